//! `crono init`: writes a new dossier, never over an existing file.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::plan::{SHIPPED_DEFAULT, shipped_text};
use crate::record::Dossier;
use crate::store::{JsonFile, Target};
use crate::words::Lang;
use crate::words::command::{copies_are_here, created, only_looking};
use crate::words::outline::read_its_head;
use crate::words::{examples, usage};

use super::document::given;
use super::error::Failure;
use super::grammar::{flag, option};
use super::plan::source::{answer, plan_named, told_of_remarks};
use super::told::tell;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "init",
    about: usage::INIT,
    usage: usage::INIT_USAGE,
    examples: examples::INIT,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    command
        .arg(option(lang, "plan", usage::VALUE_NAME, usage::OPT_PLAN))
        .arg(answer(lang).requires("plan"))
        .arg(flag(lang, "yes", usage::OPT_YES_INIT).short('y'))
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let place = call.place()?;
    if call.readonly {
        return Err(Failure::about(&place.path, only_looking(call.lang)));
    }
    let named = plan_named(call, matches, SHIPPED_DEFAULT)?;
    let name = named.plan.name.clone();
    let file = JsonFile::at(&place);
    let absence = file.absence().filter(|_| !place.path.exists());
    if let Some(backup) = absence.and_then(|absence| absence.backup)
        && !matches.get_flag("yes")
    {
        return Err(Failure::about(
            &place.path,
            copies_are_here(call.lang, backup.day, call.named()),
        ));
    }
    file.create(&Dossier::new(named.plan.clone()), &call.environment.login())?;
    told_of_remarks(call, &named);
    // Where it really lies, whatever was typed.
    let path = Target::resolve(file.path()).map_or(place.path, |target| target.path().to_owned());
    let mut lines = vec![created(call.lang, &path, &name)];
    // A plan that was chosen by its name is a pattern: its terms are not yet those of a contract.
    if given(matches, "plan").is_some_and(|named| shipped_text(named).is_some()) {
        lines.push(read_its_head(call.lang, &name));
    }
    tell(call, &lines, out)
}

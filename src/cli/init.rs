//! `crono init`: writes a new dossier, never over an existing file.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::plan::{Plan, SHIPPED_DEFAULT, shipped, shipped_names};
use crate::record::Dossier;
use crate::store::{JsonFile, Target, read};
use crate::words::Lang;
use crate::words::command::{created, no_plan, only_looking};
use crate::words::refusal::plan_error;
use crate::words::store::store_reason;
use crate::words::usage;

use super::document::given;
use super::grammar::option;
use super::{Call, Failure, Verb};

pub(super) const VERB: Verb = Verb {
    name: "init",
    about: usage::INIT,
    usage: usage::INIT_USAGE,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    command.arg(option(lang, "plan", usage::VALUE_NAME, usage::OPT_PLAN))
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let place = call.place()?;
    if call.readonly {
        return Err(Failure::about(&place.path, only_looking(call.lang)));
    }
    let plan = plan(call, given(matches, "plan").unwrap_or(SHIPPED_DEFAULT))?;
    let name = plan.name.clone();
    let file = JsonFile::at(&place);
    file.create(&Dossier::new(plan), &call.environment.login())?;
    writeln!(
        out,
        "{}",
        call.look.fold(&created(call.lang, file.path(), &name))
    )?;
    Ok(())
}

/// A shipped plan by its name, else the plan in a file.
fn plan(call: &Call<'_>, name: &str) -> Result<Plan, Failure> {
    if let Some(plan) = shipped(name) {
        return Ok(plan);
    }
    let path = std::path::Path::new(name);
    // As carefully as a dossier: a pipe is not waited for, and no file is endless.
    let found = Target::resolve(path).and_then(|target| read(&target));
    let found = found.map_err(|error| {
        let known: Vec<&str> = shipped_names().collect();
        let why = store_reason(call.lang, &error);
        Failure::about(path, no_plan(call.lang, name, &known, &why))
    })?;
    Plan::from_json(&found.text)
        .map_err(|error| Failure::About(path.to_owned(), plan_error(call.lang, &error)))
}

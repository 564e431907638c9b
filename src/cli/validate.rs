//! `crono validate`: reads the whole file, holds the facts against the journal, and names every place at
//! which it is not sound.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::store::{Fault, Flaw};
use crate::words::Lang;
use crate::words::audit::contradiction;
use crate::words::command::sound;
use crate::words::problem::unknown_in_plan;
use crate::words::store::{every_problem, store_error};
use crate::words::{examples, usage};

use super::error::Failure;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "validate",
    about: usage::VALIDATE,
    usage: usage::VALIDATE_USAGE,
    examples: examples::VALIDATE,
    arguments,
    run,
};

fn arguments(_: Lang, command: Command) -> Command {
    command
}

fn run(call: &Call<'_>, _: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let session = call.session().map_err(|failure| each(call, failure))?;
    let opened = session.existing()?;
    let journal = opened.journal()?;
    let (lang, dossier) = (call.lang, &opened.dossier);
    let mut wrong: Vec<String> = Vec::new();
    // What a save refuses is no sound file; that somebody may not write it is another matter.
    if let Err(error) = opened.can_be_written_again() {
        wrong.push(store_error(lang, &error).replace('\n', " "));
    }
    let contradictions = journal.contradictions(dossier);
    wrong.extend(
        contradictions
            .iter()
            .map(|found| contradiction(lang, found)),
    );
    if !wrong.is_empty() {
        return Err(Failure::About(session.file.path().to_owned(), wrong));
    }
    let line = sound(lang, dossier.records.len(), journal.entries().len());
    writeln!(out, "{}", call.look.fold(&line))?;
    for member in opened.unknown_in_plan() {
        let warning = unknown_in_plan(lang, &member);
        writeln!(out, "{}", call.look.fold(&warning))?;
    }
    Ok(())
}

/// All that does not hold together in a file, a line each, where it is read as damaged for that.
fn each(call: &Call<'_>, failure: Failure) -> Failure {
    let Failure::Store(error) = &failure else {
        return failure;
    };
    let Fault::Damaged(damage) = &error.fault else {
        return failure;
    };
    let Flaw::Unsound(unsound) = &damage.flaw else {
        return failure;
    };
    Failure::About(error.path.clone(), every_problem(call.lang, unsound))
}

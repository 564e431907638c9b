//! `crono validate`: reads the whole file, journal included, and says whether it is sound.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::words::Lang;
use crate::words::command::sound;
use crate::words::usage;

use super::{Call, Failure, Verb};

pub(super) const VERB: Verb = Verb {
    name: "validate",
    about: usage::VALIDATE,
    usage: usage::VALIDATE_USAGE,
    arguments,
    run,
};

fn arguments(_: Lang, command: Command) -> Command {
    command
}

fn run(call: &Call<'_>, _: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let desk = call.desk()?;
    let opened = desk.existing()?;
    let entries = opened.journal()?.entries().len();
    opened.access()?;
    let line = sound(call.lang, opened.dossier.records.len(), entries);
    writeln!(out, "{}", call.look.fold(&line))?;
    Ok(())
}

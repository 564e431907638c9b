//! `crono version`: the same as `--version`.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::words::{Lang, examples, usage};

use super::error::Failure;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "version",
    about: usage::VERSION,
    usage: usage::VERSION_USAGE,
    examples: examples::VERSION,
    arguments,
    run,
};

fn arguments(_: Lang, command: Command) -> Command {
    command
}

fn run(_: &Call<'_>, _: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    writeln!(out, concat!("crono ", env!("CARGO_PKG_VERSION")))?;
    Ok(())
}

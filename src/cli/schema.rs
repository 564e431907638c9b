//! `crono schema`: the JSON Schema of the data file, with which editors complete and check it.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::words::Lang;
use crate::words::{examples, usage};

use super::error::Failure;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "schema",
    about: usage::SCHEMA,
    usage: usage::SCHEMA_USAGE,
    examples: examples::SCHEMA,
    arguments,
    run,
};

/// Made from the types by a test of the store.
const SCHEMA: &str = include_str!("../../data/crono.schema.json");

fn arguments(_: Lang, command: Command) -> Command {
    command
}

fn run(_: &Call<'_>, _: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    out.write_all(SCHEMA.as_bytes())?;
    Ok(())
}

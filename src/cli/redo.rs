//! `crono redo`: makes again what this account took back last.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::record::Proposal;
use crate::words::Lang;
use crate::words::{examples, usage};

use super::document::authorship;
use super::error::Failure;
use super::save::save;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "redo",
    about: usage::REDO,
    usage: usage::REDO_USAGE,
    examples: examples::REDO,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    authorship(lang, command)
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    save(&call.session()?, matches, &Proposal::Redo, out)
}

//! `crono undo`: takes back the newest change of this account.

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
    name: "undo",
    about: usage::UNDO,
    usage: usage::UNDO_USAGE,
    examples: examples::UNDO,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    authorship(lang, command)
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    save(&call.session()?, matches, &Proposal::Undo, out)
}

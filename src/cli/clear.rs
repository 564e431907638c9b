//! `crono clear EVENT`: takes a date back.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::record::Proposal;
use crate::words::Lang;
use crate::words::usage;

use super::document::{authorship, expected, given, if_was};
use super::grammar::positional;
use super::save::save;
use super::{Call, Failure, Verb};

pub(super) const VERB: Verb = Verb {
    name: "clear",
    about: usage::CLEAR,
    usage: usage::CLEAR_USAGE,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    let event = positional(lang, (1, "event"), usage::VALUE_EVENT, usage::ARG_EVENT).required(true);
    authorship(lang, command.arg(event)).arg(if_was(lang))
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let desk = call.desk()?;
    let event = desk.event(given(matches, "event").unwrap_or_default())?;
    let proposal = Proposal::Clear {
        event,
        expected: expected(&desk, matches)?,
    };
    save(&desk, matches, &proposal, out)
}

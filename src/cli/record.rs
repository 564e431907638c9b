//! `crono record EVENT [DATE]`: the date of an event and its document.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::record::Proposal;
use crate::words::Lang;
use crate::words::{examples, usage};

use super::document::{authorship, document, draft, expected, given, if_was};
use super::error::Failure;
use super::grammar::{date, positional};
use super::save::save;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "record",
    about: usage::RECORD,
    usage: usage::RECORD_USAGE,
    examples: examples::RECORD,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    let event = positional(lang, (1, "event"), usage::VALUE_EVENT, usage::ARG_EVENT).required(true);
    let command = document(lang, command.arg(event).arg(date(lang, 2)));
    authorship(lang, command).arg(if_was(lang))
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let session = call.session()?;
    let proposal = Proposal::Record {
        event: session.event(given(matches, "event").unwrap_or_default())?,
        draft: draft(&session, matches)?,
        keep: true,
        expected: expected(&session, matches)?,
    };
    save(&session, matches, &proposal, out)
}

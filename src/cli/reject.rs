//! `crono reject EVENT [DATE] --reason TEXT`: what was delivered is not accepted, and is awaited again.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::record::Proposal;
use crate::words::Lang;
use crate::words::{op, usage};

use super::document::{authorship, document, draft, given};
use super::error::Failure;
use super::grammar::{date, positional};
use super::save::save;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "reject",
    about: op::REJECT_ABOUT,
    usage: op::REJECT_USAGE,
    examples: op::REJECT_EXAMPLES,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    let event = positional(lang, (1, "event"), usage::VALUE_EVENT, usage::ARG_REJECTING);
    let command = command.arg(event.required(true)).arg(date(lang, 2));
    authorship(lang, document(lang, command))
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let session = call.session()?;
    let event = session.event(given(matches, "event").unwrap_or_default())?;
    let proposal = Proposal::Reject {
        // As far as is known now: another attempt, that a colleague rejects meanwhile, is not meant.
        expected: session.dossier().attempt_to_reject(&event),
        event,
        draft: draft(&session, matches)?,
    };
    save(&session, matches, &proposal, out)
}

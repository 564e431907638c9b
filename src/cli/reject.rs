//! `crono reject EVENT [DATE] --reason TEXT`: what was delivered is not accepted, and is awaited again.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::plan::Event;
use crate::record::{Dossier, Proposal};
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
        expected: newest(session.dossier(), &event),
        event,
        draft: draft(&session, matches)?,
    };
    save(&session, matches, &proposal, out)
}

/// The attempt that would be rejected, as far as is known now: another that a colleague rejects meanwhile is
/// not meant.
fn newest(dossier: &Dossier, event: &Event) -> Option<u32> {
    let rule = dossier
        .plan
        .milestone(&event.milestone)?
        .rejection
        .as_ref()?;
    let last = dossier
        .rejections_of(&rule.of)
        .last()
        .map_or(0, |known| known.n);
    last.checked_add(1)
}

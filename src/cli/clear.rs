//! `crono clear EVENT`: takes a date back, what was said not to apply, a rejection such as `plan_accepted/1`, or
//! an act such as `suspension:1`.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::plan::{Event, Plan};
use crate::record::{ActId, Expected, NotePlace, Proposal};
use crate::words::Lang;
use crate::words::{examples, usage};

use super::document::{authorship, expected, given, if_was};
use super::error::Failure;
use super::grammar::positional;
use super::save::save;
use super::verb::{Call, Verb};
use super::waive;

pub(super) const VERB: Verb = Verb {
    name: "clear",
    about: usage::CLEAR,
    usage: usage::CLEAR_USAGE,
    examples: examples::CLEAR,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    let event =
        positional(lang, (1, "event"), usage::VALUE_EVENT, usage::ARG_CLEARED).required(true);
    authorship(lang, command.arg(event)).arg(if_was(lang))
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let session = call.session()?;
    // Where there is no dossier there is nothing to take back.
    session.existing()?;
    let typed = given(matches, "event").unwrap_or_default();
    let place = waive::place(&session, typed)?;
    if matches!(place, NotePlace::Phase(_) | NotePlace::Point(_))
        || session.dossier().waiver(&place).is_some()
    {
        let expected = match expected(&session, matches)? {
            Expected::Date(date) => Some(date),
            Expected::Anything | Expected::Record(_) | Expected::Attempt(_) => None,
        };
        let proposal = Proposal::Waive {
            place,
            date: None,
            with_followers: false,
            expected,
        };
        return save(&session, matches, &proposal, out);
    }
    let event = session.event(typed)?;
    if let Some(proposal) = rejection(&session.dossier().plan, &event) {
        return save(&session, matches, &proposal, out);
    }
    let proposal = match act(&session.dossier().plan, &event) {
        Some(act) => Proposal::TakeBack(act),
        None => Proposal::Clear {
            event,
            expected: expected(&session, matches)?,
        },
    };
    save(&session, matches, &proposal, out)
}

/// The rejection that is meant, if the name is one.
fn rejection(plan: &Plan, event: &Event) -> Option<Proposal> {
    let n = event.milestone.attempt_number()?;
    let event = event.milestone.whole();
    plan.milestone(&event)?.rejection.as_ref()?;
    Some(Proposal::TakeBackRejection { event, n })
}

/// The act that is meant, unless the plan has an event of that name.
fn act(plan: &Plan, event: &Event) -> Option<ActId> {
    let n = event.number().filter(|_| plan.role(event).is_err())?;
    ActId::of(event.milestone.as_str(), n)
}

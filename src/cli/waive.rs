//! `crono waive EVENT|PHASE [DATE] --reason TEXT`: an event or a phase that does not apply.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::calendar::Bias;
use crate::plan::Event;
use crate::record::{Dossier, NotePlace, Proposal, Refusal};
use crate::words::Lang;
use crate::words::{op, usage};

use super::document::{authorship, given, words_of};
use super::error::Failure;
use super::grammar::{flag, positional, several_words};
use super::save::save;
use super::session::Session;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "waive",
    about: op::WAIVE_ABOUT,
    usage: op::WAIVE_USAGE,
    examples: op::WAIVE_EXAMPLES,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    let event = positional(lang, (1, "event"), usage::VALUE_EVENT, usage::ARG_WAIVED);
    let date = positional(lang, (2, "date"), usage::VALUE_DATE, usage::ARG_WAIVED_FROM);
    let also = flag(lang, "with-followers", usage::OPT_WITH_FOLLOWERS);
    let command = command.args([event.required(true), several_words(date), also]);
    authorship(lang, command)
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let session = call.session()?;
    let typed = words_of(matches, "date").map(|typed| session.date(&typed, Bias::Past));
    let proposal = Proposal::Waive {
        place: place(&session, given(matches, "event").unwrap_or_default())?,
        date: Some(typed.transpose()?.unwrap_or(session.today)),
        with_followers: matches.get_flag("with-followers"),
        expected: None,
    };
    save(&session, matches, &proposal, out)
}

/// What is meant by a name: the number of a phase, an event, or an entry of a register, which ends with its
/// answer.
pub(super) fn place(session: &Session<'_>, typed: &str) -> Result<NotePlace, Failure> {
    let unknown = || {
        let unknown = session.dossier().plan.unknown_event(typed);
        session.refused(&Refusal::UnknownEvent(unknown))
    };
    let place: NotePlace = typed.parse().map_err(|_| unknown())?;
    match place {
        NotePlace::Named(event) => {
            let event = session.dossier().by_its_name(event);
            Ok(NotePlace::Named(answer(session.dossier(), event)))
        }
        NotePlace::Phase(number) if session.dossier().plan.phase(number).is_none() => {
            Err(session.refused(&Refusal::UnknownPlace(typed.to_owned())))
        }
        NotePlace::Phase(_) | NotePlace::Point(_) => Ok(place),
        NotePlace::Plan => Err(unknown()),
    }
}

/// The answer of an entry that is named by its register; every other event as it is.
fn answer(dossier: &Dossier, event: Event) -> Event {
    let register = event.milestone.as_str().parse().ok();
    let register = register.and_then(|id| dossier.plan.register(&id));
    match (register, event.number()) {
        (Some(register), Some(n)) if dossier.plan.role(&event).is_err() => {
            Event::numbered(&register.answer.id, n)
        }
        _ => event,
    }
}

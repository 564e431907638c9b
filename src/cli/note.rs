//! `crono note PLACE TEXT`: something to be remembered about a place of the plan.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::calendar::Bias;
use crate::record::{NotePlace, Proposal, Refusal};
use crate::words::Lang;
use crate::words::command::no_kind;
use crate::words::{examples, usage};

use super::document::{authorship, given};
use super::error::Failure;
use super::grammar::{option, positional};
use super::save::save;
use super::session::Session;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "note",
    about: usage::NOTE,
    usage: usage::NOTE_USAGE,
    examples: examples::NOTE,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    let place = positional(lang, (1, "place"), usage::VALUE_PLACE, usage::ARG_PLACE).required(true);
    let text = positional(lang, (2, "text"), usage::VALUE_TEXT, usage::ARG_TEXT).required(true);
    let day = option(lang, "date", usage::VALUE_DATE, usage::OPT_NOTE_DATE);
    let kind = option(lang, "kind", usage::VALUE_ID, usage::OPT_KIND);
    let day = day.allow_negative_numbers(true);
    let command = command.args([place, text.num_args(1..), day, kind]);
    authorship(lang, command)
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let session = call.session()?;
    let typed = given(matches, "place").unwrap_or_default();
    let place = place(&session, typed)?;
    let date = given(matches, "date")
        .map(|typed| session.date(typed, Bias::Past))
        .transpose()?;
    let kind = given(matches, "kind")
        .map(|typed| {
            let known = session
                .dossier()
                .kinds_of(&place)
                .find(|kind| kind.id.as_str() == typed);
            let unknown = || session.named(no_kind(call.lang, session.dossier(), &place, typed));
            known.map(|kind| kind.id.clone()).ok_or_else(unknown)
        })
        .transpose()?;
    let words: Vec<&str> = matches
        .get_many::<String>("text")
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let proposal = Proposal::Note {
        place,
        date: date.unwrap_or(session.today),
        kind,
        text: words.join(" "),
    };
    save(&session, matches, &proposal, out)
}

/// The place that was named, which must be there for its kinds of notes to be known.
fn place(session: &Session<'_>, typed: &str) -> Result<NotePlace, Failure> {
    let is_there = |place: &NotePlace| match place {
        NotePlace::Plan => true,
        NotePlace::Phase(number) => session.dossier().plan.phase(*number).is_some(),
        NotePlace::Named(_) => session.dossier().phase_of(place).is_some(),
        NotePlace::Point(point) => session.dossier().plan.has_point(point),
    };
    let place = typed.parse().ok().map(|place| match place {
        NotePlace::Named(event) => NotePlace::Named(session.dossier().by_its_name(event)),
        other => other,
    });
    let place = place.filter(is_there);
    place.ok_or_else(|| session.refused(&Refusal::UnknownPlace(typed.to_owned())))
}

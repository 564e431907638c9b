//! `crono tick MILESTONE POINT... [DATE|none]`: ticks points of a check list, or takes ticks back.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::calendar::{Bias, Date};
use crate::plan::{ItemId, Milestone, MilestoneId, nearest};
use crate::record::{ExpectedFact, Proposal, Refusal, Ticking};
use crate::words::{Lang, examples, usage};

use super::document::{authorship, given, if_was};
use super::error::Failure;
use super::grammar::{option, positional, several_words};
use super::save::save;
use super::session::Session;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "tick",
    about: usage::TICK,
    usage: usage::TICK_USAGE,
    examples: examples::TICK,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    let of = positional(
        lang,
        (1, "milestone"),
        usage::VALUE_MILESTONE,
        usage::ARG_LISTED,
    );
    let points = positional(lang, (2, "points"), usage::VALUE_POINTS, usage::ARG_POINTS);
    let note = option(lang, "note", usage::VALUE_TEXT, usage::OPT_TICK_NOTE);
    let command = command.args([
        of.required(true),
        several_words(points).required(true),
        note,
    ]);
    authorship(lang, command).arg(if_was(lang))
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let session = call.session()?;
    let typed = given(matches, "milestone").unwrap_or_default();
    let milestone = milestone(&session, typed)?;
    let words = matches.get_many::<String>("points").into_iter().flatten();
    let words: Vec<&str> = words.map(String::as_str).collect();
    let (points, date) = read(&session, &milestone, &words)?;
    let expected = given(matches, "if-was").map(|was| match was {
        "-" => Ok(None),
        typed => session.date(typed, Bias::Past).map(Some),
    });
    let proposal = Proposal::Tick(Ticking {
        milestone,
        points,
        date,
        note: given(matches, "note").map(str::to_owned),
        expected: expected.transpose()?.map(ExpectedFact::Date),
    });
    save(&session, matches, &proposal, out)
}

/// The event that is named; whether it has a list, the proposal finds out.
pub(super) fn milestone(session: &Session<'_>, typed: &str) -> Result<MilestoneId, Failure> {
    let unknown = || Refusal::UnknownEvent(session.dossier().plan.unknown_event(typed));
    let event = session.event(typed)?;
    match session.dossier().plan.milestone(&event.milestone) {
        Some(_) if event.part.is_none() => Ok(event.milestone),
        _ => Err(session.refused(&unknown())),
    }
}

/// What was typed behind the event: points as long as words are names of such, then a date, or `none`.
fn read(
    session: &Session<'_>,
    id: &MilestoneId,
    words: &[&str],
) -> Result<(Vec<ItemId>, Option<Date>), Failure> {
    let Some(milestone) = session.dossier().plan.milestone(id) else {
        return Ok((Vec::new(), None));
    };
    let points = words
        .iter()
        .map_while(|word| milestone.point_named(word))
        .map(|point| point.id.clone());
    let points: Vec<ItemId> = points.collect();
    let rest = &words[points.len()..];
    let unknown = |word: &str| match word.parse() {
        Ok(point) => session.refused(&unknown(milestone, point)),
        Err(_) => session.refused(&Refusal::UnknownPlace(format!("{id}/{word}"))),
    };
    let (Some(first), true) = (rest.first(), !milestone.checklist.is_empty()) else {
        return Ok((points, Some(session.today)));
    };
    if points.is_empty() {
        return Err(unknown(first));
    }
    if rest == ["none"] || rest == ["-"] {
        return Ok((points, None));
    }
    // A misspelt point is told as such, not as a date.
    let mut names = milestone.checklist.iter().map(|point| point.id.as_str());
    match session.date(&rest.join(" "), Bias::Past) {
        Ok(date) => Ok((points, Some(date))),
        Err(_) if is_group(milestone, first) => Err(unknown(first)),
        Err(_) if nearest(first, &mut names).is_some() => Err(unknown(first)),
        Err(failure) => Err(failure),
    }
}

fn is_group(milestone: &Milestone, word: &str) -> bool {
    let mut groups = milestone.groups.iter();
    groups.any(|group| group.id.as_str() == word)
}

/// The refusal of a name that no point of the list bears.
pub(super) fn unknown(milestone: &Milestone, point: ItemId) -> Refusal {
    Refusal::UnknownPoint {
        milestone: milestone.id.clone(),
        is_group: milestone.group(&point).is_some(),
        point,
        known: milestone.checklist.iter().map(|it| it.id.clone()).collect(),
    }
}

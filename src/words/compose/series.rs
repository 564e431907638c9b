//! What is said of a series: how far it has come, what it counts, which occurrence comes next.

use crate::assess::{Assessment, ClockStatus, SeriesEffect, SeriesStatus};
use crate::calendar::Date;
use crate::plan::{Plan, Series, SeriesEnd, Through};
use crate::words::Lang;
use crate::words::dates;
use crate::words::event::{Preposition, inside, last_day_of, number};
use crate::words::notation::article;
use crate::words::sanitize::sanitized;
use crate::words::series::{
    are_added, are_gone, are_late, are_lost, are_outside, come_back, count_again, done_of, each,
    measured, stay_behind, then_next, through_day, through_the_whole, through_what,
};
use crate::words::state::text;

use super::event::milestone_noun;

/// What a series is called.
#[must_use]
pub fn label(lang: Lang, series: &Series) -> String {
    sanitized(text(lang, &series.label)).into_owned()
}

/// Whether its name is feminine in Italian.
#[must_use]
pub fn is_feminine(series: &Series) -> bool {
    let noun = series.noun.as_ref().unwrap_or(&series.label);
    article::is_feminine(noun.it())
}

/// What an occurrence is called: "Relazione mensile n. 3".
#[must_use]
pub fn name(lang: Lang, series: &Series, n: u32) -> String {
    format!("{} {}", label(lang, series), number(lang, n))
}

/// How many are done, of how many: "2 di 12", "2 di ~12", "2 finora".
#[must_use]
pub fn progress(lang: Lang, series: &SeriesStatus) -> String {
    let sign = if series.is_total_foreseen { "~" } else { "" };
    let total = series.total.map(|total| format!("{sign}{total}"));
    done_of(lang, series.done, total.as_deref())
}

/// The same, with the day that the next is due: "2 di 12, prossima 10/05".
#[must_use]
pub fn standing(lang: Lang, plan: &Plan, assessment: &Assessment, series: &SeriesStatus) -> String {
    let done = progress(lang, series);
    match next_is_due(assessment, series) {
        Some(due) => {
            let feminine = is_feminine(series.of(plan));
            let day = dates::day_month_seen(due, assessment.today);
            then_next(lang, feminine, &done, &day)
        }
        None => done,
    }
}

/// The same of one of several, where there is no room for all: "2 di 12, 10/05 (+1)".
#[must_use]
pub fn standing_of_several(
    lang: Lang,
    assessment: &Assessment,
    series: &SeriesStatus,
    others: usize,
) -> String {
    let done = progress(lang, series);
    let next = next_is_due(assessment, series);
    let next = next.map(|day| dates::day_month_seen(day, assessment.today));
    let next = next.map(|day| format!(", {day}")).unwrap_or_default();
    format!("{done}{next} (+{others})")
}

/// What a change does to the occurrences, a sentence each: "relazione mensile: n. 3-5 non ci sono più".
#[must_use]
pub fn effects(lang: Lang, plan: &Plan, effect: &SeriesEffect) -> Vec<String> {
    let series = &plan.series[effect.index];
    let name = inside(&label(lang, series));
    let feminine = is_feminine(series);
    let told = |numbers: &[u32], say: &dyn Fn(&str, bool) -> String| {
        let which = numbers_of(lang, numbers);
        let said = || say(&which, numbers.len() > 1);
        (!numbers.is_empty()).then(|| format!("{name}: {}", said()))
    };
    [
        told(&effect.gone, &|which, many| are_gone(lang, which, many)),
        told(&effect.kept, &|which, many| stay_behind(lang, which, many)),
        told(&effect.lost, &|which, many| are_lost(lang, which, many)),
        told(&effect.back, &|which, many| come_back(lang, which, many)),
        told(&effect.outside, &|which, many| {
            are_outside(lang, which, many, feminine)
        }),
        told(&effect.inside, &|which, many| {
            count_again(lang, which, many)
        }),
        told(&effect.added, &|which, many| are_added(lang, which, many)),
        told(&effect.late, &|which, many| are_late(lang, which, many)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Numbers of occurrences, those that follow each other as one: "n. 3, 5-7".
fn numbers_of(lang: Lang, numbers: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for n in numbers.iter().copied() {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == n => *last = n,
            _ => runs.push((n, n)),
        }
    }
    let (first, others) = match runs.split_first() {
        Some((first, others)) => (*first, others),
        None => return String::new(),
    };
    let through = |(from, to): (u32, u32), from_said: String| match to {
        to if to == from => from_said,
        to => format!("{from_said}-{to}"),
    };
    let mut said = through(first, number(lang, first.0));
    for run in others.iter().copied() {
        said.push_str(", ");
        said.push_str(&through(run, run.0.to_string()));
    }
    said
}

/// The day that the next occurrence is due, as far as foreseen.
#[must_use]
pub fn next_is_due(assessment: &Assessment, series: &SeriesStatus) -> Option<Date> {
    assessment.foreseen_due(series.next?)
}

/// Of the clock of an occurrence, the series on that day.
#[must_use]
pub fn of_clock<'a>(assessment: &'a Assessment, clock: &ClockStatus) -> Option<&'a SeriesStatus> {
    assessment.series.get(clock.series?)
}

/// How often it comes back: "ogni mese".
#[must_use]
pub fn every(lang: Lang, series: &Series) -> String {
    each(lang, series.every)
}

/// What it comes back through: "fino a mer 30/06/2027".
#[must_use]
pub fn through(lang: Lang, plan: &Plan, series: &Series) -> String {
    let through = series.through.as_ref().and_then(Through::end);
    let what = match through.unwrap_or(SeriesEnd::Whole) {
        SeriesEnd::Whole => return through_the_whole(lang).to_owned(),
        SeriesEnd::Date(day) => return through_day(lang, day),
        SeriesEnd::Event(id) => milestone_noun(lang, plan, id),
        SeriesEnd::Term(id) => {
            let label = plan.term(id).map(|term| text(lang, &term.label));
            last_day_of(lang, &sanitized(label.unwrap_or(id.as_str())))
        }
    };
    through_what(lang, &what)
}

/// What each of its clocks measures: "ogni mese dall'avvio, entro 10 giorni dalla fine di ogni periodo, fino
/// alla fine del tutto".
#[must_use]
pub fn reading(lang: Lang, plan: &Plan, series: &Series) -> String {
    let from = Preposition::From.with(lang, &milestone_noun(lang, plan, &series.from));
    let due = dates::limit(lang, series.due);
    let through = through(lang, plan, series);
    measured(lang, &every(lang, series), &from, &due, &through)
}

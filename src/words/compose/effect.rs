//! What a change does to the clocks and terms, one by one and in one line.

use crate::assess::{ClockEffect, ClockStatus, Course, FixedTerm, Preview, State};
use crate::plan::{ClockKey, Plan};
use crate::record::Doubt;
use crate::words::dates::{self, with_weekday};
use crate::words::effect::{
    and_limit, between, broken_off, ended_before_start, goes_on, gone, in_time_if_holiday_rule,
    no_limit, no_limit_of_it, no_longer, none, not_certain, not_started_again, open_again,
    other_limit, starts,
};
use crate::words::event::{capitalised, clock_apart, is_feminine, term};
use crate::words::parts::{self, PartKind};
use crate::words::{Lang, count, forecast, proof, series, state};

use super::term_effect::{term_effect, term_happens};

/// How many words an effect may take.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A line of its own, with the name first: "fase 3: rispettato, 84 giorni su 90".
    Line,
    /// A sentence among others: "Fase 3: rispettato, 84 su 90."
    Sentence,
}

/// What is said of a clock depends on the plan: the gender of the words of its states, and what it counts.
#[derive(Clone, Copy)]
struct Wording<'p> {
    feminine: bool,
    counted: PartKind<'p>,
}

impl<'p> Wording<'p> {
    fn of(plan: &'p Plan, key: &ClockKey) -> Self {
        Self {
            feminine: is_feminine(plan, key),
            counted: parts::of_clock(plan, &key.id),
        }
    }

    fn word(self, lang: Lang, state: State) -> &'static str {
        state::agreeing(self.feminine)(lang, state)
    }
}

/// What happens to one clock: "fase 3: rispettato, 84 giorni su 90".
#[must_use]
pub fn clock_effect(lang: Lang, plan: &Plan, effect: &ClockEffect) -> String {
    let key = &effect.clock().key;
    let name = clock_apart(lang, plan, effect.clock());
    let words = Wording::of(plan, key);
    format!("{name}: {}", happens(lang, effect, Form::Line, words))
}

/// Everything a change does, one line for each clock and term; last, what it moves of what is
/// foreseen.
#[must_use]
pub fn effects(lang: Lang, preview: &Preview) -> Vec<String> {
    let plan = &preview.dossier.plan;
    let clocks = preview
        .clocks
        .iter()
        .filter(|effect| shows(effect) && has_name(plan, effect))
        .map(|effect| clock_effect(lang, plan, effect));
    let terms = preview
        .terms
        .iter()
        .map(|effect| term_effect(lang, plan, effect));
    let shifts = preview.shifts.iter();
    let shifts = shifts.map(|moved| forecast::shift(lang, plan, moved));
    let series = preview.series.iter();
    let series = series.flat_map(|effect| series::effects(lang, plan, effect));
    clocks.chain(terms).chain(series).chain(shifts).collect()
}

/// The same for a form, which also says that no clock changes, and from when a date that is still to
/// come counts.
#[must_use]
pub fn effects_or_none(lang: Lang, preview: &Preview) -> Vec<String> {
    let effects = effects(lang, preview);
    if !effects.is_empty() {
        return effects;
    }
    let to_come = preview.doubts.iter().find_map(|doubt| match doubt {
        Doubt::Future { date } => Some(*date),
        _ => None,
    });
    vec![none(lang, to_come)]
}

/// The same in one line of sentences, informative clocks left out, and those of which it is said already:
/// "Fase 3: rispettato, 84 su 90."
#[must_use]
pub fn effects_in_short(
    lang: Lang,
    preview: &Preview,
    is_said: impl Fn(&ClockStatus) -> bool,
) -> String {
    let plan = &preview.dossier.plan;
    let counted = preview.clocks.iter().filter(|effect| {
        let clock = effect.clock();
        !clock.informative && shows(effect) && has_name(plan, effect) && !is_said(clock)
    });
    let clocks = counted.map(|effect| {
        let key = &effect.clock().key;
        let name = clock_apart(lang, plan, effect.clock());
        let words = Wording::of(plan, key);
        let what = happens(lang, effect, Form::Sentence, words);
        format!("{}: {what}.", capitalised(&name))
    });
    let terms = preview.terms.iter().map(|effect| {
        let name = term(lang, plan, &plan.terms[effect.after.index].id);
        format!(
            "{}: {}.",
            capitalised(&name),
            term_happens(lang, plan, effect)
        )
    });
    let series = preview.series.iter();
    let series = series.flat_map(|effect| series::effects(lang, plan, effect));
    let series = series.map(|said| format!("{}.", capitalised(&said)));
    let all = clocks.chain(terms).chain(series);
    all.collect::<Vec<_>>().join(" ")
}

/// What a change moves of what is foreseen, in one line of sentences.
#[must_use]
pub fn shifts_in_short(lang: Lang, preview: &Preview) -> String {
    let plan = &preview.dossier.plan;
    let shifts = preview.shifts.iter().map(|moved| {
        let said = forecast::shift(lang, plan, moved);
        format!("{}.", capitalised(&said))
    });
    shifts.collect::<Vec<_>>().join(" ")
}

/// Whether a clock is of this plan, so that it has a name there: one that went with another plan is told with it.
pub(super) fn has_name(plan: &Plan, effect: &ClockEffect) -> bool {
    let id = &effect.clock().key.id;
    plan.clock(id).is_some() || plan.numbered(id).is_some() || plan.may_have_attempt(id)
}

/// Whether there is anything to say: another holiday-rule date alone, or another number of parts of
/// a clock that has not begun, is not.
fn shows(effect: &ClockEffect) -> bool {
    // What is outside of its series, or was, is told with the series.
    let mut sides = effect.before.iter().chain(&effect.after);
    if sides.any(|side| side.is_outside) {
        return false;
    }
    let is_deadline = effect.clock().is_deadline();
    let (Some(before), Some(after)) = (&effect.before, &effect.after) else {
        let comes_back = effect.clock().is_occurrence();
        // How the forecast stands to a fixed day that is set is said beside; that it is missed already, here.
        let is_late = effect.after.as_ref().is_some_and(|it| it.days_late() > 0);
        return (!is_deadline || is_late) && !comes_back;
    };
    before.state() != after.state()
        || before.elapsed() != after.elapsed() && after.fixed.is_none()
        || before.limit != after.limit
        || !same_rule(before, after)
        || before.open_due() != after.open_due()
        || before.is_open() && before.days_left() != after.days_left()
        || before.moved() != after.moved()
        || before.is_open() && before.parts != after.parts
}

/// Whether the last day is fixed in the same way, whatever is foreseen of it.
fn same_rule(before: &ClockStatus, after: &ClockStatus) -> bool {
    match (&before.fixed, &after.fixed) {
        (
            Some(FixedTerm::Before { before: was, .. }),
            Some(FixedTerm::Before { before: is, .. }),
        ) => was == is,
        (was, is) => was == is,
    }
}

fn happens(lang: Lang, effect: &ClockEffect, form: Form, words: Wording<'_>) -> String {
    match (&effect.before, &effect.after) {
        (_, None) => gone(lang),
        (_, Some(after)) if after.is_broken_off => {
            // As everywhere, the days on which it stood are not counted.
            let net = after.gross.map(|days| days.saturating_sub(after.suspended));
            broken_off(lang, net, words.feminine)
        }
        (before, Some(after)) => {
            let before = before.as_ref();
            match after.course {
                Course::NotStarted => not_started(lang, before, after, words),
                Course::Open { .. } => opened(lang, before, after, words),
                Course::Suspended { .. } => {
                    let told = suspended(lang, before, after, words);
                    match before {
                        Some(before) => extended(lang, before, after, told),
                        None => told,
                    }
                }
                Course::Closed { .. } => closed(lang, before, after, form, words),
                Course::Waived { .. } => words.word(lang, State::Waived).to_owned(),
            }
        }
    }
}

fn not_started(
    lang: Lang,
    before: Option<&ClockStatus>,
    after: &ClockStatus,
    words: Wording<'_>,
) -> String {
    if before.is_some_and(|before| before.course != Course::NotStarted) {
        return not_started_again(lang, words.feminine);
    }
    let limit = |clock: &ClockStatus| match clock.limit {
        Some(limit) => count::allowed(lang, limit, clock.moved()),
        None if clock.has_end() => words.word(lang, State::NotStarted).to_owned(),
        None => no_limit_of_it(lang),
    };
    let now = limit(after);
    match before.map(limit).filter(|was| *was != now) {
        Some(was) => other_limit(lang, &now, &was),
        None => words.word(lang, State::NotStarted).to_owned(),
    }
}

/// The due date of an open clock, or that it has none.
fn open_until(lang: Lang, clock: &ClockStatus, feminine: bool) -> String {
    match (clock.open_due(), clock.left()) {
        // Nobody is late by a clock that judges nobody.
        (Some(due), Some(left)) if clock.informative => count::informative_until(lang, due, left),
        (Some(due), Some(left)) if left.days < 0 => {
            format!(
                "{}, {}",
                count::countdown(lang, left),
                count::due(lang, due, left.days, feminine)
            )
        }
        (Some(due), Some(left)) => count::due(lang, due, left.days, feminine),
        _ if clock.has_end() => not_certain(lang),
        _ => no_limit(lang),
    }
}

fn opened(
    lang: Lang,
    before: Option<&ClockStatus>,
    after: &ClockStatus,
    words: Wording<'_>,
) -> String {
    let until = open_until(lang, after, words.feminine);
    let Some(before) = before else {
        // A request that has just been opened says how it was counted.
        return match after.limit {
            Some(limit) => format!("{until} ({})", dates::limit(lang, limit)),
            None => until,
        };
    };
    match before.course {
        Course::NotStarted => starts(lang, &until),
        Course::Closed { .. } | Course::Waived { .. } => open_again(lang, words.feminine, &until),
        Course::Suspended { .. } => goes_on(lang, &until),
        Course::Open { .. } => still_open(lang, before, after, until, words),
    }
}

/// A clock that is stopped, or stays stopped with other days left.
fn suspended(
    lang: Lang,
    before: Option<&ClockStatus>,
    after: &ClockStatus,
    words: Wording<'_>,
) -> String {
    let word = words.word(lang, State::Suspended);
    let was = before.filter(|before| before.state() == State::Suspended);
    let left = after.left();
    let was = was
        .and_then(ClockStatus::left)
        .filter(|was| Some(*was) != left);
    match (left, was) {
        (None, _) => word.to_owned(),
        (Some(left), Some(was)) => {
            let now = format!("{word}, {}", count::remain(lang, left));
            no_longer(lang, &now, &was.days.to_string())
        }
        (Some(left), None) if before.is_some_and(|before| before.parts != after.parts) => {
            let done = after
                .parts
                .map(|parts| words.counted.say(lang, parts))
                .unwrap_or_default();
            format!("{word}, {}, {done}", count::remain(lang, left))
        }
        (Some(left), None) => {
            let reopened = before.is_some_and(|before| before.end().is_some());
            let limit = after.limit != before.and_then(|before| before.limit) && before.is_some();
            let limit = after
                .limit
                .filter(|_| limit)
                .map(|limit| dates::limit(lang, limit));
            let limit = limit.map(|limit| format!(" ({limit})")).unwrap_or_default();
            let stands = format!("{word}, {}{limit}", count::remain(lang, left));
            if reopened {
                open_again(lang, words.feminine, &stands)
            } else {
                stands
            }
        }
    }
}

fn still_open(
    lang: Lang,
    before: &ClockStatus,
    after: &ClockStatus,
    until: String,
    words: Wording<'_>,
) -> String {
    if before.open_due() != after.open_due() {
        let moved = match before.open_due().map(|was| with_weekday(lang, was)) {
            Some(was) => no_longer(lang, &until, &was),
            None => until,
        };
        return extended(lang, before, after, moved);
    }
    let (was, is) = (before.state(), after.state());
    // Nobody is late by a clock that judges nobody.
    if was != is && !after.informative {
        return between(lang, words.word(lang, was), words.word(lang, is));
    }
    match (before.parts, after.parts) {
        (Some(was), Some(now)) if was.total != now.total => words.counted.say_other(lang, now, was),
        (was, Some(now)) if was != after.parts => words.counted.say(lang, now),
        _ if before.elapsed() != after.elapsed() => {
            let used = count::used(lang, after);
            let was = before.elapsed().unwrap_or_default();
            no_longer(lang, &used, &was.to_string())
        }
        _ => extended(lang, before, after, until),
    }
}

/// The same with the limit, where more time was given or taken back.
fn extended(lang: Lang, before: &ClockStatus, after: &ClockStatus, told: String) -> String {
    match after.limit.filter(|_| before.moved() != after.moved()) {
        Some(limit) => {
            let limit = proof::sum(lang, limit, after.moved());
            and_limit(lang, &told, &limit)
        }
        None => told,
    }
}

fn closed(
    lang: Lang,
    before: Option<&ClockStatus>,
    after: &ClockStatus,
    form: Form,
    words: Wording<'_>,
) -> String {
    // What must be done by a day is told by how far it was from that: its days have no limit to stand beside.
    let used = |clock: &ClockStatus, form: Form| {
        let margin = clock.margin_said().filter(|_| clock.fixed.is_some());
        let elapsed = clock.elapsed().unwrap_or_default();
        match (margin, form) {
            (Some(margin), _) => count::margin(lang, margin),
            (None, Form::Line) => count::used(lang, clock),
            (None, Form::Sentence) => count::used_short(lang, elapsed, clock.allowed()),
        }
    };
    let word = |clock: &ClockStatus| words.word(lang, clock.state());
    let was = before.filter(|before| before.end().is_some() && before.state() != after.state());
    let verdict = match was {
        _ if after.informative => count::informative_verdict(lang, after),
        Some(was) => {
            let short = |clock: &ClockStatus| {
                let used = used(clock, Form::Sentence);
                format!("{} ({used})", word(clock))
            };
            between(lang, &short(was), &short(after))
        }
        None => format!("{}, {}", word(after), used(after, form)),
    };
    match marks(lang, after) {
        Some(marks) => format!("{verdict}, {marks}"),
        None => verdict,
    }
}

/// What is to be known beside a verdict: the holiday rule, or dates worth a second look.
#[must_use]
pub fn marks(lang: Lang, clock: &ClockStatus) -> Option<&'static str> {
    if clock.ended_before_start() {
        Some(ended_before_start(lang))
    } else if clock.in_time_if_holiday_rule() {
        Some(in_time_if_holiday_rule(lang))
    } else {
        clock.by_silence.then(|| count::by_silence(lang))
    }
}

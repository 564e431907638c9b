//! Which clocks and events the two sentences above the list name, in so many columns.

use crate::assess::{Assessment, ClockStatus, State};
use crate::calendar::Date;
use crate::plan::Plan;
use crate::record::Dossier;
use crate::words::compose::nothing_due::nothing_due;
use crate::words::event::{capitalised, number};
use crate::words::headline::{
    Headline, due_today, due_today_or_silence, late_by, late_only, late_since, so_many_late,
    then_due, then_due_on,
};
use crate::words::sanitize::width;
use crate::words::{Lang, count, dates, parts};

use super::naming::Naming;
use super::turn::ours_with_missed;
use super::unhidden::{SOON, more};

/// The first sentence: what is late, or what falls due next, in whole days.
#[must_use]
pub fn due(lang: Lang, dossier: &Dossier, assessment: &Assessment) -> Headline {
    let said = due_named(lang, dossier, assessment, Naming::IN_FULL);
    more(lang, dossier, assessment)
        .into_iter()
        .fold(said, |said, [full, _]| said.with(&full))
}

/// Both sentences, each in so many columns. What must not be hidden stands behind the one that leaves room, once.
#[must_use]
pub fn both(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    columns: [usize; 2],
) -> (Headline, String) {
    let [first, second] = columns;
    let turn = ours_with_missed(lang, dossier, assessment, second);
    let mut ours = turn.said;
    let mut said = each_name(lang, dossier, assessment);
    for [full, short] in more(lang, dossier, assessment) {
        let is_said = stand_behind(&mut said, &mut ours, &full, columns);
        if !is_said {
            stand_behind(&mut said, &mut ours, &short, columns);
        }
    }
    if let Some(missed) = turn.left {
        stand_behind(&mut said, &mut ours, &missed, columns);
    }
    let cut = || cut_to_fit(lang, dossier, assessment, first);
    (that_fits(&said, first, cut), ours)
}

/// Adds a sentence behind the first one with the longest names that leave room, else behind the second;
/// says whether there was room.
fn stand_behind(
    said: &mut Vec<Headline>,
    ours: &mut String,
    more: &str,
    [first, second]: [usize; 2],
) -> bool {
    let with: Vec<Headline> = said.iter().map(|said| said.clone().with(more)).collect();
    if with.iter().any(|said| width(&said.text) <= first) {
        *said = with;
        return true;
    }
    if width(ours) + 1 + width(more) <= second {
        *ours = format!("{ours} {more}");
        return true;
    }
    false
}

/// The first sentence with each name that clocks have, the longest first; at the end, of one that is late
/// not since when.
fn each_name(lang: Lang, dossier: &Dossier, assessment: &Assessment) -> Vec<Headline> {
    let mut said: Vec<Headline> = Naming::shorter_and_shorter()
        .into_iter()
        .map(|naming| due_named(lang, dossier, assessment, naming))
        .collect();
    let [.., least] = Naming::shorter_and_shorter();
    said.extend(only_how_late(lang, dossier, assessment, least));
    said
}

/// Of the only one that is late not since when.
fn only_how_late(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    naming: Naming,
) -> Option<Headline> {
    let late = assessment.open_clocks();
    let mut late = late.filter(|clock| clock.state() == State::Overdue);
    let (Some(only), None) = (late.next(), late.next()) else {
        return None;
    };
    let name = naming.in_short(lang, &dossier.plan, &only.key);
    Some(Headline {
        state: State::Overdue,
        text: late_only(lang, -left(only), &name),
    })
}

/// The first sentence where no name has room as it is: names are cut, and nothing else is.
fn cut_to_fit(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    columns: usize,
) -> Option<Headline> {
    let fits = |said: &Headline| width(&said.text) <= columns;
    // What is cut before a full stop needs none; and where no name is left nothing leads to one.
    let bare = |mut said: Headline| {
        said.text = said.text.replace("….", "…").replace(": .", ".");
        said
    };
    let mut cut = Naming::cut_more_and_more(columns).filter_map(|naming| {
        let said = bare(due_named(lang, dossier, assessment, naming));
        if naming.with_others() || fits(&said) {
            return Some(said);
        }
        only_how_late(lang, dossier, assessment, naming).map(bare)
    });
    cut.find(fits)
}

/// The first that fits so many columns; else one that does with names that are cut; or the last.
fn that_fits(
    said: &[Headline],
    columns: usize,
    cut: impl FnOnce() -> Option<Headline>,
) -> Headline {
    let fits = said.iter().find(|said| width(&said.text) <= columns);
    let least = || Headline {
        state: State::NotStarted,
        text: String::new(),
    };
    let fits = fits.cloned().or_else(cut);
    fits.or_else(|| said.last().cloned()).unwrap_or_else(least)
}

impl Headline {
    fn with(mut self, more: &str) -> Self {
        self.text = format!("{} {more}", self.text);
        self
    }
}

/// The same in so many columns: where the titles of the phases do not fit, their short ones, or their
/// numbers alone.
#[must_use]
pub fn due_in(lang: Lang, dossier: &Dossier, assessment: &Assessment, columns: usize) -> Headline {
    both(lang, dossier, assessment, [columns; 2]).0
}

/// The name of what the sentence is about, and how many of its items are done where that is asked for too.
fn named_with_items(lang: Lang, plan: &Plan, clock: &ClockStatus, naming: Naming) -> String {
    let name = naming.of(lang, plan, &clock.key);
    let counted = parts::of_clock(plan, &clock.key.id);
    let is_told = naming.with_items() && counted.is_items();
    match clock.parts.filter(|_| is_told) {
        Some(done) => format!("{name}, {}", counted.say(lang, done)),
        None => name,
    }
}

fn due_named(lang: Lang, dossier: &Dossier, assessment: &Assessment, named: Naming) -> Headline {
    let seen = (&dossier.plan, assessment.today);
    let soonest: Vec<&ClockStatus> = assessment.open_clocks().take(2).collect();
    let is_late = |i: &usize| assessment.clocks[*i].state() == State::Overdue;
    let late = assessment.open.partition_point(is_late);
    match soonest.as_slice() {
        [] => nothing_due(lang, dossier, assessment, named),
        [next, others @ ..] if late == 0 => Headline {
            state: loudest(assessment, next),
            text: next_due(lang, seen, next, others.first().copied(), named),
        },
        _ => Headline {
            state: State::Overdue,
            text: overdue(lang, seen, &soonest[..late.min(2)], late, named),
        },
    }
}

/// The state that the sentence bears: that of the clock it begins with, or of what alerts behind that one.
fn loudest(assessment: &Assessment, next: &ClockStatus) -> State {
    let alert = assessment.alert().map(|alert| alert.state());
    alert.unwrap_or_else(|| next.state())
}

fn left(clock: &ClockStatus) -> i64 {
    clock.days_left().unwrap_or_default()
}

/// What is said of the first two of so many late clocks.
fn overdue(
    lang: Lang,
    (plan, today): (&Plan, Date),
    first: &[&ClockStatus],
    late: usize,
    named: Naming,
) -> String {
    let by = |clock: &ClockStatus| {
        let since = clock.open_due().and_then(|due| due.succ_opt());
        let since = since.map(|day| dates::day_month_seen(day, today));
        let since = since.unwrap_or_default();
        let name = named_with_items(lang, plan, clock, named);
        late_since(lang, -left(clock), &since, &name)
    };
    if let [only] = first {
        return by(only);
    }
    let name = |late: &&ClockStatus| {
        let name = named.in_short(lang, plan, &late.key);
        late_by(lang, &name, -left(late))
    };
    let shown = if named.with_others() {
        first
    } else {
        &first[..1]
    };
    let more = match late - shown.len() {
        0 => String::new(),
        more => format!(" (+{more})"),
    };
    let named: Vec<String> = shown.iter().map(name).collect();
    so_many_late(lang, late, &format!("{}{more}", named.join(", ")))
}

fn next_due(
    lang: Lang,
    (plan, today): (&Plan, Date),
    next: &ClockStatus,
    then: Option<&ClockStatus>,
    named: Naming,
) -> String {
    let name = named_with_items(lang, plan, next, named);
    let first = match (left(next), next.open_due()) {
        (0, _) if is_silent(plan, next) && named.with_details() => {
            due_today_or_silence(lang, &name)
        }
        (0, _) => due_today(lang, &name),
        (_, Some(due)) => {
            let countdown = next.left().map(|left| count::countdown(lang, left));
            let countdown = capitalised(&countdown.unwrap_or_default());
            let day = named.day(lang, due, today);
            format!("{countdown} ({day}): {name}.")
        }
        (_, None) => name,
    };
    let is_told = |then: &&ClockStatus| named.with_others() && left(then) <= SOON;
    let Some(then) = then.filter(is_told) else {
        return first;
    };
    let name = match then.key.n {
        // After a request the number alone says that it is another one.
        Some(n) if next.is_request() && then.is_request() && plan.registers.len() == 1 => {
            number(lang, n)
        }
        _ => named.in_short(lang, plan, &then.key),
    };
    let day = then.open_due().map(dates::day_month).unwrap_or_default();
    let left = then.left();
    let after = left.map(|left| {
        if named.with_days_ahead() {
            return then_due(lang, &name, left, &day);
        }
        then_due_on(lang, &name, left.days, &day)
    });
    format!("{first} {}", after.unwrap_or_default())
}

/// Whether a clock that runs out in silence means that it has happened.
fn is_silent(plan: &Plan, clock: &ClockStatus) -> bool {
    let agreed = plan.clock(&clock.key.id).filter(|_| clock.key.n.is_none());
    agreed.is_some_and(|agreed| agreed.on_expiry.is_some())
}

/// The second sentence: whether we must act, since when, and whether a clock runs meanwhile; as much
/// of it as fits `columns`. The turn of others is none of ours.
#[must_use]
pub fn ours(lang: Lang, dossier: &Dossier, assessment: &Assessment, columns: usize) -> String {
    // Without columns everything that is said beside is said with the first sentence.
    if columns == 0 {
        return ours_with_missed(lang, dossier, assessment, columns).said;
    }
    both(lang, dossier, assessment, [columns; 2]).1
}

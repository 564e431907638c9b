//! What the sentences above the list must not hide: what falls due today beside what is late, what alerts though something
//! else is due before it, and that more was suspended than the plan allows.

use crate::assess::{Alert, Assessment, ClockStatus, State, SuspensionTotal, suspension_total};
use crate::plan::{ClockKey, Plan};
use crate::record::Dossier;
use crate::words::Lang;
use crate::words::dates::{day_month_seen, weekday_seen};
use crate::words::event::{self, capitalised, clock, clock_by_number};
use crate::words::headline::{
    also_today, long_wait, term_ends, then_due, then_due_on, would_be_due,
};

use crate::words::proof::past_the_ceiling;

/// A following due date is worth a mention when it is no farther than this.
pub(super) const SOON: i64 = 7;

/// What stands behind the sentences and must not be hidden by them, each in full and in short: what falls
/// due today beside what is late; what alerts behind what is due first; that more was suspended than the plan allows, while
/// that is so.
pub fn more(lang: Lang, dossier: &Dossier, assessment: &Assessment) -> Vec<[String; 2]> {
    let passed = suspension_total(dossier, assessment).filter(SuspensionTotal::is_passed);
    let passed = passed.map(|_| past_the_ceiling(lang).map(str::to_owned));
    also(lang, dossier, assessment)
        .into_iter()
        .chain(foreseen(lang, dossier, assessment))
        .chain(alert(lang, dossier, assessment))
        .chain(passed)
        .collect()
}

/// A last day that is only foreseen and near, while the first sentence speaks of another clock.
fn foreseen(lang: Lang, dossier: &Dossier, assessment: &Assessment) -> Option<[String; 2]> {
    assessment.open_clocks().next()?;
    let (left, near) = assessment.near_as_foreseen()?;
    let day = weekday_seen(lang, near.foreseen_last_day()?, assessment.today);
    let plan = &dossier.plan;
    Some(names(lang, plan, &near.key).map(|name| {
        let said = would_be_due(lang, &capitalised(&name), &day, left);
        format!("{said}.")
    }))
}

/// What alerts, where the first sentence speaks of a clock that is due before it and does not.
fn alert(lang: Lang, dossier: &Dossier, assessment: &Assessment) -> Option<[String; 2]> {
    let plan = &dossier.plan;
    Some(match assessment.alert()? {
        // One that follows within days is named in the first sentence.
        Alert::Soon(soon) if is_told(assessment, soon) => return None,
        Alert::Soon(soon) => {
            let day = day_month_seen(soon.open_due()?, assessment.today);
            let left = soon.left()?;
            let [name, short] = names(lang, plan, &soon.key);
            [
                then_due(lang, &name, left, &day),
                then_due_on(lang, &short, left.days, &day),
            ]
        }
        Alert::Ends(term) => {
            let name = capitalised(&event::term(lang, plan, &plan.terms[term.index].id));
            let day = weekday_seen(lang, term.through?, assessment.today);
            let left = term.days_left?;
            let said = format!("{}.", term_ends(lang, &name, &day, left));
            [said.clone(), said]
        }
        Alert::Waits(waits) => {
            let days = waits.elapsed().unwrap_or_default().into();
            names(lang, plan, &waits.key).map(|name| long_wait(lang, &name, days))
        }
    })
}

/// What falls due today, where something is late.
fn also(lang: Lang, dossier: &Dossier, assessment: &Assessment) -> Option<[String; 2]> {
    let in_state = |state| {
        let open = assessment.open_clocks();
        open.filter(move |clock| clock.state() == state)
    };
    in_state(State::Overdue).next()?;
    let first = in_state(State::DueToday).next()?;
    let n = in_state(State::DueToday).count();
    let others = if n == 1 { 1 } else { n - 1 };
    let plan = &dossier.plan;
    Some(names(lang, plan, &first.key).map(|name| also_today(lang, &name, others)))
}

/// What a clock is called in full and in short.
fn names(lang: Lang, plan: &Plan, key: &ClockKey) -> [String; 2] {
    [clock(lang, plan, key), clock_by_number(lang, plan, key)]
}

/// Whether the first sentence names a clock: it is due first, or follows within days.
fn is_told(assessment: &Assessment, clock: &ClockStatus) -> bool {
    let mut told = assessment.open_clocks().take(2);
    let is_it = |other: Option<&ClockStatus>| other.is_some_and(|other| other.key == clock.key);
    is_it(told.next()) || is_it(told.next()) && clock.days_left().unwrap_or_default() <= SOON
}

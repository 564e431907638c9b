//! What is asked about the day of a rejection: beside what it rejects, what goes with that, and what silence did.
//!
//! Nothing is refused here.

use crate::calendar::Date;
use crate::plan::{Event, MilestoneId};
use crate::record::rejection::rule;
use crate::record::{Dossier, Rejection, Silence};

use super::kind::Doubt;
use super::order::{about_date, after_silence, with_silences};
use super::resting::resting_on;

/// What is odd about a new rejection.
pub(super) fn about_rejection(
    dossier: &Dossier,
    rejection: &Rejection,
    silences: &[Silence],
) -> Vec<Doubt> {
    let event = Event::milestone(&rejection.event);
    let late = after_silence(dossier, &event, rejection.date, silences);
    let silent = rejects_silence(dossier, rejection, silences);
    let parts = rejection.with.iter().map(|part| part.milestone.whole());
    let parts: Vec<MilestoneId> = parts.collect();
    let later = later_parts(dossier, rejection, &parts);
    let own = std::iter::once(rejection.event.clone());
    let ticks = later_ticks(dossier, own.chain(parts), rejection.date);
    let all = late.into_iter().chain(silent).chain(later).chain(ticks);
    all.chain(resting_on(dossier, rejection)).collect()
}

/// What is odd about the new day of a rejection.
pub(super) fn about_new_day(
    dossier: &Dossier,
    after: &Rejection,
    today: Date,
    silences: &[Silence],
) -> Vec<Doubt> {
    let happened = with_silences(dossier, silences);
    let decided = Event::milestone(&after.event);
    let future = (after.date > today).then_some(Doubt::Future { date: after.date });
    let mut doubts: Vec<Doubt> = future.into_iter().collect();
    doubts.extend(after_silence(dossier, &decided, after.date, silences));
    let event = Event::milestone(&after.name());
    about_date(dossier, &event, after.date, &happened, &mut doubts);
    let parts = after.with.iter().map(|part| part.milestone.clone());
    let parts: Vec<MilestoneId> = parts.collect();
    // Those are all named in one sentence.
    doubts.retain(|doubt| match doubt {
        Doubt::BeforePredecessor { event, .. } => !parts.contains(event),
        _ => true,
    });
    doubts.extend(later_parts(dossier, after, &parts));
    let own = std::iter::once(after.name());
    doubts.extend(later_ticks(dossier, own.chain(parts), after.date));
    // What it was within is over since then.
    let around = dossier.rejected_around(after);
    let around = around.filter(|around| after.date > around.date);
    doubts.extend(around.map(|around| Doubt::AfterFollower {
        event: around.name(),
        on: around.date,
    }));
    doubts
}

/// That what is rejected happened by silence.
fn rejects_silence(dossier: &Dossier, it: &Rejection, silences: &[Silence]) -> Option<Doubt> {
    let of = &rule(&dossier.plan, it)?.of;
    let index = dossier.plan.milestone_index(of)?;
    let silence = silences.iter().find(|silence| silence.milestone == index)?;
    Some(Doubt::RejectsSilence {
        of: of.clone(),
        on: silence.date,
    })
}

/// What goes with a rejection and has a date after its day: of what bears one of these names, and of the attempts that
/// were rejected within.
fn later_parts(dossier: &Dossier, it: &Rejection, parts: &[MilestoneId]) -> Option<Doubt> {
    let inner = dossier.rejected_within(it);
    let within = inner
        .iter()
        .flat_map(|inner| dossier.names_in_attempt(inner));
    let names: Vec<MilestoneId> = within.chain(parts.iter().cloned()).collect();
    let records = dossier.records.iter();
    let records = records.filter(|record| names.contains(&record.event.milestone));
    let records = records.map(|record| (record.event.clone(), record.date));
    let inner = inner.iter();
    let inner = inner.map(|inner| (Event::milestone(&inner.name()), inner.date));
    let later = records.chain(inner).filter(|(_, date)| *date > it.date);
    let events: Vec<(Event, Date)> = later.collect();
    (!events.is_empty()).then_some(Doubt::PartsAfterRejection { events })
}

/// The ticks of a list that goes with a rejection which are of a day after it: of the first such list.
fn later_ticks(
    dossier: &Dossier,
    mut lists: impl Iterator<Item = MilestoneId>,
    rejected: Date,
) -> Option<Doubt> {
    lists.find_map(|list| {
        let ticks = dossier.ticks.iter();
        let later = ticks.filter(|tick| tick.event == list && tick.date > rejected);
        let days: Vec<Date> = later.map(|tick| tick.date).collect();
        Some(Doubt::TicksAfterRejection {
            last: days.iter().copied().max()?,
            ticks: days.len(),
            list,
        })
    })
}

//! What is asked before a change is made: dates that can be right but mostly are not.
//!
//! A doubt is never a refusal; it can be confirmed. What can never be right is refused by
//! [`Proposal`](super::Proposal).

mod closed_list;
mod extended;
mod kind;
mod moved;
mod order;
mod rejected;
mod resting;

use crate::calendar::Date;
use crate::plan::{Clock, ClockId, ClockKey, Event, MilestoneId, Numbered, Register, Role};

use super::followers::Without;
use super::{Change, Dossier, Edit, Happened, NotePlace, Op, Rejection, SettingKey, Silence, Tick};

use closed_list::closed_list;
use extended::to_the_past;
pub use kind::Doubt;
use moved::moved_acts;
use order::{about_date, about_tick, after_silence, missing, with_silences};
use rejected::{about_new_day, about_rejection};

/// Everything to ask about a change before making it, with the dossier as it is before.
///
/// `silences` is what counts as having happened by silence. Undo and redo ask nothing: what they bring back was
/// asked about then.
#[must_use]
pub fn doubts(dossier: &Dossier, change: &Change, today: Date, silences: &[Silence]) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    match change.op {
        Op::Record | Op::Correct | Op::RequestOpen => {
            for edit in &change.edits {
                if let Edit::Rejection {
                    after: Some(after), ..
                } = edit
                {
                    doubts.extend(about_new_day(dossier, after, today, silences));
                }
                if let Edit::Record {
                    event,
                    after: Some(after),
                    ..
                } = edit
                {
                    let happened = with_silences(dossier, silences);
                    // Who corrects a date was asked about its place when it was recorded.
                    let events = if change.op == Op::Record {
                        missing(dossier, event, &happened)
                    } else {
                        Vec::new()
                    };
                    // What is rejected only later has its date under the number of its attempt.
                    let later = |of: &MilestoneId| {
                        let on = dossier.rejected_after(of, after.date)?.date;
                        Some(Doubt::RejectedLater { of: of.clone(), on })
                    };
                    doubts.extend(events.iter().filter_map(later));
                    let events: Vec<MilestoneId> = events
                        .into_iter()
                        .filter(|of| later(of).is_none())
                        .collect();
                    if !events.is_empty() {
                        doubts.push(Doubt::Missing { events });
                    }
                    doubts
                        .extend((after.date > today).then_some(Doubt::Future { date: after.date }));
                    doubts.extend(after_silence(dossier, event, after.date, silences));
                    about_date(dossier, event, after.date, &happened, &mut doubts);
                    if change.op == Op::Record {
                        doubts.extend(open_points(dossier, event, today));
                    }
                    // A document of a day to come is none either.
                    let of_document = after.document.protocol_date.filter(|date| *date > today);
                    doubts.extend(of_document.map(|date| Doubt::Future { date }));
                }
            }
        }
        Op::ItemDrop => {
            let dates = change.edits.iter().filter_map(|edit| match edit {
                Edit::Record {
                    before: Some(before),
                    ..
                } => Some(before.date),
                _ => None,
            });
            doubts.extend(dates.map(|date| Doubt::DropsDate { date }));
        }
        Op::Plan => doubts.push(Doubt::OtherPlan {
            values: change.edits.len(),
        }),
        Op::Set => {
            doubts.extend(change.edits.iter().filter_map(odd_code));
            doubts.extend(change.edits.iter().filter_map(dropped_tick));
        }
        Op::Expect | Op::Amend | Op::Clear | Op::ItemAdd | Op::Restore | Op::Undo | Op::Redo => {}
        // A note, or an act.
        _ => {
            // What only bears the number of an attempt from now on was asked about when it was written.
            let is_new = |edit: &&Edit| change.op != Op::Reject || rejection(edit).is_some();
            let edits = || change.edits.iter().filter(is_new);
            let future = edits().filter_map(written_for).filter(|date| *date > today);
            doubts.extend(future.map(|date| Doubt::Future { date }));
            doubts.extend(edits().filter_map(|edit| too_early(dossier, edit)));
            doubts.extend(edits().filter_map(|edit| to_the_past(dossier, edit, today, silences)));
            doubts.extend(closed_list(dossier, change));
            let edits = change.edits.iter();
            doubts.extend(edits.flat_map(|edit| closed_attempts(dossier, edit)));
            let ticks: Vec<&Tick> = change.edits.iter().filter_map(tick).collect();
            if !ticks.is_empty() && change.op == Op::Tick {
                let happened = with_silences(dossier, silences);
                let odd = ticks.iter();
                doubts.extend(odd.flat_map(|tick| about_tick(dossier, tick, &happened)));
                doubts.dedup();
            }
            let rejected = change.edits.iter().filter_map(rejection);
            doubts.extend(rejected.flat_map(|it| about_rejection(dossier, it, silences)));
            doubts.extend(whole_phase(dossier, change));
            doubts.extend(drawn_in(dossier, change));
        }
    }
    doubts.extend(moved_acts(dossier, change));
    doubts
}

/// A code that the contract cannot have: mostly a letter too few. A plan that holds one is sound all the
/// same, because what others wrote must open.
fn odd_code(edit: &Edit) -> Option<Doubt> {
    let Edit::Setting {
        key: SettingKey::Info(field),
        after: Some(after),
        ..
    } = edit
    else {
        return None;
    };
    (!field.may_be(after)).then_some(Doubt::OddCode { field: *field })
}

/// The points of its check list that are not ticked though the milestone would have happened: with the last
/// of its items, where it has any.
fn open_points(dossier: &Dossier, event: &Event, today: Date) -> Option<Doubt> {
    // A tick of a day to come is none yet.
    let list = dossier.checklist(&event.milestone, Some(today))?;
    let mut items = dossier.items_of(&event.milestone);
    let is_last = event.part.is_none()
        || items.all(|item| {
            let other = Event::item(&item.milestone, &item.id);
            other == *event || dossier.record(&other).is_some()
        });
    (is_last && list.open() > 0).then(|| Doubt::OpenPoints {
        milestone: event.milestone.clone(),
        open: list.open(),
        total: list.total(),
    })
}

/// The tick that goes with the point it is of.
fn dropped_tick(edit: &Edit) -> Option<Doubt> {
    match edit {
        Edit::Tick {
            before: Some(tick),
            after: None,
            ..
        } => Some(Doubt::DropsTick { date: tick.date }),
        _ => None,
    }
}

/// A new act whose day lies before all that it can be about: mostly a year that was guessed.
fn too_early(dossier: &Dossier, edit: &Edit) -> Option<Doubt> {
    let new = edit.sides().after.filter(|_| edit.sides().before.is_none());
    let act = new?.fact().filter(|fact| fact.is_act())?;
    let (date, clocks) = (act.written_for()?, act.begun());
    let first = dossier.records.iter().map(|record| record.date).min()?;
    if date < first {
        return Some(Doubt::BeforeFirst { on: first });
    }
    let happened = Happened::through(dossier, None);
    let starts = clocks.iter().map(|key| start_of(dossier, &happened, key));
    let begun: Option<Vec<Date>> = starts.collect();
    let on = begun?.into_iter().min()?;
    (date < on).then_some(Doubt::BeforeClocks { on })
}

/// The clocks that a new act names though a rejection closed them, while the next attempt is awaited: mostly the time
/// of that is meant.
fn closed_attempts(dossier: &Dossier, edit: &Edit) -> Vec<Doubt> {
    let named = match edit {
        Edit::Extension {
            before: None,
            after: Some(act),
        } => vec![act.clock.clone()],
        Edit::Suspension {
            before: None,
            after: Some(act),
        } => act.clocks.clone(),
        Edit::Waiver {
            before: None,
            after: Some(waiver),
            ..
        } => occurrence(dossier, &waiver.event).into_iter().collect(),
        _ => return Vec::new(),
    };
    let closed = named.into_iter().filter(|key| is_closed(dossier, key));
    let doubt = |clock: ClockKey| Doubt::ClosedAttempt {
        newest: newest_of(dossier, &clock),
        clock,
    };
    closed.map(doubt).collect()
}

/// The clock of the occurrence that a place is.
fn occurrence(dossier: &Dossier, place: &NotePlace) -> Option<ClockKey> {
    let NotePlace::Named(event) = place else {
        return None;
    };
    match dossier.plan.known_role(event)? {
        Role::Occurrence(series, n) => Some(ClockKey::numbered(&series.id, n)),
        _ => None,
    }
}

/// Whether a clock is the time of an attempt that was rejected, or of what came back in it, while the next is awaited.
fn is_closed(dossier: &Dossier, key: &ClockKey) -> bool {
    let plan = &dossier.plan;
    let is_awaited = |of: &MilestoneId| dossier.record(&Event::milestone(of)).is_none();
    let is_over = |end: &MilestoneId| end.attempt().is_some() && is_awaited(&end.whole());
    // What a rejection cut short is over with what it counted from; anything else, with what it ended with.
    if let Some(cut) = plan.series_cut(&key.id) {
        return is_over(&cut.series.from);
    }
    let clock = plan.clock(&key.id).filter(|clock| !clock.is_deadline());
    clock.is_some_and(|clock| {
        let began_with_one = || clock.starts().iter().any(is_over);
        let ends = clock.ends();
        let mut others = ends.iter().filter(|end| !is_over(end));
        // One that ends with something else as well runs on until that has come.
        let runs_on = others.any(|end| end.attempt().is_none() && is_awaited(end));
        ends.iter().any(is_over) && !runs_on || clock.is_run() && began_with_one()
    })
}

/// The time that the attempt which is awaited has instead, where it has any.
fn newest_of(dossier: &Dossier, key: &ClockKey) -> Option<ClockKey> {
    let plan = &dossier.plan;
    if let (Some(cut), Some(n)) = (plan.series_cut(&key.id), key.n) {
        return Some(ClockKey::numbered(&plan.series[cut.of].id, n));
    }
    let clock = plan.clock(&key.id)?;
    let first = clock.first().unwrap_or(&key.id);
    let newest = plan.newest_run_of(first).map(|clock| &clock.id);
    // Runs that were cut short have no others behind them: the clock itself counts anew.
    let newest = newest.or_else(|| (*first != key.id).then_some(first));
    let own = newest.filter(|newest| **newest != key.id);
    // What ended with something else as well has beside it the time for the next attempt at what was rejected.
    let beside = || {
        let mut ends = clock.ends().iter();
        ends.find_map(|end| {
            let n = end.attempt_number()?.saturating_add(1);
            let next = ClockId::of_attempt(&end.whole(), n);
            plan.clock(&next).map(|clock| &clock.id)
        })
    };
    let newest = own.or_else(beside).map(ClockKey::of);
    newest.filter(|newest| !is_closed(dossier, newest))
}

/// The tick as it would be.
fn tick(edit: &Edit) -> Option<&Tick> {
    match edit {
        Edit::Tick { after, .. } => after.as_deref(),
        _ => None,
    }
}

/// A new rejection.
fn rejection(edit: &Edit) -> Option<&Rejection> {
    match edit {
        Edit::Rejection {
            before: None,
            after: Some(rejection),
        } => Some(rejection),
        _ => None,
    }
}

/// The places that a change says do not apply.
fn waived(change: &Change) -> Vec<&NotePlace> {
    let new = change.edits.iter().filter_map(|edit| match edit {
        Edit::Waiver {
            before: None,
            after: Some(waiver),
            ..
        } => Some(&waiver.event),
        _ => None,
    });
    new.collect()
}

/// What begins with something that would not apply, though it ends with what does: mostly another event is
/// meant, or what else does not apply is still to be said.
fn drawn_in(dossier: &Dossier, change: &Change) -> Option<Doubt> {
    let places = waived(change);
    let first = *places.first()?;
    let plan = &dossier.plan;
    let without = Without::of(dossier, &places);
    let clocks = plan.clocks.iter().filter(|clock: &&Clock| {
        without.takes(clock) && !clock.to.iter().all(|id| without.has(id))
    });
    let terms = plan.terms.iter().filter(|term| {
        let is_named = places.contains(&&NotePlace::Phase(term.phase));
        without.is_new(&term.from) && !is_named
    });
    let clocks = clocks
        .map(|clock| &clock.id)
        .chain(terms.map(|term| &term.id));
    let clocks: Vec<ClockKey> = clocks.map(ClockKey::of).collect();
    if clocks.is_empty() {
        return None;
    }
    let mut ends = dossier.followers_of(first);
    ends.retain(|event| !without.has(&event.milestone));
    Some(Doubt::CountsFrom { clocks, ends })
}

/// What lies in a phase of which it would be said that it does not apply.
fn whole_phase(dossier: &Dossier, change: &Change) -> Option<Doubt> {
    let Some(NotePlace::Phase(number)) = waived(change).first() else {
        return None;
    };
    let plan = &dossier.plan;
    let events = plan.milestones_of(*number).iter();
    let events = events.map(|index| &plan.milestones[*index].id);
    let events = events.filter(|id| dossier.waiver_of(&Event::milestone(id)).is_none());
    let events: Vec<MilestoneId> = events.cloned().collect();
    // Of steps, the register that the plan says.
    let registers = plan.opening().filter(|it| it.phase == *number);
    let registers = registers.map(Register::agreed);
    let series = plan.series.iter().filter(|it| it.phase == *number);
    let coming: Vec<ClockId> = registers.chain(series.map(|it| &it.id)).cloned().collect();
    let is_empty = events.is_empty() && coming.is_empty();
    (!is_empty).then_some(Doubt::WholePhase { events, coming })
}

/// The day a clock began; `None` while it has not, and for a register as a whole.
fn start_of(dossier: &Dossier, happened: &Happened, key: &ClockKey) -> Option<Date> {
    match (dossier.plan.clock(&key.id), key.n) {
        (Some(clock), None) => happened.start_of(dossier, clock),
        (_, Some(n)) => {
            let register = match dossier.plan.numbered(&key.id)? {
                Numbered::Register(register) => register,
                Numbered::Series(series) => {
                    let run = happened.run_of(dossier, series);
                    return run.period_end(&dossier.plan, series, n);
                }
            };
            let answer = Event::numbered(&register.answer.id, n);
            let opened = dossier.step_before(&answer)?;
            let record = happened.record(dossier, &opened);
            record.map(|record| record.date)
        }
        (None, None) => None,
    }
}

/// The day that an edit writes something for.
fn written_for(edit: &Edit) -> Option<Date> {
    edit.sides().after?.fact()?.written_for()
}

//! What is asked before a change is made: dates that can be right but mostly are not.
//!
//! A doubt is never a refusal; whoever is sure says so. What can never be right is refused by
//! [`Proposal`](super::Proposal).

use crate::calendar::Date;
use crate::plan::{Event, MilestoneId, Role};

use super::{Change, Dossier, Edit, Happened, Op};

/// A reason to ask before saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The date is after today.
    Future {
        /// The date.
        date: Date,
    },
    /// The date is before one that it follows.
    BeforePredecessor {
        /// The event it follows.
        event: MilestoneId,
        /// The date of that event.
        on: Date,
    },
    /// The date is after one that follows it.
    AfterFollower {
        /// The event that follows it.
        event: MilestoneId,
        /// The date of that event.
        on: Date,
    },
    /// The request comes before the milestone that requests are expected after.
    EarlyRequest {
        /// That milestone.
        milestone: MilestoneId,
        /// Its date, if it happened.
        on: Option<Date>,
    },
    /// The item that would be dropped has a date.
    DropsDate {
        /// The date.
        date: Date,
    },
}

/// Everything to ask about a change before making it, with the dossier as it is before.
///
/// Undo and redo ask nothing: what they bring back was asked about then.
#[must_use]
pub fn doubts(dossier: &Dossier, change: &Change, today: Date) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    match change.op {
        Op::Record | Op::Correct | Op::RequestOpen => {
            for edit in &change.edits {
                if let Edit::Record {
                    event,
                    after: Some(after),
                    ..
                } = edit
                {
                    about_date(dossier, event, after.date, today, &mut doubts);
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
        Op::Suspend | Op::Resume | Op::Extend => {
            let dates = change.edits.iter().filter_map(act_date);
            let future = dates.filter(|date| *date > today);
            doubts.extend(future.map(|date| Doubt::Future { date }));
        }
        Op::Expect
        | Op::Amend
        | Op::Clear
        | Op::ItemAdd
        | Op::Note
        | Op::Set
        | Op::Restore
        | Op::Undo
        | Op::Redo => {}
    }
    doubts
}

/// The day of the act that an edit makes.
fn act_date(edit: &Edit) -> Option<Date> {
    match edit {
        Edit::Suspension { after, .. } => {
            let after = after.as_deref()?;
            let end = after.resumption.as_ref().map(|end| end.date);
            Some(end.unwrap_or(after.from))
        }
        Edit::Extension { after, .. } => after.as_ref().map(|after| after.granted),
        _ => None,
    }
}

fn about_date(dossier: &Dossier, event: &Event, date: Date, today: Date, doubts: &mut Vec<Doubt>) {
    if date > today {
        doubts.push(Doubt::Future { date });
    }
    let happened = Happened::through(dossier, None);
    let plan = &dossier.plan;
    match plan.role(event) {
        Ok(Role::Milestone(milestone) | Role::Item(milestone, _)) => {
            let before = milestone
                .after
                .iter()
                .filter(|id| !milestone.may_precede.contains(id));
            for id in before {
                let latest = dates_of(dossier, &happened, id).max();
                if let Some(on) = latest.filter(|on| date < *on) {
                    doubts.push(Doubt::BeforePredecessor {
                        event: id.clone(),
                        on,
                    });
                }
            }
            let Some(index) = plan.milestone_index(&milestone.id) else {
                return;
            };
            for follower in plan.followers(index) {
                let follower = &plan.milestones[*follower];
                let earliest = dates_of(dossier, &happened, &follower.id).min();
                let marked_only = follower.may_precede.contains(&milestone.id);
                if let Some(on) = earliest.filter(|on| date > *on && !marked_only) {
                    doubts.push(Doubt::AfterFollower {
                        event: follower.id.clone(),
                        on,
                    });
                }
            }
        }
        Ok(Role::Request(register, _)) => {
            if let Some(milestone) = &register.after {
                let on = happened.date(dossier, milestone);
                if on.is_none_or(|on| date < on) {
                    doubts.push(Doubt::EarlyRequest {
                        milestone: milestone.clone(),
                        on,
                    });
                }
            }
        }
        Ok(Role::Answer(..)) | Err(_) => {}
    }
}

/// The dates there are of a milestone: its own, and those of its items even while some are missing.
fn dates_of<'d>(
    dossier: &'d Dossier,
    happened: &Happened,
    id: &'d MilestoneId,
) -> impl Iterator<Item = Date> + use<'d> {
    let items = dossier.items_of(id);
    let items = items.filter_map(|item| dossier.record(&Event::item(&item.milestone, &item.id)));
    let whole = happened.date(dossier, id);
    items.map(|record| record.date).chain(whole)
}

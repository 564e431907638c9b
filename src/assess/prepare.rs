//! From a wish to what is saved: the change, what it would do, and what to ask first.
//!
//! Screen and commands both go through here, on the newest dossier and under the lock of the file,
//! so that neither can forget a refusal, a doubt or a verdict.

use crate::calendar::Date;
use crate::plan::Event;
use crate::record::{
    Change, Clash, Conflict, Dossier, Edit, Grant, Journal, NotePlace, Op, Proposal,
    ProposalContext, Refusal, Stamp,
};

use super::undone::rejects_nothing;
use super::{Assessment, Preview, preview, sum};

/// The change that carries `proposal` out with what it would do, seen on `today`; `None` where there
/// is nothing to change. [`Preview::doubts`] is what to ask before saving it.
///
/// # Errors
/// Why it cannot be carried out.
pub fn prepare(
    dossier: &Dossier,
    journal: &Journal,
    proposal: &Proposal,
    stamp: &Stamp,
    reason: Option<&str>,
    today: Date,
) -> Result<Option<(Change, Preview)>, Refusal> {
    let written = dossier.as_written();
    let seen = dossier.seen_on(today);
    let dossier = &*seen;
    let context = ProposalContext {
        dossier: &written,
        journal,
        stamp,
        reason,
    };
    let Some(change) = proposal.change(context)? else {
        return Ok(None);
    };
    lengthens(dossier, &change, today)?;
    rejects_what_happened(dossier, &change, today)?;
    waives_what_happened(dossier, &change, today)?;
    match preview(dossier, &change, today) {
        Ok(preview) => {
            let then = (&preview.dossier, &preview.after);
            rejects_nothing(dossier, &preview.before, then)?;
            Ok(Some((change, preview)))
        }
        Err(Clash { slot: None }) => Ok(None),
        Err(Clash { slot: Some(slot) }) => {
            let author = journal.author_of(dossier, &slot).cloned();
            let conflict = Conflict {
                outside: journal.is_outside(dossier, &slot),
                slot,
                expected: None,
                present: None,
                author,
            };
            Err(Refusal::Conflict(Box::new(conflict)))
        }
    }
}

/// An extension gives more time than there is.
fn lengthens(dossier: &Dossier, change: &Change, today: Date) -> Result<(), Refusal> {
    let [
        Edit::Extension {
            after: Some(act), ..
        },
    ] = change.edits.as_slice()
    else {
        return Ok(());
    };
    let Grant::Until(until) = act.grant else {
        return Ok(());
    };
    if change.op != Op::Extend {
        return Ok(());
    }
    let assessment = Assessment::of(dossier, today);
    let clock = assessment.clock(&act.clock);
    // Of a clock that stands, the last day there would be if it went on today.
    let due = clock.and_then(|clock| sum(dossier, clock, today)?.due);
    match due {
        Some(due) if until <= due => Err(Refusal::ExtensionShortens {
            clock: act.clock.clone(),
            due,
            until,
        }),
        _ => Ok(()),
    }
}

/// A rejection of what has no record is one of what happened by silence, and not before that.
fn rejects_what_happened(dossier: &Dossier, change: &Change, today: Date) -> Result<(), Refusal> {
    if !matches!(change.op, Op::Reject | Op::Correct) {
        return Ok(());
    }
    let rejected = change.edits.iter().find_map(|edit| match edit {
        Edit::Rejection {
            before,
            after: Some(after),
        } => Some((before, after)),
        _ => None,
    });
    let Some((before, after)) = rejected else {
        return Ok(());
    };
    let by = dossier.plan.milestone(&after.event);
    let Some(rule) = by.and_then(|by| by.rejection.as_ref()) else {
        return Ok(());
    };
    let attempt = match before {
        None => rule.of.clone(),
        Some(_) => rule.of.numbered(after.n),
    };
    if dossier.record(&Event::milestone(&attempt)).is_some() {
        return Ok(());
    }
    match Assessment::of(dossier, today)
        .happened
        .date(dossier, &attempt)
    {
        None if before.is_none() => {
            Err(dossier.nothing_to_reject(&Event::milestone(&after.event), &rule.of))
        }
        Some(delivered) if after.date < delivered => Err(Refusal::RejectedBeforeDelivery {
            of: Event::milestone(&rule.of),
            delivered,
            rejected: after.date,
        }),
        _ => Ok(()),
    }
}

/// What happened by silence applies, as what has a date does; so does the phase that it is in.
fn waives_what_happened(dossier: &Dossier, change: &Change, today: Date) -> Result<(), Refusal> {
    let plan = &dossier.plan;
    let has_silence = plan.clocks.iter().any(|clock| clock.on_expiry.is_some());
    if change.op != Op::Waive || !has_silence {
        return Ok(());
    }
    let places = change.edits.iter().filter_map(|edit| match edit {
        Edit::Waiver {
            before: None,
            after: Some(waiver),
            ..
        } => Some(&waiver.event),
        _ => None,
    });
    let places: Vec<&NotePlace> = places.collect();
    let silences = Assessment::of(dossier, today).happened.silences();
    let silent = silences.iter().find_map(|silence| {
        let milestone = &plan.milestones[silence.milestone];
        let event = Event::milestone(&milestone.id);
        let is_waived = places.iter().any(|place| match place {
            NotePlace::Named(named) => *named == event,
            NotePlace::Phase(number) => *number == milestone.phase,
            NotePlace::Plan | NotePlace::Point(_) => false,
        });
        is_waived.then_some((event, silence.date))
    });
    match silent {
        Some((event, on)) => Err(Refusal::SilenceApplies(event, on)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{SHIPPED_DEFAULT, shipped};
    use crate::record::{Doubt, Draft, Expected};

    #[test]
    fn a_wish_comes_with_its_effect_and_its_doubts_or_is_nothing_new() {
        let mut dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        let at = "2025-08-29T09:00:00+02:00".parse().unwrap();
        let stamp = Stamp {
            by: "M.R.".into(),
            login: "rossi".into(),
            at,
        };
        let today = "2025-08-29".parse::<Date>().unwrap();
        let proposal = Proposal::Record {
            event: "migration_done".parse().unwrap(),
            draft: Draft::on("2025-09-05".parse().unwrap()),
            keep: true,
            expected: Expected::Anything,
        };
        let journal = Journal::default();
        let made = prepare(&dossier, &journal, &proposal, &stamp, None, today).unwrap();
        let (_, preview) = made.unwrap();
        let [Doubt::Missing { .. }, Doubt::Future { .. }] = preview.doubts.as_slice() else {
            panic!("{:?}", preview.doubts);
        };
        dossier = preview.dossier;
        assert_eq!(
            prepare(&dossier, &journal, &proposal, &stamp, None, today),
            Ok(None)
        );
    }
}

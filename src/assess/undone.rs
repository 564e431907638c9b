//! What had happened by silence and would not any more, because an act, a setting or another plan moves the last day of a
//! term that was over, or takes its meaning away.
//!
//! Whether silence has spoken is decided in `silence.rs`; here two days are compared.

use crate::plan::{AttemptRole, Event, MilestoneId};
use crate::record::{Change, Dossier, Doubt, Edit, Op, Refusal, Rejection};

use super::Assessment;

/// What to ask about silences that a change would undo. What is recorded instead of one is asked about elsewhere.
pub(super) fn undone(
    (dossier, before): (&Dossier, &Assessment),
    (changed, after): (&Dossier, &Assessment),
    change: &Change,
) -> Vec<Doubt> {
    let is_asked = !matches!(change.op, Op::Undo | Op::Redo | Op::Restore);
    let moves = |edit: &Edit| {
        matches!(
            edit,
            Edit::Suspension { .. }
                | Edit::Extension { .. }
                | Edit::Setting { .. }
                | Edit::Plan { .. }
        )
    };
    if !is_asked || !change.edits.iter().any(moves) {
        return Vec::new();
    }
    let silences = before.happened.silences();
    let all = silences.iter().filter_map(|silence| {
        let of = &dossier.plan.milestones[silence.milestone].id;
        let now = after.happened.of(&changed.plan, of)?;
        let is_kept = now.date == Some(silence.date);
        let clocks = before.clocks.iter().filter(|clock| {
            let agreed = dossier.plan.clock(&clock.key.id);
            let begins = agreed.is_some_and(|agreed| agreed.starts().contains(of));
            begins && clock.has_begun() && clock.key.n.is_none()
        });
        (!is_kept).then(|| Doubt::UndoesSilence {
            of: of.clone(),
            on: silence.date,
            clocks: clocks.map(|clock| clock.key.clone()).collect(),
        })
    });
    all.collect()
}

/// What to ask where the day of a rejection is put behind the one on which silence would have spoken instead.
pub(super) fn outlasts_silence(
    (changed, after): (&Dossier, &Assessment),
    change: &Change,
) -> Option<Doubt> {
    let mut edits = change.edits.iter();
    let (was, is) = edits.find_map(|edit| match edit {
        Edit::Rejection {
            before: Some(was),
            after: Some(is),
        } if change.op == Op::Correct => Some((was, is)),
        _ => None,
    })?;
    let plan = &changed.plan;
    let name = is.name();
    let days = after.clocks.iter().filter_map(|clock| {
        let run = plan.clock(&clock.key.id).filter(|run| run.is_run())?;
        let agreed = plan.clock(run.first()?)?;
        let is_silent = agreed.on_expiry.is_some() && agreed.agreed_ends().contains(&is.event);
        let is_its = run.to.contains(&name) && is_silent;
        Some(clock.deadline().filter(|_| is_its)?.due)
    });
    let on = days.min()?;
    (was.date <= on && is.date > on).then_some(Doubt::AfterSilence { on })
}

/// Refuses to take its ground from a rejection: what it rejected happened by silence, and would not have.
pub(super) fn rejects_nothing(
    dossier: &Dossier,
    before: &Assessment,
    (changed, after): (&Dossier, &Assessment),
) -> Result<(), Refusal> {
    let is_silent = |dossier: &Dossier, assessment: &Assessment, id: &MilestoneId| {
        let found = assessment.happened.of(&dossier.plan, id);
        found.is_some_and(|found| found.by_silence)
    };
    for known in &dossier.plan.milestones {
        let Some(AttemptRole::Rejected { .. }) = known.attempt else {
            continue;
        };
        let event = Event::milestone(&known.id);
        let Some(by) = changed.rejection_of(&event) else {
            continue;
        };
        let is_dated = changed.record(&event).is_some();
        if !is_dated
            && is_silent(dossier, before, &known.id)
            && !is_silent(changed, after, &known.id)
        {
            let by = Rejection::name(by);
            return Err(Refusal::WasRejected { event, by });
        }
    }
    Ok(())
}

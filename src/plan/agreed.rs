//! A plan as it was agreed, whatever was rejected since: that is what is written, and what two plans are compared
//! by. What rejections add to it is in `attempts.rs`.

use serde::{Serialize, Serializer};

use super::Plan;
use super::clock::Clock;
use super::id::MilestoneId;
use super::parts::Milestone;

/// Two plans are the same where they say the same, whatever was rejected since.
impl PartialEq for Plan {
    fn eq(&self, other: &Self) -> bool {
        // A member that is added has to be compared as well.
        let Self {
            name,
            title,
            info,
            time_zone,
            parties,
            us,
            rules,
            penalties,
            deadlines,
            phases,
            milestones: _,
            clocks: _,
            registers,
            terms,
            series,
            rejected: _,
            index: _,
        } = self;
        let is_agreed = |milestone: &&Milestone| milestone.attempt.is_none();
        let milestones = |plan: &Self| {
            let all = plan.milestones.iter().filter(is_agreed);
            all.cloned().map(unmarked).collect::<Vec<Milestone>>()
        };
        let clocks = |plan: &Self| {
            let all = plan.clocks.iter().filter(|clock| clock.attempt.is_none());
            let all = all.map(|clock| Clock {
                to: folded(&clock.to),
                ..clock.clone()
            });
            all.collect::<Vec<Clock>>()
        };
        *name == other.name
            && *title == other.title
            && *info == other.info
            && *time_zone == other.time_zone
            && *parties == other.parties
            && *us == other.us
            && *rules == other.rules
            && *penalties == other.penalties
            && *deadlines == other.deadlines
            && *phases == other.phases
            && *registers == other.registers
            && *terms == other.terms
            && *series == other.series
            && milestones(self) == milestones(other)
            && clocks(self) == clocks(other)
    }
}

/// A milestone as the plan says it.
fn unmarked(mut milestone: Milestone) -> Milestone {
    milestone.after.retain(|id| id.attempt().is_none());
    // A point that was dropped and comes back may stand elsewhere: how points stand says nothing of the contract.
    milestone.checklist.sort_by(|a, b| a.id.cmp(&b.id));
    milestone
}

/// What a clock ends with by the plan.
pub(super) fn folded(ends: &[MilestoneId]) -> Vec<MilestoneId> {
    ends.iter().map(MilestoneId::whole).collect()
}

/// Writes the milestones that the plan says, with what they come after by the plan.
pub(super) fn milestones<S: Serializer>(
    milestones: &[Milestone],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let is_whole = |id: &MilestoneId| id.attempt().is_none();
    let own = milestones.iter().filter(|known| known.attempt.is_none());
    serializer.collect_seq(own.map(|known| {
        if known.after.iter().all(is_whole) {
            PlanPart::AsIs(known)
        } else {
            PlanPart::Changed(Box::new(unmarked(known.clone())))
        }
    }))
}

/// A clock as the plan says it.
pub(super) fn as_agreed(clock: &Clock) -> PlanPart<'_, Clock> {
    if clock.to.iter().all(|id| id.attempt().is_none()) {
        return PlanPart::AsIs(clock);
    }
    let to = folded(&clock.to);
    PlanPart::Changed(Box::new(Clock {
        to,
        ..clock.clone()
    }))
}

/// Something of a plan as it is written.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum PlanPart<'p, T> {
    /// As it stands.
    AsIs(&'p T),
    /// Without what rejections made of it.
    Changed(Box<T>),
}

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
        self.says_the_same(other, |one, other| one == other)
    }
}

impl Plan {
    /// Whether two plans say the same of the contract: in which order the points of a check list stand says
    /// nothing of it, because a point that was dropped and comes back may stand elsewhere.
    #[must_use]
    pub fn agrees_with(&self, other: &Self) -> bool {
        self.says_the_same(other, |one, other| {
            one == other || in_order(one.clone()) == in_order(other.clone())
        })
    }

    /// The milestones that the plan says itself: those of attempts are left out.
    pub fn agreed_milestones(&self) -> impl Iterator<Item = &Milestone> + Clone {
        let all = self.milestones.iter();
        all.filter(|milestone| milestone.attempt.is_none())
    }

    /// Compares all that a plan says, milestones as `same` does.
    fn says_the_same(&self, other: &Self, same: impl Fn(&Milestone, &Milestone) -> bool) -> bool {
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
            attempt_series: _,
            index: _,
        } = self;
        let is_own = |clock: &&Clock| clock.attempt.is_none();
        let clocks = self.clocks.iter().filter(is_own);
        let others = other.clocks.iter().filter(is_own);
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
            && all_alike(
                self.agreed_milestones(),
                other.agreed_milestones(),
                |one, other| {
                    let as_said = [one, other].map(|it| it.after.iter().all(is_whole));
                    if as_said == [true, true] {
                        same(one, other)
                    } else {
                        same(&unmarked(one.clone()), &unmarked(other.clone()))
                    }
                },
            )
            && all_alike(clocks, others, |one, other| {
                if [one, other].map(Clock::is_as_said) == [true, true] {
                    return one == other;
                }
                one.as_said() == other.as_said()
            })
    }
}

impl Clock {
    /// What it ends with by the plan: where a rejection closed it, it ends with the attempt that was rejected.
    #[must_use]
    pub fn agreed_ends(&self) -> Vec<MilestoneId> {
        folded(&self.to)
    }

    /// Whether it begins and ends as the plan says.
    fn is_as_said(&self) -> bool {
        let starts = self.from.0.iter().chain(&self.from_first);
        self.silent.is_empty() && starts.chain(&self.to).all(is_whole)
    }

    /// The same as the plan says it.
    fn as_said(&self) -> Self {
        let mut clock = self.clone();
        clock.fold();
        clock
    }

    /// Begins and ends as the plan says.
    pub(super) fn fold(&mut self) {
        for ids in [&mut self.from.0, &mut self.from_first, &mut self.to] {
            *ids = folded(ids);
        }
        self.silent.clear();
    }
}

/// Whether two lists are as long and alike, one by one.
fn all_alike<'p, T: 'p>(
    mut one: impl Iterator<Item = &'p T>,
    mut other: impl Iterator<Item = &'p T>,
    alike: impl Fn(&T, &T) -> bool,
) -> bool {
    loop {
        match (one.next(), other.next()) {
            (None, None) => return true,
            (Some(one), Some(other)) if alike(one, other) => {}
            _ => return false,
        }
    }
}

/// Whether a name is no attempt's.
fn is_whole(id: &MilestoneId) -> bool {
    id.attempt().is_none()
}

/// A milestone with its points in the order of their names.
fn in_order(mut milestone: Milestone) -> Milestone {
    milestone.checklist.sort_by(|a, b| a.id.cmp(&b.id));
    milestone
}

/// A milestone as the plan says it.
fn unmarked(mut milestone: Milestone) -> Milestone {
    milestone.after.retain(is_whole);
    milestone
}

/// What a clock ends with by the plan.
fn folded(ends: &[MilestoneId]) -> Vec<MilestoneId> {
    ends.iter().map(MilestoneId::whole).collect()
}

/// Writes the milestones that the plan says, with what they come after by the plan.
pub(super) fn milestones<S: Serializer>(
    milestones: &[Milestone],
    serializer: S,
) -> Result<S::Ok, S::Error> {
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
    if clock.is_as_said() {
        return PlanPart::AsIs(clock);
    }
    PlanPart::Changed(Box::new(clock.as_said()))
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

//! Clocks that have a number: those of requests and of occurrences. What is asked of one is asked here, so
//! that nothing has to know which of the two it is.

use crate::calendar::{LastDayRule, Limit};

use super::Plan;
use super::actor::Actors;
use super::clock_key::ClockKey;
use super::id::{ClockId, Event, PartyId};
use super::parts::Register;
use super::penalty::ClockPenalty;
use super::series::Series;
use super::text::Text;

/// What the clocks with a number of one name belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbered<'p> {
    /// A register; each number is a request.
    Register(&'p Register),
    /// A series; each number is an occurrence.
    Series(&'p Series),
}

impl<'p> Numbered<'p> {
    /// The phase.
    #[must_use]
    pub fn phase(self) -> u32 {
        match self {
            Self::Register(register) => register.phase,
            Self::Series(series) => series.phase,
        }
    }

    /// What one is called.
    #[must_use]
    pub fn label(self) -> &'p Text {
        match self {
            Self::Register(register) => &register.label,
            Self::Series(series) => &series.label,
        }
    }

    /// What is allowed for each.
    #[must_use]
    pub fn limit(self) -> Option<Limit> {
        match self {
            Self::Register(register) => register.limit,
            Self::Series(series) => Some(series.due),
        }
    }

    /// What happens to the last day of each where that is a holiday, if not what the rules say.
    #[must_use]
    pub fn last_day(self) -> Option<LastDayRule> {
        match self {
            Self::Register(register) => register.last_day,
            Self::Series(series) => series.last_day,
        }
    }

    /// How many days before its due date each is due soon.
    #[must_use]
    pub fn warn(self) -> u32 {
        match self {
            Self::Register(register) => register.warn,
            Self::Series(series) => series.warn,
        }
    }

    /// Who is said to owe each, where the plan says it.
    #[must_use]
    pub fn owed_by(self) -> Option<&'p PartyId> {
        match self {
            Self::Register(register) => register.owed_by.as_ref(),
            Self::Series(series) => series.owed_by.as_ref(),
        }
    }

    /// Whether a suspension stops the clocks.
    #[must_use]
    pub fn is_suspendable(self) -> bool {
        match self {
            Self::Register(register) => register.is_suspendable(),
            Self::Series(series) => series.is_suspendable(),
        }
    }

    /// What ends the clock of this number.
    #[must_use]
    pub fn closing(self, n: u32) -> Event {
        match self {
            Self::Register(register) => Event::numbered(&register.answer.id, n),
            Self::Series(series) => series.event(n),
        }
    }

    /// Who brings that about.
    #[must_use]
    pub fn closer(self) -> &'p Actors {
        match self {
            Self::Register(register) => &register.answer.actor,
            Self::Series(series) => &series.actor,
        }
    }
}

impl Plan {
    /// The register or the series of that name.
    #[must_use]
    pub fn numbered(&self, id: &ClockId) -> Option<Numbered<'_>> {
        let register = self.register(id).map(Numbered::Register);
        register.or_else(|| self.series(id).map(Numbered::Series))
    }

    /// Who owes the clocks of a register or a series: as the plan says; else the one party that ends them;
    /// else the party that penalties are asked of.
    #[must_use]
    pub fn numbered_owner(&self, of: Numbered<'_>) -> PartyId {
        self.owner(of.owed_by(), std::iter::once(of.closer()))
    }

    /// What the lateness of a clock costs, where that is not what the contract says for all.
    #[must_use]
    pub fn penalty_of(&self, key: &ClockKey) -> Option<ClockPenalty> {
        match key.n {
            None => self.clock(&key.id)?.penalty,
            Some(_) => self.series(&key.id)?.penalty,
        }
    }

    /// What the plan says of the lateness of single clocks.
    pub fn own_penalties(&self) -> impl Iterator<Item = ClockPenalty> {
        let clocks = self.agreed_clocks().filter_map(|(_, clock)| clock.penalty);
        clocks.chain(self.series.iter().filter_map(|series| series.penalty))
    }
}

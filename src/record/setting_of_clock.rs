//! The settings of a clock, a register, a term or a series: how each is put in its place.
//!
//! Whether the plan is sound with it, `setting.rs` has checked afterwards.

use crate::calendar::{FirstDay, LastDayRule, Limit};
use crate::plan::{Clock, ClockId, MilestoneId, Milestones, PartyId, Plan, Register, Series, Term};

use super::refusal::Refusal;
use super::setting_key::SettingKey;

/// What stands before the milestones of which the first counts.
pub(super) const FIRST: &str = "first:";

impl SettingKey {
    /// That the setting does not take a value.
    pub(super) fn bad(&self, value: Option<&str>) -> Refusal {
        Refusal::BadValue {
            key: self.clone(),
            value: value.unwrap_or("none").to_owned(),
        }
    }

    /// The settings of a clock, a register, a term or a series; whatever is of something else is left alone.
    pub(super) fn put_of_clock(&self, plan: &mut Plan, value: Option<&str>) -> Result<(), Refusal> {
        let bad = || self.bad(value);
        match self {
            Self::Limit(id) => {
                let limit: Option<Limit> = value.map(str::parse).transpose().map_err(|_| bad())?;
                Self::put_limit(plan, id, limit).ok_or_else(bad)?;
            }
            Self::FirstDay(id) => {
                let first = Owners::of(plan, id).first_day();
                let asked = value.and_then(FirstDay::named);
                *first.ok_or_else(bad)? = asked.ok_or_else(bad)?;
            }
            Self::OwnLastDay(id) => {
                let rule = value.map(str::parse).transpose().map_err(|_| bad())?;
                let own = Owners::of(plan, id).last_day();
                *own.ok_or_else(bad)? = rule;
            }
            Self::OwedBy(id) => {
                let party = value.map(str::parse).transpose().map_err(|_| bad())?;
                let owed_by = Owners::of(plan, id).owed_by();
                *owed_by.ok_or_else(bad)? = party;
            }
            Self::Penalty(id) => {
                let penalty = value.map(str::parse).transpose().map_err(|_| bad())?;
                let Owners { clock, series, .. } = Owners::of(plan, id);
                let own = clock.map(|clock| &mut clock.penalty);
                let own = own.or(series.map(|series| &mut series.penalty));
                *own.ok_or_else(bad)? = penalty;
            }
            Self::WarnAfter(id) => {
                let days = value.unwrap_or("0").parse().map_err(|_| bad())?;
                let clock = Owners::of(plan, id).clock;
                clock.ok_or_else(bad)?.warn_after = days;
            }
            Self::Warn(id) => {
                let days: u32 = value.unwrap_or("0").parse().map_err(|_| bad())?;
                let warn = Owners::of(plan, id).warn();
                *warn.ok_or_else(bad)? = days;
            }
            Self::By(id) => {
                let day = value.map(str::parse).transpose().map_err(|_| bad())?;
                let clock = Owners::of(plan, id).clock;
                clock.ok_or_else(bad)?.by = day;
            }
            Self::Before(id) => {
                let before = value.map(str::parse).transpose().map_err(|_| bad())?;
                let clock = Owners::of(plan, id).clock;
                clock.ok_or_else(bad)?.before = before;
            }
            Self::From(id) => {
                let text = value.unwrap_or_default();
                let first = text.strip_prefix(FIRST);
                let names = ids(first.unwrap_or(text)).ok_or_else(bad)?;
                let clock = Owners::of(plan, id).clock.ok_or_else(bad)?;
                (clock.from, clock.from_first) = match first {
                    Some(_) => (Milestones::default(), names),
                    None => (Milestones(names), Vec::new()),
                };
            }
            Self::To(id) => {
                let to = ids(value.unwrap_or_default()).ok_or_else(bad)?;
                let clock = Owners::of(plan, id).clock;
                clock.ok_or_else(bad)?.to = to;
            }
            _ => {}
        }
        Ok(())
    }

    /// Only a clock and a register can be without a limit.
    fn put_limit(plan: &mut Plan, id: &ClockId, limit: Option<Limit>) -> Option<()> {
        let Owners {
            clock,
            register,
            term,
            series,
        } = Owners::of(plan, id);
        if let Some(clock) = clock {
            clock.limit = limit;
        } else if let Some(register) = register {
            register.limit = limit;
        } else if let Some(series) = series {
            series.due = limit?;
        } else {
            term?.limit = limit?;
        }
        Some(())
    }
}

/// What of a plan bears one name: a clock, a register, a term or a series.
struct Owners<'p> {
    clock: Option<&'p mut Clock>,
    register: Option<&'p mut Register>,
    term: Option<&'p mut Term>,
    series: Option<&'p mut Series>,
}

impl<'p> Owners<'p> {
    fn of(plan: &'p mut Plan, id: &ClockId) -> Self {
        Self {
            clock: plan.clocks.iter_mut().find(|clock| clock.id == *id),
            register: plan.registers.iter_mut().find(|known| known.id == *id),
            term: plan.terms.iter_mut().find(|term| term.id == *id),
            series: plan.series.iter_mut().find(|series| series.id == *id),
        }
    }
}

impl<'p> Owners<'p> {
    fn first_day(self) -> Option<&'p mut FirstDay> {
        let first = self.clock.map(|clock| &mut clock.first_day);
        let first = first.or(self.term.map(|term| &mut term.first_day));
        first.or(self.series.map(|series| &mut series.first_day))
    }

    fn last_day(self) -> Option<&'p mut Option<LastDayRule>> {
        let own = self.clock.map(|clock| &mut clock.last_day);
        let own = own.or(self.register.map(|register| &mut register.last_day));
        own.or(self.series.map(|series| &mut series.last_day))
    }

    fn owed_by(self) -> Option<&'p mut Option<PartyId>> {
        let owed_by = self.clock.map(|clock| &mut clock.owed_by);
        let owed_by = owed_by.or(self.register.map(|register| &mut register.owed_by));
        owed_by.or(self.series.map(|series| &mut series.owed_by))
    }

    fn warn(self) -> Option<&'p mut u32> {
        let warn = self.clock.map(|clock| &mut clock.warn);
        let warn = warn.or(self.register.map(|register| &mut register.warn));
        let warn = warn.or(self.term.map(|term| &mut term.warn));
        warn.or(self.series.map(|series| &mut series.warn))
    }
}

/// Milestones parted by blanks.
fn ids(text: &str) -> Option<Vec<MilestoneId>> {
    let names = text.split_whitespace().map(str::parse);
    names.collect::<Result<_, _>>().ok()
}

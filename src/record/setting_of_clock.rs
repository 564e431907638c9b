//! The settings of a clock, a register or a term: how each is put in its place.
//!
//! Whether the plan is sound with it, `setting.rs` has checked afterwards.

use crate::calendar::{FirstDay, Limit};
use crate::plan::{Clock, ClockId, MilestoneId, Milestones, Plan, Register, Term};

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

    /// The settings of a clock, a register or a term; whatever is of something else is left alone.
    pub(super) fn put_of_clock(&self, plan: &mut Plan, value: Option<&str>) -> Result<(), Refusal> {
        let bad = || self.bad(value);
        match self {
            Self::Limit(id) => {
                let limit: Option<Limit> = value.map(str::parse).transpose().map_err(|_| bad())?;
                Self::put_limit(plan, id, limit).ok_or_else(bad)?;
            }
            Self::FirstDay(id) => {
                let Owners { clock, term, .. } = Owners::of(plan, id);
                let first = clock.map(|clock| &mut clock.first_day);
                let first = first.or(term.map(|term| &mut term.first_day));
                let asked = value.and_then(FirstDay::named);
                *first.ok_or_else(bad)? = asked.ok_or_else(bad)?;
            }
            Self::OwnLastDay(id) => {
                let rule = value.map(str::parse).transpose().map_err(|_| bad())?;
                let Owners {
                    clock, register, ..
                } = Owners::of(plan, id);
                let own = clock.map(|clock| &mut clock.last_day);
                let own = own.or(register.map(|register| &mut register.last_day));
                *own.ok_or_else(bad)? = rule;
            }
            Self::OwedBy(id) => {
                let party = value.map(str::parse).transpose().map_err(|_| bad())?;
                let Owners {
                    clock, register, ..
                } = Owners::of(plan, id);
                let owed_by = clock.map(|clock| &mut clock.owed_by);
                let owed_by = owed_by.or(register.map(|register| &mut register.owed_by));
                *owed_by.ok_or_else(bad)? = party;
            }
            Self::Penalty(id) => {
                let penalty = value.map(str::parse).transpose().map_err(|_| bad())?;
                let clock = Owners::of(plan, id).clock;
                clock.ok_or_else(bad)?.penalty = penalty;
            }
            Self::WarnAfter(id) => {
                let days = value.unwrap_or("0").parse().map_err(|_| bad())?;
                let clock = Owners::of(plan, id).clock;
                clock.ok_or_else(bad)?.warn_after = days;
            }
            Self::Warn(id) => {
                let days: u32 = value.unwrap_or("0").parse().map_err(|_| bad())?;
                let Owners {
                    clock,
                    register,
                    term,
                } = Owners::of(plan, id);
                let warn = clock.map(|clock| &mut clock.warn);
                let warn = warn.or(register.map(|register| &mut register.warn));
                let warn = warn.or(term.map(|term| &mut term.warn));
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
        } = Owners::of(plan, id);
        if let Some(clock) = clock {
            clock.limit = limit;
        } else if let Some(register) = register {
            register.limit = limit;
        } else {
            term?.limit = limit?;
        }
        Some(())
    }
}

/// What of a plan bears one name: a clock, a register or a term.
struct Owners<'p> {
    clock: Option<&'p mut Clock>,
    register: Option<&'p mut Register>,
    term: Option<&'p mut Term>,
}

impl<'p> Owners<'p> {
    fn of(plan: &'p mut Plan, id: &ClockId) -> Self {
        Self {
            clock: plan.clocks.iter_mut().find(|clock| clock.id == *id),
            register: plan.registers.iter_mut().find(|known| known.id == *id),
            term: plan.terms.iter_mut().find(|term| term.id == *id),
        }
    }
}

/// Milestones parted by blanks.
fn ids(text: &str) -> Option<Vec<MilestoneId>> {
    let names = text.split_whitespace().map(str::parse);
    names.collect::<Result<_, _>>().ok()
}

//! The settings of a milestone, and who acts for whatever has a date: how each is put in its place.
//!
//! Whether the plan is sound with it, `setting.rs` has checked afterwards.

use crate::plan::{Actors, Milestone, MilestoneId, Plan, Switch};

use super::refusal::Refusal;
use super::setting_key::SettingKey;

impl SettingKey {
    /// The settings of a milestone; whatever is of something else is left alone.
    pub(super) fn put_of_milestone(
        &self,
        plan: &mut Plan,
        value: Option<&str>,
    ) -> Result<(), Refusal> {
        let bad = || self.bad(value);
        match self {
            Self::Actor(id) => {
                let actors = value.and_then(|text| text.parse().ok()).ok_or_else(bad)?;
                put_actors(plan, id, &actors).ok_or_else(bad)?;
            }
            Self::Items(id) => {
                let on = is_on(value).ok_or_else(bad)?;
                let items = milestone(plan, id).and_then(|known| known.items.as_mut());
                *items.ok_or_else(bad)? = if on { Switch::On } else { Switch::Off };
            }
            Self::ItemNouns(id) => {
                let nouns = value.map(str::parse).transpose().map_err(|_| bad())?;
                let known = milestone(plan, id).filter(|known| known.items.is_some());
                known.ok_or_else(bad)?.item_nouns = nouns;
            }
            Self::Optional(id) => {
                let on = is_on(value).ok_or_else(bad)?;
                milestone(plan, id).ok_or_else(bad)?.optional = on;
            }
            _ => {}
        }
        Ok(())
    }
}

/// What a switch is set to.
fn is_on(value: Option<&str>) -> Option<bool> {
    match value? {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    }
}

fn milestone<'p>(plan: &'p mut Plan, id: &MilestoneId) -> Option<&'p mut Milestone> {
    plan.milestones.iter_mut().find(|known| known.id == *id)
}

/// Who acts, so that a milestone, a side of a register or an occurrence of a series happens. A step of a register is
/// the end of one clock and the begin of the next.
fn put_actors(plan: &mut Plan, id: &MilestoneId, actors: &Actors) -> Option<()> {
    let milestones = plan.milestones.iter_mut();
    let milestones = milestones.map(|milestone| (milestone.id.as_str(), &mut milestone.actor));
    let sides = plan.registers.iter_mut();
    let sides = sides.flat_map(|register| [&mut register.request, &mut register.answer]);
    let sides = sides.map(|side| (side.id.as_str(), &mut side.actor));
    let series = plan.series.iter_mut();
    let series = series.map(|series| (series.id.as_str(), &mut series.actor));
    let all = milestones.chain(sides).chain(series);
    let own = all.filter(|(known, _)| *known == id.as_str());
    own.map(|(_, own)| own.clone_from(actors)).last()
}

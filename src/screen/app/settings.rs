//! The view of the plan: its rows, and what can be done with the one under the cursor.

use crate::plan::{Numbered, Plan};
use crate::record::SettingKey;
use crate::screen::form::kind::fixed_day::without_fixed_day;
use crate::screen::form::kind::setting::can_be_none;
use crate::words::setting;

use super::{App, View};

/// A row of the view of the plan. A row that is no value, such as one that adds something, is another
/// variant: `view` draws it, and Enter in `update` opens its form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanRow {
    /// The heading of what follows; the cursor does not stop there.
    Heading(String),
    /// A value.
    Value(SettingKey),
    /// Adds a day fixed from outside.
    NewFixedDay,
}

impl PlanRow {
    /// Whether the cursor stops there.
    #[must_use]
    pub fn is_stop(&self) -> bool {
        !matches!(self, Self::Heading(_))
    }
}

impl App {
    /// The rows of the view of the plan: the contract and the rules first, then phase by phase.
    #[must_use]
    pub fn plan_rows(&self) -> Vec<PlanRow> {
        let all = self.all_plan_rows();
        let found = self.found_in(View::Plan, all.len());
        if found.len() == all.len() {
            return all;
        }
        // A heading stays where something under it was found.
        let mut rows = Vec::new();
        let mut heading = None;
        for (at, row) in all.into_iter().enumerate() {
            match row {
                PlanRow::Heading(_) => heading = Some(row),
                row if found.binary_search(&at).is_ok() => {
                    rows.extend(heading.take());
                    rows.push(row);
                }
                PlanRow::Value(_) | PlanRow::NewFixedDay => {}
            }
        }
        rows
    }

    /// The same, whatever is looked for.
    pub(super) fn all_plan_rows(&self) -> Vec<PlanRow> {
        let plan = &self.dossier.plan;
        let mut rows = Vec::new();
        let mut under = String::new();
        let money = setting::heading(self.lang, plan, &SettingKey::CapPercent);
        let add = self.file.read_only.is_none() && without_fixed_day(plan).next().is_some();
        for key in settings(plan) {
            let heading = setting::heading(self.lang, plan, &key);
            if add && under == money && heading != money {
                rows.push(PlanRow::NewFixedDay);
            }
            if heading != under {
                rows.push(PlanRow::Heading(heading.clone()));
                under = heading;
            }
            rows.push(PlanRow::Value(key));
        }
        if add && under == money {
            rows.push(PlanRow::NewFixedDay);
        }
        rows
    }

    /// The row under the cursor of the view of the plan.
    #[must_use]
    pub fn plan_line(&self, line: usize) -> Option<PlanRow> {
        self.plan_rows()
            .into_iter()
            .filter(PlanRow::is_stop)
            .nth(line)
    }

    /// The value under the cursor, in that view.
    #[must_use]
    pub fn setting_here(&self) -> Option<SettingKey> {
        if self.view != View::Plan {
            return None;
        }
        match self.plan_line(self.cursors.plan)? {
            PlanRow::Value(key) => Some(key),
            PlanRow::Heading(_) | PlanRow::NewFixedDay => None,
        }
    }

    /// The line of a value.
    #[must_use]
    pub fn line_of(&self, key: &SettingKey) -> Option<usize> {
        let mut stops = self.plan_rows().into_iter().filter(PlanRow::is_stop);
        stops.position(|row| matches!(row, PlanRow::Value(other) if other == *key))
    }

    /// The line of the first value of a phase.
    #[must_use]
    pub fn line_of_phase(&self, number: u32) -> Option<usize> {
        let plan = &self.dossier.plan;
        let first = settings(plan)
            .into_iter()
            .find(|key| phase(plan, key) == Some(number))?;
        self.line_of(&first)
    }

    /// Whether the value under the cursor is there and could go.
    #[must_use]
    pub fn can_unset(&self) -> bool {
        let plan = &self.dossier.plan;
        self.setting_here()
            .is_some_and(|key| key.value(plan).is_some() && can_be_none(plan, &key))
    }
}

/// What may be set, in the order of the view: what is of no phase, then phase by phase.
fn settings(plan: &Plan) -> Vec<SettingKey> {
    let mut keys = SettingKey::all(plan);
    keys.sort_by_key(|key| phase(plan, key));
    keys
}

/// The number of the phase that a value belongs to.
#[must_use]
pub fn phase(plan: &Plan, key: &SettingKey) -> Option<u32> {
    if let Some(number) = key.phase() {
        return Some(number);
    }
    if let Some(id) = key.milestone() {
        let milestone = plan.milestone(id).map(|milestone| milestone.phase);
        let side = || plan.register_of_side(id).map(|register| register.phase);
        let series = || plan.series_of(id).map(|series| series.phase);
        return milestone.or_else(side).or_else(series);
    }
    let id = key.clock()?;
    let clock = plan.clock(id).map(|clock| clock.phase);
    let register = || plan.numbered(id).map(Numbered::phase);
    let term = || plan.term(id).map(|term| term.phase);
    clock.or_else(register).or_else(term)
}

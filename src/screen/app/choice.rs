//! With which plan a new dossier begins: what there is to choose from, and what is shown of it.
//!
//! Nothing is written here: until the first save a dossier is its plan alone, and another choice is another plan.

use crate::notation::read;
use crate::plan::{Plan, shipped, shipped_names};
use crate::record::Dossier;
use crate::words::choice::starter;
use crate::words::outline::in_a_line;

use super::cursors::most_urgent;
use super::offered_plan::{ChoiceRow, OfferedPlan};
use super::{App, View};

impl App {
    /// Shows the choice, where the file is not there yet.
    pub fn choose_a_plan(&mut self) {
        if self.file.exists {
            return;
        }
        let lang = self.lang;
        let offered = shipped_names().filter_map(|name| {
            let plan = shipped(name)?;
            Some(OfferedPlan {
                name: name.to_owned(),
                line: in_a_line(lang, &plan),
                plan,
            })
        });
        self.offered = offered.collect();
        let own = &self.dossier.plan.name;
        let at = self.offered.iter().position(|plan| plan.name == *own);
        self.cursors.choice = at.unwrap_or(0);
        self.view = View::Choice;
    }

    /// The rows of the choice.
    #[must_use]
    pub fn choice_rows(&self) -> Vec<ChoiceRow> {
        let plans = (0..self.offered.len()).map(ChoiceRow::Plan);
        plans.chain([ChoiceRow::File, ChoiceRow::Text]).collect()
    }

    /// The row under the cursor.
    #[must_use]
    pub fn choice_row(&self) -> Option<ChoiceRow> {
        self.choice_rows().get(self.cursors.choice).copied()
    }

    /// The dossier becomes one of the plan under the cursor, so that its phases are shown; on a row that is no plan
    /// it stays as it is.
    pub(in crate::screen) fn show_the_choice(&mut self) {
        let plan = match self.choice_row() {
            Some(ChoiceRow::Plan(at)) => self.offered.get(at).map(|offered| offered.plan.clone()),
            // What the text begins with is a plan, to be changed line by line.
            Some(ChoiceRow::Text) => match self.own_text() {
                Some(draft) => self.plan_of(draft),
                None => read(starter(self.lang)).ok().map(|read| read.plan),
            },
            Some(ChoiceRow::File) | None => None,
        };
        if let Some(plan) = plan.filter(|plan| *plan != self.dossier.plan) {
            self.dossier = Dossier::new(plan);
            self.reassess();
            self.selected = most_urgent(&self.rows, &self.assessment);
        }
    }

    /// A plan was read from a file: it is offered, and the cursor stands on it.
    pub(in crate::screen) fn offer_plan(&mut self, name: String, plan: Plan) {
        let line = in_a_line(self.lang, &plan);
        let offered = OfferedPlan { name, line, plan };
        let known = self
            .offered
            .iter()
            .position(|other| other.name == offered.name);
        let at = known.unwrap_or(self.offered.len());
        match self.offered.get_mut(at) {
            Some(place) => *place = offered,
            None => self.offered.push(offered),
        }
        self.cursors.choice = at;
        self.show_the_choice();
    }

    /// Whether another plan may still be chosen: nothing was saved yet, and nothing else is looked at.
    #[must_use]
    pub fn may_choose_a_plan(&self) -> bool {
        !self.file.exists && self.is_live() && !self.offered.is_empty()
    }
}

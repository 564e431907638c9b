//! Which clocks the view of origins explains.

use crate::assess::RowKind;
use crate::plan::ClockKey;

use super::{App, View};

impl App {
    /// The clocks and terms whose dates can be explained here: those of the selected phase, the one
    /// its state comes from first and what is only for information last; of the view of requests, the selected
    /// request.
    #[must_use]
    pub fn explainable(&self) -> Vec<ClockKey> {
        if self.view == View::Requests {
            let request = self.request_line(self.cursors.requests);
            let key = request.map(|request| ClockKey::numbered(&request.register, request.n));
            return key.into_iter().collect();
        }
        if let Some(RowKind::Clock(clock)) = self.row().map(|row| row.kind) {
            return vec![self.assessment.clocks[clock].key.clone()];
        }
        let Some(phase) = self.phase().map(|index| &self.assessment.phases[index]) else {
            return Vec::new();
        };
        let mut others: Vec<usize> = phase.clocks.clone();
        others.retain(|i| Some(*i) != phase.lead);
        let is_alone = phase.informative.is_some();
        others.sort_by_key(|i| !is_alone && self.assessment.clocks[*i].informative);
        let clocks = phase.lead.iter().chain(&others);
        let clocks = clocks.map(|i| self.assessment.clocks[*i].key.clone());
        let terms = phase.terms.iter().map(|i| {
            let index = self.assessment.terms[*i].index;
            ClockKey::of(&self.dossier.plan.terms[index].id)
        });
        clocks.chain(terms).collect()
    }
}

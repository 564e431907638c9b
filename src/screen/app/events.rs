//! The events that the pane of a phase shows, in their order.

use crate::plan::Event;

use super::App;

impl App {
    /// The events the pane shows: those that start its clocks, then those of the phase, each
    /// followed by its items; then the occurrences of its series, and the next of each.
    #[must_use]
    pub fn events(&self) -> Vec<Event> {
        let Some(number) = self.phase_number() else {
            return Vec::new();
        };
        let plan = &self.dossier.plan;
        let status = self.phase().map(|index| &self.assessment.phases[index]);
        let clocks = status.iter().flat_map(|status| &status.clocks);
        let clocks = clocks
            .filter_map(|i| plan.clocks.get(*i))
            .flat_map(crate::plan::Clock::starts);
        let terms = status.iter().flat_map(|status| &status.terms);
        let terms = terms.map(|i| &plan.terms[self.assessment.terms[*i].index].from);
        let series = status.iter().flat_map(|status| &status.series);
        let series = series.map(|i| &self.assessment.series[*i].of(plan).from);
        let starts = clocks
            .chain(terms)
            .chain(series)
            .filter_map(|id| plan.milestone_index(id));
        let own = plan.milestones_of(number).iter().copied();
        let mut shown: Vec<usize> = starts.chain(own).collect();
        shown.sort_unstable_by_key(|i| plan.shown_place(*i));
        shown.dedup();
        let mut events = Vec::new();
        let happened = &self.assessment.happened;
        shown.retain(|i| happened.is_shown(&self.dossier.plan, *i));
        for milestone in shown.into_iter().map(|i| &plan.milestones[i]) {
            events.push(Event::milestone(&milestone.id));
            if milestone.phase == number {
                let whole = milestone.id.whole();
                let items = self.dossier.items_of(&whole);
                let items = items.map(|item| Event::item(&milestone.id, &item.id));
                // In an attempt that is over an item without a date is none.
                let is_there = |item: &Event| {
                    milestone.attempt.is_none() || self.dossier.record(item).is_some()
                };
                let items = items.filter(is_there);
                events.extend(items.filter(|item| !self.search.hidden.contains(item)));
            }
        }
        let series = status.iter().flat_map(|status| &status.series);
        for series in series.map(|i| &self.assessment.series[*i]) {
            let there = series.clocks.iter().chain(&series.next);
            let keys = there.filter_map(|clock| self.assessment.clocks[*clock].key.n);
            let of = series.of(plan);
            let clocks = &self.assessment.clocks;
            let cut = clocks
                .iter()
                .filter(|clock| clock.series == Some(series.index) && clock.is_cut_occurrence());
            let cut = cut.filter_map(|clock| {
                let n = clock.key.n?;
                Some(Event::numbered(&clock.key.id.as_event(), n))
            });
            let cut: Vec<Event> = cut.collect();
            let records = self.dossier.records.iter().map(|record| &record.event);
            // What is dated after the rejection has no clock.
            let is_old = |event: &&Event| {
                plan.series_of_attempt(&event.milestone) == Some(of) && !cut.contains(event)
            };
            let others: Vec<Event> = records.filter(is_old).cloned().collect();
            events.extend(cut.into_iter().chain(others));
            events.extend(keys.map(|n| of.event(n)));
        }
        events
    }
}

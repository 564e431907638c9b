//! What is under the cursor, and what can be done with it.

use crate::assess::{Lane, RegisterStatistics, Row, RowKind, lanes};
use crate::calendar::Date;
use crate::plan::{Event, MilestoneId, Register, Switch};
use crate::record::{Entry, Record, Request};
use crate::screen::form::{Field, FieldName};
use crate::screen::keymap::Context;

use super::{App, Overlay, PlanRow, View};

impl App {
    /// Where the keyboard is now.
    #[must_use]
    pub fn context(&self) -> Context {
        match &self.overlay {
            Overlay::Help(..) => Context::Help,
            Overlay::Ask(_) => Context::Question,
            Overlay::Form(form) if form.stage.question().is_some() => Context::Question,
            Overlay::Form(form) if form.is_in_lines() => Context::Text,
            Overlay::Form(_) => Context::Form,
            Overlay::None if self.is_searching() => Context::Search,
            Overlay::None => match self.view {
                View::Main if self.pane.is_some() => Context::Pane,
                View::Main if self.is_as_of() => Context::OtherDay,
                View::Main => Context::Main,
                View::Requests => Context::Requests,
                View::Journal => Context::Journal,
                View::Plan => Context::Plan,
                View::Points => Context::Points,
                View::Origin => Context::Origin,
                View::Timeline => Context::Timeline,
                View::Choice => Context::Choice,
            },
        }
    }

    /// The selected row of what fills the screen.
    #[must_use]
    pub fn cursor(&self) -> usize {
        match self.view {
            View::Main => self.selected,
            View::Requests => self.cursors.requests,
            View::Journal => self.cursors.journal,
            View::Plan => self.cursors.plan,
            View::Points => self.cursors.points,
            View::Origin => self.cursors.origin,
            View::Timeline => self.cursors.timeline,
            View::Choice => self.cursors.choice,
        }
    }

    /// The same, to be moved.
    pub(in crate::screen) fn cursor_mut(&mut self) -> &mut usize {
        self.cursor_in(self.view)
    }

    /// The selected row of a view, to be moved.
    pub(in crate::screen) fn cursor_in(&mut self, view: View) -> &mut usize {
        match view {
            View::Main => &mut self.selected,
            View::Requests => &mut self.cursors.requests,
            View::Journal => &mut self.cursors.journal,
            View::Plan => &mut self.cursors.plan,
            View::Points => &mut self.cursors.points,
            View::Origin => &mut self.cursors.origin,
            View::Timeline => &mut self.cursors.timeline,
            View::Choice => &mut self.cursors.choice,
        }
    }

    /// Where rows went, the cursor goes to the last one that is left.
    pub(in crate::screen) fn keep_cursor_on_a_row(&mut self) {
        if self.view != View::Origin {
            let last = self.lines().saturating_sub(1);
            let cursor = self.cursor_mut();
            *cursor = last.min(*cursor);
        }
    }

    /// The selected row of the list.
    #[must_use]
    pub fn row(&self) -> Option<&Row> {
        self.rows.get(self.selected)
    }

    /// The position in the plan of the phase that the selected row belongs to.
    #[must_use]
    pub fn phase(&self) -> Option<usize> {
        match self.row()?.kind {
            RowKind::Phase(index) => Some(index),
            RowKind::Clock(clock) => self
                .dossier
                .plan
                .phase_index(self.assessment.clocks[clock].phase),
        }
    }

    /// The number of that phase.
    #[must_use]
    pub fn phase_number(&self) -> Option<u32> {
        self.phase()
            .and_then(|index| self.dossier.plan.phases.get(index))
            .map(|phase| phase.number)
    }

    /// The row of a phase.
    #[must_use]
    pub fn row_of_phase(&self, number: u32) -> Option<usize> {
        let index = self.dossier.plan.phase_index(number)?;
        self.rows
            .iter()
            .position(|row| row.kind == RowKind::Phase(index))
    }

    /// The register that the selected phase keeps, if it does.
    #[must_use]
    pub fn register(&self) -> Option<&Register> {
        self.dossier.plan.register_in(self.phase_number()?)
    }

    /// The register that a request opened in their view goes to: that of the selected request, else
    /// that of the selected phase, else the first.
    #[must_use]
    pub fn register_of_view(&self) -> Option<&Register> {
        let plan = &self.dossier.plan;
        let request = self.request_line(self.cursors.requests);
        let own = request.and_then(|request| plan.entries(&request.register));
        own.or_else(|| self.register())
            .or_else(|| plan.registers.first())
    }

    /// How the requests of the selected phase were answered, register by register.
    pub fn registers_here(&self) -> impl Iterator<Item = &RegisterStatistics> {
        let number = self.phase_number();
        let registers = self.assessment.registers.iter();
        registers.filter(move |r| Some(self.dossier.plan.registers[r.index].phase) == number)
    }

    /// The record of an event, whatever its date.
    #[must_use]
    pub fn record(&self, event: &Event) -> Option<&Record> {
        self.assessment.happened.record(&self.dossier, event)
    }

    /// How many rows the view has that its cursor moves over; the view of origins is measured.
    #[must_use]
    pub fn lines(&self) -> usize {
        match self.view {
            View::Main => self.rows.len(),
            View::Origin => 0,
            View::Requests => self.count_in(self.view, self.assessment.requests.len()),
            View::Journal => self.count_in(self.view, self.journal.entries().len()),
            View::Plan => {
                let rows = self.plan_rows().into_iter();
                rows.filter(PlanRow::is_stop).count()
            }
            View::Points => self.point_rows().len(),
            View::Timeline => self.lanes().len(),
            View::Choice => self.choice_rows().len(),
        }
    }

    /// The requests that the view shows, in its order.
    #[must_use]
    pub fn requests(&self) -> Vec<usize> {
        let all = self.all_requests();
        let found = self.found_in(View::Requests, all.len());
        found.into_iter().map(|at| all[at]).collect()
    }

    /// The position in the assessment of the request on a line of its view.
    #[must_use]
    pub fn request_at(&self, line: usize) -> Option<usize> {
        let at = self.position_in(View::Requests, line)?;
        self.all_requests().get(at).copied()
    }

    /// The events awaited on the selected row, the most urgent first.
    #[must_use]
    pub fn awaited_here(&self) -> Vec<Event> {
        let Some(row) = self.row() else {
            return Vec::new();
        };
        row.awaited
            .iter()
            .map(|i| self.assessment.awaited[*i].event.clone())
            .collect()
    }

    /// The rows of the timeline.
    #[must_use]
    pub fn lanes(&self) -> Vec<Lane> {
        let (dossier, assessment) = self.shown();
        lanes(dossier, assessment)
    }

    /// The row of the timeline that the cursor is on.
    #[must_use]
    pub fn lane(&self) -> Option<Lane> {
        self.lanes().get(self.cursors.timeline).copied()
    }

    /// The entry of the journal on a line of its view: the newest is on top.
    #[must_use]
    pub fn journal_line(&self, line: usize) -> Option<&Entry> {
        let at = self.position_in(View::Journal, line)?;
        self.journal.entries().iter().rev().nth(at)
    }

    /// The request on a line of its view.
    #[must_use]
    pub fn request_line(&self, line: usize) -> Option<&Request> {
        let status = &self.assessment.requests[self.request_at(line)?];
        self.dossier.requests.get(status.index)
    }

    /// The register of the request on a line of its view; of an entry with several steps, that of the step.
    #[must_use]
    pub fn register_of_line(&self, line: usize) -> Option<&Register> {
        let status = &self.assessment.requests[self.request_at(line)?];
        let clock = &self.assessment.clocks[status.clock];
        self.dossier.plan.register(&clock.key.id)
    }

    /// The event that Enter acts on in the view of requests, and whether it has happened.
    pub(in crate::screen) fn request_event(&self) -> Option<(Event, bool)> {
        let request = self.request_line(self.cursors.requests)?;
        let register = self.register_of_line(self.cursors.requests)?;
        let event = Event::numbered(&register.answer.id, request.n);
        let answered = self.record(&event).is_some();
        Some((event, answered))
    }

    /// Whether what Enter acts on has happened, so that it corrects.
    #[must_use]
    pub fn is_recorded_here(&self) -> bool {
        match (self.view, self.pane) {
            (View::Requests, _) => self.request_event().is_some_and(|(_, answered)| answered),
            (View::Main, Some(line)) => {
                let event = self.events().into_iter().nth(line);
                event.is_some_and(|event| {
                    let rejection = || self.dossier.rejection_named(&event.milestone);
                    self.record(&event).is_some() || rejection().is_some()
                })
            }
            _ => false,
        }
    }

    /// Whether what Enter records is an answer, and no step of an entry with several.
    #[must_use]
    pub fn answers_here(&self) -> bool {
        let register = match self.view {
            View::Requests => self.register_of_line(self.cursors.requests),
            _ => self.register(),
        };
        register.is_none_or(Register::is_answered)
    }

    /// The field of the open form that has the cursor.
    #[must_use]
    pub fn focused(&self) -> Option<&Field> {
        match &self.overlay {
            Overlay::Form(form) => form.focused(),
            Overlay::None | Overlay::Ask(_) | Overlay::Help(..) => None,
        }
    }

    /// What that field is for.
    #[must_use]
    pub fn focused_field(&self) -> Option<FieldName> {
        self.focused().map(|field| field.name)
    }

    /// The items of a milestone that have no date yet.
    pub(in crate::screen) fn undated_items(&self, event: &Event) -> Vec<Event> {
        if event.part.is_some() {
            return Vec::new();
        }
        let items = self.dossier.items_of(&event.milestone);
        let events = items.map(|item| Event::item(&item.milestone, &item.id));
        events
            .filter(|event| self.record(event).is_none())
            .collect()
    }

    /// The dates to offer for an event, where the plan offers any.
    pub(in crate::screen) fn suggestions(&self, event: &Event) -> Vec<Date> {
        let Some(milestone) = self.dossier.plan.milestone(&event.milestone) else {
            return Vec::new();
        };
        let dates = milestone.suggest.iter().filter_map(|suggestion| {
            let from = self
                .assessment
                .happened
                .date(&self.dossier, &suggestion.from)?;
            from.checked_add_days(chrono::Days::new(suggestion.days.into()))
        });
        let mut dates: Vec<Date> = dates.collect();
        dates.dedup();
        dates
    }

    /// The event that `c` corrects: the selected one, or the last recorded on the phase.
    pub(in crate::screen) fn correctable(&self) -> Option<Event> {
        let mut recorded = self.recorded_here();
        if self.view == View::Requests || self.pane.is_some() {
            return recorded.next();
        }
        let records = recorded.filter_map(|event| self.record(&event));
        let last = records.max_by_key(|record| record.stamp.at);
        last.map(|record| record.event.clone())
    }

    /// Whether there is one: that must not cost a look at all of them.
    pub(in crate::screen) fn can_correct(&self) -> bool {
        self.recorded_here().next().is_some()
    }

    /// What is recorded under the cursor, one by one: of the selected request the answer first; without a
    /// cursor in the pane all events of the phase.
    fn recorded_here(&self) -> Box<dyn Iterator<Item = Event> + '_> {
        let plan = &self.dossier.plan;
        let recorded = |event: &Event| self.record(event).is_some();
        let sides = |request: &Request, register: Option<&Register>, answer_first: bool| {
            let register = register?;
            let [mut first, mut second] = [&register.request, &register.answer];
            if answer_first {
                std::mem::swap(&mut first, &mut second);
            }
            Some([first, second].map(|side| Event::numbered(&side.id, request.n)))
        };
        match (self.view, self.pane) {
            (View::Requests, _) => {
                let request = self.request_line(self.cursors.requests);
                let register = self.register_of_line(self.cursors.requests);
                let sides = request.and_then(|request| sides(request, register, true));
                Box::new(sides.into_iter().flatten().filter(recorded))
            }
            (_, Some(line)) => {
                let event = self.events().into_iter().nth(line);
                Box::new(event.into_iter().filter(recorded))
            }
            _ => {
                let phase = self.phase_number();
                let is_own = move |request: &&Request| {
                    let register = plan.entries(&request.register);
                    register.is_some_and(|register| Some(register.phase) == phase)
                };
                let requests = self.dossier.requests.iter().filter(is_own);
                let requests = requests.flat_map(move |request| {
                    let steps = plan.steps_of(&request.register);
                    steps.filter_map(move |step| sides(request, Some(step), false))
                });
                let events = self.events().into_iter().chain(requests.flatten());
                Box::new(events.filter(recorded))
            }
        }
    }

    /// The milestone of the selected phase that items can be added to.
    pub(in crate::screen) fn itemised(&self) -> Option<MilestoneId> {
        let number = self.phase_number()?;
        let on = Some(Switch::On);
        let plan = &self.dossier.plan;
        let milestones = plan.milestones_of(number).iter();
        let mut milestones = milestones.map(|i| &plan.milestones[*i]);
        let open = milestones.find(|milestone| milestone.items == on);
        open.map(|milestone| milestone.id.clone())
    }
}

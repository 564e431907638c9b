//! The rows of the table: what a phase, or a wait without limit, puts into each column.

use crate::assess::{Awaited, ClockStatus, Course, PhaseStatus, State, TermStatus};
use crate::calendar::Limit;
use crate::plan::Actor;
use crate::words::shown::shown;
use crate::words::{count, dates, event, state};

use super::text::Page;

/// One row of the list.
pub(super) struct Row {
    pub(super) state: State,
    pub(super) number: String,
    pub(super) title: String,
    pub(super) fraction: String,
    pub(super) due: String,
    pub(super) star: bool,
    pub(super) used: String,
    pub(super) limit: String,
    pub(super) left: String,
    pub(super) word: String,
    pub(super) who: &'static str,
}

impl Page<'_> {
    /// The waits without limit of a phase, which have a row of their own while they last.
    pub(super) fn waits(&self, phase: &PhaseStatus) -> impl Iterator<Item = &ClockStatus> {
        let clocks = phase.clocks.iter().map(|i| &self.assessment.clocks[*i]);
        clocks.filter(|clock| clock.key.n.is_none() && clock.state() == State::WaitingNoLimit)
    }

    pub(super) fn phase_row(&self, status: &PhaseStatus) -> Row {
        let (lang, plan) = (self.lang(), &self.dossier.plan);
        let title = plan
            .phase(status.number)
            .map(|phase| shown(state::text(lang, &phase.title)));
        let mut row = Row {
            state: status.state,
            number: status.number.to_string(),
            title: title.unwrap_or_default().into_owned(),
            fraction: String::new(),
            due: String::new(),
            star: false,
            used: String::new(),
            limit: String::new(),
            left: String::new(),
            word: state::state(lang, status.state).to_owned(),
            who: self.who(status),
        };
        let register = plan
            .registers
            .iter()
            .find(|register| register.phase == status.number);
        match (
            status.lead.map(|i| &self.assessment.clocks[i]),
            status.terms.first(),
        ) {
            (Some(clock), _) => self.fill_clock(&mut row, clock),
            (None, Some(term)) => self.fill_term(&mut row, &self.assessment.terms[*term]),
            (None, None) => {
                if let Some(limit) = register.and_then(|register| register.limit) {
                    (row.used, row.limit) = ("-".to_owned(), short_limit(limit));
                }
            }
        }
        if let Some(register) = register {
            let clocks = || status.clocks.iter().map(|i| &self.assessment.clocks[*i]);
            let requests = || clocks().filter(|c| c.key.n.is_some() && c.key.id == register.id);
            let open = requests().filter(|clock| clock.is_open()).count();
            let words = count::open_requests(lang, open);
            let alone = clocks().all(|clock| clock.key.n.is_some());
            match open {
                0 if alone => row.word = words,
                0 => {}
                _ => row.fraction = words,
            }
        }
        row
    }

    fn fill_clock(&self, row: &mut Row, clock: &ClockStatus) {
        row.used = clock
            .elapsed()
            .map_or("-".to_owned(), |elapsed| elapsed.to_string());
        row.limit = clock.limit.map(short_limit).unwrap_or_default();
        row.left = clock
            .margin()
            .map(|margin| margin.to_string())
            .unwrap_or_default();
        row.due = clock
            .deadline()
            .map(|d| dates::short(d.due))
            .unwrap_or_default();
        row.star = has_star(clock);
        let of_items = self.dossier.plan.clock(&clock.key.id).is_some_and(|clock| {
            clock
                .to
                .iter()
                .any(|id| self.dossier.items_of(id).next().is_some())
        });
        if let Some(parts) = clock.parts.filter(|_| of_items) {
            row.fraction = format!("{}/{}", parts.done, parts.total);
        }
    }

    fn fill_term(&self, row: &mut Row, status: &TermStatus) {
        let lang = self.lang();
        let limit = dates::limit(lang, self.dossier.plan.terms[status.index].limit);
        row.title = format!("{}, {limit}", row.title);
        state::term_state(lang, status.state).clone_into(&mut row.word);
        row.due = status.through.map(dates::short).unwrap_or_default();
        row.left = status
            .days_left
            .map(|left| left.to_string())
            .unwrap_or_default();
    }

    pub(super) fn wait_row(&self, clock: &ClockStatus) -> Row {
        let lang = self.lang();
        let ends = |awaited: &&Awaited| self.ends(awaited, clock);
        Row {
            state: State::WaitingNoLimit,
            number: String::new(),
            title: event::clock(lang, &self.dossier.plan, &clock.key),
            fraction: String::new(),
            due: String::new(),
            star: false,
            used: clock.elapsed().unwrap_or_default().to_string(),
            limit: String::new(),
            left: String::new(),
            word: state::state(lang, State::WaitingNoLimit).to_owned(),
            who: self
                .assessment
                .awaited
                .iter()
                .find(ends)
                .map_or("", |a| self.actor(a)),
        }
    }

    /// Whether an awaited event is one that this clock of the plan ends with.
    fn ends(&self, awaited: &Awaited, clock: &ClockStatus) -> bool {
        let plan = self.dossier.plan.clock(&clock.key.id);
        plan.is_some_and(|plan| plan.to.contains(&awaited.event.milestone))
    }

    /// Who must act in a phase: we, if we must while a clock runs, else whoever is awaited first.
    fn who(&self, status: &PhaseStatus) -> &'static str {
        let waits: Vec<&ClockStatus> = self.waits(status).collect();
        let here = || {
            let awaited = self.assessment.awaited_in(status);
            awaited.filter(|awaited| !waits.iter().any(|wait| self.ends(awaited, wait)))
        };
        let urgent = here().find(|a| a.actor == Actor::Administration && a.clock.is_some());
        urgent
            .or_else(|| here().next())
            .map_or("", |awaited| self.actor(awaited))
    }

    pub(super) fn actor(&self, awaited: &Awaited) -> &'static str {
        state::who(self.lang(), awaited.actor, awaited.clock.is_some())
    }
}

/// A limit beside the days used: the bare number of days, other units with their letter.
fn short_limit(limit: Limit) -> String {
    match limit {
        Limit::Days(days) => days.to_string(),
        other => other.to_string(),
    }
}

/// Whether the holiday rule would give another date that still matters, or another verdict.
fn has_star(clock: &ClockStatus) -> bool {
    let moves = clock
        .deadline()
        .is_some_and(|deadline| deadline.civil != deadline.due);
    let in_time = matches!(clock.course, Course::Open { .. }) && clock.days_late() == 0;
    moves && (in_time || clock.in_time_if_holiday_rule())
}

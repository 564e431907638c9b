//! The rows of every list, and who must act on each: the screen and the text show the same because
//! they show these.

use std::collections::HashMap;

use crate::calendar::{Date, Limit, days_between};
use crate::plan::{Actors, Plan, Whose};
use crate::record::Dossier;

use super::{Assessment, Awaited, ClockStatus, SeriesStatus, State, TermStatus};

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it shows.
    pub kind: RowKind,
    /// The events awaited on it: positions in [`Assessment::awaited`].
    pub awaited: Vec<usize>,
}

/// What a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowKind {
    /// A phase: its position in the plan.
    Phase(usize),
    /// A clock of the plan that its phase does not speak of and that must be seen: open without a limit,
    /// late, or with a fixed last day that comes near; or an occurrence of a series that is open. Its position
    /// in the assessment.
    Clock(usize),
}

/// The rows of a list: the phases, each followed by its open waits without a limit, by the fixed days that
/// come near and by what else of it is late.
#[must_use]
pub fn rows(dossier: &Dossier, assessment: &Assessment) -> Vec<Row> {
    let plan = &dossier.plan;
    let mut rows: Vec<Row> = Vec::with_capacity(plan.phases.len());
    for (index, phase) in assessment.phases.iter().enumerate() {
        rows.push(Row {
            kind: RowKind::Phase(index),
            awaited: Vec::new(),
        });
        for clock in &phase.clocks {
            let status = &assessment.clocks[*clock];
            let waits = !status.has_end() && status.is_open();
            let near = matches!(status.state(), State::DueSoon | State::DueToday);
            // A fixed day, and one counted backwards, are seen when they come near.
            let late = status.state() == State::Overdue
                || status.fixed.is_some() && near
                || status.near_as_foreseen(assessment.today).is_some();
            // Requests stand in their register.
            let is_row = !status.is_request() && phase.lead != Some(*clock);
            let came_back = status.is_occurrence() && status.is_open();
            if (waits || late || came_back) && !status.informative && is_row {
                rows.push(Row {
                    kind: RowKind::Clock(*clock),
                    awaited: Vec::new(),
                });
            }
        }
    }
    let own: Vec<(usize, &crate::plan::Clock)> = rows
        .iter()
        .enumerate()
        .filter_map(|(i, row)| match row.kind {
            RowKind::Clock(clock) => plan.clocks.get(clock).map(|clock| (i, clock)),
            RowKind::Phase(_) => None,
        })
        .collect();
    let came_back: HashMap<usize, usize> = rows
        .iter()
        .enumerate()
        .filter_map(|(i, row)| match row.kind {
            RowKind::Clock(clock) if clock >= plan.clocks.len() => Some((clock, i)),
            _ => None,
        })
        .collect();
    let by_phase: Vec<usize> = phase_rows(&rows, plan.phases.len());
    for (i, awaited) in assessment.awaited.iter().enumerate() {
        // What the whole must have ended by is nobody's next step.
        let ends = |clock: &crate::plan::Clock| {
            !clock.is_of_the_whole() && clock.to.contains(&awaited.event.milestone)
        };
        // What ends the clock that a phase speaks of is awaited there, whatever else it ends.
        let leads = |clock: &crate::plan::Clock| {
            let phase = plan.phase_index(clock.phase);
            let lead = phase.and_then(|index| assessment.phases[index].lead);
            lead.and_then(|lead| plan.clocks.get(lead))
                .is_some_and(ends)
        };
        let ended = own.iter().find(|(_, clock)| ends(clock) && !leads(clock));
        let ended = ended.map(|(row, _)| *row);
        let occurrence = awaited.clock.and_then(|clock| came_back.get(&clock));
        let ended = occurrence.copied().or(ended);
        let phase = plan.phase_index(awaited.phase).map(|index| by_phase[index]);
        if let Some(row) = ended.or(phase) {
            rows[row].awaited.push(i);
        }
    }
    rows
}

/// For each phase, the position of its row.
fn phase_rows(rows: &[Row], phases: usize) -> Vec<usize> {
    let mut positions = vec![0; phases];
    for (position, row) in rows.iter().enumerate() {
        if let RowKind::Phase(index) = row.kind {
            positions[index] = position;
        }
    }
    positions
}

/// Who must act on something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acting {
    /// Who.
    pub actors: Actors,
    /// Whether that is us.
    pub whose: Whose,
    /// Whether it is us alone, and we hold up a running clock of somebody else.
    pub presses: bool,
}

impl Acting {
    /// Who must bring about what is awaited.
    #[must_use]
    pub fn of(awaited: &Awaited, today: Date) -> Self {
        Self {
            actors: awaited.actor.clone(),
            whose: awaited.whose,
            presses: awaited.presses(today),
        }
    }

    /// These, of whom nobody says that they hold up anything.
    #[must_use]
    pub fn by(actors: &Actors, plan: &Plan) -> Self {
        Self {
            actors: actors.clone(),
            whose: actors.whose(&plan.us()),
            presses: false,
        }
    }

    /// Who orders that what is suspended goes on.
    #[must_use]
    pub fn orders_resumption(plan: &Plan) -> Self {
        Self::by(&Actors::one(Plan::orders_resumptions()), plan)
    }
}

/// Who must act on a row: the one who brings about what ends the clock that the row speaks of, or leads to its end; only
/// where nothing does, what else is awaited there. Where that clock is suspended, it is whose order it takes to go on; the
/// resumption of another of the phase is one of the other things that are awaited.
#[must_use]
pub fn who(row: &Row, plan: &Plan, assessment: &Assessment) -> Option<Acting> {
    let stands = |clock: &ClockStatus| clock.state() == State::Suspended && !clock.informative;
    let of = match row.kind {
        RowKind::Phase(index) => assessment.phases[index].lead,
        RowKind::Clock(index) => Some(index),
    };
    if of.is_some_and(|of| stands(&assessment.clocks[of])) {
        return Some(Acting::orders_resumption(plan));
    }
    let ends = of.map(|of| ending(plan, assessment, of));
    if let Some(acting) = ends.and_then(|ends| who_of(&ends, assessment.today)) {
        return Some(acting);
    }
    let here = row.awaited.iter().map(|i| &assessment.awaited[*i]);
    let here = who_of(&here.collect::<Vec<_>>(), assessment.today);
    let resumes = match row.kind {
        RowKind::Phase(index) => assessment.clocks_of(index).any(stands),
        RowKind::Clock(_) => false,
    };
    let resumes = resumes.then(|| Acting::orders_resumption(plan));
    let all = here.into_iter().chain(resumes);
    all.min_by_key(|acting| acting.whose)
}

/// The awaited events that end a clock, by its position in the assessment, or lead to its end.
pub(super) fn ending<'a>(
    plan: &Plan,
    assessment: &'a Assessment,
    clock: usize,
) -> Vec<&'a Awaited> {
    let agreed = plan.clocks.get(clock);
    let ends = |awaited: &&Awaited| {
        let to = agreed.is_some_and(|agreed| agreed.to.contains(&awaited.event.milestone));
        to || awaited.clock == Some(clock)
    };
    assessment.awaited.iter().filter(ends).collect()
}

/// Who of those that bring about some events is named first: we, alone before together with others.
pub(super) fn who_of(awaited: &[&Awaited], today: Date) -> Option<Acting> {
    let first = |whose: Whose| awaited.iter().find(|awaited| awaited.whose == whose);
    let first = Whose::ALL.into_iter().find_map(first)?;
    Some(Acting {
        actors: first.actor.clone(),
        whose: first.whose,
        presses: awaited.iter().any(|awaited| awaited.presses(today)),
    })
}

/// What the row of a phase speaks of: days, limit and due date are of this.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Subject<'a> {
    /// The clock that its state comes from.
    Clock(&'a ClockStatus),
    /// An informative clock: all that runs there so far.
    Informative(&'a ClockStatus),
    /// Its term.
    Term(&'a TermStatus),
    /// It has nothing but a register, and no request is open: those that were answered are past, and
    /// there is no date to keep. The limit is that of the next request.
    NoRequest(Option<Limit>),
    /// What comes back there: no occurrence of it is open.
    Series(&'a SeriesStatus),
    /// Nothing has begun that counts.
    Nothing,
}

/// What the row of the phase at this position speaks of.
#[must_use]
pub fn subject<'a>(dossier: &Dossier, assessment: &'a Assessment, phase: usize) -> Subject<'a> {
    let status = &assessment.phases[phase];
    let register = dossier.plan.register_in(status.number);
    let alone = assessment.clocks_of(phase).all(ClockStatus::is_request);
    let term = term_told(assessment, phase);
    let term = term.map(|term| &assessment.terms[term]);
    if let Some(informative) = status.informative {
        return Subject::Informative(&assessment.clocks[informative]);
    }
    match (register, status.lead, term) {
        (Some(register), _, None) if alone && open_requests(assessment, phase) == 0 => {
            Subject::NoRequest(register.limit)
        }
        // State and date are of one clock, also where a request stands and another runs.
        (_, Some(lead), _) => Subject::Clock(&assessment.clocks[lead]),
        (_, None, Some(term)) => Subject::Term(term),
        (_, None, None) => match series_told(assessment, phase) {
            Some((series, _)) => Subject::Series(series),
            None => Subject::Nothing,
        },
    }
}

/// The position of the term that the row of a phase tells of: the most urgent, of several of one state the one that ends
/// first; of those that are over the last.
#[must_use]
pub fn term_told(assessment: &Assessment, phase: usize) -> Option<usize> {
    let status = &assessment.phases[phase];
    let order = |position: &usize| {
        let term = &assessment.terms[*position];
        let is_told = term.state == status.state;
        let days = term
            .through
            .map(|through| days_between(assessment.today, through));
        (!is_told, term.state, days.is_none(), days.map(i64::abs))
    };
    status.terms.iter().copied().min_by_key(order)
}

/// The series that the row of a phase tells of, and how many others come back there: that of the occurrence that leads
/// the phase, else the one of which an occurrence comes next.
#[must_use]
pub fn series_told(assessment: &Assessment, phase: usize) -> Option<(&SeriesStatus, usize)> {
    let leads = assessment.phases[phase].lead;
    let leads = leads.and_then(|lead| assessment.clocks[lead].series);
    let next = |series: &SeriesStatus| assessment.foreseen_due(series.next?);
    let order = |series: &&SeriesStatus| {
        let next = next(series);
        let is_told = leads == Some(series.index);
        (
            !is_told,
            series.start.is_none(),
            next.is_none(),
            next,
            series.index,
        )
    };
    let all = || assessment.series_of(phase);
    Some((all().min_by_key(order)?, all().count().saturating_sub(1)))
}

/// How many requests of a phase are open.
#[must_use]
pub fn open_requests(assessment: &Assessment, phase: usize) -> usize {
    let clocks = assessment.clocks_of(phase);
    clocks
        .filter(|clock| clock.is_request() && clock.is_open())
        .count()
}

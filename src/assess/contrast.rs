//! What differs between two situations of one contract, a real and a supposed one.
//!
//! Two dossiers of one plan on one day are compared by what people read of them: last days, what is
//! left, states and verdicts, who must act. What is for information only is left out.

use std::collections::HashMap;

use crate::calendar::{Date, Limit};
use crate::record::Dossier;

use super::{
    Acting, Assessment, ClockKey, ClockStatus, Parts, PhaseStatus, Row, RowKind, State, rows, who,
};

/// One thing that is not the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The number of the phase it belongs to.
    pub phase: u32,
    /// What of that phase.
    pub of: Topic,
    /// What about it.
    pub what: Aspect,
}

/// What a difference is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The phase as a whole.
    Phase,
    /// A clock.
    Clock(ClockKey),
    /// A term: its position in the plan.
    Term(usize),
}

/// A value on both sides; `None` where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sides<T> {
    /// As it is.
    pub before: Option<T>,
    /// As it would be.
    pub after: Option<T>,
}

/// What is not the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// The last day, and what is left to it.
    Due(Sides<Due>),
    /// The state, or the verdict.
    Standing(Sides<Standing>),
    /// What is allowed to a clock that has not begun.
    Limit(Sides<Limit>),
    /// The forecast of the last day of a clock that has not begun.
    Foreseen(Sides<Date>),
    /// How much of it is done.
    Parts(Sides<Parts>),
    /// The last day of a term.
    Through(Sides<Date>),
    /// Who must act.
    Who(Sides<Acting>),
}

/// The last day of a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The day; none while the clock is suspended.
    pub day: Option<Date>,
    /// The days to it while the clock is open, negative when late.
    pub left: Option<i64>,
}

/// How a clock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its state.
    pub state: State,
    /// Once it is closed: the days used, and what was allowed.
    pub used: Option<(u32, Option<Limit>)>,
}

impl<T: PartialEq> Sides<T> {
    fn new(before: Option<T>, after: Option<T>) -> Option<Self> {
        (before != after).then_some(Self { before, after })
    }
}

impl<T> Sides<T> {
    /// The same, not taken out of where it stands.
    #[must_use]
    pub const fn as_ref(&self) -> Sides<&T> {
        Sides {
            before: self.before.as_ref(),
            after: self.after.as_ref(),
        }
    }
}

/// What is not the same after as before, phase by phase.
#[must_use]
pub fn contrast(
    before: (&Dossier, &Assessment),
    after: (&Dossier, &Assessment),
) -> Vec<Difference> {
    let mut all = Vec::new();
    for (was, is) in before.1.phases.iter().zip(&after.1.phases) {
        clocks((before.1, was), (after.1, is), &mut all);
    }
    terms(before, after, &mut all);
    all.extend(acting(before, after));
    let plan = &after.0.plan;
    all.sort_by_key(|difference| plan.phase_index(difference.phase));
    all
}

/// The clocks of a phase, those that are gone last.
fn clocks(
    (before, was): (&Assessment, &PhaseStatus),
    (after, is): (&Assessment, &PhaseStatus),
    all: &mut Vec<Difference>,
) {
    let phase = is.number;
    let told = |assessment: &Assessment, status: &PhaseStatus| {
        let here = status.clocks.iter().copied();
        here.filter(|i| !assessment.clocks[*i].informative)
            .collect::<Vec<usize>>()
    };
    let (was, is) = (told(before, was), told(after, is));
    let mut gone: HashMap<&ClockKey, usize> =
        was.iter().map(|i| (&before.clocks[*i].key, *i)).collect();
    let pairs: Vec<(Option<usize>, Option<usize>)> = is
        .into_iter()
        .map(|i| (gone.remove(&after.clocks[i].key), Some(i)))
        .collect();
    let gone = was
        .into_iter()
        .filter(|i| gone.contains_key(&before.clocks[*i].key));
    let gone = gone.map(|i| (Some(i), None));
    for (was_at, is_at) in pairs.into_iter().chain(gone) {
        let was = was_at.map(|i| &before.clocks[i]);
        let is = is_at.map(|i| &after.clocks[i]);
        let Some(key) = is.or(was).map(|clock| &clock.key) else {
            continue;
        };
        let foreseen = foreseen((before, was_at), (after, is_at));
        if was == is && foreseen.is_none() {
            continue;
        }
        let aspects = [
            due(was, is).map(Aspect::Due),
            Sides::new(was.map(standing), is.map(standing)).map(Aspect::Standing),
            limit(was, is).map(Aspect::Limit),
            foreseen.map(Aspect::Foreseen),
            parts(was, is).map(Aspect::Parts),
        ];
        all.extend(aspects.into_iter().flatten().map(|what| Difference {
            phase,
            of: Topic::Clock(key.clone()),
            what,
        }));
    }
}

/// That a clock has closed on the day it was due anyway says nothing of the day.
fn due(was: Option<&ClockStatus>, is: Option<&ClockStatus>) -> Option<Sides<Due>> {
    let due = |clock: &ClockStatus| {
        let (day, left) = (clock.deadline().map(|d| d.due), clock.days_left());
        (day.is_some() || left.is_some()).then_some(Due { day, left })
    };
    let sides = Sides::new(was.and_then(due), is.and_then(due))?;
    match (sides.before, sides.after) {
        (Some(was), Some(is)) if was.day == is.day && was.day.is_some() => {
            (was.left.is_some() && is.left.is_some()).then_some(sides)
        }
        _ => Some(sides),
    }
}

fn standing(clock: &ClockStatus) -> Standing {
    let closed = clock.end().and_then(|_| clock.elapsed());
    Standing {
        state: clock.state(),
        used: closed.map(|elapsed| (elapsed, clock.allowed())),
    }
}

/// What is allowed, where neither side has begun: then nothing else shows it.
fn limit(was: Option<&ClockStatus>, is: Option<&ClockStatus>) -> Option<Sides<Limit>> {
    let (was, is) = (was?, is?);
    let begun = was.start().or(is.start()).is_some();
    Sides::new(was.allowed(), is.allowed()).filter(|_| !begun)
}

/// The forecast of the last day, where it has begun on neither side: else the day itself shows it.
fn foreseen(
    (before, was): (&Assessment, Option<usize>),
    (after, is): (&Assessment, Option<usize>),
) -> Option<Sides<Date>> {
    let begun = |of: &Assessment, i: usize| of.clocks[i].start().is_some();
    if was.is_some_and(|i| begun(before, i)) || is.is_some_and(|i| begun(after, i)) {
        return None;
    }
    let was = was.and_then(|i| before.foreseen_due(i));
    Sides::new(was, is.and_then(|i| after.foreseen_due(i)))
}

/// How much is done, while it runs on both sides.
fn parts(was: Option<&ClockStatus>, is: Option<&ClockStatus>) -> Option<Sides<Parts>> {
    let parts = |clock: Option<&ClockStatus>| clock.filter(|c| c.is_open()).and_then(|c| c.parts);
    let sides = Sides::new(parts(was), parts(is));
    sides.filter(|sides| sides.before.is_some() && sides.after.is_some())
}

fn terms(
    before: (&Dossier, &Assessment),
    after: (&Dossier, &Assessment),
    all: &mut Vec<Difference>,
) {
    for (was, is) in before.1.terms.iter().zip(&after.1.terms) {
        let standing = |state| Standing { state, used: None };
        let states = (Some(standing(was.state)), Some(standing(is.state)));
        let aspects = [
            Sides::new(was.through, is.through).map(Aspect::Through),
            Sides::new(states.0, states.1).map(Aspect::Standing),
        ];
        all.extend(aspects.into_iter().flatten().map(|what| Difference {
            phase: after.0.plan.terms[is.index].phase,
            of: Topic::Term(is.index),
            what,
        }));
    }
}

/// Who must act on each phase, and on each wait that is a row on both sides.
fn acting(before: (&Dossier, &Assessment), after: (&Dossier, &Assessment)) -> Vec<Difference> {
    let (were, are) = (rows(before.0, before.1), rows(after.0, after.1));
    let were: HashMap<RowKind, &Row> = were.iter().map(|row| (row.kind, row)).collect();
    let mut all = Vec::new();
    for row in &are {
        let Some(was) = were.get(&row.kind) else {
            continue;
        };
        let (phase, of) = match row.kind {
            RowKind::Phase(index) => (after.0.plan.phases[index].number, Topic::Phase),
            RowKind::Clock(clock) => {
                let clock = &after.1.clocks[clock];
                (clock.phase, Topic::Clock(clock.key.clone()))
            }
        };
        if let Some(sides) = Sides::new(
            who(was, &before.0.plan, before.1),
            who(row, &after.0.plan, after.1),
        ) {
            let what = Aspect::Who(sides);
            all.push(Difference { phase, of, what });
        }
    }
    all
}

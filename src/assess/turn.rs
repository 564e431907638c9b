//! Whose turn it was, day by day, while a clock ran: so that a late clock can say how many of its days
//! fell while the Administration was the one to act, while it stood, and while the supplier was.
//!
//! A day belongs to the supplier as soon as anything that leads to the end of the clock and could be
//! done was the supplier's; to the Administration where something of the rest was its own (a verification,
//! an acceptance); to both where all of it was both parties' (a joint test); to nobody while the clock stood.

use crate::calendar::{Date, FirstDay};
use crate::plan::{Actor, Plan};
use crate::record::Dossier;

use super::{Assessment, ClockStatus, stopped};

/// The days of a clock by whose turn it was: together, the days from its start to its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turns {
    /// Days on which the supplier was to act.
    pub supplier: u32,
    /// Days on which only the Administration was, or with it both together.
    pub administration: u32,
    /// Days on which only both together were.
    pub together: u32,
    /// Days on which the clock stood.
    pub suspended: u32,
}

/// An event on the way to the end of a clock: who acts, since when it could be done, and when it was.
struct Task {
    actor: Actor,
    ready: Option<Date>,
    done: Option<Date>,
}

/// Whose turn it was on the days of a clock, from its start to its end or to today; `None` before
/// its start.
#[must_use]
pub fn turns(dossier: &Dossier, assessment: &Assessment, status: &ClockStatus) -> Option<Turns> {
    let start = status.start()?;
    let count = status.count(&dossier.plan.rules);
    let end = status.end().unwrap_or(assessment.today);
    // A stretch out of the count as the days between which it lies.
    let stops = stopped(dossier, status, assessment.today).into_iter();
    let stops = stops.filter_map(|days| Some((days.from.pred_opt()?, days.to.pred_opt()?)));
    let stops: Vec<(Date, Date)> = stops.collect();
    let tasks = tasks(dossier, assessment, status)?;
    // Between two of these days nothing changes.
    let begin = match status.first_day {
        FirstDay::Excluded => start,
        FirstDay::Counts => start.pred_opt()?,
    };
    let mut days: Vec<Date> = vec![begin, end];
    days.extend(
        tasks
            .iter()
            .flat_map(|task| [task.ready, task.done])
            .flatten(),
    );
    days.extend(stops.iter().flat_map(|(from, to)| [*from, *to]));
    days.retain(|day| (begin..=end).contains(day));
    days.sort_unstable();
    days.dedup();
    let mut turns = Turns::default();
    for stretch in days.windows(2) {
        let (from, to) = (stretch[0], stretch[1]);
        let days = u32::try_from(count.between(from, to)).unwrap_or(0);
        let stood = stops.iter().any(|(stop, go)| *stop <= from && to <= *go);
        *if stood {
            &mut turns.suspended
        } else {
            match acting(&tasks, from.max(start)) {
                Actor::Administration => &mut turns.administration,
                Actor::Both => &mut turns.together,
                Actor::Supplier => &mut turns.supplier,
            }
        } += days;
    }
    Some(turns)
}

/// Who could act on the days after `day`: the supplier, if anything was the supplier's, else the
/// Administration, if anything was its own, else both.
fn acting(tasks: &[Task], day: Date) -> Actor {
    let open = |task: &&Task| task.done.is_none_or(|done| done > day);
    let ready = |task: &&Task| task.ready.is_none_or(|ready| ready <= day);
    let acting: Vec<Actor> = tasks
        .iter()
        .filter(open)
        .filter(ready)
        .map(|task| task.actor)
        .collect();
    let order = [Actor::Supplier, Actor::Administration, Actor::Both];
    let first = order.into_iter().find(|actor| acting.contains(actor));
    // What came before was never recorded: the last thing to be done says who is waited for.
    let last = || tasks.iter().rev().find(open).map(|task| task.actor);
    first.or_else(last).unwrap_or(Actor::Supplier)
}

/// What leads from the start of a clock to its end, the end last.
fn tasks(dossier: &Dossier, assessment: &Assessment, status: &ClockStatus) -> Option<Vec<Task>> {
    let plan = &dossier.plan;
    if status.key.n.is_some() {
        let register = plan.register(&status.key.id)?;
        return Some(vec![Task {
            actor: register.answer.actor,
            ready: status.start(),
            done: status.end(),
        }]);
    }
    let clock = plan.clock(&status.key.id)?;
    let starts = clock.starts().iter();
    let starts: Vec<usize> = starts.filter_map(|id| plan.milestone_index(id)).collect();
    let mut next: Vec<usize> = clock
        .to
        .iter()
        .filter_map(|id| plan.milestone_index(id))
        .collect();
    // An end counts even where nothing says that it follows the start.
    let mut between = following(plan, &starts);
    for end in &next {
        between[*end] = true;
    }
    let mut found = vec![false; plan.milestones.len()];
    while let Some(milestone) = next.pop() {
        if starts.contains(&milestone) || !between[milestone] || found[milestone] {
            continue;
        }
        found[milestone] = true;
        let before = plan.milestones[milestone].after.iter();
        next.extend(before.filter_map(|id| plan.milestone_index(id)));
    }
    let order = plan.in_order().iter();
    let found = order.filter(|milestone| found[**milestone]);
    let happened = &assessment.happened;
    let task = |milestone: &usize| {
        let known = &plan.milestones[*milestone];
        let before = happened.waited_for(plan, *milestone).into_iter();
        let dates: Option<Vec<Date>> = before.map(|before| happened.at(before).date).collect();
        Task {
            actor: known.actor,
            // What waits for something that has not happened is not ready on any day so far.
            ready: dates.map_or(Some(Date::MAX), |dates| dates.into_iter().max()),
            done: happened.at(*milestone).date,
        }
    };
    // Nobody is to do what need not be done.
    let found = found.filter(|milestone| !happened.at(**milestone).need_not_happen());
    Some(found.map(task).collect())
}

/// Which milestones come after any of these, however far, by their positions in the plan; all do where there
/// are none.
fn following(plan: &Plan, starts: &[usize]) -> Vec<bool> {
    let mut follows = vec![starts.is_empty(); plan.milestones.len()];
    let mut next = starts.to_vec();
    while let Some(milestone) = next.pop() {
        for follower in plan.followers(milestone) {
            if !follows[*follower] {
                follows[*follower] = true;
                next.push(*follower);
            }
        }
    }
    follows
}

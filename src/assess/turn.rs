//! Whose turn it was, day by day, while a clock ran: so that a late clock can say how many of its days
//! fell while each party was the one to act, and while it stood.
//!
//! A day belongs to the party that owes the clock as soon as anything that leads to its end and could be
//! done was that party's alone; to another party where something of the rest was its own (a verification,
//! an acceptance); to several together where all of it was joint (a joint test); to nobody while the clock
//! stood.

use crate::calendar::{Date, FirstDay};
use crate::plan::{Actors, Clock, PartyId, Plan};
use crate::record::Dossier;

use super::{Assessment, ClockStatus, stopped};

/// The days of a clock by whose turn it was: together, the days from its start to its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turns {
    /// Who was to act, and on how many days: the party that owes the clock first, then other parties in
    /// the order of the plan, then those that were to act together.
    pub acting: Vec<(Actors, u32)>,
    /// Days on which the clock stood.
    pub suspended: u32,
}

impl Turns {
    /// The days on which these were to act, and nobody else.
    #[must_use]
    pub fn of(&self, actors: &Actors) -> u32 {
        let known = self.acting.iter().find(|(known, _)| known.are(actors));
        known.map_or(0, |(_, days)| *days)
    }

    /// Whether all the days were one party's.
    #[must_use]
    pub fn are_all_of(&self, party: &PartyId) -> bool {
        let alone = |(actors, _): &(Actors, u32)| actors.alone() == Some(party);
        self.suspended == 0 && self.acting.iter().all(alone)
    }

    fn add(&mut self, actors: &Actors, days: u32) {
        if days == 0 {
            return;
        }
        match self.acting.iter_mut().find(|(known, _)| known.are(actors)) {
            Some((_, known)) => *known += days,
            None => self.acting.push((actors.clone(), days)),
        }
    }
}

/// An event on the way to the end of a clock: who acts, since when it could be done, and when it was.
struct Task<'p> {
    actor: &'p Actors,
    ready: Option<Date>,
    done: Option<Date>,
}

/// Whose turn it was on the days of a clock, from its start to its end or to today; `None` before
/// its start, and where a rejection cut it short: who rejected had no turn in it.
#[must_use]
pub fn turns(dossier: &Dossier, assessment: &Assessment, status: &ClockStatus) -> Option<Turns> {
    let start = status.start()?;
    let agreed = dossier.plan.clock(&status.key.id);
    if agreed.is_some_and(Clock::is_cut_short) {
        return None;
    }
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
        if stood {
            turns.suspended += days;
        } else {
            let owner = Actors::one(status.owed_by.clone());
            let acting = acting(&tasks, &status.owed_by, from.max(start));
            turns.add(acting.unwrap_or(&owner), days);
        }
    }
    let parties = dossier.plan.all_parties();
    turns
        .acting
        .sort_by_key(|(actors, _)| match actors.alone() {
            Some(party) if *party == status.owed_by => (0, None),
            Some(party) => (1, parties.iter().position(|known| known == party)),
            None => (2, None),
        });
    Some(turns)
}

/// Who could act on the days after `day`: the party that owes the clock, if anything was its own, else
/// another that had something of its own, else those that had something together. `None` where nothing
/// was to be done.
fn acting<'p>(tasks: &[Task<'p>], owner: &PartyId, day: Date) -> Option<&'p Actors> {
    let open = |task: &&Task<'_>| task.done.is_none_or(|done| done > day);
    let ready = |task: &&Task<'_>| task.ready.is_none_or(|ready| ready <= day);
    let rank = |actors: &&Actors| match actors.alone() {
        Some(party) if party == owner => 0,
        Some(_) => 1,
        None => 2,
    };
    let acting = tasks.iter().filter(open).filter(ready);
    let first = acting.map(|task| task.actor).min_by_key(rank);
    // What came before was never recorded: the last thing to be done says who is waited for.
    let last = || tasks.iter().rev().find(open).map(|task| task.actor);
    first.or_else(last)
}

/// What leads from the start of a clock to its end, the end last.
fn tasks<'d>(
    dossier: &'d Dossier,
    assessment: &Assessment,
    status: &ClockStatus,
) -> Option<Vec<Task<'d>>> {
    let plan = &dossier.plan;
    if status.key.n.is_some() {
        return Some(vec![Task {
            actor: plan.numbered(&status.key.id)?.closer(),
            ready: status.start(),
            done: status.end(),
        }]);
    }
    let clock = plan.clock(&status.key.id)?;
    let starts: Vec<usize> = plan.starts_of(clock).collect();
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
            actor: &known.actor,
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

//! What a suspension does to clocks: how much of it is out of their count, or why nothing is.

use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::calendar::{Date, DayCount};
use crate::plan::{ClockId, ClockKey, SuspensionRule};
use crate::record::{Dossier, Suspension, looked, may_stop};

use super::acts::Ledger;
use super::latest::Latest;
use super::taken::{DaysTaken, taken};
use super::{Assessment, ClockStatus, Course};

/// What a suspension does to some clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// It begins on a day that is still to come.
    ToCome,
    /// The plan keeps suspensions as notes.
    NoteOnly,
    /// The clock it stops has not begun.
    NotBegun,
    /// The clock was late already.
    TooLate,
    /// One clock stands, with so many days left where it has a limit.
    Stands(Option<DayCount>, Option<Late>),
    /// So many clocks stand.
    SeveralStand(usize, Option<Late>),
    /// So many days of it are out of the count.
    Days(u32, Option<Late>),
}

impl Stop {
    /// That it counts only from a day on which it had begun before.
    #[must_use]
    pub const fn late(self) -> Option<Late> {
        match self {
            Self::Stands(_, late) | Self::SeveralStand(_, late) | Self::Days(_, late) => late,
            Self::ToCome | Self::NoteOnly | Self::NotBegun | Self::TooLate => None,
        }
    }
}

/// The day since which a suspension counts that had begun before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Late {
    /// The clock was past its due date, until an act of that day gave it time again.
    Revived(Date),
    /// The clock began on that day.
    Begun(Date),
}

impl Late {
    /// The day.
    #[must_use]
    pub const fn since(self) -> Date {
        match self {
            Self::Revived(since) | Self::Begun(since) => since,
        }
    }

    fn of(act: &Suspension, since: Date, start: Option<Date>) -> Option<Self> {
        (since > act.from).then_some(if Some(since) == start {
            Self::Begun(since)
        } else {
            Self::Revived(since)
        })
    }
}

/// Positions of clocks: a request stands under its number, and under the name of its register.
type Positions<'d> = HashMap<(&'d ClockId, Option<u32>), Vec<usize>>;

/// Some of the clocks, as acts name them, and what is so of them whatever act asks.
struct Here {
    is_empty: bool,
    is_open: bool,
    /// Whether one of them has not begun.
    waits: bool,
    /// How many stand, and what the first has left.
    standing: (usize, Option<DayCount>),
    /// Since when the first of those has stood, with its start.
    since: Option<(Date, Option<Date>)>,
    /// Their times, for acts that are only notes.
    ran: Latest,
}

impl Here {
    fn of(clocks: &[&ClockStatus]) -> Self {
        let standing = clocks.iter().filter_map(|clock| match clock.course {
            Course::Suspended { since, start, .. } => Some((since, start, clock.left())),
            _ => None,
        });
        let standing: Vec<_> = standing.collect();
        let since = standing.iter().map(|(since, start, _)| (*since, *start));
        let left = standing.first().and_then(|(_, _, left)| *left);
        let ran = clocks.iter().filter_map(|clock| {
            let end = clock.end().unwrap_or(Date::MAX);
            Some((clock.start()?, end))
        });
        Self {
            is_empty: clocks.is_empty(),
            is_open: clocks.iter().any(|clock| clock.is_open()),
            waits: clocks.iter().any(|clock| !clock.has_begun()),
            standing: (standing.len(), left),
            since: since.min(),
            ran: Latest::of(ran.collect()),
        }
    }

    /// Whether one of them ran on a day of a suspension that is only a note.
    fn run_into(&self, act: &Suspension, today: Date) -> bool {
        let until = act.resumed_by(today).unwrap_or(Date::MAX);
        self.ran.before(until, false) > Some(act.from)
    }
}

/// What suspensions do to some clocks. The sum of each clock is made once, however many suspensions ask.
pub struct Stops<'d> {
    dossier: &'d Dossier,
    assessment: &'d Assessment,
    clocks: Vec<&'d ClockStatus>,
    /// The positions of those by the names that acts give them.
    positions: OnceCell<Positions<'d>>,
    /// By what acts name.
    here: RefCell<HashMap<Vec<ClockKey>, Rc<Here>>>,
    /// What each suspension took out of the sum of one of the clocks.
    taken: OnceCell<DaysTaken>,
}

impl<'d> Stops<'d> {
    /// For these clocks of a dossier.
    #[must_use]
    pub fn new(
        dossier: &'d Dossier,
        assessment: &'d Assessment,
        clocks: &[&'d ClockStatus],
    ) -> Self {
        Self {
            dossier,
            assessment,
            clocks: clocks.to_vec(),
            positions: OnceCell::new(),
            here: RefCell::default(),
            taken: OnceCell::new(),
        }
    }

    /// What a suspension does to the clocks; `None` where it has nothing to do with any of them. One
    /// that names none is told only where it counts.
    #[must_use]
    pub fn by(&self, act: &Suspension) -> Option<Stop> {
        looked::at_a_fact();
        let today = self.assessment.today;
        let here = self.named(act);
        let is_meant = !here.is_empty && !act.clocks.is_empty();
        if act.from > today {
            return (is_meant || here.is_open).then_some(Stop::ToCome);
        }
        if self.dossier.plan.rules.suspensions == SuspensionRule::NoteOnly {
            let is_noted = is_meant || here.run_into(act, today);
            return is_noted.then_some(Stop::NoteOnly);
        }
        if act.is_open_on(today) && here.standing.0 > 0 {
            let late = here.since;
            let late = late.and_then(|(since, start)| Late::of(act, since, start));
            return Some(match here.standing {
                (1, left) => Stop::Stands(left, late),
                (several, _) => Stop::SeveralStand(several, late),
            });
        }
        let taken = self.taken.get_or_init(|| {
            let ledger = Ledger::of(self.dossier, today);
            taken(&ledger, &self.clocks)
        });
        match taken.get(&act.n) {
            Some(out) if out.counts => {
                let late = out.since.filter(|_| out.days > 0);
                let late = late.and_then(|(start, since)| Late::of(act, since, Some(start)));
                Some(Stop::Days(out.days, late))
            }
            Some(_) => Some(Stop::TooLate),
            None if !is_meant => None,
            None if here.waits => Some(Stop::NotBegun),
            None => Some(Stop::Days(0, None)),
        }
    }

    /// The clocks that an act names and may stop. What many acts name is looked for once.
    fn named(&self, act: &Suspension) -> Rc<Here> {
        let clocks = self.dossier.stopped_by(act);
        let whole: HashSet<&ClockId> = clocks
            .iter()
            .filter(|key| key.n.is_none())
            .map(|key| &key.id)
            .collect();
        let names = clocks.iter();
        let names = names.filter(|key| key.n.is_none() || !whole.contains(&key.id));
        let mut names: Vec<ClockKey> = names.cloned().collect();
        names.sort_unstable();
        names.dedup();
        let mut known = self.here.borrow_mut();
        if let Some(here) = known.get(&names) {
            return Rc::clone(here);
        }
        let here = Rc::new(Here::of(&self.find(&names)));
        known.insert(names, Rc::clone(&here));
        here
    }

    /// The clocks of these names that may be stopped, in their order; without a name all.
    fn find(&self, names: &[ClockKey]) -> Vec<&'d ClockStatus> {
        let positions = self.positions.get_or_init(|| {
            let mut of: Positions<'_> = HashMap::new();
            for (i, clock) in self.clocks.iter().enumerate() {
                let ClockKey { id, n } = &clock.key;
                of.entry((id, None)).or_default().push(i);
                if n.is_some() {
                    of.entry((id, *n)).or_default().push(i);
                }
            }
            of
        });
        let mut here: Vec<usize> = if names.is_empty() {
            (0..self.clocks.len()).collect()
        } else {
            let here = names
                .iter()
                .filter_map(|key| positions.get(&(&key.id, key.n)));
            here.flatten().copied().collect()
        };
        here.sort_unstable();
        let clocks = here.into_iter().map(|i| self.clocks[i]);
        let plan = &self.dossier.plan;
        clocks.filter(|clock| may_stop(plan, &clock.key)).collect()
    }
}

//! What stands: the suspensions in force, with the clocks that each stops. Somebody must order the
//! resumption.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::calendar::{Date, days_between};
use crate::plan::{ClockId, ClockKey};
use crate::record::{Change, Dossier, Doubt, Op, is_suspendable};

use super::{Assessment, Course};

/// A suspension in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenSuspension {
    /// Its number.
    pub n: u32,
    /// Since when its end is awaited: the day it began, or later where what it names was past its due date by then and
    /// an act gave it time again.
    pub since: Date,
    /// The clocks that stand and that it names: their positions in the assessment. Those that name the same share
    /// them. Without one it waits for what will begin.
    pub clocks: Arc<[usize]>,
    /// Where none stands, the names that it gives and under which something may still begin.
    pub waits_for: Vec<ClockKey>,
    /// The phase of the first of those.
    pub phase: u32,
}

impl OpenSuspension {
    /// How many days it has stopped them by `today`: for so long the resumption has been awaited.
    #[must_use]
    pub fn days(&self, today: Date) -> i64 {
        days_between(self.since, today)
    }
}

/// The suspensions in force that stop a clock, those for information left out, the oldest first; then those that name
/// something under which nothing runs yet.
#[must_use]
pub fn open_suspensions(dossier: &Dossier, assessment: &Assessment) -> Vec<OpenSuspension> {
    if dossier.suspensions.is_empty() {
        return Vec::new();
    }
    let clocks = assessment.clocks.iter().enumerate();
    let stand = clocks.filter(|(_, clock)| {
        let stands = matches!(clock.course, Course::Suspended { .. });
        stands && !clock.informative
    });
    let stand: Vec<(usize, &ClockKey)> = stand.map(|(i, clock)| (i, &clock.key)).collect();
    // Since when the first of some clocks has stood.
    let since = |clocks: &[usize]| {
        let clocks = clocks.iter().map(|i| &assessment.clocks[*i]);
        let stopped = clocks.filter_map(|clock| clock.suspended_from).min();
        stopped.unwrap_or(Date::MIN)
    };
    let all: Arc<[usize]> = stand.iter().map(|(i, _)| *i).collect();
    let all = (since(&all), all);
    let mut of: HashMap<(&ClockId, Option<u32>), Vec<usize>> = HashMap::new();
    for (i, key) in &stand {
        of.entry((&key.id, None)).or_default().push(*i);
        if key.n.is_some() {
            of.entry((&key.id, key.n)).or_default().push(*i);
        }
    }
    let mut known: HashMap<Vec<ClockKey>, (Date, Arc<[usize]>)> = HashMap::new();
    let named = |clocks: &[ClockKey]| -> (Date, Arc<[usize]>) {
        let own = clocks.iter().filter_map(|key| of.get(&(&key.id, key.n)));
        let mut own: Vec<usize> = own.flatten().copied().collect();
        own.sort_unstable();
        own.dedup();
        (since(&own), own.into())
    };
    let open = dossier.suspensions.iter();
    let open = open.filter(|act| act.is_open_on(assessment.today));
    let mut open: Vec<OpenSuspension> = open
        .filter_map(|act| {
            let named_by = dossier.stopped_by(act);
            let (since, clocks) = match &*named_by {
                [] => &all,
                clocks => known
                    .entry(clocks.to_vec())
                    .or_insert_with(|| named(clocks)),
            };
            let waits_for: Vec<ClockKey> = match &**clocks {
                [] => named_by
                    .iter()
                    .filter(|key| may_begin(dossier, assessment, key))
                    .cloned()
                    .collect(),
                _ => Vec::new(),
            };
            let phase = match clocks.first() {
                Some(first) => assessment.clocks[*first].phase,
                // Where nothing stands and nothing may begin, there is nothing to resume.
                None => waits_for
                    .iter()
                    .find_map(|key| dossier.phase_of_clock(key))?,
            };
            Some(OpenSuspension {
                n: act.n,
                since: act.from.max(*since),
                clocks: Arc::clone(clocks),
                waits_for,
                phase,
            })
        })
        .collect();
    open.sort_by_key(|open| (open.clocks.is_empty(), open.since, open.n));
    open
}

/// Whether something that a suspension stops may still begin under a name: a clock that has not, or more of what comes
/// in any number.
fn may_begin(dossier: &Dossier, assessment: &Assessment, key: &ClockKey) -> bool {
    // What came back in an attempt that is over never will again.
    let is_over = dossier.plan.series_cut(&key.id).is_some();
    if is_over || !is_suspendable(&dossier.plan, key) || !dossier.may_stop(key) {
        return false;
    }
    if let Some(clock) = assessment.clock(key) {
        return !clock.has_begun() && !clock.is_waived() && !clock.informative;
    }
    match (dossier.plan.numbered(&key.id), key.n) {
        (Some(of), None) => {
            let is_off = assessment.happened.is_phase_waived(of.phase());
            let mut series = assessment.series.iter();
            let series = series.find(|known| known.of(&dossier.plan).id == key.id);
            !is_off && series.is_none_or(|known| known.next.is_some())
        }
        // A step of an entry that there is, or an occurrence.
        (Some(_), Some(_)) => dossier.phase_of_clock(key).is_some(),
        (None, _) => false,
    }
}

/// What to ask about a suspension that stops nothing that runs: no clock of those that it names is open, or a rejection
/// ends the clock and the suspension with it.
pub(super) fn unseen(
    before: &Dossier,
    (after, seen): (&Dossier, &Assessment),
    change: &Change,
) -> Vec<Doubt> {
    match change.op {
        Op::Suspend => {
            let open = open_suspensions(after, seen).into_iter();
            let is_new = |open: &OpenSuspension| before.suspension(open.n).is_none();
            let waits = open.filter(|open| is_new(open) && open.clocks.is_empty());
            let doubt = waits.map(|open| Doubt::NothingRuns {
                clocks: open.waits_for,
            });
            doubt.collect()
        }
        Op::Reject => {
            let open = before.suspensions.iter();
            let open = open.filter(|act| act.is_open_on(seen.today));
            let ends = open.filter_map(|act| {
                let (was, now) = (before.stopped_by(act), after.stopped_by(act));
                let both = was.iter().zip(now.iter());
                let clocks: Vec<ClockKey> = both
                    .filter(|(was, now)| was != now && now.id.attempt().is_some())
                    .map(|(was, _)| was.clone())
                    .collect();
                let n = act.n;
                (!clocks.is_empty()).then_some(Doubt::EndsSuspension { n, clocks })
            });
            ends.collect()
        }
        _ => Vec::new(),
    }
}

/// For each clock that stands, by its position in the assessment, the suspension whose end is awaited
/// first: its position among these.
#[must_use]
pub fn stopped_by(open: &[OpenSuspension]) -> HashMap<usize, usize> {
    let mut by = HashMap::new();
    // Those that name the same clocks share them: once is enough.
    let mut seen: HashSet<*const [usize]> = HashSet::new();
    for (at, suspension) in open.iter().enumerate() {
        if seen.insert(Arc::as_ptr(&suspension.clocks)) {
            for clock in suspension.clocks.iter() {
                by.entry(*clock).or_insert(at);
            }
        }
    }
    by
}

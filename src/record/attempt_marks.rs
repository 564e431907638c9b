//! Which attempt a change of the journal was about: an entry calls the newest attempt of its day by the bare name of the
//! event, and that is another one after each rejection. What lay between is called like the attempt that it became part
//! of.
//!
//! The file keeps what it says; this is for whoever shows it.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::plan::{Event, MilestoneId, Plan};

use super::rejection::rule;
use super::{Edit, Entry, Journal, NotePlace, Op};

/// The rejections that a journal tells of, in its order.
#[derive(Clone, Debug, Default)]
pub struct AttemptMarks {
    changes: Vec<Rejecting>,
    /// The entries that make or take back a rejection, and their undo and redo. What else they hold, but for acts, only
    /// renames facts. An `Op::Restore` is not among them, for it may hold anything.
    alone: HashSet<u64>,
}

/// An entry that made a rejection, or took one back.
#[derive(Clone, Debug)]
struct Rejecting {
    /// The number of the entry.
    entry: u64,
    /// What was rejected.
    of: MilestoneId,
    /// The name of the rejection.
    by: MilestoneId,
    /// The names in that attempt of what was part of it.
    with: Vec<MilestoneId>,
    /// What lies between that and those who may reject it: of each it used up the attempt that was awaited then.
    between: Vec<MilestoneId>,
    /// Whether the rejection stands from then on.
    stands: bool,
    /// Whether it stands at the end of the journal. The attempt of one that was taken back later has no number.
    is_there: bool,
}

impl Rejecting {
    /// The name in that attempt of what was part of it, or of the list that belongs to what rejected.
    fn part(&self, id: &MilestoneId) -> Option<&MilestoneId> {
        let mut names = self.with.iter().chain([&self.by]);
        names.find(|name| name.whole() == *id)
    }

    /// Whether the attempts at something are counted through it.
    fn counts_for(&self, id: &MilestoneId) -> bool {
        self.of == *id || self.between.contains(id)
    }
}

impl Journal {
    /// Which attempt each change was about.
    #[must_use]
    pub fn attempt_marks(&self, plan: &Plan) -> AttemptMarks {
        if plan
            .milestones
            .iter()
            .all(|known| known.rejection.is_none())
        {
            return AttemptMarks::default();
        }
        let mut changes = Vec::new();
        let mut alone: HashSet<u64> = HashSet::new();
        for entry in self.entries() {
            let is_again = || entry.of.is_some_and(|of| alone.contains(&of));
            if match entry.op {
                Op::Reject => true,
                Op::Undo | Op::Redo => is_again(),
                _ => false,
            } {
                alone.insert(entry.n);
            }
            for edit in &entry.edits {
                let Edit::Rejection { before, after } = edit else {
                    continue;
                };
                let Some(rejection) = after.as_ref().or(before.as_ref()) else {
                    continue;
                };
                if let (Some(rule), true) =
                    (rule(plan, rejection), before.is_some() != after.is_some())
                {
                    let by = rejection.name();
                    let stands = after.is_some();
                    if !stands {
                        let made = changes.iter_mut();
                        made.filter(|it: &&mut Rejecting| it.by == by)
                            .for_each(|it| it.is_there = false);
                    }
                    let with = rejection.with.iter().map(|part| part.milestone.clone());
                    let between = plan.between(&rule.of).into_iter().cloned();
                    changes.push(Rejecting {
                        entry: entry.n,
                        of: rule.of.clone(),
                        by,
                        with: with.collect(),
                        between: between.collect(),
                        stands,
                        is_there: stands,
                    });
                }
            }
        }
        AttemptMarks { changes, alone }
    }
}

impl AttemptMarks {
    /// The entry as it is shown: every attempt bears its number, and what only came to bear another one because of a
    /// rejection is left out.
    #[must_use]
    pub fn marked<'e>(&self, entry: &'e Entry) -> Cow<'e, Entry> {
        if self.changes.is_empty() {
            return Cow::Borrowed(entry);
        }
        let rejects = (entry.edits.iter()).any(|edit| matches!(edit, Edit::Rejection { .. }));
        let is_alone = self.alone.contains(&entry.n);
        let is_shown = |edit: &&Edit| match edit {
            Edit::Rejection { .. } | Edit::Suspension { .. } | Edit::Extension { .. } => true,
            _ if is_alone => entry.op != Op::Undo && brings_to_an_attempt(edit),
            _ => !rejects || !self.is_renamed(edit, &entry.edits),
        };
        let edits = entry.edits.iter().filter(is_shown).cloned();
        let edits = edits.map(|edit| self.numbered(edit, entry.n));
        Cow::Owned(Entry {
            edits: edits.collect(),
            ..entry.clone()
        })
    }

    /// What an event is called by the attempt that its bare name meant when an entry was written; none where there is
    /// only one. What would have accepted keeps its name: with a number it is called the rejection, which is another
    /// event.
    fn name(&self, event: &Event, entry: u64) -> Option<MilestoneId> {
        let number = self.attempt(event, entry);
        let own = number.map(|n| event.milestone.numbered(n));
        own.or_else(|| {
            let (it, name) = self.part_later(&event.milestone, entry)?;
            (*name != it.by).then(|| name.clone())
        })
    }

    /// The same of what lay between, and of what belongs to a list: it became part of the attempt that was rejected next.
    fn name_of_part(&self, id: &MilestoneId, entry: u64) -> Option<MilestoneId> {
        let found = self.part_later(id, entry);
        found.map(|(_, name)| name.clone())
    }

    /// The next rejection that stands and that something became part of, with its name since.
    fn part_later(&self, id: &MilestoneId, entry: u64) -> Option<(&Rejecting, &MilestoneId)> {
        let later = self.changes.iter();
        let mut later = later.filter(|it| it.entry > entry && it.is_there);
        later.find_map(|it| Some((it, it.part(id)?)))
    }

    /// Which attempt the bare name of an event meant when an entry was written; none where it was never rejected, or
    /// that attempt is there no more.
    fn attempt(&self, event: &Event, entry: u64) -> Option<u32> {
        let id = &event.milestone;
        if event.part.is_some() || self.changes.iter().all(|it| it.of != *id) {
            return None;
        }
        // What was part of another attempt that was rejected has its number from that.
        let own = self.changes.iter().filter(|it| it.counts_for(id));
        let standing = own.clone().take_while(|it| it.entry < entry);
        let standing = standing.fold(0_u32, |standing, it| {
            if it.stands {
                standing.saturating_add(1)
            } else {
                standing.saturating_sub(1)
            }
        });
        let there = own.filter(|it| it.is_there).count();
        let is_there = there > 0 && usize::try_from(standing).is_ok_and(|it| it <= there);
        is_there.then(|| standing.saturating_add(1))
    }

    /// An edit of the newest attempt as one of the attempt that it was.
    fn numbered(&self, mut edit: Edit, entry: u64) -> Edit {
        match &mut edit {
            Edit::Record {
                event,
                before,
                after,
                ..
            } => {
                if let Some(name) = self.name(event, entry) {
                    event.milestone = name;
                    for side in [before, after].into_iter().flatten() {
                        side.event = event.clone();
                    }
                }
            }
            Edit::Expectation { before, after, .. } => {
                for side in [before, after].into_iter().flatten() {
                    if let Some(name) = self.name(&side.event, entry) {
                        side.event.milestone = name;
                    }
                }
            }
            Edit::Tick { before, after, .. } => {
                for side in [before, after].into_iter().flatten() {
                    if let Some(name) = self.name_of_part(&side.event, entry) {
                        side.event = name;
                    }
                }
            }
            Edit::Note { before, after } => {
                for side in [before, after].into_iter().flatten() {
                    if let NotePlace::Point(place) = &mut side.place
                        && let Some(name) = self.name_of_part(&place.milestone, entry)
                    {
                        place.milestone = name;
                    }
                }
            }
            _ => {}
        }
        edit
    }

    /// Whether an edit takes a date from one name of an event to another, or brings it there.
    fn is_renamed(&self, edit: &Edit, all: &[Edit]) -> bool {
        let sides = |edit: &Edit| match edit {
            Edit::Record {
                event,
                before,
                after,
                ..
            } => {
                let whole = event.milestone.whole();
                let known = self.changes.iter().any(|it| it.of == whole);
                let date = |side: &Option<Box<super::Record>>| side.as_ref().map(|it| it.date);
                known.then(|| (whole, date(before), date(after)))
            }
            _ => None,
        };
        let Some((whole, before, after)) = sides(edit) else {
            return false;
        };
        let is_inverse = |other: &Edit| sides(other) == Some((whole.clone(), after, before));
        before != after && all.iter().any(is_inverse)
    }
}

/// Whether an edit puts something under the name of an attempt.
fn brings_to_an_attempt(edit: &Edit) -> bool {
    let is_attempt = |id: &MilestoneId| id.attempt().is_some();
    match edit {
        Edit::Record {
            after: Some(it), ..
        } => is_attempt(&it.event.milestone),
        Edit::Tick {
            after: Some(it), ..
        } => is_attempt(&it.event),
        Edit::Waiver {
            after: Some(it), ..
        } => match &it.event {
            NotePlace::Named(event) => is_attempt(&event.milestone),
            NotePlace::Point(place) => is_attempt(&place.milestone),
            NotePlace::Plan | NotePlace::Phase(_) => false,
        },
        _ => false,
    }
}

//! What is asked where the day of a rejection puts an act on a clock into another attempt than the one that it was
//! ordered in: a suspension of after that day would stop the next attempt from its first day.
//!
//! Which run an act is about is decided by `acted_on`; here what it is before and after a change is compared.

use crate::calendar::Date;
use crate::plan::ClockKey;
use crate::record::{ActId, Change, Dossier, Edit, Op, Rejection, Stamp};

use super::kind::Doubt;

/// The acts that a rejection, or its new day, moves to another attempt.
pub(super) fn moved_acts(dossier: &Dossier, change: &Change) -> Vec<Doubt> {
    if !matches!(change.op, Op::Reject | Op::Correct) {
        return Vec::new();
    }
    let rejected = change.edits.iter().find_map(|edit| match edit {
        Edit::Rejection {
            before,
            after: Some(after),
        } => Some((before.as_deref(), &**after)),
        _ => None,
    });
    let mut next = dossier.clone();
    let (Some((was, is)), Ok(())) = (rejected, next.apply(change)) else {
        return Vec::new();
    };
    let next = &*next.as_written();
    let to_next = was.is_none_or(|was| is.date < was.date);
    let is_moved = |key: &ClockKey, act: (Date, &Stamp)| match was {
        None => is_of_next(next, key, act, is),
        Some(_) => dossier.acted_on(key, act) != next.acted_on(key, act),
    };
    let moved = |act, on, keys: &[ClockKey], stamp: &Stamp| {
        let mut keys = keys.iter();
        let is_moved = keys.any(|key| is_moved(key, (on, stamp)));
        is_moved.then_some(Doubt::ActMoves { act, on, to_next })
    };
    let suspensions = dossier.suspensions.iter();
    let suspensions = suspensions.filter_map(|it| {
        let act = ActId::Suspension(it.n);
        moved(act, it.from, &it.clocks, &it.stamp)
    });
    let extensions = dossier.extensions.iter();
    let extensions = extensions.filter_map(|it| {
        let act = ActId::Extension(it.n);
        moved(act, it.granted, std::slice::from_ref(&it.clock), &it.stamp)
    });
    suspensions.chain(extensions).collect()
}

/// Whether an act that is there already, on what a new rejection cuts short, comes after it: what follows bears the name.
fn is_of_next(next: &Dossier, key: &ClockKey, act: (Date, &Stamp), is: &Rejection) -> bool {
    let name = is.name();
    let mut runs = next.plan.runs_of(key);
    let is_cut = runs.any(|run| run.to.contains(&name))
        || (next.plan.cuts_of(&key.id)).any(|cut| cut.rejection == name);
    is_cut && next.acted_on(key, act) == *key
}

//! What does not apply, for other programs.

use serde::Serialize;

use crate::calendar::Date;
use crate::record::{Dossier, Waiver};

/// An event, or a phase by its number, that does not apply, from which day and why.
#[derive(Serialize)]
pub(super) struct WaiverView<'d> {
    event: String,
    date: Date,
    reason: &'d str,
    by: &'d str,
    login: &'d str,
    at: String,
}

impl<'d> WaiverView<'d> {
    fn of(waiver: &'d Waiver) -> Self {
        Self {
            event: waiver.event.to_string(),
            date: waiver.date,
            reason: &waiver.reason,
            by: &waiver.stamp.by,
            login: &waiver.stamp.login,
            at: waiver.stamp.at.to_rfc3339(),
        }
    }
}

/// What does not apply by a day.
pub(super) fn waivers(dossier: &Dossier, today: Date) -> Vec<WaiverView<'_>> {
    let there = dossier.waivers.iter().filter(|waiver| waiver.date <= today);
    there.map(WaiverView::of).collect()
}

//! What was rejected, for other programs.

use serde::Serialize;

use crate::calendar::Date;
use crate::record::{Dossier, Rejection};

use super::document::DocumentView;

/// That an event rejected attempt `n` of what came before it, on which day, why and by which document. The
/// attempt is a record of its name.
#[derive(Serialize)]
pub(super) struct RejectionView<'d> {
    event: &'d str,
    n: u32,
    /// The attempt: the event of its record.
    attempt: String,
    /// What else was part of that attempt: events of records, of check lists, or the name of a series.
    with: Vec<String>,
    date: Date,
    reason: &'d str,
    #[serde(flatten)]
    document: DocumentView<'d>,
}

impl<'d> RejectionView<'d> {
    fn of(dossier: &Dossier, rejection: &'d Rejection) -> Self {
        let rule = dossier.plan.milestone(&rejection.event);
        let rule = rule.and_then(|known| known.rejection.as_ref());
        let attempt = rule.map(|rule| rule.of.numbered(rejection.n).to_string());
        Self {
            event: rejection.event.as_str(),
            n: rejection.n,
            attempt: attempt.unwrap_or_default(),
            with: rejection.with.iter().map(ToString::to_string).collect(),
            date: rejection.date,
            reason: &rejection.reason,
            document: DocumentView::of(&rejection.document, &rejection.stamp),
        }
    }
}

/// What was rejected by a day.
pub(super) fn rejections(dossier: &Dossier, today: Date) -> Vec<RejectionView<'_>> {
    let there = dossier
        .rejections
        .iter()
        .filter(|known| known.date <= today);
    there
        .map(|known| RejectionView::of(dossier, known))
        .collect()
}

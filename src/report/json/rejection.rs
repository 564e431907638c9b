//! What was rejected, for other programs.

use serde::Serialize;

use crate::calendar::Date;
use crate::record::{Dossier, Rejection, Source};

/// That an event rejected attempt `n` of what came before it, on which day, why and by which document. The
/// attempt is a record of its name.
#[derive(Serialize)]
pub(super) struct RejectionView<'d> {
    event: &'d str,
    n: u32,
    /// The attempt: the event of its record.
    attempt: String,
    date: Date,
    reason: &'d str,
    source: Option<Source>,
    protocol: Option<&'d str>,
    protocol_date: Option<Date>,
    pec_id: Option<&'d str>,
    note: Option<&'d str>,
    attachment: Option<&'d str>,
    by: &'d str,
    login: &'d str,
    at: String,
}

impl<'d> RejectionView<'d> {
    fn of(dossier: &Dossier, rejection: &'d Rejection) -> Self {
        let document = &rejection.document;
        let rule = dossier.plan.milestone(&rejection.event);
        let rule = rule.and_then(|known| known.rejection.as_ref());
        let attempt = rule.map(|rule| rule.of.numbered(rejection.n).to_string());
        Self {
            event: rejection.event.as_str(),
            n: rejection.n,
            attempt: attempt.unwrap_or_default(),
            date: rejection.date,
            reason: &rejection.reason,
            source: document.source,
            protocol: document.protocol.as_deref(),
            protocol_date: document.protocol_date,
            pec_id: document.pec_id.as_deref(),
            note: document.note.as_deref(),
            attachment: document.attachment.as_deref(),
            by: &rejection.stamp.by,
            login: &rejection.stamp.login,
            at: rejection.stamp.at.to_rfc3339(),
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

//! The rows of the table of clocks that are none: services that run, and what comes back as a whole.

use crate::assess::{Assessment, SeriesStatus, State, TermStatus};
use crate::plan::Numbered;
use crate::record::Dossier;
use crate::words::{self, Lang, columns, party, state};

use super::clock_row::ClockRow;

/// A service: its due date is its last day.
pub(super) fn term(lang: Lang, dossier: &Dossier, status: &TermStatus) -> ClockRow {
    let term = &dossier.plan.terms[status.index];
    ClockRow {
        lang,
        id: term.id.to_string(),
        kind: "term",
        phase: term.phase,
        phase_title: columns::phase_title(lang, dossier, term.phase),
        title: state::text(lang, &term.label).to_owned(),
        subject: None,
        informative: false,
        state: status.state,
        start: status.start,
        end: None,
        limit: Some(term.limit),
        counted_back: None,
        fixed: None,
        come_back: None,
        due: status.through,
        days_left: status.days_left,
        awaited: None,
        penalty: None,
        owner: None,
        clock: None,
    }
}

/// A series as a whole: how far it has come, and when the next is due. The limit is that of each occurrence.
pub(super) fn series(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    status: &SeriesStatus,
) -> ClockRow {
    let plan = &dossier.plan;
    let known = status.of(plan);
    let owner = plan.numbered_owner(Numbered::Series(known));
    let total = status.total.filter(|_| !status.is_total_foreseen);
    ClockRow {
        lang,
        id: known.id.to_string(),
        kind: "series",
        phase: known.phase,
        phase_title: columns::phase_title(lang, dossier, known.phase),
        title: words::series::label(lang, known),
        subject: None,
        informative: false,
        state: status.state().unwrap_or(State::ClosedNoLimit),
        start: status.start,
        end: None,
        limit: Some(known.due),
        fixed: None,
        due: words::series::next_is_due(assessment, status).filter(|_| !status.is_off),
        days_left: None,
        awaited: None,
        penalty: None,
        owner: Some((
            owner.to_string(),
            party::label_as_written(lang, plan, &owner).to_owned(),
        )),
        counted_back: None,
        come_back: status.start.map(|_| (status.done, total)),
        clock: None,
    }
}

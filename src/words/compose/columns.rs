//! What stands in a cell and comes from the plan or from a file.

use crate::plan::Event;
use crate::record::{Dossier, Suspension};
use crate::words::sanitize::sanitized;
use crate::words::state::text;
use crate::words::{Lang, dates, event};

/// The days of a suspension, for people: "21/08/2026 - 01/09/2026", without its end while it has none.
#[must_use]
pub fn pause(act: &Suspension) -> String {
    let end = act.resumption.as_ref();
    let end = end.map(|end| dates::full(end.date)).unwrap_or_default();
    format!("{} - {end}", dates::full(act.from))
        .trim_end()
        .to_owned()
}

/// The title of a phase; nothing where the plan has none of that number.
#[must_use]
pub fn phase_title(lang: Lang, dossier: &Dossier, number: u32) -> String {
    let phase = dossier.plan.phase(number);
    let title = phase.map(|phase| sanitized(text(lang, &phase.title)));
    title.unwrap_or_default().into_owned()
}

/// What an event is called; its id where the plan no longer has it.
#[must_use]
pub fn event_label(lang: Lang, dossier: &Dossier, of: &Event) -> String {
    event::label(lang, dossier, of)
}

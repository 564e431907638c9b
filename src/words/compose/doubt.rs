//! Events by their titles, inside a sentence.

use crate::calendar::Date;
use crate::plan::{ClockId, ClockKey, Event, MilestoneId, Plan};
use crate::record::Dossier;
use crate::words::Lang;
use crate::words::dates::with_weekday;
use crate::words::event::{self, clock_in_full, milestone, term_in_full};
use crate::words::state::text;

/// Every event in quotation marks.
pub fn quoted(lang: Lang, plan: &Plan, events: &[MilestoneId]) -> String {
    let titles = events.iter().map(|id| milestone(lang, plan, id));
    let titles: Vec<String> = titles.map(|title| format!("\"{title}\"")).collect();
    titles.join(", ")
}

/// The first few, and how many there are beside them.
pub fn first_of(lang: Lang, plan: &Plan, events: &[MilestoneId], most: usize) -> (String, usize) {
    let (named, more) = events.split_at(most.min(events.len()));
    (quoted(lang, plan, named), more.len())
}

/// Clocks and terms of a list, by name.
pub(in crate::words) fn clocks_named(lang: Lang, plan: &Plan, keys: &[ClockKey]) -> String {
    let name = |key: &ClockKey| match plan.term(&key.id) {
        Some(term) => term_in_full(lang, plan, term),
        None => clock_in_full(lang, plan, key),
    };
    keys.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// Events by their titles, each in quotation marks.
pub(in crate::words) fn events_named(lang: Lang, plan: &Plan, events: &[Event]) -> String {
    let ids: Vec<MilestoneId> = events.iter().map(|event| event.milestone.clone()).collect();
    quoted(lang, plan, &ids)
}

/// Events with their dates: "Relazione n. 2 (mer 11/02/2026)".
pub(in crate::words) fn dated(lang: Lang, dossier: &Dossier, events: &[(Event, Date)]) -> String {
    let named = events.iter().map(|(event, date)| {
        let label = event::label(lang, dossier, event);
        format!("{label} ({})", with_weekday(lang, *date))
    });
    named.collect::<Vec<_>>().join(", ")
}

/// The events of a phase, its registers and its series, each in quotation marks.
pub(in crate::words) fn all_named(
    lang: Lang,
    plan: &Plan,
    events: &[MilestoneId],
    coming: &[ClockId],
) -> String {
    let label = |id: &ClockId| match plan.entries(id) {
        Some(register) => Some(register.entry_label()),
        None => plan.series(id).map(|series| &series.label),
    };
    let coming = coming.iter().filter_map(label);
    let coming = coming.map(|label| format!("\"{}\"", text(lang, label)));
    let events = Some(quoted(lang, plan, events)).filter(|events| !events.is_empty());
    events
        .into_iter()
        .chain(coming)
        .collect::<Vec<_>>()
        .join(", ")
}

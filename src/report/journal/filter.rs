//! Which changes of the journal are wanted: by person, by place and by day, all of it together.

use crate::calendar::Date;
use crate::plan::{ClockKey, PointPlace};
use crate::record::{Dossier, Entry, Journal, NotePlace, SettingKey};
use crate::words::matching::Query;

/// What is wanted of the journal; nothing asked for keeps everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// A part of the name of the person, or of the account.
    pub by: Query,
    /// An event, a clock, a request, a phase, the plan or a setting, with all that is below it:
    /// `content_published` has `content_published:anagrafe`, too.
    pub place: Option<String>,
    /// The first day.
    pub since: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
}

impl Filter {
    /// The changes that are wanted, with their positions in the journal.
    #[must_use]
    pub fn kept<'j>(&self, dossier: &Dossier, journal: &'j Journal) -> Vec<(usize, &'j Entry)> {
        let zone = dossier.plan.time_zone.tz();
        let keeps = |entry: &Entry| {
            let day = entry.stamp.at.with_timezone(&zone).date_naive();
            let stamp = &entry.stamp;
            self.since.is_none_or(|since| day >= since)
                && self.until.is_none_or(|until| day <= until)
                && self.by.finds_among(&[&stamp.by, &stamp.login])
                && self
                    .place
                    .as_deref()
                    .is_none_or(|place| touches(entry, place))
        };
        let all = journal.entries().iter().enumerate();
        all.filter(|(_, entry)| keeps(entry)).collect()
    }

    /// Whether there is such a place, or was one.
    #[must_use]
    pub fn knows(dossier: &Dossier, journal: &Journal, place: &str) -> bool {
        let plan = &dossier.plan;
        let is_event = place
            .parse()
            .is_ok_and(|event| plan.known_role(&event).is_some());
        let is_side = place
            .parse()
            .is_ok_and(|id| plan.register_of_side(&id).is_some());
        let is_clock = place
            .parse::<ClockKey>()
            .is_ok_and(|key| dossier.phase_of_clock(&key).is_some());
        let is_note = place.parse().is_ok_and(|place| match place {
            NotePlace::Plan => true,
            NotePlace::Phase(number) => plan.phase(number).is_some(),
            NotePlace::Point(point) => plan.has_point(&point),
            NotePlace::Named(_) => false,
        });
        is_event
            || is_side
            || is_clock
            || is_note
            || SettingKey::of(plan, place).is_ok()
            || journal.entries().iter().any(|entry| touches(entry, place))
    }
}

/// Whether a change is of a place, of something below it, or of what the plan says of it.
fn touches(entry: &Entry, place: &str) -> bool {
    let is_below = |touched: &str| {
        let rest = touched.strip_prefix(place);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', PointPlace::MARK]))
    };
    let mut edits = entry.edits.iter();
    edits.any(|edit| {
        let touched = edit.place().into_iter().chain(edit.owner());
        touched.into_iter().any(|touched| is_below(&touched))
    })
}

//! What of what is under the cursor does not apply, or might be said not to.

use crate::plan::Event;
use crate::record::NotePlace;

use super::{App, View};

impl App {
    /// What was said not to apply of what is selected: of the event under the cursor, or of the phase.
    pub(in crate::screen) fn waived_here(&self) -> Option<NotePlace> {
        if self.dossier.waivers.is_empty() {
            return None;
        }
        let of_event = |event: Event| {
            let waiver = self.dossier.waiver_of(&event)?;
            let is_there = self.record(&event).is_none();
            is_there.then(|| waiver.event.clone())
        };
        match (self.view, self.pane) {
            (View::Requests, _) => of_event(self.request_event()?.0),
            (View::Main, Some(line)) => of_event(self.events().into_iter().nth(line)?),
            (View::Main, None) => {
                let phase = NotePlace::Phase(self.phase_number()?);
                self.dossier.waiver(&phase).is_some().then_some(phase)
            }
            _ => None,
        }
    }

    /// What the cursor is on: an event, the answer of a request, or the phase.
    pub(in crate::screen) fn place_here(&self) -> Option<NotePlace> {
        let event = match (self.view, self.pane) {
            (View::Requests, _) => Some(self.request_event()?.0),
            (View::Main, Some(line)) => Some(self.events().into_iter().nth(line)?),
            _ => None,
        };
        let phase = || self.phase_number().map(NotePlace::Phase);
        event.map(NotePlace::Named).or_else(phase)
    }

    /// The same, where nothing of it has a date or was said not to apply.
    pub(in crate::screen) fn waivable_here(&self) -> Option<NotePlace> {
        let place = self.place_here()?;
        let is_open = match &place {
            NotePlace::Named(event) => self.record(event).is_none(),
            _ => !self.can_correct(),
        };
        (is_open && self.waived_here().is_none()).then_some(place)
    }
}

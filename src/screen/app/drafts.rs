//! Where the drafts that wait are offered again, and taking one up.

use crate::plan::Plan;
use crate::screen::form::{Form, Kept, Opening, Unfinished};

use crate::store::NotKept;

use super::draft::FormDraft;
use super::{App, ChoiceRow, Overlay, View};

impl App {
    /// Whether there is text that would be lost.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        match &self.overlay {
            Overlay::Form(form) => form.is_dirty(),
            Overlay::Help(_, under) => matches!(&**under, Overlay::Form(form) if form.is_dirty()),
            Overlay::None | Overlay::Ask(_) => false,
        }
    }

    /// The draft that is to be spoken of, if there is one: the newest of the phase under the cursor, or
    /// else of all.
    #[must_use]
    pub fn draft(&self) -> Option<&FormDraft> {
        self.place_of_draft().map(|place| &self.drafts[place])
    }

    /// Whether Enter takes it up here: on the list, on the row it is about. Right after a form was left,
    /// wherever that was.
    #[must_use]
    pub fn takes_up_draft(&self) -> bool {
        let Some(draft) = self.draft() else {
            return false;
        };
        let on_list = self.view == View::Main && self.pane.is_none();
        self.just_left || on_list && self.is_here(draft)
    }

    /// The number of the phase that the draft is about, where that is not the one under the cursor.
    #[must_use]
    pub fn draft_elsewhere(&self) -> Option<u32> {
        let draft = self.draft().filter(|draft| !self.is_here(draft))?;
        draft.left.phase(&self.dossier)
    }

    /// The draft as a form.
    #[must_use]
    pub fn form_of(&self, draft: &FormDraft) -> Option<Form> {
        // The kind of source is the one that was chosen there.
        let opening = Opening {
            source: None,
            ..self.opening()
        };
        let mut form = draft.left.form(&opening)?;
        form.kept = Some(Kept {
            at: draft.left.at,
            slot: draft.slot,
        });
        Some(form)
    }

    /// Takes that draft from those that wait, as the form that it was.
    pub(in crate::screen) fn take_up_draft(&mut self) -> Option<Form> {
        self.take_up_at(self.place_of_draft()?)
    }

    /// The same with the newest draft of a kind, wherever that is offered.
    pub(in crate::screen) fn take_up_newest(
        &mut self,
        is_it: impl Fn(&Unfinished) -> bool,
    ) -> Option<Form> {
        let mut drafts = self.drafts.iter();
        self.take_up_at(drafts.rposition(|draft| is_it(&draft.left) && !draft.tried)?)
    }

    fn take_up_at(&mut self, place: usize) -> Option<Form> {
        let form = self.form_of(&self.drafts[place])?;
        self.drafts.remove(place);
        Some(form)
    }

    /// The newest text of a plan of one's own that waits where a new dossier begins.
    #[must_use]
    pub fn own_text(&self) -> Option<&FormDraft> {
        self.newest(Unfinished::begins_a_dossier)
    }

    /// The newest form for the file of a plan that waits there.
    #[must_use]
    pub fn own_file(&self) -> Option<&FormDraft> {
        self.newest(Unfinished::chooses_a_file)
    }

    fn newest(&self, is_it: impl Fn(&Unfinished) -> bool) -> Option<&FormDraft> {
        self.drafts.iter().rev().find(|draft| is_it(&draft.left))
    }

    /// The plan that a draft is the text of, where that can be read.
    #[must_use]
    pub fn plan_of(&self, draft: &FormDraft) -> Option<Plan> {
        let mut form = self.form_of(draft)?;
        form.kind.read(&form.fields);
        form.kind.plan_read()
    }

    /// Puts the cursor where the newest draft is offered.
    pub(in crate::screen) fn go_to_draft(&mut self) {
        let newest = self.drafts.last();
        let row = newest
            .filter(|_| self.view == View::Choice)
            .and_then(|draft| {
                let text = draft.left.begins_a_dossier().then_some(ChoiceRow::Text);
                text.or(draft.left.chooses_a_file().then_some(ChoiceRow::File))
            });
        if let Some(row) = row {
            let mut rows = self.choice_rows().into_iter();
            self.cursors.choice = rows.position(|known| known == row).unwrap_or_default();
            self.show_the_choice();
            return;
        }
        let phase = newest.and_then(|draft| draft.left.phase(&self.dossier));
        if let Some(row) = phase.and_then(|number| self.row_of_phase(number)) {
            self.selected = row;
        }
    }

    /// Of the drafts that are offered under the cursor, which this is, and how many they are; `None`
    /// for one alone.
    #[must_use]
    pub fn which_draft(&self) -> Option<(usize, usize)> {
        let of = self.drafts_here().len();
        (of > 1 && !self.just_left).then(|| (self.passed_over % of + 1, of))
    }

    /// The drafts that would be lost by leaving, as the disk did not take them.
    pub(in crate::screen) fn unkept(&self) -> impl Iterator<Item = &NotKept> {
        self.drafts.iter().filter_map(|draft| draft.unkept.as_ref())
    }

    fn place_of_draft(&self) -> Option<usize> {
        if !matches!(self.overlay, Overlay::None) {
            return None;
        }
        let newest = || self.drafts.iter().rposition(|draft| self.fits(draft));
        if self.just_left {
            return newest();
        }
        let here = self.drafts_here();
        let turn = self.passed_over.checked_rem(here.len());
        turn.map(|turn| here[turn]).or_else(newest)
    }

    /// The places of the drafts that are offered under the cursor, the newest first.
    fn drafts_here(&self) -> Vec<usize> {
        let drafts = self.drafts.iter().enumerate().rev();
        let here = drafts.filter(|(_, draft)| self.fits(draft) && self.is_here(draft));
        here.map(|(place, _)| place).collect()
    }

    /// Whether it may be taken up now: what writes nothing may be where nothing can be written.
    fn fits(&self, draft: &FormDraft) -> bool {
        let may = self.is_writable() || draft.left.writes_nothing() && self.is_live();
        // What a new dossier begins with is offered by the choice, until there is a dossier.
        let left = &draft.left;
        let is_of_choice = left.chooses_a_file() || left.begins_a_dossier() && !self.file.exists;
        !is_of_choice && may && draft.tried == self.is_what_if() && self.form_of(draft).is_some()
    }

    /// Whether it is about the phase under the cursor, or about none.
    fn is_here(&self, draft: &FormDraft) -> bool {
        let phase = draft.left.phase(&self.dossier);
        phase.is_none() || phase == self.phase_number()
    }
}

//! Adding an item to a milestone, and dropping one.

use crate::plan::{Event, ItemId, MilestoneId, Switch};
use crate::record::dossier::is_too_long;
use crate::record::edit::Fact;
use crate::record::{Change, Item, NotePlace, Op, Refusal, Rejection};

use super::ProposalContext;

impl ProposalContext<'_> {
    pub(super) fn add_item(&self, item: &Item) -> Result<Change, Refusal> {
        self.items_in_use(&item.milestone)?;
        if self.dossier.item(&item.milestone, &item.id).is_some() {
            let (milestone, item) = (item.milestone.clone(), item.id.clone());
            return Err(Refusal::DuplicateItem { milestone, item });
        }
        if item.label.as_deref().is_some_and(is_too_long) {
            return Err(Refusal::TextTooLong);
        }
        let edit = item.clone().instead_of(None);
        Ok(Change::new(Op::ItemAdd, vec![edit]))
    }

    pub(super) fn drop_item(
        &self,
        milestone: &MilestoneId,
        item: &ItemId,
    ) -> Result<Change, Refusal> {
        let Some(before) = self.dossier.item(milestone, item) else {
            self.items_in_use(milestone)?;
            return Err(self.unknown_item(milestone, item));
        };
        if let Some(event) = self.dossier.item_dated_in_attempt(milestone, item) {
            let by = self.dossier.rejection_of(event);
            return Err(Refusal::WasRejected {
                event: event.clone(),
                by: by.map_or_else(|| event.milestone.clone(), Rejection::name),
            });
        }
        let event = Event::item(milestone, item);
        let mut edits = vec![before.taken_away()];
        edits.extend(self.dossier.record(&event).map(Fact::taken_away));
        edits.extend(self.unpromised(&event));
        // What was said of it goes with it.
        let waiver = self.dossier.waiver(&NotePlace::Named(event));
        edits.extend(waiver.map(Fact::taken_away));
        let edits = Change::placed(self.dossier, edits);
        Ok(Change::new(Op::ItemDrop, edits))
    }

    pub(super) fn items_in_use(&self, milestone: &MilestoneId) -> Result<(), Refusal> {
        let known = self.plan().milestone(milestone);
        let known = known.ok_or_else(|| self.plan().unknown_event(milestone.as_str()))?;
        match known.items {
            Some(Switch::On) => Ok(()),
            other => Err(Refusal::NoItems {
                milestone: milestone.clone(),
                allowed: other.is_some(),
            }),
        }
    }

    pub(super) fn unknown_item(&self, milestone: &MilestoneId, item: &ItemId) -> Refusal {
        let known = self
            .dossier
            .items_of(milestone)
            .map(|item| item.id.clone())
            .collect();
        Refusal::UnknownItem {
            milestone: milestone.clone(),
            item: item.clone(),
            known,
        }
    }
}

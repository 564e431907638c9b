//! Setting a value of the plan, where the dossier allows it.

use crate::record::{Change, Edit, Op, Refusal, SettingKey, Slot};

use super::ProposalContext;

impl ProposalContext<'_> {
    pub(super) fn set(
        &self,
        key: &SettingKey,
        value: Option<&str>,
        expected: Option<&Option<String>>,
    ) -> Result<Option<Change>, Refusal> {
        let before = key.value(self.plan());
        self.nameable(key, value, expected)?;
        if let Some(expected) = expected.filter(|expected| **expected != before) {
            return Err(self.clash(Slot::Setting(key.clone()), expected.clone()));
        }
        let mut next = self.plan().clone();
        key.assign(&mut next, value)?;
        if let SettingKey::Items(milestone) = key
            && let Some(item) = self.dossier.items_of(milestone).next()
        {
            // Items that are there cannot be switched off under their feet.
            let missing = vec![item.id.clone()];
            if value != Some("on") {
                return Err(Refusal::HasItems {
                    milestone: milestone.clone(),
                    missing,
                });
            }
        }
        let after = key.value(&next);
        if before == after {
            return Ok(None);
        }
        let is_gone = after.is_none();
        self.is_in_no_attempt(key, is_gone)?;
        let mut edits = vec![Edit::Setting {
            key: key.clone(),
            before,
            after,
            at: None,
        }];
        if is_gone {
            edits.extend(self.resting_on(key));
        }
        let edits = Change::placed(self.dossier, edits);
        Ok(Some(Change::new(Op::Set, edits)))
    }
}

//! Another plan for a dossier that runs: one change, with every value before and after.

use crate::plan::Plan;
use crate::record::edit::Fact;
use crate::record::info::InfoField;
use crate::record::plan_edits::plan_edits;
use crate::record::{Change, Dossier, Edit, Op, Refusal, SettingKey, Slot};

use super::ProposalContext;

impl ProposalContext<'_> {
    /// The change that makes `plan` the plan of the dossier; `None` where it is.
    ///
    /// # Errors
    /// A fact would have no place in it, or somebody altered the plan after the change `since`.
    pub(super) fn apply_plan(
        &self,
        plan: &Plan,
        base: Option<&Plan>,
        since: Option<u64>,
    ) -> Result<Option<Change>, Refusal> {
        self.unaltered_since(since)?;
        let edits = match base {
            Some(base) => self.still_to_do(base, plan)?,
            None => plan_edits(self.dossier, &self.with_what_is_not_said(plan))
                .ok_or(Refusal::OtherPlan)?,
        };
        if edits.is_empty() {
            return Ok(None);
        }
        let hanging = self.hanging_after(&edits)?;
        // That something does not apply goes with it.
        let waivers = hanging.iter().filter_map(|slot| match slot {
            Slot::Waiver(place) => self.dossier.waiver(place),
            _ => None,
        });
        let waivers = waivers.map(Fact::taken_away);
        let edits: Vec<Edit> = waivers.chain(edits).collect();
        let hanging = self.hanging_after(&edits)?;
        if !hanging.is_empty() {
            return Err(Refusal::PlanLeaves(hanging));
        }
        let edits = Change::placed(self.dossier, edits);
        Ok(Some(Change::new(Op::Plan, edits)))
    }

    /// What leads from one plan to another and nobody has done meanwhile.
    fn still_to_do(&self, base: &Plan, plan: &Plan) -> Result<Vec<Edit>, Refusal> {
        let ground = Dossier::new(base.clone());
        let mut left = Vec::new();
        // An edit may begin with what one before it makes.
        let mut now = self.dossier.clone();
        for edit in plan_edits(&ground, plan).ok_or(Refusal::OtherPlan)? {
            let Some(slot) = edit.slot() else { continue };
            let (sides, present) = (edit.sides(), now.value(&slot));
            if present == sides.after {
                continue;
            }
            if present != sides.before {
                let expected = sides.before.map(|value| value.text());
                return Err(self.clash(slot, expected));
            }
            edit.apply(&mut now).ok_or(Refusal::OtherPlan)?;
            left.push(edit);
        }
        Ok(left)
    }

    /// The facts that would have no place after these edits.
    fn hanging_after(&self, edits: &[Edit]) -> Result<Vec<Slot>, Refusal> {
        let mut next = self.dossier.clone();
        let change = Change::new(Op::Plan, edits.to_vec());
        next.apply(&change).map_err(|_| Refusal::OtherPlan)?;
        Ok(self.dossier.hanging_in(&next, self.journal))
    }

    /// A plan with the facts about the contract that it leaves unsaid: they are of the dossier.
    fn with_what_is_not_said(&self, plan: &Plan) -> Plan {
        let mut next = plan.clone();
        for field in InfoField::ALL {
            let key = SettingKey::Info(field);
            if key.value(&next).is_none() {
                // What a dossier says of a contract, every plan may say.
                let _ = key.assign(&mut next, key.value(self.plan()).as_deref());
            }
        }
        next
    }

    fn unaltered_since(&self, since: Option<u64>) -> Result<(), Refusal> {
        let Some(since) = since else {
            return Ok(());
        };
        let last = self.journal.entries().last().map_or(0, |entry| entry.n);
        if since > last {
            return Err(Refusal::NoSuchChange(since, last));
        }
        let later = self.journal.entries().iter().rev();
        let mut later = later.filter(|entry| entry.n > since);
        let of_plan = later.find_map(|entry| {
            let mut edits = entry.edits.iter();
            edits.find(|edit| edit.is_of_plan())
        });
        match of_plan.and_then(|edit| Some((edit.slot()?, edit))) {
            Some((slot, edit)) => {
                let was = edit.sides().before.map(|before| before.text());
                Err(self.clash(slot, was))
            }
            None => Ok(()),
        }
    }
}

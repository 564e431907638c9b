//! Another plan for a dossier that runs: one change, with every value before and after.

use crate::plan::{ClockId, Phase, Plan};
use crate::record::edit::Fact;
use crate::record::info::InfoField;
use crate::record::plan_edits::plan_edits;
use crate::record::{
    Change, Dossier, Edit, Note, NotePlace, Op, Refusal, SettingKey, Slot, Waiver,
};

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
        let next = self.after(&edits)?.plan;
        let edits = self.with_facts_of_phases(&next, edits);
        let hanging = self.dossier.hanging_in(&self.after(&edits)?, self.journal);
        // That something does not apply goes with it.
        let (waivers, mut hanging): (Vec<Slot>, Vec<Slot>) = hanging
            .into_iter()
            .partition(|slot| self.waiver_in(slot).is_some());
        let waivers = waivers.iter().filter_map(|slot| self.waiver_in(slot));
        let waivers = waivers.map(Fact::taken_away);
        let edits: Vec<Edit> = waivers.chain(edits).collect();
        hanging.extend(self.notes_of_gone_phases(&next));
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

    /// These edits, and with them what is recorded of a phase that gets another number: notes and waivers name a phase
    /// by that, and stay with theirs.
    fn with_facts_of_phases(&self, next: &Plan, edits: Vec<Edit>) -> Vec<Edit> {
        let of_phase = |place: &NotePlace| phase_then(self.plan(), next, place);
        let notes = self.dossier.notes.iter().filter_map(|note| {
            let Some(PhaseThen::Renumbered(now)) = of_phase(&note.place) else {
                return None;
            };
            let place = NotePlace::Phase(now);
            let moved = Note {
                place,
                ..note.clone()
            };
            Some(moved.instead_of(Some(note)))
        });
        let waived = self.dossier.waivers.iter();
        let waived = waived.filter_map(|waiver| Some((waiver, of_phase(&waiver.event)?)));
        let waived: Vec<(&Waiver, PhaseThen)> = waived.collect();
        let away = waived.iter().map(|(waiver, _)| waiver.taken_away());
        let again = waived.iter().filter_map(|(waiver, then)| {
            let PhaseThen::Renumbered(now) = then else {
                return None;
            };
            let event = NotePlace::Phase(*now);
            let moved = Waiver {
                event,
                ..(*waiver).clone()
            };
            Some(moved.instead_of(None))
        });
        away.chain(edits).chain(notes).chain(again).collect()
    }

    /// The notes of phases that are gone in the next plan, though another one bears their number there.
    fn notes_of_gone_phases(&self, next: &Plan) -> Vec<Slot> {
        let is_of_gone =
            |note: &&Note| phase_then(self.plan(), next, &note.place) == Some(PhaseThen::Gone);
        let is_known = |note: &&Note| match note.place {
            NotePlace::Phase(number) => next.phase(number).is_some(),
            _ => false,
        };
        let notes = self.dossier.notes.iter().filter(is_of_gone);
        notes.filter(is_known).map(Fact::slot).collect()
    }

    /// The waiver that stands in a slot, where it is of one.
    fn waiver_in(&self, slot: &Slot) -> Option<&Waiver> {
        match slot {
            Slot::Waiver(place) => self.dossier.waiver(place),
            _ => None,
        }
    }

    /// The dossier after these edits.
    fn after(&self, edits: &[Edit]) -> Result<Dossier, Refusal> {
        let mut next = self.dossier.clone();
        let change = Change::new(Op::Plan, edits.to_vec());
        next.apply(&change).map_err(|_| Refusal::OtherPlan)?;
        Ok(next)
    }

    /// A plan with the facts about the contract that it leaves unsaid: they are of the dossier.
    fn with_what_is_not_said(&self, plan: &Plan) -> Plan {
        let mut next = plan.clone();
        // A title that the text alters is the title of the contract, whoever typed another one before.
        let is_titled = plan.title != self.plan().title;
        for field in InfoField::ALL {
            let key = SettingKey::Info(field);
            if is_titled && field == InfoField::Title {
                continue;
            }
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

/// What becomes of a phase in another plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PhaseThen {
    /// It bears another number.
    Renumbered(u32),
    /// It is not there.
    Gone,
}

/// What becomes of the phase that a place is, where that is not the phase of the same number in another plan.
fn phase_then(from: &Plan, to: &Plan, place: &NotePlace) -> Option<PhaseThen> {
    let NotePlace::Phase(number) = place else {
        return None;
    };
    let known = from.phase(*number)?;
    let now = to.phases.iter().find(|phase| phase.id == known.id);
    match now {
        Some(now) => (now.number != *number).then_some(PhaseThen::Renumbered(now.number)),
        None => (!is_called_otherwise(from, to, *number)).then_some(PhaseThen::Gone),
    }
}

/// Whether the phase of a number is the one that bore it, under another name: each other one is where it was.
fn is_called_otherwise(from: &Plan, to: &Plan, number: u32) -> bool {
    let is_new = |id: &ClockId| from.phases.iter().all(|phase| phase.id != *id);
    let stays = |phase: &Phase| {
        let now = to.phases.iter().find(|now| now.id == phase.id);
        now.is_none_or(|now| now.number == phase.number)
    };
    from.phases.len() == to.phases.len()
        && to.phase(number).is_some_and(|now| is_new(&now.id))
        && from.phases.iter().all(stays)
}

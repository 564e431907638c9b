//! The parties to a contract, and which of them owes a term.
//!
//! Two are always there, the Administration and the supplier; a plan may add others and may call these
//! two something else. Who owes a term decides who is late, who pays a penalty and whom a sentence names,
//! so it is never guessed from who acts last where the plan says it.

use super::Plan;
use super::actor::Actors;
use super::clock::Clock;
use super::id::{MilestoneId, PartyId};
use super::parts::{Milestone, Party, Register, Term};
use crate::calendar::WorkingWeek;

impl PartyId {
    /// The name of the Administration.
    pub const ADMINISTRATION: &'static str = "administration";

    /// The name of the supplier.
    pub const SUPPLIER: &'static str = "supplier";

    /// The id of the Administration.
    #[must_use]
    pub fn administration() -> Self {
        known(Self::ADMINISTRATION)
    }

    /// The id of the supplier.
    #[must_use]
    pub fn supplier() -> Self {
        known(Self::SUPPLIER)
    }

    /// Whether it is one of the two that every contract has.
    #[must_use]
    pub fn is_always_there(&self) -> bool {
        [Self::ADMINISTRATION, Self::SUPPLIER].contains(&self.as_str())
    }
}

impl Plan {
    /// The edition of the plan language that it takes to read this plan: 2 where it says anything that the
    /// first had no words for.
    #[must_use]
    pub fn edition(&self) -> u32 {
        let ceiling = self.rules.suspension_ceiling.as_ref();
        // Days fixed from outside were there from the first, their clocks are made of them.
        let mut agreed = self.agreed_clocks();
        let second = !self.parties.is_empty()
            || self.us.is_some()
            || self.penalties.party.is_some()
            || ceiling.is_some_and(|ceiling| !ceiling.of.is_empty())
            || self.milestones.iter().any(Milestone::is_second_edition)
            || agreed.any(|(_, clock)| clock.is_second_edition())
            || self.registers.iter().any(Register::is_second_edition)
            || self.rules.working_week != WorkingWeek::MonFri
            || self.terms.iter().any(Term::is_second_edition)
            || !self.series.is_empty();
        if second { 2 } else { 1 }
    }

    /// Whose desk the program stands on: "we".
    #[must_use]
    pub fn us(&self) -> PartyId {
        self.us.clone().unwrap_or_else(PartyId::administration)
    }

    /// Who suspends the contract, and orders that it goes on: the party that awarded it.
    #[must_use]
    pub fn orders_resumptions() -> PartyId {
        PartyId::administration()
    }

    /// The party that penalties are asked of.
    #[must_use]
    pub fn penalised(&self) -> PartyId {
        let named = self.penalties.party.clone();
        named.unwrap_or_else(PartyId::supplier)
    }

    /// What the plan says of a party, if it says anything.
    #[must_use]
    pub fn party(&self, id: &PartyId) -> Option<&Party> {
        self.parties.iter().find(|party| party.id == *id)
    }

    /// Whether a party of this name is there.
    #[must_use]
    pub fn has_party(&self, id: &PartyId) -> bool {
        id.is_always_there() || self.party(id).is_some()
    }

    /// Every party: the Administration, the supplier, then those that the plan adds.
    #[must_use]
    pub fn all_parties(&self) -> Vec<PartyId> {
        let mut all = vec![PartyId::administration(), PartyId::supplier()];
        for party in &self.parties {
            if !all.contains(&party.id) {
                all.push(party.id.clone());
            }
        }
        all
    }

    /// Who owes a clock: as the plan says; else the one party that ends it; else the party that penalties
    /// are asked of.
    #[must_use]
    pub fn clock_owner(&self, clock: &Clock) -> PartyId {
        let ends = clock.to.iter();
        let actors = ends.filter_map(|id: &MilestoneId| Some(&self.milestone(id)?.actor));
        self.owner(clock.owed_by.as_ref(), actors)
    }

    pub(super) fn owner<'a>(
        &self,
        named: Option<&PartyId>,
        mut actors: impl Iterator<Item = &'a Actors>,
    ) -> PartyId {
        if let Some(named) = named {
            return named.clone();
        }
        let first = actors.next().and_then(Actors::alone);
        match first.filter(|_| actors.all(|actor| actor.alone() == first)) {
            Some(alone) => alone.clone(),
            None => self.penalised(),
        }
    }
}

/// The id of a party that is always there.
fn known(name: &'static str) -> PartyId {
    name.parse().expect("a name of ours is an id: tested")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{SHIPPED_DEFAULT, shipped};
    use serde_json::json;

    #[test]
    fn a_term_is_owed_by_whom_the_plan_says_else_by_the_one_who_ends_it() {
        let value = json!({
            "name": "x", "title": "X",
            "penalties": { "party": "supplier" },
            "parties": [{ "id": "funder", "label": "F" }],
            "phases": [{ "number": 1, "id": "a", "title": "A" }],
            "milestones": [
                { "id": "start", "phase": 1, "label": "S", "actor": "both" },
                { "id": "ours", "phase": 1, "label": "O", "actor": "administration", "after": ["start"] },
                { "id": "theirs", "phase": 1, "label": "T", "actor": "supplier", "after": ["start"] },
                { "id": "joint", "phase": 1, "label": "J", "actor": "both", "after": ["start"] },
                { "id": "paid", "phase": 1, "label": "P", "actor": "funder", "after": ["start"] },
                { "id": "alone", "phase": 1, "label": "A", "actor": ["funder"], "after": ["start"] },
                { "id": "agreed", "phase": 1, "label": "G", "actor": ["funder", "administration"], "after": ["start"] }
            ],
            "clocks": []
        });
        for (to, said, owner) in [
            (&["ours"][..], None, "administration"),
            (&["theirs"], None, "supplier"),
            (&["joint"], None, "supplier"),
            (&["ours", "theirs"], None, "supplier"),
            (&["paid"], None, "funder"),
            (&["paid", "alone"], None, "funder"),
            (&["agreed"], None, "supplier"),
            (&["paid", "ours"], None, "supplier"),
            (&["ours"], Some("supplier"), "supplier"),
            (&["ours"], Some("funder"), "funder"),
            (&["theirs"], Some("administration"), "administration"),
        ] {
            let mut value = value.clone();
            let mut clock = json!({ "id": "c", "phase": 1, "label": "C", "from": "start", "to": to, "limit": "10d" });
            if let Some(said) = said {
                clock["owed_by"] = said.into();
            }
            value["clocks"] = json!([clock]);
            let plan = Plan::from_json(&value.to_string()).unwrap();
            let owes = plan.clock_owner(&plan.clocks[0]);
            assert_eq!(owes.as_str(), owner, "{to:?} {said:?}");
            // Whose desk the program stands on changes nobody's term.
            value["us"] = "supplier".into();
            let theirs = Plan::from_json(&value.to_string()).unwrap();
            assert_eq!(theirs.clock_owner(&theirs.clocks[0]), owes);
        }
    }

    #[test]
    fn every_judged_clock_of_the_shipped_plan_is_owed_by_the_supplier() {
        let plan = shipped(SHIPPED_DEFAULT).unwrap();
        for clock in plan.clocks.iter().filter(|clock| clock.limit.is_some()) {
            assert_eq!(
                plan.clock_owner(clock).as_str(),
                PartyId::SUPPLIER,
                "{}",
                clock.id
            );
        }
        let wait = plan
            .clocks
            .iter()
            .find(|clock| clock.limit.is_none())
            .unwrap();
        assert_eq!(plan.clock_owner(wait), PartyId::administration());
    }
}

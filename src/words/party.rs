//! What the parties to the contract are called, as the plan says or else by their common names, and that
//! it is their turn.

use crate::say;

use super::event::capitalised;

pub use super::compose::party::{
    common_label, in_full, joined, joint_turn, label, label_as_written, labels, must_act, noun,
    owners, who, who_awaited, with_others,
};

say! {
    pub(super) fn administration(lang) -> &str it "Amministrazione" en "Administration";

    pub(super) fn supplier(lang) -> &str it "fornitore" en "supplier";

    pub(super) fn the_administration(lang) -> &str it "l'Amministrazione" en "the Administration";

    pub(super) fn the_supplier(lang) -> &str it "il fornitore" en "the supplier";

    /// Everybody together.
    pub(super) fn joint(lang) -> &str it "congiunto" en "joint";

    pub(super) fn we(lang) -> &str it "noi" en "we";

    pub(super) fn to_us(lang) -> &str it "a noi" en "to us";

    /// The last two of several.
    pub(super) fn and(lang, first: &str, last: &str) it "{first} e {last}" en "{first} and {last}";

    /// That somebody must act: who, with the preposition and without.
    pub(super) fn turn_of(lang, to: &str, nouns: &str) let who = capitalised(nouns);
        it "Tocca {to}"
        en "{who} must act";

    /// The same since a day.
    pub(super) fn turn_since(lang, turn: &str, since: &str)
        it "{turn} {since}"
        en "{turn}, {since}";

    /// With whom: "al fornitore", "the supplier".
    pub(super) fn with_whom(lang, to: &str, noun: &str) it "{to}" en "{noun}";

    /// Whose days they are: "al fornitore", "the supplier's".
    pub(super) fn whose(lang, to: &str, noun: &str) it "{to}" en "{noun}'s";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Actors, PartyId, Plan};
    use crate::words::Lang;
    use serde_json::json;

    fn id(text: &str) -> PartyId {
        text.parse().unwrap()
    }

    fn plan(us: &str) -> Plan {
        let plan = json!({
            "name": "x", "title": "X", "us": us,
            "parties": [
                { "id": "supplier", "label": { "it": "appaltatore", "en": "contractor" } },
                {
                    "id": "funder",
                    "label": { "it": "Ministero", "en": "Ministry" },
                    "noun": { "it": "il Ministero", "en": "the Ministry" }
                },
                { "id": "agency", "label": "ANAC", "noun": { "it": "l'ANAC", "en": "ANAC" } }
            ],
            "phases": [{ "number": 1, "id": "a", "title": "A" }],
            "milestones": [{ "id": "start", "phase": 1, "label": "S", "actor": "both" }],
            "clocks": []
        });
        Plan::from_json(&plan.to_string()).unwrap()
    }

    fn actors(text: &str) -> Actors {
        text.parse().unwrap()
    }

    #[test]
    fn a_plan_may_call_a_party_something_else() {
        let shipped = crate::plan::shipped(crate::plan::SHIPPED_DEFAULT).unwrap();
        let supplier = PartyId::supplier();
        assert_eq!(label(Lang::It, &shipped, &supplier), "fornitore");
        assert_eq!(noun(Lang::En, &shipped, &supplier), "the supplier");
        let plan = plan("administration");
        assert_eq!(label(Lang::En, &plan, &supplier), "contractor");
        assert_eq!(noun(Lang::It, &plan, &supplier), "appaltatore");
        assert_eq!(
            noun(Lang::It, &plan, &PartyId::administration()),
            "l'Amministrazione"
        );
        assert_eq!(noun(Lang::It, &plan, &id("funder")), "il Ministero");
    }

    #[test]
    fn one_two_and_three_must_act_in_both_languages() {
        let plan = plan("administration");
        for (who, it, en) in [
            ("funder", "Tocca al Ministero", "The Ministry must act"),
            (
                "both",
                "Tocca all'Amministrazione e a appaltatore",
                "The Administration and contractor must act",
            ),
            (
                "funder agency",
                "Tocca al Ministero e all'ANAC",
                "The Ministry and ANAC must act",
            ),
            (
                "administration funder agency",
                "Tocca all'Amministrazione, al Ministero e all'ANAC",
                "The Administration, the Ministry and ANAC must act",
            ),
        ] {
            assert_eq!(must_act(Lang::It, &plan, &actors(who)), it);
            assert_eq!(must_act(Lang::En, &plan, &actors(who)), en);
        }
    }

    #[test]
    fn a_joint_turn_names_all_the_others() {
        for (us, who, days, it, en) in [
            (
                "administration",
                "administration funder",
                None,
                "Tocca a noi e al Ministero",
                "We and the Ministry must act",
            ),
            (
                "administration",
                "funder administration agency",
                Some(1),
                "Tocca a noi, al Ministero e all'ANAC da 1 giorno",
                "We, the Ministry and ANAC must act, for 1 day",
            ),
            (
                "funder",
                "administration funder agency",
                Some(9),
                "Tocca a noi, all'Amministrazione e all'ANAC da 9 giorni",
                "We, the Administration and ANAC must act, for 9 days",
            ),
        ] {
            let plan = plan(us);
            assert_eq!(joint_turn(Lang::It, &plan, &actors(who), days), it);
            assert_eq!(joint_turn(Lang::En, &plan, &actors(who), days), en);
        }
    }

    #[test]
    fn a_list_names_us_as_we_and_others_by_their_own_names() {
        use crate::assess::Acting;
        for (us, who_acts, presses, it, en) in [
            ("administration", "administration", false, "noi", "us"),
            ("administration", "administration", true, "NOI", "US"),
            ("supplier", "supplier", true, "NOI", "US"),
            (
                "supplier",
                "administration",
                false,
                "Amministrazione",
                "Administration",
            ),
            ("funder", "supplier", false, "appaltatore", "contractor"),
            ("supplier", "both", false, "insieme", "together"),
            (
                "supplier",
                "funder agency",
                false,
                "Ministero e ANAC",
                "Ministry and ANAC",
            ),
        ] {
            let plan = plan(us);
            let acting = Acting {
                whose: actors(who_acts).whose(&plan.us()),
                actors: actors(who_acts),
                presses,
            };
            assert_eq!(who(Lang::It, &plan, &acting), it);
            assert_eq!(who(Lang::En, &plan, &acting), en);
        }
    }

    #[test]
    fn what_leaves_the_office_says_joint_only_of_everybody() {
        let plan = plan("administration");
        let both = actors("both");
        assert_eq!(
            in_full(Lang::It, &plan, &both),
            "Amministrazione e appaltatore"
        );
        let all = actors("agency funder supplier administration");
        assert_eq!(in_full(Lang::En, &plan, &all), "joint");
        let shipped = crate::plan::shipped(crate::plan::SHIPPED_DEFAULT).unwrap();
        assert_eq!(in_full(Lang::It, &shipped, &both), "congiunto");
        assert_eq!(
            labels(Lang::En, &shipped, &both),
            "Administration and supplier"
        );
    }
}

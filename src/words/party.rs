//! What the parties to the contract are called: as the plan says, or else by their common names.

use crate::plan::{PartyId, Plan};
use crate::say;

use super::Lang;
use super::sanitize::sanitized;
use super::state::text;

say! {
    fn administration(lang) -> &str it "Amministrazione" en "Administration";

    fn supplier(lang) -> &str it "fornitore" en "supplier";

    fn the_administration(lang) -> &str it "l'Amministrazione" en "the Administration";

    fn the_supplier(lang) -> &str it "il fornitore" en "the supplier";
}

/// What a party is called in a list.
#[must_use]
pub fn label(lang: Lang, plan: &Plan, id: &PartyId) -> String {
    sanitized(label_as_written(lang, plan, id)).into_owned()
}

/// The same as the plan has it, for a format that escapes by itself.
#[must_use]
pub fn label_as_written<'p>(lang: Lang, plan: &'p Plan, id: &'p PartyId) -> &'p str {
    match plan.party(id) {
        Some(party) => text(lang, &party.label),
        None if id.as_str() == PartyId::SUPPLIER => supplier(lang),
        None if id.is_us() => administration(lang),
        None => id.as_str(),
    }
}

/// The same with its article, to be put into a sentence.
#[must_use]
pub fn noun(lang: Lang, plan: &Plan, id: &PartyId) -> String {
    let noun = match plan.party(id) {
        Some(party) => text(lang, party.noun.as_ref().unwrap_or(&party.label)),
        None if id.as_str() == PartyId::SUPPLIER => the_supplier(lang),
        None if id.is_us() => the_administration(lang),
        None => id.as_str(),
    };
    sanitized(noun).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Party, SHIPPED_DEFAULT, Text, shipped};

    #[test]
    fn a_plan_may_call_a_party_something_else() {
        let mut plan = shipped(SHIPPED_DEFAULT).unwrap();
        let supplier: PartyId = "supplier".parse().unwrap();
        assert_eq!(label(Lang::It, &plan, &supplier), "fornitore");
        assert_eq!(noun(Lang::En, &plan, &supplier), "the supplier");
        plan.parties.push(Party {
            id: supplier.clone(),
            label: Text::Both {
                it: "appaltatore".into(),
                en: "contractor".into(),
            },
            noun: None,
        });
        assert_eq!(label(Lang::En, &plan, &supplier), "contractor");
        assert_eq!(noun(Lang::It, &plan, &supplier), "appaltatore");
        let ours: PartyId = "administration".parse().unwrap();
        assert_eq!(noun(Lang::It, &plan, &ours), "l'Amministrazione");
    }
}

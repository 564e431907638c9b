//! Parties by name, alone and together, and who of them must act.

use crate::assess::{Acting, Awaited};
use crate::calendar::Date;
use crate::plan::{Actors, PartyId, Plan, Whose};
use crate::words::event::Preposition;
use crate::words::party::{
    administration, and, joint, supplier, the_administration, the_supplier, to_us, turn_of,
    turn_since, we, whose, with_whom,
};
use crate::words::sanitize::sanitized;
use crate::words::state::text;
use crate::words::{Label, Lang, count};

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
        None => common_label(lang, id),
    }
}

/// What a party is called where no plan says: the two that every contract has by their common names.
#[must_use]
pub fn common_label(lang: Lang, id: &PartyId) -> &str {
    match id.as_str() {
        PartyId::SUPPLIER => supplier(lang),
        PartyId::ADMINISTRATION => administration(lang),
        other => other,
    }
}

/// The same with its article, to be put into a sentence.
#[must_use]
pub fn noun(lang: Lang, plan: &Plan, id: &PartyId) -> String {
    let noun = match plan.party(id) {
        Some(party) => text(lang, party.noun.as_ref().unwrap_or(&party.label)),
        None if id.as_str() == PartyId::SUPPLIER => the_supplier(lang),
        None if id.as_str() == PartyId::ADMINISTRATION => the_administration(lang),
        None => id.as_str(),
    };
    sanitized(noun).into_owned()
}

/// "a", "a e b", "a, b e c".
#[must_use]
pub fn joined(lang: Lang, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => and(lang, &first.join(", "), last),
    }
}

/// All of them by their labels: "fornitore", "Amministrazione e fornitore".
#[must_use]
pub fn labels(lang: Lang, plan: &Plan, actors: &Actors) -> String {
    let labels = actors.parties().iter().map(|id| label(lang, plan, id));
    joined(lang, &labels.collect::<Vec<_>>())
}

/// The same for text that leaves the office, in a word where it is everybody.
#[must_use]
pub fn in_full(lang: Lang, plan: &Plan, actors: &Actors) -> String {
    let is_everybody = plan
        .all_parties()
        .iter()
        .all(|party| actors.parties().contains(party));
    if is_everybody {
        joint(lang).to_owned()
    } else {
        labels(lang, plan, actors)
    }
}

/// Who must act, in a list: "we", in capitals where we hold up a clock of somebody else; others by their
/// own names.
#[must_use]
pub fn who(lang: Lang, plan: &Plan, acting: &Acting) -> String {
    match acting.whose {
        Whose::Ours if acting.presses => Label::UsNow.text(lang).to_owned(),
        Whose::Ours => Label::Us.text(lang).to_owned(),
        Whose::Joint => Label::Together.text(lang).to_owned(),
        Whose::Theirs => labels(lang, plan, &acting.actors),
    }
}

/// Who must act for what is awaited, in a list.
#[must_use]
pub fn who_awaited(lang: Lang, plan: &Plan, awaited: &Awaited, today: Date) -> String {
    who(lang, plan, &Acting::of(awaited, today))
}

/// That they must act, all of them by name: "Tocca al fornitore", "The supplier and the Ministry must act".
#[must_use]
pub fn must_act(lang: Lang, plan: &Plan, actors: &Actors) -> String {
    let parties = actors.parties().iter();
    let to = parties.clone().map(|id| to(lang, plan, id));
    let nouns = parties.map(|id| noun(lang, plan, id));
    let (to, nouns) = (to.collect::<Vec<_>>(), nouns.collect::<Vec<_>>());
    turn_of(lang, &joined(lang, &to), &joined(lang, &nouns))
}

/// That we must act together with others, and since when.
#[must_use]
pub fn joint_turn(lang: Lang, plan: &Plan, actors: &Actors, waited: Option<i64>) -> String {
    let others = || others(plan, actors);
    let to = std::iter::once(to_us(lang).to_owned()).chain(others().map(|id| to(lang, plan, id)));
    let nouns = std::iter::once(we(lang).to_owned()).chain(others().map(|id| noun(lang, plan, id)));
    let (to, nouns) = (to.collect::<Vec<_>>(), nouns.collect::<Vec<_>>());
    let turn = turn_of(lang, &joined(lang, &to), &joined(lang, &nouns));
    match waited {
        Some(days) => turn_since(lang, &turn, &count::since(lang, days)),
        None => turn,
    }
}

/// Those with whom we act, with their articles and a preposition where the language has one for them:
/// "al fornitore e al Ministero", "the supplier and the Ministry".
#[must_use]
pub fn with_others(lang: Lang, plan: &Plan, actors: &Actors) -> String {
    let others = others(plan, actors).map(|id| {
        let noun = noun(lang, plan, id);
        with_whom(lang, &Preposition::To.with(lang, &noun), &noun)
    });
    joined(lang, &others.collect::<Vec<_>>())
}

/// Whose days or whose clock it is: "al fornitore", "the supplier's"; of several together, all of them.
#[must_use]
pub fn owners(lang: Lang, plan: &Plan, actors: &Actors) -> String {
    let each = actors.parties().iter().map(|id| {
        let noun = noun(lang, plan, id);
        whose(lang, &Preposition::To.with(lang, &noun), &noun)
    });
    joined(lang, &each.collect::<Vec<_>>())
}

/// The parties besides us.
fn others<'a>(plan: &Plan, actors: &'a Actors) -> impl Iterator<Item = &'a PartyId> {
    let us = plan.us();
    actors.parties().iter().filter(move |id| **id != us)
}

fn to(lang: Lang, plan: &Plan, id: &PartyId) -> String {
    Preposition::To.with(lang, &noun(lang, plan, id))
}

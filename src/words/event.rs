//! What an event, a clock or a place of the plan is called, alone and inside a sentence.
//!
//! Italian joins its prepositions to the article of the noun ("dalla stipula", "all'aggiudicazione");
//! that is done here and nowhere else.

use crate::say;

use super::compose::entry_noun::EntryNoun;
use super::notation::article::with_article;

pub use super::compose::clock::{
    allowance, clock, clock_apart, clock_by_number, clock_by_step, clock_in_full, clock_in_short,
    clock_label, deadline, deadline_first, deadline_milestone, from_start, from_to, place, term,
    term_counted, term_in_full, term_is_the_phase, term_label,
};
pub use super::compose::event::{
    after, before, capitalised, in_attempt, inside, item_label, label, label_own_first, milestone,
    milestone_noun, noun, phase_in_short, phase_titled, title, title_in_short,
};
pub use super::compose::gender::{
    is_feminine, state_in, state_of, term_is_feminine, term_label_is_feminine,
};
pub use super::compose::shortened::{
    clock_names, cut_before_number, numbered_end, phase_names, term_names,
};
pub use super::preposition::Preposition;

/// The name of the fixed day of the whole contract.
pub const WHOLE: &str = "whole";

say! {
    /// A clock where what happens bears the same name.
    pub(super) fn the_clock(lang, name: &str) it "termine {name}" en "clock {name}";

    /// The number of a request: "n. 4".
    pub fn number(lang, n: u32) it "n. {n}" en "no. {n}";

    /// The article that a name loses where a number comes behind it: "the report", "report no. 4".
    pub(super) fn lost_article(lang) -> &str it "" en "the ";

    /// What a phase is called inside a sentence: "fase 3".
    pub fn phase(lang, number: u32) it "fase {number}" en "phase {number}";

    /// All entries of a phase, which is named with its title.
    pub(super) fn all_requests(lang, noun: &EntryNoun, phase: &str)
        let (many, all, feminine) = (&noun.many, with_article(lang, &noun.many), noun.feminine);
    match feminine {
        true => it "tutte le {many}, {phase}" en "all {many}, {phase}";
        false => it "tutti {all}, {phase}" en "all {many}, {phase}";
    }

    /// Whatever comes of a register, or of one step of it.
    pub(super) fn all_numbers(lang, name: &str)
        it "{name}, tutti i numeri"
        en "{name}, all numbers";

    pub(super) fn the_plan(lang) it "cronoprogramma" en "the plan";

    pub(super) fn after_noun(lang, noun: &str) it "dopo {noun}" en "after {noun}";

    pub(super) fn before_noun(lang, noun: &str) let of = Preposition::Of.with(lang, noun);
        it "prima {of}"
        en "before {noun}";

    /// A clock that counts from the last of several events.
    pub(super) fn from_the_last(lang, first: &str, last: &str)
        it "dall'ultima tra {first} e {last}"
        en "from the last of {first} and {last}";

    /// A clock that counts from the first of several events.
    pub(super) fn from_the_first(lang, first: &str, last: &str)
        it "dalla prima tra {first} e {last}"
        en "from the first of {first} and {last}";

    /// A clock whose last day is fixed, and that runs whatever happened.
    pub(super) fn from_the_beginning(lang) -> &str it "dall'inizio" en "from the beginning";

    /// A day fixed from outside.
    pub(super) fn by_day(lang, day: &str) it "entro {day}" en "by {day}";

    pub(super) fn whole_contract(lang) -> &str it "tutto il contratto" en "the whole contract";

    /// The clock of a day fixed from outside, by what must have happened by then.
    pub(super) fn fixed_day_for(lang, noun: &str)
        it "data fissa per {noun}"
        en "fixed day for {noun}";

    /// The same by a name of its own.
    pub(super) fn fixed_day(lang, name: &str)
        it "data fissa \"{name}\""
        en "fixed day \"{name}\"";

    /// Both with their article.
    pub(super) fn the_fixed_day_for(lang, noun: &str)
        it "la data fissa per {noun}"
        en "the fixed day for {noun}";

    pub(super) fn the_fixed_day(lang, name: &str)
        it "la data fissa \"{name}\""
        en "the fixed day \"{name}\"";

    /// A day that is counted backwards: "60 giorni prima della fine".
    pub(super) fn so_long_before(lang, limit: &str, anchor: &str)
        let of = Preposition::Of.with(lang, anchor);
        it "{limit} prima {of}"
        en "{limit} before {anchor}";

    /// The last day of a service, with its article.
    pub(super) fn last_day_of(lang, service: &str)
        it "l'ultimo giorno di \"{service}\""
        en "the last day of \"{service}\"";

    /// A clock that ends with the last of several events.
    pub(super) fn to_the_last(lang, start: &str, first: &str, last: &str)
        it "{start} all'ultima tra {first} e {last}"
        en "{start} to the last of {first} and {last}";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{SHIPPED_DEFAULT, shipped};
    use crate::record::Dossier;
    use crate::record::Item;
    use crate::words::Lang;

    fn dossier() -> Dossier {
        Dossier::new(shipped(SHIPPED_DEFAULT).unwrap())
    }

    #[test]
    fn italian_joins_the_preposition_to_every_article() {
        for (noun, from, to, of) in [
            ("il collaudo", "dal collaudo", "al collaudo", "del collaudo"),
            ("lo studio", "dallo studio", "allo studio", "dello studio"),
            (
                "la stipula",
                "dalla stipula",
                "alla stipula",
                "della stipula",
            ),
            ("l'avvio", "dall'avvio", "all'avvio", "dell'avvio"),
            ("i test", "dai test", "ai test", "dei test"),
            ("gli atti", "dagli atti", "agli atti", "degli atti"),
            ("le prove", "dalle prove", "alle prove", "delle prove"),
            ("\"Prova\"", "da \"Prova\"", "a \"Prova\"", "di \"Prova\""),
        ] {
            assert_eq!(Preposition::From.with(Lang::It, noun), from);
            assert_eq!(Preposition::To.with(Lang::It, noun), to);
            assert_eq!(Preposition::Of.with(Lang::It, noun), of);
        }
        assert_eq!(
            Preposition::From.with(Lang::En, "the award"),
            "from the award"
        );
    }

    #[test]
    fn a_clock_says_what_it_measures() {
        let plan = dossier().plan;
        let measured = |lang, id: &str| {
            let clock = plan.clock(&id.parse().unwrap()).unwrap();
            from_to(lang, &plan, clock)
        };
        assert_eq!(
            measured(Lang::It, "plan_delivery"),
            "dalla stipula del contratto alla consegna del piano"
        );
        assert_eq!(
            measured(Lang::En, "migration"),
            "from the release to test to the verification of the migration"
        );
        assert_eq!(
            measured(Lang::It, "test_training"),
            "dalla migrazione all'ultima tra la fine di test e debug e la fine della formazione"
        );
    }

    #[test]
    fn events_are_called_by_their_label_items_by_their_name_requests_by_their_number() {
        let mut dossier = dossier();
        dossier.items.push(Item {
            milestone: "content_published".parse().unwrap(),
            id: "anagrafe".parse().unwrap(),
            label: Some("Anagrafe\u{1b}[31m".into()),
        });
        let named = |lang, event: &str| label(lang, &dossier, &event.parse().unwrap());
        assert_eq!(
            named(Lang::It, "migration_verified"),
            "Verifica della migrazione"
        );
        assert!(
            named(Lang::It, "content_published:anagrafe")
                .starts_with("Pubblicazione contenuti: Anagrafe")
        );
        assert!(!named(Lang::It, "content_published:anagrafe").contains('\u{1b}'));
        assert_eq!(
            named(Lang::It, "assistance_answer:4"),
            "Assistenza fornita n. 4"
        );
        assert_eq!(
            named(Lang::En, "assistance_answer:4"),
            "Assistance given no. 4"
        );
        assert_eq!(named(Lang::En, "nothing_known"), "nothing_known");
    }

    #[test]
    fn sentences_put_an_event_before_or_after() {
        let plan = dossier().plan;
        let id = |id: &str| id.parse().unwrap();
        assert_eq!(
            after(Lang::It, &plan, &id("award")),
            "dopo l'aggiudicazione"
        );
        assert_eq!(
            before(Lang::It, &plan, &id("migration_done")),
            "prima della migrazione"
        );
        assert_eq!(
            before(Lang::En, &plan, &id("migration_done")),
            "before the migration"
        );
    }
}

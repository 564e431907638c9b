//! The two sentences above the list: what falls due or is late, and whether we must act.
//!
//! Screen, text and the one-line report say the same because they say these.

use crate::assess::State;
use crate::calendar::{DayCount, Limit};
use crate::say;

use super::dates;
use super::event::{Preposition, capitalised};

pub use super::compose::headline::{both, due, due_in, ours};

/// A sentence with the state it speaks of, which gives it glyph and colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// The state of what it speaks of.
    pub state: State,
    /// The sentence.
    pub text: String,
}

say! {
    /// The only one that is late.
    pub(super) fn late_since(lang, days: i64, since: &str, name: &str) let days = dates::days(lang, days);
        it "IN RITARDO di {days} (dal {since}): {name}."
        en "LATE by {days} (since {since}): {name}.";

    pub(super) fn late_by(lang, name: &str, days: i64) let days = dates::days(lang, days);
        it "{name} di {days}"
        en "{name} by {days}";

    pub(super) fn so_many_late(lang, n: usize, which: &str)
        it "{n} IN RITARDO: {which}."
        en "{n} LATE: {which}.";

    /// The same, shorter.
    pub(super) fn late_only(lang, days: i64, name: &str) let days = dates::days(lang, days);
        it "IN RITARDO di {days}: {name}."
        en "LATE by {days}: {name}.";

    /// What falls due today beside what is late: one, which has a name, or several.
    pub(super) fn also_today(lang, name: &str, n: usize) match n {
        1 => it "Anche: {name} scade oggi." en "Also: {name} is due today.";
        _ => it "Anche: {name} e altri {n} scadono oggi." en "Also: {name} and {n} more are due today.";
    }

    /// The same of a term whose silence counts: the day after it has happened.
    pub(super) fn due_today_or_silence(lang, name: &str)
        it "SCADE OGGI: {name}. Da domani vale per silenzio."
        en "DUE TODAY: {name}. From tomorrow it counts, by silence.";

    pub(super) fn due_today(lang, name: &str) it "SCADE OGGI: {name}." en "DUE TODAY: {name}.";

    /// What falls due after the first.
    pub fn then_due(lang, name: &str, left: DayCount, day: &str) let (days, ahead) = (dates::day_count(lang, left), left.days); match ahead {
        0 => it "Anche: {name}." en "Also: {name}.";
        _ => it "Poi {name}, tra {days} ({day})." en "Then {name}, in {days} ({day}).";
    }

    /// The same in few columns.
    pub fn then_due_on(lang, name: &str, left: i64, day: &str) match left {
        0 => it "Anche: {name}." en "Also: {name}.";
        _ => it "Poi {name} ({day})." en "Then {name} ({day}).";
    }

    /// What is left of a clock for information, while nothing else runs; a limit of days without its word.
    pub(super) fn informative_runs(lang, left: &str, from: &str, day: &str)
        it "{left} {from}, {day} (indicativo)."
        en "{left} {from}, {day} (informative).";

    /// The same of one whose last day is fixed.
    pub(super) fn informative_by(lang, name: &str, left: &str, day: &str)
        it "{name}: {left}, {day} (indicativo)."
        en "{name}: {left}, {day} (informative).";

    pub(super) fn informative_ends(lang, limit: &str, from: &str)
        it "Oggi è l'ultimo giorno: {limit} {from} (indicativo)."
        en "Today is the last day: {limit} {from} (informative).";

    pub(super) fn informative_past(lang, past: i64, limit: &str, from: &str)
        let days = dates::days(lang, past);
        it "Da {days} oltre {limit} {from} (indicativo)."
        en "{days} past {limit} {from} (informative).";

    /// A limit with its article: "i 10", "il termine di 3 mesi".
    pub(super) fn the_limit(lang, limit: Limit) match limit {
        Limit::Days(days @ 2..) => it "i {days}" en "the {days} days";
        limit => let limit = dates::limit(lang, limit); it "il termine di {limit}" en "the term of {limit}";
    }

    /// A last day that is counted back from what is only foreseen; the full stop is for who ends the sentence.
    pub fn would_be_due(lang, name: &str, day: &str, left: i64)
        let days = dates::days(lang, left.abs()); match left {
        ..0 => it "{name}: scadrebbe {day}, {days} fa (data prevista)"
               en "{name}: it would be due {day}, {days} ago (a foreseen day)";
        0 => it "{name}: scadrebbe oggi (data prevista)"
             en "{name}: it would be due today (a foreseen day)";
        _ => it "{name}: scadrebbe {day}, tra {days} (data prevista)"
             en "{name}: it would be due {day}, in {days} (a foreseen day)";
    }

    /// The same in few columns.
    pub(super) fn would_be_due_on(lang, name: &str, day: &str)
        it "{name}: scadrebbe {day} (data prevista)"
        en "{name}: due {day} (a foreseen day)";

    /// What is left of a clock for information in few columns.
    pub(super) fn informative_alone(lang, left: &str, day: &str)
        it "{left}, {day} (indicativo)."
        en "{left}, {day} (informative).";

    /// The last day of a service in few columns.
    pub(super) fn term_until(lang, name: &str, day: &str)
        it "{name}: fino al {day}."
        en "{name}: through {day}.";

    pub(super) fn nothing_yet(lang) -> &str
        it "Nessuna data registrata."
        en "No date recorded yet.";

    pub(super) fn none_runs(lang) -> &str it "Nessun termine corre." en "No clock is running.";

    /// What is awaited though no clock runs for it, and from whom; with how many more of others.
    pub(super) fn waits_for(lang, what: &str, plural: bool, who: &str, more: usize) match (plural, more) {
        (false, 0) => it "Si attende {what} ({who})." en "Awaited: {what} ({who}).";
        (true, 0) => it "Si attendono {what} ({who})." en "Awaited: {what} ({who}).";
        (false, _) => it "Si attende {what} ({who}) (+{more})." en "Awaited: {what} ({who}) (+{more}).";
        (true, _) => it "Si attendono {what} ({who}) (+{more})." en "Awaited: {what} ({who}) (+{more}).";
    }

    /// A service that runs: its last day, and how long it still does.
    pub(super) fn term_runs(lang, name: &str, day: &str, left: &str)
        it "{name}: fino al {day}, {left}."
        en "{name}: through {day}, {left}.";

    /// A service that is about to end, likewise.
    pub fn term_ends(lang, name: &str, day: &str, left: i64) let days = dates::days(lang, left); match left {
        0 => it "{name}: finisce oggi" en "{name}: ends today";
        _ => it "{name}: scade tra {days} ({day})" en "{name}: ends in {days} ({day})";
    }

    /// How many were not met, where their names have no room.
    pub(super) fn so_many_not_met(lang, n: usize) match n {
        1 => it "{n} non rispettato." en "{n} not met.";
        _ => it "{n} non rispettati." en "{n} not met.";
    }

    /// What was not met before, whatever is open.
    pub(super) fn not_met(lang, n: usize, which: &str) match n {
        1 => it "{n} termine non rispettato: {which}." en "{n} clock was not met: {which}.";
        _ => it "{n} termini non rispettati: {which}." en "{n} clocks were not met: {which}.";
    }

    /// A wait without a limit that has become long.
    pub fn long_wait(lang, name: &str, days: i64) let days = dates::days(lang, days);
        it "Attesa lunga: {name}, da {days}."
        en "Long wait: {name}, for {days}.";

    pub(super) fn none_open(lang) -> &str it "Nessun termine è aperto." en "No clock is open.";

    pub(super) fn stands_still(lang, name: &str, since: &str, left: &str)
        it "{name}: sospeso {since}{left}."
        en "{name}: suspended {since}{left}.";

    pub(super) fn begins_with(lang, first: &str) let from = Preposition::From.with(lang, first);
        it "Nessuna data registrata: il cronoprogramma comincia {from}."
        en "No date recorded yet: the schedule begins with {first}.";

    /// What begins the first sentence while a form is open: it is not so yet.
    pub fn if_saved(lang, tried: bool) -> &str match tried {
        true => it "Se provi: " en "If tried: ";
        false => it "Se salvi: " en "If saved: ";
    }

    /// The name of a clock that stands: that of a phase or of a request is feminine in Italian.
    pub(super) fn stand_still(lang, name: &str, since: &str, left: &str)
        it "{name}: sospesa {since}{left}."
        en "{name}: suspended {since}{left}.";

    /// What we must order, with so many clocks that are not named.
    pub(super) fn order_the_resumption(lang, turn: &str, names: &str, others: usize) match others {
        0 =>
            it "{turn}: ordinare la ripresa ({names})"
            en "{turn}: order the resumption ({names})";
        1 =>
            it "{turn}: ordinare la ripresa ({names} e un altro)"
            en "{turn}: order the resumption ({names} and {others} more)";
        _ =>
            it "{turn}: ordinare la ripresa ({names} e altri {others})"
            en "{turn}: order the resumption ({names} and {others} more)";
    }

    /// The same where no clock has room.
    pub(super) fn order_it(lang, turn: &str)
        it "{turn}: ordinare la ripresa"
        en "{turn}: order the resumption";

    /// That a clock of somebody else runs while we must act.
    pub(super) fn meanwhile(lang, owner: &str) let of = Preposition::Of.with(lang, owner);
        it "Intanto il termine {of} corre."
        en "Meanwhile {owner}'s clock runs.";

    /// The same where there is less room.
    pub(super) fn clock_of_runs(lang, owner: &str)
        let of = Preposition::Of.with(lang, owner);
        let owner = capitalised(owner);
        it "Il termine {of} corre."
        en "{owner}'s clock runs.";

    pub(super) fn clock_runs(lang, is_late: bool) -> &str match is_late {
        false => it "Il termine corre." en "The clock runs.";
        true => it "Il termine è scaduto." en "The clock is late.";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Assessment;
    use crate::calendar::Date;
    use crate::plan::{SHIPPED_DEFAULT, shipped};
    use crate::record::Dossier;
    use crate::record::{Record, Stamp};
    use crate::words::Lang;
    use crate::words::sanitize::width;

    /// The shipped plan with these dates, one a word: `award=2025-01-20`.
    fn dossier(dates: &str) -> Dossier {
        let mut dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        let at = "2025-01-20T09:00:00+01:00".parse().unwrap();
        let stamp = Stamp {
            by: "M.R.".into(),
            login: "rossi".into(),
            at,
        };
        for (event, date) in dates
            .split_whitespace()
            .map(|word| word.split_once('=').unwrap())
        {
            dossier.records.push(Record {
                event: event.parse().unwrap(),
                date: date.parse().unwrap(),
                document: crate::record::Document::default(),
                stamp: stamp.clone(),
            });
        }
        dossier
    }

    const TO_MIGRATION: &str = "award=2025-01-20 contract_signed=2025-02-06 \
        plan_delivered=2025-02-17 plan_accepted=2025-03-10 test_release=2025-06-06 \
        migration_done=2025-08-22";

    fn sentences(lang: Lang, dates: &str, today: &str) -> (String, String) {
        let dossier = dossier(dates);
        let today: Date = today.parse().unwrap();
        let assessment = Assessment::of(&dossier, today);
        (
            due(lang, &dossier, &assessment).text,
            ours(lang, &dossier, &assessment, 78),
        )
    }

    #[test]
    fn a_new_dossier_begins_with_the_award() {
        let (due, ours) = sentences(Lang::It, "", "2025-01-13");
        assert_eq!(
            due,
            "Nessuna data registrata: il cronoprogramma comincia dall'aggiudicazione."
        );
        assert_eq!(ours, "Tocca a noi: registrare l'aggiudicazione.");
    }

    #[test]
    fn a_wait_that_begins_today_is_since_today() {
        let delivered = "award=2025-01-20 contract_signed=2025-02-06 plan_delivered=2025-02-17";
        let (due, _) = sentences(Lang::It, delivered, "2025-02-17");
        assert_eq!(
            due,
            "Nessun termine corre. Attesa accettazione piano: da oggi."
        );
        let (due, _) = sentences(Lang::En, delivered, "2025-02-18");
        assert_eq!(
            due,
            "No clock is running. Waiting for plan acceptance: for 1 day."
        );
    }

    #[test]
    fn our_turn_fits_the_screen_in_both_languages() {
        let (_, it) = sentences(Lang::It, "award=2025-01-20", "2025-12-31");
        assert_eq!(
            it,
            "Tocca a noi e al fornitore da 345 giorni: la stipula del contratto."
        );
        let (_, en) = sentences(Lang::En, "award=2025-01-20", "2025-12-31");
        assert_eq!(
            en,
            "We and the supplier must act, for 345 days: the signature of the contract."
        );
        assert!(
            width(&it) <= 78 && width(&en) <= 78,
            "{} {}",
            width(&it),
            width(&en)
        );
    }

    #[test]
    fn what_is_late_never_hides_what_is_due_today() {
        // Two clocks: the migration is late, the test and the training are due today.
        let (due, _) = sentences(Lang::It, TO_MIGRATION, "2025-09-21");
        assert!(due.starts_with("IN RITARDO di 17 giorni"), "{due}");
        assert!(due.ends_with(" Anche: fase 4 scade oggi."), "{due}");
        let dossier = dossier(TO_MIGRATION);
        let assessment = Assessment::of(&dossier, "2025-09-21".parse().unwrap());
        for columns in [58, 78] {
            let said = due_in(Lang::En, &dossier, &assessment, columns).text;
            let ours = super::ours(Lang::En, &dossier, &assessment, columns);
            let both = format!("{said} {ours}");
            assert!(
                both.contains("Also: phase 4 is due today."),
                "{columns}: {both}"
            );
            assert!(width(&said) <= columns, "{columns}: {said}");
        }
    }

    #[test]
    fn capitals_are_for_holding_up_somebody_elses_clock_for_more_than_a_day() {
        for (today, said) in [
            ("2025-08-22", "Tocca a noi da oggi"),
            ("2025-08-23", "Tocca a noi da 1 giorno"),
            ("2025-08-24", "TOCCA A NOI da 2 giorni"),
        ] {
            let (_, ours) = sentences(Lang::It, TO_MIGRATION, today);
            assert!(ours.starts_with(said), "{today}: {ours}");
        }
    }

    #[test]
    fn what_falls_due_next_is_said_with_the_day_and_whose_turn_it_is() {
        let (due, ours) = sentences(Lang::It, TO_MIGRATION, "2025-08-29");
        assert_eq!(
            due,
            "Mancano 6 giorni (gio 04/09): fase 3, Migrazione, integrazione."
        );
        assert_eq!(
            ours,
            "TOCCA A NOI da 7 giorni: la verifica della migrazione. 1 non rispettato."
        );
        let (due, ours) = sentences(Lang::En, TO_MIGRATION, "2025-08-29");
        assert_eq!(
            due,
            "6 days left (Thu 04/09): phase 3, Migration, integration."
        );
        assert_eq!(
            ours,
            "WE MUST ACT, for 7 days: the verification of the migration. 1 not met."
        );
    }

    #[test]
    fn while_something_stands_we_must_order_the_resumption() {
        let mut dossier = dossier("test_debug_done=2025-09-12 acceptance_test=2025-12-01");
        let mut stand = |n, from: &str, clock: &str| {
            let act = crate::record::Suspension {
                n,
                from: from.parse().unwrap(),
                clocks: vec![clock.parse().unwrap()],
                reason: None,
                ordered_by: None,
                document: crate::record::Document::default(),
                stamp: dossier.records[0].stamp.clone(),
                resumption: None,
            };
            dossier.suspensions.push(act);
            dossier.clone()
        };
        let seen = |lang, dossier: &Dossier| {
            let assessment = Assessment::of(dossier, "2025-10-08".parse().unwrap());
            let (due, ours) = (
                due(lang, dossier, &assessment),
                ours(lang, dossier, &assessment, 78),
            );
            (due.text, ours)
        };
        let one = stand(1, "2025-09-29", "content");
        let (due, ours) = seen(Lang::It, &one);
        assert_eq!(
            due,
            "Nessun termine corre. Fase 5: sospesa da 9 giorni, restano 43 giorni."
        );
        // The award, which nobody recorded, is awaited too.
        assert_eq!(
            ours,
            "Tocca a noi da 9 giorni: ordinare la ripresa (fase 5) (+1)."
        );
        let (_, ours) = seen(Lang::En, &one);
        assert_eq!(
            ours,
            "We must act, for 9 days: order the resumption (phase 5) (+1)."
        );
    }

    #[test]
    fn what_is_late_comes_first_with_the_first_day_of_lateness() {
        let verified =
            format!("{TO_MIGRATION} migration_verified=2025-09-11 test_debug_done=2025-09-12");
        let (due, ours) = sentences(Lang::It, &verified, "2025-10-08");
        assert_eq!(
            due,
            "IN RITARDO di 17 giorni (dal 22/09): fase 4, Test, debug, formazione."
        );
        // What was not met before stays said.
        assert_eq!(ours, "Oggi non tocca a noi. 2 non rispettati.");
        let (due, _) = sentences(Lang::En, TO_MIGRATION, "2025-10-08");
        assert_eq!(due, "2 LATE: phase 3 by 34 days, phase 4 by 17 days.");
    }
}

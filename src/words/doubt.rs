//! What is asked before a change is made, as one sentence each.

use crate::plan::{MilestoneId, Plan};
use crate::record::{Dossier, Doubt, InfoField};
use crate::say;

use super::act;
use super::compose::checklist::open_asked;
use super::compose::doubt::{all_named, clocks_named, dated, events_named, first_of, quoted};
use super::dates::with_weekday;
use super::event::{self, Preposition, before, milestone, milestone_noun};

say! {
    /// The reason to ask: "È prima della migrazione (ven 22/08/2025)."
    pub fn doubt(lang, dossier: &Dossier, doubt: &Doubt) let plan = &dossier.plan; match doubt {
        Doubt::OtherPlan { values: 1 } =>
            it "Cambia il cronoprogramma di tutti, in 1 valore."
            en "It changes the plan of everybody, in 1 value.";
        Doubt::OtherPlan { values } =>
            it "Cambia il cronoprogramma di tutti, in {values} valori."
            en "It changes the plan of everybody, in {values} values.";
        Doubt::Future { date } => let date = with_weekday(lang, *date);
            it "È una data futura ({date})."
            en "It is a date in the future ({date}).";
        Doubt::Missing { events } => say missing(lang, plan, events);
        Doubt::RejectedLater { of, on } =>
            let (noun, on) = (milestone_noun(lang, plan, of), with_weekday(lang, *on));
            let of = Preposition::Of.with(lang, &noun);
            it "È già scritto un rigetto {of} ({on})."
            en "A rejection {of} is on record already ({on}).";
        Doubt::BeforePredecessor { event, on } =>
            let (before, on) = (before(lang, plan, event), with_weekday(lang, *on));
            it "È {before} ({on})."
            en "It is {before} ({on}).";
        Doubt::AfterFollower { event, on } =>
            let (noun, on) = (milestone_noun(lang, plan, event), with_weekday(lang, *on));
            it "È dopo {noun} ({on}), che viene di seguito."
            en "It is after {noun} ({on}), which comes next.";
        Doubt::EarlyRequest { milestone, on: Some(on) } =>
            let (before, on) = (before(lang, plan, milestone), with_weekday(lang, *on));
            it "È {before} ({on})."
            en "It is {before} ({on}).";
        Doubt::EarlyRequest { milestone, on: None } => let before = before(lang, plan, milestone);
            it "È {before}, che non ha ancora una data."
            en "It is {before}, which has no date yet.";
        Doubt::PeriodRuns { ends } => let ends = with_weekday(lang, *ends);
            it "Il suo periodo finisce solo {ends}."
            en "Its period ends only {ends}.";
        Doubt::BeforeFirst { on } => let on = with_weekday(lang, *on);
            it "È prima di ogni fatto registrato: il primo è di {on}."
            en "It is before anything recorded: the first is of {on}.";
        Doubt::ClosedAttempt { clock, newest: Some(newest) } =>
            let (name, newest) = (act::named(lang, dossier, clock), event::clock(lang, plan, newest));
            it "{name}: è il tempo di un tentativo respinto, che è chiuso. Quello del nuovo tentativo è un altro: {newest}."
            en "{name}: it is the time of an attempt that was rejected, and is over. That of the new attempt is another: {newest}.";
        Doubt::ClosedAttempt { clock, newest: None } => let name = act::named(lang, dossier, clock);
            it "{name}: è il tempo di un tentativo respinto, che è chiuso. Il nuovo tentativo non ha un termine."
            en "{name}: it is the time of an attempt that was rejected, and is over. The new attempt has no term.";
        Doubt::PartsAfterRejection { events } =>
            let names = dated(lang, dossier, events);
            say after_rejection(lang, events.len(), &names);
        Doubt::ActMoves { act, on, to_next: true } =>
            let (act, n, on) = (act::word(lang, *act), act.n(), with_weekday(lang, *on));
            it "C'è la {act} n. {n} ({on}), che viene dopo il rigetto: varrebbe per il prossimo tentativo."
            en "There is {act} no. {n} ({on}), which comes after the rejection: it would be of the next attempt.";
        Doubt::ActMoves { act, on, to_next: false } =>
            let (act, n, on) = (act::word(lang, *act), act.n(), with_weekday(lang, *on));
            it "C'è la {act} n. {n} ({on}), che viene prima del rigetto: varrebbe per il tentativo respinto."
            en "There is {act} no. {n} ({on}), which comes before the rejection: it would be of the rejected attempt.";
        Doubt::StaysBehind { of, events } =>
            let (names, of) = (dated(lang, dossier, events), milestone(lang, plan, of));
            say stays_behind(lang, events.len(), &names, &of);
        Doubt::TicksAfterRejection { list, ticks, last } =>
            let (list, day) = (milestone(lang, plan, list), with_weekday(lang, *last));
            say ticks_after_rejection(lang, *ticks, &list, &day);
        Doubt::ClosedList { list, on } =>
            let (open, on) = (milestone(lang, plan, &list.whole()), with_weekday(lang, *on));
            it "È la lista di un tentativo respinto ({on}), ed è chiusa. Quella del nuovo tentativo è un'altra: {open}."
            en "It is the list of an attempt that was rejected ({on}), and is closed. That of the new attempt is another: {open}.";
        Doubt::GivesNoTime { until } => let until = with_weekday(lang, *until);
            it "Il termine non decorre ancora: una proroga fino a {until} non gli darebbe tempo."
            en "The clock has not begun: an extension until {until} would give it no time.";
        Doubt::BeforeClocks { on } => let on = with_weekday(lang, *on);
            it "I termini che ferma decorrono solo da {on}."
            en "The clocks it stops count only from {on}.";
        Doubt::NothingRuns { clocks } => let names = clocks_named(lang, plan, clocks);
            it "Oggi non vi decorre nulla: {names}. La sospensione ferma dal primo giorno ciò che vi comincerà, finché non se ne ordina la ripresa."
            en "Nothing runs there today: {names}. The suspension stops what begins there from its first day, until the resumption is ordered.";
        Doubt::EndsSuspension { n, clocks } => let names = clocks_named(lang, plan, clocks);
            it "La sospensione n. {n} ({names}) finisce con il tentativo respinto: il prossimo decorre. Se la causa continua, va ordinata di nuovo."
            en "Suspension no. {n} ({names}) ends with the rejected attempt: the next one runs. If its cause goes on, it has to be ordered again.";
        Doubt::OddCode { field: InfoField::Cig } =>
            it "Un CIG ha 10 caratteri, lettere maiuscole e cifre."
            en "A CIG has 10 characters, capital letters and digits.";
        Doubt::OddCode { .. } =>
            it "Un CUP ha 15 caratteri, lettere maiuscole e cifre, e comincia con una lettera."
            en "A CUP has 15 characters, capital letters and digits, and begins with a letter.";
        Doubt::CountsFrom { clocks, ends } =>
            let (names, awaited) = (clocks_named(lang, plan, clocks), events_named(lang, plan, ends));
            let without = may_follow(lang, ends.len(), &awaited);
            say counts_from(lang, clocks.len(), &names, &without);
        Doubt::WholePhase { events, coming } =>
            let names = all_named(lang, plan, events, coming);
            it "Con la fase non si applicherebbe niente di ciò che comprende: {names}."
            en "With the phase nothing that it holds would apply: {names}.";
        Doubt::AfterSilence { on } => let on = with_weekday(lang, *on);
            it "Vale già come avvenuto per silenzio ({on}): con questa data sarebbe in ritardo."
            en "It counts as having happened by silence already ({on}): with this date it would be late.";
        Doubt::RejectsSilence { of, on } =>
            let (of, on) = (milestone(lang, plan, of), with_weekday(lang, *on));
            it "{of}: vale come avvenuto per silenzio ({on}); con il rigetto si attenderebbe di nuovo."
            en "{of}: it counts as having happened by silence ({on}); rejected, it would be awaited again.";
        Doubt::UndoesSilence { of, on, clocks } =>
            let (of, on) = (milestone(lang, plan, of), with_weekday(lang, *on));
            let names = clocks_named(lang, plan, clocks);
            let begun = counting_from(lang, clocks.len(), &names);
            it "{of}: vale già come avvenuto per silenzio ({on}); così non varrebbe più da quel giorno.{begun}"
            en "{of}: it counts as having happened by silence already ({on}); this way it would not from that day on.{begun}";
        Doubt::OpenPoints { open, total, .. } => say open_asked(lang, *open, *total);
        Doubt::DropsTick { date } => let date = with_weekday(lang, *date);
            it "Con il punto si toglie anche la sua spunta ({date})."
            en "Its tick goes with the point ({date}).";
        Doubt::DropsDate { date } => let date = with_weekday(lang, *date);
            it "Con la voce si toglie anche la sua data ({date})."
            en "Its date goes with the item ({date}).";
    }

    /// What goes with a rejected attempt though its day is a later one.
    fn after_rejection(lang, events: usize, names: &str) match events {
        1 =>
            it "Resta al tentativo respinto, ma ha una data dopo il rigetto: {names}."
            en "This stays with the rejected attempt, but has a date after the rejection: {names}.";
        _ =>
            it "Restano al tentativo respinto, ma hanno una data dopo il rigetto: {names}."
            en "These stay with the rejected attempt, but have dates after the rejection: {names}.";
    }

    /// What comes after what is rejected, and is left as it is.
    fn stays_behind(lang, events: usize, names: &str, of: &str) match events {
        1 =>
            it "Viene dopo ciò che si respinge ({of}), ma non è del tentativo e resta com'è: {names}. Se dipende da quello, va tolto."
            en "This comes after what is rejected ({of}), but is no part of the attempt and stays: {names}. If it rests on that, take it back.";
        _ =>
            it "Vengono dopo ciò che si respinge ({of}), ma non sono del tentativo e restano come sono: {names}. Se dipendono da quello, vanno tolti."
            en "These come after what is rejected ({of}), but are no part of the attempt and stay: {names}. If they rest on that, take them back.";
    }

    /// Ticks that go with a rejected attempt though their days are later ones.
    fn ticks_after_rejection(lang, ticks: usize, list: &str, day: &str) match ticks {
        1 =>
            it "Resta al tentativo respinto una spunta successiva al rigetto: {list}, {day}."
            en "A tick dated after the rejection stays with the rejected attempt: {list}, {day}.";
        n =>
            it "Restano al tentativo respinto {n} spunte successive al rigetto: {list}, l'ultima {day}."
            en "{n} ticks dated after the rejection stay with the rejected attempt: {list}, the last {day}.";
    }

    /// Clocks that would not apply either, and the events that may go with them.
    fn counts_from(lang, clocks: usize, names: &str, without: &str) match clocks {
        1 =>
            it "Neppure questo termine si applicherebbe, perché parte da lì: {names}.{without}"
            en "This clock would not apply either, because it begins there: {names}.{without}";
        _ =>
            it "Neppure questi termini si applicherebbero, perché partono da lì: {names}.{without}"
            en "These clocks would not apply either, because they begin there: {names}.{without}";
    }

    /// The clocks that count from a day already.
    fn counting_from(lang, clocks: usize, names: &str) match clocks {
        0 => every "";
        1 =>
            it " Di lì decorre già: {names}."
            en " This counts from it already: {names}.";
        _ =>
            it " Di lì decorrono già: {names}."
            en " These count from it already: {names}.";
    }

    /// The events along the chain that may be said not to apply in the same change, behind that.
    fn may_follow(lang, ends: usize, names: &str) match ends {
        0 => every "";
        1 =>
            it " Degli eventi che ne seguono potrebbe non applicarsi nemmeno: {names}."
            en " Of the events that follow from it this may not apply either: {names}.";
        _ =>
            it " Degli eventi che ne seguono potrebbero non applicarsi nemmeno: {names}."
            en " Of the events that follow from it these may not apply either: {names}.";
    }

    /// What comes first and has no date, by title: three of them, and how many more.
    fn missing(lang, plan: &Plan, events: &[MilestoneId]) match events {
        [] => every "";
        [only] => let only = milestone(lang, plan, only);
            it "Prima viene \"{only}\", che non ha ancora una data."
            en "\"{only}\" comes first, and has no date yet.";
        [others @ .., last] if others.len() < 3 =>
            let (others, last) = (quoted(lang, plan, others), milestone(lang, plan, last));
            it "Prima vengono {others} e \"{last}\", che non hanno ancora una data."
            en "{others} and \"{last}\" come first, and have no date yet.";
        events => let (named, more) = first_of(lang, plan, events, 3); say and_more(lang, &named, more);
    }

    fn and_more(lang, named: &str, more: usize) match more {
        1 =>
            it "Prima vengono {named} e un altro evento, che non hanno ancora una data."
            en "{named} and one more event come first, and have no date yet.";
        more =>
            it "Prima vengono {named} e altri {more} eventi, che non hanno ancora una data."
            en "{named} and {more} more events come first, and have no date yet.";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Date;
    use crate::plan::{SHIPPED_DEFAULT, shipped};
    use crate::words::Lang;

    #[test]
    fn what_is_missing_is_named_by_its_title_one_or_many() {
        let dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        let all = [
            "content_published",
            "test_debug_done",
            "migration_done",
            "test_release",
            "plan_accepted",
        ];
        for (many, it, en) in [
            (
                1,
                "Prima viene \"Pubblicazione contenuti\", che non ha ancora una data.",
                "\"Content published\" comes first, and has no date yet.",
            ),
            (
                2,
                "Prima vengono \"Pubblicazione contenuti\" e \"Test e debug conclusi\", che non hanno \
                 ancora una data.",
                "\"Content published\" and \"Test and debug done\" come first, and have no date yet.",
            ),
            (
                4,
                "Prima vengono \"Pubblicazione contenuti\", \"Test e debug conclusi\", \"Migrazione e \
                 integrazione\" e un altro evento, che non hanno ancora una data.",
                "\"Content published\", \"Test and debug done\", \"Migration and integration\" and one more \
                 event come first, and have no date yet.",
            ),
            (
                5,
                "Prima vengono \"Pubblicazione contenuti\", \"Test e debug conclusi\", \"Migrazione e \
                 integrazione\" e altri 2 eventi, che non hanno ancora una data.",
                "\"Content published\", \"Test and debug done\", \"Migration and integration\" and 2 more \
                 events come first, and have no date yet.",
            ),
        ] {
            let events = all[..many].iter().map(|id| id.parse().unwrap()).collect();
            let asked = Doubt::Missing { events };
            assert_eq!(doubt(Lang::It, &dossier, &asked), it);
            assert_eq!(doubt(Lang::En, &dossier, &asked), en);
        }
    }

    #[test]
    fn a_doubt_names_the_other_event_and_its_date() {
        let dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        let on = Date::from_ymd_opt(2025, 8, 22).unwrap();
        for (asked, it, en) in [
            (
                Doubt::BeforePredecessor {
                    event: "migration_done".parse().unwrap(),
                    on,
                },
                "È prima della migrazione (ven 22/08/2025).",
                "It is before the migration (Fri 22/08/2025).",
            ),
            (
                Doubt::AfterFollower {
                    event: "migration_done".parse().unwrap(),
                    on,
                },
                "È dopo la migrazione (ven 22/08/2025), che viene di seguito.",
                "It is after the migration (Fri 22/08/2025), which comes next.",
            ),
            (
                Doubt::EarlyRequest {
                    milestone: "acceptance_test".parse().unwrap(),
                    on: None,
                },
                "È prima del collaudo, che non ha ancora una data.",
                "It is before the acceptance test, which has no date yet.",
            ),
            (
                Doubt::DropsDate { date: on },
                "Con la voce si toglie anche la sua data (ven 22/08/2025).",
                "Its date goes with the item (Fri 22/08/2025).",
            ),
        ] {
            assert_eq!(doubt(Lang::It, &dossier, &asked), it);
            assert_eq!(doubt(Lang::En, &dossier, &asked), en);
        }
    }
}

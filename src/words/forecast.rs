//! What is foreseen, in words: when a phase will start and end and why, what is left until days fixed
//! from outside, and what a change does to both.
//!
//! A date that is foreseen is never said without the word or the `~` that tells it from a fact. What
//! lateness would cost is in `estimate.rs`.

use crate::calendar::Date;
use crate::say;

use super::dates::{days, with_weekday};
use super::event::Preposition;

pub(super) use super::compose::forecast::ahead_of;
pub use super::compose::forecast::{Upcoming, ahead, chain, clock, end, fixed_day, shift};

say! {
    /// The end of the whole.
    pub(super) fn all_ends(lang, date: Date) let day = with_weekday(lang, date);
        it "tutto finisce {day}"
        en "all ends {day}";

    /// The end that is foreseen, and the one before.
    pub(super) fn not_as_was(lang, ends: &str, was: &str)
        it "previsione: {ends}, non {was}"
        en "forecast: {ends}, not {was}";

    /// The day a clock will start; from a day that is past it is counted, and not foreseen.
    pub(super) fn starts(lang, date: Date, why: Option<&str>, is_past: bool)
        let day = with_weekday(lang, date);
    match (is_past, why) {
        (true, Some(why)) => it "conta da {day} ({why})" en "counts from {day} ({why})";
        (true, None) => it "conta da {day}" en "counts from {day}";
        (false, Some(why)) => it "parte {day} ({why})" en "starts {day} ({why})";
        (false, None) => it "parte {day}" en "starts {day}";
    }

    /// The day a clock will end.
    pub(super) fn ends(lang, date: Date, why: Option<&str>) let day = with_weekday(lang, date); match why {
        Some(why) => it "finisce {day} ({why})" en "ends {day} ({why})";
        None => it "finisce {day}" en "ends {day}";
    }

    /// A date that was promised.
    pub(super) fn promised(lang, passed: bool) -> &str match passed {
        true =>
            it "data promessa già passata: non prima di oggi"
            en "promised date already past: not before today";
        false => it "data promessa" en "promised date";
    }

    /// The last day of a clock, by its name where it needs one.
    pub(super) fn limit(lang, clock: Option<&str>, passed: bool) match (clock, passed) {
        (None, false) => it "limite" en "limit";
        (Some(clock), false) => it "limite {clock}" en "limit of {clock}";
        (None, true) =>
            it "limite già passato: non prima di oggi"
            en "limit already past: not before today";
        (Some(clock), true) =>
            it "limite {clock} già passato: non prima di oggi"
            en "limit of {clock} already past: not before today";
    }

    /// A clock that stands, if it resumed today.
    pub(super) fn if_resumed(lang, clock: Option<&str>) match clock {
        None => it "se riprende oggi" en "if it resumes today";
        Some(clock) => it "{clock}, se riprende oggi" en "{clock}, if it resumes today";
    }

    /// What was never recorded, though the clock that it leads to the end of is closed.
    pub(super) fn closed(lang, clock: Option<&str>) match clock {
        None => it "il termine si è chiuso quel giorno" en "the clock closed on that day";
        Some(clock) => it "{clock}, chiusa quel giorno" en "{clock}, closed on that day";
    }

    /// What no clock measures, and the days the plan assumes for it; by its name where it needs one.
    pub(super) fn assumed(lang, milestone: Option<&str>, n: u32) let count = days(lang, n); match (milestone, n) {
        (None, 0) =>
            it "si conta lo stesso giorno, il piano non ipotizza attese"
            en "counted on the same day, the plan assumes no wait";
        (Some(name), 0) =>
            it "{name}: si conta lo stesso giorno, il piano non ipotizza attese"
            en "{name}: counted on the same day, the plan assumes no wait";
        (None, 1) =>
            it "senza termine: {count} ipotizzato dal piano"
            en "without a limit: {count} assumed by the plan";
        (Some(name), 1) =>
            it "{name} senza termine: {count} ipotizzato dal piano"
            en "{name} without a limit: {count} assumed by the plan";
        (None, _) =>
            it "senza termine: {count} ipotizzati dal piano"
            en "without a limit: {count} assumed by the plan";
        (Some(name), _) =>
            it "{name} senza termine: {count} ipotizzati dal piano"
            en "{name} without a limit: {count} assumed by the plan";
    }

    /// The same once it should have happened.
    pub(super) fn not_before_today(lang, milestone: Option<&str>) match milestone {
        None => it "non prima di oggi" en "not before today";
        Some(name) => it "{name}: non prima di oggi" en "{name}: not before today";
    }

    /// Something that has a day fixed from outside.
    pub(super) fn by_day(lang, name: &str, day: &str) it "{name} entro {day}" en "{name} by {day}";

    /// What is due on a fixed day is not foreseen yet.
    pub(super) fn none_yet(lang, by: &str)
        it "{by}: ancora nessuna previsione"
        en "{by}: no forecast yet";

    /// When it is foreseen, and what that leaves.
    pub(super) fn foreseen(lang, by: &str, day: &str, left: &str)
        it "{by}: previsto {day}, {left}"
        en "{by}: forecast {day}, {left}";

    /// Where most of the days of lateness went.
    pub(super) fn most_of_it(lang, place: &str, days: &str)
        it "; il più è andato in {place} ({days} oltre)"
        en "; most of it went in {place} ({days} over)";

    /// The wait for what no clock measures.
    pub(super) fn waiting(lang, noun: &str) let of_it = Preposition::Of.with(lang, noun);
        it "attesa {of_it}"
        en "waiting for {noun}";

    /// What the forecast leaves to a fixed day: "11 giorni di margine", "17 giorni oltre".
    pub(super) fn margin(lang, margin: i64) let days = days(lang, margin.abs()); match margin {
        ..0 => it "{days} oltre" en "{days} over";
        0 => it "nessun margine" en "no margin";
        1.. => it "{days} di margine" en "{days} of margin";
    }

    /// How far from a fixed day something happened.
    pub(super) fn apart(lang, margin: i64) let days = days(lang, margin.abs()); match margin {
        ..0 => it "{days} dopo" en "{days} after";
        0 => it "lo stesso giorno" en "on the day itself";
        1.. => it "{days} prima" en "{days} before";
    }

    /// The margin to a fixed day, and the one before.
    pub(super) fn margin_moved(lang, by: &str, now: &str, was: Option<&str>) match was {
        Some(was) => it "{by}: {now}, non {was}" en "{by}: {now}, not {was}";
        None => every "{by}: {now}";
    }

    /// The last day of a clock that has not begun.
    pub(super) fn limit_ahead(lang, name: &str)
        it "previsto limite {name}"
        en "forecast limit of {name}";

    /// A promise.
    pub(super) fn promise_ahead(lang, name: &str) it "promessa: {name}" en "promised: {name}";

}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::{Assessment, fixed_deadlines, preview};
    use crate::plan::{SHIPPED_DEFAULT, shipped};
    use crate::record::{
        Document, Dossier, Draft, Expected, Journal, Proposal, ProposalContext, SettingKey, Stamp,
        Suspension,
    };
    use crate::words::Lang;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn stamp() -> Stamp {
        Stamp {
            by: "M.R.".into(),
            login: "rossi".into(),
            at: "2025-08-29T09:00:00+02:00".parse().unwrap(),
        }
    }

    fn record(event: &str, on: &str) -> Proposal {
        Proposal::Record {
            event: event.parse().unwrap(),
            draft: Draft::on(day(on)),
            keep: false,
            expected: Expected::Anything,
        }
    }

    fn promise(event: &str, on: &str) -> Proposal {
        Proposal::Promise {
            event: event.parse().unwrap(),
            promised: Some(Box::new((day(on), Document::default()))),
            expected: None,
        }
    }

    fn set(key: &str, value: &str) -> Proposal {
        Proposal::Set {
            key: key.parse::<SettingKey>().unwrap(),
            value: Some(value.to_owned()),
            expected: None,
        }
    }

    fn suspend(from: &str, clock: &str) -> Proposal {
        Proposal::Suspend(Box::new(Suspension {
            n: 0,
            from: day(from),
            clocks: vec![clock.parse().unwrap()],
            reason: None,
            ordered_by: None,
            document: Document::default(),
            stamp: stamp(),
            resumption: None,
        }))
    }

    /// The contract up to the migration, with more done to it.
    fn dossier(more: &[Proposal]) -> Dossier {
        let facts = [
            ("award", "2025-01-20"),
            ("contract_signed", "2025-02-06"),
            ("plan_delivered", "2025-02-17"),
            ("plan_accepted", "2025-03-10"),
            ("test_release", "2025-06-06"),
            ("migration_done", "2025-08-22"),
        ];
        let mut dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        let facts = facts.map(|(event, on)| record(event, on));
        for proposal in facts.iter().chain(more) {
            apply(&mut dossier, proposal);
        }
        dossier
    }

    fn apply(dossier: &mut Dossier, proposal: &Proposal) {
        let change = change(dossier, proposal);
        dossier.apply(&change).unwrap();
    }

    fn change(dossier: &Dossier, proposal: &Proposal) -> crate::record::Change {
        let context = ProposalContext {
            dossier,
            journal: &Journal::default(),
            stamp: &stamp(),
            reason: Some("verbale"),
        };
        proposal.change(context).unwrap().unwrap()
    }

    fn said(lang: Lang, dossier: &Dossier, id: &str, on: &str) -> Option<String> {
        let assessment = Assessment::of(dossier, day(on));
        let index = dossier.plan.clock_index(&id.parse().unwrap()).unwrap();
        clock(lang, dossier, &assessment, index)
    }

    #[test]
    fn a_phase_not_begun_says_when_and_why() {
        let on = "2025-08-29";
        for (case, more, id, it, en) in [
            (
                "by the limit of another",
                vec![],
                "content",
                "parte dom 21/09/2025 (limite fase 4), finisce gio 20/11/2025",
                "starts Sun 21/09/2025 (limit of phase 4), ends Thu 20/11/2025",
            ),
            (
                "by a promise",
                vec![promise("test_debug_done", "2025-10-10")],
                "content",
                "parte ven 10/10/2025 (data promessa), finisce mar 09/12/2025",
                "starts Fri 10/10/2025 (promised date), ends Tue 09/12/2025",
            ),
            (
                "by a promise that has passed",
                vec![promise("test_debug_done", "2025-08-25")],
                "content",
                "parte ven 29/08/2025 (data promessa già passata: non prima di oggi), finisce mar \
                 28/10/2025",
                "starts Fri 29/08/2025 (promised date already past: not before today), ends Tue \
                 28/10/2025",
            ),
            (
                "its own end promised",
                vec![promise("content_published", "2025-11-01")],
                "content",
                "parte dom 21/09/2025 (limite fase 4), finisce sab 01/11/2025 (data promessa)",
                "starts Sun 21/09/2025 (limit of phase 4), ends Sat 01/11/2025 (promised date)",
            ),
            (
                "what leads to it is suspended",
                vec![suspend("2025-08-24", "test_training")],
                "content",
                "parte ven 26/09/2025 (fase 4, se riprende oggi), finisce mar 25/11/2025",
                "starts Fri 26/09/2025 (phase 4, if it resumes today), ends Tue 25/11/2025",
            ),
        ] {
            let dossier = dossier(&more);
            assert_eq!(
                said(Lang::It, &dossier, id, on).as_deref(),
                Some(it),
                "{case}"
            );
            assert_eq!(
                said(Lang::En, &dossier, id, on).as_deref(),
                Some(en),
                "{case}"
            );
        }
    }

    #[test]
    fn a_wait_without_a_limit_says_what_the_plan_assumes() {
        for (days, on, it, en) in [
            (
                15,
                "2025-02-07",
                "parte lun 03/03/2025 (Accettazione del piano senza termine: 15 giorni ipotizzati \
                 dal piano), finisce dom 01/06/2025",
                "starts Mon 03/03/2025 (Plan accepted without a limit: 15 days assumed by the \
                 plan), ends Sun 01/06/2025",
            ),
            (
                1,
                "2025-02-07",
                "parte lun 17/02/2025 (Accettazione del piano senza termine: 1 giorno ipotizzato \
                 dal piano), finisce dom 18/05/2025",
                "starts Mon 17/02/2025 (Plan accepted without a limit: 1 day assumed by the plan), \
                 ends Sun 18/05/2025",
            ),
            (
                0,
                "2025-02-07",
                "parte dom 16/02/2025 (Accettazione del piano: si conta lo stesso giorno, il piano \
                 non ipotizza attese), finisce sab 17/05/2025",
                "starts Sun 16/02/2025 (Plan accepted: counted on the same day, the plan assumes \
                 no wait), ends Sat 17/05/2025",
            ),
            (
                0,
                "2025-02-20",
                "parte gio 20/02/2025 (Accettazione del piano: si conta lo stesso giorno, il piano \
                 non ipotizza attese), finisce mer 21/05/2025",
                "starts Thu 20/02/2025 (Plan accepted: counted on the same day, the plan assumes \
                 no wait), ends Wed 21/05/2025",
            ),
        ] {
            let mut dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
            apply(&mut dossier, &record("award", "2025-01-20"));
            apply(&mut dossier, &record("contract_signed", "2025-02-06"));
            let id = "plan_accepted".parse().unwrap();
            let accepted = dossier.plan.milestone_index(&id).unwrap();
            dossier.plan.milestones[accepted].assume_days = days;
            let told = said(Lang::It, &dossier, "test_release", on);
            assert_eq!(told.as_deref(), Some(it));
            let told = said(Lang::En, &dossier, "test_release", on);
            assert_eq!(told.as_deref(), Some(en));
        }
    }

    #[test]
    fn a_wait_that_goes_on_is_not_over_before_today() {
        let mut dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        apply(&mut dossier, &record("award", "2025-01-20"));
        let told = said(Lang::It, &dossier, "plan_delivery", "2025-02-03").unwrap();
        let it = "parte lun 03/02/2025 (Stipula del contratto: non prima di oggi), finisce gio \
                  13/02/2025";
        assert_eq!(told, it);
    }

    #[test]
    fn a_clock_that_runs_says_only_what_its_last_day_does_not() {
        let on = "2025-08-29";
        assert_eq!(said(Lang::It, &dossier(&[]), "migration", on), None);
        assert_eq!(
            said(Lang::It, &dossier(&[]), "migration", "2025-10-08"),
            None
        );
        assert_eq!(said(Lang::It, &dossier(&[]), "test_release", on), None);
        let promised = dossier(&[promise("migration_verified", "2025-09-10")]);
        let told = said(Lang::It, &promised, "migration", on);
        assert_eq!(
            told.as_deref(),
            Some("finisce mer 10/09/2025 (data promessa)")
        );
        let suspended = dossier(&[suspend("2025-08-24", "test_training")]);
        let told = said(Lang::En, &suspended, "test_training", on);
        assert_eq!(
            told.as_deref(),
            Some("ends Fri 26/09/2025 (if it resumes today)")
        );
        let later = dossier(&[promise("test_debug_done", "2025-10-10")]);
        let told = said(Lang::It, &later, "test_training", on).unwrap();
        assert_eq!(
            told,
            "finisce ven 10/10/2025 (dopo la fine di test e debug)"
        );
    }

    #[test]
    fn a_chain_goes_from_where_the_plan_begins_to_the_milestone() {
        let dossier = dossier(&[]);
        let assessment = Assessment::of(&dossier, day("2025-08-29"));
        let milestone = |id: &str| dossier.plan.milestone_index(&id.parse().unwrap()).unwrap();
        let told = chain(
            Lang::It,
            &dossier,
            &assessment,
            milestone("acceptance_test"),
        );
        assert_eq!(
            told,
            [
                "Aggiudicazione: lun 20/01/2025",
                "Stipula del contratto: gio 06/02/2025",
                "Consegna piano di esecuzione: lun 17/02/2025",
                "Accettazione del piano: lun 10/03/2025",
                "Rilascio in ambiente di test: ven 06/06/2025",
                "Migrazione e integrazione: ven 22/08/2025",
                "Test e debug conclusi: dom 21/09/2025 (limite fase 4)",
                "Pubblicazione contenuti: gio 20/11/2025 (limite fase 5)",
                "Collaudo congiunto: sab 20/12/2025 (limite fase 6)",
            ]
        );
        let upkeep = milestone("maintenance_start");
        let told = chain(Lang::En, &dossier, &assessment, upkeep);
        let last = "Upkeep started: Sat 20/12/2025 (counted on the same day, the plan assumes \
                    no wait)";
        assert_eq!(told.last().map(String::as_str), Some(last));
        let nothing = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        let assessment = Assessment::of(&nothing, day("2025-01-13"));
        assert!(chain(Lang::It, &nothing, &assessment, upkeep).is_empty());
    }

    #[test]
    fn a_fixed_day_says_what_is_left_and_where_the_rest_went() {
        for (key, date, on, it, en) in [
            (
                "deadlines.acceptance_test",
                "2025-12-31",
                "2025-08-29",
                "Collaudo congiunto entro mer 31/12/2025: previsto sab 20/12, 11 giorni di margine; \
                 il più è andato in attesa dell'accettazione del piano (21 giorni oltre)",
                "Joint acceptance test by Wed 31/12/2025: forecast Sat 20/12, 11 days of margin; most \
                 of it went in waiting for the acceptance of the plan (21 days over)",
            ),
            (
                "deadlines.whole",
                "2025-12-01",
                "2025-08-29",
                "Tutto il contratto entro lun 01/12/2025: previsto sab 20/12, 19 \
                 giorni oltre; il più è andato in attesa dell'accettazione del piano (21 giorni oltre)",
                "The whole contract by Mon 01/12/2025: forecast Sat 20/12, 19 days \
                 over; most of it went in waiting for the acceptance of the plan (21 days over)",
            ),
            (
                "deadlines.pnrr",
                "2026-01-01",
                "2025-08-29",
                "pnrr entro gio 01/01/2026: previsto sab 20/12/2025, 12 giorni di margine; il più è \
                 andato in attesa dell'accettazione del piano (21 giorni oltre)",
                "pnrr by Thu 01/01/2026: forecast Sat 20/12/2025, 12 days of margin; most of it went \
                 in waiting for the acceptance of the plan (21 days over)",
            ),
            (
                "deadlines.test_release",
                "2025-06-07",
                "2025-08-29",
                "Rilascio in ambiente di test entro sab 07/06/2025: ven 06/06, 1 giorno prima",
                "Released to test by Sat 07/06/2025: Fri 06/06, 1 day before",
            ),
            (
                "deadlines.test_release",
                "2025-06-06",
                "2025-08-29",
                "Rilascio in ambiente di test entro ven 06/06/2025: ven 06/06, lo stesso giorno",
                "Released to test by Fri 06/06/2025: Fri 06/06, on the day itself",
            ),
            (
                "deadlines.test_release",
                "2025-06-04",
                "2025-08-29",
                "Rilascio in ambiente di test entro mer 04/06/2025: ven 06/06, 2 giorni dopo",
                "Released to test by Wed 04/06/2025: Fri 06/06, 2 days after",
            ),
            (
                "deadlines.whole",
                "2025-12-01",
                "2025-01-13",
                "Tutto il contratto entro lun 01/12/2025: ancora nessuna previsione",
                "The whole contract by Mon 01/12/2025: no forecast yet",
            ),
        ] {
            let dossier = dossier(&[set(key, date)]);
            let assessment = Assessment::of(&dossier, day(on));
            let fixed = fixed_deadlines(&dossier, &assessment);
            assert_eq!(fixed_day(Lang::It, &dossier.plan, &fixed[0]), it);
            assert_eq!(fixed_day(Lang::En, &dossier.plan, &fixed[0]), en);
        }
    }

    #[test]
    fn a_change_says_what_it_moves_and_nothing_that_stays() {
        let shifted = |lang, proposal: &Proposal| {
            let dossier = dossier(&[set("deadlines.acceptance_test", "2025-12-31")]);
            let change = change(&dossier, proposal);
            let preview = preview(&dossier, &change, day("2025-08-29")).unwrap();
            let shifts = preview.shifts.iter();
            let shifts = shifts.map(|moved| shift(lang, &preview.dossier.plan, moved));
            shifts.collect::<Vec<_>>()
        };
        let later = set("clocks.content.limit", "85d");
        assert_eq!(
            shifted(Lang::It, &later),
            [
                "previsione: tutto finisce mer 14/01/2026, non sab 20/12/2025",
                "Collaudo congiunto entro 31/12/2025: 14 giorni oltre, non 11 giorni di margine"
            ]
        );
        assert_eq!(
            shifted(Lang::En, &later),
            [
                "forecast: all ends Wed 14/01/2026, not Sat 20/12/2025",
                "Joint acceptance test by 31/12/2025: 14 days over, not 11 days of margin"
            ]
        );
        let other = set("deadlines.whole", "2026-01-31");
        assert_eq!(
            shifted(Lang::It, &other),
            ["Tutto il contratto entro 31/01/2026: 42 giorni di margine"]
        );
        assert!(shifted(Lang::It, &set("info.supplier", "Ditta Rossi srl")).is_empty());
        assert!(shifted(Lang::It, &record("migration_verified", "2025-08-29")).is_empty());
        // Before the award nothing could be told: that it can be now is no change.
        let mut new = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        apply(&mut new, &set("deadlines.whole", "2026-01-31"));
        let award = change(&new, &record("award", "2025-01-20"));
        let preview = preview(&new, &award, day("2025-01-20")).unwrap();
        assert!(preview.after.forecast.end.is_some() && preview.shifts.is_empty());
    }

    #[test]
    fn the_end_of_the_whole_is_told_while_there_is_something_ahead() {
        let told = |dossier: &Dossier, on: &str| {
            let assessment = Assessment::of(dossier, day(on));
            end(Lang::It, &assessment)
        };
        let so_far = dossier(&[]);
        assert_eq!(
            told(&so_far, "2025-08-29").as_deref(),
            Some("tutto finisce sab 20/12/2025")
        );
        assert_eq!(told(&so_far, "2025-01-13"), None);
        let over = dossier(&[
            record("migration_verified", "2025-09-01"),
            record("test_debug_done", "2025-09-10"),
            record("training_done", "2025-09-10"),
            record("content_published", "2025-10-10"),
            record("production_release", "2025-10-20"),
            record("acceptance_test", "2025-10-30"),
        ]);
        assert_eq!(told(&over, "2025-11-01"), None);
    }
}

//! The what-if: everything can be tried, nothing can be saved.

use super::driver::{Driver, day, stamp};
use crono::calendar::Date;
use crono::plan::{ClockKey, Event};
use crono::record::Wish;
use crono::record::{
    Document, Draft, Expected, Extension, Grant, Proposal, Resumption, SettingKey, Suspension,
};
use crono::screen::{Effect, LookOnly, Message, update};
use proptest::prelude::*;

/// What a form that is not on this screen would ask for.
impl Driver {
    fn tries(mut self, proposal: Proposal) -> Self {
        let reason = None;
        let made = self.app.try_out(Wish { proposal, reason }).unwrap();
        assert!(made.is_some(), "it changes nothing");
        self
    }
}

fn more(clock: &str, days: u32) -> Proposal {
    Proposal::Extend(Box::new(Extension {
        n: 0,
        clock: clock.parse().unwrap(),
        grant: Grant::Days(days),
        granted: day("2025-08-29"),
        reason: None,
        document: Document::default(),
        stamp: stamp("G.T.", "2025-08-29"),
    }))
}

fn stop(clock: &str, from: &str) -> Proposal {
    let key: ClockKey = clock.parse().unwrap();
    Proposal::Suspend(Box::new(Suspension {
        n: 0,
        from: day(from),
        clocks: vec![key],
        reason: None,
        ordered_by: None,
        document: Document::default(),
        stamp: stamp("G.T.", "2025-08-29"),
        resumption: None,
    }))
}

fn set(driver: &Driver, key: &str, value: &str) -> Proposal {
    Proposal::Set {
        key: SettingKey::of(&driver.app.dossier.plan, key).unwrap(),
        value: Some(value.to_owned()),
        expected: None,
    }
}

fn record(event: &str, on: &str) -> Proposal {
    Proposal::Record {
        event: event.parse().unwrap(),
        draft: Draft::on(day(on)),
        keep: false,
        expected: Expected::Record(None),
    }
}

/// Fifteen days more on phase 3, as section 5 of the screens draws it.
fn fifteen_more() -> Driver {
    Driver::waiting_for_us()
        .keys("i")
        .tries(more("migration", 15))
}

#[test]
fn fifteen_days_more_as_drawn() {
    let driver = fifteen_more();
    assert_eq!(
        driver.row(1),
        "● Mancano 21 giorni (ven 19/09): fase 3, Migrazione, integrazione."
    );
    assert_eq!(
        driver.row(2),
        "  IPOTESI, NIENTE SI SALVA: proroga di 15 giorni alla fase 3."
    );
    insta::assert_snapshot!("fifteen_it", driver.screen());
    insta::assert_snapshot!("fifteen_en", driver.clone().in_english().screen());
    for (columns, rows) in [(60, 15), (160, 50), (40, 10)] {
        let sized = driver.clone().sized(columns, rows);
        insta::assert_snapshot!(format!("fifteen_{columns}x{rows}"), sized.screen());
    }
    let ascii = driver.in_ascii().screen();
    assert!(ascii.is_ascii());
    insta::assert_snapshot!("fifteen_ascii", ascii);
}

#[test]
fn the_other_reading_of_phase_4_and_the_holiday_rule_one_after_the_other() {
    let mut driver = Driver::waiting_for_us().keys("i");
    for (key, value) in [
        ("clocks.test_training.from", "migration_verified"),
        ("rules.last_day", "civil"),
    ] {
        let proposal = set(&driver, key, value);
        driver = driver.tries(proposal);
    }
    insta::assert_snapshot!("readings_it", driver.screen());
    let driver = driver.says("(+1)").keys("u").keeps_quiet_about("(+1)");
    assert!(driver.row(8).starts_with(" »· 4"), "{}", driver.row(8));
}

#[test]
fn a_date_is_tried_with_the_ordinary_keys_and_asks_neither_doubt_nor_reason() {
    let driver = Driver::waiting_for_us().keys("i enter 20/8");
    let driver = driver.says("Invio prova").keys("enter");
    let driver = driver
        .keeps_quiet_about("Salvare")
        .says("Provato: Verifica della migrazione, mer 20/08/2025. (u toglie)")
        .says("fase 3, stato     in scadenza                   rispettata, 75 su 90");
    let driver = driver
        .keys("3 c")
        .keeps_quiet_about("Motivo")
        .keys("10/9 enter");
    let driver = driver.says("IPOTESI").says("(+1)");
    assert_eq!(
        (driver.saves, driver.recorded("migration_verified")),
        (0, None)
    );
}

#[test]
fn leaving_a_form_with_text_speaks_of_trying_and_not_of_saving() {
    Driver::waiting_for_us()
        .keys("i enter 1 esc")
        .says("► torna al modulo    lascia in sospeso    prova    scarta")
        .keeps_quiet_about("salva ")
        .keys("right right enter")
        .says("IPOTESI, NIENTE SI SALVA: Verifica della migrazione, ven 01/08/2025.");
}

#[test]
fn everything_else_works_in_it_too() {
    let driver = Driver::bad_day().keys("i");
    let driver = driver
        .keys("5 a")
        .text("Sport")
        .keys("enter")
        .says("fase 5, fatti     1/4                           1/5");
    let driver = driver.keys("7 a enter").says("n. 2, scade");
    let driver = driver.tries(stop("content", "2025-10-01")).says("sospes");
    let promised = Proposal::Promise {
        event: "training_done".parse::<Event>().unwrap(),
        promised: Some(Box::new((day("2025-10-10"), Document::default()))),
        expected: None,
    };
    let driver = driver.tries(promised).says("promessa per ven 10/10/2025");
    let driver = driver
        .keys("5 tab down down del right enter")
        .says("NIENTE SI SALVA");
    assert_eq!(driver.saves, 0);
    let before = Driver::bad_day();
    assert_eq!(driver.keys("esc esc").app.dossier, before.app.dossier);
}

#[test]
fn a_suspension_and_its_end_are_two_steps() {
    let end = Proposal::Resume {
        n: Some(1),
        end: Box::new(Resumption {
            date: day("2025-08-27"),
            ordered_by: None,
            terms: Vec::new(),
            document: Document::default(),
            stamp: stamp("G.T.", "2025-08-29"),
        }),
    };
    Driver::waiting_for_us()
        .keys("i")
        .tries(stop("migration", "2025-08-25"))
        .says("restano 10")
        .tries(end)
        .says("sab 06/09/2025, restano 8");
}

#[test]
fn esc_goes_back_to_the_real_data_and_i_finds_the_hypothesis_again() {
    let before = Driver::waiting_for_us().screen();
    let driver = fifteen_more().keys("esc");
    let driver = driver.says("Dati veri. Con i si ritrova l'ipotesi.");
    assert_eq!(driver.clone().keys("up down").screen(), before);
    let driver = driver.keys("i").says("proroga di 15 giorni alla fase 3");
    // Away with it: nothing is left to be found, but step by step.
    let driver = driver.keys("i").says("ipotesi tolta").keys("i");
    let driver = driver.keeps_quiet_about("proroga").says("prova una data");
    driver.keys("U").says("proroga di 15 giorni alla fase 3");
}

#[test]
fn steps_are_taken_away_and_put_back_without_a_question() {
    let driver = fifteen_more().keys("enter enter").says("(+1)");
    let driver = driver
        .keys("u")
        .says("Tolto dall'ipotesi: Verifica della migrazione");
    let driver = driver
        .keys("U")
        .says("Rimesso nell'ipotesi: Verifica")
        .says("(+1)");
    let driver = driver.keys("u u u").says("non ha ancora nessun passo");
    let driver = driver.keys("U enter enter").says("(+1)").keys("U");
    driver.says("nessun passo da rimettere");
}

#[test]
fn the_selected_phase_comes_first_so_that_everything_can_be_read() {
    let driver = Driver::bad_day().keys("i");
    let proposal = set(&driver, "rules.last_day", "eu1182");
    let driver = driver.tries(proposal).tries(more("content", 10)).keys("5");
    assert!(
        driver.row(14).starts_with("  fase 5, scade"),
        "{}",
        driver.screen()
    );
    let driver = driver.keys("1");
    assert!(
        !driver.row(14).starts_with("  fase 5"),
        "{}",
        driver.screen()
    );
}

#[test]
fn with_nothing_changed_it_says_so_and_the_keyboard_still_finds_the_events() {
    let driver = Driver::waiting_for_us().keys("i n prova enter");
    let driver = driver.says("nessun termine    cambia");
    let driver = driver.keys("tab").says("► ○ Verifica della migrazione");
    driver.keys("esc").says("nessun termine").says("IPOTESI");
}

#[test]
fn hints_and_help_speak_of_the_hypothesis() {
    let driver = fifteen_more();
    assert_eq!(
        driver.hints(),
        "i togli l'ipotesi  Invio c s e p m prova  Esc ai dati veri  q esci  ? aiuto"
    );
    let help = driver.keys("?");
    help.keeps_quiet_about("situazione a una data")
        .says("togli passo (U rimette)");
}

#[test]
fn other_days_are_for_the_real_data() {
    let driver = fifteen_more().keys("d").says("prima Esc");
    driver.says("IPOTESI").keeps_quiet_about("SITUAZIONE");
}

#[test]
fn a_file_that_may_only_be_looked_at_may_be_supposed_about() {
    let driver = Driver::waiting_for_us().read_only(LookOnly::Asked);
    let driver = driver
        .keys("i enter enter")
        .says("Provato:")
        .says("SOLA LETTURA");
    let driver = driver.keys("esc enter");
    assert!(
        driver.message().starts_with("SOLA LETTURA"),
        "{}",
        driver.message()
    );
}

#[test]
fn the_first_start_can_be_supposed_about() {
    let driver = Driver::first_start().keys("i enter enter");
    assert!(
        driver
            .says("Provato: Aggiudicazione")
            .file
            .0
            .records
            .is_empty()
    );
}

#[test]
fn the_views_follow_it() {
    let driver = Driver::upkeep().keys("i r enter enter");
    let driver = driver.says("IPOTESI").says("1 richiesta aperta");
    let driver = driver
        .keys("esc l")
        .says("IPOTESI")
        .says("27 modifiche")
        .says("►»   27");
    driver.keys("esc esc l").keeps_quiet_about("IPOTESI");
}

#[test]
fn a_colleague_saves_underneath_and_the_hypothesis_goes_on() {
    let driver = fifteen_more()
        .keys("enter enter")
        .colleague("training_done", "2025-08-29")
        .told();
    let driver = driver
        .says("A.B. (a.b.) ha registrato: Formazione conclusa")
        .says("(+1)");
    assert!(
        driver
            .app
            .dossier
            .record(&"training_done".parse().unwrap())
            .is_some()
    );
    // Back at the real data: the colleague's date and nothing of ours.
    let driver = driver.keys("esc");
    assert_eq!(driver.app.dossier, driver.file.0);
}

#[test]
fn what_no_longer_fits_is_said_and_dropped() {
    let driver = fifteen_more()
        .keys("enter enter")
        .colleague("migration_verified", "2025-08-28")
        .told();
    let driver = driver
        .says("A.B. (a.b.) ha registrato: Verifica della migrazione")
        .says("L'ipotesi perde: Verifica della migrazione, ven 29/08/2025.");
    driver
        .keys("down")
        .says("proroga di 15 giorni alla fase 3.");
    // The same while the real data are looked at: it is said on the way back.
    fifteen_more()
        .keys("enter enter esc")
        .colleague("migration_verified", "2025-08-28")
        .told()
        .keeps_quiet_about("L'ipotesi perde")
        .keys("i")
        .says("L'ipotesi perde: Verifica della migrazione");
}

#[test]
fn a_number_that_went_to_somebody_else_takes_what_spoke_of_it_along() {
    let driver = Driver::upkeep().keys("i 7 a tab");
    let driver = driver.text("Quinta").keys("enter");
    let answer = record("assistance_answer:5", "2026-02-27");
    let driver = driver.tries(answer).says("(+1)");
    let driver = driver.somebody_does(
        "A.B.",
        &Proposal::OpenRequest {
            register: None,
            subject: Some("Di un altro".into()),
            draft: Draft::on(day("2026-02-27")),
        },
    );
    let driver = driver
        .told()
        .says("L'ipotesi perde")
        .says("Con esso un altro passo.");
    assert_eq!(
        driver.app.dossier, driver.file.0,
        "their request is not answered"
    );
}

#[test]
fn midnight_turns_the_page_of_both_sides() {
    let driver = fifteen_more().on("2025-08-30");
    driver
        .says("gio 04/09/2025, restano 5")
        .says("ven 19/09/2025, restano 20");
}

const KEYS: [&str; 37] = [
    "enter", "enter", "enter", "tab", "backtab", "esc", "up", "down", "left", "right", "pgdn",
    "del", "bs", "space", "f1", "f5", "ctrl-r", "ctrl-u", "1", "3", "5", "7", "a", "c", "n", "r",
    "l", "u", "U", "s", "y", "i", "d", "?", "15/10", "-2", "perché",
];

fn saves(effects: &[Effect]) -> bool {
    effects
        .iter()
        .any(|effect| matches!(effect, Effect::Save(_)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_key_in_a_hypothesis_or_on_another_day_has_an_effect_that_writes(
        start in 0..3usize,
        keys in proptest::collection::vec(proptest::sample::select(&KEYS[..]), 1..100),
        news in 0..100usize,
    ) {
        let starts = [Driver::waiting_for_us, Driver::bad_day, Driver::upkeep];
        let mut driver = starts[start]();
        let mut tried = 0;
        for (nth, key) in keys.iter().enumerate() {
            if driver.app.is_live() {
                driver = driver.keys(if nth % 3 == 0 { "esc esc d 31/7 enter" } else { "esc esc i" });
            }
            let before = driver.file.clone();
            if driver.app.is_live() {
                // A form or a question is open on the real data: what it does is its own affair.
                driver = driver.keys(key);
                continue;
            }
            driver = driver.keys(key);
            tried = tried.max(driver.app.hypothesis.steps().len());
            prop_assert!(!saves(&driver.effects), "{key}");
            prop_assert_eq!(&driver.file, &before);
            if nth == news && driver.recorded("training_done").is_none() {
                driver = driver.colleague("training_done", "2025-08-27").told();
            }
            let _ = driver.frame();
        }
        // Whatever was tried, what is in the file is what there is.
        prop_assert_eq!(driver.app.in_file().0, &driver.file.0);
    }

    #[test]
    fn whatever_wants_to_be_saved_becomes_a_step_and_can_be_taken_away(
        days in 1u32..400,
        on in 0i64..300,
    ) {
        let mut driver = Driver::waiting_for_us().keys("i");
        let before = driver.app.dossier.clone();
        let date: Date = day("2025-08-01") + chrono::TimeDelta::days(on);
        for proposal in [more("migration", days), record("migration_verified", &date.to_string())] {
            driver = driver.tries(proposal);
        }
        let effects = update(&mut driver.app, Message::Day(day("2025-08-29")));
        prop_assert!(effects.is_empty());
        let driver = driver.keys("u u");
        prop_assert_eq!(&driver.app.dossier, &before);
        prop_assert_eq!(driver.saves, 0);
    }
}

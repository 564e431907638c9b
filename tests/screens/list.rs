//! What the list, the two sentences and the pane say without a key pressed.

use super::driver::{Driver, TO_LATENESS, TO_MIGRATION, TO_UPKEEP};

#[test]
fn the_acceptance_wait_has_a_row_only_while_it_lasts() {
    let wait = "Attesa accettazione piano";
    let before = Driver::at("2025-02-10", &[&TO_MIGRATION[..2]]);
    let during = Driver::at("2025-03-01", &[&TO_MIGRATION[..3]]);
    let after = Driver::at("2025-03-11", &[&TO_MIGRATION[..4]]);
    before.keeps_quiet_about(wait);
    let row = during.row(5);
    assert!(row.contains(wait) && row.contains("12/-"), "{row}");
    assert!(row.contains("in attesa") && row.ends_with("noi"), "{row}");
    after.keeps_quiet_about(wait);
}

#[test]
fn an_untimed_wait_is_ours_in_small_letters() {
    Driver::at("2025-03-01", &[&TO_MIGRATION[..3]])
        .says("Tocca a noi da 12 giorni: l'accettazione del piano.")
        .keeps_quiet_about("NOI");
}

#[test]
fn both_readings_of_phase_1_are_on_screen_before_it_begins() {
    Driver::first_start()
        .says("dalla stipula del contratto alla consegna del piano")
        .says("dall'aggiudicazione alla consegna del piano (solo informativo)");
}

#[test]
fn both_readings_of_phase_1_are_on_screen_with_their_days_when_it_is_over() {
    for key in ["1", ""] {
        Driver::at("2025-03-01", &[&TO_MIGRATION[..3]])
            .keys(key)
            .says("Obbligo   Piano, dall'aggiudicazione: 28 giorni su 10")
            .says("Si conta  dalla stipula del contratto alla consegna del piano");
    }
}

#[test]
fn late_but_in_time_if_the_holiday_rule_applies_is_said_whole() {
    let driver = Driver::waiting_for_us().keys("1");
    let row = driver.row_with("1 Piano di esecuzione");
    assert!(
        row.contains("*16/02/25 ━━━━━━━  11/10        1 dopo"),
        "{row}"
    );
    driver
        .clone()
        .says("nei termini se vale l'art. 1187 c.c.: scadeva lun 17/02/2025");
    driver
        .in_english()
        .says("in time if art. 1187 c.c. applies: it was due Mon 17/02/2025");
}

#[test]
fn the_administration_must_act_while_the_clock_of_the_supplier_runs() {
    let driver = Driver::waiting_for_us();
    assert_eq!(
        driver.row(2),
        "  TOCCA A NOI da 7 giorni: la verifica della migrazione. 1 non rispettato."
    );
    assert!(driver.row_with("► ▲ 3").ends_with("NOI"));
    let wide = driver.sized(120, 35);
    assert!(
        wide.row(2)
            .contains("Intanto il termine del fornitore corre.")
    );
}

#[test]
fn phases_3_and_4_run_together() {
    let driver = Driver::waiting_for_us();
    assert!(driver.row_with(" 3 Migrazione").contains("in scadenza"));
    assert!(driver.row_with(" 4 Test").contains("in corso    fornitore"));
}

#[test]
fn phases_4_and_5_run_together() {
    let driver = Driver::at("2025-09-20", &[TO_MIGRATION, &TO_LATENESS[..2]]);
    assert!(driver.row_with(" 4 Test").contains("in scadenza"));
    assert!(driver.row_with(" 5 Contenuti").contains("in corso"));
}

#[test]
fn half_done_is_counted_beside_the_title() {
    let driver = Driver::bad_day();
    assert!(driver.row_with(" 4 Test").contains("1/2  21/09/25"));
    assert!(driver.row_with(" 5 Contenuti").contains("1/4  11/11/25"));
}

type Start = fn() -> Driver;

#[test]
fn the_cursor_starts_on_what_falls_due_first() {
    let begun = || Driver::at("2025-03-01", &[&TO_MIGRATION[..3]]);
    let accepted = || Driver::at("2025-12-10", &[TO_MIGRATION, TO_LATENESS, &TO_UPKEEP[..9]]);
    let starts: [(Start, &str); 6] = [
        (Driver::first_start, "► · 1"),
        (begun, "► ○   Attesa"),
        (Driver::waiting_for_us, "► ▲ 3"),
        (Driver::bad_day, "► ■ 4"),
        (Driver::upkeep, "► ▲ 7"),
        (accepted, "► · 8"),
    ];
    for (start, row) in starts {
        start().says(row);
    }
}

#[test]
fn a_countdown_is_singular_on_its_last_day_and_today_has_a_word() {
    let on = |day| Driver::at(day, &[TO_MIGRATION]);
    assert!(
        on("2025-09-03")
            .row(1)
            .starts_with("▲ Manca 1 giorno (gio 04/09)")
    );
    assert!(on("2025-09-04").row(1).starts_with("▼ SCADE OGGI: fase 3"));
    assert!(
        on("2025-09-05")
            .row(1)
            .starts_with("■ IN RITARDO di 1 giorno (dal 05/09)")
    );
}

#[test]
fn the_screen_turns_its_page_and_the_cursor_stays() {
    Driver::waiting_for_us()
        .keys("4")
        .on("2025-09-05")
        .says("venerdì 5 settembre 2025")
        .says("■ IN RITARDO di 1 giorno")
        .says("► ● 4");
}

#[test]
fn the_bar_says_used_limit_start_and_lateness() {
    Driver::bad_day()
        .says("━━━━━━━━━━━━━━━━━━━━━━━━━━━━ +17  47 giorni su 30, decorre da ven 22/08/2025");
}

#[test]
fn the_pane_shows_who_dates_protocols_and_what_is_awaited() {
    Driver::waiting_for_us()
        .says("  √ Migrazione e integrazione    ven 22/08/2025  prot. 3310/2025     fornitore")
        .says("  ○ Verifica della migrazione    attesa da 7 giorni                  NOI");
}

#[test]
fn arrows_letters_and_pages_move_and_the_pane_follows() {
    for (keys, title) in [
        ("down", "4 Test, debug, formazione  "),
        ("j j k", "4 Test, debug, formazione  "),
        ("up", "2 Sito in ambiente di test  "),
        ("G", "8 Mantenimento  "),
        ("end up", "7 Assistenza  "),
        ("g", "1 Piano di esecuzione  "),
        ("home up", "1 Piano di esecuzione  "),
        ("pgdn", "8 Mantenimento  "),
        ("6", "6 Produzione e collaudo"),
        ("9", "3 Migrazione, integrazione  "),
        ("0", "3 Migrazione, integrazione  "),
    ] {
        let driver = Driver::waiting_for_us().keys(keys);
        assert!(
            driver
                .row(13)
                .starts_with(&format!("─ {} ─", title.trim_end())),
            "{keys}\n{}",
            driver.screen()
        );
    }
}

#[test]
fn tab_goes_into_the_pane_and_back() {
    let driver = Driver::waiting_for_us()
        .keys("tab")
        .says("► ○ Verifica della migrazione");
    driver
        .clone()
        .keys("up")
        .says("► √ Migrazione e integrazione");
    for back in ["tab", "left", "esc", "backtab"] {
        driver.clone().keys(back).keeps_quiet_about("► ○ Verifica");
    }
    driver.keys("right").says("► ○ Verifica");
}

#[test]
fn every_line_of_a_long_pane_can_be_read() {
    let mut driver = Driver::bad_day();
    for n in 1..=12 {
        driver = driver
            .keys("n")
            .text(&format!("promemoria {n}."))
            .keys("enter");
    }
    let seen = |driver: &Driver, n| driver.screen().contains(&format!("promemoria {n}."));
    assert!(!seen(&driver, 1));
    driver = driver.keys("tab G");
    assert!(seen(&driver, 1), "{}", driver.screen());
    driver = driver.keys("g");
    assert!(driver.screen().contains("► √ Migrazione e integrazione"));
}

#[test]
fn what_does_not_fit_in_the_pane_is_counted_and_covers_nothing() {
    let driver = Driver::bad_day().sized(80, 22).keys("5");
    let row = driver.row_with("(+");
    assert!(row.ends_with(", Tab)"), "{row}");
}

#[test]
fn the_row_of_a_wait_that_a_form_would_end_stays_and_awaits_nobody() {
    let driver = Driver::at("2025-03-10", &[&TO_MIGRATION[..3]]).keys("enter");
    let row = driver.row_with("Attesa accettazione piano");
    assert!(
        row.starts_with("►»") && row.contains("»conclusa") && row.ends_with('»'),
        "{row}"
    );
    driver
        .sized(120, 35)
        .keys("3 space")
        .says("Attesa accettazione piano");
}

#[test]
fn what_matters_in_the_detail_is_never_cut() {
    let starts = [
        Driver::first_start as fn() -> Driver,
        Driver::demonstration,
        Driver::waiting_for_us,
        Driver::bad_day,
        Driver::upkeep,
    ];
    for start in starts {
        for columns in [80, 60] {
            for phase in 1..=8 {
                let driver = start().sized(columns, 150).keys(&phase.to_string());
                let screen = driver.in_english().screen();
                let detail = screen.lines().skip_while(|line| !line.starts_with('─'));
                // The subject of a request is whole in its own view.
                let is_request = |line: &&str| line.contains("Relazione sullo stato di ava");
                for line in detail.filter(|line| !is_request(line)) {
                    assert!(!line.contains('…'), "{columns}: {line}\n{screen}");
                }
            }
        }
    }
}

#[test]
fn a_term_that_is_only_told_is_told_whole() {
    for columns in [80, 60] {
        let driver = Driver::at(
            "2025-02-20",
            &[&[("award", "2025-01-20"), ("contract_signed", "2025-02-06")]],
        );
        let driver = driver.sized(columns, 40).keys("1");
        let screen = driver.screen();
        let words: Vec<&str> = screen.split_whitespace().collect();
        let said = words.join(" ");
        let (_, said) = said
            .split_once("Obbligo ")
            .unwrap_or_else(|| panic!("{screen}"));
        let sentence: String = said.chars().take(200).collect();
        assert!(sentence.contains(')'), "{screen}");
        let (sentence, _) = sentence.split_once(')').unwrap();
        assert!(
            !sentence.contains('…') && sentence.contains('('),
            "{screen}"
        );
    }
}

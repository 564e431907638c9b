//! The view of the plan: looking, changing with the effect said first, refusing, taking back.

use super::driver::Driver;
use crono::record::{Proposal, SettingKey};
use crono::screen::LookOnly;

/// The value of a setting in the file.
fn value(driver: &Driver, key: &str) -> Option<String> {
    let plan = &driver.file.0.plan;
    SettingKey::of(plan, key).unwrap().value(plan)
}

/// On the limit of phase 3, whose clock runs.
fn on_limit() -> Driver {
    Driver::waiting_for_us().keys("m 3 down down")
}

/// On the first value of that label, wherever it stands.
fn on_value(label: &str) -> Driver {
    let mut driver = Driver::waiting_for_us().keys("m");
    for _ in 0..driver.app.lines() {
        if driver.screen().contains(&format!("►   {label}  ")) {
            return driver;
        }
        driver = driver.keys("j");
    }
    panic!("no {label} on\n{}", driver.screen());
}

fn colleague_sets(driver: Driver, key: &str, value: Option<&str>) -> Driver {
    let key = SettingKey::of(&driver.file.0.plan, key).unwrap();
    driver.colleague_does(&Proposal::Set {
        key,
        value: value.map(str::to_owned),
        expected: None,
    })
}

#[test]
fn the_view_of_the_plan_at_every_size_in_both_languages() {
    for (columns, rows) in [(80, 24), (60, 15), (160, 50)] {
        for (name, keys) in [
            ("top", "m"),
            ("limit", "m 3 down down enter 80"),
            ("ends", "m 4 down enter"),
        ] {
            let driver = Driver::waiting_for_us().sized(columns, rows).keys(keys);
            insta::assert_snapshot!(format!("{name}_{columns}x{rows}_it"), driver.screen());
            let english = Driver::waiting_for_us().in_english();
            let english = english.sized(columns, rows).keys(keys).screen();
            insta::assert_snapshot!(format!("{name}_{columns}x{rows}_en"), english);
        }
    }
}

#[test]
fn every_setting_of_the_plan_is_listed_once_and_the_cursor_stops_at_each() {
    let mut driver = Driver::waiting_for_us().keys("m");
    let plan = driver.file.0.plan.clone();
    let mut seen = Vec::new();
    for _ in 0..driver.app.lines() {
        let screen = driver.screen();
        let line = screen.lines().find(|line| line.contains("crono set "));
        let key = line.unwrap().split("crono set ").nth(1).unwrap().to_owned();
        if key.contains(' ') {
            // What adds a fixed day shows how that is typed.
            assert_eq!(key, "deadlines.whole 2026-03-31");
            driver = driver.says("►   nuova data fissa…").keys("j");
            continue;
        }
        assert!(!seen.contains(&key), "{key}\n{screen}");
        seen.push(key);
        driver = driver.keys("j");
    }
    let mut all: Vec<String> = SettingKey::all(&plan)
        .iter()
        .map(ToString::to_string)
        .collect();
    all.sort();
    seen.sort();
    assert_eq!(seen, all);
}

#[test]
fn it_moves_like_every_list() {
    let driver = Driver::waiting_for_us()
        .keys("m G")
        .says("►   Avvio del mantenimento");
    let driver = driver.keys("g").says("►   Titolo ");
    let driver = driver.keys("end home pgdn").says("►");
    assert_ne!(driver.app.cursor(), 0);
    assert_eq!(driver.keys("pgup").app.cursor(), 0);
    Driver::waiting_for_us()
        .keys("m 6")
        .says("Fase 6, parte da: Pubblicazione contenuti")
        .keys("esc")
        .says("► ▲ 3");
}

#[test]
fn a_limit_says_what_it_would_do_at_every_key_and_then_does_it() {
    let driver = on_limit()
        .keys("enter")
        .says("MODIFICA  Fase 3, limite")
        .says("Era        90 giorni")
        .says("nessuno: è già così")
        .keys("8")
        .says("= 8 giorni")
        .keys("0")
        .says("= 80 giorni")
        .says("in ritardo di 4 giorni")
        .says("IN RITARDO di 4 giorni (dal 26/08): fase 3");
    assert_eq!(
        (
            driver.saves,
            value(&driver, "clocks.migration.limit").as_deref()
        ),
        (0, Some("90d"))
    );
    let driver = driver.keys("tab").text("atto aggiuntivo").keys("enter");
    assert_eq!(
        value(&driver, "clocks.migration.limit").as_deref(),
        Some("80d")
    );
    let driver = driver
        .says("Impostato: fase 3, limite = 80 giorni (era 90 giorni).")
        .says("►   Limite                  80 giorni");
    driver
        .keys("l")
        .says("Fase 3, limite: 90 giorni → 80 giorni")
        .says("motivo: atto aggiuntivo");
}

#[test]
fn limits_are_understood_in_the_words_of_people() {
    for (typed, said, canonical) in [
        ("90", "= 90 giorni", Some("90d")),
        ("100 giorni", "= 100 giorni", Some("100d")),
        ("3 mesi", "= 3 mesi", Some("3m")),
        ("1 anno", "= 1 anno", Some("1y")),
        ("5y", "= 5 anni", Some("5y")),
        ("90 days", "= 90 giorni", Some("90d")),
        ("nessuno", "= nessuno", None),
    ] {
        let driver = on_limit()
            .keys("enter")
            .text(typed)
            .says(said)
            .keys("enter");
        assert_eq!(
            value(&driver, "clocks.migration.limit").as_deref(),
            canonical,
            "{typed}"
        );
    }
}

#[test]
fn what_is_not_accepted_is_refused_in_words_and_stays_typed() {
    let driver = on_limit()
        .keys("enter")
        .text("presto")
        .says("× non si capisce")
        .keys("enter")
        .says("\"presto\" non va bene: scrivi 90, 5 giorni lavorativi, 3 mesi, 5 anni, fino a 100")
        .says("Valore     presto");
    assert_eq!(driver.saves, 0);
    let zero = on_limit()
        .keys("enter 0 enter")
        .says("Un limite di zero non ha senso.");
    assert_eq!(zero.saves, 0);
    let warn = on_limit().keys("down down down enter 99999 enter");
    assert_eq!(warn.saves, 0);
    warn.says("scrivi un numero di giorni da 0 a 36500");
    let items =
        Driver::bad_day().keys("m 5 down down down down down down down down down enter down enter");
    assert_eq!(items.saves, 0);
    items.says("Ci sono già delle voci");
    let english = Driver::waiting_for_us()
        .in_english()
        .keys("m 8 enter")
        .text("none")
        .keys("enter");
    assert_eq!(english.saves, 0);
    english.says("\"none\" will not do: type 90, 5 working days, 3 months, 5 years, up to 100");
}

#[test]
fn the_facts_of_the_contract_are_texts() {
    let driver = Driver::waiting_for_us()
        .keys("m down down down down enter")
        .text("Ditta Rossi srl");
    let driver = driver.says("nessun termine cambia").keys("enter");
    assert_eq!(
        value(&driver, "info.supplier").as_deref(),
        Some("Ditta Rossi srl")
    );
    let driver = driver
        .says("Fornitore               Ditta Rossi srl")
        .keys("home enter");
    let driver = driver.text("Sito nuovo").keys("enter");
    assert!(driver.row(0).starts_with("Sito nuovo · crono.json"));
    let driver = driver
        .keys("m down down down down down down down enter")
        .text("98000")
        .says("= 98.000,00 euro");
    let driver = driver.keys("enter").says("98.000,00 euro");
    assert_eq!(
        value(&driver, "info.net_amount").as_deref(),
        Some("98000.00")
    );
}

#[test]
fn a_rule_is_chosen_with_arrows_blank_or_letter() {
    let on_rule = || on_value("Ultimo giorno festivo").keys("enter");
    for (keys, rule) in [
        ("down", "civil"),
        ("space", "civil"),
        ("down down", "civil_local"),
        ("up", "eu1182"),
        ("right", "civil"),
        ("r", "eu1182"),
    ] {
        let driver = on_rule().says("‹1/4›").keys(keys).keys("enter");
        assert_eq!(
            value(&driver, "rules.last_day").as_deref(),
            Some(rule),
            "{keys}"
        );
    }
    let driver = on_rule().keys("down").says("passa al primo non festivo");
    assert!(driver.hints().contains("↑↓ scegli") && !driver.hints().contains("segna"));
    driver.says("fase 4: scade lun 22/09/2025, non dom 21/09/2025");
}

#[test]
fn local_holidays_are_days_of_the_year() {
    let driver = on_value("Feste locali")
        .keys("enter")
        .says("28/04")
        .text("28/4, 29 giugno")
        .says("= 28 aprile, 29 giugno")
        .keys("enter");
    assert_eq!(
        value(&driver, "rules.local_holidays").as_deref(),
        Some("04-28 06-29")
    );
}

#[test]
fn what_a_clock_counts_from_is_chosen_among_the_events() {
    let driver = Driver::waiting_for_us()
        .keys("m 4 enter")
        .says("Migrazione e integrazione")
        .keys("down")
        .says("Verifica della migrazione  ‹")
        .says("fase 4: torna non avviata")
        .keys("enter");
    assert_eq!(
        value(&driver, "clocks.test_training.from").as_deref(),
        Some("migration_verified")
    );
}

#[test]
fn a_clock_may_end_with_several_events_ticked_with_blank() {
    let on_ends = || Driver::waiting_for_us().keys("m 4 down enter");
    let driver = on_ends().says("[x] Test e debug conclusi");
    assert!(
        driver.hints().contains("Spazio segna"),
        "{}",
        driver.hints()
    );
    let driver = driver
        .keys("space")
        .says("[ ] Test e debug conclusi")
        .says("Diventa    Formazione conclusa")
        .keys("enter");
    assert_eq!(
        value(&driver, "clocks.test_training.to").as_deref(),
        Some("training_done")
    );
    let driver = on_ends()
        .keys("space down space enter")
        .says("almeno un evento, con Spazio");
    assert_eq!(driver.saves, 0);
    let driver = on_ends()
        .keys("down down space")
        .says("[x] Pubblicazione contenuti")
        .keys("enter");
    let to = "test_debug_done training_done content_published";
    assert_eq!(
        value(&driver, "clocks.test_training.to").as_deref(),
        Some(to)
    );
}

#[test]
fn items_are_switched_on() {
    let driver = Driver::waiting_for_us()
        .keys("m 4 down down down down down down down down down enter")
        .says("no, una data sola");
    let driver = driver
        .keys("space enter")
        .says("formazione conclusa, voci = sì");
    assert_eq!(
        value(&driver, "milestones.training_done.items").as_deref(),
        Some("on")
    );
    driver.keys("esc 4 a").says("AGGIUNGI VOCE");
}

#[test]
fn items_get_their_noun_and_it_is_taken_back() {
    let key = "milestones.training_done.item_nouns";
    let driver = on_value("Nome delle voci")
        .keys("enter")
        .text("aule pronte");
    let driver = driver.keys("enter").says("come aula pronta / aule pronte");
    assert_eq!(driver.saves, 0);
    let driver = driver.keys("ctrl-u");
    let driver = driver.text("aula pronta/aule pronte").keys("enter");
    let driver = driver.says("nome delle voci = aula pronta / aule pronte");
    let written = "aula pronta / aule pronte";
    assert_eq!(value(&driver, key).as_deref(), Some(written));
    // The journal names it, and the items are counted by it.
    let driver = driver.keys("l").says("nessuno → aula pronta / aule pronte");
    let driver = driver.keys("q");
    let driver = driver.keys("u right enter").says("Annullato: ");
    assert_eq!(value(&driver, key), None);
    let driver = driver.keys("U right enter");
    assert_eq!(value(&driver, key).as_deref(), Some(written));
    // The plan that is shipped has them in both languages.
    let content = "milestones.content_published.item_nouns";
    let both = "servizio pubblicato / servizi pubblicati | service published / services published";
    assert_eq!(value(&driver, content).as_deref(), Some(both));
}

#[test]
fn del_takes_a_value_away_where_the_plan_can_be_without() {
    let driver = on_limit()
        .keys("del")
        .says("= nessuno")
        .says("senza termine, non gio 04/09/2025")
        .keys("enter");
    assert_eq!(value(&driver, "clocks.migration.limit"), None);
    assert!(!driver.hints().contains("Canc"), "{}", driver.hints());
    let driver = Driver::waiting_for_us().keys("m 8");
    assert!(!driver.hints().contains("Canc"), "{}", driver.hints());
    let driver = driver.keys("del").says("si cambia, ma non si toglie");
    assert!(driver.app.preview().is_none());
}

#[test]
fn a_change_of_the_plan_is_taken_back_and_made_again() {
    let driver = on_limit()
        .keys("enter 80 enter u")
        .says("Annullare: fase 3, limite = 80 giorni (era 90 giorni)?");
    let driver = driver
        .keys("right enter")
        .says("Annullato: fase 3, limite torna a 90 giorni.");
    assert_eq!(
        value(&driver, "clocks.migration.limit").as_deref(),
        Some("90d")
    );
    let driver = driver
        .says("►   Limite                  90 giorni")
        .keys("U right enter");
    assert_eq!(
        value(&driver, "clocks.migration.limit").as_deref(),
        Some("80d")
    );
}

#[test]
fn a_colleague_who_set_another_value_meanwhile_is_a_clash() {
    for told in [false, true] {
        let driver = on_limit().keys("enter 80");
        let driver = colleague_sets(driver, "clocks.migration.limit", Some("85d"));
        let driver = if told { driver.told() } else { driver };
        let driver = driver
            .keys("enter")
            .says("CONFLITTO  Fase 3, limite")
            .says("nel file     85 giorni (A.B., 29/08/2025 09:41)")
            .says("la tua       80 giorni (G.T., non salvata)")
            .says("prima        90 giorni")
            .says("A.B. ha scritto questo valore mentre il modulo era aperto.");
        assert_eq!(driver.saves, 0);
        let theirs = driver.clone().keys("right enter");
        assert_eq!(
            value(&theirs, "clocks.migration.limit").as_deref(),
            Some("85d")
        );
        theirs.says("►   Limite                  85 giorni");
        driver
            .clone()
            .keys("esc")
            .says("Valore     80")
            .keys("enter")
            .says("CONFLITTO");
        let mine = driver
            .keys("right right enter")
            .says("Era        85 giorni")
            .keys("enter")
            .says("Motivo: manca.");
        assert_eq!(mine.saves, 0);
        let mine = mine.text("accordo del 28").keys("enter");
        assert_eq!(
            value(&mine, "clocks.migration.limit").as_deref(),
            Some("80d")
        );
    }
}

#[test]
fn in_a_clash_long_values_are_shown_whole() {
    let driver = Driver::waiting_for_us().keys("m 4 down enter down down space");
    let theirs = "test_debug_done training_done maintenance_start";
    let driver = colleague_sets(driver, "clocks.test_training.to", Some(theirs)).keys("enter");
    for text in [
        "Formazione conclusa e Avvio\n              del mantenimento (A.B.",
        "Formazione conclusa e\n              Pubblicazione contenuti (G.T., non salvata)",
        "prima        l'ultimo tra Test e debug conclusi e Formazione conclusa",
    ] {
        assert!(
            driver.screen().contains(text),
            "{text}\n{}",
            driver.screen()
        );
    }
}

#[test]
fn another_value_of_a_colleague_does_not_clash_and_the_cursor_stays() {
    let driver = colleague_sets(on_limit().keys("enter 80"), "info.cup", Some("J81F22"));
    let driver = driver.keys("enter");
    assert_eq!(
        value(&driver, "clocks.migration.limit").as_deref(),
        Some("80d")
    );
    let driver = colleague_sets(on_limit(), "clocks.content.limit", None).told();
    driver
        .says("A.B.")
        .says("►   Limite                  90 giorni");
}

#[test]
fn a_file_that_may_only_be_looked_at_shows_its_plan_and_no_key_that_writes() {
    let driver = Driver::waiting_for_us()
        .read_only(LookOnly::Asked)
        .keys("m 3 down down");
    let driver = driver.says("Fase 3, limite: 90 giorni");
    let hints = driver.hints();
    assert!(
        !hints.contains("modifica") && !hints.contains("Canc"),
        "{hints}"
    );
    for key in ["enter", "c", "f2", "del"] {
        let driver = driver.clone().keys(key);
        assert!(driver.message().starts_with("SOLA LETTURA: "), "{key}");
        driver.keeps_quiet_about("MODIFICA");
    }
}

#[test]
fn an_untouched_form_closes_and_a_changed_one_asks() {
    on_limit().keys("enter esc").keeps_quiet_about("MODIFICA");
    on_limit()
        .keys("enter 80 esc")
        .says("Il modulo non è salvato.")
        .keys("2")
        .says("►   Limite");
    Driver::waiting_for_us()
        .keys("m 4 enter down esc")
        .says("Il modulo non è salvato.");
    on_limit()
        .keys("enter enter")
        .says("Niente è cambiato: era già così.");
}

#[test]
fn the_journal_leads_from_a_setting_to_its_phase() {
    let driver = Driver::waiting_for_us().keys("m 7 enter 15 enter l enter");
    driver.says("► · 7 Assistenza");
}

#[test]
fn any_plan_is_listed_and_a_new_dossier_is_created_by_its_first_value() {
    let three = Driver::new("2025-02-01", super::driver::empty("three")).keys("m G enter");
    three.says("MODIFICA").keys("esc esc").says("Fase  ");
    let driver = Driver::first_start()
        .keys("m enter")
        .text("Sito")
        .keys("enter");
    assert_eq!(
        (driver.saves, driver.row(0).starts_with("Sito · ")),
        (1, true)
    );
    driver.says("Impostato: titolo = Sito (era Sito e servizi digitali).");
}

#[test]
fn whose_desk_it_is_is_chosen_and_the_whole_screen_follows() {
    let driver = on_value("Noi siamo")
        .says("Noi siamo               Amministrazione")
        .keys("enter down down")
        .says("fornitore")
        .keys("enter")
        .says("Noi siamo               fornitore");
    assert_eq!(value(&driver, "us").as_deref(), Some("supplier"));
    let list = driver.keys("esc");
    assert!(
        list.row_with("3 Migrazione").contains("Ammini"),
        "{}",
        list.screen()
    );
    assert!(list.row_with("4 Test").contains("noi"), "{}", list.screen());
    assert!(list.row(2).contains("Tocca a noi da"), "{}", list.screen());
    let back = list.keys("u right enter");
    assert_eq!(value(&back, "us"), None);
    assert!(
        !back.row_with("3 Migrazione").contains("Ammini"),
        "{}",
        back.screen()
    );
    back.says("TOCCA A NOI da");
}

#[test]
fn who_acts_is_ticked_among_the_parties() {
    let on_actor = || Driver::waiting_for_us().keys("m 4 up up up up up up up up up enter");
    let key = "milestones.migration_verified.actor";
    let driver = on_actor()
        .says("[x] Amministrazione")
        .keys("down space")
        .says("[x] fornitore")
        .says("Diventa    Amministrazione e fornitore")
        .keys("enter");
    assert_eq!(value(&driver, key).as_deref(), Some("both"));
    let list = driver.keys("esc");
    assert!(
        list.row_with("3 Migrazione").contains("insieme"),
        "{}",
        list.screen()
    );
    let back = list.keys("u right enter");
    assert_eq!(value(&back, key).as_deref(), Some("administration"));
    let nobody = on_actor()
        .keys("space enter")
        .says("almeno una parte, con Spazio");
    assert_eq!(nobody.saves, 0);
    let english = Driver::waiting_for_us()
        .in_english()
        .keys("m 3 up up up up up up");
    english
        .says("Phase 2, who acts")
        .says("Phase 2, optional events");
}

//! Leaving a form, and moving in it.

use super::driver::Driver;

#[test]
fn esc_on_an_untouched_form_closes_it() {
    Driver::waiting_for_us()
        .keys("enter esc")
        .keeps_quiet_about("REGISTRA");
}

#[test]
fn esc_on_a_changed_form_asks_and_loses_nothing() {
    let asked = Driver::waiting_for_us()
        .keys("enter 28/8 esc")
        .says("Il modulo non è salvato.")
        .says("► torna al modulo    lascia in sospeso    salva    scarta");
    asked
        .clone()
        .keys("enter")
        .says("28/8              = gio 28/08/2025");
    let saved = asked.clone().keys("right right enter");
    assert_eq!(
        saved.recorded("migration_verified").as_deref(),
        Some("2025-08-28")
    );
    let discarded = asked.clone().keys("right right right right enter");
    assert_eq!((discarded.saves, discarded.kept.is_some()), (0, false));
    discarded
        .keeps_quiet_about("REGISTRA")
        .keeps_quiet_about("riprende il modulo");
    // Nothing else answers.
    asked
        .keys("s y n q x 1 2 / space")
        .says("► torna al modulo")
        .says("Nessuna lettera risponde");
}

#[test]
fn saving_while_leaving_still_refuses_and_still_doubts() {
    let refused = Driver::waiting_for_us().keys("enter 31/9 esc right right enter");
    assert_eq!(refused.saves, 0);
    refused.says("settembre ha 30 giorni").says("REGISTRA");
    let doubted = Driver::waiting_for_us().keys("enter 20/8 esc right right enter");
    assert_eq!(doubted.saves, 0);
    doubted.says("Salvare lo stesso?");
}

#[test]
fn ctrl_c_leaves_at_once_where_nothing_is_lost() {
    for keys in [
        "ctrl-c",
        "enter ctrl-c",
        "? ctrl-c",
        "r ctrl-c",
        "tab ctrl-c",
    ] {
        assert!(Driver::waiting_for_us().keys(keys).quit, "{keys}");
    }
}

#[test]
fn ctrl_c_on_a_changed_form_asks_and_leaves_on_the_second() {
    let asked = Driver::waiting_for_us().keys("enter 28/8 ctrl-c");
    assert!(!asked.quit);
    let asked = asked.says("Il modulo non è salvato.");
    let left = asked.clone().keys("ctrl-c");
    assert!(left.quit && left.saves == 0);
    assert!(left.kept.is_some(), "what was typed is kept");
    let stayed = asked.clone().keys("esc");
    assert!(!stayed.quit);
    let asked_again = stayed.says("28/8").keys("ctrl-c");
    assert!(!asked_again.quit);
    let kept = asked.clone().keys("right enter");
    assert!(kept.quit && kept.saves == 0 && kept.kept.is_some());
    let discarded = asked.keys("left right right right enter");
    assert!(discarded.quit && discarded.saves == 0 && discarded.kept.is_none());
}

#[test]
fn ctrl_c_in_the_help_of_a_changed_form_comes_back_to_ask() {
    let driver = Driver::waiting_for_us().keys("enter 28/8 f1 ctrl-c");
    assert!(!driver.quit);
    driver.says("► torna al modulo    esci e tieni    salva    esci e scarta");
}

#[test]
fn q_quits_from_the_list_and_is_a_letter_in_a_form() {
    assert!(Driver::waiting_for_us().keys("q").quit);
    let form = Driver::waiting_for_us().keys("enter tab q1/2025");
    assert!(!form.quit);
    form.says("q1/2025");
}

#[test]
fn a_field_is_edited_as_in_a_shell() {
    for (keys, line) in [
        ("abc ctrl-u x", "Protocollo x"),
        ("abc space def ctrl-w", "Protocollo abc"),
        ("abc home x", "Protocollo xabc"),
        ("abc ctrl-a x", "Protocollo xabc"),
        ("abc left bs", "Protocollo ac"),
        ("abc left left del", "Protocollo ac"),
        ("abc home ctrl-k x", "Protocollo x"),
    ] {
        Driver::waiting_for_us()
            .keys("enter tab")
            .keys(keys)
            .says(line);
    }
}

#[test]
fn the_hints_are_those_of_the_field() {
    let driver = Driver::waiting_for_us().keys("enter");
    assert_eq!(
        driver.hints(),
        "Invio salva  Tab campo  ↑↓ giorno  Pag↑↓ mese  Esc indietro  F1 aiuto"
    );
    let driver = driver.keys("tab");
    assert_eq!(
        driver.hints(),
        "Invio salva  Tab campo  Esc indietro  F1 aiuto"
    );
    let driver = driver.keys("tab");
    assert_eq!(
        driver.hints(),
        "Invio salva  Tab campo  ↑↓ scegli  Esc indietro  F1 aiuto"
    );
}

#[test]
fn a_source_is_chosen_by_arrow_blank_or_letter() {
    for (keys, word) in [
        ("down", "verbale"),
        ("space", "verbale"),
        ("p", "PEC"),
        ("p p", "protocollo"),
        ("v del", ""),
    ] {
        Driver::waiting_for_us()
            .keys("enter tab tab tab")
            .keys(keys)
            .says(format!(" Fonte      {word}").trim_end());
    }
}

#[test]
fn up_and_down_go_between_fields_of_text() {
    let (_, on_note) = Driver::waiting_for_us()
        .keys("enter tab tab tab tab")
        .frame();
    let (_, back) = Driver::waiting_for_us()
        .keys("enter tab down down up down")
        .frame();
    assert!(on_note.is_some());
    assert_eq!(back.map(|at| at.x), on_note.map(|at| at.x));
}

#[test]
fn a_long_text_scrolls_with_its_cursor() {
    let long = "x".repeat(100) + "fine";
    let driver = Driver::waiting_for_us()
        .keys("enter tab")
        .text(&long)
        .says("xxfine");
    let (_, cursor) = driver.frame();
    assert_eq!(cursor.unwrap().x, 78);
    driver
        .keys("home")
        .says("Protocollo xxxx")
        .keeps_quiet_about("fine");
}

#[test]
fn the_cursor_stands_where_the_next_letter_comes_whatever_is_typed() {
    for (text, columns) in [
        ("perché", 6),
        ("日本", 4),
        ("e\u{301}", 1),
        ("\u{202e}ab", 3),
    ] {
        let driver = Driver::waiting_for_us().keys("enter tab").text(text);
        assert_eq!(driver.frame().1.unwrap().x, 12 + columns, "{text:?}");
    }
    let driver = Driver::waiting_for_us()
        .in_ascii()
        .keys("enter tab")
        .text("perché");
    assert_eq!(driver.says("perche'").frame().1.unwrap().x, 12 + 7);
}

/// The row of a field, by its name at the beginning.
fn field_row(driver: &Driver, name: &str) -> Option<usize> {
    let screen = driver.screen();
    let begins = |row: &&str| row.chars().skip(1).take(name.len()).eq(name.chars());
    screen.lines().position(|row| begins(&row))
}

#[test]
fn the_effect_has_rows_before_optional_fields() {
    for rows in 12..=24 {
        let form = Driver::waiting_for_us().sized(60, rows).keys("3 s");
        assert!(field_row(&form, "Effetto").is_some(), "{}", form.screen());
    }
    let form = Driver::waiting_for_us().sized(60, 15).keys("3 s");
    assert!(field_row(&form, "Nota").is_none());
    form.clone().says("↓");
    let last = form.keys("tab tab tab tab tab tab");
    assert!(field_row(&last, "Nota").is_some(), "{}", last.screen());
    assert!(field_row(&last, "Effetto").is_some(), "{}", last.screen());
    // What is wrong with a date covers no field.
    let wrong = Driver::waiting_for_us().sized(60, 15).keys("3 s 99 enter");
    wrong
        .clone()
        .says("99: non è una data")
        .says("nessuno finché la data");
    assert!(field_row(&wrong, "Motivo").is_some(), "{}", wrong.screen());
}

#[test]
fn effects_without_a_row_are_counted() {
    let all = Driver::demonstration().keys("3 s tab down backtab 20/8");
    let (at, rows) = (field_row(&all, "Effetto").unwrap(), all.screen());
    let last = rows.lines().nth(at + 1).unwrap();
    assert!(last.ends_with(" (+4)"), "{last}");
    // One alone is cut, and stands for no other.
    let one = Driver::waiting_for_us().sized(60, 9).keys("enter 1/1/2025");
    assert!(!one.screen().contains("(+"), "{}", one.screen());
}

#[test]
fn the_row_of_what_was_goes_on_below() {
    Driver::demonstration()
        .keys("3 c")
        .says("Era        lun 22/06/2026, prot. 2466/2026, G. ")
        .says("            Torri ");
}

#[test]
fn the_way_back_is_in_the_last_line_of_a_narrow_form() {
    let form = Driver::demonstration().sized(60, 15).keys("enter");
    assert!(form.hints().contains("Esc indietro"), "{}", form.screen());
}

#[test]
fn an_export_says_the_short_title_and_the_whole_day() {
    Driver::demonstration()
        .keys("x")
        .says("Borgomare, situazione a lun 24/08/2026");
}

#[test]
fn an_effect_goes_on_where_fields_are_hidden_in_any_case() {
    Driver::demonstration()
        .sized(60, 15)
        .keys("r s")
        .says("non si ferma");
}

#[test]
fn a_guessed_year_that_lies_far_away_is_seen_beside_a_long_effect() {
    let form = Driver::demonstration().keys("3 s");
    let long = form.clone().keys("tab down backtab 1/3");
    long.says("dom 01/03/2026").says("176 giorni fa");
    let small = form.sized(60, 15).keys("tab down backtab 1/3");
    small.says("dom 01/03/2026").says("176 giorni fa");
}

#[test]
fn every_choice_is_shown_in_one_way_and_its_place_is_never_cut() {
    let form = Driver::waiting_for_us().keys("3 s");
    form.clone().says("solo fase 3, Migrazione  ‹1/3›");
    form.clone()
        .keys("tab")
        .says("solo fase 3, Migrazione  ‹1/3›")
        .says("↑↓ scegli");
    form.keys("tab tab tab tab tab")
        .says("Fonte      nessuna  ‹1/7›")
        .keys("down")
        .says("Fonte      verbale  ‹2/7›");
}

//! Every size there is: nothing panics, nothing is written outside, the cursor is inside.

use super::driver::Driver;
use crono::words::Lang;
use unicode_width::UnicodeWidthStr as _;

/// Every kind of screen, and the keys that lead to it.
const SCENES: [&str; 34] = [
    "",
    "5 tab G",
    "enter",
    "enter 20/8 enter",
    "enter 1 esc",
    "c",
    "n",
    "7 a",
    "5 a",
    "r",
    "r n",
    "l",
    "m",
    "m 4 down enter",
    "m 4 down down enter x",
    "t",
    "t G + + left",
    "t - - end",
    "?",
    "u",
    "5 s tab",
    "4 e 20",
    "5 p 20/11",
    "r e 5",
    "7 s enter tab c",
    "i",
    "i 4 enter enter",
    "i 7 a enter 5 enter enter",
    "d",
    "d 31/7 enter",
    "d 31/7 enter r",
    "m e",
    "m e down x",
    "m e ctrl-u f2",
];

fn scenes() -> Vec<(&'static str, Driver)> {
    let mut scenes: Vec<_> = SCENES
        .iter()
        .map(|keys| {
            (
                *keys,
                Driver::bad_day().keys("4 n promemoria enter").keys(keys),
            )
        })
        .collect();
    let clash = Driver::waiting_for_us()
        .keys("enter 28/8")
        .colleague("migration_verified", "2025-08-27")
        .keys("enter");
    scenes.push(("conflict", clash));
    scenes
}

#[track_caller]
fn holds(name: &str, driver: &Driver) {
    let (columns, rows) = driver.app.size;
    let at = || {
        format!(
            "{name} {columns}x{rows} {:?} ascii {}",
            driver.app.lang, driver.app.ascii
        )
    };
    let (buffer, cursor) = driver.frame();
    if let Some(cursor) = cursor {
        assert!(
            cursor.x < columns && cursor.y < rows,
            "{}: {cursor:?}",
            at()
        );
    }
    for y in 0..rows {
        let last = &buffer[(columns - 1, y)];
        assert!(
            last.symbol().width() <= 1,
            "{}: {:?} sticks out",
            at(),
            last.symbol()
        );
    }
}

/// Draws every scene in these sizes; languages and glyphs take turns.
fn draw_all(sizes: &(impl Iterator<Item = (u16, u16)> + Clone)) {
    for (name, driver) in scenes() {
        let mut driver = driver;
        for (turn, (columns, rows)) in sizes.clone().enumerate() {
            driver = driver.sized(columns, rows);
            driver.app.lang = Lang::ALL[turn % 2];
            driver.app.ascii = turn % 4 > 1;
            holds(name, &driver);
        }
    }
}

#[test]
fn every_width_at_telling_heights() {
    // From 130 columns on only blanks are added, and below 24 rows.
    let heights = [1, 4, 5, 8, 10, 15, 24, 100];
    draw_all(&heights.into_iter().flat_map(|rows| {
        let every = (1..130).step_by(if rows > 24 { 13 } else { 1 });
        let wider = (130..=300).step_by(17);
        every.chain(wider).map(move |columns| (columns, rows))
    }));
}

#[test]
fn every_height_at_telling_widths() {
    let widths = [1, 19, 20, 40, 60, 79, 80, 120, 300];
    draw_all(&widths.into_iter().flat_map(|columns| {
        let every = (1..=45).step_by(if columns > 120 { 5 } else { 1 });
        every
            .chain((46..=100).step_by(9))
            .map(move |rows| (columns, rows))
    }));
}

#[test]
fn in_both_languages_and_both_sets_of_glyphs_at_the_sizes_in_use() {
    for (columns, rows) in [
        (1, 1),
        (19, 4),
        (20, 5),
        (40, 10),
        (60, 15),
        (80, 24),
        (120, 35),
        (160, 50),
    ] {
        for (name, mut driver) in scenes() {
            driver = driver.sized(columns, rows);
            for lang in Lang::ALL {
                for ascii in [false, true] {
                    (driver.app.lang, driver.app.ascii) = (lang, ascii);
                    holds(name, &driver);
                    let screen = driver.screen();
                    assert!(!ascii || screen.is_ascii(), "{name}\n{screen}");
                }
            }
        }
    }
}

#[test]
fn a_smaller_screen_keeps_the_sentences_the_selected_row_and_the_hints() {
    for (columns, rows) in [(80, 16), (60, 15), (60, 10), (40, 10), (40, 8), (40, 6)] {
        let driver = Driver::waiting_for_us().sized(columns, rows);
        let screen = driver.screen();
        assert!(driver.row(1).starts_with("▲ Mancano 6 giorni"), "{screen}");
        assert!(driver.row(2).starts_with("  TOCCA A NOI"), "{screen}");
        // The act is named whole, and before it since when, where both have room.
        assert!(
            driver.row(2).contains("erifica della migrazione"),
            "{screen}"
        );
        let since = driver.row(2).contains("da 7 giorni");
        assert_eq!(since, columns >= 60, "{screen}");
        assert!(screen.contains("► ▲ 3 Migrazione"), "{screen}");
        assert!(driver.hints().contains("? aiuto"), "{screen}");
    }
}

#[test]
fn the_smallest_screen_says_phase_days_and_whose_turn() {
    assert_eq!(Driver::waiting_for_us().sized(19, 4).row(0), "▲3 6g NOI");
    assert_eq!(Driver::waiting_for_us().sized(10, 1).row(0), "▲3 6g NOI");
}

#[test]
fn a_form_on_a_small_screen_keeps_the_field_with_the_cursor() {
    for rows in 8..24 {
        let mut driver = Driver::waiting_for_us().sized(60, rows).keys("enter");
        for _ in 0..8 {
            let (_, cursor) = driver.frame();
            assert!(cursor.is_some(), "60x{rows}\n{}", driver.screen());
            driver = driver.keys("tab");
        }
    }
}

#[test]
fn a_question_on_a_small_screen_is_legible() {
    for rows in 5..24 {
        let driver = Driver::waiting_for_us()
            .keys("enter 20/8 enter")
            .sized(60, rows);
        driver
            .says("Salvare lo stesso?")
            .says("► torna al modulo    salva");
    }
}

#[test]
fn a_wider_screen_shows_the_pane_beside_and_what_comes_next_below() {
    let driver = Driver::waiting_for_us().sized(120, 35);
    assert!(driver.row(4).contains("3 Migrazione, integrazione"));
    driver
        .says("Prossime date")
        .says("Ultime modifiche")
        .says("dom 21/09/2025   23  fase 4");
}

#[test]
fn the_form_beside_the_pane_covers_neither_list_nor_pane() {
    Driver::waiting_for_us()
        .sized(120, 35)
        .keys("enter")
        .says("REGISTRA")
        .says("3 Migrazione, integrazione")
        .says("8 Mantenimento");
}

#[test]
fn on_sixty_columns_the_sentences_above_are_cut_where_it_hurts_least() {
    let driver = Driver::demonstration().sized(60, 15);
    assert_eq!(
        driver.row(1),
        "■ IN RITARDO di 15 giorni: fase 3. Anche: n. 3 scade oggi."
    );
    assert_eq!(
        driver.row(2),
        "  TOCCA A NOI da 63 giorni: Verifica della migrazione (+1)."
    );
    let driver = Driver::demonstration().sized(50, 15).in_english();
    assert_eq!(driver.row(1), "■ LATE by 15 days: phase 3. 2 not met.");
}

#[test]
fn what_an_event_waits_for_does_not_touch_whose_turn_it_is() {
    Driver::demonstration()
        .in_english()
        .keys("6")
        .says("after the publication of the        supplier");
}

#[test]
fn what_can_be_done_to_a_clock_is_hinted_where_there_is_room() {
    let driver = Driver::demonstration().sized(160, 50).keys("3");
    driver
        .says("s sospendi  e estendi  p promessa")
        .says("q esci  ? aiuto");
}

#[test]
fn the_way_back_stays_among_the_hints_of_a_view() {
    // With something to undo and to do again.
    let driver = Driver::waiting_for_us().keys("n").text("Prima");
    let driver = driver
        .keys("enter n")
        .text("Seconda")
        .keys("enter u right enter");
    for lang in [driver.clone(), driver.in_english()] {
        let back = lang.app.lang.pick("q indietro", "q back");
        for view in ["m", "l", "r", "t"] {
            for columns in [60, 80] {
                let driver = lang.clone().sized(columns, 24).keys(view);
                driver.says(back);
            }
        }
    }
}

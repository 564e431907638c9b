//! How the states look, with colour and without.

use std::fmt::Write as _;

use super::driver::{Driver, TO_LATENESS, TO_MIGRATION, text_of};
use ratatui::style::{Color, Modifier};

/// Glyph, number and word of every row of the list: symbol, colours, modifiers.
fn cells(driver: &Driver) -> String {
    let (buffer, _) = driver.frame();
    let mut dump = String::new();
    for y in 5..13 {
        for (name, columns) in [("glyph", 2..3), ("number", 54..58), ("word", 59..70)] {
            let cell = columns
                .map(|x| &buffer[(x, y)])
                .find(|cell| cell.symbol() != " ");
            let Some(cell) = cell else { continue };
            let (fg, bg, how) = (cell.fg, cell.bg, cell.modifier);
            writeln!(dump, "{y:>2} {name:<6} {} {fg} {bg} {how:?}", cell.symbol()).unwrap();
        }
    }
    dump
}

#[test]
fn the_cells_of_the_states_with_colour() {
    insta::assert_snapshot!("soon", cells(&Driver::waiting_for_us()));
    insta::assert_snapshot!("late", cells(&Driver::bad_day()));
}

#[test]
fn the_cells_of_the_states_without_colour() {
    insta::assert_snapshot!(
        "soon_plain",
        cells(&Driver::waiting_for_us().without_colour())
    );
    insta::assert_snapshot!("late_plain", cells(&Driver::bad_day().without_colour()));
}

#[test]
fn an_overdue_clock_does_not_look_like_an_old_breach() {
    for driver in [Driver::bad_day(), Driver::bad_day().without_colour()] {
        let (late, old) = (driver.cell_at("in ritardo"), driver.cell_at("1 dopo"));
        // The first is in the sentence above; the cell of the list is the one that counts.
        let (buffer, _) = driver.frame();
        let (late_word, late_glyph) = (&buffer[(59, 8)], &buffer[(2, 8)]);
        assert_ne!(late_word.style(), old.style());
        assert_ne!(late_glyph.symbol(), "×");
        let is_seen = late_word.bg == Color::Red || late_word.modifier.contains(Modifier::REVERSED);
        assert!(is_seen);
        assert!(old.bg == Color::Reset && !old.modifier.contains(Modifier::REVERSED));
        drop(late);
    }
}

#[test]
fn without_colour_no_cell_has_one() {
    for keys in ["", "enter", "enter 20/8 enter", "r", "l", "t", "?", "5 tab"] {
        let (buffer, _) = Driver::bad_day().without_colour().keys(keys).frame();
        let coloured = buffer
            .content()
            .iter()
            .find(|cell| cell.fg != Color::Reset || cell.bg != Color::Reset);
        assert_eq!(coloured, None, "{keys}");
    }
}

#[test]
fn only_the_sixteen_named_colours_are_used_and_black_is_never_bold() {
    for keys in [
        "",
        "enter",
        "enter 20/8 enter",
        "enter 31/9 enter",
        "r",
        "l",
        "t",
        "?",
    ] {
        let (buffer, _) = Driver::bad_day().keys(keys).frame();
        for cell in buffer.content() {
            for colour in [cell.fg, cell.bg] {
                assert!(
                    !matches!(colour, Color::Rgb(..) | Color::Indexed(_)),
                    "{keys}"
                );
            }
            assert!(
                cell.fg != Color::Black || !cell.modifier.contains(Modifier::BOLD),
                "{keys}"
            );
        }
    }
}

#[test]
fn the_selected_row_is_marked_by_a_sign_and_in_reverse() {
    let (buffer, _) = Driver::waiting_for_us().frame();
    assert_eq!(buffer[(0, 7)].symbol(), "►");
    let is_reversed = |x: u16, y: u16| buffer[(x, y)].modifier.contains(Modifier::REVERSED);
    // The whole row, but for what has a background of its own.
    let own = |x: u16| buffer[(x, 7)].bg != Color::Reset;
    assert!((0..80).all(|x| is_reversed(x, 7) || own(x)));
    assert!(!is_reversed(6, 8));
    // With the keyboard in the detail the row keeps its weight only.
    let (buffer, _) = Driver::waiting_for_us().keys("tab").frame();
    assert!(!buffer[(6, 7)].modifier.contains(Modifier::REVERSED));
    assert!(buffer[(6, 7)].modifier.contains(Modifier::BOLD));
}

#[test]
fn due_today_and_overdue_are_told_apart_without_colour() {
    let today = Driver::at("2025-09-04", &[TO_MIGRATION]).without_colour();
    let late = Driver::at("2025-09-05", &[TO_MIGRATION]).without_colour();
    let cell = |driver: &Driver| driver.frame().0[(2, 7)].clone();
    assert_eq!((cell(&today).symbol(), cell(&late).symbol()), ("▼", "■"));
    assert!(today.row(7).contains("scade oggi") && late.row(7).contains("in ritardo"));
}

#[test]
fn an_answered_doubt_and_an_alarm_stand_out() {
    let driver = Driver::at("2025-10-08", &[TO_MIGRATION, TO_LATENESS]).keys("enter 31/9 enter");
    let (buffer, _) = driver.frame();
    assert!(text_of(&buffer).contains("settembre ha 30 giorni"));
    assert_eq!(buffer[(0, 22)].bg, Color::Red);
    let (buffer, _) = Driver::waiting_for_us().keys("enter 20/8 enter").frame();
    assert_eq!(buffer[(0, 22)].bg, Color::Yellow);
}

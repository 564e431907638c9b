//! The mouse, where it is on: a click selects, the wheel goes up and down, and nothing is ever done by it.

use crono::screen::{Message, update};
use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use super::driver::Driver;

pub(super) const CLICK: MouseEventKind = MouseEventKind::Down(MouseButton::Left);
const DOWN: MouseEventKind = MouseEventKind::ScrollDown;
const UP: MouseEventKind = MouseEventKind::ScrollUp;

pub(super) fn event(kind: MouseEventKind, column: u16, row: u16) -> MouseEvent {
    MouseEvent {
        kind,
        column,
        row,
        modifiers: KeyModifiers::NONE,
    }
}

impl Driver {
    /// The mouse at a place; whatever follows from it, no effect does.
    fn mouse(mut self, kind: MouseEventKind, column: u16, row: u16) -> Self {
        let message = Message::Mouse(event(kind, column, row));
        let effects = update(&mut self.app, message);
        assert_eq!(effects, [], "{kind:?} at {column},{row}");
        self
    }

    /// Where a text stands on the screen.
    fn place(&self, text: &str) -> (u16, u16) {
        let screen = self.screen();
        let found = screen.lines().zip(0..).find_map(|(line, y)| {
            let at = line.find(text)?;
            Some((line[..at].chars().count(), y))
        });
        let (x, y) = found.unwrap_or_else(|| panic!("{text:?}: {screen}"));
        (x.try_into().unwrap(), y)
    }

    fn click(self, text: &str) -> Self {
        let (x, y) = self.place(text);
        self.mouse(CLICK, x, y)
    }
}

#[test]
fn a_click_selects_the_row_or_the_event_that_it_hits() {
    for (columns, rows) in [(80, 24), (60, 15), (120, 30), (160, 45)] {
        let driver = Driver::demonstration().sized(columns, rows);
        let driver = driver.click("3 ");
        assert!(driver.row_with("►").contains(" 3 "), "{}", driver.screen());
        // Where nothing stands nothing is hit, and a second click opens nothing.
        let before = driver.screen();
        let driver = driver
            .mouse(CLICK, 0, 0)
            .mouse(CLICK, columns - 1, rows - 1);
        let driver = driver.click(" 3 ").click(" 3 ");
        assert_eq!(driver.screen(), before);
    }
    // An event of the detail, and back to the list.
    let driver = Driver::demonstration().click("5 Contenuti");
    let driver = driver.keys("tab").keys("left").click("Tributi");
    assert!(driver.row_with("Tributi").starts_with('►'));
    let driver = driver.click("1 Piano");
    assert!(driver.app.pane.is_none());
    assert!(driver.row_with("►").contains("1 Piano"));
}

#[test]
fn each_list_has_its_rows() {
    for key in ["r", "l", "t"] {
        let driver = Driver::demonstration().keys(key);
        let (x, y) = driver.place("►");
        let second = driver.app.cursor() + 1;
        let driver = driver.mouse(CLICK, x + 4, y + 1);
        assert_eq!(driver.app.cursor(), second, "{key}: {}", driver.screen());
    }
    // Headings of the plan are no rows.
    let driver = Driver::demonstration().keys("m home");
    let (x, y) = driver.place("►");
    let heading = driver.mouse(CLICK, x + 4, y - 1);
    assert_eq!(heading.app.cursor(), 0);
    let last = heading.keys("end").keys("up up up");
    let (here, (x, y)) = (last.app.cursor(), last.place("►"));
    assert_eq!(last.mouse(CLICK, x, y + 1).app.cursor(), here + 1);
    // What was found is a list like any other.
    let driver = Driver::demonstration().keys("l /").text("gtorri");
    let (x, y) = driver.place("►");
    let driver = driver.mouse(CLICK, x + 9, y + 2).text(" ");
    assert_eq!(driver.app.cursor(), 2);
    assert!(driver.row_with("►").contains("Torri"));
}

#[test]
fn the_wheel_moves_what_lies_under_it() {
    let driver = Driver::demonstration().keys("home");
    let driver = driver.mouse(DOWN, 9, 6).mouse(DOWN, 9, 6);
    assert_eq!(driver.app.cursor(), 2);
    assert_eq!(driver.mouse(UP, 9, 6).app.cursor(), 1);
    let driver = Driver::demonstration().keys("l");
    assert_eq!(driver.mouse(DOWN, 9, 6).app.cursor(), 3);
    // The detail scrolls while the mouse is on it, and gives the keyboard back to the list.
    let driver = Driver::demonstration().click("5 Contenuti");
    let (x, y) = driver.place("Pubblicazione contenuti");
    let pane = driver.mouse(DOWN, x, y).mouse(DOWN, x, y);
    assert!(pane.app.pane.is_some(), "{}", pane.screen());
    let phase = pane.app.selected;
    assert_eq!(pane.mouse(UP, 9, 6).app.selected, phase - 1);
    // The help, and nothing behind it.
    let driver = Driver::demonstration().sized(60, 15).keys("?");
    let top = driver.screen();
    let driver = driver.mouse(DOWN, 9, 6).mouse(CLICK, 9, 6);
    assert_ne!(driver.screen(), top);
    assert_eq!(driver.mouse(UP, 9, 6).screen(), top);
}

#[test]
fn in_a_form_and_in_a_question_it_is_nothing() {
    let states = vec![
        Driver::demonstration().keys("enter"),
        Driver::demonstration().keys("enter").text("1/8"),
        Driver::demonstration().keys("n").text("un appunto"),
        Driver::demonstration().keys("n").text("x").keys("enter u"),
        Driver::demonstration()
            .keys("n")
            .text("x")
            .keys("enter u right"),
        Driver::demonstration().keys("i enter"),
        Driver::demonstration().keys("n").text("x").keys("ctrl-c"),
    ];
    for driver in states {
        let (before, saves) = (driver.screen(), driver.saves);
        let mut driver = driver;
        for (column, row) in [
            (2, 6),
            (5, 14),
            (12, 15),
            (12, 18),
            (2, 22),
            (79, 23),
            (900, 900),
        ] {
            for kind in [CLICK, DOWN, UP] {
                driver = driver.mouse(kind, column, row);
            }
        }
        assert_eq!(driver.screen(), before);
        assert_eq!(driver.saves, saves);
    }
}

#[test]
fn a_click_everywhere_saves_nothing_and_draws() {
    for view in ["", "tab", "r", "l", "m", "t", "o", "?", "i", "/"] {
        for (columns, rows) in [(80, 24), (160, 45), (20, 5), (1, 1)] {
            let mut driver = Driver::demonstration().sized(columns, rows).keys(view);
            for row in (0..rows + 2).step_by(5) {
                for kind in [CLICK, DOWN, CLICK, UP] {
                    driver = driver.mouse(kind, columns / 3, row);
                    driver.frame();
                }
            }
            assert_eq!(driver.saves, 0);
        }
    }
}

#[test]
fn after_a_click_enter_does_what_it_does_there() {
    let driver = Driver::waiting_for_us().click("4 ");
    let driver = driver.keys("enter").says("REGISTRA").keys("esc");
    // The form that was left is not taken up by an Enter that is meant for another row.
    let driver = driver.click("3 ").keys("enter");
    assert!(driver.row_with("►").contains(" 3 "), "{}", driver.screen());
}

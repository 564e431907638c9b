//! More keys at once than a hand presses, and Alt, which is Escape and a key.

use crono::screen::{Context, Message, Taken, Unmeant, sort_burst, update};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::driver::Driver;

fn keys(text: &str) -> Vec<KeyEvent> {
    let key = |c| match c {
        '\r' => KeyCode::Enter,
        '\t' => KeyCode::Tab,
        c => KeyCode::Char(c),
    };
    text.chars()
        .map(|c| KeyEvent::new(key(c), KeyModifiers::NONE))
        .collect()
}

/// What of it counts, written out.
fn counts(context: Context, text: &str) -> (String, Option<Unmeant>) {
    let (taken, unmeant) = sort_burst(context, &keys(text));
    let part = |part: &Taken| match part {
        Taken::Key(key) => key.code.to_string(),
        Taken::Text(text) => format!("{text:?}"),
    };
    let parts: Vec<String> = taken.iter().map(part).collect();
    (parts.join(" "), unmeant)
}

#[test]
fn in_a_field_a_burst_is_text_without_its_enters() {
    for context in [Context::Form, Context::Search] {
        for (typed, taken, unmeant) in [
            ("77/2026\r", r#""77/2026""#, Some(Unmeant::Enter)),
            (
                "one two\rthree\r\r",
                r#""one two\nthree""#,
                Some(Unmeant::Enter),
            ),
            ("\r\rone", r#""one""#, Some(Unmeant::Enter)),
            ("15/8\t4712", r#""15/8" Tab "4712""#, None),
            ("perché", r#""perché""#, None),
        ] {
            assert_eq!(
                counts(context, typed),
                (taken.to_owned(), unmeant),
                "{typed:?}"
            );
        }
    }
}

#[test]
fn anywhere_else_it_is_nothing_but_for_a_key_that_only_moves() {
    for context in Context::ALL {
        if matches!(context, Context::Form | Context::Search | Context::Text) {
            continue;
        }
        for typed in [
            "nota urgente\r",
            "e 15\r",
            "jk\rjk",
            "qqqq",
            "uuuu",
            "1234",
            "ssss",
        ] {
            let none = (String::new(), Some(Unmeant::Burst));
            assert_eq!(counts(context, typed), none, "{context:?} {typed:?}");
        }
    }
    for context in [
        Context::Main,
        Context::Requests,
        Context::Help,
        Context::Dossiers,
    ] {
        assert_eq!(counts(context, "jjjj"), ("j j j j".to_owned(), None));
        assert_eq!(counts(context, "kk\r"), ("k k Enter".to_owned(), None));
    }
    assert_eq!(counts(Context::Question, "jjjj").1, Some(Unmeant::Burst));
}

#[test]
fn what_was_left_out_is_said_until_a_key() {
    let left_out = |mut driver: Driver, what| {
        update(&mut driver.app, Message::Unmeant(what));
        driver
    };
    let driver = left_out(Driver::waiting_for_us(), Unmeant::Burst);
    let driver = driver
        .says("Ignorato: molti tasti in un colpo")
        .keys("down");
    driver.keeps_quiet_about("Ignorato");
    let driver = left_out(Driver::waiting_for_us().in_english(), Unmeant::Burst);
    driver.says("Ignored: many keys at once");
    let form = || Driver::waiting_for_us().keys("enter");
    left_out(form(), Unmeant::Enter).says("Invio è arrivato insieme al testo e non conta");
    left_out(form().in_english(), Unmeant::Enter).says("Enter came together with the text");
}

#[test]
fn a_key_with_alt_leaves_a_form_and_does_no_more() {
    for code in [
        KeyCode::Char('5'),
        KeyCode::Enter,
        KeyCode::Char('b'),
        KeyCode::Down,
    ] {
        let mut driver = Driver::waiting_for_us().keys("enter");
        driver.press(code, KeyModifiers::ALT);
        assert!(driver.effects.is_empty());
        driver.keeps_quiet_about("REGISTRA");
    }
    // In a list it is nothing.
    let before = Driver::waiting_for_us();
    for code in [KeyCode::Char('q'), KeyCode::Enter, KeyCode::Char('u')] {
        let mut driver = before.clone();
        driver.press(code, KeyModifiers::ALT);
        assert!(driver.effects.is_empty());
        assert_eq!(driver.screen(), before.screen());
    }
}

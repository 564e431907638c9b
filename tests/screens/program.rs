//! The keys of the program itself, the same everywhere.

use super::driver::Driver;
use crono::screen::{Effect, Message, update};
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// Everywhere the keyboard can be.
const PLACES: [&str; 9] = [
    "",
    "tab",
    "r",
    "l",
    "enter",
    "enter 20/8 enter",
    "enter 1 esc",
    "?",
    "7 a",
];

#[test]
fn ctrl_l_repaints_and_ctrl_z_goes_to_the_shell_from_everywhere() {
    for place in PLACES {
        let driver = Driver::waiting_for_us().keys(place);
        let before = driver.screen();
        let driver = driver.keys("ctrl-l");
        assert_eq!(driver.effects, [Effect::Repaint], "{place}");
        let driver = driver.keys("ctrl-z");
        assert_eq!(driver.effects, [Effect::Suspend], "{place}");
        assert_eq!(driver.screen(), before, "{place}");
    }
}

#[test]
fn f5_reads_the_file_again() {
    for place in ["", "tab", "r", "l"] {
        Driver::waiting_for_us()
            .keys(place)
            .colleague("test_debug_done", "2025-08-28")
            .keys("f5")
            .says("A.B. (a.b.) ha registrato: Test e debug conclusi");
    }
}

#[test]
fn keys_let_go_and_keys_with_alt_do_nothing() {
    let mut driver = Driver::waiting_for_us();
    let before = driver.screen();
    for code in [KeyCode::Enter, KeyCode::Char('q'), KeyCode::Char('n')] {
        let released = KeyEvent {
            kind: KeyEventKind::Release,
            ..KeyEvent::new(code, KeyModifiers::NONE)
        };
        assert_eq!(update(&mut driver.app, Message::Key(released)), []);
        driver.press(code, KeyModifiers::ALT);
    }
    assert!(!driver.quit);
    assert_eq!(driver.screen(), before);
}

#[test]
fn keys_that_mean_nothing_here_change_nothing() {
    for key in ["z", "ctrl-x", "v", "ctrl-y", "bs", "ctrl-a"] {
        let driver = Driver::waiting_for_us();
        let before = driver.screen();
        let driver = driver.keys(key);
        let name = match key {
            "ctrl-x" => "Qui il tasto Ctrl-X non fa nulla",
            "ctrl-y" => "Qui il tasto Ctrl-Y non fa nulla",
            "ctrl-a" => "Qui il tasto Ctrl-A non fa nulla",
            "bs" => "Qui questo tasto non fa nulla",
            letter => &format!("Qui il tasto {letter} non fa nulla"),
        };
        let driver = driver.says(name).says("? elenca quelli che servono.");
        // The next key, and all is as before.
        assert_eq!(driver.keys("up down").screen(), before, "{key}");
    }
}

#[test]
fn a_key_that_can_do_nothing_now_says_so() {
    // Nothing to be taken back, no request on this phase.
    for key in ["u", "a", "U"] {
        let driver = Driver::first_start().keys(key);
        assert!(!driver.message().is_empty(), "{key}");
    }
    let english = Driver::first_start().in_english().keys("z");
    english.says("The key z does nothing here: ? lists those that do.");
    for view in ["l", "m", "t", "r", "o"] {
        let driver = Driver::waiting_for_us().keys(view).keys("z");
        driver.says("Qui il tasto z non fa nulla");
    }
}

#[test]
fn the_title_says_which_file_and_whether_it_is_shared() {
    let mut driver = Driver::waiting_for_us();
    assert!(
        driver
            .row(0)
            .starts_with("Sito e servizi digitali · crono.json ")
    );
    driver.app.file.shared = true;
    assert!(
        driver.row(0).contains("crono.json, condiviso"),
        "{}",
        driver.row(0)
    );
}

#[test]
fn a_file_that_cannot_be_read_any_more_is_said_and_the_last_state_stays() {
    use crono::store::{Fault, StoreError};
    let mut driver = Driver::waiting_for_us();
    let error = StoreError::new("/srv/crono.json".as_ref(), Fault::Missing);
    update(&mut driver.app, Message::Unreadable(error, true));
    let driver = driver
        .says("crono.json non c'è più. Qui resta ciò che si sapeva;")
        .says("► ▲ 3 Migrazione");
    let small = driver.clone().sized(60, 15);
    small.says("finché non torna non si salva.");
    // It is back, and somebody wrote in it meanwhile.
    driver
        .colleague("test_debug_done", "2025-08-28")
        .told()
        .keeps_quiet_about("non c'è più")
        .says("A.B. (a.b.) ha registrato");
}

#[test]
fn a_file_that_is_back_as_it_was_is_no_longer_said_to_be_gone() {
    use crono::store::{Fault, StoreError};
    let folder = Fault::NoFolder("/srv".into());
    for (fault, said) in [
        (Fault::Missing, "crono.json is gone. What was known"),
        (folder, "crono.json is gone. What was known"),
        (Fault::NotADossier, "is not a dossier of crono"),
    ] {
        let mut driver = Driver::waiting_for_us().in_english();
        let error = StoreError::new("/srv/crono.json".as_ref(), fault);
        update(&mut driver.app, Message::Unreadable(error, true));
        let driver = driver.says(said).told();
        assert_eq!(driver.message(), "");
    }
    // What else went wrong stays said.
    let broken = || StoreError::new("/srv/crono.json".as_ref(), Fault::ChangedMeanwhile);
    let driver = Driver::waiting_for_us()
        .disk(Some(broken))
        .keys("enter enter");
    driver.told().says("Non salvato");
}

/// The disk gives an error at the moment, and it is tried again or not.
fn cannot_be_read(mut driver: Driver, again: bool) -> Driver {
    use crono::store::{Fault, FileOperation, Reason, StoreError};
    let fault = Fault::System {
        step: FileOperation::Read,
        reason: Reason::DeviceFailed,
    };
    let error = StoreError::new("/srv/crono.json".as_ref(), fault);
    update(&mut driver.app, Message::Unreadable(error, again));
    driver
}

#[test]
fn what_was_saved_stays_said_until_a_key_and_what_is_heard_of_the_file_stands_beside_it() {
    const SAVED: &str = "Salvato: Verifica della migrazione";
    const TROUBLE: &str = "Non posso leggere crono.json";
    let saved = Driver::waiting_for_us().keys("enter enter").says(SAVED);
    let broken = cannot_be_read(saved.clone(), true);
    for size in [(80, 24), (60, 15), (120, 30), (60, 8), (60, 6), (40, 5)] {
        let broken = broken.clone().sized(size.0, size.1);
        broken.clone().says(TROUBLE).says("Salvato: ");
        // What was done comes first, and the two never share a row.
        let screen = broken.screen();
        let row = |text: &str| screen.lines().position(|line| line.contains(text));
        assert!(row("Salvato: ") < row(TROUBLE), "{size:?}\n{screen}");
    }
    insta::assert_snapshot!("saved_and_unreadable_80x24", broken.screen());
    let narrow = broken.clone().sized(60, 15).in_english();
    insta::assert_snapshot!("saved_and_unreadable_60x15", narrow.screen());
    // Tried often enough, it says how to try once more.
    let given_up = cannot_be_read(broken.clone(), false);
    given_up.says(SAVED).says("F5 riprova.");
    // It can be read again: that is over, and what was saved is said as before.
    let back = broken.clone().told().says(SAVED);
    let back = back.keeps_quiet_about(TROUBLE);
    assert_eq!(back.message(), saved.message());
    // A colleague's change stands beside it as well, and a key ends both.
    let both = back.colleague("test_debug_done", "2025-08-28").told();
    let both = both.says(SAVED).says("A.B. (a.b.) ha registrato");
    both.keys("down")
        .keeps_quiet_about("Salvato")
        .keeps_quiet_about("A.B. (a.b.)");
    // What is wrong with the file closes a question: it could not be answered with a save.
    let asked = saved.keys("u").says("Annullare");
    cannot_be_read(asked, true)
        .says(TROUBLE)
        .keeps_quiet_about("Annullare");
}

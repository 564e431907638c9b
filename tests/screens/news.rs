//! What others did since somebody last looked: the line at the start, and the journal.

use super::driver::{Driver, TO_MIGRATION, day, stamp};
use crono::record::{Draft, Expected, Journal, Mark, Proposal};
use crono::screen::{Effect, LookOnly, Message, update};
use crono::store::{Fault, ReadOnly, StoreError};

/// After a look at the first `n` changes, on the day of the last of them.
fn mark(driver: &Driver, n: u64) -> Mark {
    let written = driver.journal().entry(n).unwrap().stamp.at;
    Mark {
        n,
        written,
        looked: stamp("G.T.", "2025-08-21").at,
    }
}

/// Somebody who had looked at the first `n` of the six changes of M.R.
fn looked_at(n: u64) -> Driver {
    let driver = Driver::waiting_for_us();
    let mark = mark(&driver, n);
    recall(driver, Some(mark))
}

fn recall(mut driver: Driver, mark: Option<Mark>) -> Driver {
    assert_eq!(update(&mut driver.app, Message::LastLooked(mark)), []);
    driver
}

/// The rows of the journal with the sign.
fn signed(driver: &Driver) -> Vec<String> {
    let screen = driver.screen();
    let rows = screen
        .lines()
        .filter(|row| row.chars().nth(1) == Some(if driver.app.ascii { '*' } else { '»' }));
    rows.map(str::to_owned).collect()
}

#[test]
fn the_changes_of_others_are_one_line_until_the_next_key() {
    let driver = looked_at(3);
    assert_eq!(
        driver.message(),
        "3 modifiche di M.R. da gio 21/08 09:41: con l le vedi"
    );
    assert_eq!(driver.clone().keys("down").message(), "");
    assert_eq!(
        looked_at(3).app.notice.map(|notice| notice.alarm),
        Some(false)
    );
    let mut english = Driver::waiting_for_us().in_english();
    let mark = mark(&english, 3);
    english = recall(english, Some(mark)).sized(60, 15);
    assert_eq!(
        english.message(),
        "3 changes by M.R. since Thu 21/08 09:41: l shows them"
    );
    insta::assert_snapshot!("news", driver.screen());
}

#[test]
fn a_single_change_is_told_itself() {
    assert_eq!(
        looked_at(5).message(),
        "M.R. (m.r.) ha registrato: Migrazione e integrazione, ven 22/08/2025."
    );
}

#[test]
fn nothing_new_and_a_first_time_are_no_line_and_no_sign() {
    let first = recall(Driver::waiting_for_us(), None);
    for driver in [looked_at(6), first, Driver::waiting_for_us()] {
        assert_eq!(driver.message(), "");
        let journal = driver.keys("l").says("6 modifiche, la più recente in alto");
        assert!(signed(&journal).is_empty());
        assert!(journal.row_with("►").contains("22/08/25"));
    }
    let new = recall(Driver::first_start(), None);
    assert!(new.message().contains("Fascicolo nuovo"));
}

#[test]
fn what_one_did_oneself_elsewhere_is_no_news() {
    let record = Proposal::Record {
        event: "test_debug_done".parse().unwrap(),
        draft: Draft::on(day("2025-08-28")),
        keep: false,
        expected: Expected::Anything,
    };
    let driver = Driver::waiting_for_us()
        .somebody_does("G.T.", &record)
        .told();
    let mark = mark(&driver, 6);
    let driver = recall(driver.keys("esc"), Some(mark));
    assert_eq!(driver.message(), "");
    assert!(signed(&driver.keys("l")).is_empty());
}

#[test]
fn the_journal_signs_what_is_new_and_begins_with_the_oldest_of_it() {
    let driver = looked_at(3).keys("l").says("6 modifiche, 3 nuove (»)");
    let new = signed(&driver);
    assert_eq!(new.len(), 3, "{new:?}");
    assert!(new[2].starts_with("►»    4 "), "{new:?}");
    assert_eq!(driver.effects, [Effect::Looked]);
    insta::assert_snapshot!("news_journal", driver.screen());
    let one = looked_at(5)
        .in_english()
        .keys("l")
        .says("6 changes, 1 new (»)");
    assert_eq!(signed(&one).len(), 1);
    let mut small = looked_at(3).in_ascii().keys("l").sized(60, 15);
    assert!(
        small
            .row_with("STORICO")
            .ends_with("6 modifiche, 3 nuove (>)")
    );
    assert!(small.row_with(">>").contains("   4 10/03/25"));
    small = small.sized(20, 5).keys("k j");
    assert!(small.row_with(">>").contains('4'));
}

#[test]
fn signs_stay_but_what_was_opened_once_is_not_begun_with_again() {
    let driver = looked_at(3).keys("l esc l");
    assert_eq!(driver.effects, [Effect::Looked]);
    assert_eq!(signed(&driver).len(), 3);
    assert!(driver.row_with("►").contains(" 6 22/08/25"));
    let driver = driver
        .keys("esc")
        .colleague("test_debug_done", "2025-08-28")
        .told()
        .keys("l");
    assert_eq!(signed(&driver).len(), 4);
    assert!(driver.row_with("►").starts_with("►»    7 "));
}

#[test]
fn what_comes_while_the_screen_is_open_is_new_even_the_first_time() {
    let driver = recall(Driver::waiting_for_us(), None)
        .colleague("test_debug_done", "2025-08-28")
        .told()
        .keys("enter esc l");
    assert_eq!(signed(&driver).len(), 1);
    assert!(driver.row_with("►").starts_with("►»    7 "));
}

#[test]
fn a_file_put_back_from_a_backup_counts_anew_what_comes_after() {
    let mut driver = looked_at(6);
    driver.file = Driver::at("2025-08-29", &[&TO_MIGRATION[..4]]).file;
    let driver = driver.told().keys("l esc");
    let driver = driver
        .colleague("test_release", "2025-06-06")
        .told()
        .keys("l");
    assert!(driver.row_with("►").starts_with("►»    5 "));
}

#[test]
fn what_is_more_important_stands_first() {
    let driver = Driver::waiting_for_us();
    let at = mark(&driver, 3);
    let asked = recall(driver.clone().read_only(LookOnly::Asked), Some(at.clone()));
    asked.says(
        "SOLA LETTURA: aperto con --readonly. \
         3 modifiche di M.R. da gio 21/08 09:41: con l le vedi",
    );
    let reason = LookOnly::File(ReadOnly::Newer {
        version: 3,
        ours: 1,
    });
    let newer = recall(driver.clone().read_only(reason), Some(at.clone())).sized(60, 15);
    newer.says("SOLA LETTURA: ").says("con l le vedi");

    let mut damaged = driver.clone();
    let error = StoreError::new("/srv/crono.json".as_ref(), Fault::Missing);
    update(&mut damaged.app, Message::Unreadable(error, true));
    let damaged = recall(damaged, Some(at.clone())).says("con l le vedi");
    damaged.says("crono.json non c'è più");

    // Without a journal nobody knows what is new, and nobody says so.
    let mut unread = driver;
    unread.app.journal = Journal::default();
    unread.app.dossier.rev = 6;
    let unread = recall(unread, Some(at));
    assert_eq!(unread.message(), "");
    assert!(!unread.app.knows_news());
}

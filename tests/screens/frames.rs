//! Whole screens, as a person reads them: four days of the invented contract of Borgomare.

use super::driver::Driver;

/// A frame in both languages.
fn in_both_languages(name: &str, driver: Driver) {
    insta::assert_snapshot!(format!("{name}_it"), driver.screen());
    insta::assert_snapshot!(format!("{name}_en"), driver.in_english().screen());
}

#[test]
fn day_a_the_first_start() {
    in_both_languages("a", Driver::first_start());
}

#[test]
fn day_b_the_verification_is_ours_and_the_clock_runs() {
    in_both_languages("b", Driver::waiting_for_us());
}

#[test]
fn day_c_two_late_at_once() {
    in_both_languages("c", Driver::bad_day());
}

#[test]
fn day_d_upkeep_and_two_requests() {
    in_both_languages("d", Driver::upkeep());
}

#[test]
fn day_b_at_other_sizes() {
    for (columns, rows) in [(60, 15), (40, 10), (120, 35), (160, 50)] {
        let driver = Driver::waiting_for_us().sized(columns, rows);
        insta::assert_snapshot!(format!("b_{columns}x{rows}"), driver.screen());
    }
}

#[test]
fn day_b_in_ascii() {
    let screen = Driver::waiting_for_us().in_ascii().screen();
    assert!(screen.is_ascii());
    insta::assert_snapshot!(screen);
}

#[test]
fn colour_changes_no_letter() {
    let driver = Driver::bad_day();
    assert_eq!(driver.screen(), driver.without_colour().screen());
}

#[test]
fn the_form_of_the_most_urgent_event() {
    in_both_languages("form", Driver::waiting_for_us().keys("enter"));
}

#[test]
fn a_doubtful_date_is_asked_about() {
    let driver = Driver::waiting_for_us().keys("enter 20/8 enter");
    in_both_languages("doubt", driver);
}

#[test]
fn the_view_of_requests() {
    in_both_languages("requests", Driver::upkeep().keys("r"));
}

#[test]
fn the_view_of_the_journal() {
    in_both_languages("journal", Driver::bad_day().keys("l"));
}

#[test]
fn the_help_of_the_list() {
    in_both_languages("help", Driver::waiting_for_us().keys("?"));
}

#[test]
fn two_people_and_one_date() {
    let driver = Driver::waiting_for_us()
        .keys("enter 28/8")
        .colleague("migration_verified", "2025-08-27")
        .keys("enter");
    in_both_languages("conflict", driver);
}

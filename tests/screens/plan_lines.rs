//! A new line of the plan, typed in its view: read back in words at every key, saved as one change.

use super::driver::Driver;
use crono::record::{Op, Proposal, SettingKey};

/// In the form of a new line of phase 4.
fn in_form() -> Driver {
    Driver::waiting_for_us().keys("m 4 a")
}

#[test]
fn a_line_is_read_back_in_words_and_becomes_one_change() {
    let before = Driver::waiting_for_us().file.0.plan.milestones.len();
    let driver = in_form()
        .says("AGGIUNGI EVENTO  fase 4")
        .says("cosa | chi | quanto")
        .text("Verbale di formazione | ditta | 7 g da Formazione")
        .says("Verbale di formazione (fornitore)")
        .says("il fornitore, 7 giorni: dalla fine della formazione")
        .keys("enter")
        .says("Cambia il cronoprogramma di tutti")
        .keys("right enter");
    let plan = &driver.file.0.plan;
    assert_eq!(plan.milestones.len(), before + 1);
    let new = plan.milestone(&"verbale_di_formazione".parse().unwrap());
    assert_eq!(new.unwrap().phase, 4);
    assert!(
        plan.clock(&"verbale_di_formazione".parse().unwrap())
            .is_some()
    );
    let last = driver.file.1.entries().last().unwrap().clone();
    assert_eq!(last.op, Op::Plan);
    let driver = driver.keys("esc u right enter");
    assert_eq!(driver.file.0.plan.milestones.len(), before);
}

#[test]
fn what_is_wrong_with_a_line_is_said_with_the_nearest_that_would_do() {
    let driver = in_form()
        .text("Verbale | dita | 7 g da Formazione")
        .keys("enter");
    assert_eq!(
        driver.file.1.entries().len(),
        in_form().file.1.entries().len()
    );
    driver
        .says("\"dita\"")
        .says("ditta")
        .says("AGGIUNGI EVENTO");
}

#[test]
fn what_a_colleague_alters_elsewhere_meanwhile_stays() {
    let driver = in_form().text("Verbale | ditta | 7 g da Formazione");
    let key = SettingKey::of(&driver.file.0.plan, "clocks.content.limit").unwrap();
    let driver = driver.colleague_does(&Proposal::Set {
        key: key.clone(),
        value: Some("45d".to_owned()),
        expected: None,
    });
    let driver = driver.keys("enter right enter");
    let plan = &driver.file.0.plan;
    assert_eq!(key.value(plan).as_deref(), Some("45d"));
    assert!(plan.milestone(&"verbale".parse().unwrap()).is_some());
}

#[test]
fn a_line_that_was_left_is_taken_up_again() {
    let driver = in_form().text("Verbale | ditta").keys("esc esc");
    driver.keys("enter").says("Verbale | ditta");
}

#[test]
fn what_is_no_line_of_an_event_is_refused_and_the_journal_lists_what_was_added() {
    let entries = in_form().file.1.entries().len();
    for typed in ["# a comment", "[ ] a point", "titolo: Altro"] {
        let driver = in_form().text(typed).says("Qui va un evento").keys("enter");
        assert_eq!(driver.file.1.entries().len(), entries, "{typed}");
    }
    in_form()
        .text("Verbale | ditta | 7 g da Formazione")
        .keys("enter right enter esc l")
        .says("2 valori")
        .says("nuovo: evento \"Verbale\"")
        .says("nuovo: termine \"Verbale\"");
}

#[test]
fn a_message_that_has_no_room_says_that_it_goes_on() {
    let driver = in_form()
        .paste("Consegna | dita | 30 z da Stipula | pippo | pluto | respinge Niente | dopo Niente")
        .keys("enter");
    let screen = driver.screen();
    let message: Vec<&str> = screen.lines().rev().skip(1).take(4).collect();
    assert!(message[0].ends_with('…'), "{screen}");
}

//! What is rejected, said in the form of the date, shown attempt by attempt, and taken back with the keys of a date.

use super::driver::{Driver, empty, write_down};
use crono::record::{Draft, Proposal, Ticking};

/// Delivered, and nothing said of it yet.
fn delivered() -> Driver {
    let mut file = empty("rejection");
    for (event, on) in [
        ("signed", "2026-02-05"),
        ("delivered", "2026-02-13"),
        ("tested", "2026-02-14"),
    ] {
        write_down(&mut file, event, on, "M.R.");
    }
    Driver::new("2026-02-18", file)
}

/// A rejection of the newest attempt.
fn reject(event: &str, on: &str) -> Proposal {
    Proposal::Reject {
        event: event.parse().unwrap(),
        draft: Draft::on(super::driver::day(on)),
        expected: None,
    }
}

fn rejected() -> Driver {
    delivered()
        .keys("1 enter")
        .says("Accepted, fase 1")
        .keys("tab tab")
        .says("Esito")
        .says("accettato")
        .keys("right")
        .says("respinto")
        .says("Motivo")
        .keys("tab")
        .text("manca il gantt")
        .keys("enter")
        // What was tested in the meantime stays, which is asked about.
        .says("com'è: Tested (sab 14/02/2026)")
        .keys("right enter")
}

#[test]
fn the_form_of_a_date_rejects_what_was_delivered() {
    let driver = rejected().says("Salvato: Rejected (1), mer 18/02/2026.");
    let rejection = &driver.file.0.rejections[0];
    assert_eq!(rejection.name().to_string(), "accepted/1");
    assert_eq!(rejection.date.to_string(), "2026-02-18");
    assert_eq!(rejection.reason, "manca il gantt");
    assert_eq!(driver.recorded("delivered"), None);
    assert_eq!(
        driver.recorded("delivered/1").as_deref(),
        Some("2026-02-13")
    );
    // The supplier is awaited again, and has five days.
    driver
        .says("Delivery (2)")
        .says("23/02/26")
        .says("fornitore");
}

#[test]
fn before_it_is_saved_the_form_says_what_it_does() {
    delivered()
        .keys("1 enter tab tab right tab")
        .text("x")
        .says("Delivery (2)")
        .says("check (1): rispettato, 5 giorni su 10");
}

#[test]
fn without_a_reason_nothing_is_saved() {
    let driver = delivered().keys("1 enter tab tab right enter");
    assert!(driver.file.0.rejections.is_empty());
    // Chosen back, the form is that of a date again, which goes without a reason.
    let driver = driver.keys("up left enter");
    assert_eq!(driver.recorded("accepted").as_deref(), Some("2026-02-18"));
}

#[test]
fn the_detail_lists_every_attempt_with_its_rejection_and_why() {
    let driver = rejected().keys("1 tab");
    let driver = driver
        .says("Delivered (1)")
        .says("ven 13/02/2026")
        .says("Rejected (1)")
        .says("motivo: manca il gantt");
    let row = driver.row_with("Rejected (1)");
    assert!(row.contains("mer 18/02/2026"), "{row}");
    // And the next attempt is recorded like the first; what had happened beside that one stays, and is not asked about.
    let driver = driver.keys("esc").on("2026-02-24").keys("1 enter enter");
    assert_eq!(driver.recorded("delivered").as_deref(), Some("2026-02-24"));
    driver
        .says("non rispettata, 6 su 5")
        .keys("1 tab")
        .says("mar 24/02/2026");
}

#[test]
fn it_is_taken_back_like_a_date_and_by_undo() {
    let back = rejected().keys("u").says("Annullare: ").keys("right enter");
    assert!(back.file.0.rejections.is_empty());
    assert_eq!(back.recorded("delivered").as_deref(), Some("2026-02-13"));
    let again = back.keys("ctrl-r").keys("right enter");
    assert_eq!(again.file.0.rejections.len(), 1);
    let form = rejected().keys("1 tab up del").says("TOGLI");
    let kept = form.clone().keys("enter");
    assert_eq!(kept.file.0.rejections.len(), 1, "a reason is wanted");
    let done = form.text("per errore").keys("enter");
    assert!(done.file.0.rejections.is_empty());
    assert_eq!(done.recorded("delivered").as_deref(), Some("2026-02-13"));
}

#[test]
fn its_date_is_corrected_in_the_form_of_a_date() {
    for key in ["c", "enter"] {
        let form = rejected().keys("1 tab up").keys(key);
        let form = form
            .says("CORREGGI")
            .says("mer 18/02/2026")
            .text("17/2/2026");
        let kept = form.clone().keys("enter");
        let date = |driver: &Driver| driver.file.0.rejections[0].date.to_string();
        assert_eq!(date(&kept), "2026-02-18", "{key}: a reason is wanted");
        let done = form.keys("tab").text("errore di battitura").keys("enter");
        assert_eq!(date(&done), "2026-02-17", "{key}");
        let done = done.says("Corretto: Rejected (1), mar 17/02/2026");
        assert_eq!(date(&done.keys("u right enter")), "2026-02-18", "{key}");
    }
}

#[test]
fn a_colleague_who_corrected_its_date_first_is_not_overruled() {
    let form = rejected().keys("1 tab up c").text("16/2/2026");
    let form = form.keys("tab").text("errore");
    let theirs = Proposal::Record {
        event: "accepted/1".parse().unwrap(),
        draft: Draft::on("2026-02-17".parse().unwrap()),
        keep: true,
        expected: crono::record::Expected::Anything,
    };
    let driver = form.colleague_does(&theirs).keys("enter");
    assert_eq!(driver.file.0.rejections[0].date.to_string(), "2026-02-17");
    driver.says("17/02/2026");
}

#[test]
fn what_was_ordered_for_the_attempt_is_named_before_its_rejection_is_taken_back() {
    let extend = Proposal::Extend(Box::new(crono::record::Extension {
        n: 0,
        clock: "delivered/2".parse().unwrap(),
        grant: crono::record::Grant::Days(10),
        granted: super::driver::day("2026-02-18"),
        reason: None,
        document: crono::record::Document::default(),
        stamp: super::driver::stamp("M.R.", "2026-02-18"),
    }));
    let driver = rejected().colleague_does(&extend).told();
    let form = driver.keys("1 tab g down down del").text("per errore");
    let form = form.says("Va via con esso: proroga n. 1");
    form.clone()
        .sized(60, 15)
        .says("Va via con esso: proroga n. 1");
    let done = form.keys("enter");
    assert!(done.file.0.extensions.is_empty());
    let back = done.keys("u right enter");
    assert_eq!(back.file.0.extensions.len(), 1);
}

#[test]
fn a_delivery_that_was_rejected_is_corrected_but_not_taken_away() {
    let at = rejected().keys("1 tab up up");
    let form = at.clone().keys("del").text("x").keys("enter");
    assert!(form.recorded("delivered/1").is_some());
    form.says("accepted/1");
    let corrected = at
        .keys("c")
        .text("12/2/2026")
        .keys("tab")
        .text("data del protocollo")
        .keys("enter");
    assert_eq!(
        corrected.recorded("delivered/1").as_deref(),
        Some("2026-02-12")
    );
}

#[test]
fn a_colleague_who_rejected_it_first_is_not_overruled() {
    let reject = reject("accepted", "2026-02-17");
    let form = delivered().keys("1 enter tab tab right tab").text("x");
    let driver = form.colleague_does(&reject).keys("enter right enter");
    let rejections = &driver.file.0.rejections;
    assert_eq!(rejections.len(), 1, "{rejections:?}");
    assert_eq!(rejections[0].date.to_string(), "2026-02-17");
    driver.says("17/02/2026");
    // Who wanted to accept it learns that it was rejected.
    let driver = delivered()
        .keys("1 enter")
        .colleague_does(&reject)
        .keys("enter");
    let driver = driver.says("CONFLITTO").says("17/02/2026");
    assert_eq!(driver.recorded("accepted"), None);
}

#[test]
fn the_day_before_it_was_not_rejected_and_a_what_if_saves_nothing() {
    let before = rejected().keys("d").text("17/2/2026").keys("enter");
    before
        .says("Check")
        .keeps_quiet_about("Delivery (2)")
        .keys("esc")
        .says("Delivery (2)");
    let tried = delivered()
        .keys("i")
        .keys("1 enter tab tab right tab")
        .text("x")
        .keys("enter")
        .says("Delivery (2)");
    assert!(tried.file.0.rejections.is_empty());
}

#[test]
fn the_list_of_an_event_opens_from_the_rows_of_its_attempts() {
    let point = Proposal::Set {
        key: "milestones.accepted.checklist.gantt".parse().unwrap(),
        value: Some("Il gantt c'è".into()),
        expected: None,
    };
    let driver = delivered().colleague_does(&point).told();
    let rejection = reject("accepted", "2026-02-18");
    let driver = driver.colleague_does(&rejection).told().keys("1 tab");
    // Onto the first of its events, and down to the rejection.
    let driver = driver.keys("g down down");
    let here = driver
        .app
        .pane
        .map(|line| driver.app.events()[line].to_string());
    assert_eq!(here.as_deref(), Some("accepted/1"));
    driver
        .keys("h")
        .says("Lista di controllo: Accepted")
        .says("Il gantt c'è");
}

/// Delivered, a point of the check ticked, and rejected.
fn ticked_and_rejected() -> Driver {
    let mut file = empty("rejection_between");
    for (event, on) in [("signed", "2026-02-05"), ("delivered", "2026-02-13")] {
        write_down(&mut file, event, on, "M.R.");
    }
    let tick = Proposal::Tick(Ticking {
        milestone: "checked".parse().unwrap(),
        points: vec!["complete".parse().unwrap()],
        date: Some(super::driver::day("2026-02-14")),
        note: None,
        expected: None,
    });
    let driver = Driver::new("2026-02-18", file);
    driver
        .colleague_does(&tick)
        .told()
        .colleague_does(&reject("accepted", "2026-02-17"))
        .told()
}

#[test]
fn the_open_list_is_opened_and_the_closed_one_says_so_and_asks() {
    let driver = ticked_and_rejected();
    // Of an event that did not happen there is no row, only its list.
    let here = driver.clone().keys("1 tab").sized(80, 40);
    let screen = here.screen();
    let rows = screen.lines().filter(|row| row.contains("Checked (1)"));
    assert_eq!(rows.count(), 1, "{screen}");
    here.says("Lista di controllo: Checked (1): 1 di 2 punti");
    // Where the cursor is on no event, the list that is being worked on.
    let open = driver
        .clone()
        .keys("1 h")
        .says("Lista di controllo: Checked  ");
    let open = open.says("0/2, 2 aperti").keys("space");
    assert_eq!(open.file.0.ticks.len(), 2);
    // On the rejection its list, and every tick there is a deliberate act.
    let closed = driver.keys("1 tab g down down h");
    let closed = closed
        .says("Lista di controllo: Checked (1)")
        .says("1/2, chiusa");
    let closed = closed.says("È la lista di un tentativo respinto");
    let asked = closed
        .keys("down space")
        .says("ed è chiusa")
        .says("Spuntare lo stesso");
    assert_eq!(asked.file.0.ticks.len(), 1);
    let left = asked.clone().keys("enter");
    assert_eq!(left.file.0.ticks.len(), 1);
    let ticked = asked.keys("right enter");
    assert_eq!(ticked.file.0.ticks.len(), 2);
    assert_eq!(ticked.file.0.ticks[1].event.to_string(), "checked/1");
    // The tick is taken back as deliberately.
    ticked
        .keys("space")
        .says("ed è chiusa")
        .says("Togliere la spunta");
}

#[test]
fn the_form_says_what_goes_with_a_rejection() {
    let driver = checked().keys("1 enter");
    driver
        .says("Accepted, fase 1")
        .keys("tab tab right tab")
        .text("x")
        .says("Resta con il tentativo respinto: Checked (1)");
}

#[test]
fn a_rejection_that_is_undone_names_its_clocks_by_their_labels() {
    let driver = rejected().keys("u right enter");
    let screen = driver.screen();
    assert!(screen.contains("Annullato"), "{screen}");
    assert!(!screen.contains("heck/1"), "{screen}");
    assert!(!screen.contains("elivered/2"), "{screen}");
}

#[test]
fn the_number_of_an_attempt_survives_where_its_name_is_cut() {
    let mut file = empty(crono::plan::SHIPPED_DEFAULT);
    for (event, on) in [
        ("award", "2025-01-20"),
        ("contract_signed", "2025-02-06"),
        ("plan_delivered", "2025-02-14"),
    ] {
        write_down(&mut file, event, on, "M.R.");
    }
    let rejection = |on: &str| reject("plan_accepted", on);
    let driver = Driver::new("2025-02-18", file)
        .colleague_does(&rejection("2025-02-18"))
        .colleague("plan_delivered", "2025-02-24")
        .on("2025-03-20")
        .colleague_does(&rejection("2025-03-03"))
        .told()
        .keys("1 tab")
        .sized(80, 40);
    for (size, lang) in [((80, 40), false), ((60, 40), true), ((48, 40), false)] {
        let driver = driver.clone().sized(size.0, size.1);
        let driver = if lang { driver.in_english() } else { driver };
        let screen = driver.screen();
        for number in ["(1)", "(2)"] {
            let rows = screen.lines().filter(|row| row.contains(number)).count();
            assert!(rows >= 2, "{number} at {size:?}\n{screen}");
        }
    }
    let timeline = driver.keys("esc t").sized(60, 30).screen();
    for number in ["(1)", "(2)"] {
        assert!(timeline.contains(number), "{timeline}");
    }
}

#[test]
fn an_attempt_within_another_stands_in_it_and_what_is_awaited_is_in_sight() {
    let mut file = empty("rejection_within");
    write_down(&mut file, "s", "2026-01-05", "M.R.");
    write_down(&mut file, "d1", "2026-01-10", "M.R.");
    let driver = Driver::new("2026-02-18", file)
        .colleague("d2", "2026-01-12")
        .colleague_does(&reject("a2", "2026-01-14"))
        .colleague("d2", "2026-01-16")
        .colleague_does(&reject("a1", "2026-01-20"))
        .colleague("d1", "2026-01-25")
        .told();
    let events = driver.app.events();
    let names: Vec<String> = events.iter().map(ToString::to_string).collect();
    let in_order = ["s", "d1/1", "d2/1", "a2/1", "d2/2", "a1/1", "d1", "d2"];
    assert_eq!(names[..in_order.len()], in_order);
    // On a low screen the past gives way to what comes next, and the rest is counted.
    let low = driver.sized(80, 16);
    let awaited = low.row_with("○ d2");
    assert!(awaited.contains("attesa"), "{awaited}");
    low.says(", Tab)").keeps_quiet_about("d1 (1)");
}

#[test]
fn a_rejection_has_a_sign_of_its_own_and_is_corrected() {
    let driver = rejected().keys("1 tab").sized(80, 40);
    let row = driver.row_with("Rejected (1)");
    assert!(row.contains("« Rejected (1)"), "{row}");
    let ascii = driver.clone().in_ascii().row_with("Rejected (1)");
    assert!(ascii.contains("< Rejected (1)"), "{ascii}");
    assert!(driver.keys("up").hints().starts_with("Invio correggi"));
}

#[test]
fn beside_its_list_an_attempt_keeps_its_number() {
    let mut file = empty(crono::plan::SHIPPED_DEFAULT);
    for (event, on) in [
        ("award", "2025-01-20"),
        ("contract_signed", "2025-02-06"),
        ("plan_delivered", "2025-02-14"),
        ("plan_accepted", "2025-02-18"),
        ("test_release", "2025-03-18"),
        ("migration_done", "2025-04-18"),
        ("migration_verified", "2025-04-19"),
        ("test_debug_done", "2025-05-01"),
        ("training_done", "2025-05-01"),
        ("content_published", "2025-06-01"),
        ("production_release", "2025-06-10"),
    ] {
        write_down(&mut file, event, on, "M.R.");
    }
    let rejection = |on: &str| reject("acceptance_test", on);
    let test = "acceptance_test".parse().unwrap();
    let point = file.0.plan.milestone(&test).unwrap().checklist[0]
        .id
        .clone();
    let tick = Proposal::Tick(Ticking {
        milestone: "acceptance_test".parse().unwrap(),
        points: vec![point],
        date: Some(super::driver::day("2025-06-11")),
        note: None,
        expected: None,
    });
    let driver = Driver::new("2025-06-20", file)
        .colleague_does(&tick)
        .colleague_does(&rejection("2025-06-12"))
        .colleague("production_release", "2025-06-14")
        .colleague_does(&rejection("2025-06-18"))
        .told()
        .keys("6 tab")
        .sized(80, 60);
    for driver in [driver.clone(), driver.clone().in_english()] {
        let screen = driver.screen();
        let rows: Vec<&str> = screen.lines().filter(|row| row.contains('«')).collect();
        assert_eq!(rows.len(), 2, "{screen}");
        assert!(
            rows[0].contains("(1)") && rows[1].contains("(2)"),
            "{screen}"
        );
        assert!(rows[0].contains("1/"), "{screen}");
    }
    // On what has a list the key that opens it comes right behind Enter, also where there is little room.
    for driver in [driver.clone().sized(80, 24), driver.sized(60, 15)] {
        let first = driver
            .app
            .events()
            .iter()
            .position(|event| event.to_string() == "acceptance_test/1");
        let steps = driver.app.pane.unwrap() - first.unwrap();
        let driver = driver.keys(&"up ".repeat(steps));
        let hints = driver.hints();
        assert!(hints.starts_with("Invio correggi  h punti"), "{hints}");
    }
}

/// Delivered and checked, and nobody has given a verdict yet.
fn checked() -> Driver {
    let mut file = empty("rejection_between");
    for (event, on) in [
        ("signed", "2026-02-05"),
        ("delivered", "2026-02-13"),
        ("checked", "2026-02-15"),
    ] {
        write_down(&mut file, event, on, "M.R.");
    }
    Driver::new("2026-02-18", file)
}

#[test]
fn a_check_that_was_made_before_the_rejection_is_shown_with_its_attempt_and_awaited_anew() {
    let driver = checked()
        .colleague_does(&reject("accepted", "2026-02-17"))
        .told()
        .keys("1 tab");
    let row = driver.row_with("Checked (1)");
    assert!(row.contains("dom 15/02/2026"), "{row}");
    let driver = driver.says("dopo \"Delivered\"");
    // It is corrected under its own name, and not taken away by itself.
    let at = driver.keys("up up");
    let kept = at.clone().keys("del").text("x").keys("enter");
    assert!(kept.recorded("checked/1").is_some());
    kept.says("Checked (1)").says("accepted/1");
    let at = at.keys("c").text("16/2/2026").keys("tab").text("errore");
    let at = at.keys("enter");
    assert_eq!(at.recorded("checked/1").as_deref(), Some("2026-02-16"));
    assert_eq!(at.recorded("checked"), None);
}

#[test]
fn who_checks_what_a_colleague_has_rejected_meanwhile_learns_of_that() {
    let mut file = empty("rejection_between");
    for (event, on) in [("signed", "2026-02-05"), ("delivered", "2026-02-13")] {
        write_down(&mut file, event, on, "M.R.");
    }
    let form = Driver::new("2026-02-18", file).keys("1 enter");
    let form = form.says("Checked, fase 1");
    // The open points are asked about first, as always.
    let driver = form
        .colleague_does(&reject("accepted", "2026-02-17"))
        .keys("enter right enter");
    assert_eq!(driver.saves, 0);
    assert_eq!(driver.recorded("checked"), None);
    driver.says("CONFLITTO").says("17/02/2026");
}

#[test]
fn who_rejects_is_not_late_for_what_another_owes_within_it() {
    let mut file = empty("rejection_within");
    for (event, on) in [
        ("s", "2026-03-30"),
        ("d1", "2026-04-01"),
        ("d2", "2026-04-10"),
    ] {
        write_down(&mut file, event, on, "M.R.");
    }
    let driver = Driver::new("2026-04-30", file);
    let driver = driver.colleague_does(&reject("a2", "2026-04-15"));
    let driver = driver.colleague_does(&reject("a1", "2026-04-30"));
    let driver = driver.told().keys("1 tab");
    // The second attempt was ten days late when the other rejection ended it.
    let row = driver.row_with("no1 (1)");
    assert!(row.contains("gio 30/04/2026"), "{row}");
    assert!(!row.contains("ritardo"), "{row}");
}

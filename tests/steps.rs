//! Registers with several steps, by the real program: an order lived through, what is refused, what leaves.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use std::fs;

use office::{Answer, Office};
use serde_json::{Value, json};

const PLAN: &str = "tests/scenarios/plans/orders.json";

fn on(office: &Office, day: &str, arguments: &[&str]) -> Answer {
    office.run(&[&["--today", day, "--lang", "en"], arguments].concat())
}

fn status(office: &Office, day: &str) -> Value {
    serde_json::from_str(&on(office, day, &["status", "--json"]).done()).unwrap()
}

/// One order, made on 1 March.
fn ordered() -> Office {
    let office = Office::new();
    on(&office, "2026-01-10", &["init", "--plan", PLAN]).done();
    on(&office, "2026-01-10", &["record", "signed", "2026-01-10"]).done();
    let open = ["request", "open", "2026-03-01", "--subject", "desks"];
    on(&office, "2026-03-01", &open).done();
    office
}

fn clock(status: &Value, id: &str) -> Value {
    let mut clocks = status["clocks"].as_array().unwrap().iter();
    clocks
        .find(|clock| clock["id"] == id)
        .cloned()
        .unwrap_or_default()
}

#[test]
fn an_order_goes_from_step_to_step_each_with_its_clock_and_its_owner() {
    let office = ordered();
    let seen = status(&office, "2026-03-10");
    assert_eq!(clock(&seen, "orders:1/delivered")["due"], "2026-03-31");
    assert_eq!(clock(&seen, "orders:1/delivered")["owed_by"], "supplier");
    assert_eq!(clock(&seen, "orders:1/checked"), Value::Null);
    assert_eq!(seen["awaited"][0]["event"], "orders:1/delivered");
    on(
        &office,
        "2026-04-02",
        &["record", "orders:1/delivered", "2026-04-02"],
    )
    .done();
    let seen = status(&office, "2026-04-10");
    assert_eq!(clock(&seen, "orders:1/delivered")["state"], "breached");
    assert_eq!(clock(&seen, "orders:1/checked")["due"], "2026-04-22");
    assert_eq!(
        clock(&seen, "orders:1/checked")["owed_by"],
        "administration"
    );
    // `answer` goes on with the next step.
    on(
        &office,
        "2026-04-12",
        &["request", "answer", "1", "2026-04-12"],
    )
    .done();
    on(
        &office,
        "2026-04-20",
        &["request", "answer", "1", "2026-04-20"],
    )
    .done();
    let seen = status(&office, "2026-05-01");
    assert_eq!(clock(&seen, "orders:1/checked")["state"], "met");
    assert_eq!(clock(&seen, "orders:1/paid")["end"], "2026-04-20");
    // Each step has its own figures.
    let of = |id: &str| {
        let mut all = seen["registers"].as_array().unwrap().iter();
        all.find(|register| register["id"] == id).unwrap().clone()
    };
    assert_eq!(of("orders/delivered")["late"], 1);
    assert_eq!(of("orders/delivered")["worst"], "orders:1/delivered");
    assert_eq!(of("orders/checked")["in_time"], 1);
    assert_eq!(of("orders/paid")["average_days"].to_string(), "8.0");
    assert_eq!(seen["requests"].as_array().unwrap().len(), 3);
    assert_eq!(seen["requests"][1]["clock"], "orders:1/checked");
    assert!(
        on(&office, "2026-05-01", &["validate"])
            .done()
            .contains("sound")
    );
}

#[test]
fn steps_come_in_their_order_and_are_taken_back_from_the_last() {
    let office = ordered();
    let day = "2026-04-12";
    let refused = on(&office, day, &["record", "orders:1/checked", day]);
    assert_eq!(refused.code, Some(1), "{refused:?}");
    assert!(
        refused.err.contains("Delivery no. 1 comes first"),
        "{refused:?}"
    );
    on(
        &office,
        day,
        &["record", "orders:1/delivered", "2026-04-02"],
    )
    .done();
    on(&office, day, &["record", "orders:1/checked", "2026-04-05"]).done();
    let refused = on(
        &office,
        day,
        &["clear", "orders:1/delivered", "--reason", "x"],
    );
    assert!(
        refused.err.contains("Check no. 1 comes after it"),
        "{refused:?}"
    );
    let later = [
        "record",
        "orders:1/delivered",
        "2026-04-07",
        "--reason",
        "x",
    ];
    assert_eq!(on(&office, day, &later).code, Some(1));
    on(
        &office,
        day,
        &["clear", "orders:1/checked", "--reason", "x"],
    )
    .done();
    on(
        &office,
        day,
        &["clear", "orders:1/delivered", "--reason", "x"],
    )
    .done();
    on(&office, day, &["undo", "-y"]).done();
    on(
        &office,
        day,
        &["waive", "orders:1/checked", "--reason", "small"],
    )
    .done();
    on(&office, day, &["record", "orders:1/paid", day]).done();
    assert!(on(&office, day, &["validate"]).done().contains("sound"));
    for wrong in [
        "orders:1",
        "orders:9/paid",
        "orders:1/nothing",
        "orders/paid",
    ] {
        let refused = on(&office, day, &["record", wrong, day]);
        assert_eq!(refused.code, Some(1), "{wrong}: {refused:?}");
    }
}

#[test]
fn a_step_is_suspended_extended_explained_promised_and_exported() {
    let office = ordered();
    let day = "2026-03-10";
    on(
        &office,
        day,
        &["extend", "orders:1/delivered", "10d", "--date", day],
    )
    .done();
    let suspend = ["suspend", day, "--clock", "orders/delivered"];
    on(&office, day, &suspend).done();
    on(&office, "2026-03-15", &["resume", "2026-03-15"]).done();
    let seen = status(&office, "2026-03-15");
    assert_eq!(clock(&seen, "orders:1/delivered")["due"], "2026-04-15");
    on(
        &office,
        "2026-03-15",
        &["expect", "orders:1/delivered", "2026-04-01"],
    )
    .done();
    let why = on(&office, "2026-03-15", &["why", "orders:1/delivered"]).done();
    for said in [
        "orders: Delivery no. 1",
        "Order no. 1",
        "Promised",
        "from the order to the delivery",
    ] {
        assert!(why.contains(said), "{said}: {why}");
    }
    let export =
        |arguments: &[&str]| on(&office, "2026-03-15", &[&["export"], arguments].concat()).done();
    assert!(
        export(&["csv"])
            .contains("orders:1/delivered,request,2,Orders,Orders: Delivery no. 1,desks")
    );
    assert!(export(&["csv", "--table", "requests"]).contains("desks"));
    let ics = export(&["ics"]);
    assert!(ics.contains("orders.1.delivered.due"), "{ics}");
    for format in ["md", "html"] {
        assert!(
            export(&[format]).contains("Orders: Delivery no. 1"),
            "{format}"
        );
    }
    let text = on(&office, "2026-03-15", &["status"]).done();
    assert!(text.contains("Delivery: desks"), "{text}");
}

#[test]
fn the_file_holds_the_steps_as_the_plan_says_them_and_faults_are_named() {
    let office = ordered();
    let file: Value = serde_json::from_str(&office.text()).unwrap();
    let plan: Value = serde_json::from_str(&fs::read_to_string(PLAN).unwrap()).unwrap();
    assert_eq!(file["plan"]["registers"], plan["registers"]);
    assert_eq!(file["format"]["version"], 2);
    assert_eq!(file["requests"][0]["register"], "orders");
    assert_eq!(file["records"][1]["event"], "orders:1/order");
    let faults = |edit: &dyn Fn(&mut Value)| {
        let mut wrong = plan.clone();
        edit(&mut wrong["registers"][0]);
        let path = office.file().with_file_name("wrong.json");
        fs::write(&path, wrong.to_string()).unwrap();
        let other = Office::new();
        let refused = on(
            &other,
            "2026-03-01",
            &["init", "--plan", path.to_str().unwrap()],
        );
        assert_eq!(refused.code, Some(1), "{refused:?}");
        refused.err
    };
    for (edit, said) in [
        (
            &(|r: &mut Value| r["steps"] = json!([r["steps"][0]])) as &dyn Fn(&mut Value),
            "more than two steps",
        ),
        (
            &|r: &mut Value| r["limit"] = json!("3d"),
            "written in each step",
        ),
        (
            &|r: &mut Value| r["steps"][0]["limit"] = json!("3d"),
            "none before it",
        ),
        (
            &|r: &mut Value| r["steps"][2]["id"] = json!("delivered"),
            "is there twice",
        ),
        (&|r: &mut Value| r["steps"][2]["id"] = json!("2"), "digits"),
        (
            &|r: &mut Value| r["steps"][2]["actor"] = json!("nobody"),
            "no party is called",
        ),
        (
            &|r: &mut Value| r["steps"][2]["limt"] = json!("3d"),
            "did you mean \"limit\"",
        ),
        (
            &|r: &mut Value| r["request"] = r["steps"][0].clone(),
            "only one may stand there",
        ),
        (
            &|r: &mut Value| {
                r.as_object_mut().unwrap().remove("steps");
            },
            "request",
        ),
    ] {
        let err = faults(edit);
        assert!(err.contains(said), "{said}: {err}");
    }
}

/// An order of which the check does not apply.
fn unchecked() -> Office {
    let office = ordered();
    let day = "2026-04-12";
    let delivered = ["record", "orders:1/delivered", "2026-04-02"];
    on(&office, day, &delivered).done();
    let waive = ["waive", "orders:1/checked", "--reason", "small"];
    on(&office, day, &waive).done();
    office
}

#[test]
fn a_step_that_does_not_apply_is_passed_over_in_both_directions() {
    let office = unchecked();
    let day = "2026-04-12";
    let refused = on(&office, day, &["record", "orders:1/paid", "2026-04-01"]).refused();
    assert!(refused.contains("Delivery no. 1"), "{refused}");
    assert!(refused.contains("02/04/2026"), "{refused}");
    on(&office, day, &["record", "orders:1/paid", "2026-04-10"]).done();
    // The delivery can neither go nor move past the payment.
    let clear = ["clear", "orders:1/delivered", "--reason", "x"];
    let refused = on(&office, day, &clear).refused();
    assert!(refused.contains("Payment no. 1 comes after"), "{refused}");
    let later = [
        "record",
        "orders:1/delivered",
        "2026-04-11",
        "--reason",
        "x",
    ];
    let refused = on(&office, day, &later).refused();
    assert!(refused.contains("Payment no. 1 comes after"), "{refused}");
    on(&office, day, &["validate"]).done();
    // Two in a row, the last of them not: nothing is recorded on an order that was not delivered.
    let office = ordered();
    for step in ["orders:1/delivered", "orders:1/checked"] {
        on(&office, day, &["waive", step, "--reason", "x"]).done();
    }
    let refused = on(&office, day, &["record", "orders:1/paid", "2026-02-27"]).refused();
    assert!(refused.contains("Order no. 1"), "{refused}");
    on(&office, day, &["record", "orders:1/paid", "2026-03-05"]).done();
    on(&office, day, &["validate"]).done();
    let office = ordered();
    on(
        &office,
        day,
        &["waive", "orders:1/checked", "--reason", "x"],
    )
    .done();
    let refused = on(&office, day, &["record", "orders:1/paid", day]).refused();
    assert!(refused.contains("Delivery no. 1 comes first"), "{refused}");
    // By hand it is found too.
    let office = unchecked();
    on(&office, day, &["record", "orders:1/paid", "2026-04-10"]).done();
    let by_hand = office.text().replace("2026-04-02", "2026-04-11");
    fs::write(office.file(), by_hand).unwrap();
    assert_eq!(on(&office, day, &["validate"]).code, Some(1));
}

#[test]
fn after_a_step_that_does_not_apply_the_next_is_awaited_without_a_term() {
    let office = unchecked();
    let seen = status(&office, "2026-04-12");
    let awaited = |seen: &Value| seen["awaited"][0].clone();
    assert_eq!(awaited(&seen)["event"], "orders:1/paid");
    assert_eq!(awaited(&seen)["since"], "2026-04-02");
    assert_eq!(awaited(&seen)["clock"], Value::Null);
    let paid = clock(&seen, "orders:1/paid");
    assert_eq!(
        (&paid["state"], &paid["due"]),
        (&json!("waiting_no_limit"), &Value::Null)
    );
    assert_eq!(clock(&seen, "orders:1/checked")["state"], "waived");
    let text = on(&office, "2026-04-12", &["status"]).done();
    assert!(text.contains("Payment"), "{text}");
    // Before the delivery the order waits for that alone.
    let office = ordered();
    let day = "2026-03-10";
    on(
        &office,
        day,
        &["waive", "orders:1/checked", "--reason", "x"],
    )
    .done();
    let seen = status(&office, day);
    assert_eq!(awaited(&seen)["event"], "orders:1/delivered");
    assert_eq!(seen["awaited"].as_array().unwrap().len(), 1, "{seen}");
    // The payment is there once it is made.
    let office = unchecked();
    on(
        &office,
        "2026-04-12",
        &["record", "orders:1/paid", "2026-04-10"],
    )
    .done();
    let seen = status(&office, "2026-04-12");
    assert_eq!(seen["awaited"], json!([]));
    let requests = seen["requests"].as_array().unwrap();
    let paid = requests.iter().find(|it| it["clock"] == "orders:1/paid");
    assert_eq!(paid.unwrap()["answered"], "2026-04-10");
    assert_eq!(clock(&seen, "orders:1/paid")["state"], "closed_no_limit");
    // It has no verdict, and the days it took are others than those that the register counts.
    let mut all = seen["registers"].as_array().unwrap().iter();
    let figures = all
        .find(|register| register["id"] == "orders/paid")
        .unwrap();
    assert_eq!(
        (&figures["in_time"], &figures["open"]),
        (&json!(0), &json!(0))
    );
    assert_eq!(
        (&figures["answered"], &figures["average_days"]),
        (&json!(1), &Value::Null)
    );
}

#[test]
fn what_rests_on_a_step_that_does_not_apply_is_said_in_a_sentence() {
    let office = unchecked();
    let day = "2026-04-12";
    on(&office, day, &["record", "orders:1/paid", "2026-04-10"]).done();
    let file = office.text();
    let back = ["clear", "orders:1/checked", "--reason", "it does"];
    let refused = on(&office, day, &back).refused();
    assert!(refused.contains("Payment no. 1 comes after"), "{refused}");
    let order = ["clear", "orders:1/order", "--reason", "x"];
    let refused = on(&office, day, &order).refused();
    assert!(refused.contains("no. 1"), "{refused}");
    assert!(!refused.contains("requests["), "{refused}");
    assert_eq!(office.text(), file);
    on(&office, day, &["clear", "orders:1/paid", "--reason", "x"]).done();
    on(&office, day, &back).done();
    // An entry that was a mistake goes with what was said of its steps, and comes back with it.
    let office = ordered();
    on(
        &office,
        day,
        &["waive", "orders:1/checked", "--reason", "x"],
    )
    .done();
    on(&office, day, &order).done();
    on(&office, day, &["validate"]).done();
    let waivers = |office: &Office| status(office, day)["waivers"].clone();
    assert_eq!(waivers(&office), json!([]));
    on(&office, day, &["undo"]).done();
    assert_eq!(waivers(&office)[0]["event"], "orders:1/checked");
    on(&office, day, &["validate"]).done();
}

#[test]
fn the_steps_of_a_register_have_settings_like_any_other_clock() {
    let office = ordered();
    let day = "2026-03-10";
    let all = on(&office, day, &["get"]).done();
    for line in [
        "clocks.orders/delivered.limit 30d",
        "clocks.orders/delivered.last_day none",
        "clocks.orders/delivered.warn 5",
        "clocks.orders/paid.owed_by none",
        "milestones.orders/order.actor administration",
        "milestones.orders/checked.actor administration",
    ] {
        assert!(all.lines().any(|known| known == line), "{line}: {all}");
    }
    let said = on(
        &office,
        day,
        &["set", "clocks.orders/delivered.limit", "45d"],
    )
    .done();
    assert!(said.contains("orders: Delivery, limit = 45 days"), "{said}");
    let due = |office: &Office| clock(&status(office, day), "orders:1/delivered")["due"].clone();
    assert_eq!(due(&office), "2026-04-15");
    let plan = |office: &Office| {
        let file: Value = serde_json::from_str(&office.text()).unwrap();
        file["plan"]["registers"][0]["steps"].clone()
    };
    assert_eq!(plan(&office)[1]["limit"], "45d");
    on(
        &office,
        day,
        &["set", "milestones.orders/delivered.actor", "both"],
    )
    .done();
    assert_eq!(plan(&office)[1]["actor"], "both");
    // The next step begins with it, and says the same of it.
    assert_eq!(status(&office, day)["awaited"][0]["actor"], "both");
    on(&office, day, &["undo"]).done();
    on(&office, day, &["undo"]).done();
    assert_eq!(due(&office), "2026-03-31");
    assert_eq!(plan(&office)[1]["actor"], "supplier");
    on(&office, day, &["redo"]).done();
    assert_eq!(due(&office), "2026-04-15");
    on(&office, day, &["validate"]).done();
    for (key, value) in [
        ("clocks.orders/delivered.limit", "soon"),
        ("clocks.orders/delivered.owed_by", "nobody"),
        ("clocks.orders/nothing.limit", "3d"),
        ("clocks.orders.limit", "3d"),
        ("clocks.orders/order.limit", "3d"),
        ("milestones.orders/nothing.actor", "both"),
    ] {
        on(&office, day, &["set", key, value]).refused();
    }
}

#[test]
fn a_suspension_that_names_the_register_stops_every_step_of_it() {
    let office = ordered();
    let day = "2026-04-05";
    let answer = ["request", "answer", "1", "2026-04-02"];
    on(&office, day, &answer).done();
    on(&office, day, &["request", "open", "2026-04-03"]).done();
    let told = on(&office, day, &["suspend", day, "--clock", "orders"]).done();
    assert!(told.contains("all orders, phase"), "{told}");
    let seen = status(&office, day);
    for id in ["orders:1/checked", "orders:2/delivered"] {
        assert_eq!(clock(&seen, id)["state"], "suspended", "{id}");
    }
    on(&office, day, &["undo"]).done();
    // One entry is stopped by its number, one step by its name, and no raw name is said of either.
    let told = on(&office, day, &["suspend", day, "--clock", "orders:2"]).done();
    assert!(told.contains("orders: Delivery no. 2"), "{told}");
    assert!(!told.contains("orders:2"), "{told}");
    assert_eq!(
        clock(&status(&office, day), "orders:1/checked")["state"],
        "running"
    );
    on(&office, day, &["undo"]).done();
    let step = ["suspend", day, "--clock", "orders/delivered"];
    let told = on(&office, day, &step).done();
    assert!(told.contains("all numbers"), "{told}");
    assert!(!told.contains("orders/"), "{told}");
    let seen = status(&office, day);
    assert_eq!(clock(&seen, "orders:1/checked")["state"], "running");
    assert_eq!(clock(&seen, "orders:2/delivered")["state"], "suspended");
}

#[test]
fn a_step_behind_what_does_not_apply_has_no_term_to_extend_or_to_stop() {
    let office = ordered();
    let day = "2026-04-05";
    on(&office, day, &["request", "answer", "1", "2026-04-02"]).done();
    let waive = ["waive", "orders:1/checked", "--reason", "no check agreed"];
    on(&office, day, &waive).done();
    for act in [
        &["extend", "orders:1/paid", "10"][..],
        &["extend", "orders:1/checked", "10"],
        &["suspend", day, "--clock", "orders:1/paid"],
    ] {
        let refused = on(&office, day, act).refused();
        assert!(refused.contains("no term here"), "{refused}");
        assert!(refused.contains("does not apply: Check no. 1"), "{refused}");
    }
    // Its origin says from which step its days are counted, and why it has no limit.
    let why = on(&office, day, &["why", "orders:1/paid"]).done();
    assert!(why.contains("Delivery no. 1"), "{why}");
    assert!(why.contains("Thu 02/04/2026"), "{why}");
    assert!(why.contains("does not apply: Check no. 1"), "{why}");
}

#[test]
fn a_step_still_to_come_is_explained_before_it_begins() {
    let office = ordered();
    let why = on(&office, "2026-03-10", &["why", "orders:1/paid"]).done();
    assert!(why.contains("not yet"), "{why}");
    assert!(why.contains("30 days"), "{why}");
    // What is no clock is not offered in its own place.
    let refused = on(&office, "2026-03-10", &["why", "orders/paid"]).refused();
    assert!(!refused.contains("  orders/paid "), "{refused}");
}

#[test]
fn an_entry_that_is_over_is_answered_by_no_earlier_step() {
    let office = ordered();
    let answer = ["request", "answer", "1", "2026-03-10"];
    for _ in 0..3 {
        on(&office, "2026-03-10", &answer).done();
    }
    let again = ["request", "answer", "1", "2026-03-09"];
    let refused = on(&office, "2026-03-10", &again).refused();
    assert!(refused.contains("Payment no. 1"), "{refused}");
}

#[test]
fn what_is_suggested_works_as_it_is_typed_and_an_entry_is_called_by_its_noun() {
    let office = ordered();
    let day = "2026-01-20";
    for (verb, more) in [("extend", Some("5d")), ("why", None)] {
        for typed in ["orders/delivered", "orders:1", "orders"] {
            let line: Vec<&str> = [verb, typed].into_iter().chain(more).collect();
            let refused = on(&office, day, &line).refused();
            let words = refused.split([' ', '?', '.', ',']);
            let mut meant = words.filter(|word| word.starts_with("orders:1/"));
            let meant = meant
                .next_back()
                .unwrap_or_else(|| panic!("{line:?} {refused}"));
            let line: Vec<&str> = [verb, meant].into_iter().chain(more).collect();
            on(&office, day, &line).done();
        }
    }
    let none = on(
        &office,
        day,
        &["request", "answer", "7", "--register", "orders"],
    )
    .refused();
    assert!(!none.contains("request no."), "{none}");
}

#[test]
fn a_step_behind_one_that_does_not_apply_is_counted_from_the_one_before_it() {
    let office = ordered();
    let waive = ["waive", "orders:1/checked", "--reason", "no check"];
    on(&office, "2026-03-02", &waive).done();
    let why = |clock: &str| on(&office, "2026-03-02", &["why", clock]).done();
    let paid = why("orders:1/paid");
    assert!(paid.contains("from the delivery to the payment"), "{paid}");
    let checked = why("orders:1/checked");
    assert!(
        checked.contains("from the delivery to the check"),
        "{checked}"
    );
}

#[test]
fn where_a_step_has_no_term_those_that_have_one_are_named() {
    let office = ordered();
    let waive = |step: &str| {
        let place = format!("orders:1/{step}");
        let waive = ["waive", &place, "--reason", "no"];
        on(&office, "2026-03-02", &waive).done();
    };
    let suspend = |clock: &str| {
        let suspend = ["suspend", "20/3/2026", "--clock", clock, "--reason", "x"];
        on(&office, "2026-03-20", &suspend)
    };
    waive("checked");
    let refused = suspend("orders:1/paid").refused();
    let named = "There is a term here: orders:1/delivered.";
    assert!(refused.contains(named), "{refused}");
    let whole = suspend("orders:1").done();
    assert!(whole.contains("Delivery no. 1"), "{whole}");
    assert!(!whole.contains("Payment no. 1"), "{whole}");
    on(&office, "2026-03-20", &["undo"]).done();
    waive("delivered");
    waive("paid");
    // The entry is there, only none of its steps can be stopped.
    let refused = suspend("orders:1").refused();
    assert!(refused.contains("there is no term here"), "{refused}");
}

/// A sentence that just fits loses its full stop only where nothing comes behind it.
#[test]
fn the_full_stop_between_two_sentences_stays() {
    let office = Office::new();
    let on = |day: &str, arguments: &[&str]| {
        office.run(&[&["--today", day, "--lang", "it"], arguments].concat())
    };
    on("2026-01-01", &["init", "--plan", "lavori"]).done();
    for (event, day) in [
        ("aggiudicazione", "2026-01-05"),
        ("stipula_del_contratto", "2026-01-20"),
        ("consegna_dei_lavori", "2026-02-01"),
        ("inizio_effettivo_dei_lavori", "2026-02-05"),
        ("pagamento_dell_anticipazione", "2026-02-06"),
    ] {
        on(day, &["record", event]).done();
    }
    on("2026-03-10", &["request", "open", "2026-03-10"]).done();
    on("2026-04-01", &["request", "answer", "1", "2026-04-01"]).done();
    let said = on("2026-08-27", &["status"]).done();
    let ours = said.lines().find(|line| line.contains("Tocca a noi"));
    let ours = ours.unwrap();
    assert!(ours.contains("1 non rispettato."), "{ours}");
    assert!(ours.contains(". 1 non rispettato."), "{ours}");
    assert!(!ours.contains("n. 1 1"), "{ours}");
}

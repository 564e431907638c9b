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

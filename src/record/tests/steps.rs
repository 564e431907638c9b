//! What rests on what does not apply, where two people work: a step that was passed over, an item, an entry.

use super::*;

/// An order that was delivered; its check and its payment are to come.
fn ordered() -> Office {
    let step = |id: &str, limit: Option<&str>| {
        let mut step = serde_json::json!({"id": id, "label": id, "actor": "supplier"});
        if let Some(limit) = limit {
            step["limit"] = limit.into();
        }
        step
    };
    let plan = serde_json::json!({"name": "x", "title": "X",
        "phases": [{"number": 1, "id": "one", "title": "One"}],
        "milestones": [{"id": "signed", "phase": 1, "label": "S", "actor": "both", "items": "on"}],
        "clocks": [],
        "registers": [{"id": "orders", "phase": 1, "label": "Orders", "steps": [step("order", None),
            step("delivered", Some("30d")), step("checked", Some("20d")), step("paid", Some("30d"))]}]});
    let mut office = Office {
        dossier: Dossier::new(crate::plan::Plan::from_json(&plan.to_string()).unwrap()),
        journal: Journal::default(),
    };
    office.made("anna", open("2026-01-02"));
    office.made("anna", record("orders:1/delivered", "2026-01-05"));
    office
}

fn waive(place: &str, from: Option<&str>) -> Proposal {
    Proposal::Waive {
        place: place.parse().unwrap(),
        date: from.map(day),
        with_followers: false,
        expected: None,
    }
}

/// What stands in the way of a wish of Anna's, and whose it is.
#[track_caller]
fn in_the_way(office: &Office, wish: Proposal) -> (String, String) {
    let Refusal::Conflict(conflict) = office.refused(wish) else {
        panic!("nothing stands in the way");
    };
    let author = conflict.author.expect("somebody wrote it").login;
    (format!("{:?}", conflict.slot), author)
}

fn slot(slot: &Slot) -> (String, String) {
    (format!("{slot:?}"), "bruno".to_owned())
}

#[test]
fn a_step_that_was_passed_over_is_not_put_back_under_a_later_date() {
    let mut office = ordered();
    office.made("anna", waive("orders:1/checked", Some("2026-01-06")));
    office.made("bruno", record("orders:1/paid", "2026-01-09"));
    let paid = Slot::Record(event("orders:1/paid"));
    assert_eq!(in_the_way(&office, Proposal::Undo), slot(&paid));
    office.made("bruno", clear("orders:1/paid"));
    office.made("anna", Proposal::Undo);
    // Nor is it passed over again where it was done meanwhile.
    office.made("bruno", record("orders:1/checked", "2026-01-07"));
    let checked = Slot::Record(event("orders:1/checked"));
    assert_eq!(in_the_way(&office, Proposal::Redo), slot(&checked));
}

#[test]
fn a_date_does_not_come_back_before_that_of_the_last_step_that_happened() {
    let mut office = ordered();
    office.made("anna", waive("orders:1/checked", Some("2026-01-06")));
    office.made("anna", record("orders:1/paid", "2026-01-09"));
    office.made("anna", Proposal::Undo);
    office.made("bruno", record("orders:1/delivered", "2026-01-10"));
    let delivered = Slot::Record(event("orders:1/delivered"));
    assert_eq!(in_the_way(&office, Proposal::Redo), slot(&delivered));
}

#[test]
fn what_was_said_of_an_entry_or_an_item_needs_it_and_holds_it() {
    let mut office = ordered();
    office.made("anna", open("2026-01-03"));
    office.made("bruno", waive("orders:2/paid", Some("2026-01-06")));
    let said = || Slot::Waiver("orders:2/paid".parse().unwrap());
    assert_eq!(in_the_way(&office, Proposal::Undo), slot(&said()));

    let mut office = ordered();
    office.made("anna", open("2026-01-03"));
    office.made("anna", waive("orders:2/paid", Some("2026-01-06")));
    office.made("anna", Proposal::Undo);
    office.made("bruno", clear("orders:2/order"));
    let entry = Slot::Request("orders".parse().unwrap(), 2);
    assert_eq!(in_the_way(&office, Proposal::Redo).0, slot(&entry).0);

    let mut office = ordered();
    office.made("anna", add("signed", "roof"));
    office.made("bruno", waive("signed:roof", Some("2026-01-06")));
    let said = Slot::Waiver("signed:roof".parse().unwrap());
    assert_eq!(in_the_way(&office, Proposal::Undo), slot(&said));
    office.made("bruno", Proposal::Undo);
    office.made("anna", drop_item("signed", "roof"));
    let item = Slot::Item("signed".parse().unwrap(), "roof".parse().unwrap());
    let Refusal::Conflict(conflict) = office.change("bruno", None, &Proposal::Redo).unwrap_err()
    else {
        panic!("the item is gone");
    };
    assert_eq!(conflict.slot, item);
}

#[test]
fn an_entry_and_an_item_go_with_what_was_said_of_them_and_come_back_with_it() {
    let mut office = ordered();
    office.made("anna", open("2026-01-03"));
    office.made("anna", add("signed", "roof"));
    office.made("anna", waive("orders:2/checked", Some("2026-01-06")));
    office.made("anna", waive("signed:roof", Some("2026-01-06")));
    let said = office.dossier.waivers.clone();
    for gone in [clear("orders:2/order"), drop_item("signed", "roof")] {
        office.made("anna", gone);
        assert!(office.dossier.clone().checked().is_ok());
    }
    assert_eq!(office.dossier.waivers, []);
    office.made("anna", Proposal::Undo);
    office.made("anna", Proposal::Undo);
    assert_eq!(office.dossier.waivers, said);
    assert!(office.dossier.clone().checked().is_ok());
}

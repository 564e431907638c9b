//! Conflicts, numbers, undo and redo.

use super::*;

#[test]
fn a_value_that_is_not_the_expected_one_is_a_conflict_that_names_its_author() {
    let mut office = Office::half_way();
    office.made("bruno", record("migration_verified", "2025-10-07"));
    let seen = |date: Option<&str>| Expected::Date(date.map(day));
    let wish = |event_text: &str, expected| Proposal::Record {
        event: event(event_text),
        draft: Draft::on(day("2025-10-08")),
        keep: true,
        expected,
    };
    let Refusal::Conflict(conflict) = office.refused(wish("migration_verified", seen(None))) else {
        panic!("a date is there");
    };
    assert_eq!(
        (conflict.expected, conflict.present.as_deref()),
        (None, Some("2025-10-07"))
    );
    assert_eq!(conflict.author.unwrap().login, "bruno");
    let same = wish("migration_verified", seen(Some("2025-10-07")));
    assert!(office.change("anna", Some("because"), &same).is_ok());

    office.made("bruno", clear("migration_verified"));
    let gone = office.refused(wish("migration_verified", seen(Some("2025-10-07"))));
    let Refusal::Conflict(conflict) = gone else {
        panic!("the date is gone");
    };
    assert_eq!(
        (conflict.expected.as_deref(), conflict.present),
        (Some("2025-10-07"), None)
    );
    assert_eq!(conflict.author.unwrap().login, "bruno");

    let record = office
        .dossier
        .record(&event("award"))
        .cloned()
        .map(Box::new);
    let looking = wish("award", Expected::Record(record));
    assert!(office.change("anna", Some("because"), &looking).is_ok());
    office.made("bruno", self::record("award", "2025-01-21"));
    assert!(matches!(office.refused(looking), Refusal::Conflict(_)));

    office.made("bruno", set("clocks.content.limit", Some("75d")));
    let setting = Proposal::Set {
        key: "clocks.content.limit".parse().unwrap(),
        value: Some("90d".into()),
        expected: Some(Some("60d".into())),
    };
    let Refusal::Conflict(conflict) = office.refused(setting) else {
        panic!("the limit is another");
    };
    assert_eq!(conflict.present.as_deref(), Some("75d"));
    assert_eq!(conflict.author.unwrap().login, "bruno");
}

#[test]
fn an_edit_of_something_else_clashes_and_alters_nothing() {
    let mut office = Office::half_way();
    let before = office.dossier.clone();
    let stale = Office::half_way()
        .dossier
        .record(&event("award"))
        .cloned()
        .unwrap();
    let other = Record {
        document: Document {
            note: Some("another".into()),
            ..Document::default()
        },
        ..stale.clone()
    };
    let fits = Edit::Setting {
        key: "info.rup".parse().unwrap(),
        before: None,
        after: Some("G. Torri".into()),
        at: None,
    };
    let clashes = Edit::Record {
        event: event("award"),
        before: Some(Box::new(other)),
        after: Some(Box::new(stale)),
        place: None,
    };
    let clash = office
        .dossier
        .apply(&Change::new(Op::Correct, vec![fits, clashes]))
        .unwrap_err();
    assert_eq!(clash.slot, Some(Slot::Record(event("award"))));
    assert_eq!(office.dossier, before);
}

#[test]
fn the_number_of_a_request_is_never_given_twice() {
    let mut office = Office::empty();
    let numbers = |office: &Office| -> Vec<u32> {
        office
            .dossier
            .requests
            .iter()
            .map(|request| request.n)
            .collect()
    };
    office.made("anna", open("2026-02-02"));
    office.made("anna", Proposal::Undo);
    office.made("anna", open("2026-02-03"));
    assert_eq!(numbers(&office), [2], "after an undo");
    office.made("anna", clear("assistance_request:2"));
    office.made("anna", open("2026-02-04"));
    assert_eq!(numbers(&office), [3], "after clearing");
    office.made("anna", Proposal::Undo);
    office.made("anna", Proposal::Redo);
    assert_eq!(numbers(&office), [3], "a redo brings its own number back");
    office.made("bruno", open("2026-02-05"));
    assert_eq!(numbers(&office), [3, 4]);
}

#[test]
fn the_number_of_a_note_is_never_given_twice() {
    let mut office = Office::empty();
    office.made("anna", note("plan", "one"));
    office.made("anna", Proposal::Undo);
    office.made("anna", note("plan", "two"));
    assert_eq!(office.dossier.notes[0].n, 2);
}

#[test]
fn a_note_keeps_its_kind_on_every_place_of_its_phase_and_through_undo_and_redo() {
    for place in ["8", "maintenance", "maintenance_start"] {
        let mut office = Office::empty();
        office.made("anna", logged(place, "training"));
        let made = office.dossier.notes.clone();
        assert_eq!(made[0].kind.as_ref().unwrap().as_str(), "training");
        office.made("anna", Proposal::Undo);
        assert!(office.dossier.notes.is_empty());
        office.made("anna", Proposal::Redo);
        assert_eq!(office.dossier.notes, made, "{place}");
        assert!(office.dossier.clone().checked().is_ok());
        // A plan that keeps no such log has no place for it.
        office.dossier.plan.terms[0].log.remove(1);
        let faults = office.dossier.clone().checked().unwrap_err();
        assert_eq!(faults[0].place, "notes[0]");
        assert_eq!(faults[0].kind, FaultKind::Unknown("training".into()));
    }
}

#[test]
fn past_the_last_number_nothing_is_opened_and_nothing_breaks() {
    let mut office = Office::empty();
    office.made("anna", open("2026-02-02"));
    let last = Event::numbered(&"assistance_request".parse().unwrap(), u32::MAX);
    office.dossier.requests[0].n = u32::MAX;
    office.dossier.records[0].event = last;
    let change = office
        .change("anna", None, &open("2026-02-03"))
        .unwrap()
        .unwrap();
    let before = office.dossier.clone();
    assert!(office.dossier.apply(&change).is_err());
    assert_eq!(office.dossier, before);
}

#[test]
fn undo_takes_back_the_newest_own_change_and_redo_makes_it_again() {
    let mut office = Office::empty();
    office.made("anna", record("award", "2025-01-20"));
    office.made("anna", record("award", "2025-01-21"));
    office.made("bruno", record("contract_signed", "2025-02-06"));
    office.made("anna", Proposal::Undo);
    assert_eq!(office.date("award").as_deref(), Some("2025-01-20"));
    office.made("anna", Proposal::Undo);
    assert_eq!(office.date("award"), None);
    assert_eq!(
        office.date("contract_signed").as_deref(),
        Some("2025-02-06"),
        "bruno's stays"
    );
    assert_eq!(office.refused(Proposal::Undo), Refusal::NothingToUndo);
    office.made("anna", Proposal::Redo);
    assert_eq!(office.date("award").as_deref(), Some("2025-01-20"));
    office.made("anna", Proposal::Redo);
    assert_eq!(office.date("award").as_deref(), Some("2025-01-21"));
    assert_eq!(office.refused(Proposal::Redo), Refusal::NothingToRedo);
    office.made("anna", Proposal::Undo);
    assert_eq!(
        office.date("award").as_deref(),
        Some("2025-01-20"),
        "a redo is undone again"
    );
    let ops: Vec<&str> = office
        .journal
        .entries()
        .iter()
        .map(|e| e.op.as_str())
        .collect();
    assert_eq!(
        ops,
        [
            "record", "correct", "record", "undo", "undo", "redo", "redo", "undo"
        ],
        "all of it stands in the journal"
    );
}

#[test]
fn an_undo_right_after_a_redo_takes_back_just_that() {
    let mut office = Office::half_way();
    office.made("anna", record("content_published:scuola", "2025-12-01"));
    office.made("anna", Proposal::Undo);
    office.made("anna", set("info.rup", Some("G. Torri")));
    office.made("anna", Proposal::Redo);
    office.made("anna", Proposal::Undo);
    assert_eq!(office.date("content_published:scuola"), None);
    assert_eq!(office.dossier.plan.info.rup.as_deref(), Some("G. Torri"));
    office.made("anna", Proposal::Undo);
    assert_eq!(office.dossier.plan.info.rup, None);
}

/// Anna's undo of her newest change, after `later` by Bruno.
fn undo_after(mine: &[Proposal], later: &[Proposal]) -> Result<bool, Refusal> {
    let mut office = Office::half_way();
    for proposal in mine {
        office.made("anna", proposal.clone());
    }
    for proposal in later {
        office.made("bruno", proposal.clone());
    }
    let before = office.dossier.clone();
    let outcome = office.make("anna", &Proposal::Undo);
    match &outcome {
        Ok(_) => assert!(
            office.dossier.checked().is_ok(),
            "an undo leaves a sound dossier"
        ),
        Err(_) => assert_eq!(office.dossier, before, "a conflict alters nothing"),
    }
    outcome
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn undo_of_a_value_that_somebody_changed_since_is_a_conflict_naming_whose() {
    let items_on = || set("milestones.training_done.items", Some("on"));
    let award = || record("award", "2025-01-21");
    for (case, mine, later, conflict) in [
        (
            "corrected since",
            vec![award()],
            vec![record("award", "2025-01-22")],
            true,
        ),
        ("cleared since", vec![award()], vec![clear("award")], true),
        (
            "another value",
            vec![award()],
            vec![record("contract_signed", "2025-02-07")],
            false,
        ),
        (
            "cleared and brought back",
            vec![award()],
            vec![clear("award"), Proposal::Undo],
            false,
        ),
        (
            "a setting changed since",
            vec![set("clocks.content.limit", Some("75d"))],
            vec![set("clocks.content.limit", Some("80d"))],
            true,
        ),
        (
            "a request answered since",
            vec![open("2025-12-01")],
            vec![record("assistance_answer:2", "2025-12-02")],
            true,
        ),
        (
            "a request answered before the date it would have again",
            vec![
                open("2025-12-05"),
                record("assistance_request:2", "2025-12-01"),
            ],
            vec![record("assistance_answer:2", "2025-12-03")],
            true,
        ),
        (
            "a request answered after the date it would have again",
            vec![
                open("2025-12-02"),
                record("assistance_request:2", "2025-12-01"),
            ],
            vec![record("assistance_answer:2", "2025-12-03")],
            false,
        ),
        (
            "an item dated since",
            vec![add("content_published", "polizia")],
            vec![record("content_published:polizia", "2025-12-01")],
            true,
        ),
        (
            "an item of a switch that would be off again",
            vec![items_on()],
            vec![add("training_done", "anagrafe")],
            true,
        ),
        (
            "a dropped item whose switch is off since",
            vec![
                items_on(),
                add("training_done", "anagrafe"),
                drop_item("training_done", "anagrafe"),
            ],
            vec![set("milestones.training_done.items", Some("off"))],
            true,
        ),
        (
            "a cleared item date whose item is gone since",
            vec![clear("content_published:anagrafe")],
            vec![drop_item("content_published", "anagrafe")],
            true,
        ),
        (
            "a cleared answer whose request is gone since",
            vec![clear("assistance_answer:1")],
            vec![clear("assistance_request:1")],
            true,
        ),
        (
            "a setting that the plan could not take back",
            vec![set("clocks.test_training.from", Some("migration_verified"))],
            vec![set(
                "clocks.test_training.to",
                Some("migration_done training_done"),
            )],
            true,
        ),
        (
            "a warning, its limit being shorter since",
            vec![set("clocks.content.warn", None)],
            vec![set("clocks.content.limit", Some("5d"))],
            false,
        ),
    ] {
        match undo_after(&mine, &later) {
            Ok(done) => assert!(done && !conflict, "{case}"),
            Err(Refusal::Conflict(found)) => {
                assert!(conflict, "{case}");
                let whose = found.author.expect(case).login;
                let own = matches!(found.slot, Slot::Setting(SettingKey::From(_)));
                assert_eq!(whose, if own { "anna" } else { "bruno" }, "{case}");
            }
            Err(other) => panic!("{case}: {other:?}"),
        }
    }
}

#[test]
fn redo_ends_where_the_value_changes_again() {
    let mut office = Office::half_way();
    office.made("anna", record("award", "2025-01-21"));
    office.made("anna", Proposal::Undo);
    office.made("bruno", record("award", "2025-01-22"));
    let Refusal::Conflict(conflict) = office.refused(Proposal::Redo) else {
        panic!("the value changed");
    };
    assert_eq!(conflict.author.unwrap().login, "bruno");
    assert_eq!(conflict.present.as_deref(), Some("2025-01-22"));

    // Even where it changed there and back by new changes.
    let mut office = Office::empty();
    office.made("anna", record("award", "2025-01-21"));
    office.made("anna", Proposal::Undo);
    office.made("bruno", record("award", "2025-01-22"));
    office.made("bruno", clear("award"));
    assert!(matches!(
        office.refused(Proposal::Redo),
        Refusal::Conflict(_)
    ));

    // Another value does not matter.
    let mut office = Office::empty();
    office.made("anna", record("award", "2025-01-21"));
    office.made("anna", Proposal::Undo);
    office.made("bruno", record("contract_signed", "2025-02-06"));
    office.made("anna", Proposal::Redo);
    assert_eq!(office.date("award").as_deref(), Some("2025-01-21"));
}

#[test]
fn redo_of_what_lost_its_ground_is_a_conflict() {
    let mut office = Office::half_way();
    office.made("anna", record("content_published:scuola", "2025-12-01"));
    office.made("anna", Proposal::Undo);
    office.made("bruno", drop_item("content_published", "scuola"));
    let Refusal::Conflict(conflict) = office.refused(Proposal::Redo) else {
        panic!("the item is gone");
    };
    assert_eq!(conflict.expected.as_deref(), Some("scuola"));
    assert_eq!(
        (conflict.present, conflict.author.unwrap().login),
        (None, "bruno".into())
    );
}

//! What is refused, what changes nothing, and what the rest is called.

use super::*;
use crate::plan::{Plan, TEXT_MAX};

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn what_can_never_be_is_refused() {
    type Is = fn(&Refusal) -> bool;
    let long = "x".repeat(TEXT_MAX + 1);
    let with_note = Draft {
        date: day("2025-03-01"),
        document: Document {
            note: Some(long.clone()),
            ..Document::default()
        },
    };
    let entry = |year| Draft {
        date: day("2025-03-01"),
        document: Document {
            protocol_date: Date::from_ymd_opt(year, 1, 1),
            ..Document::default()
        },
    };
    let office = Office::half_way();
    let table: Vec<(Proposal, Is)> = vec![
        (record("nowhere", "2025-01-01"), |r| {
            matches!(r, Refusal::UnknownEvent(_))
        }),
        (record("assistance_answer", "2025-01-01"), |r| {
            matches!(r, Refusal::UnknownEvent(_))
        }),
        (clear("nowhere"), |r| matches!(r, Refusal::UnknownEvent(_))),
        (add("nowhere", "x"), |r| {
            matches!(r, Refusal::UnknownEvent(_))
        }),
        (record("assistance_answer:7", "2025-12-01"), |r| {
            matches!(r, Refusal::UnknownRequest { n: 7, .. })
        }),
        (record("assistance_request:2", "2025-12-01"), |r| {
            matches!(r, Refusal::UnknownRequest { n: 2, .. })
        }),
        (
            record("content_published:nowhere", "2025-12-01"),
            |r| matches!(r, Refusal::UnknownItem { known, .. } if known.len() == 3),
        ),
        (drop_item("content_published", "nowhere"), |r| {
            matches!(r, Refusal::UnknownItem { .. })
        }),
        (add("content_published", "scuola"), |r| {
            matches!(r, Refusal::DuplicateItem { .. })
        }),
        (add("award", "x"), |r| {
            matches!(r, Refusal::NoItems { allowed: false, .. })
        }),
        (add("training_done", "x"), |r| {
            matches!(r, Refusal::NoItems { allowed: true, .. })
        }),
        (record("award:x", "2025-01-01"), |r| {
            matches!(r, Refusal::NoItems { .. })
        }),
        (
            record("content_published", "2025-12-01"),
            |r| matches!(r, Refusal::HasItems { missing, .. } if missing.len() == 2),
        ),
        (
            set("milestones.content_published.items", Some("off")),
            |r| matches!(r, Refusal::HasItems { .. }),
        ),
        (record("assistance_answer:1", "2025-11-09"), |r| {
            matches!(r, Refusal::AnswerBeforeRequest { n: 1, .. })
        }),
        (record("assistance_request:1", "2025-11-13"), |r| {
            matches!(r, Refusal::AnswerBeforeRequest { n: 1, .. })
        }),
        (clear("assistance_request:1"), |r| {
            matches!(r, Refusal::RequestAnswered { n: 1 })
        }),
        (record("award", "1899-12-31"), |r| {
            matches!(r, Refusal::DateOutOfRange(_))
        }),
        (record("award", "2201-01-01"), |r| {
            matches!(r, Refusal::DateOutOfRange(_))
        }),
        (draft("award", entry(1899)), |r| {
            matches!(r, Refusal::DateOutOfRange(_))
        }),
        (open("2201-01-01"), |r| {
            matches!(r, Refusal::DateOutOfRange(_))
        }),
        (draft("plan_accepted", with_note), |r| {
            *r == Refusal::TextTooLong
        }),
        (note("plan", &long), |r| *r == Refusal::TextTooLong),
        (note("plan", " "), |r| *r == Refusal::EmptyText),
        (note("99", "x"), |r| matches!(r, Refusal::UnknownPlace(_))),
        (note("nowhere", "x"), |r| {
            matches!(r, Refusal::UnknownPlace(_))
        }),
        (note("assistance:2", "x"), |r| {
            matches!(r, Refusal::UnknownPlace(_))
        }),
        (
            logged("8", "visits"),
            |r| matches!(r, Refusal::UnknownKind { known, .. } if known.len() == 3),
        ),
        (
            logged("3", "training"),
            |r| matches!(r, Refusal::UnknownKind { known, .. } if known.is_empty()),
        ),
        (logged("plan", "training"), |r| {
            matches!(r, Refusal::UnknownKind { .. })
        }),
        (set("info.title", Some(" ")), |r| *r == Refusal::EmptyText),
        (set("rules.last_day", Some("sunday")), |r| {
            matches!(r, Refusal::BadValue { .. })
        }),
        (set("clocks.nowhere.limit", Some("9d")), |r| {
            matches!(r, Refusal::BadValue { .. })
        }),
        (set("clocks.content.from", Some("nowhere")), |r| {
            matches!(r, Refusal::UnsoundPlan(_))
        }),
        (set("clocks.content.warn", Some("36501")), |r| {
            matches!(r, Refusal::UnsoundPlan(_))
        }),
        (Proposal::Redo, |r| *r == Refusal::NothingToRedo),
    ];
    for (proposal, is) in table {
        let refusal = office.refused(proposal.clone());
        assert!(is(&refusal), "{proposal:?} gives {refusal:?}");
    }
    assert_eq!(
        Office::empty().refused(Proposal::Undo),
        Refusal::NothingToUndo
    );
    let reason = Some(long.as_str());
    let refusal = office.change("anna", reason, &note("plan", "x"));
    assert_eq!(refusal, Err(Refusal::TextTooLong));
    let refusal = office.change(&long, None, &note("plan", "x"));
    assert_eq!(refusal, Err(Refusal::AuthorTooLong));
}

#[test]
fn which_register_is_asked_where_there_are_several_or_none() {
    let mut office = Office::empty();
    let named = |id: &str| Proposal::OpenRequest {
        register: Some(id.parse().unwrap()),
        subject: None,
        draft: Draft::on(day("2026-02-02")),
    };
    assert!(matches!(office.refused(named("x")), Refusal::UnknownRegister(text) if text == "x"));
    office.made("anna", named("assistance"));

    let mut value = serde_json::to_value(&office.dossier.plan).unwrap();
    let mut second = value["registers"][0].clone();
    second["id"] = "helpdesk".into();
    second["request"]["id"] = "ticket".into();
    second["answer"]["id"] = "reply".into();
    value["registers"].as_array_mut().unwrap().push(second);
    let two = Plan::from_json(&value.to_string()).unwrap();
    let mut office = Office {
        dossier: Dossier::new(two),
        journal: Journal::default(),
    };
    assert!(
        matches!(office.refused(open("2026-02-02")), Refusal::WhichRegister { known } if known.len() == 2)
    );
    office.made("anna", named("helpdesk"));
    office.made("anna", named("assistance"));
    assert!(office.dossier.requests.iter().all(|request| request.n == 1));

    value["registers"] = serde_json::json!([]);
    let none = Plan::from_json(&value.to_string()).unwrap();
    let office = Office {
        dossier: Dossier::new(none),
        journal: Journal::default(),
    };
    assert!(
        matches!(office.refused(open("2026-02-02")), Refusal::WhichRegister { known } if known.is_empty())
    );
}

#[test]
fn a_recorded_date_changes_or_goes_only_with_a_reason() {
    let office = Office::half_way();
    let protocol = Draft {
        date: day("2025-01-20"),
        document: Document {
            protocol: Some("12/2025".into()),
            ..Document::default()
        },
    };
    for (proposal, needs_reason) in [
        (record("award", "2025-01-21"), true),
        (clear("award"), true),
        (clear("content_published:anagrafe"), true),
        (draft("award", protocol), false),
        (record("migration_verified", "2025-10-07"), false),
        (clear("migration_verified"), false),
        (drop_item("content_published", "anagrafe"), false),
    ] {
        for reason in [None, Some(""), Some("  ")] {
            let refused = office.change("anna", reason, &proposal);
            let missing = matches!(refused, Err(Refusal::ReasonMissing { .. }));
            assert_eq!(missing, needs_reason, "{proposal:?} with {reason:?}");
        }
        assert!(
            office.change("anna", Some("misread"), &proposal).is_ok(),
            "{proposal:?}"
        );
    }
}

#[test]
fn what_is_there_already_changes_nothing() {
    let office = Office::half_way();
    for proposal in [
        record("award", "2025-01-20"),
        clear("migration_verified"),
        clear("content_published"),
        set("rules.last_day", Some("nominal")),
        set("clocks.content.limit", Some("60d")),
        set("info.cig", None),
    ] {
        let change = office.change("anna", None, &proposal);
        assert_eq!(change, Ok(None), "{proposal:?}");
    }
}

#[test]
fn the_word_of_the_journal_says_what_was_done() {
    let office = Office::half_way();
    let protocol = Draft {
        date: day("2025-01-20"),
        document: Document {
            protocol: Some("12/2025".into()),
            ..Document::default()
        },
    };
    for (proposal, op) in [
        (record("migration_verified", "2025-10-07"), Op::Record),
        (record("award", "2025-01-21"), Op::Correct),
        (draft("award", protocol), Op::Amend),
        (clear("award"), Op::Clear),
        (add("content_published", "polizia"), Op::ItemAdd),
        (drop_item("content_published", "anagrafe"), Op::ItemDrop),
        (open("2026-01-10"), Op::RequestOpen),
        (note("3", "x"), Op::Note),
        (set("info.rup", Some("G. Torri")), Op::Set),
        (Proposal::Undo, Op::Undo),
    ] {
        let change = office
            .change("anna", Some("because"), &proposal)
            .unwrap()
            .unwrap();
        assert_eq!(change.op, op, "{proposal:?}");
    }
}

#[test]
fn a_correction_keeps_the_document_that_it_does_not_mention() {
    let mut office = Office::empty();
    let first = Draft {
        date: day("2025-02-17"),
        document: Document {
            source: Some(Source::Pec),
            protocol: Some("4712/2025".into()),
            ..Document::default()
        },
    };
    office.made("anna", draft("plan_delivered", first));
    office.made("anna", record("plan_delivered", "2025-02-16"));
    let kept = office.dossier.record(&event("plan_delivered")).unwrap();
    assert_eq!(
        (kept.document.source, kept.document.protocol.as_deref()),
        (Some(Source::Pec), Some("4712/2025"))
    );

    let bare = Proposal::Record {
        event: event("plan_delivered"),
        draft: Draft::on(day("2025-02-16")),
        keep: false,
        expected: Expected::Anything,
    };
    office.made("anna", bare);
    let bare = office.dossier.record(&event("plan_delivered")).unwrap();
    assert_eq!(bare.document, Document::default());
}

#[test]
fn a_milestone_with_items_loses_its_own_date_only_by_clearing_it() {
    let mut office = Office::empty();
    office.made("anna", record("content_published", "2025-12-16"));
    office.made("anna", add("content_published", "anagrafe"));
    assert!(matches!(
        office.refused(record("content_published", "2025-12-17")),
        Refusal::HasItems { .. }
    ));
    office.made("anna", clear("content_published"));
    assert_eq!(office.date("content_published"), None);
}

#[test]
fn the_last_fact_of_a_request_goes_with_it() {
    let mut office = Office::empty();
    office.made("anna", open("2026-02-02"));
    office.made("anna", clear("assistance_request:1"));
    assert!(office.dossier.requests.is_empty() && office.dossier.records.is_empty());
}

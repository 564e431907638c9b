//! Suspensions, resumptions, extensions and promised dates: how they are numbered, what they carry along,
//! and the way back.

use super::acts::office;
use super::*;

/// What stands in the dossier, in short.
fn acts(office: &Office) -> Vec<String> {
    let dossier = &office.dossier;
    let suspensions = dossier
        .suspensions
        .iter()
        .map(|act| format!("suspension {} {}", act.n, act.text()));
    let extensions = dossier
        .extensions
        .iter()
        .map(|act| format!("extension {} {} {}", act.n, act.clock, act.grant));
    let promises = dossier
        .expected
        .iter()
        .map(|act| format!("promise {} {}", act.event, act.date));
    suspensions.chain(extensions).chain(promises).collect()
}

fn numbers(office: &Office) -> (Vec<u32>, Vec<u32>) {
    let dossier = &office.dossier;
    let suspensions = dossier.suspensions.iter().map(|act| act.n);
    let extensions = dossier.extensions.iter().map(|act| act.n);
    (suspensions.collect(), extensions.collect())
}

#[test]
fn the_numbers_of_acts_are_never_given_twice() {
    let mut office = Office::empty();
    let both = |office: &mut Office, steps: [Proposal; 2]| {
        for step in steps {
            office.made("anna", step);
        }
        numbers(office)
    };
    let another = || {
        [
            suspend("2025-07-01", &[]),
            extend("migration", 5, "2025-07-01"),
        ]
    };
    let take_back = |n| {
        [
            Proposal::TakeBack(ActId::Suspension(n)),
            Proposal::TakeBack(ActId::Extension(n)),
        ]
    };
    let undo = || [Proposal::Undo, Proposal::Undo];
    let redo = || [Proposal::Redo, Proposal::Redo];
    let alike = |numbers: &[u32]| (numbers.to_vec(), numbers.to_vec());
    assert_eq!(both(&mut office, another()), alike(&[1]));
    assert_eq!(both(&mut office, another()), alike(&[1, 2]));
    assert_eq!(both(&mut office, take_back(2)), alike(&[1]));
    assert_eq!(
        both(&mut office, another()),
        alike(&[1, 3]),
        "after taking back"
    );
    assert_eq!(both(&mut office, undo()), alike(&[1]));
    assert_eq!(
        both(&mut office, another()),
        alike(&[1, 4]),
        "after an undo"
    );
    assert_eq!(both(&mut office, undo()), alike(&[1]));
    assert_eq!(
        both(&mut office, redo()),
        alike(&[1, 4]),
        "a redo brings its own number back"
    );
    // A file whose journal was shortened still knows the numbers that stand in it.
    office.journal = Journal::default();
    assert_eq!(both(&mut office, another()), alike(&[1, 4, 5]));
}

#[test]
fn past_the_last_number_no_act_is_added_and_nothing_breaks() {
    let mut office = Office::empty();
    office.made("anna", suspend("2025-07-01", &[]));
    office.made("anna", extend("migration", 5, "2025-07-01"));
    office.dossier.suspensions[0].n = u32::MAX;
    office.dossier.extensions[0].n = u32::MAX;
    let before = office.dossier.clone();
    for (proposal, slot) in [
        (suspend("2025-08-01", &[]), Slot::Suspension(u32::MAX)),
        (
            extend("migration", 5, "2025-08-01"),
            Slot::Extension(u32::MAX),
        ),
    ] {
        let change = office.change("anna", None, &proposal).unwrap().unwrap();
        let clash = office.dossier.apply(&change).unwrap_err();
        assert_eq!(clash.slot, Some(slot));
        assert_eq!(office.dossier, before);
    }
}

#[test]
fn an_act_bears_the_stamp_and_the_number_of_its_proposal_and_keeps_the_rest() {
    let document = Document {
        source: Some(Source::Minutes),
        protocol: Some("3050/2026".into()),
        protocol_date: Some(day("2025-12-02")),
        pec_id: None,
        note: Some("uffici chiusi".into()),
        attachment: Some("verbale.pdf".into()),
    };
    let mut office = Office::half_way();
    let (n, stamp) = (77, nobody());
    let asked = Suspension {
        n,
        reason: Some("ferie".into()),
        ordered_by: Some("G. Torri, RUP".into()),
        document: document.clone(),
        resumption: Some(Box::new(resumption("2025-12-03", &[]))),
        ..suspension("2025-12-01", &["migration", "assistance:1"])
    };
    office.made("bruno", Proposal::Suspend(Box::new(asked.clone())));
    let made = office.dossier.suspensions[0].clone();
    assert_eq!(made.stamp.login, "bruno");
    let expected = Suspension {
        n: 1,
        stamp: made.stamp.clone(),
        resumption: None,
        ..asked
    };
    assert_eq!(made, expected, "begun, and not ended in the same breath");

    let asked = Resumption {
        ordered_by: Some("G. Torri, RUP".into()),
        document: document.clone(),
        stamp: stamp.clone(),
        ..resumption("2025-12-09", &[("migration", "2026-01-31")])
    };
    let end = Box::new(asked.clone());
    office.made("anna", Proposal::Resume { n: Some(1), end });
    let ended = office.dossier.suspensions[0].clone();
    let end = ended.resumption.as_deref().unwrap();
    assert_eq!(end.stamp.login, "anna");
    let stamp_of_end = end.stamp.clone();
    let (own, carried) = (
        end.clone(),
        Suspension {
            resumption: None,
            ..ended
        },
    );
    assert_eq!(
        own,
        Resumption {
            stamp: stamp_of_end,
            ..asked
        }
    );
    assert_eq!(carried, made, "the suspension itself says what it said");

    let asked = Extension {
        n,
        reason: Some("attesa".into()),
        document: document.clone(),
        ..extension("content", Grant::Until(day("2026-03-31")), "2025-12-10")
    };
    office.made("bruno", Proposal::Extend(Box::new(asked.clone())));
    let made = office.dossier.extensions[0].clone();
    assert_eq!(made.stamp.login, "bruno");
    let stamp = made.stamp.clone();
    assert_eq!(
        made,
        Extension {
            n: 1,
            stamp,
            ..asked
        }
    );

    office.made(
        "anna",
        Proposal::Promise {
            event: event("training_done"),
            promised: Some(Box::new((day("2025-12-20"), document.clone()))),
            expected: None,
        },
    );
    let made = office.dossier.expected[0].clone();
    assert_eq!((made.document, made.stamp.login), (document, "anna".into()));
}

#[test]
fn what_a_promise_says_already_changes_nothing_and_another_document_does() {
    let mut office = office();
    let before = office.dossier.clone();
    for same in [
        promise("training_done", Some("2025-12-20")),
        promise("acceptance_test", None),
    ] {
        assert_eq!(office.make("bruno", &same), Ok(false), "{same:?}");
    }
    assert_eq!(office.dossier, before);
    let document = Document {
        protocol: Some("12/2025".into()),
        ..Document::default()
    };
    let with_document = Proposal::Promise {
        event: event("training_done"),
        promised: Some(Box::new((day("2025-12-20"), document))),
        expected: Some(ExpectedFact::Date(Some(day("2025-12-20")))),
    };
    office.made("bruno", with_document);
    let promise = &office.dossier.expected[0];
    assert_eq!(promise.document.protocol.as_deref(), Some("12/2025"));
    assert_eq!(promise.stamp.login, "bruno");
    assert_eq!(
        office.dossier.expected.len(),
        1,
        "it takes the other's place"
    );
}

#[test]
fn a_promise_goes_with_what_it_is_about_and_comes_back_with_it() {
    let item = || promise("content_published:scuola", Some("2025-12-20"));
    let answer = || promise("assistance_answer:2", Some("2025-12-20"));
    for (case, first, promised, dropped) in [
        (
            "an item",
            note("plan", "x"),
            item(),
            drop_item("content_published", "scuola"),
        ),
        (
            "a request",
            open("2025-12-01"),
            answer(),
            clear("assistance_request:2"),
        ),
    ] {
        let mut office = Office::half_way();
        office.made("anna", first);
        office.made("bruno", promised);
        let promises = office.dossier.expected.clone();
        office.made("anna", dropped);
        assert!(office.dossier.expected.is_empty(), "{case}");
        office.made("anna", Proposal::Undo);
        assert_eq!(office.dossier.expected, promises, "{case}");
        office.made("anna", Proposal::Redo);
        assert!(office.dossier.expected.is_empty(), "{case}");
        assert!(office.dossier.checked().is_ok(), "{case}");
    }
}

#[test]
fn a_promise_that_was_kept_stays_beside_its_date() {
    let mut office = office();
    office.made("bruno", record("training_done", "2025-12-22"));
    let promised = office.dossier.expectation(&event("training_done"));
    assert_eq!(promised.unwrap().date, day("2025-12-20"));
    office.made("bruno", promise("training_done", None));
    assert!(office.dossier.expected.is_empty());
}

#[test]
fn every_act_is_undone_and_made_again_with_all_it_said() {
    let taken = |act| Proposal::TakeBack(act);
    for (case, proposal, op, after) in [
        (
            "a suspension",
            suspend("2025-12-07", &["content"]),
            Op::Suspend,
            "suspension 4 2025-12-07/",
        ),
        (
            "a resumption with a term",
            resume(Some(2), "2025-12-10", &[("migration", "2026-01-31")]),
            Op::Resume,
            "suspension 2 2025-12-01/2025-12-10",
        ),
        (
            "an extension by days",
            extend("content", 20, "2025-12-10"),
            Op::Extend,
            "extension 2 content 20d",
        ),
        (
            "an extension until a date",
            Proposal::Extend(Box::new(extension(
                "content",
                Grant::Until(day("2026-03-31")),
                "2025-12-10",
            ))),
            Op::Extend,
            "extension 2 content 2026-03-31",
        ),
        (
            "a new promise",
            promise("acceptance_test", Some("2026-01-31")),
            Op::Expect,
            "promise acceptance_test 2026-01-31",
        ),
        (
            "another promise",
            promise("training_done", Some("2025-12-24")),
            Op::Expect,
            "promise training_done 2025-12-24",
        ),
        (
            "a promise no more",
            promise("training_done", None),
            Op::Expect,
            "-promise training_done 2025-12-20",
        ),
        (
            "a suspension that never was",
            taken(ActId::Suspension(2)),
            Op::Clear,
            "-suspension 2 2025-12-01/",
        ),
        (
            "one with its end that never was",
            taken(ActId::Suspension(1)),
            Op::Clear,
            "-suspension 1 2025-07-01/2025-07-11",
        ),
        (
            "a resumption that never was",
            taken(ActId::Resumption(1)),
            Op::Clear,
            "suspension 1 2025-07-01/",
        ),
        (
            "an extension that never was",
            taken(ActId::Extension(1)),
            Op::Clear,
            "-extension 1 migration 15d",
        ),
    ] {
        let mut office = office();
        let before = office.dossier.clone();
        office.made("anna", proposal);
        assert_eq!(office.journal.entries().last().unwrap().op, op, "{case}");
        let made = office.dossier.clone();
        let (gone, text) = after
            .strip_prefix('-')
            .map_or((false, after), |t| (true, t));
        let stands = acts(&office).iter().any(|act| act == text);
        assert_eq!(stands, !gone, "{case}: {:?}", acts(&office));
        assert!(made.clone().checked().is_ok(), "{case}");
        office.made("anna", Proposal::Undo);
        assert_eq!(any::facts(&office.dossier), any::facts(&before), "{case}");
        office.made("anna", Proposal::Redo);
        assert_eq!(any::facts(&office.dossier), any::facts(&made), "{case}");
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn an_act_that_somebody_built_upon_is_not_undone_and_the_conflict_says_whose() {
    let taken = |act| Proposal::TakeBack(act);
    let promised = |date: &str| promise("acceptance_test", Some(date));
    for (case, mine, later, conflict) in [
        (
            "a suspension that was resumed",
            suspend("2025-12-07", &[]),
            resume(Some(4), "2025-12-10", &[]),
            Some(Slot::Suspension(4)),
        ),
        (
            "a suspension that was taken back",
            suspend("2025-12-07", &[]),
            taken(ActId::Suspension(4)),
            Some(Slot::Suspension(4)),
        ),
        (
            "a resumption that was taken back",
            resume(Some(2), "2025-12-10", &[]),
            taken(ActId::Resumption(2)),
            Some(Slot::Suspension(2)),
        ),
        (
            "a taken back resumption that was given anew",
            taken(ActId::Resumption(1)),
            resume(Some(1), "2025-07-12", &[]),
            Some(Slot::Suspension(1)),
        ),
        (
            "an extension that was taken back",
            extend("content", 5, "2025-12-10"),
            taken(ActId::Extension(2)),
            Some(Slot::Extension(2)),
        ),
        (
            "a promise that was put off",
            promised("2026-01-31"),
            promised("2026-02-28"),
            Some(Slot::Expectation(event("acceptance_test"))),
        ),
        (
            "a promise taken away and given anew",
            promise("training_done", None),
            promise("training_done", Some("2025-12-27")),
            Some(Slot::Expectation(event("training_done"))),
        ),
        (
            "a promise to an item that is gone",
            promise("content_published:scuola", None),
            drop_item("content_published", "scuola"),
            Some(Slot::Item(
                "content_published".parse().unwrap(),
                "scuola".parse().unwrap(),
            )),
        ),
        (
            "another suspension",
            suspend("2025-12-07", &[]),
            suspend("2025-12-07", &[]),
            None,
        ),
        (
            "another extension of the same clock",
            extend("content", 5, "2025-12-10"),
            extend("content", 5, "2025-12-10"),
            None,
        ),
        (
            "a promise of something else",
            promised("2026-01-31"),
            promise("production_release", Some("2026-01-30")),
            None,
        ),
    ] {
        let mut office = office();
        office.made(
            "bruno",
            promise("content_published:scuola", Some("2025-12-19")),
        );
        office.made("anna", mine);
        office.made("bruno", later);
        let before = office.dossier.clone();
        match (office.make("anna", &Proposal::Undo), conflict) {
            (Ok(done), None) => {
                assert!(done, "{case}");
                let theirs = |act: &String| acts(&office).contains(act);
                let kept = office.journal.entries().iter().rev().nth(1).unwrap();
                assert_eq!(kept.stamp.login, "bruno", "{case}");
                let shown = match &kept.edits[0] {
                    Edit::Suspension { after, .. } => {
                        let act = after.as_ref().unwrap();
                        format!("suspension {} {}", act.n, act.text())
                    }
                    Edit::Extension { after, .. } => {
                        let act = after.as_ref().unwrap();
                        format!("extension {} {} {}", act.n, act.clock, act.grant)
                    }
                    Edit::Expectation { after, .. } => {
                        let act = after.as_ref().unwrap();
                        format!("promise {} {}", act.event, act.date)
                    }
                    other => panic!("{case}: {other:?}"),
                };
                assert!(theirs(&shown), "{case}: what bruno did stays");
            }
            (Err(Refusal::Conflict(found)), Some(slot)) => {
                assert_eq!(found.slot, slot, "{case}");
                assert_eq!(found.author.expect(case).login, "bruno", "{case}");
                assert_eq!(office.dossier, before, "{case}: a conflict alters nothing");
            }
            (other, _) => panic!("{case}: {other:?}"),
        }
    }
}

#[test]
fn an_act_taken_back_and_given_anew_by_a_colleague_is_not_made_again_over_it() {
    let mut office = office();
    office.made("anna", resume(Some(2), "2025-12-10", &[]));
    office.made("anna", Proposal::Undo);
    office.made("bruno", resume(Some(2), "2025-12-12", &[]));
    let Refusal::Conflict(conflict) = office.refused(Proposal::Redo) else {
        panic!("it was resumed on another day");
    };
    assert_eq!(conflict.slot, Slot::Suspension(2));
    assert_eq!(
        (conflict.expected.as_deref(), conflict.present.as_deref()),
        (Some("2025-12-01/"), Some("2025-12-01/2025-12-12"))
    );
    assert_eq!(conflict.author.unwrap().login, "bruno");
}

#[test]
fn what_a_colleague_did_in_between_is_not_lost() {
    let mut office = office();
    // Bruno ends the suspension that Anna is looking at as open.
    office.made("bruno", resume(Some(2), "2025-12-09", &[]));
    assert_eq!(
        office.refused(resume(Some(2), "2025-12-10", &[])),
        Refusal::AlreadyResumed(2, day("2025-12-09"))
    );
    // Without a number she ends the other one, and his stays as it is.
    office.made("anna", resume(None, "2025-12-10", &[]));
    let ends: Vec<_> = office
        .dossier
        .suspensions
        .iter()
        .map(Suspension::text)
        .collect();
    assert_eq!(
        ends,
        [
            "2025-07-01/2025-07-11",
            "2025-12-01/2025-12-09",
            "2025-12-05/2025-12-10"
        ]
    );
    // Taking the whole suspension back takes his end with it, and undo brings both.
    let before = any::facts(&office.dossier);
    office.made("anna", Proposal::TakeBack(ActId::Suspension(2)));
    office.made("anna", Proposal::Undo);
    assert_eq!(any::facts(&office.dossier), before);
    // Both give more time: each gets a number of its own, and both count.
    office.made("bruno", extend("content", 5, "2025-12-10"));
    office.made("anna", extend("content", 7, "2025-12-10"));
    let given: Vec<_> = office
        .dossier
        .extensions
        .iter()
        .map(|act| (act.n, act.grant))
        .collect();
    assert_eq!(
        given,
        [
            (1, Grant::Days(15)),
            (2, Grant::Days(5)),
            (3, Grant::Days(7))
        ]
    );
}

#[test]
fn a_promise_that_is_not_the_expected_one_is_a_conflict_that_names_its_author() {
    let put_off = |expected: Option<&str>| Proposal::Promise {
        event: event("training_done"),
        promised: Some(Box::new((day("2025-12-27"), Document::default()))),
        expected: Some(ExpectedFact::Date(expected.map(day))),
    };
    for (case, theirs, expected, present) in [
        (
            "put off by a colleague",
            promise("training_done", Some("2025-12-24")),
            Some("2025-12-20"),
            Some("2025-12-24"),
        ),
        (
            "taken away by a colleague",
            promise("training_done", None),
            Some("2025-12-20"),
            None,
        ),
        (
            "promised where there was none",
            promise("training_done", Some("2025-12-24")),
            None,
            Some("2025-12-24"),
        ),
    ] {
        let mut office = office();
        office.made("bruno", theirs);
        let Refusal::Conflict(conflict) = office.refused(put_off(expected)) else {
            panic!("{case}");
        };
        assert_eq!(conflict.slot, Slot::Expectation(event("training_done")));
        assert_eq!(conflict.expected.as_deref(), expected, "{case}");
        assert_eq!(conflict.present.as_deref(), present, "{case}");
        assert_eq!(conflict.author.expect(case).login, "bruno", "{case}");
        let seen = office.change("anna", None, &put_off(present));
        assert!(seen.unwrap().is_some(), "{case}: as it stands, it may");
    }
}

/// A plan that gives a rejected delivery a new term, delivered and rejected.
fn rejected() -> Office {
    let mut office = Office::empty();
    let mut plan = office.dossier.plan.clone();
    for milestone in &mut plan.milestones {
        if let Some(rule) = &mut milestone.rejection
            && rule.of.as_str() == "plan_delivered"
        {
            rule.again = Some("5d".parse().unwrap());
        }
    }
    office.dossier.plan = plan.checked().unwrap();
    office.made("anna", record("contract_signed", "2025-02-06"));
    office.made("anna", record("plan_delivered", "2025-02-17"));
    office.made("anna", reject("plan_accepted", "2025-02-20"));
    office
}

fn reject(text: &str, date: &str) -> Proposal {
    Proposal::Reject {
        event: event(text),
        draft: Draft::on(day(date)),
        expected: None,
    }
}

#[test]
fn a_rejection_is_not_undone_below_what_a_colleague_ordered_for_the_next_attempt() {
    let mut office = rejected();
    office.made("bruno", extend("plan_delivered/2", 10, "2025-02-21"));
    let conflict = office.refused(Proposal::Undo);
    let Refusal::Conflict(conflict) = conflict else {
        panic!("{conflict:?}");
    };
    assert_eq!(conflict.slot, Slot::Extension(1));
    // Nor does that come again once the rejection is gone.
    office.made("bruno", Proposal::Undo);
    office.made("anna", Proposal::Undo);
    let redo = office.change("bruno", None, &Proposal::Redo);
    let Err(Refusal::Conflict(conflict)) = redo else {
        panic!("{redo:?}");
    };
    assert_eq!(
        conflict.slot,
        Slot::Rejection("plan_accepted".parse().unwrap(), 1)
    );
}

#[test]
fn a_date_does_not_come_back_behind_the_rejection_of_its_delivery() {
    let mut office = rejected();
    office.made("anna", record("plan_delivered/1", "2025-02-10"));
    office.made("bruno", record("plan_accepted/1", "2025-02-12"));
    let conflict = office.refused(Proposal::Undo);
    let Refusal::Conflict(conflict) = conflict else {
        panic!("{conflict:?}");
    };
    let rejection = Slot::Rejection("plan_accepted".parse().unwrap(), 1);
    assert_eq!(conflict.slot, rejection);
}

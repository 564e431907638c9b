//! Suspensions, resumptions, extensions and promised dates: what is refused. How they are numbered, what
//! they carry along and the way back are in `acts_back.rs`.

use super::*;
use crate::plan::TEXT_MAX;

/// The office half-way with three suspensions, of which the first is over, an extension and a promise.
pub(super) fn office() -> Office {
    let mut office = Office::half_way();
    office.made("anna", suspend("2025-07-01", &["migration"]));
    office.made("anna", resume(None, "2025-07-11", &[]));
    office.made("anna", suspend("2025-12-01", &["migration", "assistance"]));
    office.made("anna", suspend("2025-12-05", &[]));
    office.made("anna", extend("migration", 15, "2025-08-01"));
    office.made("anna", promise("training_done", Some("2025-12-20")));
    office
}

fn key(text: &str) -> crate::plan::ClockKey {
    text.parse().unwrap()
}

fn long() -> String {
    "x".repeat(TEXT_MAX + 1)
}

/// Documents that no file may hold, and why.
fn unsound_documents() -> Vec<(&'static str, Document, Refusal)> {
    let none = Document::default;
    let entered = |date: &str| Document {
        protocol_date: Some(day(date)),
        ..none()
    };
    let out = |date: &str| Refusal::DateOutOfRange(day(date));
    vec![
        (
            "entered too early",
            entered("1899-12-31"),
            out("1899-12-31"),
        ),
        ("entered too late", entered("2201-01-01"), out("2201-01-01")),
        (
            "a long protocol number",
            Document {
                protocol: Some(long()),
                ..none()
            },
            Refusal::TextTooLong,
        ),
        (
            "a long note",
            Document {
                note: Some(long()),
                ..none()
            },
            Refusal::TextTooLong,
        ),
        (
            "a long attachment",
            Document {
                attachment: Some(long()),
                ..none()
            },
            Refusal::TextTooLong,
        ),
    ]
}

#[track_caller]
fn all_refused(office: &Office, table: Vec<(&str, Proposal, Refusal)>) {
    for (case, proposal, refusal) in table {
        assert_eq!(office.refused(proposal), refusal, "{case}");
    }
}

#[test]
fn no_act_takes_a_document_that_no_file_may_hold() {
    let office = office();
    for (case, document, refusal) in unsound_documents() {
        let event = event("training_done");
        let date = day("2025-12-21");
        let proposals = [
            Proposal::Suspend(Box::new(Suspension {
                document: document.clone(),
                ..suspension("2025-12-07", &[])
            })),
            Proposal::Resume {
                n: Some(2),
                end: Box::new(Resumption {
                    document: document.clone(),
                    ..resumption("2025-12-09", &[])
                }),
            },
            Proposal::Extend(Box::new(Extension {
                document: document.clone(),
                ..extension("content", Grant::Days(5), "2025-12-01")
            })),
            Proposal::Promise {
                event,
                promised: Some(Box::new((date, document))),
                expected: None,
            },
        ];
        for proposal in proposals {
            let refused = office.refused(proposal.clone());
            assert_eq!(refused, refusal, "{case}: {proposal:?}");
        }
    }
}

#[test]
fn a_suspension_that_cannot_be_is_refused() {
    let with = |reason: Option<String>, ordered_by: Option<String>| {
        Proposal::Suspend(Box::new(Suspension {
            reason,
            ordered_by,
            ..suspension("2025-12-07", &[])
        }))
    };
    let unknown = |text: &str| Refusal::UnknownClock {
        text: text.into(),
        registers: true,
    };
    let named = |clock: &str| suspend("2025-12-07", &["migration", clock]);
    let stands = |clock: &str| Refusal::NotSuspendable(key(clock));
    all_refused(
        &office(),
        vec![
            (
                "before all days",
                suspend("1899-12-31", &[]),
                Refusal::DateOutOfRange(day("1899-12-31")),
            ),
            (
                "after all days",
                suspend("2201-01-01", &[]),
                Refusal::DateOutOfRange(day("2201-01-01")),
            ),
            (
                "a long reason",
                with(Some(long()), None),
                Refusal::TextTooLong,
            ),
            (
                "a long name of who ordered it",
                with(None, Some(long())),
                Refusal::TextTooLong,
            ),
            ("no such clock", named("migratoin"), unknown("migratoin")),
            (
                "a clock of the plan with a number",
                named("migration:1"),
                unknown("migration:1"),
            ),
            (
                "a request that is not there",
                named("assistance:9"),
                unknown("assistance:9"),
            ),
            ("nothing like it", named("zzzzzz"), unknown("zzzzzz")),
            (
                "a wait without a limit",
                named("plan_acceptance_wait"),
                stands("plan_acceptance_wait"),
            ),
            (
                "a clock for information only",
                named("plan_delivery_obligation"),
                stands("plan_delivery_obligation"),
            ),
            ("a term", named("maintenance"), stands("maintenance")),
        ],
    );
}

#[test]
fn a_resumption_that_cannot_be_is_refused() {
    let end = |date: &str| resume(Some(2), date, &[]);
    let stating = |clock: &str, due: &str| resume(Some(2), "2025-12-10", &[(clock, due)]);
    let ordered = Proposal::Resume {
        n: Some(2),
        end: Box::new(Resumption {
            ordered_by: Some(long()),
            ..resumption("2025-12-10", &[])
        }),
    };
    let stands = |clock: &str| Refusal::NotSuspendable(key(clock));
    all_refused(
        &office(),
        vec![
            (
                "before all days",
                end("1899-12-31"),
                Refusal::DateOutOfRange(day("1899-12-31")),
            ),
            (
                "after all days",
                end("2201-01-01"),
                Refusal::DateOutOfRange(day("2201-01-01")),
            ),
            (
                "a long name of who ordered it",
                ordered,
                Refusal::TextTooLong,
            ),
            (
                "none named of several",
                resume(None, "2025-12-10", &[]),
                Refusal::WhichSuspension { open: vec![2, 3] },
            ),
            (
                "no such suspension",
                resume(Some(9), "2025-12-10", &[]),
                Refusal::UnknownSuspension {
                    n: 9,
                    open: vec![2, 3],
                },
            ),
            (
                "one that is over",
                resume(Some(1), "2025-12-10", &[]),
                Refusal::AlreadyResumed(1, day("2025-07-11")),
            ),
            (
                "before it began",
                end("2025-11-30"),
                Refusal::ResumptionBeforeSuspension {
                    n: 2,
                    from: day("2025-12-01"),
                    resumed: day("2025-11-30"),
                },
            ),
            (
                "a term after all days",
                stating("migration", "2201-01-01"),
                Refusal::DateOutOfRange(day("2201-01-01")),
            ),
            (
                "a term that has passed",
                stating("migration", "2025-12-09"),
                Refusal::TermBeforeResumption {
                    clock: key("migration"),
                    due: day("2025-12-09"),
                    resumed: day("2025-12-10"),
                },
            ),
            (
                "a term of no clock",
                stating("migratoin", "2026-01-31"),
                Refusal::UnknownClock {
                    text: "migratoin".into(),
                    registers: false,
                },
            ),
            (
                "a term of a clock it does not name",
                stating("content", "2026-01-31"),
                stands("content"),
            ),
            (
                "a term of a clock that none stops",
                resume(
                    Some(3),
                    "2025-12-10",
                    &[("plan_acceptance_wait", "2026-01-31")],
                ),
                stands("plan_acceptance_wait"),
            ),
            (
                "a term of a term",
                resume(Some(3), "2025-12-10", &[("maintenance", "2026-01-31")]),
                stands("maintenance"),
            ),
        ],
    );
}

#[test]
fn what_is_open_decides_whether_a_resumption_has_to_be_named() {
    let mut office = Office::half_way();
    let any = || resume(None, "2025-12-10", &[]);
    assert_eq!(office.refused(any()), Refusal::NothingSuspended);
    let none = Refusal::UnknownSuspension { n: 1, open: vec![] };
    assert_eq!(office.refused(resume(Some(1), "2025-12-10", &[])), none);
    office.made("anna", suspend("2025-12-01", &[]));
    office.made("bruno", any());
    assert_eq!(office.refused(any()), Refusal::NothingSuspended);
}

#[test]
fn the_day_itself_is_not_too_early() {
    let mut office = office();
    office.made("anna", resume(Some(2), "2025-12-01", &[]));
    let of_the_day = [("migration", "2025-12-10"), ("assistance:1", "2025-12-10")];
    office.made("anna", resume(Some(3), "2025-12-10", &of_the_day));
}

#[test]
fn where_suspensions_are_noted_only_no_term_goes_with_their_end() {
    let mut office = office();
    office.made("bruno", set("rules.suspensions", Some("note_only")));
    let term = [("migration", "2026-01-31")];
    assert_eq!(
        office.refused(resume(Some(2), "2025-12-10", &term)),
        Refusal::NotSuspendable(key("migration"))
    );
    office.made("anna", resume(Some(2), "2025-12-10", &[]));
    // Noted it may be, and which clocks it would stop with it.
    office.made("anna", suspend("2025-12-12", &["migration"]));
}

#[test]
fn an_extension_that_cannot_be_is_refused() {
    let on = "2025-12-01";
    let until = |date: &str| {
        let grant = Grant::Until(day(date));
        Proposal::Extend(Box::new(extension("migration", grant, on)))
    };
    let because = Proposal::Extend(Box::new(Extension {
        reason: Some(long()),
        ..extension("migration", Grant::Days(5), on)
    }));
    let unlimited = |clock: &str| Refusal::NothingToExtend(key(clock));
    all_refused(
        &office(),
        vec![
            (
                "granted before all days",
                extend("migration", 5, "1899-12-31"),
                Refusal::DateOutOfRange(day("1899-12-31")),
            ),
            (
                "granted after all days",
                extend("migration", 5, "2201-01-01"),
                Refusal::DateOutOfRange(day("2201-01-01")),
            ),
            (
                "until after all days",
                until("2201-01-01"),
                Refusal::DateOutOfRange(day("2201-01-01")),
            ),
            (
                "until before all days",
                until("1899-12-31"),
                Refusal::DateOutOfRange(day("1899-12-31")),
            ),
            ("a long reason", because, Refusal::TextTooLong),
            (
                "of no days",
                extend("migration", 0, on),
                Refusal::BadGrant { days: 0 },
            ),
            (
                "of a day too many",
                extend("migration", GRANT_MAX + 1, on),
                Refusal::BadGrant {
                    days: GRANT_MAX + 1,
                },
            ),
            (
                "no such clock",
                extend("migratoin", 5, on),
                Refusal::UnknownClock {
                    text: "migratoin".into(),
                    registers: false,
                },
            ),
            (
                "a request that is not there",
                extend("assistance:2", 5, on),
                Refusal::UnknownClock {
                    text: "assistance:2".into(),
                    registers: false,
                },
            ),
            (
                "a register as a whole",
                extend("assistance", 5, on),
                unlimited("assistance"),
            ),
            (
                "a wait without a limit",
                extend("plan_acceptance_wait", 5, on),
                unlimited("plan_acceptance_wait"),
            ),
            (
                "a term",
                extend("maintenance", 5, on),
                unlimited("maintenance"),
            ),
        ],
    );
    let mut office = office();
    office.made("anna", extend("migration", GRANT_MAX, on));
    office.made("anna", extend("assistance:1", 1, on));
    office.made("anna", extend("plan_delivery_obligation", 1, on));
}

#[test]
fn a_promise_that_cannot_be_is_refused() {
    let on = Some("2025-12-21");
    let unknown_item = Refusal::UnknownItem {
        milestone: "content_published".parse().unwrap(),
        item: "nowhere".parse().unwrap(),
        known: ["anagrafe", "tributi", "scuola"]
            .map(|item| item.parse().unwrap())
            .to_vec(),
    };
    let of_request = |n| Refusal::UnknownRequest {
        register: "assistance".parse().unwrap(),
        n,
    };
    let happened = |text: &str, date: &str| Refusal::HappenedAlready {
        event: event(text),
        on: day(date),
    };
    all_refused(
        &office(),
        vec![
            (
                "no such event",
                promise("training", on),
                Refusal::UnknownEvent(Office::empty().dossier.plan.unknown_event("training")),
            ),
            (
                "no such item",
                promise("content_published:nowhere", on),
                unknown_item,
            ),
            (
                "an item of what has none",
                promise("award:x", on),
                Refusal::NoItems {
                    milestone: "award".parse().unwrap(),
                    allowed: false,
                },
            ),
            (
                "no such request",
                promise("assistance_answer:9", on),
                of_request(9),
            ),
            (
                "before all days",
                promise("training_done", Some("1899-12-31")),
                Refusal::DateOutOfRange(day("1899-12-31")),
            ),
            (
                "after all days",
                promise("training_done", Some("2201-01-01")),
                Refusal::DateOutOfRange(day("2201-01-01")),
            ),
            (
                "what has happened",
                promise("migration_done", on),
                happened("migration_done", "2025-09-26"),
            ),
            (
                "an item that has happened",
                promise("content_published:anagrafe", on),
                happened("content_published:anagrafe", "2025-11-03"),
            ),
            (
                "an answer that was given",
                promise("assistance_answer:1", on),
                happened("assistance_answer:1", "2025-11-12"),
            ),
        ],
    );
}

#[test]
fn what_happened_with_the_last_of_its_items_is_promised_no_more() {
    let mut office = office();
    office.made("anna", promise("content_published", Some("2025-12-21")));
    office.made("anna", record("content_published:tributi", "2025-12-02"));
    office.made("anna", record("content_published:scuola", "2025-12-01"));
    assert_eq!(
        office.refused(promise("content_published", Some("2025-12-22"))),
        Refusal::HappenedAlready {
            event: event("content_published"),
            on: day("2025-12-02"),
        }
    );
    // What was promised before may go.
    office.made("anna", promise("content_published", None));
}

#[test]
fn an_act_is_taken_back_only_with_a_reason_and_only_if_it_is_there() {
    let office = office();
    let (suspension, resumption) = (ActId::Suspension, ActId::Resumption);
    for act in [suspension(1), resumption(1), ActId::Extension(1)] {
        let taken = Proposal::TakeBack(act);
        for reason in [None, Some(""), Some("  ")] {
            let refused = office.change("anna", reason, &taken);
            assert_eq!(
                refused,
                Err(Refusal::ReasonMissingForAct(act)),
                "{reason:?}"
            );
        }
        let change = office.change("anna", Some("misread"), &taken);
        assert_eq!(change.unwrap().unwrap().op, Op::Clear, "{act:?}");
    }
    for (case, act) in [
        ("no such suspension", suspension(9)),
        ("no such extension", ActId::Extension(2)),
        ("the end of no suspension", resumption(9)),
        ("the end of an open one", resumption(2)),
    ] {
        let refused = office.refused(Proposal::TakeBack(act));
        assert_eq!(refused, Refusal::UnknownAct(act), "{case}");
    }
}

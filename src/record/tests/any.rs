//! What holds for any sequence of wishes.

use proptest::prelude::*;

use serde::Serialize;

use super::*;

const EVENTS: [&str; 10] = [
    "award",
    "contract_signed",
    "plan_delivered",
    "test_debug_done",
    "training_done",
    "content_published",
    "content_published:anagrafe",
    "training_done:anagrafe",
    "assistance_request:1",
    "assistance_answer:1",
];

fn any_draft() -> impl Strategy<Value = Draft> {
    (0..40_u64, any::<bool>()).prop_map(|(days, protocol)| Draft {
        date: day("2025-01-20") + chrono::Days::new(days),
        document: Document {
            protocol: protocol.then(|| "7/2025".to_owned()),
            ..Document::default()
        },
    })
}

const CLOCKS: [&str; 7] = [
    "migration",
    "content",
    "assistance",
    "assistance:1",
    "assistance:2",
    "plan_delivery_obligation",
    "maintenance",
];

/// A day of a few weeks, so that acts meet.
fn any_day() -> impl Strategy<Value = String> {
    (0..40_u64).prop_map(|days| (day("2025-01-20") + chrono::Days::new(days)).to_string())
}

fn any_document() -> impl Strategy<Value = Document> {
    (any::<bool>(), any::<bool>()).prop_map(|(minutes, note)| Document {
        source: minutes.then_some(Source::Minutes),
        protocol: minutes.then(|| "7/2025".to_owned()),
        protocol_date: minutes.then(|| day("2025-03-01")),
        pec_id: None,
        note: note.then(|| "è così".to_owned()),
        attachment: note.then(|| "verbale.pdf".to_owned()),
    })
}

fn any_act() -> impl Strategy<Value = Proposal> {
    let any_clock = || prop::sample::select(&CLOCKS[..]);
    let clocks = prop::sample::subsequence(&CLOCKS[..4], 0..3);
    let suspend = (any_day(), clocks, any_document()).prop_map(|(from, clocks, document)| {
        Proposal::Suspend(Box::new(Suspension {
            document,
            ..suspension(&from, &clocks)
        }))
    });
    let n = prop::option::of(1..5_u32);
    let term = prop::option::of((any_clock(), any_day()));
    let resume = (n, any_day(), term, any_document()).prop_map(|(n, date, term, document)| {
        let terms: Vec<(&str, &str)> = term.iter().map(|(key, due)| (*key, &**due)).collect();
        let end = Box::new(Resumption {
            document,
            ..resumption(&date, &terms)
        });
        Proposal::Resume { n, end }
    });
    let grant = prop_oneof![
        (0..20_u32).prop_map(Grant::Days),
        any_day().prop_map(|date| Grant::Until(day(&date)))
    ];
    let extend = (any_clock(), grant, any_day(), any_document());
    let extend = extend.prop_map(|(clock, grant, granted, document)| {
        Proposal::Extend(Box::new(Extension {
            document,
            ..extension(clock, grant, &granted)
        }))
    });
    let events = prop::sample::select(&EVENTS[..]);
    let promised = prop::option::of((any_day(), any_document()));
    let promise = (events, promised).prop_map(|(text, promised)| Proposal::Promise {
        event: event(text),
        promised: promised.map(|(date, document)| Box::new((day(&date), document))),
        expected: None,
    });
    let taken = prop_oneof![
        (1..5_u32).prop_map(ActId::Suspension),
        (1..5_u32).prop_map(ActId::Resumption),
        (1..5_u32).prop_map(ActId::Extension),
    ];
    prop_oneof![
        3 => suspend,
        3 => resume,
        3 => extend,
        3 => promise,
        1 => taken.prop_map(Proposal::TakeBack),
    ]
}

/// Points ticked and not, added, said otherwise, dropped, and what does not apply of them.
fn any_of_list() -> impl Strategy<Value = Proposal> {
    let id = |text: &str| text.parse().unwrap();
    let points = || prop::sample::subsequence(&["fonts", "menu", "backup", "new"][..], 1..3);
    let tick = (
        points(),
        prop::option::of(any_day()),
        prop::option::of("[a-z ]{0,3}"),
    );
    let tick = tick.prop_map(move |(points, date, note)| {
        Proposal::Tick(Ticking {
            milestone: id_of("acceptance_test"),
            points: points.into_iter().map(id).collect(),
            date: date.map(|date| day(&date)),
            note,
            expected: None,
        })
    });
    let places = prop::sample::select(
        &[
            "acceptance_test/fonts",
            "acceptance_test/site",
            "acceptance_test/new",
            "acceptance_test",
        ][..],
    );
    let waive = (places, prop::option::of(any_day())).prop_map(|(place, date)| Proposal::Waive {
        place: place.parse().unwrap(),
        date: date.map(|date| day(&date)),
        with_followers: false,
        expected: None,
    });
    let groups = prop::sample::select(&["site", "other", "menu"][..]);
    let names = prop::sample::select(&[None, Some("Il sito | The site"), Some("Other")][..]);
    let name = (groups, names)
        .prop_map(|(group, name)| set(&format!("milestones.acceptance_test.groups.{group}"), name));
    let point = prop::sample::select(&["fonts", "menu", "new", "site"][..]);
    let values = prop::sample::select(
        &[
            None,
            Some("Text"),
            Some(r#"{"it":"Testo","en":"Text","source":"art. 7","group":"site"}"#),
            Some(r#"{"it":"Testo","en":"Text","group":"nowhere"}"#),
            Some(r#"{"it":"Testo","en":"Text","group":"other"}"#),
        ][..],
    );
    let set = (point, values).prop_map(|(point, value)| {
        set(
            &format!("milestones.acceptance_test.checklist.{point}"),
            value,
        )
    });
    prop_oneof![3 => tick, 2 => waive, 2 => set, 1 => name]
}

/// What is delivered, rejected, delivered again, and a rejection taken back.
fn any_rejection() -> impl Strategy<Value = Proposal> {
    let delivered =
        || prop::sample::select(&["plan_delivered", "migration_done", "production_release"][..]);
    let accepted =
        || prop::sample::select(&["plan_accepted", "migration_verified", "acceptance_test"][..]);
    let reject = (accepted(), any_draft()).prop_map(|(text, draft)| Proposal::Reject {
        event: event(text),
        draft,
        expected: None,
    });
    let back = (accepted(), 1..4_u32).prop_map(|(text, n)| Proposal::TakeBackRejection {
        event: id_of(text),
        n,
    });
    let again = (delivered(), prop::option::of(1..3_u32), any_draft());
    let again = again.prop_map(|(text, attempt, draft)| {
        let name = attempt.map_or_else(|| text.to_owned(), |n| format!("{text}/{n}"));
        Proposal::Record {
            event: event(&name),
            draft,
            keep: true,
            expected: Expected::Anything,
        }
    });
    let correct = (accepted(), 1..3_u32, any_draft(), any::<bool>());
    let correct = correct.prop_map(|(text, n, draft, keep)| Proposal::Record {
        event: event(&format!("{text}/{n}")),
        draft,
        keep,
        expected: Expected::Anything,
    });
    let waive =
        (delivered(), prop::option::of(any_day())).prop_map(|(text, date)| Proposal::Waive {
            place: text.parse().unwrap(),
            date: date.map(|date| day(&date)),
            with_followers: false,
            expected: None,
        });
    prop_oneof![4 => reject, 2 => back, 4 => again, 2 => correct, 1 => waive]
}

fn id_of(text: &str) -> crate::plan::MilestoneId {
    text.parse().unwrap()
}

fn any_wish() -> impl Strategy<Value = Proposal> {
    let any_event = || prop::sample::select(&EVENTS[..]);
    let itemised = || prop::sample::select(&["content_published", "training_done"][..]);
    let settings = prop::sample::select(
        &[
            ("milestones.training_done.items", Some("on")),
            ("milestones.training_done.items", Some("off")),
            ("clocks.content.limit", Some("20d")),
            ("clocks.content.limit", None),
            ("clocks.content.warn", Some("15")),
            ("clocks.content.warn", None),
            ("clocks.content.from", Some("training_done")),
            ("clocks.test_training.to", Some("training_done")),
            ("clocks.plan_delivery.to", Some("plan_accepted")),
            ("clocks.plan_delivery.to", Some("plan_delivered")),
            ("clocks.test_training.from", Some("migration_verified")),
            ("milestones.training_done.optional", Some("on")),
            ("milestones.training_done.optional", Some("off")),
            ("rules.local_holidays", None),
            ("info.rup", Some("G. Torri")),
        ][..],
    );
    prop_oneof![
        4 => (any_event(), any_draft(), any::<bool>()).prop_map(|(text, draft, keep)| {
            Proposal::Record { event: event(text), draft, keep, expected: Expected::Anything }
        }),
        2 => any_event().prop_map(clear),
        2 => itemised().prop_map(|milestone| add(milestone, "anagrafe")),
        1 => itemised().prop_map(|milestone| drop_item(milestone, "anagrafe")),
        2 => any_draft().prop_map(|draft| {
            Proposal::OpenRequest { register: None, subject: None, draft }
        }),
        1 => Just(note("3", "x")),
        6 => any_act(),
        4 => any_of_list(),
        4 => any_rejection(),
        2 => settings.prop_map(|(key, value)| set(key, value)),
        2 => prop::sample::select(plans::others()).prop_map(plans::apply),
        4 => Just(Proposal::Undo),
        3 => Just(Proposal::Redo),
    ]
}

fn any_wishes() -> impl Strategy<Value = Vec<(&'static str, Proposal)>> {
    prop::collection::vec(
        (prop::sample::select(&["anna", "bruno"][..]), any_wish()),
        1..40,
    )
}

/// What a dossier says, without the order in which it was said.
pub(super) fn facts(dossier: &Dossier) -> Vec<String> {
    fn of<T: Serialize>(list: &[T]) -> impl Iterator<Item = String> {
        list.iter().map(|it| serde_json::to_string(it).unwrap())
    }
    let mut facts: Vec<String> = of(&dossier.records)
        .chain(of(&dossier.items))
        .chain(of(&dossier.requests))
        .chain(of(&dossier.suspensions))
        .chain(of(&dossier.extensions))
        .chain(of(&dossier.expected))
        .chain(of(&dossier.notes))
        .chain(of(&dossier.waivers))
        .chain(of(&dossier.ticks))
        .chain(of(&dossier.rejections))
        .chain(of(std::slice::from_ref(&dossier.plan)))
        .collect();
    facts.sort();
    facts
}

/// A dossier in which one fact was altered or taken away with an editor, as often as there are kinds
/// of facts in it; with the place that has to be named.
#[expect(clippy::too_many_lines, reason = "list by list")]
fn tampered(dossier: &Dossier, which: prop::sample::Index) -> Vec<(String, Dossier)> {
    fn each<T>(
        (name, dossier): (&str, &Dossier),
        which: prop::sample::Index,
        list: fn(&mut Dossier) -> &mut Vec<T>,
        alter: fn(&mut T),
    ) -> Vec<(String, Dossier)> {
        let (mut altered, mut without) = (dossier.clone(), dossier.clone());
        let many = list(&mut altered).len();
        if many == 0 {
            return Vec::new();
        }
        let nth = which.index(many);
        alter(&mut list(&mut altered)[nth]);
        list(&mut without).remove(nth);
        vec![
            (format!("{name}[{nth}]"), altered),
            (format!("{name} "), without),
        ]
    }
    let at = |name| (name, dossier);
    let mut all = Vec::new();
    all.extend(each(
        at("records"),
        which,
        |d| &mut d.records,
        |record| {
            record.date = record.date.succ_opt().unwrap();
        },
    ));
    all.extend(each(
        at("items"),
        which,
        |d| &mut d.items,
        |item| {
            item.label = Some("x".into());
        },
    ));
    all.extend(each(
        at("requests"),
        which,
        |d| &mut d.requests,
        |request| {
            request.subject = Some("x".into());
        },
    ));
    all.extend(each(
        at("suspensions"),
        which,
        |d| &mut d.suspensions,
        |act| {
            act.stamp.by.push('x');
        },
    ));
    all.extend(each(
        at("extensions"),
        which,
        |d| &mut d.extensions,
        |act| {
            act.granted = act.granted.succ_opt().unwrap();
        },
    ));
    all.extend(each(
        at("expected"),
        which,
        |d| &mut d.expected,
        |promise| {
            promise.date = promise.date.succ_opt().unwrap();
        },
    ));
    all.extend(each(
        at("notes"),
        which,
        |d| &mut d.notes,
        |note| {
            note.text.push('x');
        },
    ));
    all.extend(each(
        at("waivers"),
        which,
        |d| &mut d.waivers,
        |waiver| {
            waiver.reason.push('x');
        },
    ));
    all.extend(each(
        at("rejections"),
        which,
        |d| &mut d.rejections,
        |rejection| {
            rejection.reason.push('x');
        },
    ));
    all.extend(each(
        at("ticks"),
        which,
        |d| &mut d.ticks,
        |tick| {
            tick.date = tick.date.succ_opt().unwrap();
        },
    ));
    all
}

proptest! {
    #![proptest_config(cases(60, 400))]

    #[test]
    fn what_entries_wrote_is_never_contradicted_and_what_an_editor_wrote_always_is(
        wishes in any_wishes(),
        which in any::<prop::sample::Index>(),
    ) {
        let mut office = Office::listed();
        for (login, wish) in wishes {
            let _ = office.make(login, &wish);
        }
        office.dossier.rev = office.journal.entries().len() as u64;
        prop_assert_eq!(office.journal.contradictions(&office.dossier), []);
        for (place, dossier) in tampered(&office.dossier, which) {
            let found = office.journal.contradictions(&dossier);
            let is_named = found.iter().any(|found| found.place.starts_with(&place));
            prop_assert!(is_named, "{}: {:?}", place, found);
        }
        // An entry that is lost, doubled or moved is missed wherever it stood.
        let entries = office.journal.entries();
        if entries.len() > 1 {
            let nth = which.index(entries.len() - 1);
            let as_journal = |entries: &[Entry]| {
                let text = serde_json::to_string(entries).unwrap();
                serde_json::from_str::<Journal>(&text).unwrap()
            };
            let (mut lost, mut doubled) = (entries.to_vec(), entries.to_vec());
            let mut moved = entries.to_vec();
            lost.remove(nth);
            doubled.insert(nth, entries[nth].clone());
            moved.swap(nth, nth + 1);
            for other in [lost, doubled, moved] {
                let found = as_journal(&other).contradictions(&office.dossier);
                prop_assert!(found.iter().any(|f| f.place.starts_with("journal[")), "{:?}", found);
            }
        }
    }

    #[test]
    fn every_change_has_a_way_back_and_leaves_a_sound_dossier(wishes in any_wishes()) {
        let mut office = Office::listed();
        for (login, wish) in wishes {
            let before = office.dossier.clone();
            let Ok(Some(change)) = office.change(login, Some("because"), &wish) else {
                prop_assert_eq!(&office.dossier, &before);
                continue;
            };
            let mut there_and_back = before.clone();
            there_and_back.apply(&change).unwrap();
            let back = Change::new(Op::Undo, Change::inverse(&change.edits));
            there_and_back.apply(&back).unwrap();
            prop_assert_eq!(facts(&there_and_back), facts(&before));
            prop_assert_eq!(office.make(login, &wish), Ok(true));
            let sound = office.dossier.clone().checked();
            prop_assert!(sound.is_ok(), "{:?} leaves {:?}", wish, sound);
        }
    }

    #[test]
    fn going_all_the_way_back_and_forth_again_ends_where_it_began(wishes in any_wishes()) {
        let mut office = Office::listed();
        for (_, wish) in wishes {
            // One account, so that nothing of it can be in its own way.
            let _ = office.make("anna", &wish);
        }
        let now = facts(&office.dossier);
        let mut before = vec![now.clone()];
        while office.make("anna", &Proposal::Undo).is_ok() {
            before.push(facts(&office.dossier));
        }
        prop_assert_eq!(office.refused(Proposal::Undo), Refusal::NothingToUndo);
        prop_assert_eq!(facts(&office.dossier), facts(&Office::listed().dossier));
        for state in before.iter().rev().skip(1) {
            office.made("anna", Proposal::Redo);
            prop_assert_eq!(&facts(&office.dossier), state);
        }
        prop_assert_eq!(facts(&office.dossier), now);
    }

    #[test]
    fn the_journal_replayed_on_the_empty_dossier_gives_the_dossier(wishes in any_wishes()) {
        let mut office = Office::listed();
        for (login, wish) in wishes {
            let _ = office.make(login, &wish);
        }
        let mut again = Office::listed().dossier;
        for entry in office.journal.entries() {
            let edits = entry.edits.clone();
            again.apply(&Change { op: entry.op, of: entry.of, edits }).unwrap();
        }
        prop_assert_eq!(again, office.dossier);
    }

    #[test]
    fn an_earlier_state_comes_back_whole_and_can_be_undone(
        wishes in any_wishes(),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut office = Office::listed();
        let mut states = vec![office.dossier.clone()];
        for (login, wish) in wishes {
            let _ = office.make(login, &wish);
            states.push(office.dossier.clone());
        }
        let (now, earlier) = (facts(&office.dossier), cut.get(&states).clone());
        let restored = office.make("anna", &Proposal::Restore(Box::new(earlier.clone()))).unwrap();
        prop_assert_eq!(facts(&office.dossier), facts(&earlier));
        prop_assert!(office.dossier.clone().checked().is_ok());
        if restored {
            office.made("anna", Proposal::Undo);
            prop_assert_eq!(facts(&office.dossier), now);
        }
    }
}

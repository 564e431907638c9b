//! What holds for any sequence of wishes.

use proptest::prelude::*;

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
        protocol: protocol.then(|| "7/2025".to_owned()),
        ..Draft::on(day("2025-01-20") + chrono::Days::new(days))
    })
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
        2 => settings.prop_map(|(key, value)| set(key, value)),
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
fn facts(dossier: &Dossier) -> Vec<String> {
    let text = |value: serde_json::Value| value.to_string();
    let mut facts: Vec<String> = Vec::new();
    facts.extend(
        dossier
            .records
            .iter()
            .map(|r| text(serde_json::to_value(r).unwrap())),
    );
    facts.extend(
        dossier
            .items
            .iter()
            .map(|i| text(serde_json::to_value(i).unwrap())),
    );
    facts.extend(
        dossier
            .requests
            .iter()
            .map(|r| text(serde_json::to_value(r).unwrap())),
    );
    facts.extend(
        dossier
            .notes
            .iter()
            .map(|n| text(serde_json::to_value(n).unwrap())),
    );
    facts.push(text(serde_json::to_value(&dossier.plan).unwrap()));
    facts.sort();
    facts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn every_change_has_a_way_back_and_leaves_a_sound_dossier(wishes in any_wishes()) {
        let mut office = Office::empty();
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
        let mut office = Office::empty();
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
        prop_assert_eq!(facts(&office.dossier), facts(&Office::empty().dossier));
        for state in before.iter().rev().skip(1) {
            office.made("anna", Proposal::Redo);
            prop_assert_eq!(&facts(&office.dossier), state);
        }
        prop_assert_eq!(facts(&office.dossier), now);
    }

    #[test]
    fn the_journal_replayed_on_the_empty_dossier_gives_the_dossier(wishes in any_wishes()) {
        let mut office = Office::empty();
        for (login, wish) in wishes {
            let _ = office.make(login, &wish);
        }
        let mut again = Office::empty().dossier;
        for entry in office.journal.entries() {
            let edits = entry.edits.clone();
            again.apply(&Change { op: entry.op, of: entry.of, edits }).unwrap();
        }
        prop_assert_eq!(again, office.dossier);
    }
}

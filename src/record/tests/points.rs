//! The points of check lists: ticked, taken back, without application, added, said otherwise, dropped.

use super::*;
use crate::plan::MilestoneId;

fn list() -> MilestoneId {
    "acceptance_test".parse().unwrap()
}

fn ticking(points: &[&str], date: Option<&str>) -> Ticking {
    Ticking {
        milestone: list(),
        points: points.iter().map(|id| id.parse().unwrap()).collect(),
        date: date.map(day),
        note: None,
        expected: None,
    }
}

fn tick(points: &[&str], date: Option<&str>) -> Proposal {
    Proposal::Tick(ticking(points, date))
}

fn waive(place: &str, date: Option<&str>) -> Proposal {
    Proposal::Waive {
        place: place.parse().unwrap(),
        date: date.map(day),
        with_followers: false,
        expected: None,
    }
}

fn point(id: &str, value: Option<&str>) -> Proposal {
    set(&format!("milestones.acceptance_test.checklist.{id}"), value)
}

fn progress(office: &Office, on: Option<&str>) -> [usize; 3] {
    let list = office.dossier.checklist(&list(), on.map(day)).unwrap();
    [list.done(), list.open(), list.total()]
}

#[test]
fn points_are_ticked_together_each_a_fact_and_are_one_change() {
    let mut office = Office::listed();
    office.made(
        "anna",
        tick(&["fonts", "backup", "fonts"], Some("2025-11-03")),
    );
    assert_eq!(progress(&office, None), [2, 1, 3]);
    assert_eq!(office.dossier.ticks[0].stamp.by, "ANNA");
    // The same once more is nothing; another day or a note is.
    assert_eq!(
        office.make("bruno", &tick(&["fonts"], Some("2025-11-03"))),
        Ok(false)
    );
    office.made("bruno", tick(&["fonts"], Some("2025-11-04")));
    let noted = Ticking {
        note: Some("seen".into()),
        ..ticking(&["fonts"], Some("2025-11-04"))
    };
    office.made("bruno", Proposal::Tick(noted));
    // Without a note the one that is there stays, an empty one takes it away.
    office.made("bruno", tick(&["fonts"], Some("2025-11-05")));
    assert_eq!(office.dossier.ticks[0].note.as_deref(), Some("seen"));
    let empty = Ticking {
        note: Some(String::new()),
        ..ticking(&["fonts"], Some("2025-11-05"))
    };
    office.made("bruno", Proposal::Tick(empty));
    assert_eq!(office.dossier.ticks[0].note, None);
    office.made("bruno", tick(&["fonts"], None));
    assert_eq!(progress(&office, None), [1, 2, 3]);
    assert_eq!(office.make("bruno", &tick(&["fonts"], None)), Ok(false));
}

#[test]
fn a_tick_of_a_later_day_is_none_yet() {
    let mut office = Office::listed();
    office.made("anna", tick(&["fonts"], Some("2025-11-03")));
    office.made("anna", waive("acceptance_test/menu", Some("2025-11-05")));
    for (on, said) in [
        ("2025-11-02", [0, 3, 3]),
        ("2025-11-03", [1, 2, 3]),
        ("2025-11-05", [1, 1, 2]),
    ] {
        assert_eq!(progress(&office, Some(on)), said, "{on}");
    }
    let asked = office.doubts(&tick(&["backup"], Some("2026-02-01")), "2026-01-10");
    assert_eq!(
        asked,
        [Doubt::Future {
            date: day("2026-02-01")
        }]
    );
}

#[test]
fn a_point_that_is_none_is_refused_with_those_there_are() {
    let office = Office::listed();
    let refused = office.refused(tick(&["fonts", "font"], Some("2025-11-03")));
    assert!(
        matches!(&refused, Refusal::UnknownPoint { point, known, is_group: false, .. }
            if point.as_str() == "font" && known.len() == 3),
        "{refused:?}"
    );
    let group = office.refused(tick(&["site"], Some("2025-11-03")));
    assert!(
        matches!(group, Refusal::UnknownPoint { is_group: true, .. }),
        "{group:?}"
    );
    let other = Ticking {
        milestone: "award".parse().unwrap(),
        ..ticking(&["fonts"], Some("2025-11-03"))
    };
    let refused = office.refused(Proposal::Tick(other));
    assert_eq!(refused, Refusal::NoCheckList("award".parse().unwrap()));
    let refused = office.refused(waive("acceptance_test/nothing", Some("2025-11-03")));
    assert!(
        matches!(refused, Refusal::UnknownPoint { .. }),
        "{refused:?}"
    );
}

#[test]
fn what_does_not_apply_takes_no_tick_and_what_is_ticked_applies() {
    let mut office = Office::listed();
    office.made("anna", waive("acceptance_test/site", Some("2025-11-01")));
    assert_eq!(progress(&office, None), [0, 1, 1]);
    let refused = office.refused(tick(&["menu"], Some("2025-11-03")));
    assert!(
        matches!(&refused, Refusal::PointDoesNotApply { place, .. }
            if place.to_string() == "acceptance_test/site"),
        "{refused:?}"
    );
    office.made("anna", waive("acceptance_test/site", None));
    office.made("anna", tick(&["menu"], Some("2025-11-03")));
    for place in ["acceptance_test/site", "acceptance_test/menu"] {
        let refused = office.refused(waive(place, Some("2025-11-04")));
        assert!(matches!(refused, Refusal::TickedAlready(_)), "{refused:?}");
    }
    // The event itself without application: neither.
    office.made("anna", waive("acceptance_test", Some("2025-11-04")));
    let refused = office.refused(tick(&["backup"], Some("2025-11-04")));
    assert!(
        matches!(refused, Refusal::DoesNotApply { .. }),
        "{refused:?}"
    );
}

#[test]
fn recording_the_event_with_open_points_asks_how_many() {
    let mut office = Office::listed();
    let about = |office: &Office| {
        let doubts = office.doubts(&record("acceptance_test", "2025-11-10"), "2026-01-10");
        let mut open = doubts.iter().filter_map(|doubt| match doubt {
            Doubt::OpenPoints { open, total, .. } => Some((*open, *total)),
            _ => None,
        });
        open.next()
    };
    assert_eq!(about(&office), Some((3, 3)));
    office.made("anna", waive("acceptance_test/site", Some("2025-11-01")));
    assert_eq!(about(&office), Some((1, 1)));
    office.made("anna", tick(&["backup"], Some("2025-11-03")));
    assert_eq!(about(&office), None);
}

#[test]
fn a_point_that_is_dropped_comes_back_to_its_place_with_its_tick() {
    let mut office = Office::listed();
    office.made("anna", tick(&["menu"], Some("2025-11-03")));
    let before = office.dossier.clone();
    let asked = office.doubts(&point("menu", None), "2026-01-10");
    assert_eq!(
        asked,
        [Doubt::DropsTick {
            date: day("2025-11-03")
        }]
    );
    office.made("anna", point("menu", None));
    assert_eq!(progress(&office, None), [0, 2, 2]);
    assert!(office.dossier.ticks.is_empty());
    office.made("anna", Proposal::Undo);
    assert_eq!(office.dossier, before);
    assert!(matches!(
        office.refused(point("nothing", None)),
        Refusal::UnknownPoint { .. }
    ));
}

#[test]
fn a_point_is_added_under_a_name_of_its_own_and_keeps_what_a_new_text_leaves_out() {
    let mut office = Office::listed();
    for taken in ["menu", "site"] {
        let proposal = Proposal::Set {
            key: format!("milestones.acceptance_test.checklist.{taken}")
                .parse()
                .unwrap(),
            value: Some("Testo".into()),
            expected: Some(None),
        };
        let refused = office.refused(proposal);
        assert!(matches!(refused, Refusal::DuplicatePoint(_)), "{refused:?}");
    }
    office.made("anna", point("new", Some("Testo")));
    office.made("anna", point("fonts", Some("Caratteri")));
    let milestone = office.dossier.plan.milestone(&list()).unwrap();
    let fonts = &milestone.checklist[0];
    assert_eq!(
        (fonts.it.as_str(), fonts.en.as_str()),
        ("Caratteri", "Caratteri")
    );
    assert_eq!(fonts.source.as_deref(), Some("C.1"));
    assert_eq!(milestone.checklist[3].id.as_str(), "new");
    // A tick on it stands against taking it back.
    office.made("bruno", tick(&["new"], Some("2025-11-03")));
    office.made("anna", Proposal::Undo);
    let refused = office.refused(Proposal::Undo);
    let Refusal::Conflict(conflict) = refused else {
        panic!("{refused:?}");
    };
    assert!(matches!(conflict.slot, Slot::Tick(..)), "{conflict:?}");
}

#[test]
fn a_colleague_who_was_faster_is_a_conflict() {
    let mut office = Office::listed();
    office.made("bruno", tick(&["menu"], Some("2025-11-03")));
    let mine = Ticking {
        expected: Some(ExpectedFact::Date(None)),
        ..ticking(&["menu"], Some("2025-11-04"))
    };
    let refused = office.refused(Proposal::Tick(mine));
    let Refusal::Conflict(conflict) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(conflict.present.as_deref(), Some("2025-11-03"));
    assert_eq!(conflict.author.unwrap().by, "BRUNO");
}

#[test]
fn what_says_anything_of_points_is_of_the_second_edition() {
    let plain = Office::empty();
    let mut office = Office::listed();
    assert_eq!(office.dossier.plan.edition(), 2);
    office.made("anna", tick(&["menu"], Some("2025-11-03")));
    assert_eq!(office.journal.entries()[0].edition(), 2);
    // Of itself, whatever the plan.
    let mut dossier = plain.dossier;
    dossier.ticks = office.dossier.ticks;
    assert_eq!(dossier.edition(), 2);
}

#[test]
fn a_point_that_is_dropped_again_comes_back_from_where_it_was_by_then() {
    let mut office = Office::listed();
    office.made("bruno", point("menu", None));
    office.made("bruno", Proposal::Undo);
    // The point before it goes, and it is the first.
    office.made("anna", point("fonts", None));
    let before = office.dossier.plan.clone();
    let change = office
        .change("bruno", None, &Proposal::Redo)
        .unwrap()
        .unwrap();
    office.made("bruno", Proposal::Redo);
    let back = Change::new(Op::Undo, Change::inverse(&change.edits));
    office.dossier.apply(&back).unwrap();
    assert_eq!(office.dossier.plan, before);
}

//! How many bytes the first frame takes: what is beautiful must not be slow on a bad line.

use ratatui::Terminal;
use ratatui::layout::Size;

use crate::plan::{SHIPPED_DEFAULT, shipped};
use crate::record::{Document, Dossier, Journal, Record, Stamp};
use crate::screen::{App, FileState, Message, Person, Start, draw, update};
use crate::store::JsonFile;
use crate::words::Lang;

use super::ansi::Ansi;

/// The bytes of the first frame at 80x24.
fn bytes(dossier: Dossier, journal: Journal, today: &str) -> usize {
    let stamp = stamp();
    let mut app = App::new(Start {
        lang: Lang::It,
        ascii: false,
        colour: true,
        size: (80, 24),
        today: today.parse().unwrap(),
        started: stamp.at,
        person: Person {
            by: stamp.by,
            login: stamp.login,
        },
        file: FileState {
            name: "crono.json".to_owned(),
            exists: true,
            read_only: None,
            shared: false,
        },
        dossier,
    });
    update(&mut app, Message::Journal(journal));
    let ansi = Ansi::new(Size::new(80, 24), true);
    let mut terminal = Terminal::new(ansi).unwrap();
    terminal.draw(|frame| draw(&app, frame)).unwrap();
    terminal.backend().bytes().len()
}

fn stamp() -> Stamp {
    Stamp {
        by: "M.R.".to_owned(),
        login: "rossi".to_owned(),
        at: "2026-08-24T09:00:00+02:00".parse().unwrap(),
    }
}

/// The shipped plan with a date for each of its first events, a month after the one before.
fn under_way() -> Dossier {
    let plan = shipped(SHIPPED_DEFAULT).unwrap();
    let events: Vec<_> = plan.in_order().iter().take(6).copied().collect();
    let events: Vec<String> = events
        .iter()
        .map(|i| plan.milestones[*i].id.to_string())
        .collect();
    let mut dossier = Dossier::new(plan);
    for (month, event) in (1..).zip(events) {
        dossier.records.push(Record {
            event: event.parse().unwrap(),
            date: format!("2025-{month:02}-20").parse().unwrap(),
            document: Document {
                protocol: Some("3310/2025".to_owned()),
                ..Document::default()
            },
            stamp: stamp(),
        });
    }
    dossier
}

#[test]
fn the_first_frame_is_small() {
    let ours = bytes(under_way(), Journal::default(), "2025-07-29");
    assert!((1_000..=2_200).contains(&ours), "under way: {ours}");
    let opened = JsonFile::new("data/demonstration.json".as_ref())
        .open()
        .unwrap();
    let journal = opened.journal().unwrap();
    let demonstration = bytes(opened.dossier, journal, "2026-08-24");
    let bounds = 1_000..=2_600;
    assert!(
        bounds.contains(&demonstration),
        "demonstration: {demonstration}"
    );
    println!("first frame: {ours} bytes under way, {demonstration} of the demonstration");
}

//! What a key and a frame cost, in facts looked at: never in time.

use std::rc::Rc;

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use serde_json::{Value, json};

use super::{App, FileState, Message, Person, Start, draw, update};
use crate::plan::{SHIPPED_DEFAULT, shipped};
use crate::record::{Dossier, Journal, looked};
use crate::words::Lang;

/// The phase of the shipped plan that keeps the register, and the one that is made of items.
const REGISTER: u32 = 7;
const CONTENT: u32 = 5;

fn stamped(mut fact: Value) -> Value {
    let fact = fact.as_object_mut().unwrap();
    for (name, value) in [
        ("by", "M.R."),
        ("login", "mrossi"),
        ("at", "2025-09-01T09:00:00+02:00"),
    ] {
        fact.insert(name.into(), value.into());
    }
    Value::Object(std::mem::take(fact))
}

fn read<T: serde::de::DeserializeOwned>(facts: Vec<Value>) -> Vec<T> {
    serde_json::from_value(Value::Array(facts)).unwrap()
}

/// A dossier with so many of each kind of fact: every second request answered, every third suspension of the
/// whole register, every second item published and the others promised.
fn heavy(many: usize) -> Dossier {
    let mut dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
    let day = |n: usize, add: usize| format!("2025-{:02}-{:02}", 2 + n % 6, 1 + n % 20 + add);
    let mut records = vec![
        stamped(json!({"event": "award", "date": "2025-01-02"})),
        stamped(json!({"event": "contract_signed", "date": "2025-01-03"})),
    ];
    let (mut requests, mut items, mut expected) = (vec![], vec![], vec![]);
    let (mut suspensions, mut extensions) = (vec![], vec![]);
    for n in 1..=many {
        requests
            .push(json!({"register": "assistance", "n": n, "subject": format!("Richiesta {n}")}));
        let event = format!("assistance_request:{n}");
        records.push(stamped(json!({"event": event, "date": day(n, 0)})));
        let answer = format!("assistance_answer:{n}");
        if n % 2 == 0 {
            records.push(stamped(json!({"event": answer, "date": day(n, 6)})));
        } else {
            expected.push(stamped(json!({"event": answer, "date": "2025-12-01"})));
        }
        let clock = if n % 3 == 0 {
            "assistance".to_owned()
        } else {
            format!("assistance:{n}")
        };
        let end = stamped(json!({"date": day(n, 3),
            "terms": [{"clock": format!("assistance:{n}"), "due": "2025-11-20"}]}));
        suspensions.push(stamped(
            json!({"n": n, "from": day(n, 1), "clocks": [clock], "resumption": end}),
        ));
        extensions.push(stamped(json!({"n": n, "clock": format!("assistance:{n}"),
            "days": 2, "granted": day(n, 2)})));
        let item = format!("content_published:s{n}");
        items.push(json!({"milestone": "content_published", "id": format!("s{n}")}));
        if n % 2 == 0 {
            records.push(stamped(json!({"event": item, "date": "2025-08-01"})));
        } else {
            expected.push(stamped(json!({"event": item, "date": "2025-12-01"})));
        }
    }
    dossier.records = read(records);
    dossier.requests = read(requests);
    dossier.items = read(items);
    dossier.expected = read(expected);
    dossier.suspensions = read(suspensions);
    dossier.extensions = read(extensions);
    dossier.checked().expect("what is looked at is sound")
}

/// A journal with an entry for each date.
fn journal(dossier: &Dossier) -> Journal {
    let entries = dossier.records.iter().zip(1..).map(|(record, n)| {
        let edit =
            json!({"slot": "record", "event": record.event, "before": null, "after": record});
        stamped(json!({"n": n, "op": "record", "edits": [edit]}))
    });
    serde_json::from_value(Value::Array(entries.collect())).unwrap()
}

fn opened(dossier: Dossier) -> App {
    App::new(Start {
        lang: Lang::It,
        ascii: false,
        colour: true,
        size: (80, 24),
        today: "2025-09-28".parse().unwrap(),
        started: "2025-09-28T09:00:00+02:00".parse().unwrap(),
        person: Person {
            by: "M.R.".into(),
            login: "mrossi".into(),
        },
        file: FileState {
            name: "lungo.json".into(),
            exists: true,
            read_only: None,
            shared: false,
        },
        dossier,
    })
}

fn frame(app: &App) -> String {
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    terminal.draw(|frame| draw(app, frame)).unwrap();
    let buffer = terminal.backend().buffer();
    buffer
        .content
        .iter()
        .map(ratatui::buffer::Cell::symbol)
        .collect()
}

/// How many facts were looked at to open a dossier, to press keys in a phase and to draw what each shows.
fn looked_at(many: usize, phase: u32, keys: &[KeyCode]) -> usize {
    let dossier = heavy(many);
    let journal = journal(&dossier);
    looked::facts(|| {
        let mut app = opened(dossier);
        update(&mut app, Message::Journal(journal));
        app.selected = app.row_of_phase(phase).unwrap();
        let first = frame(&app);
        assert!(
            first.contains(" (+"),
            "there is more than is in sight: {first}"
        );
        for key in keys {
            let before = frame(&app);
            update(&mut app, Message::Key(KeyEvent::from(*key)));
            assert_ne!(frame(&app), before, "{key:?} does nothing in phase {phase}");
        }
    })
}

/// Of four times as many facts four times as many may be looked at, and some more; a list that is searched once
/// for each of its own facts would give sixteen times as many.
fn grows_as_the_facts_do(phase: u32, keys: &[KeyCode]) {
    let [few, many] = [30, 120].map(|many| looked_at(many, phase, keys));
    assert!(many <= 6 * few.max(120), "{few} facts, then {many}");
}

#[test]
fn frames_and_keys_of_a_register_look_at_no_fact_once_for_each_request() {
    use KeyCode::{Char, Down, End, Esc, Home, Tab};
    grows_as_the_facts_do(REGISTER, &[Tab, Down, End, Home, Esc]);
    grows_as_the_facts_do(REGISTER, &[Char('r'), Down, End, Home, Esc]);
    grows_as_the_facts_do(REGISTER, &[Char('l'), Down, End, Home, Esc]);
}

#[test]
fn frames_and_keys_of_a_milestone_look_at_no_fact_once_for_each_item() {
    use KeyCode::{Down, End, Esc, Home, Tab};
    grows_as_the_facts_do(CONTENT, &[Tab, Home, Down, End, Esc]);
}

/// What suspensions do to a phase is found out once for an assessment, however many keys and frames ask.
#[test]
fn what_acts_do_is_found_once_for_an_assessment() {
    use KeyCode::{Down, End, Esc, Home, Tab, Up};
    let mut app = opened(heavy(40));
    app.selected = app.row_of_phase(REGISTER).unwrap();
    let acts = app.acts();
    assert_eq!(acts.list.len(), 80);
    for key in [Tab, Down, End, Up, Home, Esc] {
        frame(&app);
        update(&mut app, Message::Key(KeyEvent::from(key)));
        assert!(Rc::ptr_eq(&acts, &app.acts()), "{key:?}");
    }
    // A request has acts of its own, and so has another phase.
    update(&mut app, Message::Key(KeyEvent::from(KeyCode::Char('r'))));
    assert!((1..80).contains(&app.acts().list.len()));
    update(&mut app, Message::Key(KeyEvent::from(Esc)));
    app.selected = app.row_of_phase(CONTENT).unwrap();
    assert!(app.acts().list.is_empty());
    // What was known is made anew with the next assessment.
    app.selected = app.row_of_phase(REGISTER).unwrap();
    app.dossier.suspensions.pop();
    app.reassess();
    assert_eq!(app.acts().list.len(), 79);
}

/// All lines of the pane can be gone through, one by one, though only those in sight are made.
#[test]
fn the_cursor_goes_over_every_act_and_every_line_of_the_pane() {
    let mut app = opened(heavy(40));
    app.selected = app.row_of_phase(REGISTER).unwrap();
    update(&mut app, Message::Key(KeyEvent::from(KeyCode::Tab)));
    update(&mut app, Message::Key(KeyEvent::from(KeyCode::Home)));
    let mut seen = Vec::new();
    let mut last = None;
    while app.pane != last {
        last = app.pane;
        seen.extend(app.act_here());
        assert!(frame(&app).contains('►'));
        update(&mut app, Message::Key(KeyEvent::from(KeyCode::Down)));
    }
    assert_eq!(seen, app.acts().list);
    let end = app.pane;
    update(&mut app, Message::Key(KeyEvent::from(KeyCode::Home)));
    update(&mut app, Message::Key(KeyEvent::from(KeyCode::End)));
    assert_eq!(app.pane, end);
}

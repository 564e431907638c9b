//! The pane of the screen, drawn row by row as somebody reads it: dates, states, who must act and what is
//! foreseen are those of the JSON of the day.

use chrono::{DateTime, Utc};
use crono::assess::{Assessment, RowKind};
use crono::calendar::DayCount;
use crono::plan::Event;
use crono::record::{Dossier, Journal};
use crono::screen::{App, FileState, Message, Person, Start, draw, update};
use crono::words::dates::{short, with_weekday};
use crono::words::{Lang, count, state};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use serde_json::Value;

use super::views::{Clocks, date};

const LANG: Lang = Lang::En;
/// High enough for every line.
const SIZE: (u16, u16) = (80, 250);

fn app(dossier: &Dossier, assessment: &Assessment) -> App {
    let mut app = App::new(Start {
        lang: LANG,
        ascii: false,
        colour: false,
        size: SIZE,
        today: assessment.today,
        started: DateTime::<Utc>::UNIX_EPOCH.fixed_offset(),
        person: Person {
            by: "A.B.".into(),
            login: "anna".into(),
        },
        file: FileState {
            name: "crono.json".into(),
            exists: true,
            read_only: None,
            shared: false,
        },
        dossier: dossier.clone(),
    });
    update(&mut app, Message::Journal(Journal::default()));
    app
}

/// The screen line by line.
fn drawn(app: &App) -> Vec<String> {
    let mut terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).expect("a terminal");
    terminal.draw(|frame| draw(app, frame)).expect("drawn");
    let buffer = terminal.backend().buffer();
    let line = |y| {
        let cells = (0..SIZE.0).map(|x| buffer[(x, y)].symbol().to_owned());
        cells.collect::<String>()
    };
    (0..SIZE.1).map(line).collect()
}

/// Compares the list, and the pane of each row, with the JSON.
pub fn agree(
    dossier: &Dossier,
    assessment: &Assessment,
    status: &Value,
    clocks: &Clocks<'_>,
) -> Result<(), TestCaseError> {
    let mut app = app(dossier, assessment);
    for selected in 0..app.rows.len() {
        app.selected = selected;
        let lines = drawn(&app);
        let screen = lines.join("\n");
        // What is wrapped is one sentence.
        let text: Vec<&str> = screen.split_whitespace().collect();
        let text = text.join(" ");
        let clock = match app.rows[selected].kind {
            RowKind::Clock(clock) => Some(clock),
            // While only a clock for information runs, the row speaks of that one.
            RowKind::Phase(phase) if assessment.phases[phase].informative.is_some() => None,
            RowKind::Phase(phase) => assessment.phases[phase].lead,
        };
        let own = clock.map(|clock| &assessment.clocks[clock].key);
        if let Some(key) = own.filter(|key| key.n.is_none()) {
            head(clocks[key.to_string().as_str()], &lines, &text)?;
        }
        if let RowKind::Phase(phase) = app.rows[selected].kind {
            phase_of(&app, phase, status, clocks, &text)?;
        }
        if app.register().is_some() {
            requests(clocks, &app, &lines)?;
        }
    }
    Ok(())
}

/// Title, countdown and the row of the list.
fn head(known: &Value, lines: &[String], text: &str) -> Result<(), TestCaseError> {
    let word = known["state"].as_str().expect("a state");
    let of = crono::assess::State::COUNTED.into_iter();
    let word = of.into_iter().find(|of| of.as_str() == word);
    let Some(word) = word.map(|of| state::state(LANG, of)) else {
        return Ok(());
    };
    let selected = lines.iter().find(|line| line.starts_with('►'));
    let row = selected.expect("a selected row");
    // What is over says by how much it was early or late.
    let margin = date(&known["due"]).zip(date(&known["end"]));
    let margin = margin.map(|(due, end)| due.signed_duration_since(end).num_days());
    let working = known["limit"]["working_days"].is_number();
    let told = margin.map_or_else(|| word.to_owned(), |margin| count::closed(LANG, margin));
    // Days early are working days where the clock is counted in them: the model has counted those.
    if !(working && margin > Some(0)) {
        prop_assert!(row.contains(&told), "{} {}", told, row);
    }
    let said = |days: i64| DayCount {
        days,
        working: working && days >= 0,
    };
    if let Some(due) = date(&known["due"]) {
        prop_assert!(row.contains(&short(due)), "{} {}", due, row);
        if known["end"].is_null() {
            let left = known["days_left"].as_i64().expect("days");
            let told = count::countdown_to(LANG, due, said(left), true);
            prop_assert!(text.contains(&told), "{}\n{}", told, lines.join("\n"));
        }
    }
    if let Some(start) = date(&known["start"]) {
        let told = format!("counts from {}", with_weekday(LANG, start));
        prop_assert!(text.contains(&told), "{}\n{}", told, lines.join("\n"));
    }
    if known["state"] == "suspended"
        && let Some(left) = known["days_left"].as_i64()
    {
        let told = format!("{word}, {}", count::remain(LANG, said(left)));
        prop_assert!(text.contains(&told), "{}\n{}", told, lines.join("\n"));
    }
    Ok(())
}

/// What is foreseen of the clocks of a phase, and what is awaited in it.
fn phase_of(
    app: &App,
    phase: usize,
    status: &Value,
    clocks: &Clocks<'_>,
    text: &str,
) -> Result<(), TestCaseError> {
    let assessment = &app.assessment;
    for clock in assessment
        .clocks_of(phase)
        .filter(|it| it.is_judged() && it.key.n.is_none())
    {
        let known = clocks[clock.key.to_string().as_str()];
        let foreseen = date(&known["forecast_end"]);
        // Of one that runs it is said only where it is not simply its last day, or today once that has
        // passed.
        let is_told = foreseen.is_some_and(|end| {
            let last = date(&known["due"]).map(|due| due.max(assessment.today));
            known["state"] == "not_started" || last != Some(end)
        });
        if let Some(end) = foreseen.filter(|_| is_told) {
            let told = format!("ends {}", with_weekday(LANG, end));
            prop_assert!(text.contains(&told), "{} {}\n{}", clock.key, told, text);
        }
        if let Some(original) = date(&known["original_due"])
            && let Some(due) = date(&known["due"]).filter(|due| *due != original)
        {
            let told = with_weekday(LANG, due);
            prop_assert!(text.contains(&told), "{} {}\n{}", clock.key, told, text);
        }
    }
    let awaited = status["awaited"].as_array().expect("what is awaited");
    for event in app
        .events()
        .iter()
        .filter(|event| is_own(app, phase, event))
    {
        let name = event.to_string();
        let known = awaited.iter().find(|it| it["event"] == name.as_str());
        let days = known.and_then(|it| it["days"].as_i64());
        if let Some(days) = days.filter(|_| app.to_come(event).is_none()) {
            let told = count::awaited(LANG, days);
            prop_assert!(text.contains(&told), "{} {}\n{}", name, told, text);
        }
    }
    Ok(())
}

fn is_own(app: &App, phase: usize, event: &Event) -> bool {
    let number = app.dossier.plan.phases[phase].number;
    let role = app.dossier.plan.role(event);
    role.is_ok_and(|role| role.phase() == number)
}

/// A line for every request, with the due date and the days left of its own.
fn requests(clocks: &Clocks<'_>, app: &App, lines: &[String]) -> Result<(), TestCaseError> {
    for request in &app.assessment.requests {
        let clock = &app.assessment.clocks[request.clock];
        let n = clock.key.n.expect("a request");
        let known = clocks[clock.key.to_string().as_str()];
        let opened = with_weekday(LANG, request.opened);
        let is_line = |line: &&String| {
            let mut words = line.split_whitespace().skip(1);
            words.next() == Some(&n.to_string()) && line.contains(&opened)
        };
        let line = lines.iter().find(is_line);
        prop_assert!(line.is_some(), "{}\n{}", clock.key, lines.join("\n"));
        let line = line.expect("a line");
        if let Some(due) = date(&known["due"]) {
            prop_assert!(line.contains(&with_weekday(LANG, due)), "{} {}", due, line);
        }
        if let Some(left) = known["days_left"].as_i64() {
            prop_assert!(
                line.trim_end().ends_with(&left.to_string()),
                "{} {}",
                left,
                line
            );
        }
    }
    Ok(())
}

//! A dossier of as many phases as wanted, the same for the same number: what the measurements read.
//!
//! Each phase is one delivery: it begins, it ends, and it has a limit between the two. On [`DAY`] a
//! quarter is over (some late), half is under way (some overdue, some due soon), and a quarter waits
//! for the phase before it. Every date has its record, and every record its entry in the journal.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

/// The day for which the dates are chosen.
pub const DAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 8, 24).expect("a day");

/// The text of a data file with `phases` phases and at least so many changes: what is more than it
/// takes, corrects the first date again and again.
pub fn text(phases: u32, changes: u32) -> String {
    let records: Vec<Value> = (0..phases).flat_map(records).collect();
    let changes = records.len().max(changes as usize);
    let members = json!({
        "format": {"name": "crono", "version": 1},
        "rev": changes,
        "plan": plan(phases),
        "records": records,
        "items": [],
        "requests": [],
        "notes": [],
    });
    let members = serde_json::to_string_pretty(&members).expect("values are text");
    let mut text = members.trim_end_matches("\n}").to_owned();
    text.push_str(",\n  \"journal\": [");
    for n in 0..changes {
        let comma = if n == 0 { "" } else { "," };
        let entry = match records.get(n) {
            Some(record) => entry(n + 1, record, &Value::Null),
            None => entry(n + 1, &records[0], &records[0]),
        };
        write!(text, "{comma}\n    {entry}").expect("a string takes all");
    }
    text.push_str("\n  ]\n}\n");
    text
}

/// The event that ends a phase, counted from 0.
pub fn end_of(phase: u32) -> String {
    format!("end-{phase}")
}

fn plan(phases: u32) -> Value {
    let phase = |i: u32| {
        json!({
            "number": i + 1,
            "id": format!("phase-{i}"),
            "title": {"it": format!("Consegna {:05}", i + 1), "en": format!("Delivery {:05}", i + 1)},
        })
    };
    let milestones = |i: u32| {
        let before = match i % 4 {
            3 => vec![end_of(i - 1)],
            _ => vec![],
        };
        let begins = json!({
            "id": format!("begin-{i}"), "phase": i + 1, "label": {"it": "Inizio", "en": "Begun"},
            "actor": "administration", "after": before,
        });
        let ends = json!({
            "id": end_of(i), "phase": i + 1, "label": {"it": "Fine", "en": "Done"},
            "actor": "supplier", "after": [format!("begin-{i}")],
        });
        [begins, ends]
    };
    let clock = |i: u32| {
        json!({
            "id": format!("delivery-{i}"), "phase": i + 1, "label": {"it": "Consegna", "en": "Delivery"},
            "from": format!("begin-{i}"), "to": [end_of(i)],
            "limit": format!("{}d", limit(i)), "warn": 7,
        })
    };
    json!({
        "name": "deliveries",
        "title": {"it": "Consegne", "en": "Deliveries"},
        "time_zone": "Europe/Rome",
        "phases": (0..phases).map(phase).collect::<Vec<_>>(),
        "milestones": (0..phases).flat_map(milestones).collect::<Vec<_>>(),
        "clocks": (0..phases).map(clock).collect::<Vec<_>>(),
    })
}

fn limit(phase: u32) -> u32 {
    60 + phase % 5 * 15
}

/// What is recorded of a phase.
fn records(phase: u32) -> Vec<Value> {
    let begin = format!("begin-{phase}");
    let days_ago = |days: u32| DAY - Days::new(days.into());
    match phase % 4 {
        0 => {
            let taken = limit(phase) - 10 + phase / 4 % 14;
            let ended = phase % 30;
            vec![
                record(&begin, days_ago(ended + taken)),
                record(&end_of(phase), days_ago(ended)),
            ]
        }
        3 => vec![],
        _ => vec![record(&begin, days_ago(1 + phase * 7 % 110))],
    }
}

fn record(event: &str, date: NaiveDate) -> Value {
    json!({
        "event": event, "date": date, "source": "pec", "protocol": "4712/2026",
        "by": "G. Torri", "login": "gtorri", "at": format!("{date}T09:41:00+02:00"),
    })
}

fn entry(n: usize, record: &Value, before: &Value) -> Value {
    json!({
        "n": n, "by": record["by"], "login": record["login"], "at": record["at"], "op": "record",
        "reason": before.as_object().map(|_| "a typing error"),
        "edits": [{"slot": "record", "event": record["event"], "before": before, "after": record}],
    })
}

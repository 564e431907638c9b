//! No two views differ: table, sentences, CSV, calendar, report, `check` and JSON of one day say the
//! same dates and states, and name the same ones who must act.

use std::collections::BTreeMap;

use crono::assess::{Assessment, Row, RowKind, State, Subject, rows, subject, who};
use crono::calendar::Date;
use crono::plan::{MilestoneId, PartyId};
use crono::record::{Dossier, Journal};
use crono::report::check::Thresholds;
use crono::report::csv::{CsvTable, Dialect, Layout};
use crono::report::progress::Progress;
use crono::report::{Look, Palette, Sheet, check, csv, ics, json, markdown, plain, text};
use crono::words::Lang;
use crono::words::dates::{full, short, with_weekday};
use crono::words::{count, state};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde_json::Value;

use super::{desk, pane};

const LANG: Lang = Lang::En;
const LOOK: Look = Look {
    lang: LANG,
    ascii: false,
    colour: false,
    palette: Palette::USUAL,
};

fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("a buffer takes everything");
    String::from_utf8(out).expect("text")
}

/// The clocks of the JSON by name.
pub type Clocks<'v> = BTreeMap<&'v str, &'v Value>;

pub fn date(value: &Value) -> Option<Date> {
    value.as_str().and_then(|text| text.parse().ok())
}

/// Compares every view of a day with its JSON.
pub fn agree(dossier: &Dossier, assessment: &Assessment) -> Result<(), TestCaseError> {
    let journal = Journal::default();
    let sheet = Sheet {
        file: "crono.json",
        dossier,
        journal: &journal,
        assessment,
    };
    let status = written(|out| json::write(out, LANG, dossier, None, assessment));
    let status: Value = serde_json::from_str(&status).expect("JSON");
    let clocks: Clocks<'_> = status["clocks"]
        .as_array()
        .expect("clocks")
        .iter()
        .map(|clock| (clock["id"].as_str().expect("an id"), clock))
        .collect();
    table(dossier, assessment, &clocks)?;
    pane::agree(dossier, assessment, &status, &clocks)?;
    turns(sheet, &status, &clocks)?;
    desk::agree(dossier, assessment, &status, &clocks)?;
    csv_tables(sheet, &clocks)?;
    calendar(sheet, &clocks)?;
    answer(sheet, &clocks)?;
    document(sheet, &clocks)?;
    sentences(dossier, assessment, &clocks)?;
    penalties(&status)
}

/// The rows of the list, which the screen draws too, and the table that `status` prints.
fn table(
    dossier: &Dossier,
    assessment: &Assessment,
    clocks: &Clocks<'_>,
) -> Result<(), TestCaseError> {
    let printed = written(|out| text::write(out, LOOK, dossier, assessment));
    let mut late = 0;
    for row in rows(dossier, assessment) {
        let clock = match row.kind {
            RowKind::Clock(clock) => &assessment.clocks[clock],
            RowKind::Phase(phase) => match subject(dossier, assessment, phase) {
                Subject::Clock(clock) => {
                    prop_assert_eq!(clock.state(), assessment.state_shown(phase));
                    clock
                }
                _ => continue,
            },
        };
        late += usize::from(clock.state() == State::Overdue && clock.key.n.is_none());
        let known = clocks[clock.key.to_string().as_str()];
        let word = state::state(LANG, clock.state());
        let due = date(&known["due"]);
        prop_assert_eq!(clock.deadline().map(|it| it.due), due);
        let due = due.map(short).unwrap_or_default();
        let says = |line: &str| line.contains(&due) && line.contains(word);
        prop_assert!(
            printed.lines().any(says),
            "{} {} {}\n{}",
            clock.key,
            due,
            word,
            printed
        );
    }
    // Nothing that is late is hidden behind another, requests aside, which stand in their register.
    let overdue = clocks.values().filter(|clock| {
        let own = !clock["id"].as_str().is_some_and(|id| id.contains(':'));
        own && clock["state"] == "overdue" && clock["informative"] == false
    });
    prop_assert_eq!(late, overdue.count(), "{}", printed);
    Ok(())
}

/// A row of a table: each cell by the head of its column, `None` where it is empty.
type CsvRow = BTreeMap<String, Option<String>>;

fn csv_rows(sheet: Sheet<'_>, table: CsvTable) -> Vec<CsvRow> {
    let layout = Layout {
        lang: LANG,
        table,
        dialect: Dialect::Rfc4180,
        names_files: false,
    };
    let text = written(|out| csv::write(out, layout, &[sheet]));
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().expect("heads").clone();
    let rows = reader.records().map(|row| {
        let row = row.expect("a row");
        let cells = row
            .iter()
            .map(|cell| (!cell.is_empty()).then(|| cell.to_owned()));
        heads.iter().map(str::to_owned).zip(cells).collect()
    });
    rows.collect()
}

/// What stands in a column, where there is one and it is not empty.
fn cell<'r>(row: &'r CsvRow, head: &str) -> Option<&'r str> {
    row.get(head)?.as_deref()
}

fn csv_tables(sheet: Sheet<'_>, clocks: &Clocks<'_>) -> Result<(), TestCaseError> {
    let tables = [CsvTable::Clocks, CsvTable::Requests];
    for row in tables.into_iter().flat_map(|table| csv_rows(sheet, table)) {
        let id = cell(&row, "id").expect("an id");
        // The terms stand among the clocks here.
        let Some(known) = clocks.get(id) else {
            continue;
        };
        for name in [
            "state",
            "start",
            "end",
            "due",
            "original_due",
            "civil_due",
            "elapsed",
            "gross",
            "suspended",
            "days_left",
            "days_late",
            "forecast_end",
        ] {
            let Some(cell) = row.get(name) else {
                continue;
            };
            let expected = match &known[name] {
                // A clock for information has no verdict in a table that people read.
                _ if name == "state" && known["informative"] == true => {
                    Some("informative".to_owned())
                }
                Value::Null => None,
                Value::String(text) => Some(text.clone()),
                other => Some(other.to_string()),
            };
            prop_assert_eq!(cell, &expected, "{} {}", id, name);
        }
    }
    Ok(())
}

/// Whether a clock is judged: it has a limit, and is there for more than information.
fn is_judged(clock: &Value) -> bool {
    clock["informative"] == false && !clock["limit"].is_null()
}

/// Every open judged clock has its day in the calendar, and no other.
fn calendar(sheet: Sheet<'_>, clocks: &Clocks<'_>) -> Result<(), TestCaseError> {
    let text = written(|out| ics::write(out, LANG, &[sheet], false));
    let unfolded = text.replace("\r\n ", "");
    for (id, clock) in clocks {
        let Some(due) = date(&clock["due"]).filter(|_| is_judged(clock)) else {
            continue;
        };
        let own = format!("{}.due", id.replace(':', "."));
        let mut events = unfolded.split("BEGIN:VEVENT").skip(1);
        let event = events.find(|event| {
            let mut uids = event.lines().filter_map(|line| line.strip_prefix("UID:"));
            uids.any(|uid| uid.starts_with(&own) || uid.contains(&format!("{own}@")))
        });
        let Some(event) = event else {
            return Err(TestCaseError::fail(format!(
                "{id} is not in the calendar\n{text}"
            )));
        };
        let day = due.format("%Y%m%d").to_string();
        let begins = event.lines().find(|line| line.starts_with("DTSTART"));
        prop_assert!(
            begins.is_some_and(|line| line.ends_with(&day)),
            "{} {} {:?}",
            id,
            day,
            begins
        );
    }
    Ok(())
}

/// The answer to a monitoring system counts the same days.
fn answer(sheet: Sheet<'_>, clocks: &Clocks<'_>) -> Result<(), TestCaseError> {
    let thresholds = Thresholds::default();
    let mut level = None;
    let text = written(|out| {
        let seen = check::Seen {
            file: sheet.file,
            dossier: sheet.dossier,
            assessment: sheet.assessment,
        };
        let mut found = check::Findings::new(clocks.len(), false);
        found.add(LOOK, &thresholds, seen);
        level = Some(found.write(out, LOOK)?);
        Ok(())
    });
    let open =
        |clock: &&&Value| is_judged(clock) && clock["end"].is_null() && !clock["due"].is_null();
    let mut worst = check::Level::Ok;
    for clock in clocks.values().filter(open) {
        let id = clock["id"].as_str().expect("an id");
        let figure = format!("'{id}'={};", clock["days_left"]);
        prop_assert!(text.contains(&figure), "{}\n{}", figure, text);
        worst = worst.worse(match clock["state"].as_str() {
            Some("overdue") => check::Level::Critical,
            Some("due_today" | "due_soon") => check::Level::Warning,
            _ => check::Level::Ok,
        });
    }
    // Nothing is late by these, and yet they are worth a look.
    let plan = &sheet.dossier.plan;
    let long = plan.clocks.iter().any(|agreed| {
        let clock = &clocks[agreed.id.as_str()];
        let waits = clock["end"].is_null() && clock["state"] != "suspended";
        let days = clock["elapsed"].as_u64().filter(|_| waits);
        let is_long = days.is_some_and(|days| days >= u64::from(agreed.warn_after));
        agreed.limit.is_none() && !agreed.informative && agreed.warn_after > 0 && is_long
    });
    let ending = sheet.assessment.terms.iter().any(|term| {
        let through = term
            .through
            .filter(|through| *through >= sheet.assessment.today);
        let left = through.map(|through| through.signed_duration_since(sheet.assessment.today));
        let warn = plan.terms[term.index].warn;
        warn > 0 && left.is_some_and(|left| left.num_days() <= i64::from(warn))
    });
    if long || ending {
        worst = worst.worse(check::Level::Warning);
    }
    prop_assert_eq!(level, Some(worst), "{}", text);
    Ok(())
}

/// The report has a row for every clock with its dates and its state.
fn document(sheet: Sheet<'_>, clocks: &Clocks<'_>) -> Result<(), TestCaseError> {
    let report = Progress::of(LANG, &[sheet], Vec::new());
    let text = written(|out| markdown::write(out, &report));
    for status in sheet
        .assessment
        .clocks
        .iter()
        .filter(|clock| clock.is_judged())
    {
        let known = clocks[status.key.to_string().as_str()];
        let word = state::state(LANG, status.state());
        let days = [&known["start"], &known["end"], &known["due"]];
        let days: Vec<String> = days.into_iter().filter_map(date).map(full).collect();
        let says =
            |line: &str| line.contains(word) && days.iter().all(|day| line.contains(day.as_str()));
        prop_assert!(
            text.lines().any(says),
            "{} {:?}\n{}",
            status.key,
            days,
            text
        );
    }
    Ok(())
}

fn sentences(
    dossier: &Dossier,
    assessment: &Assessment,
    clocks: &Clocks<'_>,
) -> Result<(), TestCaseError> {
    let text = written(|out| plain::write(out, LOOK, dossier, assessment));
    for clock in clocks.values() {
        let open = is_judged(clock) && clock["end"].is_null();
        if let Some(due) = date(&clock["due"]).filter(|_| open) {
            let told = with_weekday(LANG, due);
            let today = due == assessment.today;
            prop_assert!(today || text.contains(&told), "{}\n{}", told, text);
        }
    }
    Ok(())
}

/// What lateness would cost never adds up to more than the cap.
fn penalties(status: &Value) -> Result<(), TestCaseError> {
    let rows = status["penalties"].as_array().expect("an estimate");
    let sum: u64 = rows.iter().filter_map(|row| row["cents"].as_u64()).sum();
    // Two hundredths of 98,000.10.
    prop_assert!(sum <= 196_000, "{}", sum);
    Ok(())
}

/// A resumption that is awaited is awaited since the same day in sentences, table and report.
fn resumptions(sheet: Sheet<'_>, named: &BTreeMap<&str, &Value>) -> Result<(), TestCaseError> {
    let (dossier, assessment) = (sheet.dossier, sheet.assessment);
    let told = written(|out| plain::write(out, LOOK, dossier, assessment));
    let listed = written(|out| text::write(out, LOOK, dossier, assessment));
    let report = Progress::of(LANG, &[sheet], Vec::new());
    let report = written(|out| markdown::write(out, &report));
    for (name, it) in named
        .iter()
        .filter(|(name, _)| name.starts_with("resumption:"))
    {
        let days = count::awaited(LANG, it["days"].as_i64().expect("days"));
        let n = name.trim_start_matches("resumption:");
        let line = format!("the resumption of suspension no. {n}, {days}.");
        prop_assert!(told.contains(&line), "{}\n{}", line, told);
        let head = format!("Resumption of suspension no. {n} ");
        let row = listed.lines().find(|line| line.contains(&head));
        prop_assert!(
            row.is_some_and(|row| row.contains(&days)),
            "{}\n{}",
            days,
            listed
        );
        let since = count::since(LANG, it["days"].as_i64().expect("days"));
        let head = format!("Resumption of suspension no. {n},");
        let row = report.lines().find(|line| line.contains(&head));
        prop_assert!(
            row.is_some_and(|row| row.contains(&since)),
            "{}\n{}",
            since,
            report
        );
    }
    Ok(())
}

/// While a clock stands, nobody but the Administration is named for it, and everywhere since the same day.
fn turns(sheet: Sheet<'_>, status: &Value, clocks: &Clocks<'_>) -> Result<(), TestCaseError> {
    let (dossier, assessment) = (sheet.dossier, sheet.assessment);
    let awaited = status["awaited"].as_array().expect("what is awaited");
    let named: BTreeMap<&str, &Value> = awaited
        .iter()
        .map(|it| (it["event"].as_str().expect("an event"), it))
        .collect();
    resumptions(sheet, &named)?;
    for row in csv_rows(sheet, CsvTable::Clocks) {
        let cell = |head| cell(&row, head);
        let id = cell("id").expect("an id");
        let Some(known) = clocks.get(id).filter(|clock| clock["informative"] == false) else {
            continue;
        };
        let of = cell("awaited").map(|event| (event, named.get(event), cell("actor")));
        if let Some((event, it, actor)) = of {
            prop_assert!(
                it.is_some_and(|it| Some(desk::ids(&it["actor"]).join(" "))
                    == actor.map(|actor| actor.replace("both", "administration supplier"))),
                "{} {}",
                id,
                event
            );
        }
        if known["state"] == "suspended" {
            let event = of.map_or("", |(event, ..)| event);
            prop_assert!(event.starts_with("resumption:"), "{} {}", id, event);
        }
    }
    for row in rows(dossier, assessment) {
        acts_on(&row, (dossier, assessment), (&named, clocks))?;
    }
    let running = |event: &str| {
        let mut ended = dossier.plan.clocks.iter().filter(|clock| {
            let ends = clock
                .to
                .iter()
                .any(|id| event.split(':').next() == Some(id.as_str()));
            ends && clocks[clock.id.as_str()]["informative"] == false
        });
        let stands = |id: &str| clocks[id]["state"] == "suspended";
        ended.clone().all(|clock| !stands(clock.id.as_str()))
            || ended.any(|clock| {
                let known = clocks[clock.id.as_str()];
                !stands(clock.id.as_str()) && known["end"].is_null() && !known["start"].is_null()
            })
    };
    for event in named.keys() {
        prop_assert!(
            running(event),
            "{} is awaited though its clock stands",
            event
        );
    }
    Ok(())
}

/// Who acts on a row is who ends the clock that it speaks of, or brings about what has to come before; the Administration
/// where that clock stands; and only where nothing leads to its end somebody else.
fn acts_on(
    row: &Row,
    (dossier, assessment): (&Dossier, &Assessment),
    (named, clocks): (&BTreeMap<&str, &Value>, &Clocks<'_>),
) -> Result<(), TestCaseError> {
    let plan = &dossier.plan;
    let of = match row.kind {
        RowKind::Clock(clock) => Some(&assessment.clocks[clock]),
        RowKind::Phase(phase) => match subject(dossier, assessment, phase) {
            Subject::Clock(clock) => Some(clock),
            _ => None,
        },
    };
    let acts = who(row, plan, assessment);
    let Some(of) = of else { return Ok(()) };
    let orders = |party: &PartyId| *party == PartyId::administration();
    if clocks[of.key.to_string().as_str()]["state"] == "suspended" {
        let by = acts.is_some_and(|acting| acting.actors.alone().is_some_and(orders));
        prop_assert!(by, "{:?}", row);
        return Ok(());
    }
    let Some(agreed) = plan.clock(&of.key.id).filter(|_| of.key.n.is_none()) else {
        return Ok(());
    };
    // From the ends of the clock back to all that comes before them.
    let mut leads: Vec<&MilestoneId> = agreed.to.iter().collect();
    let mut at = 0;
    while let Some(id) = leads.get(at) {
        at += 1;
        let known = plan.milestones.iter().find(|known| known.id == **id);
        for before in known.into_iter().flat_map(|known| &known.after) {
            if !leads.contains(&before) {
                leads.push(before);
            }
        }
    }
    let milestone = |event: &str| event.split(':').next().map(str::to_owned);
    let actors = |of: &dyn Fn(&MilestoneId) -> bool| -> Vec<Vec<String>> {
        let of = |event: &&&str| {
            let id = milestone(event);
            leads
                .iter()
                .any(|lead| Some(lead.as_str()) == id.as_deref() && of(lead))
        };
        let found = named.keys().filter(of);
        let ids = |event: &&str| {
            desk::ids(&named[event]["actor"])
                .into_iter()
                .map(str::to_owned)
        };
        found.map(|event| ids(event).collect()).collect()
    };
    let ends = actors(&|id| agreed.to.contains(id));
    let all = actors(&|_| true);
    if ends.is_empty() {
        return Ok(());
    }
    let acts = acts.map(|acting| {
        let parties = acting.actors.parties().iter();
        parties.map(ToString::to_string).collect::<Vec<String>>()
    });
    let by = acts.as_ref().is_some_and(|acts| all.contains(acts));
    prop_assert!(by, "{:?} {:?} {:?}", row, acts, all);
    Ok(())
}

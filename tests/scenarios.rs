//! Replays every `tests/scenarios/*.json`: a plan, what was done to it, and what that means on days
//! chosen for it.
//!
//! A scenario says only what it is about: of each day, the fields it lists are compared and the
//! others left alone; `awaited` and a register's `requests` are compared whole. The steps go through
//! the same proposals as the program's, so a scenario also proves that they are accepted.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crono::assess::{Assessment, ClockStatus, RowKind, State, open_suspensions, rows};
use crono::calendar::Date;
use crono::plan::{ClockKey, Event, Plan, PointPlace, shipped};
use crono::record::{
    Document, Dossier, Draft, Expected, Extension, Item, Journal, Proposal, ProposalContext,
    Resumption, Stamp, Suspension, Ticking,
};
use crono::words::row::RowText;
use crono::words::{Lang, headline};
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// A scenario file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scenario {
    /// What it shows, for whoever reads it.
    #[serde(rename = "about")]
    _about: String,
    /// A shipped plan, or a file of `tests/scenarios/plans`.
    plan: String,
    /// What was done, in order.
    steps: Vec<Step>,
    /// What it means, day by day.
    days: Vec<Day>,
}

/// One thing that was done.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Step {
    /// Dates of events.
    Record(BTreeMap<Event, Date>),
    /// A date taken back.
    Clear(Event),
    /// Items added.
    Items(Vec<Event>),
    /// An item dropped.
    Drop(Event),
    /// Requests opened, by their dates.
    Open(Vec<Date>),
    /// Clocks suspended from a day; no clocks are all.
    Suspend(Act),
    /// The suspension that is open ended on a day.
    Resume(Date),
    /// Days granted to a clock on a day.
    Extend(Grant),
    /// Dates promised for events.
    Promise(BTreeMap<Event, Date>),
    /// What does not apply, from a day; null takes that back.
    Waive(BTreeMap<String, Option<Date>>),
    /// What events rejected, on a day.
    Reject(BTreeMap<Event, Date>),
    /// A rejection taken back.
    TakeBack(Event),
    /// Points of check lists, ticked on a day.
    Tick(BTreeMap<String, Date>),
    /// Settings of the plan; null takes one away.
    Set(BTreeMap<String, Option<String>>),
    /// The last step taken back.
    Undo,
    /// What was taken back last, made again.
    Redo,
}

/// A suspension.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Act {
    from: Date,
    #[serde(default)]
    clocks: Vec<ClockKey>,
}

/// An extension, by days or up to a date.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Grant {
    clock: ClockKey,
    days: Option<u32>,
    until: Option<Date>,
    on: Date,
}

/// What a day must look like.
#[derive(Deserialize)]
struct Day {
    on: Date,
    #[serde(flatten)]
    expected: Map<String, Value>,
}

fn item(event: &Event) -> Item {
    let id = event
        .part
        .clone()
        .expect("an item is written MILESTONE:ITEM");
    Item {
        milestone: event.milestone.clone(),
        id,
        label: None,
    }
}

impl Step {
    #[expect(clippy::too_many_lines, reason = "one arm for each kind of step")]
    fn proposals(&self) -> Vec<Proposal> {
        match self {
            Self::Record(dates) => {
                let record = |(event, date): (&Event, &Date)| Proposal::Record {
                    event: event.clone(),
                    draft: Draft::on(*date),
                    keep: true,
                    expected: Expected::Anything,
                };
                dates.iter().map(record).collect()
            }
            Self::Clear(event) => {
                vec![Proposal::Clear {
                    event: event.clone(),
                    expected: Expected::Anything,
                }]
            }
            Self::Items(items) => items.iter().map(item).map(Proposal::AddItem).collect(),
            Self::Drop(event) => {
                let Item { milestone, id, .. } = item(event);
                vec![Proposal::DropItem {
                    milestone,
                    item: id,
                }]
            }
            Self::Open(dates) => {
                let open = |date: &Date| Proposal::OpenRequest {
                    register: None,
                    subject: None,
                    draft: Draft::on(*date),
                };
                dates.iter().map(open).collect()
            }
            Self::Suspend(act) => vec![Proposal::Suspend(Box::new(Suspension {
                n: 0,
                from: act.from,
                clocks: act.clocks.clone(),
                reason: None,
                ordered_by: None,
                document: Document::default(),
                stamp: stamp(),
                resumption: None,
            }))],
            Self::Resume(on) => vec![Proposal::Resume {
                n: None,
                end: Box::new(Resumption {
                    date: *on,
                    ordered_by: None,
                    terms: Vec::new(),
                    document: Document::default(),
                    stamp: stamp(),
                }),
            }],
            Self::Extend(grant) => vec![Proposal::Extend(Box::new(Extension {
                n: 0,
                clock: grant.clock.clone(),
                grant: match (grant.days, grant.until) {
                    (Some(days), None) => crono::record::Grant::Days(days),
                    (None, Some(until)) => crono::record::Grant::Until(until),
                    _ => panic!("an extension is by days or until a date"),
                },
                granted: grant.on,
                reason: None,
                document: Document::default(),
                stamp: stamp(),
            }))],
            Self::Promise(dates) => {
                let promise = |(event, date): (&Event, &Date)| Proposal::Promise {
                    event: event.clone(),
                    promised: Some(Box::new((*date, Document::default()))),
                    expected: None,
                };
                dates.iter().map(promise).collect()
            }
            Self::Waive(places) => {
                let waive = |(place, date): (&String, &Option<Date>)| Proposal::Waive {
                    place: place.parse().expect("a place"),
                    date: *date,
                    with_followers: false,
                    expected: None,
                };
                places.iter().map(waive).collect()
            }
            Self::Reject(dates) => {
                let reject = |(event, date): (&Event, &Date)| Proposal::Reject {
                    event: event.clone(),
                    draft: Draft::on(*date),
                    expected: None,
                };
                dates.iter().map(reject).collect()
            }
            Self::TakeBack(rejection) => {
                let (_, n) = rejection.milestone.attempt().expect("NAME/N");
                vec![Proposal::TakeBackRejection {
                    event: rejection.milestone.whole(),
                    n,
                }]
            }
            Self::Tick(points) => {
                let tick = |(place, date): (&String, &Date)| {
                    let place: PointPlace = place.parse().expect("a point");
                    Proposal::Tick(Ticking {
                        milestone: place.milestone,
                        points: vec![place.point],
                        date: Some(*date),
                        note: None,
                        expected: None,
                    })
                };
                points.iter().map(tick).collect()
            }
            Self::Set(settings) => {
                let set = |(key, value): (&String, &Option<String>)| Proposal::Set {
                    key: key.parse().expect("a setting"),
                    value: value.clone(),
                    expected: None,
                };
                settings.iter().map(set).collect()
            }
            Self::Undo => vec![Proposal::Undo],
            Self::Redo => vec![Proposal::Redo],
        }
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios")
}

fn plan(name: &str) -> Plan {
    shipped(name).unwrap_or_else(|| {
        let path = folder().join("plans").join(format!("{name}.json"));
        let text = std::fs::read_to_string(&path).expect("the plan of a scenario");
        Plan::from_json(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    })
}

fn stamp() -> Stamp {
    Stamp {
        by: "A.B.".into(),
        login: "anna".into(),
        at: "2026-01-10T09:00:00+01:00".parse().expect("an instant"),
    }
}

/// The dossier after all steps.
fn replay(scenario: &Scenario) -> Result<Dossier, String> {
    let mut dossier = Dossier::new(plan(&scenario.plan));
    let mut journal = Journal::default();
    let stamp = stamp();
    for proposal in scenario.steps.iter().flat_map(Step::proposals) {
        let reason = Some("as the scenario says");
        let context = ProposalContext {
            dossier: &dossier,
            journal: &journal,
            stamp: &stamp,
            reason,
        };
        let change = proposal
            .change(context)
            .map_err(|refusal| format!("{proposal:?}: {refusal}"));
        let change = change?.ok_or_else(|| format!("{proposal:?} changes nothing"))?;
        dossier
            .apply(&change)
            .map_err(|clash| format!("{proposal:?}: {clash:?}"))?;
        journal.append(change, stamp.clone(), reason.map(str::to_owned), Vec::new());
    }
    dossier
        .checked()
        .map_err(|problems| format!("not sound: {problems:?}"))
}

/// A clock as `crono status --json` names its fields.
fn shown_clock(clock: &ClockStatus, forecast_end: Option<Date>) -> Value {
    let deadline = clock.deadline();
    json!({
        "phase": clock.phase,
        "informative": clock.informative,
        "state": clock.state().as_str(),
        "start": clock.start(),
        "end": clock.end(),
        "limit": clock.limit,
        "due": deadline.map(|deadline| deadline.due),
        "civil_due": deadline.map(|deadline| deadline.civil),
        "original_due": clock.original_due,
        "elapsed": clock.elapsed(),
        "suspended": clock.suspended,
        "forecast_end": forecast_end,
        "days_left": clock.days_left(),
        "days_late": clock.days_late(),
        "owed_by": clock.owed_by.to_string(),
        "parts": clock.parts.map(|parts| format!("{}/{}", parts.done, parts.total)),
        "in_time_if_holiday_rule": clock.in_time_if_holiday_rule(),
        "ended_before_start": clock.ended_before_start(),
    })
}

/// The dates of the milestones, the points of check lists that are ticked, how far each series has come.
fn facts(dossier: &Dossier, day: &Assessment) -> [Map<String, Value>; 3] {
    let happened: Map<String, Value> = dossier
        .plan
        .milestones
        .iter()
        .map(|known| {
            let date = day.happened.date(dossier, &known.id);
            (known.id.to_string(), json!(date))
        })
        .collect();
    let ticked: Map<String, Value> = dossier
        .checklists(day.today)
        .map(|list| {
            let ticked = format!("{}/{}", list.done(), list.total());
            (list.milestone.id.to_string(), ticked.into())
        })
        .collect();
    let series: Map<String, Value> = day
        .series
        .iter()
        .map(|status| {
            let shown = json!({"start": status.start, "done": status.done});
            (status.of(&dossier.plan).id.to_string(), shown)
        })
        .collect();
    [happened, ticked, series]
}

/// Everything a day can be asked about.
fn shown(dossier: &Dossier, day: &Assessment) -> Value {
    let clocks: Map<String, Value> = day
        .clocks
        .iter()
        .zip(&day.forecast.clocks)
        .map(|(clock, end)| (clock.key.to_string(), shown_clock(clock, *end)))
        .collect();
    let phases: Map<String, Value> = day
        .phases
        .iter()
        .map(|phase| (phase.number.to_string(), phase.state.as_str().into()))
        .collect();
    let leads: Map<String, Value> = day
        .phases
        .iter()
        .map(|phase| {
            let lead = phase.lead.map(|i| day.clocks[i].key.to_string());
            (phase.number.to_string(), lead.into())
        })
        .collect();
    let counts: Map<String, Value> = State::COUNTED
        .into_iter()
        .map(|state| (state.as_str().to_owned(), day.count(state).into()))
        .collect();
    let items: Map<String, Value> = day
        .items
        .iter()
        .map(|item| {
            let shown =
                json!({"date": item.date, "elapsed": item.elapsed, "state": item.state.as_str()});
            (format!("{}:{}", item.milestone, item.id), shown)
        })
        .collect();
    let terms: Map<String, Value> = day
        .terms
        .iter()
        .map(|term| {
            let shown = json!({
                "state": term.state.as_str(),
                "start": term.start,
                "through": term.through,
                "days_left": term.days_left,
            });
            (dossier.plan.terms[term.index].id.to_string(), shown)
        })
        .collect();
    let requests: Vec<Value> = day
        .requests
        .iter()
        .map(|request| {
            let n = dossier.requests[request.index].n;
            json!({"n": n, "opened": request.opened, "answered": request.answered})
        })
        .collect();
    let awaited: Vec<String> = day
        .awaited
        .iter()
        .map(|awaited| format!("{} {}", awaited.event, awaited.actor))
        .collect();
    let waited: Map<String, Value> = day
        .awaited
        .iter()
        .map(|awaited| (awaited.event.to_string(), awaited.waited(day.today).into()))
        .collect();
    let resumptions: Map<String, Value> = open_suspensions(dossier, day)
        .into_iter()
        .map(|open| (open.n.to_string(), open.since.to_string().into()))
        .collect();
    let to_act: Map<String, Value> = rows(dossier, day)
        .iter()
        .map(|row| {
            let place = match row.kind {
                RowKind::Phase(index) => dossier.plan.phases[index].number.to_string(),
                RowKind::Clock(index) => day.clocks[index].key.to_string(),
            };
            let who = |lang| RowText::of(lang, dossier, day, row).who;
            (place, json!([who(Lang::It), who(Lang::En)]))
        })
        .collect();
    let [happened, ticked, series] = facts(dossier, day);
    let ours = |lang| headline::ours(lang, dossier, day, usize::MAX);
    json!({
        "to_act": to_act,
        "ours": {"it": ours(Lang::It), "en": ours(Lang::En)},
        "state": day.state.as_str(),
        "resumptions": resumptions,
        "names": day.clocks.iter().map(|clock| clock.key.to_string()).collect::<Vec<_>>(),
        "next_due": day.next_due.map(|i| day.clocks[i].key.to_string()),
        "awaited": awaited,
        "waited": waited,
        "counts": counts,
        "phases": phases,
        "leads": leads,
        "clocks": clocks,
        "items": items,
        "terms": terms,
        "requests": requests,
        "happened": happened,
        "ticked": ticked,
        "series": series,
    })
}

/// Where `expected` says something that `actual` does not.
fn differences(place: &str, expected: &Value, actual: Option<&Value>, found: &mut Vec<String>) {
    match (expected, actual) {
        (Value::Object(expected), Some(Value::Object(actual))) => {
            for (key, value) in expected {
                differences(&format!("{place}.{key}"), value, actual.get(key), found);
            }
        }
        (expected, Some(actual)) if expected == actual => {}
        (expected, Some(actual)) => {
            found.push(format!("{place}: expected {expected}, is {actual}"));
        }
        (_, None) => found.push(format!("{place}: there is no such thing")),
    }
}

#[test]
fn every_scenario_means_what_it_says_on_every_day() {
    let files = std::fs::read_dir(folder()).expect("the scenarios");
    let mut paths: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "json")
    });
    paths.sort();
    assert!(paths.len() >= 10, "the scenarios are there");
    let mut found = Vec::new();
    for path in paths {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let text = std::fs::read_to_string(&path).expect("a scenario");
        let scenario: Scenario = match serde_json::from_str(&text) {
            Ok(scenario) => scenario,
            Err(error) => {
                found.push(format!("{name}: {error}"));
                continue;
            }
        };
        let dossier = match replay(&scenario) {
            Ok(dossier) => dossier,
            Err(error) => {
                found.push(format!("{name}: {error}"));
                continue;
            }
        };
        assert!(!scenario.days.is_empty(), "{name} looks at no day");
        for day in &scenario.days {
            let dossier = dossier.seen_on(day.on);
            let actual = shown(&dossier, &Assessment::of(&dossier, day.on));
            let expected = Value::Object(day.expected.clone());
            differences(
                &format!("{name} {}", day.on),
                &expected,
                Some(&actual),
                &mut found,
            );
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

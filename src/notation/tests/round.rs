//! Plan to text to plan, and text to plan to text: nothing is lost and nothing changes.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::notation::write::write;
use crate::notation::{compile, read, text_of};
use crate::plan::{Plan, shipped, shipped_names};
use crate::words::Lang;

const LANGUAGES: [Lang; 2] = [Lang::It, Lang::En];

/// A plan comes back from its text, and the text from that plan; and no more is said in JSON than has to be.
fn comes_back(plan: &Plan) -> [String; 2] {
    LANGUAGES.map(|lang| {
        let text = text_of(plan, lang);
        let back = read(&text).unwrap_or_else(|faults| panic!("{text}\n{faults:?}"));
        assert_eq!(back.plan, *plan, "{text}");
        assert_eq!(text_of(&back.plan, lang), text);
        text
    })
}

#[test]
fn every_shipped_plan_comes_back_from_its_text() {
    for name in shipped_names() {
        let plan = shipped(name).expect("a shipped plan");
        for text in comes_back(&plan) {
            // Line by line, and not as one piece of JSON.
            assert!(text.lines().count() > plan.milestones.len(), "{text}");
            assert!(
                !text.lines().any(|line| line.starts_with("json:")),
                "{text}"
            );
        }
    }
    let furniture = include_str!("../../../docs/examples/plan.json");
    comes_back(&Plan::from_json(furniture).expect("a plan"));
}

#[test]
fn what_the_second_edition_adds_comes_back_as_json() {
    let json = json!({
        "name": "x", "title": {"it": "Opere", "en": "Works"}, "time_zone": "Europe/Rome",
        "rules": {"last_day": "civil", "suspensions": "stop_clocks"},
        "phases": [{"number": 2, "id": "works", "title": "Lavori"}],
        "milestones": [
            {"id": "a", "phase": 2, "label": "Consegna", "noun": "la consegna", "actor": "supplier"},
            {"id": "b", "phase": 2, "label": "Verifica", "noun": "la verifica", "actor": "administration", "after": ["a"],
             "rejection": {"of": "a", "again": "5d", "label": {"it": "No", "en": "No"}},
             "groups": [{"id": "g", "it": "G", "en": "G"}, {"id": "h", "it": "H", "en": "H2"}],
             "checklist": [{"id": "p", "it": "Uno", "en": "One", "source": "X.1", "group": "h"},
                           {"id": "q", "it": "Due", "en": "Due"},
                           {"id": "r", "it": "Tre", "en": "Tre", "group": "g"}]}
        ],
        "clocks": [{"id": "c", "phase": 2, "label": "Controllo", "from": "a", "to": ["b"], "limit": "5wd", "warn": 2, "on_expiry": "happens"}],
        "registers": [{"id": "orders", "phase": 2, "label": "Ordini", "steps": [
            {"id": "order", "label": "Ordine", "actor": "administration"},
            {"id": "done", "label": "Consegnato", "actor": "supplier", "limit": "30d", "warn": 7, "owed_by": "supplier"},
            {"id": "paid", "label": "Pagato", "actor": "administration", "limit": "3m"}]}],
        "series": [{"id": "report", "phase": 2, "label": "Relazione", "noun": "la relazione", "actor": "supplier", "from": "a",
                    "every": "1m", "due": "10d", "through": {"term": "t"}, "warn": 3},
                   {"id": "visit", "phase": 2, "label": "Visita", "actor": "both", "from": "b", "every": "3m", "due": "5wd", "through": "2027-12-31"}],
        "terms": [{"id": "t", "phase": 2, "label": "Servizio", "from": "a", "limit": "2y", "new_member": [1, {"x": null}]}],
    });
    for lang in LANGUAGES {
        let text = write(&json, lang);
        let back = compile(&text);
        assert_eq!(back.faults, Vec::new(), "{text}");
        assert_eq!(back.json, json, "{text}");
        assert_eq!(write(&back.json, lang), text);
        assert!(!text.contains("\njson:"), "{text}");
    }
}

/// Labels that mean something in the notation, or nothing anywhere.
fn label() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "Consegna",
        "Verifica",
        "Test e debug",
        "Migrazione, integrazione",
        "da",
        "e",
        "nulla",
        "con X",
        "SAL 1 (30%)",
        "A|B",
        "[x]",
        "{y}",
        "\\",
        "dopo",
        "10 g",
        "L’avvio",
        "per servizio",
        ", per x",
        "(l'avvio)",
        "#",
        "- riga",
        "json:",
        "è",
        "ABC",
        "> 3",
        "a / b",
        "\u{202e}",
        "\u{7}",
        "\t",
        "\n",
        "“z”",
        "…",
        "?",
        "~ *",
        "[ ]",
        "1.",
    ]);
    prop::collection::vec(words, 1..4).prop_map(|words| words.join(" "))
}

/// A text in one language, or in two.
fn text() -> impl Strategy<Value = Value> {
    prop_oneof![
        label().prop_map(Value::from),
        (label(), label()).prop_map(|(it, en)| json!({"it": it, "en": en})),
    ]
}

fn limit() -> impl Strategy<Value = String> {
    let unit = prop::sample::select(vec!["d", "wd", "m", "y"]);
    (1_u32..100, unit).prop_map(|(n, unit)| format!("{n}{unit}"))
}

fn actor() -> impl Strategy<Value = Value> {
    prop::sample::select(vec![
        json!("administration"),
        json!("supplier"),
        json!("both"),
        json!("funder"),
        json!(["funder"]),
        json!(["supplier", "administration"]),
        json!(["administration", "supplier"]),
        json!(["funder", "administration"]),
    ])
}

/// Something that may be said or not.
fn maybe<T: Strategy + 'static>(strategy: T) -> impl Strategy<Value = Option<Value>>
where
    T::Value: Into<Value> + 'static,
{
    prop::option::weighted(0.4, strategy.prop_map(Into::into))
}

/// An object with some members, of which those that are none are left out.
fn object(members: Vec<(&str, Option<Value>)>) -> Value {
    let said = members
        .into_iter()
        .filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(said.collect::<Map<_, _>>())
}

#[derive(Clone, Debug)]
struct Event {
    label: Value,
    noun: Option<Value>,
    actor: Value,
    optional: bool,
    after: Vec<prop::sample::Index>,
    more: Vec<(&'static str, Option<Value>)>,
    phase: u32,
    items: Option<(Value, Value)>,
}

fn event() -> impl Strategy<Value = Event> {
    let after = prop::collection::vec(any::<prop::sample::Index>(), 0..3);
    let named = (text(), maybe_text(), actor());
    let items = prop::option::weighted(0.2, (text(), text()));
    let assumed = prop::option::weighted(0.2, 1_u32..90);
    (
        named,
        after,
        prop::bool::weighted(0.1),
        assumed,
        1_u32..4,
        items,
    )
        .prop_map(
            |((label, noun, actor), after, optional, assumed, phase, items)| Event {
                label,
                noun,
                actor,
                optional,
                after,
                more: vec![("assume_days", assumed.map(Value::from))],
                phase,
                items,
            },
        )
}

fn maybe_text() -> impl Strategy<Value = Option<Value>> {
    prop::option::of(text())
}

#[derive(Clone, Debug)]
struct Term {
    label: Value,
    starts: Vec<prop::sample::Index>,
    ends: Vec<prop::sample::Index>,
    kind: u8,
    limit: String,
    anchor: prop::sample::Index,
    members: Value,
    phase: u32,
    own_label: bool,
}

fn term() -> impl Strategy<Value = Term> {
    let starts = prop::collection::vec(any::<prop::sample::Index>(), 1..3);
    let ends = prop::collection::vec(any::<prop::sample::Index>(), 1..3);
    let rule = prop::sample::select(vec!["nominal", "civil", "civil_local", "eu1182"]);
    let penalty = prop::sample::select(vec![
        json!("none"),
        json!({"daily_per_mille": "0.5"}),
        json!({"daily_euro": "100.00"}),
    ]);
    let owner = prop::sample::select(vec!["supplier", "administration", "funder"]);
    let members = (
        maybe(0_u32..40),
        maybe(any::<bool>()),
        maybe(owner.prop_map(str::to_owned)),
        maybe(penalty),
        maybe(rule.prop_map(str::to_owned)),
        prop::bool::weighted(0.2),
        prop::bool::weighted(0.2),
        maybe(1_u32..40),
    );
    let members = members.prop_map(
        |(warn, suspendable, owner, penalty, rule, first, info, after)| {
            object(vec![
                ("warn", warn.filter(|warn| *warn != json!(0))),
                ("suspendable", suspendable),
                ("owed_by", owner),
                ("penalty", penalty),
                ("last_day", rule),
                ("first_day", first.then(|| json!("counts"))),
                ("informative", info.then(|| json!(true))),
                ("warn_after", after),
            ])
        },
    );
    (
        (text(), starts, ends, 0_u8..6, limit()),
        any::<prop::sample::Index>(),
        members,
        1_u32..4,
        any::<bool>(),
    )
        .prop_map(
            |((label, starts, ends, kind, limit), anchor, members, phase, own_label)| Term {
                label,
                starts,
                ends,
                kind,
                limit,
                anchor,
                members,
                phase,
                own_label,
            },
        )
}

/// Names of one kind: those that labels make, and others.
fn name(i: usize, label: &Value, salt: usize) -> String {
    let text = label.as_str().or_else(|| label.get("it")?.as_str());
    let made = crate::notation::label::slug(text.unwrap_or_default());
    match (i + salt) % 3 {
        0 => format!("n{i}"),
        1 => format!("{made}_{i}"),
        _ => format!("{made}_{}", i + 1),
    }
}

/// A register: its label, request and answer, a limit, who owes it.
type PartsOfRegister = (Value, Value, Value, Option<Value>, Option<String>);

#[derive(Clone, Debug)]
struct Parts {
    title: Value,
    events: Vec<Event>,
    terms: Vec<Term>,
    registers: Vec<PartsOfRegister>,
    services: Vec<(Value, String, prop::sample::Index, Vec<Value>)>,
    phases: [(Value, Option<Value>); 3],
    salt: usize,
    backwards: bool,
}

fn parts() -> impl Strategy<Value = Parts> {
    let phase = || (text(), prop::option::weighted(0.3, text()));
    let register = (
        text(),
        text(),
        text(),
        maybe_text(),
        prop::option::of(limit()),
    );
    let log = prop::collection::vec(text(), 0..3);
    let service = (text(), limit(), any::<prop::sample::Index>(), log);
    (
        text(),
        prop::collection::vec(event(), 1..7),
        prop::collection::vec(term(), 0..6),
        prop::collection::vec(register, 0..3),
        prop::collection::vec(service, 0..3),
        [phase(), phase(), phase()],
        any::<usize>(),
        any::<bool>(),
    )
        .prop_map(
            |(title, events, terms, registers, services, phases, salt, backwards)| Parts {
                title,
                events,
                terms,
                registers,
                services,
                phases,
                salt: salt % 3,
                backwards,
            },
        )
}

/// The JSON of a plan; whether it is a sound one, its reader says.
#[expect(clippy::too_many_lines, reason = "a plan, member by member")]
fn assembled(parts: &Parts) -> Value {
    let ids = parts.events.iter().enumerate();
    let ids: Vec<String> = ids
        .map(|(i, event)| name(i, &event.label, parts.salt))
        .collect();
    let pick = |index: &prop::sample::Index| ids[index.index(ids.len())].clone();
    let several = |indices: &[prop::sample::Index], but: &[String]| {
        let mut picked: Vec<String> = Vec::new();
        for id in indices.iter().map(pick).filter(|id| !but.contains(id)) {
            if !picked.contains(&id) {
                picked.push(id);
            }
        }
        picked
    };
    let events = parts.events.iter().enumerate().map(|(i, event)| {
        let before = several(&event.after, &ids[i..]);
        let mut members = vec![
            ("id", Some(json!(ids[i]))),
            ("phase", Some(json!(event.phase))),
            ("label", Some(event.label.clone())),
            ("noun", event.noun.clone()),
            ("actor", Some(event.actor.clone())),
            ("after", Some(json!(before)).filter(|_| !before.is_empty())),
            ("optional", event.optional.then(|| json!(true))),
            ("items", event.items.as_ref().map(|_| json!("on"))),
        ];
        let nouns = event.items.as_ref();
        members.push((
            "item_nouns",
            nouns.map(|(one, many)| json!({"one": one, "many": many})),
        ));
        members.extend(event.more.clone());
        object(members)
    });
    let mut events: Vec<Value> = events.collect();
    let clocks = parts.terms.iter().enumerate().filter_map(|(i, term)| {
        let to = several(&term.ends, &[]);
        let from = several(&term.starts, &to);
        let mut clock = term.members.as_object().cloned()?;
        let label = if term.own_label {
            term.label.clone()
        } else {
            let at = ids.iter().position(|id| Some(id) == to.last())?;
            parts.events[at].label.clone()
        };
        let id = if i % 2 == 0 {
            to.last()?.clone()
        } else {
            name(i, &term.label, parts.salt)
        };
        clock.insert(
            "id".into(),
            format!(
                "{id}{}",
                if i > 1 {
                    format!("_{i}")
                } else {
                    String::new()
                }
            )
            .into(),
        );
        clock.insert("phase".into(), term.phase.into());
        clock.insert("label".into(), label);
        match from.as_slice() {
            [] => {}
            [only] if term.kind != 1 => drop(clock.insert("from".into(), json!(only))),
            several if term.kind == 1 => drop(clock.insert("from_first".into(), json!(several))),
            several => drop(clock.insert("from".into(), json!(several))),
        }
        let anchor = pick(&term.anchor);
        match term.kind {
            2 => drop(clock.insert("by".into(), json!("2027-05-31"))),
            3 if !to.contains(&anchor) => {
                clock.insert(
                    "before".into(),
                    json!({"event": anchor, "limit": term.limit}),
                );
            }
            4 => {}
            _ => drop(clock.insert("limit".into(), json!(term.limit))),
        }
        if !clock.contains_key("limit") {
            clock.shift_remove("first_day");
        }
        clock.insert("to".into(), json!(to));
        Some(Value::Object(clock))
    });
    let mut clocks: Vec<Value> = clocks.collect();
    if parts.backwards {
        events.reverse();
        clocks.reverse();
    }
    let side =
        |label: &Value, id: String, actor: &str| json!({"id": id, "label": label, "actor": actor});
    let registers =
        parts
            .registers
            .iter()
            .enumerate()
            .map(|(i, (label, one, two, noun, limit))| {
                let mut register = object(vec![
                    ("id", Some(json!(format!("register{i}")))),
                    ("phase", Some(json!(1))),
                    ("label", Some(label.clone())),
                    ("limit", limit.clone().map(Value::from)),
                    ("after", (i == 1).then(|| json!(ids[0]))),
                ]);
                register["request"] = side(one, name(i + 20, one, 1), "administration");
                register["answer"] = side(two, name(i + 40, two, 1), "supplier");
                if let Some(noun) = noun {
                    register["answer"]["noun"] = noun.clone();
                }
                register
            });
    let services = parts
        .services
        .iter()
        .enumerate()
        .map(|(i, (label, limit, from, log))| {
            let log = log
                .iter()
                .enumerate()
                .map(|(i, label)| json!({"id": name(i, label, 0), "label": label}));
            let log: Vec<Value> = log.collect();
            object(vec![
                ("id", Some(json!(name(i + 60, label, 2)))),
                ("phase", Some(json!(3))),
                ("label", Some(label.clone())),
                ("from", Some(json!(pick(from)))),
                ("limit", Some(json!(limit))),
                ("log", Some(json!(log)).filter(|_| !log.is_empty())),
            ])
        });
    let phases = parts.phases.iter().enumerate().map(|(i, (title, short))| {
        let short = short.clone();
        object(vec![
            ("number", Some(json!(i + 1))),
            ("id", Some(json!(name(i, title, parts.salt)))),
            ("title", Some(title.clone())),
            ("short", short),
        ])
    });
    json!({
        "name": "generated", "title": parts.title, "time_zone": "Europe/Rome",
        "rules": {"last_day": "civil", "local_holidays": ["04-28"], "suspensions": "note_only"},
        "parties": [{"id": "funder", "label": {"it": "Ministero", "en": "Ministry"}}],
        "deadlines": {"grant": "2028-01-31"},
        "phases": phases.collect::<Vec<_>>(), "milestones": events, "clocks": clocks,
        "registers": registers.collect::<Vec<_>>(), "terms": services.collect::<Vec<_>>(),
    })
}

proptest! {
    #![proptest_config(super::cases(24, 3_000))]

    #[test]
    fn every_generated_plan_comes_back_from_its_text(parts in parts()) {
        let json = assembled(&parts);
        // What no plan may say is not written either.
        if let Ok(plan) = Plan::from_json(&json.to_string()) {
            comes_back(&plan);
        }
    }

    #[test]
    fn no_text_makes_the_reader_stumble(text in "([-?*~0-9.]|\\[ \\]|[a-z]{1,5}|: |[|,>{}\\[\\]()\\\\\" ]| da | e |10 g|\n){0,60}") {
        let compiled = compile(&text);
        let lines = text.split('\n').count();
        prop_assert!(compiled.faults.iter().all(|fault| fault.span.line < lines));
        let _ = super::drawn(Lang::It, "x", &text, &compiled.faults);
        if let Ok(read) = read(&text) {
            let written = text_of(&read.plan, Lang::It);
            let again = crate::notation::read(&written).expect("what was written is read");
            prop_assert_eq!(&again.plan, &read.plan);
        }
    }
}

//! Of every plan that comes along: it is listed, shown, read back, and begins a dossier, in both languages.

use std::collections::BTreeSet;
use std::fs;

use crono::plan::{shipped, shipped_names};
use serde_json::Value;

use crate::office::Office;

const LANGUAGES: [(&str, &str); 2] = [
    ("it", "# Da dove vengono i termini: "),
    ("en", "# Where the terms come from: "),
];

#[test]
fn the_library_has_its_eight_plans() {
    let names: Vec<&str> = shipped_names().collect();
    let meant = [
        "civitavecchia",
        "sito",
        "cloud",
        "lavori",
        "forniture",
        "gestione",
        "accesso",
        "conferenza",
    ];
    assert_eq!(names, meant);
}

#[test]
fn every_plan_is_listed_and_shown_in_both_languages_and_reads_back_as_itself() {
    let office = Office::new();
    for name in shipped_names() {
        let plan = shipped(name).unwrap();
        let json = office.run(&["plan", "show", name, "--json"]).done();
        for (lang, preface) in LANGUAGES {
            let title = if lang == "it" {
                plan.title.it()
            } else {
                plan.title.en()
            };
            let list = office.run(&["--lang", lang, "plan", "list"]).done();
            let row = list
                .lines()
                .find(|line| line.split(' ').next() == Some(name));
            assert!(row.is_some_and(|row| row.contains(title)), "{name}: {list}");
            let shown = office.run(&["--lang", lang, "plan", "show", name]).done();
            assert!(shown.starts_with(preface), "{shown}");
            assert!(shown.contains(title), "{shown}");
            // Typed again it is the same plan; its comments are said not to be kept.
            let file = office.path().join("shown.txt");
            fs::write(&file, &shown).unwrap();
            let again = office.run(&["plan", "show", file.to_str().unwrap(), "--json"]);
            assert_eq!((again.code, &again.out), (Some(0), &json), "{}", again.err);
            let comments = shown.lines().filter(|line| line.starts_with('#')).count();
            assert!(
                again.err.contains(&format!("{comments} righe di commento")),
                "{}",
                again.err
            );
        }
    }
    // Nothing was begun by looking.
    assert!(!office.file().exists());
}

#[test]
fn every_plan_begins_a_dossier_in_both_languages_and_says_where_its_sources_are() {
    for name in shipped_names() {
        for (lang, _) in LANGUAGES {
            let office = Office::new();
            let said = office.run(&["--lang", lang, "init", "--plan", name]).done();
            assert!(said.contains(&format!("crono plan show {name}")), "{said}");
            let file: Value = serde_json::from_str(&office.text()).unwrap();
            assert_eq!(
                file["plan"],
                serde_json::to_value(shipped(name).unwrap()).unwrap()
            );
            for view in [
                &["status"][..],
                &["status", "--plain"],
                &["check"],
                &["validate"],
                &["export", "md"],
            ] {
                let line = [&["--lang", lang], view].concat();
                let answer = office.run(&line);
                assert!(
                    !answer.out.trim().is_empty() && answer.err.is_empty(),
                    "{name}: {answer:?}"
                );
            }
        }
    }
}

/// Texts of a plan, by the member that they stand in.
fn texts<'a>(
    value: &'a Value,
    found: &mut Vec<&'a serde_json::Map<String, Value>>,
    alone: &mut BTreeSet<&'a str>,
) {
    match value {
        Value::Object(members) => {
            if members.contains_key("it") || members.contains_key("en") {
                found.push(members);
            }
            for (key, value) in members {
                if let (
                    Value::String(text),
                    "label" | "noun" | "title" | "short" | "one" | "many",
                ) = (value, key.as_str())
                {
                    alone.insert(text);
                }
                texts(value, found, alone);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| texts(value, found, alone)),
        _ => {}
    }
}

#[test]
fn every_text_of_every_plan_is_in_both_languages() {
    for name in shipped_names() {
        let plan = serde_json::to_value(shipped(name).unwrap()).unwrap();
        let (mut found, mut alone) = (Vec::new(), BTreeSet::new());
        texts(&plan, &mut found, &mut alone);
        assert_eq!(alone, BTreeSet::new(), "{name}");
        assert!(found.len() > 10, "{name}");
        for text in found {
            let (it, en) = (text["it"].as_str().unwrap(), text["en"].as_str().unwrap());
            assert!(
                !it.trim().is_empty() && !en.trim().is_empty(),
                "{name}: {text:?}"
            );
            // Two languages and not one written twice; a word may be in both.
            assert!(it != en || !it.contains(' '), "{name}: {text:?}");
        }
    }
}

/// What a plan says names who takes each step of a register.
#[test]
fn each_step_is_of_the_party_that_takes_it() {
    let office = Office::new();
    let said = office
        .run(&["--lang", "it", "plan", "check", "forniture"])
        .done();
    let at = |part: &str| said.find(part).unwrap_or_else(|| panic!("{part}: {said}"));
    let places = [
        at("   Ordine (Amministrazione)\n"),
        at("   Consegna (fornitore)\n     il fornitore, 30 giorni: "),
        at("   Verifica di conformità (Amministrazione)\n     l'Amministrazione, 20 giorni: "),
        at("   Pagamento (Amministrazione)\n     l'Amministrazione, 30 giorni: "),
        at("   Rifiuto della merce (Amministrazione)\n"),
        at("   Sostituzione (fornitore)\n     il fornitore, 7 giorni: "),
    ];
    assert!(places.is_sorted(), "{said}");
}

/// How anything is said can be looked up in one of them.
#[test]
fn the_library_shows_the_whole_language() {
    let all: String = shipped_names()
        .map(|name| serde_json::to_string(&shipped(name).unwrap()).unwrap())
        .collect();
    for part in [
        "\"parties\":",
        "\"owed_by\":",
        "\"by\":",
        "\"before\":",
        "\"informative\":",
        "\"warn_after\":",
        "\"optional\":",
        "\"rejection\":",
        "\"again\":",
        "\"goes_on\"",
        "\"on_expiry\":",
        "\"steps\":",
        "\"series\":",
        "\"through\":",
        "\"first_day\":",
        "\"checklist\":",
        "\"groups\":",
        "\"source\":",
        "\"items\":",
        "\"log\":",
        "\"penalties\":",
        "\"suspension_ceiling\":",
        "\"suspendable\":",
        "5wd\"",
        "9m\"",
    ] {
        assert!(all.contains(part), "{part}");
    }
}

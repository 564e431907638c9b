//! One name for one thing: no two types of the crate have the same name.

use std::collections::BTreeMap;

use super::source::Source;

/// Names that several types may have, each with its reason.
const SHARED: &[(&str, &str)] = &[];

/// The types of a file that other files can name, with their lines.
fn types(source: &Source) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for kind in ["struct", "enum", "trait", "type"] {
        for at in source.places_of(kind) {
            let line = source.code[..at].rsplit('\n').next().unwrap_or_default();
            let is_public = line.trim_start().starts_with("pub");
            let rest = &source.code[at + kind.len()..];
            let name: String = rest
                .trim_start()
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            // A type of a trait (`type Item = ...`) is no type of its own.
            if is_public && !name.is_empty() {
                found.push((name, source.line(at)));
            }
        }
    }
    found
}

/// Where each name stands that stands more than once.
fn twice(sources: &[Source]) -> BTreeMap<String, Vec<String>> {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for source in sources {
        for (name, line) in types(source) {
            let place = format!("{}:{line}", source.path);
            places.entry(name).or_default().push(place);
        }
    }
    places.retain(|_, places| places.len() > 1);
    places
}

#[test]
fn no_two_types_have_the_same_name() {
    let mut twice = twice(&Source::all_under("src"));
    for (name, why) in SHARED {
        assert!(
            twice.remove(*name).is_some(),
            "{name} ({why}) is there once"
        );
    }
    let faults: Vec<String> = twice
        .iter()
        .map(|(name, places)| format!("{name}: {}", places.join(", ")))
        .collect();
    super::none(&faults);
}

#[test]
fn a_name_that_is_there_twice_is_found() {
    let sources = [
        Source::new("src/a.rs", "pub struct Row;\nenum Own {}\npub fn row() {}"),
        Source::new("src/b.rs", "pub(super) enum Row { A }\nstruct Own;"),
        Source::new("src/c.rs", "// pub struct Row;\npub type Line = Row;"),
    ];
    let twice = twice(&sources);
    assert_eq!(twice.keys().collect::<Vec<_>>(), ["Row"]);
    assert_eq!(twice["Row"], ["src/a.rs:1", "src/b.rs:1"]);
}

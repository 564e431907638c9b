//! Copies of a dossier that synchronisers, file managers and git put beside it under names of their own.
//!
//! A copy is no second dossier: counting it would count everything twice. It is listed only where
//! the file it is a copy of stands beside it. Names that a person might give, too (`gara (1).json`,
//! `gara-2.json`), are copies only where both files have the same beginning.

use std::cell::LazyCell;
use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, SeqAccess, Visitor};
use serde_json::Value;

use super::read::read;
use super::target::Target;

/// How many copies of copies are followed.
const DEPTH: usize = 3;
/// The longest name of a computer, as it stands in names that are given by Windows.
const HOST: usize = 15;

/// Takes the copies out of the files of one folder; they are returned.
pub(super) fn taken_from(paths: &mut Vec<PathBuf>) -> Vec<PathBuf> {
    let stems = paths.iter().filter_map(|path| {
        let stem = path.file_stem()?.to_str()?;
        Some((stem.to_owned(), path.clone()))
    });
    let stems: HashMap<String, PathBuf> = stems.collect();
    let (copies, originals) = std::mem::take(paths)
        .into_iter()
        .partition(|path| is_copy(path, &stems));
    *paths = originals;
    copies
}

/// Which of these files are copies of one: it is read once at most, and only where a name alone does not say.
pub(super) fn of_one(original: &Path, beside: Vec<PathBuf>) -> Vec<PathBuf> {
    let stem = |path: &Path| Some(path.file_stem()?.to_str()?.to_owned());
    let Some(name) = stem(original) else {
        return Vec::new();
    };
    let text = LazyCell::new(|| text_of(original));
    let is_same = |path: &Path| text.as_deref().is_some_and(|text| begins_alike(text, path));
    let is_copy = |path: &PathBuf| {
        let stem = stem(path);
        stem.is_some_and(|stem| is_copy_of(&name, &stem, DEPTH, &|| is_same(path)))
    };
    beside.into_iter().filter(is_copy).collect()
}

fn is_copy_of(name: &str, stem: &str, depth: usize, is_same: &dyn Fn() -> bool) -> bool {
    let mut guesses = guesses(stem).into_iter();
    guesses.any(|guess| {
        if guess.stem == name {
            return guess.is_certain || is_same();
        }
        depth > 1 && guess.is_certain && is_copy_of(name, &guess.stem, depth - 1, is_same)
    })
}

fn is_copy(path: &Path, stems: &HashMap<String, PathBuf>) -> bool {
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    stem.is_some_and(|stem| has_original(path, stem, stems, DEPTH))
}

fn has_original(path: &Path, stem: &str, stems: &HashMap<String, PathBuf>, depth: usize) -> bool {
    if depth == 0 {
        return false;
    }
    let mut guesses = guesses(stem).into_iter();
    guesses.any(|guess| match stems.get(&guess.stem) {
        Some(original) => guess.is_certain || is_same_dossier(path, original),
        None => guess.is_certain && has_original(path, &guess.stem, stems, depth - 1),
    })
}

/// What a name may be a copy of.
#[derive(Debug, PartialEq, Eq)]
struct Guess {
    /// The name of the original, without its ending.
    stem: String,
    /// Whether nobody would give such a name to anything but a copy.
    is_certain: bool,
}

/// What a file of this name may be a copy of.
fn guesses(stem: &str) -> Vec<Guess> {
    let mut found = Vec::new();
    let mut guess = |stem: &str, is_certain| {
        let stem = stem.trim_end();
        if !stem.is_empty() {
            let stem = stem.to_owned();
            found.push(Guess { stem, is_certain });
        }
    };
    // Syncthing; ownCloud; git mergetool.
    for mark in [".sync-conflict-", "_conflict-"] {
        if let Some((original, _)) = stem.split_once(mark) {
            guess(original, true);
        }
    }
    if let Some((rest, number)) = stem.rsplit_once('_')
        && is_number(number)
        && let Some((original, side)) = rest.rsplit_once('_')
        && ["BACKUP", "BASE", "LOCAL", "REMOTE"].contains(&side)
    {
        guess(original, true);
    }
    // Synology: name_host_date_Conflict.
    if let Some(rest) = strip_end(stem, "_conflict") {
        for (at, _) in rest.match_indices('_').rev() {
            guess(&rest[..at], true);
        }
    }
    let (rest, number) = without_number(stem);
    // Dropbox, Nextcloud, Seafile, pCloud: what is in brackets says so. File managers: (copia), (1).
    if let Some((original, inside)) = in_brackets(stem) {
        let inside = inside.to_lowercase();
        let says = |word: &str| inside.contains(word);
        if says("conflict") || says("conflitt") {
            guess(original, true);
        } else if says("copia") || says("copy") || is_number(&inside) {
            guess(original, false);
        }
    }
    // Windows and macOS: name - Copia (2), name copia 2, Copia di name.
    for end in [" - copia", " - copy", " copia", " copy"] {
        for name in [stem, rest] {
            if let Some(original) = strip_end(name, end) {
                guess(original, false);
            }
        }
    }
    for begin in ["copia di ", "copy of "] {
        let head = stem.get(..begin.len());
        if head.is_some_and(|head| head.to_lowercase() == begin) {
            guess(&stem[begin.len()..], false);
        }
    }
    if number {
        guess(rest, false);
    }
    // OneDrive: name-HOST.
    for (at, _) in stem.match_indices('-').rev() {
        let host = &stem[at + 1..];
        let is_host = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if !host.is_empty() && host.len() <= HOST && host.chars().all(is_host) {
            guess(&stem[..at], false);
        }
    }
    found
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A name without an ending, whose case does not count.
fn strip_end<'n>(name: &'n str, end: &str) -> Option<&'n str> {
    let at = name.len().checked_sub(end.len())?;
    let (head, tail) = (name.get(..at)?, name.get(at..)?);
    (tail.to_lowercase() == end).then_some(head)
}

/// What stands before the last brackets of a name, and in them.
fn in_brackets(name: &str) -> Option<(&str, &str)> {
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some(name) = name.strip_suffix(close) {
            return name.rsplit_once(open);
        }
    }
    None
}

/// A name without the number behind it, `name (2)` or `name 2`, and whether there was one.
fn without_number(name: &str) -> (&str, bool) {
    if let Some((rest, inside)) = in_brackets(name)
        && is_number(inside)
    {
        return (rest.trim_end(), true);
    }
    match name.rsplit_once(' ') {
        Some((rest, number)) if is_number(number) => (rest, true),
        _ => (name, false),
    }
}

/// Whether two files are one dossier: the same bytes, or journals that begin with the same change.
fn is_same_dossier(one: &Path, other: &Path) -> bool {
    text_of(one).is_some_and(|one| begins_alike(&one, other))
}

/// The same for a text and a file.
fn begins_alike(one: &str, other: &Path) -> bool {
    let Some(other) = text_of(other) else {
        return false;
    };
    one == other || first_change(one).is_some_and(|first| first_change(&other) == Some(first))
}

fn text_of(path: &Path) -> Option<String> {
    read(&Target::resolve(path).ok()?)
        .ok()
        .map(|found| found.text)
}

fn first_change(text: &str) -> Option<Value> {
    #[derive(Deserialize)]
    struct Whole {
        journal: Option<First>,
    }
    let whole: Whole = serde_json::from_str(text).ok()?;
    whole.journal?.0
}

/// The first of a list; the others are passed over.
struct First(Option<Value>);

impl<'de> Deserialize<'de> for First {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(FirstOf)
    }
}

struct FirstOf;

impl<'de> Visitor<'de> for FirstOf {
    type Value = First;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a journal")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<First, A::Error> {
        let first = list.next_element()?;
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(First(first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A folder of these files, and the names of those that are copies.
    fn copies(files: &[(&str, &str)]) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let mut paths = Vec::new();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            paths.push(path);
        }
        let copies = taken_from(&mut paths);
        assert_eq!(copies.len() + paths.len(), files.len());
        let name = |path: PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
        copies.into_iter().map(name).collect()
    }

    /// The same of `gara.json` alone, beside a file of this name and text.
    fn of_gara(name: &str, text: &str) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let [original, beside] = ["gara.json", name].map(|name| folder.path().join(name));
        fs::write(&original, ONE).unwrap();
        fs::write(&beside, text).unwrap();
        let copies = of_one(&original, vec![beside]).into_iter();
        copies
            .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
            .collect()
    }

    const ONE: &str = r#"{"rev": 1, "journal": [{"n": 1, "by": "M.R."}]}"#;
    const LATER: &str = r#"{"rev": 2, "journal": [ {"n": 1, "by": "M.R."}, {"n": 2}]}"#;
    const OTHER: &str = r#"{"rev": 1, "journal": [{"n": 1, "by": "G.T."}]}"#;
    const EMPTY: &str = r#"{"rev": 0, "journal": []}"#;

    #[test]
    fn what_a_synchroniser_or_git_calls_a_copy_is_one_beside_its_original() {
        for name in [
            "gara.sync-conflict-20260824-101500-ABCDEFG.json",
            "gara (conflicted copy 2026-08-24 101500).json",
            "gara (Mario Rossi's conflicted copy 2026-08-24).json",
            "gara (copia in conflitto di Mario Rossi 2026-08-24).json",
            "gara (Copia in conflitto 2026-08-24 101500).json",
            "gara (SFConflict mario@example.org 2026-08-24-10-15-00).json",
            "gara [conflicted].json",
            "gara_conflict-20260824-101500.json",
            "gara_SERVER_Aug-24-1015-2026_Conflict.json",
            "gara_LOCAL_4711.json",
            "gara_REMOTE_4711.json",
            "gara (conflicted copy 1).sync-conflict-20260824-101500-ABCDEFG.json",
        ] {
            // Whatever is in it: it may be damaged, or have gone another way from the beginning.
            assert_eq!(copies(&[("gara.json", ONE), (name, OTHER)]), [name]);
            assert_eq!(of_gara(name, OTHER), [name]);
            assert_eq!(
                copies(&[("altra.json", ONE), (name, ONE)]),
                [""; 0],
                "{name}"
            );
        }
    }

    #[test]
    fn what_a_person_might_call_a_dossier_is_a_copy_only_of_the_same_beginning() {
        for name in [
            "gara - Copia.json",
            "gara - Copia (2).json",
            "gara - Copy.json",
            "gara copia 2.json",
            "gara copy.json",
            "gara (copia).json",
            "gara (another copy).json",
            "Copia di gara.json",
            "Copy of gara.json",
            "gara (1).json",
            "gara 2.json",
            "gara-DESKTOP-7AB12.json",
        ] {
            for (text, is_copy) in [(ONE, true), (LATER, true), (OTHER, false), ("{", false)] {
                let found = copies(&[("gara.json", ONE), (name, text)]);
                assert_eq!(found == [name], is_copy, "{name}: {text}");
                assert_eq!(of_gara(name, text), found, "{name}: {text}");
            }
            assert_eq!(copies(&[("gara.json", EMPTY), (name, ONE)]), [""; 0]);
            assert_eq!(copies(&[(name, ONE)]), [""; 0]);
        }
    }

    #[test]
    fn lots_beside_each_other_are_dossiers_of_their_own() {
        let lots = [
            ("lotto.json", ONE),
            ("lotto 2.json", OTHER),
            ("lotto-2.json", OTHER),
            ("lotto (2).json", OTHER),
            ("lotto_2.json", ONE),
            ("lotto2.json", ONE),
        ];
        assert_eq!(copies(&lots), [""; 0]);
    }
}

//! The dossiers in a folder: its files whose names end in `.json`, in the order of their names.
//!
//! Hidden files are left out, for so are the backups and the locks called; and so are folders, because
//! one office keeps its dossiers side by side. What cannot be read is still a file here: whoever opens
//! it says why.

use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use super::error::{Fault, Step, StoreError};

/// The paths of the dossiers in a folder.
///
/// # Errors
/// The folder cannot be listed.
pub fn dossiers_in(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let refused =
        |error: std::io::Error| StoreError::new(folder, Fault::system(Step::Read, &error));
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(refused)? {
        let entry = entry.map_err(refused)?;
        if is_dossier_name(&entry.file_name()) && !entry.path().is_dir() {
            paths.push(entry.path());
        }
    }
    paths.sort_unstable();
    Ok(paths)
}

/// The same paths, each file once, however many of them lead to it.
#[must_use]
pub fn each_once(paths: Vec<PathBuf>) -> Vec<PathBuf> {
    let (mut files, mut nowhere) = (HashSet::new(), HashSet::new());
    let is_new = |path: &PathBuf| match std::fs::metadata(path) {
        Ok(found) => files.insert((found.dev(), found.ino())),
        Err(_) => nowhere.insert(path.clone()),
    };
    paths.into_iter().filter(is_new).collect()
}

/// What tells files apart for people: their names, or where two have the same, their paths.
#[must_use]
pub fn names_of(paths: &[PathBuf]) -> Vec<String> {
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_owned();
    let mut times = HashMap::new();
    for path in paths {
        *times.entry(name(path)).or_insert(0) += 1;
    }
    let named = paths.iter().map(|path| match times[&name(path)] {
        1 => name(path).to_string_lossy().into_owned(),
        _ => path.to_string_lossy().into_owned(),
    });
    named.collect()
}

pub(super) fn is_dossier_name(name: &OsStr) -> bool {
    let name = name.as_bytes();
    name.ends_with(b".json") && !name.starts_with(b".")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn two_ways_to_one_file_are_one_dossier() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a.json"), "").unwrap();
        fs::write(at("b.json"), "").unwrap();
        std::os::unix::fs::symlink(at("a.json"), at("link.json")).unwrap();
        let missing = at("none.json");
        let twice = vec![
            at("a.json"),
            at("link.json"),
            missing.clone(),
            at("b.json"),
            folder.path().join("./a.json"),
            missing.clone(),
        ];
        assert_eq!(each_once(twice), [at("a.json"), missing, at("b.json")]);
    }

    #[test]
    fn files_of_the_same_name_are_told_apart_by_their_folders() {
        let paths = ["x/crono.json", "y/crono.json", "y/b.json"].map(PathBuf::from);
        let names = names_of(&paths);
        assert_eq!(names, ["x/crono.json", "y/crono.json", "b.json"]);
    }

    #[test]
    fn what_an_office_calls_a_dossier_is_found_in_order() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "b.json",
            "a.json",
            ".a.json.bak-2026-08-24",
            ".hidden.json",
            "notes.txt",
            "json",
            "old.json~",
        ] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        fs::create_dir(folder.path().join("archive.json")).unwrap();
        let found = dossiers_in(folder.path()).unwrap();
        let names: Vec<_> = found.iter().filter_map(|path| path.file_name()).collect();
        assert_eq!(names, ["a.json", "b.json"]);
        assert!(dossiers_in(&folder.path().join("nowhere")).is_err());
    }
}

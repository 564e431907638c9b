//! A data file that is not there: what shows that it once was, and which others its name may mean.
//!
//! A file that is away is no reason to begin another. What a save leaves beside the file (the lock,
//! the copies of each day, what a copy took the place of) shows that there was one; a name that was
//! typed wrong is near the right one. All of this is looked for only where the file is missing.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use super::backup;
use super::copy::Backup;
use super::folder::{self, is_dossier_name};
use super::target::Target;

/// How many names are listed.
const FEW: usize = 3;
/// How alike two names are that may be taken for each other, from 0 to 1.
const ALIKE: f64 = 0.8;

/// Why the file is not where it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Whether something beside it shows that it was there.
    pub was_there: bool,
    /// The newest of its copies.
    pub backup: Option<Backup>,
    /// Files of the folder whose names are near, the nearest first.
    pub near: Vec<PathBuf>,
}

impl Absence {
    /// Looks around the place of a file.
    #[must_use]
    pub fn of(target: &Target) -> Self {
        let backup = backup::newest(target);
        Self {
            was_there: backup.is_some() || has_trace(target),
            backup,
            near: near(target),
        }
    }
}

/// Whether something beside a file shows that it is, or was, a dossier on which somebody worked.
pub(super) fn was_there(target: &Target) -> bool {
    has_trace(target) || backup::newest(target).is_some()
}

/// The same of a path that may lead nowhere.
pub(super) fn leaves_traces(path: &Path) -> bool {
    Target::resolve(path).is_ok_and(|target| was_there(&target))
}

fn has_trace(target: &Target) -> bool {
    let names = [target.lock_name(), target.replaced_name(1)];
    let is_there = |name: &std::ffi::OsString| target.folder_path().join(name).is_file();
    names.iter().any(is_there)
}

/// The files of the folder that may have been meant: those of a name that is near, else, where there is
/// only one dossier, that.
fn near(target: &Target) -> Vec<PathBuf> {
    let Ok(entries) = folder::listed(target.folder_path()) else {
        return Vec::new();
    };
    let asked = folded(&target.name().to_string_lossy());
    let is_hidden = |name: &OsStr| name.as_bytes().starts_with(b".");
    let mut found = Vec::new();
    let mut dossiers = Vec::new();
    for (name, _) in entries {
        let path = target.beside_path(&name);
        // A folder may have been meant, too.
        let is_folder = !is_hidden(&name) && path.is_dir();
        if is_folder || is_dossier_name(&name) {
            let likeness = likeness(&asked, &folded(&name.to_string_lossy()));
            found.push((likeness, path.clone()));
        }
        if !is_folder && is_dossier_name(&name) {
            dossiers.push(path);
        }
    }
    found.sort_by(|a: &(f64, PathBuf), b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let alike = found.iter().filter(|(likeness, _)| *likeness >= ALIKE);
    let near: Vec<PathBuf> = alike.take(FEW).map(|(_, path)| path.clone()).collect();
    match dossiers.as_slice() {
        [only] if near.is_empty() => vec![only.clone()],
        _ => near,
    }
}

/// A name without its ending and without the differences that are easily overlooked.
fn folded(name: &str) -> String {
    let name = name.to_lowercase();
    let name = name.strip_suffix(".json").unwrap_or(&name);
    name.replace(['-', ' ', '.'], "_")
}

fn likeness(asked: &str, name: &str) -> f64 {
    if !asked.is_empty() && (name.starts_with(asked) || asked.starts_with(name)) {
        return ALIKE.max(strsim::jaro_winkler(asked, name));
    }
    strsim::jaro_winkler(asked, name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn folder(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            fs::write(folder.path().join(name), "").unwrap();
        }
        folder
    }

    fn absence(folder: &tempfile::TempDir, name: &str) -> Absence {
        Absence::of(&Target::resolve(&folder.path().join(name)).unwrap())
    }

    #[test]
    fn what_a_save_leaves_shows_that_there_was_a_file() {
        for (left, was_there) in [
            (".crono.json.lock", true),
            (".crono.json.bak-2026-08-24", true),
            (".crono.json.replaced-1", true),
            (".crono.json.tmp", false),
            (".other.json.lock", false),
            ("other.json", false),
        ] {
            let folder = folder(&[left]);
            let found = absence(&folder, "crono.json");
            assert_eq!(found.was_there, was_there, "{left}");
            assert_eq!(found.backup.is_some(), left.contains("bak"), "{left}");
        }
    }

    #[test]
    fn the_names_that_are_near_are_told_the_nearest_first() {
        let names = [
            "scuola.json",
            "scuola-2.json",
            "palestra.json",
            ".scuole.json",
            "note.txt",
        ];
        let folder = folder(&names);
        for (asked, near) in [
            ("scuole.json", &["scuola.json", "scuola-2.json"][..]),
            ("Scuola.JSON", &["scuola.json", "scuola-2.json"]),
            ("scuola", &["scuola.json", "scuola-2.json"]),
            ("palestar.json", &["palestra.json"]),
            ("viabilita.json", &[]),
        ] {
            let found = absence(&folder, asked).near;
            let found: Vec<_> = found.iter().filter_map(|path| path.file_name()).collect();
            assert_eq!(found, near, "{asked}");
        }
    }

    #[test]
    fn the_only_dossier_of_a_folder_is_always_told() {
        let folder = folder(&["crono.json"]);
        assert_eq!(absence(&folder, "typo.json").near.len(), 1);
    }
}

//! The dossiers in a folder: its files whose names end in `.json`, in the order of their names.
//!
//! Hidden files are left out, for so are the backups and the locks called; and so are folders, because
//! one office keeps its dossiers side by side. What cannot be read is still a file here: whoever opens
//! it says why.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
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

fn is_dossier_name(name: &OsStr) -> bool {
    let name = name.as_bytes();
    name.ends_with(b".json") && !name.starts_with(b".")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

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

//! The dossiers in a folder: its files whose names end in `.json`, in the order of their names.
//!
//! Hidden files are left out, for so are the backups and the locks called; and so are folders, because
//! one office keeps its dossiers side by side. What cannot be read is still a file here: opening
//! it says why.

use std::collections::{HashMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::io;
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::inotify::{self, CreateFlags, WatchFlags};
use rustix::fs::{FileType, Mode, OFlags};
use rustix::io::Errno;

use super::copies;
use super::error::{Fault, FileOperation, StoreError};
use super::target::{Target, names_in};

/// What lies in a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The dossiers.
    pub dossiers: Vec<PathBuf>,
    /// Copies of them that others made, and that are no dossiers of their own.
    pub copies: Vec<PathBuf>,
}

/// The dossiers in a folder, and the copies that lie among them.
///
/// # Errors
/// The folder cannot be listed.
pub fn dossiers_in(folder: &Path) -> Result<Listing, StoreError> {
    let refused =
        |error: io::Error| StoreError::new(folder, Fault::system(FileOperation::Read, &error));
    let mut paths = named_as_dossiers(folder).map_err(refused)?;
    let copies = copies::taken_from(&mut paths);
    Ok(Listing {
        dossiers: paths,
        copies,
    })
}

/// What is called as dossiers are, and is no folder, in order.
fn named_as_dossiers(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let is_folder = |kind: FileType, path: &Path| match kind {
        FileType::RegularFile => false,
        FileType::Directory => true,
        // A link may lead to a folder, and some file systems do not tell.
        _ => path.is_dir(),
    };
    let names = listed(folder)?.into_iter();
    let mut paths: Vec<PathBuf> = names
        .filter(|(name, _)| is_dossier_name(name))
        .map(|(name, kind)| (folder.join(name), kind))
        .filter(|(path, kind)| !is_folder(*kind, path))
        .map(|(path, _)| path)
        .collect();
    paths.sort_unstable();
    Ok(paths)
}

/// The names in a folder.
pub(super) fn listed(folder: &Path) -> io::Result<Vec<(OsString, FileType)>> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let open = || rustix::fs::open(folder, flags, Mode::empty());
    names_in(rustix::io::retry_on_intr(open)?)
}

/// The copies of one dossier that lie beside it.
#[must_use]
pub fn copies_of(path: &Path) -> Vec<PathBuf> {
    let Ok(target) = Target::resolve(path) else {
        return Vec::new();
    };
    let Ok(mut beside) = named_as_dossiers(target.folder_path()) else {
        return Vec::new();
    };
    let original = target.path();
    beside.retain(|path| path != original);
    copies::of_one(original, beside)
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

/// Word that a dossier of some folders may have changed, come or gone: a descriptor for the `poll` that
/// waits for keys.
#[derive(Debug)]
pub struct FolderWatch {
    fd: OwnedFd,
}

impl FolderWatch {
    /// Begins to watch; a folder that is not there says nothing.
    ///
    /// # Errors
    /// What the system says, where none can be watched.
    pub fn new(folders: &[PathBuf]) -> io::Result<Self> {
        let fd = inotify::init(CreateFlags::NONBLOCK | CreateFlags::CLOEXEC)?;
        // A save puts a file in place of another.
        let events = WatchFlags::CLOSE_WRITE
            | WatchFlags::MOVED_TO
            | WatchFlags::MOVED_FROM
            | WatchFlags::DELETE
            | WatchFlags::ATTRIB
            | WatchFlags::ONLYDIR;
        for folder in folders {
            match inotify::add_watch(&fd, folder, events) {
                Ok(_) | Err(Errno::NOENT | Errno::NOTDIR | Errno::ACCESS) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(Self { fd })
    }

    /// Takes what has happened so far; says whether it was about a dossier.
    ///
    /// # Errors
    /// What the system says.
    pub fn drain(&self) -> io::Result<bool> {
        let mut buffer = [MaybeUninit::uninit(); 4096];
        let mut events = inotify::Reader::new(&self.fd, &mut buffer);
        let mut is_touched = false;
        loop {
            match events.next() {
                Ok(event) => {
                    let name = event.file_name();
                    // Without a name it is about more than the system could remember.
                    is_touched |=
                        name.is_none_or(|name| is_dossier_name(OsStr::from_bytes(name.to_bytes())));
                }
                Err(Errno::WOULDBLOCK) => return Ok(is_touched),
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

impl AsFd for FolderWatch {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }
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
    fn a_folder_tells_of_its_dossiers_and_of_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let nowhere = folder.path().join("nowhere");
        let watch = FolderWatch::new(&[folder.path().to_owned(), nowhere]).unwrap();
        assert!(!watch.drain().unwrap());
        fs::write(folder.path().join(".a.json.lock"), "").unwrap();
        fs::write(folder.path().join("notes.txt"), "").unwrap();
        assert!(!watch.drain().unwrap());
        fs::write(folder.path().join("a.json"), "").unwrap();
        assert!(watch.drain().unwrap());
        assert!(!watch.drain().unwrap());
        fs::rename(folder.path().join("a.json"), folder.path().join("b.json")).unwrap();
        assert!(watch.drain().unwrap());
        fs::remove_file(folder.path().join("b.json")).unwrap();
        assert!(watch.drain().unwrap());
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
        let found = dossiers_in(folder.path()).unwrap().dossiers;
        let names: Vec<_> = found.iter().filter_map(|path| path.file_name()).collect();
        assert_eq!(names, ["a.json", "b.json"]);
        assert!(dossiers_in(&folder.path().join("nowhere")).is_err());
    }
}

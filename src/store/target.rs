//! The data file as a name in a folder, and the names of the files that live beside it.
//!
//! Links are followed once, here, so that a save replaces the file itself and never the link to it.
//! All that a save touches is opened through the folder's descriptor and never through a link.

use std::ffi::{OsStr, OsString};
use std::fs::{File, Metadata};
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::calendar::Date;
use rustix::fs::{AtFlags, Dir, FileType, FlockOperation, Mode, OFlags};

use super::error::{Fault, FileKind, FileOperation, StoreError};

/// The most bytes a name may have on every common file system.
const NAME_MAX: usize = 255;
/// What the longest of the names beside the file adds: a dot, and `.4294967295-99.tmp` or
/// `.bak-2026-11-23` with room to spare. Another number would give long names other locks.
const LONGEST_ADDITION: usize = 1 + 15 + 4;
/// What a shortened name ends with: `~` and eight digits.
const DIGEST: usize = 9;

/// Where the data file really is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    path: PathBuf,
}

impl Target {
    /// The name itself, in a folder that must be there: a link at the name is not followed.
    ///
    /// # Errors
    /// [`Fault::NoFolder`], [`Fault::NotAFile`], or what the system says.
    pub(super) fn itself(path: &Path) -> Result<Self, StoreError> {
        let fail = |fault| StoreError::new(path, fault);
        let name = path
            .file_name()
            .ok_or_else(|| fail(Fault::NotAFile(FileKind::Folder)))?;
        Self::in_folder(path, name)
    }

    /// Follows the links of a path. The file itself need not exist yet; its folder must.
    ///
    /// # Errors
    /// [`Fault::NoFolder`], [`Fault::DanglingLink`], or what the system says.
    pub fn resolve(path: &Path) -> Result<Self, StoreError> {
        let fail = |fault| StoreError::new(path, fault);
        match path.canonicalize() {
            Ok(path) => return Ok(Self { path }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(fail(Fault::system(FileOperation::Read, &error))),
        }
        if path.symlink_metadata().is_ok() {
            return Err(fail(Fault::DanglingLink));
        }
        let name = path.file_name().ok_or_else(|| fail(Fault::Missing))?;
        Self::in_folder(path, name)
    }

    /// A name in the folder of a path, whose links are followed.
    fn in_folder(path: &Path, name: &OsStr) -> Result<Self, StoreError> {
        let fail = |fault| StoreError::new(path, fault);
        let folder = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        match folder.canonicalize() {
            Ok(folder) => Ok(Self {
                path: folder.join(name),
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(fail(Fault::NoFolder(folder.to_owned())))
            }
            Err(error) => Err(fail(Fault::system(FileOperation::Read, &error))),
        }
    }

    /// The path of the file, all links followed.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The path of its folder.
    #[must_use]
    pub fn folder_path(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("/"))
    }

    /// The name of the file in its folder.
    #[must_use]
    pub fn name(&self) -> &OsStr {
        self.path.file_name().unwrap_or_default()
    }

    /// The path of something beside the file.
    pub(super) fn beside_path(&self, name: &OsStr) -> PathBuf {
        self.folder_path().join(name)
    }

    /// A fault of this file.
    pub(super) fn error(&self, fault: Fault) -> StoreError {
        StoreError::new(&self.path, fault)
    }

    /// A step that the system refused.
    pub(super) fn refused(&self, step: FileOperation) -> impl Fn(io::Error) -> StoreError {
        move |error| self.error(Fault::system(step, &error))
    }

    /// Opens the folder.
    pub(super) fn open_folder(&self) -> io::Result<Folder> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let open = || rustix::fs::open(self.folder_path(), flags, Mode::empty());
        Ok(Folder {
            fd: rustix::io::retry_on_intr(open)?,
        })
    }

    /// The lock: `.crono.json.lock`.
    pub(super) fn lock_name(&self) -> OsString {
        self.beside(".lock")
    }

    /// The new text before one process puts it in place: `.crono.json.4711.tmp`, or where that name
    /// is taken `.crono.json.4711-1.tmp` and on.
    pub(super) fn temporary_name(&self, process: u32, nth: u32) -> OsString {
        match nth {
            0 => self.beside(&format!(".{process}.tmp")),
            _ => self.beside(&format!(".{process}-{nth}.tmp")),
        }
    }

    /// The process whose temporary file that would be; `None` for any other name.
    pub(super) fn temporary_process(&self, name: &OsStr) -> Option<u32> {
        let prefix = self.beside(".");
        let rest = name.as_bytes().strip_prefix(prefix.as_bytes())?;
        let number = std::str::from_utf8(rest.strip_suffix(b".tmp")?).ok()?;
        let (process, nth) = match number.split_once('-') {
            Some((process, nth)) => (process, nth.parse().ok()?),
            None => (number, 0),
        };
        let process = process.parse().ok()?;
        (self.temporary_name(process, nth) == name).then_some(process)
    }

    /// Whether a name beside the file is one that crono gives: its lock, a copy, or a text that is not
    /// in place yet.
    pub(super) fn keeps(&self, name: &OsStr) -> bool {
        name == self.lock_name()
            || self.temporary_process(name).is_some()
            || self.backup_day(name).is_some()
            || self.is_replaced(name)
    }

    /// Whether a name is of a file that was set aside: `.crono.json.replaced-1`.
    pub(super) fn is_replaced(&self, name: &OsStr) -> bool {
        let prefix = self.beside(".replaced-");
        let number = name.as_bytes().strip_prefix(prefix.as_bytes());
        number.is_some_and(|number| number.iter().all(u8::is_ascii_digit))
    }

    /// The backup of a day: `.crono.json.bak-2026-11-23`.
    pub(super) fn backup_name(&self, day: Date) -> OsString {
        self.beside(&format!(".bak-{day}"))
    }

    /// The day of a backup of this file; `None` for any other name.
    pub(super) fn backup_day(&self, name: &OsStr) -> Option<Date> {
        let prefix = self.beside(".bak-");
        let day = name.as_bytes().strip_prefix(prefix.as_bytes())?;
        let read: Date = std::str::from_utf8(day).ok()?.parse().ok()?;
        // Only the one spelling that we would give it.
        (read.to_string().as_bytes() == day).then_some(read)
    }

    /// What was in the file before a backup took its place: `.crono.json.replaced-1`.
    pub(super) fn replaced_name(&self, n: u32) -> OsString {
        self.beside(&format!(".replaced-{n}"))
    }

    fn beside(&self, suffix: &str) -> OsString {
        let mut name = b".".to_vec();
        name.extend(shortened(self.name().as_bytes()));
        name.extend(suffix.as_bytes());
        OsString::from_vec(name)
    }
}

/// A name that leaves room for what is added to it. Two long names that begin alike stay different:
/// what is cut off is represented by a digest.
fn shortened(name: &[u8]) -> Vec<u8> {
    let room = NAME_MAX - LONGEST_ADDITION;
    if name.len() <= room {
        return name.to_vec();
    }
    let is_inside_a_character = |byte: u8| byte & 0b1100_0000 == 0b1000_0000;
    let mut cut = room - DIGEST;
    while cut > 0 && is_inside_a_character(name[cut]) {
        cut -= 1;
    }
    let mut short = name[..cut].to_vec();
    short.extend(format!("~{:08x}", fnv1a(name)).bytes());
    short
}

/// The 32-bit FNV-1a digest: it must come out the same for every colleague and every version.
fn fnv1a(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    })
}

/// Makes a folder and those it is in, for nobody but us, and makes the disk keep them.
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    let parent = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    if let Some(parent) = parent {
        make_folder(parent)?;
    }
    match std::fs::DirBuilder::new().mode(0o700).create(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    match File::open(parent.unwrap_or(Path::new("."))) {
        Ok(parent) => parent.sync_all(),
        // A folder that may be entered and not listed, such as a strict /home.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        Err(error) => Err(error),
    }
}

/// The names in an open folder, each with its kind as far as the file system tells.
///
/// Not `std::fs::read_dir`, which panics where the disk fails while the folder is closed.
pub(super) fn names_in(folder: impl AsFd) -> io::Result<Vec<(OsString, FileType)>> {
    let mut names = Vec::new();
    for entry in Dir::read_from(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_bytes();
        if name != b"." && name != b".." {
            names.push((OsString::from_vec(name.to_vec()), entry.file_type()));
        }
    }
    Ok(names)
}

/// An open folder. No link in it is ever followed.
#[derive(Debug)]
pub(super) struct Folder {
    fd: OwnedFd,
}

impl Folder {
    /// Opens a file of the folder. A pipe is opened at once, without waiting for its other end.
    pub(super) fn open(&self, name: &OsStr, flags: OFlags, mode: u32) -> io::Result<File> {
        let always = OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY;
        let mode = Mode::from_raw_mode(mode);
        let fd =
            rustix::io::retry_on_intr(|| rustix::fs::openat(&self.fd, name, flags | always, mode))?;
        Ok(File::from(fd))
    }

    /// What stands under a name, without opening or following it; `None` for nothing.
    pub(super) fn look(&self, name: &OsStr) -> io::Result<Option<Metadata>> {
        let flags = OFlags::PATH | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let look = || rustix::fs::openat(&self.fd, name, flags, Mode::empty());
        match rustix::io::retry_on_intr(look) {
            Ok(fd) => File::from(fd).metadata().map(Some),
            Err(rustix::io::Errno::NOENT) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Which file bears a name, by device and number; `None` where none does.
    pub(super) fn identity(&self, name: &OsStr) -> io::Result<Option<(u64, u64)>> {
        let look = || rustix::fs::statat(&self.fd, name, AtFlags::SYMLINK_NOFOLLOW);
        match rustix::io::retry_on_intr(look) {
            Ok(found) => Ok(Some((found.st_dev, found.st_ino))),
            Err(rustix::io::Errno::NOENT) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// The names in the folder.
    pub(super) fn names(&self) -> io::Result<Vec<OsString>> {
        let found = names_in(&self.fd)?;
        Ok(found.into_iter().map(|(name, _)| name).collect())
    }

    /// Removes a name; it is no error if it is not there.
    pub(super) fn remove(&self, name: &OsStr) -> io::Result<()> {
        match rustix::fs::unlinkat(&self.fd, name, AtFlags::empty()) {
            Ok(()) | Err(rustix::io::Errno::NOENT) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Gives a file another name, in place of whatever bears it.
    pub(super) fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        Ok(rustix::fs::renameat(&self.fd, from, &self.fd, to)?)
    }

    /// Gives a file another name, unless something bears it.
    pub(super) fn rename_new(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        use rustix::io::Errno;
        let exclusive = rustix::fs::RenameFlags::NOREPLACE;
        match rustix::fs::renameat_with(&self.fd, from, &self.fd, to, exclusive) {
            // NFS knows no exclusive renaming; a second name is exclusive everywhere.
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {
                rustix::fs::linkat(&self.fd, from, &self.fd, to, AtFlags::empty())?;
                self.remove(from)
            }
            other => Ok(other?),
        }
    }

    /// Gives two files each other's names, both or neither; whether the file system can do that.
    pub(super) fn exchange(&self, one: &OsStr, other: &OsStr) -> io::Result<bool> {
        use rustix::io::Errno;
        let exchange = rustix::fs::RenameFlags::EXCHANGE;
        match rustix::fs::renameat_with(&self.fd, one, &self.fd, other, exchange) {
            Ok(()) => Ok(true),
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Keeps others from beginning a file here at the same time, until this value is dropped: two would
    /// write to the same temporary file. Where the system does not hold folders nothing is held, and
    /// a holder that keeps it longer than `limit` is not waited for: that only one of them gives its file
    /// the name is certain all the same.
    pub(super) fn hold(&self, limit: Duration, pause: Duration) {
        let begun = Instant::now();
        let exclusive = FlockOperation::NonBlockingLockExclusive;
        while let Err(rustix::io::Errno::WOULDBLOCK | rustix::io::Errno::INTR) =
            rustix::fs::flock(&self.fd, exclusive)
        {
            if begun.elapsed() >= limit {
                return;
            }
            std::thread::sleep(pause);
        }
    }

    /// The mode of a new file: for the group in a folder whose files are its group's, else for the
    /// owner alone.
    pub(super) fn mode_of_new_file(&self) -> io::Result<u32> {
        let is_shared = self.metadata()?.mode() & 0o2000 != 0;
        Ok(if is_shared { 0o660 } else { 0o600 })
    }

    /// Makes the disk keep what was renamed. Folders that cannot be synced are left alone.
    pub(super) fn sync(&self) -> io::Result<()> {
        match rustix::io::retry_on_intr(|| rustix::fs::fsync(&self.fd)) {
            Ok(()) | Err(rustix::io::Errno::INVAL) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether we may make and replace files in it.
    pub(super) fn may_write(&self) -> io::Result<()> {
        use rustix::fs::Access;
        let access = Access::WRITE_OK | Access::EXEC_OK;
        Ok(rustix::fs::accessat(
            &self.fd,
            ".",
            access,
            AtFlags::empty(),
        )?)
    }

    /// Whether we may write a file of it.
    pub(super) fn may_write_file(&self, name: &OsStr) -> io::Result<()> {
        Ok(rustix::fs::accessat(
            &self.fd,
            name,
            rustix::fs::Access::WRITE_OK,
            AtFlags::empty(),
        )?)
    }

    /// What the folder itself is.
    pub(super) fn metadata(&self) -> io::Result<Metadata> {
        File::from(self.fd.try_clone()?).metadata()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Target {
        Target {
            path: Path::new("/srv/crono").join(name),
        }
    }

    #[test]
    fn the_files_beside_are_hidden_and_bear_the_name() {
        let target = named("crono.json");
        assert_eq!(target.lock_name(), ".crono.json.lock");
        assert_eq!(target.temporary_name(4711, 0), ".crono.json.4711.tmp");
        assert_eq!(target.temporary_name(4711, 2), ".crono.json.4711-2.tmp");
        let day = "2026-11-23".parse().unwrap();
        assert_eq!(target.backup_name(day), ".crono.json.bak-2026-11-23");
        assert_eq!(
            target.backup_day(OsStr::new(".crono.json.bak-2026-11-23")),
            Some(day)
        );
    }

    #[test]
    fn no_other_name_passes_for_a_backup() {
        let target = named("crono.json");
        for name in [
            "crono.json.bak-2026-11-23",
            ".crono.json.bak-2026-11-31",
            ".crono.json.bak-2026-11-23.tmp",
            ".crono.json.bak-2026-1-3",
            ".crono.json.bak-+2026-11-2",
            ".altro.json.bak-2026-11-23",
            ".crono.json.lock",
        ] {
            assert_eq!(target.backup_day(OsStr::new(name)), None, "{name}");
        }
    }

    #[test]
    fn the_names_that_crono_gives_are_told_from_those_of_people() {
        let target = named("crono.json");
        for (name, process) in [
            (".crono.json.4711.tmp", Some(4711)),
            (".crono.json.4711-2.tmp", Some(4711)),
            (".crono.json.4711-0.tmp", None),
            (".crono.json.04711.tmp", None),
            (".crono.json.+1.tmp", None),
            (".crono.json.tmp", None),
            (".crono.json.x.tmp", None),
            (".altro.json.4711.tmp", None),
        ] {
            assert_eq!(
                target.temporary_process(OsStr::new(name)),
                process,
                "{name}"
            );
        }
        for (name, is_ours) in [
            (".crono.json.lock", true),
            (".crono.json.4711.tmp", true),
            (".crono.json.replaced-1", true),
            (".crono.json.replaced-old", false),
            (".crono.json.bak-2026-11-23", true),
            ("crono.json", false),
            ("report.md", false),
        ] {
            assert_eq!(target.keeps(OsStr::new(name)), is_ours, "{name}");
        }
    }

    #[test]
    fn long_names_are_cut_between_characters_and_stay_different() {
        let day = "2026-11-23".parse().unwrap();
        let (first, second) = ("è".repeat(127), format!("{}a", "è".repeat(126)));
        let (first, second) = (named(&first), named(&second));
        assert_ne!(first.lock_name(), second.lock_name());
        for target in [first, second] {
            let longest = target.backup_name(day);
            assert!(
                longest.len() + ".tmp".len() <= NAME_MAX,
                "{}",
                longest.len()
            );
            assert!(longest.to_str().is_some());
            assert!(target.temporary_name(u32::MAX, 99).len() <= NAME_MAX);
            assert_eq!(target.backup_day(&longest), Some(day));
        }
    }

    #[test]
    fn links_are_followed_once_and_a_missing_file_is_found_in_its_folder() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().canonicalize().unwrap();
        let real = folder.join("real.json");
        std::fs::write(&real, "{}").unwrap();
        std::os::unix::fs::symlink(&real, folder.join("link.json")).unwrap();
        std::os::unix::fs::symlink("nothing", folder.join("dangling.json")).unwrap();

        assert_eq!(
            Target::resolve(&folder.join("link.json")).unwrap().path(),
            real
        );
        let new = folder.join("new.json");
        assert_eq!(Target::resolve(&new).unwrap().path(), new);
        let fault = |path: &str| Target::resolve(&folder.join(path)).unwrap_err().fault;
        assert_eq!(fault("dangling.json"), Fault::DanglingLink);
        assert_eq!(fault("none/new.json"), Fault::NoFolder(folder.join("none")));
    }

    #[test]
    fn folders_are_made_for_nobody_but_us() {
        use std::os::unix::fs::MetadataExt;
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("share/crono");
        make_folder(&inner).unwrap();
        make_folder(&inner).unwrap();
        for path in [inner.parent().unwrap(), &inner] {
            assert_eq!(path.metadata().unwrap().mode() & 0o7777, 0o700);
        }
    }
}

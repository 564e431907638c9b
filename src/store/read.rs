//! Reading the file: all of it or a reason, and never a byte more than a data file may hold.
//!
//! A pipe, a device or a folder under the name is refused and not waited for. This module must never
//! write.

use std::fs::{File, Metadata};
use std::hash::{DefaultHasher, Hasher as _};
use std::io::{self, Read as _};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rustix::fs::OFlags;

use super::damage::{Damage, Flaw};
use super::error::{Fault, FileKind, FileOperation, ReadOnly, Reason, StoreError};
use super::target::{Folder, Target};

/// The most bytes a data file may hold: 16 MiB, which is 40 000 changes.
pub const SIZE_LIMIT: u64 = 16 * 1024 * 1024;

/// From so many bytes on, a quarter of the most, a dossier is called heavy: 4 MiB, which is 10 000 changes.
/// A list says so, and does not wait for it.
pub const HEAVY: u64 = SIZE_LIMIT / 4;

/// What tells one state of the file from another without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    device: u64,
    inode: u64,
    size: u64,
    modified: (i64, i64),
}

impl Fingerprint {
    /// The fingerprint of the file at this moment; `None` where there is none.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        std::fs::metadata(path)
            .ok()
            .map(|metadata| Self::from(&metadata))
    }

    /// How many bytes the file has.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }
}

impl From<&Metadata> for Fingerprint {
    fn from(metadata: &Metadata) -> Self {
        Self {
            device: metadata.dev(),
            inode: metadata.ino(),
            size: metadata.size(),
            modified: (metadata.mtime(), metadata.mtime_nsec()),
        }
    }
}

/// A file as it was read.
#[derive(Debug)]
pub struct ReadFile {
    /// Its text, without the mark that some editors put first.
    pub text: String,
    /// Whether that mark was there.
    pub had_mark: bool,
    /// The state it was read in.
    pub fingerprint: Fingerprint,
    /// Whether other accounts can write it.
    pub is_shared: bool,
    /// Why it may not be changed, if so.
    pub denied: Option<ReadOnly>,
}

/// Tells two texts apart without keeping both. Only ever compared within one save.
pub(super) type Digest = DefaultHasher;

impl ReadFile {
    /// The digest of the bytes of the file, mark included.
    pub(super) fn digest(&self) -> u64 {
        let mut digest = Digest::default();
        if self.had_mark {
            digest.write(MARK.as_bytes());
        }
        digest.write(self.text.as_bytes());
        digest.finish()
    }

    /// The bytes of the file, mark included.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mark = if self.had_mark { MARK } else { "" };
        [mark, &self.text].concat().into_bytes()
    }
}

/// The three bytes by which some editors mark a text as UTF-8.
const MARK: &str = "\u{feff}";

/// Reads the file.
///
/// # Errors
/// Why it cannot be read.
pub fn read(target: &Target) -> Result<ReadFile, StoreError> {
    match attempt(target) {
        // On NFS the file was replaced between opening and reading: there is a new one now.
        Err(error) if is_stale(&error) => attempt(target),
        other => other,
    }
    .map_err(|error| target_error(target, error))
}

/// The bytes of a file that need not be a dossier, read as carefully as one: a pipe is not waited for, and no file is
/// endless.
///
/// # Errors
/// Why it cannot be read.
pub fn read_bytes(target: &Target) -> Result<Vec<u8>, StoreError> {
    let bytes = || {
        let folder = target.open_folder()?;
        let file = open_regular(&folder, target.name())?;
        bounded(&file, file.metadata()?.size())
    };
    bytes().map_err(|error| target_error(target, error))
}

/// The bytes of a stream, such as the standard input, under this name; no more than a file may have.
///
/// # Errors
/// Why it cannot be read.
pub fn read_stream(name: &Path, stream: impl io::Read) -> Result<Vec<u8>, StoreError> {
    let mut bytes = Vec::new();
    let read = stream.take(SIZE_LIMIT + 1).read_to_end(&mut bytes);
    let fault = match read {
        Err(error) => Fault::system(FileOperation::Read, &error),
        Ok(_) if bytes.len() as u64 > SIZE_LIMIT => Fault::TooLarge { limit: SIZE_LIMIT },
        Ok(_) => return Ok(bytes),
    };
    Err(StoreError::new(name, fault))
}

fn target_error(target: &Target, error: Failure) -> StoreError {
    match error {
        Failure::Fault(fault) => target.error(fault),
        Failure::System(error) if error.kind() == io::ErrorKind::NotFound => {
            target.error(Fault::Missing)
        }
        Failure::System(error) => target.error(Fault::system(FileOperation::Read, &error)),
    }
}

enum Failure {
    Fault(Fault),
    System(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

fn is_stale(error: &Failure) -> bool {
    match error {
        Failure::System(error) => error.kind() == io::ErrorKind::StaleNetworkFileHandle,
        Failure::Fault(_) => false,
    }
}

fn attempt(target: &Target) -> Result<ReadFile, Failure> {
    let folder = target.open_folder()?;
    let file = open_regular(&folder, target.name())?;
    // Taken before the bytes: a change while reading shows as a change afterwards.
    let metadata = file.metadata()?;
    let bytes = bounded(&file, metadata.size())?;
    let mut text = String::from_utf8(bytes).map_err(|error| Failure::Fault(not_text(&error)))?;
    let had_mark = text.starts_with(MARK);
    if had_mark {
        text.drain(..MARK.len());
    }
    Ok(ReadFile {
        text,
        had_mark,
        fingerprint: Fingerprint::from(&metadata),
        is_shared: metadata.mode() & 0o022 != 0,
        denied: denied(target, &folder, &metadata)?,
    })
}

/// Opens a file for reading that must be a regular one.
fn open_regular(folder: &Folder, name: &std::ffi::OsStr) -> Result<File, Failure> {
    let file = match folder.open(name, OFlags::RDONLY, 0) {
        Ok(file) => file,
        // A socket.
        Err(error) if error.raw_os_error() == Some(rustix::io::Errno::NXIO.raw_os_error()) => {
            return Err(Failure::Fault(Fault::NotAFile(FileKind::Special)));
        }
        Err(error) => return Err(error.into()),
    };
    match FileKind::of(&file.metadata()?) {
        None => Ok(file),
        Some(kind) => Err(Failure::Fault(Fault::NotAFile(kind))),
    }
}

fn bounded(file: &File, size: u64) -> Result<Vec<u8>, Failure> {
    let too_large = || Failure::Fault(Fault::TooLarge { limit: SIZE_LIMIT });
    if size > SIZE_LIMIT {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default() + 1);
    // A file may grow while it is read, and those of /proc have no size to begin with.
    file.take(SIZE_LIMIT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > SIZE_LIMIT {
        return Err(too_large());
    }
    Ok(bytes)
}

fn not_text(error: &std::string::FromUtf8Error) -> Fault {
    let sound = &error.as_bytes()[..error.utf8_error().valid_up_to()];
    let (line, column) = position(sound, sound.len());
    let flaw = Flaw::NotText;
    Fault::Damaged(Box::new(Damage {
        line,
        column,
        place: String::new(),
        flaw,
        backup: None,
    }))
}

/// The line and the column, from 1, of a byte of a text.
pub(super) fn position(text: &[u8], at: usize) -> (usize, usize) {
    let before = &text[..at.min(text.len())];
    let mut lines = before.split(|byte| *byte == b'\n');
    let last = lines.next_back().unwrap_or_default();
    (lines.count() + 1, last.len() + 1)
}

/// Why a save could not replace the file, as far as known beforehand.
fn denied(target: &Target, folder: &Folder, metadata: &Metadata) -> io::Result<Option<ReadOnly>> {
    let file = folder.may_write_file(target.name());
    match refusal(
        file,
        ReadOnly::FileDenied {
            owner: metadata.uid(),
        },
    )? {
        None => folder_denied(target, folder),
        because => Ok(because),
    }
}

/// Why nothing in the folder can be replaced.
pub(super) fn folder_denied(target: &Target, folder: &Folder) -> io::Result<Option<ReadOnly>> {
    refusal(
        folder.may_write(),
        ReadOnly::FolderDenied(target.folder_path().to_owned()),
    )
}

fn refusal(answer: io::Result<()>, because: ReadOnly) -> io::Result<Option<ReadOnly>> {
    let Err(error) = answer else {
        return Ok(None);
    };
    match Reason::from(&error) {
        Reason::Denied => Ok(Some(because)),
        Reason::ReadOnlyDisk => Ok(Some(ReadOnly::Disk)),
        _ => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    struct Folder(tempfile::TempDir);

    impl Folder {
        fn new() -> Self {
            Self(tempfile::tempdir().unwrap())
        }

        fn file(&self, name: &str, bytes: &[u8]) -> Target {
            let path = self.0.path().join(name);
            fs::write(&path, bytes).unwrap();
            Target::resolve(&path).unwrap()
        }

        fn target(&self, name: &str) -> Target {
            Target::resolve(&self.0.path().join(name)).unwrap()
        }
    }

    fn fault(target: &Target) -> Fault {
        read(target).unwrap_err().fault
    }

    #[test]
    fn the_mark_of_some_editors_is_dropped_and_remembered() {
        let folder = Folder::new();
        let plain = read(&folder.file("a", "{\"è\": 1}".as_bytes())).unwrap();
        let marked = read(&folder.file("b", "\u{feff}{\"è\": 1}".as_bytes())).unwrap();
        assert_eq!(plain.text, marked.text);
        assert_eq!((plain.had_mark, marked.had_mark), (false, true));
    }

    #[test]
    fn what_is_no_file_is_refused_and_not_waited_for() {
        let folder = Folder::new();
        let path = folder.0.path();
        fs::create_dir(path.join("folder")).unwrap();
        rustix::fs::mknodat(
            rustix::fs::CWD,
            path.join("pipe"),
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::from_raw_mode(0o600),
            0,
        )
        .unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(path.join("socket")).unwrap();
        assert_eq!(
            fault(&folder.target("folder")),
            Fault::NotAFile(FileKind::Folder)
        );
        assert_eq!(
            fault(&folder.target("pipe")),
            Fault::NotAFile(FileKind::Special)
        );
        assert_eq!(
            fault(&folder.target("socket")),
            Fault::NotAFile(FileKind::Special)
        );
        let full = Target::resolve(Path::new("/dev/full")).unwrap();
        assert_eq!(fault(&full), Fault::NotAFile(FileKind::Special));
        assert_eq!(fault(&folder.target("none")), Fault::Missing);
    }

    #[test]
    fn a_file_beyond_the_limit_is_refused_unread() {
        let folder = Folder::new();
        let target = folder.file("large", b"");
        let file = fs::OpenOptions::new()
            .write(true)
            .open(target.path())
            .unwrap();
        file.set_len(SIZE_LIMIT).unwrap();
        assert_eq!(read(&target).unwrap().text.len() as u64, SIZE_LIMIT);
        file.set_len(SIZE_LIMIT + 1).unwrap();
        assert_eq!(fault(&target), Fault::TooLarge { limit: SIZE_LIMIT });
    }

    #[test]
    fn bytes_that_are_no_text_are_refused_with_their_place() {
        let folder = Folder::new();
        let target = folder.file("latin", b"{\n  \"perch\xe8\": 1\n}\n");
        let Fault::Damaged(damage) = fault(&target) else {
            panic!("not refused")
        };
        assert_eq!(
            (damage.line, damage.column, &damage.flaw),
            (2, 9, &Flaw::NotText)
        );
    }

    #[test]
    fn every_state_of_the_file_has_its_fingerprint() {
        let folder = Folder::new();
        let target = folder.file("a", b"{}");
        let first = read(&target).unwrap().fingerprint;
        assert_eq!(Fingerprint::of(target.path()), Some(first));
        fs::write(folder.0.path().join("b"), b"[]").unwrap();
        fs::rename(folder.0.path().join("b"), target.path()).unwrap();
        assert_ne!(Fingerprint::of(target.path()), Some(first));
        fs::remove_file(target.path()).unwrap();
        assert_eq!(Fingerprint::of(target.path()), None);
    }

    #[test]
    fn a_file_that_others_can_write_says_so() {
        use std::os::unix::fs::PermissionsExt;
        let folder = Folder::new();
        let target = folder.file("a", b"{}");
        for (mode, shared) in [(0o600, false), (0o644, false), (0o660, true), (0o602, true)] {
            fs::set_permissions(target.path(), fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(read(&target).unwrap().is_shared, shared, "{mode:o}");
        }
    }
}

//! Putting a new text in place of the old: all of it or nothing, whatever happens meanwhile.
//!
//! The new text is written to a file beside the old one, made to stay on the disk, and then renamed
//! over it; a reader sees the one or the other. Everything before the rename can fail and leave
//! the old file as it was. Right before it three things must hold: the lock is still the one that was
//! taken, the file is still the one that was read, byte for byte, and what is about to be renamed is
//! still ours. So a lock that somebody removes, or that does not reach another machine, costs another
//! attempt and not a colleague's work.

use std::ffi::{OsStr, OsString};
use std::fs::{File, Permissions};
use std::hash::Hasher as _;
use std::io::{self, Write as _};
use std::os::unix::fs::{FileExt as _, MetadataExt as _, PermissionsExt as _};
use std::sync::{Arc, Once};

use rustix::fs::OFlags;
use rustix::io::Errno;
use signal_hook::consts::SIGXFSZ;

use super::attributes::keep;
use super::error::{Fault, FileKind, FileOperation, Reason, StoreError};
use super::git;
use super::leftover;
use super::lock::Lock;
use super::read::{Digest, Fingerprint};
use super::target::{Folder, Target};

/// What may be replaced: the file as it stands, opened and looked at.
#[derive(Debug)]
pub(super) struct Old {
    pub(super) file: File,
    fingerprint: Fingerprint,
    /// Of all that it holds, where that was read.
    digest: Option<u64>,
}

impl Old {
    /// Opens the file that is to be replaced, and refuses where replacing it would lose something.
    pub(super) fn open(target: &Target, folder: &Folder) -> Result<Self, StoreError> {
        let refused = target.refused(FileOperation::Replace);
        let file = folder.open(target.name(), OFlags::RDONLY, 0);
        let file = file.map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => target.error(Fault::Missing),
            _ => refused(error),
        })?;
        let metadata = file.metadata().map_err(&refused)?;
        if let Some(kind) = FileKind::of(&metadata) {
            return Err(target.error(Fault::NotAFile(kind)));
        }
        let links = metadata.nlink();
        let is_ours = || leftover::drop_second_name(target, folder, &metadata).map_err(&refused);
        if links > 1 && !(links == 2 && is_ours()?) {
            return Err(target.error(Fault::HardLinks(links)));
        }
        Ok(Self {
            file,
            fingerprint: Fingerprint::from(&metadata),
            digest: None,
        })
    }

    /// With the digest of all that was read of it.
    pub(super) fn holding(self, digest: u64) -> Self {
        Self {
            digest: Some(digest),
            ..self
        }
    }

    /// With the digest of what it holds now, which nobody has read.
    pub(super) fn read(self, target: &Target) -> Result<Self, StoreError> {
        let digest = digest_of(&self.file).map_err(target.refused(FileOperation::Read))?;
        Ok(self.holding(digest))
    }

    /// Whether the file is still there as it was, with all that it held.
    fn is_unchanged(&self, target: &Target, folder: &Folder) -> io::Result<bool> {
        let now = match folder.open(target.name(), OFlags::RDONLY, 0) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            other => other?,
        };
        if Fingerprint::from(&now.metadata()?) != self.fingerprint {
            return Ok(false);
        }
        match self.digest {
            Some(digest) => Ok(digest_of(&now)? == digest),
            None => Ok(true),
        }
    }

    /// Copies the file into another; once only, from the beginning.
    pub(super) fn copy_into(&self, new: &mut File) -> io::Result<()> {
        io::copy(&mut &self.file, new).map(drop)
    }

    /// The state of the file that is to be replaced.
    pub(super) fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }
}

/// The digest of all that a file holds.
fn digest_of(file: &File) -> io::Result<u64> {
    let (mut hasher, mut at) = (Digest::default(), 0);
    let mut bytes = vec![0; 64 * 1024];
    loop {
        match file.read_at(&mut bytes, at) {
            Ok(0) => return Ok(hasher.finish()),
            Ok(read) => {
                hasher.write(&bytes[..read]);
                at += read as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Replaces the old file by one that holds these bytes.
pub(super) fn replace(
    target: &Target,
    folder: &Folder,
    lock: &Lock,
    old: &Old,
    bytes: &[u8],
) -> Result<Fingerprint, StoreError> {
    let new = write_beside(
        target,
        folder,
        |new| new.write_all(bytes),
        |new| keep(&old.file, new),
    )
    .map_err(|fault| target.error(fault))?;
    let put = || {
        // An editor takes no lock, and one that was removed keeps nobody out. Between here and the
        // rename there is no time to speak of.
        match old.is_unchanged(target, folder) {
            Ok(true) => {}
            Ok(false) => return Err(Fault::ChangedMeanwhile),
            Err(error) => return Err(Fault::system(FileOperation::Replace, &error)),
        }
        // Git takes no lock of ours either, but shows one of its own.
        if git::is_at_work(target.folder_path(), &new.file) {
            return Err(Fault::GitAtWork);
        }
        lock.check(target, folder)?;
        new.check(target, folder)?;
        match exchange(target, folder, &new, old) {
            Err(error) if !is_in_place(folder, target, &new) => Err(error),
            _ => Ok(()),
        }
    };
    finish(target, folder, &new, put())
}

/// Puts the new file in place of this old one and of no other: the two exchange their names, so that
/// there must be a file, and which one it was is seen afterwards.
fn exchange(target: &Target, folder: &Folder, new: &StagedFile, old: &Old) -> Result<(), Fault> {
    let temporary = new.name();
    match folder.exchange(temporary, target.name()) {
        Ok(true) => {}
        // Without exchanging there is a moment in which the old file may go away unseen.
        Ok(false) => {
            let renamed = folder.rename(temporary, target.name());
            return renamed.map_err(|error| not_renamed(&error, target, temporary));
        }
        // One of the two is not there any more: the file, or what was to take its place.
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(match folder.identity(temporary) {
                Ok(None) => Fault::TakenAway(target.beside_path(temporary)),
                _ => Fault::Missing,
            });
        }
        Err(error) => return Err(not_renamed(&error, target, temporary)),
    }
    let was = folder.look(temporary);
    let was = was.map_err(|error| Fault::system(FileOperation::Replace, &error))?;
    if was.as_ref().map(Fingerprint::from) == Some(old.fingerprint) {
        // If it stays, the next save removes it.
        let _ = folder.remove(temporary);
        return Ok(());
    }
    give_back(target, folder, new);
    Err(Fault::ChangedMeanwhile)
}

/// Gives its name back to a file that somebody put in place at the very moment of ours, whatever they do
/// with it meanwhile; at worst it lies beside under a name of its own. So does what a third has saved in
/// that moment on top of ours: they were told that it is saved, so it is never removed.
fn give_back(target: &Target, folder: &Folder, new: &StagedFile) {
    let temporary = new.name();
    for _ in 0..8 {
        if folder.exchange(temporary, target.name()).is_ok() {
            match folder.identity(temporary) {
                Ok(now) if now.is_none_or(|now| now == new.identity) => return,
                // Not ours, or not known to be.
                _ => break,
            }
        }
        if folder.rename_new(temporary, target.name()).is_ok() {
            return;
        }
    }
    let mut names = (1..100).map(|n| target.replaced_name(n));
    let _ = names.find(|name| folder.rename_new(temporary, name).is_ok());
}

/// Writes a file that was not there; never over another, not even one made this instant.
pub(super) fn create(
    target: &Target,
    folder: &Folder,
    bytes: &[u8],
) -> Result<Fingerprint, StoreError> {
    let refused = target.refused(FileOperation::Write);
    if folder.look(target.name()).map_err(&refused)?.is_some() {
        return Err(target.error(Fault::Exists));
    }
    let mode = folder.mode_of_new_file().map_err(&refused)?;
    let new = write_beside(
        target,
        folder,
        |new| new.write_all(bytes),
        |new| {
            let mode = Permissions::from_mode(mode);
            new.set_permissions(mode)
                .map_err(|error| Fault::system(FileOperation::Keep, &error))
        },
    )
    .map_err(|fault| target.error(fault))?;
    let put = || {
        if git::is_at_work(target.folder_path(), &new.file) {
            return Err(Fault::GitAtWork);
        }
        new.check(target, folder)?;
        match folder.rename_new(new.name(), target.name()) {
            Err(error) if !is_in_place(folder, target, &new) => Err(match error.kind() {
                io::ErrorKind::AlreadyExists => Fault::Exists,
                _ => not_renamed(&error, target, new.name()),
            }),
            _ => Ok(()),
        }
    };
    finish(target, folder, &new, put())
}

/// Makes a limit on the size of files (`ulimit -f`) an error like any other. Without this the system
/// ends the program where it writes beyond the limit, with the terminal as the screen had it.
pub(super) fn outlive_size_limit() {
    static ASKED: Once = Once::new();
    ASKED.call_once(|| {
        // A signal that is taken leaves its error to the write. If it cannot be taken, all is as before.
        let _ = signal_hook::flag::register(SIGXFSZ, Arc::default());
    });
}

/// A new text that is on the disk, and not yet in place.
#[derive(Debug)]
pub(super) struct StagedFile {
    name: OsString,
    pub(super) file: File,
    identity: (u64, u64),
}

impl StagedFile {
    /// How many names one process tries.
    const NAMES: u32 = 100;

    /// Its name in the folder.
    pub(super) fn name(&self) -> &OsStr {
        &self.name
    }

    /// Fails where its name is no longer its own: what would be renamed then is somebody else's.
    pub(super) fn check(&self, target: &Target, folder: &Folder) -> Result<(), Fault> {
        match folder.identity(&self.name) {
            Ok(now) if now == Some(self.identity) => Ok(()),
            Ok(_) => Err(Fault::TakenAway(target.beside_path(&self.name))),
            Err(error) => Err(Fault::system(FileOperation::Replace, &error)),
        }
    }

    /// Takes it away, unless its name is known to be somebody else's now. If that fails it is cleared
    /// up later.
    pub(super) fn remove_from(&self, folder: &Folder) {
        let is_anothers = |now: Option<(u64, u64)>| now.is_some_and(|now| now != self.identity);
        if !folder.identity(&self.name).is_ok_and(is_anothers) {
            let _ = folder.remove(&self.name);
        }
    }
}

/// Makes a file under a name that nobody else uses. What bears one already is never removed: it may be
/// of a process with the same number on another machine.
fn make_beside(target: &Target, folder: &Folder) -> Result<(OsString, File), Fault> {
    let exclusive = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL;
    let mut nth = 0;
    loop {
        let name = target.temporary_name(std::process::id(), nth);
        match folder.open(&name, exclusive, 0o600) {
            Ok(file) => return Ok((name, file)),
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(Fault::system(FileOperation::Write, &error));
            }
            Err(_) if nth + 1 == StagedFile::NAMES => {
                return Err(Fault::InTheWay(target.beside_path(&name)));
            }
            Err(_) => nth += 1,
        }
    }
}

/// Fills a new file of the folder and makes the disk keep it. On any error the file is removed: after
/// a failed sync nobody knows what is in it, and a second one would say "all is well".
pub(super) fn write_beside(
    target: &Target,
    folder: &Folder,
    write: impl FnOnce(&mut File) -> io::Result<()>,
    keep: impl FnOnce(&File) -> Result<(), Fault>,
) -> Result<StagedFile, Fault> {
    let failed = |error: io::Error| Fault::system(FileOperation::Write, &error);
    let (name, mut file) = make_beside(target, folder)?;
    let written = write(&mut file)
        .map_err(failed)
        .and_then(|()| keep(&file))
        .and_then(|()| file.sync_all().map_err(failed))
        .and_then(|()| file.metadata().map_err(failed));
    match written {
        Ok(found) => Ok(StagedFile {
            name,
            file,
            identity: (found.dev(), found.ino()),
        }),
        Err(fault) => {
            // If this fails too, a later save removes it.
            let _ = folder.remove(&name);
            Err(fault)
        }
    }
}

fn not_renamed(error: &io::Error, target: &Target, temporary: &OsStr) -> Fault {
    match error.raw_os_error().map(Errno::from_raw_os_error) {
        Some(Errno::BUSY | Errno::XDEV) => Fault::Mounted,
        Some(Errno::NOENT) => Fault::TakenAway(target.beside_path(temporary)),
        _ => Fault::system(FileOperation::Replace, error),
    }
}

/// Whether the new file bears the name after all. On NFS the answer to a renaming can get lost, and
/// the question asked again ends in an error.
fn is_in_place(folder: &Folder, target: &Target, new: &StagedFile) -> bool {
    folder.identity(target.name()).ok().flatten() == Some(new.identity)
}

fn finish(
    target: &Target,
    folder: &Folder,
    new: &StagedFile,
    put: Result<(), Fault>,
) -> Result<Fingerprint, StoreError> {
    if let Err(fault) = put {
        new.remove_from(folder);
        return Err(target.error(fault));
    }
    let unconfirmed = |error: io::Error| target.error(Fault::Unconfirmed(Reason::from(&error)));
    folder.sync().map_err(unconfirmed)?;
    new.file
        .metadata()
        .map(|metadata| Fingerprint::from(&metadata))
        .map_err(unconfirmed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::lock::{Patience, acquire};
    use std::fs;
    use std::path::PathBuf;
    use std::time::Instant;

    struct Bench {
        _folder: tempfile::TempDir,
        target: Target,
        folder: Folder,
    }

    impl Bench {
        fn new(name: &str) -> Self {
            let folder = tempfile::tempdir().unwrap();
            let target = Target::resolve(&folder.path().join(name)).unwrap();
            Self {
                folder: target.open_folder().unwrap(),
                target,
                _folder: folder,
            }
        }

        fn with(text: &str) -> Self {
            let bench = Self::new("crono.json");
            fs::write(bench.target.path(), text).unwrap();
            bench
        }

        fn replace(&self, text: &str) -> Result<Fingerprint, Fault> {
            let old = Old::open(&self.target, &self.folder).map_err(|error| error.fault)?;
            let lock = self.lock();
            replace(&self.target, &self.folder, &lock, &old, text.as_bytes())
                .map_err(|error| error.fault)
        }

        fn create(&self, text: &str) -> Result<Fingerprint, Fault> {
            create(&self.target, &self.folder, text.as_bytes()).map_err(|error| error.fault)
        }

        fn lock(&self) -> Lock {
            let (patience, now) = (Patience::default(), Instant::now());
            acquire(&self.target, &self.folder, "mrossi", patience, now).unwrap()
        }

        fn text(&self) -> String {
            fs::read_to_string(self.target.path()).unwrap()
        }

        /// A new text in its own file, ready to take the place of the old one.
        fn staged(&self, text: &str) -> StagedFile {
            let _ = fs::remove_file(self.temporary());
            let write = |new: &mut File| new.write_all(text.as_bytes());
            write_beside(&self.target, &self.folder, write, |_| Ok(())).unwrap()
        }

        fn temporary(&self) -> PathBuf {
            let name = self.target.temporary_name(std::process::id(), 0);
            self.target.beside_path(&name)
        }
    }

    #[test]
    fn the_new_text_takes_the_place_of_the_old_and_nothing_else_stays() {
        let bench = Bench::with("old");
        let fingerprint = bench.replace("new").unwrap();
        assert_eq!(bench.text(), "new");
        assert_eq!(Fingerprint::of(bench.target.path()), Some(fingerprint));
        // The file and its lock.
        assert_eq!(fs::read_dir(bench.target.folder_path()).unwrap().count(), 2);
    }

    #[test]
    fn a_file_that_went_away_is_not_replaced_and_one_that_came_is_given_back() {
        let bench = Bench::with("old");
        let old = Old::open(&bench.target, &bench.folder).unwrap();
        let put = |text: &str| {
            let new = bench.staged(text);
            exchange(&bench.target, &bench.folder, &new, &old)
        };
        // Between the last look and the exchange, which nobody can see.
        let away = bench.target.folder_path().join("away");
        fs::rename(bench.target.path(), &away).unwrap();
        assert_eq!(put("new"), Err(Fault::Missing));
        assert!(!bench.target.path().exists());
        fs::write(bench.target.path(), "of another program").unwrap();
        assert_eq!(put("new"), Err(Fault::ChangedMeanwhile));
        assert_eq!(bench.text(), "of another program");
        assert_eq!(fs::read_to_string(bench.temporary()).unwrap(), "new");
        fs::rename(&away, bench.target.path()).unwrap();
        assert_eq!(put("new"), Ok(()));
        assert_eq!(bench.text(), "new");
        assert!(!bench.temporary().exists());
    }

    #[test]
    fn what_a_third_saved_before_a_file_was_given_back_lies_beside() {
        let bench = Bench::with("of the third, on top of ours");
        let new = bench.staged("ours");
        fs::remove_file(bench.temporary()).unwrap();
        fs::write(bench.temporary(), "of the second").unwrap();
        give_back(&bench.target, &bench.folder, &new);
        assert_eq!(bench.text(), "of the second");
        assert!(!bench.temporary().exists());
        let beside = bench.target.beside_path(&bench.target.replaced_name(1));
        let kept = fs::read_to_string(beside).unwrap();
        assert_eq!(kept, "of the third, on top of ours");
    }

    #[test]
    fn the_mode_of_the_old_file_is_kept() {
        let bench = Bench::with("old");
        for mode in [0o600, 0o640, 0o664] {
            fs::set_permissions(bench.target.path(), Permissions::from_mode(mode)).unwrap();
            bench.replace("new").unwrap();
            assert_eq!(
                fs::metadata(bench.target.path()).unwrap().mode() & 0o7777,
                mode
            );
        }
    }

    #[test]
    fn a_file_with_other_names_is_not_replaced() {
        let bench = Bench::with("old");
        fs::hard_link(
            bench.target.path(),
            bench.target.folder_path().join("other"),
        )
        .unwrap();
        assert_eq!(bench.replace("new"), Err(Fault::HardLinks(2)));
        assert_eq!(bench.text(), "old");
    }

    #[test]
    fn what_a_killed_save_left_is_in_nobodys_way_and_no_link_is_followed() {
        let bench = Bench::with("old");
        fs::write(bench.temporary(), "half").unwrap();
        bench.replace("new").unwrap();
        fs::remove_file(bench.temporary()).unwrap();
        let victim = bench.target.folder_path().join("victim");
        fs::write(&victim, "untouched").unwrap();
        std::os::unix::fs::symlink(&victim, bench.temporary()).unwrap();
        bench.replace("newer").unwrap();
        assert_eq!(
            (
                bench.text().as_str(),
                fs::read_to_string(&victim).unwrap().as_str()
            ),
            ("newer", "untouched")
        );
    }

    #[test]
    fn what_an_editor_wrote_meanwhile_is_not_lost() {
        let bench = Bench::with("old");
        let old = Old::open(&bench.target, &bench.folder).unwrap();
        fs::write(bench.target.path(), "by an editor").unwrap();
        let lock = bench.lock();
        let error = replace(&bench.target, &bench.folder, &lock, &old, b"new").unwrap_err();
        assert_eq!(error.fault, Fault::ChangedMeanwhile);
        assert_eq!(bench.text(), "by an editor");
        assert!(!bench.temporary().exists());
    }

    #[test]
    fn what_was_written_without_a_trace_is_not_lost_either() {
        let bench = Bench::with("old");
        let old = Old::open(&bench.target, &bench.folder).unwrap();
        let old = old.read(&bench.target).unwrap();
        let modified = old.file.metadata().unwrap().modified().unwrap();
        // As many bytes in the same file, at what its clock says is the same time.
        fs::write(bench.target.path(), "OLD").unwrap();
        let file = File::options()
            .write(true)
            .open(bench.target.path())
            .unwrap();
        file.set_modified(modified).unwrap();
        assert_eq!(Fingerprint::of(bench.target.path()), Some(old.fingerprint));
        let lock = bench.lock();
        let error = replace(&bench.target, &bench.folder, &lock, &old, b"new").unwrap_err();
        assert_eq!(error.fault, Fault::ChangedMeanwhile);
        assert_eq!(bench.text(), "OLD");
    }

    #[test]
    fn without_its_lock_or_its_own_file_nothing_is_put_in_place() {
        let bench = Bench::with("old");
        let old = Old::open(&bench.target, &bench.folder).unwrap();
        let lock = bench.lock();
        let lock_path = bench.target.beside_path(&bench.target.lock_name());
        fs::remove_file(&lock_path).unwrap();
        let error = replace(&bench.target, &bench.folder, &lock, &old, b"new").unwrap_err();
        assert_eq!(error.fault, Fault::TakenAway(lock_path));
        assert!(!bench.temporary().exists());
        let write = |new: &mut File| {
            fs::remove_file(bench.temporary()).unwrap();
            fs::write(bench.temporary(), "of somebody else").unwrap();
            new.write_all(b"new")
        };
        let new = write_beside(&bench.target, &bench.folder, write, |_| Ok(())).unwrap();
        let taken = Fault::TakenAway(bench.temporary());
        assert_eq!(new.check(&bench.target, &bench.folder), Err(taken));
        new.remove_from(&bench.folder);
        assert!(bench.temporary().exists(), "it is not ours to remove");
        assert_eq!(bench.text(), "old");
    }

    #[test]
    fn a_new_file_is_for_its_owner_and_in_a_setgid_folder_for_the_group() {
        for (folder_mode, mode) in [(0o755, 0o600), (0o2770, 0o660)] {
            let bench = Bench::new("crono.json");
            let mode_of_folder = Permissions::from_mode(folder_mode);
            fs::set_permissions(bench.target.folder_path(), mode_of_folder).unwrap();
            bench.create("new").unwrap();
            let found = fs::metadata(bench.target.path()).unwrap().mode() & 0o7777;
            assert_eq!(found, mode, "{folder_mode:o}");
        }
    }

    #[test]
    fn a_new_file_never_takes_the_place_of_another() {
        let bench = Bench::with("old");
        assert_eq!(bench.create("new"), Err(Fault::Exists));
        assert_eq!(bench.text(), "old");
        // Even where it appears at the last moment.
        fs::write(bench.temporary(), "new").unwrap();
        let name = bench.target.temporary_name(std::process::id(), 0);
        let error = bench
            .folder
            .rename_new(&name, bench.target.name())
            .unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(bench.text(), "old");
    }

    #[test]
    fn a_name_of_any_length_can_be_saved() {
        let bench = Bench::new(&"è".repeat(127));
        bench.create("new").unwrap();
        bench.replace("newer").unwrap();
        assert_eq!(bench.text(), "newer");
    }

    #[test]
    fn a_full_disk_leaves_the_old_file_and_says_so() {
        let bench = Bench::with("old");
        let fault = write_beside(
            &bench.target,
            &bench.folder,
            |new| new.write_all(b"new"),
            |_| Err(Fault::system(FileOperation::Write, &Errno::NOSPC.into())),
        )
        .unwrap_err();
        assert_eq!(
            fault,
            Fault::System {
                step: FileOperation::Write,
                reason: Reason::DiskFull
            }
        );
        assert!(!bench.temporary().exists());
        assert_eq!(bench.text(), "old");
    }
}

//! Putting a new text in place of the old: all of it or nothing, whatever happens meanwhile.
//!
//! The new text is written to a file beside the old one, made to stay on the disk, and then renamed
//! over it; whoever reads sees the one or the other. Everything before the rename can fail and leave
//! the old file as it was. This module must only be called under the lock, because the name of the
//! temporary file is fixed: a process that is killed leaves one behind and not many.
//! Next: `backup.rs`.

use std::ffi::OsStr;
use std::fs::{File, Metadata, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::sync::{Arc, Once};

use rustix::fs::OFlags;
use rustix::io::Errno;
use signal_hook::consts::SIGXFSZ;

use super::attributes::keep;
use super::error::{Fault, Kind, Reason, Step, StoreError};
use super::git;
use super::read::Fingerprint;
use super::target::{Folder, Target};

/// What may be replaced: the file as it stands, opened and looked at.
#[derive(Debug)]
pub(super) struct Old {
    pub(super) file: File,
    fingerprint: Fingerprint,
}

impl Old {
    /// Opens the file that is to be replaced, and refuses where replacing it would lose something.
    pub(super) fn open(target: &Target, folder: &Folder) -> Result<Self, StoreError> {
        let refused = target.refused(Step::Replace);
        let file = folder.open(target.name(), OFlags::RDONLY, 0);
        let file = file.map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => target.error(Fault::Missing),
            _ => refused(error),
        })?;
        let metadata = file.metadata().map_err(&refused)?;
        if !metadata.is_file() {
            return Err(target.error(Fault::NotAFile(Kind::Special)));
        }
        if metadata.nlink() > 1 && !drop_own_name(target, folder, &metadata).map_err(&refused)? {
            return Err(target.error(Fault::HardLinks(metadata.nlink())));
        }
        Ok(Self {
            file,
            fingerprint: Fingerprint::from(&metadata),
        })
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

/// Takes the temporary name from a file that bears it beside its own; whether it was the only other
/// one. Where names are given by linking (NFS), a first save that is killed leaves both.
fn drop_own_name(target: &Target, folder: &Folder, file: &Metadata) -> io::Result<bool> {
    let temporary = target.temporary_name();
    let is_same = |other: &Metadata| (other.dev(), other.ino()) == (file.dev(), file.ino());
    if file.nlink() != 2 || !folder.look(&temporary)?.as_ref().is_some_and(is_same) {
        return Ok(false);
    }
    folder.remove(&temporary).map(|()| true)
}

/// Replaces the old file by one that holds these bytes.
pub(super) fn replace(
    target: &Target,
    folder: &Folder,
    old: &Old,
    bytes: &[u8],
) -> Result<Fingerprint, StoreError> {
    let temporary = target.temporary_name();
    let new = write_beside(
        folder,
        &temporary,
        |new| new.write_all(bytes),
        |new| keep(&old.file, new),
    )
    .map_err(|fault| target.error(fault))?;
    let put = || {
        let now = folder
            .look(target.name())
            .map_err(|e| Fault::system(Step::Replace, &e))?;
        // An editor takes no lock. Between here and the rename there is no time to speak of.
        if now.as_ref().map(Fingerprint::from) != Some(old.fingerprint) {
            return Err(Fault::ChangedMeanwhile);
        }
        // Git takes no lock of ours either, but shows one of its own.
        if git::is_at_work(target.folder_path(), &new) {
            return Err(Fault::GitAtWork);
        }
        match exchange(target, folder, &temporary, old) {
            Err(error) if !is_in_place(folder, target, &new) => Err(error),
            _ => Ok(()),
        }
    };
    finish(target, folder, &new, &temporary, put())
}

/// Puts the new file in place of this old one and of no other: the two exchange their names, so that
/// there must be a file, and which one it was is seen afterwards.
fn exchange(target: &Target, folder: &Folder, temporary: &OsStr, old: &Old) -> Result<(), Fault> {
    match folder.exchange(temporary, target.name()) {
        Ok(true) => {}
        // Without exchanging there is a moment in which the old file may go away unseen.
        Ok(false) => {
            let renamed = folder.rename(temporary, target.name());
            return renamed.map_err(|error| not_renamed(&error));
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Fault::Missing),
        Err(error) => return Err(not_renamed(&error)),
    }
    let was = folder.look(temporary);
    let was = was.map_err(|error| Fault::system(Step::Replace, &error))?;
    if was.as_ref().map(Fingerprint::from) == Some(old.fingerprint) {
        // If it stays, the next save removes it.
        let _ = folder.remove(temporary);
        return Ok(());
    }
    give_back(target, folder, temporary);
    Err(Fault::ChangedMeanwhile)
}

/// Gives its name back to a file that somebody put in place at the very moment of ours, whatever they do
/// with it meanwhile; at worst it lies beside under a name of its own.
fn give_back(target: &Target, folder: &Folder, temporary: &OsStr) {
    for _ in 0..8 {
        let is_back = folder.exchange(temporary, target.name()).is_ok()
            || folder.rename_new(temporary, target.name()).is_ok();
        if is_back {
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
    let refused = target.refused(Step::Write);
    if folder.look(target.name()).map_err(&refused)?.is_some() {
        return Err(target.error(Fault::Exists));
    }
    let mode = folder.mode_of_new_file().map_err(&refused)?;
    let temporary = target.temporary_name();
    let new = write_beside(
        folder,
        &temporary,
        |new| new.write_all(bytes),
        |new| {
            let mode = Permissions::from_mode(mode);
            new.set_permissions(mode)
                .map_err(|error| Fault::system(Step::Keep, &error))
        },
    )
    .map_err(|fault| target.error(fault))?;
    if git::is_at_work(target.folder_path(), &new) {
        return finish(target, folder, &new, &temporary, Err(Fault::GitAtWork));
    }
    let put = match folder.rename_new(&temporary, target.name()) {
        Err(error) if !is_in_place(folder, target, &new) => Err(match error.kind() {
            io::ErrorKind::AlreadyExists => Fault::Exists,
            _ => not_renamed(&error),
        }),
        _ => Ok(()),
    };
    finish(target, folder, &new, &temporary, put)
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

/// Fills a new file of the folder and makes the disk keep it. On any error the file is removed: after
/// a failed sync nobody knows what is in it, and a second one would say "all is well".
pub(super) fn write_beside(
    folder: &Folder,
    name: &OsStr,
    write: impl FnOnce(&mut File) -> io::Result<()>,
    keep: impl FnOnce(&File) -> Result<(), Fault>,
) -> Result<File, Fault> {
    let failed = |error: io::Error| Fault::system(Step::Write, &error);
    folder.remove(name).map_err(failed)?;
    let exclusive = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL;
    let mut file = folder.open(name, exclusive, 0o600).map_err(failed)?;
    let written = write(&mut file).map_err(failed);
    let written = written
        .and_then(|()| keep(&file))
        .and_then(|()| file.sync_all().map_err(failed));
    match written {
        Ok(()) => Ok(file),
        Err(fault) => {
            // If this fails too, the next save removes it.
            let _ = folder.remove(name);
            Err(fault)
        }
    }
}

fn not_renamed(error: &io::Error) -> Fault {
    match error.raw_os_error().map(Errno::from_raw_os_error) {
        Some(Errno::BUSY | Errno::XDEV) => Fault::Mounted,
        _ => Fault::system(Step::Replace, error),
    }
}

/// Whether the new file bears the name after all. On NFS the answer to a renaming can get lost, and
/// the question asked again ends in an error.
fn is_in_place(folder: &Folder, target: &Target, new: &File) -> bool {
    let same = || {
        let (now, new) = (folder.look(target.name()).ok()??, new.metadata().ok()?);
        Some((now.dev(), now.ino()) == (new.dev(), new.ino()))
    };
    same().unwrap_or(false)
}

fn finish(
    target: &Target,
    folder: &Folder,
    new: &File,
    temporary: &OsStr,
    put: Result<(), Fault>,
) -> Result<Fingerprint, StoreError> {
    if let Err(fault) = put {
        let _ = folder.remove(temporary);
        return Err(target.error(fault));
    }
    let unconfirmed = |error: io::Error| target.error(Fault::Unconfirmed(Reason::from(&error)));
    folder.sync().map_err(unconfirmed)?;
    new.metadata()
        .map(|metadata| Fingerprint::from(&metadata))
        .map_err(unconfirmed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::PathBuf;

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
            replace(&self.target, &self.folder, &old, text.as_bytes()).map_err(|error| error.fault)
        }

        fn create(&self, text: &str) -> Result<Fingerprint, Fault> {
            create(&self.target, &self.folder, text.as_bytes()).map_err(|error| error.fault)
        }

        fn text(&self) -> String {
            fs::read_to_string(self.target.path()).unwrap()
        }

        fn temporary(&self) -> PathBuf {
            self.target.folder_path().join(self.target.temporary_name())
        }
    }

    #[test]
    fn the_new_text_takes_the_place_of_the_old_and_nothing_else_stays() {
        let bench = Bench::with("old");
        let fingerprint = bench.replace("new").unwrap();
        assert_eq!(bench.text(), "new");
        assert_eq!(Fingerprint::of(bench.target.path()), Some(fingerprint));
        assert_eq!(fs::read_dir(bench.target.folder_path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_went_away_is_not_replaced_and_one_that_came_is_given_back() {
        let bench = Bench::with("old");
        let old = Old::open(&bench.target, &bench.folder).unwrap();
        let temporary = bench.target.temporary_name();
        let put = |text: &str| {
            fs::write(bench.temporary(), text).unwrap();
            exchange(&bench.target, &bench.folder, &temporary, &old)
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
        let error = replace(&bench.target, &bench.folder, &old, b"new").unwrap_err();
        assert_eq!(error.fault, Fault::ChangedMeanwhile);
        assert_eq!(bench.text(), "by an editor");
        assert!(!bench.temporary().exists());
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
        let name = bench.target.temporary_name();
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
            &bench.folder,
            OsStr::new("x"),
            |new| new.write_all(b"new"),
            |_| Err(Fault::system(Step::Write, &Errno::NOSPC.into())),
        )
        .unwrap_err();
        assert_eq!(
            fault,
            Fault::System {
                step: Step::Write,
                reason: Reason::DiskFull
            }
        );
        assert!(!bench.target.folder_path().join("x").exists());
        assert_eq!(bench.text(), "old");
    }
}

//! The lock: one file beside the data, held only while a save takes place.
//!
//! The lock is the kernel's, on `.crono.json.lock`; it goes with the process that holds it, however
//! that ends. The file itself is never removed, because somebody may be about to lock it, and the
//! data file is never locked, because a save puts another in its place. Inside is written who holds
//! it. This module must never wait longer than it was told. Next: `replace.rs`.

use std::ffi::OsStr;
use std::fs::{File, Metadata, TryLockError};
use std::io::{self, Seek as _, Write as _};
use std::os::unix::fs::{FileExt as _, MetadataExt, PermissionsExt};
use std::time::{Duration, Instant};

use rustix::fs::OFlags;

use super::attributes::{self, set_group};
use super::error::{Fault, Reason, Step, StoreError};
use super::target::{Folder, Target};

/// How long to wait for a colleague, and how often to look.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// The longest wait.
    pub limit: Duration,
    /// The pause between two attempts.
    pub pause: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            limit: Duration::from_secs(5),
            pause: Duration::from_millis(25),
        }
    }
}

/// Who holds the lock, in their own words: to be shown, not to be trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The number of the process.
    pub pid: u32,
    /// The account.
    pub login: String,
    /// The machine.
    pub host: String,
}

impl Holder {
    /// The most bytes of a lock file that are looked at.
    const MAX: usize = 1024;

    fn this_process(login: &str) -> Self {
        let host = rustix::system::uname()
            .nodename()
            .to_string_lossy()
            .into_owned();
        Self {
            pid: std::process::id(),
            login: login.to_owned(),
            host,
        }
    }

    fn to_text(&self) -> String {
        let one_line = |text: &str| text.replace(['\n', '\r'], " ");
        format!(
            "{}\n{}\n{}\n",
            self.pid,
            one_line(&self.login),
            one_line(&self.host)
        )
    }

    fn from_text(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let pid = lines.next()?.parse().ok()?;
        let (login, host) = (lines.next()?.to_owned(), lines.next()?.to_owned());
        Some(Self { pid, login, host })
    }
}

/// The lock, held until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Nobody holds it now. If this fails the text is stale, and the lock is free all the same.
        let _ = self.file.set_len(0);
    }
}

/// Who holds the lock of a data file at this moment; `None` where nobody does, or where it cannot be
/// told. It is only looked at: whoever wants it is not kept waiting.
pub(super) fn held_by(target: &Target) -> Option<Holder> {
    let folder = target.open_folder().ok()?;
    let file = folder.open(&target.lock_name(), OFlags::RDONLY, 0).ok()?;
    match file.try_lock_shared() {
        Err(TryLockError::WouldBlock) => holder(&file),
        Ok(()) | Err(TryLockError::Error(_)) => None,
    }
}

/// Takes the lock of a data file.
pub(super) fn acquire(
    target: &Target,
    folder: &Folder,
    login: &str,
    patience: Patience,
) -> Result<Lock, StoreError> {
    let name = target.lock_name();
    let start = Instant::now();
    let mut seen = None;
    loop {
        let waited = start.elapsed();
        let refused = match attempt(target, folder, &name, login)? {
            Attempt::Taken(lock) => return Ok(lock),
            Attempt::Gone if waited >= patience.limit => {
                return Err(target.error(Fault::Busy {
                    holder: None,
                    waited,
                }));
            }
            Attempt::Held(file) => {
                let now = holder(&file);
                if seen.is_none() {
                    seen.clone_from(&now);
                }
                if waited >= patience.limit {
                    // Of many who follow each other nobody is the one that has to be stopped.
                    let holder = now.filter(|now| seen.as_ref() == Some(now));
                    return Err(target.error(Fault::Busy { holder, waited }));
                }
                None
            }
            Attempt::Gone => None,
            Attempt::Denied { owner } => Some(owner),
        };
        if let Some(owner) = refused.filter(|_| waited >= patience.limit) {
            let lock = target.folder_path().join(&name);
            return Err(target.error(Fault::LockRefused { lock, owner }));
        }
        std::thread::sleep(patience.pause);
    }
}

enum Attempt {
    Taken(Lock),
    /// Another process holds it.
    Held(File),
    /// Somebody removed it under our hands.
    Gone,
    /// Not ours to open, perhaps because its owner has only just made it.
    Denied {
        owner: u32,
    },
}

fn attempt(
    target: &Target,
    folder: &Folder,
    name: &OsStr,
    login: &str,
) -> Result<Attempt, StoreError> {
    let no_file = || target.error(Fault::LockNotAFile(target.folder_path().join(name)));
    // Read and write, because NFS makes a lock on the whole file of this one, and asks for both.
    let mut file = match folder.open(name, OFlags::RDWR | OFlags::CREATE, 0o600) {
        Ok(file) => file,
        Err(error) => {
            let there = folder.look(name).ok().flatten();
            return match (Reason::from(&error), there) {
                (_, Some(there)) if !there.is_file() => Err(no_file()),
                (Reason::Denied, Some(there)) => Ok(Attempt::Denied { owner: there.uid() }),
                _ => Err(target.error(Fault::system(Step::Lock, &error))),
            };
        }
    };
    let refused = target.refused(Step::Lock);
    let metadata = file.metadata().map_err(&refused)?;
    if !metadata.is_file() {
        return Err(no_file());
    }
    open_to_colleagues(&file, &metadata, target, folder).map_err(&refused)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(Attempt::Held(file)),
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {
            return Ok(Attempt::Held(file));
        }
        Err(TryLockError::Error(error)) => {
            return Err(target.error(Fault::NoLocks(Reason::from(&error))));
        }
    }
    match folder.look(name).map_err(&refused)? {
        Some(now) if (now.dev(), now.ino()) == (metadata.dev(), metadata.ino()) => {}
        _ => return Ok(Attempt::Gone),
    }
    sign(&mut file, login).map_err(&refused)?;
    Ok(Attempt::Taken(Lock { file }))
}

/// Lets those use the lock who may write the data: a lock made under a strict umask would keep them
/// out. Only its owner can.
fn open_to_colleagues(
    lock: &File,
    metadata: &Metadata,
    target: &Target,
    folder: &Folder,
) -> io::Result<()> {
    if metadata.uid() != rustix::process::geteuid().as_raw() {
        return Ok(());
    }
    let Some(data) = folder.look(target.name())?.filter(Metadata::is_file) else {
        // The data file is about to be made, for the group of a shared folder or for its owner.
        let mode = folder.mode_of_new_file()?;
        return lock.set_permissions(std::fs::Permissions::from_mode(mode));
    };
    // Its owner needs it whatever happens to the data: a file made read only may be opened again.
    let mut mode = data.mode() & 0o666 | 0o600;
    if data.gid() != metadata.gid() && set_group(lock, data.gid()).is_err() {
        // It stays with another group, which has no business here.
        mode &= 0o606;
    }
    let mut list = attributes::access_list_of(target.path())?;
    if data.uid() != metadata.uid() {
        list = list.map(|list| attributes::naming(&list, data.uid()));
    }
    if attributes::access_list_of_file(lock)? != list {
        attributes::set_access_list(lock, list.as_deref())?;
    }
    if mode != lock.metadata()?.mode() & 0o7777 {
        lock.set_permissions(std::fs::Permissions::from_mode(mode))?;
    }
    Ok(())
}

/// Writes into the lock who holds it.
fn sign(file: &mut File, login: &str) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    match file.write_all(Holder::this_process(login).to_text().as_bytes()) {
        // Without room the name of the holder is the least of all worries; the save that follows
        // will say what is wrong.
        Err(error) if is_without_room(&Reason::from(&error)) => Ok(()),
        other => other,
    }
}

fn is_without_room(reason: &Reason) -> bool {
    matches!(
        reason,
        Reason::DiskFull | Reason::OverQuota | Reason::FileLimit
    )
}

fn holder(file: &File) -> Option<Holder> {
    let mut bytes = [0; Holder::MAX];
    let read = file.read_at(&mut bytes, 0).ok()?;
    Holder::from_text(&String::from_utf8_lossy(&bytes[..read]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const SHORT: Patience = Patience {
        limit: Duration::from_millis(20),
        pause: Duration::from_millis(1),
    };

    struct Bench {
        _folder: tempfile::TempDir,
        target: Target,
        folder: Folder,
    }

    impl Bench {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("crono.json");
            fs::write(&path, "{}").unwrap();
            let target = Target::resolve(&path).unwrap();
            Self {
                _folder: folder,
                folder: target.open_folder().unwrap(),
                target,
            }
        }

        fn acquire(&self) -> Result<Lock, StoreError> {
            acquire(&self.target, &self.folder, "mrossi", SHORT)
        }

        fn lock_path(&self) -> std::path::PathBuf {
            self.target.folder_path().join(self.target.lock_name())
        }
    }

    #[test]
    fn the_second_is_told_who_is_saving() {
        let bench = Bench::new();
        let first = bench.acquire().unwrap();
        let Fault::Busy {
            holder: Some(holder),
            waited,
        } = bench.acquire().unwrap_err().fault
        else {
            panic!("not busy");
        };
        assert_eq!(
            (holder.pid, holder.login.as_str()),
            (std::process::id(), "mrossi")
        );
        assert!(!holder.host.is_empty());
        assert!(waited >= SHORT.limit);
        drop(first);
        bench.acquire().unwrap();
    }

    #[test]
    fn of_many_who_follow_each_other_nobody_is_named() {
        let bench = Bench::new();
        let first = bench.acquire().unwrap();
        let waiting = std::thread::scope(|scope| {
            let long = Patience {
                limit: Duration::from_millis(400),
                ..SHORT
            };
            let bench = &bench;
            let waiting =
                scope.spawn(move || acquire(&bench.target, &bench.folder, "gverdi", long).err());
            std::thread::sleep(Duration::from_millis(100));
            // As if the next one had been quicker.
            fs::write(bench.lock_path(), "12\nanother\nsrv1\n").unwrap();
            waiting.join().unwrap()
        });
        let fault = waiting.unwrap().fault;
        assert!(
            matches!(fault, Fault::Busy { holder: None, .. }),
            "{fault:?}"
        );
        drop(first);
    }

    #[test]
    fn the_lock_stays_and_names_nobody_once_it_is_free() {
        let bench = Bench::new();
        drop(bench.acquire().unwrap());
        assert_eq!(fs::read(bench.lock_path()).unwrap(), b"");
    }

    #[test]
    fn whoever_only_looks_sees_who_saves_and_is_in_nobodys_way() {
        let bench = Bench::new();
        assert_eq!(held_by(&bench.target), None);
        let lock = bench.acquire().unwrap();
        let holder = held_by(&bench.target).unwrap();
        assert_eq!(holder.pid, std::process::id());
        drop(lock);
        assert_eq!(held_by(&bench.target), None);
        drop(bench.acquire().unwrap());
    }

    #[test]
    fn whoever_may_write_the_data_may_lock() {
        let bench = Bench::new();
        for (mode, wanted) in [
            (0o600, 0o600),
            (0o664, 0o664),
            (0o660, 0o660),
            (0o444, 0o644),
        ] {
            fs::set_permissions(bench.target.path(), fs::Permissions::from_mode(mode)).unwrap();
            drop(bench.acquire().unwrap());
            let lock = fs::metadata(bench.lock_path()).unwrap();
            assert_eq!(lock.mode() & 0o7777, wanted, "{mode:o}");
        }
    }

    #[test]
    fn something_else_in_its_place_is_not_followed() {
        let bench = Bench::new();
        let victim = bench.target.folder_path().join("victim");
        fs::write(&victim, "untouched").unwrap();
        std::os::unix::fs::symlink(&victim, bench.lock_path()).unwrap();
        let no_file = Fault::LockNotAFile(bench.lock_path());
        assert_eq!(bench.acquire().unwrap_err().fault, no_file);
        assert_eq!(fs::read_to_string(&victim).unwrap(), "untouched");
        fs::remove_file(bench.lock_path()).unwrap();
        fs::create_dir(bench.lock_path()).unwrap();
        assert_eq!(bench.acquire().unwrap_err().fault, no_file);
    }

    #[test]
    fn a_lock_that_was_removed_is_made_again() {
        let bench = Bench::new();
        let first = bench.acquire().unwrap();
        fs::remove_file(bench.lock_path()).unwrap();
        // The first still holds a file that has no name any more.
        let second = bench.acquire().unwrap();
        assert!(bench.acquire().is_err());
        drop((first, second));
        bench.acquire().unwrap();
    }

    #[test]
    fn a_holder_reads_back_as_it_is_written() {
        let holder = Holder {
            pid: 42,
            login: "uid 1000".into(),
            host: "srv\u{1b}[2J".into(),
        };
        assert_eq!(Holder::from_text(&holder.to_text()), Some(holder));
        for text in ["", "x\ny\nz\n", "42\nonly\n"] {
            assert_eq!(Holder::from_text(text), None, "{text:?}");
        }
    }
}

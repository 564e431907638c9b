//! The lock: one file beside the data, held only while a save takes place.
//!
//! The lock is the kernel's, on `.crono.json.lock`; it goes with the process that holds it, however
//! that ends. The file itself is never removed, because somebody may be about to lock it, and the
//! data file is never locked, because a save puts another in its place. Inside is written who holds
//! it. Who may only read the data may not open the lock, because to open it is enough to hold it.
//! This module must never wait longer than its limit, and never alter a file that can be no lock:
//! whatever bears the name is looked at before anything is done to it.

use std::cell::Cell;
use std::ffi::{OsStr, OsString};
use std::fs::{File, Metadata, TryLockError};
use std::io;
use std::os::unix::fs::{FileExt as _, MetadataExt, PermissionsExt};
use std::time::{Duration, Instant};

use rustix::fs::OFlags;

use super::attributes::{self, set_group};
use super::error::Unfit;
use super::error::{Fault, FileKind, FileOperation, Reason, StoreError};
use super::holder::Holder;
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

/// The lock, held until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    name: OsString,
    identity: (u64, u64),
    /// Whether the holder before never released it, or there was none.
    was_left: bool,
    /// Whether the next holder has a reason to look about.
    leaves: Cell<bool>,
}

impl Lock {
    /// Fails where somebody removed its name or gave it to another file: the next process locks
    /// that one, and is not kept out.
    pub(super) fn check(&self, target: &Target, folder: &Folder) -> Result<(), Fault> {
        match folder.identity(&self.name) {
            Ok(now) if now == Some(self.identity) => Ok(()),
            Ok(_) => Err(Fault::TakenAway(target.beside_path(&self.name))),
            Err(error) => Err(Fault::system(FileOperation::Lock, &error)),
        }
    }

    /// Whether something may lie about that belongs to somebody who was killed.
    pub(super) fn was_left(&self) -> bool {
        self.was_left
    }

    /// Lets go of it without a word, as if this holder had been killed: something of theirs may lie
    /// about that they could not take away.
    pub(super) fn leave(&self) {
        self.leaves.set(true);
    }

    /// The lock file as it is: it was written when the lock was taken.
    pub(super) fn metadata(&self) -> io::Result<Metadata> {
        self.file.metadata()
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if self.leaves.get() {
            return;
        }
        // Nobody holds it now. If this fails the text is stale, and the lock is free all the same.
        let _ = self.file.set_len(0);
    }
}

/// What is known of the lock of a data file at this moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LockStatus {
    /// Nobody holds it.
    Free,
    /// Somebody does.
    By(Holder),
    /// It is not known: who may not write may not look at it either.
    Unknown,
    /// Nobody can: something else bears its name, and every save will say so.
    Unfit(Box<StoreError>),
}

/// Who holds the lock. It is only looked at: nobody who wants it is kept waiting.
pub(super) fn held_by(target: &Target) -> LockStatus {
    let name = target.lock_name();
    let open = || {
        let folder = target.open_folder()?;
        let Some(found) = folder.look(&name)? else {
            return Ok(None);
        };
        if let Err(unfit) = fit(target, &name, &found) {
            return Ok(Some(Err(unfit)));
        }
        folder
            .open(&name, OFlags::RDONLY, 0)
            .map(|file| Some(Ok(file)))
    };
    match open() {
        Ok(None) => LockStatus::Free,
        Ok(Some(Err(unfit))) => LockStatus::Unfit(Box::new(unfit)),
        Ok(Some(Ok(file))) if matches!(Holder::may_have_written(&file), Ok(false)) => {
            let (lock, because) = (target.beside_path(&name), Unfit::Content);
            LockStatus::Unfit(Box::new(target.error(Fault::LockUnfit { lock, because })))
        }
        Ok(Some(Ok(file))) => match file.try_lock_shared() {
            Err(TryLockError::WouldBlock) => {
                holder(&file).map_or(LockStatus::Unknown, LockStatus::By)
            }
            Ok(()) => LockStatus::Free,
            Err(TryLockError::Error(_)) => LockStatus::Unknown,
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => LockStatus::Free,
        Err(_) => LockStatus::Unknown,
    }
}

/// Takes the lock of a data file; the wait began at `start`.
pub(super) fn acquire(
    target: &Target,
    folder: &Folder,
    login: &str,
    patience: Patience,
    start: Instant,
) -> Result<Lock, StoreError> {
    let name = target.lock_name();
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

/// The lock file, before it is locked.
enum Opening {
    Open(File, bool),
    Gone,
    Denied { owner: u32 },
}

fn attempt(
    target: &Target,
    folder: &Folder,
    name: &OsStr,
    login: &str,
) -> Result<Attempt, StoreError> {
    let refused = target.refused(FileOperation::Lock);
    let (file, is_new) = match open(target, folder, name)? {
        Opening::Open(file, is_new) => (file, is_new),
        Opening::Gone => return Ok(Attempt::Gone),
        Opening::Denied { owner } => return Ok(Attempt::Denied { owner }),
    };
    let metadata = file.metadata().map_err(&refused)?;
    // Somebody may have put something else there since.
    fit(target, name, &metadata)?;
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
    let identity = (metadata.dev(), metadata.ino());
    if folder.identity(name).map_err(&refused)? != Some(identity) {
        return Ok(Attempt::Gone);
    }
    let left = file.metadata().map_err(&refused)?;
    fit(target, name, &left)?;
    sign(&file, login).map_err(&refused)?;
    Ok(Attempt::Taken(Lock {
        file,
        name: name.to_owned(),
        identity,
        was_left: is_new || left.size() > 0,
        leaves: Cell::new(false),
    }))
}

/// Opens the lock, or makes it. What bears its name is looked at first: even to open a device may do
/// something.
fn open(target: &Target, folder: &Folder, name: &OsStr) -> Result<Opening, StoreError> {
    let refused = target.refused(FileOperation::Lock);
    let there = folder.look(name).map_err(&refused)?;
    if let Some(found) = &there {
        fit(target, name, found)?;
    }
    // Read and write, because NFS makes a lock on the whole file of this one, and asks for both.
    let make = match there {
        Some(_) => OFlags::empty(),
        None => OFlags::CREATE | OFlags::EXCL,
    };
    match (folder.open(name, OFlags::RDWR | make, 0o600), there) {
        (Ok(file), there) => {
            if there.is_some() && !Holder::may_have_written(&file).map_err(&refused)? {
                let (lock, because) = (target.beside_path(name), Unfit::Content);
                return Err(target.error(Fault::LockUnfit { lock, because }));
            }
            Ok(Opening::Open(file, there.is_none()))
        }
        (Err(error), Some(there)) if Reason::from(&error) == Reason::Denied => {
            Ok(Opening::Denied { owner: there.uid() })
        }
        (Err(error), there) => match (error.kind(), there) {
            (io::ErrorKind::NotFound, Some(_)) | (io::ErrorKind::AlreadyExists, None) => {
                Ok(Opening::Gone)
            }
            _ => Err(refused(error)),
        },
    }
}

/// Refuses what can be no lock: to write who holds it would empty somebody's file.
fn fit(target: &Target, name: &OsStr, found: &Metadata) -> Result<(), StoreError> {
    let because = match FileKind::of(found) {
        Some(kind) => Unfit::Kind(kind),
        None if found.nlink() > 1 => Unfit::HardLinks(found.nlink()),
        None if found.size() > Holder::MAX as u64 => Unfit::Content,
        None => return Ok(()),
    };
    let lock = target.beside_path(name);
    Err(target.error(Fault::LockUnfit { lock, because }))
}

/// Lets those use the lock who may write the data, and nobody else: a lock made under a strict umask
/// would keep colleagues out, and who may only read could hold one they can open. Only its owner can.
fn open_to_colleagues(
    lock: &File,
    metadata: &Metadata,
    target: &Target,
    folder: &Folder,
) -> io::Result<()> {
    let us = rustix::process::geteuid();
    if metadata.uid() != us.as_raw() {
        return Ok(());
    }
    let present = attributes::access_list_of_file(lock)?;
    let data = folder.look(target.name())?.filter(Metadata::is_file);
    let (mode, list) = match data {
        // The data file is about to be made, for the group of a shared folder or for its owner. What
        // the folder gives to every new file it gave to this one as well.
        None => (folder.mode_of_new_file()?, present.clone()),
        Some(data) => {
            let mut mode = data.mode();
            if data.gid() != metadata.gid() && set_group(lock, data.gid()).is_err() {
                // It stays with another group, which has no business here.
                mode &= 0o707;
            }
            let mut list = attributes::access_list_of(target.path())?;
            if us.is_root() && data.uid() != metadata.uid() {
                // Root can give it to whom it is for; if not, all is as for anybody else.
                let _ = std::os::unix::fs::fchown(lock, Some(data.uid()), None);
            } else if data.uid() != metadata.uid() {
                list = list.map(|list| attributes::naming(&list, data.uid()));
            }
            (mode, list)
        }
    };
    let list = list.map(|list| attributes::list_for_writers(&list));
    if present != list {
        attributes::set_access_list(lock, list.as_deref())?;
    }
    let mode = attributes::for_writers(mode);
    if mode != lock.metadata()?.mode() & 0o7777 {
        lock.set_permissions(std::fs::Permissions::from_mode(mode))?;
    }
    Ok(())
}

/// Writes into the lock who holds it. It is empty at no instant: who comes after somebody who was
/// killed sees by what stands there that something may have been left.
fn sign(file: &File, login: &str) -> io::Result<()> {
    let text = Holder::this_process(login).to_text();
    match file.write_all_at(text.as_bytes(), 0) {
        Ok(()) => file.set_len(text.len() as u64),
        // Without room the name of the holder is the least of all worries; the save that follows
        // will say what is wrong.
        Err(error) if is_without_room(&Reason::from(&error)) => file.set_len(0),
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
            acquire(&self.target, &self.folder, "mrossi", SHORT, Instant::now())
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
            let start = Instant::now();
            let waiting = scope
                .spawn(move || acquire(&bench.target, &bench.folder, "gverdi", long, start).err());
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
        assert_eq!(held_by(&bench.target), LockStatus::Free);
        let lock = bench.acquire().unwrap();
        let LockStatus::By(holder) = held_by(&bench.target) else {
            panic!("not held");
        };
        assert_eq!(holder.pid, std::process::id());
        drop(lock);
        assert_eq!(held_by(&bench.target), LockStatus::Free);
        drop(bench.acquire().unwrap());
    }

    #[test]
    fn whoever_may_write_the_data_may_lock() {
        let bench = Bench::new();
        for (mode, wanted) in [
            (0o600, 0o600),
            (0o664, 0o660),
            (0o660, 0o660),
            (0o444, 0o600),
            (0o6770, 0o660),
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
        let refused = |because| {
            let lock = bench.lock_path();
            let fault = bench.acquire().unwrap_err().fault;
            assert_eq!(fault, Fault::LockUnfit { lock, because });
        };
        fs::write(&victim, "untouched").unwrap();
        std::os::unix::fs::symlink(&victim, bench.lock_path()).unwrap();
        refused(Unfit::Kind(FileKind::Link));
        fs::remove_file(bench.lock_path()).unwrap();
        fs::hard_link(&victim, bench.lock_path()).unwrap();
        refused(Unfit::HardLinks(2));
        assert_eq!(fs::read_to_string(&victim).unwrap(), "untouched");
        fs::remove_file(bench.lock_path()).unwrap();
        let text = "x".repeat(Holder::MAX + 1);
        fs::write(bench.lock_path(), &text).unwrap();
        refused(Unfit::Content);
        assert_eq!(fs::read_to_string(bench.lock_path()).unwrap(), text);
        fs::remove_file(bench.lock_path()).unwrap();
        fs::create_dir(bench.lock_path()).unwrap();
        refused(Unfit::Kind(FileKind::Folder));
    }

    /// The disk gave it room, and the power went before it wrote what stood there.
    #[test]
    fn what_a_power_cut_left_of_a_lock_is_a_lock() {
        let bench = Bench::new();
        for zeros in [1, 24, Holder::MAX] {
            fs::write(bench.lock_path(), vec![0; zeros]).unwrap();
            drop(bench.acquire().unwrap());
        }
        fs::write(bench.lock_path(), b"\0\0mine").unwrap();
        assert!(bench.acquire().is_err());
    }

    #[test]
    fn a_lock_that_was_removed_is_made_again() {
        let bench = Bench::new();
        let first = bench.acquire().unwrap();
        fs::remove_file(bench.lock_path()).unwrap();
        // The first still holds a file that has no name any more.
        let second = bench.acquire().unwrap();
        assert!(bench.acquire().is_err());
        let check = |lock: &Lock| lock.check(&bench.target, &bench.folder);
        assert_eq!(check(&first), Err(Fault::TakenAway(bench.lock_path())));
        assert_eq!(check(&second), Ok(()));
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
        let long = Holder {
            login: "è".repeat(2_000),
            ..holder.clone()
        };
        assert!(long.to_text().len() <= Holder::MAX);
        assert_eq!(Holder::from_text(&holder.to_text()), Some(holder));
        for text in ["", "x\ny\nz\n", "42\nonly\n"] {
            assert_eq!(Holder::from_text(text), None, "{text:?}");
        }
    }
}

//! Noticing that somebody else saved, without looking all the time.
//!
//! The folder is watched and not the file, because a save puts another file in its place. The watch
//! is a descriptor for the same `poll` as the keyboard: on a local disk nothing wakes up while
//! nothing happens. Network file systems do not tell what other machines do; there the
//! [`Fingerprint`](super::Fingerprint) has to be compared now and then.

use std::cell::Cell;
use std::ffi::{OsStr, OsString};
use std::io;
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::inotify::{self, CreateFlags, ReadFlags, WatchFlags};
use rustix::io::Errno;

use super::target::Target;

/// A watch on the folder of a data file, or while that is gone on the folder it will be made in.
#[derive(Debug)]
pub struct Watch {
    fd: OwnedFd,
    target: Target,
    spot: Spot,
    /// The folder was taken away: another that comes in its place may even bear its number.
    is_over: Cell<bool>,
}

/// A folder that is there, and the name in it that leads on to the file.
#[derive(Debug, PartialEq, Eq)]
struct Spot {
    folder: PathBuf,
    /// Its device and number: another folder may come to bear its name.
    identity: (u64, u64),
    name: OsString,
}

impl Spot {
    /// The folder of the file, or the nearest above it that is there.
    fn nearest(target: &Target) -> Option<Self> {
        let mut path = target.path();
        loop {
            let (folder, name) = (path.parent()?, path.file_name()?);
            match std::fs::metadata(folder) {
                Ok(found) if found.is_dir() => {
                    return Some(Self {
                        folder: folder.to_owned(),
                        identity: (found.dev(), found.ino()),
                        name: name.to_owned(),
                    });
                }
                _ => path = folder,
            }
        }
    }
}

impl Watch {
    /// Begins to watch.
    ///
    /// # Errors
    /// What the system says: a folder that may not be read, or too many watches.
    pub fn new(target: &Target) -> io::Result<Self> {
        let fd = inotify::init(CreateFlags::NONBLOCK | CreateFlags::CLOEXEC)?;
        let events = WatchFlags::CLOSE_WRITE
            | WatchFlags::MOVED_TO
            | WatchFlags::MOVED_FROM
            | WatchFlags::DELETE
            | WatchFlags::ATTRIB
            | WatchFlags::DELETE_SELF
            | WatchFlags::MOVE_SELF
            | WatchFlags::ONLYDIR;
        let mut spot = Spot::nearest(target).ok_or(io::ErrorKind::NotFound)?;
        loop {
            // A file says when it is written to the end, a folder that it was made.
            let made = if spot.folder == target.folder_path() {
                WatchFlags::empty()
            } else {
                WatchFlags::CREATE
            };
            let watched = inotify::add_watch(&fd, &spot.folder, events | made);
            // Folders may have come and gone meanwhile.
            let now = Spot::nearest(target).ok_or(io::ErrorKind::NotFound)?;
            if now == spot {
                watched?;
                let target = target.clone();
                return Ok(Self {
                    fd,
                    target,
                    spot,
                    is_over: Cell::new(false),
                });
            }
            spot = now;
        }
    }

    /// What is watched.
    #[must_use]
    pub fn target(&self) -> &Target {
        &self.target
    }

    /// Whether this is still the right folder to watch: not when it went away and another came in
    /// its place, or when the one that is waited for has come.
    #[must_use]
    pub fn holds(&self) -> bool {
        !self.is_over.get() && Spot::nearest(&self.target).as_ref() == Some(&self.spot)
    }

    /// Takes what has happened so far; says whether the data file may have changed.
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
                    let ends = ReadFlags::IGNORED | ReadFlags::MOVE_SELF;
                    if event.events().intersects(ends) {
                        self.is_over.set(true);
                    }
                    let name = event
                        .file_name()
                        .map(|name| OsStr::from_bytes(name.to_bytes()));
                    is_touched |= match name {
                        Some(name) => name == self.spot.name,
                        // About the folder itself, or more than the system could remember.
                        None => event.events() != ReadFlags::ATTRIB | ReadFlags::ISDIR,
                    };
                }
                Err(Errno::WOULDBLOCK) => return Ok(is_touched),
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

impl AsFd for Watch {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }
}

/// File systems that do not tell what other machines do, by the numbers of statfs(2).
const NETWORK: [(u32, &str); 8] = [
    (0x0000_6969, "NFS"),
    (0xff53_4d42, "CIFS"),
    (0xfe53_4d42, "SMB2"),
    (0x0000_517b, "SMB"),
    (0x6573_5546, "FUSE"),
    (0x00c3_6400, "Ceph"),
    (0x5346_414f, "AFS"),
    (0x0102_1997, "9P"),
];

/// The network file system on which a file is, by name; `None` on a local disk.
#[must_use]
pub fn network(path: &Path) -> Option<&'static str> {
    let status = rustix::fs::statfs(path).ok()?;
    network_name(i128::from(status.f_type))
}

/// Whether the file is on a file system that sends no news.
#[must_use]
pub fn is_network(path: &Path) -> bool {
    network(path).is_some()
}

/// The system gives the number as a word of the machine, at times with its sign stretched.
fn network_name(number: i128) -> Option<&'static str> {
    let number = u32::try_from(number & 0xffff_ffff).ok()?;
    NETWORK
        .iter()
        .find(|(known, _)| *known == number)
        .map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn bench() -> (tempfile::TempDir, Target, Watch) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("crono.json");
        fs::write(&path, "{}").unwrap();
        let target = Target::resolve(&path).unwrap();
        let watch = Watch::new(&target).unwrap();
        (folder, target, watch)
    }

    #[test]
    fn a_save_is_noticed_once_and_other_files_are_not() {
        let (folder, target, watch) = bench();
        assert!(!watch.drain().unwrap());
        fs::write(folder.path().join("other"), "{}").unwrap();
        assert!(!watch.drain().unwrap());
        fs::rename(folder.path().join("other"), target.path()).unwrap();
        assert!(watch.drain().unwrap());
        assert!(!watch.drain().unwrap());
        fs::write(target.path(), "[]").unwrap();
        assert!(watch.drain().unwrap());
        fs::remove_file(target.path()).unwrap();
        assert!(watch.drain().unwrap());
    }

    #[test]
    fn a_folder_that_goes_away_is_noticed() {
        let (folder, _, watch) = bench();
        let moved = folder.path().with_extension("moved");
        fs::rename(folder.path(), &moved).unwrap();
        assert!(watch.drain().unwrap());
        fs::rename(&moved, folder.path()).unwrap();
    }

    #[test]
    fn a_folder_that_is_made_again_is_watched_again() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("office/crono");
        fs::create_dir_all(&folder).unwrap();
        let target = Target::resolve(&folder.join("crono.json")).unwrap();
        let renewed = |watch: &Watch| {
            assert!(watch.drain().unwrap());
            assert!(!watch.holds());
            Watch::new(watch.target()).unwrap()
        };
        let mut watch = Watch::new(&target).unwrap();
        fs::write(target.path(), "{}").unwrap();
        assert!(watch.drain().unwrap() && watch.holds());
        fs::remove_dir_all(home.path().join("office")).unwrap();
        watch = renewed(&watch);
        fs::create_dir(home.path().join("other")).unwrap();
        assert!(!watch.drain().unwrap() && watch.holds());
        fs::create_dir(home.path().join("office")).unwrap();
        watch = renewed(&watch);
        fs::create_dir(&folder).unwrap();
        watch = renewed(&watch);
        assert!(!watch.drain().unwrap() && watch.holds());
        fs::write(target.path(), "{}").unwrap();
        assert!(watch.drain().unwrap() && watch.holds());
        // At once, and before anybody looked.
        fs::rename(&folder, home.path().join("before")).unwrap();
        fs::create_dir(&folder).unwrap();
        watch = renewed(&watch);
        fs::write(target.path(), "{}").unwrap();
        assert!(watch.drain().unwrap());
    }

    #[test]
    fn a_folder_that_was_taken_away_is_not_held_by_one_that_bears_its_number() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("office");
        // Many a file system gives the number of a folder that is gone to the next.
        for _ in 0..20 {
            fs::create_dir(&folder).unwrap();
            let target = Target::resolve(&folder.join("crono.json")).unwrap();
            let watch = Watch::new(&target).unwrap();
            fs::remove_dir(&folder).unwrap();
            fs::create_dir(&folder).unwrap();
            assert!(watch.drain().unwrap());
            assert!(!watch.holds());
            fs::remove_dir(&folder).unwrap();
        }
    }

    #[test]
    fn a_descriptor_is_there_to_wait_on() {
        let (_folder, target, watch) = bench();
        let is_ready = || {
            let mut fds = [rustix::event::PollFd::new(
                &watch,
                rustix::event::PollFlags::IN,
            )];
            let timeout = rustix::event::Timespec {
                tv_sec: 0,
                tv_nsec: 0,
            };
            rustix::event::poll(&mut fds, Some(&timeout)).unwrap() == 1
        };
        assert!(!is_ready());
        fs::write(target.path(), "[]").unwrap();
        assert!(is_ready());
    }

    #[test]
    fn network_file_systems_are_told_from_disks() {
        for (number, name) in [
            (0x6969, Some("NFS")),
            (0xff53_4d42, Some("CIFS")),
            (i128::from(0xff53_4d42_u32.cast_signed()), Some("CIFS")),
            (0x6573_5546, Some("FUSE")),
            (0xef53, None),
            (0x5846_5342, None),
        ] {
            assert_eq!(network_name(number), name, "{number:x}");
        }
        assert!(!is_network(Path::new("/proc")));
        assert!(!is_network(Path::new("/no/such/place")));
    }
}

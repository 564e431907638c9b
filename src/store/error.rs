//! What can go wrong with the data file: typed, so that `words` can say what, where and what to do.
//!
//! Nothing here is a sentence for people, and nothing here holds text of the file beyond the name of
//! a place in it.

use std::fmt;
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::copy::Backup;
use super::damage::{Damage, Unsound};
use super::holder::Holder;

/// Something went wrong with a file.
#[derive(PartialEq, Eq, Clone, Debug, thiserror::Error)]
#[error("{}: {fault}", path.display())]
pub struct StoreError {
    /// The file.
    pub path: PathBuf,
    /// What went wrong with it.
    pub fault: Fault,
}

impl StoreError {
    /// A fault of this file.
    #[must_use]
    pub fn new(path: &Path, fault: Fault) -> Self {
        Self {
            path: path.to_owned(),
            fault,
        }
    }

    /// Whether the new text is in place all the same, so that what is in memory is older.
    #[must_use]
    pub fn was_written(&self) -> bool {
        matches!(self.fault, Fault::Unconfirmed(_))
    }
}

/// What went wrong. Unless [`StoreError::was_written`] says otherwise, the file is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// There is no such file.
    #[error("no such file")]
    Missing,
    /// The name that was given leads nowhere.
    #[error("no such file; near: {0:?}")]
    NotThere(Vec<PathBuf>),
    /// There was a file, and it is gone: what a save leaves beside it is still there.
    #[error("it was there")]
    Gone(Option<Backup>),
    /// There is no such folder to put it in.
    #[error("no folder {}", .0.display())]
    NoFolder(PathBuf),
    /// The name is a symbolic link to a file that is not there.
    #[error("a link to nothing")]
    DanglingLink,
    /// A new file was to be written where one is already.
    #[error("it exists already")]
    Exists,
    /// It is not a regular file.
    #[error("not a file: {0:?}")]
    NotAFile(FileKind),
    /// It holds more than a data file may.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// The most bytes a data file may hold.
        limit: u64,
    },
    /// What we were about to write would hold more than a data file may.
    #[error("would be larger than {limit} bytes")]
    WouldBeTooLarge {
        /// The most bytes a data file may hold.
        limit: u64,
    },
    /// It would be made by root among the files of another account, who could not read it.
    #[error("the home of account {owner}")]
    AnothersHome {
        /// Whose files they are.
        owner: u32,
    },
    /// Its text cannot be a dossier.
    #[error("damaged: {0}")]
    Damaged(Box<Damage>),
    /// It is of a format that has only a name in common with ours, if that.
    #[error("not a dossier of crono")]
    NotADossier,
    /// A report was to take the place of a dossier, or of what keeps one safe.
    #[error("part of a dossier")]
    PartOfADossier,
    /// It may be looked at, but not changed.
    #[error("read only: {0:?}")]
    ReadOnly(ReadOnly),
    /// Somebody else holds the lock.
    #[error("busy")]
    Busy {
        /// Who, where the lock file says so.
        holder: Option<Holder>,
        /// For how long we waited.
        waited: Duration,
    },
    /// The lock file may not be opened for writing.
    #[error("the lock file {} is refused", lock.display())]
    LockRefused {
        /// The lock file.
        lock: PathBuf,
        /// The account that owns it.
        owner: u32,
    },
    /// What bears the name of the lock can be none: somebody put something else in its place.
    #[error("the lock {} cannot be one: {because:?}", lock.display())]
    LockUnfit {
        /// The lock file.
        lock: PathBuf,
        /// Why not.
        because: Unfit,
    },
    /// Something that is no file bears a name that a save needs.
    #[error("{} is in the way", .0.display())]
    InTheWay(PathBuf),
    /// Somebody removed the lock, or the new text before it was in place, while we were saving.
    #[error("{} was taken away", .0.display())]
    TakenAway(PathBuf),
    /// The file system does not lock.
    #[error("the file system does not lock: {0}")]
    NoLocks(Reason),
    /// It has other names that would silently keep the old text.
    #[error("{0} hard links")]
    HardLinks(u64),
    /// Neither its owner nor its group could be kept.
    #[error("owner and group would be lost")]
    OwnerLost,
    /// It is a mount of its own, which cannot be replaced.
    #[error("mounted by itself")]
    Mounted,
    /// Somebody wrote it without taking the lock, while we were saving.
    #[error("changed by another program meanwhile")]
    ChangedMeanwhile,
    /// Git is changing the files of the work tree that it lies in.
    #[error("git is at work")]
    GitAtWork,
    /// What we were about to write does not read back as what was meant.
    #[error("would not read back: {0}")]
    NotReadBack(String),
    /// What we were about to write is not sound.
    #[error("would be unsound: {0:?}")]
    Unsound(Unsound),
    /// The new text is in place, but the disk did not confirm it.
    #[error("written, not confirmed: {0}")]
    Unconfirmed(Reason),
    /// The system refused a step.
    #[error("{step:?}: {reason}")]
    System {
        /// What we were doing.
        step: FileOperation,
        /// Why it was refused.
        reason: Reason,
    },
}

impl Fault {
    /// Whether there is no file, for whatever reason.
    #[must_use]
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Missing | Self::NotThere(_) | Self::Gone(_))
    }

    /// Whether it may be over in a moment: a program that replaces a file in two steps takes it away for an
    /// instant.
    pub(super) const fn may_pass(&self) -> bool {
        let is_lost = matches!(
            self,
            Self::System {
                reason: Reason::NotThere,
                ..
            }
        );
        let is_changing = matches!(
            self,
            Self::ChangedMeanwhile | Self::GitAtWork | Self::Exists | Self::TakenAway(_)
        );
        is_lost || is_changing || self.is_absent()
    }

    /// The system refused a step.
    pub(super) fn system(step: FileOperation, error: &io::Error) -> Self {
        Self::System {
            step,
            reason: Reason::from(error),
        }
    }
}

/// What a name stands for that is no regular file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A folder.
    Folder,
    /// A pipe, a socket or a device.
    Special,
    /// A symbolic link, where none is followed.
    Link,
}

impl FileKind {
    /// What a name stands for; `None` for a regular file.
    pub(super) fn of(found: &Metadata) -> Option<Self> {
        let kind = found.file_type();
        match () {
            () if kind.is_file() => None,
            () if kind.is_dir() => Some(Self::Folder),
            () if kind.is_symlink() => Some(Self::Link),
            () => Some(Self::Special),
        }
    }
}

/// What was being done when the system refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileOperation {
    /// Finding, opening or reading.
    Read,
    /// Taking the lock.
    Lock,
    /// Keeping a backup.
    Backup,
    /// Writing the new text beside the old.
    Write,
    /// Keeping owner, mode and access list.
    Keep,
    /// Putting the new text in place of the old.
    Replace,
}

/// Why the system refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// We may not.
    Denied,
    /// The disk is full.
    DiskFull,
    /// Our share of the disk is full.
    OverQuota,
    /// The file system is read only.
    ReadOnlyDisk,
    /// The device failed.
    DeviceFailed,
    /// A limit on the size of files.
    FileLimit,
    /// A limit on open files.
    TooManyFiles,
    /// The name is too long.
    NameTooLong,
    /// Links that lead in a circle.
    LinkLoop,
    /// It is not there any more.
    NotThere,
    /// Something on the way there is a file.
    NotAFolder,
    /// It is a folder.
    AFolder,
    /// It is in use.
    InUse,
    /// A network disk does not know it any more.
    Stale,
    /// A network disk does not answer.
    NoAnswer,
    /// There is no memory left.
    NoMemory,
    /// The disk, or what is there, cannot do that.
    NotPossible,
    /// It is no terminal.
    NotATerminal,
    /// Something else: the number of the system, where it gave one, and its words.
    Other(Option<i32>, String),
}

impl From<&io::Error> for Reason {
    fn from(error: &io::Error) -> Self {
        use rustix::io::Errno;
        match error.raw_os_error().map(Errno::from_raw_os_error) {
            Some(Errno::ACCESS | Errno::PERM) => Self::Denied,
            Some(Errno::NOSPC) => Self::DiskFull,
            Some(Errno::DQUOT) => Self::OverQuota,
            Some(Errno::ROFS) => Self::ReadOnlyDisk,
            Some(Errno::IO) => Self::DeviceFailed,
            Some(Errno::FBIG) => Self::FileLimit,
            Some(Errno::MFILE | Errno::NFILE) => Self::TooManyFiles,
            Some(Errno::NAMETOOLONG) => Self::NameTooLong,
            Some(Errno::LOOP) => Self::LinkLoop,
            Some(Errno::NOENT) => Self::NotThere,
            Some(Errno::NOTDIR) => Self::NotAFolder,
            Some(Errno::ISDIR) => Self::AFolder,
            Some(Errno::BUSY | Errno::TXTBSY) => Self::InUse,
            Some(Errno::STALE) => Self::Stale,
            Some(
                Errno::TIMEDOUT
                | Errno::HOSTDOWN
                | Errno::HOSTUNREACH
                | Errno::NETUNREACH
                | Errno::NOTCONN
                | Errno::CONNRESET
                | Errno::REMOTEIO,
            ) => Self::NoAnswer,
            Some(Errno::NOMEM) => Self::NoMemory,
            Some(Errno::INVAL | Errno::OPNOTSUPP | Errno::NOSYS | Errno::XDEV) => Self::NotPossible,
            Some(Errno::NOTTY) => Self::NotATerminal,
            _ => Self::Other(error.raw_os_error(), error.to_string()),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Other(_, text) => f.write_str(text),
            known => write!(f, "{known:?}"),
        }
    }
}

/// Why a file may be looked at, but not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// A newer program wrote it.
    Newer {
        /// The version of its format.
        version: u32,
        /// The newest version that this program writes.
        ours: u32,
    },
    /// A key stands twice at this place; which one is meant, nobody can tell.
    KeyTwice(String),
    /// The number at this place would lose digits when written again.
    LosesDigits(String),
    /// We may not write the file; this account owns it.
    FileDenied {
        /// The number of the account.
        owner: u32,
    },
    /// We may not write in its folder, so that it cannot be replaced.
    FolderDenied(PathBuf),
    /// The disk is mounted read only.
    Disk,
}

impl From<Damage> for Fault {
    fn from(damage: Damage) -> Self {
        Self::Damaged(Box::new(damage))
    }
}

/// Why something cannot be a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is not a regular file.
    Kind(FileKind),
    /// It is a file that has other names as well.
    HardLinks(u64),
    /// It holds more than a lock does: it is somebody's file.
    Content,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reasons_of_the_system_are_told_apart() {
        use rustix::io::Errno;
        for (errno, reason) in [
            (Errno::ACCESS, Reason::Denied),
            (Errno::NOTDIR, Reason::NotAFolder),
            (Errno::STALE, Reason::Stale),
            (Errno::HOSTUNREACH, Reason::NoAnswer),
            (Errno::NOTTY, Reason::NotATerminal),
            (Errno::NOSPC, Reason::DiskFull),
            (Errno::DQUOT, Reason::OverQuota),
            (Errno::ROFS, Reason::ReadOnlyDisk),
            (Errno::IO, Reason::DeviceFailed),
        ] {
            assert_eq!(Reason::from(&io::Error::from(errno)), reason);
        }
    }
}

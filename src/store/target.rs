//! The data file as a name in a folder; what the files beside it are called, `beside.rs` says.
//!
//! Links are followed once, here, so that a save replaces the file itself and never the link to it.
//! All that a save touches is opened through the folder's descriptor and never through a link.

use std::ffi::{OsStr, OsString};
use std::fs::{File, Metadata};
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::ffi::OsStringExt as _;
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::fs::{AtFlags, Dir, FileType, FlockOperation, Mode, OFlags};

use super::error::{Fault, FileKind, FileOperation, StoreError};

mod beside;

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

    /// Where a file will lie whose folder may not be there yet: the links of what is there are followed.
    ///
    /// # Errors
    /// Those of [`resolve`](Self::resolve) but for a folder that is missing.
    pub fn to_be(path: &Path) -> Result<Self, StoreError> {
        let missing = match Self::resolve(path) {
            Err(error) if matches!(error.fault, Fault::NoFolder(_)) => error,
            other => return other,
        };
        let Ok(path) = std::path::absolute(path) else {
            return Err(missing);
        };
        let there = |folder: &Path| {
            let rest = path.strip_prefix(folder).ok()?;
            Some(folder.canonicalize().ok()?.join(rest))
        };
        let path = path.ancestors().skip(1).find_map(there);
        path.map(|path| Self { path }).ok_or(missing)
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

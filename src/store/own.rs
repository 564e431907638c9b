//! A small file of one person's own, about a data file: in the folder where the programs of an account
//! keep what they remember, for nobody else to read.
//!
//! It is put in place whole, but nothing waits for the disk. It must never lie where the data file is.
//! What it says is one line after the name of its form, and then the path of the data file to the end.

use std::ffi::{OsStr, OsString};
use std::io::{self, Read as _, Write as _};
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;

use super::target::{Folder, Target, make_folder};

/// Such a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OwnFile {
    path: PathBuf,
    /// The data file, links followed.
    of: PathBuf,
}

impl OwnFile {
    /// The file with what is meant by this name. Every data file has one of its own, whatever its path.
    pub(super) fn new(state_folder: &Path, name: &str, of: &Target) -> Self {
        let of = of.path().to_owned();
        let name = format!("{name}-{:032x}", digest(of.as_os_str().as_bytes()));
        Self {
            path: state_folder.join("crono").join(name),
            of,
        }
    }

    /// Its path.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The line of this form in so many bytes at most; `None` where there is none that can be read, or
    /// it belongs to another data file.
    pub(super) fn read(&self, form: &str, longest: u64) -> Option<String> {
        let (folder, name) = self.place()?;
        let file = folder.open(&name, OFlags::RDONLY, 0).ok()?;
        let is_file = file.metadata().is_ok_and(|metadata| metadata.is_file());
        if !is_file {
            return None;
        }
        let mut bytes = Vec::new();
        file.take(longest).read_to_end(&mut bytes).ok()?;
        let end = bytes.iter().position(|byte| *byte == b'\n')?;
        let (line, of) = (&bytes[..end], bytes[end + 1..].strip_suffix(b"\n")?);
        if of != self.of.as_os_str().as_bytes() {
            return None;
        }
        let line = std::str::from_utf8(line).ok()?;
        let (found, line) = line.split_once(' ')?;
        (found == form).then(|| line.to_owned())
    }

    /// Puts a line in place of whatever is there. It has no line ends.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn keep(&self, form: &str, line: &str) -> io::Result<()> {
        make_folder(self.path.parent().unwrap_or(Path::new("/")))?;
        let (folder, name) = self.place().ok_or(io::ErrorKind::NotFound)?;
        // Two screens may be left at once.
        let mut temporary = OsString::from(".");
        temporary.push(&name);
        temporary.push(format!(".{}.tmp", std::process::id()));
        let mut bytes = format!("{form} {line}\n").into_bytes();
        // The path comes last: it may hold whatever a path may.
        bytes.extend(self.of.as_os_str().as_bytes());
        bytes.push(b'\n');
        let kept =
            write(&folder, &temporary, &bytes).and_then(|()| folder.rename(&temporary, &name));
        if kept.is_err() {
            let _ = folder.remove(&temporary);
        }
        kept
    }

    /// Takes it away; one that is not there is gone already.
    ///
    /// # Errors
    /// What the system says.
    pub(super) fn remove(&self) -> io::Result<()> {
        match self.place() {
            Some((folder, name)) => folder.remove(&name),
            None => Ok(()),
        }
    }

    /// Whether something lies there, readable or not.
    pub(super) fn is_taken(&self) -> bool {
        self.path.symlink_metadata().is_ok()
    }

    /// The folder, which must be there, and the name in it.
    fn place(&self) -> Option<(Folder, OsString)> {
        let target = Target::resolve(&self.path).ok()?;
        Some((target.open_folder().ok()?, target.name().to_owned()))
    }
}

/// Writes a new file for nobody but us.
fn write(folder: &Folder, name: &OsStr, bytes: &[u8]) -> io::Result<()> {
    folder.remove(name)?;
    let exclusive = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL;
    folder.open(name, exclusive, 0o600)?.write_all(bytes)
}

/// The 128-bit FNV-1a digest: the same in every version, or what was kept would be forgotten.
fn digest(bytes: &[u8]) -> u128 {
    const PRIME: u128 = (1 << 88) + 0x13b;
    bytes
        .iter()
        .fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, |hash, byte| {
            (hash ^ u128::from(*byte)).wrapping_mul(PRIME)
        })
}

#[cfg(test)]
mod tests {
    use super::digest;

    #[test]
    fn the_digest_is_the_one_everybody_knows() {
        assert_eq!(digest(b""), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(digest(b"a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }
}

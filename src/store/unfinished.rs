//! What somebody was typing when the line went dead: kept in a file of their own until they take it up
//! again or throw it away.
//!
//! What the text says is not known here. Two screens may lose their lines at once, so there is room for
//! several; nothing that is kept is ever written over.

use std::io;
use std::path::{Path, PathBuf};

use super::own::OwnFile;
use super::target::Target;

/// What such a file begins with; a later form gets another number.
const FORM: &str = "crono-unfinished/1";
/// More than all fields of a form take, however their characters are written.
const LONGEST: u64 = 1024 * 1024;
/// How many may wait for one data file.
const SLOTS: u8 = 9;

/// What was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptText {
    /// By this number it is taken away.
    pub slot: u8,
    /// The text.
    pub text: String,
    /// Where it lies.
    pub path: PathBuf,
}

/// Where what one person has not finished in one data file is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnfinishedFiles(Vec<OwnFile>);

impl UnfinishedFiles {
    /// The places, in the folder where the programs of an account keep what they remember.
    #[must_use]
    pub fn new(state_folder: &Path, of: &Target) -> Self {
        let slots = 1..=SLOTS;
        let own = slots.map(|slot| OwnFile::new(state_folder, &format!("unfinished-{slot}"), of));
        Self(own.collect())
    }

    /// Keeps a text without line ends where there is room.
    ///
    /// # Errors
    /// What the system says, and that so many others wait already.
    pub fn keep(&self, text: &str) -> io::Result<()> {
        let free = self.0.iter().find(|own| !own.is_taken());
        let free = free.ok_or(io::ErrorKind::AlreadyExists)?;
        free.keep(FORM, text)
    }

    /// The first that can be read.
    #[must_use]
    pub fn first(&self) -> Option<KeptText> {
        (1..).zip(&self.0).find_map(|(slot, own)| {
            let text = own.read(FORM, LONGEST)?;
            let path = own.path().to_owned();
            Some(KeptText { slot, text, path })
        })
    }

    /// Takes one away; one that is not there is gone already.
    ///
    /// # Errors
    /// What the system says.
    pub fn remove(&self, slot: u8) -> io::Result<()> {
        let own = self.0.get(usize::from(slot).saturating_sub(1));
        own.map_or(Ok(()), OwnFile::remove)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    fn files(folder: &Path, name: &str) -> UnfinishedFiles {
        let target = Target::resolve(&folder.join(name)).unwrap();
        UnfinishedFiles::new(&folder.join("state"), &target)
    }

    #[test]
    fn what_is_kept_is_for_its_owner_alone_and_waits_until_it_is_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let files = files(folder.path(), "crono.json");
        assert_eq!(files.first(), None);
        assert!(
            !folder.path().join("state").exists(),
            "looking creates nothing"
        );
        files.keep("uno").unwrap();
        files.keep("due").unwrap();
        let first = files.first().unwrap();
        assert_eq!((first.slot, &*first.text), (1, "uno"));
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
        assert_eq!(mode(&first.path), 0o600);
        assert_eq!(mode(first.path.parent().unwrap()), 0o700);
        files.remove(1).unwrap();
        files.remove(1).unwrap();
        assert_eq!(files.first().unwrap().text, "due");
        files.keep("tre").unwrap();
        assert_eq!(files.first().unwrap().text, "tre");
    }

    #[test]
    fn nothing_is_written_over_and_no_other_files_text_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let these = files(folder.path(), "crono.json");
        for n in 0..SLOTS {
            these.keep(&n.to_string()).unwrap();
        }
        let full = these.keep("one too many").unwrap_err();
        assert_eq!(full.kind(), io::ErrorKind::AlreadyExists);
        let others = files(folder.path(), "other.json");
        assert_eq!(others.first(), None);
        others.keep("x").unwrap();
        // What cannot be read is left where it is, and the next one is found.
        fs::write(&these.first().unwrap().path, "crono-unfinished/2 later\n").unwrap();
        assert_eq!(these.first().unwrap().slot, 2);
        let long = "è".repeat(300_000);
        others.remove(1).unwrap();
        others.keep(&long).unwrap();
        assert_eq!(others.first().unwrap().text, long);
    }
}

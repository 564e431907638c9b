//! What somebody was typing when the line went dead, or left unfinished: kept in a file of their own until
//! it is saved or thrown away.
//!
//! What the text says is not known here. Two screens may lose their lines at once, so there is room for
//! several; nothing that is kept is ever written over but by a later state of itself.

use std::io;
use std::path::{Path, PathBuf};

use super::error::Reason;
use super::own::OwnFile;
use super::target::Target;

/// What such a file begins with; a later form gets another number.
const FORM: &str = "crono-unfinished/1";
/// More than all fields of a form take, however their characters are written.
const LONGEST: u64 = 1024 * 1024;
/// How many may wait for one data file.
const SLOTS: u8 = 9;

/// Why a text could not be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// As many as there is room for wait already: so many.
    Full(u8),
    /// There is no place for it: this account has no folder of its own, or who only looks writes nothing.
    NoPlace,
    /// The system refused.
    System(Reason),
}

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

    /// Keeps a text without line ends: in place of what it goes on from, or else where there is room.
    /// Returns its number.
    ///
    /// # Errors
    /// What the system says, and that so many others wait already.
    pub fn keep(&self, text: &str, over: Option<u8>) -> Result<u8, NotKept> {
        let mut places = (1..).zip(&self.0);
        let place = match over {
            Some(slot) => places.find(|(number, _)| *number == slot),
            None => places.find(|(_, own)| !own.is_taken()),
        };
        let (slot, own) = place.ok_or(NotKept::Full(SLOTS))?;
        let kept = own.keep(FORM, text).map(|()| slot);
        kept.map_err(|error| NotKept::System(Reason::from(&error)))
    }

    /// All that can be read.
    #[must_use]
    pub fn all(&self) -> Vec<KeptText> {
        let places = (1..).zip(&self.0);
        let read = places.filter_map(|(slot, own)| {
            let text = own.read(FORM, LONGEST)?;
            let path = own.path().to_owned();
            Some(KeptText { slot, text, path })
        });
        read.collect()
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
        assert_eq!(files.all(), []);
        assert!(
            !folder.path().join("state").exists(),
            "looking creates nothing"
        );
        files.keep("uno", None).unwrap();
        files.keep("due", None).unwrap();
        let first = files.all().remove(0);
        assert_eq!((first.slot, &*first.text), (1, "uno"));
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
        assert_eq!(mode(&first.path), 0o600);
        assert_eq!(mode(first.path.parent().unwrap()), 0o700);
        files.remove(1).unwrap();
        files.remove(1).unwrap();
        assert_eq!(files.all().remove(0).text, "due");
        files.keep("tre", None).unwrap();
        assert_eq!(files.all().remove(0).text, "tre");
        assert_eq!(files.keep("due e mezzo", Some(2)).unwrap(), 2);
        let all: Vec<String> = files.all().into_iter().map(|kept| kept.text).collect();
        assert_eq!(all, ["tre", "due e mezzo"]);
    }

    #[test]
    fn nothing_is_written_over_and_no_other_files_text_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let these = files(folder.path(), "crono.json");
        for n in 0..SLOTS {
            these.keep(&n.to_string(), None).unwrap();
        }
        let full = these.keep("one too many", None).unwrap_err();
        assert_eq!(full, NotKept::Full(SLOTS));
        let others = files(folder.path(), "other.json");
        assert_eq!(others.all(), []);
        others.keep("x", None).unwrap();
        // What cannot be read is left where it is, and the next one is found.
        fs::write(&these.all().remove(0).path, "crono-unfinished/2 later\n").unwrap();
        assert_eq!(these.all().remove(0).slot, 2);
        let long = "è".repeat(300_000);
        others.remove(1).unwrap();
        others.keep(&long, None).unwrap();
        assert_eq!(others.all().remove(0).text, long);
    }
}

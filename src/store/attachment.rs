//! Whether the file that a record names is there.
//!
//! It is looked for and never opened: the file of the office may name any path.

use std::io;
use std::path::Path;

use super::{JsonFile, Target};

/// An attachment that was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The path or name, as it was written.
    pub name: String,
    /// Whether something is there, as far as this account may know.
    pub is_there: bool,
}

impl JsonFile {
    /// Looks for an attachment: a relative path begins in the folder of the data file, all links
    /// followed.
    #[must_use]
    pub fn look_for(&self, name: String) -> Attachment {
        let target = Target::resolve(self.path());
        let folder = match &target {
            Ok(target) => target.folder_path(),
            Err(_) => self.path().parent().unwrap_or(Path::new("")),
        };
        let is_there = match folder.join(name.trim()).try_exists() {
            Ok(found) => found,
            // A file where a folder was meant; of all else nobody can tell.
            Err(error) => error.kind() != io::ErrorKind::NotADirectory,
        };
        Attachment { name, is_there }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_relative_path_begins_where_the_data_file_really_is() {
        let folder = tempfile::tempdir().unwrap();
        let (office, own) = (folder.path().join("office"), folder.path().join("own"));
        fs::create_dir_all(office.join("ricevute")).unwrap();
        fs::create_dir(&own).unwrap();
        for file in ["crono.json", "ricevute/consegna.eml", "l'atto firmato.pdf"] {
            fs::write(office.join(file), "x").unwrap();
        }
        symlink(office.join("crono.json"), own.join("crono.json")).unwrap();
        symlink("nowhere", office.join("dangling.pdf")).unwrap();
        let absolute = office.join("ricevute/consegna.eml");
        for (name, is_there) in [
            ("ricevute/consegna.eml", true),
            (" l'atto firmato.pdf ", true),
            ("../office/crono.json", true),
            (absolute.to_str().unwrap(), true),
            ("consegna.eml", false),
            ("dangling.pdf", false),
            ("crono.json/consegna.eml", false),
            ("/no/such/folder/a.pdf", false),
        ] {
            for data_file in [office.join("crono.json"), own.join("crono.json")] {
                let looked = JsonFile::new(&data_file).look_for(name.to_owned());
                assert_eq!(
                    looked.is_there,
                    is_there,
                    "{name} from {}",
                    data_file.display()
                );
                assert_eq!(looked.name, name);
            }
        }
    }

    #[test]
    fn beside_a_data_file_that_is_not_there_yet_files_are_found_too() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("atto.pdf"), "x").unwrap();
        let file = JsonFile::new(&folder.path().join("crono.json"));
        let is_there = |name: &str| file.look_for(name.to_owned()).is_there;
        assert!(is_there("atto.pdf") && !is_there("altro.pdf"));
        // Too long a name cannot be looked for: nothing is said of it.
        assert!(is_there(&"a".repeat(5_000)));
    }
}

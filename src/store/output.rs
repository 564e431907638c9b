//! A report in a file: all of it or nothing, and never over a file that nobody asked to replace.
//!
//! As careful as a save where it costs nothing: the text is written beside and renamed, a link at its
//! name is refused and never followed, for somebody may have planted it to have another file
//! overwritten, and a file that is replaced keeps its owner and its rights. But there is no lock and
//! no backup, because a report can be made again.

use std::fs::Permissions;
use std::io::{self, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use super::attributes::keep;
use super::error::{Fault, FileKind, FileOperation, Reason, StoreError};
use super::leftover::{self, Under};
use super::replace::{Old, outlive_size_limit, write_beside};
use super::target::Target;
use super::umask::mode_of_report;

/// Where a report goes.
#[derive(Clone, Debug)]
pub struct Output {
    target: Target,
}

impl Output {
    /// The file of that name; its folder must be there. It may be none of these dossiers.
    ///
    /// # Errors
    /// [`Fault::PartOfADossier`], or why there cannot be one.
    pub fn at<'p>(
        path: &Path,
        dossiers: impl IntoIterator<Item = &'p Path>,
    ) -> Result<Self, StoreError> {
        let target = Target::itself(path)?;
        let leads_to = path.canonicalize().ok();
        let is_part = |dossier| is_part_of(&target, leads_to.as_deref(), dossier);
        if dossiers.into_iter().any(is_part) {
            return Err(target.error(Fault::PartOfADossier));
        }
        Ok(Self { target })
    }

    /// Writes it; over a file that is there only if `replace` says so. The answer is its path.
    ///
    /// # Errors
    /// [`Fault::Exists`], or why it could not be written; what was there is as it was, unless
    /// [`StoreError::was_written`] says otherwise.
    pub fn write(&self, bytes: &[u8], replace: bool) -> Result<PathBuf, StoreError> {
        let target = &self.target;
        outlive_size_limit();
        let folder = target
            .open_folder()
            .map_err(target.refused(FileOperation::Write))?;
        let refused = target.refused(FileOperation::Write);
        let old = match folder.look(target.name()).map_err(&refused)? {
            Some(found) if found.is_symlink() => {
                return Err(target.error(Fault::NotAFile(FileKind::Link)));
            }
            Some(_) if !replace => return Err(target.error(Fault::Exists)),
            Some(_) => Some(Old::open(target, &folder)?),
            None => None,
        };
        let mode = mode_of_report();
        let rights = |new: &std::fs::File| match &old {
            Some(old) => keep(&old.file, new),
            None => new
                .set_permissions(Permissions::from_mode(mode))
                .map_err(|error| Fault::system(FileOperation::Keep, &error)),
        };
        let new = write_beside(target, &folder, |new| new.write_all(bytes), rights)
            .map_err(|fault| target.error(fault))?;
        let put = match &old {
            Some(_) => folder.rename(new.name(), target.name()),
            None => folder.rename_new(new.name(), target.name()),
        };
        if let Err(error) = put {
            new.remove_from(&folder);
            return Err(target.error(match error.kind() {
                io::ErrorKind::AlreadyExists => Fault::Exists,
                _ => Fault::system(FileOperation::Replace, &error),
            }));
        }
        let unconfirmed = |error| target.error(Fault::Unconfirmed(Reason::from(&error)));
        folder.sync().map_err(unconfirmed)?;
        if let Ok(now) = new.file.metadata() {
            leftover::clear(target, &folder, &now, Under::NoLock);
        }
        Ok(target.path().to_owned())
    }
}

/// Whether it would be written over that file, or over what keeps it safe: its lock and backups.
fn is_part_of(target: &Target, leads_to: Option<&Path>, dossier: &Path) -> bool {
    let Ok(dossier) = Target::resolve(dossier) else {
        return false;
    };
    let is_it = [Some(target.path()), leads_to].contains(&Some(dossier.path()));
    is_it || target.folder_path() == dossier.folder_path() && dossier.keeps(target.name())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_report_is_written_whole_as_other_files_are_and_leaves_nothing_beside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.html");
        Output::at(&path, [])
            .unwrap()
            .write(b"all of it", false)
            .unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"all of it");
        let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, mode_of_report());
        assert_eq!(names(folder.path()), ["report.html"]);
    }

    #[test]
    fn a_file_that_is_there_is_replaced_only_on_request_and_keeps_its_rights() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.html");
        fs::write(&path, "theirs").unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
        let output = Output::at(&path, []).unwrap();
        assert_eq!(
            output.write(b"ours", false).unwrap_err().fault,
            Fault::Exists
        );
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
        output.write(b"ours", true).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"ours");
        let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o644);
    }

    #[test]
    fn what_somebody_planted_at_the_name_is_not_written_through() {
        let folder = tempfile::tempdir().unwrap();
        let (path, victim) = (folder.path().join("report"), folder.path().join("victim"));
        fs::write(&victim, "precious").unwrap();
        let output = Output::at(&path, []).unwrap();
        // Planted after the name was looked at.
        symlink(&victim, &path).unwrap();
        let before = Output::at(&path, []).unwrap();
        for output in [output, before] {
            for replace in [false, true] {
                let fault = output.write(b"ours", replace).unwrap_err().fault;
                assert_eq!(fault, Fault::NotAFile(FileKind::Link));
            }
        }
        assert_eq!(fs::read(&victim).unwrap(), b"precious");
        assert!(path.is_symlink());
    }

    #[test]
    fn the_dossier_its_lock_and_its_backups_are_no_place_for_a_report() {
        let folder = tempfile::tempdir().unwrap();
        let dossier = folder.path().join("crono.json");
        fs::write(&dossier, "{}").unwrap();
        symlink(&dossier, folder.path().join("link.json")).unwrap();
        for (name, part) in [
            ("crono.json", true),
            ("link.json", true),
            (".crono.json.lock", true),
            (".crono.json.bak-2026-08-24", true),
            (".crono.json.replaced-1", true),
            (".crono.json.4711.tmp", true),
            ("report.html", false),
            ("other.json", false),
        ] {
            let output = Output::at(&folder.path().join(name), [dossier.as_path()]);
            let fault = output.map(drop).map_err(|error| error.fault);
            let expected = if part {
                Err(Fault::PartOfADossier)
            } else {
                Ok(())
            };
            assert_eq!(fault, expected, "{name}");
        }
    }
}

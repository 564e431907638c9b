//! Where the data file is: what was asked for, else the environment, else what the account has chosen, else
//! the office's, else one's own.
//!
//! The environment is an argument, so that a test never meets a real home; only
//! [`Surroundings::of_this_process`] looks around.

use std::ffi::OsString;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::absent::leaves_traces;

/// The file that a whole office shares, where somebody put it there.
pub const SHARED: &str = "/var/lib/crono/crono.json";

/// Which rule gave the place of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It was named, with `--file`.
    Asked,
    /// `CRONO_FILE` names it.
    Environment,
    /// The configuration of the account names it.
    Configuration,
    /// [`SHARED`] is there, or shows that it was.
    Shared,
    /// The folder for data of this account.
    Personal,
    /// The folder for data of another account, which root was started with (`sudo -E`).
    Anothers {
        /// The account.
        owner: u32,
    },
}

impl Origin {
    /// Whether somebody named it: then nothing is begun there but by `init` or on the screen, for a name
    /// may be typed wrong.
    #[must_use]
    pub const fn is_explicit(self) -> bool {
        matches!(self, Self::Asked | Self::Environment | Self::Configuration)
    }
}

/// Where the data file is, or will be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The path as it was found, links not yet followed.
    pub path: PathBuf,
    /// Why there.
    pub origin: Origin,
}

/// What of the environment decides where the file is, and what is remembered of it.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The value of `CRONO_FILE`.
    pub crono_file: Option<OsString>,
    /// Where the office's file would be.
    pub shared: PathBuf,
    /// The folder for data of this account; `None` for an account without a home.
    pub data_folder: Option<PathBuf>,
    /// The folder for what the programs of this account remember; `None` for one without a home.
    pub state_folder: Option<PathBuf>,
    /// Whose these two folders are, where root was started with the home of another account. What
    /// root makes there its owner could not read; so nothing is.
    pub anothers: Option<u32>,
    /// The folder for configurations.
    pub config_folder: Option<PathBuf>,
    /// What the configuration says; it is read by the caller.
    pub chosen: Option<PathBuf>,
}

impl Surroundings {
    /// What this process was started with.
    #[must_use]
    pub fn of_this_process() -> Self {
        let folders = etcetera::base_strategy::Xdg::new().ok();
        let data_folder = folders.as_ref().map(BaseStrategy::data_dir);
        let state_folder = folders.as_ref().and_then(BaseStrategy::state_dir);
        let both = [&data_folder, &state_folder];
        let anothers = rustix::process::geteuid()
            .is_root()
            .then(|| both.into_iter().flatten().find_map(|path| owner(path)))
            .flatten();
        Self {
            crono_file: std::env::var_os("CRONO_FILE"),
            shared: PathBuf::from(SHARED),
            data_folder,
            state_folder,
            anothers,
            config_folder: folders.as_ref().map(BaseStrategy::config_dir),
            chosen: None,
        }
    }

    /// The folder in which something of this account may be remembered.
    #[must_use]
    pub fn memory(&self) -> Option<&Path> {
        let folder = self.state_folder.as_deref();
        folder.filter(|_| self.anothers.is_none())
    }

    /// Finds the place of the file; `None` where nothing was asked for and there is no home.
    #[must_use]
    pub fn place(&self, asked: Option<&Path>) -> Option<Place> {
        if let Some(path) = asked {
            return Some(Place {
                path: path.to_owned(),
                origin: Origin::Asked,
            });
        }
        if let Some(path) = self.crono_file.as_ref().filter(|path| !path.is_empty()) {
            return Some(Place {
                path: path.into(),
                origin: Origin::Environment,
            });
        }
        if let Some(path) = &self.chosen {
            return Some(Place {
                path: path.clone(),
                origin: Origin::Configuration,
            });
        }
        // One that was moved away is missed here, and not begun anew at everybody's home.
        if is_there(&self.shared) || leaves_traces(&self.shared) {
            return Some(Place {
                path: self.shared.clone(),
                origin: Origin::Shared,
            });
        }
        let path = self.data_folder.as_ref()?.join("crono").join("crono.json");
        let origin = match self.anothers {
            Some(owner) => Origin::Anothers { owner },
            None => Origin::Personal,
        };
        Some(Place { path, origin })
    }
}

/// The account whose folder this is, or lies in; `None` where all of it is root's.
fn owner(path: &Path) -> Option<u32> {
    let owners = path
        .ancestors()
        .filter_map(|path| Some(path.metadata().ok()?.uid()));
    owners.into_iter().find(|owner| *owner != 0)
}

/// Whether a file is there. One that we may not look for counts: a person who lost the right to the
/// office's file must hear so, and not go on in a file of their own without noticing.
fn is_there(path: &Path) -> bool {
    match path.try_exists() {
        Ok(found) => found,
        Err(error) => error.kind() == io::ErrorKind::PermissionDenied,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asked_beats_environment_beats_shared_beats_personal() {
        let folder = tempfile::tempdir().unwrap();
        let shared = folder.path().join("shared.json");
        std::fs::write(&shared, "{}").unwrap();
        let nowhere = folder.path().join("nowhere.json");
        let own = PathBuf::from("/home/mr/.local/share/crono/crono.json");

        for (asked, variable, shared, path, origin) in [
            (
                Some("/a.json"),
                Some("/b.json"),
                &shared,
                Path::new("/a.json"),
                Origin::Asked,
            ),
            (
                None,
                Some("/b.json"),
                &shared,
                Path::new("/b.json"),
                Origin::Environment,
            ),
            (None, Some(""), &shared, &shared, Origin::Shared),
            (None, None, &shared, &shared, Origin::Shared),
            (None, None, &nowhere, &own, Origin::Personal),
        ] {
            let around = Surroundings {
                crono_file: variable.map(OsString::from),
                shared: shared.clone(),
                data_folder: Some("/home/mr/.local/share".into()),
                state_folder: None,
                anothers: None,
                config_folder: None,
                chosen: None,
            };
            let place = around.place(asked.map(Path::new)).unwrap();
            assert_eq!((place.path.as_path(), place.origin), (path, origin));
        }
    }

    #[test]
    fn an_office_file_that_was_moved_away_is_still_the_offices() {
        let folder = tempfile::tempdir().unwrap();
        let shared = folder.path().join("crono.json");
        let around = Surroundings {
            crono_file: None,
            shared: shared.clone(),
            data_folder: Some("/nowhere/share".into()),
            state_folder: None,
            anothers: None,
            config_folder: None,
            chosen: None,
        };
        let origin = || around.place(None).unwrap().origin;
        assert_eq!(origin(), Origin::Personal);
        std::fs::write(folder.path().join(".crono.json.lock"), "").unwrap();
        assert_eq!(origin(), Origin::Shared);
        std::fs::rename(
            folder.path().join(".crono.json.lock"),
            folder.path().join(".crono.json.bak-2026-08-24"),
        )
        .unwrap();
        assert_eq!(origin(), Origin::Shared);
    }

    #[test]
    fn an_account_without_a_home_has_no_place_of_its_own() {
        let around = Surroundings {
            crono_file: None,
            shared: "/nowhere/x".into(),
            data_folder: None,
            state_folder: None,
            anothers: None,
            config_folder: None,
            chosen: None,
        };
        assert_eq!(around.place(None), None);
    }
}

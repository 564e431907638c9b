//! Several dossiers side by side: those that were named, or those of a folder; one is a selection of one.
//!
//! A file that is damaged, or that this account may not read, never hides the others: it stands in its
//! place with the reason.

use std::path::PathBuf;

use crate::assess::Assessment;
use crate::record::Journal;
use crate::report::Sheet;
use crate::store::{JsonFile, StoreError, dossiers_in, each_once, names_of, par_map};
use crate::words::command::no_dossiers;

use super::error::Failure;
use super::session::{Session, not_there};
use super::verb::Call;

/// The dossiers a command speaks of.
pub(super) struct Selection<'c> {
    /// Each of them, in the order of their names, or as they were named.
    pub(super) places: Vec<Listed<'c>>,
    /// Whether several were asked for, be there one or a hundred.
    pub(super) is_portfolio: bool,
    /// Copies that lie among them and are not read.
    pub(super) copies: Vec<PathBuf>,
}

/// The files that several dossiers are asked for by.
pub(super) struct RequestedFiles {
    /// The dossiers, each once.
    pub(super) paths: Vec<PathBuf>,
    /// Copies of them that others made: named, and never counted.
    pub(super) copies: Vec<PathBuf>,
}

/// One place on the selection.
pub(super) struct Listed<'c> {
    /// The path that was named.
    pub(super) path: PathBuf,
    /// The name by which it is told apart.
    pub(super) name: String,
    /// What is there.
    pub(super) session: Result<Session<'c>, StoreError>,
}

/// A dossier that could be read, with all that a report needs of it.
pub(super) struct Read<'s, 'c> {
    /// Its place.
    session: &'s Session<'c>,
    /// The name by which its file is told apart.
    file: &'s str,
    journal: Journal,
    assessment: Assessment,
}

/// A file that could not be read: the name by which it is told apart, and why.
pub(super) type UnreadFile<'s> = (&'s str, StoreError);

impl Call<'_> {
    /// The dossiers that were asked for.
    ///
    /// # Errors
    /// This account has no place for one, the folder cannot be listed or holds none, the day is none;
    /// and, where one dossier was asked for, that it cannot be read.
    pub(super) fn selection(&self) -> Result<Selection<'_>, Failure> {
        let Some(RequestedFiles { paths, copies }) = self.portfolio()? else {
            let session = self.session()?;
            let copies = session.copies();
            return Ok(Selection {
                places: vec![Listed {
                    path: session.file.path().to_owned(),
                    name: names_of(&[session.file.path().to_owned()]).concat(),
                    session: Ok(session),
                }],
                is_portfolio: false,
                copies,
            });
        };
        let named: Vec<_> = names_of(&paths).into_iter().zip(paths).collect();
        let places = par_map(named, |(name, path)| self.shelved(name, path));
        Ok(Selection {
            places: places.into_iter().collect::<Result<_, Failure>>()?,
            is_portfolio: true,
            copies,
        })
    }

    /// One of several dossiers, opened.
    ///
    /// # Errors
    /// The day that was asked for is none.
    pub(super) fn shelved(&self, name: String, path: PathBuf) -> Result<Listed<'_>, Failure> {
        let file = JsonFile::new(&path);
        let session = match file.open() {
            Ok(opened) => Ok(self.session_with(file, Some(opened))?),
            Err(error) => Err(not_there(&file, error)),
        };
        Ok(Listed {
            path,
            name,
            session,
        })
    }

    /// The files and folders that were asked for, where there may be several dossiers; `None` where
    /// one is meant.
    pub(super) fn several(&self) -> Option<Vec<PathBuf>> {
        let asked = match self.files.as_slice() {
            [] => {
                let place = self.environment.surroundings.place(None);
                Vec::from_iter(place.map(|place| place.path))
            }
            files => files.to_vec(),
        };
        let is_one = asked.len() < 2 && !asked.iter().any(|path| path.is_dir());
        (!is_one).then_some(asked)
    }

    /// The files that were asked for, each once, where there may be several; `None` where one dossier
    /// is meant.
    ///
    /// # Errors
    /// A folder cannot be listed, or holds no dossier.
    pub(super) fn portfolio(&self) -> Result<Option<RequestedFiles>, Failure> {
        let Some(asked) = self.several() else {
            return Ok(None);
        };
        let (mut paths, mut copies) = (Vec::new(), Vec::new());
        for path in asked {
            self.is_a_name(&path)?;
            if !path.is_dir() {
                paths.push(path);
                continue;
            }
            let found = dossiers_in(&path)?;
            if found.dossiers.is_empty() {
                return Err(Failure::about(&path, no_dossiers(self.lang, &path)));
            }
            paths.extend(found.dossiers);
            copies.extend(found.copies);
        }
        let paths = each_once(paths);
        // One that was named is meant.
        copies.retain(|copy| !paths.contains(copy));
        Ok(Some(RequestedFiles {
            paths,
            copies: each_once(copies),
        }))
    }
}

impl<'c> Selection<'c> {
    /// Reads every dossier to the end, journal included, and judges it.
    ///
    /// # Errors
    /// Where one dossier was asked for, that its journal is damaged.
    pub(super) fn read<'s>(&'s self) -> Result<(Vec<Read<'s, 'c>>, Vec<UnreadFile<'s>>), Failure> {
        let (mut read, mut unread) = (Vec::new(), Vec::new());
        for place in &self.places {
            let found = place.session.as_ref().map_err(Clone::clone);
            match found.and_then(|session| Read::of(&place.name, session)) {
                Ok(dossier) => read.push(dossier),
                Err(error) if self.is_portfolio => unread.push((place.name.as_str(), error)),
                Err(error) => return Err(error.into()),
            }
        }
        Ok((read, unread))
    }
}

impl<'s, 'c> Read<'s, 'c> {
    fn of(file: &'s str, session: &'s Session<'c>) -> Result<Self, StoreError> {
        let journal = match &session.opened {
            Some(opened) => opened.journal()?,
            None => Journal::default(),
        };
        Ok(Self {
            session,
            file,
            journal,
            assessment: Assessment::of(session.dossier(), session.today),
        })
    }

    /// How many bytes its file has, where it is heavy.
    pub(super) fn heavy(&self) -> Option<u64> {
        self.session.heavy()
    }

    /// All of it, for a report.
    pub(super) fn sheet(&self) -> Sheet<'_> {
        Sheet {
            file: self.file,
            dossier: self.session.dossier(),
            journal: &self.journal,
            assessment: &self.assessment,
        }
    }
}

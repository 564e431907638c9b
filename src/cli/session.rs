//! The session of a command: the open dossier with the day it is seen on.
//!
//! Where there is no file yet, the shipped plan lies there, and the first save creates the file.

use std::path::{Path, PathBuf};

use crate::calendar::{Bias, Date, parse_date};
use crate::plan::{ClockKey, Event, SHIPPED_DEFAULT, Zone, shipped};
use crate::record::{Dossier, Journal, Refusal};
use crate::screen::Found;
use crate::store::{Fault, JsonFile, Opened, Place, StoreError, copies_of, names_of};
use crate::words::command::{Refused, no_file, no_place, not_a_name, one_dossier_only, refused};
use crate::words::dates::date_error;
use crate::words::portfolio::copies_beside;

use super::error::Failure;
use super::verb::Call;

/// A dossier as it was when it was opened.
pub struct Session<'c> {
    /// What it was opened for.
    pub(super) call: &'c Call<'c>,
    /// The file.
    pub(super) file: JsonFile,
    /// What the file holds; `None` where there is none yet.
    pub(super) opened: Option<Opened>,
    /// The shipped plan, where there is no file yet.
    fresh: Option<Dossier>,
    /// The day.
    pub(super) today: Date,
}

impl Call<'_> {
    /// Where the file is.
    ///
    /// # Errors
    /// This account has no place for one.
    pub(super) fn place(&self) -> Result<Place, Failure> {
        let place = self
            .environment
            .surroundings
            .place(self.files.first().map(PathBuf::as_path));
        let place =
            place.ok_or_else(|| Failure::about(Path::new("crono.json"), no_place(self.lang)))?;
        self.is_a_name(&place.path)?;
        if self.files.len() > 1 || place.path.is_dir() {
            return Err(Failure::about(&place.path, one_dossier_only(self.lang)));
        }
        Ok(place)
    }

    /// The file that was named on the line: a command that is told names it, too.
    pub(super) fn named(&self) -> Option<&Path> {
        self.files.first().map(PathBuf::as_path)
    }

    /// Refuses what other programs take for standard input: a dossier is a file that stays.
    ///
    /// # Errors
    /// It is `-`.
    pub(super) fn is_a_name(&self, path: &Path) -> Result<(), Failure> {
        if path == Path::new("-") {
            return Err(Failure::about(path, not_a_name(self.lang)));
        }
        Ok(())
    }

    /// Opens the dossier.
    ///
    /// A name that was given must lead to one. Where nothing was named, the shipped plan lies there
    /// until a first save begins the file, unless something shows that there was one.
    ///
    /// # Errors
    /// It is not there, cannot be read, or the day that was asked for is none.
    pub(super) fn session(&self) -> Result<Session<'_>, Failure> {
        let place = self.place()?;
        let file = JsonFile::at(&place);
        match file.open() {
            Ok(opened) => self.session_with(file, Some(opened)),
            Err(error) if error.fault == Fault::Missing && !place.origin.is_explicit() => {
                self.session_with(file, None)
            }
            Err(error) => Err(not_there(&file, error).into()),
        }
    }

    /// The same for the screen, which begins a file under any name, for it says so before.
    ///
    /// # Errors
    /// It was there and is not, cannot be read, or the day that was asked for is none.
    pub(super) fn desk_for_screen(&self) -> Result<Session<'_>, Failure> {
        let file = JsonFile::at(&self.place()?);
        match file.open() {
            Ok(opened) => self.session_with(file, Some(opened)),
            Err(error) if error.fault == Fault::Missing => self.session_with(file, None),
            Err(error) => Err(error.into()),
        }
    }

    /// The session with that file on it, or with the shipped plan where there is none.
    ///
    /// # Errors
    /// The day that was asked for is none.
    pub(super) fn session_with(
        &self,
        file: JsonFile,
        opened: Option<Opened>,
    ) -> Result<Session<'_>, Failure> {
        let fresh = match opened {
            Some(_) => None,
            None => shipped(SHIPPED_DEFAULT).map(Dossier::new),
        };
        let dossier = opened
            .as_ref()
            .map(|opened| &opened.dossier)
            .or(fresh.as_ref());
        let zone = dossier
            .map(|dossier| dossier.plan.time_zone)
            .unwrap_or_default();
        let today = self.today((self.environment.now)(zone).date_naive(), file.path())?;
        let mut opened = opened;
        if let Some(opened) = &mut opened {
            opened.dossier.see_on(Some(today));
        }
        Ok(Session {
            call: self,
            file,
            opened,
            fresh,
            today,
        })
    }

    /// The day that was asked for, if one was; words such as "yesterday" are understood from the real
    /// day of the zone that plans have unless they say otherwise.
    ///
    /// # Errors
    /// It is none.
    pub(super) fn chosen_day(&self, path: &Path) -> Result<Option<Date>, Failure> {
        let is_chosen = self.today.is_some() || self.environment.variable("CRONO_TODAY").is_some();
        let real = (self.environment.now)(Zone::default()).date_naive();
        is_chosen.then(|| self.today(real, path)).transpose()
    }

    /// The day to take for today, which may be given from the real one.
    fn today(&self, real: Date, path: &Path) -> Result<Date, Failure> {
        let asked = self
            .today
            .as_deref()
            .or_else(|| self.environment.variable("CRONO_TODAY"));
        asked.map_or(Ok(real), |typed| {
            parse_date(typed, real, Bias::Past).map_err(|error| {
                Failure::about(path, format!("{}.", date_error(self.lang, typed, &error)))
            })
        })
    }
}

/// A file that is missing, with the names that may have been meant.
pub(super) fn not_there(file: &JsonFile, error: StoreError) -> StoreError {
    match error.fault {
        Fault::Missing => {
            let near = file.absence().map(|absence| absence.near);
            StoreError::new(&error.path, Fault::NotThere(near.unwrap_or_default()))
        }
        _ => error,
    }
}

impl Session<'_> {
    /// How many bytes the file has, where it is heavy.
    pub(super) fn heavy(&self) -> Option<u64> {
        self.opened.as_ref().and_then(Opened::heavy)
    }

    /// The dossier, or the shipped plan without any date.
    ///
    /// # Panics
    /// Never: one of the two is always there.
    pub(super) fn dossier(&self) -> &Dossier {
        let dossier = self
            .opened
            .as_ref()
            .map(|opened| &opened.dossier)
            .or(self.fresh.as_ref());
        dossier.expect("the shipped plan lies there where no file does")
    }

    /// The file, and what was found there, for the screen.
    ///
    /// # Panics
    /// Never: see [`Session::dossier`].
    pub(super) fn into_found(self) -> (JsonFile, Found) {
        let found = match (self.opened, self.fresh) {
            (Some(opened), _) => Found::File(opened),
            (None, fresh) => Found::Nothing {
                first: fresh.expect("the shipped plan lies there where no file does"),
                near: self
                    .file
                    .absence()
                    .map_or_else(Vec::new, |absence| absence.near),
            },
        };
        (self.file, found)
    }

    /// The dossier that is in the file.
    ///
    /// # Errors
    /// There is no file.
    pub(super) fn existing(&self) -> Result<&Opened, Failure> {
        self.opened
            .as_ref()
            .ok_or_else(|| self.failure(no_file(self.call.lang)))
    }

    /// The journal, to tell who wrote what; none where there is no file, or it cannot be read.
    pub(super) fn journal(&self) -> Option<Journal> {
        self.opened.as_ref()?.journal().ok()
    }

    /// The copies that lie beside the file.
    pub(super) fn copies(&self) -> Vec<PathBuf> {
        let there = self.opened.as_ref();
        there.map_or_else(Vec::new, |_| copies_of(self.file.path()))
    }

    /// What is to be known of them, where there are any.
    pub(super) fn copies_told(&self) -> Option<String> {
        copies_beside(self.call.lang, &names_of(&self.copies()))
    }

    /// A failure about this file.
    pub(super) fn failure(&self, sentence: impl Into<String>) -> Failure {
        Failure::about(self.file.path(), sentence)
    }

    /// A refusal about this file.
    pub(super) fn refused(&self, why: &Refusal) -> Failure {
        self.named(refused(
            self.call.lang,
            self.dossier(),
            why,
            self.call.named(),
        ))
    }

    /// A refusal of this file, with what there is to choose from.
    pub(super) fn named(&self, refused: Refused) -> Failure {
        Failure::Named(self.file.path().to_owned(), refused)
    }

    /// Reads a typed date.
    ///
    /// # Errors
    /// Why it is none.
    pub(super) fn date(&self, typed: &str, bias: Bias) -> Result<Date, Failure> {
        parse_date(typed, self.today, bias).map_err(|error| {
            self.failure(format!("{}.", date_error(self.call.lang, typed, &error)))
        })
    }

    /// Reads the name of a clock, a bare one as that of its newest attempt; whether there is one, the proposal finds out.
    ///
    /// # Errors
    /// It cannot be a name.
    pub(super) fn clock(&self, typed: &str) -> Result<ClockKey, Failure> {
        let unknown = |_| self.refused(&self.dossier().unknown_clock(typed));
        let key = typed.parse::<ClockKey>().map_err(unknown)?;
        Ok(self.dossier().plan.clock_meant(key))
    }

    /// Reads the name of an event; whether the plan has it, the proposal finds out.
    ///
    /// # Errors
    /// It cannot be a name.
    pub(super) fn event(&self, typed: &str) -> Result<Event, Failure> {
        let event = typed.parse().map_err(|_| {
            self.refused(&Refusal::UnknownEvent(
                self.dossier().plan.unknown_event(typed),
            ))
        });
        event.map(|event| self.dossier().by_its_name(event))
    }
}

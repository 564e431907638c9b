//! `crono restore`: which backups there are, and back to one of them.
//!
//! Where the file is sound, going back is a change like any other: nothing is lost from the journal,
//! and it can be undone. A file that cannot be read is replaced as a whole, and kept beside.

use std::io::Write;

use clap::{ArgMatches, Command};

use crate::calendar::{Bias, Date};
use crate::record::{Entry, Journal, Proposal};
use crate::store::{Backup, Fault, JsonFile, StoreError};
use crate::words::backup::{
    asked, asked_over_damage, asked_where_gone, bad_copy, bad_row, heading, how, none_yet,
    not_of_that_day, of_a_day_to_come, replaced, row,
};
use crate::words::command::only_looking;
use crate::words::{Lang, dates::date_error};
use crate::words::{examples, usage};

use super::document::{authorship, words_of};
use super::error::Failure;
use super::grammar::date;
use super::save::save;
use super::session::not_there;
use super::told::tell;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "restore",
    about: usage::RESTORE,
    usage: usage::RESTORE_USAGE,
    examples: examples::RESTORE,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    let day = date(lang, 1).help(usage::ARG_BACKUP.text(lang));
    authorship(lang, command.arg(day))
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let place = call.place()?;
    let file = JsonFile::at(&place);
    let present = match file.open() {
        Ok(opened) => Ok(opened.journal()?),
        // Nothing is there, nor ever was.
        Err(error) if error.fault == Fault::Missing && place.origin.is_explicit() => {
            return Err(not_there(&file, error).into());
        }
        Err(error) => Err(error),
    };
    match words_of(matches, "date").as_deref() {
        None => list(call, &file, &present, out),
        Some(typed) => back(call, matches, &file, present, typed, out),
    }
}

/// What a backup says: its last change, and its dossier with the journal.
fn read(backup: &Backup) -> Result<(Journal, crate::record::Dossier), StoreError> {
    let opened = JsonFile::new(&backup.path).open()?;
    let journal = opened.journal()?;
    Ok((journal, opened.dossier))
}

/// The day on which this is, by which copies are named; `--today` does not change it.
fn real_day(call: &Call<'_>) -> Date {
    (call.environment.now)(crate::plan::Zone::default()).date_naive()
}

/// What was done since: the entries that the backup does not have; `None` where it is not of this
/// journal.
fn since<'j>(backup: &Journal, present: &'j Journal) -> Option<&'j [Entry]> {
    let known = backup.entries().len();
    let rest = present.entries().get(known..)?;
    (present.entries()[..known] == *backup.entries()).then_some(rest)
}

fn list(
    call: &Call<'_>,
    file: &JsonFile,
    present: &Result<Journal, StoreError>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let lang = call.lang;
    let backups = file.backups()?;
    let mut say = |line: &str| writeln!(out, "{}", call.look.fold(line));
    let Some(newest) = backups.first() else {
        say(&none_yet(lang, file.path()))?;
        return Ok(());
    };
    say(&heading(lang, file.path()))?;
    let today = real_day(call);
    let is_to_come = |backup: &Backup| backup.day > today;
    let (mut usable, mut to_come) = (None, None);
    for backup in &backups {
        let line = match read(backup) {
            Ok((journal, _)) => {
                // A copy of a day to come says nothing of what is newest.
                let of_its_kind = if is_to_come(backup) {
                    &mut to_come
                } else {
                    &mut usable
                };
                of_its_kind.get_or_insert(backup.day);
                let present = present.as_ref().ok();
                let done = present.and_then(|present| since(&journal, present));
                row(
                    lang,
                    backup.day,
                    journal.entries().last(),
                    done.map(<[Entry]>::len),
                )
            }
            Err(error) => bad_row(lang, backup.day, &error),
        };
        say(&if is_to_come(backup) {
            of_a_day_to_come(lang, &line)
        } else {
            line
        })?;
    }
    let day = usable.or(to_come).unwrap_or(newest.day);
    say(&how(lang, day, call.named()))?;
    Ok(())
}

fn back(
    call: &Call<'_>,
    matches: &ArgMatches,
    file: &JsonFile,
    present: Result<Journal, StoreError>,
    typed: &str,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let lang = call.lang;
    let about = |sentence: String| Failure::about(file.path(), sentence);
    if call.readonly {
        return Err(about(only_looking(lang).to_owned()));
    }
    let day = crate::calendar::parse_date(typed, real_day(call), Bias::Past)
        .map_err(|error| about(format!("{}.", date_error(lang, typed, &error))))?;
    let backups = file.backups()?;
    let backup = backups.iter().find(|backup| backup.day == day);
    let backup = backup.ok_or_else(|| about(not_of_that_day(lang, day, call.named())))?;
    // What is said of a damaged dossier, that a copy of it helps, would be said of the copy.
    let read = read(backup);
    let (journal, earlier) =
        read.map_err(|error| about(bad_copy(lang, day, &error, call.named())))?;
    let sure = matches.get_flag("yes");
    let present = match present {
        Ok(present) => present,
        Err(error)
            if error.fault.is_absent()
                || matches!(
                    error.fault,
                    Fault::Damaged(_) | Fault::NotADossier | Fault::TooLarge { .. }
                ) =>
        {
            if !sure {
                let asked = if error.fault.is_absent() {
                    asked_where_gone
                } else {
                    asked_over_damage
                };
                return Err(about(asked(lang, day)));
            }
            let kept = file.restore(backup, &call.environment.login())?;
            return tell(call, &[replaced(lang, day, kept.as_deref())], out);
        }
        Err(error) => return Err(error.into()),
    };
    let session = call.session()?;
    let lost = since(&journal, &present).unwrap_or(present.entries());
    if !sure && !lost.is_empty() {
        let lines = asked(lang, session.dossier(), day, lost, call.named());
        return Err(Failure::About(file.path().to_owned(), lines));
    }
    save(
        &session,
        matches,
        &Proposal::Restore(Box::new(earlier)),
        out,
    )
}

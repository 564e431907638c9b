//! What was found about the file, its backups and its folder.

use std::path::Path;

use chrono::NaiveDateTime;

use crate::calendar::Date;
use crate::record::Stamp;
use crate::store::{Backup, Git, StoreError};
use crate::words::Lang;
use crate::words::change::author;
use crate::words::dates::{full, with_weekday};
use crate::words::doctor::{
    NO_BACKUPS, and_unread, clock_behind, file_rights, folder_rights, git_at_work, instant,
    newest_backup, of_the_future,
};
use crate::words::portfolio::how_many;
use crate::words::shell::command;
use crate::words::store::{left_over, store_error};

/// What is wrong with the file, on one line.
#[must_use]
pub fn wrong(lang: Lang, error: &StoreError) -> String {
    store_error(lang, error).replace('\n', " ")
}

/// Modes and owners of the file and its folder, as `ls` and `id` write them.
#[must_use]
pub fn rights(
    lang: Lang,
    file: Option<(u32, u32, u32)>,
    folder: Option<(u32, u32, u32)>,
) -> String {
    let digits = |mode: u32| format!("{:o}", mode & 0o7777);
    let file = file.map(|(mode, owner, group)| file_rights(lang, &digits(mode), owner, group));
    let folder =
        folder.map(|(mode, owner, group)| folder_rights(lang, &digits(mode), owner, group));
    let said: Vec<String> = file.into_iter().chain(folder).collect();
    said.join("; ")
}

/// What git is doing in the folder; `None` where it is at rest.
#[must_use]
pub fn git(lang: Lang, git: &Git) -> Option<String> {
    match git {
        Git::AtRest => None,
        Git::AtWork => Some(git_at_work(lang)),
        Git::LeftOver(lock) => Some(left_over(lang, lock)),
    }
}

/// The newest change is from a time that this machine has not come to yet.
#[must_use]
pub fn behind(lang: Lang, newest: &Stamp, at: NaiveDateTime, now: NaiveDateTime) -> String {
    let when = |of: NaiveDateTime| {
        let day = with_weekday(lang, of.date());
        instant(lang, &day, &of.format("%H:%M").to_string())
    };
    clock_behind(lang, &when(now), &author(newest), &when(at))
}

/// How many backups there are, and of which day the newest is; those of days to come by name, because
/// no save makes one unless a clock is wrong.
#[must_use]
pub fn backups(lang: Lang, backups: &[Backup], today: Date, named: Option<&Path>) -> String {
    const SHOWN: usize = 3;
    let (to_come, known): (Vec<&Backup>, Vec<&Backup>) =
        backups.iter().partition(|backup| backup.day > today);
    let said = known.first().map_or_else(
        || NO_BACKUPS.text(lang).to_owned(),
        |newest| newest_backup(lang, known.len(), newest.day, &command("restore", named)),
    );
    if to_come.is_empty() {
        return said;
    }
    let days: Vec<String> = to_come.iter().take(SHOWN).map(|b| full(b.day)).collect();
    let days = match to_come.len() - days.len() {
        0 => days.join(", "),
        more => format!("{} (+{more})", days.join(", ")),
    };
    of_the_future(lang, &said, to_come.len(), &days)
}

/// The day, with the zone whose date it is.
#[must_use]
pub fn today(lang: Lang, day: Date, zone: impl std::fmt::Display) -> String {
    format!("{}, {zone}", with_weekday(lang, day))
}

/// How many dossiers a folder holds, and how many of them cannot be read.
#[must_use]
pub fn several(lang: Lang, found: usize, unread: usize) -> String {
    let known = how_many(lang, found);
    match unread {
        0 => known,
        n => and_unread(lang, &known, n),
    }
}

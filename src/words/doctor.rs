//! What `crono doctor` says: the names of its rows, and what was found.

use std::path::Path;

use chrono::NaiveDateTime;

use crate::calendar::Date;
use crate::record::{Mark, Stamp};
use crate::store::{Backup, Distrust, Git, Holder, Origin, StoreError};

use super::Lang;
use super::change::author;
use super::dates::{full, with_weekday};
use super::shell::command;
use super::store::{left_over, read_only, store_error};
use super::usage::Phrase;

macro_rules! rows {
    ($($(#[$doc:meta])* $name:ident: $it:literal, $en:literal;)*) => {
        $($(#[$doc])* pub const $name: Phrase = Phrase::new($it, $en);)*
    };
}

rows! {
    /// The program with its version.
    PROGRAM: "programma", "program";
    /// The path of the dossier.
    DOSSIER: "fascicolo", "dossier";
    /// Which rule gave the path.
    WHY_THERE: "perché lì", "why there";
    /// What the file holds, or what is wrong with it.
    STATE: "stato", "state";
    /// Who may read and write the file and its folder.
    RIGHTS: "permessi", "rights";
    /// Who is saving.
    LOCK: "blocco", "lock";
    /// The daily copies.
    BACKUPS: "copie", "backups";
    /// Copies that others made, and that are not counted.
    COPIES: "in conflitto", "conflicts";
    /// How much of what a file may hold is taken.
    WEIGHT: "peso", "weight";
    /// What git is doing there.
    GIT: "git", "git";
    /// The clock of this machine.
    CLOCK: "orologio", "clock";
    /// On what kind of disk it is.
    DISK: "disco", "disk";
    /// The day.
    TODAY: "oggi", "today";
    /// The name in the journal.
    WHO_WRITES: "chi scrive", "who writes";
    /// How far this account has looked.
    SEEN: "già visto", "seen so far";
    /// The language.
    LANGUAGE: "lingua", "language";
    /// Which signs may be used.
    SIGNS: "segni", "signs";
    /// What the terminal can do.
    TERMINAL: "terminale", "terminal";
    /// The folder of several dossiers.
    FOLDER: "cartella", "folder";
    /// Nothing was found.
    NOBODY: "libero", "free";
    /// Who may not write may not look.
    NOT_SAID: "non si può dire: lo vede solo chi può scrivere", "cannot be told: only who may write sees it";
    /// There are none.
    NO_BACKUPS: "nessuna", "none";
    /// A disk of this machine.
    LOCAL_DISK: "locale: chi salva si sente subito", "local: who saves is heard at once";
    /// Nothing has been seen yet.
    NOTHING_SEEN: "ancora niente", "nothing yet";
    /// There is nothing to have seen.
    NOTHING: "niente", "nothing";
    /// The file is not there.
    NOT_YET: "non c'è ancora: nasce con la prima data", "not there yet: the first date creates it";
}

/// Which rule gave the place of the file.
#[must_use]
pub fn origin(lang: Lang, origin: Origin) -> String {
    let known = match origin {
        Origin::Asked => lang.pick("chiesto con --file", "asked for with --file"),
        Origin::Environment => lang.pick("lo dice CRONO_FILE", "CRONO_FILE says so"),
        Origin::Shared => lang.pick("è quello dell'ufficio", "it is the office's"),
        Origin::Personal => lang.pick("è quello di questo account", "it is this account's"),
        Origin::Anothers { owner } => {
            return match lang {
                Lang::It => format!("è quello dell'utente {owner}: sei root con la sua cartella"),
                Lang::En => format!("it is that of user {owner}: you are root with their home"),
            };
        }
    };
    known.to_owned()
}

/// Nothing is remembered of root in the home of another account.
#[must_use]
pub fn nothing_of_root(lang: Lang, owner: u32) -> String {
    match lang {
        Lang::It => format!("niente: sei root con la cartella dell'utente {owner}"),
        Lang::En => format!("nothing: you are root with the home of user {owner}"),
    }
}

/// What the file holds: "revisione 44, 16 date, 44 modifiche nello storico".
#[must_use]
pub fn holds(lang: Lang, rev: u64, dates: usize, changes: usize) -> String {
    let of =
        |n: usize, (one, many): (&str, &str)| format!("{n} {}", if n == 1 { one } else { many });
    let dates = of(dates, lang.pick(("data", "date"), ("date", "dates")));
    let changes = of(
        changes,
        lang.pick(("modifica", "modifiche"), ("change", "changes")),
    );
    match lang {
        Lang::It => format!("revisione {rev}, {dates}, {changes} nello storico"),
        Lang::En => format!("revision {rev}, {dates}, {changes} in the journal"),
    }
}

/// The same of a file that can only be read, with the reason.
#[must_use]
pub fn only_read(lang: Lang, holds: &str, reason: &crate::store::ReadOnly) -> String {
    let word = lang.pick("sola lettura", "read only");
    format!("{holds}; {word}: {}", read_only(lang, reason))
}

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
    let of = |name: &str, (mode, owner, group): (u32, u32, u32)| {
        let (user, of_group) = lang.pick(("utente", "gruppo"), ("user", "group"));
        format!(
            "{name} {:o}, {user} {owner}, {of_group} {group}",
            mode & 0o7777
        )
    };
    let file = file.map(|found| of(lang.pick("file", "file"), found));
    let folder = folder.map(|found| of(lang.pick("cartella", "folder"), found));
    let said: Vec<String> = file.into_iter().chain(folder).collect();
    said.join("; ")
}

/// Who is saving at this moment.
#[must_use]
pub fn held(lang: Lang, holder: &Holder) -> String {
    let (login, pid, host) = (&holder.login, holder.pid, &holder.host);
    match lang {
        Lang::It => format!("lo tiene {login}, processo {pid} su {host}"),
        Lang::En => format!("held by {login}, process {pid} on {host}"),
    }
}

/// What git is doing in the folder; `None` where it is at rest.
#[must_use]
pub fn git(lang: Lang, git: &Git) -> Option<String> {
    match git {
        Git::AtRest => None,
        Git::AtWork => Some(
            lang.pick(
                "sta lavorando in questa cartella: un salvataggio lo aspetta",
                "is working in this folder: a save waits for it",
            )
            .to_owned(),
        ),
        Git::LeftOver(lock) => Some(left_over(lang, lock)),
    }
}

/// That a file is heavy, and what comes when it is full.
#[must_use]
pub fn heavy(lang: Lang, bytes: u64) -> String {
    let then = lang.pick(
        "Quando è pieno si continua in un file nuovo: crono --file NUOVO.json init.",
        "When it is full, go on in a new file: crono --file NEW.json init.",
    );
    format!("{} {then}", super::portfolio::heavy(lang, bytes))
}

/// The newest change is from a time that this machine has not come to yet.
#[must_use]
pub fn behind(lang: Lang, newest: &Stamp, at: NaiveDateTime, now: NaiveDateTime) -> String {
    let when = |instant: NaiveDateTime| {
        let day = with_weekday(lang, instant.date());
        let time = instant.format("%H:%M");
        match lang {
            Lang::It => format!("{day} alle {time}"),
            Lang::En => format!("{day} at {time}"),
        }
    };
    let (by, at, now) = (author(newest), when(at), when(now));
    match lang {
        Lang::It => format!("indietro: qui sono {now}, l'ultima modifica ({by}) è di {at}"),
        Lang::En => format!("behind: here it is {now}, the newest change ({by}) is of {at}"),
    }
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
        |newest| {
            let (n, day) = (known.len(), full(newest.day));
            let restore = command("restore", named);
            match lang {
                Lang::It => format!("{n}, la più recente del {day} ({restore})"),
                Lang::En => format!("{n}, the newest of {day} ({restore})"),
            }
        },
    );
    if to_come.is_empty() {
        return said;
    }
    let days: Vec<String> = to_come.iter().take(SHOWN).map(|b| full(b.day)).collect();
    let more = match to_come.len() - days.len() {
        0 => String::new(),
        more => format!(" (+{more})"),
    };
    let (n, days) = (to_come.len(), days.join(", "));
    match (lang, n) {
        (Lang::It, 1) => format!("{said}; 1 del futuro, {days}: un orologio era sbagliato?"),
        (Lang::It, _) => {
            format!("{said}; {n} del futuro, {days}{more}: un orologio era sbagliato?")
        }
        (Lang::En, 1) => format!("{said}; 1 of the future, {days}: was a clock wrong?"),
        (Lang::En, _) => format!("{said}; {n} of the future, {days}{more}: was a clock wrong?"),
    }
}

/// Why a lock keeps nobody out who saves from another machine.
#[must_use]
pub fn distrusted(lang: Lang, why: &Distrust) -> String {
    let disk = match &why.option {
        Some(option) => format!("{}, {option}", why.kind),
        None => why.kind.clone(),
    };
    match lang {
        Lang::It => format!(
            "attenzione, {disk}: non arriva alle altre macchine; si salvi da una sola (docs/reliability.md)"
        ),
        Lang::En => format!(
            "beware, {disk}: it does not reach other machines; save from one only (docs/reliability.md)"
        ),
    }
}

/// A network disk, on which nobody tells of the saves of others.
#[must_use]
pub fn network(lang: Lang, name: &str) -> String {
    match lang {
        Lang::It => format!("{name}: si rilegge a ogni tasto e ogni minuto"),
        Lang::En => format!("{name}: read again at every key and once a minute"),
    }
}

/// How far the account has looked, and where that is kept.
#[must_use]
pub fn seen(lang: Lang, mark: &Mark, kept: &Path) -> String {
    let (n, kept) = (mark.n, kept.display());
    let when = with_weekday(lang, mark.looked.date_naive());
    match (lang, n) {
        (Lang::It, 0) => format!("prima di ogni modifica, {when} ({kept})"),
        (Lang::En, 0) => format!("before any change, {when} ({kept})"),
        (Lang::It, _) => format!("fino alla modifica {n}, {when} ({kept})"),
        (Lang::En, _) => format!("up to change {n}, {when} ({kept})"),
    }
}

/// The day, with the zone whose date it is.
#[must_use]
pub fn today(lang: Lang, day: Date, zone: impl std::fmt::Display) -> String {
    format!("{}, {zone}", with_weekday(lang, day))
}

/// What the terminal can do.
#[must_use]
pub fn terminal(lang: Lang, kind: &str, screen: bool, colours: bool) -> String {
    let word = |on: bool| lang.pick(["no", "sì"], ["no", "yes"])[usize::from(on)];
    let (colour_word, screen_word) = lang.pick(("colori", "schermo"), ("colours", "screen"));
    format!(
        "TERM {kind}; {screen_word} {}; {colour_word} {}",
        word(screen),
        word(colours)
    )
}

/// The name of the language.
#[must_use]
pub const fn language(lang: Lang) -> &'static str {
    lang.pick("italiano", "English")
}

/// How many dossiers a folder holds, and how many of them cannot be read.
#[must_use]
pub fn several(lang: Lang, dossiers: usize, unread: usize) -> String {
    let known = match (lang, dossiers) {
        (Lang::It, 1) => "1 fascicolo".to_owned(),
        (Lang::It, n) => format!("{n} fascicoli"),
        (Lang::En, 1) => "1 dossier".to_owned(),
        (Lang::En, n) => format!("{n} dossiers"),
    };
    match (lang, unread) {
        (_, 0) => known,
        (Lang::It, 1) => format!("{known}, 1 non leggibile"),
        (Lang::It, n) => format!("{known}, {n} non leggibili"),
        (Lang::En, n) => format!("{known}, {n} cannot be read"),
    }
}

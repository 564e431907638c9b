//! What `crono doctor` says: the names of its rows, and what was found.

use std::path::Path;

use crate::calendar::Date;
use crate::record::Mark;
use crate::say;
use crate::store::{Distrust, Holder, Origin};

use super::dates::{full, with_weekday};
use super::phrase::phrases;
use super::store::read_only;

pub use super::compose::doctor::{backups, behind, git, rights, several, today, wrong};

phrases! {
    /// The program with its version.
    PROGRAM: it "programma" en "program";
    /// The path of the dossier.
    DOSSIER: it "fascicolo" en "dossier";
    /// Which rule gave the path.
    WHY_THERE: it "perché lì" en "why there";
    /// What the file holds, or what is wrong with it.
    STATE: it "stato" en "state";
    /// Who may read and write the file and its folder.
    RIGHTS: it "permessi" en "rights";
    /// Who is saving.
    LOCK: it "blocco" en "lock";
    /// The daily copies.
    BACKUPS: it "copie" en "backups";
    /// Files that were set aside and not removed.
    SET_ASIDE: it "da parte" en "set aside";
    /// Copies that others made, and that are not counted.
    COPIES: it "in conflitto" en "conflicts";
    /// How much of what a file may hold is taken.
    WEIGHT: it "peso" en "weight";
    /// What git is doing there.
    GIT: it "git" en "git";
    /// The clock of this machine.
    CLOCK: it "orologio" en "clock";
    /// On what kind of disk it is.
    DISK: it "disco" en "disk";
    /// The day.
    TODAY: it "oggi" en "today";
    /// The name in the journal.
    WHO_WRITES: it "chi scrive" en "who writes";
    /// How far this account has looked.
    SEEN: it "già visto" en "seen so far";
    /// The language.
    LANGUAGE: it "lingua" en "language";
    /// The file of one's choices.
    CONFIGURATION: it "config." en "config.";
    /// The colours of states.
    COLOURS: it "colori" en "colours";
    /// The order of lists.
    ORDER: it "ordine" en "order";
    /// Whether the mouse is heeded.
    MOUSE: it "mouse" en "mouse";
    /// Which signs may be used.
    SIGNS: it "segni" en "signs";
    /// What the terminal can do.
    TERMINAL: it "terminale" en "terminal";
    /// The folder of several dossiers.
    FOLDER: it "cartella" en "folder";
    /// Nothing was found.
    NOBODY: it "libero" en "free";
    /// Who may not write may not look.
    NOT_SAID: it "non si può dire: lo vede solo chi può scrivere" en "cannot be told: only who may write sees it";
    /// There are none.
    NO_BACKUPS: it "nessuna" en "none";
    /// A disk of this machine.
    LOCAL_DISK: it "locale: chi salva si sente subito" en "local: who saves is heard at once";
    /// Nothing has been seen yet.
    NOTHING_SEEN: it "ancora niente" en "nothing yet";
    /// There is nothing to have seen.
    NOTHING: it "niente" en "nothing";
    /// The file is not there.
    NOT_YET: it "non c'è ancora: nasce con la prima data" en "not there yet: the first date creates it";
}

say! {
    /// Which rule gave the place of the file.
    pub fn origin(lang, origin: Origin) match origin {
        Origin::Asked => it "chiesto con --file" en "asked for with --file";
        Origin::Environment => it "lo dice CRONO_FILE" en "CRONO_FILE says so";
        Origin::Configuration => it "lo dice la configurazione" en "the configuration says so";
        Origin::Shared => it "è quello dell'ufficio" en "it is the office's";
        Origin::Personal => it "è quello di questo account" en "it is this account's";
        Origin::Anothers { owner } =>
            it "è quello dell'utente {owner}: sei root con la sua cartella"
            en "it is that of user {owner}: you are root with their home";
    }

    /// Nothing is remembered of root in the home of another account.
    pub fn nothing_of_root(lang, owner: u32)
        it "niente: sei root con la cartella dell'utente {owner}"
        en "nothing: you are root with the home of user {owner}";

    /// What the file holds: "revisione 44, 16 date, 44 modifiche nello storico".
    pub fn holds(lang, rev: u64, dates: usize, changes: usize)
        let dates = super::command::dates(lang, dates);
        let changes = super::command::changes(lang, changes);
        it "revisione {rev}, {dates}, {changes} nello storico"
        en "revision {rev}, {dates}, {changes} in the journal";

    /// The same of a file that can only be read, with the reason.
    pub fn only_read(lang, holds: &str, reason: &crate::store::ReadOnly) let reason = read_only(lang, reason);
        it "{holds}; sola lettura: {reason}"
        en "{holds}; read only: {reason}";

    /// Mode and owner of a file, as `ls` and `id` write them.
    pub(super) fn file_rights(lang, mode: &str, owner: u32, group: u32)
        it "file {mode}, utente {owner}, gruppo {group}"
        en "file {mode}, user {owner}, group {group}";
    pub(super) fn folder_rights(lang, mode: &str, owner: u32, group: u32)
        it "cartella {mode}, utente {owner}, gruppo {group}"
        en "folder {mode}, user {owner}, group {group}";

    /// Who is saving at this moment.
    pub fn held(lang, holder: &Holder)
        let (login, pid, host) = (&holder.login, holder.pid, &holder.host);
        it "lo tiene {login}, processo {pid} su {host}"
        en "held by {login}, process {pid} on {host}";

    pub(super) fn git_at_work(lang)
        it "sta lavorando in questa cartella: un salvataggio lo aspetta"
        en "is working in this folder: a save waits for it";

    pub(super) fn instant(lang, day: &str, time: &str) it "{day} alle {time}" en "{day} at {time}";

    pub(super) fn clock_behind(lang, now: &str, by: &str, at: &str)
        it "indietro: qui sono {now}, l'ultima modifica ({by}) è di {at}"
        en "behind: here it is {now}, the newest change ({by}) is of {at}";

    /// That a file is heavy, and what comes when it is full.
    pub fn heavy(lang, bytes: u64) let heavy = super::portfolio::heavy(lang, bytes);
        it "{heavy} Quando è pieno si continua in un file nuovo: crono --file NUOVO.json init."
        en "{heavy} When it is full, go on in a new file: crono --file NEW.json init.";

    pub(super) fn newest_backup(lang, n: usize, day: Date, restore: &str) let day = full(day);
        it "{n}, la più recente del {day} ({restore})"
        en "{n}, the newest of {day} ({restore})";

    /// Backups of days to come.
    pub(super) fn of_the_future(lang, known: &str, n: usize, days: &str) match n {
        1 =>
            it "{known}; {n} del futuro, {days}: un orologio era sbagliato?"
            en "{known}; {n} of the future, {days}: was a clock wrong?";
        _ =>
            it "{known}; {n} del futuro, {days}: un orologio era sbagliato?"
            en "{known}; {n} of the future, {days}: was a clock wrong?";
    }

    /// Why a lock keeps nobody out who saves from another machine.
    pub fn distrusted(lang, why: &Distrust) let kind = &why.kind; let option = &why.option; match option {
        Some(option) =>
            it "attenzione, {kind}, {option}: non arriva alle altre macchine; si salvi da una sola (docs/reliability.md)"
            en "beware, {kind}, {option}: it does not reach other machines; save from one only (docs/reliability.md)";
        None =>
            it "attenzione, {kind}: non arriva alle altre macchine; si salvi da una sola (docs/reliability.md)"
            en "beware, {kind}: it does not reach other machines; save from one only (docs/reliability.md)";
    }

    /// A network disk, on which nobody tells of the saves of others.
    pub fn network(lang, name: &str)
        it "{name}: si rilegge a ogni tasto e ogni minuto"
        en "{name}: read again at every key and once a minute";

    /// How far the account has looked, and where that is kept.
    pub fn seen(lang, mark: &Mark, kept: &Path)
        let (n, kept) = (mark.n, kept.display());
        let when = with_weekday(lang, mark.looked.date_naive());
    match n {
        0 =>
            it "prima di ogni modifica, {when} ({kept})"
            en "before any change, {when} ({kept})";
        n =>
            it "fino alla modifica {n}, {when} ({kept})"
            en "up to change {n}, {when} ({kept})";
    }

    /// What the terminal can do.
    pub fn terminal(lang, kind: &str, screen: bool, colours: bool) match (screen, colours) {
        (true, true) =>
            it "TERM {kind}; schermo sì; colori sì"
            en "TERM {kind}; screen yes; colours yes";
        (true, false) =>
            it "TERM {kind}; schermo sì; colori no"
            en "TERM {kind}; screen yes; colours no";
        (false, true) =>
            it "TERM {kind}; schermo no; colori sì"
            en "TERM {kind}; screen no; colours yes";
        (false, false) =>
            it "TERM {kind}; schermo no; colori no"
            en "TERM {kind}; screen no; colours no";
    }

    /// Yes or no, alone.
    pub fn yes_or_no(lang, yes: bool) -> &str match yes {
        true => it "sì" en "yes";
        false => it "no" en "no";
    }

    /// The name of the language.
    pub fn language(lang) -> &str it "italiano" en "English" de "Deutsch";

    pub(super) fn and_unread(lang, known: &str, n: usize) match n {
        1 => it "{known}, {n} non leggibile" en "{known}, {n} cannot be read";
        _ => it "{known}, {n} non leggibili" en "{known}, {n} cannot be read";
    }
}

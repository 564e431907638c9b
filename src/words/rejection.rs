//! What is said of rejections: how many attempts there were, and of each when it was delivered, when rejected,
//! by which document and why.

use crate::record::{Dossier, Rejection};
use crate::say;

use super::dates::with_weekday;
use super::event::milestone;
use super::sanitize::sanitized;
use super::{proof, report};

pub use super::compose::attempts::{attempts_at, made_now, made_on};
pub use super::compose::rejection::{dated, gone_with_it};

say! {
    /// "Consegna piano di esecuzione: 2 tentativi, 1 respinto".
    pub fn attempts(lang, name: &str, made: usize, rejected: usize)
        let (made, rejected) = (of_attempts(lang, made), of_rejected(lang, rejected));
        every "{name}: {made}, {rejected}";

    fn of_attempts(lang, n: usize) match n {
        1 => it "{n} tentativo" en "{n} attempt";
        _ => it "{n} tentativi" en "{n} attempts";
    }

    fn of_rejected(lang, n: usize) match n {
        1 => it "{n} respinto" en "{n} rejected";
        _ => it "{n} respinti" en "{n} rejected";
    }

    /// "Piano respinto (1), mer 18/02/2026 (prot. 13/2026; motivo: manca il gantt)".
    pub fn in_full(lang, dossier: &Dossier, known: &Rejection)
        let name = milestone(lang, &dossier.plan, &known.name());
        let on = with_weekday(lang, known.date);
        let papers = proof::papers(lang, &known.document, None);
        let because = format!("{}: {}", report::reason(lang), sanitized(&known.reason));
        let behind = papers.map_or_else(|| because.clone(), |papers| format!("{papers}; {because}"));
        every "{name}, {on} ({behind})";

    /// An attempt that was rejected, with the day it was made, where that is known.
    pub(super) fn attempt_rejected(lang, n: u32, on: Option<&str>, rejected: &str) match on {
        Some(on) => it "n. {n} {on}, respinto {rejected}" en "no. {n} {on}, rejected {rejected}";
        None => it "n. {n} respinto {rejected}" en "no. {n} rejected {rejected}";
    }

    /// An attempt within another one that was rejected: "n. 2 lun 09/02/2026, poi il rigetto della consegna (1) dom 15/02/2026".
    pub(super) fn attempt_over(lang, n: u32, on: &str, by: &str, rejected: &str)
        it "n. {n} {on}, poi {by} {rejected}"
        en "no. {n} {on}, then {by} {rejected}";

    /// An attempt with how much was done of its check lists.
    pub(super) fn with_lists(lang, told: &str, lists: &str)
        it "{told} (lista: {lists})"
        en "{told} (check list: {lists})";

    /// What became part of an attempt with its rejection.
    pub(super) fn went_along(lang, names: &str, more: usize) match more {
        0 => it "Resta con il tentativo respinto: {names}" en "Kept with the rejected attempt: {names}";
        more =>
            it "Resta con il tentativo respinto: {names} e altri {more}"
            en "Kept with the rejected attempt: {names} and {more} more";
    }

    /// A check list among that, by how many of its points were ticked.
    pub(super) fn list_went(lang, of: &str, ticks: usize) match ticks {
        0 => it "lista di \"{of}\"" en "list of \"{of}\"";
        1 => it "1 spunta di \"{of}\"" en "1 tick of \"{of}\"";
        _ => it "{ticks} spunte di \"{of}\"" en "{ticks} ticks of \"{of}\"";
    }

    /// The newest attempt.
    pub(super) fn attempt_made(lang, n: u32, on: &str) it "n. {n} {on}" en "no. {n} {on}";

    /// The same while it is awaited.
    pub(super) fn attempt_awaited(lang, n: u32) it "n. {n} atteso" en "no. {n} awaited";

}

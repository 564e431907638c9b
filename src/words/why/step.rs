//! The steps of the sum, one function each.

use crate::assess::{ClockStatus, Part, Point, State, Step, Why};
use crate::calendar::{Date, Limit, days_between};
use crate::record::{Dossier, Journal, Record, Slot};
use crate::words::change::author;
use crate::words::dates::{self, with_weekday};
use crate::words::event::{self, label};
use crate::words::sanitize::sanitized;
use crate::words::{Lang, count, setting, state};

use super::Reason;

pub(super) fn start(lang: Lang, dossier: &Dossier, journal: &Journal, point: &Point) -> Reason {
    let name = label(lang, dossier, &point.event);
    let head = lang.pick("Inizio", "Start");
    match point.date {
        None => Reason::new(head, name, lang.pick("non ancora", "not yet")),
        Some(date) => Reason::new(head, name, with_weekday(lang, date))
            .with((point.record.as_ref()).map(|record| proof(lang, dossier, journal, record))),
    }
}

/// The document of a record and who touched it last: "prot. 5098/2025, PEC, ultima modifica di M.R., 22/08/2025".
fn proof(lang: Lang, dossier: &Dossier, journal: &Journal, record: &Record) -> String {
    let mut parts = Vec::new();
    if let Some(protocol) = &record.protocol {
        parts.push(format!("prot. {}", sanitized(protocol)));
    }
    if let Some(source) = record.source {
        parts.push(state::source(lang, source).to_owned());
    }
    // Nobody is named for what they did not write.
    if journal.is_outside(dossier, &Slot::Record(record.event.clone())) {
        let outside = lang.pick("scritta fuori da crono", "written outside crono");
        parts.push(outside.to_owned());
        return parts.join(", ");
    }
    let by = author(&record.stamp);
    let on = dates::full(record.stamp.at.date_naive());
    parts.push(match lang {
        Lang::It => format!("ultima modifica di {by}, {on}"),
        Lang::En => format!("last changed by {by}, {on}"),
    });
    parts.join(", ")
}

pub(super) fn first_day(lang: Lang, begun: Date) -> Reason {
    let text = lang.pick(
        "quello d'inizio non conta (art. 2963 c.c.)",
        "the starting day does not count (art. 2963 c.c.)",
    );
    let day = begun.succ_opt().unwrap_or(begun);
    Reason::new(
        lang.pick("Primo giorno", "First day"),
        text,
        with_weekday(lang, day),
    )
}

pub(super) fn limit(lang: Lang, limit: Option<Limit>) -> Reason {
    let head = lang.pick("Limite", "Limit");
    match limit {
        None => Reason::new(head, lang.pick("nessuno", "none"), ""),
        Some(limit @ Limit::Days(days)) => {
            let calendar = lang.pick("di calendario", "of the calendar");
            let text = format!("{} {calendar}", dates::limit(lang, limit));
            Reason::new(head, text, format!("+{days}"))
        }
        Some(limit) => {
            let same = lang.pick(
                "stesso numero di giorno (art. 2963 c.c.)",
                "same-numbered day (art. 2963 c.c.)",
            );
            let length = dates::limit(lang, limit);
            Reason::new(head, format!("{length}, {same}"), format!("+{length}"))
        }
    }
}

fn signed(days: i64) -> String {
    if days == 0 {
        "0".to_owned()
    } else {
        format!("{days:+}")
    }
}

pub(super) fn act(lang: Lang, dossier: &Dossier, step: &Step) -> Reason {
    match *step {
        Step::Extended { n, on, days, until } => {
            let on = dates::full(on);
            let text = match (lang, until.map(|until| with_weekday(lang, until))) {
                (Lang::It, None) => format!("n. {n}, concessa il {on}"),
                (Lang::En, None) => format!("no. {n}, granted on {on}"),
                (Lang::It, Some(until)) => format!("n. {n}, concessa il {on}, fino a {until}"),
                (Lang::En, Some(until)) => format!("no. {n}, granted on {on}, until {until}"),
            };
            let act = dossier.extension(n);
            let reason = act
                .and_then(|act| because(act.document.protocol.as_deref(), act.reason.as_deref()));
            Reason::new(lang.pick("Proroga", "Extension"), text, signed(days)).with(reason)
        }
        Step::Suspended {
            n,
            from,
            to,
            days,
            counts,
            part,
        } => {
            let (from_day, from) = (from, dates::full(from));
            let text = match (lang, to.map(dates::full)) {
                (Lang::It, Some(to)) => format!("n. {n}, da {from} a {to}"),
                (Lang::En, Some(to)) => format!("no. {n}, from {from} to {to}"),
                (Lang::It, None) => format!("n. {n}, da {from}, ancora aperta"),
                (Lang::En, None) => format!("no. {n}, from {from}, still open"),
            };
            let covered = to.is_some_and(|to| days_between(from_day, to) > days.into());
            let known = match (counts, covered) {
                (false, _) => Some(lang.pick(
                    "cominciata alla scadenza o dopo: non la sposta",
                    "it began on the due date or later: it does not move it",
                )),
                (true, true) => Some(lang.pick(
                    "i giorni che ha in comune con un'altra contano una volta",
                    "the days it shares with another count once",
                )),
                (true, false) => None,
            };
            let behind = match part {
                Part::First => None,
                Part::Further => Some(lang.pick(
                    "la stessa, dopo l'atto qui sopra",
                    "the same one, behind the act above",
                )),
                Part::Revived => Some(lang.pick(
                    "la stessa: con l'atto qui sopra il termine corre di nuovo, da allora lo ferma",
                    "the same one: with the act above the clock has time again, since then it stops it",
                )),
            };
            let act = dossier.suspension(n);
            let reason = act
                .and_then(|act| because(act.document.protocol.as_deref(), act.reason.as_deref()));
            let head = lang.pick("Sospensione", "Suspension");
            Reason::new(head, text, signed(days.into())).with(
                behind
                    .into_iter()
                    .chain(known)
                    .map(str::to_owned)
                    .chain(reason),
            )
        }
        Step::Stated {
            n, due, counted, ..
        } => {
            let text = match lang {
                Lang::It => format!("indicato alla ripresa della sospensione n. {n}"),
                Lang::En => format!("stated at the resumption of suspension no. {n}"),
            };
            let counted = with_weekday(lang, counted);
            let beside = match lang {
                Lang::It => format!("vale al posto del calcolo, che darebbe {counted}"),
                Lang::En => format!("it stands instead of the sum, which would give {counted}"),
            };
            let head = lang.pick("Nuovo termine", "New term");
            Reason::new(head, text, with_weekday(lang, due)).with([beside])
        }
    }
}

/// "prot. 4410/2025: fornitura dei testi in ritardo".
fn because(protocol: Option<&str>, reason: Option<&str>) -> Option<String> {
    let protocol = protocol.map(|protocol| format!("prot. {}", sanitized(protocol)));
    let reason = reason.map(|reason| sanitized(reason).into_owned());
    let parts: Vec<String> = protocol.into_iter().chain(reason).collect();
    (!parts.is_empty()).then(|| parts.join(": "))
}

pub(super) fn last_day(lang: Lang, begun: Date, why: &Why) -> Reason {
    let head = lang.pick("Ultimo giorno", "Last day");
    let left = why.status.days_left().unwrap_or_default();
    let stands = why.status.state() == State::Suspended;
    let Some(last) = why.last.filter(|_| !stands) else {
        let text = match lang {
            Lang::It => format!("sospeso: {} dalla ripresa", count::remain(lang, left)),
            Lang::En => format!(
                "suspended: {} from the resumption",
                count::remain(lang, left)
            ),
        };
        return Reason::new(head, text, "");
    };
    let begun = dates::full(begun);
    let extra = why.sum.as_ref().map_or(0, |sum| sum.extra);
    let length = length(lang, why.status.limit, extra);
    Reason::new(
        head,
        format!("{begun} + {length}"),
        with_weekday(lang, last),
    )
}

/// A limit with the days on top of it, as it stands in a sum: "75", "2 mesi + 15".
pub(super) fn length(lang: Lang, limit: Option<Limit>, extra: i64) -> String {
    match limit {
        Some(Limit::Days(days)) => (i64::from(days) + extra).to_string(),
        Some(limit) if extra == 0 => dates::limit(lang, limit),
        Some(limit) => format!(
            "{} {} {}",
            dates::limit(lang, limit),
            if extra < 0 { '-' } else { '+' },
            extra.abs()
        ),
        None => String::new(),
    }
}

/// What the last-day rules make of the last day, where it is a holiday for any.
pub(super) fn holiday(lang: Lang, why: &Why) -> Option<Reason> {
    let deadline = why.status.deadline()?;
    let (nominal, in_force, civil) = (why.last?, deadline.due, deadline.civil);
    let head = lang.pick("Festivo", "Holiday");
    if nominal == in_force && nominal == civil {
        let text = lang.pick("non è festivo", "not a holiday");
        return Some(Reason::new(head, text, ""));
    }
    let rule = setting::last_day(lang, why.rule);
    let text = match lang {
        Lang::It => format!("regola in uso: {rule}"),
        Lang::En => format!("rule in use: {rule}"),
    };
    let civil_day = with_weekday(lang, civil);
    let counted = if why.civil_counts_otherwise {
        lang.pick(
            ", anche perché allora le sospensioni contano diversamente",
            ", also because suspensions then count otherwise",
        )
    } else {
        ""
    };
    let otherwise = (civil != in_force).then(|| match lang {
        Lang::It => format!("se vale l'art. 1187 c.c.: {civil_day}{counted}"),
        Lang::En => format!("if art. 1187 c.c. applies: {civil_day}{counted}"),
    });
    Some(Reason::new(head, text, with_weekday(lang, in_force)).with(otherwise))
}

/// How far it has come, or how it ended.
pub(super) fn now(lang: Lang, status: &ClockStatus, today: Date) -> Reason {
    let used = count::used(lang, status.elapsed().unwrap_or_default(), status.allowed());
    let gross = status
        .gross
        .filter(|gross| Some(*gross) != status.elapsed());
    let gross = gross.map(|gross| match lang {
        Lang::It => format!(" ({gross} lordi)"),
        Lang::En => format!(" ({gross} gross)"),
    });
    let left = match (status.state(), status.days_left()) {
        (State::Suspended, Some(left)) => Some(count::remain(lang, left)),
        (_, Some(left)) => Some(count::countdown(lang, left)),
        (_, None) => status.margin().map(|margin| count::margin(lang, margin)),
    };
    let left = left.map(|left| format!(", {left}")).unwrap_or_default();
    let (head, day) = match status.end() {
        Some(end) => (lang.pick("Fine", "End"), end),
        None => (lang.pick("Oggi", "Today"), today),
    };
    let text = format!("{used}{}{left}", gross.unwrap_or_default());
    Reason::new(head, text, with_weekday(lang, day))
}

pub(super) fn not_started(lang: Lang, dossier: &Dossier, why: &Why) -> Reason {
    let noun = event::noun(lang, dossier, &why.start.event);
    let text = match lang {
        Lang::It => format!("non avviato: aspetta {noun}"),
        Lang::En => format!("not started: it waits for {noun}"),
    };
    Reason::new(lang.pick("Oggi", "Today"), text, "")
}

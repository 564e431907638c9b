//! The steps of the sum, one function each.

use std::fmt::Display;

use crate::assess::{ClockStatus, Part, Point, State, Step, Why};
use crate::calendar::{Date, Limit, days_between};
use crate::record::{Dossier, Journal, Record, Slot};
use crate::say;
use crate::words::audit::put_there;
use crate::words::change::author;
use crate::words::dates::{self, with_weekday};
use crate::words::event::{self, label};
use crate::words::sanitize::sanitized;
use crate::words::{Lang, count, setting, state};

use super::reason::Reason;

pub(super) fn start(lang: Lang, dossier: &Dossier, journal: &Journal, point: &Point) -> Reason {
    let name = label(lang, dossier, &point.event);
    let head = start_word(lang);
    match point.date {
        None => Reason::new(head, name, not_yet(lang)),
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
        parts.push(put_there(lang).to_owned());
        return parts.join(", ");
    }
    let by = author(&record.stamp);
    let on = dates::full(record.stamp.at.date_naive());
    parts.push(last_changed_by(lang, &by, &on));
    parts.join(", ")
}

pub(super) fn first_day(lang: Lang, begun: Date) -> Reason {
    let text = starting_day_does_not_count(lang);
    let day = begun.succ_opt().unwrap_or(begun);
    Reason::new(first_day_label(lang), text, with_weekday(lang, day))
}

pub(super) fn limit(lang: Lang, limit: Option<Limit>) -> Reason {
    let head = limit_word(lang);
    match limit {
        None => Reason::new(head, none_word(lang), ""),
        Some(limit @ Limit::Days(days)) => {
            let calendar = of_the_calendar(lang);
            let text = format!("{} {calendar}", dates::limit(lang, limit));
            Reason::new(head, text, format!("+{days}"))
        }
        Some(limit) => {
            let same = same_numbered_day_art_2963(lang);
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
            let until = until.map(|until| with_weekday(lang, until));
            let text = granted_on(lang, n, &on, until.as_deref());
            let act = dossier.extension(n);
            let reason = act
                .and_then(|act| because(act.document.protocol.as_deref(), act.reason.as_deref()));
            Reason::new(extension(lang), text, signed(days)).with(reason)
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
            let end = to.map(dates::full);
            let text = suspended_from(lang, n, &from, end.as_deref());
            let covered = to.is_some_and(|to| days_between(from_day, to) > days.into());
            let known = match (counts, covered) {
                (false, _) => Some(it_began_on_due_date(lang)),
                (true, true) => Some(days_it_shares_with_another(lang)),
                (true, false) => None,
            };
            let behind = match part {
                Part::First => None,
                Part::Further => Some(same_one_behind_act_above(lang)),
                Part::Revived => Some(same_one_with_act_above(lang)),
            };
            let act = dossier.suspension(n);
            let reason = act
                .and_then(|act| because(act.document.protocol.as_deref(), act.reason.as_deref()));
            let head = suspension(lang);
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
            let text = stated_at_resumption_suspension_no(lang, n);
            let counted = with_weekday(lang, counted);
            let beside = it_stands_instead_sum_which(lang, &counted);
            let head = new_term(lang);
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
    let head = last_day_label(lang);
    let left = why.status.days_left().unwrap_or_default();
    let stands = why.status.state() == State::Suspended;
    let Some(last) = why.last.filter(|_| !stands) else {
        let text = suspended_with(lang, &count::remain(lang, left));
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
    let head = holiday_word(lang);
    if nominal == in_force && nominal == civil {
        let text = not_holiday(lang);
        return Some(Reason::new(head, text, ""));
    }
    let rule = setting::last_day(lang, why.rule);
    let text = rule_in_use(lang, rule);
    let civil_day = with_weekday(lang, civil);
    let counted = if why.civil_counts_otherwise {
        also_because_suspensions_then_count(lang)
    } else {
        ""
    };
    let otherwise = (civil != in_force).then(|| if_art_1187_c_c(lang, &civil_day, counted));
    Some(Reason::new(head, text, with_weekday(lang, in_force)).with(otherwise))
}

/// How far it has come, or how it ended.
pub(super) fn now(lang: Lang, status: &ClockStatus, today: Date) -> Reason {
    let used = count::used(lang, status.elapsed().unwrap_or_default(), status.allowed());
    let gross = status
        .gross
        .filter(|gross| Some(*gross) != status.elapsed());
    let gross = gross.map(|gross| in_gross(lang, gross));
    let left = match (status.state(), status.days_left()) {
        (State::Suspended, Some(left)) => Some(count::remain(lang, left)),
        (_, Some(left)) => Some(count::countdown(lang, left)),
        (_, None) => status.margin().map(|margin| count::margin(lang, margin)),
    };
    let left = left.map(|left| format!(", {left}")).unwrap_or_default();
    let (head, day) = match status.end() {
        Some(end) => (end_word(lang), end),
        None => (today_word(lang), today),
    };
    let text = format!("{used}{}{left}", gross.unwrap_or_default());
    Reason::new(head, text, with_weekday(lang, day))
}

pub(super) fn not_started(lang: Lang, dossier: &Dossier, why: &Why) -> Reason {
    let noun = event::noun(lang, dossier, &why.start.event);
    let text = not_started_it_waits_for(lang, &noun);
    Reason::new(today_word(lang), text, "")
}

say! {
    fn start_word(lang) -> &str it "Inizio" en "Start";
    fn not_yet(lang) -> &str it "non ancora" en "not yet";
    fn starting_day_does_not_count(lang) -> &str
        it "quello d'inizio non conta (art. 2963 c.c.)"
        en "the starting day does not count (art. 2963 c.c.)";
    fn first_day_label(lang) -> &str it "Primo giorno" en "First day";
    fn limit_word(lang) -> &str it "Limite" en "Limit";
    fn none_word(lang) -> &str it "nessuno" en "none";
    fn of_the_calendar(lang) -> &str it "di calendario" en "of the calendar";
    fn same_numbered_day_art_2963(lang) -> &str
        it "stesso numero di giorno (art. 2963 c.c.)"
        en "same-numbered day (art. 2963 c.c.)";
    fn extension(lang) -> &str it "Proroga" en "Extension";
    fn it_began_on_due_date(lang) -> &str
        it "cominciata alla scadenza o dopo: non la sposta"
        en "it began on the due date or later: it does not move it";
    fn days_it_shares_with_another(lang) -> &str
        it "i giorni che ha in comune con un'altra contano una volta"
        en "the days it shares with another count once";
    fn same_one_behind_act_above(lang) -> &str
        it "la stessa, dopo l'atto qui sopra"
        en "the same one, behind the act above";
    fn same_one_with_act_above(lang) -> &str
        it "la stessa: con l'atto qui sopra il termine corre di nuovo, da allora lo ferma"
        en "the same one: with the act above the clock has time again, since then it stops it";
    fn suspension(lang) -> &str it "Sospensione" en "Suspension";
    fn new_term(lang) -> &str it "Nuovo termine" en "New term";
    fn last_day_label(lang) -> &str it "Ultimo giorno" en "Last day";
    fn holiday_word(lang) -> &str it "Festivo" en "Holiday";
    fn not_holiday(lang) -> &str it "non è festivo" en "not a holiday";
    fn also_because_suspensions_then_count(lang) -> &str
        it ", anche perché allora le sospensioni contano diversamente"
        en ", also because suspensions then count otherwise";
    fn end_word(lang) -> &str it "Fine" en "End";
    fn today_word(lang) -> &str it "Oggi" en "Today";
    fn last_changed_by(lang, by: impl Display, on: impl Display)
        it "ultima modifica di {by}, {on}"
        en "last changed by {by}, {on}";
    fn stated_at_resumption_suspension_no(lang, n: impl Display)
        it "indicato alla ripresa della sospensione n. {n}"
        en "stated at the resumption of suspension no. {n}";
    fn it_stands_instead_sum_which(lang, counted: impl Display)
        it "vale al posto del calcolo, che darebbe {counted}"
        en "it stands instead of the sum, which would give {counted}";
    fn rule_in_use(lang, rule: impl Display) it "regola in uso: {rule}" en "rule in use: {rule}";
    fn if_art_1187_c_c(lang, civil_day: impl Display, counted: impl Display)
        it "se vale l'art. 1187 c.c.: {civil_day}{counted}"
        en "if art. 1187 c.c. applies: {civil_day}{counted}";
    fn in_gross(lang, gross: impl Display) it " ({gross} lordi)" en " ({gross} gross)";
    fn not_started_it_waits_for(lang, noun: impl Display)
        it "non avviato: aspetta {noun}"
        en "not started: it waits for {noun}";

    fn granted_on(lang, n: u32, on: &str, until: Option<&str>) match until {
        None => it "n. {n}, concessa il {on}" en "no. {n}, granted on {on}";
        Some(until) =>
            it "n. {n}, concessa il {on}, fino a {until}"
            en "no. {n}, granted on {on}, until {until}";
    }

    fn suspended_from(lang, n: u32, from: &str, to: Option<&str>) match to {
        Some(to) => it "n. {n}, da {from} a {to}" en "no. {n}, from {from} to {to}";
        None => it "n. {n}, da {from}, ancora aperta" en "no. {n}, from {from}, still open";
    }

    fn suspended_with(lang, left: &str)
        it "sospeso: {left} dalla ripresa"
        en "suspended: {left} from the resumption";
}

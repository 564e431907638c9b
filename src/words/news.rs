//! What others did since somebody last looked: one line at the start, and the head of the journal.

use std::fmt::Display;

use crate::say;
use chrono::{DateTime, Datelike as _, FixedOffset};

use crate::calendar::Date;
use crate::record::{Dossier, Entry};

use super::command::changes;
use super::sanitize::{fit, sanitized};
use super::saved::by_somebody_else;
use super::{Lang, dates};

/// So many people are named; of more, two are, and the others are counted.
const NAMED: usize = 3;
/// The most columns a name takes in the line.
const NAME: usize = 20;

/// "3 modifiche di M.R. e G.T. da gio 21/08 09:52: con l le vedi"; a single one is described itself:
/// "M.R. ha registrato: Formazione conclusa, ven 10/10/2025." `None` without any.
#[must_use]
pub fn since(
    lang: Lang,
    dossier: &Dossier,
    new: &[&Entry],
    looked: DateTime<FixedOffset>,
    today: Date,
) -> Option<String> {
    let n = match new {
        [] => return None,
        [entry] => return Some(by_somebody_else(lang, dossier, entry)),
        new => new.len(),
    };
    let (who, when) = (authors(lang, new), instant(lang, looked, today));
    Some(changes_since(lang, n, &who, &when))
}

/// "11 modifiche, 3 nuove (»)": the sign stands before each that is.
#[must_use]
pub fn how_many(lang: Lang, entries: usize, new: usize) -> String {
    let all = changes(lang, entries);
    so_many_new(lang, &all, new)
}

/// What stands before a change that is new.
pub const SIGN: &str = "»";

/// The names, each once, in the order in which they first wrote.
fn authors(lang: Lang, entries: &[&Entry]) -> String {
    let mut names: Vec<String> = Vec::new();
    for entry in entries {
        let name = fit(&sanitized(&entry.stamp.by), NAME);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.len() > NAMED {
        let others = names.len() - 2;
        names.truncate(2);
        names.push(other_people(lang, others));
    }
    let and = and(lang);
    match names.split_last() {
        Some((last, first)) if !first.is_empty() => format!("{}{and}{last}", first.join(", ")),
        _ => names.concat(),
    }
}

/// "gio 21/08 09:52", with its year where it is another than today's.
pub(super) fn instant(lang: Lang, at: DateTime<FixedOffset>, today: Date) -> String {
    let date = at.date_naive();
    let day = if date.year() == today.year() {
        dates::weekday_day_month(lang, date)
    } else {
        dates::with_weekday(lang, date)
    };
    format!("{day} {}", at.format("%H:%M"))
}

say! {
    fn and(lang) -> &str it " e " en " and ";
    fn changes_since(lang, n: impl Display, who: impl Display, when: impl Display)
        it "{n} modifiche di {who} da {when}: con l le vedi"
        en "{n} changes by {who} since {when}: l shows them";
    fn other_people(lang, others: impl Display) it "altri {others}" en "{others} others";

    fn so_many_new(lang, all: &str, new: usize) match new {
        1 => it "{all}, {new} nuova ({SIGN})" en "{all}, {new} new ({SIGN})";
        _ => it "{all}, {new} nuove ({SIGN})" en "{all}, {new} new ({SIGN})";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{SHIPPED_DEFAULT, shipped};
    use crate::record::{Draft, Expected, Journal, Proposal, ProposalContext, Stamp};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// A dossier on which each of these people recorded a date.
    fn written_by(people: &[&str]) -> (Dossier, Journal) {
        let mut dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        let mut journal = Journal::default();
        let events = ["award", "contract_signed", "plan_delivered", "test_release"];
        for (by, event) in people.iter().zip(events) {
            let stamp = Stamp {
                by: (*by).to_owned(),
                login: by.to_lowercase(),
                at: "2025-08-22T10:00:00+02:00".parse().unwrap(),
            };
            let proposal = Proposal::Record {
                event: event.parse().unwrap(),
                draft: Draft::on(day("2025-08-20")),
                keep: false,
                expected: Expected::Anything,
            };
            let context = ProposalContext {
                dossier: &dossier,
                journal: &journal,
                stamp: &stamp,
                reason: None,
            };
            let change = proposal.change(context).unwrap().unwrap();
            dossier.apply(&change).unwrap();
            journal.append(change, stamp, None, Vec::new());
        }
        (dossier, journal)
    }

    fn line(lang: Lang, people: &[&str], today: &str) -> Option<String> {
        let (dossier, journal) = written_by(people);
        let new: Vec<&Entry> = journal.entries().iter().collect();
        let looked = "2025-08-21T09:52:00+02:00".parse().unwrap();
        since(lang, &dossier, &new, looked, day(today))
    }

    #[test]
    fn nothing_new_is_no_line_and_one_change_is_told_itself() {
        assert_eq!(line(Lang::It, &[], "2025-08-29"), None);
        for (lang, told) in [
            (
                Lang::It,
                "M.R. (m.r.) ha registrato: Aggiudicazione, mer 20/08/2025.",
            ),
            (Lang::En, "M.R. (m.r.) recorded: Award, Wed 20/08/2025."),
        ] {
            assert_eq!(line(lang, &["M.R."], "2025-08-29").as_deref(), Some(told));
        }
    }

    #[test]
    fn more_changes_are_counted_and_everybody_is_named_once() {
        for (people, it, en) in [
            (
                &["M.R.", "M.R."][..],
                "2 modifiche di M.R. da",
                "2 changes by M.R. since",
            ),
            (
                &["M.R.", "G.T.", "M.R."],
                "3 modifiche di M.R. e G.T. da",
                "3 changes by M.R. and G.T. since",
            ),
            (
                &["M.R.", "G.T.", "A.B."],
                "3 modifiche di M.R., G.T. e A.B. da",
                "3 changes by M.R., G.T. and A.B. since",
            ),
            (
                &["M.R.", "G.T.", "A.B.", "C.D."],
                "4 modifiche di M.R., G.T. e altri 2 da",
                "4 changes by M.R., G.T. and 2 others since",
            ),
        ] {
            let (it, en) = (
                format!("{it} gio 21/08 09:52: con l le vedi"),
                format!("{en} Thu 21/08 09:52: l shows them"),
            );
            assert_eq!(line(Lang::It, people, "2025-08-29"), Some(it));
            assert_eq!(line(Lang::En, people, "2025-08-29"), Some(en));
        }
    }

    #[test]
    fn another_year_is_said() {
        let told = line(Lang::It, &["M.R.", "M.R."], "2026-01-02").unwrap();
        assert!(told.contains("da gio 21/08/2025 09:52:"), "{told}");
    }

    #[test]
    fn names_are_harmless_and_leave_room_for_the_key() {
        let long = "x".repeat(300);
        let told = line(Lang::It, &["a\u{1b}[2J\u{202e}", &long], "2025-08-29").unwrap();
        let short = format!("{}…", "x".repeat(NAME - 1));
        let all = format!("2 modifiche di a�[2J� e {short} da gio 21/08 09:52: con l le vedi");
        assert_eq!(told, all);
    }

    #[test]
    fn the_head_counts_the_new_ones() {
        for (lang, all, new, said) in [
            (Lang::It, 1, 1, "1 modifica, 1 nuova (»)"),
            (Lang::It, 11, 3, "11 modifiche, 3 nuove (»)"),
            (Lang::En, 1, 1, "1 change, 1 new (»)"),
            (Lang::En, 11, 3, "11 changes, 3 new (»)"),
        ] {
            assert_eq!(how_many(lang, all, new), said);
        }
    }
}

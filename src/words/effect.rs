//! What a change does to the clocks, in words: before it is saved and in the one line after.

use crate::assess::{ClockEffect, ClockStatus, Course, Preview, State, TermEffect};
use crate::plan::{Event, Plan, Role};
use crate::record::{Change, Dossier, Edit, Entry, Op};

use super::change::{self, author};
use super::dates::{self, with_weekday};
use super::event::{self, capitalised, clock, label, noun, number, place, term};
use super::shown::shown;
use super::{Lang, count, state};

/// How many words an effect may take.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A line of its own, with the name first: "fase 3: rispettato, 84 giorni su 90".
    Line,
    /// A sentence among others: "Fase 3 rispettato, 84 su 90."
    Sentence,
}

/// What happens to one clock: "fase 3: rispettato, 84 giorni su 90".
#[must_use]
pub fn clock_effect(lang: Lang, plan: &Plan, effect: &ClockEffect) -> String {
    let name = clock(lang, plan, &effect.clock().key);
    format!("{name}: {}", happens(lang, effect, Form::Line))
}

/// What happens to one term: "fase 8: attivo fino al gio 31/12/2030 compreso".
#[must_use]
pub fn term_effect(lang: Lang, plan: &Plan, effect: &TermEffect) -> String {
    let name = term(lang, plan, &plan.terms[effect.after.index].id);
    format!("{name}: {}", term_happens(lang, effect))
}

/// Everything a change does, one line for each clock and term.
#[must_use]
pub fn effects(lang: Lang, preview: &Preview) -> Vec<String> {
    let plan = &preview.dossier.plan;
    let clocks = preview
        .clocks
        .iter()
        .filter(|effect| shows(effect))
        .map(|effect| clock_effect(lang, plan, effect));
    let terms = preview
        .terms
        .iter()
        .map(|effect| term_effect(lang, plan, effect));
    clocks.chain(terms).collect()
}

/// The same in one line of sentences, informative clocks left out: "Fase 3 rispettato, 84 su 90."
#[must_use]
pub fn effects_in_short(lang: Lang, preview: &Preview) -> String {
    let plan = &preview.dossier.plan;
    let counted = preview
        .clocks
        .iter()
        .filter(|effect| !effect.clock().informative && shows(effect));
    let clocks = counted.map(|effect| {
        let (key, phase) = (&effect.clock().key, effect.clock().phase);
        let name = clock(lang, plan, key);
        // A label is not the subject of the sentence: its gender may be any.
        let is_label = key.n.is_none() && name != event::phase(lang, phase);
        let colon = if is_label { ":" } else { "" };
        let what = happens(lang, effect, Form::Sentence);
        format!("{}{colon} {what}.", capitalised(&name))
    });
    let terms = preview.terms.iter().map(|effect| {
        let name = term(lang, plan, &plan.terms[effect.after.index].id);
        format!("{} {}.", capitalised(&name), term_happens(lang, effect))
    });
    clocks.chain(terms).collect::<Vec<_>>().join(" ")
}

/// Whether there is anything to say: another holiday-rule date alone, or another number of parts of
/// a clock that has not begun, is not.
fn shows(effect: &ClockEffect) -> bool {
    let (Some(before), Some(after)) = (&effect.before, &effect.after) else {
        return true;
    };
    before.state() != after.state()
        || before.elapsed() != after.elapsed()
        || before.limit != after.limit
        || before.open_due() != after.open_due()
        || before.is_open() && before.parts != after.parts
}

fn happens(lang: Lang, effect: &ClockEffect, form: Form) -> String {
    match (&effect.before, &effect.after) {
        (_, None) => lang.pick("non c'è più", "is gone").to_owned(),
        (before, Some(after)) => {
            let before = before.as_ref();
            match after.course {
                Course::NotStarted => not_started(lang, before, after),
                Course::Open { .. } => opened(lang, before, after),
                Course::Closed { .. } => closed(lang, before, after, form),
            }
        }
    }
}

fn not_started(lang: Lang, before: Option<&ClockStatus>, after: &ClockStatus) -> String {
    if before.is_some_and(|before| before.course != Course::NotStarted) {
        return lang
            .pick("torna non avviato", "is not started again")
            .to_owned();
    }
    let limit = |clock: &ClockStatus| match clock.limit {
        Some(limit) => dates::limit(lang, limit),
        None => lang.pick("nessuno", "none").to_owned(),
    };
    let now = limit(after);
    match (lang, before.map(limit).filter(|was| *was != now)) {
        (Lang::It, Some(was)) => format!("limite {now}, non più {was}"),
        (Lang::En, Some(was)) => format!("limit {now}, no longer {was}"),
        (_, None) => state::state(lang, State::NotStarted).to_owned(),
    }
}

/// The due date of an open clock, or that it has none.
fn open_until(lang: Lang, clock: &ClockStatus) -> String {
    match (clock.open_due(), clock.days_left()) {
        (Some(due), Some(left)) if left < 0 => {
            format!(
                "{}, {}",
                count::countdown(lang, left),
                count::due(lang, due, left)
            )
        }
        (Some(due), Some(left)) => count::due(lang, due, left),
        _ => lang.pick("senza termine", "no limit").to_owned(),
    }
}

fn opened(lang: Lang, before: Option<&ClockStatus>, after: &ClockStatus) -> String {
    let until = open_until(lang, after);
    let Some(before) = before else {
        // A request that has just been opened says how it was counted.
        return match after.limit {
            Some(limit) => format!("{until} ({})", dates::limit(lang, limit)),
            None => until,
        };
    };
    match before.course {
        Course::NotStarted => format!("{}, {until}", lang.pick("parte", "starts")),
        Course::Closed { .. } => format!("{}, {until}", lang.pick("riaperto", "open again")),
        Course::Open { .. } => still_open(lang, before, after, until),
    }
}

fn still_open(lang: Lang, before: &ClockStatus, after: &ClockStatus, until: String) -> String {
    if before.open_due() != after.open_due() {
        return match (lang, before.open_due().map(|was| with_weekday(lang, was))) {
            (Lang::It, Some(was)) => format!("{until}, non {was}"),
            (Lang::En, Some(was)) => format!("{until}, not {was}"),
            (_, None) => until,
        };
    }
    let (was, is) = (before.state(), after.state());
    if was != is {
        return between(lang, state::state(lang, was), state::state(lang, is));
    }
    match (lang, before.parts, after.parts) {
        (Lang::It, Some(was), Some(now)) if was.total != now.total => {
            format!(
                "voci {}/{}, non più {}/{}",
                now.done, now.total, was.done, was.total
            )
        }
        (Lang::En, Some(was), Some(now)) if was.total != now.total => {
            format!(
                "items {}/{}, no longer {}/{}",
                now.done, now.total, was.done, was.total
            )
        }
        (_, None, Some(now)) => {
            format!("{} {}/{}", lang.pick("voci", "items"), now.done, now.total)
        }
        (Lang::It, was, Some(now)) if was != after.parts => {
            format!("{} di {} fatti", now.done, now.total)
        }
        (Lang::En, was, Some(now)) if was != after.parts => {
            format!("{} of {} done", now.done, now.total)
        }
        _ => until,
    }
}

fn between(lang: Lang, was: &str, is: &str) -> String {
    match lang {
        Lang::It => format!("da {was} a {is}"),
        Lang::En => format!("from {was} to {is}"),
    }
}

fn closed(lang: Lang, before: Option<&ClockStatus>, after: &ClockStatus, form: Form) -> String {
    let used = |clock: &ClockStatus| {
        let elapsed = clock.elapsed().unwrap_or_default();
        match form {
            Form::Line => count::used(lang, elapsed, clock.limit),
            Form::Sentence => count::used_short(lang, elapsed, clock.limit),
        }
    };
    let word = |clock: &ClockStatus| state::state(lang, clock.state());
    let was = before.filter(|before| before.end().is_some() && before.state() != after.state());
    let verdict = match was {
        Some(was) => {
            let short = |clock: &ClockStatus| {
                let elapsed = clock.elapsed().unwrap_or_default();
                format!(
                    "{} ({})",
                    word(clock),
                    count::used_short(lang, elapsed, clock.limit)
                )
            };
            between(lang, &short(was), &short(after))
        }
        None => format!("{}, {}", word(after), used(after)),
    };
    match marks(lang, after) {
        Some(marks) => format!("{verdict}, {marks}"),
        None => verdict,
    }
}

/// What is to be known beside a verdict: the holiday rule, or dates worth a second look.
#[must_use]
pub fn marks(lang: Lang, clock: &ClockStatus) -> Option<&'static str> {
    if clock.ended_before_start() {
        Some(lang.pick(
            "concluso prima dell'avvio: date da verificare",
            "ended before start: check the dates",
        ))
    } else if clock.in_time_if_holiday_rule() {
        Some(lang.pick(
            "nei termini se vale la proroga festiva",
            "in time if the holiday rule applies",
        ))
    } else {
        None
    }
}

fn term_happens(lang: Lang, effect: &TermEffect) -> String {
    let after = &effect.after;
    let Some(through) = after.through.map(|through| with_weekday(lang, through)) else {
        return lang
            .pick("torna non avviato", "is not started again")
            .to_owned();
    };
    match (lang, after.state) {
        (Lang::It, State::Ended) => format!("terminato il {through}"),
        (Lang::En, State::Ended) => format!("ended on {through}"),
        (Lang::It, _) => format!("attivo fino al {through} compreso"),
        (Lang::En, _) => format!("active through {through}"),
    }
}

/// The one line after a save: "Salvato: Verifica della migrazione, ven 29/08/2025. Fase 3
/// rispettato, 84 su 90." For a request its number is the first integer of the line.
#[must_use]
pub fn saved(lang: Lang, dossier: &Dossier, change: &Change, preview: &Preview) -> String {
    let head = match change.op {
        Op::Undo => undone(lang, dossier, &change.edits),
        Op::Redo => redone(lang, dossier, &change.edits),
        op => match change.edits.first() {
            Some(edit) => format!("{}: {}.", verb(lang, op), what(lang, dossier, edit)),
            None => nothing_changed(lang).to_owned(),
        },
    };
    match effects_in_short(lang, preview) {
        effects if effects.is_empty() => head,
        effects => format!("{head} {effects}"),
    }
}

/// What the line begins with, by what was done.
fn verb(lang: Lang, op: Op) -> &'static str {
    match op {
        Op::Correct => lang.pick("Corretto", "Corrected"),
        Op::Clear => lang.pick("Data tolta", "Date taken back"),
        Op::ItemAdd => lang.pick("Aggiunta", "Added"),
        Op::ItemDrop => lang.pick("Tolta", "Dropped"),
        Op::RequestOpen => lang.pick("Aperta", "Opened"),
        Op::Set => lang.pick("Impostato", "Set"),
        Op::Record | Op::Amend | Op::Note | Op::Undo | Op::Redo => lang.pick("Salvato", "Saved"),
    }
}

/// What an edit wrote: the event with its date, the item, the note, the value.
#[must_use]
pub fn what(lang: Lang, dossier: &Dossier, edit: &Edit) -> String {
    match edit {
        Edit::Record {
            event,
            before,
            after,
        } => {
            let name = match dossier.plan.role(event) {
                Ok(Role::Request(register, n)) if before.is_none() => {
                    let side = shown(state::text(lang, &register.request.label));
                    format!("{}, {side}", number(lang, n))
                }
                _ => label(lang, dossier, event),
            };
            let was = before.as_ref().map(|was| with_weekday(lang, was.date));
            let now = after.as_ref().map(|now| with_weekday(lang, now.date));
            match (lang, was, now) {
                (Lang::It, Some(was), None) => format!("{name}, era {was}"),
                (Lang::En, Some(was), None) => format!("{name}, was {was}"),
                (Lang::It, Some(was), Some(now)) if was != now => {
                    format!("{name}, {now} (era {was})")
                }
                (Lang::En, Some(was), Some(now)) if was != now => {
                    format!("{name}, {now} (was {was})")
                }
                (_, _, Some(now)) => format!("{name}, {now}"),
                (_, None, None) => name,
            }
        }
        Edit::Item { before, after } => match after.as_ref().or(before.as_ref()) {
            Some(item) => {
                let of = event::milestone(lang, &dossier.plan, &item.milestone);
                format!("{of}: {}", shown(item.name()))
            }
            None => lang.pick("voce", "item").to_owned(),
        },
        Edit::Request { .. } => change::edit(lang, dossier, edit),
        Edit::Note { before, after } => match after.as_ref().or(before.as_ref()) {
            Some(note) => {
                format!(
                    "{}, {}",
                    lang.pick("nota", "note"),
                    place(lang, dossier, &note.place)
                )
            }
            None => lang.pick("nota", "note").to_owned(),
        },
        Edit::Setting { key, before, after } => {
            let value = |value: &Option<String>| {
                value
                    .as_deref()
                    .map_or("none".to_owned(), |text| shown(text).into_owned())
            };
            let was = lang.pick("era", "was");
            format!("{key} = {} ({was} {})", value(after), value(before))
        }
    }
}

/// The line after an undo: "Annullato: Verifica della migrazione torna senza data." The edits are
/// those of the undo, which begins with what the change did last.
#[must_use]
pub fn undone(lang: Lang, dossier: &Dossier, edits: &[Edit]) -> String {
    let Some(edit) = edits.last() else {
        return nothing_changed(lang).to_owned();
    };
    let back = match edit {
        Edit::Record { event, after, .. } => {
            let name = label(lang, dossier, event);
            match (
                lang,
                after.as_ref().map(|record| with_weekday(lang, record.date)),
            ) {
                (Lang::It, None) => format!("{name} torna senza data"),
                (Lang::En, None) => format!("{name} has no date again"),
                (Lang::It, Some(date)) => format!("{name} torna a {date}"),
                (Lang::En, Some(date)) => format!("{name} is {date} again"),
            }
        }
        Edit::Setting { key, after, .. } => {
            let value = shown(after.as_deref().unwrap_or("none"));
            match lang {
                Lang::It => format!("{key} torna {value}"),
                Lang::En => format!("{key} is {value} again"),
            }
        }
        Edit::Item { .. } | Edit::Request { .. } | Edit::Note { .. } => {
            change::edit(lang, dossier, edit)
        }
    };
    format!("{}: {back}.", lang.pick("Annullato", "Undone"))
}

/// The line after a redo: "Ripetuto: Verifica della migrazione, ven 29/08/2025."
#[must_use]
pub fn redone(lang: Lang, dossier: &Dossier, edits: &[Edit]) -> String {
    match edits.first() {
        Some(edit) => {
            format!(
                "{}: {}.",
                lang.pick("Ripetuto", "Done again"),
                what(lang, dossier, edit)
            )
        }
        None => nothing_changed(lang).to_owned(),
    }
}

/// That the value was there already.
#[must_use]
pub const fn nothing_changed(lang: Lang) -> &'static str {
    lang.pick(
        "Niente è cambiato: era già così.",
        "Nothing changed: it was so already.",
    )
}

/// What somebody else did to the file meanwhile: "M.R. ha registrato: Formazione conclusa, ven
/// 10/10/2025."
#[must_use]
pub fn by_somebody_else(lang: Lang, dossier: &Dossier, entry: &Entry) -> String {
    let did = match entry.op {
        Op::Record | Op::Amend => lang.pick("ha registrato", "recorded"),
        Op::Correct => lang.pick("ha corretto", "corrected"),
        Op::Clear => lang.pick("ha tolto la data", "took back the date"),
        Op::ItemAdd => lang.pick("ha aggiunto", "added"),
        Op::ItemDrop => lang.pick("ha tolto", "dropped"),
        Op::RequestOpen => lang.pick("ha aperto", "opened"),
        Op::Note => lang.pick("ha scritto", "wrote"),
        Op::Set => lang.pick("ha impostato", "set"),
        Op::Undo => lang.pick("ha annullato", "undid"),
        Op::Redo => lang.pick("ha ripetuto", "did again"),
    };
    let edit = match entry.op {
        Op::Undo => entry.edits.last(),
        _ => entry.edits.first(),
    };
    let what = edit
        .map(|edit| what(lang, dossier, edit))
        .unwrap_or_default();
    format!("{} {did}: {what}.", author(&entry.stamp))
}

/// The question before an undo: "Annullare: Verifica della migrazione, ven 29/08/2025?"
#[must_use]
pub fn undo_question(lang: Lang, dossier: &Dossier, entry: &Entry) -> String {
    let what = entry
        .edits
        .first()
        .map(|edit| what(lang, dossier, edit))
        .unwrap_or_default();
    format!("{}: {what}?", lang.pick("Annullare", "Undo"))
}

/// What one event still needs, for hints: the event with its article.
#[must_use]
pub fn to_record(lang: Lang, dossier: &Dossier, event: &Event) -> String {
    format!(
        "{} {}",
        lang.pick("registrare", "record"),
        noun(lang, dossier, event)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::preview;
    use crate::calendar::Date;
    use crate::plan::{SHIPPED_DEFAULT, shipped};
    use crate::record::{Context, Draft, Expected, Journal, Proposal, Stamp};

    fn stamp() -> Stamp {
        let at = "2025-08-29T09:00:00+02:00".parse().unwrap();
        Stamp {
            by: "M.R.".into(),
            login: "rossi".into(),
            at,
        }
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// Makes one change after the other and gives the last with its preview.
    fn last(proposals: &[Proposal], today: &str) -> (Change, Preview) {
        let mut dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        let mut journal = Journal::default();
        let mut made = None;
        for proposal in proposals {
            let context = Context {
                dossier: &dossier,
                journal: &journal,
                stamp: &stamp(),
                reason: Some("protocollo"),
            };
            let change = proposal.change(context).unwrap().unwrap();
            let seen = preview(&dossier, &change, day(today)).unwrap();
            dossier = seen.dossier.clone();
            journal.append(change.clone(), stamp(), None, Vec::new());
            made = Some((change, seen));
        }
        made.unwrap()
    }

    fn record(event: &str, date: &str) -> Proposal {
        Proposal::Record {
            event: event.parse().unwrap(),
            draft: Draft::on(day(date)),
            keep: true,
            expected: Expected::Anything,
        }
    }

    fn line(lang: Lang, proposals: &[Proposal], today: &str) -> (String, Vec<String>) {
        let (change, preview) = last(proposals, today);
        (
            saved(lang, &preview.dossier, &change, &preview),
            effects(lang, &preview),
        )
    }

    #[test]
    fn a_save_says_what_and_what_became_of_the_clock() {
        let changes = [
            record("test_release", "2025-06-06"),
            record("migration_verified", "2025-08-29"),
        ];
        let (line, effects) = line(Lang::It, &changes, "2025-08-29");
        assert_eq!(
            line,
            "Salvato: Verifica della migrazione, ven 29/08/2025. Fase 3 rispettato, 84 su 90."
        );
        assert_eq!(effects, ["fase 3: rispettato, 84 giorni su 90"]);
        let (line, _) = super::tests::line(Lang::En, &changes, "2025-08-29");
        assert_eq!(
            line,
            "Saved: Migration verified, Fri 29/08/2025. Phase 3 met, 84 of 90."
        );
    }

    #[test]
    fn a_clock_that_starts_says_when_it_is_due() {
        let (_, effects) = line(
            Lang::It,
            &[record("migration_done", "2025-08-22")],
            "2025-08-29",
        );
        assert_eq!(effects, ["fase 4: parte, scade dom 21/09/2025"]);
    }

    #[test]
    fn a_correction_says_both_verdicts() {
        let changes = [
            record("contract_signed", "2025-02-06"),
            record("plan_delivered", "2025-02-17"),
            record("plan_delivered", "2025-02-14"),
        ];
        let (line, effects) = line(Lang::It, &changes, "2025-08-29");
        assert!(
            line.starts_with(
                "Corretto: Consegna piano di esecuzione, ven 14/02/2025 (era lun 17/02/2025)."
            ),
            "{line}"
        );
        assert_eq!(
            effects[0],
            "fase 1: da non rispettato (11 su 10) a rispettato (8 su 10)"
        );
    }

    #[test]
    fn a_plan_delivered_before_the_signature_is_marked() {
        let changes = [
            record("contract_signed", "2025-02-06"),
            record("plan_delivered", "2025-01-29"),
        ];
        let (_, effects) = line(Lang::It, &changes, "2025-08-29");
        assert_eq!(
            effects[0],
            "fase 1: rispettato, 0 giorni su 10, concluso prima dell'avvio: date da verificare"
        );
    }

    #[test]
    fn the_number_of_a_request_is_the_first_integer_of_the_line() {
        let open = Proposal::OpenRequest {
            register: None,
            subject: None,
            draft: Draft::on(day("2026-02-27")),
        };
        let (line, effects) = line(Lang::It, &[open], "2026-02-27");
        assert_eq!(
            line,
            "Aperta: n. 1, Richiesta di assistenza, ven 27/02/2026. \
             N. 1 scade lun 09/03/2026 (10 giorni)."
        );
        assert_eq!(effects, ["n. 1: scade lun 09/03/2026 (10 giorni)"]);
    }

    #[test]
    fn an_undo_says_what_is_there_again() {
        let changes = [
            record("test_release", "2025-06-06"),
            Proposal::Undo,
            Proposal::Redo,
        ];
        let (undone, _) = line(Lang::It, &changes[..2], "2025-08-29");
        assert_eq!(
            undone,
            "Annullato: Rilascio in ambiente di test torna senza data. Fase 3 torna non avviato."
        );
        let (redone, _) = line(Lang::En, &changes, "2025-08-29");
        assert_eq!(
            redone,
            "Done again: Released to test, Fri 06/06/2025. Phase 3 starts, due Thu 04/09/2025."
        );
    }

    #[test]
    fn a_term_says_through_when_it_runs() {
        let (_, effects) = line(
            Lang::It,
            &[record("maintenance_start", "2025-12-31")],
            "2026-01-02",
        );
        assert_eq!(effects, ["fase 8: attivo fino al mar 31/12/2030 compreso"]);
    }
}

//! The one line after a save, an undo or a redo, and what somebody else did meanwhile.

use crate::assess::Preview;
use crate::plan::Role;
use crate::record::{Change, Dossier, Edit, Entry, Op};

use super::act;
use super::backup;
use super::change::{self, author};
use super::dates::with_weekday;
use super::effect::effects_in_short;
use super::event::{self, label, number, place};
use super::log;
use super::sanitize::sanitized;
use super::{Lang, setting, state};

/// The one line after a save: "Salvato: Verifica della migrazione, ven 29/08/2025. Fase 3:
/// rispettato, 84 su 90." For a request its number is the first integer of the line.
#[must_use]
pub fn saved(lang: Lang, dossier: &Dossier, change: &Change, preview: &Preview) -> String {
    let head = match change.op {
        Op::Undo => undone(lang, dossier, &change.edits),
        Op::Redo => redone(lang, dossier, &change.edits),
        Op::Restore => {
            let values = backup::values(lang, change.edits.len());
            format!("{}: {values}.", lang.pick("Ripristinato", "Restored"))
        }
        Op::Clear if change.edits.first().is_some_and(is_act) => {
            let act = act::taken_away(lang, dossier, &change.edits[0]);
            format!("{}: {act}.", lang.pick("Tolta", "Taken away"))
        }
        op => match change.edits.first() {
            Some(edit) => format!("{}: {}.", verb(lang, op), what(lang, dossier, edit)),
            None => nothing_changed(lang).to_owned(),
        },
    };
    let mut line = head;
    let short = effects_in_short(lang, preview);
    let beside = super::beside::in_full(lang, change, preview);
    for sentence in [short].into_iter().chain(beside) {
        if !sentence.is_empty() {
            line = format!("{line} {sentence}");
        }
    }
    line
}

fn is_act(edit: &Edit) -> bool {
    matches!(edit, Edit::Suspension { .. } | Edit::Extension { .. })
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
        Op::Suspend | Op::Resume | Op::Extend | Op::Expect => {
            act::verb(lang, op).unwrap_or_default()
        }
        Op::Record | Op::Amend | Op::Note | Op::Restore | Op::Undo | Op::Redo => {
            lang.pick("Salvato", "Saved")
        }
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
            ..
        } => {
            let name = match dossier.plan.role(event) {
                Ok(Role::Request(register, n)) if before.is_none() => {
                    let side = sanitized(state::text(lang, &register.request.label));
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
        Edit::Item { before, after, .. } => match after.as_ref().or(before.as_ref()) {
            Some(item) => {
                let of = event::milestone(lang, &dossier.plan, &item.milestone);
                format!("{of}: {}", sanitized(item.name()))
            }
            None => lang.pick("voce", "item").to_owned(),
        },
        Edit::Request { .. } => change::edit(lang, dossier, edit),
        Edit::Suspension { .. } | Edit::Extension { .. } | Edit::Expectation { .. } => {
            act::what(lang, dossier, edit).unwrap_or_default()
        }
        Edit::Note { before, after } => match after.as_ref().or(before.as_ref()) {
            Some(note) => {
                let (what, place) = (lang.pick("nota", "note"), place(lang, dossier, &note.place));
                match log::kind(lang, dossier, note) {
                    Some(kind) => format!("{what}, {place}, {kind}"),
                    None => format!("{what}, {place}"),
                }
            }
            None => lang.pick("nota", "note").to_owned(),
        },
        Edit::Setting { key, before, after } => {
            let plan = &dossier.plan;
            let value = |value: &Option<String>| setting::value(lang, plan, key, value.as_deref());
            let name = setting::name(lang, plan, key);
            let was = lang.pick("era", "was");
            format!("{name} = {} ({was} {})", value(after), value(before))
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
    let act = act::undone(lang, dossier, edit);
    let is_gone = act.as_ref().is_some_and(|(gone, _)| *gone);
    let back = match edit {
        Edit::Suspension { .. } | Edit::Extension { .. } => {
            act.map(|(_, act)| act).unwrap_or_default()
        }
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
            let name = setting::name(lang, &dossier.plan, key);
            let value = setting::value(lang, &dossier.plan, key, after.as_deref());
            match lang {
                Lang::It => format!("{name} = {value}, di nuovo"),
                Lang::En => format!("{name} = {value} again"),
            }
        }
        Edit::Item { .. } | Edit::Request { .. } | Edit::Expectation { .. } | Edit::Note { .. } => {
            change::taken_back(lang, dossier, edit)
        }
    };
    // One edit speaks for all, unless it is many things at once.
    let more = match edits.len() {
        0..=2 => String::new(),
        n => format!(" (+{})", n - 1),
    };
    // What is taken back here is feminine in Italian.
    let word = if is_gone { "Annullata" } else { "Annullato" };
    format!("{}: {back}{more}.", lang.pick(word, "Undone"))
}

/// The line after a redo: "Ripetuto: Verifica della migrazione, ven 29/08/2025."
#[must_use]
pub fn redone(lang: Lang, dossier: &Dossier, edits: &[Edit]) -> String {
    match edits.first() {
        Some(edit) => {
            let what = act::done(lang, dossier, edit).unwrap_or_else(|| what(lang, dossier, edit));
            format!("{}: {what}.", lang.pick("Ripetuto", "Done again"))
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
        Op::Suspend | Op::Resume | Op::Extend | Op::Expect => {
            lang.pick("ha registrato", "recorded")
        }
        Op::Note => lang.pick("ha scritto", "wrote"),
        Op::Set => lang.pick("ha impostato", "set"),
        Op::Restore => lang.pick("ha ripristinato una copia", "restored a backup"),
        Op::Undo => lang.pick("ha annullato", "undid"),
        Op::Redo => lang.pick("ha ripetuto", "did again"),
    };
    if entry.op == Op::Restore {
        let values = backup::values(lang, entry.edits.len());
        return format!("{} {did}: {values}.", author(&entry.stamp));
    }
    let edit = match entry.op {
        Op::Undo => entry.edits.last(),
        _ => entry.edits.first(),
    };
    let what = edit
        .map(|edit| act::done(lang, dossier, edit).unwrap_or_else(|| what(lang, dossier, edit)))
        .unwrap_or_default();
    format!("{} {did}: {what}.", author(&entry.stamp))
}

/// The question before an undo: "Annullare: Verifica della migrazione, ven 29/08/2025?"
#[must_use]
pub fn undo_question(lang: Lang, dossier: &Dossier, entry: &Entry) -> String {
    if entry.op == Op::Restore {
        return backup::undo_question(lang, entry.edits.len());
    }
    let what = entry
        .edits
        .first()
        .map(|edit| act::done(lang, dossier, edit).unwrap_or_else(|| what(lang, dossier, edit)))
        .unwrap_or_default();
    format!("{}: {what}?", lang.pick("Annullare", "Undo"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::preview;
    use crate::calendar::Date;
    use crate::plan::{SHIPPED_DEFAULT, shipped};
    use crate::record::{Context, Draft, Expected, Journal, Proposal, Stamp};
    use crate::words::effect::effects;

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
            "Salvato: Verifica della migrazione, ven 29/08/2025. Fase 3: rispettato, 84 su 90."
        );
        assert_eq!(effects, ["fase 3: rispettato, 84 giorni su 90"]);
        let (line, _) = super::tests::line(Lang::En, &changes, "2025-08-29");
        assert_eq!(
            line,
            "Saved: Migration verified, Fri 29/08/2025. Phase 3: met, 84 of 90."
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
    fn an_undo_names_the_act_that_is_gone_or_there_again() {
        let mut dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        let stamp = crate::record::Stamp {
            by: String::new(),
            login: String::new(),
            at: chrono::DateTime::default(),
        };
        let act = crate::record::Suspension {
            n: 3,
            from: day("2026-08-24"),
            clocks: vec!["content".parse().unwrap()],
            reason: None,
            ordered_by: None,
            document: crate::record::Document::default(),
            stamp: stamp.clone(),
            resumption: None,
        };
        dossier.suspensions.push(act.clone());
        let mut ended = act.clone();
        ended.resumption = Some(Box::new(crate::record::Resumption {
            date: day("2026-08-25"),
            ordered_by: None,
            terms: Vec::new(),
            document: crate::record::Document::default(),
            stamp,
        }));
        let [open, ended] = [Some(Box::new(act)), Some(Box::new(ended))];
        for (before, after, it, en) in [
            (
                open.clone(),
                None,
                "Annullata: sospensione n. 3, da lun 24/08/2026, fase 5.",
                "Undone: suspension no. 3, from Mon 24/08/2026, phase 5.",
            ),
            (
                None,
                open.clone(),
                "Annullato: sospensione n. 3, da lun 24/08/2026, fase 5, di nuovo.",
                "Undone: suspension no. 3, from Mon 24/08/2026, phase 5, again.",
            ),
            (
                ended,
                open,
                "Annullata: ripresa della sospensione n. 3, da lun 24/08/2026, fase 5.",
                "Undone: resumption of suspension no. 3, from Mon 24/08/2026, phase 5.",
            ),
        ] {
            let edits = [Edit::Suspension { before, after }];
            assert_eq!(undone(Lang::It, &dossier, &edits), it);
            assert_eq!(undone(Lang::En, &dossier, &edits), en);
        }
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
             Richiesta n. 1: scade lun 09/03/2026 (10 giorni)."
        );
        assert_eq!(
            effects,
            ["richiesta n. 1: scade lun 09/03/2026 (10 giorni)"]
        );
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
            "Annullato: Rilascio in ambiente di test torna senza data. Fase 3: torna non avviato."
        );
        let (redone, _) = line(Lang::En, &changes, "2025-08-29");
        assert_eq!(
            redone,
            "Done again: Released to test, Fri 06/06/2025. Phase 3: starts, due Thu 04/09/2025."
        );
    }

    #[test]
    fn an_act_is_named_when_it_is_made_or_taken_away_again() {
        let dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        let act = crate::record::Extension {
            n: 1,
            clock: "migration".parse().unwrap(),
            grant: crate::record::Grant::Days(15),
            granted: day("2025-08-29"),
            reason: None,
            document: crate::record::Document::default(),
            stamp: stamp(),
        };
        let act = Some(Box::new(act));
        for (before, after, it, en) in [
            (
                None,
                act.clone(),
                "Ripetuto: proroga n. 1, fase 3: 15 giorni, concessa ven 29/08/2025.",
                "Done again: extension no. 1, phase 3: 15 days, granted Fri 29/08/2025.",
            ),
            (
                act,
                None,
                "Ripetuto: proroga tolta n. 1, fase 3: 15 giorni, concessa ven 29/08/2025.",
                "Done again: extension taken away no. 1, phase 3: 15 days, granted Fri 29/08/2025.",
            ),
        ] {
            let edits = [Edit::Extension { before, after }];
            assert_eq!(redone(Lang::It, &dossier, &edits), it);
            assert_eq!(redone(Lang::En, &dossier, &edits), en);
        }
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

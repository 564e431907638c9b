//! The one line after a save, an undo or a redo, and what somebody else did meanwhile.

use crate::calendar::Date;
use crate::plan::Event;
use crate::record::Dossier;
use crate::say;

use super::dates::with_weekday;
use super::event::label;

pub use super::compose::saved::{
    by_somebody_else, done, redone, saved, undo_question, undone, what, with_others,
};

say! {
    /// An act was taken back.
    pub(super) fn act_taken_away(lang, act: &str) it "Tolta: {act}." en "Taken away: {act}.";

    /// What was undone is feminine in Italian.
    pub(super) fn act_undone(lang, act: &str) it "Annullata: {act}." en "Undone: {act}.";

    /// A date that was taken back, or moved.
    pub(super) fn was(lang, name: &str, was: &str) it "{name}, era {was}" en "{name}, was {was}";
    pub(super) fn moved(lang, name: &str, now: &str, was: &str)
        it "{name}, {now} (era {was})"
        en "{name}, {now} (was {was})";

    pub(super) fn note(lang, place: &str) it "nota, {place}" en "note, {place}";
    pub(super) fn value(lang, name: &str, now: &str, was: &str)
        it "{name} = {now} (era {was})"
        en "{name} = {now} (was {was})";

    /// A date after it was undone.
    pub(super) fn date_again(lang, name: &str, date: Option<&str>) match date {
        None => it "{name} torna senza data" en "{name} has no date again";
        Some(date) => it "{name} torna a {date}" en "{name} is {date} again";
    }

    pub(super) fn value_again(lang, name: &str, value: &str)
        it "{name} torna a {value}"
        en "{name} = {value} again";

    /// That the value was there already.
    pub fn nothing_changed(lang) -> &str
        it "Niente è cambiato: era già così."
        en "Nothing changed: it was so already.";

    /// The same of an event that counts as having happened though nobody recorded it.
    pub fn nothing_recorded(lang, dossier: &Dossier, event: &Event, date: Date)
        let (name, date) = (label(lang, dossier, event), with_weekday(lang, date));
        it "{name}: niente è registrato. Vale per silenzio da {date}."
        en "{name}: nothing is recorded. It counts by silence since {date}.";

    pub(super) fn undo(lang, what: &str) it "Annullare: {what}?" en "Undo: {what}?";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::{Preview, preview};
    use crate::calendar::Date;
    use crate::plan::{SHIPPED_DEFAULT, shipped};
    use crate::record::{
        Change, Dossier, Draft, Edit, Expected, Journal, Proposal, ProposalContext, Stamp,
    };
    use crate::words::Lang;
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
            let context = ProposalContext {
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
            "Salvato: Verifica della migrazione, ven 29/08/2025. Fase 3: rispettata, 84 su 90."
        );
        assert_eq!(effects, ["fase 3: rispettata, 84 giorni su 90"]);
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
            "fase 1: da non rispettata (11 su 10) a rispettata (8 su 10)"
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
            "fase 1: rispettata, 0 giorni su 10, finisce prima dell'avvio: date da verificare"
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
                "Annullato: sospensione n. 3, da lun 24/08/2026, fase 5; ora c'è di nuovo.",
                "Undone: suspension no. 3, from Mon 24/08/2026, phase 5; it is there again.",
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
            "Registrata l'apertura: n. 1, Richiesta di assistenza, ven 27/02/2026. \
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
            "Annullato: Rilascio in ambiente di test torna senza data. Fase 3: torna non avviata."
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
        assert_eq!(effects, ["fase 8: attiva fino a mar 31/12/2030 compreso"]);
    }
}

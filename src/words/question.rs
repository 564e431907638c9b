//! The answers to a question of the screen, and what is said to who answers otherwise.
//!
//! No letter and no digit answers: what is typed blindly, or ahead, or by a paste must never decide.

use crate::say;

use super::Lang;

/// An answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Back to the form, as it stands.
    Stay,
    /// The form is left and kept, to be taken up again.
    Later,
    /// The same, and the program is left.
    LeaveLater,
    /// What is in the form is saved.
    Save,
    /// The same, and what counts from it does not apply either.
    SaveAll,
    /// What is in the form becomes a step of the hypothesis.
    Try,
    /// What is in the form is thrown away.
    Discard,
    /// The same, and the program is left.
    LeaveDiscard,
    /// Nothing is done.
    No,
    /// The change is taken back.
    Undo,
    /// The change is made again.
    Redo,
    /// The item is dropped.
    Drop,
    /// The point is ticked.
    Tick,
    /// The tick is taken back.
    Untick,
    /// What somebody else wrote stays, the form is closed.
    Theirs,
    /// What is in the form goes over it, which wants a reason.
    MineWithReason,
    /// What is in the form goes over it.
    Mine,
    /// The file that is there is written over.
    Replace,
    /// The report leaves.
    Send,
    /// The day is shown.
    Show,
    /// The file is read.
    Read,
    /// Nobody leaves.
    Remain,
    /// The program, or the dossier, is left with what is lost by that.
    Lose,
}

impl Answer {
    /// Every answer.
    pub const ALL: [Self; 23] = [
        Self::Stay,
        Self::Later,
        Self::LeaveLater,
        Self::Save,
        Self::SaveAll,
        Self::Try,
        Self::Discard,
        Self::LeaveDiscard,
        Self::No,
        Self::Undo,
        Self::Redo,
        Self::Drop,
        Self::Tick,
        Self::Untick,
        Self::Theirs,
        Self::MineWithReason,
        Self::Mine,
        Self::Replace,
        Self::Send,
        Self::Show,
        Self::Read,
        Self::Remain,
        Self::Lose,
    ];

    /// What it is called.
    #[must_use]
    pub const fn text(self, lang: Lang) -> &'static str {
        answer(lang, self)
    }
}

say! {
    fn answer(lang, answer: Answer) -> &str match answer {
        Answer::Stay => it "torna al modulo" en "back to the form";
        Answer::Later => it "lascia in sospeso" en "keep for later";
        Answer::LeaveLater => it "esci e tieni" en "quit and keep";
        Answer::Save => it "salva" en "save";
        Answer::SaveAll => it "salva anche per quelli" en "save, with those too";
        Answer::Try => it "prova" en "try";
        Answer::Discard => it "scarta" en "discard";
        Answer::LeaveDiscard => it "esci e scarta" en "quit and discard";
        Answer::No => it "no, lascia così" en "no, leave it so";
        Answer::Undo => it "sì, annulla" en "yes, undo";
        Answer::Redo => it "sì, ripeti" en "yes, do it again";
        Answer::Drop => it "sì, togli" en "yes, drop it";
        Answer::Tick => it "sì, spunta" en "yes, tick it";
        Answer::Untick => it "sì, togli la spunta" en "yes, take it back";
        Answer::Theirs => it "lascia la sua" en "keep theirs";
        Answer::MineWithReason => it "metti la tua (motivo)" en "put yours (reason)";
        Answer::Mine => it "metti la tua" en "put yours";
        Answer::Send => it "esporta" en "export";
        Answer::Show => it "mostra" en "show";
        Answer::Read => it "leggi" en "read";
        Answer::Remain => it "resta qui" en "stay here";
        Answer::Lose => it "esci e scarta tutto" en "quit and discard all";
        Answer::Replace => it "sostituisci" en "replace it";
    }

    /// To who typed something that answers nothing.
    pub fn misheard(lang) -> &str
        it "Nessuna lettera risponde: scegli con ← →, poi Invio."
        en "No letter answers: choose with ← →, then Enter.";

    /// The keys that answer.
    pub fn keys(lang) -> &str it "← → Invio" en "← → Enter";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_is_said_in_both_languages_and_no_two_alike() {
        for lang in Lang::ALL {
            let said: Vec<&str> = Answer::ALL.iter().map(|answer| answer.text(lang)).collect();
            for (i, text) in said.iter().enumerate() {
                assert!(!text.is_empty() && text.chars().count() <= 22, "{text}");
                assert!(!said[..i].contains(text), "{text}");
            }
        }
    }
}

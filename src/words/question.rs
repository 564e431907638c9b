//! The answers to a question of the screen, and what is said to who answers otherwise.
//!
//! No letter and no digit answers: what is typed blindly, or ahead, or by a paste must never decide.

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
    /// Nobody leaves.
    Remain,
    /// The program, or the dossier, is left with what is lost by that.
    Lose,
}

impl Answer {
    /// Every answer.
    pub const ALL: [Self; 19] = [
        Self::Stay,
        Self::Later,
        Self::LeaveLater,
        Self::Save,
        Self::Try,
        Self::Discard,
        Self::LeaveDiscard,
        Self::No,
        Self::Undo,
        Self::Redo,
        Self::Drop,
        Self::Theirs,
        Self::MineWithReason,
        Self::Mine,
        Self::Replace,
        Self::Send,
        Self::Show,
        Self::Remain,
        Self::Lose,
    ];

    /// What it is called.
    #[must_use]
    pub const fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::Stay => lang.pick("torna al modulo", "back to the form"),
            Self::Later => lang.pick("lascia in sospeso", "keep for later"),
            Self::LeaveLater => lang.pick("esci e tieni", "quit and keep"),
            Self::Save => lang.pick("salva", "save"),
            Self::Try => lang.pick("prova", "try"),
            Self::Discard => lang.pick("butta via", "throw away"),
            Self::LeaveDiscard => lang.pick("esci e butta", "quit and throw"),
            Self::No => lang.pick("no, lascia così", "no, leave it so"),
            Self::Undo => lang.pick("sì, annulla", "yes, undo"),
            Self::Redo => lang.pick("sì, ripeti", "yes, do it again"),
            Self::Drop => lang.pick("sì, togli", "yes, drop it"),
            Self::Theirs => lang.pick("lascia la sua", "keep theirs"),
            Self::MineWithReason => lang.pick("metti la tua (motivo)", "put yours (reason)"),
            Self::Mine => lang.pick("metti la tua", "put yours"),
            Self::Send => lang.pick("esporta", "export"),
            Self::Show => lang.pick("mostra", "show"),
            Self::Remain => lang.pick("resta qui", "stay here"),
            Self::Lose => lang.pick("esci e perdi", "leave and lose"),
            Self::Replace => lang.pick("sostituisci", "replace it"),
        }
    }
}

/// To who typed something that answers nothing.
#[must_use]
pub const fn misheard(lang: Lang) -> &'static str {
    lang.pick(
        "Nessuna lettera risponde: scegli con ← →, poi Invio.",
        "No letter answers: choose with ← →, then Enter.",
    )
}

/// The keys that answer.
#[must_use]
pub const fn keys(lang: Lang) -> &'static str {
    lang.pick("← → Invio", "← → Enter")
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

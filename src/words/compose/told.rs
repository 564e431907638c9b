//! How each kind of fact is told: a kind answers for itself, and what tells an edit asks here.
//!
//! Which kinds there are, the table of facts says. Acts answer in `act.rs`, all other facts in `fact.rs`.

use crate::record::{self, Dossier, Edit, Slot, Swap, facts};
use crate::words::Lang;

/// A kind of fact that can be told.
pub(super) trait Telling: Sized {
    /// Whether the value that two people may both write is a date.
    const IS_DATE: bool = false;

    /// What its slot is called, where two people changed it; `None` for a slot of another kind.
    fn slot(lang: Lang, dossier: &Dossier, slot: &Slot) -> Option<String>;

    /// What an edit wrote, for the line after a save.
    fn written(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String;

    /// What an edit did, for a line of the journal.
    fn done(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String;

    /// The same in few columns: dates in short, and what can be worked out left out.
    fn in_short(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        Self::done(lang, dossier, edit)
    }

    /// What an edit did, for questions and for what somebody else did.
    fn asked(lang: Lang, dossier: &Dossier, edit: Swap<&Self>) -> String {
        Self::written(lang, dossier, edit)
    }

    /// What an undo did, for a line of the journal, by the edit that takes back: what comes and goes is
    /// called by what was done to it.
    fn taken_back(lang: Lang, dossier: &Dossier, back: Swap<&Self>) -> String {
        Self::done(lang, dossier, back)
    }

    /// The same for the line after an undo, and whether it says that an act is gone.
    fn undone(lang: Lang, dossier: &Dossier, back: Swap<&Self>) -> (bool, String) {
        (false, Self::taken_back(lang, dossier, back))
    }

    /// An act that was taken back by its number, with what it said; `None` for what is no act.
    fn cleared(_lang: Lang, _dossier: &Dossier, _edit: Swap<&Self>) -> Option<String> {
        None
    }
}

macro_rules! asked {
    ($($(#[$doc:meta])* $list:ident: $kind:ident in $file:ident $details:tt)*) => {
        asked! { @each [$($kind)*]
            /// What an edit wrote; this and what follows is `None` for a setting.
            written -> String;
            /// What it did, for a line of the journal.
            done -> String;
            /// The same in few columns.
            in_short -> String;
            /// What it did, for questions and for what somebody else did.
            asked -> String;
            /// What an undo did, for a line of the journal.
            taken_back -> String;
            /// What an undo did, and whether an act is gone.
            undone -> (bool, String);
            /// An act that was taken back by its number.
            cleared -> Option<String>;
        }

        /// What a value of the dossier is called; `None` for a setting.
        pub(super) fn name(lang: Lang, dossier: &Dossier, slot: &Slot) -> Option<String> {
            match slot {
                $(Slot::$kind(..) => <record::$kind as Telling>::slot(lang, dossier, slot),)*
                Slot::Setting(_) | Slot::Plan(_) => None,
            }
        }

        /// Whether the value of a slot is a date.
        pub(super) const fn is_date(slot: &Slot) -> bool {
            match slot {
                $(Slot::$kind(..) => <record::$kind as Telling>::IS_DATE,)*
                Slot::Setting(_) | Slot::Plan(_) => false,
            }
        }
    };

    (@each $kinds:tt $($(#[$doc:meta])* $question:ident -> $answer:ty;)*) => {
        $(asked! { @one $kinds $(#[$doc])* $question -> $answer })*
    };

    (@one [$($kind:ident)*] $(#[$doc:meta])* $question:ident -> $answer:ty) => {
        $(#[$doc])*
        pub(super) fn $question(lang: Lang, dossier: &Dossier, edit: &Edit) -> Option<$answer> {
            match edit {
                $(Edit::$kind { before, after, .. } => {
                    let (before, after) = (before.as_deref(), after.as_deref());
                    Some(<record::$kind as Telling>::$question(lang, dossier, Swap { before, after }))
                })*
                Edit::Setting { .. } | Edit::Plan { .. } => None,
            }
        }
    };
}

facts!(asked);

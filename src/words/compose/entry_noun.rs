//! What an entry of a register is called in a sentence: by the noun of what opens it, one and several, with its gender
//! in Italian.

use crate::plan::{ClockId, Plan, Register};
use crate::words::notation::article;
use crate::words::sanitize::sanitized;
use crate::words::state::text;
use crate::words::{Label, Lang};

/// What one entry is called, and several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryNoun {
    /// One: "richiesta", "ordine".
    pub one: String,
    /// Several: "richieste", "ordini".
    pub many: String,
    /// Whether that is feminine in Italian.
    pub feminine: bool,
}

impl EntryNoun {
    /// What an entry of this register is called, or of the one that this is a step of.
    #[must_use]
    pub fn of(lang: Lang, plan: &Plan, register: &ClockId) -> Self {
        let known = plan.register(register).or_else(|| plan.entries(register));
        known.map_or_else(
            || Self::any(lang),
            |known| Self::of_register(lang, plan, known),
        )
    }

    /// What the entries of the registers of a phase are called.
    #[must_use]
    pub fn of_phase(lang: Lang, plan: &Plan, phase: u32) -> Self {
        let here = |register: &&Register| register.phase == phase;
        Self::of_all(lang, plan, plan.registers.iter().filter(here))
    }

    /// Whether it is what a register has where nobody calls it something else: a request.
    #[must_use]
    pub fn is_request(&self, lang: Lang) -> bool {
        self.one == Label::Request.text(lang)
    }

    /// What the entries of several registers are called: by their noun where that is the same.
    #[must_use]
    pub fn of_all<'r>(
        lang: Lang,
        plan: &Plan,
        registers: impl IntoIterator<Item = &'r Register>,
    ) -> Self {
        let mut all = registers.into_iter();
        let first = all.next().map(|known| Self::of_register(lang, plan, known));
        let same = |noun: &Self| all.all(|known| Self::of_register(lang, plan, known) == *noun);
        first.filter(same).unwrap_or_else(|| Self::any(lang))
    }

    fn of_register(lang: Lang, plan: &Plan, register: &Register) -> Self {
        let opens = plan.entries(register.agreed()).unwrap_or(register);
        let side = &opens.request;
        // A label alone may be anything: "Asked".
        let Some(noun) = &side.noun else {
            let label = if opens.is_answered() {
                Label::Request
            } else {
                Label::Entry
            };
            return Self::called(lang, label);
        };
        let named = article::with_article(lang, &sanitized(text(lang, noun)));
        let one = article::without_article(&named).to_owned();
        Self {
            many: article::several(lang, &one),
            feminine: article::is_feminine(noun.it()),
            one,
        }
    }

    /// Whatever it is.
    fn any(lang: Lang) -> Self {
        Self::called(lang, Label::Entry)
    }

    fn called(lang: Lang, label: Label) -> Self {
        let one = label.text(lang).to_owned();
        Self {
            many: article::several(lang, &one),
            // "Richiesta", "voce".
            feminine: true,
            one,
        }
    }
}

//! What a plan says, in a few lines: its phases with their events and terms.

use crate::plan::Plan;
use crate::say;

use super::sanitize::sanitized;
use super::state::text;

pub use super::compose::outline::outline;

say! {
    /// A plan in one line: its title and how much there is of it.
    pub fn in_a_line(lang, plan: &Plan)
        let title = sanitized(text(lang, &plan.title));
        let phases = phases(lang, plan.phases.len());
        let events = events(lang, plan.milestones.len());
        every "{title} · {phases}, {events}";

    fn phases(lang, n: usize) match n {
        1 => it "{n} fase" en "{n} phase";
        _ => it "{n} fasi" en "{n} phases";
    }

    fn events(lang, n: usize) match n {
        1 => it "{n} evento" en "{n} event";
        _ => it "{n} eventi" en "{n} events";
    }

    /// How days are counted.
    pub(super) fn counted(lang, rule: &str)
        it "Giorni: {rule}"
        en "Days: {rule}";

    /// A term: who owes it, what is allowed, and what it is counted from and to.
    pub(super) fn term(lang, owner: &str, allowance: Option<&str>, measured: &str) match allowance {
        Some(allowance) => every "     {owner}, {allowance}: {measured}";
        None => it "     {owner}, attesa {measured}" en "     {owner}, wait {measured}";
    }

    /// What stands in both languages in a text.
    pub fn in_the_language(lang, italian: &str, english: &str) it "{italian}" en "{english}";

    /// A dossier was begun with a plan that comes along: where its head is.
    pub fn read_its_head(lang, plan: &str)
        it "Da dove vengono i termini e che cosa controllare nel proprio contratto: crono plan show {plan}"
        en "Where the terms come from and what to check in your own contract: crono plan show {plan}";

    /// Lines of a text that a plan does not keep.
    pub fn comments_are_not_kept(lang, n: usize) match n {
        1 => it "1 riga di commento è letta e non conservata." en "1 line of comment is read and not kept.";
        _ => it "{n} righe di commento sono lette e non conservate." en "{n} lines of comment are read and not kept.";
    }
}

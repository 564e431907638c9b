//! What a plan says, in a few lines: its phases with their events and terms.

use crate::plan::Plan;
use crate::say;

use super::sanitize::sanitized;
use super::state::text;

pub use super::compose::outline::{added, outline};

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
    /// A term that is shown and not judged.
    pub(super) fn informative(lang, term: &str)
        it "{term} (solo informativo)"
        en "{term} (for information only)";

    /// A term at whose end silence is an answer.
    pub(super) fn silent(lang, term: &str)
        it "{term}; il silenzio vale assenso"
        en "{term}; silence means yes";

    /// An event that need not happen.
    pub(super) fn optional(lang, event: &str) it "{event}, se serve" en "{event}, if needed";

    /// What an event may reject, and what becomes of its term.
    pub(super) fn rejects(lang, what: &str, then: &str)
        it "     può respingere {what}{then}"
        en "     may reject {what}{then}";

    pub(super) fn goes_on(lang) -> &str it "; il termine prosegue" en "; the term goes on";

    pub(super) fn again(lang, limit: &str) it "; nuovo termine: {limit}" en "; new term: {limit}";

    /// How many points its check list has.
    pub(super) fn points(lang, n: usize) match n {
        1 => it "     1 punto da spuntare" en "     1 point to tick";
        _ => it "     {n} punti da spuntare" en "     {n} points to tick";
    }

    /// A day fixed from outside.
    pub(super) fn fixed(lang, name: &str, day: &str)
        it "Scadenza: {name}, {day}"
        en "Deadline: {name}, {day}";

    /// Whose desk this is.
    pub(super) fn we_are(lang, party: &str) it "Noi siamo: {party}" en "We are: {party}";

    /// Which lines may be added one by one.
    pub fn only_these_lines(lang) -> &str
        it "qui va un evento, un registro (?), una serie (*), un servizio (~) o una fase (9. Titolo)"
        en "an event goes here, a register (?), a series (*), a service (~) or a phase (9. Title)";

    /// How a line of a plan is typed.
    pub fn how_a_line_is_typed(lang) -> &str
        it "cosa | chi | quanto, come: Sopralluogo | ditta | 7 g da Stipula"
        en "what | who | how long, as in: Survey | supplier | 7 d from Signature";

    /// Lines of a text that a plan does not keep.
    pub fn comments_are_not_kept(lang, n: usize) match n {
        1 => it "1 riga di commento è letta e non conservata." en "1 line of comment is read and not kept.";
        _ => it "{n} righe di commento sono lette e non conservate." en "{n} lines of comment are read and not kept.";
    }
}

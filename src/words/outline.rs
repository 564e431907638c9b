//! What a plan says, in a few lines: its phases with their events and terms.

use crate::calendar::LastDayRule;
use crate::plan::Plan;
use crate::say;

use super::sanitize::sanitized;
use super::state::text;

pub use super::compose::local_holidays::idle_holidays;
pub use super::compose::outline::{added, folded_outline, outline};

/// What a line of the head of a plan is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OutlineHead {
    Days,
    Week,
    Holidays,
    Zone,
    Us,
    Parties,
    Penalties,
    Suspensions,
    Deadline,
}

/// What is said of a term besides how long it is and what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum OutlineTerm {
    Warn(String),
    NoWarn,
    Long(String),
    FirstDay,
    LastDay(&'static str),
    Suspended(bool),
    Penalty(String),
    Log(String),
}

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

    /// What a line of the head is about.
    pub(super) fn head_name(lang, about: OutlineHead) -> &str match about {
        OutlineHead::Days => it "Scadenze" en "Expiries";
        OutlineHead::Week => it "Giorni lavorativi" en "Working days";
        OutlineHead::Holidays => it "Feste locali" en "Local holidays";
        OutlineHead::Zone => it "Fuso orario" en "Time zone";
        OutlineHead::Us => it "Noi siamo" en "We are";
        OutlineHead::Parties => it "Altre parti" en "Other parties";
        OutlineHead::Penalties => it "Penali" en "Penalties";
        OutlineHead::Suspensions => it "Sospensioni" en "Suspensions";
        OutlineHead::Deadline => it "Giorno fisso" en "Fixed day";
    }

    /// What happens to a last day on which nobody works.
    pub(super) fn expiry(lang, rule: LastDayRule) -> &str match rule {
        LastDayRule::Nominal =>
            it "di domenica o in un giorno festivo restano dove sono"
            en "on a Sunday or a holiday stay where they are";
        LastDayRule::Civil =>
            it "di domenica o in un giorno festivo passano al primo giorno che non lo è (art. 1187 c.c.); di sabato restano"
            en "on a Sunday or a holiday move to the next day that is neither (art. 1187 c.c.); on a Saturday they stay";
        LastDayRule::CivilLocal =>
            it "di domenica o in un giorno festivo, feste locali comprese, passano al primo giorno che non lo è (art. 1187 c.c.); di sabato restano"
            en "on a Sunday or a holiday, local ones included, move to the next day that is neither (art. 1187 c.c.); on a Saturday they stay";
        LastDayRule::Eu1182 =>
            it "di sabato, di domenica o in un giorno festivo passano al primo giorno lavorativo (reg. CEE 1182/71)"
            en "on a Saturday, a Sunday or a holiday move to the next working day (Reg. EEC 1182/71)";
    }

    /// What lateness costs, and whom.
    pub(super) fn penalties(lang, rate: Option<&str>, party: &str, cap: Option<&str>) match (rate, cap) {
        (Some(rate), Some(cap)) =>
            it "{rate} al giorno, a carico di: {party}; in tutto al massimo {cap}"
            en "{rate} a day, owed by: {party}; at most {cap} in all";
        (Some(rate), None) =>
            it "{rate} al giorno, a carico di: {party}"
            en "{rate} a day, owed by: {party}";
        (None, Some(cap)) =>
            it "a carico di: {party}; in tutto al massimo {cap}"
            en "owed by: {party}; at most {cap} in all";
        (None, None) => it "a carico di: {party}" en "owed by: {party}";
    }

    /// What suspensions do, and how long they may be.
    pub(super) fn suspensions(lang, rule: &str, most: Option<&str>) match most {
        Some(most) => it "{rule}; al massimo {most}" en "{rule}; at most {most}";
        None => every "{rule}";
    }

    /// How long suspensions may be in all.
    pub(super) fn ceiling(lang, percent: Option<u32>, limit: Option<&str>) match (percent, limit) {
        (Some(percent), Some(limit)) =>
            it "{percent} % della durata o {limit}" en "{percent} % of the duration or {limit}";
        (Some(percent), None) => it "{percent} % della durata" en "{percent} % of the duration";
        (None, limit) => let limit = limit.unwrap_or_default(); every "{limit}";
    }

    /// What else is said of a term.
    pub(super) fn besides(lang, term: &str, what: &OutlineTerm) match what {
        OutlineTerm::Warn(days) => it "{term}; avviso {days} prima" en "{term}; warned {days} before";
        OutlineTerm::NoWarn => it "{term}; senza avviso" en "{term}; no warning";
        OutlineTerm::Long(days) => it "{term}; lunga dopo {days}" en "{term}; long after {days}";
        OutlineTerm::FirstDay => it "{term}; il primo giorno conta" en "{term}; the first day counts";
        OutlineTerm::LastDay(rule) => it "{term}; se scade di festa {rule}" en "{term}; on a holiday it {rule}";
        OutlineTerm::Suspended(true) => it "{term}; si sospende" en "{term}; can be suspended";
        OutlineTerm::Suspended(false) => it "{term}; non si sospende" en "{term}; cannot be suspended";
        OutlineTerm::Penalty(sum) => it "{term}; penale: {sum}" en "{term}; penalty: {sum}";
        OutlineTerm::Log(kinds) => it "{term}; annota: {kinds}" en "{term}; log: {kinds}";
    }

    /// What comes before an event, where that is not the one above.
    pub(super) fn comes_after(lang, what: Option<&str>) match what {
        Some(what) => it "     viene dopo {what}" en "     comes after {what}";
        None => it "     non viene dopo niente" en "     comes after nothing";
    }

    /// What the items of an event are called.
    pub(super) fn made_of(lang, items: &str)
        it "     fatto di voci: {items}"
        en "     made of items: {items}";

    /// How long a forecast takes it to be.
    pub(super) fn assumed(lang, days: &str)
        it "     nelle previsioni: {days}"
        en "     in forecasts: {days}";

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

    /// A line refers to something as it was called before.
    pub fn is_called_now(lang, former: &str, now: &str)
        let (former, now) = (sanitized(former), sanitized(now));
        it "\"{former}\" ora si chiama \"{now}\": le righe che la nominano restano sue."
        en "\"{former}\" is now called \"{now}\": the lines that name it go on meaning it.";

    /// Local holidays that nothing counts by.
    pub(super) fn do_nothing(lang, days: &str)
        it "Feste locali: {days} qui non conta: nessun termine è in giorni lavorativi, e nessuna scadenza si sposta per una festa locale. Se deve, giorni: civili e patrono."
        en "Local holidays: {days} does nothing here: no term is in working days, and no last day moves for a local holiday. If it is to, days: civil and patron.";
}

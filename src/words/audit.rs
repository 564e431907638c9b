//! What the journal of a file says against itself or against the facts, place by place.

use crate::calendar::Date;
use crate::record::Contrast;
use crate::say;

use super::compose::value::cut;
use super::dates::with_weekday;
use super::sanitize::sanitized;

pub use super::compose::audit::{contradiction, written_by_nobody};

say! {
    /// A value that is in the way of a change, and that nobody wrote with the program.
    pub fn written_outside(lang, name: &str, present: &str, expected: &str)
        it "Conflitto su {name}. Nel file: {present}, scritto fuori da crono. Atteso: {expected}. Niente è stato salvato."
        en "Conflict on {name}. In the file: {present}, written outside crono. Expected: {expected}. Nothing was saved.";

    /// In place of a name, of what nobody wrote with the program.
    pub fn nobody(lang) -> &str it "fuori da crono" en "outside crono";

    /// Of a date, an act, a promise or a request that stands there.
    pub fn put_there(lang) -> &str it "scritta fuori da crono" en "written outside crono";

    /// Of one that is gone.
    pub fn taken_away(lang) -> &str it "tolta fuori da crono" en "taken away outside crono";

    /// Of a value of the plan.
    pub fn value_put_there(lang) -> &str
        it "valore scritto fuori da crono"
        en "value written outside crono";

    /// The same in a row that has no room for more.
    pub fn in_a_word(lang) -> &str it "fuori" en "outside";

    /// Of an entry of the journal: what it left is no longer there, and no entry says why.
    pub fn overwritten(lang) -> &str it "poi cambiato fuori da crono" en "then altered outside crono";

    /// The first day that is asked for comes after the last: no change can lie between them.
    pub fn days_the_wrong_way_round(lang, since: Date, until: Date)
        let (since, until) = (with_weekday(lang, since), with_weekday(lang, until));
        it "--since ({since}) è dopo --until ({until}): fra i due non c'è nessun giorno. Scambiali."
        en "--since ({since}) is after --until ({until}): there is no day between them. Swap them.";

    /// No change is as asked for, of so many that there are.
    pub fn none_kept(lang, all: usize) match all {
        0 => it "Lo storico è vuoto." en "The journal is empty.";
        1 =>
            it "Nessuna modifica corrisponde; nello storico ce n'è 1."
            en "No change is as asked for; there is 1 in the journal.";
        _ =>
            it "Nessuna modifica corrisponde; nello storico ce ne sono {all}."
            en "No change is as asked for; there are {all} in the journal.";
    }

    pub(super) fn by_nobody(lang, many: usize, validate: &str) match many {
        1 =>
            it "Un valore è stato scritto fuori da crono, non si sa da chi: {validate}"
            en "One value was written outside crono, nobody knows by whom: {validate}";
        _ =>
            it "{many} valori sono stati scritti fuori da crono, non si sa da chi: {validate}"
            en "{many} values were written outside crono, nobody knows by whom: {validate}";
    }

    pub(super) fn contrast(lang, kind: &Contrast) match kind {
        Contrast::NumberTwice(n) => it "il n. {n} c'è due volte" en "no. {n} is there twice";
        Contrast::OutOfOrder { n, after } =>
            it "il n. {n} sta dopo il n. {after}"
            en "no. {n} stands after no. {after}";
        Contrast::Missing { from, to } if from == to =>
            it "prima di questa manca il n. {from}"
            en "no. {from} is missing before it";
        Contrast::Missing { from, to } =>
            it "prima di questa mancano i numeri da {from} a {to}"
            en "nos. {from} to {to} are missing before it";
        Contrast::Count { rev, entries } =>
            it "il file conta {rev} modifiche, lo storico ne ha {entries}"
            en "the file counts {rev} changes, the journal has {entries}";
        Contrast::NothingToTakeBack(of) =>
            it "si riferisce al n. {of}, che prima non c'è"
            en "it is about no. {of}, which is not there before it";
        Contrast::TakesBackUnnamed =>
            it "annulla o ripete, ma non dice quale modifica"
            en "it takes back or makes again, but does not say which change";
        Contrast::TwoNames([one, other]) => let (one, other) = (sanitized(one), sanitized(other));
            it "parla di \"{one}\" e il suo valore di \"{other}\""
            en "it is about \"{one}\" and its value about \"{other}\"";
        Contrast::TouchesNothing =>
            it "non dice un valore né prima né dopo"
            en "it says a value neither before nor after";
        Contrast::MadeFromAnother { n, left_by: None } =>
            it "la modifica {n} parte da un valore che nessuna ha scritto"
            en "change {n} was made from a value that no change wrote";
        Contrast::MadeFromAnother { n, left_by: Some(by) } =>
            it "la modifica {n} parte da un valore diverso da quello lasciato dalla {by}"
            en "change {n} was made from another value than change {by} left";
        Contrast::Unwritten =>
            it "nessuna modifica dello storico l'ha scritto"
            en "no change of the journal wrote it";
        Contrast::Lost(n) =>
            it "la modifica {n} l'ha scritto, e nel file non c'è"
            en "change {n} wrote it, and it is not in the file";
        Contrast::StillThere(n) =>
            it "la modifica {n} l'ha tolto, e nel file c'è"
            en "change {n} took it away, and it is in the file";
        Contrast::Differs { n, member, present, left } =>
            let member = sanitized(member);
            let (present, left) = (value(lang, present.as_deref()), value(lang, left.as_deref()));
            it "{member} è {present}, ma la modifica {n} ha scritto {left}"
            en "{member} is {present}, but change {n} wrote {left}";
        Contrast::NumberZero => it "i numeri cominciano da 1" en "numbers begin with 1";
        Contrast::UnknownPlace(place) => let place = sanitized(place);
            it "parla di \"{place}\", che non c'è né c'è mai stato"
            en "it is about \"{place}\", which is not there and never was";
        Contrast::NoAttempt { act, clock } => let clock = sanitized(clock);
            it "vale per \"{clock}\", il tempo di un tentativo che non c'è più: va tolto (crono clear {act} --reason \"...\")"
            en "it is on \"{clock}\", the time of an attempt that is not there any more: take it back (crono clear {act} --reason \"...\")";
    }

    /// A value as the file has it, not longer than a line bears.
    fn value(lang, text: Option<&str>) match text {
        Some(text) => let text = cut(text); every "\"{text}\"";
        None => it "niente" en "nothing";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Contradiction;
    use crate::words::Lang;

    #[test]
    fn a_place_is_named_with_both_values() {
        let found = Contradiction {
            place: "records[3] plan_delivered".to_owned(),
            kind: Contrast::Differs {
                n: 4,
                member: "date".to_owned(),
                present: Some("2025-02-17".to_owned()),
                left: None,
            },
        };
        assert_eq!(
            contradiction(Lang::It, &found),
            "records[3] plan_delivered: date è \"2025-02-17\", ma la modifica 4 ha scritto niente."
        );
        assert_eq!(
            contradiction(Lang::En, &found),
            "records[3] plan_delivered: date is \"2025-02-17\", but change 4 wrote nothing."
        );
    }
}

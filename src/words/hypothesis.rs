//! The what-if: what is tried, what it would change, and that nothing of it is saved.

use crate::assess::Aspect;
use crate::say;

use super::{Lang, dates};

pub use super::compose::hypothesis::{banner, difference, dropped, step, tried};

/// The heads of the two sides.
#[must_use]
pub const fn heads(lang: Lang) -> (&'static str, &'static str) {
    (as_it_is(lang), with_the_what_if(lang))
}

/// That nothing differs, or nothing else.
#[must_use]
pub const fn the_same(lang: Lang, nothing: bool) -> (&'static str, &'static str) {
    (
        what_is_the_same(lang, nothing),
        does_not_change(lang, nothing),
    )
}

say! {
    /// That nothing is saved, in full and in short.
    pub(super) fn nothing_is_saved(lang, in_full: bool) -> &str match in_full {
        true => it "IPOTESI, NIENTE SI SALVA" en "WHAT-IF, NOTHING IS SAVED";
        false => it "NIENTE SI SALVA" en "NOTHING IS SAVED";
    }

    pub(super) fn try_something(lang) -> &str
        it "prova una data o un'altra regola"
        en "try a date or another rule";

    pub(super) fn of_days(lang, days: u32) let days = dates::days(lang, days);
        it "di {days}"
        en "of {days}";

    /// An extension for a phase, or for another clock.
    pub(super) fn extension(lang, grant: &str, name: &str, is_phase: bool) match is_phase {
        true => it "proroga {grant} alla {name}" en "extension {grant} for {name}";
        false => it "proroga {grant}, {name}" en "extension {grant}, {name}";
    }

    pub(super) fn without(lang, what: &str) it "senza {what}" en "without {what}";

    pub(super) fn one_more_item(lang, what: &str) it "voce in più, {what}" en "one more item, {what}";

    pub(super) fn one_item_less(lang, what: &str) it "voce in meno, {what}" en "one item less, {what}";

    pub(super) fn step_tried(lang, step: &str)
        it "Provato: {step}. (u toglie)"
        en "Tried: {step}. (u takes it away)";

    /// The line after the last step was taken away, or put back.
    pub fn stepped(lang, step: &str, back: bool) match back {
        true => it "Rimesso nell'ipotesi: {step}." en "Back in the what-if: {step}.";
        false =>
            it "Tolto dall'ipotesi: {step}. (U rimette)"
            en "Out of the what-if: {step}. (U puts it back)";
    }

    /// The real data are back, and the hypothesis waits; or it is gone.
    pub fn left(lang, kept: bool) -> &str match kept {
        true =>
            it "Dati veri. Con i si ritrova l'ipotesi."
            en "Real data. The what-if is still there with i.";
        false => it "Dati veri, ipotesi tolta." en "Real data, the what-if is gone.";
    }

    pub(super) fn loses(lang, step: &str, why: &str)
        it "L'ipotesi perde: {step}. {why}"
        en "The what-if loses: {step}. {why}";

    pub(super) fn value_changed(lang, by: Option<&str>) match by {
        Some(by) => it "Quel valore l'ha scritto {by}." en "{by} wrote that value.";
        None => it "Quel valore è cambiato." en "That value has changed.";
    }

    pub(super) fn data_changed(lang) it "I dati veri sono cambiati." en "The real data have changed.";

    pub(super) fn others_go(lang, more: usize) match more {
        1 => it "Con esso un altro passo." en "One more step goes with it.";
        _ => it "Con esso altri {more} passi." en "{more} more steps go with it.";
    }

    /// A form with text is being left.
    pub fn untried(lang) -> &str
        it "Il modulo non è stato provato. Esc ancora lo lascia in sospeso."
        en "The form has not been tried. Esc again keeps it for later.";

    /// There is no step to take away, or to put back.
    pub fn no_step(lang, back: bool) -> &str match back {
        true =>
            it "Non c'è nessun passo da rimettere nell'ipotesi."
            en "There is no step to put back into the what-if.";
        false =>
            it "L'ipotesi non ha ancora nessun passo."
            en "The what-if has no step yet.";
    }

    /// Another day is looked at on the real data.
    pub fn no_other_day(lang) -> &str
        it "Un'altra data si guarda sui dati veri: prima Esc."
        en "Another day is looked at on the real data: Esc first.";

    /// What a reason is taken to be in a hypothesis, which asks for none.
    pub fn reason(lang) -> &str it "ipotesi" en "what-if";

    fn as_it_is(lang) -> &str it "com'è ora" en "as it is";

    fn with_the_what_if(lang) -> &str it "con l'ipotesi" en "with the what-if";

    fn what_is_the_same(lang, nothing: bool) -> &str match nothing {
        true => it "nessun termine" en "no clock";
        false => it "altre fasi" en "other phases";
    }

    fn does_not_change(lang, nothing: bool) -> &str match nothing {
        true => it "cambia" en "changes";
        false => it "non cambiano" en "do not change";
    }

    /// What differs.
    pub(super) fn aspect(lang, name: &str, aspect: &Aspect) match aspect {
        Aspect::Due(_) => it "{name}, scade" en "{name}, due";
        Aspect::Standing(_) => it "{name}, stato" en "{name}, state";
        Aspect::Limit(_) => it "{name}, limite" en "{name}, limit";
        Aspect::Foreseen(_) => it "{name}, previsto" en "{name}, forecast";
        Aspect::Parts(_) => it "{name}, fatti" en "{name}, done";
        Aspect::Through(_) => it "{name}, fino a" en "{name}, through";
        Aspect::Who(_) => it "{name}, tocca a" en "{name}, to act";
    }

    /// "restano 6", for a row of two sides.
    pub(super) fn left_in_short(lang, left: i64) let days = left.abs(); match left {
        ..0 => it "ritardo {days}" en "{days} late";
        0 => it "oggi" en "today";
        1 => it "resta {days}" en "{days} left";
        2.. => it "restano {days}" en "{days} left";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Due;
    use crate::plan::{SHIPPED_DEFAULT, shipped};
    use crate::record::{Change, Dossier, Edit, Grant, Op};
    use crate::record::{Document, Extension, Stamp};
    use crate::words::compose::hypothesis::due;
    use crate::words::sanitize::width;

    fn dossier() -> Dossier {
        Dossier::new(shipped(SHIPPED_DEFAULT).unwrap())
    }

    fn extended(clock: &str, grant: Grant) -> Change {
        let after = Some(Box::new(Extension {
            n: 1,
            clock: clock.parse().unwrap(),
            grant,
            granted: "2025-08-29".parse().unwrap(),
            reason: None,
            document: Document::default(),
            stamp: Stamp {
                by: "G.T.".into(),
                login: "g.t.".into(),
                at: "2025-08-29T09:00:00+02:00".parse().unwrap(),
            },
        }));
        Change {
            op: Op::Extend,
            of: None,
            edits: vec![Edit::Extension {
                before: None,
                after,
            }],
        }
    }

    #[test]
    fn an_extension_is_named_by_its_phase_or_its_clock() {
        let until = Grant::Until("2025-09-19".parse().unwrap());
        for (clock, grant, it, en) in [
            (
                "migration",
                Grant::Days(15),
                "proroga di 15 giorni alla fase 3",
                "extension of 15 days for phase 3",
            ),
            (
                "migration",
                Grant::Days(1),
                "proroga di 1 giorno alla fase 3",
                "extension of 1 day for phase 3",
            ),
            (
                "migration",
                until,
                "proroga fino a ven 19/09/2025 alla fase 3",
                "extension until Fri 19/09/2025 for phase 3",
            ),
            (
                "assistance:4",
                Grant::Days(5),
                "proroga di 5 giorni, richiesta n. 4",
                "extension of 5 days, request no. 4",
            ),
        ] {
            let change = extended(clock, grant);
            assert_eq!(step(Lang::It, &dossier(), &change), it);
            assert_eq!(step(Lang::En, &dossier(), &change), en);
        }
    }

    #[test]
    fn the_banner_never_loses_that_nothing_is_saved() {
        let long = "proroga di 15 giorni alla fase 3";
        for (lang, words) in [
            (Lang::It, "NIENTE SI SALVA"),
            (Lang::En, "NOTHING IS SAVED"),
        ] {
            for columns in 16..120 {
                for last in [None, Some(long)] {
                    let said = banner(lang, last, 2, columns);
                    assert!(said.contains(words) && width(&said) <= columns, "{said}");
                }
            }
        }
        assert_eq!(
            banner(Lang::It, Some(long), 1, 78),
            "IPOTESI, NIENTE SI SALVA: proroga di 15 giorni alla fase 3 (+1)."
        );
        assert_eq!(
            banner(Lang::It, Some(long), 0, 58),
            "NIENTE SI SALVA: proroga di 15 giorni alla fase 3."
        );
    }

    #[test]
    fn what_goes_along_with_a_dropped_step_is_counted() {
        let said = |more| dropped(Lang::It, &dossier(), "nota", None, more);
        assert_eq!(said(0), "L'ipotesi perde: nota. I dati veri sono cambiati.");
        assert!(said(1).ends_with(" Con esso un altro passo."));
        assert!(said(2).ends_with(" Con esso altri 2 passi."));
    }

    #[test]
    fn what_is_left_has_singular_and_plural_right() {
        let day = Some("2025-09-04".parse().unwrap());
        for (left, it, en) in [
            (
                Some(6),
                "gio 04/09/2025, restano 6",
                "Thu 04/09/2025, 6 left",
            ),
            (Some(1), "gio 04/09/2025, resta 1", "Thu 04/09/2025, 1 left"),
            (Some(0), "gio 04/09/2025, oggi", "Thu 04/09/2025, today"),
            (
                Some(-3),
                "gio 04/09/2025, ritardo 3",
                "Thu 04/09/2025, 3 late",
            ),
            (None, "gio 04/09/2025", "Thu 04/09/2025"),
        ] {
            assert_eq!(due(Lang::It, Due { day, left }, false), it);
            assert_eq!(due(Lang::En, Due { day, left }, false), en);
        }
    }
}

//! The what-if: what is tried, what it would change, and that nothing of it is saved.

use crate::assess::{Aspect, Difference, Due, Sides, Standing, State, Topic};
use crate::calendar::Date;
use crate::plan::Plan;
use crate::record::{Change, Dossier, Edit, Grant, Op, Refusal};

use super::sanitize::width;
use super::{Lang, act, change, count, dates, event, refusal, saved, state};

/// The banner in place of whose turn it is, as much as `columns` take: "IPOTESI, NIENTE SI SALVA:
/// proroga di 15 giorni alla fase 3 (+1)." The last step is named, the others are counted.
#[must_use]
pub fn banner(lang: Lang, last: Option<&str>, others: usize, columns: usize) -> String {
    let head = lang.pick("IPOTESI, NIENTE SI SALVA", "WHAT-IF, NOTHING IS SAVED");
    // What is tried is told beside the list, too; that nothing is saved must be seen.
    let brief = lang.pick("NIENTE SI SALVA", "NOTHING IS SAVED");
    let how = lang.pick(
        "prova una data o un'altra regola",
        "try a date or another rule",
    );
    let more = if others == 0 {
        String::new()
    } else {
        format!(" (+{others})")
    };
    let what = last.map_or_else(|| how.to_owned(), |last| format!("{last}{more}"));
    [
        format!("{head}: {what}."),
        format!("{brief}: {what}."),
        format!("{head}{more}."),
    ]
    .into_iter()
    .find(|said| width(said) <= columns)
    .unwrap_or_else(|| brief.to_owned())
}

/// One step: "proroga di 15 giorni alla fase 3", "Verifica della migrazione, ven 29/08/2025".
#[must_use]
pub fn step(lang: Lang, dossier: &Dossier, change: &Change) -> String {
    let Some(edit) = change.edits.first() else {
        return String::new();
    };
    if let Edit::Extension {
        after: Some(act), ..
    } = edit
    {
        let name = event::clock(lang, &dossier.plan, &act.clock);
        let grant = match (lang, act.grant) {
            (Lang::It, Grant::Days(days)) => format!("di {}", dates::days(lang, days)),
            (Lang::En, Grant::Days(days)) => format!("of {}", dates::days(lang, days)),
            (_, Grant::Until(_)) => act::grant(lang, act.grant),
        };
        let is_phase = dossier.phase_of_clock(&act.clock);
        let is_phase = is_phase.is_some_and(|number| name == event::phase(lang, number));
        return match (lang, is_phase) {
            (Lang::It, true) => format!("proroga {grant} alla {name}"),
            (Lang::It, false) => format!("proroga {grant}, {name}"),
            (Lang::En, true) => format!("extension {grant} for {name}"),
            (Lang::En, false) => format!("extension {grant}, {name}"),
        };
    }
    let what = act::done(lang, dossier, edit).unwrap_or_else(|| saved::what(lang, dossier, edit));
    match change.op {
        Op::Clear => format!("{} {what}", lang.pick("senza", "without")),
        Op::ItemAdd => format!("{} {what}", lang.pick("voce in più,", "one more item,")),
        Op::ItemDrop => format!("{} {what}", lang.pick("voce in meno,", "one item less,")),
        _ => what,
    }
}

/// The line after a step was tried, with what it does to the clocks where that is not shown.
#[must_use]
pub fn tried(lang: Lang, step: &str, effects: &str) -> String {
    let head = match lang {
        Lang::It => format!("Provato: {step}. (u toglie)"),
        Lang::En => format!("Tried: {step}. (u takes it away)"),
    };
    if effects.is_empty() {
        head
    } else {
        format!("{head} {effects}")
    }
}

/// The line after the last step was taken away, or put back.
#[must_use]
pub fn stepped(lang: Lang, step: &str, back: bool) -> String {
    match (lang, back) {
        (Lang::It, true) => format!("Rimesso nell'ipotesi: {step}."),
        (Lang::En, true) => format!("Back in the what-if: {step}."),
        (Lang::It, false) => format!("Tolto dall'ipotesi: {step}. (U rimette)"),
        (Lang::En, false) => format!("Out of the what-if: {step}. (U puts it back)"),
    }
}

/// The real data are back, and the hypothesis waits; or it is gone.
#[must_use]
pub const fn left(lang: Lang, kept: bool) -> &'static str {
    if kept {
        lang.pick(
            "Dati veri. Con i si ritrova l'ipotesi.",
            "Real data. The what-if is still there with i.",
        )
    } else {
        lang.pick(
            "Dati veri, ipotesi tolta.",
            "Real data, the what-if is gone.",
        )
    }
}

/// A step that no longer fits the newest data: why, or `None` where its number was given to something
/// else meanwhile; and how many others went with it.
#[must_use]
pub fn dropped(
    lang: Lang,
    dossier: &Dossier,
    step: &str,
    why: Option<&Refusal>,
    more: usize,
) -> String {
    let more = match (lang, more) {
        (_, 0) => String::new(),
        (Lang::It, 1) => " Con esso un altro passo.".to_owned(),
        (Lang::It, more) => format!(" Con esso altri {more} passi."),
        (Lang::En, 1) => " One more step goes with it.".to_owned(),
        (Lang::En, more) => format!(" {more} more steps go with it."),
    };
    let why = match why {
        Some(Refusal::Conflict(conflict)) => match (lang, &conflict.author) {
            (Lang::It, Some(by)) => format!(" Quel valore l'ha scritto {}.", change::author(by)),
            (Lang::En, Some(by)) => format!(" {} wrote that value.", change::author(by)),
            (Lang::It, None) => " Quel valore è cambiato.".to_owned(),
            (Lang::En, None) => " That value has changed.".to_owned(),
        },
        Some(why) => format!(" {}", refusal::refusal(lang, dossier, why)),
        None => lang
            .pick(
                " I dati veri sono cambiati.",
                " The real data have changed.",
            )
            .to_owned(),
    };
    match lang {
        Lang::It => format!("L'ipotesi perde: {step}.{why}{more}"),
        Lang::En => format!("The what-if loses: {step}.{why}{more}"),
    }
}

/// A form with text is being left.
#[must_use]
pub const fn untried(lang: Lang) -> &'static str {
    lang.pick(
        "Il modulo non è stato provato. Esc ancora lo lascia in sospeso.",
        "The form has not been tried. Esc again keeps it for later.",
    )
}

/// There is no step to take away, or to put back.
#[must_use]
pub const fn no_step(lang: Lang, back: bool) -> &'static str {
    if back {
        lang.pick(
            "Non c'è nessun passo da rimettere nell'ipotesi.",
            "There is no step to put back into the what-if.",
        )
    } else {
        lang.pick(
            "L'ipotesi non ha ancora nessun passo.",
            "The what-if has no step yet.",
        )
    }
}

/// Another day is looked at on the real data.
#[must_use]
pub const fn no_other_day(lang: Lang) -> &'static str {
    lang.pick(
        "Un'altra data si guarda sui dati veri: prima Esc.",
        "Another day is looked at on the real data: Esc first.",
    )
}

/// What a reason is taken to be in a hypothesis, which asks for none.
#[must_use]
pub const fn reason(lang: Lang) -> &'static str {
    lang.pick("ipotesi", "what-if")
}

/// The heads of the two sides.
#[must_use]
pub const fn heads(lang: Lang) -> (&'static str, &'static str) {
    lang.pick(
        ("com'è ora", "con l'ipotesi"),
        ("as it is", "with the what-if"),
    )
}

/// That nothing differs, or nothing else.
#[must_use]
pub const fn the_same(lang: Lang, nothing: bool) -> (&'static str, &'static str) {
    if nothing {
        lang.pick(("nessun termine", "cambia"), ("no clock", "changes"))
    } else {
        lang.pick(
            ("altre fasi", "non cambiano"),
            ("other phases", "do not change"),
        )
    }
}

/// One difference: what it is about, and both sides; with dates cut short where there is little room.
#[must_use]
pub fn difference(
    lang: Lang,
    plan: &Plan,
    difference: &Difference,
    short: bool,
) -> (String, String, String) {
    let name = match &difference.of {
        Topic::Phase => event::phase(lang, difference.phase),
        Topic::Clock(key) => event::clock(lang, plan, key),
        Topic::Term(index) => event::term(lang, plan, &plan.terms[*index].id),
    };
    let is_term = matches!(difference.of, Topic::Term(_));
    let (aspect, (before, after)) = match difference.what {
        Aspect::Due(sides) => (
            lang.pick("scade", "due"),
            of(sides, |s| due(lang, s, short)),
        ),
        Aspect::Standing(sides) => (
            lang.pick("stato", "state"),
            of(sides, |s| standing(lang, s, is_term)),
        ),
        Aspect::Limit(sides) => (
            lang.pick("limite", "limit"),
            of(sides, |s| dates::limit(lang, s)),
        ),
        Aspect::Foreseen(sides) => (
            lang.pick("previsto", "forecast"),
            of(sides, |s| format!("~{}", day(lang, s, short))),
        ),
        Aspect::Parts(sides) => (
            lang.pick("fatti", "done"),
            of(sides, |s| format!("{}/{}", s.done, s.total)),
        ),
        Aspect::Through(sides) => (
            lang.pick("fino a", "through"),
            of(sides, |s| day(lang, s, short)),
        ),
        Aspect::Who(sides) => (
            lang.pick("tocca a", "to act"),
            of(sides, |(actor, runs)| {
                state::who(lang, actor, runs).to_owned()
            }),
        ),
    };
    (format!("{name}, {aspect}"), before, after)
}

/// Both sides in words; a side without a value is a dash.
fn of<T>(sides: Sides<T>, said: impl Fn(T) -> String) -> (String, String) {
    let said = |side: Option<T>| side.map_or_else(|| "-".to_owned(), &said);
    (said(sides.before), said(sides.after))
}

fn day(lang: Lang, date: Date, short: bool) -> String {
    if short {
        dates::short(date)
    } else {
        dates::with_weekday(lang, date)
    }
}

/// "gio 04/09/2025, restano 6".
fn due(lang: Lang, due: Due, short: bool) -> String {
    let left = due.left.map(|left| match (lang, left) {
        (Lang::It, ..0) => format!("ritardo {}", -left),
        (Lang::En, ..0) => format!("{} late", -left),
        (_, 0) => lang.pick("oggi", "today").to_owned(),
        (Lang::It, 1) => "resta 1".to_owned(),
        (Lang::It, 2..) => format!("restano {left}"),
        (Lang::En, 1..) => format!("{left} left"),
    });
    let day = due.day.map(|date| day(lang, date, short));
    let said: Vec<String> = day.into_iter().chain(left).collect();
    said.join(", ")
}

/// "in scadenza"; "rispettato, 84 su 90".
fn standing(lang: Lang, standing: Standing, is_term: bool) -> String {
    let of: fn(Lang, State) -> &'static str = if is_term {
        state::term_state
    } else {
        state::state
    };
    let word = of(lang, standing.state);
    match standing.used {
        Some((elapsed, limit)) => format!("{word}, {}", count::used_short(lang, elapsed, limit)),
        None => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{SHIPPED_DEFAULT, shipped};
    use crate::record::{Document, Extension, Stamp};

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

//! Suspensions, resumptions, extensions and promised dates: what each says, and why one is refused.

use crate::plan::{ClockKey, Plan};
use crate::record::{ActId, Dossier, Edit, Expectation, Extension, Grant, Op, Refusal, Suspension};

use super::Lang;
use super::dates::{self, with_weekday};
use super::event::{clock, clock_in_full, label, number, phase_titled};

/// Which clocks a suspension stops: "tutti i termini", "fase 5, n. 3".
#[must_use]
pub fn clocks(lang: Lang, dossier: &Dossier, keys: &[ClockKey]) -> String {
    if keys.is_empty() {
        return lang
            .pick("tutti i termini sospendibili", "all suspendable clocks")
            .to_owned();
    }
    let names = keys.iter().map(|key| clock(lang, &dossier.plan, key));
    names.collect::<Vec<_>>().join(", ")
}

/// What a suspension is to stop, as its form offers it: "solo fase 5, Contenuti", "tutti i termini",
/// "tutte le richieste, fase 7".
#[must_use]
pub fn stopped(lang: Lang, plan: &Plan, keys: &[ClockKey]) -> String {
    let name = |key: &ClockKey| match plan.register(&key.id) {
        Some(register) if key.n.is_none() => {
            let phase = phase_titled(lang, plan, register.phase);
            format!(
                "{}, {phase}",
                lang.pick("tutte le richieste", "all requests")
            )
        }
        _ => clock_in_full(lang, plan, key),
    };
    match keys {
        [] => lang.pick("tutti i termini", "all clocks").to_owned(),
        [only] if plan.register(&only.id).is_some() && only.n.is_none() => name(only),
        keys => {
            let names: Vec<String> = keys.iter().map(name).collect();
            format!("{} {}", lang.pick("solo", "only"), names.join(", "))
        }
    }
}

/// "n. 1, da lun 28/07/2025, tutti i termini sospendibili"; with its end: "n. 1, da lun 28/07/2025 a
/// lun 01/09/2025 (35 giorni), ...".
#[must_use]
pub fn suspension(lang: Lang, dossier: &Dossier, act: &Suspension) -> String {
    let n = number(lang, act.n);
    let from = with_weekday(lang, act.from);
    let clocks = clocks(lang, dossier, &act.clocks);
    let Some(end) = &act.resumption else {
        return match lang {
            Lang::It => format!("{n}, da {from}, {clocks}"),
            Lang::En => format!("{n}, from {from}, {clocks}"),
        };
    };
    let to = with_weekday(lang, end.date);
    let days = dates::days(lang, crate::calendar::days_between(act.from, end.date));
    match lang {
        Lang::It => format!("{n}, da {from} a {to} ({days}), {clocks}"),
        Lang::En => format!("{n}, from {from} to {to} ({days}), {clocks}"),
    }
}

/// "n. 2, fase 3: 15 giorni, concessa ven 12/12/2025".
#[must_use]
pub fn extension(lang: Lang, dossier: &Dossier, act: &Extension) -> String {
    let n = number(lang, act.n);
    let name = clock(lang, &dossier.plan, &act.clock);
    let granted = with_weekday(lang, act.granted);
    let grant = grant(lang, act.grant);
    match lang {
        Lang::It => format!("{n}, {name}: {grant}, concessa {granted}"),
        Lang::En => format!("{n}, {name}: {grant}, granted {granted}"),
    }
}

/// "15 giorni", "fino a ven 12/12/2025".
#[must_use]
pub fn grant(lang: Lang, grant: Grant) -> String {
    match (lang, grant) {
        (_, Grant::Days(days)) => dates::days(lang, days),
        (Lang::It, Grant::Until(date)) => format!("fino a {}", with_weekday(lang, date)),
        (Lang::En, Grant::Until(date)) => format!("until {}", with_weekday(lang, date)),
    }
}

/// "Formazione conclusa, promessa per ven 10/10/2025".
fn promise(lang: Lang, dossier: &Dossier, act: &Expectation) -> String {
    let name = label(lang, dossier, &act.event);
    let date = with_weekday(lang, act.date);
    match lang {
        Lang::It => format!("{name}, promessa per {date}"),
        Lang::En => format!("{name}, promised for {date}"),
    }
}

/// What an edit of an act wrote, for the line after a save; `None` for any other edit.
#[must_use]
pub fn what(lang: Lang, dossier: &Dossier, edit: &Edit) -> Option<String> {
    Some(match edit {
        Edit::Suspension { before, after } => {
            let act = after.as_ref().or(before.as_ref())?;
            suspension(lang, dossier, act)
        }
        Edit::Extension { before, after } => {
            let act = after.as_ref().or(before.as_ref())?;
            extension(lang, dossier, act)
        }
        Edit::Expectation { before, after } => match (before, after) {
            (Some(was), Some(now)) => {
                let (now, was) = (promise(lang, dossier, now), with_weekday(lang, was.date));
                match lang {
                    Lang::It => format!("{now} (era {was})"),
                    Lang::En => format!("{now} (was {was})"),
                }
            }
            (None, Some(now)) => promise(lang, dossier, now),
            (was, None) => {
                let name = label(lang, dossier, &was.as_ref()?.event);
                let gone = lang.pick("promessa tolta", "promise taken away");
                format!("{name}, {gone}")
            }
        },
        _ => return None,
    })
}

/// What an edit of an act did, for a line of the journal; `None` for any other edit.
#[must_use]
pub fn done(lang: Lang, dossier: &Dossier, edit: &Edit) -> Option<String> {
    let what = what(lang, dossier, edit)?;
    let did = match edit {
        Edit::Suspension { before, after } => match (before, after) {
            (None, _) => lang.pick("sospensione", "suspension"),
            (Some(_), None) => lang.pick("sospensione tolta", "suspension taken away"),
            (Some(_), Some(now)) if now.resumption.is_none() => {
                lang.pick("ripresa tolta", "resumption taken away")
            }
            (Some(_), Some(_)) => lang.pick("ripresa", "resumption"),
        },
        Edit::Extension { after: None, .. } => lang.pick("proroga tolta", "extension taken away"),
        Edit::Extension { .. } => lang.pick("proroga", "extension"),
        _ => return Some(what),
    };
    Some(format!("{did} {what}"))
}

/// An act that was taken back, with what it said: "sospensione n. 1, da lun 25/08/2025, fase 3".
#[must_use]
pub fn taken_away(lang: Lang, dossier: &Dossier, edit: &Edit) -> String {
    let word = match edit {
        Edit::Suspension { after: None, .. } => lang.pick("sospensione", "suspension"),
        Edit::Suspension { .. } => {
            lang.pick("ripresa della sospensione", "resumption of suspension")
        }
        _ => lang.pick("proroga", "extension"),
    };
    format!("{word} {}", what(lang, dossier, edit).unwrap_or_default())
}

/// What an undo did to an act, with the act itself: an act that is there again is said to be.
/// `None` for any other edit; `true` where the act is gone.
#[must_use]
pub fn undone(lang: Lang, dossier: &Dossier, edit: &Edit) -> Option<(bool, String)> {
    let gone = match edit {
        Edit::Suspension { before, after } => {
            let ended = |act: Option<&Suspension>| act.map(|act| act.resumption.is_some());
            ended(before.as_deref()) > ended(after.as_deref())
        }
        Edit::Extension { after, .. } => after.is_none(),
        _ => return None,
    };
    let is_end = matches!(
        edit,
        Edit::Suspension {
            before: Some(_),
            after: Some(_)
        }
    );
    let word = match edit {
        Edit::Suspension { .. } if is_end => {
            lang.pick("ripresa della sospensione", "resumption of suspension")
        }
        Edit::Suspension { .. } => lang.pick("sospensione", "suspension"),
        _ => lang.pick("proroga", "extension"),
    };
    let act = format!("{word} {}", what(lang, dossier, edit)?);
    Some(match (lang, gone) {
        (_, true) => (true, act),
        (Lang::It, false) => (false, format!("{act}, di nuovo")),
        (Lang::En, false) => (false, format!("{act}, again")),
    })
}

/// What the line after a save begins with; `None` for what is not an act.
#[must_use]
pub const fn verb(lang: Lang, op: Op) -> Option<&'static str> {
    Some(match op {
        Op::Suspend => lang.pick("Sospensione", "Suspension"),
        Op::Resume => lang.pick("Ripresa", "Resumption"),
        Op::Extend => lang.pick("Proroga", "Extension"),
        Op::Expect => lang.pick("Data prevista", "Expected date"),
        _ => return None,
    })
}

/// Why an act is refused, and what to do; `None` for any other refusal.
#[must_use]
#[expect(
    clippy::too_many_lines,
    reason = "one arm for each refusal, both languages side by side"
)]
pub fn refusal(lang: Lang, dossier: &Dossier, refusal: &Refusal) -> Option<String> {
    Some(match refusal {
        Refusal::NotSuspendable(key) => {
            let name = named(lang, dossier, key);
            match lang {
                Lang::It => {
                    format!("{name}: una sospensione non lo ferma. Indica un altro termine.")
                }
                Lang::En => format!("{name}: a suspension does not stop it. Name another clock."),
            }
        }
        Refusal::NothingSuspended => lang
            .pick(
                "Non c'è nessuna sospensione aperta da far riprendere.",
                "There is no open suspension to resume.",
            )
            .to_owned(),
        Refusal::WhichSuspension { open } => {
            let open = numbers(open);
            match lang {
                Lang::It => format!("Sono aperte più sospensioni: {open}. Indica quale riprende."),
                Lang::En => format!("Several suspensions are open: {open}. Say which one resumes."),
            }
        }
        Refusal::UnknownSuspension { n, open } => {
            let open = match (lang, open.is_empty()) {
                (Lang::It, true) => "Nessuna è aperta.".to_owned(),
                (Lang::En, true) => "None is open.".to_owned(),
                (Lang::It, false) => format!("Aperte: {}.", numbers(open)),
                (Lang::En, false) => format!("Open: {}.", numbers(open)),
            };
            match lang {
                Lang::It => format!("Non c'è una sospensione n. {n}. {open}"),
                Lang::En => format!("There is no suspension no. {n}. {open}"),
            }
        }
        Refusal::AlreadyResumed { n, on } => {
            let on = with_weekday(lang, *on);
            match lang {
                Lang::It => format!("La sospensione n. {n} è già finita, con la ripresa di {on}."),
                Lang::En => format!("Suspension no. {n} has ended already, resumed on {on}."),
            }
        }
        Refusal::ResumptionBeforeSuspension { n, from, resumed } => {
            let (from, resumed) = (with_weekday(lang, *from), with_weekday(lang, *resumed));
            match lang {
                Lang::It => format!(
                    "La ripresa ({resumed}) verrebbe prima della sospensione n. {n} ({from}). Correggi la data."
                ),
                Lang::En => format!(
                    "The resumption ({resumed}) would come before suspension no. {n} ({from}). Correct the date."
                ),
            }
        }
        Refusal::TermBeforeResumption {
            clock: key,
            due,
            resumed,
        } => {
            let name = named(lang, dossier, key);
            let (due, resumed) = (with_weekday(lang, *due), with_weekday(lang, *resumed));
            match lang {
                Lang::It => format!(
                    "{name}: il nuovo termine ({due}) verrebbe prima della ripresa ({resumed})."
                ),
                Lang::En => {
                    format!(
                        "{name}: the new term ({due}) would come before the resumption ({resumed})."
                    )
                }
            }
        }
        Refusal::NothingToExtend(key)
            if key.n.is_none() && dossier.plan.register(&key.id).is_some() =>
        {
            which_request(lang, dossier, key)
        }
        Refusal::NothingToExtend(key) => {
            let name = named(lang, dossier, key);
            match lang {
                Lang::It => format!("{name}: non ha un limite da prorogare."),
                Lang::En => format!("{name}: there is no limit to extend."),
            }
        }
        Refusal::BadGrant { days } => {
            let days = dates::days(lang, *days);
            match lang {
                Lang::It => format!("Una proroga va da 1 giorno a 36500, non {days}."),
                Lang::En => format!("An extension is from 1 day to 36500, not {days}."),
            }
        }
        Refusal::ExtensionShortens {
            clock: key,
            due,
            until,
        } => {
            let name = named(lang, dossier, key);
            let (due, until) = (with_weekday(lang, *due), with_weekday(lang, *until));
            match lang {
                Lang::It => {
                    format!("{name}: scade già {due}; una proroga va oltre, non a {until}.")
                }
                Lang::En => {
                    format!(
                        "{name}: it is due {due} already; an extension goes beyond, not to {until}."
                    )
                }
            }
        }
        Refusal::HappenedAlready { event, on } => {
            let (name, on) = (label(lang, dossier, event), with_weekday(lang, *on));
            match lang {
                Lang::It => {
                    format!("{name} ha già la sua data ({on}): non c'è da prometterne una.")
                }
                Lang::En => {
                    format!("{name} has its date already ({on}): there is none to promise.")
                }
            }
        }
        Refusal::UnknownAct(act) => {
            let act = name(lang, *act);
            match lang {
                Lang::It => format!("Non c'è: {act}."),
                Lang::En => format!("There is no {act}."),
            }
        }
        Refusal::ReasonMissingForAct(act) => {
            let act = name(lang, *act);
            match lang {
                Lang::It => format!("Per togliere la {act} serve un motivo."),
                Lang::En => format!("Taking away {act} needs a reason."),
            }
        }
        _ => return None,
    })
}

/// A register has no clock: each of its requests has one.
fn which_request(lang: Lang, dossier: &Dossier, key: &ClockKey) -> String {
    let label = dossier
        .plan
        .register(&key.id)
        .map(|register| &register.label);
    let name = label.map_or("", |label| super::state::text(lang, label));
    let name = super::shown::shown(name);
    let own = dossier
        .requests
        .iter()
        .filter(|request| request.register == key.id);
    let n = own.map(|request| request.n).max().unwrap_or(1);
    let id = &key.id;
    match lang {
        Lang::It => format!("{name}: si proroga una richiesta, per esempio {id}:{n}."),
        Lang::En => format!("{name}: it is a request that is extended, such as {id}:{n}."),
    }
}

/// A clock inside a sentence of its own, which begins with it.
pub(super) fn named(lang: Lang, dossier: &Dossier, key: &ClockKey) -> String {
    super::event::capitalised(&clock(lang, &dossier.plan, key))
}

/// What an act is called: "sospensione n. 1".
#[must_use]
pub fn name(lang: Lang, act: ActId) -> String {
    let (word, n) = match act {
        ActId::Suspension(n) => (lang.pick("sospensione", "suspension"), n),
        ActId::Resumption(n) => (
            lang.pick("ripresa della sospensione", "resumption of suspension"),
            n,
        ),
        ActId::Extension(n) => (lang.pick("proroga", "extension"), n),
    };
    format!("{word} {}", number(lang, n))
}

fn numbers(numbers: &[u32]) -> String {
    let texts: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    texts.join(", ")
}

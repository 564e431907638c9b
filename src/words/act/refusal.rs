//! Why an act is refused, and what to do.

use crate::plan::ClockKey;
use crate::record::{Dossier, Refusal};
use crate::words::Lang;
use crate::words::dates::{self, with_weekday};
use crate::words::event::label;
use crate::words::sanitize::sanitized;
use crate::words::state::text;

use super::{name, named};

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

fn numbers(numbers: &[u32]) -> String {
    let texts: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    texts.join(", ")
}

/// A register has no clock: each of its requests has one.
fn which_request(lang: Lang, dossier: &Dossier, key: &ClockKey) -> String {
    let label = dossier
        .plan
        .register(&key.id)
        .map(|register| &register.label);
    let name = sanitized(label.map_or("", |label| text(lang, label)));
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

//! What is wrong with a plan or with what was recorded on it, and where in the file.

use crate::plan::{PlanError, PlanProblem, ProblemKind, TEXT_MAX};
use crate::record::{DossierProblem, FaultKind};

use super::Lang;
use super::dates;
use super::refusal::date_out_of_range;
use super::sanitize::sanitized;

/// Why a text is not a plan, one sentence for each problem.
#[must_use]
pub fn plan_error(lang: Lang, error: &PlanError) -> Vec<String> {
    match error {
        PlanError::Unreadable {
            line,
            column,
            place,
            wrong,
        } => {
            // The root and what has no place at all are no places to name.
            let place = match place.as_str() {
                "." | "?" => String::new(),
                place => format!(", {}", sanitized(place)),
            };
            let reason = match wrong {
                Some(wrong) => super::wrong::wrong(lang, wrong),
                None => lang.pick("non è JSON", "this is no JSON").to_owned(),
            };
            vec![match lang {
                Lang::It => format!(
                    "non è un cronoprogramma: riga {line}, colonna {column}{place}: {reason}."
                ),
                Lang::En => {
                    format!("it is not a plan: line {line}, column {column}{place}: {reason}.")
                }
            }]
        }
        PlanError::Unsound(problems) => problems
            .iter()
            .map(|problem| format!("{}.", plan_problem(lang, problem)))
            .collect(),
    }
}

/// What is wrong with a plan, and where.
#[must_use]
pub fn plan_problem(lang: Lang, problem: &PlanProblem) -> String {
    let what = match &problem.kind {
        ProblemKind::Empty => lang.pick("non c'è niente", "there is nothing").to_owned(),
        ProblemKind::Duplicate(name) => twice(lang, name),
        ProblemKind::Unknown(name) => nothing_named(lang, name),
        ProblemKind::Side { side, register } => match lang {
            Lang::It => format!(
                "\"{side}\" è del registro \"{register}\" e ha una data per ogni richiesta; qui serve un evento con una data sola"
            ),
            Lang::En => format!(
                "\"{side}\" belongs to the register \"{register}\" and has a date for each request; an event with a single date is needed here"
            ),
        },
        ProblemKind::Cycle(names) => match lang {
            Lang::It => format!("si aspettano in cerchio: {}", sanitized(&names.join(", "))),
            Lang::En => {
                format!(
                    "they wait for each other in a circle: {}",
                    sanitized(&names.join(", "))
                )
            }
        },
        ProblemKind::Label => lang
            .pick(
                "il testo è vuoto o troppo lungo",
                "the text is empty or too long",
            )
            .to_owned(),
        ProblemKind::Limit(limit) => match lang {
            Lang::It => format!("il limite {limit} non ha senso"),
            Lang::En => format!("the limit {limit} makes no sense"),
        },
        ProblemKind::Days(days) => match lang {
            Lang::It => format!("{} non hanno senso", dates::days(lang, *days)),
            Lang::En => format!("{} make no sense", dates::days(lang, *days)),
        },
        ProblemKind::Rate(rate, most) => match lang {
            Lang::It => format!("la percentuale {rate} non va bene: al massimo {most}"),
            Lang::En => format!("the percentage {rate} will not do: at most {most}"),
        },
        ProblemKind::Day(date) => date_out_of_range(lang, *date)
            .trim_end_matches('.')
            .to_owned(),
        ProblemKind::Endless => lang
            .pick(
                "il termine non finisce con niente, o dove comincia",
                "the clock ends with nothing, or where it begins",
            )
            .to_owned(),
        ProblemKind::Number(number) => match lang {
            Lang::It => format!("il numero di fase {number} non è tra 1 e 9999"),
            Lang::En => format!("the phase number {number} is not between 1 and 9999"),
        },
        ProblemKind::Order => lang
            .pick(
                "le fasi non sono in ordine di numero",
                "the phases are not in order of number",
            )
            .to_owned(),
    };
    format!("{}: {what}", sanitized(&problem.place))
}

fn twice(lang: Lang, name: &str) -> String {
    let name = sanitized(name);
    match lang {
        Lang::It => format!("\"{name}\" c'è due volte"),
        Lang::En => format!("\"{name}\" is there twice"),
    }
}

fn nothing_named(lang: Lang, name: &str) -> String {
    let name = sanitized(name);
    match lang {
        Lang::It => format!("niente si chiama \"{name}\""),
        Lang::En => format!("nothing is called \"{name}\""),
    }
}

/// What of the records does not fit the plan, and where.
#[must_use]
pub fn dossier_problem(lang: Lang, problem: &DossierProblem) -> String {
    let what = match &problem.kind {
        FaultKind::Unknown(name) => nothing_named(lang, name),
        FaultKind::Side { side, register } => match lang {
            Lang::It => format!(
                "\"{side}\" è del registro \"{register}\": serve il numero della richiesta, come {side}:1"
            ),
            Lang::En => format!(
                "\"{side}\" belongs to the register \"{register}\": the number of the request is needed, such as {side}:1"
            ),
        },
        FaultKind::Duplicate(name) => twice(lang, name),
        FaultKind::DateOutOfRange(date) => date_out_of_range(lang, *date)
            .trim_end_matches('.')
            .to_owned(),
        FaultKind::TooLong => match lang {
            Lang::It => format!("il testo supera {TEXT_MAX} caratteri"),
            Lang::En => format!("the text has more than {TEXT_MAX} characters"),
        },
        FaultKind::RequestWithoutDate => lang
            .pick(
                "la richiesta non ha la data di apertura, o la risposta viene prima",
                "the request has no opening date, or its answer comes first",
            )
            .to_owned(),
        FaultKind::ResumptionFirst => lang
            .pick(
                "la ripresa viene prima della sospensione",
                "the resumption comes before the suspension",
            )
            .to_owned(),
        FaultKind::TooManyDays(days) => match lang {
            Lang::It => format!("{} di proroga sono troppi", dates::days(lang, *days)),
            Lang::En => format!("an extension of {} is too long", dates::days(lang, *days)),
        },
        FaultKind::NoItems(name) => match lang {
            Lang::It => format!("\"{}\" non è fatto di voci", sanitized(name)),
            Lang::En => format!("\"{}\" is not made of items", sanitized(name)),
        },
    };
    format!("{}: {what}", sanitized(&problem.place))
}

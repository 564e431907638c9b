//! Problems of a plan and of a dossier, with their place.

use crate::plan::{PlanError, PlanProblem};
use crate::record::DossierProblem;
use crate::words::Lang;
use crate::words::problem::{no_json, no_plan, of_dossier, of_plan};
use crate::words::sanitize::sanitized;
use crate::words::wrong::wrong;

/// Why a text is not a plan, one sentence for each problem.
#[must_use]
pub fn plan_error(lang: Lang, error: &PlanError) -> Vec<String> {
    match error {
        PlanError::Unreadable {
            line,
            column,
            place,
            wrong: fault,
        } => {
            // The root and what has no place at all are no places to name.
            let place = match place.as_str() {
                "." | "?" => String::new(),
                place => format!(", {}", sanitized(place)),
            };
            let reason = fault.as_ref();
            let reason = reason.map_or_else(|| no_json(lang), |fault| wrong(lang, fault));
            vec![no_plan(lang, *line, *column, &place, &reason)]
        }
        PlanError::Unsound(problems) => {
            let problems = problems.iter().map(|problem| plan_problem(lang, problem));
            problems.map(|problem| format!("{problem}.")).collect()
        }
    }
}

/// What is wrong with a plan, and where.
#[must_use]
pub fn plan_problem(lang: Lang, problem: &PlanProblem) -> String {
    let what = of_plan(lang, &problem.kind);
    format!("{}: {what}", sanitized(&problem.place))
}

/// What of the records does not fit the plan, and where.
#[must_use]
pub fn dossier_problem(lang: Lang, problem: &DossierProblem) -> String {
    let what = of_dossier(lang, &problem.kind);
    format!("{}: {what}", sanitized(&problem.place))
}

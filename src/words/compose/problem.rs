//! Problems of a plan and of a dossier, with their place.

use crate::plan::{PlanError, PlanProblem, UnknownMember};
use crate::record::DossierProblem;
use crate::words::Lang;
use crate::words::problem::{kept_unknown, no_json, no_plan, of_dossier, of_plan, unknown_member};
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
            others,
        } => {
            // The root and what has no place at all are no places to name.
            let place = match place.as_str() {
                "." | "?" => String::new(),
                place => format!(", {}", sanitized(place)),
            };
            let reason = fault.as_ref();
            let reason = reason.map_or_else(|| no_json(lang), |fault| wrong(lang, fault));
            let mut all = vec![no_plan(lang, *line, *column, &place, &reason)];
            all.extend(sentences(lang, others));
            all
        }
        PlanError::Unsound(problems) => sentences(lang, problems),
    }
}

fn sentences(lang: Lang, problems: &[PlanProblem]) -> Vec<String> {
    let sentence = |problem| {
        let said = plan_problem(lang, problem);
        let end = if said.ends_with('?') { "" } else { "." };
        format!("{said}{end}")
    };
    problems.iter().map(sentence).collect()
}

/// What is wrong with a plan, and where.
#[must_use]
pub fn plan_problem(lang: Lang, problem: &PlanProblem) -> String {
    let what = of_plan(lang, &problem.kind);
    // The whole has no place to name.
    match problem.place.as_str() {
        "." => what,
        place => format!("{}: {what}", sanitized(place)),
    }
}

/// A member of the plan of a data file that this version does not know: it counts for nothing.
#[must_use]
pub fn unknown_in_plan(lang: Lang, member: &UnknownMember) -> String {
    let what = unknown_member(lang, &member.name, &member.known);
    kept_unknown(lang, &sanitized(&member.place), &what)
}

/// What of the records does not fit the plan, and where.
#[must_use]
pub fn dossier_problem(lang: Lang, problem: &DossierProblem) -> String {
    let what = of_dossier(lang, &problem.kind);
    format!("{}: {what}", sanitized(&problem.place))
}

//! What stands inside a refusal.

use crate::plan::{ClockId, ClockKey, PlanProblem};
use crate::record::Dossier;
use crate::words::Lang;
use crate::words::problem::plan_problem;
use crate::words::sanitize::sanitized;
use crate::words::state::text;

/// A register by its label, and one of its requests as it is typed: the newest, or the first to come.
pub fn a_request_of(lang: Lang, dossier: &Dossier, id: &ClockId) -> (String, Option<String>) {
    let label = dossier.plan.register(id).map(|register| &register.label);
    let name = sanitized(label.map_or("", |label| text(lang, label))).into_owned();
    let own = dossier.requests.iter();
    let agreed = dossier
        .plan
        .register(id)
        .map_or(id, |register| register.agreed());
    let own = own.filter(|request| request.register == *agreed);
    let newest = own.map(|request| request.n).max();
    let key = newest.map(|n| ClockKey::numbered(id, n).to_string());
    (name, key)
}

/// Everything that is wrong with a plan, on one line.
pub fn sum_of_problems(lang: Lang, problems: &[PlanProblem]) -> String {
    let problems: Vec<String> = problems.iter().map(|p| plan_problem(lang, p)).collect();
    problems.join("; ")
}

//! Why a text is no plan.

use serde::de::IgnoredAny;

use crate::plan::PlanError;
use crate::store::Flaw;
use crate::words::Lang;
use crate::words::refusal::plan_error;
use crate::words::store::not_json;

/// Why a text is no plan: it is not JSON, or what the plan says of it.
#[must_use]
pub fn not_a_plan(lang: Lang, text: &str, error: &PlanError) -> Vec<String> {
    match serde_json::from_str::<IgnoredAny>(text) {
        Ok(_) => plan_error(lang, error),
        Err(error) => {
            let place = (error.line(), error.column());
            vec![not_json(lang, place, &Flaw::from(&error))]
        }
    }
}

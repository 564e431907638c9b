//! A plan from whatever was named: one that comes with the program, a text, JSON, or another dossier, whose
//! plan it is without its facts.

use std::path::Path;

use serde::de::IgnoredAny;

use crate::cli::told::remark;
use crate::notation::{drawn, read as read_text};
use crate::plan::{Plan, PlanError, shipped};
use crate::store::{Flaw, JsonFile, Target, read};
use crate::words::Lang;
use crate::words::command::no_plan;
use crate::words::outline::comments_are_not_kept;
use crate::words::refusal::plan_error;
use crate::words::store::{not_json, store_reason};

use super::{Call, Failure};

/// A plan that was named.
pub(in crate::cli) struct NamedPlan {
    /// The plan.
    pub(in crate::cli) plan: Plan,
    /// How many lines of its text are comments.
    comments: usize,
    /// Whether the name of the plan was said, and not made from its title.
    pub(in crate::cli) is_named: bool,
}

impl From<Plan> for NamedPlan {
    fn from(plan: Plan) -> Self {
        Self {
            plan,
            comments: 0,
            is_named: true,
        }
    }
}

/// The plan that was named.
///
/// # Errors
/// There is none, or everything that is wrong with it.
pub(in crate::cli) fn plan_named(call: &Call<'_>, name: &str) -> Result<NamedPlan, Failure> {
    if let Some(plan) = shipped(name) {
        return Ok(plan.into());
    }
    let path = Path::new(name);
    // As carefully as a dossier: a pipe is not waited for, and no file is endless.
    let found = Target::resolve(path).and_then(|target| read(&target));
    let found = found.map_err(|error| {
        let why = store_reason(call.lang, &error);
        Failure::Named(path.to_owned(), no_plan(call.lang, name, &why))
    })?;
    let text = found.text.trim_start_matches('\u{feff}');
    let is_json = path
        .extension()
        .is_some_and(|kind| kind.eq_ignore_ascii_case("json"));
    if !is_json && !text.trim_start().starts_with('{') {
        let read = read_text(text)
            .map_err(|faults| Failure::Drawn(drawn(call.lang, name, text, &faults)))?;
        return Ok(NamedPlan {
            plan: read.plan,
            comments: read.comments,
            is_named: read.is_named,
        });
    }
    if is_dossier(text) {
        return of_dossier(call, path);
    }
    let plan = Plan::from_json(text);
    let plan =
        plan.map_err(|error| Failure::About(path.to_owned(), fault(call.lang, text, &error)))?;
    Ok(plan.into())
}

/// Says once that what is a comment will not be found again.
pub(in crate::cli) fn told_of_comments(call: &Call<'_>, named: &NamedPlan) {
    let sentence = comments_are_not_kept(call.lang, named.comments);
    remark(call, Some(sentence.as_str()).filter(|_| named.comments > 0));
}

/// Whether a text is a dossier, and not a plan alone.
fn is_dossier(text: &str) -> bool {
    let whole: Option<serde_json::Map<String, serde_json::Value>> = serde_json::from_str(text).ok();
    whole.is_some_and(|whole| whole.contains_key("plan") && whole.contains_key("format"))
}

/// The plan of a dossier, which is read as one: an older file becomes what it would be today.
fn of_dossier(call: &Call<'_>, path: &Path) -> Result<NamedPlan, Failure> {
    let Some(place) = call.environment.surroundings.place(Some(path)) else {
        return Err(Failure::about(
            path,
            crate::words::command::no_place(call.lang),
        ));
    };
    let opened = JsonFile::at(&place).open()?;
    Ok(opened.dossier.plan.into())
}

/// Why a text is no plan: it is not JSON, or what the plan says of it.
fn fault(lang: Lang, text: &str, error: &PlanError) -> Vec<String> {
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        let place = (error.line(), error.column());
        return vec![not_json(lang, place, &Flaw::from(&error))];
    }
    plan_error(lang, error)
}

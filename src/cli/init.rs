//! `crono init`: writes a new dossier, never over an existing file.

use std::io::Write;

use clap::{ArgMatches, Command};

use serde::de::IgnoredAny;

use crate::plan::{Plan, PlanError, SHIPPED_DEFAULT, shipped};
use crate::record::Dossier;
use crate::store::{Flaw, JsonFile, Target, read};
use crate::words::Lang;
use crate::words::command::{a_dossier, copies_are_here, created, no_plan, only_looking};
use crate::words::refusal::plan_error;
use crate::words::store::{not_json, store_reason};
use crate::words::{examples, usage};

use super::document::given;
use super::error::Failure;
use super::grammar::{flag, option};
use super::told::tell;
use super::verb::{Call, Verb};

pub(super) const VERB: Verb = Verb {
    name: "init",
    about: usage::INIT,
    usage: usage::INIT_USAGE,
    examples: examples::INIT,
    arguments,
    run,
};

fn arguments(lang: Lang, command: Command) -> Command {
    command
        .arg(option(lang, "plan", usage::VALUE_NAME, usage::OPT_PLAN))
        .arg(flag(lang, "yes", usage::OPT_YES_INIT).short('y'))
}

fn run(call: &Call<'_>, matches: &ArgMatches, out: &mut dyn Write) -> Result<(), Failure> {
    let place = call.place()?;
    if call.readonly {
        return Err(Failure::about(&place.path, only_looking(call.lang)));
    }
    let plan = plan(call, given(matches, "plan").unwrap_or(SHIPPED_DEFAULT))?;
    let name = plan.name.clone();
    let file = JsonFile::at(&place);
    let absence = file.absence().filter(|_| !place.path.exists());
    if let Some(backup) = absence.and_then(|absence| absence.backup)
        && !matches.get_flag("yes")
    {
        return Err(Failure::about(
            &place.path,
            copies_are_here(call.lang, backup.day, call.named()),
        ));
    }
    file.create(&Dossier::new(plan), &call.environment.login())?;
    // Where it really lies, whatever was typed.
    let path = Target::resolve(file.path()).map_or(place.path, |target| target.path().to_owned());
    tell(call, &[created(call.lang, &path, &name)], out)
}

/// A shipped plan by its name, else the plan in a file.
fn plan(call: &Call<'_>, name: &str) -> Result<Plan, Failure> {
    if let Some(plan) = shipped(name) {
        return Ok(plan);
    }
    let path = std::path::Path::new(name);
    // As carefully as a dossier: a pipe is not waited for, and no file is endless.
    let found = Target::resolve(path).and_then(|target| read(&target));
    let found = found.map_err(|error| {
        let why = store_reason(call.lang, &error);
        Failure::Named(path.to_owned(), no_plan(call.lang, name, &why))
    })?;
    Plan::from_json(&found.text)
        .map_err(|error| Failure::About(path.to_owned(), fault(call.lang, &found.text, &error)))
}

/// Why a text is no plan: it is not JSON, it is something else of ours, or what the plan says of it.
fn fault(lang: Lang, text: &str, error: &PlanError) -> Vec<String> {
    if let Err(error) = serde_json::from_str::<IgnoredAny>(text) {
        let place = (error.line(), error.column());
        return vec![not_json(lang, place, &Flaw::from(&error))];
    }
    let whole: Option<serde_json::Map<String, serde_json::Value>> = serde_json::from_str(text).ok();
    let is_dossier =
        |whole: &serde_json::Map<_, _>| whole.contains_key("plan") && whole.contains_key("format");
    if whole.as_ref().is_some_and(is_dossier) {
        return vec![a_dossier(lang).to_owned()];
    }
    plan_error(lang, error)
}

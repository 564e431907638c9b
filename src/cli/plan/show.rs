//! `crono plan show`: the plan of a dossier, or one that was named, as text or as JSON.

use std::io::Write;

use clap::ArgMatches;

use crate::cli::document::given;
use crate::notation::{preface_of, text_of};
use crate::plan::{Plan, shipped_text};
use crate::words::sanitize::escaped;

use super::source::{plan_named, told_of_remarks};
use super::{Call, Failure};

pub(super) fn run(
    call: &Call<'_>,
    matches: &ArgMatches,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let Some(name) = given(matches, "plan") else {
        return written(call, matches, &call.session()?.dossier().plan, out);
    };
    let named = plan_named(call, matches, name)?;
    let head = shipped_text(name).map(|text| preface_of(text, call.lang));
    if let Some(head) = head.filter(|_| !matches.get_flag("json")) {
        writeln!(out, "{head}\n")?;
    }
    written(call, matches, &named.plan, out)?;
    told_of_remarks(call, &named);
    Ok(())
}

/// Writes a plan as it was asked for.
fn written(
    call: &Call<'_>,
    matches: &ArgMatches,
    plan: &Plan,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    if matches.get_flag("json") {
        let json = serde_json::to_string_pretty(plan).map_err(std::io::Error::from)?;
        writeln!(out, "{}", escaped(&json))?;
        return Ok(());
    }
    // What cannot be shown stands in its JSON part already; nothing is folded, for it is to be read again.
    write!(out, "{}", text_of(plan, call.lang))?;
    Ok(())
}

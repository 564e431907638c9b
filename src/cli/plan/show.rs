//! `crono plan show`: the plan of a dossier as text, or as JSON.

use std::io::Write;

use clap::ArgMatches;

use crate::notation::text_of;
use crate::words::sanitize::escaped;

use super::{Call, Failure};

pub(super) fn run(
    call: &Call<'_>,
    matches: &ArgMatches,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let session = call.session()?;
    let plan = &session.dossier().plan;
    if matches.get_flag("json") {
        let json = serde_json::to_string_pretty(plan).map_err(std::io::Error::from)?;
        writeln!(out, "{}", escaped(&json))?;
        return Ok(());
    }
    // What cannot be shown stands in its JSON part already; nothing is folded, for it is to be read again.
    write!(out, "{}", text_of(plan, call.lang))?;
    Ok(())
}

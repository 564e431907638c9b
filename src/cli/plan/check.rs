//! `crono plan check`: reads a plan, and shows what it says or all that is wrong with it.

use std::io::Write;

use clap::ArgMatches;

use crate::cli::told::remark;
use crate::report::text::COLUMNS;
use crate::words::outline::{folded_outline, idle_holidays};

use super::source::{plan_named, told_of_remarks};
use super::{Call, Failure};

pub(super) fn run(
    call: &Call<'_>,
    matches: &ArgMatches,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let named = plan_named(call, matches, "")?;
    for line in folded_outline(call.lang, &named.plan, COLUMNS) {
        writeln!(out, "{}", call.look.fold(&line))?;
    }
    told_of_remarks(call, &named);
    remark(call, idle_holidays(call.lang, &named.plan).as_deref());
    Ok(())
}

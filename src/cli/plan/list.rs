//! `crono plan list`: the plans that come with the program.

use std::io::Write;

use crate::plan::{shipped, shipped_names};
use crate::words::outline::in_a_line;

use super::{Call, Failure};

pub(super) fn run(call: &Call<'_>, out: &mut dyn Write) -> Result<(), Failure> {
    let width = shipped_names().map(str::len).max().unwrap_or_default();
    for name in shipped_names() {
        let Some(plan) = shipped(name) else {
            continue;
        };
        let line = format!("{name:width$}  {}", in_a_line(call.lang, &plan));
        writeln!(out, "{}", call.look.fold(&line))?;
    }
    Ok(())
}

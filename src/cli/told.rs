//! The answer of a command that has changed something. Where it cannot be written to the output, it
//! goes to standard error: a change that is not confirmed is made a second time.

use std::io::Write;

use super::error::Failure;
use super::verb::Call;

/// Writes the answer.
///
/// # Errors
/// The output takes no more; the failure carries the answer.
pub(super) fn tell(call: &Call<'_>, lines: &[String], out: &mut dyn Write) -> Result<(), Failure> {
    let lines: Vec<String> = lines
        .iter()
        .map(|line| call.look.fold(line).to_string())
        .collect();
    let written = lines.iter().try_for_each(|line| writeln!(out, "{line}"));
    // What is only buffered is not out yet.
    let written = written.and_then(|()| out.flush());
    written.map_err(|error| Failure::Untold(lines, error))
}

/// Says on standard error what is no part of the answer.
pub(super) fn remark(call: &Call<'_>, sentence: Option<&str>) {
    if let Some(sentence) = sentence {
        // Where it cannot be said the answer is still true.
        let _ = writeln!(std::io::stderr(), "crono: {}", call.look.fold(sentence));
    }
}

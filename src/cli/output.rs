//! Writing a result to standard output, or saying why there is none.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use crate::words::Lang;

use super::error::Failure;

/// Writes a result to standard output, or says why there is none.
pub(super) fn finish(
    lang: Lang,
    write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
) -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let done = write(&mut out).and_then(|()| Ok(out.flush()?));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // What was written before the failure is part of the answer.
            let _ = out.flush();
            failure.tell(lang)
        }
    }
}

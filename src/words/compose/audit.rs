//! The place of a contradiction, and what nobody is named for.

use std::path::Path;

use crate::record::Contradiction;
use crate::words::Lang;
use crate::words::audit::{by_nobody, contrast};
use crate::words::sanitize::sanitized;
use crate::words::shell::command;

/// One place at which a file contradicts itself.
#[must_use]
pub fn contradiction(lang: Lang, found: &Contradiction) -> String {
    let what = contrast(lang, &found.kind);
    format!("{}: {what}.", sanitized(&found.place))
}

/// How many values were written outside of the program, and the command that names them.
#[must_use]
pub fn written_by_nobody(lang: Lang, many: usize, named: Option<&Path>) -> Option<String> {
    let validate = command("validate", named);
    (many > 0).then(|| by_nobody(lang, many, &validate))
}

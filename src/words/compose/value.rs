//! A value of a file inside a sentence.

use crate::words::sanitize::sanitized;

/// A value as the file has it, not longer than a line bears.
pub fn cut(text: &str) -> String {
    const LONGEST: usize = 60;
    let text = sanitized(text);
    if text.chars().count() <= LONGEST {
        return text.into_owned();
    }
    let cut: String = text.chars().take(LONGEST).collect();
    format!("{cut}...")
}

//! Names one after the other.

use crate::words::sanitize::sanitized;

/// "a, b, c".
pub fn listed<T: ToString>(names: &[T]) -> String {
    let names: Vec<String> = names.iter().map(ToString::to_string).collect();
    names.join(", ")
}

/// A path as it may be shown.
pub fn path(path: &std::path::Path) -> String {
    sanitized(&path.to_string_lossy()).into_owned()
}

//! Paths as sentences show them: what was typed elsewhere is sanitized.

use std::path::Path;

use crate::words::sanitize::sanitized;

pub(super) fn path(path: &Path) -> String {
    sanitized(&path.to_string_lossy()).into_owned()
}

pub(super) fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    sanitized(&name.to_string_lossy()).into_owned()
}

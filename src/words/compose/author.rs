//! Who made a change.

use crate::record::Stamp;
use crate::words::sanitize::sanitized;

/// Who made a change; the account beside the name where they differ.
#[must_use]
pub fn author(stamp: &Stamp) -> String {
    let by = sanitized(&stamp.by);
    if stamp.by == stamp.login {
        by.into_owned()
    } else {
        format!("{by} ({})", sanitized(&stamp.login))
    }
}

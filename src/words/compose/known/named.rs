//! Something that can be named: what is typed for it, and what it is called.
//!
//! What there is to be named is listed elsewhere.

use crate::words::Lang;

/// Something that can be named.
pub(super) struct Nameable {
    /// What is typed.
    pub(super) id: String,
    /// What it is called in each language, in the order of [`Lang::ALL`].
    pub(super) titles: [String; Lang::ALL.len()],
}

impl Nameable {
    pub(super) fn new(id: &(impl ToString + ?Sized), title: impl Fn(Lang) -> String) -> Self {
        Self {
            id: id.to_string(),
            titles: Lang::ALL.map(title),
        }
    }
}

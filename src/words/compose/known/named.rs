//! Something that can be named: what is typed for it, and what it is called.
//!
//! What there is to be named is listed elsewhere.

use crate::words::Lang;

/// What stands for any number.
const ANY: &str = ":N";

/// Something that can be named.
pub(super) struct Nameable {
    /// What is typed.
    pub(super) id: String,
    /// What it is called in each language, in the order of [`Lang::ALL`].
    pub(super) titles: [String; Lang::ALL.len()],
    /// The number that is meant where `N` stands for any and none was typed.
    pub(super) newest: Option<u32>,
}

impl Nameable {
    pub(super) fn new(id: &(impl ToString + ?Sized), title: impl Fn(Lang) -> String) -> Self {
        Self {
            id: id.to_string(),
            titles: Lang::ALL.map(title),
            newest: None,
        }
    }

    /// The same, with the number of what is newest.
    pub(super) fn with_newest(self, newest: Option<u32>) -> Self {
        Self { newest, ..self }
    }

    /// What is to be typed: with the number that was typed, or the newest there is, or the first, where any may stand.
    pub(super) fn as_typed(&self, asked: &str) -> String {
        let Some((name, step)) = self.id.split_once(ANY) else {
            return self.id.clone();
        };
        if !step.is_empty() && !step.starts_with('/') {
            return self.id.clone();
        }
        let typed = asked.split_once(':').and_then(|(_, rest)| {
            let number = rest.split_once('/').map_or(rest, |(number, _)| number);
            number.parse::<u32>().ok()
        });
        let n = typed.filter(|n| *n > 0).or(self.newest).unwrap_or(1);
        format!("{name}:{n}{step}")
    }
}

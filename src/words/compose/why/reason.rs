//! One line of the origin of a date.

/// One step of the sum, or one fact beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReasonLine {
    /// What it is: "Inizio".
    pub label: &'static str,
    /// What it says.
    pub text: String,
    /// The day or the days it comes to; empty where it is no part of the sum.
    pub value: String,
    /// What is to be known beside it, a line each.
    pub beside: Vec<String>,
}

impl ReasonLine {
    pub(super) fn new(
        label: &'static str,
        text: impl Into<String>,
        value: impl Into<String>,
    ) -> Self {
        Self {
            label,
            text: text.into(),
            value: value.into(),
            beside: Vec::new(),
        }
    }

    pub(super) fn with(mut self, beside: impl IntoIterator<Item = String>) -> Self {
        self.beside.extend(beside);
        self
    }
}

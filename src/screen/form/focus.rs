//! Moving in a form: from field to field, to those that are rarely needed, and among the events of the
//! head line.

use super::{Field, Form};

impl Form {
    /// Goes to the next field; after the last one come those that are rarely needed.
    pub(in crate::screen) fn next_field(&mut self) {
        let next = self.focus.map_or(0, |i| i + 1);
        if next == self.fields.len()
            && let Some(extra) = self.next_extra()
        {
            self.fields.push(extra);
        }
        self.focus = if next < self.fields.len() {
            Some(next)
        } else {
            self.head_or_first()
        };
    }

    /// Goes to the field before.
    pub(in crate::screen) fn previous_field(&mut self) {
        self.focus = match self.focus {
            None => Some(self.fields.len() - 1),
            Some(0) => self.head_or_last(),
            Some(i) => Some(i - 1),
        };
    }

    fn head_or_first(&self) -> Option<usize> {
        if self.has_choices() { None } else { Some(0) }
    }

    fn head_or_last(&self) -> Option<usize> {
        if self.has_choices() {
            None
        } else {
            Some(self.fields.len() - 1)
        }
    }

    /// Whether the head line offers several events.
    #[must_use]
    pub fn has_choices(&self) -> bool {
        self.kind.place().is_some_and(|(_, of)| of > 1)
    }

    /// The next field that is rarely needed, and not there yet.
    fn next_extra(&self) -> Option<Field> {
        let mut extras = self.kind.extras().iter();
        let missing = extras.find(|name| self.field(**name).is_none());
        missing.map(|name| Field::extra(*name))
    }

    /// Goes to another of the events on the head line.
    pub(in crate::screen) fn choose(&mut self, forward: bool) {
        if self.has_choices() && self.kind.choose(forward, &mut self.fields) {
            self.focus = self.focus.map(|_| 0);
        }
    }
}

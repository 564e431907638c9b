//! Moving in a form: from field to field, to those that are rarely needed, and among the events of the
//! head line.

use super::{Act, Field, FieldName, Form, Kind};

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
        match &self.kind {
            Kind::Record { choices, .. } => choices.len() > 1,
            Kind::Act(Act::Promise { choices, .. }) => choices.len() > 1,
            _ => false,
        }
    }

    /// The next field that is rarely needed, and not there yet.
    fn next_extra(&self) -> Option<Field> {
        let extras: &[FieldName] = match &self.kind {
            Kind::Record { .. } | Kind::Open(_) => &[
                FieldName::ProtocolDate,
                FieldName::Pec,
                FieldName::Attachment,
            ],
            Kind::Act(act) => act.extras(),
            _ => &[],
        };
        let missing = extras.iter().find(|name| self.field(**name).is_none());
        missing.map(|name| match name {
            FieldName::Source => Field::source(None),
            name => Field::new(*name, ""),
        })
    }

    /// Goes to another of the events on the head line.
    pub(in crate::screen) fn choose(&mut self, forward: bool) {
        if let Kind::Record {
            choices, chosen, ..
        } = &mut self.kind
        {
            let step = if forward { 1 } else { choices.len() - 1 };
            *chosen = (*chosen + step) % choices.len();
        }
        if let Kind::Act(Act::Promise { choices, chosen }) = &mut self.kind {
            let step = if forward { 1 } else { choices.len() - 1 };
            *chosen = (*chosen + step) % choices.len();
            self.show_promise();
        }
    }
}

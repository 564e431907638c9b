//! The attachment of the record that is open: which it is, and whether its file was found.

use crate::record::Record;
use crate::screen::form::FieldName;

use super::{App, Overlay, View};

impl App {
    /// The attachment that is before the eyes: that of the event under the cursor in the pane, or the
    /// one in the open form, unless it is just being typed.
    #[must_use]
    pub fn open_attachment(&self) -> Option<&str> {
        match (&self.overlay, self.view) {
            (Overlay::Form(form), _) if self.focused_field() != Some(FieldName::Attachment) => {
                let field = form.field(FieldName::Attachment)?;
                Some(field.value().trim()).filter(|name| !name.is_empty())
            }
            (Overlay::None, View::Main) => self.open_record()?.document.attachment.as_deref(),
            _ => None,
        }
    }

    /// The record of the event under the cursor in the pane; past the last event, that one's.
    #[must_use]
    pub fn open_record(&self) -> Option<&Record> {
        let (stop, events) = (self.pane?, self.events());
        let event = events.get(stop).or(events.last())?;
        self.record(event)
    }

    /// The attachment that is before the eyes, if its file was looked for and is not there.
    #[must_use]
    pub fn missing_attachment(&self) -> Option<&str> {
        let open = self.open_attachment()?;
        let looked = self.looked.as_ref()?;
        (looked.name == open && !looked.is_there).then_some(open)
    }
}

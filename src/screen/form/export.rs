//! The form in which a report leaves the screen: to a file, or to the clipboard of the person at
//! the terminal.
//!
//! Nothing of the dossier changes here. A file that is there already is written over only after that was
//! asked.

use crate::calendar::Date;
use crate::report::{Excerpt, Format};
use crate::words::Lang;

use super::choice::{Choice, Named};
use super::kind::Export;
use super::kind::Outgoing;
use super::{Field, FieldName, Form, FormFault, Kind};

impl Outgoing {
    /// The same over a file that is there.
    pub(in crate::screen) fn over(mut self) -> Self {
        if let Self::File { replace, .. } = &mut self {
            *replace = true;
        }
        self
    }
}

/// The values of the choice that mean the clipboard.
const LINE: &str = "line";
const PHASE: &str = "phase";
const WHOLE: &str = "whole";

impl Form {
    /// Asks for a format and a file; `copies` begins with the clipboard.
    #[must_use]
    pub fn export(file: &str, day: Date, phase: Option<u32>, lang: Lang, copies: bool) -> Self {
        let stem = file.strip_suffix(".json").unwrap_or(file).to_owned();
        Self::of_export(Export { stem, day, phase }, lang, copies)
    }

    /// The same from what it starts from.
    pub(super) fn of_export(export: Export, lang: Lang, copies: bool) -> Self {
        let phase = export.phase;
        let excerpts = [
            phase.map(|n| (LINE, Excerpt::Line(n))),
            phase.map(|n| (PHASE, Excerpt::Phase(n))),
            Some((WHOLE, Excerpt::Whole)),
        ];
        let copies_of = excerpts
            .into_iter()
            .flatten()
            .map(|(value, excerpt)| Named {
                value: value.to_owned(),
                names: Lang::ALL.map(|lang| excerpt.label().text(lang).to_owned()),
            });
        let files = Format::offered(lang).into_iter().map(|format| Named {
            value: format.name().to_owned(),
            names: Lang::ALL.map(|lang| format.label().text(lang).to_owned()),
        });
        let options: Vec<Named> = files.chain(copies_of).collect();
        let first = options.first().map_or(WHOLE, |option| &option.value);
        let offered = if phase.is_some() { LINE } else { WHOLE };
        let chosen = if copies { offered } else { first }.to_owned();
        let mut format = Field::new(FieldName::Format, "");
        format.choice = Some(Choice::one(options, &chosen));
        let mut form = Self::new(Kind::Export(Box::new(export)), vec![format]);
        form.offer_file();
        form
    }

    /// The day of the report, where one is to leave.
    pub(in crate::screen) fn day_of_report(&self) -> Option<Date> {
        match &self.kind {
            Kind::Export(export) => Some(export.day),
            _ => None,
        }
    }

    /// What Enter would send out.
    ///
    /// # Errors
    /// The file has no name yet.
    pub(in crate::screen) fn outgoing(&self) -> Result<Outgoing, FormFault> {
        let missing = || FormFault::Empty(FieldName::File);
        let Kind::Export(export) = &self.kind else {
            return Err(missing());
        };
        let Some(format) = self.format() else {
            let value = self.picked(FieldName::Format);
            let of = match (value.as_deref(), export.phase) {
                (Some(LINE), Some(phase)) => Excerpt::Line(phase),
                (Some(PHASE), Some(phase)) => Excerpt::Phase(phase),
                _ => Excerpt::Whole,
            };
            return Ok(Outgoing::Clipboard(of));
        };
        let path = self.text(FieldName::File).ok_or_else(missing)?;
        Ok(Outgoing::File {
            format,
            replace: false,
            path,
        })
    }

    /// Offers a name that fits the format, as long as none was typed; the clipboard needs none.
    pub(in crate::screen) fn offer_file(&mut self) {
        let Kind::Export(export) = &self.kind else {
            return;
        };
        let name = self
            .format()
            .map(|format| format!("{}-{}.{}", export.stem, export.day, format.extension()));
        let typed = self.field(FieldName::File).is_some_and(|file| !file.fresh);
        match name {
            None => self.fields.retain(|field| field.name != FieldName::File),
            Some(_) if typed => {}
            Some(name) => {
                self.fields.retain(|field| field.name != FieldName::File);
                self.fields.push(Field::new(FieldName::File, &name));
            }
        }
    }

    /// The format of a file; `None` for the clipboard.
    fn format(&self) -> Option<Format> {
        let value = self.picked(FieldName::Format)?;
        Format::ALL
            .into_iter()
            .find(|format| format.name() == value)
    }
}

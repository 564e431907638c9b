//! The form in which a report leaves the screen: to a file, or to the clipboard of the person at
//! the terminal.
//!
//! Nothing of the dossier changes here. A file that is there already is written over only after that was
//! asked.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::report::{Excerpt, Format};
use crate::screen::form::choice::{Choice, Named};
use crate::screen::form::fault::FormFault;
use crate::screen::form::field::Field;
use crate::screen::form::fields::Fields;
use crate::screen::form::form_kind::{FormKind, Opening, Situation};
use crate::screen::form::name::FieldName;
use crate::screen::form::outlook::{Asked, Outgoing, Outlook};
use crate::words::question::Answer;
use crate::words::{Label, output};

/// The values of the choice that mean the clipboard.
const LINE: &str = "line";
const PHASE: &str = "phase";
const WHOLE: &str = "whole";

/// What an export starts from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportForm {
    /// The name of the dossier's file, without its ending.
    stem: String,
    /// The day of the report.
    day: Date,
    /// The phase under the cursor.
    phase: Option<u32>,
    /// Whether it begins with the clipboard.
    #[serde(skip)]
    copies: bool,
}

impl ExportForm {
    /// Asks for a format and a file; `copies` begins with the clipboard.
    #[must_use]
    pub fn new(file: &str, day: Date, phase: Option<u32>, copies: bool) -> Self {
        Self {
            stem: file.strip_suffix(".json").unwrap_or(file).to_owned(),
            day,
            phase,
            copies,
        }
    }

    /// What may go to the clipboard, by the values of the choice.
    fn excerpts(&self) -> impl Iterator<Item = (&'static str, Excerpt)> {
        let line = self.phase.map(|n| (LINE, Excerpt::Line(n)));
        let phase = self.phase.map(|n| (PHASE, Excerpt::Phase(n)));
        let all = [line, phase, Some((WHOLE, Excerpt::Whole))];
        all.into_iter().flatten()
    }

    /// A name that fits the format that is chosen; the clipboard needs none.
    fn offered_name(&self, fields: &Fields) -> Option<String> {
        let ending = format(fields)?.extension();
        Some(format!("{}-{}.{ending}", self.stem, self.day))
    }
}

/// The format of a file; `None` for the clipboard.
fn format(fields: &Fields) -> Option<Format> {
    Format::named(&fields.picked(FieldName::Format)?)
}

impl FormKind for ExportForm {
    fn begin(&mut self, opening: &Opening<'_>) -> Option<Vec<Field>> {
        let named =
            |value: &str, label: Label| Named::new(value, |lang| label.text(lang).to_owned());
        let files = Format::offered(opening.lang).into_iter();
        let files = files.map(|format| named(format.name(), format.label()));
        let excerpts = self.excerpts();
        let parts = excerpts.map(|(value, excerpt)| named(value, excerpt.label()));
        let options: Vec<Named> = files.chain(parts).collect();
        let copied = self.excerpts().next().map(|(value, _)| value.to_owned());
        let first = options.first().map(|option| option.value.clone());
        let chosen = if self.copies { copied } else { first };
        let choice = Choice::one(options, &chosen.unwrap_or_default());
        let mut fields = Fields::from(vec![Field::of(FieldName::Format, choice)]);
        self.follow(&mut fields);
        Some(fields.to_vec())
    }

    fn asked(&self, fields: &Fields, _: Date) -> Result<Asked, FormFault> {
        let Some(format) = format(fields) else {
            let value = fields.picked(FieldName::Format).unwrap_or_default();
            let mut excerpts = self.excerpts();
            let chosen = excerpts.find(|(excerpt, _)| *excerpt == value);
            let of = chosen.map_or(Excerpt::Whole, |(_, excerpt)| excerpt);
            return Ok(Asked::Send(Outgoing::Clipboard(of)));
        };
        Ok(Asked::Send(Outgoing::File {
            format,
            replace: false,
            path: fields.needed(FieldName::File)?,
        }))
    }

    fn head(&self, at: Situation<'_>, _: &Fields, _: &Outlook) -> (&'static str, String) {
        let what = output::heading_in_short(at.lang, at.plan(), at.today);
        (Label::TitleExport.text(at.lang), what)
    }

    /// A name that fits the format is offered, as long as none was typed.
    fn follow(&mut self, fields: &mut Fields) {
        let file = fields.field(FieldName::File);
        let is_typed = file.is_some_and(|file| !file.fresh);
        let name = self.offered_name(fields);
        if name.is_some() && is_typed {
            return;
        }
        fields.retain(|field| field.name != FieldName::File);
        fields.extend(name.map(|name| Field::new(FieldName::File, &name)));
    }

    fn goes_on(&self) -> Answer {
        Answer::Send
    }

    fn day(&self) -> Option<Date> {
        Some(self.day)
    }
}

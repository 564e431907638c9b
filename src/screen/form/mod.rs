//! Forms: drafts that become a proposal, or say why not.
//!
//! Half-typed dates are normal here and illegal everywhere else. A form looks ahead at every key:
//! its [`Outlook`] is what saving would do, from the same arithmetic that the save itself uses.
//!
//! A form is a [`Kind`], which says what it is about (one file each, under `kind/`), and [`Fields`], which
//! say what is typed. What is here is the same for all kinds.

mod choice;
mod day;
mod fault;
mod field;
mod fields;
mod focus;
mod form_kind;
mod intake;
mod kept;
pub mod kind;
mod name;
mod outlook;
mod stage;
mod text_box;
mod unfinished;

use crate::assess::Preview;
use crate::calendar::Date;
use crate::notation::SaidFault;
use crate::record::{Change, Conflict, Dossier};
use crate::words::Lang;
use crate::words::question::Answer;

use super::question::Question;

pub use fault::FormFault;
pub use field::{FIELD_MAX, Field};
pub use fields::Fields;
pub use form_kind::{Opening, Situation, StepBack};
pub use intake::Intake;
pub use kept::Kept;
pub use kind::Kind;
pub use name::FieldName;
pub use outlook::{Asked, Outgoing, Outlook, PlanToRead};
pub use stage::Stage;
pub use text_box::{TEXT_BOX_MAX, TextBox};
pub use unfinished::Unfinished;

/// A form.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// What it is for.
    pub kind: Kind,
    /// Its fields, top to bottom.
    pub fields: Fields,
    /// The field with the cursor; `None` on the head line.
    pub focus: Option<usize>,
    /// What it is doing.
    pub stage: Stage,
    /// What saving would do.
    pub outlook: Outlook,
    /// The last date that stood in a field with the cursor: what is half typed is none.
    pub last_date: Option<Date>,
    /// Whether nothing was pressed but Enter since it came back: from a question, or from what was left
    /// unfinished. Then Enter asks before it saves, for it may be held down, or mean the list.
    pub unseen: bool,
    /// What of it lies on the disk, where it was left unfinished before.
    pub kept: Option<Kept>,
    /// What saving would have done before something was typed that cannot be read; only of a text.
    pub last_good: Option<Box<(Change, Preview)>>,
}

impl Form {
    /// A form of a kind; `None` where there is nothing to ask.
    #[must_use]
    pub fn open(kind: impl Into<Kind>, opening: &Opening<'_>) -> Option<Self> {
        let mut kind = kind.into();
        let fields = kind.begin(opening)?;
        Some(Self {
            kind,
            fields: fields.into(),
            focus: Some(0),
            stage: Stage::Typing,
            outlook: Outlook::Same,
            last_date: None,
            unseen: false,
            kept: None,
            last_good: None,
        })
    }

    /// With no date standing ready: what was only proposed is taken out.
    #[must_use]
    pub fn undated(mut self) -> Self {
        let is_today = |field: &Field| {
            let mut languages = Lang::ALL.into_iter();
            languages.any(|lang| field.value() == fields::today(lang))
        };
        let dates = self.fields.iter_mut().filter(|field| field.name.is_date());
        dates.filter(|field| is_today(field)).for_each(Field::clear);
        self
    }

    /// Without asking for the reason, which is this one.
    #[must_use]
    pub fn with_reason(mut self, reason: &str) -> Self {
        self.fields.presume_reason(reason);
        self
    }

    /// With its first field emptied, and the cursor on the next: what stands there is to go.
    #[must_use]
    pub fn emptied(mut self) -> Self {
        if let Some(first) = self.fields.first_mut() {
            first.set("");
        }
        self.focus = Some(1.min(self.fields.len().saturating_sub(1)));
        self
    }

    /// Takes over what was typed in another form, where this one asks for the same.
    pub(in crate::screen) fn carry_over(&mut self, typed: &Self) {
        for from in typed.fields.iter().filter(|field| field.is_changed()) {
            let name = match from.name {
                FieldName::Date => FieldName::From,
                name => name,
            };
            match self.fields.field_mut(name) {
                Some(to) if to.name == FieldName::Source => to.choice.clone_from(&from.choice),
                Some(to) if !to.is_choice() => to.set(from.value()),
                _ => {}
            }
        }
    }

    /// The field of that name.
    #[must_use]
    pub fn field(&self, name: FieldName) -> Option<&Field> {
        self.fields.field(name)
    }

    /// The field with the cursor.
    #[must_use]
    pub fn focused(&self) -> Option<&Field> {
        self.focus.and_then(|i| self.fields.get(i))
    }

    pub(super) fn focused_mut(&mut self) -> Option<&mut Field> {
        self.focus.and_then(|i| self.fields.get_mut(i))
    }

    /// Whether anything was typed that would be lost.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.fields.are_changed() || self.kind.holds_changes()
    }

    /// Whether it asks before it saves, whatever is typed: it came back by Enter and nobody has touched
    /// it since, or something did not go in.
    #[must_use]
    pub fn is_unsure(&self) -> bool {
        self.unseen || self.fields.iter().any(|field| field.refused > 0)
    }

    /// What the form is called, and what it is about.
    #[must_use]
    pub fn head(&self, at: Situation<'_>) -> (&'static str, String) {
        self.kind.head(at, &self.fields, &self.outlook)
    }

    /// What the form asks for, as it stands.
    ///
    /// # Errors
    /// The first field that does not say what it must.
    pub fn asked(&self, today: Date) -> Result<Asked, FormFault> {
        self.kind.asked(&self.fields, today)
    }

    /// The sentence of a fault: what is wrong with what is typed.
    #[must_use]
    pub fn sentence(&self, lang: Lang, fault: &FormFault) -> String {
        if let Some((faults, nth)) = self.line_faults() {
            return FormFault::of_lines(lang, faults, nth);
        }
        let typed = self.field(fault.field()).map(Field::value);
        fault.sentence(lang, typed.unwrap_or_default())
    }

    /// Somebody else wrote the same meanwhile: asks which of the two it is to be.
    pub(super) fn clash(&mut self, conflict: Box<Conflict>) {
        let question = Question::new(&[Answer::Stay, Answer::Theirs, self.kind.over()]);
        self.stage = Stage::Clashing(conflict, question);
    }

    /// What was typed goes over what somebody else wrote meanwhile; whether it can.
    pub(super) fn put_over(&mut self, dossier: &Dossier) -> bool {
        let stage = std::mem::replace(&mut self.stage, Stage::Typing);
        let Stage::Clashing(conflict, _) = stage else {
            self.stage = stage;
            return true;
        };
        let to = self.kind.put_over(&conflict, dossier, &mut self.fields);
        let place = to.and_then(|name| self.fields.place(name));
        self.focus = place.or(self.focus);
        to.is_some()
    }

    /// What somebody else wrote meanwhile goes into what was typed; whether it can.
    pub(super) fn take_theirs(&mut self, dossier: &Dossier) -> bool {
        let Stage::Clashing(conflict, _) = &self.stage else {
            return false;
        };
        let taken = self.kind.take_theirs(conflict, dossier, &mut self.fields);
        if taken {
            self.stage = Stage::Typing;
        }
        taken
    }

    /// Whether what is typed is a text of several lines, which fills the screen.
    #[must_use]
    pub fn has_lines(&self) -> bool {
        self.fields.iter().any(|field| field.text_box.is_some())
    }

    /// Whether the cursor is in such a text.
    #[must_use]
    pub fn is_in_lines(&self) -> bool {
        let focused = self.focused();
        focused.is_some_and(|field| field.text_box.is_some())
    }

    /// What is wrong with its lines, and which of that is to be spoken of: what is nearest to the cursor.
    #[must_use]
    pub fn line_faults(&self) -> Option<(&[SaidFault], usize)> {
        let Outlook::Fault(FormFault::Lines(faults)) = &self.outlook else {
            return None;
        };
        let mut boxes = self.fields.iter();
        let text_box = boxes.find_map(|field| field.text_box.as_ref());
        let line = text_box.map_or(0, |text_box| text_box.cursor().0);
        Some((faults, FormFault::nearest(faults, line)))
    }

    /// Goes to the next line with something wrong in it; after the last one comes the first.
    pub(super) fn go_to_next_fault(&mut self) {
        let Some((faults, nth)) = self.line_faults() else {
            return;
        };
        let next = faults[nth..].iter().find(|fault| !self.is_at(fault));
        let span = next.or(faults.first()).map(|fault| fault.span);
        let mut boxes = self.fields.iter_mut();
        let text_box = boxes.find_map(|field| field.text_box.as_mut());
        if let (Some(span), Some(text_box)) = (span, text_box) {
            text_box.go_to(span.line, span.start);
        }
    }

    /// Whether the cursor stands where that is wrong.
    fn is_at(&self, fault: &SaidFault) -> bool {
        let text_box = self.focused().and_then(|field| field.text_box.as_ref());
        let at = text_box.map(|text_box| text_box.cursor());
        at == Some((fault.span.line, fault.span.start))
    }

    /// Takes in what saving would do. While a text cannot be saved, what it would have done before is kept.
    pub(super) fn look_ahead_to(&mut self, outlook: Outlook) {
        let before = std::mem::replace(&mut self.outlook, outlook);
        let cannot = matches!(self.outlook, Outlook::Fault(_) | Outlook::Refused(_));
        if !cannot || !self.has_lines() {
            self.last_good = None;
        } else if let Outlook::Ready(ready) = before {
            self.last_good = Some(ready);
        }
    }

    /// Follows what is chosen: fields that come and go with it.
    pub(in crate::screen) fn follow(&mut self) {
        self.kind.follow(&mut self.fields);
    }
}

//! One field of a form: what is typed, and how keys edit it.

use std::borrow::Cow;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_input::{Input, InputRequest};

use crate::calendar::Bias;
use crate::record::Source;
use crate::words::{Label, Lang};

use super::choice::Choice;
use super::intake::Intake;
use super::name::FieldName;
use super::text_box::TextBox;

/// The most characters a field takes.
pub const FIELD_MAX: usize = crate::plan::TEXT_MAX;

/// One field of a form.
#[derive(Clone, Debug)]
pub struct Field {
    /// What it is for.
    pub name: FieldName,
    /// What is typed, and where the cursor is.
    pub input: Input,
    /// What it is called.
    pub label: Label,
    /// Which way a date without a year is understood here.
    pub bias: Bias,
    /// The choice, where it is chosen and not typed.
    pub choice: Option<Choice>,
    /// The text, where it has several lines.
    pub text_box: Option<Box<TextBox>>,
    /// Whether what stands here was proposed: the first character typed replaces it.
    pub fresh: bool,
    /// How many characters did not go in since it was last edited: it was full.
    pub refused: usize,
    /// What stood here when the form opened, to know whether anything was typed.
    original: String,
}

impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        (self.name, self.value(), self.fresh) == (other.name, other.value(), other.fresh)
            && self.choice == other.choice
            && self.input.cursor() == other.input.cursor()
            && self.text_box == other.text_box
    }
}

impl Field {
    /// A field with a proposed value.
    #[must_use]
    pub fn new(name: FieldName, value: &str) -> Self {
        Self {
            name,
            label: name.label(),
            bias: Bias::Past,
            input: Input::new(value.to_owned()),
            choice: None,
            text_box: None,
            fresh: !value.is_empty(),
            refused: 0,
            original: value.to_owned(),
        }
    }

    /// A field that a form does not begin with, empty.
    #[must_use]
    pub fn extra(name: FieldName) -> Self {
        match name {
            FieldName::Source => Self::source(None),
            FieldName::Outcome => Self::of(name, Choice::outcome()),
            name => Self::new(name, ""),
        }
    }

    /// A text of several lines.
    #[must_use]
    pub fn lines(name: FieldName, text: &str) -> Self {
        Self {
            text_box: Some(Box::new(TextBox::new(text))),
            original: text.to_owned(),
            ..Self::new(name, "")
        }
    }

    /// A choice.
    #[must_use]
    pub fn of(name: FieldName, choice: Choice) -> Self {
        Self {
            choice: Some(choice),
            ..Self::new(name, "")
        }
    }

    /// The choice of a kind of source, or of none.
    #[must_use]
    pub fn source(value: Option<Source>) -> Self {
        let present = value.map(|value| value.to_string()).unwrap_or_default();
        Self::of(FieldName::Source, Choice::source(&present))
    }

    /// The same field under another name.
    #[must_use]
    pub const fn called(mut self, label: Label) -> Self {
        self.label = label;
        self
    }

    /// The same field with a date without a year understood in this way.
    #[must_use]
    pub const fn leaning(mut self, bias: Bias) -> Self {
        self.bias = bias;
        self
    }

    /// Takes out what was proposed, as if nothing had been.
    pub(super) fn clear(&mut self) {
        self.set("");
        self.original.clear();
    }

    /// What is typed.
    #[must_use]
    pub fn value(&self) -> &str {
        match &self.text_box {
            Some(text_box) => text_box.text(),
            None => self.input.value(),
        }
    }

    /// What is typed, without blanks around it; `None` if there is nothing.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        let text = self.value().trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// What the field shows.
    #[must_use]
    pub fn shown(&self, lang: Lang) -> Cow<'_, str> {
        match &self.choice {
            Some(choice) => choice.shown(lang),
            None => Cow::Borrowed(self.value()),
        }
    }

    /// Of a choice, which of how many values is chosen, counted from one.
    #[must_use]
    pub fn place(&self) -> Option<(usize, usize)> {
        self.choice.as_ref().map(Choice::place)
    }

    /// Whether it is chosen and not typed.
    #[must_use]
    pub const fn is_choice(&self) -> bool {
        self.choice.is_some()
    }

    /// Whether several values of it may be ticked.
    #[must_use]
    pub fn takes_several(&self) -> bool {
        self.choice.as_ref().is_some_and(Choice::takes_several)
    }

    /// Whether it differs from what it was when the form opened.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.value() != self.original || self.choice.as_ref().is_some_and(Choice::is_changed)
    }

    /// Puts a value in place of what stands here.
    pub fn set(&mut self, value: &str) {
        match &mut self.text_box {
            Some(text_box) => **text_box = TextBox::new(value),
            None => self.input = Input::new(value.to_owned()),
        }
        self.fresh = false;
    }

    /// Puts back what was kept of it: text, or the value of a choice. What is no value changes nothing.
    pub(super) fn put_back(&mut self, text: &str) {
        match &mut self.choice {
            Some(choice) => choice.choose(text),
            None => self.set(text),
        }
    }

    /// Of a choice, goes to the next value, or the one before.
    pub fn turn(&mut self, forward: bool) {
        if let Some(choice) = &mut self.choice {
            choice.turn(forward);
        }
    }

    /// The space bar on a choice: the next value, or a tick where several may be chosen.
    pub fn tick(&mut self) {
        if let Some(choice) = &mut self.choice {
            choice.tick();
        }
    }

    /// Takes in what was pasted, all of it or nothing: one line, without control characters.
    pub fn paste(&mut self, text: &str) -> Intake {
        if let Some(text_box) = &mut self.text_box {
            return text_box.insert(text);
        }
        let many = text.chars().count();
        if self.is_choice() || many == 0 {
            return Intake::Nothing;
        }
        let here = if self.fresh {
            0
        } else {
            self.value().chars().count()
        };
        if here + many > FIELD_MAX {
            return Intake::Refused(many);
        }
        if self.fresh {
            self.set("");
        }
        for c in text.chars().map(|c| if c.is_control() { ' ' } else { c }) {
            self.input.handle(InputRequest::InsertChar(c));
        }
        Intake::Whole
    }

    /// Edits by a key; what came of it.
    pub fn key(&mut self, key: &KeyEvent) -> Intake {
        if let Some(text_box) = &mut self.text_box {
            return text_box.key(key);
        }
        if let KeyCode::Char(c) = key.code
            && self.is_full()
            && Self::is_typed(c, key)
        {
            self.refused += 1;
            return Intake::Refused(1);
        }
        if self.edit(key) {
            // Who edits has seen what did not go in.
            self.refused = 0;
            return Intake::Whole;
        }
        Intake::Nothing
    }

    fn is_full(&self) -> bool {
        !self.is_choice() && !self.fresh && self.value().chars().count() >= FIELD_MAX
    }

    fn is_typed(c: char, key: &KeyEvent) -> bool {
        let held = KeyModifiers::CONTROL | KeyModifiers::ALT;
        !key.modifiers.intersects(held) && !c.is_control()
    }

    /// Edits by a key; whether the key meant anything here.
    fn edit(&mut self, key: &KeyEvent) -> bool {
        if let Some(choice) = &mut self.choice {
            return choice.key(key.code);
        }
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        let request = match key.code {
            KeyCode::Char('u') if ctrl => {
                self.set("");
                return true;
            }
            KeyCode::Char('w') if ctrl => InputRequest::DeletePrevWord,
            KeyCode::Char('a') if ctrl => InputRequest::GoToStart,
            KeyCode::Char('e') if ctrl => InputRequest::GoToEnd,
            KeyCode::Char('k') if ctrl => InputRequest::DeleteTillEnd,
            KeyCode::Char('h') if ctrl => InputRequest::DeletePrevChar,
            KeyCode::Char(c) if Self::is_typed(c, key) => {
                if self.fresh {
                    self.set("");
                }
                InputRequest::InsertChar(c)
            }
            KeyCode::Backspace | KeyCode::Delete if self.fresh => {
                self.set("");
                return true;
            }
            KeyCode::Backspace => InputRequest::DeletePrevChar,
            KeyCode::Delete => InputRequest::DeleteNextChar,
            KeyCode::Left if ctrl => InputRequest::GoToPrevWord,
            KeyCode::Right if ctrl => InputRequest::GoToNextWord,
            KeyCode::Left => InputRequest::GoToPrevChar,
            KeyCode::Right => InputRequest::GoToNextChar,
            KeyCode::Home => InputRequest::GoToStart,
            KeyCode::End => InputRequest::GoToEnd,
            _ => return false,
        };
        self.fresh = false;
        self.input.handle(request);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(field: &mut Field, code: KeyCode) {
        field.key(&KeyEvent::new(code, KeyModifiers::NONE));
    }

    #[test]
    fn the_first_character_replaces_what_was_proposed() {
        let mut field = Field::new(FieldName::Date, "oggi");
        assert!(!field.is_changed());
        press(&mut field, KeyCode::Char('1'));
        press(&mut field, KeyCode::Char('5'));
        assert_eq!(field.value(), "15");
        assert!(field.is_changed());
    }

    #[test]
    fn a_move_keeps_what_was_proposed() {
        let mut field = Field::new(FieldName::Date, "oggi");
        press(&mut field, KeyCode::End);
        press(&mut field, KeyCode::Backspace);
        assert_eq!(field.value(), "ogg");
    }

    #[test]
    fn what_is_pasted_is_one_line_and_no_longer_than_a_text_may_be() {
        let mut field = Field::new(FieldName::Note, "");
        assert_eq!(field.paste("a\nb\u{1b}c\t"), Intake::Whole);
        assert_eq!(field.value(), "a b c ");
        assert_eq!(field.paste(&"x".repeat(1_995)), Intake::Refused(1_995));
        assert_eq!(field.value(), "a b c ", "all of it or nothing");
        assert_eq!(field.paste(&"x".repeat(1_994)), Intake::Whole);
        assert_eq!(field.value().chars().count(), FIELD_MAX);
    }

    #[test]
    fn a_full_field_refuses_a_character_and_counts_it_until_it_is_edited() {
        let mut field = Field::new(FieldName::Note, "");
        field.paste(&"x".repeat(FIELD_MAX));
        let typed = KeyEvent::new(KeyCode::Char('y'), KeyModifiers::NONE);
        assert_eq!(field.key(&typed), Intake::Refused(1));
        assert_eq!(field.key(&typed), Intake::Refused(1));
        assert_eq!((field.refused, field.value().len()), (2, FIELD_MAX));
        press(&mut field, KeyCode::Backspace);
        assert_eq!(field.refused, 0);
        assert_eq!(field.key(&typed), Intake::Whole);
    }

    #[test]
    fn what_was_proposed_makes_room_for_what_is_typed_however_long_it_is() {
        let mut field = Field::new(FieldName::Note, &"x".repeat(FIELD_MAX));
        press(&mut field, KeyCode::Char('y'));
        assert_eq!(field.value(), "y");
        let mut field = Field::new(FieldName::Note, &"x".repeat(FIELD_MAX));
        assert_eq!(field.paste("uno"), Intake::Whole);
        assert_eq!(field.value(), "uno");
    }
}

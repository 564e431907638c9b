//! One field of a form: what is typed, and how keys edit it.

use std::borrow::Cow;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_input::{Input, InputRequest};

use crate::plan::LogKind;
use crate::record::Source;
use crate::words::{Label, Lang, state};

use super::FieldName;
use super::choice::{Choice, Named};

/// The most characters a field takes.
pub const FIELD_MAX: usize = crate::plan::TEXT_MAX;

/// What came of a key or a paste in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intake {
    /// It meant nothing here.
    Nothing,
    /// It was taken in.
    Whole,
    /// So many characters did not fit, and none of them went in.
    Refused(usize),
}

/// One field of a form.
#[derive(Clone, Debug)]
pub struct Field {
    /// What it is for.
    pub name: FieldName,
    /// What is typed, and where the cursor is.
    pub input: Input,
    /// The kind of source, where the field is a choice.
    pub source: Option<Source>,
    /// The choice, where it is one among values of the plan.
    pub choice: Option<Choice>,
    /// Which of so many values, where the form knows what they are.
    pub chosen: Option<(usize, usize)>,
    /// Whether what stands here was proposed: the first character typed replaces it.
    pub fresh: bool,
    /// How many characters did not go in since it was last edited: it was full.
    pub refused: usize,
    /// What stood here when the form opened, to know whether anything was typed.
    original: (String, Option<Source>, Option<(usize, usize)>),
}

impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        (self.name, self.value(), self.source, self.fresh)
            == (other.name, other.value(), other.source, other.fresh)
            && (&self.choice, self.chosen) == (&other.choice, other.chosen)
            && self.input.cursor() == other.input.cursor()
    }
}

impl Field {
    /// A field with a proposed value.
    #[must_use]
    pub fn new(name: FieldName, value: &str) -> Self {
        Self {
            name,
            input: Input::new(value.to_owned()),
            source: None,
            choice: None,
            chosen: None,
            fresh: !value.is_empty(),
            refused: 0,
            original: (value.to_owned(), None, None),
        }
    }

    /// The choice of a kind of source.
    #[must_use]
    pub fn source(value: Option<Source>) -> Self {
        Self {
            source: value,
            original: (String::new(), value, None),
            ..Self::new(FieldName::Source, "")
        }
    }

    /// The choice among the kinds of a log, no kind at first; `None` where there are none.
    #[must_use]
    pub fn kind<'p>(kinds: impl IntoIterator<Item = &'p LogKind>) -> Option<Self> {
        let named = |kind: &LogKind| Named {
            value: kind.id.to_string(),
            names: Lang::ALL.map(|lang| state::text(lang, &kind.label).to_owned()),
        };
        let none = Named {
            value: String::new(),
            names: Lang::ALL.map(|lang| Label::NoKind.text(lang).to_owned()),
        };
        let mut options: Vec<Named> = kinds.into_iter().map(named).collect();
        if options.is_empty() {
            return None;
        }
        options.insert(0, none);
        let mut field = Self::new(FieldName::Kind, "");
        field.choice = Some(Choice::one(options, ""));
        Some(field)
    }

    /// The choice of one of so many values that the form knows.
    #[must_use]
    pub fn one_of(name: FieldName, chosen: usize, of: usize) -> Self {
        Self {
            chosen: Some((chosen, of)),
            original: (String::new(), None, Some((chosen, of))),
            ..Self::new(name, "")
        }
    }

    /// What is typed.
    #[must_use]
    pub fn value(&self) -> &str {
        self.input.value()
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
        match (&self.choice, self.source) {
            (Some(choice), _) => choice.shown(lang),
            (None, Some(source)) => Cow::Borrowed(state::source(lang, source)),
            (None, None) => Cow::Borrowed(self.value()),
        }
    }

    /// Of a choice, which of how many values is chosen, counted from one.
    #[must_use]
    pub fn place(&self) -> Option<(usize, usize)> {
        if let Some((chosen, of)) = self.chosen {
            return Some((chosen + 1, of));
        }
        if let Some(choice) = &self.choice {
            return Some(choice.place());
        }
        // No source is one of the kinds of source.
        let nth = |source| Source::ALL.iter().position(|kind| *kind == source);
        let chosen = self.source.and_then(nth).map_or(1, |nth| nth + 2);
        (self.name == FieldName::Source).then_some((chosen, Source::ALL.len() + 1))
    }

    /// Whether it is chosen and not typed.
    #[must_use]
    pub fn is_choice(&self) -> bool {
        self.name == FieldName::Source || self.choice.is_some() || self.chosen.is_some()
    }

    /// Whether several values of it may be ticked.
    #[must_use]
    pub fn takes_several(&self) -> bool {
        self.choice.as_ref().is_some_and(Choice::takes_several)
    }

    /// Whether it differs from what it was when the form opened.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        let (value, source, chosen) = &self.original;
        self.value() != value
            || self.source != *source
            || self.chosen != *chosen
            || self.choice.as_ref().is_some_and(Choice::is_changed)
    }

    /// Puts a value in place of what stands here.
    pub fn set(&mut self, value: &str) {
        self.input = Input::new(value.to_owned());
        self.fresh = false;
    }

    /// Puts back what was kept of it: text, or the value of a choice. What is no value changes nothing.
    pub(super) fn put_back(&mut self, text: &str) {
        if let Some((chosen, of)) = &mut self.chosen {
            *chosen = text.parse().ok().filter(|n| *n < *of).unwrap_or(*chosen);
        } else if let Some(choice) = &mut self.choice {
            choice.choose(text);
        } else if self.name == FieldName::Source {
            self.source = text.parse().ok();
        } else {
            self.set(text);
        }
    }

    /// Goes to the next value, or the one before; no source is one of the kinds of source.
    pub fn turn(&mut self, forward: bool) {
        if let Some((chosen, of)) = &mut self.chosen {
            let step = if forward { 1 } else { *of - 1 };
            *chosen = (*chosen + step) % *of;
            return;
        }
        if let Some(choice) = &mut self.choice {
            choice.turn(forward);
            return;
        }
        let kinds: Vec<Option<Source>> = std::iter::once(None)
            .chain(Source::ALL.into_iter().map(Some))
            .collect();
        let here = kinds
            .iter()
            .position(|kind| *kind == self.source)
            .unwrap_or(0);
        let step = if forward { 1 } else { kinds.len() - 1 };
        self.source = kinds[(here + step) % kinds.len()];
    }

    /// The space bar on a choice: the next value, or a tick where several may be chosen.
    pub fn tick(&mut self) {
        match &mut self.choice {
            Some(choice) => choice.tick(),
            None => self.turn(true),
        }
    }

    /// Takes in what was pasted, all of it or nothing: one line, without control characters.
    pub fn paste(&mut self, text: &str) -> Intake {
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
        if self.is_choice() {
            return self.choose_by_letter(key);
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

    /// A letter goes to the next kind of source that begins with it, in either language; one that
    /// begins none changes nothing.
    fn choose_by_letter(&mut self, key: &KeyEvent) -> bool {
        match key.code {
            KeyCode::Left => self.turn(false),
            KeyCode::Right => self.turn(true),
            KeyCode::Char(letter) if self.choice.is_some() => {
                if let Some(choice) = &mut self.choice {
                    choice.find(letter);
                }
            }
            _ if self.name != FieldName::Source => return false,
            KeyCode::Backspace | KeyCode::Delete => self.source = None,
            KeyCode::Char(letter) => {
                let begins = |source: Source| {
                    Lang::ALL.iter().any(|lang| {
                        let word = state::source(*lang, source).to_lowercase();
                        word.starts_with(letter.to_ascii_lowercase())
                    })
                };
                let was = self.source;
                for _ in 0..Source::ALL.len() {
                    self.turn(true);
                    if self.source.is_some_and(begins) {
                        return true;
                    }
                }
                self.source = was;
            }
            _ => return false,
        }
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

    #[test]
    fn a_letter_finds_the_kind_of_source() {
        let mut field = Field::source(None);
        press(&mut field, KeyCode::Char('v'));
        assert_eq!(field.source, Some(Source::Minutes));
        press(&mut field, KeyCode::Char('p'));
        assert_eq!(field.source, Some(Source::Pec));
        press(&mut field, KeyCode::Char('p'));
        assert_eq!(field.source, Some(Source::Protocol));
        press(&mut field, KeyCode::Char('x'));
        assert_eq!(field.source, Some(Source::Protocol));
        press(&mut field, KeyCode::Delete);
        assert_eq!(field.source, None);
        press(&mut field, KeyCode::Char('x'));
        assert_eq!(field.source, None, "no kind begins with it");
        for _ in 0..7 {
            field.turn(true);
        }
        assert_eq!(field.source, None);
    }
}

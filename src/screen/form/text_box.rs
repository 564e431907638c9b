//! A field of many lines: the text, the cursor in it, and how keys edit it.
//!
//! Lines, cursor and what can be taken back are those of `ratatui-textarea`; it is drawn by `view/editor` with the
//! pen of the house. What the text means is not known here.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui_textarea::{CursorMove, DataCursor, TextArea};

use super::intake::Intake;

/// The most characters it takes.
pub const TEXT_BOX_MAX: usize = 100_000;

/// How many edits can be taken back.
const EDITS: usize = 5_000;

/// How many lines a key for a page moves.
const PAGE: usize = 8;

/// A text of several lines.
#[derive(Clone, Debug)]
pub struct TextBox {
    area: TextArea<'static>,
    /// Its lines as one text.
    text: String,
    /// How many characters that is.
    length: usize,
}

impl PartialEq for TextBox {
    fn eq(&self, other: &Self) -> bool {
        (self.text(), self.cursor()) == (other.text(), other.cursor())
    }
}

impl TextBox {
    /// A text with the cursor at its beginning.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut area = TextArea::new(text.split('\n').map(str::to_owned).collect());
        area.set_max_histories(EDITS);
        let mut text_box = Self {
            area,
            text: String::new(),
            length: 0,
        };
        text_box.gather();
        text_box
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its lines.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        self.area.lines()
    }

    /// The line and the column of the cursor, from 0.
    #[must_use]
    pub fn cursor(&self) -> (usize, usize) {
        let DataCursor(line, column) = self.area.cursor();
        (line, column)
    }

    /// Puts the cursor on a column of a line.
    pub fn go_to(&mut self, line: usize, column: usize) {
        let place = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
        self.area
            .move_cursor(CursorMove::Jump(place(line), place(column)));
    }

    fn gather(&mut self) {
        self.text = self.area.lines().join("\n");
        self.length = self.text.chars().count();
    }

    /// Puts a text at the cursor, all of it or nothing. Of its control characters line ends are kept.
    pub fn insert(&mut self, text: &str) -> Intake {
        let many = text.chars().count();
        if many == 0 {
            return Intake::Nothing;
        }
        if self.length + many > TEXT_BOX_MAX {
            return Intake::Refused(many);
        }
        let plain = |c: char| {
            if c.is_control() && c != '\n' { ' ' } else { c }
        };
        let text: String = text.chars().map(plain).collect();
        self.area.insert_str(text);
        self.gather();
        Intake::Whole
    }

    /// Edits by a key, or moves the cursor; what came of it.
    pub fn key(&mut self, key: &KeyEvent) -> Intake {
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        if let Some(to) = moved(key.code, ctrl) {
            let from = self.cursor();
            let times = if matches!(key.code, KeyCode::PageUp | KeyCode::PageDown) {
                PAGE
            } else {
                1
            };
            for _ in 0..times {
                self.area.move_cursor(to);
            }
            let stands = self.cursor() == from;
            return if stands {
                Intake::Nothing
            } else {
                Intake::Moved
            };
        }
        match key.code {
            KeyCode::Char(c) if !ctrl && !c.is_control() => return self.type_in(c),
            KeyCode::Enter => return self.type_in('\n'),
            _ => {}
        }
        let is_other = match key.code {
            KeyCode::Char('z') if ctrl => self.undo(),
            KeyCode::Char('y') if ctrl => self.redo(),
            KeyCode::Char('w') | KeyCode::Backspace if ctrl => self.area.delete_word(),
            KeyCode::Char('u') if ctrl => self.area.delete_line_by_head(),
            KeyCode::Char('k') if ctrl => self.area.delete_line_by_end(),
            KeyCode::Char('h') if ctrl => self.area.delete_char(),
            KeyCode::Backspace => self.area.delete_char(),
            KeyCode::Delete if ctrl => self.area.delete_next_word(),
            KeyCode::Delete => self.area.delete_next_char(),
            _ => false,
        };
        if !is_other {
            return Intake::Nothing;
        }
        self.gather();
        Intake::Whole
    }

    fn type_in(&mut self, c: char) -> Intake {
        if self.length >= TEXT_BOX_MAX {
            return Intake::Refused(1);
        }
        self.area.insert_char(c);
        self.gather();
        Intake::Whole
    }

    /// Takes back the last edit; of letters that were typed one after the other, the whole word.
    fn undo(&mut self) -> bool {
        self.run(TextArea::undo)
    }

    fn redo(&mut self) -> bool {
        self.run(TextArea::redo)
    }

    /// Goes through edits of one letter on one line until a word ends, or through one other edit.
    fn run(&mut self, step: impl Fn(&mut TextArea<'static>) -> bool) -> bool {
        let mut any = false;
        loop {
            let before = (self.cursor().0, self.lines().len(), self.line_length());
            if !step(&mut self.area) {
                return any;
            }
            any = true;
            let after = (self.cursor().0, self.lines().len(), self.line_length());
            let is_letter =
                (before.0, before.1) == (after.0, after.1) && before.2.abs_diff(after.2) == 1;
            if !is_letter || self.is_behind_blank() {
                return true;
            }
        }
    }

    fn line_length(&self) -> usize {
        let line = self.lines().get(self.cursor().0);
        line.map_or(0, |line| line.chars().count())
    }

    /// Whether the cursor stands where a word begins.
    fn is_behind_blank(&self) -> bool {
        let (line, column) = self.cursor();
        let line = self.lines().get(line);
        let before = column.checked_sub(1);
        let before = before.and_then(|at| line?.chars().nth(at));
        before.is_none_or(char::is_whitespace)
    }
}

/// Where a key moves the cursor to.
fn moved(code: KeyCode, ctrl: bool) -> Option<CursorMove> {
    Some(match code {
        KeyCode::Left if ctrl => CursorMove::WordBack,
        KeyCode::Right if ctrl => CursorMove::WordForward,
        KeyCode::Home if ctrl => CursorMove::Jump(0, 0),
        KeyCode::End if ctrl => CursorMove::Jump(u16::MAX, u16::MAX),
        KeyCode::Left => CursorMove::Back,
        KeyCode::Right => CursorMove::Forward,
        KeyCode::Up | KeyCode::PageUp => CursorMove::Up,
        KeyCode::Down | KeyCode::PageDown => CursorMove::Down,
        KeyCode::Home => CursorMove::Head,
        KeyCode::End => CursorMove::End,
        KeyCode::Char('a') if ctrl => CursorMove::Head,
        KeyCode::Char('e') if ctrl => CursorMove::End,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(text_box: &mut TextBox, code: KeyCode, ctrl: bool) -> Intake {
        let held = if ctrl {
            KeyModifiers::CONTROL
        } else {
            KeyModifiers::NONE
        };
        text_box.key(&KeyEvent::new(code, held))
    }

    fn type_in(text_box: &mut TextBox, text: &str) {
        for c in text.chars() {
            let code = if c == '\n' {
                KeyCode::Enter
            } else {
                KeyCode::Char(c)
            };
            press(text_box, code, false);
        }
    }

    #[test]
    fn what_was_typed_is_taken_back_word_by_word_and_made_again() {
        let mut text_box = TextBox::new("uno\n");
        text_box.go_to(1, 0);
        type_in(&mut text_box, "due tre\nquattro");
        let undo = KeyCode::Char('z');
        for left in ["uno\ndue tre\n", "uno\ndue tre", "uno\ndue ", "uno\n"] {
            assert_eq!(press(&mut text_box, undo, true), Intake::Whole);
            assert_eq!(text_box.text(), left);
        }
        assert_eq!(press(&mut text_box, undo, true), Intake::Nothing);
        while press(&mut text_box, KeyCode::Char('y'), true) == Intake::Whole {}
        assert_eq!(text_box.text(), "uno\ndue tre\nquattro");
    }

    #[test]
    fn moving_is_told_from_editing() {
        let mut text_box = TextBox::new("uno due\ntre");
        assert_eq!(press(&mut text_box, KeyCode::Up, false), Intake::Nothing);
        assert_eq!(press(&mut text_box, KeyCode::Right, true), Intake::Moved);
        assert_eq!(text_box.cursor(), (0, 4));
        assert_eq!(press(&mut text_box, KeyCode::End, true), Intake::Moved);
        assert_eq!(text_box.cursor(), (1, 3));
        assert_eq!(
            press(&mut text_box, KeyCode::Backspace, false),
            Intake::Whole
        );
        assert_eq!(text_box.text(), "uno due\ntr");
    }

    #[test]
    fn what_does_not_fit_does_not_go_in() {
        let mut text_box = TextBox::new("uno");
        let long = "x".repeat(TEXT_BOX_MAX);
        assert_eq!(text_box.insert(&long), Intake::Refused(TEXT_BOX_MAX));
        assert_eq!(text_box.text(), "uno");
        assert_eq!(text_box.insert("\u{1b}due\n"), Intake::Whole);
        assert_eq!(text_box.text(), " due\nuno");
    }
}

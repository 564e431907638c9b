//! Text without the control sequences in it, each left out whole by the grammar of ECMA-48.
//!
//! Pasted text only: of what is typed, [`escape`](super::escape) makes keys. Nothing but a sequence is lost; the
//! beginning of one that does not end as it should is left out, and what follows stays.

use std::iter::Peekable;
use std::str::Chars;

const ESC: char = '\x1b';
const BELL: char = '\x07';

/// The text without its control sequences. Control characters that begin none stay.
pub(super) fn without_sequences(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            ESC => escaped(&mut rest),
            '\u{9b}' => control_sequence(&mut rest),
            '\u{8e}' | '\u{8f}' => skip_one(&mut rest),
            '\u{90}' | '\u{98}' | '\u{9d}'..='\u{9f}' => string(&mut rest),
            c => kept.push(c),
        }
    }
    kept
}

/// The one character of a single shift.
fn skip_one(rest: &mut Peekable<Chars<'_>>) {
    rest.next_if(|c| matches!(c, ' '..='~'));
}

/// What follows an Escape.
fn escaped(rest: &mut Peekable<Chars<'_>>) {
    while rest.next_if(|c| matches!(c, ' '..='/')).is_some() {}
    match rest.next_if(|c| matches!(c, '0'..='~')) {
        Some('[') => control_sequence(rest),
        Some('N' | 'O') => skip_one(rest),
        Some(']' | 'P' | 'X' | '^' | '_') => string(rest),
        _ => {}
    }
}

/// Parameters, intermediates and the final character.
fn control_sequence(rest: &mut Peekable<Chars<'_>>) {
    while rest.next_if(|c| matches!(c, '0'..='?')).is_some() {}
    while rest.next_if(|c| matches!(c, ' '..='/')).is_some() {}
    rest.next_if(|c| matches!(c, '@'..='~'));
}

/// To the end of a string. One that does not end in its line is none: it would take the text with it.
fn string(rest: &mut Peekable<Chars<'_>>) {
    let mut ahead = rest.clone();
    while let Some(c) = ahead.next() {
        let ends = match c {
            BELL | '\u{9c}' => true,
            ESC => ahead.next_if_eq(&'\\').is_some(),
            '\n' | '\r' => return,
            _ => false,
        };
        if ends {
            *rest = ahead;
            return;
        }
    }
}

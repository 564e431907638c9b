//! One key out of the bytes that stand for it: characters, control keys and the escape sequences of xterm, `PuTTY`,
//! rxvt, the Linux console, screen and tmux.
//!
//! Pure functions over bytes. What is unknown is passed over whole, so that a sequence of some terminal never ends up
//! as letters in a form.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::input::character;

/// The byte every sequence begins with.
pub(super) const ESC: u8 = 0x1b;
/// No sequence that means something is longer; a longer one is not waited for.
const LONGEST_SEQUENCE: usize = 32;

/// What the first bytes are.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Parsed {
    /// A key, and how many bytes it took.
    Key(KeyEvent, usize),
    /// So many bytes that mean nothing here.
    Nothing(usize),
    /// The beginning of something, or no bytes at all.
    Incomplete,
}

/// Looks at the first key of `bytes`.
pub(super) fn parse(bytes: &[u8]) -> Parsed {
    match bytes {
        [] | [ESC] | [ESC, b'[' | b'O' | ESC] | [ESC, ESC, b'[' | b'O'] => Parsed::Incomplete,
        [ESC, b'[', rest @ ..] => control_sequence(rest, 2),
        [ESC, b'O', last, ..] => function_key(*last).map_or_else(
            // Alt and a capital O, then an ordinary key.
            || Parsed::Key(with_alt(character('O')), 2),
            |key| Parsed::Key(key, 3),
        ),
        [ESC, ESC, third, ..] if !matches!(third, b'[' | b'O') => {
            Parsed::Key(plain(KeyCode::Esc), 1)
        }
        // Alt: an Escape before the key, and with `PuTTY` and rxvt before its sequence.
        [ESC, rest @ ..] => match parse(rest) {
            Parsed::Key(key, length) => Parsed::Key(with_alt(key), length + 1),
            Parsed::Nothing(length) => Parsed::Nothing(length + 1),
            Parsed::Incomplete => Parsed::Incomplete,
        },
        [byte, ..] if byte.is_ascii() => Parsed::Key(ascii_key(*byte), 1),
        _ => utf8_character(bytes),
    }
}

/// The keys of an incomplete beginning after which nothing came: a lone Escape is the Escape key, `ESC [` is Alt and
/// a bracket. Of a longer sequence nothing is left. The bytes of half a character are read as Latin-1, which is what a
/// terminal without UTF-8 sends.
pub(super) fn as_it_stands(bytes: &[u8]) -> Vec<KeyEvent> {
    match bytes {
        [ESC] => vec![plain(KeyCode::Esc)],
        [ESC, ESC] => vec![plain(KeyCode::Esc), plain(KeyCode::Esc)],
        [ESC, byte] => vec![with_alt(ascii_key(*byte))],
        [ESC, ..] => Vec::new(),
        _ => bytes.iter().copied().filter_map(latin1_key).collect(),
    }
}

fn plain(code: KeyCode) -> KeyEvent {
    KeyEvent::new(code, KeyModifiers::NONE)
}

fn with_alt(key: KeyEvent) -> KeyEvent {
    KeyEvent::new(key.code, key.modifiers | KeyModifiers::ALT)
}

fn control(c: char) -> KeyEvent {
    KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL)
}

/// Both line ends are Enter and both erasing bytes are Backspace: terminals and scripts differ, people mean the same.
fn ascii_key(byte: u8) -> KeyEvent {
    match byte {
        b'\r' | b'\n' => plain(KeyCode::Enter),
        b'\t' => plain(KeyCode::Tab),
        0x08 | 0x7f => plain(KeyCode::Backspace),
        0 => control(' '),
        ESC => plain(KeyCode::Esc),
        0x01..=0x1a => control(char::from(byte - 1 + b'a')),
        0x1c..=0x1f => control(char::from(byte - 0x1c + b'4')),
        _ => character(char::from(byte)),
    }
}

/// A byte above ASCII as Latin-1; the control characters there are no keys.
fn latin1_key(byte: u8) -> Option<KeyEvent> {
    (byte >= 0xa0).then(|| character(char::from(byte)))
}

fn utf8_character(bytes: &[u8]) -> Parsed {
    let head = &bytes[..bytes.len().min(4)];
    match str::from_utf8(head) {
        Ok(text) => first_character(text),
        Err(error) if error.valid_up_to() > 0 => {
            first_character(str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default())
        }
        Err(error) if error.error_len().is_none() => Parsed::Incomplete,
        Err(_) => latin1_key(bytes[0]).map_or(Parsed::Nothing(1), |key| Parsed::Key(key, 1)),
    }
}

fn first_character(text: &str) -> Parsed {
    match text.chars().next() {
        None => Parsed::Incomplete,
        Some(c) if c.is_control() => Parsed::Nothing(c.len_utf8()),
        Some(c) => Parsed::Key(character(c), c.len_utf8()),
    }
}

/// `rest` follows the introducer, which took `before` bytes.
fn control_sequence(rest: &[u8], before: usize) -> Parsed {
    // The Linux console: F1 to F5 are `CSI [ A` to `CSI [ E`.
    if let [b'[', last, ..] = rest {
        return match last {
            b'A'..=b'E' => Parsed::Key(plain(KeyCode::F(last - b'A' + 1)), before + 2),
            _ => Parsed::Nothing(before + 2),
        };
    }
    let Some(end) = rest
        .iter()
        .position(|byte| !(0x20..=0x3f).contains(byte) && *byte != b'[')
    else {
        return if rest.len() > LONGEST_SEQUENCE {
            Parsed::Nothing(before + rest.len())
        } else {
            Parsed::Incomplete
        };
    };
    let last = rest[end];
    // Anything but a final byte breaks the sequence off, and is a key of its own.
    if !(0x40..=0x7e).contains(&last) {
        return Parsed::Nothing(before + end);
    }
    let length = before + end + 1;
    let mut numbers = str::from_utf8(&rest[..end])
        .unwrap_or_default()
        .split(';')
        .map(|number| number.parse::<u8>().ok());
    let first = numbers.next().flatten();
    let modifiers = numbers
        .next()
        .flatten()
        .map_or(KeyModifiers::NONE, modifiers);
    let key = match last {
        b'Z' => Some(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT)),
        b'~' => first.and_then(numbered_key).map(plain),
        // With another number it is a report, of the cursor for instance.
        _ if first.is_none_or(|number| number == 1) => function_key(last),
        _ => None,
    };
    key.map_or(Parsed::Nothing(length), |key| {
        Parsed::Key(KeyEvent::new(key.code, key.modifiers | modifiers), length)
    })
}

/// The key of a final letter after `CSI` or `SS3`.
fn function_key(last: u8) -> Option<KeyEvent> {
    Some(plain(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'M' => KeyCode::Enter,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        _ => return None,
    }))
}

/// The key of `CSI number ~`.
fn numbered_key(number: u8) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number - 10),
        17..=21 => KeyCode::F(number - 11),
        23..=26 => KeyCode::F(number - 12),
        _ => return None,
    })
}

/// xterm counts the modifiers from 1: Shift 1, Alt 2, Control 4.
fn modifiers(number: u8) -> KeyModifiers {
    let bits = number.saturating_sub(1);
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
    ] {
        if bits & bit != 0 {
            modifiers |= modifier;
        }
    }
    modifiers
}

//! One thing out of the bytes that stand for it: a character, a control key, a whole control sequence.
//!
//! Pure functions over bytes, which know the grammar and nothing else (ECMA-48): `CSI`, its parameters, intermediates
//! and final byte; `SS2` and `SS3` and one byte; the introducers of strings, each in its form of seven bits and in
//! that of eight. Which key a sequence is says [`table`]. A sequence is always taken whole, known or not, so that
//! none ever ends up as letters.
//!
//! What breaks the grammar, and is known to exist: `CSI [ A` of the Linux console, `CSI 3 $` of rxvt (no final byte
//! comes), `CSI M` with nothing behind it (`F1` of SCO keys) or with the three bytes of a mouse report, `SS3 5 P` of
//! Konsole.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEvent};

use super::mouse;
use super::table::{self, back_tab, character, plain};

/// The byte every sequence begins with.
pub(super) const ESC: u8 = 0x1b;
/// These two end any sequence, and mean nothing more.
const CANCEL: [u8; 2] = [0x18, 0x1a];
/// No sequence is longer; a longer one is not waited for.
const LONGEST_SEQUENCE: usize = 1024;

/// What the first bytes are.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Parsed {
    /// A key, and how many bytes it took.
    Key(KeyEvent, usize),
    /// A report of the mouse, and how many bytes it took.
    Mouse(MouseEvent, usize),
    /// So many bytes that mean nothing here.
    Nothing(usize),
    /// A marked paste begins after so many bytes.
    Paste(usize),
    /// A string begins after so many bytes; whether a `BEL` ends it too.
    String(usize, bool),
    /// The beginning of something, or no bytes at all.
    Incomplete,
}

/// Looks at the first thing of `bytes`.
pub(super) fn parse(bytes: &[u8]) -> Parsed {
    match bytes {
        [] => Parsed::Incomplete,
        [ESC, rest @ ..] => escaped(rest),
        [byte, ..] if byte.is_ascii() => Parsed::Key(ascii_key(*byte), 1),
        [byte @ 0x80..=0x9f, rest @ ..] => introduced(*byte, rest, 1),
        [0xc2, byte @ 0x80..=0x9f, rest @ ..] => introduced(*byte, rest, 2),
        _ => utf8_character(bytes),
    }
}

/// What follows an Escape: a sequence, or a key with Alt, which is Escape before the key.
fn escaped(rest: &[u8]) -> Parsed {
    match rest {
        [] | [ESC] => Parsed::Incomplete,
        // Alt with `PuTTY` and rxvt: an Escape before the sequence of the key.
        [ESC, b'[' | b'O', ..] => match parse(rest) {
            Parsed::Key(key, length) => Parsed::Key(with_alt(key), length + 1),
            Parsed::Incomplete => Parsed::Incomplete,
            _ => Parsed::Key(plain(KeyCode::Esc), 1),
        },
        [ESC, ..] => Parsed::Key(plain(KeyCode::Esc), 1),
        // What may be the beginning of a sequence, or Alt and that letter, when nothing follows.
        [b'[' | b'O' | b'N' | b']' | b'P' | b'X' | b'^' | b'_'] => Parsed::Incomplete,
        [
            b @ (b'[' | b'O' | b'N' | b']' | b'P' | b'X' | b'^' | b'_'),
            rest @ ..,
        ] => introduced(b + 0x40, rest, 2),
        // The end of a string whose beginning was given up.
        [b'\\', ..] => Parsed::Nothing(2),
        [byte, ..] if CANCEL.contains(byte) => Parsed::Nothing(2),
        // The Linux console.
        [b'\t', ..] => Parsed::Key(back_tab(), 2),
        _ => match parse(rest) {
            Parsed::Key(key, length) => Parsed::Key(with_alt(key), length + 1),
            Parsed::Nothing(length) | Parsed::Mouse(_, length) => Parsed::Nothing(length + 1),
            Parsed::Paste(length) => Parsed::Paste(length + 1),
            Parsed::String(length, bell) => Parsed::String(length + 1, bell),
            Parsed::Incomplete => Parsed::Incomplete,
        },
    }
}

/// What follows an introducer, which is told as the control character of eight bits and took `before` bytes.
fn introduced(introducer: u8, rest: &[u8], before: usize) -> Parsed {
    match introducer {
        0x9b => control_sequence(rest, before),
        0x8f => single_shift(rest, before),
        0x8e => match rest {
            [] => Parsed::Incomplete,
            [0x20..=0x7e, ..] => Parsed::Nothing(before + 1),
            _ => broken(b'N', before, 0),
        },
        0x90 | 0x98 | 0x9e | 0x9f => Parsed::String(before, false),
        0x9d => Parsed::String(before, true),
        _ => Parsed::Nothing(before),
    }
}

/// A sequence that something else breaks off is Alt and the character it began with, pressed by a hand: the key
/// beside an Escape. So leaving a form with it reports no broken sequence.
fn broken(began_with: u8, before: usize, taken: usize) -> Parsed {
    if before == 2 && taken == 0 {
        Parsed::Key(with_alt(character(char::from(began_with))), before)
    } else {
        Parsed::Nothing(before + taken)
    }
}

/// The rest of a sequence after `CSI`.
fn control_sequence(rest: &[u8], before: usize) -> Parsed {
    if let [b'[', after @ ..] = rest {
        return match after {
            [] => Parsed::Incomplete,
            [last, ..] if (0x20..0x7f).contains(last) => table::console_function(*last)
                .map_or(Parsed::Nothing(before + 2), |key| {
                    Parsed::Key(key, before + 2)
                }),
            _ => Parsed::Nothing(before + 1),
        };
    }
    if let [b'M', report @ ..] = rest {
        return mouse_report(report, before + 1);
    }
    let span = |range: std::ops::RangeInclusive<u8>, from: usize| {
        let bytes = rest.get(from..).unwrap_or_default();
        from + bytes.iter().take_while(|byte| range.contains(byte)).count()
    };
    let parameters = span(0x30..=0x3f, 0);
    let end = span(0x20..=0x2f, parameters);
    let numbers = &rest[..parameters];
    let last = rest.get(end).copied();
    if &rest[parameters..end] == b"$"
        && last.is_some_and(|last| !(0x40..=0x7e).contains(&last))
        && let Some(key) = table::shifted_by_rxvt(numbers)
    {
        return Parsed::Key(key, before + end);
    }
    let Some(last) = last else {
        return if end > LONGEST_SEQUENCE {
            Parsed::Nothing(before + end)
        } else {
            Parsed::Incomplete
        };
    };
    match last {
        b'~' if numbers == b"200" && end == parameters => Parsed::Paste(before + end + 1),
        0x40..=0x7e => {
            let whole = before + end + 1;
            if let Some(report) = mouse::report(&rest[..end], last) {
                return Parsed::Mouse(report, whole);
            }
            let key = (end == parameters)
                .then(|| table::control_sequence(numbers, last))
                .flatten();
            key.map_or(Parsed::Nothing(whole), |key| Parsed::Key(key, whole))
        }
        // A parameter after an intermediate: such a sequence is passed over to its end.
        0x30..=0x3f => match rest[end..].iter().position(|b| !(0x20..=0x3f).contains(b)) {
            Some(more) if (0x40..=0x7e).contains(&rest[end + more]) => {
                Parsed::Nothing(before + end + more + 1)
            }
            Some(more) => Parsed::Nothing(before + end + more),
            None if rest.len() > LONGEST_SEQUENCE => Parsed::Nothing(before + rest.len()),
            None => Parsed::Incomplete,
        },
        _ if CANCEL.contains(&last) => Parsed::Nothing(before + end + 1),
        ESC => Parsed::Nothing(before + end),
        // A key beside the beginning of a sequence: both were pressed by hand, after an Escape.
        _ if before == 2 => Parsed::Key(with_alt(character('[')), before + end),
        _ => Parsed::Nothing(before + end),
    }
}

/// After `CSI M`: the three bytes of a mouse report, or characters of two bytes where mode 1005 is on; otherwise it was
/// the key `F1` of an SCO keyboard. A place beyond the 223rd column is told as a zero.
fn mouse_report(report: &[u8], before: usize) -> Parsed {
    let mut taken = 0;
    for nth in 0..3 {
        match report.get(taken..).unwrap_or_default() {
            [] | [0xc2..=0xdf] => return Parsed::Incomplete,
            [0xc2..=0xdf, 0x80..=0xbf, ..] => taken += 2,
            [0x20..=0xff, ..] => taken += 1,
            [0, ..] if nth > 0 => taken += 1,
            _ if nth == 0 => return Parsed::Key(plain(KeyCode::F(1)), before),
            _ => return Parsed::Nothing(before + taken),
        }
    }
    match mouse::old_report(&report[..taken]) {
        Some(event) => Parsed::Mouse(event, before + taken),
        None => Parsed::Nothing(before + taken),
    }
}

/// The rest of a sequence after `SS3`.
fn single_shift(rest: &[u8], before: usize) -> Parsed {
    let is_number = |byte: &&u8| byte.is_ascii_digit() || **byte == b';';
    let end = rest.iter().take(8).take_while(is_number).count();
    match rest.get(end) {
        None => Parsed::Incomplete,
        Some(last @ 0x20..=0x7e) => table::single_shift(&rest[..end], *last)
            .map_or(Parsed::Nothing(before + end + 1), |key| {
                Parsed::Key(key, before + end + 1)
            }),
        Some(last) if CANCEL.contains(last) => Parsed::Nothing(before + end + 1),
        Some(_) => broken(b'O', before, end),
    }
}

/// The keys of an incomplete beginning after which nothing came: a lone Escape is the Escape key, `ESC [` is Alt and
/// a bracket. Of a longer sequence nothing is left, but for the exceptions. The bytes of half a character are read as
/// Latin-1, which is what a terminal without UTF-8 sends.
pub(super) fn as_it_stands(bytes: &[u8]) -> Vec<KeyEvent> {
    match bytes {
        [ESC] => vec![plain(KeyCode::Esc)],
        [ESC, byte] if byte.is_ascii() && *byte != ESC => vec![with_alt(ascii_key(*byte))],
        [ESC, ESC, ..] => {
            let mut keys = vec![plain(KeyCode::Esc)];
            keys.extend(as_it_stands(&bytes[1..]));
            keys
        }
        [ESC, b'[', rest @ ..] | [0x9b, rest @ ..] | [0xc2, 0x9b, rest @ ..] => {
            Vec::from_iter(unfinished(rest))
        }
        [ESC, rest @ ..] if !rest[0].is_ascii() => {
            as_it_stands(rest).into_iter().map(with_alt).collect()
        }
        [ESC, ..] => Vec::new(),
        _ => bytes.iter().copied().filter_map(latin1_key).collect(),
    }
}

/// The key of a sequence that ends without its end.
fn unfinished(rest: &[u8]) -> Option<KeyEvent> {
    match rest {
        b"M" => Some(plain(KeyCode::F(1))),
        [number @ .., b'$'] => table::shifted_by_rxvt(number),
        _ => None,
    }
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
        Some(c) => Parsed::Key(character(c), c.len_utf8()),
    }
}

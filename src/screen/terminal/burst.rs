//! What no finger typed: more keys in one read than a hand presses, as a pasted text has them that the terminal did
//! not mark (an old `PuTTY`, `screen`), or a script, or a line that stalled.
//!
//! It is told as one [`Event::Burst`], because what it means depends on what is on the screen, and nobody looked
//! between its keys. A read is one when it holds
//!
//! 1. more than one printable character, and an Enter, or
//! 2. more than three printable characters.
//!
//! Nothing is ever lost here: the keys keep their order, and marked pastes between them stay what they are.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::Event;

/// So many printable characters come with one read from a hand.
const FROM_A_HAND: usize = 3;
/// And so many with an Enter.
const WITH_ENTER: usize = 1;

/// Joins the keys of one read where they are a burst.
pub(super) fn join(events: Vec<Event>) -> Vec<Event> {
    let keys = || {
        events.iter().filter_map(|event| match event {
            Event::Key(key) => Some(key),
            _ => None,
        })
    };
    let printable = keys().filter(|key| is_printable(key)).count();
    let enters = keys().any(|key| key.code == KeyCode::Enter);
    if printable <= if enters { WITH_ENTER } else { FROM_A_HAND } {
        return events;
    }
    let mut joined = Vec::new();
    for event in events {
        match (event, joined.last_mut()) {
            (Event::Key(key), Some(Event::Burst(keys))) => keys.push(key),
            (Event::Key(key), _) => joined.push(Event::Burst(vec![key])),
            (other, _) => joined.push(other),
        }
    }
    joined
}

fn is_printable(key: &KeyEvent) -> bool {
    matches!(key.code, KeyCode::Char(_)) && (key.modifiers - KeyModifiers::SHIFT).is_empty()
}

#[cfg(test)]
mod tests {
    use super::super::input::Decoder;
    use super::*;

    fn bursts(bytes: &[u8]) -> Vec<usize> {
        let events = join(Decoder::new(false).feed(bytes));
        let size = |event: &Event| match event {
            Event::Burst(keys) => keys.len(),
            _ => 0,
        };
        events.iter().map(size).collect()
    }

    #[test]
    fn a_text_with_enter_or_more_than_three_letters_is_a_burst() {
        for (bytes, sizes) in [
            (&b"nota urgente\r"[..], vec![13]),
            (b"e 15\r", vec![5]),
            (b"ab\r", vec![3]),
            (b"\rab", vec![3]),
            (b"abcd", vec![4]),
            (b"15/10/26", vec![8]),
            ("perché".as_bytes(), vec![6]),
            (b"\x1b[Bab\r\x1b[A", vec![5]),
            (b"a\x1b[200~x\x1b[201~bcd", vec![1, 0, 3]),
            // Keys as a hand presses them.
            (b"abc", vec![0, 0, 0]),
            (b"a\r", vec![0, 0]),
            (b"\r\r\r\r\r", vec![0; 5]),
            (b"\x1b[B\x1b[B\x1b[B\x1b[B\r", vec![0; 5]),
            (b"\x1b[200~one two\r\x1b[201~\r", vec![0, 0]),
            (b"\x15\x17\x01\x05\r", vec![0; 5]),
        ] {
            assert_eq!(bursts(bytes), sizes, "{}", bytes.escape_ascii());
        }
    }
}

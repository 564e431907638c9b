//! What no finger typed: more keys in one read than a hand presses, as a pasted text has them that the terminal did
//! not mark (an old `PuTTY`, `screen`), or a script, or a line that stalled.
//!
//! It is told as one [`TerminalEvent::Burst`], because what it means depends on what is on the screen, and nobody looked
//! between its keys. A read is one when it holds
//!
//! 1. more than one printable character, and an Enter, or
//! 2. more than three printable characters.
//!
//! A slow line cuts a text into many reads. So an Enter that follows a printable character or another Enter sooner than
//! a hand can is a burst as well, of one key: it is the end of a pasted line, or a key held down. So is a tab.
//!
//! Nothing is ever lost here: the keys keep their order, and marked pastes between them stay what they are.

use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::event::TerminalEvent;

/// So many printable characters come with one read from a hand.
const FROM_A_HAND: usize = 3;
/// And so many with an Enter.
const WITH_ENTER: usize = 1;

/// A hand needs longer from one key to the Enter after it; a key that is held down, or a pasted text, does not.
const HASTE: Duration = Duration::from_millis(40);

/// When the last key came that an Enter must not follow at once.
#[derive(Debug, Default)]
pub(super) struct Hand {
    before: Option<Instant>,
}

impl Hand {
    /// The keys of one read, with what no hand pressed told as bursts.
    pub(super) fn sort(&mut self, events: Vec<TerminalEvent>, now: Instant) -> Vec<TerminalEvent> {
        let mut sorted = join(events);
        for event in &mut sorted {
            match event {
                // With Alt it is Escape and Enter, and never saves.
                TerminalEvent::Key(key)
                    if key.code == KeyCode::Enter && key.modifiers.is_empty() =>
                {
                    let is_hasty = self.before.is_some_and(|before| now < before + HASTE);
                    self.before = Some(now);
                    if is_hasty {
                        *event = TerminalEvent::Burst(vec![*key]);
                    }
                }
                // A table that comes in pieces has tabs between its cells: nobody wants a name completed.
                TerminalEvent::Key(key) if key.code == KeyCode::Tab && key.modifiers.is_empty() => {
                    let is_hasty = self.before.is_some_and(|before| now < before + HASTE);
                    if is_hasty {
                        self.before = Some(now);
                        *event = TerminalEvent::Burst(vec![*key]);
                    }
                }
                TerminalEvent::Key(key) if is_printable(key) => self.before = Some(now),
                TerminalEvent::Burst(_) | TerminalEvent::Paste(_) => self.before = Some(now),
                _ => {}
            }
        }
        sorted
    }
}

/// Joins the keys of one read where they are a burst.
fn join(events: Vec<TerminalEvent>) -> Vec<TerminalEvent> {
    let keys = || {
        events.iter().filter_map(|event| match event {
            TerminalEvent::Key(key) => Some(key),
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
            (TerminalEvent::Key(key), Some(TerminalEvent::Burst(keys))) => keys.push(key),
            (TerminalEvent::Key(key), _) => joined.push(TerminalEvent::Burst(vec![key])),
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
    use super::*;
    use crate::screen::terminal::input::Decoder;

    fn bursts(bytes: &[u8]) -> Vec<usize> {
        let events = join(Decoder::new(false).feed(bytes));
        sizes(&events)
    }

    fn sizes(events: &[TerminalEvent]) -> Vec<usize> {
        let size = |event: &TerminalEvent| match event {
            TerminalEvent::Burst(keys) => keys.len(),
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

    #[test]
    fn an_enter_that_follows_sooner_than_a_hand_can_is_a_burst_of_its_own() {
        // Each read with the milliseconds since the one before, and the sizes of the bursts in it.
        type Read = (u64, &'static [u8], &'static [usize]);
        let cases: [(&str, &[Read]); 8] = [
            ("two Enters by hand", &[(0, b"\r", &[0]), (60, b"\r", &[0])]),
            ("two at once", &[(0, b"\r\r", &[0, 1])]),
            (
                "held down",
                &[(0, b"\r", &[0]), (33, b"\r", &[1]), (33, b"\r", &[1])],
            ),
            (
                "a pasted line cut in two",
                &[(0, b"e 1", &[0, 0, 0]), (30, b"5\r", &[0, 1])],
            ),
            (
                "one that comes byte by byte",
                &[(0, b"s", &[0]), (10, b"3", &[0]), (10, b"\r", &[1])],
            ),
            (
                "a date and Enter by hand",
                &[(0, b"5", &[0]), (90, b"\r", &[0])],
            ),
            ("an arrow and Enter", &[(0, b"\x1b[B\r", &[0, 0])]),
            (
                "a marked paste and its Enter",
                &[(0, b"\x1b[200~x\x1b[201~\r", &[0, 1])],
            ),
        ];
        for (name, reads) in cases {
            let (mut hand, mut now) = (Hand::default(), Instant::now());
            for (since, bytes, expected) in reads {
                now += Duration::from_millis(*since);
                let events = hand.sort(Decoder::new(false).feed(bytes), now);
                assert_eq!(sizes(&events), *expected, "{name}");
            }
        }
    }
}

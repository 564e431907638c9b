//! What the keyboard sent, as keys and pasted text.
//!
//! [`Decoder`] is a pure machine: bytes in, [`Event`]s out, and [`Decoder::patience`] says how long it would wait for the
//! rest of something. It reads no descriptor and no clock. The sequences themselves are in [`escape`](super::escape), the
//! rule that takes a burst of keys for a paste in [`burst`](super::burst).
//!
//! Why the bytes are read here and not by `crossterm`, whose key types are used: its reader waits for an *edge* of a
//! descriptor and takes 1,024 bytes at a time, so that a longer burst stays unread while `poll` goes on saying "readable"
//! (a whole core, and keys that arrive one burst late); it never returns from a dead terminal or in the middle of a
//! sequence; and it cannot tell what came with one read.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::escape::{self, Parsed};
use super::{Event, burst};

const PASTE_BEGIN: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";

/// How long a split sequence is waited for on this machine, and through SSH. A person needs longer between two keys.
const PATIENCE_LOCAL: Duration = Duration::from_millis(30);
const PATIENCE_REMOTE: Duration = Duration::from_millis(50);
/// How long the end of a paste is waited for. A terminal that never sends it must not swallow the keyboard for good.
const PATIENCE_PASTE: Duration = Duration::from_secs(2);

/// Turns bytes into events, however the connection cut them up.
#[derive(Debug)]
pub(super) struct Decoder {
    patience: Duration,
    /// The beginning of a sequence, or of a character.
    pending: Vec<u8>,
    /// What has been pasted so far, while a paste goes on.
    paste: Option<Vec<u8>>,
    /// A beginning that was given up: a sequence that comes too late is still recognised when nothing else came with it.
    given_up: Vec<u8>,
    /// Whether the terminal marks its pastes; then a burst of keys is a burst of keys.
    marks_pastes: bool,
}

impl Decoder {
    /// `remote`: the keyboard is at the other end of a network.
    pub(super) fn new(remote: bool) -> Self {
        Self {
            patience: if remote {
                PATIENCE_REMOTE
            } else {
                PATIENCE_LOCAL
            },
            pending: Vec::new(),
            paste: None,
            given_up: Vec::new(),
            marks_pastes: false,
        }
    }

    /// How long to wait for more bytes before [`Decoder::give_up`]; `None` when nothing is half-said.
    pub(super) fn patience(&self) -> Option<Duration> {
        if self.paste.is_some() {
            Some(PATIENCE_PASTE)
        } else if self.pending.is_empty() {
            None
        } else {
            Some(self.patience)
        }
    }

    /// Takes the bytes of one read.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Vec<Event> {
        if let Some(events) = self.late_sequence(bytes) {
            return events;
        }
        match &mut self.paste {
            Some(paste) => paste.extend_from_slice(bytes),
            None => self.pending.extend_from_slice(bytes),
        }
        let mut events = Vec::new();
        while self.end_paste(&mut events) && self.take_keys(&mut events) {}
        if self.marks_pastes {
            events
        } else {
            burst::as_paste(events)
        }
    }

    /// The rest did not come: what there is counts as it stands.
    pub(super) fn give_up(&mut self) -> Vec<Event> {
        if let Some(paste) = self.paste.take() {
            return vec![Event::Paste(pasted_text(&paste))];
        }
        self.given_up = std::mem::take(&mut self.pending);
        escape::as_it_stands(&self.given_up)
            .into_iter()
            .map(Event::Key)
            .collect()
    }

    /// The key of a sequence whose beginning was given up and whose rest is exactly what came now. The Escape it began
    /// with has been delivered; that is why Escape must never destroy anything.
    fn late_sequence(&mut self, bytes: &[u8]) -> Option<Vec<Event>> {
        let mut whole = std::mem::take(&mut self.given_up);
        let goes_on = match whole[..] {
            [escape::ESC] => matches!(bytes.first(), Some(b'[' | b'O')),
            [escape::ESC, b'[' | b'O', ..] => true,
            _ => false,
        };
        if !goes_on {
            return None;
        }
        whole.extend_from_slice(bytes);
        match escape::parse(&whole) {
            Parsed::Key(key, length) if length == whole.len() => Some(vec![Event::Key(key)]),
            Parsed::Incomplete if whole[1] == b'[' => {
                self.pending = whole;
                Some(Vec::new())
            }
            _ => None,
        }
    }

    /// Takes keys until the bytes end, something is incomplete or a paste begins; says whether a paste began.
    fn take_keys(&mut self, events: &mut Vec<Event>) -> bool {
        let mut taken = 0;
        while let Some(rest) = self.pending.get(taken..).filter(|rest| !rest.is_empty()) {
            if rest.starts_with(PASTE_BEGIN) {
                self.marks_pastes = true;
                self.paste = Some(rest[PASTE_BEGIN.len()..].to_vec());
                taken = self.pending.len();
                break;
            }
            match escape::parse(rest) {
                Parsed::Key(key, length) => {
                    events.push(Event::Key(key));
                    taken += length;
                }
                Parsed::Nothing(length) => taken += length,
                Parsed::Incomplete => break,
            }
        }
        self.pending.drain(..taken);
        self.paste.is_some()
    }

    /// Ends the paste if its end has come; says whether the bytes are keys again.
    fn end_paste(&mut self, events: &mut Vec<Event>) -> bool {
        let Some(mut paste) = self.paste.take() else {
            return true;
        };
        let Some(end) = paste
            .windows(PASTE_END.len())
            .position(|window| window == PASTE_END)
        else {
            self.paste = Some(paste);
            return false;
        };
        self.pending = paste.split_off(end + PASTE_END.len());
        events.push(Event::Paste(pasted_text(&paste[..end])));
        true
    }
}

/// The text of a paste: line ends become `\n`, other control characters but tabs are dropped.
fn pasted_text(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes)
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    text.chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect()
}

/// A key without modifiers, or with Shift for a capital, as `crossterm` reports it.
pub(super) fn character(c: char) -> KeyEvent {
    let modifiers = if c.is_uppercase() {
        KeyModifiers::SHIFT
    } else {
        KeyModifiers::NONE
    };
    KeyEvent::new(KeyCode::Char(c), modifiers)
}

//! What the keyboard sent, as keys and pasted text.
//!
//! [`Decoder`] is a pure machine: bytes in, [`TerminalEvent`]s out, and [`Decoder::wait`] says how long it would wait for the
//! rest of something. It reads no descriptor and no clock. The grammar of the sequences is in [`escape`], their
//! meaning in [`table`] and `mouse`, the rule for what no finger typed in `burst`.
//!
//! Why the bytes are read here and not by `crossterm`, whose key types are used: its reader waits for an *edge* of a
//! descriptor and takes 1,024 bytes at a time, so that a longer burst stays unread while `poll` goes on saying "readable"
//! (a whole core, and keys that arrive one burst late); it never returns from a dead terminal or in the middle of a
//! sequence; and it cannot tell what came with one read.

use std::borrow::Cow;
use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::escape::{self, ESC, Parsed};
use super::event::TerminalEvent;
use super::strip::without_sequences;
use super::table;

const PASTE_END: &[u8] = b"\x1b[201~";

/// How long a split sequence is waited for on this machine, and through SSH. A person needs longer between two keys.
const PATIENCE_LOCAL: Duration = Duration::from_millis(30);
const PATIENCE_REMOTE: Duration = Duration::from_millis(50);
/// How long the rest of a character is waited for: no key is lost by it, and a slow line cuts anywhere.
const PATIENCE_CHARACTER: Duration = Duration::from_millis(150);
/// How long the end of a paste is waited for. A terminal that never sends it must not swallow the keyboard for good.
const PATIENCE_PASTE: Duration = Duration::from_secs(2);
/// How long a string may take in all, and how many bytes: the answer of a terminal takes less.
const PATIENCE_STRING: Duration = Duration::from_millis(2_500);
const LONGEST_STRING: usize = 1 << 20;

/// How long the rest of something half-said is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// So long after the last byte.
    Rest(Duration),
    /// So long after it began, however many bytes come meanwhile. The number tells one beginning from the next.
    End(Duration, u32),
}

/// Turns bytes into events, however the connection cut them up.
#[derive(Debug)]
pub struct Decoder {
    patience: Duration,
    state: State,
    /// The beginning of a sequence, or of a character.
    pending: Vec<u8>,
    /// A beginning that was given up: a sequence that comes too late is still recognised when nothing else came with it.
    given_up: Vec<u8>,
    /// Whether the last byte was a carriage return: a line feed after it is the same Enter.
    after_return: bool,
    /// How many strings have begun.
    strings: u32,
    /// Whether reports of the mouse were asked for; else they are nothing.
    mouse: bool,
}

#[derive(Debug)]
enum State {
    Keys,
    /// What has been pasted so far.
    Paste(Vec<u8>),
    /// In a string, of which nothing is kept.
    String {
        ends_with_bell: bool,
        taken: usize,
        /// How many bytes of a character are still to come: one of them may look like the end of the string.
        of_character: u8,
    },
}

impl Decoder {
    /// `remote`: the keyboard is at the other end of a network.
    #[must_use]
    pub fn new(remote: bool) -> Self {
        Self {
            patience: if remote {
                PATIENCE_REMOTE
            } else {
                PATIENCE_LOCAL
            },
            state: State::Keys,
            pending: Vec::new(),
            given_up: Vec::new(),
            after_return: false,
            strings: 0,
            mouse: false,
        }
    }

    /// With reports of the mouse, or without, as it begins.
    #[must_use]
    pub fn with_mouse(self, mouse: bool) -> Self {
        Self { mouse, ..self }
    }

    /// Whether a key is one that some bytes stand for.
    #[must_use]
    pub fn knows(key: &KeyEvent) -> bool {
        table::knows(key.code)
    }

    /// How long to wait for more bytes before [`Decoder::give_up`]; `None` when nothing is half-said.
    #[must_use]
    pub fn wait(&self) -> Option<Wait> {
        match self.state {
            State::Paste(_) => Some(Wait::Rest(PATIENCE_PASTE)),
            State::String { .. } => Some(Wait::End(PATIENCE_STRING, self.strings)),
            State::Keys if self.pending.is_empty() => None,
            State::Keys if self.pending.is_ascii() => Some(Wait::Rest(self.patience)),
            State::Keys => Some(Wait::Rest(PATIENCE_CHARACTER)),
        }
    }

    /// Takes the bytes of one read.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<TerminalEvent> {
        let bytes = self.with_what_was_given_up(bytes);
        match &mut self.state {
            State::Paste(paste) => paste.extend_from_slice(&bytes),
            State::Keys | State::String { .. } => self.pending.extend_from_slice(&bytes),
        }
        let mut events = Vec::new();
        while match self.state {
            State::Keys => self.take_keys(&mut events),
            State::Paste(_) => self.end_paste(&mut events),
            State::String { .. } => self.end_string(),
        } {}
        nothing_behind_escape(&mut events);
        events
    }

    /// The rest did not come: what there is counts as it stands. Of a string nothing counts.
    pub fn give_up(&mut self) -> Vec<TerminalEvent> {
        let pending = std::mem::take(&mut self.pending);
        match std::mem::replace(&mut self.state, State::Keys) {
            State::Paste(paste) => vec![TerminalEvent::Paste(pasted_text(&paste))],
            State::String { .. } => Vec::new(),
            State::Keys => {
                let keys = escape::as_it_stands(&pending);
                self.given_up = pending;
                keys.into_iter().map(TerminalEvent::Key).collect()
            }
        }
    }

    /// Puts the beginning that was given up back before its rest, if that is what came now. The Escape it began with has
    /// been delivered; that is why Escape must never destroy anything.
    fn with_what_was_given_up<'b>(&mut self, bytes: &'b [u8]) -> Cow<'b, [u8]> {
        let mut whole = std::mem::take(&mut self.given_up);
        let begun = whole.len();
        if whole.first().is_none_or(|first| *first != ESC) {
            return Cow::Borrowed(without_late_rest(&whole, bytes));
        }
        whole.extend_from_slice(bytes);
        let goes_on = match (&whole[..begun], bytes) {
            // These were keys as they stood; only a whole report is more likely than three keys.
            ([ESC, b'[', .., b'$'], _) => false,
            ([ESC, b'[', b'M'], _) => bytes.len() == 3 && !bytes.iter().any(u8::is_ascii_control),
            ([ESC], [b'[' | b'O', ..]) | ([ESC, b'[' | b'O', ..], _) => {
                let is_alone = |length| whole.len() == length || whole[length] == ESC;
                match escape::parse(&whole) {
                    Parsed::Key(key, length) if key.modifiers.contains(KeyModifiers::ALT) => {
                        length > 2 && is_alone(length)
                    }
                    Parsed::Key(_, length) | Parsed::Paste(length) => is_alone(length),
                    // One letter is a key; no key has such a sign.
                    Parsed::Nothing(length) | Parsed::Mouse(_, length) => {
                        let is_private = matches!(whole.get(2), Some(b'<'..=b'?'));
                        is_alone(length) && (bytes.len() > 1 || is_private)
                    }
                    Parsed::Incomplete => whole[1] == b'[',
                    Parsed::String(..) => false,
                }
            }
            // The answer of a terminal, and not a letter that somebody typed.
            ([ESC], [b']', b'0'..=b'9', ..] | [b'P' | b'_' | b'^' | b'X', _, ..])
            | ([ESC, b']' | b'P' | b'_' | b'^' | b'X'], [_, ..]) => {
                matches!(bytes, [.., 0x07 | 0x9c] | [.., ESC, b'\\'])
            }
            _ => false,
        };
        if goes_on {
            Cow::Owned(whole)
        } else {
            Cow::Borrowed(bytes)
        }
    }

    /// Takes keys until the bytes end, something is incomplete, or a paste or a string begins; says whether one began.
    fn take_keys(&mut self, events: &mut Vec<TerminalEvent>) -> bool {
        let mut taken = 0;
        while let Some(rest) = self.pending.get(taken..).filter(|rest| !rest.is_empty()) {
            let is_second_half = rest[0] == b'\n' && self.after_return;
            let parsed = escape::parse(rest);
            let length = match parsed {
                Parsed::Incomplete => break,
                Parsed::Key(_, length)
                | Parsed::Mouse(_, length)
                | Parsed::Nothing(length)
                | Parsed::Paste(length)
                | Parsed::String(length, _) => length,
            };
            self.after_return = rest[length - 1] == b'\r';
            taken += length;
            match parsed {
                Parsed::Key(key, _) if !is_second_half => events.push(TerminalEvent::Key(key)),
                Parsed::Mouse(mouse, _) if self.mouse => events.push(TerminalEvent::Mouse(mouse)),
                Parsed::Paste(_) => {
                    self.state = State::Paste(self.pending.split_off(taken));
                    break;
                }
                Parsed::String(_, ends_with_bell) => {
                    self.strings = self.strings.wrapping_add(1);
                    self.state = State::String {
                        ends_with_bell,
                        taken: 0,
                        of_character: 0,
                    };
                    break;
                }
                Parsed::Key(..) | Parsed::Mouse(..) | Parsed::Nothing(_) | Parsed::Incomplete => {}
            }
        }
        self.pending.drain(..taken);
        !matches!(self.state, State::Keys)
    }

    /// Ends the paste if its end has come; says whether the bytes are keys again.
    fn end_paste(&mut self, events: &mut Vec<TerminalEvent>) -> bool {
        let State::Paste(paste) = &mut self.state else {
            return false;
        };
        let marks = paste.windows(PASTE_END.len());
        let Some(end) = marks.into_iter().position(|window| window == PASTE_END) else {
            return false;
        };
        self.pending = paste.split_off(end + PASTE_END.len());
        events.push(TerminalEvent::Paste(pasted_text(&paste[..end])));
        self.state = State::Keys;
        true
    }

    /// Passes over a string; says whether it has ended. `CAN` and `SUB` end it as well, and so does the beginning of a
    /// sequence, which is then the next thing.
    fn end_string(&mut self) -> bool {
        let State::String {
            ends_with_bell,
            taken,
            of_character,
        } = &mut self.state
        else {
            return false;
        };
        let mut ended = None;
        let mut passed = 0;
        for (nth, byte) in self.pending.iter().enumerate() {
            passed = nth + 1;
            *taken += 1;
            let is_inside = *of_character > 0 && (0x80..=0xbf).contains(byte);
            *of_character = match byte {
                _ if is_inside => *of_character - 1,
                0xc2..=0xdf => 1,
                0xe0..=0xef => 2,
                0xf0..=0xf4 => 3,
                _ => 0,
            };
            match byte {
                0x07 if *ends_with_bell => ended = Some(passed),
                0x18 | 0x1a => ended = Some(passed),
                0x9c if !is_inside => ended = Some(passed),
                0x1b => match self.pending.get(passed) {
                    Some(b'\\') => ended = Some(passed + 1),
                    Some(_) => ended = Some(nth),
                    // It stays for the next read.
                    None => passed = nth,
                },
                _ if *taken > LONGEST_STRING => ended = Some(passed),
                _ => {}
            }
            if ended.is_some() {
                break;
            }
        }
        self.pending.drain(..ended.unwrap_or(passed));
        if ended.is_some() {
            self.state = State::Keys;
        }
        ended.is_some()
    }
}

/// The bytes without the rest of a character whose beginning was given up, where that rest would be read as the beginning
/// of a sequence. Rests that are letters of Latin-1 stay.
fn without_late_rest<'b>(begun: &[u8], bytes: &'b [u8]) -> &'b [u8] {
    let length = match begun {
        [0xc2..=0xdf, ..] => 2,
        [0xe0..=0xef, ..] => 3,
        [0xf0..=0xf4, ..] => 4,
        _ => 0,
    };
    let missing = usize::saturating_sub(length, begun.len());
    match bytes.split_at_checked(missing) {
        Some((rest, after))
            if rest.iter().all(|byte| (0x80..=0xbf).contains(byte))
                && rest.iter().any(|byte| *byte < 0xa0) =>
        {
            after
        }
        _ => bytes,
    }
}

/// Drops the keys, and what the mouse did, that came with one read after an Escape, or after a key with Alt, which tmux and a line that stalled
/// make of an Escape and the next key: they were typed before anybody could see what the Escape did.
fn nothing_behind_escape(events: &mut Vec<TerminalEvent>) {
    let mut escaped = false;
    events.retain(|event| {
        let TerminalEvent::Key(key) = event else {
            return !escaped || !matches!(event, TerminalEvent::Mouse(_));
        };
        let is_escape = key.code == KeyCode::Esc;
        let stays = !escaped || is_escape;
        escaped |= is_escape || key.modifiers.contains(KeyModifiers::ALT);
        stays
    });
}

/// The text of a paste: line ends become `\n`, control sequences are left out whole, and so are other
/// control characters but tabs.
fn pasted_text(bytes: &[u8]) -> String {
    let text = without_sequences(&String::from_utf8_lossy(bytes))
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    text.chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect()
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What happened, in one line: keys by name, pastes in quotes.
    pub(in crate::screen::terminal) fn told(events: &[TerminalEvent]) -> String {
        let one = |event: &TerminalEvent| match event {
            TerminalEvent::Key(key) => {
                let shift = key.modifiers.contains(KeyModifiers::SHIFT)
                    && !matches!(key.code, KeyCode::Char(_));
                [
                    (key.modifiers.contains(KeyModifiers::CONTROL), "Ctrl-"),
                    (key.modifiers.contains(KeyModifiers::ALT), "Alt-"),
                    (shift, "Shift-"),
                ]
                .into_iter()
                .filter_map(|(held, name)| held.then_some(name))
                .chain([key.code.to_string().as_str()])
                .collect()
            }
            TerminalEvent::Paste(text) => format!("{text:?}"),
            other => format!("{other:?}"),
        };
        events.iter().map(one).collect::<Vec<String>>().join(" ")
    }

    /// Feeds pieces; an empty one stands for the patience coming to its end.
    fn events_of(pieces: &[&[u8]]) -> Vec<TerminalEvent> {
        let mut decoder = Decoder::new(false);
        let mut events = Vec::new();
        for piece in pieces {
            events.extend(match piece {
                [] => decoder.give_up(),
                bytes => decoder.feed(bytes),
            });
        }
        events
    }

    #[test]
    fn every_key_has_its_name() {
        let cases: [(&[u8], &str); 30] = [
            (b"aZ9", "a Z 9"),
            ("èò●€".as_bytes(), "è ò ● €"),
            (b"\r", "Enter"),
            (b"\n", "Enter"),
            (b"\r\n\r\n", "Enter Enter"),
            (b"\n\n\r", "Enter Enter Enter"),
            (b"\t\x1b[Z", "Tab Shift-Back Tab"),
            (b"\x7f\x08", "Backspace Backspace"),
            (b"\x03\x1a\x0c\0", "Ctrl-c Ctrl-z Ctrl-l Ctrl-Space"),
            (b"\x1c", "Ctrl-4"),
            (b"\x1b[A\x1b[B\x1b[C\x1b[D", "Up Down Right Left"),
            (b"\x1bOA\x1bOB\x1bOC\x1bOD", "Up Down Right Left"),
            (b"\x1b[1;3A", "Alt-Up"),
            (b"\x1b\x1b[A", "Alt-Up"),
            (b"\x1b\x1bOA", "Alt-Up"),
            (b"\x1bb", "Alt-b"),
            (b"\x1b\r", "Alt-Enter"),
            (b"\x1b\xc3\xa8", "Alt-è"),
            (b"\x1b\x1bq", "Esc"),
            (b"\x1b[12\x1b[A", "Up"),
            (b"j\x1b[Bj\r", "j Down j Enter"),
            (b"perch\xe9 ", "p e r c h é Space"),
            (b"\xff\xc3\xa8", "ÿ è"),
            (b"\x80a", "a"),
            (b"\xc2\x85a", "a"),
            // Eight bits, raw and as characters.
            (b"\x9bA\x8fB\xc2\x9bA\xc2\x8fBa", "Up Down Up Down a"),
            (b"\x8eqa\x1bNqa", "a a"),
            (b"\x9d0;x\x9ca\x90x\xc2\x9cb", "a"),
            (b"\x9d11;\xe2\x80\x9cq\xe2\x80\x9d\x9ca", "a"),
            (b"\x9c\x1b\\\x84a", "a"),
        ];
        for (bytes, names) in cases {
            assert_eq!(
                told(&events_of(&[bytes])),
                names,
                "{}",
                bytes.escape_ascii()
            );
        }
    }

    #[test]
    fn what_no_key_sends_is_no_key() {
        let nothing: [&[u8]; 43] = [
            // The mouse, the focus.
            b"\x1b[<0;10;10M",
            b"\x1b[<64;5;5M",
            b"\x1b[<0;10;10m",
            b"\x1b[32;10;10M",
            b"\x1b[M !!",
            b"\x1b[M\xc3\xa0!!",
            b"\x1b[M !\xc3\xa0",
            b"\x1b[M \0\0",
            b"\x1b[M \xe0\xf0",
            b"\x1b[I",
            b"\x1b[O",
            // Answers.
            b"\x1b]11;rgb:1e1e/1e1e/2e2e\x07",
            b"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
            b"\x1b]52;c;cXVpdA==\x1b\\",
            b"\x1bP>|XTerm(379)\x1b\\",
            b"\x1bP1+r5463=1b\x1b\\",
            b"\x1b_Gi=31;OK\x1b\\",
            b"\x1b^private\x1b\\",
            b"\x1bXstring\x1b\\",
            b"\x1b]0;broken\x18",
            b"\x1bPq\x1a",
            b"\x1b[?62;22c",
            b"\x1b[?65;1;2;7;9;12;18;19;21;22;23;24;42;44;45;46c",
            b"\x1b[>41;379;0c",
            b"\x1b[200;1R",
            b"\x1b[1;1R",
            b"\x1b[0n",
            b"\x1b[?2026;2$y",
            b"\x1b[4;1$y",
            b"\x1b[8;24;80t",
            b"\x1b[?997;1n",
            b"\x1b[?1u",
            b"\x1b[27;1;27;1;0;1_",
            // Releases, and keys that are none here.
            b"\x1b[1;1:3B",
            b"\x1b[13;1:3u",
            b"\x1b[3;1:3~",
            b"\x1b[97;1:3u",
            b"\x1b[57441;2u",
            b"\x1b[97;9u",
            b"\x1b[49;2u",
            b"\x1b[99~",
            b"\x1b[[X",
            b"\x1bO$",
        ];
        for bytes in nothing {
            let events = events_of(&[bytes, b"", b"a"]);
            assert_eq!(told(&events), "a", "{}", bytes.escape_ascii());
            // However the line cuts it, as long as the rest comes in time.
            for cut in 1..bytes.len() {
                let events = events_of(&[&bytes[..cut], &bytes[cut..], b"", b"a"]);
                assert_eq!(told(&events), "a", "{}", bytes.escape_ascii());
            }
        }
    }

    #[test]
    fn a_protocol_that_was_left_on_locks_nobody_out() {
        for (bytes, names) in [
            (&b"\x1b[27u"[..], "Esc"),
            (b"\x1b[27;1:1u", "Esc"),
            (b"\x1b[27;129u", "Esc"),
            (b"\x1b[99;5u", "Ctrl-c"),
            (b"\x1b[99;133u", "Ctrl-c"),
            (b"\x1b[1089::99;5u", "Ctrl-c"),
            (b"\x1b[91;5u", "Esc"),
            (b"\x1b[13u", "Enter"),
            (b"\x1b[13;129u", "Enter"),
            (b"\x1b[13;1:2u", ""),
            (b"\x1b[57414;1:2u", ""),
            (b"\x1b[57414u", "Enter"),
            (b"\x1b[9u\x1b[9;2u", "Tab Shift-Back Tab"),
            (b"\x1b[127u", "Backspace"),
            (b"\x1b[97u\x1b[97;2u\x1b[97;65u\x1b[97;66u", "a A A a"),
            (b"\x1b[97:65;2u\x1b[39:63;2u", "A ?"),
            (b"\x1b[224;;224u", "à"),
            (b"\x1b[49;2;33u", "!"),
            (b"\x1b[57399u\x1b[57408u\x1b[57410u\x1b[57413u", "0 9 / +"),
            (b"\x1b[57419u\x1b[57424u\x1b[57426u", "Up End Del"),
            (b"\x1b[1;1:1B\x1b[1;1:2B\x1b[1;129B", "Down Down Down"),
            (b"\x1b[1;129P\x1b[Q", "F1 F5"),
            (
                b"\x1b[27;5;99~\x1b[27;2;33~\x1b[27;2;13~",
                "Ctrl-c ! Shift-Enter",
            ),
            (b"\x1b[27;2;9~", "Shift-Back Tab"),
            (b"\x1b[113;3u\x1b[13u", "Alt-q"),
        ] {
            assert_eq!(
                told(&events_of(&[bytes])),
                names,
                "{}",
                bytes.escape_ascii()
            );
        }
    }

    #[test]
    fn no_key_of_a_read_counts_after_an_escape() {
        for (bytes, names) in [
            (&b"\x1b5\r"[..], "Alt-5"),
            (b"x\x1b5\r", "x Alt-5"),
            (b"\x1b\r\r", "Alt-Enter"),
            (b"\x1b[27u5\r", "Esc"),
            (b"\x1b[\r", "Alt-["),
            (b"\x1b[15\r", "Alt-["),
            (b"\x1bO\r", "Alt-O"),
            (b"\x1b\x1b[B\r", "Alt-Down"),
            (b"\x1b\x1b5\r", "Esc"),
            (b"\x1b[1;3B\r", "Alt-Down"),
            (b"\x1b\x1b[<0;1;1M\r", "Esc"),
            // Shift-Tab of the Linux console is no Escape.
            (b"\x1b\tx", "Shift-Back Tab x"),
        ] {
            assert_eq!(
                told(&events_of(&[bytes])),
                names,
                "{}",
                bytes.escape_ascii()
            );
        }
    }

    #[test]
    fn a_string_without_an_end_gives_the_keyboard_back() {
        assert_eq!(told(&events_of(&[b"\x1b]11;rgb", b"q\r", b"", b"j"])), "j");
        // And an Escape in it ends it.
        assert_eq!(told(&events_of(&[b"\x1bP1$r", b"\x1b[A", b"j"])), "Up j");
        let mut decoder = Decoder::new(false);
        let mut events = decoder.feed(b"\x1b_");
        events.extend(decoder.feed(&vec![b'x'; LONGEST_STRING + 1]));
        events.extend(decoder.feed(b"j"));
        assert_eq!(told(&events), "Alt-_ j".trim_start_matches("Alt-_ "));
    }

    #[test]
    fn a_split_sequence_is_put_together() {
        let cases: [(&str, &[&[u8]], &str); 29] = [
            ("an arrow in two pieces", &[b"\x1b", b"[A"], "Up"),
            ("in three", &[b"\x1b", b"[", b"A"], "Up"),
            ("in application mode", &[b"\x1bO", b"B"], "Down"),
            ("a longer one", &[b"\x1b[1;", b"5", b"D"], "Ctrl-Left"),
            ("with keys around it", &[b"x\x1b", b"[Cy"], "x Right y"),
            ("an accent", &[b"\xc3", b"\xa8"], "è"),
            ("a lone Escape", &[b"\x1b", b""], "Esc"),
            ("two", &[b"\x1b\x1b", b""], "Esc Esc"),
            ("Escape, then a letter", &[b"\x1b", b"", b"q"], "Esc q"),
            (
                "Escape, then an arrow",
                &[b"\x1b", b"", b"\x1b[A"],
                "Esc Up",
            ),
            (
                "an arrow that comes too late",
                &[b"\x1b", b"", b"[A"],
                "Esc Up",
            ),
            (
                "and in pieces",
                &[b"\x1b", b"", b"[", b"", b"A"],
                "Esc Alt-[ Up",
            ),
            (
                "Escape, then a capital O",
                &[b"\x1b", b"", b"O", b"k"],
                "Esc O k",
            ),
            (
                "half a sequence leaves no letters",
                &[b"\x1b[1;", b"", b"j"],
                "j",
            ),
            (
                "and its late rest neither",
                &[b"\x1b[1;", b"", b"5C", b"j"],
                "Ctrl-Right j",
            ),
            ("a Latin-1 accent", &[b"\xe8", b""], "è"),
            ("and a sign after it", &[b"\xe8", b"", b"\xb0"], "è °"),
            (
                "the late rest of a character is no sequence",
                &[b"\xc3", b"", b"\x9b", b"A"],
                "Ã A",
            ),
            (
                "nor of a longer one",
                &[b"\xe2", b"", b"\x80\x9d", b"A"],
                "â A",
            ),
            ("F1 of SCO keys", &[b"\x1b[M", b""], "F1"),
            ("twice", &[b"\x1b[M\x1b[M", b""], "F1 F1"),
            ("and then a letter", &[b"\x1b[M", b"", b"j"], "F1 j"),
            ("a report that comes late", &[b"\x1b[M", b"", b" !!"], "F1"),
            ("rxvt: Shift and Delete", &[b"\x1b[3$", b""], "Shift-Del"),
            (
                "repeated",
                &[b"\x1b[3$\x1b[3$", b"", b"y"],
                "Shift-Del Shift-Del y",
            ),
            (
                "a wheel that was cut after its Escape",
                &[b"\x1b", b"", b"[<64;5;5M\x1b[<64;5;5M"],
                "Esc",
            ),
            (
                "an answer that was cut there",
                &[b"\x1b", b"", b"]11;rgb:1e1e/1e1e/2e2e\x07"],
                "Esc",
            ),
            (
                "or one later",
                &[b"\x1bP", b"", b">|XTerm(379)\x1b\\", b"j"],
                "Alt-P j",
            ),
            (
                "a capital after an Escape is a key",
                &[b"\x1b", b"", b"P", b"j"],
                "Esc P j",
            ),
        ];
        for (name, pieces, names) in cases {
            assert_eq!(told(&events_of(pieces)), names, "{name}");
        }
    }

    #[test]
    fn only_something_half_said_is_waited_for() {
        let mut decoder = Decoder::new(false);
        assert_eq!(decoder.wait(), None);
        decoder.feed(b"j\x1b");
        assert_eq!(decoder.wait(), Some(Wait::Rest(PATIENCE_LOCAL)));
        decoder.feed(b"[A");
        assert_eq!(decoder.wait(), None);
        decoder.feed(b"\xc3");
        assert_eq!(decoder.wait(), Some(Wait::Rest(PATIENCE_CHARACTER)));
        decoder.feed(b"\xa0\x1b[200~text");
        assert_eq!(decoder.wait(), Some(Wait::Rest(PATIENCE_PASTE)));
        decoder.feed(b"\x1b[201~\x1b]11;");
        assert_eq!(decoder.wait(), Some(Wait::End(PATIENCE_STRING, 1)));
        decoder.feed(b"rgb:1e1e");
        assert_eq!(decoder.wait(), Some(Wait::End(PATIENCE_STRING, 1)));
        decoder.feed(b"\x07\x1bPx");
        assert_eq!(decoder.wait(), Some(Wait::End(PATIENCE_STRING, 2)));
        assert!(PATIENCE_CHARACTER >= Duration::from_millis(100));
        assert!(PATIENCE_STRING <= Duration::from_secs(3));
        let mut remote = Decoder::new(true);
        remote.feed(b"\x1b");
        assert_eq!(remote.wait(), Some(Wait::Rest(PATIENCE_REMOTE)));
    }

    #[test]
    fn of_a_paste_control_sequences_are_left_out_whole() {
        for (pasted, text) in [
            ("\x1b[31mrosso\x1b[0m", "rosso"),
            ("a\x1b[1;38:2::1:2:3mb\x1b[?25lc", "abc"),
            ("\u{9b}4mx", "x"),
            ("\x1b]8;;http://x.it\x1b\\qui\x1b]8;;\x07.", "qui."),
            ("\x1bPq#0\x1b\\z", "z"),
            ("\x1b(Bd\x1b7e\x1bOPf", "def"),
            // One that is broken off takes nothing with it.
            ("\x1b[31\nriga", "\nriga"),
            ("\x1b]0;senza fine", "0;senza fine"),
            ("fine\x1b", "fine"),
            ("fine\x1b[", "fine"),
            ("15/10, n. [3] \u{2013} è", "15/10, n. [3] \u{2013} è"),
        ] {
            assert_eq!(pasted_text(pasted.as_bytes()), text, "{pasted:?}");
        }
    }

    #[test]
    fn a_marked_paste_is_one_event_however_it_is_cut() {
        let cases: [(&str, &[&[u8]], &str); 6] = [
            (
                "whole",
                &[b"a\x1b[200~one\r\ntwo\rthree\x1b[201~b"],
                r#"a "one\ntwo\nthree" b"#,
            ),
            (
                "cut in its marks",
                &[b"\x1b[20", b"0~x\x1b[2", b"01~\r"],
                r#""x" Enter"#,
            ),
            (
                "two of them",
                &[b"\x1b[200~x\x1b[201~\x1b[200~y\x1b[201~"],
                r#""x" "y""#,
            ),
            (
                "with sequences in it",
                &[b"\x1b[200~a\x1b[31mb\x07\tc\x1b[201~"],
                r#""ab\tc""#,
            ),
            ("never ended", &[b"\x1b[200~lost", b"", b"j"], r#""lost" j"#),
            ("empty", &[b"\x1b[200~\x1b[201~q"], r#""" q"#),
        ];
        for (name, pieces, names) in cases {
            assert_eq!(told(&events_of(pieces)), names, "{name}");
        }
    }

    /// Any bytes, or those that sequences are made of.
    fn piece() -> impl Strategy<Value = Vec<u8>> {
        const PARTS: &[&[u8]] = &[
            b"\x1b",
            b"\x1b[",
            b"\x1bO",
            b"[",
            b"O",
            b"M",
            b"\x1b]",
            b"\x1bP",
            b"\x1b\\",
            b"\x07",
            b"\x9b",
            b"\x9c",
            b"13",
            b"57414",
            b";",
            b":",
            b"1",
            b"3",
            b"27",
            b"u",
            b"~",
            b"$",
            b"A",
            b"\r",
            b"\n",
            b"\x1b[200~",
            b"\x1b[201~",
            b"\xc3",
            b"\xa8",
            b"\xe2\x80",
            b"q",
            b" ",
            b"<",
            b"\x18",
        ];
        let parts = prop::sample::select(PARTS);
        prop_oneof![
            prop::collection::vec(any::<u8>(), 0..12),
            prop::collection::vec(parts, 0..8).prop_map(|parts| parts.concat()),
        ]
    }

    proptest! {
        #[test]
        fn no_bytes_upset_it_and_none_stay_behind(pieces in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..8)) {
            let mut decoder = Decoder::new(false);
            for piece in &pieces {
                decoder.feed(piece);
            }
            decoder.give_up();
            prop_assert_eq!(decoder.wait(), None);
        }

        #[test]
        fn whatever_comes_is_a_known_key_and_no_enter_comes_of_nothing(
            pieces in prop::collection::vec(piece(), 0..12)
        ) {
            let mut decoder = Decoder::new(false);
            let mut events = Vec::new();
            for piece in &pieces {
                // An empty piece stands for the patience coming to its end.
                events.extend(if piece.is_empty() { decoder.give_up() } else { decoder.feed(piece) });
            }
            events.extend(decoder.give_up());
            let mut enters = 0;
            for event in &events {
                if let TerminalEvent::Key(key) = event {
                    prop_assert!(Decoder::knows(key), "{key:?}");
                    enters += usize::from(key.code == KeyCode::Enter);
                }
            }
            let all = pieces.concat();
            let ends = all.iter().filter(|byte| matches!(byte, b'\r' | b'\n' | b'M')).count();
            let numbers = all.windows(2).filter(|pair| matches!(*pair, b"13" | b"14")).count();
            prop_assert!(enters <= ends + numbers, "{}", all.escape_ascii());
        }

        #[test]
        fn what_is_let_go_is_not_pressed(number in any::<u32>(), modifiers in 0..300u32, last in 0x40..0x7fu8) {
            let last = char::from(last);
            let released = format!("\x1b[{number};{modifiers}:3{last}\x1b[1;{modifiers}:3{last}");
            prop_assert_eq!(Decoder::new(false).feed(released.as_bytes()), []);
        }

        #[test]
        fn text_is_never_lost_wherever_it_is_cut(text in "[a-zàèìòù€ ]{0,30}", cut in 0..60usize) {
            let bytes = text.as_bytes();
            let (one, two) = bytes.split_at(cut.min(bytes.len()));
            let mut decoder = Decoder::new(false);
            let mut events = decoder.feed(one);
            events.extend(decoder.feed(two));
            let typed: String = events
                .iter()
                .filter_map(|event| match event {
                    TerminalEvent::Key(KeyEvent { code: KeyCode::Char(c), .. }) => Some(*c),
                    _ => None,
                })
                .collect();
            prop_assert_eq!(typed, text);
        }
    }
}

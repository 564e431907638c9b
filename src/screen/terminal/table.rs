//! The table: which control sequence is which key. What is not here is no key.
//!
//! Where the rows come from:
//!
//! - xterm: `ctlseqs`, "PC-Style Function Keys" and "VT220-Style Function Keys"; its terminfo entry;
//! - rxvt: `rxvt_term::key_press` in `command.C` of rxvt-unicode (`$` Shift, `^` Ctrl, `@` both; `a` to `d`);
//! - st: `key[]` in `config.def.h`; `PuTTY`: `format_*_key` in `terminal.c`, by its seven modes of function keys;
//! - the Linux console: `defkeymap.map` and `keyboard.c`; Konsole: its terminfo entry (`ESC O 5 P`);
//! - kitty, foot and Alacritty: the keyboard protocol of kitty, which a program that died may have left on;
//! - xterm and foot: `modifyOtherKeys`, the same.
//!
//! Two terminals now and then say different things with the same bytes. Then the harmless one is meant: `CSI I` and
//! `CSI O` are reports of the focus (and `PageUp` and `F3` of `PuTTY` as SCO), `CSI P` is Delete of st (and `F4` of SCO,
//! `F1` of kitty's protocol, which is switched off at the start), `ESC O w` is the 7 of the keypad (and `End` of `PuTTY`
//! with the rxvt setting). A keypad key is what is printed on it.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Letters that end both `CSI` and `SS3`, with or without modifiers.
const CURSOR: [(u8, KeyCode); 6] = [
    (b'A', KeyCode::Up),
    (b'B', KeyCode::Down),
    (b'C', KeyCode::Right),
    (b'D', KeyCode::Left),
    (b'F', KeyCode::End),
    (b'H', KeyCode::Home),
];
/// Letters after a bare `CSI`: SCO keys of `PuTTY`, and Delete of st.
const BARE: [(u8, KeyCode); 5] = [
    (b'G', KeyCode::PageDown),
    (b'L', KeyCode::Insert),
    (b'N', KeyCode::F(2)),
    (b'P', KeyCode::Delete),
    (b'Q', KeyCode::F(5)),
];
/// Letters after `CSI 1 ; modifiers`. `R` would be the third, but that is where the cursor is.
const FUNCTION: [(u8, KeyCode); 3] = [
    (b'P', KeyCode::F(1)),
    (b'Q', KeyCode::F(2)),
    (b'S', KeyCode::F(4)),
];
/// Numbers before `~`, and before the `$`, `^` and `@` of rxvt.
const NUMBERED: [(u32, KeyCode); 20] = [
    (1, KeyCode::Home),
    (2, KeyCode::Insert),
    (3, KeyCode::Delete),
    (4, KeyCode::End),
    (5, KeyCode::PageUp),
    (6, KeyCode::PageDown),
    (7, KeyCode::Home),
    (8, KeyCode::End),
    (11, KeyCode::F(1)),
    (12, KeyCode::F(2)),
    (13, KeyCode::F(3)),
    (14, KeyCode::F(4)),
    (15, KeyCode::F(5)),
    (17, KeyCode::F(6)),
    (18, KeyCode::F(7)),
    (19, KeyCode::F(8)),
    (20, KeyCode::F(9)),
    (21, KeyCode::F(10)),
    (23, KeyCode::F(11)),
    (24, KeyCode::F(12)),
];
/// Keys that are no character in the protocol of kitty, by their numbers there.
const KITTY: [(u32, KeyCode); 14] = [
    (9, KeyCode::Tab),
    (13, KeyCode::Enter),
    (27, KeyCode::Esc),
    (127, KeyCode::Backspace),
    (57_414, KeyCode::Enter),
    (57_417, KeyCode::Left),
    (57_418, KeyCode::Right),
    (57_419, KeyCode::Up),
    (57_420, KeyCode::Down),
    (57_421, KeyCode::PageUp),
    (57_422, KeyCode::PageDown),
    (57_423, KeyCode::Home),
    (57_424, KeyCode::End),
    (57_426, KeyCode::Delete),
];
/// The first number of the keypad there: 0 to 9, then what follows on it.
const KITTY_KEYPAD: u32 = 57_399;
const KITTY_KEYPAD_KEYS: &[u8] = b"0123456789./*-+\0=,";
/// The keypad in application mode, from `SS3 j` on.
const KEYPAD: &[u8] = b"*+,-./0123456789";

/// Whether a code is one that the table gives: the decoder says no other.
pub(super) fn knows(code: KeyCode) -> bool {
    let listed = |table: &[(u8, KeyCode)]| table.iter().any(|(_, known)| *known == code);
    let numbered = |table: &[(u32, KeyCode)]| table.iter().any(|(_, known)| *known == code);
    match code {
        KeyCode::Char(c) => !c.is_control(),
        KeyCode::BackTab => true,
        _ => listed(&CURSOR) || listed(&BARE) || numbered(&NUMBERED) || numbered(&KITTY),
    }
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

/// A key without modifiers.
pub(super) fn plain(code: KeyCode) -> KeyEvent {
    KeyEvent::new(code, KeyModifiers::NONE)
}

fn among<N: PartialEq>(table: &[(N, KeyCode)], what: &N) -> Option<KeyCode> {
    let row = table.iter().find(|(name, _)| name == what)?;
    Some(row.1)
}

/// The key of `CSI`, parameters and a final byte.
pub(super) fn control_sequence(parameters: &[u8], last: u8) -> Option<KeyEvent> {
    if parameters.is_empty() {
        return match last {
            b'Z' => Some(back_tab()),
            b'a'..=b'd' => Some(KeyEvent::new(rxvt_arrow(last)?, KeyModifiers::SHIFT)),
            _ => among(&CURSOR, &last)
                .or_else(|| among(&BARE, &last))
                .map(plain),
        };
    }
    let numbers = Numbers::read(parameters)?;
    let first = numbers.at(0, 0);
    match last {
        b'~' if first == Some(27) => {
            let code = numbers.at(2, 0)?;
            key_of_number(code, &numbers, None)
        }
        b'~' => numbers.held(among(&NUMBERED, &first?)?),
        b'^' | b'@' if numbers.0.len() > 1 => None,
        b'^' => Some(KeyEvent::new(
            among(&NUMBERED, &first?)?,
            KeyModifiers::CONTROL,
        )),
        b'@' => Some(KeyEvent::new(
            among(&NUMBERED, &first?)?,
            KeyModifiers::CONTROL | KeyModifiers::SHIFT,
        )),
        b'u' => key_of_number(first?, &numbers, numbers.text()),
        // With another number it is a report, of the cursor for instance.
        _ if first != Some(1) => None,
        b'Z' => numbers.held(KeyCode::BackTab),
        _ => numbers.held(among(&CURSOR, &last).or_else(|| among(&FUNCTION, &last))?),
    }
}

/// rxvt: `CSI number $`, to which no final byte comes, is the key with Shift.
pub(super) fn shifted_by_rxvt(parameters: &[u8]) -> Option<KeyEvent> {
    let number = str::from_utf8(parameters).ok()?.parse().ok()?;
    Some(KeyEvent::new(
        among(&NUMBERED, &number)?,
        KeyModifiers::SHIFT,
    ))
}

/// The key of `SS3` and one byte; before it, Konsole and old versions of xterm put the modifiers.
pub(super) fn single_shift(parameters: &[u8], last: u8) -> Option<KeyEvent> {
    let code = match last {
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        _ => among(&CURSOR, &last).unwrap_or(KeyCode::Null),
    };
    if !parameters.is_empty() {
        let text = str::from_utf8(parameters).ok()?;
        let number = text.rsplit(';').next()?.parse().ok()?;
        let (modifiers, _) = modifiers_of(number)?;
        return (code != KeyCode::Null).then(|| KeyEvent::new(code, modifiers));
    }
    Some(match last {
        b'M' => plain(KeyCode::Enter),
        // `PuTTY` as VT100+: F5 to F12 follow the four keys of the VT100.
        b'T'..=b'[' => plain(KeyCode::F(last - b'P' + 1)),
        b'a'..=b'd' => KeyEvent::new(rxvt_arrow(last)?, KeyModifiers::CONTROL),
        b'j'..=b'y' => character(char::from(*KEYPAD.get(usize::from(last - b'j'))?)),
        _ if code == KeyCode::Null => return None,
        _ => plain(code),
    })
}

/// The Linux console: `CSI [ A` to `CSI [ E` are F1 to F5.
pub(super) fn console_function(last: u8) -> Option<KeyEvent> {
    matches!(last, b'A'..=b'E').then(|| plain(KeyCode::F(last - b'A' + 1)))
}

/// Shift-Tab.
pub(super) fn back_tab() -> KeyEvent {
    KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT)
}

fn rxvt_arrow(last: u8) -> Option<KeyCode> {
    among(&CURSOR, &last.to_ascii_uppercase())
}

/// A key by the number that kitty and xterm give it, with the character that it produced if that was told.
fn key_of_number(number: u32, numbers: &Numbers, text: Option<char>) -> Option<KeyEvent> {
    let (modifiers, caps) = numbers.modifiers()?;
    let ctrl = modifiers.contains(KeyModifiers::CONTROL);
    if let Some(code) = among(&KITTY, &number) {
        if code == KeyCode::Tab && modifiers.contains(KeyModifiers::SHIFT) {
            return Some(KeyEvent::new(KeyCode::BackTab, modifiers));
        }
        // One that is held is told as such: an Enter that goes on is no second Enter.
        let again = code == KeyCode::Enter && numbers.at(1, 1) == Some(2);
        return (!again).then(|| KeyEvent::new(code, modifiers));
    }
    if let Some(nth) = number.checked_sub(KITTY_KEYPAD)
        && let Some(key) = KITTY_KEYPAD_KEYS.get(usize::try_from(nth).ok()?)
    {
        let key = char::from(*key);
        return (key != '\0').then(|| KeyEvent::new(KeyCode::Char(key), modifiers));
    }
    // The private use area holds the keys that are no character.
    if (0xe000..=0xf8ff).contains(&number) {
        return None;
    }
    let c = char::from_u32(number).filter(|c| !c.is_control());
    if ctrl {
        // With a keyboard of another script the key is told by its place as well.
        let by_place = numbers.at(0, 2).and_then(char::from_u32);
        let c = by_place.filter(|c| !c.is_control()).or(c)?;
        return Some(match c {
            '[' => plain(KeyCode::Esc),
            _ => KeyEvent::new(KeyCode::Char(c), modifiers),
        });
    }
    let shift = modifiers.contains(KeyModifiers::SHIFT);
    let shifted = numbers.at(0, 1).and_then(char::from_u32);
    let c = match (text, shifted.filter(|c| shift && !c.is_control())) {
        (Some(text), _) => text,
        (None, Some(shifted)) => shifted,
        // Which sign lies above a digit depends on the keyboard: xterm tells the sign, kitty does not.
        (None, None) => match c? {
            c if shift && c.is_ascii_digit() => return None,
            c if shift != caps => upper(c),
            c => c,
        },
    };
    let alt = modifiers & KeyModifiers::ALT;
    let key = character(c);
    Some(KeyEvent::new(key.code, key.modifiers | alt))
}

fn upper(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

/// xterm counts the modifiers from 1: Shift 1, Alt 2, Control 4; kitty adds Super 8, Hyper 16, Meta 32, and the locks:
/// Caps 64, Num 128. The second answer is whether Caps Lock is on. What Super, Hyper or Meta would do here is nothing.
fn modifiers_of(number: u32) -> Option<(KeyModifiers, bool)> {
    let bits = number.checked_sub(1)?;
    if bits & !(1 | 2 | 4 | 64 | 128) != 0 {
        return None;
    }
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
    Some((modifiers, bits & 64 != 0))
}

/// The numbers of a sequence: parted by `;`, and those within one by `:`.
struct Numbers(Vec<Vec<Option<u32>>>);

impl Numbers {
    /// `None` where they are no numbers: a private sequence is never a key.
    fn read(parameters: &[u8]) -> Option<Self> {
        let text = str::from_utf8(parameters).ok()?;
        let number = |text: &str| match text {
            "" => Some(None),
            _ => text.parse().ok().map(Some),
        };
        let group = |text: &str| text.split(':').map(number).collect::<Option<Vec<_>>>();
        Some(Self(text.split(';').map(group).collect::<Option<_>>()?))
    }

    fn at(&self, group: usize, place: usize) -> Option<u32> {
        *self.0.get(group)?.get(place)?
    }

    /// The modifiers, and whether Caps Lock is on; `None` where it is no press: the release of a key, or one that is
    /// unknown.
    fn modifiers(&self) -> Option<(KeyModifiers, bool)> {
        match self.at(1, 1).unwrap_or(1) {
            1 | 2 => modifiers_of(self.at(1, 0).unwrap_or(1)),
            _ => None,
        }
    }

    /// A key held with these modifiers.
    fn held(&self, code: KeyCode) -> Option<KeyEvent> {
        let (mut modifiers, _) = self.modifiers()?;
        if code == KeyCode::BackTab {
            modifiers |= KeyModifiers::SHIFT;
        }
        Some(KeyEvent::new(code, modifiers))
    }

    /// The one character that a key produced, where kitty tells it.
    fn text(&self) -> Option<char> {
        let [Some(only)] = self.0.get(2)?.as_slice() else {
            return None;
        };
        char::from_u32(*only).filter(|c| !c.is_control())
    }
}

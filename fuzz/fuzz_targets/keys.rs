//! Whatever a terminal sends, in whatever pieces: no panic, no key that the table does not know, never more than one
//! Enter for each byte or sequence that is one, and nothing for what is only let go.

#![no_main]

use crono::screen::terminal::{Decoder, TerminalEvent, KeyCode, KeyEvent};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|pieces: Vec<&[u8]>| {
    let mut decoder = Decoder::new(pieces.len() % 2 == 0).with_mouse(pieces.len() % 3 == 0);
    let (mut keys, mut all) = (Vec::new(), Vec::new());
    for piece in &pieces {
        // An empty piece stands for the patience coming to its end.
        let events = if piece.is_empty() {
            decoder.give_up()
        } else {
            decoder.feed(piece)
        };
        all.extend_from_slice(piece);
        keys.extend(keys_of(events));
    }
    keys.extend(keys_of(decoder.give_up()));
    assert_eq!(decoder.wait(), None, "nothing stays half-said");
    for key in &keys {
        assert!(Decoder::knows(key), "{key:?}");
    }
    let enters = keys.iter().filter(|key| key.code == KeyCode::Enter).count();
    assert!(enters <= most_enters(&all), "{enters} of {}", all.escape_ascii());

    // The same keys let go: none of them is pressed.
    for number in all.chunks(2) {
        let number = number.iter().fold(0, |sum, byte| sum * 256 + u32::from(*byte));
        for released in [
            format!("\x1b[{number};1:3u"),
            format!("\x1b[{number};5:3~"),
            format!("\x1b[1;{number}:3A"),
        ] {
            assert_eq!(Decoder::new(false).feed(released.as_bytes()), []);
        }
    }
});

fn keys_of(events: Vec<TerminalEvent>) -> Vec<KeyEvent> {
    let key = |event| match event {
        TerminalEvent::Key(key) => vec![key],
        TerminalEvent::Burst(keys) => keys,
        _ => Vec::new(),
    };
    events.into_iter().flat_map(key).collect()
}

/// The line ends, the Enter of the keypad, and the numbers of both in the protocol of kitty.
fn most_enters(bytes: &[u8]) -> usize {
    let ends = bytes.iter().filter(|byte| matches!(byte, b'\r' | b'\n'));
    let keypad = bytes.iter().filter(|byte| **byte == b'M');
    let numbers = bytes.windows(2).filter(|pair| matches!(*pair, b"13" | b"14"));
    ends.count() + keypad.count() + numbers.count()
}

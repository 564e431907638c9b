//! What terminals send for the keys in use: recorded from the terminals themselves where they can be run, the rest from
//! their terminfo entries and sources (which is said).
//!
//! Each line of `tests/keys/recorded.txt` is a key, its bytes (`^[` is Escape, `SP` a blank) and what it means here. Where that is another key, two
//! terminals send the same bytes for different ones; the head of [`table`](super::table) says which counts.

use super::input::Decoder;
use super::input::tests::told;

const RECORDED: &str = include_str!("../../../tests/keys/recorded.txt");

/// Undoes the writing with a caret.
fn bytes_of(written: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = written;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match (c, rest.as_bytes()) {
            ('^', [control @ (b'?'..=b'['), ..]) => {
                bytes.push(control ^ 0x40);
                rest = &rest[1..];
            }
            _ => bytes.extend(c.to_string().bytes()),
        }
    }
    bytes
}

#[test]
fn what_each_terminal_sends_is_the_key_that_was_pressed() {
    let mut terminal = "";
    let mut tried = 0;
    for line in RECORDED.lines() {
        if let Some(name) = line.strip_prefix("# ") {
            terminal = name;
            continue;
        }
        let mut parts = line.splitn(3, ' ');
        let [key, written] = [(); 2].map(|()| parts.next().unwrap());
        let meant = parts.next().unwrap_or_default();
        let bytes = bytes_of(&written.replace("SP", " "));
        // Alone, and with something behind it after a while.
        let mut decoder = Decoder::new(false);
        let mut events = decoder.feed(&bytes);
        events.extend(decoder.give_up());
        assert_eq!(told(&events), meant, "{terminal}: {key}");
        events.extend(decoder.feed(b"x"));
        assert_eq!(
            told(&events),
            format!("{meant} x").trim_start(),
            "{terminal}: {key}"
        );
        // However the line cuts it, as long as the rest comes in time.
        for cut in 1..bytes.len() {
            let mut decoder = Decoder::new(false);
            let mut events = decoder.feed(&bytes[..cut]);
            events.extend(decoder.feed(&bytes[cut..]));
            events.extend(decoder.give_up());
            assert_eq!(told(&events), meant, "{terminal}: {key}, cut at {cut}");
        }
        tried += 1;
    }
    assert!(tried > 400, "{tried}");
}

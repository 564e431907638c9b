//! What a report of the mouse says: where its left button was pressed, or which way its wheel was turned.
//!
//! Pure functions over bytes. Everything else that is reported is nothing: letting go, moving, other buttons, and
//! whatever is held with Shift, Alt or Ctrl, which belongs to the terminal.

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// The form of mode 1006: `< button ; column ; row`, and `M` for what was pressed.
pub(super) fn report(parameters: &[u8], last: u8) -> Option<MouseEvent> {
    let numbers = str::from_utf8(parameters).ok()?.strip_prefix('<')?;
    let mut numbers = numbers.split(';').map(str::parse::<u16>);
    let mut next = || numbers.next()?.ok();
    let (button, column, row) = (next()?, next()?, next()?);
    (last == b'M' && numbers.next().is_none())
        .then(|| event(button, column, row))
        .flatten()
}

/// The older form, of three bytes, each with a blank added to it: a terminal that knows no other has no columns
/// behind the 223rd.
pub(super) fn old_report(bytes: &[u8]) -> Option<MouseEvent> {
    let [button, column, row] = bytes else {
        return None;
    };
    let number = |byte: &u8| byte.checked_sub(b' ').map(u16::from);
    event(number(button)?, number(column)?, number(row)?)
}

/// Places are counted from one.
fn event(button: u16, column: u16, row: u16) -> Option<MouseEvent> {
    let kind = match button {
        0 => MouseEventKind::Down(MouseButton::Left),
        64 => MouseEventKind::ScrollUp,
        65 => MouseEventKind::ScrollDown,
        _ => return None,
    };
    Some(MouseEvent {
        kind,
        column: column.checked_sub(1)?,
        row: row.checked_sub(1)?,
        modifiers: KeyModifiers::NONE,
    })
}

#[cfg(test)]
mod tests {
    use crate::screen::terminal::event::TerminalEvent;
    use crate::screen::terminal::input::Decoder;

    /// The events of these pieces, with reports of the mouse switched on; an empty one is a wait.
    fn events(pieces: &[&[u8]]) -> String {
        let mut decoder = Decoder::new(false).with_mouse(true);
        let mut all = Vec::new();
        for piece in pieces {
            all.extend(match piece {
                [] => decoder.give_up(),
                bytes => decoder.feed(bytes),
            });
        }
        let one = |event: &TerminalEvent| match event {
            TerminalEvent::Mouse(mouse) => {
                format!("{:?} {},{}", mouse.kind, mouse.column, mouse.row)
            }
            TerminalEvent::Key(key) => key.code.to_string(),
            other => format!("{other:?}"),
        };
        let all: Vec<String> = all.iter().map(one).collect();
        all.join(" ")
    }

    #[test]
    fn the_left_button_and_the_wheel_are_told_and_nothing_else() {
        for (bytes, told) in [
            (&b"\x1b[<0;10;5M"[..], "Down(Left) 9,4"),
            (b"\x1b[<0;1;1M\x1b[<0;1;1m", "Down(Left) 0,0"),
            (b"\x1b[<64;300;200M", "ScrollUp 299,199"),
            (b"\x9b<65;1;2M", "ScrollDown 0,1"),
            (b"\x1b[M !!", "Down(Left) 0,0"),
            (b"\x1b[M`+#", "ScrollUp 10,2"),
            (b"j\x1b[<0;3;4Mk", "j Down(Left) 2,3 k"),
            // Letting go, other buttons, what is held, moves, places that are none.
            (b"\x1b[M#!!", ""),
            (b"\x1b[<1;1;1M\x1b[<2;1;1M\x1b[<66;1;1M", ""),
            (b"\x1b[<4;1;1M\x1b[<8;1;1M\x1b[<16;1;1M\x1b[<68;1;1M", ""),
            (b"\x1b[<32;1;1M\x1b[<35;1;1M", ""),
            (b"\x1b[<0;0;1M\x1b[<0;1M\x1b[<0;1;1;1M\x1b[<0;99999;1M", ""),
            (b"\x1b[<;;M\x1b[<M\x1b[<0;1:2;1M\x1b[32;10;10M", ""),
            (b"\x1b[M\xc3\xa0!!", ""),
            // What follows an Escape within a read was meant for another screen.
            (b"\x1b\x1b[<0;1;1M", "Esc"),
        ] {
            assert_eq!(events(&[bytes]), told, "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn a_report_that_a_line_cuts_is_one_or_nothing_and_never_letters() {
        for report in [&b"\x1b[<0;10;5M"[..], b"\x1b[M *%"] {
            for cut in 1..report.len() {
                let (first, rest) = report.split_at(cut);
                assert_eq!(events(&[first, rest]), "Down(Left) 9,4", "{cut}");
                // The Escape was given up before the rest came.
                if cut > 3 || report.contains(&b'<') && cut != 2 {
                    let told = events(&[first, b"", rest, b"", b"x"]);
                    assert!(!told.contains('M') && told.ends_with('x'), "{cut}: {told}");
                }
            }
        }
    }

    #[test]
    fn while_it_is_off_a_report_is_nothing() {
        let mut decoder = Decoder::new(false);
        assert_eq!(decoder.feed(b"\x1b[<0;10;5M\x1b[M !!"), []);
    }
}

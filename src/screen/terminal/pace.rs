//! How fast the line is, and in which pieces a frame goes out.
//!
//! On a fast line a frame is one piece, shown at once. A slow one, a serial console at 9,600 baud, needs
//! half a second for what a key changes: there whole rows go out a quarter of a second's worth at a time,
//! top to bottom, each piece shown as it is complete, so that the cursor of the list moves at once; and
//! the next frame is not begun before the last one has gone, so that a key held down never runs ahead of
//! the screen. A terminal says how fast it is without being asked: `stty speed` is the same number, and a
//! login over SSH takes it along.

use rustix::stdio::stdout;
use rustix::termios::{tcdrain, tcgetattr};

/// A frame between these two is shown at once by terminals that know them, and ignored by the others.
const BEGIN_FRAME: &[u8] = b"\x1b[?2026h";
const END_FRAME: &[u8] = b"\x1b[?2026l";

/// Terminals that are no line at all call themselves this fast.
const FAST: u32 = 38_400;
/// What a line of 9,600 baud takes in a quarter of a second, less what parts one piece from the next.
const PIECE: usize = 220;

/// The pace of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pace {
    is_slow: bool,
}

impl Pace {
    /// That of the terminal; one that does not say is fast.
    pub(super) fn of_terminal() -> Self {
        let speed = tcgetattr(stdout()).map_or(0, |modes| modes.output_speed());
        Self {
            is_slow: (1..FAST).contains(&speed),
        }
    }

    /// Adds what changes a screen to a frame. `rows` are the places in `changes` where another row begins.
    pub(super) fn push(self, frame: &mut Vec<u8>, changes: &[u8], rows: &[usize]) {
        frame.extend_from_slice(BEGIN_FRAME);
        let (mut begun, whole) = (0, changes.len());
        for (nth, end) in rows.iter().enumerate().filter(|_| self.is_slow) {
            let next = rows.get(nth + 1).unwrap_or(&whole);
            if next - begun > PIECE && *end > begun {
                frame.extend_from_slice(&changes[begun..*end]);
                frame.extend_from_slice(END_FRAME);
                frame.extend_from_slice(BEGIN_FRAME);
                begun = *end;
            }
        }
        frame.extend_from_slice(&changes[begun..]);
        frame.extend_from_slice(END_FRAME);
    }

    /// Waits until a slow line has taken everything.
    pub(super) fn keep(self) {
        if self.is_slow {
            // A signal cuts it short, and that is well: what it says comes next.
            let _ = tcdrain(stdout());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SLOW: Pace = Pace { is_slow: true };

    fn pieces(pace: Pace, rows: &[usize]) -> Vec<usize> {
        let changes: Vec<u8> = rows
            .iter()
            .enumerate()
            .flat_map(|(nth, bytes)| vec![b'a' + u8::try_from(nth).unwrap(); *bytes])
            .collect();
        let starts: Vec<usize> = rows
            .iter()
            .scan(0, |end, bytes| {
                *end += bytes;
                Some(*end - bytes)
            })
            .collect();
        let mut frame = Vec::new();
        pace.push(&mut frame, &changes, &starts);
        let text = String::from_utf8(frame).unwrap();
        let text = text.strip_prefix("\x1b[?2026h").unwrap();
        let pieces: Vec<&str> = text.split_terminator("\x1b[?2026l").collect();
        let pieces = pieces
            .iter()
            .map(|piece| piece.trim_start_matches("\x1b[?2026h"));
        let pieces: Vec<&str> = pieces.collect();
        assert_eq!(pieces.concat().as_bytes(), changes);
        pieces.iter().map(|piece| piece.len()).collect()
    }

    #[test]
    fn a_fast_line_gets_a_frame_in_one_piece() {
        assert_eq!(pieces(Pace { is_slow: false }, &[300; 5]), [1500]);
    }

    #[test]
    fn a_slow_line_gets_whole_rows_in_pieces_of_a_quarter_of_a_second() {
        assert_eq!(pieces(SLOW, &[50]), [50]);
        assert_eq!(pieces(SLOW, &[100, 100]), [200]);
        assert_eq!(pieces(SLOW, &[100, 100, 100, 100, 100]), [200, 200, 100]);
        // A row is never parted.
        assert_eq!(pieces(SLOW, &[20, 500, 20, 20]), [20, 500, 40]);
        assert_eq!(pieces(SLOW, &[500]), [500]);
    }
}

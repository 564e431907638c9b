//! What happens at a terminal, as the loop hears it.

use crossterm::event::{KeyEvent, MouseEvent};

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TerminalEvent {
    /// A key. A modified one keeps its modifiers: Escape and a letter in one piece are the letter with Alt. Of the keys
    /// that came with one read after an Escape or a key with Alt none is told.
    Key(KeyEvent),
    /// More keys in one read than a hand presses; nobody looked at the screen between them.
    Burst(Vec<KeyEvent>),
    /// Pasted text: line ends are `\n`, and of the control characters only `\n` and tabs are left.
    Paste(String),
    /// The left button of the mouse was pressed, or its wheel turned; only where [`Options`](super::Options) ask for it.
    Mouse(MouseEvent),
    /// The terminal has a new size: columns and rows. The next frame is drawn whole.
    Resize(u16, u16),
    /// One of the watched descriptors is readable; the caller reads it empty, or is told again at once.
    Watched,
    /// The instant given to [`Terminal::wait`](super::Terminal::wait) is reached, or somebody has set the clock. The caller works out the
    /// next instant from the time it is now.
    Timer,
    /// The program had been stopped and runs again. The next frame is drawn whole.
    Resumed,
    /// The terminal is gone: save and end. Nothing can be shown any more.
    HangUp,
    /// The system or a person asks the program to end. A second such signal ends it without asking.
    Terminate,
}

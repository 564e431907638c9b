//! The keyboard: reads what there is, and says how long the rest of something half-said is waited for.
//!
//! It reads the descriptor and the clock, so that [`Decoder`] need not. What the bytes mean it does not know.

use std::io;
use std::time::Instant;

use rustix::io::Errno;
use rustix::stdio::stdin;

use super::burst::Hand;
use super::event::TerminalEvent;
use super::input::Decoder;
use super::modes::is_hang_up;
use super::wait::{WaitLimit, is_readable};

/// So many bytes are read before anything is drawn again.
const MOST_AT_ONCE: usize = 1 << 16;
/// The line discipline hands out at most 4,095 bytes at a time.
const PIECE: usize = 4096;

/// The keyboard of the terminal.
pub(super) struct Keyboard {
    decoder: Decoder,
    hand: Hand,
    patience: WaitLimit,
}

impl Keyboard {
    /// `remote`: it is at the other end of a network; `mouse`: reports of the mouse count.
    pub(super) fn new(remote: bool, mouse: bool) -> Self {
        Self {
            decoder: Decoder::new(remote).with_mouse(mouse),
            hand: Hand::default(),
            patience: WaitLimit::default(),
        }
    }

    /// How long to wait for the rest of something; `None` where nothing is half-said.
    pub(super) fn patience(&self) -> Option<std::time::Duration> {
        self.patience.left(Instant::now())
    }

    /// The rest did not come.
    pub(super) fn give_up(&mut self) -> Vec<TerminalEvent> {
        self.patience = WaitLimit::default();
        self.decoder.give_up()
    }

    /// What there is to read, which counts as one read; `None` where the terminal is gone.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be read for another reason.
    pub(super) fn read(&mut self) -> io::Result<Option<Vec<TerminalEvent>>> {
        let mut events = Vec::new();
        if self.patience.is_over(Instant::now()) {
            events.extend(self.give_up());
        }
        let mut bytes = Vec::new();
        loop {
            let read = bytes.len();
            bytes.resize(read + PIECE, 0);
            let more = match rustix::io::read(stdin(), &mut bytes[read..]) {
                Ok(0) => return Ok(None),
                Ok(more) => more,
                Err(Errno::INTR | Errno::AGAIN) => 0,
                Err(error) if is_hang_up(&error.into()) => return Ok(None),
                Err(error) => return Err(error.into()),
            };
            bytes.truncate(read + more);
            if more == 0 || bytes.len() >= MOST_AT_ONCE || !is_readable(stdin())? {
                break;
            }
        }
        if !bytes.is_empty() {
            let now = Instant::now();
            events.extend(self.hand.sort(self.decoder.feed(&bytes), now));
            self.patience = self.patience.with(self.decoder.wait(), now);
        }
        Ok(Some(events))
    }
}

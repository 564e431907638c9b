//! The terminal as a device: what is drawn goes out in one piece, what happens comes in as [`TerminalEvent`]s.
//!
//! It knows nothing of phases, forms or words. It never asks the terminal a question (each one costs a round trip, and some
//! terminals never answer), never starts a thread, and never wakes up by itself. Whatever ends the program, the
//! terminal is given back as it was found.
//!
//! ```text
//!   view ──draw──▶ ratatui ──changed cells──▶ ansi (pen) ──bytes──▶ modes::write_all ──▶ terminal
//!   update ◀─Vec<Event>── wait ◀── keyboard (burst) ◀── input (escape, table) ◀─┐
//!                          ▲                                                    │ bytes
//!                          ├── signals                                          │
//!                          ├── alarm at midnight, or clock set
//!                          └── watched descriptors
//! ```
//!
//! One loop serves a whole screen:
//!
//! ```no_run
//! # use crono::screen::terminal::{Options, Terminal, TerminalEvent};
//! # fn main() -> std::io::Result<()> {
//! # let midnight = None;
//! let mut terminal = Terminal::enter(Options { colour: true, remote: false, mouse: false })?;
//! loop {
//!     terminal.draw(|frame| frame.render_widget("text", frame.area()))?;
//!     for event in terminal.wait(&[], midnight)? {
//!         if matches!(event, TerminalEvent::HangUp | TerminalEvent::Terminate) {
//!             return Ok(());
//!         }
//!     }
//! }
//! # }
//! ```

mod ansi;
mod burst;
mod bytes;
pub mod colours;
#[cfg(test)]
mod corpus;
mod escape;
mod event;
#[cfg(test)]
mod first_frame;
mod input;
mod keyboard;
mod modes;
mod mouse;
mod pace;
mod pen;
mod scroll;
mod signals;
mod strip;
mod table;
mod wait;

use std::io;
use std::os::fd::BorrowedFd;

use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;
pub use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEvent};
use ratatui::Frame;
use ratatui::layout::{Position, Rect, Size};
use rustix::io::Errno;
use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use rustix::stdio::{stdin, stdout};
use rustix::termios::{isatty, tcgetwinsize};
use signal_hook::consts::SIGTSTP;
use signal_hook::low_level::emulate_default_handler;

use ansi::Ansi;
pub use event::TerminalEvent;
pub use input::{Decoder, Wait};
use keyboard::Keyboard;
use modes::is_hang_up;
use pace::Pace;
use signals::Signals;
use wait::{Alarm, Woken};

/// The size of a terminal that does not tell its own, such as a serial line.
const UNTOLD_SIZE: Size = Size::new(80, 24);
/// A terminal that claims more is not believed: every cell costs memory.
const LARGEST_SIZE: Size = Size::new(1000, 500);

/// What the terminal is like. The caller reads the environment and the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// False: no colour codes at all; bold, underline and reverse stay.
    pub colour: bool,
    /// The keyboard is at the other end of a network (`SSH_CONNECTION` is set): the parts of a split key are waited for
    /// 50 ms and not 30.
    pub remote: bool,
    /// Whether the mouse is to be reported.
    pub mouse: bool,
}

/// The terminal, in raw mode and on its alternate screen, from [`Terminal::enter`] until it is dropped.
pub struct Terminal {
    screen: ratatui::Terminal<Ansi>,
    keyboard: Keyboard,
    signals: &'static Signals,
    alarm: Alarm,
    pace: Pace,
    /// The next frame has to switch to the alternate screen first. Kept for the frame, so that both go out in one piece.
    entering: bool,
    /// Whether the mouse is to be reported.
    mouse: bool,
    /// A hang-up was seen; it stays so.
    gone: bool,
}

impl Terminal {
    /// Takes the terminal: panic hook, signals, raw mode; alternate screen and marked pastes follow with the first frame.
    ///
    /// # Errors
    ///
    /// `ENOTTY` when standard input or output is not a terminal; otherwise what the system says.
    pub fn enter(options: Options) -> io::Result<Self> {
        if !isatty(stdin()) || !isatty(stdout()) {
            return Err(Errno::NOTTY.into());
        }
        let Ok(screen) = ratatui::Terminal::new(Ansi::new(terminal_size(), options.colour));
        let terminal = Self {
            screen,
            keyboard: Keyboard::new(options.remote, options.mouse),
            signals: Signals::take()?,
            alarm: Alarm::new()?,
            pace: Pace::of_terminal(),
            entering: true,
            mouse: options.mouse,
            gone: false,
        };
        modes::restore_on_panic();
        modes::enter_raw_mode()?;
        Ok(terminal)
    }

    /// Columns and rows, never zero.
    #[must_use]
    pub fn size(&self) -> Size {
        let Ok(size) = self.screen.size();
        size
    }

    /// Draws a frame and writes what has changed, with one `write(2)`; nothing when nothing has changed. A slow line shows
    /// it in pieces.
    ///
    /// A terminal that is gone is no error: the next [`Terminal::wait`] says [`TerminalEvent::HangUp`].
    ///
    /// # Errors
    ///
    /// When the terminal cannot be written to for another reason.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        let Ok(_) = self.screen.draw(render);
        let backend = self.screen.backend();
        let changes = backend.bytes();
        let mut frame = Vec::with_capacity(changes.len() + 64);
        if self.entering {
            frame.extend_from_slice(modes::ENTER);
            if self.mouse {
                frame.extend_from_slice(modes::MOUSE);
            }
        }
        if !changes.is_empty() {
            self.pace.push(&mut frame, changes, backend.rows());
        }
        self.screen.backend_mut().sent();
        if self.gone || frame.is_empty() {
            return Ok(());
        }
        if std::mem::take(&mut self.entering) {
            modes::will_enter();
        }
        match modes::write_all(&frame) {
            Err(error) if is_hang_up(&error) => {
                self.gone = true;
                Ok(())
            }
            done => {
                self.pace.keep();
                done
            }
        }
    }

    /// Sleeps until something happens, and returns everything that came with it, in order: a frame per call is enough,
    /// however fast the keys repeat. The answer is never empty. `watched` are descriptors to be woken by,
    /// `midnight` an instant in seconds since 1970.
    ///
    /// [`TerminalEvent::HangUp`] and [`TerminalEvent::Terminate`] come alone: whatever was typed together with them is not to be acted on.
    ///
    /// # Errors
    ///
    /// When the system cannot wait or the terminal cannot be taken again after a stop.
    pub fn wait(
        &mut self,
        watched: &[BorrowedFd<'_>],
        midnight: Option<i64>,
    ) -> io::Result<Vec<TerminalEvent>> {
        loop {
            if self.gone {
                return Ok(vec![TerminalEvent::HangUp]);
            }
            self.alarm.set(midnight)?;
            let patience = self.keyboard.patience();
            let woken = wait::sleep(stdin(), self.signals.wake(), &self.alarm, watched, patience)?;
            let events = self.events(woken)?;
            if !events.is_empty() {
                return Ok(events);
            }
        }
    }

    /// Gives the terminal back, stops the program as Ctrl-Z does, and takes the terminal again when it goes on. The next
    /// frame is drawn whole, in the size the terminal has by then. Where no shell could continue the program it is not
    /// stopped.
    ///
    /// # Errors
    ///
    /// When the program cannot be stopped or the terminal cannot be taken again.
    pub fn suspend(&mut self) -> io::Result<()> {
        if somebody_can_continue_us() {
            modes::restore_all();
            // The others of our job, a wrapper for instance, have to stop as well: the shell waits for all of them.
            kill_current_process_group(Signal::TSTP)?;
            self.signals.stop_has_arrived();
            self.stop()?;
            self.resized();
        }
        Ok(())
    }

    /// Draws the next frame whole, over whatever another program has left on the screen. Nothing is written before that.
    pub fn repaint(&mut self) {
        let area = Rect::from((Position::ORIGIN, self.size()));
        let Ok(()) = self.screen.resize(area);
    }

    /// Gives a text to the clipboard of the person at the terminal, however many machines lie between (OSC 52). Terminals
    /// that do not know it, or do not want it, do nothing, and none says which.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be written to.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        if self.gone {
            return Ok(());
        }
        let mut sequence = String::new();
        let copy = CopyToClipboard::to_clipboard_from(text);
        copy.write_ansi(&mut sequence).map_err(io::Error::other)?;
        match modes::write_all(sequence.as_bytes()) {
            Err(error) if is_hang_up(&error) => {
                self.gone = true;
                Ok(())
            }
            done => done,
        }
    }

    /// Gives the terminal back, as dropping it does.
    pub fn leave(self) {
        drop(self);
    }

    /// The events of one wake-up.
    fn events(&mut self, woken: Woken) -> io::Result<Vec<TerminalEvent>> {
        let mut events = Vec::new();
        if woken.by_nothing() {
            return Ok(self.keyboard.give_up());
        }
        if woken.signal {
            let arrived = self.signals.arrived();
            if arrived.hang_up {
                self.gone = true;
                return Ok(vec![TerminalEvent::HangUp]);
            }
            if arrived.terminate {
                return Ok(vec![TerminalEvent::Terminate]);
            }
            if arrived.stop && somebody_can_continue_us() {
                modes::restore_all();
                self.stop()?;
                events.push(TerminalEvent::Resumed);
            } else if arrived.go_on {
                self.take_again()?;
                events.push(TerminalEvent::Resumed);
            }
            events.extend(self.resized());
        }
        if woken.hang_up {
            self.gone = true;
            return Ok(vec![TerminalEvent::HangUp]);
        }
        if woken.keyboard {
            match self.keyboard.read()? {
                Some(typed) => events.extend(typed),
                None => self.gone = true,
            }
        }
        if woken.watched {
            events.push(TerminalEvent::Watched);
        }
        if woken.alarm && self.alarm.silence() {
            events.push(TerminalEvent::Timer);
        }
        if self.gone {
            Ok(vec![TerminalEvent::HangUp])
        } else {
            Ok(events)
        }
    }

    /// Stops this process; returns when it goes on, with the terminal taken again.
    fn stop(&mut self) -> io::Result<()> {
        emulate_default_handler(SIGTSTP)?;
        self.signals.stop_is_over();
        self.take_again()
    }

    fn take_again(&mut self) -> io::Result<()> {
        modes::enter_raw_mode()?;
        self.entering = true;
        self.repaint();
        Ok(())
    }

    /// Looks at the size of the terminal, and says when it is another one.
    fn resized(&mut self) -> Option<TerminalEvent> {
        let size = terminal_size();
        (size != self.size()).then(|| {
            self.screen.backend_mut().set_size(size);
            TerminalEvent::Resize(size.width, size.height)
        })
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        modes::restore_all();
        // The signal of a hang-up may come after the hang-up was seen; it must not cut short what is still to be saved.
        self.signals.let_through(!self.gone);
    }
}

/// The size the terminal tells, or what stands in for it.
fn terminal_size() -> Size {
    let told =
        tcgetwinsize(stdout()).map_or(Size::ZERO, |size| Size::new(size.ws_col, size.ws_row));
    if told.width == 0 || told.height == 0 {
        UNTOLD_SIZE
    } else {
        Size::new(
            told.width.min(LARGEST_SIZE.width),
            told.height.min(LARGEST_SIZE.height),
        )
    }
}

/// Whether a shell with job control waits for us. It gives every job a process group of its own; in the group of the session's
/// first process (`ssh -t host crono`) nobody would ever continue us.
fn somebody_can_continue_us() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

//! The loop: draw, sleep until something happens, decide, carry out.
//!
//! One thread, one place to sleep; a second one only while the file of an attachment is looked for, which
//! may lie on a disk that does not answer (`looking.rs`), or a heavy dossier of a list is read (`place.rs`). Nothing wakes it but a key, a signal, a change of the file or
//! midnight of the plan's time zone. Here and in its rooms is the only place of the screen that
//! touches the file and the terminal, and it decides nothing: `session.rs` reads the file and hears of
//! changes, `again.rs` counts when to try what failed, `effects.rs` saves, `export.rs` writes reports, `portfolio.rs` shows the list that dossiers
//! are opened from.

mod again;
mod effects;
mod export;
mod looking;
mod options;
mod parts;
mod place;
mod plan_file;
mod portfolio;
mod session;

use std::io;
use std::mem::ManuallyDrop;
use std::os::fd::AsFd;
use std::path::PathBuf;

use crate::store::{Unread, Watch};

pub use options::{Found, SessionOptions, Startup};
use parts::parts_of;
use portfolio::PortfolioSession;
use session::ScreenSession;

use super::terminal::{Options, Terminal, TerminalEvent};
use super::update::Message;
use super::view;

/// A file of so many bytes, which are about a hundred changes, is read to the end in no time.
const SMALL: usize = 64 * 1024;

/// What somebody left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Left {
    /// The program.
    Program,
    /// The dossier, to go back to the list.
    Dossier,
}

/// Shows the screen until it is left.
///
/// # Errors
/// The terminal cannot be used.
pub fn run(opening: Startup) -> io::Result<()> {
    let mut terminal = enter(&opening.options)?;
    let (session, unread) = ScreenSession::sit_down(opening, &terminal);
    // The program ends with the screen: the system takes all of it back at once.
    let mut session = ManuallyDrop::new(session);
    work(&mut session, unread, &mut terminal, Vec::new())?;
    Ok(())
}

/// Shows a list of dossiers, and each that is opened from it, until the program is left.
///
/// # Errors
/// The terminal cannot be used.
pub fn run_portfolio(asked: Vec<PathBuf>, options: SessionOptions) -> io::Result<()> {
    let mut list = PortfolioSession::new(asked, options);
    let mut terminal = enter(list.options())?;
    list.sit_down(&terminal);
    // What was typed ahead of the next screen is meant for it.
    let mut ahead = Vec::new();
    while let Some((opening, typed)) = list.choose(&mut terminal, ahead)? {
        let (mut session, unread) = ScreenSession::sit_down(opening, &terminal);
        session.app.is_listed = true;
        session.app.named = Some(session.file.path().to_owned());
        let (left, typed) = work(&mut session, unread, &mut terminal, typed)?;
        if left == Left::Program {
            break;
        }
        drop(session);
        list.come_back(&terminal);
        ahead = typed;
    }
    Ok(())
}

fn enter(options: &SessionOptions) -> io::Result<Terminal> {
    Terminal::enter(Options {
        colour: options.colour,
        remote: options.remote,
        mouse: options.mouse,
    })
}

/// Shows one dossier until it is left. What happened before it was opened comes first; what is still to
/// be heeded when it is left is returned.
fn work(
    session: &mut ScreenSession,
    unread: Option<Unread>,
    terminal: &mut Terminal,
    mut ahead: Vec<TerminalEvent>,
) -> io::Result<(Left, Vec<TerminalEvent>)> {
    // A small file is read to the end at once, so that one frame says all.
    let (small, large) = match unread {
        Some(unread) if unread.size() <= SMALL => (Some(unread), None),
        unread => (None, unread),
    };
    session.read_rest(small);
    terminal.draw(|frame| view::draw(&session.app, frame))?;
    // What the first frame does not need comes after it.
    if session.settle(large) {
        terminal.draw(|frame| view::draw(&session.app, frame))?;
    }
    loop {
        let look = session.next_look();
        let watched = session.watch.as_ref().map(Watch::as_fd);
        let watched: Vec<_> = watched
            .into_iter()
            .chain(session.looking.watched())
            .collect();
        if ahead.is_empty() {
            ahead = terminal.wait(&watched, look)?;
        }
        let mut events = std::mem::take(&mut ahead).into_iter();
        while let Some(event) = events.next() {
            // Nobody left: the line is dead, or the machine goes down.
            if matches!(event, TerminalEvent::HangUp | TerminalEvent::Terminate) {
                session.line_is_dead();
                return Ok((Left::Program, Vec::new()));
            }
            let (parts, unmeant) = parts_of(event, session.app.context());
            for part in parts {
                let effects = session.notice(part);
                if let Some(left) = session.carry_out(effects, terminal)? {
                    return Ok((left, events.collect()));
                }
            }
            if let Some(unmeant) = unmeant {
                session.tell(Message::Unmeant(unmeant));
            }
        }
        terminal.draw(|frame| view::draw(&session.app, frame))?;
    }
}

//! The state of the terminal that outlives a careless program: raw mode, the alternate screen, marked pastes, the cursor,
//! and what another careless program has left on: reports of the mouse and of the focus, another keyboard.
//!
//! What was changed is remembered in two statics, so that [`restore_all`] can be called from anywhere, a panic
//! included, any number of times. Nothing here knows what is drawn.

use std::io;
use std::os::fd::AsFd;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::stdio::{stdin, stdout};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

/// What a program that died may have left on is switched off: reports of the mouse (1000 to 1003, in the forms of 1005, 1006
/// and 1015) and of the focus (1004), arrows instead of the wheel (1007, remembered before), the keypad's other mode.
/// Then alternate screen, where the keyboard protocol of kitty has flags of its own (`CSI = 0 u`), the other keys of xterm
/// (`CSI > 4 m`), marked pastes, default style, hidden cursor, blank screen (for the consoles that have no alternate one).
///
/// Sixty-three bytes of it are for what others left. The eight modes fit one sequence: no terminal takes fewer than eight
/// numbers, and each passes over those it does not know. What an old console misreads of the two with a sign (it shows
/// `0u` and `4m`, or underlines) is undone by the style and the blank screen after them.
pub(super) const ENTER: &[u8] = b"\x1b[?1007s\x1b[?1000;1002;1003;1004;1005;1006;1007;1015l\x1b>\
    \x1b[?1049h\x1b[=0u\x1b[>4m\x1b[?2004h\x1b[0m\x1b[?25l\x1b[2J";

/// Behind [`ENTER`], where the mouse is wanted: its buttons and its wheel are reported (1000), in the form that has no
/// end of columns (1006). Moves are not, so that a line carries nothing while the mouse is only carried about.
pub(super) const MOUSE: &[u8] = b"\x1b[?1000;1006h";

/// A frame that was cut off is ended, then everything in [`ENTER`] taken back, and what may have been switched on meanwhile
/// is off again. The last row is cleared first: that is where the prompt appears on a console that has no alternate screen.
/// As the last the wheel is given back: many terminals have 1007 on by themselves, `less` lives by it, and not every one
/// can remember; so it is set, and then what was remembered put in its place.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[0m\x1b[?2004l\x1b[?1000;1002;1003;1004;1005;1006;1015l\x1b>\
    \x1b[?25h\x1b[999H\x1b[K\x1b[?1049l\x1b[?1007h\x1b[?1007r";

/// The modes to go back to; `None` when they are in force.
static COOKED: Mutex<Option<Termios>> = Mutex::new(None);

/// Whether [`ENTER`] has been written and not taken back.
static ENTERED: AtomicBool = AtomicBool::new(false);

fn cooked() -> MutexGuard<'static, Option<Termios>> {
    COOKED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes the keyboard byte by byte, without echo and without signals from keys. Done again after every stop: the shell
/// may have changed the modes meanwhile.
pub(super) fn enter_raw_mode() -> io::Result<()> {
    let mut cooked = cooked();
    let present = tcgetattr(stdin())?;
    let mut raw = present.clone();
    raw.make_raw();
    set_modes(&raw)?;
    cooked.get_or_insert(present);
    Ok(())
}

/// To be called just before [`ENTER`] is written.
pub(super) fn will_enter() {
    ENTERED.store(true, Ordering::SeqCst);
}

/// Gives the terminal back as it was found. Does nothing the second time, and never fails: there is nobody left to tell.
pub(super) fn restore_all() {
    if ENTERED.swap(false, Ordering::SeqCst) {
        let _ = write_all(LEAVE);
    }
    if let Some(before) = cooked().take() {
        let _ = set_modes(&before);
    }
}

/// Makes a panic give the terminal back before its message is printed.
pub(super) fn restore_on_panic() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let previous = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            restore_all();
            previous(panic);
        }));
    });
}

/// Writes everything to the terminal: one `write(2)`, unless the terminal takes only a part.
pub(super) fn write_all(mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match rustix::io::write(stdout(), bytes) {
            Ok(written) => bytes = &bytes[written..],
            Err(Errno::INTR) => {}
            // Another program has made the shared terminal non-blocking.
            Err(Errno::AGAIN) => wait_until_writable(&stdout())?,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

fn wait_until_writable(terminal: &impl AsFd) -> io::Result<()> {
    match poll(&mut [PollFd::new(terminal, PollFlags::OUT)], None) {
        Ok(_) | Err(Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

fn set_modes(modes: &Termios) -> io::Result<()> {
    loop {
        match tcsetattr(stdin(), OptionalActions::Now, modes) {
            Err(Errno::INTR) => {}
            done => return Ok(done?),
        }
    }
}

/// Whether an error means that the terminal does not exist any more.
pub(super) fn is_hang_up(error: &io::Error) -> bool {
    [Errno::IO, Errno::PIPE, Errno::NXIO, Errno::BADF]
        .iter()
        .any(|errno| error.raw_os_error() == Some(errno.raw_os_error()))
}

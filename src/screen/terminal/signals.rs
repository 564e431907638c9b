//! The signals of a terminal program, taken as bytes in a socket that the one `poll` watches.
//!
//! A handler only sets a flag and writes a byte. Handlers stay installed for the life of the process: once installed
//! they cannot be taken away, only told to do what the system would have done ([`Signals::let_through`]).

use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread::sleep;
use std::time::Duration;

use rustix::process::Signal;
use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGSYS, SIGTERM, SIGTRAP,
    SIGTSTP, SIGUSR1, SIGUSR2, SIGVTALRM, SIGWINCH, SIGXCPU, SIGXFSZ,
};
use signal_hook::flag::{register, register_conditional_default, register_usize};
use signal_hook::low_level::pipe;

/// Neither a stop nor a going on has arrived since the last look.
const NOTHING: usize = 0;
/// A stop has arrived, and no going on after it.
const STOP: usize = 1;
/// A going on has arrived, and no stop after it.
const GO_ON: usize = 2;

/// How often, a millisecond apart, a handler is looked for that runs in another thread. On a machine so busy that it
/// has not run by then, or where the signal is blocked, nobody waits for ever.
const LOOKS: usize = 500;

/// What ends a program that does not take it. Each asks us to end in order, so that the terminal is given back and an open
/// form is kept; a second one ends the program as the system would.
///
/// Not here: what cannot be taken (`SIGKILL`), and what the machine raises when the program is broken (`SIGSEGV`,
/// `SIGBUS`, `SIGILL`, `SIGFPE`), after which nothing can go on. `SIGPIPE` is ignored by every program in Rust.
const ENDING: [i32; 13] = [
    SIGTERM, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU, SIGIO,
    SIGABRT, SIGTRAP, SIGSYS,
];
/// The same, of which the library does not know what the system would do.
const ENDING_TOO: [Signal; 2] = [Signal::POWER, Signal::STKFLT];

static SIGNALS: OnceLock<Signals> = OnceLock::new();

/// The signals taken by this process.
#[derive(Debug)]
pub(super) struct Signals {
    wake: UnixStream,
    hang_up: Arc<AtomicBool>,
    terminate: Arc<AtomicBool>,
    /// The last of a stop and a going on. The system forgets a stop that waits when it is told to go on, and the other
    /// way round; two flags would not know which came last.
    job: Arc<AtomicUsize>,
    resize: Arc<AtomicBool>,
    /// Set: hang-up and stop do what they do without a handler.
    default_action: Arc<AtomicBool>,
    /// Set: termination does. The first termination sets it, so a second one ends even a process that hangs in a
    /// write to a frozen terminal.
    default_termination: Arc<AtomicBool>,
}

/// What has arrived since the last look.
#[expect(
    clippy::struct_excessive_bools,
    reason = "any of them may arrive together"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Arrived {
    pub(super) hang_up: bool,
    pub(super) terminate: bool,
    pub(super) stop: bool,
    pub(super) go_on: bool,
    pub(super) resize: bool,
}

impl Signals {
    /// Installs the handlers the first time, and takes the signals.
    ///
    /// # Errors
    ///
    /// When the system refuses a handler or a socket.
    pub(super) fn take() -> io::Result<&'static Self> {
        let signals = if let Some(signals) = SIGNALS.get() {
            signals
        } else {
            let installed = Self::install()?;
            SIGNALS.get_or_init(|| installed)
        };
        signals.default_action.store(false, Ordering::SeqCst);
        signals.default_termination.store(false, Ordering::SeqCst);
        Ok(signals)
    }

    fn install() -> io::Result<Self> {
        let (wake, waker) = UnixStream::pair()?;
        wake.set_nonblocking(true)?;
        waker.set_nonblocking(true)?;
        let signals = Self {
            wake,
            hang_up: Arc::default(),
            terminate: Arc::default(),
            job: Arc::default(),
            resize: Arc::default(),
            default_action: Arc::default(),
            default_termination: Arc::default(),
        };
        // The actions of one signal run in the order in which they are registered.
        for signal in [SIGHUP, SIGTSTP] {
            register_conditional_default(signal, Arc::clone(&signals.default_action))?;
        }
        for signal in ENDING {
            register_conditional_default(signal, Arc::clone(&signals.default_termination))?;
            register(signal, Arc::clone(&signals.default_termination))?;
        }
        // Where a file may not be larger, the write says so; the program goes on.
        register(SIGXFSZ, Arc::default())?;
        let ending = ENDING.into_iter();
        let ending = ending.chain(ENDING_TOO.iter().map(|signal| signal.as_raw()));
        let ending = ending.map(|signal| (signal, &signals.terminate));
        for (signal, flag) in
            ending.chain([(SIGHUP, &signals.hang_up), (SIGWINCH, &signals.resize)])
        {
            register(signal, Arc::clone(flag))?;
            pipe::register(signal, waker.try_clone()?)?;
        }
        for (signal, value) in [(SIGTSTP, STOP), (SIGCONT, GO_ON)] {
            register_usize(signal, Arc::clone(&signals.job), value)?;
            pipe::register(signal, waker.try_clone()?)?;
        }
        Ok(signals)
    }

    /// Readable when a signal has arrived.
    pub(super) fn wake(&self) -> BorrowedFd<'_> {
        self.wake.as_fd()
    }

    /// Takes what has arrived.
    pub(super) fn arrived(&self) -> Arrived {
        // The socket before the flags: a signal in between wakes once more for nothing, and none is missed.
        let mut bytes = [0; 64];
        while rustix::io::read(&self.wake, &mut bytes).is_ok_and(|read| read == bytes.len()) {}
        let take = |flag: &AtomicBool| flag.swap(false, Ordering::SeqCst);
        let job = self.job.swap(NOTHING, Ordering::SeqCst);
        Arrived {
            hang_up: take(&self.hang_up),
            terminate: take(&self.terminate),
            stop: job == STOP,
            go_on: job == GO_ON,
            resize: take(&self.resize),
        }
    }

    /// Waits for the handler of a stop that this process has sent to itself. Any of its threads may run it; run after the
    /// process has stopped and gone on, it would stop it once more.
    pub(super) fn stop_has_arrived(&self) {
        self.wait_for(STOP);
    }

    /// The process has stopped and goes on. What else came meanwhile is still to be looked at.
    pub(super) fn stop_is_over(&self) {
        // The process that resumed it has sent the signal; its handler may run in another thread.
        self.wait_for(GO_ON);
        self.job.store(NOTHING, Ordering::SeqCst);
    }

    fn wait_for(&self, job: usize) {
        for _ in 0..LOOKS {
            if self.job.load(Ordering::SeqCst) == job {
                return;
            }
            sleep(Duration::from_millis(1));
        }
    }

    /// From now on signals do what they do to a program without handlers, hang-up and stop only when asked for.
    pub(super) fn let_through(&self, hang_up: bool) {
        self.default_action.store(hang_up, Ordering::SeqCst);
        self.default_termination.store(true, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use rustix::process::{Signal, getpid, kill_process};

    use super::*;

    #[test]
    fn of_a_stop_and_a_going_on_the_last_is_heeded() {
        let signals = Signals::take().unwrap();
        let send = |signal, job| {
            kill_process(getpid(), signal).unwrap();
            signals.wait_for(job);
        };
        send(Signal::TSTP, STOP);
        send(Signal::CONT, GO_ON);
        let arrived = signals.arrived();
        assert!(arrived.go_on && !arrived.stop, "{arrived:?}");
        send(Signal::CONT, GO_ON);
        send(Signal::TSTP, STOP);
        let arrived = signals.arrived();
        assert!(arrived.stop && !arrived.go_on, "{arrived:?}");
        assert_eq!(signals.arrived(), Arrived::default());
    }
}

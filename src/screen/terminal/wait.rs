//! The one place where the program sleeps: keyboard, signals, midnight and the watched files in a single `poll`.
//!
//! Nothing wakes it but what happens. There is no timeout, except for the short time in which the rest of something
//! half-said may come ([`Decoder::wait`](super::input::Decoder::wait)).

use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::time::{
    Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, timerfd_create, timerfd_settime,
};

use super::input::Wait;

/// Until when the rest of something half-said is waited for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WaitLimit {
    until: Option<Instant>,
    /// Which beginning it is, where the time runs from there.
    of: Option<u32>,
}

impl WaitLimit {
    /// After a read: the time runs anew, unless it is for the same end as before.
    pub(super) fn with(self, wait: Option<Wait>, now: Instant) -> Self {
        match wait {
            None => Self::default(),
            Some(Wait::Rest(time)) => Self {
                until: Some(now + time),
                of: None,
            },
            Some(Wait::End(_, of)) if self.of == Some(of) => self,
            Some(Wait::End(time, of)) => Self {
                until: Some(now + time),
                of: Some(of),
            },
        }
    }

    /// What is left of it.
    pub(super) fn left(self, now: Instant) -> Option<Duration> {
        Some(self.until?.saturating_duration_since(now))
    }

    /// Whether it is over, whatever goes on coming.
    pub(super) fn is_over(self, now: Instant) -> bool {
        self.of.is_some() && self.left(now) == Some(Duration::ZERO)
    }
}

/// An alarm at an instant of the wall clock, which also rings when somebody sets the clock.
#[derive(Debug)]
pub(super) struct Alarm {
    timer: OwnedFd,
    set_to: Option<i64>,
}

impl Alarm {
    pub(super) fn new() -> io::Result<Self> {
        let timer = timerfd_create(
            TimerfdClockId::Realtime,
            TimerfdFlags::CLOEXEC | TimerfdFlags::NONBLOCK,
        )?;
        Ok(Self {
            timer,
            set_to: None,
        })
    }

    /// Sets the alarm to a number of seconds since 1970 (UTC); `None` switches it off. The same instant is not set
    /// twice, so that an instant in the past rings once and not for ever.
    pub(super) fn set(&mut self, instant: Option<i64>) -> io::Result<()> {
        if self.set_to == instant {
            return Ok(());
        }
        let at = |seconds| Timespec {
            tv_sec: seconds,
            tv_nsec: 0,
        };
        timerfd_settime(
            &self.timer,
            TimerfdTimerFlags::ABSTIME | TimerfdTimerFlags::CANCEL_ON_SET,
            &Itimerspec {
                it_interval: at(0),
                it_value: at(instant.map_or(0, |seconds| seconds.max(1))), // 0 would switch it off
            },
        )?;
        self.set_to = instant;
        Ok(())
    }

    /// Silences the alarm; says whether it was ringing.
    pub(super) fn silence(&mut self) -> bool {
        match rustix::io::read(&self.timer, &mut [0; 8]) {
            Ok(_) => true,
            // The clock was set: the alarm has to be set anew, even to the same instant.
            Err(Errno::CANCELED) => {
                self.set_to = None;
                true
            }
            Err(_) => false,
        }
    }
}

/// What ended the sleep.
#[expect(
    clippy::struct_excessive_bools,
    reason = "any of them may be ready together"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Woken {
    /// The keyboard has something to read.
    pub(super) keyboard: bool,
    /// The terminal is gone.
    pub(super) hang_up: bool,
    pub(super) signal: bool,
    pub(super) alarm: bool,
    pub(super) watched: bool,
}

impl Woken {
    /// Whether only the patience came to its end.
    pub(super) fn by_nothing(self) -> bool {
        self == Self::default()
    }
}

/// Whether there is something to read at once.
pub(super) fn is_readable(source: BorrowedFd<'_>) -> io::Result<bool> {
    let now = Timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    let mut sources = [PollFd::from_borrowed_fd(source, PollFlags::IN)];
    match poll(&mut sources, Some(&now)) {
        Ok(_) => Ok(sources[0].revents().contains(PollFlags::IN)),
        Err(Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Sleeps until something happens or `patience` has passed.
pub(super) fn sleep(
    keyboard: BorrowedFd<'_>,
    signals: BorrowedFd<'_>,
    alarm: &Alarm,
    watched: &[BorrowedFd<'_>],
    patience: Option<Duration>,
) -> io::Result<Woken> {
    let patience = patience.map(|patience| Timespec {
        tv_sec: i64::try_from(patience.as_secs()).unwrap_or(i64::MAX),
        tv_nsec: patience.subsec_nanos().into(),
    });
    let mut sources: Vec<PollFd<'_>> = [keyboard, signals, alarm.timer.as_fd()]
        .into_iter()
        .chain(watched.iter().copied())
        .map(|source| PollFd::from_borrowed_fd(source, PollFlags::IN))
        .collect();
    loop {
        match poll(&mut sources, patience.as_ref()) {
            Ok(_) => break,
            Err(Errno::INTR) => {} // the socket of the signals says which one
            Err(error) => return Err(error.into()),
        }
    }
    let happened = |nth: usize| sources.get(nth).map_or(PollFlags::empty(), PollFd::revents);
    let dead = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
    Ok(Woken {
        keyboard: happened(0).contains(PollFlags::IN),
        hang_up: happened(0).intersects(dead),
        signal: !happened(1).is_empty(),
        alarm: !happened(2).is_empty(),
        watched: (3..sources.len()).any(|nth| !happened(nth).is_empty()),
    })
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::os::unix::net::UnixStream;

    use super::*;

    /// Three pairs of sockets stand for keyboard, signals and a watched file.
    struct Sources {
        near: [UnixStream; 3],
        far: [UnixStream; 3],
        alarm: Alarm,
    }

    impl Sources {
        fn new() -> Self {
            let [keyboard, signals, watched] = [(); 3].map(|()| UnixStream::pair().unwrap());
            Self {
                near: [keyboard.0, signals.0, watched.0],
                far: [keyboard.1, signals.1, watched.1],
                alarm: Alarm::new().unwrap(),
            }
        }

        /// What is to be seen without sleeping.
        fn woken(&self) -> Woken {
            let [keyboard, signals, watched] = &self.near;
            let patience = Some(Duration::ZERO);
            sleep(
                keyboard.as_fd(),
                signals.as_fd(),
                &self.alarm,
                &[watched.as_fd()],
                patience,
            )
            .unwrap()
        }
    }

    #[test]
    fn each_source_is_told_apart() {
        let mut sources = Sources::new();
        assert!(sources.woken().by_nothing());
        let mut expected = Woken::default();
        for (source, mark) in [
            |woken: &mut Woken| woken.keyboard = true,
            |woken: &mut Woken| woken.signal = true,
            |woken: &mut Woken| woken.watched = true,
        ]
        .into_iter()
        .enumerate()
        {
            sources.far[source].write_all(b"x").unwrap();
            mark(&mut expected);
            assert_eq!(sources.woken(), expected);
        }
    }

    #[test]
    fn a_terminal_that_is_gone_is_a_hang_up() {
        let Sources { near, far, alarm } = Sources::new();
        let [keyboard, signals, _] = far;
        drop(keyboard);
        let woken = sleep(near[0].as_fd(), near[1].as_fd(), &alarm, &[], None).unwrap();
        assert!(woken.hang_up);
        drop(signals);
    }

    #[test]
    fn what_is_half_said_is_waited_for_from_its_last_byte_and_a_string_from_its_first() {
        let begun = Instant::now();
        let later = |ms| begun + Duration::from_millis(ms);
        let rest = Some(Wait::Rest(Duration::from_millis(30)));
        let patience = WaitLimit::default().with(rest, begun).with(rest, later(20));
        assert_eq!(patience.left(later(25)), Some(Duration::from_millis(25)));
        assert!(!patience.is_over(later(100)), "what has come is read first");
        let end = |of| Some(Wait::End(Duration::from_secs(3), of));
        let patience = WaitLimit::default().with(end(1), begun);
        let patience = patience.with(end(1), later(2900));
        assert_eq!(patience.left(later(2900)), Some(Duration::from_millis(100)));
        assert!(patience.is_over(later(3000)), "typing all the while");
        assert!(!patience.with(end(2), later(2900)).is_over(later(3000)));
        assert_eq!(patience.with(None, later(1)).left(later(1)), None);
    }

    #[test]
    fn an_instant_in_the_past_rings_once() {
        let mut sources = Sources::new();
        for instant in [0, 1] {
            sources.alarm.set(Some(instant)).unwrap();
            let [keyboard, signals, _] = &sources.near;
            let woken =
                sleep(keyboard.as_fd(), signals.as_fd(), &sources.alarm, &[], None).unwrap();
            assert!(woken.alarm);
            assert!(sources.alarm.silence());
            sources.alarm.set(Some(instant)).unwrap();
            assert!(!sources.woken().alarm, "rings again at {instant}");
            assert!(!sources.alarm.silence());
        }
    }

    #[test]
    fn an_alarm_far_away_or_switched_off_is_silent() {
        let mut sources = Sources::new();
        for instant in [Some(i64::MAX / 2_000_000_000), None] {
            sources.alarm.set(instant).unwrap();
            assert!(sources.woken().by_nothing(), "{instant:?}");
        }
    }
}

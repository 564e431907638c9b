//! The real program in a real terminal, and somebody who presses anything: keys, pastes, sizes, stops,
//! while a colleague saves. It never panics, the file hangs together, and the terminal is given back as it
//! was, modes and all.
//!
//! A few seconds; with `CRONO_TEST=full` ten minutes. The first number is printed, so that a play that
//! fails can be played again with `CRONO_MONKEY`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use std::io::{Read as _, Write as _};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use office::{Office, figure, quick_or_full, until};
use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

/// Numbers that look like chance.
struct Chance(u64);

impl Chance {
    fn below(&mut self, many: usize) -> usize {
        let Self(state) = self;
        *state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(*state >> 33).unwrap() % many
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// What a terminal sends: keys, halves of keys, pastes, and what no key sends.
const KEYS: &[&[u8]] = &[
    b"\r",
    b"\r",
    b"\t",
    b"\x1b",
    b"j",
    b"k",
    b"1",
    b"5",
    b"7",
    b"c",
    b"n",
    b"u",
    b"s",
    b"m",
    b"t",
    b"l",
    b"r",
    b"o",
    b"i",
    b"d",
    b"e",
    b"p",
    b"x",
    b"y",
    b"?",
    b" ",
    b"2",
    b"/",
    b"15/8",
    b"\x7f",
    b"\x15",
    b"\x1b[A",
    b"\x1b[B",
    b"\x1b[C",
    b"\x1b[D",
    b"\x1b[5~",
    b"\x1b[6~",
    b"\x1b[3~",
    b"\x1bOP",
    b"\x1b[",
    b"\x1b[200~a\nb\x1b[201~",
    b"\x1b[200~never ended",
    b"\x1b[201~",
    b"\xff\xfe",
    b"\x00",
    b"\x0c",
    b"\xc3",
    b"\xa8",
    b"\x1b[1;5C",
    b"\x1b[<0;7;9M",
    b"\x1b[<0;30;16M\x1b[<0;30;16m",
    b"\x1b[<65;9;9M",
    b"\x1b[<64;9;18M",
    b"\x1b[M !!",
    b"\x1b[<0;",
];
const SIZES: &[(u16, u16)] = &[
    (80, 24),
    (60, 15),
    (160, 50),
    (0, 0),
    (1, 1),
    (u16::MAX, 1),
    (1, u16::MAX),
    (20, 5),
];

fn size((cols, rows): (u16, u16)) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// The modes of a terminal, as text.
fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

/// One sitting of so long; how many keys were pressed.
fn sitting(office: &Office, chance: &mut Chance, time: Duration) -> usize {
    let pair = native_pty_system().openpty(size((80, 24))).unwrap();
    let before = modes(pair.master.as_ref());
    let mut command = CommandBuilder::new(assert_cmd::cargo::cargo_bin!("crono"));
    command.env_clear();
    for (name, value) in [
        ("TERM", "xterm"),
        ("LANG", "it_IT.UTF-8"),
        ("CRONO_TODAY", office::TODAY),
        ("CRONO_BY", "G.T."),
        ("CRONO_MOUSE", ["0", "1"][chance.below(2)]),
    ] {
        command.env(name, value);
    }
    command.env("XDG_DATA_HOME", office.path().parent().unwrap());
    command.env("HOME", office.path());
    command.env("XDG_STATE_HOME", office.path().join("state"));
    command.cwd(office.path());
    let mut child = pair.slave.spawn_command(command).unwrap();
    let slave = pair.slave;
    let sent = Arc::new(Mutex::new(Vec::new()));
    let mut output = pair.master.try_clone_reader().unwrap();
    let kept = Arc::clone(&sent);
    std::thread::spawn(move || {
        let mut bytes = vec![0; 65536];
        while let Ok(read @ 1..) = output.read(&mut bytes) {
            let mut kept = kept.lock().unwrap();
            kept.extend_from_slice(&bytes[..read]);
            // The end is what is looked at.
            let spare = kept.len().saturating_sub(8192);
            kept.drain(..spare);
        }
    });
    until("it is there", || !sent.lock().unwrap().is_empty());
    let mut keyboard = pair.master.take_writer().unwrap();
    let (begun, mut presses) = (Instant::now(), 0);
    while begun.elapsed() < time && child.try_wait().unwrap().is_none() {
        match chance.below(40) {
            0 => pair.master.resize(size(chance.of(SIZES))).unwrap(),
            1 => {
                office.run(&["note", "plan", "nota di una collega"]).done();
            }
            _ => {
                // It may have been left meanwhile.
                let _ = keyboard.write_all(chance.of(KEYS));
                presses += 1;
            }
        }
        std::thread::sleep(Duration::from_micros(chance.below(3_000) as u64));
    }
    let _ = pair.master.resize(size((80, 24)));
    if child.try_wait().unwrap().is_none() {
        let pid = child.process_id().unwrap().try_into().unwrap();
        kill_process(Pid::from_raw(pid).unwrap(), Signal::TERM).unwrap();
    }
    until("it ends", || child.try_wait().unwrap().is_some());
    std::thread::sleep(Duration::from_millis(50));
    let sent = String::from_utf8_lossy(&sent.lock().unwrap()).into_owned();
    assert!(!sent.contains("panicked"), "{sent:?}");
    for given_back in ["\x1b[?1049l", "\x1b[?2004l", "\x1b[?25h"] {
        assert!(sent.contains(given_back), "{given_back:?}: {sent:?}");
    }
    assert_eq!(modes(pair.master.as_ref()), before);
    drop(slave);
    presses
}

#[test]
fn whatever_is_pressed_the_file_hangs_together_and_the_terminal_is_given_back() {
    let seed = std::env::var("CRONO_MONKEY")
        .ok()
        .and_then(|seed| seed.parse().ok());
    let seed = seed.unwrap_or(20_250_829);
    let mut chance = Chance(seed);
    let whole = quick_or_full(Duration::from_secs(6), Duration::from_secs(600));
    let (begun, mut sittings, mut presses) = (Instant::now(), 0, 0);
    while begun.elapsed() < whole {
        let office = Office::begun();
        presses += sitting(&office, &mut chance, whole.min(Duration::from_secs(2)));
        sittings += 1;
        // Sound, numbered without gaps, and made again from its journal.
        office.says();
    }
    figure(&format!(
        "{presses} keys in {sittings} sittings, from {seed}"
    ));
}

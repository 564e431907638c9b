//! The program in a pseudo-terminal, as somebody at the keyboard has it: when a frame is there, what it
//! cost, and how fast the line is.

use std::fs;
use std::io::{Read as _, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

const COLUMNS: u16 = 80;
const ROWS: u16 = 24;
/// The end of a frame, as the terminal is told of it.
const END_OF_FRAME: &[u8] = b"\x1b[?2026l";
/// So long after its last byte a burst is over.
const SILENCE: Duration = Duration::from_millis(40);
/// Nothing takes longer than this.
const PATIENCE: Duration = Duration::from_secs(30);

/// A line between the program and the person at the terminal.
#[derive(Clone, Copy, Debug)]
pub enum Line {
    /// As fast as the machine.
    Fast,
    /// So many bits a second, ten of them a byte.
    Baud(u32),
}

/// What came in one burst.
#[derive(Clone, Debug)]
pub struct Burst {
    /// From what caused it to the end of the first piece that a terminal shows.
    pub first: Duration,
    /// And to its last byte.
    pub whole: Duration,
    pub bytes: usize,
    /// Of how many bytes are the characters of the cells that changed.
    pub shown: usize,
}

/// A running program with its terminal.
pub struct Session {
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    pieces: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
    _master: Box<dyn MasterPty + Send>,
}

impl Session {
    /// Starts the program; the session, and what its first frame took.
    pub fn start(program: &Path, arguments: &[&str], line: Line) -> (Self, Burst) {
        let size = PtySize {
            rows: ROWS,
            cols: COLUMNS,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("LANG", "it_IT.UTF-8");
        // What it remembers is not mixed with what anybody really saw.
        let state = std::env::temp_dir().join("crono-bench-state");
        command.env("XDG_STATE_HOME", state);
        if let Line::Baud(baud) = line {
            set_speed(pair.master.as_ref(), baud);
        }
        let mut reader = pair.master.try_clone_reader().expect("its output");
        let keyboard = pair.master.take_writer().expect("its keyboard");
        let (sender, pieces) = channel();
        std::thread::spawn(move || {
            let mut buffer = vec![0; 65536];
            let (most, pause) = match line {
                Line::Fast => (buffer.len(), Duration::ZERO),
                // Twenty-five milliseconds' worth at a time.
                Line::Baud(baud) => (baud as usize / 400, Duration::from_millis(25)),
            };
            while let Ok(read @ 1..) = reader.read(&mut buffer[..most]) {
                std::thread::sleep(pause);
                if sender
                    .send((Instant::now(), buffer[..read].to_vec()))
                    .is_err()
                {
                    return;
                }
            }
        });
        let begun = Instant::now();
        let child = pair.slave.spawn_command(command).expect("the program");
        drop(pair.slave);
        let rows = ROWS.try_into().expect("rows");
        let columns = COLUMNS.try_into().expect("columns");
        let mut session = Self {
            child,
            keyboard,
            pieces,
            screen: vt100::Parser::new(rows, columns, 0),
            _master: pair.master,
        };
        let burst = session.burst(begun, true).expect("a first frame");
        (session, burst)
    }

    /// Presses keys in one piece; what came of it, `None` if nothing is drawn.
    pub fn press(&mut self, keys: &[u8]) -> Option<Burst> {
        let begun = Instant::now();
        self.keyboard.write_all(keys).expect("it takes keys");
        self.burst(begun, false)
    }

    /// What is written until it is silent; at the start that is waited for.
    fn burst(&mut self, begun: Instant, must_come: bool) -> Option<Burst> {
        let before = self.cells();
        let mut written = Vec::new();
        let (mut first, mut last) = (None, begun);
        loop {
            let is_whole = written.ends_with(END_OF_FRAME);
            let waits = !is_whole && (must_come || !written.is_empty());
            let patience = if waits { PATIENCE } else { SILENCE };
            let Ok((at, piece)) = self.pieces.recv_timeout(patience) else {
                break;
            };
            self.screen.process(&piece);
            written.extend_from_slice(&piece);
            last = at;
            let mut ends = written.windows(END_OF_FRAME.len());
            if first.is_none() && ends.any(|end| end == END_OF_FRAME) {
                first = Some(at);
            }
        }
        let first = first?;
        let after = self.cells();
        let changed = before.iter().zip(&after).filter(|(old, new)| old != new);
        Some(Burst {
            first: first - begun,
            whole: last - begun,
            bytes: written.len(),
            shown: changed.map(|(_, new)| new.contents().len().max(1)).sum(),
        })
    }

    fn cells(&self) -> Vec<vt100::Cell> {
        let screen = self.screen.screen();
        let places = (0..ROWS).flat_map(|row| (0..COLUMNS).map(move |column| (row, column)));
        let cells = places.filter_map(|(row, column)| screen.cell(row, column));
        cells.cloned().collect()
    }

    /// The number behind a word in a file of `/proc/PID`, 0 where there is none.
    pub fn proc(&self, file: &str, word: &str) -> u64 {
        let pid = self.child.process_id().expect("it runs");
        let text = fs::read_to_string(format!("/proc/{pid}/{file}")).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix(word));
        let number = line.and_then(|rest| rest.split_whitespace().next());
        number.and_then(|number| number.parse().ok()).unwrap_or(0)
    }

    /// How long it has been on a processor.
    pub fn busy(&self) -> Duration {
        Duration::from_nanos(self.proc("schedstat", ""))
    }

    /// Leaves the program; how long that takes.
    pub fn quit(mut self) -> Duration {
        let begun = Instant::now();
        self.keyboard.write_all(b"q").expect("it takes keys");
        self.child.wait().expect("it ends");
        begun.elapsed()
    }
}

/// Tells the program how fast its line is, as a login over a serial line does.
fn set_speed(master: &dyn MasterPty, baud: u32) {
    use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};
    let path = master.tty_name().expect("a name");
    let tty = fs::File::open(path).expect("the terminal");
    let mut modes = tcgetattr(&tty).expect("its modes");
    modes.set_speed(baud).expect("a speed");
    tcsetattr(&tty, OptionalActions::Now, &modes).expect("the speed is taken");
}

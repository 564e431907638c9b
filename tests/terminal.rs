//! The terminal as a device, in a real pseudo-terminal: what it is sent, what comes back, and how it is given back.
//!
//! A pseudo-terminal needs a program in it. It is this file again: every test starts its own executable with
//! [`CHILD`] in the environment, and [`the_program_in_the_terminal`] then draws and waits until it is told to stop.

#![expect(clippy::unwrap_used, reason = "the helpers of tests fail like tests")]

use std::io::{Read as _, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crono::screen::terminal::{KeyCode, KeyModifiers, Options, Terminal, TerminalEvent};
use portable_pty::{
    Child, CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system,
};
use ratatui::layout::Size;
use rustix::process::{Pid, Signal, kill_process};

const CHILD: &str = "CRONO_TEST_TERMINAL_CHILD";
/// Never reached on a working machine, however busy.
const PATIENCE: Duration = Duration::from_secs(30);
const ENDED_BY_HANG_UP: u32 = 3;
const ENDED_BY_SIGNAL: u32 = 4;

// The program in the terminal.

/// Not a test by itself: does nothing unless started by one.
#[test]
fn the_program_in_the_terminal() {
    if let Ok(manner) = std::env::var(CHILD) {
        let code = draw_and_wait(&manner).unwrap();
        std::process::exit(code.try_into().unwrap());
    }
}

/// Shows what has happened so far. `q` quits, `p` panics, Ctrl-Z suspends, Ctrl-L repaints; a stubborn program ignores
/// the wish to end it.
fn draw_and_wait(manner: &str) -> std::io::Result<u32> {
    let mut terminal = Terminal::enter(Options {
        colour: true,
        remote: false,
        mouse: manner == "mouse",
    })?;
    let mut log = Vec::new();
    let (mut keys, mut resizes, mut writes) = (0, 0, 1);
    loop {
        let text = [
            format!("pid {}.", std::process::id()),
            format!("keys {keys}. resizes {resizes}. writes {writes}."),
            format!("log {}.", log[log.len().saturating_sub(6)..].join(" ")),
        ];
        let before = write_calls();
        terminal.draw(|frame| {
            for (y, row) in (0..frame.area().height).zip(&text) {
                frame
                    .buffer_mut()
                    .set_string(0, y, row, ratatui::style::Style::new().bold());
            }
        })?;
        writes = writes.max(write_calls() - before);
        for event in terminal.wait(&[], None)? {
            log.push(match event {
                TerminalEvent::Key(key) => {
                    keys += 1;
                    match (key.code, key.modifiers) {
                        (KeyCode::Char('q'), _) => return Ok(0),
                        (KeyCode::Char('p'), _) => panic!("deliberate"),
                        (KeyCode::Char('z'), KeyModifiers::CONTROL) => terminal.suspend()?,
                        (KeyCode::Char('l'), KeyModifiers::CONTROL) => terminal.repaint(),
                        _ => {}
                    }
                    key.code.to_string()
                }
                TerminalEvent::Burst(burst) => {
                    keys += burst.len();
                    format!("Burst {}", burst.len())
                }
                TerminalEvent::Mouse(mouse) => {
                    format!("{:?}@{},{}", mouse.kind, mouse.column, mouse.row)
                }
                TerminalEvent::HangUp => return Ok(ENDED_BY_HANG_UP),
                TerminalEvent::Terminate if manner != "stubborn" => return Ok(ENDED_BY_SIGNAL),
                TerminalEvent::Resize(..) => {
                    resizes += 1;
                    let Size { width, height } = terminal.size();
                    format!("{width}x{height}")
                }
                other => format!("{other:?}"),
            });
        }
    }
}

/// How often this process has called `write`, and 0 where the system does not count.
fn write_calls() -> u64 {
    let counters = std::fs::read_to_string("/proc/self/io").unwrap_or_default();
    let count = counters
        .lines()
        .find_map(|line| line.strip_prefix("syscw: "));
    count.map_or(0, |count| count.parse().unwrap())
}

// The terminal around it.

struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    /// Kept open, so that the modes can be looked at after the program has ended.
    _slave: Box<dyn SlavePty + Send>,
    keyboard: Box<dyn Write + Send>,
    reader: JoinHandle<()>,
    stop_reading: Arc<AtomicBool>,
    pieces: Receiver<Vec<u8>>,
    /// Everything the terminal was sent.
    stream: Vec<u8>,
    parser: vt100::Parser,
    modes_before: String,
}

impl Session {
    /// Starts the program, and waits for its first frame.
    fn start(manner: &str) -> Self {
        Self::run(program(), manner)
    }

    /// Starts it as a job of a shell that says `STOPPED` and continues it after a line from the keyboard.
    fn start_as_job() -> Self {
        Self::start_as_job_of("obedient")
    }

    fn start_as_job_of(manner: &str) -> Self {
        let mut shell = CommandBuilder::new("sh");
        let script = r#"set -m; "$0" "$@"; while echo STOPPED && read -r line; do fg; done"#;
        shell.args(["-c", script]);
        shell.args(program().get_argv());
        Self::run(shell, manner)
    }

    fn run(mut command: CommandBuilder, manner: &str) -> Self {
        let pty = native_pty_system().openpty(size(80, 24)).unwrap();
        let modes_before = modes(&*pty.master);
        command.env(CHILD, manner);
        command.env("TERM", "xterm-256color");
        let child = pty.slave.spawn_command(command).unwrap();
        let (sender, pieces) = channel();
        let mut output = pty.master.try_clone_reader().unwrap();
        let stop_reading = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&stop_reading);
        let reader = std::thread::spawn(move || {
            let mut bytes = vec![0; 65536];
            while let Ok(read @ 1..) = output.read(&mut bytes) {
                let _ = sender.send(bytes[..read].to_vec());
                if stop.load(Ordering::SeqCst) {
                    return;
                }
            }
        });
        let (rows, columns) = (24.try_into().unwrap(), 80.try_into().unwrap());
        let mut session = Self {
            child,
            keyboard: pty.master.take_writer().unwrap(),
            master: pty.master,
            _slave: pty.slave,
            reader,
            stop_reading,
            pieces,
            stream: Vec::new(),
            parser: vt100::Parser::new(rows, columns, 0),
            modes_before,
        };
        session.wait_for_text("log .");
        session
    }

    fn type_keys(&mut self, keys: &[u8]) {
        self.keyboard.write_all(keys).unwrap();
        self.keyboard.flush().unwrap();
    }

    fn text(&self) -> String {
        self.parser.screen().contents()
    }

    fn sent(&self) -> String {
        String::from_utf8_lossy(&self.stream).into_owned()
    }

    /// Takes what arrives until the condition holds.
    fn wait_until(&mut self, what: &str, mut holds: impl FnMut(&mut Self) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !holds(self) {
            match self.pieces.recv_timeout(Duration::from_millis(20)) {
                Ok(piece) => {
                    self.parser.process(&piece);
                    self.stream.extend(piece);
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    assert!(Instant::now() < deadline, "never: {what}\n{}", self.text());
                }
            }
        }
    }

    fn wait_for_text(&mut self, text: &str) {
        self.wait_until(text, |session| session.text().contains(text));
    }

    fn wait_for_end(&mut self) -> ExitStatus {
        let mut ended = None;
        self.wait_until("the end of the program", |session| {
            ended = session.child.try_wait().unwrap();
            ended.is_some()
        });
        ended.unwrap()
    }

    /// The process of the program, which is not the child when there is a shell between.
    fn pid(&self) -> Pid {
        let text = self.sent();
        let (_, after) = text.split_once("pid ").unwrap();
        let (number, _) = after.split_once('.').unwrap();
        Pid::from_raw(number.parse().unwrap()).unwrap()
    }

    fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    fn assert_given_back(&mut self) {
        self.wait_until("the main screen", |session| {
            !session.parser.screen().alternate_screen()
        });
        assert!(!self.parser.screen().hide_cursor(), "the cursor is hidden");
        assert!(
            !self.parser.screen().bracketed_paste(),
            "pastes are still marked"
        );
        assert_eq!(
            modes(&*self.master),
            self.modes_before,
            "the modes of the terminal"
        );
        assert_eq!(
            self.sent().matches("\x1b[?2026h").count(),
            self.sent().matches("\x1b[?2026l").count() - 1
        );
        self.assert_harmless();
    }

    /// Nothing was asked, and nothing sent that an old terminal would misread.
    fn assert_harmless(&self) {
        for wrong in [
            "\x1b[m", "\x1b[;m", "\x1b[6n", "\x1b[c", "\x1b]", "38;5", "48;5",
        ] {
            assert!(
                !self.sent().contains(wrong),
                "sent {}",
                wrong.escape_default()
            );
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn program() -> CommandBuilder {
    let mut program = CommandBuilder::new(std::env::current_exe().unwrap());
    program.args([
        "the_program_in_the_terminal",
        "--exact",
        "--nocapture",
        "--test-threads=1",
    ]);
    program
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios())
}

#[test]
fn the_first_frame_is_one_piece_and_quitting_gives_the_terminal_back() {
    let mut session = Session::start("obedient");
    let sent = session.sent();
    let (_, screen) = sent.split_once("\x1b[?1049h").unwrap();
    assert!(
        screen.starts_with("\x1b[=0u\x1b[>4m\x1b[?2004h\x1b[0m\x1b[?25l\x1b[2J\x1b[?2026h"),
        "{}",
        screen.escape_debug()
    );
    assert!(screen.ends_with("\x1b[?2026l"), "{}", screen.escape_debug());
    assert!(
        screen.len() < 160,
        "{} bytes: {}",
        screen.len(),
        screen.escape_debug()
    );
    session.type_keys(b"jk");
    session.wait_for_text("log j k.");
    // Reading the counter is no write: one for each frame is all there is.
    session.wait_for_text("writes 1.");
    session.type_keys(b"q");
    assert!(session.wait_for_end().success());
    session.assert_given_back();
}

#[test]
fn a_signal_ends_the_program_in_order() {
    for (signal, code) in [
        (Signal::TERM, ENDED_BY_SIGNAL),
        (Signal::INT, ENDED_BY_SIGNAL),
        (Signal::QUIT, ENDED_BY_SIGNAL),
        (Signal::USR1, ENDED_BY_SIGNAL),
        (Signal::XCPU, ENDED_BY_SIGNAL),
        (Signal::POWER, ENDED_BY_SIGNAL),
        (Signal::HUP, ENDED_BY_HANG_UP),
    ] {
        let mut session = Session::start("obedient");
        session.signal(signal);
        assert_eq!(session.wait_for_end().exit_code(), code, "{signal:?}");
        session.assert_given_back();
    }
}

#[test]
fn a_second_termination_needs_nobodys_consent() {
    let mut session = Session::start("stubborn");
    session.signal(Signal::TERM);
    session.wait_for_text("log Terminate.");
    session.signal(Signal::TERM);
    let status = session.wait_for_end();
    assert!(status.signal().is_some(), "{status:?}");
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_is_reported() {
    let mut session = Session::start("obedient");
    session.type_keys(b"p");
    assert!(!session.wait_for_end().success());
    session.wait_until("the message", |session| {
        session.sent().contains("deliberate")
    });
    session.assert_given_back();
    let sent = session.sent();
    assert!(sent.find("\x1b[?1049l") < sent.find("deliberate"));
    assert_eq!(
        sent.matches("\x1b[?1049l").count(),
        1,
        "given back more than once"
    );
}

#[test]
fn a_closed_terminal_ends_the_program() {
    let mut session = Session::start("obedient");
    // The reader has a copy of the terminal: it goes with the next thing it reads.
    session.stop_reading.store(true, Ordering::SeqCst);
    session.type_keys(b"j");
    session.wait_until("the reader gone", |session| session.reader.is_finished());
    let pty = native_pty_system().openpty(size(80, 24)).unwrap();
    session.keyboard = pty.master.take_writer().unwrap();
    session.master = pty.master;
    assert_eq!(session.wait_for_end().exit_code(), ENDED_BY_HANG_UP);
}

#[test]
fn a_new_size_is_told_once() {
    let mut session = Session::start("obedient");
    session.master.resize(size(100, 30)).unwrap();
    session.wait_for_text("log 100x30.");
    session.type_keys(b"k");
    session.wait_for_text("log 100x30 k.");
    assert!(session.text().contains("resizes 1."), "{}", session.text());
    session.assert_harmless();
}

#[test]
fn a_terminal_that_tells_no_size_has_the_usual_one() {
    let mut session = Session::start("obedient");
    session.master.resize(size(90, 20)).unwrap();
    session.wait_for_text("log 90x20.");
    session.master.resize(size(0, 0)).unwrap();
    session.wait_for_text("log 90x20 80x24.");
}

#[test]
fn a_split_key_is_one_key_and_a_lone_escape_is_escape() {
    let mut session = Session::start("obedient");
    session.type_keys(b"\x1b");
    session.type_keys(b"[A");
    // On a machine so busy that the rest comes too late, Escape is told first; never a bracket.
    session.wait_until("Up", |session| {
        session.text().contains("log Up.") || session.text().contains("log Esc Up.")
    });
    session.type_keys(b"\x1b");
    session.wait_for_text("Up Esc.");
}

#[test]
fn a_burst_longer_than_any_buffer_arrives_whole() {
    let mut session = Session::start("obedient");
    session.type_keys(&[b'a'; 6000]);
    session.wait_for_text("keys 6000.");
}

#[test]
fn a_marked_paste_arrives_as_text() {
    let mut session = Session::start("obedient");
    session.type_keys(b"\x1b[200~uno\rdue\x1b[201~");
    session.wait_for_text(r#"log Paste("uno\ndue")."#);
}

#[test]
fn repainting_draws_the_whole_frame_without_a_question() {
    let mut session = Session::start("obedient");
    session.parser.process(b"\x1b[Hnoise\x1b[5;5Hnoise");
    let frames = session.sent().matches("pid").count();
    session.type_keys(b"\x0c");
    session.wait_until("a whole frame", |session| {
        session.sent().matches("pid").count() > frames
    });
    session.wait_for_text("log l.");
    assert!(!session.text().contains("noise"));
    session.assert_harmless();
}

#[test]
fn a_stopped_program_leaves_a_usable_terminal_and_takes_it_again() {
    let mut session = Session::start_as_job();
    for nth in 1..=2 {
        if nth == 1 {
            session.type_keys(b"\x1a");
        } else {
            session.signal(Signal::TSTP);
        }
        session.wait_until("the shell", |session| {
            session.sent().matches("STOPPED").count() == nth
        });
        assert!(!session.parser.screen().alternate_screen());
        assert!(!session.parser.screen().hide_cursor());
        assert!(!session.parser.screen().bracketed_paste());
        session.type_keys(b"\n");
        session.wait_until("the alternate screen", |session| {
            session.parser.screen().alternate_screen()
        });
        if nth == 1 {
            session.type_keys(b"a");
            session.wait_for_text(" z a.");
        } else {
            session.wait_for_text("Resumed.");
        }
    }
    // The keyboard is in raw mode again: no line has to be ended, and nothing is echoed.
    session.type_keys(b"k");
    session.wait_for_text("Resumed k.");
    session.assert_harmless();
}

#[test]
fn the_mouse_is_reported_where_it_is_wanted_and_never_afterwards() {
    use vt100::MouseProtocolMode::{None, PressRelease};
    let reported = |session: &Session| session.parser.screen().mouse_protocol_mode();
    let mut off = Session::start("obedient");
    assert_eq!(reported(&off), None);
    off.type_keys(b"\x1b[<0;3;4Mj");
    off.wait_for_text("log j.");
    off.type_keys(b"q");
    off.wait_for_end();
    // However it ends.
    for end in [&b"q"[..], b"p"] {
        let mut session = Session::start("mouse");
        assert_eq!(reported(&session), PressRelease);
        session.type_keys(b"\x1b[<0;3;4M\x1b[<0;3;4m\x1b[<65;3;4M");
        session.wait_for_text("log Down(Left)@2,3 ScrollDown@2,3.");
        session.type_keys(end);
        session.wait_for_end();
        session.wait_until("no mouse", |session| reported(session) == None);
    }
    let mut session = Session::start("mouse");
    session.signal(Signal::TERM);
    session.wait_for_end();
    // What it sent last may still be on its way.
    session.wait_until("no mouse", |session| reported(session) == None);
    // Not while it is stopped, and again afterwards.
    let mut session = Session::start_as_job_of("mouse");
    session.type_keys(b"\x1a");
    session.wait_until("the shell", |session| session.sent().contains("STOPPED"));
    assert_eq!(reported(&session), None);
    session.type_keys(b"\n");
    session.wait_until("the mouse", |session| reported(session) == PressRelease);
    session.type_keys(b"q");
    session.wait_until("its end", |session| reported(session) == None);
}

/// The harness has a second thread, which takes signals as well: however late it does, the shell has its prompt as
/// often as somebody asked for it.
#[test]
fn a_program_of_several_threads_stops_once_for_each_stop() {
    let mut session = Session::start_as_job();
    for nth in 1..=20 {
        session.type_keys(b"\x1a");
        session.wait_until("the shell", |session| {
            session.sent().matches("STOPPED").count() >= nth
        });
        session.type_keys(b"\n");
        let keys = format!("keys {nth}.");
        session.wait_until("the frame after it", |session| {
            session.parser.screen().alternate_screen() && session.text().contains(&keys)
        });
    }
    session.type_keys(b"k");
    session.wait_for_text(" k.");
    assert_eq!(session.sent().matches("STOPPED").count(), 20);
}

#[test]
fn a_stopped_program_that_is_ended_ends_when_it_goes_on() {
    let mut session = Session::start_as_job();
    session.type_keys(b"\x1a");
    session.wait_until("the shell", |session| session.sent().contains("STOPPED"));
    session.signal(Signal::TERM);
    session.type_keys(b"\n");
    // The job is done, and the shell asks for the next line.
    session.wait_until("the shell", |session| {
        session.sent().matches("STOPPED").count() == 2
    });
    assert!(!session.parser.screen().alternate_screen());
    assert!(!session.text().contains("Terminate"), "{}", session.text());
}

#[test]
fn a_program_nobody_can_continue_is_not_stopped() {
    let mut session = Session::start("obedient");
    session.type_keys(b"\x1a");
    session.signal(Signal::TSTP);
    session.type_keys(b"k");
    session.wait_for_text("log z k.");
    assert!(session.parser.screen().alternate_screen());
}

#[test]
fn a_program_continued_from_outside_draws_everything_again() {
    let mut session = Session::start("obedient");
    session.signal(Signal::STOP);
    session.signal(Signal::CONT);
    session.wait_for_text("log Resumed.");
    session.type_keys(b"q");
    assert!(session.wait_for_end().success());
    session.assert_given_back();
}

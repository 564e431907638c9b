//! A person at a terminal in front of the program, or of something that runs it.

use std::io::{Read as _, Write};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::office::{Office, PATIENCE, TODAY};

const SIZE: PtySize = PtySize {
    rows: 24,
    cols: 80,
    pixel_width: 0,
    pixel_height: 0,
};

pub(crate) struct Seat {
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
}

impl Seat {
    /// At the dossier of an office; `front` is put in front of the program.
    pub(crate) fn at(office: &Office, front: &[String]) -> Self {
        let pair = native_pty_system().openpty(SIZE).unwrap();
        let program = assert_cmd::cargo::cargo_bin!("crono").to_str().unwrap();
        let mut line = front.iter().map(String::as_str).chain([program]);
        let mut command = CommandBuilder::new(line.next().unwrap());
        command.args(line);
        command.env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap());
        command.env("XDG_DATA_HOME", office.path().parent().unwrap());
        command.env("CRONO_TODAY", TODAY);
        command.env("CRONO_BY", "G.T.");
        command.env("LANG", "it_IT.UTF-8");
        command.env("TERM", "xterm-256color");
        // Not beside the dossier, where what a save leaves behind is counted.
        command.env("XDG_STATE_HOME", "/nonexistent");
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..read].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self {
            child,
            _master: pair.master,
            keyboard,
            output,
            screen: vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0),
        }
    }

    pub(crate) fn keys(&mut self, keys: &str) {
        // A program that was killed reads no more; whoever waits for it will see.
        for piece in keys.split_inclusive('\r') {
            let text = piece.trim_end_matches('\r');
            let _ = self.keyboard.write_all(text.as_bytes());
            if text != piece {
                // Enter comes a moment after the key before it, as from a hand.
                std::thread::sleep(Duration::from_millis(150));
                let _ = self.keyboard.write_all(b"\r");
            }
        }
    }

    /// What stands on the screen now, its lines joined where they were broken.
    pub(crate) fn shows(&mut self) -> String {
        while let Ok(bytes) = self.output.try_recv() {
            self.screen.process(&bytes);
        }
        let contents = self.screen.screen().contents();
        contents.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Waits until one of these is on the screen, or the program has ended: then `None`.
    #[track_caller]
    pub(crate) fn sees(&mut self, texts: &[&str]) -> Option<usize> {
        let begun = Instant::now();
        loop {
            let shown = self.shows();
            if let Some(found) = texts.iter().position(|text| shown.contains(text)) {
                return Some(found);
            }
            if self.child.try_wait().unwrap().is_some() {
                return None;
            }
            assert!(begun.elapsed() < PATIENCE, "none of {texts:?}:\n{shown}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until the terminal is given back.
    #[track_caller]
    pub(crate) fn leaves(&mut self) {
        crate::office::until("the terminal is given back", || {
            self.shows();
            !self.screen.screen().alternate_screen()
        });
    }

    /// Waits for the program to end; its exit code.
    #[track_caller]
    pub(crate) fn ends(&mut self) -> u32 {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(begun.elapsed() < PATIENCE, "it does not end");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

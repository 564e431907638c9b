//! Commands that run and end, many times in turn with others: wall clock, processor, instructions.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A command line with what is done before each run of it.
pub struct Line<'l> {
    pub name: String,
    pub program: &'l Path,
    pub arguments: Vec<String>,
    pub before: Box<dyn Fn() + 'l>,
}

/// What its runs took.
pub struct Cost {
    /// The median.
    pub wall: Duration,
    /// The mean: the system counts in hundredths of a second.
    pub busy: Duration,
}

impl Line<'_> {
    fn command(&self) -> Command {
        let mut command = Command::new(self.program);
        command.args(&self.arguments).env_clear().env("LANG", "C");
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    /// How many instructions it takes; `None` where nothing can count them.
    pub fn instructions(&self) -> Option<u64> {
        (self.before)();
        let mut valgrind = Command::new("valgrind");
        valgrind.args(["--tool=none", "--log-file=/dev/null", "true"]);
        valgrind
            .status()
            .ok()
            .filter(std::process::ExitStatus::success)?;
        let mut counted = Command::new("valgrind");
        counted.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
        counted.arg(self.program).args(&self.arguments);
        counted.env("LANG", "C").stdin(Stdio::null());
        let told = String::from_utf8(counted.output().ok()?.stderr).ok()?;
        let (_, rest) = told.split_once("refs:")?;
        rest.lines().next()?.trim().replace(',', "").parse().ok()
    }
}

/// Runs all of them so many times, one after the other in each round, so that the noise of the machine
/// falls on all alike.
pub fn costs(lines: &[Line<'_>], rounds: usize) -> Vec<Cost> {
    let mut walls = vec![Vec::with_capacity(rounds); lines.len()];
    let mut busy = vec![Duration::ZERO; lines.len()];
    for round in 0..=rounds {
        for (nth, line) in lines.iter().enumerate() {
            (line.before)();
            let (begun, before) = (Instant::now(), children());
            line.command().status().expect("it can be started");
            // The first round warms what is read.
            if round > 0 {
                walls[nth].push(begun.elapsed());
                busy[nth] += children().saturating_sub(before);
            }
        }
    }
    let rounds = u32::try_from(rounds).expect("a few");
    let each = walls.into_iter().zip(busy);
    each.map(|(wall, busy)| Cost {
        wall: super::median(wall),
        busy: busy / rounds,
    })
    .collect()
}

/// How long the ended children of this process were on a processor, in steps of the system's clock.
fn children() -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let (_, rest) = stat.rsplit_once(')').unwrap_or_default();
    let field = |n: usize| rest.split_whitespace().nth(n)?.parse::<u64>().ok();
    let ticks = field(13).unwrap_or(0) + field(14).unwrap_or(0);
    // To programs Linux counts in hundredths of a second, whatever its own clock does.
    Duration::from_millis(ticks * 10)
}

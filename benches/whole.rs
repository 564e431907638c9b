//! What the whole program costs: numbers, no verdicts.
//!
//! `cargo bench --bench whole` measures the program built with it; `CRONO_BIN=PATH` another one, such as
//! the static one of `cargo dist`. What is compared runs in turn, so that the noise of the machine falls
//! on all alike; ratios mean more than milliseconds. Instructions are counted where `valgrind` is.

#![expect(clippy::print_stdout, reason = "tables to be read by people")]
#![expect(
    clippy::cast_precision_loss,
    reason = "figures for people have few digits"
)]

#[path = "whole/command.rs"]
mod command;
#[path = "speed/dossier.rs"]
mod dossier;
#[path = "whole/session.rs"]
mod session;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use command::{Line as Command, costs};
use session::{Burst, Line, Session};

const TODAY: &str = "2026-08-24";
/// Starts of the screen, of each kind.
const STARTS: usize = 11;
/// Runs of a command.
const RUNS: usize = 60;

fn main() {
    let program = std::env::var_os("CRONO_BIN")
        .map_or_else(|| PathBuf::from(env!("CARGO_BIN_EXE_crono")), PathBuf::from);
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    println!("{}", program.display());
    screens(&program, folder);
    journals(&program, folder);
    commands(&program, folder);
    portfolios(&program, folder);
    slow_lines(&program, folder);
}

pub(crate) fn median<T: Ord + Copy>(mut values: Vec<T>) -> T {
    values.sort_unstable();
    values[values.len() / 2]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// A file of so many phases and changes.
fn file(folder: &Path, phases: u32, changes: u32) -> PathBuf {
    let path = folder.join(format!("{phases}-{changes}.json"));
    fs::write(&path, dossier::text(phases, changes)).expect("a file");
    path
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a name in UTF-8")
}

/// What one start showed.
struct Start {
    frame: Burst,
    busy: Duration,
    resident: u64,
    private: u64,
    threads: u64,
    writes: u64,
    keys: Vec<Burst>,
    writes_of_keys: u64,
    idle_switches: u64,
    idle_busy: Duration,
    quit: Duration,
}

fn start(program: &Path, arguments: &[&str]) -> Start {
    let (mut session, frame) = Session::start(program, arguments, Line::Fast);
    let (busy, writes) = (session.busy(), session.proc("io", "syscw:"));
    let keys = b"jjjjjjkkkkkk".iter();
    let keys: Vec<Burst> = keys.filter_map(|key| session.press(&[*key])).collect();
    let writes_of_keys = session.proc("io", "syscw:") - writes;
    let switches = |session: &Session| session.proc("status", "voluntary_ctxt_switches:");
    let (before, rested) = (switches(&session), session.busy());
    std::thread::sleep(Duration::from_secs(1));
    Start {
        idle_switches: switches(&session) - before,
        idle_busy: session.busy().saturating_sub(rested),
        frame,
        busy,
        writes,
        resident: session.proc("status", "VmHWM:"),
        private: session.proc("status", "RssAnon:"),
        threads: session.proc("status", "Threads:"),
        keys,
        writes_of_keys,
        quit: session.quit(),
    }
}

/// Starts in turn, each of them so many times.
fn starts(program: &Path, lines: &[Vec<String>]) -> Vec<Vec<Start>> {
    let mut all: Vec<Vec<Start>> = lines.iter().map(|_| Vec::new()).collect();
    for round in 0..=STARTS {
        for (line, starts) in lines.iter().zip(&mut all) {
            let arguments: Vec<&str> = line.iter().map(String::as_str).collect();
            let start = start(program, &arguments);
            if round > 0 {
                starts.push(start);
            }
        }
    }
    all
}

fn screen_of(path: &Path) -> Vec<String> {
    ["--readonly", "--today", TODAY, "--file", text(path)]
        .map(str::to_owned)
        .to_vec()
}

fn screens(program: &Path, folder: &Path) {
    let sizes = [8, 100, 1_000, 9_999];
    let files = sizes.map(|phases| file(folder, phases, 0));
    let lines: Vec<Vec<String>> = files.iter().map(|file| screen_of(file)).collect();
    println!("\nThe screen: start to the first whole frame, and a key");
    println!(
        "phases | first ms | cpu ms | bytes | per byte shown | writes | key ms | bytes | per byte shown | writes | idle switches | idle cpu ms | RSS kB | private kB | threads | quit ms"
    );
    for (phases, starts) in sizes.iter().zip(starts(program, &lines)) {
        let of = |value: fn(&Start) -> u64| median(starts.iter().map(value).collect());
        let time = |value: fn(&Start) -> Duration| ms(median(starts.iter().map(value).collect()));
        let keys: Vec<&Burst> = starts.iter().flat_map(|start| &start.keys).collect();
        let sum = |value: fn(&Burst) -> usize| keys.iter().map(|key| value(key)).sum::<usize>();
        let count = keys.len().max(1);
        let frame = &starts[0].frame;
        let writes = starts.iter().map(|start| start.writes_of_keys).sum::<u64>();
        let writes = usize::try_from(writes).unwrap_or(usize::MAX);
        println!(
            "{phases} | {:.2} | {:.2} | {} | {:.2} | {} | {:.2} | {} | {:.2} | {:.2} | {} | {:.2} | {} | {} | {} | {:.2}",
            time(|start| start.frame.whole),
            time(|start| start.busy),
            frame.bytes,
            ratio(frame.bytes, frame.shown),
            of(|start| start.writes),
            ms(median(keys.iter().map(|key| key.whole).collect())),
            sum(|key| key.bytes) / count,
            ratio(sum(|key| key.bytes), sum(|key| key.shown)),
            ratio(writes, count),
            of(|start| start.idle_switches),
            time(|start| start.idle_busy),
            of(|start| start.resident),
            of(|start| start.private),
            of(|start| start.threads),
            time(|start| start.quit),
        );
    }
}

fn ratio(many: usize, few: usize) -> f64 {
    many as f64 / few.max(1) as f64
}

fn journals(program: &Path, folder: &Path) {
    let sizes = [10, 1_000, 10_000];
    let files = sizes.map(|changes| file(folder, 8, changes));
    let lines: Vec<Vec<String>> = files.iter().map(|file| screen_of(file)).collect();
    println!("\nThe journal: eight phases, so many changes");
    println!("changes | file kB | first ms | cpu ms");
    for ((changes, file), starts) in sizes.iter().zip(&files).zip(starts(program, &lines)) {
        let time = |value: fn(&Start) -> Duration| ms(median(starts.iter().map(value).collect()));
        println!(
            "{changes} | {} | {:.2} | {:.2}",
            fs::metadata(file).expect("it is there").len() / 1024,
            time(|start| start.frame.whole),
            time(|start| start.busy),
        );
    }
}

fn commands(program: &Path, folder: &Path) {
    let truth = Path::new("/bin/true");
    let plain = || Box::new(|| ()) as Box<dyn Fn()>;
    let mut lines = vec![Command {
        name: "true".to_owned(),
        program: truth,
        arguments: Vec::new(),
        before: plain(),
    }];
    let mut add = |name: &str, path: &Path, words: &[&str], before: Box<dyn Fn()>| {
        let front = ["--today", TODAY, "--file", text(path)];
        let arguments = front.iter().chain(words).map(ToString::to_string);
        lines.push(Command {
            name: name.to_owned(),
            program,
            arguments: arguments.collect(),
            before,
        });
    };
    for phases in [8, 1_000, 9_999] {
        let file = file(folder, phases, 0);
        add(&format!("status, {phases}"), &file, &["status"], plain());
        add(
            &format!("status --json, {phases}"),
            &file,
            &["status", "--json"],
            plain(),
        );
        add(&format!("check, {phases}"), &file, &["check"], plain());
    }
    let saved = file(folder, 8, 1);
    let whole = fs::read(&saved).expect("it is there");
    let again = saved.clone();
    let before = Box::new(move || fs::write(&again, &whole).expect("a file"));
    let words = ["record", &dossier::end_of(1), TODAY, "--by", "G. Torri"];
    add("record, 8", &saved, &words, before);
    println!("\nCommands, beside /bin/true");
    println!("command | ms | x true | cpu ms | M instructions");
    let costs = costs(&lines, RUNS);
    let truth = &costs[0];
    for (line, cost) in lines.iter().zip(&costs) {
        let instructions = line.instructions();
        println!(
            "{} | {:.2} | {:.2} | {:.2} | {}",
            line.name,
            ms(cost.wall),
            ms(cost.wall) / ms(truth.wall),
            ms(cost.busy),
            instructions.map_or("-".to_owned(), |n| format!("{:.2}", n as f64 / 1e6)),
        );
    }
}

fn portfolios(program: &Path, folder: &Path) {
    println!("\nA folder of dossiers, beside reading its bytes");
    println!("dossiers | MB | cat ms | status ms | x cat | first frame ms | x cat | RSS kB");
    for count in [10, 100, 1_000] {
        let folder = folder.join(format!("folder-{count}"));
        fs::create_dir(&folder).expect("a folder");
        let text_of_one = include_str!("../data/demonstration.json");
        for n in 0..count {
            fs::write(folder.join(format!("{n}.json")), text_of_one).expect("a file");
        }
        let shell = Path::new("/bin/sh");
        let read = format!("exec cat {}/*.json", folder.display());
        let line = |name: &str, program, words: &[&str]| Command {
            name: name.to_owned(),
            program,
            arguments: words.iter().map(ToString::to_string).collect(),
            before: Box::new(|| ()),
        };
        let front = ["--today", TODAY, "--file", text(&folder)];
        let lines = [
            line("cat", shell, &["-c", &read]),
            line("status", program, &[&front[..], &["status"]].concat()),
        ];
        let costs = costs(&lines, 15);
        let front: Vec<String> = front.map(str::to_owned).to_vec();
        let starts = starts(program, &[front]).remove(0);
        let first = median(starts.iter().map(|start| start.frame.whole).collect());
        let cat = ms(costs[0].wall);
        println!(
            "{count} | {:.1} | {cat:.1} | {:.1} | {:.1} | {:.1} | {:.1} | {}",
            (text_of_one.len() * count) as f64 / 1e6,
            ms(costs[1].wall),
            ms(costs[1].wall) / cat,
            ms(first),
            ms(first) / cat,
            median(starts.iter().map(|start| start.resident).collect()),
        );
    }
}

fn slow_lines(program: &Path, folder: &Path) {
    let demonstration = folder.join("demonstration.json");
    let contents = include_str!("../data/demonstration.json");
    fs::write(&demonstration, contents).expect("a file");
    let arguments = screen_of(&demonstration);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    println!("\nA slow line: the demonstration");
    println!(
        "baud | first frame ms | bytes | key: first piece ms | longest | whole ms | longest | bytes | ten keys at once ms"
    );
    for baud in [9_600, 19_200] {
        let (mut session, frame) = Session::start(program, &arguments, Line::Baud(baud));
        let keys = b"jjjjkkkkjjjjkkkk".iter();
        let keys: Vec<Burst> = keys.filter_map(|key| session.press(&[*key])).collect();
        let burst = session.press(b"jjjjjkkkkk").or_else(|| session.press(b"j"));
        let first: Vec<Duration> = keys.iter().map(|key| key.first).collect();
        let whole: Vec<Duration> = keys.iter().map(|key| key.whole).collect();
        let bytes = keys.iter().map(|key| key.bytes).sum::<usize>() / keys.len().max(1);
        println!(
            "{baud} | {:.0} | {} | {:.0} | {:.0} | {:.0} | {:.0} | {bytes} | {:.0}",
            ms(frame.whole),
            frame.bytes,
            ms(median(first.clone())),
            ms(first.into_iter().max().unwrap_or_default()),
            ms(median(whole.clone())),
            ms(whole.into_iter().max().unwrap_or_default()),
            burst.map_or(0.0, |burst| ms(burst.whole)),
        );
        session.quit();
    }
}

//! How long the parts take, at 8, 100, 1,000 and 9,999 phases (a plan has no more): numbers, no verdicts.
//!
//! `cargo bench --bench speed` measures. `cargo bench --bench speed -- --write FOLDER` writes the same
//! dossiers to files instead, for measuring the whole program from outside; their day is
//! `--today 2026-08-24`.

#[path = "speed/dossier.rs"]
mod dossier;

use std::convert::Infallible;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use criterion::{BatchSize, Bencher, BenchmarkId, Criterion};
use crono::assess::{Assessment, prepare};
use crono::calendar::Date;
use crono::record::{Draft, Expected, Proposal, Stamp};
use crono::screen::{App, FileState, Message, Person, Start, draw, update};
use crono::store::{Commit, JsonFile, Saving};
use crono::words::Lang;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

const PHASES: [u32; 4] = [8, 100, 1_000, 9_999];
const DAY: Date = dossier::DAY;
const COLUMNS: u16 = 80;
const ROWS: u16 = 24;

/// What is measured, given a dossier.
type Part = fn(&mut Bencher<'_>, &Bench);

/// A dossier in a file of its own, gone with it.
struct Bench {
    folder: tempfile::TempDir,
    text: String,
}

impl Bench {
    fn of(phases: u32) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let text = dossier::text(phases, 0);
        let bench = Self { folder, text };
        bench.write();
        bench
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("crono.json")
    }

    /// The file as it was at first.
    fn write(&self) {
        fs::write(self.path(), &self.text).expect("a file");
    }

    fn file(&self) -> JsonFile {
        JsonFile::new(&self.path())
    }

    fn dossier(&self) -> crono::record::Dossier {
        self.file().open().expect("a sound dossier").dossier
    }
}

fn stamp() -> Stamp {
    Stamp {
        by: "G. Torri".to_owned(),
        login: "gtorri".to_owned(),
        at: "2026-08-24T09:41:00+02:00".parse().expect("an instant"),
    }
}

fn app(dossier: crono::record::Dossier) -> App {
    let Stamp { by, login, at } = stamp();
    App::new(Start {
        lang: Lang::It,
        ascii: false,
        colour: true,
        size: (COLUMNS, ROWS),
        today: DAY,
        started: at,
        person: Person { by, login },
        file: FileState {
            name: "crono.json".to_owned(),
            exists: true,
            read_only: None,
            shared: false,
        },
        dossier,
    })
}

fn terminal() -> Terminal<TestBackend> {
    Terminal::new(TestBackend::new(COLUMNS, ROWS)).expect("a terminal in memory")
}

fn frame(terminal: &mut Terminal<TestBackend>, app: &App) {
    let drawn = terminal.draw(|frame| draw(app, frame));
    black_box(drawn.expect("memory takes all"));
}

/// From the file to a dossier that may be trusted; the journal stays text.
fn open(bencher: &mut Bencher<'_>, bench: &Bench) {
    let file = bench.file();
    bencher.iter(|| file.open().expect("a sound dossier"));
}

/// What the first frame does not wait for.
fn journal(bencher: &mut Bencher<'_>, bench: &Bench) {
    let opened = bench.file().open().expect("a sound dossier");
    bencher.iter(|| opened.journal().expect("a sound journal"));
}

fn assess(bencher: &mut Bencher<'_>, bench: &Bench) {
    let dossier = bench.dossier();
    bencher.iter(|| Assessment::of(black_box(&dossier), DAY));
}

/// From a dossier to the cells of the first screen.
fn first_frame(bencher: &mut Bencher<'_>, bench: &Bench) {
    let dossier = bench.dossier();
    bencher.iter_batched(
        || (dossier.clone(), terminal()),
        |(dossier, mut terminal)| {
            let app = app(dossier);
            frame(&mut terminal, &app);
            (app, terminal)
        },
        BatchSize::LargeInput,
    );
}

/// From a key that moves the cursor to the cells it changes.
fn key(bencher: &mut Bencher<'_>, bench: &Bench) {
    let (mut app, mut terminal) = (app(bench.dossier()), terminal());
    frame(&mut terminal, &app);
    let mut keys = [KeyCode::Up, KeyCode::Down].into_iter().cycle();
    bencher.iter(|| {
        let code = keys.next().expect("a cycle has no end");
        let key = KeyEvent::new(code, KeyModifiers::NONE);
        black_box(update(&mut app, Message::Key(key)));
        frame(&mut terminal, &app);
    });
}

/// From a wish to a date on the disk: lock, read, decide, check, write, confirm. The backup of the day
/// is there already.
fn save(bencher: &mut Bencher<'_>, bench: &Bench) {
    let wish = Proposal::Record {
        event: dossier::end_of(1).parse().expect("an event"),
        draft: Draft::on(DAY),
        keep: false,
        expected: Expected::Anything,
    };
    let saving = Saving {
        login: "gtorri",
        today: DAY,
        first: None,
    };
    let file = bench.file();
    let commit = || {
        let saved = file.commit(saving, |dossier, journal| {
            let made = prepare(dossier, journal, &wish, &stamp(), None, DAY).expect("a fair wish");
            Ok::<_, Infallible>(made.map(|(change, preview)| Commit {
                change,
                stamp: stamp(),
                reason: None,
                judged: preview.judged,
            }))
        });
        saved.expect("a save").expect("something to change")
    };
    bench.write();
    commit();
    bencher.iter_batched(|| bench.write(), |()| commit(), BatchSize::PerIteration);
}

fn main() {
    let mut arguments = std::env::args().skip_while(|argument| argument != "--write");
    if let (Some(_), Some(folder)) = (arguments.next(), arguments.next()) {
        return write(Path::new(&folder));
    }
    let mut criterion = Criterion::default().configure_from_args();
    measure(&mut criterion);
    criterion.final_summary();
}

fn measure(criterion: &mut Criterion) {
    let measures: [(&str, Part); 6] = [
        ("open", open),
        ("journal", journal),
        ("assess", assess),
        ("first_frame", first_frame),
        ("key", key),
        ("save", save),
    ];
    let benches = PHASES.map(|phases| (phases, Bench::of(phases)));
    for (name, part) in measures {
        let mut group = criterion.benchmark_group(name);
        group.sample_size(10);
        for (phases, bench) in &benches {
            group.bench_with_input(BenchmarkId::from_parameter(phases), bench, part);
        }
    }
}

/// Writes `FOLDER/8/crono.json` and its larger sisters.
fn write(folder: &Path) {
    for phases in PHASES {
        let folder = folder.join(phases.to_string());
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("crono.json"), dossier::text(phases, 0)).expect("a file");
    }
}

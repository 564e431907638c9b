//! The tour: a picture of every view in both languages, `docs/screens/`, drawn from the demonstration
//! dossier by the keys that lead there, and compared.

use crono::assess::Assessment;
use crono::plan::{SHIPPED_DEFAULT, shipped};
use crono::record::{Dossier, Journal};
use crono::screen::{
    App, FileState, Message, Person, Portfolio, PortfolioStart, Start, draw, draw_portfolio, update,
};
use crono::store::JsonFile;
use crono::words::Lang;
use crono::words::portfolio::DossierRow;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::{Frame, Terminal};

use super::{DAY, FILE, at};

/// The size of a screen.
pub type Size = (u16, u16);

/// What a picture begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum On {
    /// The demonstration dossier.
    Demonstration,
    /// A file that is not there yet.
    Nothing,
    /// A folder of three dossiers.
    Folder,
}

/// A picture: its name, what is looked at, the keys that lead there, its size, and what it shows.
#[derive(Clone, Copy)]
pub struct View {
    pub name: &'static str,
    on: On,
    keys: &'static str,
    size: Size,
    pub shows: &'static str,
}

const fn view(name: &'static str, keys: &'static str, shows: &'static str) -> View {
    View {
        name,
        on: On::Demonstration,
        keys,
        size: (80, 24),
        shows,
    }
}

const fn on(on: On, view: View) -> View {
    View { on, ..view }
}

const fn sized(size: Size, view: View) -> View {
    View { size, ..view }
}

/// All of them, in the order of the page.
pub const VIEWS: [View; 19] = [
    on(
        On::Nothing,
        view(
            "first-start",
            "",
            "the first start: with which plan a dossier begins",
        ),
    ),
    view(
        "list",
        "",
        "the list, and under the rule the proof of the selected phase",
    ),
    view("detail", "tab", "the keyboard in the detail"),
    view(
        "form",
        "enter 24/8",
        "a date is typed: what saving would do, before it is saved",
    ),
    view(
        "correction",
        "2 tab down c",
        "a correction, which asks for a reason",
    ),
    view(
        "question",
        "u",
        "a question: the first answer changes nothing",
    ),
    view("requests", "r", "the register of requests"),
    view("journal", "l", "the journal, the fact first"),
    view("timeline", "t", "the timeline"),
    view("origin", "o", "why this date: the sum, step by step"),
    view("plan", "m", "what of the plan may be set"),
    view(
        "plan-text",
        "m e",
        "the plan as text, and the list as it becomes",
    ),
    view(
        "hypothesis",
        "i 5 e 15 enter",
        "a hypothesis beside what is so",
    ),
    view(
        "day",
        "d 31/7 enter",
        "the situation on another day, to be looked at only",
    ),
    view("search", "/ tri", "looking for something as one types"),
    view("help", "?", "the keys and the signs"),
    on(
        On::Folder,
        view("folder", "", "several dossiers, the most urgent first"),
    ),
    sized((60, 15), view("narrow", "", "a small terminal")),
    sized((160, 45), view("wide", "", "a large one")),
];

/// The screen of a view.
pub fn screen(view: &View, lang: Lang) -> Buffer {
    match view.on {
        On::Folder => folder(view, lang),
        On::Demonstration => {
            let opened = JsonFile::new(&at(FILE)).open().expect("a sound dossier");
            let journal = opened.journal().expect("a sound journal");
            app(view, lang, opened.dossier, Some(journal))
        }
        On::Nothing => {
            let plan = shipped(SHIPPED_DEFAULT).expect("the shipped plan");
            app(view, lang, Dossier::new(plan), None)
        }
    }
}

fn app(view: &View, lang: Lang, dossier: Dossier, journal: Option<Journal>) -> Buffer {
    let mut app = App::new(Start {
        lang,
        ascii: false,
        colour: true,
        size: view.size,
        today: DAY.parse().expect("a day"),
        started: format!("{DAY}T08:30:00+02:00").parse().expect("an instant"),
        person: Person {
            by: "G. Torri".to_owned(),
            login: "gtorri".to_owned(),
        },
        file: FileState {
            name: journal
                .as_ref()
                .map_or("crono.json", |_| "demonstration.json")
                .to_owned(),
            exists: journal.is_some(),
            read_only: None,
            shared: false,
        },
        dossier,
    });
    if let Some(journal) = journal {
        update(&mut app, Message::Journal(journal));
    } else {
        app.choose_a_plan();
    }
    for key in keys(view.keys) {
        update(&mut app, Message::Key(key));
    }
    drawn(view.size, |frame| draw(&app, frame))
}

/// The demonstration, and two contracts that have just begun.
fn folder(view: &View, lang: Lang) -> Buffer {
    let today = DAY.parse().expect("a day");
    let row = |id: usize, file: &str, dossier: &Dossier| {
        let assessment = Assessment::of(dossier, today);
        DossierRow {
            id,
            ..DossierRow::of(lang, file, dossier, &assessment)
        }
    };
    let opened = JsonFile::new(&at(FILE)).open().expect("a sound dossier");
    let new = |plan: &str| Dossier::new(shipped(plan).expect("a shipped plan"));
    let rows = vec![
        row(1, "demonstration.json", &opened.dossier),
        row(2, "lavori.json", &new("lavori")),
        row(3, "sito.json", &new(SHIPPED_DEFAULT)),
    ];
    let list = Portfolio::new(PortfolioStart {
        lang,
        ascii: false,
        colour: true,
        size: view.size,
        today,
        place: "/var/lib/crono".to_owned(),
        rows,
    });
    drawn(view.size, |frame| draw_portfolio(&list, frame))
}

fn drawn((columns, rows): Size, draw: impl FnOnce(&mut Frame<'_>)) -> Buffer {
    let mut terminal =
        Terminal::new(TestBackend::new(columns, rows)).expect("a terminal in memory");
    terminal
        .draw(draw)
        .expect("memory takes all")
        .buffer
        .clone()
}

/// Keys by their names, other words letter by letter.
fn keys(script: &str) -> Vec<KeyEvent> {
    let press = |code| KeyEvent::new(code, KeyModifiers::NONE);
    let of = |word: &str| match word {
        "enter" => vec![press(KeyCode::Enter)],
        "tab" => vec![press(KeyCode::Tab)],
        "down" => vec![press(KeyCode::Down)],
        letters => letters.chars().map(KeyCode::Char).map(press).collect(),
    };
    script.split_whitespace().flat_map(of).collect()
}

/// The page that lists the pictures.
pub fn page() -> String {
    let mut page = String::from(
        "# A tour of the screens\n\n\
         Each view of the program on the invented contract of Borgomare, Monday 24 August 2026, in English and\n\
         in Italian. The pictures are the screens themselves, drawn by a test; `cargo test --test readme --\n\
         --ignored` draws them anew. How the colours are chosen: [colours.md](colours.md).\n",
    );
    for view in &VIEWS {
        let (name, shows) = (view.name, view.shows);
        for line in [
            format!("\n## {shows}\n\n"),
            format!("![{shows}](screens/{name}.en.svg)\n\n"),
            format!("![{shows}, in Italian](screens/{name}.it.svg)\n"),
        ] {
            page.push_str(&line);
        }
    }
    page
}

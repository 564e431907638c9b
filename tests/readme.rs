//! The pictures of the README are the screen: drawn here from the demonstration dossier and compared.
//! What it and the other pages name is there, see `readme/commands.rs`.
//!
//! After a change of the screen, `cargo test --test readme -- --ignored` draws them anew.

#[path = "readme/commands.rs"]
mod commands;
#[path = "readme/svg.rs"]
mod svg;

use std::fs;
use std::path::{Path, PathBuf};

use crono::screen::{App, FileState, Message, Person, Start, draw, update};
use crono::store::JsonFile;
use crono::words::Lang;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use unicode_width::UnicodeWidthStr;

/// The day on which the demonstration shows everything; the README names it.
const DAY: &str = "2026-08-24";
const FILE: &str = "data/demonstration.json";
const BEGIN: &str = "draws it anew -->\n```text\n";
const END: &str = "```\n<!-- end of the screen -->";

fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The screen as `crono --file data/demonstration.json --today 2026-08-24` opens at 80x24.
fn screen(lang: Lang) -> Buffer {
    let opened = JsonFile::new(&at(FILE)).open().expect("a sound dossier");
    let journal = opened.journal().expect("a sound journal");
    let mut app = App::new(Start {
        lang,
        ascii: false,
        colour: true,
        size: (80, 24),
        today: DAY.parse().expect("a day"),
        started: format!("{DAY}T08:30:00+02:00").parse().expect("an instant"),
        person: Person {
            by: "G. Torri".to_owned(),
            login: "gtorri".to_owned(),
        },
        file: FileState {
            name: "demonstration.json".to_owned(),
            exists: true,
            read_only: None,
            shared: false,
        },
        dossier: opened.dossier,
    });
    update(&mut app, Message::Journal(journal));
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).expect("a terminal in memory");
    let drawn = terminal.draw(|frame| draw(&app, frame));
    drawn.expect("memory takes all").buffer.clone()
}

/// The cells of each row, with the column where each begins: a wide sign takes two.
fn rows(buffer: &Buffer) -> Vec<Vec<(u16, &ratatui::buffer::Cell)>> {
    let row = |y| {
        let mut cells = Vec::new();
        let mut x = 0;
        while x < buffer.area.width {
            let cell = &buffer[(x, y)];
            cells.push((x, cell));
            x += u16::try_from(cell.symbol().width().max(1)).expect("a sign is narrow");
        }
        cells
    };
    (0..buffer.area.height).map(row).collect()
}

fn text(buffer: &Buffer) -> String {
    let mut text = String::new();
    for row in rows(buffer) {
        let line: String = row.into_iter().map(|(_, cell)| cell.symbol()).collect();
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// What stands before the picture in the README, the picture, and what follows.
fn readme() -> (String, String, String) {
    let readme = fs::read_to_string(at("README.md")).expect("the README");
    let (before, rest) = readme.split_once(BEGIN).expect("where the screen begins");
    let (picture, after) = rest.split_once(END).expect("where the screen ends");
    (before.to_owned(), picture.to_owned(), after.to_owned())
}

#[test]
fn the_picture_is_the_screen() {
    let (_, picture, _) = readme();
    assert_eq!(picture, text(&screen(Lang::En)));
}

#[test]
fn the_coloured_picture_is_the_screen() {
    let picture = fs::read_to_string(at("docs/screen.svg")).expect("the picture");
    assert!(
        picture == svg::of(&rows(&screen(Lang::It))),
        "docs/screen.svg is an old picture"
    );
}

#[test]
#[ignore = "writes the pictures"]
fn draw_the_pictures_anew() {
    let (before, _, after) = readme();
    let readme = format!("{before}{BEGIN}{}{END}{after}", text(&screen(Lang::En)));
    fs::write(at("README.md"), readme).expect("the README");
    fs::write(at("docs/screen.svg"), svg::of(&rows(&screen(Lang::It)))).expect("the picture");
}

//! The pictures of the README are the screen: drawn here from the demonstration dossier and compared.
//! What it and the other pages name is there, see `readme/commands.rs`.
//!
//! After a change of the screen, `cargo test --test readme -- --ignored` draws them anew.

#[path = "readme/colours.rs"]
mod colours;
#[path = "readme/commands.rs"]
mod commands;
#[path = "readme/svg.rs"]
mod svg;
#[path = "readme/tour.rs"]
mod tour;

use std::fs;
use std::path::{Path, PathBuf};

use crono::words::Lang;
use ratatui::buffer::Buffer;
use unicode_width::UnicodeWidthStr;

use tour::VIEWS;

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
    let list = VIEWS.iter().find(|view| view.name == "list");
    tour::screen(list.expect("the list"), lang)
}

/// The pictures of the tour with the files they are in.
fn tour() -> Vec<(String, Buffer)> {
    let mut pictures = Vec::new();
    for view in &VIEWS {
        for (lang, code) in [(Lang::En, "en"), (Lang::It, "it")] {
            let file = format!("docs/screens/{}.{code}.svg", view.name);
            pictures.push((file, tour::screen(view, lang)));
        }
    }
    pictures
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
fn the_tour_shows_the_screens_as_they_are() {
    let old = |(file, screen): &(String, Buffer)| {
        let drawn = fs::read_to_string(at(file)).unwrap_or_default();
        drawn != svg::of(&rows(screen))
    };
    let pictures = tour();
    let old: Vec<&str> = pictures
        .iter()
        .filter(|picture| old(picture))
        .map(|(file, _)| file.as_str())
        .collect();
    assert!(old.is_empty(), "old pictures: {old:?}");
    let page = fs::read_to_string(at("docs/screens.md")).unwrap_or_default();
    assert!(page == tour::page(), "docs/screens.md is an old page");
}

#[test]
fn whatever_is_to_be_read_can_be_read_on_the_terminals_in_use() {
    let pictures = tour();
    let (styles, alone) = colours::shown(pictures.iter().map(|(_, screen)| screen));
    assert!(
        alone.is_empty(),
        "text in a colour without its own ground: {alone:?}"
    );
    assert!(
        styles.len() > 4,
        "the pictures show what is late, due and suspended"
    );
    let faults = colours::faults(&styles);
    assert!(faults.is_empty(), "{faults:#?}");
    let page = fs::read_to_string(at("docs/colours.md")).unwrap_or_default();
    assert!(
        page == colours::page(&styles),
        "docs/colours.md is an old page"
    );
}

#[test]
#[ignore = "writes the pictures"]
fn draw_the_pictures_anew() {
    let (before, _, after) = readme();
    let readme = format!("{before}{BEGIN}{}{END}{after}", text(&screen(Lang::En)));
    fs::write(at("README.md"), readme).expect("the README");
    fs::write(at("docs/screen.svg"), svg::of(&rows(&screen(Lang::It)))).expect("the picture");
    let pictures = tour();
    for (file, screen) in &pictures {
        fs::write(at(file), svg::of(&rows(screen))).expect("a picture of the tour");
    }
    let (styles, _) = colours::shown(pictures.iter().map(|(_, screen)| screen));
    fs::write(at("docs/screens.md"), tour::page()).expect("the page of the tour");
    fs::write(at("docs/colours.md"), colours::page(&styles)).expect("the table of colours");
}

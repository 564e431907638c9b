//! Cells as a picture: one text for each run of cells of one style, over its background.

use std::fmt::Write as _;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// The width and height of a cell in the picture.
const CELL: (usize, usize) = (9, 19);
const PAPER: &str = "#1c1f26";
const INK: &str = "#d5d9e0";

/// The picture of rows of cells.
pub fn of(rows: &[Vec<(u16, &Cell)>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let (width, height) = ((columns + 2) * CELL.0, (rows.len() + 1) * CELL.1);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"15\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{PAPER}\"/>\n"
    );
    for (y, row) in rows.iter().enumerate() {
        let alike =
            |a: &Cell, b: &Cell| style(a) == style(b) && line(a.symbol()) == line(b.symbol());
        for run in row.chunk_by(|(_, a), (_, b)| alike(a, b)) {
            write_run(&mut svg, y, run);
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn write_run(svg: &mut String, y: usize, run: &[(u16, &Cell)]) {
    let Some((first, cell)) = run.first() else {
        return;
    };
    let text: String = run.iter().map(|(_, cell)| cell.symbol()).collect();
    let CellLook {
        ink,
        paper,
        bold,
        dim,
        underlined,
    } = style(cell);
    let (left, top) = ((usize::from(*first) + 1) * CELL.0, y * CELL.1 + CELL.1 / 2);
    let width = text.width() * CELL.0;
    if paper != PAPER {
        let height = CELL.1;
        writeln!(
            svg,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{paper}\"/>"
        )
        .expect("a string takes all");
    }
    let faint = if dim { " opacity=\"0.62\"" } else { "" };
    if underlined {
        let y = top + CELL.1 - 2;
        writeln!(
            svg,
            "<rect x=\"{left}\" y=\"{y}\" width=\"{width}\" height=\"1\" fill=\"{ink}\"{faint}/>"
        )
        .expect("a string takes all");
    }
    let words = text.trim();
    if words.is_empty() {
        return;
    }
    if let Some(thick) = line(words) {
        let y = top + CELL.1 / 2 - thick / 2;
        let left = left + (text.width() - text.trim_start().width()) * CELL.0;
        let width = words.width() * CELL.0;
        writeln!(
            svg,
            "<rect x=\"{left}\" y=\"{y}\" width=\"{width}\" height=\"{thick}\" fill=\"{ink}\"{faint}/>"
        )
        .expect("a string takes all");
        return;
    }
    let left = left + (text.width() - text.trim_start().width()) * CELL.0;
    let (base, width) = (top + 14, words.width() * CELL.0);
    let weight = if bold { " font-weight=\"bold\"" } else { "" };
    let words = words.replace('&', "&amp;").replace('<', "&lt;");
    writeln!(
        svg,
        "<text x=\"{left}\" y=\"{base}\" fill=\"{ink}\"{weight}{faint} textLength=\"{width}\" \
         lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\">{words}</text>"
    )
    .expect("a string takes all");
}

/// How thick the line is that a text of bars and rules is drawn as, whatever the font.
fn line(words: &str) -> Option<usize> {
    if words.chars().all(|sign| sign == '━') {
        Some(3)
    } else if words.chars().all(|sign| sign == '─') {
        Some(1)
    } else {
        None
    }
}

/// How a cell looks.
#[derive(PartialEq, Eq)]
struct CellLook {
    ink: &'static str,
    paper: &'static str,
    bold: bool,
    dim: bool,
    underlined: bool,
}

fn style(cell: &Cell) -> CellLook {
    let style = cell.style();
    let (ink, paper) = (
        style.fg.and_then(named).unwrap_or(INK),
        style.bg.and_then(named).unwrap_or(PAPER),
    );
    let has = |modifier| style.add_modifier.contains(modifier);
    let (ink, paper) = if has(Modifier::REVERSED) {
        (paper, ink)
    } else {
        (ink, paper)
    };
    CellLook {
        ink,
        paper,
        bold: has(Modifier::BOLD),
        dim: has(Modifier::DIM),
        underlined: has(Modifier::UNDERLINED),
    }
}

/// A colour of the terminal; `None` for its own.
fn named(colour: Color) -> Option<&'static str> {
    Some(match colour {
        Color::Black => "#14161b",
        Color::Red => "#c4414b",
        Color::Green => "#5fa052",
        Color::Yellow => "#c9a13b",
        Color::Blue => "#4d7fc4",
        Color::Magenta => "#a565b5",
        Color::Cyan => "#469fa8",
        Color::Gray => "#b4b9c2",
        Color::DarkGray => "#747b87",
        Color::LightRed => "#e8707a",
        Color::LightGreen => "#8ecb80",
        Color::LightYellow => "#ecc96a",
        Color::LightBlue => "#7fa9e6",
        Color::LightMagenta => "#cb92d9",
        Color::LightCyan => "#78c6cf",
        Color::White => "#f2f4f7",
        _ => return None,
    })
}

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
    let columns = 80;
    let (width, height) = ((columns + 2) * CELL.0, (rows.len() + 1) * CELL.1);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"15\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{PAPER}\"/>\n"
    );
    for (y, row) in rows.iter().enumerate() {
        for run in row.chunk_by(|(_, a), (_, b)| style(a) == style(b)) {
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
    let (ink, paper, bold) = style(cell);
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
    let words = text.trim();
    if words.is_empty() {
        return;
    }
    let left = left + (text.width() - text.trim_start().width()) * CELL.0;
    let (base, width) = (top + 14, words.width() * CELL.0);
    let weight = if bold { " font-weight=\"bold\"" } else { "" };
    let words = words.replace('&', "&amp;").replace('<', "&lt;");
    writeln!(
        svg,
        "<text x=\"{left}\" y=\"{base}\" fill=\"{ink}\"{weight} textLength=\"{width}\" \
         lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\">{words}</text>"
    )
    .expect("a string takes all");
}

/// Ink, paper, and whether it is bold.
fn style(cell: &Cell) -> (&'static str, &'static str, bool) {
    let style = cell.style();
    let (ink, paper) = (
        style.fg.and_then(named).unwrap_or(INK),
        style.bg.and_then(named).unwrap_or(PAPER),
    );
    let bold = style.add_modifier.contains(Modifier::BOLD);
    if style.add_modifier.contains(Modifier::REVERSED) {
        (paper, ink, bold)
    } else {
        (ink, paper, bold)
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

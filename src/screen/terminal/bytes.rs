//! Small pieces of what is written to a terminal: numbers, and the sign of a cell with its width.

use std::io::Write as _;

use ratatui::buffer::{Cell, CellWidth as _};

/// What is sent for a cell. A control character would act on the terminal instead of showing: it becomes a blank.
pub(super) fn symbol(cell: &Cell) -> &str {
    let symbol = cell.symbol();
    if let [b' '..=b'~'] = symbol.as_bytes() {
        symbol // nearly all of them
    } else if symbol.contains(char::is_control) || symbol.cell_width() == 0 {
        " "
    } else {
        symbol
    }
}

/// How many columns a cell takes, at least one.
pub(super) fn width(cell: &Cell) -> u16 {
    symbol(cell).cell_width()
}

/// Decimal digits.
pub(super) fn push_number(bytes: &mut Vec<u8>, number: u32) {
    write!(bytes, "{number}").expect("a vector takes every write");
}

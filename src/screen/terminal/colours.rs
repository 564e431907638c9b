//! The sixteen colours of a terminal, in the order of their numbers: the one list of them.
//!
//! What a colour looks like, only the terminal knows. Which of them shows what, is not decided here.

use ratatui::style::Color;

/// Each at the place of its number.
pub const SIXTEEN: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

/// The number of a colour; none of the terminal's own, and of those given in another way.
#[must_use]
pub fn number(colour: Color) -> Option<u8> {
    if let Color::Indexed(number @ 0..=15) = colour {
        return Some(number);
    }
    let place = SIXTEEN.iter().position(|known| *known == colour);
    place.and_then(|place| u8::try_from(place).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_known_by_its_number_however_it_is_given() {
        for (place, colour) in (0..).zip(SIXTEEN) {
            assert_eq!(number(colour), Some(place));
            assert_eq!(number(Color::Indexed(place)), Some(place));
        }
        assert_eq!(number(Color::Reset), None);
        assert_eq!(number(Color::Indexed(16)), None);
    }
}

//! The style a terminal writes with, and the shortest way from one to the next.
//!
//! Only what every terminal knows: the 16 named colours and the old attributes. Colours given in another way (an
//! index above 15, red-green-blue) become the default colour; the theme uses none. Without colour only bold, underline and
//! reverse are left.

use ratatui::buffer::Cell;
use ratatui::style::Modifier;

use super::bytes::push_number;
use super::colours;

/// Each attribute with the code that sets it and the one that takes it away (which some share).
const ATTRIBUTES: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// The attributes kept where colours are not wanted.
const WITHOUT_COLOUR: Modifier = Modifier::BOLD
    .union(Modifier::UNDERLINED)
    .union(Modifier::REVERSED);

/// The attributes that show on a blank.
const ON_BLANK: Modifier = Modifier::UNDERLINED
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT);

const FOREGROUND: u8 = 30;
const BACKGROUND: u8 = 40;

/// Colours and attributes; the default one is what a terminal starts with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TerminalStyle {
    foreground: Option<u8>,
    background: Option<u8>,
    attributes: Modifier,
}

impl TerminalStyle {
    /// The pen for a cell.
    pub(super) fn of(cell: &Cell, colour: bool) -> Self {
        if colour {
            Self {
                foreground: colours::number(cell.fg),
                background: colours::number(cell.bg),
                attributes: cell.modifier,
            }
        } else {
            Self {
                attributes: cell.modifier & WITHOUT_COLOUR,
                ..Self::default()
            }
        }
    }

    /// Whether a blank in this pen shows more than a background.
    pub(super) fn draws_on_blank(self) -> bool {
        self.attributes.intersects(ON_BLANK)
    }

    /// Whether a blank in this pen differs from an erased cell.
    pub(super) fn is_seen_on_blank(self) -> bool {
        self.background.is_some() || self.draws_on_blank()
    }

    /// The pen nearest to this one that leaves a blank with the background of `wanted`, which draws nothing on it.
    pub(super) fn for_blank(self, wanted: Self) -> Self {
        if self.background == wanted.background && !self.draws_on_blank() {
            return self;
        }
        let kept = Self {
            foreground: self.foreground,
            background: wanted.background,
            attributes: self.attributes - ON_BLANK,
        };
        let plain = Self {
            background: wanted.background,
            ..Self::default()
        };
        let cost = |next: Self| {
            let mut bytes = Vec::new();
            self.write_change(next, &mut bytes);
            bytes.len()
        };
        if cost(kept) <= cost(plain) {
            kept
        } else {
            plain
        }
    }

    /// Writes the shortest sequence that leads from this pen to `next`, nothing when they are equal.
    pub(super) fn write_change(self, next: Self, bytes: &mut Vec<u8>) {
        if self == next {
            return;
        }
        let start = bytes.len();
        self.write_difference(next, bytes);
        let afresh = bytes.len();
        let mut codes = Codes::new(bytes);
        codes.push(0);
        codes.push_attributes(next.attributes);
        codes.push_colour(FOREGROUND, next.foreground);
        codes.push_colour(BACKGROUND, next.background);
        codes.finish();
        if bytes.len() - afresh < afresh - start {
            bytes.drain(start..afresh);
        } else {
            bytes.truncate(afresh);
        }
    }

    fn write_difference(self, next: Self, bytes: &mut Vec<u8>) {
        let mut codes = Codes::new(bytes);
        let lost = self.attributes - next.attributes;
        // A code that takes two attributes away may take one too many: `kept` is what is left after all of them.
        let mut kept = self.attributes;
        for (first, _, off) in ATTRIBUTES {
            let family = ATTRIBUTES
                .iter()
                .filter(|(_, _, code)| *code == off)
                .fold(Modifier::empty(), |family, (attribute, _, _)| {
                    family | *attribute
                });
            if lost.contains(first) && kept.contains(first) {
                codes.push(off);
                kept -= family;
            }
        }
        codes.push_attributes(next.attributes - kept);
        if self.foreground != next.foreground {
            codes.push_colour_or_default(FOREGROUND, next.foreground);
        }
        if self.background != next.background {
            codes.push_colour_or_default(BACKGROUND, next.background);
        }
        codes.finish();
    }
}

/// One `CSI ... m` in the making. There is always at least one code in it: a bare `CSI m` would be a full reset.
struct Codes<'a> {
    bytes: &'a mut Vec<u8>,
    separator: &'static [u8],
}

impl<'a> Codes<'a> {
    fn new(bytes: &'a mut Vec<u8>) -> Self {
        Self {
            bytes,
            separator: b"\x1b[",
        }
    }

    fn push(&mut self, code: u8) {
        self.bytes.extend_from_slice(self.separator);
        push_number(self.bytes, u32::from(code));
        self.separator = b";";
    }

    fn push_attributes(&mut self, attributes: Modifier) {
        for (attribute, on, _) in ATTRIBUTES {
            if attributes.contains(attribute) {
                self.push(on);
            }
        }
    }

    /// `base` is 30 for the foreground and 40 for the background; the bright half of the palette lies 60 higher.
    fn push_colour(&mut self, base: u8, colour: Option<u8>) {
        match colour {
            None => {}
            Some(dark @ 0..=7) => self.push(base + dark),
            Some(bright) => self.push(base + 60 + (bright - 8)),
        }
    }

    fn push_colour_or_default(&mut self, base: u8, colour: Option<u8>) {
        match colour {
            None => self.push(base + 9),
            some => self.push_colour(base, some),
        }
    }

    fn finish(self) {
        if self.separator == b";" {
            self.bytes.push(b'm');
        }
    }
}

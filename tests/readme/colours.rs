//! Every pair of colours that a screen shows, measured on the terminals that people use: the table of
//! `docs/colours.md`. A pair that is hard to read, or a text that only a colour makes visible, is a fault.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

/// A terminal: its name, its own foreground and background, its first eight colours and the bright white,
/// and the contrast that text needs on it.
struct Ground {
    name: &'static str,
    ink: u32,
    paper: u32,
    colours: [u32; 8],
    white: u32,
    least: f64,
}

const XTERM: [u32; 8] = [
    0x00_00_00, 0xcd_00_00, 0x00_cd_00, 0xcd_cd_00, 0x00_00_ee, 0xcd_00_cd, 0x00_cd_cd, 0xe5_e5_e5,
];
const PUTTY: [u32; 8] = [
    0x00_00_00, 0xbb_00_00, 0x00_bb_00, 0xbb_bb_00, 0x00_00_bb, 0xbb_00_bb, 0x00_bb_bb, 0xbb_bb_bb,
];
const VGA: [u32; 8] = [
    0x00_00_00, 0xaa_00_00, 0x00_aa_00, 0xaa_55_00, 0x00_00_aa, 0xaa_00_aa, 0x00_aa_aa, 0xaa_aa_aa,
];
const SOLARIZED: [u32; 8] = [
    0x07_36_42, 0xdc_32_2f, 0x85_99_00, 0xb5_89_00, 0x26_8b_d2, 0xd3_36_82, 0x2a_a1_98, 0xee_e8_d5,
];

const fn ground(
    name: &'static str,
    (ink, paper): (u32, u32),
    (colours, white): ([u32; 8], u32),
    least: f64,
) -> Ground {
    Ground {
        name,
        ink,
        paper,
        colours,
        white,
        least,
    }
}

const GROUNDS: [Ground; 7] = [
    ground("xterm, black", (0xe5_e5_e5, 0), (XTERM, 0xff_ff_ff), 4.5),
    ground("xterm, white", (0, 0xff_ff_ff), (XTERM, 0xff_ff_ff), 4.5),
    ground("PuTTY, black", (0xbb_bb_bb, 0), (PUTTY, 0xff_ff_ff), 4.5),
    ground("PuTTY, white", (0, 0xff_ff_ff), (PUTTY, 0xff_ff_ff), 4.5),
    ground("VGA console", (0xaa_aa_aa, 0), (VGA, 0xff_ff_ff), 4.0),
    ground(
        "Solarized dark",
        (0x83_94_96, 0x00_2b_36),
        (SOLARIZED, 0xfd_f6_e3),
        4.0,
    ),
    ground(
        "Solarized light",
        (0x65_7b_83, 0xfd_f6_e3),
        (SOLARIZED, 0xfd_f6_e3),
        4.0,
    ),
];

/// What is dim must still be read by who looks for it.
const DIM: f64 = 2.0;

impl Ground {
    fn colour(&self, colour: Color) -> Option<u32> {
        match crono::screen::terminal::colours::number(colour)? {
            15 => Some(self.white),
            place => self.colours.get(usize::from(place)).copied(),
        }
    }

    /// The contrast of a style here.
    fn of(&self, style: Shown) -> f64 {
        let ink = self.colour(style.ink).unwrap_or(self.ink);
        let paper = self.colour(style.paper).unwrap_or(self.paper);
        if style.is_dim {
            // Two thirds of the ink, as most terminals do it.
            let mixed = |shift: u32| {
                let part = |of: u32| f64::from(of >> shift & 0xff) / 255.0;
                (part(ink) * 2.0 + part(paper)) / 3.0
            };
            let light = luminance([mixed(16), mixed(8), mixed(0)]);
            return ratio(light, luminance(parts(paper)));
        }
        ratio(luminance(parts(ink)), luminance(parts(paper)))
    }
}

fn parts(colour: u32) -> [f64; 3] {
    [16, 8, 0].map(|shift| f64::from(colour >> shift & 0xff) / 255.0)
}

/// The relative luminance of WCAG 2.
fn luminance(parts: [f64; 3]) -> f64 {
    let [red, green, blue] = parts.map(|part| {
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn ratio(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// How a text is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    ink: Color,
    paper: Color,
    is_dim: bool,
}

/// The styles in which text is shown on these screens, by what they are called, and the texts that only
/// have a colour of their own and no background: there must be none.
pub fn shown<'b>(
    screens: impl Iterator<Item = &'b Buffer>,
) -> (BTreeMap<String, Shown>, Vec<String>) {
    let (mut styles, mut alone) = (BTreeMap::new(), Vec::new());
    for cell in screens.flat_map(|screen| &screen.content) {
        let style = cell.style();
        let own = |colour: Option<Color>| colour.unwrap_or(Color::Reset);
        let (mut ink, mut paper) = (own(style.fg), own(style.bg));
        let is_text = cell.symbol().chars().any(char::is_alphanumeric);
        if is_text && ink != Color::Reset && paper == Color::Reset {
            alone.push(format!("{} {ink}", cell.symbol()));
        }
        if !is_text {
            continue;
        }
        if style.add_modifier.contains(Modifier::REVERSED) {
            std::mem::swap(&mut ink, &mut paper);
        }
        let is_dim = style.add_modifier.contains(Modifier::DIM);
        let name = match (ink, paper, is_dim) {
            (Color::Reset, Color::Reset, false) => "its own".to_owned(),
            (Color::Reset, Color::Reset, true) => "its own, dim".to_owned(),
            (ink, paper, _) => format!("{} on {}", name(ink), name(paper)),
        };
        styles.insert(name, Shown { ink, paper, is_dim });
    }
    (styles, alone)
}

fn name(colour: Color) -> String {
    match colour {
        Color::White => "bright white".to_owned(),
        colour => colour.to_string().to_lowercase(),
    }
}

/// What is too hard to read.
pub fn faults(styles: &BTreeMap<String, Shown>) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, style) in styles {
        for ground in &GROUNDS {
            let least = if style.is_dim { DIM } else { ground.least };
            let found = ground.of(*style);
            if found < least {
                faults.push(format!("{name} on {}: {found:.2} of {least}", ground.name));
            }
        }
    }
    faults
}

/// The page with the table.
pub fn page(styles: &BTreeMap<String, Shown>) -> String {
    let mut page = String::from(
        "# Colours\n\n\
         The program uses the sixteen colours of the terminal and does not know its ground: asking would bring\n\
         bytes that may be taken for keys. So text that matters is the terminal's own foreground, or a pair of\n\
         foreground and background. A colour alone is only for signs and bars, which repeat a word or a number.\n\
         What is over, labels and rules are dim. Bright black, the ground of Solarized dark, is not used.\n\n\
         The contrast (WCAG 2) of every style in which the [screens](screens.md) show text; a test makes this\n\
         table and fails below 4.5 on xterm and PuTTY, below 4 on the VGA console and Solarized, whose own text\n\
         has no more. Dim is reckoned as two thirds of the ink, as most terminals do it, and may have 2.\n\n",
    );
    page.push_str("| text |");
    for ground in &GROUNDS {
        let _ = write!(page, " {} |", ground.name);
    }
    page.push_str("\n|---|");
    page.push_str(&"---|".repeat(GROUNDS.len()));
    page.push('\n');
    for (name, style) in styles {
        let _ = write!(page, "| {name} |");
        for ground in &GROUNDS {
            let _ = write!(page, " {:.1} |", ground.of(*style));
        }
        page.push('\n');
    }
    page
}

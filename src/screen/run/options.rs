//! What the screen opens with: the file, what was found there, who looks and how.
//!
//! Plain data from the command line; nothing is read here.

use std::path::PathBuf;

use crate::calendar::Date;
use crate::record::Dossier;
use crate::report::Palette;
use crate::store::{JsonFile, Opened};
use crate::words::Lang;
use crate::words::order::Orders;

use crate::screen::app::Person;

/// What the screen opens with.
#[derive(Debug)]
pub struct Startup {
    /// The file.
    pub file: JsonFile,
    /// What was found there.
    pub found: Found,
    /// Who looks, and how.
    pub options: SessionOptions,
}

/// Who looks, and how.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of the command line"
)]
pub struct SessionOptions {
    /// Whether it was asked to only look.
    pub only_look: bool,
    /// The language.
    pub lang: Lang,
    /// Whether only ASCII may be drawn.
    pub ascii: bool,
    /// Whether colours may be used.
    pub colour: bool,
    /// Whether the keyboard is at the other end of a network.
    pub remote: bool,
    /// Whether the mouse is heeded.
    pub mouse: bool,
    /// The day, where somebody chose it; else it is the date of the plan's zone, and turns.
    pub today: Option<Date>,
    /// The file as a command has to name it, where that was done on the command line.
    pub named: Option<PathBuf>,
    /// Who types.
    pub person: Person,
    /// The folder in which this person's programs keep what they remember, if they have one.
    pub state_folder: Option<PathBuf>,
    /// The colours of states.
    pub palette: Palette,
    /// In which order lists stand.
    pub orders: Orders,
    /// What is wrong with the configuration, in a sentence: to be said, while all the rest is as usual.
    pub misconfigured: Option<String>,
    /// Whose home root was given, so that nothing is remembered: to be said once.
    pub anothers: Option<u32>,
}

/// What was found where the file is.
#[derive(Debug)]
pub enum Found {
    /// The file.
    File(Opened),
    /// Nothing yet.
    Nothing {
        /// What the first save begins with.
        first: Dossier,
        /// Files whose names are near, and may have been meant.
        near: Vec<PathBuf>,
    },
}

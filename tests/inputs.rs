//! Whatever may lie where the data file should be, on the real program: what is damaged is named and
//! never touched, what is strange is kept, what is hostile commands nobody, and who may read or write
//! stays as it was.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "inputs/colleagues.rs"]
mod colleagues;
#[path = "inputs/damaged.rs"]
mod damaged;
#[path = "inputs/folder.rs"]
mod folder;
#[path = "inputs/hostile.rs"]
mod hostile;
#[path = "inputs/kept.rs"]
mod kept;
#[path = "inputs/links.rs"]
mod links;
#[path = "inputs/mass.rs"]
mod mass;
#[path = "inputs/modes.rs"]
mod modes;

mod office;

/// A dossier with something of everything in it.
const FULL: &str = include_str!("../data/demonstration.json");

/// A change that no dossier refuses.
const NOTE: [&str; 3] = ["note", "plan", "prova"];

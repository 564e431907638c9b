//! What leaves the terminal: `crono export` in every format, read back by readers of their own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

#[path = "exports/csv.rs"]
mod csv_tables;
#[path = "exports/dressed.rs"]
mod dressed;
#[path = "exports/ics.rs"]
mod ics;
#[path = "exports/output.rs"]
mod output;

#[path = "exports/progress.rs"]
mod progress;

//! `crono` watches the phases of a public contract.
//!
//! The modules in reading order; arrows point one way and `tests/architecture.rs` keeps it so:
//!
//! - [`calendar`]: days and nothing else.
//! - [`plan`]: what was agreed.
//! - [`record`]: what happened, and every change anybody made.
//! - [`assess`]: what it all means on a given day. One assessment feeds every view.
//! - [`store`]: the data file, and how it survives anything.
//! - [`words`]: every Italian and English sentence.
//! - [`notation`]: a plan as text, read and written.
//! - [`report`]: an assessment as bytes.
//! - [`cli`]: the commands.
//! - [`screen`]: the terminal program.
//! - [`clock`]: the only place that asks what time it is.

pub mod assess;
pub mod calendar;
pub mod cli;
pub mod clock;
pub mod notation;
pub mod plan;
pub mod record;
pub mod report;
pub mod screen;
pub mod store;
pub mod words;

//! To be written.

pub mod terminal;

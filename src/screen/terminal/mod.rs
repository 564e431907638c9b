//! The terminal as a device.
mod ansi;
mod pen;

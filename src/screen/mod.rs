//! The terminal program.
//!
//! State and decisions are apart from doing: `update/` takes the state and a message and returns
//! effects, `view/` draws the state, and only the loop in `run/` touches the file and the
//! terminal. Today is given to the state; it never asks.
//!
//! In reading order: `app/` (the state), `keymap.rs` (one table of keys), `act_keys.rs` (those of acts), `question.rs` (how anything is
//! asked), `update/` (what a key
//! does), `form/` (drafts), `view/` (drawing), `theme.rs` (how states look), `extent.rs` (how far
//! things scroll), `spot.rs` (what the mouse can point at), `window.rs` (the days that the timeline shows), `run/` (the loop), [`terminal`] (the
//! device).

mod act_keys;
mod app;
mod context;
mod extent;
mod form;
mod keymap;
mod pressed;
mod question;
mod run;
mod spot;
pub mod terminal;
mod theme;
mod update;
mod view;
mod window;

pub use app::{
    App, FileState, LookOnly, Notice, Overlay, Person, Portfolio, PortfolioStart, Start,
};
pub use form::{Kept, Outgoing, PlanToRead, Unfinished};
pub use keymap::{Action, BINDINGS, Binding, Context, Group};
pub use question::Question;
pub use run::{Found, SessionOptions, Startup, run, run_portfolio};
pub use update::{
    CompletedPath, Effect, Message, PortfolioEffect, PortfolioMessage, ReadPlan, Reread, Saved,
    Taken, Unmeant, UnreadPlan, sort_burst, update, update_portfolio,
};
pub use view::{draw, draw_portfolio};

#[cfg(test)]
mod tests;

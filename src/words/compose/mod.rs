//! What is said: which row of `words` a value takes, and how rows stand beside each other.
//!
//! No letter of any language stands here. Each file belongs to the file of rows with its name, which
//! hands its functions on.

pub(super) mod act;
pub(super) mod appointment;
pub(super) mod as_of;
pub(super) mod audit;
pub(super) mod author;
pub(super) mod backup;
pub(super) mod beside;
pub(super) mod change;
pub(super) mod check;
pub(super) mod checklist;
pub(super) mod clock;
pub(super) mod columns;
pub(super) mod command;
pub(super) mod conflict;
pub(super) mod count;
pub(super) mod dates;
pub(super) mod day;
pub(super) mod doctor;
pub(super) mod document;
pub(super) mod doubt;
pub(super) mod effect;
pub(super) mod entry;
pub(super) mod estimate;
pub(super) mod event;
pub(super) mod fact;
pub(super) mod figures;
pub(super) mod forecast;
pub(super) mod headline;
pub(super) mod hypothesis;
pub(super) mod known;
pub(super) mod list;
pub(super) mod nothing_due;
pub(super) mod outline;
pub(super) mod parts;
pub(super) mod party;
pub(super) mod plan_applied;
pub(super) mod plan_change;
pub(super) mod portfolio;
pub(super) mod portfolio_row;
pub(super) mod problem;
pub(super) mod proof;
pub(super) mod refusal;
pub(super) mod register;
pub(super) mod rejection;
pub(super) mod saved;
pub(super) mod series;
pub(super) mod shortened;
pub(super) mod term_effect;
pub(super) mod timeline;
pub(super) mod told;
pub(super) mod unhidden;
pub(super) mod value;
pub(super) mod why;

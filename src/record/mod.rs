//! What happened: dates with their documents, items, requests, notes, and every change anybody made.
//!
//! A [`Dossier`] (fascicolo) is a plan with what was recorded on it; its [`Journal`] (storico) is
//! kept beside it, so that looking at the situation never needs to read years of history. Nothing
//! is altered but by a [`Change`], which carries the values before and after and so has a way back.
//!
//! This module must never judge a clock (that is [`assess`](crate::assess)), touch a file
//! ([`store`](crate::store)), ask what day it is, or speak a language.

mod act;
mod act_id;
mod acted_on;
mod apply;
mod attempt_marks;
mod attempts;
mod attempts_within;
mod audit;
mod change;
mod checklist;
mod conflict;
mod contradiction;
mod document;
mod dossier;
mod doubt;
mod edit;
mod fact;
mod fact_type;
mod fault;
mod flat;
mod followers;
mod hanging;
mod happened;
mod info;
mod journal;
mod kept_list;
pub(crate) mod looked;
mod mark;
mod name_key;
mod occurrence;
mod plan_edits;
mod plan_path;
mod proposal;
mod protocol;
mod refusal;
mod rejection;
mod series;
mod setting;
mod setting_key;
mod setting_of_clock;
mod setting_of_milestone;
mod setting_of_name;
mod setting_of_point;
mod soundness;
mod spared;
mod stamp;
mod steps;
mod stoppable;
mod swap;
mod table;
mod tick;
mod touched;
mod value;
mod waiver;
mod wish;

pub use act::*;
pub use act_id::ActId;
pub use attempt_marks::AttemptMarks;
pub use change::{Change, Clash, Op};
pub use checklist::{CheckList, GroupStatus, PointState, PointStatus};
pub use conflict::Conflict;
pub use contradiction::{Contradiction, Contrast};
pub use document::{Document, names_a_file};
pub use dossier::Dossier;
pub use doubt::{Doubt, doubts};
pub use edit::{Edit, Slot, Value};
pub use fact::{Item, Note, NotePlace, Record, Request};
pub use fact_type::{Concern, FactLook, FactType};
pub use fault::FaultKind;
pub use happened::{Happened, Silence};
pub use info::InfoField;
pub use journal::{Entry, Journal, Judged, Outcome};
pub use mark::Mark;
pub use name_key::{NameKey, NameOf, NamePart};
pub use occurrence::Occurrence;
pub use plan_path::PlanPath;
pub use proposal::{Draft, Expected, ExpectedFact, Proposal, ProposalContext};
pub use refusal::Refusal;
pub use rejection::Rejection;
pub use series::SeriesRun;
pub use setting_key::SettingKey;
pub use setting_of_point::PointText;
pub use soundness::DossierProblem;
pub use stamp::{Source, Stamp};
pub use stoppable::{is_suspendable, may_stop};
pub use swap::Swap;
pub(crate) use table::facts;
pub use tick::{Tick, Ticking};
pub use waiver::Waiver;
pub use wish::Wish;

#[cfg(test)]
mod tests;

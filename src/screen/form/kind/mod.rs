//! The kinds of form: one file and one row each.
//!
//! A row names the kind as it is kept with a form that is left unfinished. All that is asked of a kind
//! goes through [`FormKind`], to which a [`Kind`] dereferences; no other place lists the kinds.

pub mod as_of;
mod asking;
pub mod export;
pub mod extend;
pub mod fixed_day;
pub mod item;
pub mod note;
mod pasted_table;
pub mod plan_file;
pub mod plan_line;
pub mod plan_text;
pub mod point;
pub mod promise;
pub mod record;
pub mod request;
pub mod resume;
pub mod setting;
mod setting_entry;
pub mod suspend;
pub mod take_back;
pub mod tick;
pub mod unreject;
mod verdict;
pub mod waive;

use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Serialize};

use super::form_kind::FormKind;

/// The enum of the kinds, and the way from it to what each of them says.
macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident($form:ty);)+) => {
        /// What a form is for.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Kind {
            $($(#[$doc])* $name($form),)+
        }

        $(impl From<$form> for Kind {
            fn from(form: $form) -> Self {
                Self::$name(form)
            }
        })+

        impl Deref for Kind {
            type Target = dyn FormKind;

            fn deref(&self) -> &Self::Target {
                match self {
                    $(Self::$name(form) => form,)+
                }
            }
        }

        impl DerefMut for Kind {
            fn deref_mut(&mut self) -> &mut Self::Target {
                match self {
                    $(Self::$name(form) => form,)+
                }
            }
        }
    };
}

kinds! {
    /// The date of an event.
    Record(record::RecordForm);
    /// A new request.
    Open(request::RequestForm);
    /// A new item.
    Item(item::ItemForm);
    /// A note.
    Note(note::NoteForm);
    /// A value of the plan.
    Setting(setting::SettingForm);
    /// A new line of the plan.
    PlanLine(plan_line::PlanLineForm);
    /// The plan of a new dossier, from a file.
    PlanFile(plan_file::PlanFileForm);
    /// The whole plan as text.
    PlanText(plan_text::PlanTextForm);
    /// A new day fixed from outside.
    NewFixedDay(fixed_day::FixedDayForm);
    /// Clocks stop.
    Suspend(suspend::SuspendForm);
    /// Clocks go on.
    Resume(resume::ResumeForm);
    /// More time.
    Extend(extend::ExtendForm);
    /// A promised date.
    Promise(promise::PromiseForm);
    /// An act that should never have been typed in.
    TakeBack(take_back::TakeBackForm);
    /// What does not apply, or applies again.
    Waive(waive::WaiveForm);
    /// A rejection that should never have been typed in.
    Unreject(unreject::UnrejectForm);
    /// The tick of a point of a check list.
    Tick(tick::TickForm);
    /// A point of a check list.
    Point(point::PointForm);
    /// What leaves the screen.
    Export(export::ExportForm);
    /// The day to look at.
    Day(as_of::AsOfForm);
}

//! One entry of the calendar, before it is written.

use crate::calendar::Date;
use crate::words::appointment::AppointmentKind;

/// One entry of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Appointment {
    /// What it is of, unique within its dossier and never of another: `migration.due`.
    pub(super) of: String,
    pub(super) date: Date,
    pub(super) kind: AppointmentKind,
    /// What its line says.
    pub(super) what: String,
    /// What is said below.
    pub(super) about: Vec<String>,
    /// How many days before, each alarm.
    pub(super) alarms: Vec<u32>,
}

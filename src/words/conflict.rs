//! Two people changed the same value: what it is called, both values, and whose the other is.

use crate::say;

pub use super::compose::conflict::{clash, conflict, slot};

say! {
    /// In place of a date that is not there.
    pub fn no_date(lang) -> &str it "nessuna data" en "no date";
    pub(super) fn no_value(lang) it "nessun valore" en "no value";

    /// Changed there and back: the values agree, and still it is somebody else's now.
    pub(super) fn and_back(lang, name: &str, present: &str, by: &str)
        it "Conflitto su {name}. Nel frattempo è cambiato, da ultimo per mano di {by}; nel file: {present}. Niente è stato salvato."
        en "Conflict on {name}. It has changed since, last by {by}; in the file: {present}. Nothing was saved.";

    pub(super) fn differs(lang, name: &str, present: &str, expected: &str, by: Option<&str>) match by {
        Some(by) =>
            it "Conflitto su {name}. Nel file: {present}, di {by}. Atteso: {expected}. Niente è stato salvato."
            en "Conflict on {name}. In the file: {present}, by {by}. Expected: {expected}. Nothing was saved.";
        None =>
            it "Conflitto su {name}. Nel file: {present}. Atteso: {expected}. Niente è stato salvato."
            en "Conflict on {name}. In the file: {present}. Expected: {expected}. Nothing was saved.";
    }

    /// A date that is of a rejected attempt by now.
    pub(super) fn rejected(lang, name: &str, rejection: &str, by: &str)
        it "Conflitto su {name}. Nel frattempo {by} ha registrato un rigetto: {rejection}. Niente è stato salvato."
        en "Conflict on {name}. {by} has recorded a rejection since: {rejection}. Nothing was saved.";

    /// What was said of a point that is not in its list any more.
    pub(super) fn point_gone(lang, name: &str, by: Option<&str>) match by {
        Some(by) =>
            it "Conflitto su {name}. Nel frattempo il punto è stato tolto dalla lista, da {by}. Niente è stato salvato."
            en "Conflict on {name}. The point has been dropped from the list since, by {by}. Nothing was saved.";
        None =>
            it "Conflitto su {name}. Nel frattempo il punto è stato tolto dalla lista. Niente è stato salvato."
            en "Conflict on {name}. The point has been dropped from the list since. Nothing was saved.";
    }

    pub(super) fn note(lang, n: u32) it "nota {n}" en "note {n}";

    pub(super) fn changed(lang, name: Option<&str>) match name {
        Some(name) =>
            it "{name} non ha più il valore di prima. Rileggi e riprova."
            en "{name} no longer has the value it had. Look again and retry.";
        None =>
            it "Il fascicolo è cambiato. Rileggi e riprova."
            en "The dossier has changed. Look again and retry.";
    }
}

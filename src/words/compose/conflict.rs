//! A conflict with what somebody else wrote.

use crate::calendar::Date;
use crate::plan::{Event, PointPlace};
use crate::record::{Clash, Conflict, Dossier, NotePlace, Rejection, Slot};
use crate::words::change::author;
use crate::words::conflict::{and_back, changed, differs, no_date, no_value, point_gone, rejected};
use crate::words::dates::with_weekday;
use crate::words::sanitize::sanitized;
use crate::words::{Lang, audit, plan_change, rejection, setting};

use super::told;

/// Two people changed the same value: both values, and whose the other is.
#[must_use]
pub fn conflict(lang: Lang, dossier: &Dossier, conflict: &Conflict) -> String {
    let name = slot(lang, dossier, &conflict.slot);
    if is_of_no_point(dossier, &conflict.slot) {
        let by = conflict.author.as_ref().map(author);
        return point_gone(lang, &name, by.as_deref());
    }
    let is_date = told::is_date(&conflict.slot);
    let value = |value: &Option<String>| match value {
        None if is_date => no_date(lang).to_owned(),
        None => no_value(lang),
        Some(text) => match (text.parse::<Date>(), &conflict.slot) {
            (Ok(date), _) if is_date => with_weekday(lang, date),
            (_, Slot::Plan(_)) => {
                let known = serde_json::from_str::<serde_json::Value>(text);
                let known = known.unwrap_or_else(|_| text.as_str().into());
                format!(
                    "\"{}\"",
                    plan_change::value(lang, &dossier.plan, Some(&known))
                )
            }
            (_, Slot::Setting(key)) => setting::with_spelling(lang, &dossier.plan, key, text),
            _ => format!("\"{}\"", sanitized(text)),
        },
    };
    let (present, expected) = (value(&conflict.present), value(&conflict.expected));
    let by = conflict.author.as_ref().map(author);
    if let Some(rejection) = rejected_since(dossier, conflict) {
        let told = rejection::dated(lang, dossier, rejection);
        return rejected(lang, &name, &told, &author(&rejection.stamp));
    }
    match by.as_deref() {
        _ if conflict.outside => audit::written_outside(lang, &name, &present, &expected),
        Some(by) if present == expected => and_back(lang, &name, &present, by),
        by => differs(lang, &name, &present, &expected, by),
    }
}

/// The rejection that took away a date: that has stood since under the number of its attempt.
fn rejected_since<'d>(dossier: &'d Dossier, conflict: &Conflict) -> Option<&'d Rejection> {
    let Slot::Record(event) = &conflict.slot else {
        return None;
    };
    let expected = conflict
        .expected
        .as_ref()
        .filter(|_| conflict.present.is_none())?;
    let mut attempts = dossier.attempts_at(&event.milestone).into_iter().rev();
    attempts.find_map(|(id, rejection)| {
        let attempt = Event {
            milestone: id,
            ..event.clone()
        };
        let record = dossier.record(&attempt)?;
        (record.date.to_string() == *expected).then_some(rejection)
    })
}

/// Whether a value is of a point that is not in its list any more.
fn is_of_no_point(dossier: &Dossier, slot: &Slot) -> bool {
    let place = match slot {
        Slot::Tick(milestone, point) => PointPlace {
            milestone: milestone.clone(),
            point: point.clone(),
        },
        Slot::Waiver(NotePlace::Point(place)) => place.clone(),
        _ => return false,
    };
    !dossier.plan.has_point(&place)
}

/// What a value of the dossier is called.
#[must_use]
pub fn slot(lang: Lang, dossier: &Dossier, slot: &Slot) -> String {
    match slot {
        Slot::Setting(key) => setting::name(lang, &dossier.plan, key),
        Slot::Plan(path) => plan_change::name(lang, &dossier.plan, path),
        fact => told::name(lang, dossier, fact).unwrap_or_default(),
    }
}

/// A change met a value that is not the one it was made from.
#[must_use]
pub fn clash(lang: Lang, dossier: &Dossier, clash: &Clash) -> String {
    let name = clash.slot.as_ref().map(|at| slot(lang, dossier, at));
    changed(lang, name.as_deref())
}

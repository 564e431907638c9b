//! Everything that is wrong with a JSON text that is to be some type, at once: what is wrong is passed over, and the
//! text is walked again until nothing is.
//!
//! Only a text that was refused is walked; what is read in this way is never used for anything but to find more
//! faults.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::walk::{UnknownMember, Walk, WalkNotes, member_of};
use super::wrong::{ExpectedValue, Wrong};

/// The most faults that are looked for: each is one walk.
const MOST: usize = 200;

/// What is wrong with a JSON text that is to be a `T`, and at which path; `None` where nothing is, or it
/// is no JSON at all.
#[must_use]
pub fn wrong_in<T: DeserializeOwned>(text: &str) -> Option<(String, Wrong)> {
    let value: Value = serde_json::from_str(text).ok()?;
    let course = WalkNotes::default();
    let wrong = T::deserialize(Walk::of(&value, &course)).err()?;
    Some((path(course.failed.into_inner()), wrong))
}

/// The members of a JSON text that a `T` has no place for, in their order.
pub(super) fn unknown_members<T: DeserializeOwned>(text: &str) -> Vec<UnknownMember> {
    all_faults::<T>(text).map_or_else(Vec::new, |faults| faults.unknown)
}

/// What was found in a text.
pub(super) struct Faults<T> {
    /// What is wrong, and at which paths.
    pub(super) wrong: Vec<(String, Wrong)>,
    /// The members that nobody asked for.
    pub(super) unknown: Vec<UnknownMember>,
    /// The rest, where all that has a name is there; in the place of some values stands [`STAND_IN`].
    pub(super) rest: Option<T>,
}

/// All that is wrong with a JSON text that is to be a `T`; `None` where it is no JSON.
pub(super) fn all_faults<T: DeserializeOwned>(text: &str) -> Option<Faults<T>> {
    let value: Value = serde_json::from_str(text).ok()?;
    let mut course = WalkNotes::default();
    let mut wrong = Vec::new();
    let mut unknown = Vec::new();
    let mut rest = None;
    for _ in 0..MOST {
        let read = T::deserialize(Walk::of(&value, &course));
        unknown = course.unknown.take();
        let place = course.failed.take().unwrap_or_default();
        let fault = match read {
            Ok(read) => {
                let is_part = |place: &String| !place.contains('.');
                let names = |(_, name, _): &(String, String, Value)| {
                    ["id", "number", "phases", "milestones"].contains(&name.as_str())
                };
                let is_whole =
                    !course.stand_ins.values().any(names) && !course.masked.iter().any(is_part);
                rest = is_whole.then_some(read);
                break;
            }
            Err(fault) => fault,
        };
        if !pass_over(&mut course, place, fault, &mut wrong) {
            break;
        }
    }
    let path = |(place, wrong)| (path(Some(place)), wrong);
    Some(Faults {
        wrong: wrong.into_iter().map(path).collect(),
        unknown,
        rest,
    })
}

/// The path of a place; that of the whole is a dot.
fn path(place: Option<String>) -> String {
    let place = place.unwrap_or_default();
    if place.is_empty() {
        ".".to_owned()
    } else {
        place
    }
}

/// Takes a fault down and makes sure that the next walk passes it over; whether it does.
fn pass_over(
    course: &mut WalkNotes,
    place: String,
    fault: Wrong,
    wrong: &mut Vec<(String, Wrong)>,
) -> bool {
    // What stands in was of another kind than what is missing: the next one.
    let within = |at: &&String| {
        place
            .strip_prefix(at.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    if let Some(at) = course.stand_ins.keys().find(within).cloned() {
        return stand_in(course, &at, &fault);
    }
    if let Wrong::Missing(name) = &fault {
        let at = member_of(&place, name);
        if !course.masked.contains(&at) {
            wrong.push((place.clone(), fault.clone()));
        }
        let first = CANDIDATES[0].into();
        course.stand_ins.insert(at, (place, name.clone(), first));
        return true;
    }
    wrong.push((place.clone(), fault));
    !place.is_empty() && course.masked.insert(place)
}

/// What stands in for a text or an id.
pub(super) const STAND_IN: &str = "crono-stand-in";

/// What may stand in for a text, an id, a limit or a date, in turn.
const CANDIDATES: [&str; 4] = [STAND_IN, "2026-01-01", "1d", "1"];

/// Puts another value in for what is missing; where none will do, all of its object is passed over.
fn stand_in(course: &mut WalkNotes, at: &str, fault: &Wrong) -> bool {
    let Some((place, name, last)) = course.stand_ins.remove(at) else {
        return false;
    };
    let tried = CANDIDATES.iter().position(|text| last == **text);
    let next: Option<Value> = match fault {
        Wrong::Value { expected, .. } if tried == Some(0) => match expected {
            ExpectedValue::Number => Some(json!(1)),
            ExpectedValue::Flag => Some(json!(true)),
            ExpectedValue::List => Some(json!([])),
            ExpectedValue::Object => Some(json!({})),
            ExpectedValue::OneOf(words) => words.first().map(|word| json!(word)),
            ExpectedValue::Text(_) => Some(json!(CANDIDATES[1])),
        },
        _ => tried
            .and_then(|tried| CANDIDATES.get(tried + 1))
            .map(|text| json!(text)),
    };
    match next {
        Some(next) => {
            course.stand_ins.insert(at.to_owned(), (place, name, next));
            true
        }
        None => !place.is_empty() && course.masked.insert(place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Date, Limit, MonthDay};
    use crate::plan::{
        Amount, ByName, ClockId, ClockKey, Decimal, Event, MilestoneId, Plan, SHIPPED_DEFAULT,
        Text, Zone, shipped,
    };
    use crate::plan::{ExpectedValue, FoundValue, ValueKind};
    use serde_json::json;

    fn expected<T: DeserializeOwned>(value: &Value) -> Option<ExpectedValue> {
        match wrong_in::<T>(&value.to_string())?.1 {
            Wrong::Value { expected, found } => {
                assert_eq!(found, FoundValue::from(value));
                Some(expected)
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_kind_of_value_is_told_by_what_its_type_asks_for() {
        fn is<T: DeserializeOwned>(kind: ValueKind) {
            for value in [json!("È no"), json!(5), json!([]), json!(true)] {
                assert_eq!(
                    expected::<T>(&value),
                    Some(ExpectedValue::Text(kind)),
                    "{value}"
                );
            }
        }
        is::<Date>(ValueKind::Date);
        is::<chrono::DateTime<chrono::FixedOffset>>(ValueKind::Instant);
        is::<MilestoneId>(ValueKind::Id);
        is::<ClockId>(ValueKind::Id);
        is::<Event>(ValueKind::Event);
        is::<ClockKey>(ValueKind::Clock);
        is::<Limit>(ValueKind::Limit);
        is::<MonthDay>(ValueKind::MonthDay);
        is::<Amount>(ValueKind::Amount);
        is::<Decimal>(ValueKind::Rate);
        is::<Zone>(ValueKind::Zone);
        is::<Option<Date>>(ValueKind::Date);
        for value in [json!(5), json!({"it": "x"}), json!(null)] {
            let found = wrong_in::<String>(&value.to_string()).unwrap();
            assert!(matches!(
                found.1,
                Wrong::Value {
                    expected: ExpectedValue::Text(ValueKind::Any),
                    ..
                }
            ));
        }
        for value in [
            json!("1"),
            json!(-1),
            json!(1.5),
            json!(5_000_000_000_u64),
            json!([]),
        ] {
            assert_eq!(
                expected::<u32>(&value),
                Some(ExpectedValue::Number),
                "{value}"
            );
        }
        assert_eq!(expected::<bool>(&json!("true")), Some(ExpectedValue::Flag));
        assert_eq!(expected::<Vec<u32>>(&json!({})), Some(ExpectedValue::List));
        assert_eq!(expected::<Plan>(&json!("x")), Some(ExpectedValue::Object));
        let label = wrong_in::<Text>("7").unwrap().1;
        assert!(
            matches!(
                label,
                Wrong::Value {
                    expected: ExpectedValue::Text(ValueKind::Label),
                    ..
                }
            ),
            "{label:?}"
        );
        assert_eq!(wrong_in::<u32>("7"), None);
        assert_eq!(wrong_in::<u32>("{"), None);
    }

    #[test]
    fn the_second_walk_ends_where_the_first_reader_stopped() {
        let plan = serde_json::to_value(shipped(SHIPPED_DEFAULT).unwrap()).unwrap();
        assert_eq!(wrong_in::<Plan>(&plan.to_string()), None);
        for (place, value, wrong) in [
            ("/phases", json!({}), "List"),
            ("/phases/0/number", json!("1"), "Number"),
            ("/milestones/1/id", json!("Stipula"), "Id"),
            ("/milestones/0/actor", json!("È no"), "Actors"),
            ("/milestones/0/actor", json!({}), "Actors"),
            ("/milestones/0/items", json!("nobody"), "OneOf"),
            ("/milestones/0/label", json!(5), "Label"),
            ("/clocks/1/limit", json!("10 days"), "Limit"),
            ("/clocks/1/to", json!("plan_delivered"), "List"),
            ("/clocks/1/warn", json!(-1), "Number"),
            ("/rules", json!("x"), "Object"),
            ("/phases/0", json!([1]), "Object"),
            ("/rules", json!([]), "Object"),
            ("/info", json!([null]), "Object"),
            ("/rules/last_day", json!("sunday"), "OneOf"),
            ("/time_zone", json!("Roma"), "Zone"),
        ] {
            let mut bad = plan.clone();
            if let Some(at) = bad.pointer_mut(place) {
                *at = value;
            } else {
                let (of, key) = place.rsplit_once('/').unwrap();
                bad.pointer_mut(of).unwrap()[key] = value;
            }
            let text = bad.to_string();
            let mut reader = serde_json::Deserializer::from_str(&text);
            let first =
                serde_path_to_error::deserialize::<_, Plan>(ByName(&mut reader)).unwrap_err();
            let (path, found) = wrong_in::<Plan>(&text).unwrap();
            assert_eq!(path, first.path().to_string(), "{place}");
            assert!(format!("{found:?}").contains(wrong), "{place}: {found:?}");
        }
        let mut bad = plan;
        bad["clocks"][0]
            .as_object_mut()
            .unwrap()
            .shift_remove("label");
        let found = wrong_in::<Plan>(&bad.to_string());
        assert_eq!(
            found,
            Some(("clocks[0]".into(), Wrong::Missing("label".into())))
        );
    }

    #[test]
    fn every_wrong_value_is_named_at_once_and_nothing_that_is_sound() {
        let plan = serde_json::to_value(shipped(SHIPPED_DEFAULT).unwrap()).unwrap();
        let mut bad = plan;
        bad["clocks"][1]["limit"] = json!("10 days");
        bad["clocks"][1]["warn"] = json!("3");
        bad["clocks"][2]["id"] = json!("Non Va");
        bad["clocks"][2]["to"] = json!({});
        bad["milestones"][0]["actor"] = json!(5);
        bad["milestones"][2]
            .as_object_mut()
            .unwrap()
            .shift_remove("label");
        bad["milestones"][2]
            .as_object_mut()
            .unwrap()
            .shift_remove("phase");
        bad["rules"]["last_day"] = json!("sunday");
        bad["time_zone"] = json!("Roma");
        bad["phases"][3] = json!("x");
        bad["phases"][4]["nmber"] = json!(1);
        let faults = all_faults::<Plan>(&bad.to_string()).unwrap();
        let mut places: Vec<&str> = faults.wrong.iter().map(|(at, _)| at.as_str()).collect();
        places.sort_unstable();
        let expected = [
            "clocks[1].limit",
            "clocks[1].warn",
            "clocks[2].id",
            "clocks[2].to",
            "milestones[0].actor",
            "milestones[2]",
            "milestones[2]",
            "phases[3]",
            "rules.last_day",
            "time_zone",
        ];
        assert_eq!(places, expected);
        assert_eq!(faults.unknown.len(), 1, "{:?}", faults.unknown);
        assert!(faults.rest.is_none(), "a phase is not there");
        // A single value is passed over, and the rest is there to be looked at.
        let mut bad = serde_json::to_value(shipped(SHIPPED_DEFAULT).unwrap()).unwrap();
        bad["clocks"][1]["warn"] = json!("3");
        bad["milestones"][0]["actor"] = json!(5);
        assert!(all_faults::<Plan>(&bad.to_string()).unwrap().rest.is_some());
        // The whole is of another kind.
        let faults = all_faults::<Plan>("[]").unwrap();
        assert_eq!(faults.wrong.len(), 1);
        let faults = all_faults::<Plan>("{}").unwrap();
        assert!(
            faults
                .wrong
                .iter()
                .all(|(at, wrong)| at == "." && matches!(wrong, Wrong::Missing(_)))
        );
        assert!(faults.wrong.len() > 2, "{:?}", faults.wrong);
    }
}

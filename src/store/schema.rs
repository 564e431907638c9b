//! The JSON Schema of the data file, made from the very types that read it.
//!
//! It is shipped as `data/crono.schema.json` and printed by `crono schema`; the test below fails where
//! that differs from the types, and makes it anew when it is asked to. Nothing of this is in the
//! program itself.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::calendar::{Limit, MonthDay};
use crate::plan::{
    Actors, Amount, ClockId, ClockKey, DeadlineId, Decimal, Event, ID_MAX, ItemId, MilestoneId,
    Milestones, PartyId, Plan, TEXT_MAX, Text, Through, Zone,
};
use crate::record::{Entry, NotePlace, PlanPath, SettingKey, facts};

macro_rules! data_file {
    ($($(#[$doc:meta])* $list:ident: $kind:ident in $file:ident $details:tt)*) => {
        /// A data file of `crono`: a plan, what was recorded on it, and the journal of all changes.
        #[derive(JsonSchema)]
        #[schemars(title = "crono")]
        #[expect(dead_code, reason = "only its fields' types matter")]
        struct DataFile {
            /// The name and version of the format.
            format: FormatTag,
            /// How many changes the file has seen.
            #[serde(default)]
            rev: u64,
            /// What was agreed.
            plan: Plan,
            $(
                $(#[$doc])*
                #[serde(default)]
                $list: Vec<crate::record::$kind>,
            )*
            /// Every change, oldest first. Written by the program, never by hand.
            #[serde(default)]
            journal: Vec<Entry>,
        }
    };
}

facts!(data_file);

/// The name and version of the format.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only its fields' types matter")]
struct FormatTag {
    /// Always `crono`.
    name: String,
    /// The version.
    version: u32,
}

/// A text with a form of its own.
macro_rules! text {
    ($($type:ty, $name:literal, $pattern:expr, $says:literal;)*) => {$(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "description": $says, "pattern": $pattern })
            }
        }
    )*};
}

const ID: &str = "[a-z0-9][a-z0-9_-]*";

text! {
    MilestoneId, "MilestoneId", format!("^{ID}$"), "The id of a milestone.";
    ClockId, "ClockId", format!("^{ID}$"), "The id of a clock, a register, a term or a series.";
    PartyId, "PartyId", format!("^{ID}$"), "The id of a party: `administration`, `supplier`, or one of `parties`.";
    ItemId, "ItemId", format!("^{ID}$"), "The id of an item.";
    DeadlineId, "DeadlineId", format!("^{ID}$"), "The name of a day fixed from outside: a milestone's id, or another name for the whole.";
    Event, "Event", format!("^{ID}(:{ID}(/{ID})?|/[0-9]+)?$"), "A milestone, `milestone:item`, `milestone/N` for an attempt that was rejected, `event:N` for request no. N of a register or occurrence no. N of a series, or `register:N/step` for a step of one.";
    ClockKey, "ClockKey", format!("^{ID}(:[0-9]+(/{ID})?)?$|^{ID}/{ID}$|^deadline:{ID}$"), "A clock, `register:N` for that of request no. N, `series:N` for that of occurrence no. N, `register:N/step` for that of a step, `NAME/N` for that of an attempt, or `deadline:NAME` for that of a day fixed from outside.";
    SettingKey, "SettingKey", "^[a-z0-9_.-]+$", "A value of the plan, such as `clocks.ID.limit`.";
    PlanPath, "PlanPath", "^(/[A-Za-z0-9_.-]+)+$", "Another value of the plan, such as `/milestones/ID/label`.";
    NotePlace, "NotePlace", format!("^([0-9]+|{ID}(:{ID}(/{ID})?|/{ID})?)$"), "`plan`, the number of a phase, an event, a clock, a request, or `milestone/point` for a point of a check list or a group of them.";
    Limit, "Limit", "^[0-9]+(d|wd|m|y)$", "So many days, working days, months or years: `90d`, `5wd`, `3m`, `5y`.";
    MonthDay, "MonthDay", "^[0-9]{2}-[0-9]{2}$", "A day of every year, `04-28` for 28 April.";
    Decimal, "Decimal", "^[0-9]{1,4}([.,][0-9]{1,3})?$", "A number with at most three decimals, such as `0.6`.";
    Amount, "Amount", "^[0-9][0-9.,]*$", "A sum in euro, such as `98000.00`.";
    Zone, "Zone", "^[A-Za-z0-9_+/-]+$", "A time zone, such as `Europe/Rome`.";
}

impl JsonSchema for Milestones {
    fn schema_name() -> Cow<'static, str> {
        "Milestones".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<MilestoneId>();
        json_schema!({
            "description": "A milestone, or a list of them.",
            "anyOf": [one, { "type": "array", "items": one }]
        })
    }
}

impl JsonSchema for Through {
    fn schema_name() -> Cow<'static, str> {
        "Through".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let day = generator.subschema_for::<crate::calendar::Date>();
        let (term, event) = (
            generator.subschema_for::<ClockId>(),
            generator.subschema_for::<MilestoneId>(),
        );
        json_schema!({
            "description": "Through when a series comes back: a day, or an object with a term, an event or a day.",
            "anyOf": [
                day,
                {
                    "type": "object",
                    "properties": { "term": term, "event": event, "date": day },
                    "minProperties": 1,
                    "maxProperties": 1,
                    "additionalProperties": false
                }
            ]
        })
    }
}

impl JsonSchema for Actors {
    fn schema_name() -> Cow<'static, str> {
        "Actors".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let party = generator.subschema_for::<PartyId>();
        json_schema!({
            "description": "Who acts: a party, `both` for the Administration and the supplier together, or a list of parties.",
            "anyOf": [
                party,
                { "type": "array", "items": party, "minItems": 1, "uniqueItems": true }
            ]
        })
    }
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let one = || json_schema!({ "type": "string", "minLength": 1, "maxLength": TEXT_MAX });
        json_schema!({
            "description": "A text, or one in each language.",
            "anyOf": [
                one(),
                {
                    "type": "object",
                    "properties": { "it": one(), "en": one() },
                    "required": ["it", "en"],
                    "additionalProperties": false
                }
            ]
        })
    }
}

fn generated() -> String {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let schema = generator.into_root_schema_for::<DataFile>();
    let mut schema = serde_json::to_value(&schema).unwrap();
    without_number_formats(&mut schema);
    close_plans(&mut schema);
    let mut whole = serde_json::Map::new();
    for (key, value) in schema.as_object().unwrap() {
        whole.insert(key.clone(), value.clone());
        if key == "$schema" {
            whole.insert("$id".to_owned(), "urn:crono:schema:data-file".into());
        }
    }
    let mut text = serde_json::to_string_pretty(&whole).unwrap();
    text.push('\n');
    text
}

/// Takes away the formats of whole numbers, which are not of the standard: a strict validator refuses
/// a schema with a format that it does not know.
fn without_number_formats(value: &mut serde_json::Value) {
    use serde_json::Value;
    match value {
        Value::Object(members) => {
            let of_a_number =
                |format: &Value| format.as_str().is_some_and(|f| f.starts_with("uint"));
            if members.get("format").is_some_and(of_a_number) {
                members.shift_remove("format");
            }
            members.values_mut().for_each(without_number_formats);
        }
        Value::Array(values) => values.iter_mut().for_each(without_number_formats),
        _ => {}
    }
}

/// Allows no member in a plan but those that it knows: all that [`Plan`] is made of.
fn close_plans(schema: &mut serde_json::Value) {
    let mut names = vec!["Plan".to_owned()];
    let mut at = 0;
    while let Some(name) = names.get(at).cloned() {
        at += 1;
        let text = schema["$defs"][&name].to_string();
        let found = text.split("#/$defs/").skip(1);
        for name in found.filter_map(|rest| rest.split('"').next()) {
            if !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
    }
    for name in names {
        let of = schema["$defs"][&name].as_object_mut().unwrap();
        let is_struct = of.get("properties").is_some();
        if is_struct && !of.contains_key("additionalProperties") {
            of.insert("additionalProperties".to_owned(), false.into());
        }
    }
    let plan = &mut schema["$defs"]["Plan"]["properties"];
    plan["$schema"] = serde_json::json!({
        "description": "Where an editor finds this schema; the program passes it over.",
        "type": "string"
    });
}

mod tests {
    use std::fs;
    use std::path::Path;

    use serde_json::{Value, json};

    use super::*;

    const SHIPPED: &str = "data/crono.schema.json";

    /// Whether the schema takes this, by a validator that is not ours.
    fn takes(value: &Value) -> Result<(), String> {
        let mut schemas = boon::Schemas::new();
        let mut compiler = boon::Compiler::new();
        compiler.enable_format_assertions();
        let schema = serde_json::from_str(&fs::read_to_string(SHIPPED).unwrap()).unwrap();
        compiler.add_resource("crono.json", schema).unwrap();
        let index = compiler.compile("crono.json", &mut schemas).unwrap();
        let found = schemas.validate(value, index);
        found.map_err(|error| error.to_string())
    }

    fn demonstration() -> Value {
        let text = fs::read_to_string("data/demonstration.json").unwrap();
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn the_shipped_schema_is_that_of_the_types() {
        assert!(
            fs::read_to_string(SHIPPED).unwrap() == generated(),
            "{SHIPPED} differs: cargo test --lib schema -- --ignored"
        );
    }

    #[test]
    #[ignore = "writes data/crono.schema.json anew"]
    fn make_the_schema() {
        fs::write(SHIPPED, generated()).unwrap();
    }

    #[test]
    fn it_takes_every_file_there_is() {
        takes(&demonstration()).unwrap();
        for folder in ["data/plans", "tests/scenarios/plans"] {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.extension().is_none_or(|kind| kind != "json") {
                    continue;
                }
                let plan: Value = serde_json::from_str(&read(&path)).unwrap();
                let file = json!({ "format": { "name": "crono", "version": 1 }, "plan": plan });
                takes(&file).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
            }
        }
    }

    fn read(path: &Path) -> String {
        fs::read_to_string(path).unwrap()
    }

    #[test]
    fn it_refuses_what_the_program_refuses() {
        for (place, wrong) in [
            ("/plan/clocks/0/limit", json!("90 days")),
            ("/plan/clocks/0/id", json!("Con Spazi")),
            ("/plan/rules/last_day", json!("sometimes")),
            ("/plan/phases/0/number", json!("one")),
            ("/records/0/date", json!("31/12/2025")),
            ("/records/0/event", Value::Null),
            ("/records/0/source", json!("fax")),
            ("/plan/milestones", json!({})),
        ] {
            let mut file = demonstration();
            *file.pointer_mut(place).unwrap() = wrong.clone();
            assert!(takes(&file).is_err(), "{place}: {wrong}");
        }
        let mut file = demonstration();
        file.as_object_mut().unwrap().remove("plan");
        assert!(takes(&file).is_err());
    }

    #[test]
    fn fields_that_nobody_knows_are_allowed_but_in_a_plan() {
        let mut file = demonstration();
        file["records"][0]["x-folder"] = json!(12);
        file["x-office"] = json!("Lavori pubblici");
        takes(&file).unwrap();
        for (place, name) in [
            ("/plan", "register"),
            ("/plan/clocks/0", "limt"),
            ("/plan/rules", "lastday"),
            ("/plan/registers/0/request", "lable"),
            ("/plan/title", "de"),
            ("/plan/info", "cug"),
        ] {
            let mut file = demonstration();
            file.pointer_mut(place).unwrap()[name] = json!("30d");
            assert!(takes(&file).is_err(), "{place} {name}");
        }
    }

    #[test]
    fn it_has_a_name_and_no_format_of_its_own() {
        let schema: Value = serde_json::from_str(&generated()).unwrap();
        assert!(schema["$id"].is_string());
        let text = generated();
        let formats = text.lines().filter(|line| line.contains("\"format\": \""));
        for line in formats {
            assert!(
                line.contains("\"date\"") || line.contains("\"date-time\""),
                "{line}"
            );
        }
    }

    #[test]
    fn ids_are_no_longer_than_the_program_takes() {
        // The pattern says which signs; how many, the program says.
        assert_eq!(ID_MAX, 60);
    }
}

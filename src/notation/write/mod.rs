//! A plan as text, so that reading it gives the same plan.
//!
//! First everything that has a short form is written. That is read, and whatever the plan says otherwise goes
//! behind its line as JSON; so a member that nobody thought of here is never lost.

mod clock;
mod head;
mod line;
mod several;
mod spell;

use std::collections::HashMap;
use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use crate::words::Lang;
use crate::words::notation::Keyword;
use crate::words::sanitize::escaped;

pub(super) use spell::{escape, language_of, plain_label};

use super::compile::{LISTS, compile};
use super::names::Names;
use super::patch;

/// What a line is of.
#[derive(Clone, Debug)]
enum Key {
    /// A member of a list, by its name.
    Member(&'static str, String),
    /// A milestone and its clocks.
    Milestone(String, Vec<String>),
    /// A point, or a group, of a milestone.
    Point(String, &'static str, String),
}

/// A line without its JSON.
#[derive(Clone, Debug)]
struct Draft {
    text: String,
    key: Key,
}

impl Draft {
    fn new(text: String, key: Key) -> Self {
        Self { text, key }
    }
}

/// What a plan is written from.
struct Writer<'p> {
    lang: Lang,
    plan: &'p Map<String, Value>,
    by_id: Index<'p>,
    milestones: Names,
    /// Milestones, sides and series, by their labels.
    all_events: Names,
    terms: Names,
    parties: Names,
    /// The clocks that are written behind each milestone: those that it ends, the last of several.
    clocks: HashMap<&'p str, Vec<&'p Map<String, Value>>>,
    /// Whether every name is written.
    explicit: bool,
}

/// The members of the lists of a plan, by list and name.
type Index<'p> = HashMap<(&'static str, &'p str), &'p Map<String, Value>>;

/// The members of a list by the number of their phase.
type ByPhase<'p> = HashMap<Option<u64>, Vec<&'p Map<String, Value>>>;

/// A list of a plan.
fn members<'p>(plan: &'p Map<String, Value>, list: &str) -> Vec<&'p Map<String, Value>> {
    let members = plan.get(list).and_then(Value::as_array);
    members
        .into_iter()
        .flatten()
        .filter_map(Value::as_object)
        .collect()
}

fn index(plan: &Map<String, Value>) -> Index<'_> {
    let members = LISTS.into_iter().flat_map(|list| {
        let members = plan.get(list).and_then(Value::as_array);
        let members = members.into_iter().flatten().filter_map(Value::as_object);
        members.filter_map(move |member| Some(((list, spell::string(member, "id")?), member)))
    });
    members.collect()
}

/// Writes the JSON of a plan as text.
#[must_use]
pub fn write(plan: &Value, lang: Lang) -> String {
    let Some(map) = plan.as_object() else {
        return String::new();
    };
    for explicit in [false, true] {
        let writer = Writer::new(map, lang, explicit);
        let written = writer.whole();
        let read = compile(&written);
        if read.faults.is_empty() && read.json == *plan {
            return written;
        }
    }
    // Labels that no line can hold.
    Writer::new(map, lang, true).as_json()
}

impl<'p> Writer<'p> {
    fn new(plan: &'p Map<String, Value>, lang: Lang, explicit: bool) -> Self {
        let mut writer = Self {
            lang,
            plan,
            by_id: index(plan),
            milestones: Names::default(),
            all_events: Names::default(),
            terms: Names::default(),
            parties: Names::default(),
            clocks: HashMap::new(),
            explicit,
        };
        for clock in members(plan, "clocks") {
            if let Some(end) = spell::strings(clock.get("to")).last() {
                writer.clocks.entry(end).or_default().push(clock);
            }
        }
        let add = |names: &mut Names, of: &Map<String, Value>| {
            let label = spell::halves(of.get("label"), lang).0;
            names.add(spell::string(of, "id").unwrap_or_default(), &label);
        };
        let (mut milestones, mut all) = (Names::default(), Names::default());
        for milestone in writer.list("milestones") {
            add(&mut milestones, milestone);
            add(&mut all, milestone);
        }
        for register in writer.list("registers") {
            let steps = register.get("steps").and_then(Value::as_array);
            let sides = ["request", "answer"]
                .iter()
                .filter_map(|side| register.get(*side));
            let sides = sides.chain(steps.into_iter().flatten());
            sides
                .filter_map(Value::as_object)
                .for_each(|side| add(&mut all, side));
        }
        writer
            .list("series")
            .into_iter()
            .for_each(|series| add(&mut all, series));
        let mut terms = Names::default();
        writer
            .list("terms")
            .into_iter()
            .for_each(|term| add(&mut terms, term));
        let mut parties = Names::default();
        writer
            .list("parties")
            .into_iter()
            .for_each(|party| add(&mut parties, party));
        for keyword in [Keyword::We, Keyword::Administration, Keyword::Supplier] {
            for (_, word) in keyword.spellings() {
                parties.add_word("", word);
            }
        }
        writer.milestones = milestones;
        writer.all_events = all;
        writer.terms = terms;
        writer.parties = parties;
        writer
    }

    /// Every line but those of the head, phase by phase.
    fn drafts(&self) -> Vec<Draft> {
        let lists = ["milestones", "registers", "series", "terms"].map(|list| self.by_phase(list));
        let [milestones, registers, series, terms] = &lists;
        let mut drafts = Vec::new();
        let mut first = true;
        for phase in self.list("phases") {
            let number = phase.get("number").and_then(Value::as_u64);
            let here = |of: &ByPhase<'p>| of.get(&number).cloned().unwrap_or_default().into_iter();
            drafts.push(self.phase(phase));
            for milestone in here(milestones) {
                drafts.extend(self.milestone(milestone, first));
                first = false;
            }
            drafts.extend(here(registers).map(|register| self.register(register)));
            drafts.extend(here(series).map(|series| self.series(series)));
            drafts.extend(here(terms).map(|term| self.term(term)));
        }
        drafts
    }

    /// The members of a list by the numbers of their phases.
    fn by_phase(&self, list: &str) -> ByPhase<'p> {
        let mut by_phase = ByPhase::new();
        for member in members(self.plan, list) {
            let phase = member.get("phase").and_then(Value::as_u64);
            by_phase.entry(phase).or_default().push(member);
        }
        by_phase
    }

    fn whole(&self) -> String {
        let (head, drafts) = (self.head(), self.drafts());
        let mut text = head.join("\n");
        text.push_str("\n\n");
        let first_line = head.len() + 1;
        for draft in &drafts {
            text.push_str(&draft.text);
            text.push('\n');
        }
        let read = compile(&text).json;
        let empty = Map::new();
        let said = index(read.as_object().unwrap_or(&empty));
        let wanted = &self.by_id;
        let json = |patch: &Map<String, Value>| escaped(&json!(patch).to_string());
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for (i, draft) in drafts.iter().enumerate() {
            let patch = Self::patch_of(&draft.key, &said, wanted);
            if !patch.is_empty() {
                let _ = write!(lines[first_line + i], " {{json: {}}}", json(&patch));
            }
        }
        let patch = self.patch_of_head(&read);
        if !patch.is_empty() {
            lines.insert(head.len(), format!("json: {}", json(&patch)));
        }
        lines.push(String::new());
        lines.join("\n")
    }

    /// What the plan says of what a line is of, and the text does not.
    fn patch_of(key: &Key, read: &Index<'_>, plan: &Index<'_>) -> Map<String, Value> {
        let between = |list: &'static str, id: &str, but: &[&str]| {
            let of = |index: &Index<'_>| {
                let mut of = index.get(&(list, id)).copied().cloned().unwrap_or_default();
                for key in but {
                    of.shift_remove(*key);
                }
                of
            };
            patch::between(&of(read), &of(plan))
        };
        match key {
            Key::Member(list, id) => between(list, id, &[]),
            Key::Milestone(id, clocks) => {
                let mut patch = between("milestones", id, &["checklist", "groups"]);
                let mut of_clocks = Map::new();
                for clock in clocks {
                    let of_clock = between("clocks", clock, &[]);
                    if !of_clock.is_empty() {
                        of_clocks.insert(clock.clone(), of_clock.into());
                    }
                }
                if !of_clocks.is_empty() {
                    patch.insert("clocks".into(), of_clocks.into());
                }
                patch
            }
            Key::Point(event, list, id) => {
                let of = |index: &Index<'_>| {
                    let milestone = index.get(&("milestones", event.as_str()))?;
                    let points = milestone.get(*list)?.as_array()?.iter();
                    let mut points = points.filter_map(Value::as_object);
                    points
                        .find(|point| spell::string(point, "id") == Some(id))
                        .cloned()
                };
                let (old, new) = (of(read), of(plan));
                patch::between(&old.unwrap_or_default(), &new.unwrap_or_default())
            }
        }
    }

    /// What the head has to say in JSON: members without a key, and lists in another order.
    fn patch_of_head(&self, read: &Value) -> Map<String, Value> {
        let without_lists = |map: &Map<String, Value>| {
            let members = map.iter().filter(|(key, _)| !LISTS.contains(&key.as_str()));
            members
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect::<Map<_, _>>()
        };
        let old = read.as_object().map(without_lists).unwrap_or_default();
        let mut patch = patch::between(&old, &without_lists(self.plan));
        // The line of the title has the one that somebody typed; then that of the plan is beside it.
        if self.info("title").is_some() {
            patch.extend(
                self.plan
                    .get("title")
                    .map(|title| ("title".to_owned(), title.clone())),
            );
            if let Some(info) = patch.get_mut("info").and_then(Value::as_object_mut) {
                info.shift_remove("title");
                if info.is_empty() {
                    patch.shift_remove("info");
                }
            }
        }
        let ids = |list: Option<&Value>| {
            let members = list.and_then(Value::as_array).into_iter().flatten();
            let ids = members.filter_map(|member| member.get("id").cloned());
            ids.collect::<Vec<_>>()
        };
        for list in LISTS {
            let wanted = ids(self.plan.get(list));
            if wanted != ids(read.get(list)) {
                patch.insert(list.to_owned(), wanted.into());
            }
        }
        patch
    }

    /// The plan as one key of the head.
    fn as_json(&self) -> String {
        let title = spell::text(self.plan.get("title"), self.lang, "");
        let whole = escaped(&json!(self.plan).to_string());
        format!("{}: {title}\njson: {whole}\n", self.word(Keyword::Title))
    }
}

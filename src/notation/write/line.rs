//! The lines of phases, events and points.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use crate::plan::{Bearer, PartyId};
use crate::words::notation::{Keyword, members};

use super::spell::{
    LabelPlace, braced, escape, halves, label, limit, references, shown, string, strings,
};
use super::{Draft, Key, Writer};
use crate::notation::label::{name_of, slug};

impl Writer<'_> {
    /// A list of the plan.
    pub(super) fn list(&self, list: &str) -> Vec<&Map<String, Value>> {
        super::members(self.plan, list)
    }

    pub(super) fn phase(&self, phase: &Map<String, Value>) -> Draft {
        let title = halves(phase.get("title"), self.lang);
        let short = phase
            .get("short")
            .map(|short| halves(Some(short), self.lang));
        let (short, other_short) = short.map_or((None, None), |(one, two)| (Some(one), two));
        let with = |title: &str, short: Option<&String>| {
            let title = escape(title, "/");
            short.map_or(title.clone(), |short| {
                format!("{title} / {}", escape(short, "/"))
            })
        };
        let mut said = with(&title.0, short.as_ref());
        if let Some(second) = &title.1 {
            said = format!("{said} {}", braced(&with(second, other_short.as_ref())));
        }
        let number = phase
            .get("number")
            .and_then(Value::as_u64)
            .unwrap_or_default();
        let id = string(phase, "id").unwrap_or_default();
        let text = format!("{number}. {said}{}", self.own(id, &slug(&title.0), false));
        Draft::new(text, Key::Member("phases", id.to_owned()))
    }

    /// A name of its own where it is not the one that is made.
    pub(super) fn own(&self, id: &str, made: &str, needed: bool) -> String {
        let is_made = !self.explicit && !needed && made == id;
        if is_made {
            String::new()
        } else {
            format!(" [{id}]")
        }
    }

    pub(super) fn milestone(&self, milestone: &Map<String, Value>, first: bool) -> Vec<Draft> {
        let id = string(milestone, "id").unwrap_or_default();
        let place = LabelPlace {
            items: true,
            ..LabelPlace::default()
        };
        let mut said = label(milestone, self.lang, place);
        said.push_str(&self.items(milestone));
        let mut cells = vec![format!("- {said}"), self.who(milestone.get("actor"))];
        let clocks = self.clocks.get(id).cloned().unwrap_or_default();
        let label = halves(milestone.get("label"), self.lang).0;
        for (i, clock) in clocks.iter().enumerate() {
            let pieces = self.clock(clock, milestone, i == 0);
            cells.push(pieces.join(", "));
        }
        let after = strings(milestone.get("after"));
        if !after.is_empty() {
            let after_word = self.word(Keyword::After);
            cells.push(format!("{after_word} {}", self.events(&after)));
        } else if !first {
            cells.push(format!(
                "{} {}",
                self.word(Keyword::After),
                self.word(Keyword::Nothing)
            ));
        }
        if milestone.get("optional") == Some(&Value::Bool(true)) {
            cells.push(self.word(Keyword::Optional).to_owned());
        }
        cells.extend(self.rejection(milestone));
        let ids: Vec<&str> = clocks
            .iter()
            .filter_map(|clock| string(clock, "id"))
            .collect();
        let shared = self.all_events.shares_label(&label);
        let made = |i: usize, id: &&str, event: &str| {
            let base = event.to_owned();
            if i == 0 {
                **id == base
            } else {
                **id == format!("{base}_{}", i + 1)
            }
        };
        let are_made =
            !self.explicit && ids.iter().enumerate().all(|(i, known)| made(i, known, id));
        let names = if are_made {
            let made = name_of(&label, Bearer::ItemisedEvent);
            self.own(id, &made, shared)
        } else if ids.is_empty() {
            self.own(id, &label, true)
        } else {
            format!(" [{id}: {}]", ids.join(", "))
        };
        let text = format!("{}{names}", cells.join(" | "));
        let ids = ids.into_iter().map(str::to_owned).collect();
        let key = Key::Milestone(id.to_owned(), ids);
        let mut drafts = vec![Draft::new(text, key)];
        drafts.extend(self.points(milestone, id));
        drafts
    }

    fn items(&self, milestone: &Map<String, Value>) -> String {
        let is_on = string(milestone, "items") == Some("on");
        let nouns = milestone.get("item_nouns").filter(|_| is_on);
        let Some(nouns) = nouns else {
            return String::new();
        };
        let (one, many) = (
            halves(nouns.get("one"), self.lang),
            halves(nouns.get("many"), self.lang),
        );
        let pair = |one: &str, many: &str| format!("{} / {}", escape(one, "/"), escape(many, "/"));
        let first = pair(&one.0, &many.0);
        let per = self.word(Keyword::Per);
        match (one.1, many.1) {
            (Some(one), Some(many)) => format!(", {per} {first} {}", braced(&pair(&one, &many))),
            _ => format!(", {per} {first}"),
        }
    }

    /// Who acts.
    pub(super) fn who(&self, actor: Option<&Value>) -> String {
        let both = Value::from(vec!["administration", "supplier"]);
        let actor = match actor {
            Some(Value::String(word)) if word == "both" => Some(&both),
            actor => actor,
        };
        let parties = strings(actor).into_iter().map(|id| self.party(id));
        let and = format!(" {} ", self.word(Keyword::And));
        parties.collect::<Vec<_>>().join(&and)
    }

    pub(super) fn party(&self, id: &str) -> String {
        let us = string(self.plan, "us").unwrap_or(PartyId::ADMINISTRATION);
        match id {
            id if id == us => self.word(Keyword::We).to_owned(),
            PartyId::ADMINISTRATION => self.word(Keyword::Administration).to_owned(),
            PartyId::SUPPLIER => self.word(Keyword::Supplier).to_owned(),
            id => references(&[id], &self.parties, Keyword::And, self.lang),
        }
    }

    pub(super) fn events(&self, ids: &[&str]) -> String {
        references(ids, &self.milestones, Keyword::And, self.lang)
    }

    fn rejection(&self, milestone: &Map<String, Value>) -> Option<String> {
        let rejection = milestone.get("rejection").and_then(Value::as_object)?;
        let of = self.events(&[string(rejection, "of")?]);
        let mut said = format!("{} {of}", self.word(Keyword::Rejects));
        if let Some(again) = string(rejection, "again") {
            let again = limit(again, self.lang);
            let _ = write!(said, ", {} {again}", self.word(Keyword::NewTerm));
        }
        if string(rejection, "clock") == Some("goes_on") {
            let _ = write!(said, ", {}", self.word(Keyword::GoesOn));
        }
        Some(said)
    }

    /// The points of a check list below their groups.
    fn points(&self, milestone: &Map<String, Value>, event: &str) -> Vec<Draft> {
        let of = |list: &str| {
            let members = milestone.get(list).and_then(Value::as_array);
            members
                .into_iter()
                .flatten()
                .filter_map(Value::as_object)
                .collect::<Vec<_>>()
        };
        let (one, two) = members(self.lang).split_once(' ').unwrap_or_default();
        let line = |sign: &str, list: &'static str, point: &Map<String, Value>| {
            let (first, second) = (string(point, one), string(point, two));
            let first = shown(first.unwrap_or_default());
            let second = second.map(shown).filter(|second| *second != first);
            let mut said = format!("  {sign} {}", escape(&first, ""));
            said.extend(second.map(|second| format!(" {}", braced(&escape(&second, "")))));
            if let Some(source) = string(point, "source") {
                let _ = write!(said, " | {}", escape(&shown(source), ""));
            }
            let id = string(point, "id").unwrap_or_default();
            said.push_str(&self.own(id, &name_of(&first, Bearer::Beside), false));
            Draft::new(said, Key::Point(event.to_owned(), list, id.to_owned()))
        };
        let groups = of("groups");
        let mut drafts = Vec::new();
        let mut written = Vec::new();
        for point in of("checklist") {
            let group = string(point, "group");
            if let Some(name) = group.filter(|name| !written.contains(name)) {
                // Those before it in the order of the plan come first, though nothing stands in them.
                for group in &groups {
                    let id = string(group, "id").unwrap_or_default();
                    if written.contains(&id) {
                        continue;
                    }
                    written.push(id);
                    drafts.push(line("[=]", "groups", group));
                    if id == name {
                        break;
                    }
                }
            }
            drafts.push(line("[ ]", "checklist", point));
        }
        let left = groups
            .iter()
            .filter(|group| string(group, "id").is_some_and(|id| !written.contains(&id)));
        drafts.extend(left.map(|group| line("[=]", "groups", group)));
        drafts
    }
}

//! The lines of registers, series and terms.

use serde_json::{Map, Value};

use crate::plan::Bearer;
use crate::words::notation::Keyword;

use super::clock::CELL;
use super::spell::{LabelPlace, day, halves, label, limit, references, string, text};
use super::{Draft, Key, Writer};
use crate::notation::label::{name_of, slug};
use crate::notation::measure::usual_warning;

impl Writer<'_> {
    pub(super) fn register(&self, register: &Map<String, Value>) -> Draft {
        let id = string(register, "id").unwrap_or_default();
        let of = |value: &Value| value.as_object().cloned();
        let two = ["request", "answer"]
            .iter()
            .filter_map(|side| register.get(*side).and_then(of));
        let steps = register.get("steps").and_then(Value::as_array);
        let sides: Vec<_> = match steps {
            Some(steps) => steps.iter().filter_map(of).collect(),
            None => two.collect(),
        };
        let place = LabelPlace {
            signs: ">",
            ..LabelPlace::default()
        };
        let labels: Vec<_> = sides
            .iter()
            .map(|side| label(side, self.lang, place))
            .collect();
        let who: Vec<_> = sides
            .iter()
            .map(|side| self.who(side.get("actor")))
            .collect();
        let mut cells = vec![format!("? {}", labels.join(" > ")), who.join(" > ")];
        let is_called =
            |called: &&Value| Some(*called) != sides.first().and_then(|side| side.get("label"));
        let called = register.get("label").filter(is_called);
        if steps.is_some() {
            let terms = sides.iter().skip(1).map(|step| self.of_step(step));
            let terms: Vec<_> = terms
                .map(|terms| format!("> {}", terms.join(", ")))
                .collect();
            cells.push(terms.join(" "));
            cells.extend(self.qualifiers(&Map::new(), called));
        } else {
            let mut parts = self.of_step(register);
            parts.extend(self.qualifiers(&Map::new(), called));
            cells.push(parts.join(", "));
        }
        let after = match string(register, "after") {
            Some(after) => self.events(&[after]),
            None => self.word(Keyword::Nothing).to_owned(),
        };
        cells.push(format!("{} {after}", self.word(Keyword::After)));
        cells.retain(|cell| !cell.is_empty());
        let text = format!("{}{}", cells.join(" | "), self.names_of_sides(id, &sides));
        Draft::new(text, Key::Member("registers", id.to_owned()))
    }

    /// The names of a register and its sides, where the labels do not make them.
    fn names_of_sides(&self, id: &str, sides: &[Map<String, Value>]) -> String {
        let firsts = sides.iter();
        let firsts: Vec<_> = firsts
            .map(|side| halves(side.get("label"), self.lang).0)
            .collect();
        let ids: Vec<_> = sides.iter().filter_map(|side| string(side, "id")).collect();
        let shared = firsts
            .iter()
            .any(|label| self.all_events.shares_label(label));
        let made = firsts
            .iter()
            .zip(&ids)
            .all(|(label, id)| name_of(label, Bearer::Numbered) == **id);
        let own = firsts.first();
        let own = own.is_some_and(|label| name_of(label, Bearer::Numbered) == id);
        if made && own && !shared && !self.explicit {
            String::new()
        } else {
            format!(" [{id}: {}]", ids.join(", "))
        }
    }

    fn of_step(&self, step: &Map<String, Value>) -> Vec<String> {
        let mut parts = Vec::new();
        let length = string(step, "limit");
        parts.extend(length.map(|length| limit(length, self.lang)));
        parts.extend(self.warning(step, length.map_or(0, usual_warning)));
        parts.extend(self.qualifiers(step, None));
        parts
    }

    pub(super) fn series(&self, series: &Map<String, Value>) -> Draft {
        let id = string(series, "id").unwrap_or_default();
        let mut cells = vec![format!(
            "* {}",
            label(series, self.lang, LabelPlace::default())
        )];
        cells.push(self.who(series.get("actor")));
        let every = limit(string(series, "every").unwrap_or_default(), self.lang);
        // Every month, and not every one month.
        let every = every.strip_prefix("1 ").unwrap_or(&every);
        let from = string(series, "from").unwrap_or_default();
        let (word, from_word) = (self.word(Keyword::Every), self.word(Keyword::From));
        cells.push(format!(
            "{word} {every} {from_word} {}",
            self.events(&[from])
        ));
        let due = string(series, "due").unwrap_or_default();
        let mut parts = vec![format!(
            "{} {}",
            self.word(Keyword::Within),
            limit(due, self.lang)
        )];
        parts.extend(self.warning(series, usual_warning(due)));
        parts.extend(self.qualifiers(series, None));
        cells.push(parts.join(", "));
        if let Some(through) = series.get("through") {
            let id = through.get("term").or_else(|| through.get("event"));
            let said = match (through.as_str(), id.and_then(Value::as_str)) {
                (Some(date), _) => day(date),
                (None, id) => {
                    let known = self.terms.and(&self.milestones);
                    references(&[id.unwrap_or_default()], &known, Keyword::And, self.lang)
                }
            };
            cells.push(format!("{} {said}", self.word(Keyword::Throughout)));
        }
        let first = halves(series.get("label"), self.lang).0;
        let made = name_of(&first, Bearer::Numbered);
        let names = self.own(id, &made, self.all_events.shares_label(&first));
        let text = format!("{}{names}", cells.join(" | "));
        Draft::new(text, Key::Member("series", id.to_owned()))
    }

    pub(super) fn term(&self, term: &Map<String, Value>) -> Draft {
        let id = string(term, "id").unwrap_or_default();
        let mut cells = vec![format!("~ {}", text(term.get("label"), self.lang, ""))];
        let length = string(term, "limit").unwrap_or_default();
        let from = string(term, "from").unwrap_or_default();
        let from_word = self.word(Keyword::From);
        let length_said = limit(length, self.lang);
        let mut parts = vec![format!(
            "{length_said} {from_word} {}",
            self.events(&[from])
        )];
        let warn = term.get("warn").and_then(Value::as_u64);
        parts.extend(warn.map(|days| self.warn_for(days, Some(length))));
        parts.extend(self.qualifiers(term, None));
        cells.push(parts.join(", "));
        let log = term.get("log").and_then(Value::as_array);
        let kinds = log
            .into_iter()
            .flatten()
            .filter_map(Value::as_object)
            .map(|kind| {
                let first = halves(kind.get("label"), self.lang).0;
                let id = string(kind, "id").unwrap_or_default();
                format!(
                    "{}{}",
                    text(kind.get("label"), self.lang, CELL),
                    self.own(id, &slug(&first), false)
                )
            });
        let kinds: Vec<_> = kinds.collect();
        if !kinds.is_empty() {
            cells.push(format!("{} {}", self.word(Keyword::Log), kinds.join(", ")));
        }
        let first = halves(term.get("label"), self.lang).0;
        // A name behind the last kind of the log would be that of the kind.
        let made = name_of(&first, Bearer::Clock);
        let own = self.own(id, &made, !kinds.is_empty() && ends_in_name(&cells));
        let bar = if own.is_empty() || kinds.is_empty() {
            ""
        } else {
            " |"
        };
        let text = format!("{}{bar}{own}", cells.join(" | "));
        Draft::new(text, Key::Member("terms", id.to_owned()))
    }
}

/// Whether a line ends in a name in brackets already.
fn ends_in_name(cells: &[String]) -> bool {
    cells
        .last()
        .is_some_and(|cell| cell.ends_with(']') && !cell.ends_with("\\]"))
}

//! The cell of a term, and what stands behind its commas.

use serde_json::{Map, Value};

use crate::calendar::Limit;
use crate::words::dates;
use crate::words::notation::{Keyword, term_from};

use super::Writer;
use super::spell::{day, halves, limit, number, references, string, strings, text};
use crate::notation::label::{self, other};
use crate::notation::measure::{USUAL_WARNING_OF_A_DAY, usual_warning};

/// Signs that mean something in a cell.
pub(super) const CELL: &str = ",";

impl Writer<'_> {
    fn starts(&self, clock: &Map<String, Value>) -> Option<String> {
        let (from, first) = (strings(clock.get("from")), strings(clock.get("from_first")));
        let (word, ids) = match (from.is_empty(), first.is_empty()) {
            (false, _) => (Keyword::From, from),
            (true, false) => (Keyword::FromFirst, first),
            (true, true) => return None,
        };
        Some(format!("{} {}", self.word(word), self.events(&ids)))
    }

    pub(super) fn clock(
        &self,
        clock: &Map<String, Value>,
        milestone: &Map<String, Value>,
        is_first: bool,
    ) -> Vec<String> {
        let starts = self.starts(clock);
        let glued = || {
            starts
                .as_ref()
                .map(|starts| format!(" {starts}"))
                .unwrap_or_default()
        };
        let mut parts = Vec::new();
        let mut usual = 0;
        if let Some(length) = string(clock, "limit") {
            usual = usual_warning(length);
            parts.push(format!("{}{}", limit(length, self.lang), glued()));
        } else if let Some(by) = string(clock, "by") {
            usual = USUAL_WARNING_OF_A_DAY;
            parts.push(format!("{} {}", self.word(Keyword::By), day(by)));
            parts.extend(starts);
        } else if let Some(before) = clock.get("before").and_then(Value::as_object) {
            let length = string(before, "limit").unwrap_or_default();
            usual = usual_warning(length);
            parts.push(format!(
                "{} {}",
                limit(length, self.lang),
                self.anchor(before)
            ));
            parts.extend(starts);
        } else {
            parts.push(format!("{}{}", self.word(Keyword::Wait), glued()));
        }
        if clock.get("informative") == Some(&Value::Bool(true)) {
            parts[0] = format!("{} {}", self.word(Keyword::Informative), parts[0]);
        }
        let with = strings(clock.get("to"));
        if let Some((_, with)) = with.split_last().filter(|(_, with)| !with.is_empty()) {
            parts.push(format!(
                "{} {}",
                self.word(Keyword::With),
                self.events(with)
            ));
        }
        parts.extend(self.warning(clock, usual));
        let made = self.made_label(clock, milestone, is_first);
        let said = clock.get("label").filter(|label| **label != made);
        parts.extend(self.qualifiers(clock, said));
        parts
    }

    /// The label that a term has where the text gives it none.
    fn made_label(
        &self,
        clock: &Map<String, Value>,
        milestone: &Map<String, Value>,
        is_first: bool,
    ) -> Value {
        let own = milestone.get("label");
        let from = strings(clock.get("from").or_else(|| clock.get("from_first")));
        let from = from.first().filter(|_| !is_first);
        let start = from.and_then(|from| self.by_id.get(&("milestones", *from)));
        let Some(start) = start else {
            return own.cloned().unwrap_or_default();
        };
        let (label, start) = (
            halves(own, self.lang),
            halves(start.get("label"), self.lang),
        );
        let second = label.1.map(|label| {
            let start = start.1.as_ref().unwrap_or(&start.0);
            term_from(other(self.lang), &label, start)
        });
        let first = term_from(self.lang, &label.0, &start.0);
        label::text(self.lang, &first, second.as_deref())
    }

    /// When a term is due soon, where that is not as usual; a wait is long after so many days.
    pub(super) fn warning(&self, clock: &Map<String, Value>, usual: u64) -> Option<String> {
        let days = |key: &str| clock.get(key).and_then(Value::as_u64).unwrap_or(0);
        let days = if usual > 0 {
            days("warn")
        } else {
            days("warn_after")
        };
        if days == usual {
            return None;
        }
        if days == 0 {
            return Some(self.word(Keyword::NoWarn).to_owned());
        }
        let before = clock.get("before").and_then(Value::as_object);
        let length = string(clock, "limit").or_else(|| string(clock, "due"));
        let length = length.or_else(|| string(before?, "limit"));
        Some(self.warn_for(days, length))
    }

    pub(super) fn warn_for(&self, days: u64, length: Option<&str>) -> String {
        let working = length.is_some_and(|length| length.ends_with("wd"));
        let days = u32::try_from(days).unwrap_or(u32::MAX);
        let days = if working {
            Limit::WorkingDays(days)
        } else {
            Limit::Days(days)
        };
        format!(
            "{} {}",
            self.word(Keyword::Warn),
            dates::limit(self.lang, days)
        )
    }

    /// What a term is counted back from.
    fn anchor(&self, before: &Map<String, Value>) -> String {
        if let Some(deadline) = string(before, "deadline") {
            return format!("{} [{deadline}]", self.word(Keyword::BeforeDeadline));
        }
        let id = string(before, "event").or_else(|| string(before, "term"));
        let id = id.unwrap_or_default();
        let names = self.milestones.and(&self.terms);
        let said = references(&[id], &names, Keyword::And, self.lang);
        format!("{} {said}", self.word(Keyword::Before))
    }

    /// What stands behind the commas of a term.
    pub(super) fn qualifiers(
        &self,
        of: &Map<String, Value>,
        called: Option<&Value>,
    ) -> Vec<String> {
        let mut parts = Vec::new();
        if let Some(party) = string(of, "owed_by") {
            parts.push(format!(
                "{} {}",
                self.word(Keyword::OwedBy),
                self.party(party)
            ));
        }
        let penalty = of.get("penalty");
        let euro = penalty.and_then(|penalty| penalty.get("daily_euro")?.as_str());
        let rate = penalty.and_then(|penalty| penalty.get("daily_per_mille")?.as_str());
        let word = self.word(Keyword::Penalty);
        if penalty.and_then(Value::as_str) == Some("none") {
            parts.push(self.word(Keyword::NoPenalty).to_owned());
        } else if let Some(euro) = euro {
            let euro = number(euro.trim_end_matches(".00"), self.lang);
            parts.push(format!("{word} {euro} {}", self.word(Keyword::Euro)));
        } else if let Some(rate) = rate {
            let rate = number(rate, self.lang);
            parts.push(format!("{word} {rate} {}", self.word(Keyword::PerMille)));
        }
        if string(of, "first_day") == Some("counts") {
            parts.push(self.word(Keyword::FirstDayCounts).to_owned());
        }
        if let Some(rule) = string(of, "last_day").and_then(|rule| self.rule(rule)) {
            parts.push(format!("{} {rule}", self.word(Keyword::Holidays)));
        }
        match of.get("suspendable").and_then(Value::as_bool) {
            Some(true) => parts.push(self.word(Keyword::Suspendable).to_owned()),
            Some(false) => parts.push(self.word(Keyword::NotSuspendable).to_owned()),
            None => {}
        }
        if string(of, "on_expiry") == Some("happens") {
            parts.push(self.word(Keyword::Silence).to_owned());
        }
        if let Some(label) = called {
            let label = text(Some(label), self.lang, CELL);
            parts.push(format!("{} {label}", self.word(Keyword::Called)));
        }
        parts
    }
}

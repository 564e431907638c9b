//! The head of the text.

use serde_json::{Map, Value};

use crate::plan::{Bearer, PartyId};
use crate::words::notation::Keyword;

use super::Writer;
use super::spell::{
    LabelPlace, day, escape, halves, label, limit, number, shown, string, strings, text,
};
use crate::notation::key::RULES;
use crate::notation::label::{name_of, slug};

impl Writer<'_> {
    pub(super) fn word(&self, keyword: Keyword) -> &'static str {
        keyword.written(self.lang)
    }

    pub(super) fn head(&self) -> Vec<String> {
        let plan = self.plan;
        let line = |keyword: Keyword, value: String| {
            (!value.is_empty()).then(|| format!("{}: {value}", keyword.written(self.lang)))
        };
        // What somebody typed as the title is what the contract is called everywhere.
        let title = self.info("title").or(plan.get("title"));
        let (first, _) = halves(title, self.lang);
        let title = text(title, self.lang, "");
        let info = |key: &str| text(self.info(key), self.lang, "");
        let name = string(plan, "name").filter(|name| *name != slug(&first));
        let name = name
            .map(|name| escape(&shown(name), ""))
            .unwrap_or_default();
        let lines = [
            line(Keyword::Title, title),
            line(Keyword::Name, name),
            line(Keyword::Days, self.days()),
            line(Keyword::Parties, self.parties()),
            line(Keyword::WeAre, self.we_are()),
            line(Keyword::Penalties, self.penalties()),
            line(Keyword::Suspensions, self.suspensions()),
            line(Keyword::Deadlines, self.deadlines()),
            line(Keyword::Cup, info("cup")),
            line(Keyword::Cig, info("cig")),
        ];
        lines.into_iter().flatten().collect()
    }

    /// What the plan says of the contract.
    pub(super) fn info(&self, key: &str) -> Option<&Value> {
        self.plan.get("info")?.get(key)
    }

    fn rules(&self) -> Option<&Map<String, Value>> {
        self.plan.get("rules").and_then(Value::as_object)
    }

    pub(super) fn rule(&self, name: &str) -> Option<&'static str> {
        let rule = RULES.iter().find(|(_, rule)| *rule == name);
        rule.map(|(keyword, _)| self.word(*keyword))
    }

    fn days(&self) -> String {
        let Some(rules) = self.rules() else {
            return String::new();
        };
        let mut parts = Vec::new();
        parts.extend(
            string(rules, "last_day")
                .and_then(|rule| self.rule(rule))
                .map(str::to_owned),
        );
        for holiday in strings(rules.get("local_holidays")) {
            let (month, day) = holiday.split_once('-').unwrap_or(("", holiday));
            let number = |text: &str| text.trim_start_matches('0').to_owned();
            let patron = self.word(Keyword::Patron);
            parts.push(format!("{patron} {}/{}", number(day), number(month)));
        }
        if string(rules, "working_week") == Some("mon-sat") {
            let (week, days) = (self.word(Keyword::Week), self.word(Keyword::MonSat));
            parts.push(format!("{week} {days}"));
        }
        let zone = string(self.plan, "time_zone");
        let usual = serde_json::json!(crate::plan::Zone::default());
        if let Some(zone) = zone.filter(|zone| usual.as_str() != Some(*zone)) {
            parts.push(format!("{} {zone}", self.word(Keyword::Zone)));
        }
        parts.join(", ")
    }

    fn parties(&self) -> String {
        let place = LabelPlace {
            signs: ",",
            is_name: true,
            ..LabelPlace::default()
        };
        let party = |party: &Map<String, Value>| {
            let id = string(party, "id").unwrap_or_default();
            let (first, _) = halves(party.get("label"), self.lang);
            let label = label(party, self.lang, place);
            let always = [PartyId::ADMINISTRATION, PartyId::SUPPLIER].contains(&id);
            if !self.explicit && !always && name_of(&first, Bearer::Beside) == id {
                label
            } else {
                format!("{label} [{id}]")
            }
        };
        let parties = self.plan.get("parties").and_then(Value::as_array);
        let parties = parties.into_iter().flatten().filter_map(Value::as_object);
        parties.map(party).collect::<Vec<_>>().join(", ")
    }

    /// A party by its label or by the word for it, though it be us.
    fn we_are(&self) -> String {
        match string(self.plan, "us") {
            None => String::new(),
            Some(PartyId::ADMINISTRATION) => self.word(Keyword::Administration).to_owned(),
            Some(PartyId::SUPPLIER) => self.word(Keyword::Supplier).to_owned(),
            Some(other) => format!("[{other}]"),
        }
    }

    fn penalties(&self) -> String {
        let penalties = self.plan.get("penalties").and_then(Value::as_object);
        let Some(penalties) = penalties else {
            return String::new();
        };
        let mut parts = Vec::new();
        if let Some(rate) = string(penalties, "daily_per_mille") {
            let (per_mille, a_day) = (self.word(Keyword::PerMille), self.word(Keyword::ADay));
            let rate = number(rate, self.lang);
            parts.push(format!("{rate} {per_mille} {a_day}"));
        }
        if let Some(cap) = string(penalties, "cap_percent") {
            let (most, percent) = (self.word(Keyword::AtMost), self.word(Keyword::Percent));
            let cap = number(cap, self.lang);
            parts.push(format!("{most} {cap} {percent}"));
        }
        if let Some(party) = string(penalties, "party") {
            parts.push(format!(
                "{} {}",
                self.word(Keyword::OwedBy),
                self.party(party)
            ));
        }
        parts.join(", ")
    }

    fn suspensions(&self) -> String {
        let Some(rules) = self.rules() else {
            return String::new();
        };
        let mut parts = Vec::new();
        if string(rules, "suspensions") == Some("note_only") {
            parts.push(self.word(Keyword::OnlyNoted).to_owned());
        }
        let ceiling = rules.get("suspension_ceiling").and_then(Value::as_object);
        let percent = ceiling.and_then(|ceiling| ceiling.get("percent")?.as_u64());
        let length = ceiling.and_then(|ceiling| string(ceiling, "limit"));
        let most = self.word(Keyword::AtMost);
        let percent = percent.map(|percent| format!("{percent} {}", self.word(Keyword::Percent)));
        let of = [percent, length.map(|length| limit(length, self.lang))];
        parts.extend(
            of.into_iter()
                .flatten()
                .map(|part| format!("{most} {part}")),
        );
        parts.join(", ")
    }

    fn deadlines(&self) -> String {
        let deadlines = self.plan.get("deadlines").and_then(Value::as_object);
        let deadlines = deadlines.into_iter().flatten().map(|(name, date)| {
            let label = self.milestones.label_of(name);
            let label =
                label.filter(|label| self.milestones.find(label).is_ok_and(|id| id == name));
            let date = day(date.as_str().unwrap_or_default());
            match label {
                Some(label) => format!("{} {date}", escape(label, ",")),
                None => format!("[{name}] {date}"),
            }
        });
        deadlines.collect::<Vec<_>>().join(", ")
    }
}

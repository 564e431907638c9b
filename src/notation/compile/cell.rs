//! What a cell says of a term: its length or its day, what it counts from, and what stands behind the comma.

use std::rc::Rc;

use serde_json::{Map, Value, json};

use crate::words::notation::{ExpectedText, Keyword, TextFaultKind};

use super::Compiler;
use crate::notation::glyph::{Slice, TextSpan};
use crate::notation::key::RULES;
use crate::notation::label::LabelText;
use crate::notation::measure::USUAL_WARNING_OF_A_DAY;
use crate::notation::measure::{day, days, limit, no_limit, penalty, usual_warning};
use crate::notation::names::Names;

/// A cell in its pieces, and the one that is being read.
#[derive(Clone, Copy)]
pub(super) struct Pieces<'p, 'l> {
    pub cell: Slice<'l>,
    pub all: &'p [Slice<'l>],
    pub at: usize,
}

impl<'l> Pieces<'_, 'l> {
    pub(super) fn now(self) -> Slice<'l> {
        self.all[self.at]
    }
}

/// When something is due soon, as it is typed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Warning {
    days: u32,
    /// Whether these are said to be working days.
    working: Option<bool>,
    span: TextSpan,
}

/// The members that a line, or a part of it, has become so far.
#[derive(Clone, Debug, Default)]
pub(super) struct SaidMembers {
    pub map: Map<String, Value>,
    /// Its days are of the kind that the length is in, which may stand behind it.
    pub warn: Option<Warning>,
}

/// A term that is being read.
#[derive(Clone, Debug, Default)]
pub(super) struct ClockDraft {
    pub said: SaidMembers,
    pub span: TextSpan,
    /// What it ends with besides its event.
    pub with: Vec<String>,
    /// Whether it counts from the event above where it says nothing else.
    pub from_above: bool,
}

impl ClockDraft {
    /// Whether it counts from an event, which is the one above.
    pub(super) fn counts_from(&self, above: &str) -> bool {
        let said = ["from", "from_first"].map(|key| self.said.map.get(key));
        let is_it = |value: &Value| match value {
            Value::Array(all) => all.iter().any(|id| id == above),
            one => one == above,
        };
        self.from_above || said.into_iter().flatten().any(is_it)
    }
}

impl<'l> Compiler<'l> {
    /// What a piece refers to, which may go on behind commas; and how many pieces it took.
    pub(super) fn references(
        &mut self,
        rest: Slice<'l>,
        pieces: Pieces<'_, 'l>,
        names: impl Fn(&Self) -> Rc<Names>,
    ) -> (Vec<String>, usize) {
        let names = names(self);
        if rest.is_empty() {
            self.faults
                .in_piece(pieces.now(), TextFaultKind::NoReference);
            return (Vec::new(), 1);
        }
        if let Some(last) = pieces.all.last() {
            let longest = rest.through(pieces.cell, *last);
            let ends = pieces.all[pieces.at..].iter();
            let ends: Vec<usize> = ends.map(|piece| longest.upto(*piece)).collect();
            if let Some((ids, nth)) = names.longest(longest, &ends) {
                return (ids, nth + 1);
            }
        }
        match names.several_of(rest) {
            Ok(ids) => (ids, 1),
            Err((piece, why)) => {
                self.lost(piece, why, false);
                (Vec::new(), 1)
            }
        }
    }

    /// Events with one date; where none is meant, one with many, so that the reader can say why not.
    pub(super) fn events(
        &mut self,
        rest: Slice<'l>,
        pieces: Pieces<'_, 'l>,
    ) -> (Vec<String>, usize) {
        let is_milestone = self.known.milestones.several_of(rest).is_ok();
        let is_other = !is_milestone && self.known.others.several_of(rest).is_ok();
        self.references(rest, pieces, |compiler| {
            if is_other {
                Rc::clone(&compiler.known.others)
            } else {
                Rc::clone(&compiler.known.milestones)
            }
        })
    }

    /// A term that begins with this piece, and how many pieces it took.
    pub(super) fn clock(&mut self, pieces: Pieces<'_, 'l>) -> Option<(ClockDraft, usize)> {
        let piece = pieces.now();
        let informative = piece.take(Keyword::Informative);
        let said = informative.unwrap_or(piece);
        let mut clock = ClockDraft {
            span: piece.span(),
            from_above: true,
            ..ClockDraft::default()
        };
        if informative.is_some() {
            clock.said.map.insert("informative".into(), true.into());
        }
        if let Some(rest) = said.take(Keyword::Wait) {
            let took = self.starts(&mut clock, rest, pieces);
            return Some((clock, took));
        }
        let within = said
            .take(Keyword::By)
            .or_else(|| said.take(Keyword::Within));
        let is_length = |piece: &Slice<'_>| limit(*piece).is_some() || no_limit(*piece).is_some();
        if let Some(rest) = within.filter(|rest| !is_length(rest)) {
            let Some((day, rest)) = day(rest) else {
                self.expected(rest, ExpectedText::Day);
                return Some((clock, 1));
            };
            clock.said.map.insert("by".into(), day.to_string().into());
            clock.from_above = false;
            let took = self.starts(&mut clock, rest, pieces);
            return Some((clock, took));
        }
        let said = within.unwrap_or(said);
        let Some((limit, rest)) = limit(said) else {
            if day(said).is_some_and(|(_, rest)| rest.is_empty()) {
                self.faults.in_piece(said, TextFaultKind::DayAlone);
                return Some((clock, 1));
            }
            let begins = said.number().is_some() || no_limit(said).is_some();
            if informative.is_some() || begins {
                self.no_length(said);
                return Some((clock, 1));
            }
            return None;
        };
        let limit = limit.to_string();
        if let Some(deadline) = rest.take(Keyword::BeforeDeadline) {
            clock.from_above = false;
            let name = self.deadline_named(deadline);
            let before = json!({"deadline": name, "limit": limit});
            clock.said.map.insert("before".into(), before);
            return Some((clock, 1));
        }
        if let Some(anchor) = rest.take(Keyword::Before) {
            clock.from_above = false;
            let took = self.before(&mut clock, anchor, &limit, pieces);
            return Some((clock, took));
        }
        clock.said.map.insert("limit".into(), limit.into());
        let took = self.starts(&mut clock, rest, pieces);
        Some((clock, took))
    }

    /// What a term counts from; how many pieces that took.
    pub(super) fn starts(
        &mut self,
        clock: &mut ClockDraft,
        rest: Slice<'l>,
        pieces: Pieces<'_, 'l>,
    ) -> usize {
        if rest.is_empty() {
            return 1;
        }
        let (first, names) = match (rest.take(Keyword::FromFirst), rest.take(Keyword::From)) {
            (Some(names), _) => (true, names),
            (None, Some(names)) => (false, names),
            (None, None) => {
                self.behind_a_length(rest);
                return 1;
            }
        };
        let (ids, took) = self.events(names, pieces);
        clock.from_above = false;
        if ids.is_empty() {
            return took;
        }
        let key = if first { "from_first" } else { "from" };
        let value = match ids.as_slice() {
            [only] if !first => json!(only),
            several => json!(several),
        };
        self.set(&mut clock.said.map, key, value, pieces.now());
        took
    }

    /// What stands behind a length and does not say what it counts from.
    fn behind_a_length(&mut self, rest: Slice<'l>) {
        if let Some(what) = rest.take(Keyword::After).filter(|what| !what.is_empty()) {
            let what = what.text();
            self.faults
                .in_piece(rest, TextFaultKind::CountsAfter { what });
        } else if Keyword::OF_CELLS
            .into_iter()
            .any(|keyword| rest.take(keyword).is_some())
        {
            self.faults.in_piece(rest, TextFaultKind::NoComma);
        } else {
            self.not_understood(rest);
        }
    }

    fn before(
        &mut self,
        clock: &mut ClockDraft,
        anchor: Slice<'l>,
        limit: &str,
        pieces: Pieces<'_, 'l>,
    ) -> usize {
        let events_and_terms =
            |compiler: &Self| Rc::new(compiler.known.milestones.and(&compiler.known.terms));
        let (ids, took) = self.references(anchor, pieces, events_and_terms);
        let Some(id) = ids.first() else {
            return took;
        };
        if ids.len() > 1 {
            self.faults.in_piece(anchor, TextFaultKind::TooMany);
        }
        let is_event = self.known.milestones.one_of(anchor).is_ok();
        let kind = if is_event || !self.known.terms.has(id) {
            "event"
        } else {
            "term"
        };
        clock
            .said
            .map
            .insert("before".into(), json!({kind: id, "limit": limit}));
        took
    }

    /// The name of a fixed day of the head.
    fn deadline_named(&mut self, piece: Slice<'l>) -> String {
        if let Some((id, rest)) = piece.bracketed() {
            if !rest.trimmed().is_empty() {
                self.not_understood(rest);
            }
            return id.trimmed().text();
        }
        let known = self.plan.get("deadlines").and_then(Value::as_object);
        let mut names = Names::default();
        for id in known.into_iter().flat_map(Map::keys) {
            names.add(id, &id.replace(['_', '-'], " "));
            names.add(id, id);
        }
        if let Ok(id) = self.known.milestones.one_of(piece)
            && names.has(&id)
        {
            return id;
        }
        match names.one_of(piece) {
            Ok(id) => id,
            Err(lost) => {
                self.lost(piece, lost, false);
                String::new()
            }
        }
    }

    /// What a piece says of the term before it, of all that may be said of such a line; whether it says anything.
    pub(super) fn qualifier(
        &mut self,
        said: &mut SaidMembers,
        piece: Slice<'_>,
        may: &[Keyword],
    ) -> bool {
        if !may.iter().any(|keyword| piece.take(*keyword).is_some()) {
            return false;
        }
        let map = &mut said.map;
        if let Some(party) = piece.take(Keyword::OwedBy) {
            match self.known.parties.one_of(party) {
                Ok(id) => self.set(map, "owed_by", id.into(), piece),
                Err(lost) => self.lost(party, lost, true),
            }
        } else if let Some(rest) = piece.take(Keyword::Warn) {
            match days(rest) {
                Some((days, working)) => self.warn(said, days, working, piece),
                None => self.expected(rest, ExpectedText::NumberOfDays),
            }
        } else if piece.is(Keyword::NoWarn) {
            self.warn(said, 0, None, piece);
        } else if let Some(rest) = piece.take(Keyword::Penalty) {
            match penalty(rest) {
                Some(penalty) => self.set(map, "penalty", penalty, piece),
                None => self.expected(rest, ExpectedText::Penalty),
            }
        } else if let Some(rest) = piece.take(Keyword::Holidays) {
            match RULES.iter().find(|(keyword, _)| rest.is(*keyword)) {
                Some((_, rule)) => self.set(map, "last_day", (*rule).into(), piece),
                None => self.expected(rest, ExpectedText::Days),
            }
        } else if let Some(label) = piece.take(Keyword::Called) {
            let label = LabelText::plain(label, &mut self.faults).text(self.lang);
            self.set(map, "label", label, piece);
        } else {
            let words = [
                (Keyword::NoPenalty, "penalty", json!("none")),
                (Keyword::FirstDayCounts, "first_day", json!("counts")),
                (Keyword::Suspendable, "suspendable", json!(true)),
                (Keyword::NotSuspendable, "suspendable", json!(false)),
                (Keyword::Silence, "on_expiry", json!("happens")),
            ];
            let said = words.into_iter().find(|(keyword, ..)| piece.is(*keyword));
            let Some((_, key, value)) = said else {
                return false;
            };
            self.set(map, key, value, piece);
        }
        true
    }

    fn warn(&mut self, said: &mut SaidMembers, days: u32, working: Option<bool>, piece: Slice<'_>) {
        let warning = Warning {
            days,
            working,
            span: piece.span(),
        };
        if said.warn.replace(warning).is_some() {
            self.faults.in_piece(piece, TextFaultKind::Twice);
        }
    }

    /// Whether what is said of a warning is in days of the kind that a length is in; else it is a fault.
    pub(super) fn of_its_kind(&mut self, warning: Warning, length: Option<&str>) {
        let working = length.is_some_and(|length| length.ends_with("wd"));
        if warning.working.is_some_and(|said| said != working) {
            let kind = TextFaultKind::WarningInOtherDays { working };
            self.faults.at(warning.span, kind);
        }
    }

    /// The members of a term, with when it is due soon, where the text does not say; a wait is long after so many
    /// days instead.
    pub(super) fn with_warning(&mut self, said: SaidMembers) -> Map<String, Value> {
        let SaidMembers { mut map, warn } = said;
        let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
        let length = text(map.get("limit")).or_else(|| text(map.get("due")));
        let before = map.get("before").and_then(|before| before.get("limit"));
        let length = length.or_else(|| text(before));
        if let Some(warning) = warn {
            self.of_its_kind(warning, length.as_deref());
        }
        let usual = match (length, map.contains_key("by")) {
            (Some(length), _) => Some(usual_warning(&length)),
            (None, true) => Some(USUAL_WARNING_OF_A_DAY),
            (None, false) => None,
        };
        let days = warn.map(|warning| u64::from(warning.days));
        let (key, days) = match usual {
            Some(usual) => ("warn", days.unwrap_or(usual)),
            None => ("warn_after", days.unwrap_or(0)),
        };
        if days > 0 {
            map.insert(key.into(), days.into());
        }
        map
    }

    /// The same of a service, which has no usual warning.
    pub(super) fn with_own_warning(&mut self, said: SaidMembers) -> Map<String, Value> {
        let SaidMembers { mut map, warn } = said;
        if let Some(warning) = warn {
            let length = map.get("limit").and_then(Value::as_str).map(str::to_owned);
            self.of_its_kind(warning, length.as_deref());
            if warning.days > 0 {
                map.insert("warn".into(), warning.days.into());
            }
        }
        map
    }
}

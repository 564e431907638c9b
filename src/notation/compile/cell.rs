//! What a cell says of a term: its length or its day, what it counts from, and what stands behind the comma.

use std::rc::Rc;

use serde_json::{Map, Value, json};

use crate::words::notation::{ExpectedText, Keyword, TextFaultKind};

use super::Compiler;
use crate::notation::glyph::{Slice, TextSpan};
use crate::notation::key::RULES;
use crate::notation::label::LabelText;
use crate::notation::measure::{day, days, limit, penalty};
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

/// A term that is being read.
#[derive(Clone, Debug, Default)]
pub(super) struct ClockDraft {
    pub map: Map<String, Value>,
    pub span: TextSpan,
    /// What it ends with besides its event.
    pub with: Vec<String>,
    /// Whether it counts from the event above where it says nothing else.
    pub from_above: bool,
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
                .in_piece(pieces.now(), TextFaultKind::Reference { near: None });
            return (Vec::new(), 1);
        }
        let last = pieces.all.len().min(pieces.at + 8);
        for end in (pieces.at + 1..last).rev() {
            let longer = rest.through(pieces.cell, pieces.all[end]);
            if let Ok(ids) = names.several_of(longer) {
                return (ids, end - pieces.at + 1);
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
            clock.map.insert("informative".into(), true.into());
        }
        if let Some(rest) = said.take(Keyword::Wait) {
            let took = self.starts(&mut clock, rest, pieces);
            return Some((clock, took));
        }
        if let Some(rest) = said.take(Keyword::By) {
            let Some((day, rest)) = day(rest) else {
                self.expected(rest, ExpectedText::Day);
                return Some((clock, 1));
            };
            clock.map.insert("by".into(), day.to_string().into());
            clock.from_above = false;
            let took = self.starts(&mut clock, rest, pieces);
            return Some((clock, took));
        }
        let Some((limit, rest)) = limit(said).filter(|_| is_length(said)) else {
            if informative.is_some() || said.number().is_some() {
                self.expected(said, ExpectedText::Limit);
                return Some((clock, 1));
            }
            return None;
        };
        let limit = limit.to_string();
        if let Some(deadline) = rest.take(Keyword::BeforeDeadline) {
            clock.from_above = false;
            let name = self.deadline_named(deadline);
            let before = json!({"deadline": name, "limit": limit});
            clock.map.insert("before".into(), before);
            return Some((clock, 1));
        }
        if let Some(anchor) = rest.take(Keyword::Before) {
            clock.from_above = false;
            let took = self.before(&mut clock, anchor, &limit, pieces);
            return Some((clock, took));
        }
        clock.map.insert("limit".into(), limit.into());
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
                self.not_understood(rest);
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
        self.set(&mut clock.map, key, value, pieces.now());
        took
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
            .map
            .insert("before".into(), json!({kind: id, "limit": limit}));
        took
    }

    /// The name of a fixed day of the head.
    fn deadline_named(&mut self, piece: Slice<'l>) -> String {
        if let Some((id, _)) = piece.bracketed() {
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

    /// What a piece says of the term before it; whether it says anything.
    pub(super) fn qualifier(&mut self, map: &mut Map<String, Value>, piece: Slice<'_>) -> bool {
        if let Some(party) = piece.take(Keyword::OwedBy) {
            match self.known.parties.one_of(party) {
                Ok(id) => self.set(map, "owed_by", id.into(), piece),
                Err(lost) => self.lost(party, lost, true),
            }
        } else if let Some(rest) = piece.take(Keyword::Warn) {
            match days(rest) {
                Some(days) => self.set(map, "warn", days.into(), piece),
                None => self.expected(rest, ExpectedText::NumberOfDays),
            }
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
            let label = LabelText::read(label, &mut self.faults).text(self.lang);
            self.set(map, "label", label, piece);
        } else {
            let words = [
                (Keyword::NoWarn, "warn", json!(0)),
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
}

/// Whether a piece begins with a length, and not with a word that is also one of a single month.
fn is_length(piece: Slice<'_>) -> bool {
    piece.number().is_some() || piece.take(Keyword::One).is_some()
}

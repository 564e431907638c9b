//! What comes back, and what runs for long: series and terms; and what a line of several cells says.

use std::rc::Rc;

use serde_json::{Map, Value, json};

use crate::words::notation::{Keyword, TextFaultKind};

use super::Compiler;
use super::cell::{ClockDraft, Pieces, SaidMembers};
use crate::notation::glyph::Slice;
use crate::notation::label::{LabelText, TakenNames, slug};
use crate::notation::measure::{day, limit, no_period, period};

/// A line that is being read.
#[derive(Default)]
pub(super) struct LineDraft<'l> {
    pub said: SaidMembers,
    /// For each step of a register behind its first.
    pub steps: Vec<(Slice<'l>, SaidMembers)>,
    pub after: Option<Vec<String>>,
}

impl<'l> Compiler<'l> {
    /// Every piece of some cells.
    pub(super) fn each_piece(
        &mut self,
        cells: &[Slice<'l>],
        draft: &mut LineDraft<'l>,
        read: impl Fn(&mut Self, &mut LineDraft<'l>, Pieces<'_, 'l>) -> usize,
    ) {
        for cell in cells {
            let all = cell.at_commas();
            let mut next = 0;
            while next < all.len() {
                let pieces = Pieces {
                    cell: *cell,
                    all: &all,
                    at: next,
                };
                let empty = pieces.now().is_empty();
                let took = if empty { 1 } else { read(self, draft, pieces) };
                if took == 0 {
                    self.not_understood(pieces.now());
                }
                next += took.max(1);
            }
        }
    }

    pub(super) fn series_line(&mut self, at: usize) {
        let line = &self.lines[at];
        let (id, label) = (
            self.headings[at].ids[0].clone(),
            self.headings[at].labels[0].clone(),
        );
        // A list has the same sign: then nothing else of the line is to be read as of a series.
        let pieces = || line.cells.iter().flat_map(|cell| cell.at_commas());
        if !pieces().any(|piece| piece.take(Keyword::Every).is_some()) {
            self.faults.at(line.row.span(), TextFaultKind::NoPeriod);
        }
        let comes_back = self.faults.are_none_in(line.row.span());
        let cell = line.cells.get(1).filter(|cell| !cell.is_empty());
        let who = if let Some(cell) = cell {
            self.who(*cell)
        } else {
            self.faults.at(line.row.span(), TextFaultKind::NoWho);
            json!(self.us)
        };
        let mut draft = LineDraft::default();
        let cells = line.cells.iter().skip(2).filter(|_| comes_back);
        let cells: Vec<Slice<'l>> = cells.copied().collect();
        self.each_piece(&cells, &mut draft, Self::series_piece);
        let mut map = self.with_warning(draft.said);
        for (key, missing) in [
            ("every", TextFaultKind::NoPeriod),
            ("due", TextFaultKind::NoDue),
        ] {
            if !map.contains_key(key) && self.faults.are_none_in(line.row.span()) {
                self.faults.at(line.row.span(), missing);
            }
        }
        map.insert("id".into(), id.into());
        map.insert("phase".into(), self.phase.into());
        map.insert("label".into(), label.text(self.lang));
        map.insert("noun".into(), label.noun(self.lang));
        map.insert("actor".into(), who);
        self.count_from_above(&mut map, at);
        self.push("series", map, at);
    }

    /// What a series or a term counts from where it does not say.
    fn count_from_above(&mut self, map: &mut Map<String, Value>, at: usize) {
        if map.contains_key("from") {
            return;
        }
        match &self.above {
            Some(above) => {
                map.insert("from".into(), above.id.as_str().into());
            }
            None => self
                .faults
                .at(self.lines[at].row.span(), TextFaultKind::NoneAbove),
        }
    }

    /// A length under a key, and what it counts from; how many pieces that took.
    fn length_from(
        &mut self,
        map: &mut Map<String, Value>,
        key: &str,
        said: Slice<'l>,
        pieces: Pieces<'_, 'l>,
    ) -> usize {
        let length = if key == "every" {
            period(said)
        } else {
            limit(said)
        };
        let Some((limit, rest)) = length else {
            match no_period(said).filter(|_| key == "every") {
                Some(why) => self.faults.in_piece(said, TextFaultKind::NoLengthFor(why)),
                None => self.no_length(said),
            }
            return 1;
        };
        self.set(map, key, limit.to_string().into(), pieces.now());
        self.from(map, rest, pieces)
    }

    /// What a series or a service counts from; how many pieces that took.
    fn from(
        &mut self,
        map: &mut Map<String, Value>,
        rest: Slice<'l>,
        pieces: Pieces<'_, 'l>,
    ) -> usize {
        let mut clock = ClockDraft::default();
        let took = self.starts(&mut clock, rest, pieces);
        for (key, value) in clock.said.map {
            if !value.is_string() {
                self.faults.in_piece(rest, TextFaultKind::TooMany);
            }
            self.set(map, &key, value, rest);
        }
        took
    }

    fn series_piece(&mut self, draft: &mut LineDraft<'l>, pieces: Pieces<'_, 'l>) -> usize {
        let piece = pieces.now();
        if let Some(rest) = piece.take(Keyword::Every) {
            return self.length_from(&mut draft.said.map, "every", rest, pieces);
        }
        let within = piece
            .take(Keyword::Within)
            .or_else(|| piece.take(Keyword::By));
        if let Some(rest) = within {
            match limit(rest).filter(|(_, rest)| rest.is_empty()) {
                Some((limit, _)) => {
                    self.set(&mut draft.said.map, "due", limit.to_string().into(), piece);
                }
                None => self.no_length(rest),
            }
            return 1;
        }
        if let Some(rest) = piece.take(Keyword::Throughout) {
            return self.throughout(draft, rest, pieces);
        }
        if piece.take(Keyword::From).is_some() {
            return self.from(&mut draft.said.map, piece, pieces);
        }
        usize::from(self.qualifier(&mut draft.said, piece, &Keyword::OF_SERIES))
    }

    fn throughout(
        &mut self,
        draft: &mut LineDraft<'l>,
        rest: Slice<'l>,
        pieces: Pieces<'_, 'l>,
    ) -> usize {
        if let Some((day, behind)) = day(rest)
            && behind.is_empty()
        {
            self.set(
                &mut draft.said.map,
                "through",
                day.to_string().into(),
                pieces.now(),
            );
            return 1;
        }
        let is_term = self.known.terms.one_of(rest).is_ok();
        let (ids, took) = self.references(rest, pieces, |compiler| {
            let known = &compiler.known;
            if is_term {
                Rc::clone(&known.terms)
            } else {
                Rc::new(known.terms.and(&known.milestones))
            }
        });
        if let Some(id) = ids.first() {
            let kind = if is_term || self.known.terms.has(id) {
                "term"
            } else {
                "event"
            };
            self.set(
                &mut draft.said.map,
                "through",
                json!({kind: id}),
                pieces.now(),
            );
        }
        took
    }

    pub(super) fn term_line(&mut self, at: usize) {
        let line = &self.lines[at];
        let (id, label) = (
            self.headings[at].ids[0].clone(),
            self.headings[at].labels[0].clone(),
        );
        let mut draft = LineDraft::default();
        let cells: Vec<Slice<'l>> = line.cells.iter().skip(1).copied().collect();
        self.each_piece(&cells, &mut draft, Self::term_piece);
        let mut map = self.with_own_warning(draft.said);
        if !map.contains_key("limit") && self.faults.are_none_in(line.row.span()) {
            self.faults.at(line.row.span(), TextFaultKind::NoLength);
        }
        map.insert("id".into(), id.into());
        map.insert("phase".into(), self.phase.into());
        map.insert("label".into(), label.text(self.lang));
        self.count_from_above(&mut map, at);
        self.push("terms", map, at);
    }

    fn term_piece(&mut self, draft: &mut LineDraft<'l>, pieces: Pieces<'_, 'l>) -> usize {
        let piece = pieces.now();
        if let Some(rest) = piece.take(Keyword::Log) {
            let first = rest.through(pieces.cell, rest);
            let rest = pieces.all[pieces.at + 1..].iter().copied();
            let kinds = std::iter::once(first).chain(rest).collect::<Vec<_>>();
            let log = self.log(&kinds);
            self.set(&mut draft.said.map, "log", log, piece);
            return pieces.all.len() - pieces.at;
        }
        if piece.number().is_some() || limit(piece).is_some() {
            return self.length_from(&mut draft.said.map, "limit", piece, pieces);
        }
        if piece.take(Keyword::From).is_some() {
            return self.from(&mut draft.said.map, piece, pieces);
        }
        usize::from(self.qualifier(&mut draft.said, piece, &Keyword::OF_SERVICES))
    }

    /// The kinds of thing that a log is kept of.
    fn log(&mut self, kinds: &[Slice<'l>]) -> Value {
        let kinds = kinds.iter().filter(|piece| !piece.is_empty());
        let kinds: Vec<_> = kinds.map(|piece| piece.with_name()).collect();
        let mut taken = TakenNames::of(kinds.iter().filter_map(|(_, id)| *id));
        let mut log = Vec::new();
        for (piece, said) in kinds {
            let label = LabelText::plain(piece, &mut self.faults);
            let said = said.map(Slice::text);
            let id = said.unwrap_or_else(|| taken.make(&slug(&label.first)));
            log.push(json!({"id": id, "label": label.text(self.lang)}));
        }
        log.into()
    }
}

//! What happens many times, and what runs for long: registers, series and terms.

use std::rc::Rc;

use serde_json::{Map, Value, json};

use crate::words::notation::{ExpectedText, Keyword, TextFaultKind};

use super::Compiler;
use super::cell::{ClockDraft, Pieces};
use super::event::warn_as_usual;
use crate::notation::glyph::Slice;
use crate::notation::label::{LabelText, TakenNames, slug};
use crate::notation::measure::{day, limit};

/// A line that is being read.
#[derive(Default)]
struct Draft {
    map: Map<String, Value>,
    /// For each step of a register behind its first.
    steps: Vec<Map<String, Value>>,
    after: Option<Vec<String>>,
}

impl<'l> Compiler<'l> {
    /// Every piece of some cells.
    fn each_piece(
        &mut self,
        cells: &[Slice<'l>],
        draft: &mut Draft,
        read: impl Fn(&mut Self, &mut Draft, Pieces<'_, 'l>) -> usize,
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

    pub(super) fn register_line(&mut self, at: usize) {
        let line = &self.lines[at];
        let (ids, labels) = (
            self.headings[at].ids.clone(),
            self.headings[at].labels.clone(),
        );
        if labels.len() < 2 {
            self.faults.in_piece(line.cells[0], TextFaultKind::OneSide);
            return;
        }
        let who = self.who_of_sides(at, labels.len());
        let mut draft = Draft::default();
        let cells: Vec<Slice<'l>> = line.cells.iter().skip(2).copied().collect();
        let (steps, cells): (Vec<_>, Vec<_>) = cells.into_iter().partition(|cell| cell.begins('>'));
        for cell in steps {
            self.steps_of(cell, &mut draft, labels.len());
        }
        self.each_piece(&cells, &mut draft, Self::register_piece);
        let sides = labels.iter().zip(&ids[1..]).zip(who);
        let sides = sides.map(|((label, id), who)| {
            let side = json!({"id": id, "label": label.text(self.lang),
                "noun": label.noun(self.lang), "actor": who});
            side.as_object().cloned().unwrap_or_default()
        });
        let sides = sides.collect();
        let Draft { map, steps, after } = draft;
        let mut map = if labels.len() == 2 {
            with_two_sides(map, steps, sides)
        } else {
            with_steps(map, &steps, sides)
        };
        map.insert("id".into(), ids[0].as_str().into());
        map.insert("phase".into(), self.phase.into());
        let label = labels[0].text(self.lang);
        map.entry("label").or_insert(label);
        let above = self.above.as_ref().map(|(id, _)| vec![id.clone()]);
        if let Some(after) = after.or(above).and_then(|after| after.into_iter().next()) {
            map.insert("after".into(), after.into());
        }
        self.push("registers", map, at);
    }

    /// Who makes each side happen.
    fn who_of_sides(&mut self, at: usize, sides: usize) -> Vec<Value> {
        let line = &self.lines[at];
        let Some(cell) = line.cells.get(1).copied().filter(|cell| !cell.is_empty()) else {
            self.faults.at(line.row.span(), TextFaultKind::NoWho);
            return vec![json!(self.us); sides];
        };
        let parts = cell.split(|char| char == '>');
        let count = parts.len();
        let mut who: Vec<Value> = parts
            .into_iter()
            .map(|part| self.who(part.trimmed()))
            .collect();
        if count == 1 {
            who = vec![who[0].clone(); sides];
        } else if count != sides {
            self.faults.in_piece(cell, TextFaultKind::AsMany(sides));
            who.resize(sides, json!(self.us));
        }
        who
    }

    /// The terms of the steps of a register, one behind each sign.
    fn steps_of(&mut self, cell: Slice<'l>, draft: &mut Draft, sides: usize) {
        let parts: Vec<_> = cell.split(|char| char == '>').into_iter().skip(1).collect();
        if parts.len() + 1 > sides {
            self.faults.in_piece(cell, TextFaultKind::AsMany(sides - 1));
        }
        for part in parts {
            let mut step = Draft::default();
            self.each_piece(&[part.trimmed()], &mut step, Self::register_piece);
            draft.steps.push(step.map);
        }
    }

    fn register_piece(&mut self, draft: &mut Draft, pieces: Pieces<'_, 'l>) -> usize {
        let piece = pieces.now();
        if let Some(rest) = piece.take(Keyword::After) {
            return self.after(draft, rest, pieces);
        }
        if let Some((limit, rest)) = limit(piece)
            && rest.is_empty()
        {
            self.set(&mut draft.map, "limit", limit.to_string().into(), piece);
            return 1;
        }
        if piece.number().is_some() {
            self.expected(piece, ExpectedText::Limit);
            return 1;
        }
        usize::from(self.qualifier(&mut draft.map, piece))
    }

    fn after(&mut self, draft: &mut Draft, rest: Slice<'l>, pieces: Pieces<'_, 'l>) -> usize {
        let (ids, took) = if rest.is(Keyword::Nothing) {
            (Vec::new(), 1)
        } else {
            self.events(rest, pieces)
        };
        if ids.len() > 1 {
            self.faults.in_piece(rest, TextFaultKind::TooMany);
        }
        if draft.after.replace(ids).is_some() {
            self.faults.in_piece(pieces.now(), TextFaultKind::Twice);
        }
        took
    }

    pub(super) fn series_line(&mut self, at: usize) {
        let line = &self.lines[at];
        let (id, label) = (
            self.headings[at].ids[0].clone(),
            self.headings[at].labels[0].clone(),
        );
        let cell = line.cells.get(1).filter(|cell| !cell.is_empty());
        let who = if let Some(cell) = cell {
            self.who(*cell)
        } else {
            self.faults.at(line.row.span(), TextFaultKind::NoWho);
            json!(self.us)
        };
        let mut draft = Draft::default();
        let cells: Vec<Slice<'l>> = line.cells.iter().skip(2).copied().collect();
        self.each_piece(&cells, &mut draft, Self::series_piece);
        let mut map = draft.map;
        warn_as_usual(&mut map);
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
            Some((above, _)) => {
                map.insert("from".into(), above.as_str().into());
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
        let Some((limit, rest)) = limit(said) else {
            self.expected(said, ExpectedText::Limit);
            return 1;
        };
        self.set(map, key, limit.to_string().into(), pieces.now());
        let mut clock = ClockDraft::default();
        let took = self.starts(&mut clock, rest, pieces);
        for (key, value) in clock.map {
            if !value.is_string() {
                self.faults.in_piece(rest, TextFaultKind::TooMany);
            }
            self.set(map, &key, value, rest);
        }
        took
    }

    fn series_piece(&mut self, draft: &mut Draft, pieces: Pieces<'_, 'l>) -> usize {
        let piece = pieces.now();
        if let Some(rest) = piece.take(Keyword::Every) {
            return self.length_from(&mut draft.map, "every", rest, pieces);
        }
        let within = piece
            .take(Keyword::Within)
            .or_else(|| piece.take(Keyword::By));
        if let Some(rest) = within {
            match limit(rest).filter(|(_, rest)| rest.is_empty()) {
                Some((limit, _)) => {
                    self.set(&mut draft.map, "due", limit.to_string().into(), piece);
                }
                None => self.expected(rest, ExpectedText::Limit),
            }
            return 1;
        }
        if let Some(rest) = piece.take(Keyword::Throughout) {
            return self.throughout(draft, rest, pieces);
        }
        usize::from(self.qualifier(&mut draft.map, piece))
    }

    fn throughout(&mut self, draft: &mut Draft, rest: Slice<'l>, pieces: Pieces<'_, 'l>) -> usize {
        if let Some((day, behind)) = day(rest)
            && behind.is_empty()
        {
            self.set(
                &mut draft.map,
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
            self.set(&mut draft.map, "through", json!({kind: id}), pieces.now());
        }
        took
    }

    pub(super) fn term_line(&mut self, at: usize) {
        let line = &self.lines[at];
        let (id, label) = (
            self.headings[at].ids[0].clone(),
            self.headings[at].labels[0].clone(),
        );
        let mut draft = Draft::default();
        let cells: Vec<Slice<'l>> = line.cells.iter().skip(1).copied().collect();
        self.each_piece(&cells, &mut draft, Self::term_piece);
        let mut map = draft.map;
        if map.get("warn").and_then(Value::as_u64) == Some(0) {
            map.shift_remove("warn");
        }
        map.insert("id".into(), id.into());
        map.insert("phase".into(), self.phase.into());
        map.insert("label".into(), label.text(self.lang));
        self.count_from_above(&mut map, at);
        self.push("terms", map, at);
    }

    fn term_piece(&mut self, draft: &mut Draft, pieces: Pieces<'_, 'l>) -> usize {
        let piece = pieces.now();
        if let Some(rest) = piece.take(Keyword::Log) {
            let first = rest.through(pieces.cell, rest);
            let rest = pieces.all[pieces.at + 1..].iter().copied();
            let kinds = std::iter::once(first).chain(rest).collect::<Vec<_>>();
            let log = self.log(&kinds);
            self.set(&mut draft.map, "log", log, piece);
            return pieces.all.len() - pieces.at;
        }
        if piece.number().is_some() || piece.take(Keyword::One).is_some() {
            return self.length_from(&mut draft.map, "limit", piece, pieces);
        }
        usize::from(self.qualifier(&mut draft.map, piece))
    }

    /// The kinds of thing that a log is kept of.
    fn log(&mut self, kinds: &[Slice<'l>]) -> Value {
        let mut taken = TakenNames::default();
        let mut log = Vec::new();
        for piece in kinds.iter().filter(|piece| !piece.is_empty()) {
            let (piece, said) = match piece.ending_in('[') {
                Some((before, id)) => (before, Some(id.trimmed().text())),
                None => (*piece, None),
            };
            let label = LabelText::read(piece, &mut self.faults);
            let id = said.unwrap_or_else(|| taken.make(&slug(&label.first)));
            taken.take(&id);
            log.push(json!({"id": id, "label": label.text(self.lang)}));
        }
        log.into()
    }
}

/// A register with a request and its answer.
fn with_two_sides(
    mut map: Map<String, Value>,
    steps: Vec<Map<String, Value>>,
    sides: Vec<Map<String, Value>>,
) -> Map<String, Value> {
    for step in steps {
        map.extend(step);
    }
    warn_as_usual(&mut map);
    for (key, side) in ["request", "answer"].into_iter().zip(sides) {
        map.insert(key.into(), side.into());
    }
    map
}

/// A register with more steps: what is said of the whole is said of each that has a term.
fn with_steps(
    mut whole: Map<String, Value>,
    said: &[Map<String, Value>],
    mut steps: Vec<Map<String, Value>>,
) -> Map<String, Value> {
    let label = whole.shift_remove("label");
    for (i, step) in steps.iter_mut().skip(1).enumerate() {
        step.extend(said.get(i).cloned().unwrap_or_default());
        for (key, value) in &whole {
            step.entry(key.clone()).or_insert_with(|| value.clone());
        }
        warn_as_usual(step);
    }
    let mut map = Map::new();
    map.extend(label.map(|label| ("label".to_owned(), label)));
    map.insert(
        "steps".into(),
        steps.into_iter().map(Value::Object).collect(),
    );
    map
}

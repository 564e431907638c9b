//! Registers: a request and its answer, or more steps, each with its term.

use serde_json::{Map, Value, json};

use crate::words::notation::{Keyword, TextFaultKind};

use super::Compiler;
use super::cell::{Pieces, SaidMembers};
use super::several::LineDraft;
use crate::notation::glyph::Slice;
use crate::notation::measure::{limit, no_limit};

impl<'l> Compiler<'l> {
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
        let mut draft = LineDraft::default();
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
        let LineDraft { said, steps, after } = draft;
        let mut map = if labels.len() == 2 {
            self.with_two_sides(said, steps, sides)
        } else {
            self.with_steps(said, steps, sides)
        };
        map.insert("id".into(), ids[0].as_str().into());
        map.insert("phase".into(), self.phase.into());
        let label = labels[0].text(self.lang);
        map.entry("label").or_insert(label);
        if after.is_none() {
            self.ask_what_comes_before(at);
        }
        let above = self.above.as_ref().map(|above| vec![above.id.clone()]);
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
    fn steps_of(&mut self, cell: Slice<'l>, draft: &mut LineDraft<'l>, sides: usize) {
        let parts: Vec<_> = cell.split(|char| char == '>').into_iter().skip(1).collect();
        if parts.len() + 1 > sides {
            self.faults.in_piece(cell, TextFaultKind::AsMany(sides - 1));
        }
        for part in parts {
            let mut step = LineDraft::default();
            self.each_piece(&[part.trimmed()], &mut step, Self::step_piece);
            draft.steps.push((part.trimmed(), step.said));
        }
    }

    /// What a piece says of one step; what is said of the whole register has a cell of its own.
    fn step_piece(&mut self, draft: &mut LineDraft<'l>, pieces: Pieces<'_, 'l>) -> usize {
        let piece = pieces.now();
        let of_whole = [Keyword::After, Keyword::Called];
        if of_whole
            .iter()
            .any(|keyword| piece.take(*keyword).is_some())
        {
            self.faults.in_piece(piece, TextFaultKind::OfWhole);
            return 1;
        }
        self.register_piece(draft, pieces)
    }

    fn register_piece(&mut self, draft: &mut LineDraft<'l>, pieces: Pieces<'_, 'l>) -> usize {
        let piece = pieces.now();
        if let Some(rest) = piece.take(Keyword::After) {
            return self.after(draft, rest, pieces);
        }
        if let Some((limit, rest)) = limit(piece)
            && rest.is_empty()
        {
            let map = &mut draft.said.map;
            self.set(map, "limit", limit.to_string().into(), piece);
            return 1;
        }
        if piece.number().is_some() || no_limit(piece).is_some() {
            self.no_length(piece);
            return 1;
        }
        usize::from(self.qualifier(&mut draft.said, piece, &Keyword::OF_REGISTERS))
    }

    fn after(
        &mut self,
        draft: &mut LineDraft<'l>,
        rest: Slice<'l>,
        pieces: Pieces<'_, 'l>,
    ) -> usize {
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

    /// A register with a request and its answer.
    fn with_two_sides(
        &mut self,
        mut whole: SaidMembers,
        steps: Vec<(Slice<'l>, SaidMembers)>,
        sides: Vec<Map<String, Value>>,
    ) -> Map<String, Value> {
        for (cell, step) in steps {
            for (key, value) in step.map {
                self.set(&mut whole.map, &key, value, cell);
            }
            if step.warn.is_some() && whole.warn.is_some() {
                self.faults.in_piece(cell, TextFaultKind::Twice);
            }
            whole.warn = whole.warn.or(step.warn);
        }
        let mut map = self.with_warning(whole);
        for (key, side) in ["request", "answer"].into_iter().zip(sides) {
            map.insert(key.into(), side.into());
        }
        map
    }

    /// A register with more steps: what is said of the whole is said of each that does not say it.
    fn with_steps(
        &mut self,
        mut whole: SaidMembers,
        said: Vec<(Slice<'l>, SaidMembers)>,
        steps: Vec<Map<String, Value>>,
    ) -> Map<String, Value> {
        let label = whole.map.shift_remove("label");
        let mut said = said.into_iter();
        let steps = steps.into_iter().enumerate().map(|(i, mut step)| {
            if i == 0 {
                return Value::Object(step);
            }
            let mut of_step = said.next().map(|(_, said)| said).unwrap_or_default();
            for (key, value) in &whole.map {
                of_step
                    .map
                    .entry(key.clone())
                    .or_insert_with(|| value.clone());
            }
            of_step.warn = of_step.warn.or(whole.warn);
            step.extend(self.with_warning(of_step));
            Value::Object(step)
        });
        let steps: Vec<Value> = steps.collect();
        let mut map = Map::new();
        map.extend(label.map(|label| ("label".to_owned(), label)));
        map.insert("steps".into(), steps.into());
        map
    }
}

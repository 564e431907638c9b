//! A milestone and the terms that end with it.

use serde_json::{Map, Value, json};

use crate::plan::PartyId;
use crate::words::notation::{Keyword, TextFaultKind, rejection, term_from};

use super::cell::{ClockDraft, Pieces};
use super::heading::said_id;
use super::{Above, Compiler, Entry};
use crate::notation::glyph::Slice;
use crate::notation::label::{TakenNames, item_nouns};
use crate::notation::measure::limit;
use crate::notation::place::Placed;

/// A milestone that is being read.
#[derive(Default)]
struct Event {
    map: Map<String, Value>,
    clocks: Vec<ClockDraft>,
    after: Option<Vec<String>>,
    /// Where its members are said.
    places: Vec<Placed>,
}

impl<'l> Compiler<'l> {
    pub(super) fn milestone_line(&mut self, at: usize) {
        let line = &self.lines[at];
        let (id, label) = (
            self.headings[at].ids[0].clone(),
            self.headings[at].labels[0].clone(),
        );
        let mut event = Event::default();
        let who = self.who_of_event(at);
        for cell in line.cells.iter().skip(2) {
            let all = cell.at_commas();
            let mut next = 0;
            while next < all.len() {
                let pieces = Pieces {
                    cell: *cell,
                    all: &all,
                    at: next,
                };
                next += self.event_piece(&mut event, pieces);
            }
        }
        let map = &mut event.map;
        map.insert("id".into(), id.as_str().into());
        map.insert("phase".into(), self.phase.into());
        map.insert("label".into(), label.text(self.lang));
        map.insert("noun".into(), label.noun(self.lang));
        map.insert("actor".into(), who.clone());
        if let Some(items) = self.headings[at].items {
            let nouns = item_nouns(items, self.lang, &mut self.faults);
            map.insert("items".into(), "on".into());
            map.insert("item_nouns".into(), nouns.into());
        }
        let after = event.after.take();
        let after = after.unwrap_or_else(|| self.after_above(at, &event));
        let is_optional = event.map.contains_key("optional");
        if !after.is_empty() {
            event.map.insert("after".into(), json!(after));
        }
        self.clocks(at, &id, std::mem::take(&mut event.clocks));
        self.push("milestones", event.map, at);
        if let Some(entry) = self.list("milestones").last_mut() {
            entry.points.append(&mut event.places);
        }
        let needed = match self.above.take() {
            Some(above) if after == [above.id.as_str()] && above.is_optional => above.needed,
            _ => after,
        };
        self.above = Some(Above {
            id,
            who,
            needed,
            is_optional,
        });
        self.group = None;
        let below = self.lines[at + 1..].iter();
        let points = below.take_while(|line| line.row.kind.is_of_list());
        self.points = TakenNames::of(points.filter_map(|line| line.ids.own));
    }

    /// What an event comes after that does not say: the one above.
    fn after_above(&mut self, at: usize, event: &Event) -> Vec<String> {
        let Some(above) = &self.above else {
            return Vec::new();
        };
        let belongs = event.map.contains_key("optional")
            || event
                .clocks
                .iter()
                .any(|clock| clock.counts_from(&above.id));
        let after = vec![above.id.clone()];
        if !belongs {
            self.ask_what_comes_before(at);
        }
        after
    }

    /// Asks what a line comes after that does not say, below an event that need not happen: whether it goes on without that
    /// one is not to be guessed.
    pub(super) fn ask_what_comes_before(&mut self, at: usize) {
        let row = self.lines[at].row;
        let is_said = |(said, _): &(Map<String, Value>, _)| said.contains_key("after");
        let above = self.above.as_ref().filter(|above| above.is_optional);
        let Some(above) = above.filter(|_| !row.json.as_ref().is_some_and(is_said)) else {
            return;
        };
        let (events, others) = (&self.known.milestones, &self.known.others);
        let called = |id: &String| events.label_of(id).or_else(|| others.label_of(id));
        let before = above.needed.iter().filter_map(called);
        let before: Vec<String> = before.map(str::to_owned).collect();
        let what = called(&above.id).unwrap_or(&above.id).to_owned();
        let span = row.span();
        self.faults
            .at(span, TextFaultKind::AfterOptional { what, before });
    }

    /// Who makes an event happen; left out, who makes the one above.
    fn who_of_event(&mut self, at: usize) -> Value {
        let line = &self.lines[at];
        let cell = line.cells.get(1).copied().filter(|cell| !cell.is_empty());
        if let Some(cell) = cell {
            return self.who(cell);
        }
        if let Some(above) = &self.above {
            return above.who.clone();
        }
        self.faults.at(line.row.span(), TextFaultKind::NoWho);
        json!(self.us)
    }

    /// The parties that a cell names.
    pub(super) fn who(&mut self, cell: Slice<'_>) -> Value {
        match self.known.parties.several_of(cell) {
            Ok(ids) => match ids.iter().map(String::as_str).collect::<Vec<_>>()[..] {
                [only] => json!(only),
                [PartyId::ADMINISTRATION, PartyId::SUPPLIER] => json!("both"),
                _ => json!(ids),
            },
            Err((piece, lost)) => {
                let is_more = |keyword: &Keyword| cell.take(*keyword).is_some();
                if limit(cell).is_some() || Keyword::OF_CELLS.iter().any(is_more) {
                    self.faults.in_piece(cell, TextFaultKind::WhoIsSecond);
                } else {
                    self.lost(piece, lost, true);
                }
                json!(self.us)
            }
        }
    }

    /// What a piece says of an event, or of a term of it; how many pieces that took.
    fn event_piece(&mut self, event: &mut Event, pieces: Pieces<'_, 'l>) -> usize {
        let piece = pieces.now();
        if piece.is_empty() {
            return 1;
        }
        if let Some(rest) = piece.take(Keyword::After) {
            let (ids, took) = if rest.is(Keyword::Nothing) {
                (Vec::new(), 1)
            } else {
                self.events(rest, pieces)
            };
            event.places.push(Placed::new("after", piece.span()));
            if event.after.replace(ids).is_some() {
                self.faults.in_piece(piece, TextFaultKind::Twice);
            }
            return took;
        }
        if piece.is(Keyword::Optional) {
            self.set(&mut event.map, "optional", true.into(), piece);
            return 1;
        }
        if let Some(took) = self.rejection(event, pieces) {
            return took;
        }
        if let Some((clock, took)) = self.clock(pieces) {
            event.clocks.push(clock);
            return took;
        }
        let mut none = ClockDraft::default();
        let is_there = !event.clocks.is_empty();
        let clock = event.clocks.last_mut().unwrap_or(&mut none);
        let took = self.of_term(clock, pieces);
        if took > 0 && !is_there {
            self.faults.in_piece(piece, TextFaultKind::NoTerm);
        } else if took == 0 {
            self.not_understood(piece);
        }
        took.max(1)
    }

    /// What a piece says of the term before it; how many pieces that took, none if nothing.
    fn of_term(&mut self, clock: &mut ClockDraft, pieces: Pieces<'_, 'l>) -> usize {
        let piece = pieces.now();
        if let Some(rest) = piece.take(Keyword::With) {
            let (ids, took) = self.events(rest, pieces);
            clock.with.extend(ids);
            return took;
        }
        if piece.take(Keyword::From).is_some() || piece.take(Keyword::FromFirst).is_some() {
            return self.starts(clock, piece, pieces);
        }
        usize::from(self.qualifier(&mut clock.said, piece, &Keyword::OF_TERMS))
    }

    /// What a piece says of a rejection; how many pieces that took.
    fn rejection(&mut self, event: &mut Event, pieces: Pieces<'_, 'l>) -> Option<usize> {
        let piece = pieces.now();
        if let Some(rest) = piece.take(Keyword::Rejects) {
            let (ids, took) = self.events(rest, pieces);
            if ids.len() > 1 {
                self.faults.in_piece(rest, TextFaultKind::TooMany);
            }
            if let Some(of) = ids.first() {
                let value = self.rejection_of(of);
                event.places.push(Placed::new("rejection", piece.span()));
                self.set(&mut event.map, "rejection", value, piece);
            }
            return Some(took);
        }
        let (key, value) = if piece.is(Keyword::GoesOn) {
            ("clock", json!("goes_on"))
        } else {
            let rest = piece.take(Keyword::NewTerm)?;
            let Some((limit, _)) = limit(rest).filter(|(_, rest)| rest.is_empty()) else {
                self.no_length(rest);
                return Some(1);
            };
            ("again", json!(limit.to_string()))
        };
        let rejection = event
            .map
            .get_mut("rejection")
            .and_then(Value::as_object_mut);
        match rejection {
            Some(map) => {
                let mut taken = std::mem::take(map);
                self.set(&mut taken, key, value, piece);
                event.map.insert("rejection".into(), taken.into());
            }
            None => self.faults.in_piece(piece, TextFaultKind::NoRejection),
        }
        Some(1)
    }

    /// A rejection of an event, with what it is called.
    fn rejection_of(&self, of: &str) -> Value {
        let headings = self.headings.iter();
        let mut known = headings.filter(|heading| heading.ids.iter().any(|id| id == of));
        let label = known.next().and_then(|heading| heading.labels.first());
        let label = label.cloned().unwrap_or_default();
        json!({
            "of": of,
            "label": label.made_of_noun(self.lang, |lang, noun| rejection(lang, noun, true)),
            "noun": label.made_of_noun(self.lang, |lang, noun| rejection(lang, noun, false)),
        })
    }

    /// The terms of an event: their names, labels, ends, starts and warnings.
    fn clocks(&mut self, at: usize, event: &str, clocks: Vec<ClockDraft>) {
        let line = &self.lines[at];
        for piece in line.ids.parts.iter().skip(clocks.len()) {
            self.faults.in_piece(*piece, TextFaultKind::TooMany);
        }
        let mut patches = line.row.json.as_ref();
        let patches = patches.take().and_then(|(said, _)| said.get("clocks"));
        let json = line.row.json.as_ref().map(|(_, span)| *span);
        let are_objects = |said: &Value| {
            let said = said.as_object();
            said.is_some_and(|said| said.values().all(Value::is_object))
        };
        if patches.is_some_and(|said| !are_objects(said)) {
            self.faults
                .at(json.unwrap_or_default(), TextFaultKind::Json);
        }
        let patches = patches
            .and_then(Value::as_object)
            .cloned()
            .unwrap_or_default();
        let mut known = Vec::new();
        for (i, clock) in clocks.into_iter().enumerate() {
            let said = line.ids.parts.get(i).copied().and_then(said_id);
            let id = said.unwrap_or_else(|| self.clock_ids.make(event));
            let mut entry = self.finished_clock(at, event, clock, i);
            entry.map.insert("id".into(), id.as_str().into());
            let patch = patches.get(&id).and_then(Value::as_object);
            entry.patch = patch.cloned().unwrap_or_default();
            entry.json = json;
            known.push(id);
            self.list("clocks").push(entry);
        }
        for name in patches.keys().filter(|name| !known.contains(name)) {
            let near = crate::plan::nearest(name, known.iter().map(String::as_str));
            let near = near.map(str::to_owned);
            let name = name.clone();
            self.faults.at(
                json.unwrap_or_default(),
                TextFaultKind::NoClock { name, near },
            );
        }
    }

    fn finished_clock(&mut self, at: usize, event: &str, clock: ClockDraft, i: usize) -> Entry {
        let ClockDraft {
            said,
            span,
            with,
            from_above,
        } = clock;
        let mut map = self.with_warning(said);
        if from_above {
            match &self.above {
                Some(above) => {
                    map.insert("from".into(), above.id.as_str().into());
                }
                None => self.faults.at(span, TextFaultKind::NoneAbove),
            }
        }
        map.insert("phase".into(), self.phase.into());
        let ends = with.into_iter().chain([event.to_owned()]);
        map.insert("to".into(), ends.collect());
        if !map.contains_key("label") {
            let label = self.label_of_clock(at, i, &map);
            map.insert("label".into(), label);
        }
        Entry {
            map,
            span,
            ..Entry::default()
        }
    }

    /// The label of a term without one: that of its event, and of a further one also what it counts from.
    fn label_of_clock(&self, at: usize, i: usize, map: &Map<String, Value>) -> Value {
        let label = &self.headings[at].labels[0];
        if i == 0 {
            return label.text(self.lang);
        }
        let from = map.get("from").or_else(|| map.get("from_first"));
        let from = from.and_then(|from| from.as_str().or_else(|| from.get(0)?.as_str()));
        let mut headings = self.headings.iter();
        let start = headings.find(|heading| {
            let id = heading.ids.first().map(String::as_str);
            id.is_some() && id == from
        });
        match start.and_then(|heading| heading.labels.first()) {
            Some(start) => label.made(self.lang, |lang, label| {
                let second = start.second.as_deref().filter(|_| lang != self.lang);
                term_from(lang, label, second.unwrap_or(&start.first))
            }),
            None => label.text(self.lang),
        }
    }
}

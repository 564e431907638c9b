//! What every line calls itself, and the names that are made of that: before anything is referred to.

use std::rc::Rc;

use crate::plan::{Bearer, MilestoneId, PartyId};
use crate::words::notation::{Keyword, TextFaultKind};

use super::{Compiler, Heading};
use crate::notation::former::FormerLabels;
use crate::notation::glyph::Slice;
use crate::notation::label::{LabelText, TakenNames, name_of, slug, without_items};
use crate::notation::line::{CellLine, Ids};
use crate::notation::line_kind::LineKind;
use crate::notation::measure::limit;

/// The names that are taken, by their kind.
#[derive(Default)]
struct AllTaken {
    phases: TakenNames,
    events: TakenNames,
    clocks: TakenNames,
}

/// The name that a piece gives. What is no name is a fault where it stands, and another one is made in its place, so
/// that all else can be read.
pub(super) fn said_id(piece: Slice<'_>) -> Option<String> {
    let id = piece.text();
    id.parse::<MilestoneId>().is_ok().then_some(id)
}

impl Compiler<'_> {
    pub(super) fn headings(&mut self, former: &FormerLabels) {
        for line in self.lines {
            let heading = self.labels(line);
            self.headings.push(heading);
        }
        // Names that are said come first, wherever they stand.
        let mut taken = AllTaken::default();
        for line in self.lines {
            self.take_said(line, &mut taken);
        }
        for at in 0..self.lines.len() {
            self.make_ids(at, former, &mut taken);
        }
        self.clock_ids = taken.clocks;
        self.name_all();
    }

    fn labels<'l>(&mut self, line: &CellLine<'l>) -> Heading<'l> {
        let Some(first) = line.cells.first().copied() else {
            return Heading::default();
        };
        let faults = &mut self.faults;
        if line.row.kind != LineKind::Head && line.cells.len() > 1 && first.ending_in('[').is_some()
        {
            faults.in_piece(first, TextFaultKind::IdBehindLabel);
        }
        if line.row.kind.has_cells() && line.is_one_cell() {
            let said = first.at_commas().into_iter().skip(1);
            let parties = &self.known.parties;
            let is_cell =
                |piece: &Slice<'_>| limit(*piece).is_some() || parties.several_of(*piece).is_ok();
            if let Some(cell) = said.into_iter().find(is_cell) {
                faults.in_piece(cell, TextFaultKind::Commas);
            }
        }
        let mut items = None;
        let pieces = match line.row.kind {
            LineKind::Head => Vec::new(),
            LineKind::Phase(_) => {
                let labels = Self::phase_labels(first, faults);
                return Heading {
                    labels,
                    ..Heading::default()
                };
            }
            LineKind::Register => first.split(|char| char == '>'),
            LineKind::Milestone => {
                let (label, said) = without_items(first);
                items = said;
                vec![label]
            }
            _ => vec![first],
        };
        // What is never put into a sentence with its article has no noun.
        let is_plain = matches!(
            line.row.kind,
            LineKind::Term | LineKind::Point | LineKind::Group
        );
        let labels = pieces.into_iter().map(|piece| {
            if is_plain {
                LabelText::plain(piece.trimmed(), faults)
            } else {
                LabelText::read(piece.trimmed(), faults)
            }
        });
        Heading {
            labels: labels.collect(),
            items,
            ids: Vec::new(),
        }
    }

    /// The title of a phase, and the one for narrow places.
    fn phase_labels(cell: Slice<'_>, faults: &mut super::TextFaults) -> Vec<LabelText> {
        let (main, second) = crate::notation::label::halves(cell, faults);
        let mut halves = |piece: Slice<'_>| {
            let mut halves = piece.split(|char| char == '/').into_iter();
            let title = halves.next().map(|title| title.trimmed().text());
            let short = halves.next().map(|short| short.trimmed().text());
            for more in halves {
                faults.in_piece(more, TextFaultKind::TooMany);
            }
            (title.unwrap_or_default(), short)
        };
        let (title, short) = halves(main);
        let second = second.map(&mut halves);
        if title.is_empty() {
            faults.in_piece(cell, TextFaultKind::Label);
        }
        let label = |first: &str, second: Option<&String>| LabelText {
            first: first.to_owned(),
            second: second.cloned(),
            ..LabelText::default()
        };
        let mut labels = vec![label(&title, second.as_ref().map(|(title, _)| title))];
        let second_short = second
            .as_ref()
            .map(|(title, short)| short.as_ref().unwrap_or(title));
        if short.is_some() || second.as_ref().is_some_and(|(_, short)| short.is_some()) {
            labels.push(label(short.as_ref().unwrap_or(&title), second_short));
        }
        labels
    }

    fn take_said(&mut self, line: &CellLine<'_>, taken: &mut AllTaken) {
        let Ids { own, parts } = &line.ids;
        let own = own.iter().copied();
        let parts = parts.iter().copied();
        match line.row.kind {
            LineKind::Phase(_) => self.take(own, &mut [&mut taken.phases]),
            LineKind::Milestone => {
                self.take(own, &mut [&mut taken.events]);
                self.take(parts, &mut [&mut taken.clocks]);
            }
            LineKind::Register => {
                self.take(own, &mut [&mut taken.clocks]);
                self.take(parts, &mut [&mut taken.events]);
            }
            LineKind::Series => self.take(own, &mut [&mut taken.clocks, &mut taken.events]),
            LineKind::Term => self.take(own, &mut [&mut taken.clocks]),
            LineKind::Head | LineKind::Point | LineKind::Group => {}
        }
        let has_parts = matches!(
            line.row.kind,
            LineKind::Head | LineKind::Milestone | LineKind::Register
        );
        for piece in line.ids.parts.iter().filter(|_| !has_parts) {
            self.faults.in_piece(*piece, TextFaultKind::TooMany);
        }
    }

    fn take<'s>(&mut self, ids: impl Iterator<Item = Slice<'s>>, kinds: &mut [&mut TakenNames]) {
        for piece in ids {
            let id = piece.text();
            if said_id(piece).is_none() {
                self.faults.in_piece(piece, TextFaultKind::Id);
                continue;
            }
            for taken in kinds.iter_mut() {
                if !taken.take(&id) {
                    self.faults.in_piece(piece, TextFaultKind::IdTwice);
                }
            }
        }
    }

    /// The names of the parts of a line: as it says, else made of the labels.
    fn make_ids(&mut self, at: usize, former: &FormerLabels, taken: &mut AllTaken) {
        let line = &self.lines[at];
        let own = line.ids.own.and_then(said_id);
        let labels = &self.headings[at].labels;
        let Some(label) = labels.first() else {
            return;
        };
        // What the plan calls so already goes on being called so.
        let made = |label: &LabelText, bearer: Bearer| {
            let (plain, name) = (slug(&label.first), name_of(&label.first, bearer));
            if name != plain && former.has(&plain) {
                plain
            } else {
                name
            }
        };
        let first = match line.row.kind {
            LineKind::Milestone => made(label, Bearer::ItemisedEvent),
            LineKind::Term => made(label, Bearer::Clock),
            LineKind::Series | LineKind::Register => made(label, Bearer::Numbered),
            _ => slug(&label.first),
        };
        let ids = match line.row.kind {
            LineKind::Head | LineKind::Point | LineKind::Group => Vec::new(),
            LineKind::Phase(_) => vec![own.unwrap_or_else(|| taken.phases.make(&first))],
            LineKind::Milestone => vec![own.unwrap_or_else(|| taken.events.make(&first))],
            LineKind::Term => vec![own.unwrap_or_else(|| taken.clocks.make(&first))],
            LineKind::Series => vec![own.unwrap_or_else(|| {
                // An occurrence is an event and a clock by one name.
                loop {
                    let id = taken.clocks.make(&first);
                    if taken.events.take(&id) {
                        return id;
                    }
                }
            })],
            LineKind::Register => {
                let mut ids = vec![own.unwrap_or_else(|| taken.clocks.make(&first))];
                for (i, label) in labels.iter().enumerate() {
                    let said = line.ids.parts.get(i).copied().and_then(said_id);
                    ids.push(
                        said.unwrap_or_else(|| taken.events.make(&made(label, Bearer::Numbered))),
                    );
                }
                ids
            }
        };
        if line.row.kind == LineKind::Register {
            for piece in line.ids.parts.iter().skip(labels.len()) {
                self.faults.in_piece(*piece, TextFaultKind::TooMany);
            }
        }
        self.headings[at].ids = ids;
    }

    /// What may be referred to.
    fn name_all(&mut self) {
        for (line, heading) in self.lines.iter().zip(&self.headings) {
            let names = match line.row.kind {
                LineKind::Milestone => &mut self.known.milestones,
                LineKind::Register | LineKind::Series => &mut self.known.others,
                LineKind::Term => &mut self.known.terms,
                _ => continue,
            };
            let skip = usize::from(line.row.kind == LineKind::Register);
            for (label, id) in heading.labels.iter().zip(heading.ids.iter().skip(skip)) {
                Rc::make_mut(names).add(id, &label.first);
            }
            let said = line.ids.own.into_iter().filter(|_| skip == 0);
            let said = said.chain(line.ids.parts.iter().copied().filter(|_| skip == 1));
            for (said, id) in said.zip(heading.ids.iter().skip(skip)) {
                Rc::make_mut(names).also(id, &said.text());
            }
        }
        let events = self.known.milestones.and(&self.known.others);
        for (line, heading) in self.lines.iter().zip(&self.headings) {
            let named = match line.row.kind {
                LineKind::Milestone | LineKind::Series => line.ids.own.is_some(),
                LineKind::Register => !line.ids.parts.is_empty(),
                _ => continue,
            };
            for label in heading.labels.iter().filter(|_| !named) {
                if !label.first.is_empty() && events.shares_label(&label.first) {
                    self.faults
                        .in_piece(line.cells[0], TextFaultKind::SameLabel);
                }
            }
        }
    }

    /// What kept its name and is called otherwise now may still be referred to as it was.
    pub(super) fn name_as_before(&mut self, former: &FormerLabels) {
        let renamed = self.renamed.clone();
        let known = [
            &mut self.known.milestones,
            &mut self.known.others,
            &mut self.known.terms,
        ];
        for names in known {
            for (id, label) in former.iter() {
                if names.label_of(id).is_some_and(|now| now != label) {
                    Rc::make_mut(names).was(id, label, &renamed);
                }
            }
        }
    }

    /// The words for the parties that are always there, and for us.
    pub(super) fn name_parties(&mut self) {
        let us = self.us.clone();
        for (keyword, id) in [
            (Keyword::We, us.as_str()),
            (Keyword::Administration, PartyId::ADMINISTRATION),
            (Keyword::Supplier, PartyId::SUPPLIER),
        ] {
            for (_, word) in keyword.spellings() {
                self.known.parties.add_word(id, word);
            }
        }
    }
}

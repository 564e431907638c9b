//! From lines to the JSON of a plan: what a text says, its defaults filled in.
//!
//! First the head, then every label (a reference may name what stands below), then line by line. Whether the
//! plan is sound is never decided here: the strict reader of plans says so of the JSON.

mod cell;
mod event;
mod head;
mod heading;
mod point;
mod register;
mod several;

use std::collections::HashMap;
use std::rc::Rc;

use serde_json::{Map, Value, json};

use crate::plan::{PartyId, nearest};
use crate::words::Lang;
use crate::words::notation::{Keyword, TextFaultKind};

use super::fault::{TextFault, TextFaults};
use super::former::{FormerLabels, Renamed};
use super::glyph::{Slice, TextSpan};
use super::key::first_language;
use super::label::{LabelText, TakenNames};
use super::line::{CellLine, rows};
use super::line_kind::LineKind;
use super::names::{Lost, Names};
use super::patch;
use super::place::Placed;

/// A member of a list of the plan, and where it is said.
#[derive(Clone, Debug, Default)]
struct Entry {
    map: Map<String, Value>,
    span: TextSpan,
    /// What its line says in JSON: it counts when all else is known.
    patch: Map<String, Value>,
    /// Where it says that.
    json: Option<TextSpan>,
    /// Where the points of an event stand, by their places in its lists, and what they say in JSON.
    points: Vec<Placed>,
}

/// The most words that a word of the notation is made of.
const WORDS_MAX: usize = 4;

/// The lists of a plan.
pub(super) const LISTS: [&str; 6] = [
    "phases",
    "milestones",
    "clocks",
    "registers",
    "series",
    "terms",
];

/// A text as the JSON of a plan, and where each part of it stands.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The plan.
    pub json: Value,
    /// What is wrong with the text.
    pub faults: Vec<TextFault>,
    /// How many lines are comments: a plan does not keep them.
    pub comments: usize,
    /// Whether the text says the name of the plan, which is else made from its title.
    pub is_named: bool,
    /// What lines refer to by its former label, and what it is called now.
    pub renamed: Vec<(String, String)>,
    /// Where the members of the plan stand, by their path: `title`, `clocks[2]`.
    pub(super) places: Vec<Placed>,
    /// What is called by each name.
    pub(super) labels: HashMap<String, String>,
}

/// What a line calls itself.
#[derive(Default)]
struct Heading<'l> {
    labels: Vec<LabelText>,
    /// The names of its parts; of a milestone its own.
    ids: Vec<String>,
    items: Option<Slice<'l>>,
}

/// A milestone, as far as the lines below it need to know it.
struct Above {
    id: String,
    /// Who makes it happen.
    who: Value,
    /// What comes before it and is needed.
    needed: Vec<String>,
    /// Whether it need not happen.
    is_optional: bool,
}

/// Everything that a text may refer to.
#[derive(Default)]
struct Known {
    milestones: Rc<Names>,
    /// Sides and steps of registers, and series: events that have many dates.
    others: Rc<Names>,
    terms: Rc<Names>,
    parties: Names,
}

struct Compiler<'l> {
    faults: TextFaults,
    /// The language of labels without braces.
    lang: Lang,
    lines: &'l [CellLine<'l>],
    headings: Vec<Heading<'l>>,
    known: Known,
    clock_ids: TakenNames,
    us: String,
    is_named: bool,
    /// The title, where it is in one language.
    typed_title: Option<String>,
    plan: Map<String, Value>,
    places: Vec<Placed>,
    /// The sign that the line begins with that is being read.
    sign: char,
    lists: [Vec<Entry>; LISTS.len()],
    phase: Option<u64>,
    /// The milestone above.
    above: Option<Above>,
    /// The group of points above.
    group: Option<String>,
    /// The names of the points of the event above.
    points: TakenNames,
    /// What was referred to by its former label.
    renamed: Renamed,
}

/// Reads a text.
#[must_use]
pub fn compile(text: &str) -> Compiled {
    compile_over(text, &FormerLabels::default())
}

/// The same of a text that changes a plan, in which things were called so.
pub(super) fn compile_over(text: &str, former: &FormerLabels) -> Compiled {
    let mut faults = TextFaults::default();
    let (rows, comments) = rows(text, &mut faults);
    let lines: Vec<CellLine<'_>> = rows.iter().map(|row| row.line()).collect();
    let mut compiler = Compiler {
        faults,
        lang: first_language(&lines),
        lines: &lines,
        headings: Vec::new(),
        known: Known::default(),
        clock_ids: TakenNames::default(),
        us: PartyId::ADMINISTRATION.to_owned(),
        is_named: false,
        typed_title: None,
        plan: Map::new(),
        places: Vec::new(),
        sign: '-',
        lists: Default::default(),
        phase: None,
        above: None,
        group: None,
        points: TakenNames::default(),
        renamed: Renamed::default(),
    };
    compiler.parties();
    compiler.headings(former);
    compiler.name_as_before(former);
    compiler.head();
    for at in 0..lines.len() {
        compiler.line(at);
    }
    compiler.finished(comments)
}

impl Compiler<'_> {
    fn line(&mut self, at: usize) {
        let line = &self.lines[at];
        self.sign = match line.row.kind {
            LineKind::Register => '?',
            LineKind::Series => '*',
            LineKind::Term => '~',
            _ => '-',
        };
        match line.row.kind {
            LineKind::Head => {}
            LineKind::Phase(number) => self.phase_line(at, number),
            LineKind::Point | LineKind::Group => self.point_line(at),
            _ if self.phase.is_none() => {
                let span = line.row.span();
                self.faults.at(span, TextFaultKind::NoPhase);
                // Said once.
                self.phase = Some(1);
                self.line(at);
            }
            LineKind::Milestone => self.milestone_line(at),
            LineKind::Register => self.register_line(at),
            LineKind::Series => self.series_line(at),
            LineKind::Term => self.term_line(at),
        }
    }

    fn phase_line(&mut self, at: usize, number: u32) {
        let line = &self.lines[at];
        let known = self.list("phases").iter();
        let mut numbers = known.filter_map(|phase| phase.map.get("number")?.as_u64());
        if numbers.any(|known| known == u64::from(number)) {
            let kind = TextFaultKind::PhaseTwice(number);
            self.faults.at(line.row.span(), kind);
        }
        self.phase = Some(number.into());
        self.group = None;
        if let Some(cell) = line.cells.get(1) {
            self.faults.in_piece(*cell, TextFaultKind::PhaseCells);
        }
        let heading = &self.headings[at];
        let mut map = Map::new();
        map.insert("number".into(), number.into());
        map.insert("id".into(), heading.ids[0].as_str().into());
        map.insert("title".into(), heading.labels[0].text(self.lang));
        if let Some(short) = heading.labels.get(1) {
            map.insert("short".into(), short.text(self.lang));
        }
        self.push("phases", map, at);
    }

    /// A member of a list, with what its line says in JSON.
    fn push(&mut self, list: &str, map: Map<String, Value>, at: usize) {
        let row = self.lines[at].row;
        let said = row.json.as_ref();
        let mut patch = said.map(|(said, _)| said.clone()).unwrap_or_default();
        if list == "milestones" {
            patch.remove("clocks");
        }
        let entry = Entry {
            map,
            span: row.span(),
            patch,
            json: said.map(|(_, span)| *span),
            points: Vec::new(),
        };
        self.list(list).push(entry);
    }

    fn list(&mut self, list: &str) -> &mut Vec<Entry> {
        let place = LISTS.iter().position(|name| *name == list);
        &mut self.lists[place.unwrap_or_default()]
    }

    /// A member that may be said once only.
    fn set(&mut self, map: &mut Map<String, Value>, key: &str, value: Value, piece: Slice<'_>) {
        if map.insert(key.to_owned(), value).is_some() {
            self.faults.in_piece(piece, TextFaultKind::Twice);
        }
    }

    /// A reference that leads to nothing.
    fn lost(&mut self, piece: Slice<'_>, lost: Lost, who: bool) {
        let kind = match lost {
            Lost::Unknown(near) if who => TextFaultKind::Who { near },
            Lost::Unknown(near) => TextFaultKind::Reference { near },
            Lost::Several(labels) => TextFaultKind::Ambiguous(labels),
        };
        self.faults.in_piece(piece, kind);
    }

    /// What a cell, or what follows a comma, says that nobody understands.
    fn not_understood(&mut self, piece: Slice<'_>) {
        let sign = self.sign;
        let (here, elsewhere): (Vec<Keyword>, Vec<Keyword>) = Keyword::OF_CELLS
            .into_iter()
            .partition(|keyword| keyword.stands_behind(sign));
        let begins = |keyword: &Keyword| piece.take(*keyword).is_some();
        if sign == '-' && begins(&Keyword::Every) {
            self.faults.in_piece(piece, TextFaultKind::ComesBack);
            return;
        }
        if elsewhere.iter().any(begins) && !here.iter().any(begins) {
            self.faults.in_piece(piece, TextFaultKind::NotHere(sign));
            return;
        }
        let spellings = here.into_iter().flat_map(Keyword::spellings);
        let spellings: Vec<&str> = spellings.map(|(_, word)| word).collect();
        let text = piece.folded();
        let typed: Vec<&str> = text.split(' ').collect();
        // What agrees in more words says more than what agrees in one.
        let near = (1..=typed.len().min(WORDS_MAX)).rev().find_map(|words| {
            let of_so_many = spellings.iter().copied();
            let of_so_many = of_so_many.filter(|word| word.split(' ').count() == words);
            nearest(&typed[..words].join(" "), of_so_many)
        });
        let near = near.map(str::to_owned);
        self.faults
            .in_piece(piece, TextFaultKind::Cell { near, sign });
    }

    /// The plan: its lists in the order that the head says, then what else the head says in JSON.
    fn finished(mut self, comments: usize) -> Compiled {
        let order = |map: &Map<String, Value>, list: &str| -> Option<Vec<String>> {
            let names = map.get(list)?.as_array()?.iter();
            names.map(|name| name.as_str().map(str::to_owned)).collect()
        };
        let said: Vec<_> = self
            .lines
            .iter()
            .filter(|line| line.row.kind == LineKind::Head)
            .collect();
        let said = said.iter().filter_map(|line| line.row.json.as_ref());
        let mut said: Vec<_> = said.cloned().collect();
        for (place, list) in LISTS.iter().enumerate() {
            let mut entries = std::mem::take(&mut self.lists[place]);
            for (map, _) in &mut said {
                if let Some(names) = order(map, list).filter(|names| !names.is_empty()) {
                    map.remove(*list);
                    let at = |entry: &Entry| {
                        let id = entry.map.get("id").and_then(Value::as_str);
                        names
                            .iter()
                            .position(|name| id == Some(name))
                            .unwrap_or(names.len())
                    };
                    entries.sort_by_key(at);
                }
            }
            if entries.is_empty() && !["phases", "milestones", "clocks"].contains(list) {
                continue;
            }
            for (i, entry) in entries.iter().enumerate() {
                let place = format!("{list}[{i}]");
                let points = entry.points.iter();
                self.places.extend(points.map(|point| point.below(&place)));
                let json = entry.json.unwrap_or_default();
                self.places
                    .extend(Placed::of_json(&place, &entry.patch, json));
                self.places.push(Placed::new(place, entry.span));
            }
            let maps = entries.into_iter().map(|mut entry| {
                patch::merge(&mut entry.map, &entry.patch);
                Value::Object(entry.map)
            });
            self.plan.insert((*list).to_owned(), maps.collect());
        }
        for (map, span) in &said {
            self.places.extend(Placed::of_json("", map, *span));
            patch::merge(&mut self.plan, map);
        }
        // A title of the plan beside the one that is shown: that was typed by somebody, and is of the contract. The
        // whole plan in JSON says all itself.
        let has_another =
            |map: &Map<String, Value>| map.contains_key("title") && !map.contains_key("phases");
        if said.iter().any(|(map, _)| has_another(map))
            && let Some(title) = self.typed_title.take()
        {
            self.info("title", &title);
        }
        let mut faults = self.faults.0;
        faults.sort_by_key(|fault| (fault.span.line, fault.span.start));
        let in_json = said.iter().any(|(map, _)| map.contains_key("name"));
        let labels = self.headings.iter().flat_map(|heading| {
            // The first name of a register is its own, and that of its first side the next one.
            let skip = heading.ids.len().saturating_sub(heading.labels.len());
            let ids = heading.ids.iter().skip(skip).cloned();
            ids.zip(heading.labels.iter().map(|label| label.first.clone()))
        });
        Compiled {
            labels: labels.collect(),
            renamed: self.renamed.list(),
            json: json!(self.plan),
            is_named: self.is_named || in_json,
            faults,
            comments,
            places: self.places,
        }
    }
}

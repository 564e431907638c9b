//! Which rows of a table are phases, and which are events of which phase.
//!
//! By a column of its own, by the outline of a project tool (a level, a number such as 1.2, or blanks before the name), or by what
//! was answered. What has others below it is no event; on which level the phases are is asked where there are several.

use std::collections::{BTreeMap, HashMap};

use crate::words::notation::{TableAsked, TableColumn, TableWord};

use crate::notation::glyph::fold;

use super::answer::{Asker, says};
use super::column::Columns;
use super::row::GridRow;

/// A phase of a table.
#[derive(Debug)]
pub(super) struct TablePhase {
    pub title: String,
    /// The row that it was first named in.
    pub row: usize,
    /// The places of its events among the rows.
    pub events: Vec<usize>,
}

/// The rows of a table as phases and events.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub phases: Vec<TablePhase>,
    /// Which phase a row is the title of.
    pub titles: HashMap<usize, usize>,
    /// Titles on other levels.
    pub left_out: Vec<String>,
    /// What all the rows lie below.
    pub whole: Option<String>,
}

/// What a row is.
enum Part {
    Title,
    /// Whether it lies below a title, if there is one above.
    Event {
        below: bool,
    },
    /// A title on another level, and whether that is below the one of the phases.
    Other {
        below: bool,
    },
}

impl Outline {
    pub(super) fn of(columns: &Columns, rows: &[GridRow], asker: &mut Asker<'_>) -> Self {
        if columns.has(TableColumn::Phase) {
            return by_column(columns, rows, asker);
        }
        let (parts, whole) = match levels(columns, rows) {
            Some(levels) => by_level(columns, rows, &levels, asker),
            None => (by_headings(columns, rows, asker), None),
        };
        let mut outline = Self {
            whole,
            ..Self::default()
        };
        let mut now = None;
        let has_titles = parts.iter().any(|part| matches!(part, Part::Title));
        let mut lost = Vec::new();
        for (at, (row, part)) in rows.iter().zip(&parts).enumerate() {
            let label = columns.cell(row, TableColumn::Event);
            match part {
                Part::Title => {
                    let phase = outline.phase(label, row.number);
                    outline.titles.insert(at, phase);
                    now = Some(phase);
                }
                Part::Other { below } => {
                    if outline.whole.as_deref() != Some(label) {
                        outline.left_out.push(label.to_owned());
                    }
                    now = now.filter(|_| *below);
                }
                Part::Event { below } => {
                    let known = now.filter(|_| *below);
                    outline.put(at, row, known, asker, &mut lost);
                }
            }
        }
        outline.ask_for_phases(lost, has_titles, asker);
        outline
    }

    /// The phase of a title; a new one where there is none yet.
    fn phase(&mut self, title: &str, row: usize) -> usize {
        let title = without_number(title);
        let same = |phase: &TablePhase| fold(&phase.title) == fold(title);
        self.phases.iter().position(same).unwrap_or_else(|| {
            self.phases.push(TablePhase {
                title: title.to_owned(),
                row,
                events: Vec::new(),
            });
            self.phases.len() - 1
        })
    }

    /// The rows of the phases that have a title.
    fn titled(&self) -> impl Iterator<Item = usize> {
        let titled = self.phases.iter().filter(|phase| !phase.title.is_empty());
        titled.map(|phase| phase.row)
    }

    /// Asks in which phase rows are that are in none. Those above the first title of a table within a text are in the
    /// phase above it there.
    fn ask_for_phases(&self, lost: Vec<usize>, has_titles: bool, asker: &mut Asker<'_>) {
        let first = self.titled().min();
        let is_above = |row: &usize| first.is_none_or(|first| *row < first);
        if lost.is_empty() || asker.within().is_some() && lost.iter().all(is_above) {
            return;
        }
        let rows = if has_titles { lost } else { Vec::new() };
        asker.ask(TableAsked::Phase { rows }, None);
    }

    /// Puts a row into its phase, or into the one that was answered.
    fn put(
        &mut self,
        at: usize,
        row: &GridRow,
        known: Option<usize>,
        asker: &mut Asker<'_>,
        lost: &mut Vec<usize>,
    ) {
        let phase = known.or_else(|| {
            let title = asker.of_row(row.number, TableColumn::Phase.spellings())?;
            Some(self.phase(title, row.number))
        });
        // Until that is answered they are in one without a title, so that all else can be asked as well.
        let phase = phase.unwrap_or_else(|| {
            lost.push(row.number);
            self.phase("", row.number)
        });
        self.phases[phase].events.push(at);
    }
}

/// By a column that names the phase, where it changes.
fn by_column(columns: &Columns, rows: &[GridRow], asker: &mut Asker<'_>) -> Outline {
    let mut outline = Outline::default();
    let (mut now, mut lost) = (None, Vec::new());
    for (at, row) in rows.iter().enumerate() {
        let title = columns.cell(row, TableColumn::Phase);
        if !title.is_empty() {
            now = Some(outline.phase(title, row.number));
        }
        if row.only() == Some(title) {
            outline.titles.extend(now.map(|phase| (at, phase)));
        } else {
            outline.put(at, row, now, asker, &mut lost);
        }
    }
    let has_titles = outline.titled().next().is_some();
    outline.ask_for_phases(lost, has_titles, asker);
    outline
}

/// A title without the number that it begins with.
fn without_number(title: &str) -> &str {
    let rest = title.trim_start_matches(|char: char| char.is_ascii_digit());
    let bare = rest.strip_prefix(['.', ')']).map(str::trim_start);
    let bare = bare.filter(|bare| rest.len() < title.len() && !bare.is_empty());
    bare.unwrap_or(title)
}

/// How deep each row lies; nothing where all lie on one level.
fn levels(columns: &Columns, rows: &[GridRow]) -> Option<Vec<usize>> {
    let by_number = || {
        let levels = rows
            .iter()
            .map(|row| columns.cell(row, TableColumn::Level).parse().ok());
        levels.collect::<Option<Vec<usize>>>()
    };
    let by_outline = || {
        let depth = |row: &GridRow| {
            let number = columns.cell(row, TableColumn::Outline);
            let parts = number.split('.').filter(|part| !part.is_empty()).count();
            (parts > 0).then_some(parts)
        };
        rows.iter().map(depth).collect::<Option<Vec<usize>>>()
    };
    let by_blanks = || {
        let blanks = |row: &GridRow| {
            let raw = columns.raw(row, TableColumn::Event);
            raw.chars().take_while(|char| char.is_whitespace()).count()
        };
        Some(rows.iter().map(blanks).collect())
    };
    let several = |levels: &Vec<usize>| levels.iter().any(|level| *level != levels[0]);
    by_number()
        .filter(several)
        .or_else(|| by_outline().filter(several))
        .or_else(|| by_blanks().filter(several))
}

/// Whether others lie below a row.
fn has_below(levels: &[usize], at: usize) -> bool {
    levels.get(at + 1).is_some_and(|next| *next > levels[at])
}

/// By the levels of an outline. Until it is answered which of several has the phases, the uppermost is taken.
fn by_level(
    columns: &Columns,
    rows: &[GridRow],
    levels: &[usize],
    asker: &mut Asker<'_>,
) -> (Vec<Part>, Option<String>) {
    let label = |at: usize| columns.cell(&rows[at], TableColumn::Event).to_owned();
    let mut known: BTreeMap<usize, String> = BTreeMap::new();
    for at in (0..rows.len()).filter(|at| has_below(levels, *at)) {
        known.entry(levels[at]).or_insert_with(|| label(at));
    }
    let first = known.keys().next().copied().unwrap_or_default();
    let phases = if known.len() == 1 {
        first
    } else {
        let answer = asker.word(TableWord::Phases.spellings());
        let chosen = answer.and_then(|answer| answer.parse().ok());
        let chosen = chosen.filter(|level| known.contains_key(level));
        chosen.unwrap_or_else(|| {
            let levels = known.clone().into_iter().collect();
            asker.ask(TableAsked::Levels { levels }, answer);
            first
        })
    };
    // What stands alone above all the others is the whole.
    let is_whole = levels[0] < phases && levels[1..].iter().all(|level| *level > levels[0]);
    let parts = (0..rows.len()).map(|at| match has_below(levels, at) {
        true if levels[at] == phases => Part::Title,
        true => Part::Other {
            below: levels[at] > phases,
        },
        false => Part::Event {
            below: levels[at] > phases,
        },
    });
    (parts.collect(), is_whole.then(|| label(0)))
}

/// Without an outline: rows with nothing but a name may be the titles of phases, which is asked.
fn by_headings(columns: &Columns, rows: &[GridRow], asker: &mut Asker<'_>) -> Vec<Part> {
    let numbers = [TableColumn::Id, TableColumn::Outline, TableColumn::Level];
    let is_heading = |row: &&GridRow| {
        let label = columns.cell(row, TableColumn::Event);
        let said = row
            .cells
            .iter()
            .filter(|cell| !cell.trim().is_empty())
            .count();
        let counted = numbers
            .iter()
            .filter(|column| !columns.cell(row, **column).is_empty());
        !label.is_empty() && said == counted.count() + 1
    };
    let headings: Vec<&GridRow> = rows.iter().filter(is_heading).collect();
    let (some, all) = (!headings.is_empty(), headings.len() == rows.len());
    let mut are_phases = false;
    if some && !all {
        let answer = asker.word(TableWord::Headings.spellings());
        are_phases = answer.is_some_and(|answer| says(answer, TableWord::Phases));
        if !are_phases && !answer.is_some_and(|answer| says(answer, TableWord::Events)) {
            let question = TableAsked::Headings {
                rows: headings.iter().map(|row| row.number).collect(),
                title: columns.cell(headings[0], TableColumn::Event).to_owned(),
            };
            asker.ask(question, answer);
            are_phases = true;
        }
    }
    let parts = rows.iter().map(|row| {
        if are_phases && is_heading(&row) {
            Part::Title
        } else {
            Part::Event { below: true }
        }
    });
    parts.collect()
}

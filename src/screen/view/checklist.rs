//! The check lists of a phase in its detail; and what is said of a point wherever it stands.
//!
//! They come last, and give way to what is awaited: where not all points have room, the groups stand there with how
//! much of each is done.

use std::rc::Rc;

use crate::assess::State;
use crate::plan::PointGroup;
use crate::record::{CheckList, GroupStatus, PointState, PointStatus, Tick};
use crate::screen::app::{App, CursorSubject, ListLine, ListTexts, RowsKey};
use crate::screen::theme::{Cell, strong};
use crate::words::{Label, audit, checklist, state};

use super::line::{Line, Piece};
use super::pen::Pen;

/// Where the points stand, under the heads of their groups.
const TEXT: u16 = 4;

/// What the head of a group says.
pub(super) fn group_name(app: &App, group: Option<&PointGroup>) -> String {
    match group {
        Some(known) => checklist::group(app.lang, known),
        None => checklist::other_points(app.lang).to_owned(),
    }
}

/// How much of a group is done: "2/3", or that nothing of it applies.
pub(super) fn group_done(app: &App, group: &GroupStatus<'_, '_>) -> String {
    match group.total() {
        0 => state::state(app.lang, State::Waived).to_owned(),
        total => checklist::progress_of(group.done(), total),
    }
}

/// Who ticked a point, unless that was done outside of the program.
pub(super) fn by<'a>(app: &App, tick: &'a Tick) -> &'a str {
    if app.is_outside(tick) {
        audit::nobody(app.lang)
    } else {
        &tick.stamp.by
    }
}

/// How a point looks: as what happened, does not apply, or is to come.
pub(super) const fn state_of(status: &PointStatus<'_>) -> State {
    match status.state {
        PointState::Ticked(_) => State::Met,
        PointState::Waived(_) => State::Waived,
        PointState::Open => State::NotStarted,
    }
}

/// Lines of check lists, of which those in sight are made.
#[derive(Default)]
pub(super) struct ListLines {
    told: Rc<ListTexts>,
    /// The row on which each begins, and at last how many rows there are.
    rows: Rc<Vec<usize>>,
}

impl ListLines {
    /// Those of the selected phase, point by point.
    pub(super) fn of(app: &App, width: u16, pen: &Pen<'_>) -> Self {
        let Some(subject) = app.phase().map(CursorSubject::Phase) else {
            return Self::default();
        };
        let told = (app.known.lists).get((subject, app.lang), || texts(app));
        let key = RowsKey {
            subject,
            lang: app.lang,
            ascii: app.ascii,
            width,
        };
        let rows = app
            .known
            .list_rows
            .get(key, || begins(app, &told, width, pen));
        Self { told, rows }
    }

    /// The same on fewer rows: the groups without their points; on still fewer the lists alone.
    pub(super) fn shortened(self, app: &App, rows: usize, width: u16, pen: &Pen<'_>) -> Self {
        if self.len() <= rows {
            return self;
        }
        let without = |is_kept: fn(ListLine) -> bool| {
            let told = self.told.iter().filter(|(line, _)| is_kept(*line));
            let told: ListTexts = told.cloned().collect();
            let rows = Rc::new(begins(app, &told, width, pen));
            let told = Rc::new(told);
            Self { told, rows }
        };
        let groups = without(|line| !matches!(line, ListLine::Point(_)));
        if groups.len() <= rows {
            return groups;
        }
        without(|line| line == ListLine::Title)
    }

    pub(super) fn len(&self) -> usize {
        self.rows.last().copied().unwrap_or_default()
    }

    /// The line on a row.
    pub(super) fn line(&self, row: usize, app: &App, width: u16, pen: &Pen<'_>) -> Option<Line> {
        let begun = self.rows.partition_point(|begin| *begin <= row);
        let at = begun.checked_sub(1)?;
        let told = self.told.get(at)?;
        let mut lines = broken(app, told, width, pen).into_iter();
        lines.nth(row - self.rows[at])
    }
}

/// On which row each begins, and at last how many rows there are.
fn begins(app: &App, told: &ListTexts, width: u16, pen: &Pen<'_>) -> Vec<usize> {
    let lines = told.iter().map(|told| broken(app, told, width, pen).len());
    let ends = lines.scan(0, |end, lines| {
        *end += lines;
        Some(*end)
    });
    std::iter::once(0).chain(ends).collect()
}

/// A text on as many lines as it takes, a point behind its sign.
fn broken(app: &App, told: &(ListLine, String), width: u16, pen: &Pen<'_>) -> Vec<Line> {
    let (line, text) = told;
    let mut lines = match line {
        ListLine::Point(_) => Line::wrapped(TEXT, text, width, pen),
        ListLine::Title | ListLine::Group => Line::wrapped(2, text, width, pen),
    };
    match line {
        ListLine::Title => {}
        ListLine::Group => {
            for Piece(_, _, style) in lines.iter_mut().flat_map(|line| &mut line.pieces) {
                *style = strong();
            }
        }
        ListLine::Point(of) => {
            if let Some(first) = lines.first_mut() {
                let glyph = state::glyph(*of, app.ascii).to_owned();
                let style = app.theme.state(*of, Cell::Glyph);
                first.pieces.insert(0, Piece(2, glyph, style));
            }
        }
    }
    lines
}

/// The check lists of the selected phase, in full.
fn texts(app: &App) -> ListTexts {
    let plan = &app.dossier.plan;
    let phase = app.phase_number().into_iter();
    let milestones = phase.flat_map(|number| plan.milestones_of(number));
    let lists = milestones.filter_map(|index| {
        let id = &plan.milestones[*index].id;
        app.dossier.checklist(id, Some(app.today))
    });
    // What is being worked on comes before what is over.
    let (closed, open): (Vec<_>, Vec<_>) = lists.partition(CheckList::is_closed);
    let mut texts = Vec::new();
    for list in open.into_iter().chain(closed) {
        of_list(app, &list, &mut texts);
    }
    texts
}

fn of_list(app: &App, list: &CheckList<'_>, texts: &mut ListTexts) {
    let lang = app.lang;
    let of = checklist::list_of(lang, &app.dossier.plan, &list.milestone.id);
    let said = checklist::in_full(lang, list);
    let title = format!("{}: {said}", checklist::title_of(lang, &of));
    texts.push((ListLine::Title, title));
    let has_groups = list.has_groups();
    for group in list.groups() {
        if has_groups {
            let name = group_name(app, group.group);
            let mut said = format!("{name}  {}", group_done(app, &group));
            if let Some(note) = group.noted {
                said = format!("{said}  {}: {}", Label::Note.text(lang), note.text);
            }
            texts.push((ListLine::Group, said));
        }
        let points = group.points.iter();
        texts.extend(points.map(|status| (ListLine::Point(state_of(status)), point(app, status))));
    }
}

/// A point in the detail: what it says with its source, and behind that what became of it.
fn point(app: &App, status: &PointStatus<'_>) -> String {
    let lang = app.lang;
    let mut said = checklist::point_with_source(lang, status.point);
    let became = match status.state {
        PointState::Ticked(tick) => Some(checklist::signed(lang, tick, by(app, tick))),
        PointState::Waived(waiver) => Some(checklist::waived_by(lang, waiver)),
        PointState::Open => None,
    };
    for more in became.into_iter().chain(checklist::noted(status)) {
        said = format!("{said}: {more}");
    }
    said
}

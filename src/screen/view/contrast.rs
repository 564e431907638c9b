//! What a hypothesis makes of the contract, beside how it is: a line for everything that differs.
//!
//! It stands where the pane does while the keyboard is in the list; what differs on the selected
//! phase comes first, so that everything can be reached however little room there is.

use std::collections::HashSet;

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::screen::app::App;
use crate::screen::theme::strong;
use crate::words::hypothesis;

use super::pen::Pen;
use super::rule;
use super::scroll::Scroll;

/// Where the names of things begin.
const NAME: u16 = 2;
/// The columns that a name takes at least.
const NAMES: u16 = 18;
/// From this width on, days of the week and whole years are written.
const WHOLE_DATES: u16 = 76;
/// With so many rows or fewer, heads would take the place of what they stand over.
const ROWS: u16 = 3;

/// Whether there is a what-if to show beside the live situation.
pub(super) fn is_shown(app: &App) -> bool {
    app.is_what_if() && app.pane.is_none() && !app.hypothesis.steps().is_empty()
}

/// How many rows of a screen of this height it cannot do without.
pub(super) fn wanted(app: &App, height: u16) -> u16 {
    if is_shown(app) {
        ROWS.min(height / 5)
    } else {
        0
    }
}

/// A line: what it is about, and both sides.
type Sides = (String, String, String);

/// Everything that differs, both sides beside each other where they fit, else one after the other.
/// `hidden` rows of the list above have no room.
pub(super) fn draw(app: &App, area: Rect, hidden: usize, pen: &mut Pen<'_>) {
    let lines = lines(app, area.width);
    let more = |_, hidden: usize| (hidden > 0).then(|| format!("(+{hidden})"));
    let columns = SideColumns::of(&lines, area.width, pen).filter(|_| area.height > ROWS);
    if let Some(columns) = columns {
        let (before, after) = hypothesis::heads(app.lang);
        let heads = (String::new(), before.to_owned(), after.to_owned());
        let (before, after) = (columns.before, columns.after);
        rule::titled(area, hidden, ("", strong()), ("", strong()), pen);
        for (x, text) in [(before, &heads.1), (after, &heads.2)] {
            let room = area.width.saturating_sub(x);
            rule::put(area.x + x, area.y, room, text, strong(), pen);
        }
        let below = Rect::new(area.x, area.y + 1, area.width, area.height - 1);
        let scroll = Scroll::from(0, lines.len(), below);
        scroll.draw_beside(more, pen, |nth, area, pen| {
            columns.write(&lines[nth], area, Style::new(), pen);
        });
        return;
    }
    let texts = lines.iter().map(|(name, before, after)| match &**after {
        "" => format!("{name} {before}"),
        after => format!("{name}: {before} → {after}"),
    });
    let room = area.width.saturating_sub(NAME);
    let texts: Vec<String> = texts.flat_map(|text| pen.wrap(&text, room)).collect();
    Scroll::from(0, texts.len(), area).draw_beside(more, pen, |nth, area, pen| {
        let room = area.width.saturating_sub(NAME);
        pen.put(area.x + NAME, area.y, room, &texts[nth], Style::new());
    });
}

/// What differs on the selected phase, then the rest, then that nothing else does.
fn lines(app: &App, width: u16) -> Vec<Sides> {
    let (lang, plan) = (app.lang, &app.dossier.plan);
    let mut differences = app.differences();
    let here = app.phase_number();
    differences.sort_by_key(|difference| Some(difference.phase) != here);
    let changed: HashSet<u32> = differences.iter().map(|found| found.phase).collect();
    let all = plan.phases.iter().all(|p| changed.contains(&p.number));
    let short = width < WHOLE_DATES;
    let told = differences
        .iter()
        .map(|difference| hypothesis::difference(lang, plan, difference, short));
    let mut lines: Vec<Sides> = told.collect();
    if !all {
        let (what, how) = hypothesis::the_same(lang, lines.is_empty());
        lines.push((what.to_owned(), how.to_owned(), String::new()));
    }
    lines
}

/// Where both sides begin.
struct SideColumns {
    before: u16,
    after: u16,
}

impl SideColumns {
    /// Half of what the names leave for each side; none where something does not fit.
    fn of(lines: &[Sides], width: u16, pen: &Pen<'_>) -> Option<Self> {
        let names = lines.iter().map(|(name, ..)| pen.width(name) + 1);
        let names = names.max().unwrap_or_default().max(NAMES.min(width / 4));
        let before = NAME + names;
        let half = width.checked_sub(before)? / 2;
        let after = before + half;
        let fits = |side: &str, room: u16| pen.width(side) <= room;
        let all = lines.iter().all(|(_, was, is)| {
            let was = is.is_empty() || fits(was, half.saturating_sub(1));
            was && fits(is, width - after)
        });
        all.then_some(Self { before, after })
    }

    fn write(&self, (name, was, is): &Sides, area: Rect, style: Style, pen: &mut Pen<'_>) {
        let room = |from: u16, to: u16| to.min(area.width).saturating_sub(from);
        let cells = [
            (NAME, self.before, name),
            (
                self.before,
                if is.is_empty() {
                    area.width
                } else {
                    self.after
                },
                was,
            ),
            (self.after, area.width, is),
        ];
        for (from, to, text) in cells {
            pen.put(area.x + from, area.y, room(from, to), text, style);
        }
    }
}

//! Rows 0 to 2: what is watched and on which day, what falls due, whether we must act.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::assess::{Assessment, State};
use crate::screen::app::App;
use crate::screen::theme::{Cell, calm, strong};
use crate::words::{Label, as_of, dates, event, headline, hypothesis, sentences, state};

use super::pen::Pen;
use super::row::UNSAVED;

/// The first row: what is watched, in which file, and on which day.
pub(super) fn what_and_when(app: &App, area: Rect, pen: &mut Pen<'_>) {
    let lang = app.lang;
    let day = day(app, area.width);
    let day_at = pen.put_right(area.width, 0, area.width, &day, Style::new());
    let mut room = day_at.saturating_sub(2);
    if app.hides_later_facts() {
        let mark = Label::AsOf.text(lang);
        let at = pen.put_right(room + 1, 0, room, mark, app.theme.banner());
        room = at.saturating_sub(2);
    }
    if app.file.read_only.is_some() {
        let banner = Label::ReadOnly.text(lang);
        let at = pen.put_right(room, 0, room, banner, app.theme.banner());
        room = at.saturating_sub(2);
    }
    let plan = &app.dossier.plan;
    let mut title = event::title(lang, plan);
    if let (true, Some(short)) = (pen.width(&title) > room, &plan.info.short_title) {
        title.clone_from(short);
    }
    let end = pen.put(0, 0, room, &title, strong());
    let file = file(app);
    if end + 3 + pen.width(&file) <= room {
        let end = pen.put(end, 0, 3, " · ", calm());
        pen.put(end, 0, room - end, &file, calm());
    }
}

/// The three rows.
pub(super) fn draw(app: &App, area: Rect, pen: &mut Pen<'_>) {
    what_and_when(app, area, pen);
    let lang = app.lang;
    let (dossier, assessment) = app.shown();
    let whole = usize::from(area.width - 2);
    let mut columns = whole;
    let unsaved = Unsaved::of(app, columns);
    let mut at = 2;
    if unsaved.is_any() {
        at = pen.put(
            2,
            1,
            area.width - 2,
            headline::if_saved(lang, app.is_what_if()),
            strong(),
        );
        columns = columns.saturating_sub(usize::from(at - 2));
    }
    let (mut due, ours) = headline::both(lang, dossier, assessment, [columns, whole]);
    if unsaved.is_any() {
        due.text = event::inside(&due.text);
    }
    for (differs, y) in [(unsaved.is_any(), 1), (unsaved.ours, 2)] {
        if differs {
            pen.put(1, y, 1, UNSAVED, strong());
        }
    }
    let glyph = state::glyph(due.state, app.ascii);
    pen.put(0, 1, 1, glyph, app.theme.state(due.state, Cell::Glyph));
    let style = if due.state == State::Overdue {
        strong()
    } else {
        Style::new()
    };
    pen.put(at, 1, area.width.saturating_sub(at), &due.text, style);
    let banner = banner(app, whole).map(|banner| (banner, app.theme.banner()));
    let (said, style) = banner.unwrap_or_else(|| {
        let strong = is_pressing(assessment).then(strong);
        (ours, strong.unwrap_or_default())
    });
    pen.put(2, 2, area.width - 2, &said, style);
}

/// Which of the two sentences would be another one after saving the open form.
struct Unsaved {
    due: bool,
    ours: bool,
}

impl Unsaved {
    fn of(app: &App, columns: usize) -> Self {
        if app.preview().is_none() {
            return Self {
                due: false,
                ours: false,
            };
        }
        let (dossier, assessment) = app.shown();
        let (lang, now) = (app.lang, (&app.dossier, &app.assessment));
        let said = |dossier, assessment| headline::both(lang, dossier, assessment, [columns; 2]);
        let (due, ours) = said(dossier, assessment);
        let (due_now, ours_now) = said(now.0, now.1);
        Self {
            due: due != due_now,
            ours: ours != ours_now,
        }
    }

    const fn is_any(&self) -> bool {
        self.due || self.ours
    }
}

/// The mode, where it is not the live one: a what-if, or another day.
fn banner(app: &App, columns: usize) -> Option<String> {
    let day = app.shown().1.today;
    if app.is_what_if() {
        let steps = app.hypothesis.steps();
        let last = steps.last();
        let last = last.map(|step| hypothesis::step(app.lang, &app.dossier, &step.change));
        let others = steps.len().saturating_sub(1);
        let last = last.as_deref();
        Some(hypothesis::banner(app.lang, last, others, columns))
    } else if app.is_as_of() || day != app.today {
        Some(as_of::banner(app.lang, day, app.real_day(), columns))
    } else {
        None
    }
}

/// Whether we hold up a running clock of somebody else.
fn is_pressing(assessment: &Assessment) -> bool {
    let mut awaited = assessment.awaited.iter();
    awaited.any(|awaited| awaited.presses(assessment.today))
}

/// The day that is shown, in full where there is room.
fn day(app: &App, columns: u16) -> String {
    let day = app.shown().1.today;
    if columns >= 72 {
        dates::long(app.lang, day)
    } else {
        dates::with_weekday(app.lang, day)
    }
}

fn file(app: &App) -> String {
    let name = &app.file.name;
    if app.file.shared {
        format!("{name}, {}", sentences::shared(app.lang))
    } else {
        name.clone()
    }
}

/// Where nothing else fits: the most urgent clock and who must act.
pub(super) fn least(app: &App, area: Rect, pen: &mut Pen<'_>) {
    let (_, assessment) = app.shown();
    let mut text = String::new();
    let mut of = assessment.state;
    if let Some(clock) = assessment.next_due.map(|i| &assessment.clocks[i]) {
        of = clock.state();
        text = format!("{} {}", clock.phase, clock.days_left().unwrap_or_default());
        text.push_str(crate::words::view::days_in_short(app.lang));
    }
    if is_pressing(assessment) {
        text.push(' ');
        text.push_str(Label::UsNow.text(app.lang));
    }
    if !app.is_live() {
        text.push_str(" »");
    }
    pen.put(
        0,
        0,
        1,
        state::glyph(of, app.ascii),
        app.theme.state(of, Cell::Glyph),
    );
    pen.put(1, 0, area.width.saturating_sub(1), &text, Style::new());
    // What went wrong is said when there is room; until then it has a sign.
    if app.notice.as_ref().is_some_and(|notice| notice.alarm) {
        pen.put(0, 0, 1, "!", app.theme.alarm());
    }
}

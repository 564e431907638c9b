//! The help of the screen it is asked from: keys from their table, and the legend of states.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::assess::State;
use crate::calendar::Bias;
use crate::screen::app::{App, Notice, Overlay, Portfolio};
use crate::screen::form::{FieldName, Stage};
use crate::screen::keymap::{self, Action, Binding, Context, Group};
use crate::screen::theme::{Cell, Theme, heads, strong};
use crate::words::timeline::Sign;
use crate::words::{Label, Lang, state};

use super::hints::{self, Hint};
use super::pen::Pen;
use super::possible::possible;
use super::scroll::{Scroll, last_start};

/// One line of the help.
enum HelpLine {
    Head(&'static str),
    Keys(&'static Binding),
    States(State, State),
    Signs(Sign, Sign),
    Said(&'static str),
    Blank,
}

/// How the help is written, and what a key does where that is something else than the table says.
struct Reader<'r> {
    lang: Lang,
    ascii: bool,
    theme: Theme,
    /// What went wrong meanwhile.
    notice: Option<&'r Notice>,
    instead: &'r dyn Fn(Action) -> Option<&'static str>,
    /// The words of the states: those of phases, or of dossiers.
    word: fn(Lang, State) -> &'static str,
}

/// The whole screen, scrolled by `line` lines where it does not fit.
pub(super) fn draw(app: &App, line: usize, under: &Overlay, area: Rect, pen: &mut Pen<'_>) {
    let reader = Reader {
        lang: app.lang,
        ascii: app.ascii,
        theme: app.theme,
        notice: app.notice.as_ref(),
        instead: &|action| tried(app, action),
        word: state::of_phase,
    };
    let context = context_under(app, under);
    let columns = columns(app, context, bias(under), area);
    page(&reader, columns, line, area, pen);
}

/// The same for the list of dossiers.
pub(super) fn draw_portfolio(list: &Portfolio, line: usize, area: Rect, pen: &mut Pen<'_>) {
    let reader = Reader {
        lang: list.lang,
        ascii: list.ascii,
        theme: list.theme,
        notice: list.notice.as_ref(),
        instead: &|action| in_portfolio(list.lang, action),
        word: state::state,
    };
    page(&reader, portfolio_columns(area), line, area, pen);
}

fn page(
    reader: &Reader<'_>,
    (left, right): (Vec<HelpLine>, Vec<HelpLine>),
    line: usize,
    area: Rect,
    pen: &mut Pen<'_>,
) {
    let lang = reader.lang;
    let longest = left.len().max(right.len());
    let body = body(area, longest);
    let title = Label::TitleHelp.text(lang);
    if body.y == 0 {
        pen.put_right(area.width, 0, area.width, title, strong());
    } else {
        pen.put(0, 0, area.width, title, strong());
    }
    let scroll = Scroll::from(line, longest, body);
    let half = if right.is_empty() {
        area.width
    } else {
        area.width / 2
    };
    for (lines, x, width) in [(&left, 0, half), (&right, half, area.width - half)] {
        for (nth, y) in scroll.rows() {
            if let Some(line) = lines.get(nth) {
                write(reader, line, Rect::new(x, y, width, 1), pen);
            }
        }
    }
    let y = area.bottom() - 1;
    match reader.notice.filter(|notice| notice.alarm) {
        Some(notice) => {
            pen.put(0, y, area.width, &notice.text, reader.theme.alarm());
        }
        None => foot(lang, longest > usize::from(body.height), y, area, pen),
    }
    scroll.more(y, pen);
}

/// The keys that do something here, in the last row as everywhere.
fn foot(lang: Lang, scrolls: bool, y: u16, area: Rect, pen: &mut Pen<'_>) {
    let scroll = Hint::of("↑↓", crate::words::hint::scroll(lang));
    let hints: Vec<Hint> = scrolls.then_some(scroll).into_iter().collect();
    let ways = keymap::of(Context::Help).filter(|binding| {
        let is_escape = binding.keys.contains(&keymap::ESCAPE);
        !is_escape && !binding.hint.text(lang).is_empty()
    });
    let ways: Vec<Hint> = ways
        .map(|binding| Hint::of(binding.name.text(lang), binding.hint.text(lang)))
        .collect();
    hints::line_up(&hints, &ways, y, area, pen);
}

/// How many stops there are: from the top until the last line is in sight.
pub(in crate::screen) fn stops(app: &App, under: &Overlay, area: Rect) -> usize {
    let context = context_under(app, under);
    reach(&columns(app, context, bias(under), area), area)
}

/// The same for the list of dossiers.
pub(in crate::screen) fn portfolio_stops(area: Rect) -> usize {
    reach(&portfolio_columns(area), area)
}

fn reach((left, right): &(Vec<HelpLine>, Vec<HelpLine>), area: Rect) -> usize {
    let longest = left.len().max(right.len());
    last_start(longest, usize::from(body(area, longest).height)) + 1
}

/// Where so many lines stand, above the row of keys: they take the blank row under the title where they need
/// it, and then that of the title, which stands at the end of their first row.
fn body(area: Rect, longest: usize) -> Rect {
    let rows = |top: u16| area.height.saturating_sub(top + 1);
    let has_room = |top: u16| longest <= usize::from(rows(top));
    let top = match () {
        () if has_room(2) => 2,
        () if !has_room(1) && has_room(0) => 0,
        () => 1,
    };
    Rect::new(0, top, area.width, rows(top))
}

fn context_under(app: &App, under: &Overlay) -> Context {
    use crate::screen::app::View;
    match (under, app.view) {
        (Overlay::Form(form), _) if form.stage == Stage::Typing && form.is_in_lines() => {
            Context::Text
        }
        (Overlay::Form(form), _) if form.stage == Stage::Typing => Context::Form,
        (Overlay::Form(_) | Overlay::Ask(_), _) => Context::Question,
        (_, View::Requests) => Context::Requests,
        (_, View::Journal) => Context::Journal,
        (_, View::Plan) => Context::Plan,
        (_, View::Points) => Context::Points,
        (_, View::Origin) => Context::Origin,
        (_, View::Timeline) => Context::Timeline,
        (_, View::Choice) => Context::Choice,
        _ if app.pane.is_some() => Context::Pane,
        _ if app.is_as_of() => Context::OtherDay,
        _ => Context::Main,
    }
}

/// Whether a key can do anything on what is looked at, whatever is selected.
fn works(app: &App, binding: &Binding) -> bool {
    let writes = matches!(binding.action, Action::Undo | Action::Redo);
    let writes = writes || binding.group == Group::Write;
    match binding.action {
        Action::WhatIf | Action::AsOf | Action::Export | Action::Dossiers | Action::NextDraft => {
            possible(app, binding.action)
        }
        action => app.is_writable() || !writes || possible(app, action),
    }
}

/// What a key does in a hypothesis, where that is something else.
fn tried(app: &App, action: Action) -> Option<&'static str> {
    let lang = app.lang;
    let said = match action {
        Action::WhatIf => crate::words::hint::drop_what_if(lang),
        Action::Undo => crate::words::hint::drop_a_step(lang),
        _ => return None,
    };
    app.is_what_if().then_some(said)
}

/// What a key does in the list of dossiers, where that is something else.
fn in_portfolio(lang: Lang, action: Action) -> Option<&'static str> {
    match action {
        Action::Digit => Some(crate::words::hint::row_of_number(lang)),
        Action::Reload => Some(crate::words::hint::reread_dossiers(lang)),
        Action::Back => Some(crate::words::hint::all_after_search(lang)),
        Action::Leave => Some(crate::words::hint::quit(lang)),
        _ => None,
    }
}

/// Which way a date without a year is understood in the field with the cursor.
fn bias(under: &Overlay) -> Bias {
    let Overlay::Form(form) = under else {
        return Bias::Past;
    };
    let dates = form.focused().filter(|field| field.name.is_date());
    let date = dates.or_else(|| form.field(FieldName::Date));
    date.map_or(Bias::Past, |field| field.bias)
}

fn columns(app: &App, context: Context, bias: Bias, area: Rect) -> (Vec<HelpLine>, Vec<HelpLine>) {
    laid_out(context, bias, area, &|binding| works(app, binding))
}

fn portfolio_columns(area: Rect) -> (Vec<HelpLine>, Vec<HelpLine>) {
    laid_out(Context::Dossiers, Bias::Past, area, &|_| true)
}

/// Keys on the left, the rest on the right; one below the other where it is narrow.
fn laid_out(
    context: Context,
    bias: Bias,
    area: Rect,
    works: &dyn Fn(&Binding) -> bool,
) -> (Vec<HelpLine>, Vec<HelpLine>) {
    let mut groups = Vec::new();
    for group in Group::ALL {
        let keys = keymap::of(context).filter(|binding| binding.group == group);
        let keys: Vec<HelpLine> = keys
            .filter(|binding| !binding.help.is_empty() && works(binding))
            .map(HelpLine::Keys)
            .collect();
        if !keys.is_empty() {
            groups.push((group, keys));
        }
    }
    let mut left = Vec::new();
    let mut right = Vec::new();
    for (group, keys) in groups {
        let side = if group == Group::Move || group == Group::Write {
            &mut left
        } else {
            &mut right
        };
        side.push(HelpLine::Head(match group {
            Group::Move => "move",
            Group::Look => "look",
            Group::Write => "write",
            Group::Program => "program",
        }));
        side.extend(keys);
        side.push(HelpLine::Blank);
    }
    let legend = [
        (State::Overdue, State::Met),
        (State::DueToday, State::Breached),
        (State::DueSoon, State::NotStarted),
        (State::Running, State::WaitingNoLimit),
        (State::Suspended, State::ClosedNoLimit),
    ];
    right.push(HelpLine::Head("legend"));
    right.extend(legend.map(|(open, closed)| HelpLine::States(open, closed)));
    if context == Context::Timeline {
        let (first, second) = Sign::LEGEND.split_at(Sign::LEGEND.len() / 2);
        let signs = first.iter().zip(second);
        right.extend(signs.map(|(left, right)| HelpLine::Signs(*left, *right)));
    }
    if context == Context::Form {
        left.push(HelpLine::Head("dates"));
        let which = match bias {
            Bias::Past => "dates_latest",
            Bias::Future => "dates_next",
            Bias::Nearest => "dates_nearest",
        };
        left.extend(["dates_1", "dates_2", which].map(HelpLine::Said));
        left.push(HelpLine::Blank);
    }
    if context == Context::Text {
        left.push(HelpLine::Head("edit"));
        left.extend(["edit_1", "edit_2", "edit_3"].map(HelpLine::Said));
        left.push(HelpLine::Blank);
        left.push(HelpLine::Head("example"));
        left.extend(["example_1", "example_2", "example_3"].map(HelpLine::Said));
        left.push(HelpLine::Blank);
    }
    left.push(HelpLine::Head("days"));
    left.extend(["days_1", "days_2"].map(HelpLine::Said));
    if !matches!(context, Context::Timeline | Context::Dossiers) {
        left.extend(["star", "tilde", "pane", "unsaved"].map(HelpLine::Said));
    }
    if area.width < 76 {
        left.push(HelpLine::Blank);
        left.append(&mut right);
    } else {
        let rows = usize::from(area.height.saturating_sub(2));
        for side in [&mut left, &mut right] {
            // Heads tell the groups apart; blanks only where there is room for them.
            if side.len() > rows {
                side.retain(|line| !matches!(line, HelpLine::Blank));
            }
        }
    }
    (left, right)
}

/// The words of a head or of a sentence of the help.
fn words(lang: Lang, name: &'static str) -> &'static str {
    match name {
        "move" => Group::Move.title(lang),
        "look" => Group::Look.title(lang),
        "write" => Group::Write.title(lang),
        "program" => Group::Program.title(lang),
        "legend" => crate::words::hint::signs(lang),
        "dates" => crate::words::hint::dates(lang),
        "dates_1" => crate::words::hint::dates_as_words(lang),
        "dates_2" => crate::words::hint::dates_as_numbers(lang),
        "dates_next" => crate::words::hint::next_date(lang),
        "dates_latest" => crate::words::hint::latest_date(lang),
        "dates_nearest" => crate::words::hint::nearest_date(lang),
        "days" => crate::words::hint::days(lang),
        "days_1" => crate::words::hint::calendar_days(lang),
        "days_2" => crate::words::hint::first_and_last_day(lang),
        "edit" => crate::words::hint::edit_by_words(lang),
        "edit_1" => crate::words::hint::deletes_a_word(lang),
        "edit_2" => crate::words::hint::deletes_a_line(lang),
        "edit_3" => crate::words::hint::moves_by_words(lang),
        "example" => crate::words::hint::an_example(lang),
        "example_1" => crate::words::hint::example_of_a_phase(lang),
        "example_2" => crate::words::hint::example_of_an_event(lang),
        "example_3" => crate::words::hint::example_of_a_term(lang),
        "tilde" => crate::words::hint::forecast_sign(lang),
        "pane" => crate::words::hint::pane_signs(lang),
        "unsaved" => crate::words::hint::unsaved_sign(lang),
        _ => crate::words::hint::holiday_sign(lang),
    }
}

fn write(reader: &Reader<'_>, line: &HelpLine, area: Rect, pen: &mut Pen<'_>) {
    let Reader {
        lang, ascii, theme, ..
    } = *reader;
    let (x, y) = (area.x, area.y);
    let room = |from: u16| area.width.saturating_sub(from + 1);
    match line {
        HelpLine::Head(name) => {
            pen.put(x, y, room(0), words(lang, name), heads());
        }
        HelpLine::Keys(binding) => {
            let name = binding.name.text(lang);
            let help = (reader.instead)(binding.action);
            let help = help.unwrap_or_else(|| binding.help.text(lang));
            pen.put(x + 1, y, 12, name, strong());
            pen.put(x + 14, y, room(14), help, Style::new());
        }
        HelpLine::States(left, right) => {
            for (of, at) in [(left, 1), (right, 20)] {
                let glyph = state::glyph(*of, ascii);
                pen.put(x + at, y, 1, glyph, theme.state(*of, Cell::Glyph));
                let word = (reader.word)(lang, *of);
                pen.put(x + at + 2, y, 15, word, theme.state(*of, Cell::Word));
            }
        }
        HelpLine::Signs(left, right) => {
            for (sign, at) in [(left, 1), (right, 20)] {
                pen.put(x + at, y, 1, sign.glyph(ascii), Style::new());
                pen.put(x + at + 2, y, 18, sign.meaning(lang), Style::new());
            }
        }
        HelpLine::Said(name) => {
            pen.put(x + 1, y, room(1), words(lang, name), Style::new());
        }
        HelpLine::Blank => {}
    }
}

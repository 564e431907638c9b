//! The timeline as a drawing in the page. Each kind of stretch has its own pattern or outline, so that
//! it can be read in grey and on paper.

use maud::{Markup, html};

use crate::assess::SpanKind;
use crate::calendar::{Date, days_between};
use crate::report::progress::{Picture, PictureRow};
use crate::words::progress as words;
use crate::words::timeline::{Sign, TimelineMark};
use crate::words::{Lang, dates};

/// The width of the drawing, and of the names in it, in its own units.
const WIDTH: i64 = 960;
const NAMES: i64 = 230;
/// The height of a row, and of the bar in it.
const ROW: i64 = 24;
const BAR: i64 = 12;
/// What stands above the rows: the months, and over them the names of fixed days where there are any.
const MONTHS: i64 = 26;
const FIXED: i64 = 18;
/// What stands below: the legend.
const FOOT: i64 = 56;

/// Where a day begins, from the left.
struct Scale {
    from: Date,
    days: i64,
}

impl Scale {
    fn of(picture: &Picture) -> Self {
        let days = days_between(picture.from, picture.to) + 1;
        Self {
            from: picture.from,
            days: days.max(1),
        }
    }

    /// Whether a day is in sight.
    fn shows(&self, date: Date) -> bool {
        (0..self.days).contains(&days_between(self.from, date))
    }

    /// The day after the last in sight.
    fn end(&self) -> Date {
        let days = chrono::Days::new(self.days.unsigned_abs());
        self.from.checked_add_days(days).unwrap_or(self.from)
    }

    /// The place of a day, held within the drawing.
    fn x(&self, date: Date) -> i64 {
        let day = days_between(self.from, date).clamp(0, self.days);
        NAMES + day * (WIDTH - NAMES) / self.days
    }
}

/// The drawing, with its description for a reader who cannot see it.
pub(super) fn drawn(lang: Lang, picture: &Picture, index: usize) -> Markup {
    let scale = Scale::of(picture);
    let rows = i64::try_from(picture.lanes.len()).unwrap_or(0);
    let head = MONTHS + if picture.fixed.is_empty() { 0 } else { FIXED };
    let bottom = head + rows * ROW;
    let height = bottom + FOOT;
    let today = scale.x(picture.today);
    html! {
        svg viewBox=(format!("0 0 {WIDTH} {height}")) role="img"
            aria-labelledby=(format!("t{index} e{index}")) {
            title id=(format!("t{index}")) { (words::TIMELINE.text(lang)) }
            desc id=(format!("e{index}")) { (words::PICTURE.text(lang)) }
            defs { (pattern("late", index, "M0 0L6 6M6 0L0 6")) (pattern("stands", index, "M0 2H6M0 5H6")) }
            @for (date, label) in months(lang, picture) {
                @let x = scale.x(date);
                line.month x1=(x) y1=(head - 6) x2=(x) y2=(bottom) {}
                @if x < WIDTH - 40 {
                    text.month x=(x + 2) y=(head - 10) { (label) }
                }
            }
            @for (i, lane) in (0..).zip(&picture.lanes) {
                (row(&scale, lane, head + i * ROW, index))
            }
            @for (date, name) in &picture.fixed {
                @let x = scale.x(*date);
                line.fixed x1=(x) y1="18" x2=(x) y2=(bottom) {}
                text.fixed x=(x) y="14" text-anchor=(anchor(x)) { (name) " " (dates::short(*date)) }
            }
            line.today x1=(today) y1=(head - 6) x2=(today) y2=(bottom + 4) {}
            text.today x=(today) y=(bottom + 16) text-anchor=(anchor(today)) {
                (Sign::Today.meaning(lang)) " " (dates::short(picture.today))
            }
            (legend(lang, picture, bottom + 34, index))
        }
    }
}

fn pattern(name: &str, index: usize, path: &str) -> Markup {
    html! {
        pattern id=(format!("{name}{index}")) width="6" height="6" patternUnits="userSpaceOnUse" {
            rect class=(format!("{name} plain")) width="6" height="6" {}
            path.hatch d=(path) {}
        }
    }
}

/// A name near the right edge ends there.
fn anchor(x: i64) -> &'static str {
    match x {
        x if x > WIDTH - 120 => "end",
        x if x < NAMES + 60 => "start",
        _ => "middle",
    }
}

fn row(scale: &Scale, lane: &PictureRow, y: i64, index: usize) -> Markup {
    let top = y + (ROW - BAR) / 2;
    let name = if lane.heads { 0 } else { 14 };
    html! {
        text class=[lane.heads.then_some("heads")] x=(name) y=(top + BAR - 2) { (lane.name) }
        @for span in lane.bar.spans.iter().filter(|span| scale.shows(span.days.from)) {
            @let (from, to) = (scale.x(span.days.from), scale.x(span.days.to));
            (stretch(span.kind, from, (to - from).max(1), top, index))
            @if span.days.to > scale.end() {
                path.beyond d=(format!("M{} {}l5 5l-5 5z", WIDTH - 5, top + 1)) {}
            }
        }
        @if let Some(limit) = lane.bar.limit {
            @let x = scale.x(limit.succ_opt().unwrap_or(limit));
            line.limit x1=(x) y1=(top - 3) x2=(x) y2=(top + BAR + 3) {}
        }
        @if let Some(promised) = lane.bar.promised {
            @let x = scale.x(promised);
            circle.promised cx=(x) cy=(top + BAR / 2) r="3" {}
        }
    }
}

/// A stretch of days. Hatched ones have their pattern by an address within the page.
fn stretch(kind: SpanKind, x: i64, width: i64, y: i64, index: usize) -> Markup {
    let fill = match kind {
        SpanKind::Late => Some(format!("fill:url(#late{index})")),
        SpanKind::Suspended => Some(format!("fill:url(#stands{index})")),
        _ => None,
    };
    html! {
        rect class=(class(kind)) x=(x) y=(y) width=(width) height=(BAR) style=[fill] {}
    }
}

const fn class(kind: SpanKind) -> &'static str {
    match kind {
        SpanKind::Used => "used",
        SpanKind::Left => "left",
        SpanKind::Late => "late",
        SpanKind::Suspended => "stands",
        SpanKind::Waiting => "waits",
        SpanKind::Forecast => "foreseen",
        SpanKind::Term => "term",
    }
}

const LEGEND: [(SpanKind, Sign); 7] = [
    (SpanKind::Used, Sign::Used),
    (SpanKind::Left, Sign::Left),
    (SpanKind::Late, Sign::Late),
    (SpanKind::Suspended, Sign::Suspended),
    (SpanKind::Forecast, Sign::Forecast),
    (SpanKind::Waiting, Sign::Waiting),
    (SpanKind::Term, Sign::Term),
];

/// The kinds of stretches that are in the drawing, then its other signs, as far as they are.
fn legend(lang: Lang, picture: &Picture, y: i64, index: usize) -> Markup {
    let bars = || picture.lanes.iter().map(|lane| &lane.bar);
    let kinds = LEGEND
        .into_iter()
        .filter(|(kind, _)| bars().any(|bar| bar.spans.iter().any(|span| span.kind == *kind)));
    let kinds: Vec<(SpanKind, Sign)> = kinds.collect();
    let limits = bars().any(|bar| bar.limit.is_some());
    let promises = bars().any(|bar| bar.promised.is_some());
    let shown = i64::try_from(kinds.len()).unwrap_or(0);
    let all = shown + i64::from(limits) + i64::from(promises);
    let step = (WIDTH / all.max(1)).min(137);
    let text = y + BAR - 2;
    html! {
        @for (i, (kind, sign)) in (0..).zip(&kinds) {
            (stretch(*kind, i * step, 22, y, index))
            text x=(i * step + 27) y=(text) { (sign.meaning(lang)) }
        }
        @if limits {
            @let x = shown * step;
            line.limit x1=(x + 17) y1=(y - 3) x2=(x + 17) y2=(y + BAR + 3) {}
            text x=(x + 27) y=(text) { (Sign::Limit.meaning(lang)) }
        }
        @if promises {
            @let x = (shown + i64::from(limits)) * step;
            circle.promised cx=(x + 17) cy=(y + BAR / 2) r="3" {}
            text x=(x + 27) y=(text) { (TimelineMark::Promised.word(lang)) }
        }
    }
}

/// The first days of months in sight, as many as have room, with their names; January has its year.
fn months(lang: Lang, picture: &Picture) -> Vec<(Date, String)> {
    use chrono::{Datelike as _, Months};
    let span = days_between(picture.from, picture.to).max(1);
    // A name wants some 30 units.
    let step = (span * 40 / (WIDTH - NAMES) / 30 + 1).min(12);
    let step = u32::try_from(step).unwrap_or(1);
    let mut months = Vec::new();
    let mut month = picture.from.with_day(1);
    while let Some(first) = month.filter(|first| *first <= picture.to) {
        if first >= picture.from && first.month0() % step == 0 {
            let name = dates::month_short(lang, first.month());
            let label = if first.month0() == 0 || months.is_empty() {
                format!("{name} {}", first.year())
            } else {
                name.to_owned()
            };
            months.push((first, label));
        }
        month = first.checked_add_months(Months::new(1));
    }
    months
}

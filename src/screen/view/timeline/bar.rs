//! What is drawn in a row of the timeline: one sign a column.
//!
//! Where a column holds days of several kinds, what matters more wins: lateness, the limit, a
//! suspension, a day used. Every kind has a sign of its own, so that it reads without colour.

use ratatui::style::Style;

use crate::assess::{Bar, SpanKind, State};
use crate::calendar::Date;
use crate::screen::app::App;
use crate::screen::theme::{Cell, Theme, calm};
use crate::screen::view::pen::Pen;
use crate::screen::window::Window;
use crate::words::state;
use crate::words::timeline::Sign;

/// The kinds in the order they are drawn in, one over the other.
const LAYERS: [(SpanKind, Sign); 6] = [
    (SpanKind::Term, Sign::Term),
    (SpanKind::Waiting, Sign::Waiting),
    (SpanKind::Forecast, Sign::Forecast),
    (SpanKind::Left, Sign::Left),
    (SpanKind::Used, Sign::Used),
    (SpanKind::Suspended, Sign::Suspended),
];

/// A sign in a column, or the sign of the state where something ended that took no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Drawing {
    Sign(Sign),
    State,
}

/// The signs of a row.
#[derive(Debug)]
pub(super) struct Drawn {
    state: State,
    columns: Vec<Option<Drawing>>,
    /// The column after the bar, where its end is in scope.
    after: Option<u16>,
}

impl Drawn {
    /// The signs of a bar in a window.
    pub(super) fn of(bar: &Bar, state: State, window: Window, today: Date) -> Self {
        let mut columns = vec![None; usize::from(window.columns())];
        let mut put = |column: Option<u16>, drawing: Drawing| {
            if let Some(column) = column {
                columns[usize::from(column)] = Some(drawing);
            }
        };
        put(window.column(today), Drawing::Sign(Sign::Today));
        let mut paint = |kind: SpanKind, sign: Sign| {
            for span in bar.spans.iter().filter(|span| span.kind == kind) {
                for column in window.touched(span.days) {
                    put(Some(column), Drawing::Sign(sign));
                }
            }
        };
        for (kind, sign) in LAYERS {
            paint(kind, sign);
        }
        let limit = bar.limit.and_then(|limit| window.column(limit));
        let to_come = bar.promised.filter(|promised| *promised > today);
        let promised = to_come.and_then(|promised| window.column(promised));
        if bar.spans.is_empty() {
            put(bar.end.and_then(|end| window.column(end)), Drawing::State);
        }
        put(promised, Drawing::Sign(Sign::Forecast));
        put(limit, Drawing::Sign(Sign::Limit));
        for span in bar.spans.iter().filter(|span| span.kind == SpanKind::Late) {
            for column in window.touched(span.days) {
                put(Some(column), Drawing::Sign(Sign::Late));
            }
        }
        let ends = ends(bar).map(|(from, to)| (window.place(from), window.place(to)));
        let mut after = None;
        if let Some((from, to)) = ends {
            let last = window.columns() - 1;
            if from < 0 {
                put(Some(0), Drawing::Sign(Sign::Before));
            }
            if to > i32::from(last) {
                put(Some(last), Drawing::Sign(Sign::Beyond));
            } else {
                after = u16::try_from(to + 1).ok();
            }
        }
        Self {
            state,
            columns,
            after,
        }
    }

    /// The signs that are drawn.
    pub(super) fn signs(&self) -> impl Iterator<Item = Sign> {
        self.columns.iter().filter_map(|drawing| match drawing {
            Some(Drawing::Sign(sign)) => Some(*sign),
            _ => None,
        })
    }

    /// Writes the row, and at the end of the bar how many days are left, or too many.
    pub(super) fn write(
        &self,
        app: &App,
        left: Option<i64>,
        (x, y): (u16, u16),
        pen: &mut Pen<'_>,
    ) {
        let mut at = x;
        for run in self.columns.chunk_by(|a, b| a == b) {
            let columns = u16::try_from(run.len()).unwrap_or(u16::MAX);
            if let Some(drawing) = run[0] {
                let (glyph, style) = match drawing {
                    Drawing::Sign(sign) => {
                        (sign.glyph(app.ascii), style(app.theme, sign, self.state))
                    }
                    Drawing::State => (
                        state::glyph(self.state, app.ascii),
                        app.theme.state(self.state, Cell::Glyph),
                    ),
                };
                pen.put(at, y, columns, &glyph.repeat(run.len()), style);
            }
            at += columns;
        }
        if let (Some(left), Some(after)) = (left, self.after) {
            let text = left.to_string();
            let room = u16::try_from(self.columns.len()).unwrap_or(u16::MAX);
            if after + 1 + pen.width(&text) <= room {
                // Today's line gives way to the number.
                let style = app.theme.state(self.state, Cell::Number);
                pen.put(x + after, y, 1, " ", Style::new());
                pen.put(x + after + 1, y, room, &text, style);
            }
        }
    }
}

/// The first and the last day of a bar with its marks.
fn ends(bar: &Bar) -> Option<(Date, Date)> {
    let mut days: Vec<Date> = [bar.limit, bar.promised, bar.end]
        .into_iter()
        .flatten()
        .collect();
    for span in &bar.spans {
        days.push(span.days.from);
        days.extend(span.days.to.pred_opt());
    }
    days.iter().copied().min().zip(days.iter().copied().max())
}

/// How a sign looks: what still has to be done stands out, as in the list.
fn style(theme: Theme, sign: Sign, of: State) -> Style {
    match (sign, of) {
        (Sign::Late, _) => theme.state(of, Cell::Number),
        (Sign::Limit, State::DueSoon | State::DueToday) => theme.state(of, Cell::Glyph),
        (Sign::Used | Sign::Term, _) | (Sign::Suspended, State::Suspended) => {
            theme.state(of, Cell::Bar)
        }
        (Sign::Limit | Sign::Before | Sign::Beyond, _) => theme.state(of, Cell::Text),
        _ => calm(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::{Days, Reach, Span};
    use crate::screen::window::Scope;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// June and July 2025 at seven days a column: the first column begins on Monday 26 May.
    fn weeks() -> Window {
        let reach = Reach {
            first: day("2025-06-02"),
            last: day("2025-07-27"),
            from: day("2025-06-02"),
            to: day("2025-07-27"),
        };
        Window::of(Scope::default(), &reach, day("2025-07-01"), 12)
    }

    /// Stretches by their first day and the first after them, then the limit.
    fn bar(spans: &[(SpanKind, &str, &str)], limit: Option<&str>) -> Bar {
        let span = |(kind, from, to): &(SpanKind, &str, &str)| Span {
            kind: *kind,
            days: Days {
                from: day(from),
                to: day(to),
            },
        };
        Bar {
            spans: spans.iter().map(span).collect(),
            limit: limit.map(day),
            ..Bar::default()
        }
    }

    fn drawn(bar: &Bar) -> String {
        let drawn = Drawn::of(bar, State::Met, weeks(), day("2025-07-01"));
        let glyph = |drawing: &Option<Drawing>| match drawing {
            Some(Drawing::Sign(sign)) => sign.glyph(false),
            Some(Drawing::State) => "√",
            None => " ",
        };
        drawn.columns.iter().map(glyph).collect()
    }

    #[test]
    fn in_one_column_what_matters_more_wins() {
        use SpanKind::{Forecast, Late, Left, Suspended, Term, Used, Waiting};
        for (case, spans, limit, expected) in [
            ("nothing but today", vec![], None, "     │      "),
            (
                "days are rounded outward",
                vec![(Used, "2025-06-08", "2025-06-17")],
                None,
                " ━━━ │      ",
            ),
            (
                "lateness over the limit and what was used",
                vec![
                    (Used, "2025-06-02", "2025-06-18"),
                    (Late, "2025-06-18", "2025-06-19"),
                ],
                Some("2025-06-17"),
                " ━━× │      ",
            ),
            (
                "a limit that falls into a column before lateness is seen",
                vec![
                    (Used, "2025-06-02", "2025-06-16"),
                    (Late, "2025-06-16", "2025-06-19"),
                ],
                Some("2025-06-15"),
                " ━]× │      ",
            ),
            (
                "a suspension over what was used",
                vec![
                    (Used, "2025-06-02", "2025-06-11"),
                    (Suspended, "2025-06-11", "2025-06-12"),
                ],
                None,
                " ━║  │      ",
            ),
            (
                "what was used over what is left, and both over today",
                vec![
                    (Used, "2025-06-25", "2025-07-02"),
                    (Left, "2025-07-02", "2025-07-20"),
                ],
                Some("2025-07-19"),
                "    ━━─]    ",
            ),
            (
                "what is foreseen, waited and in service covers today",
                vec![
                    (Forecast, "2025-06-30", "2025-07-07"),
                    (Waiting, "2025-07-08", "2025-07-09"),
                ],
                None,
                "     ~·     ",
            ),
            (
                "it goes on beyond both edges",
                vec![(Term, "2025-01-01", "2030-01-01")],
                None,
                "←══════════→",
            ),
            (
                "all of it lies before",
                vec![(Used, "2025-01-01", "2025-02-01")],
                None,
                "←    │      ",
            ),
        ] {
            assert_eq!(drawn(&bar(&spans, limit)), expected, "{case}");
        }
    }

    #[test]
    fn a_promise_before_the_limit_is_seen_and_one_that_has_passed_is_not() {
        let spans = [
            (SpanKind::Used, "2025-06-25", "2025-07-02"),
            (SpanKind::Left, "2025-07-02", "2025-07-20"),
        ];
        for (promised, expected) in [
            ("2025-07-08", "    ━━~]    "),
            ("2025-06-20", "    ━━─]    "),
        ] {
            let bar = Bar {
                promised: Some(day(promised)),
                ..bar(&spans, Some("2025-07-19"))
            };
            assert_eq!(drawn(&bar), expected, "{promised}");
        }
    }

    #[test]
    fn what_ended_without_a_day_is_marked_by_its_state() {
        let bar = Bar {
            end: Some(day("2025-06-10")),
            ..bar(&[], Some("2025-06-20"))
        };
        assert_eq!(drawn(&bar), "  √] │      ");
    }
}

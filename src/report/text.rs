//! The situation for people, at most 80 columns: the two sentences, the list, open requests and
//! awaited events.
//!
//! ```text
//! Sito e servizi digitali                                   venerdì 29 agosto 2025
//! ▲ Mancano 6 giorni (gio 04/09): fase 3, Migrazione, integrazione.
//!   TOCCA A NOI da 7 giorni: la verifica della migrazione. Il termine corre.
//!
//!     Fase                        Scade   Giorni  Resta  Situazione     Tocca a
//! × 1 Piano di esecuzione      16/02/25*  11/10     -1  non rispettato
//! ▲ 3 Migrazione, integrazione 04/09/25   84/90      6  in scadenza     NOI
//! ```
//!
//! Every cell is folded to the signs that may be used before it is measured: folding an accent adds
//! a column. What stands in the columns is decided by `words/row.rs`.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::assess::{self, Acting, Assessment, State};
use crate::plan::Whose;
use crate::record::Dossier;
use crate::words::dates::{self, with_weekday};
use crate::words::register::EntryNoun;
use crate::words::row::RowText;
use crate::words::sanitize::{pad, sanitized, width, wrap};
use crate::words::{Label, act, count, event, headline, party, register, state};

use super::colour::RowPart;
pub use super::page::COLUMNS;
use super::page::Page;
use super::{Look, checklist, outlook};

/// How many columns the situation has where nobody must act.
const LAST: usize = 26;

/// How many columns the days used, their limit and the days left take.
const USED_AND_LEFT: usize = 14;

/// Writes the table.
///
/// # Errors
/// Those of `out`.
pub fn write(
    out: &mut impl Write,
    look: Look,
    dossier: &Dossier,
    assessment: &Assessment,
) -> io::Result<()> {
    let page = Page {
        look,
        dossier,
        assessment,
        digits: digits(dossier),
    };
    let mut text = String::new();
    page.head(&mut text);
    page.list(&mut text);
    page.outlook(&mut text);
    page.open_requests(&mut text);
    page.awaited(&mut text);
    out.write_all(text.as_bytes())
}

/// How many digits the longest number of a phase has.
fn digits(dossier: &Dossier) -> usize {
    dossier
        .plan
        .phases
        .iter()
        .map(|phase| phase.number.to_string().len())
        .max()
        .unwrap_or(1)
}

impl Page<'_> {
    fn head(&self, text: &mut String) {
        let (lang, dossier, assessment) = (self.lang(), self.dossier, self.assessment);
        let day = self
            .look
            .fold(&dates::long(lang, assessment.today))
            .into_owned();
        let columns = COLUMNS - width(&day) - 1;
        let title = self.cell(&event::title(lang, &dossier.plan), columns);
        self.line(text, &format!("{title} {day}"));
        // Where there is more to be said than has room, shorter names make some.
        let due = headline::due_in(lang, dossier, assessment, COLUMNS - 2);
        let glyph = state::glyph(due.state, self.look.ascii);
        let glyph = self.painted(due.state, RowPart::Glyph, glyph);
        let due = self.cell(&due.text, COLUMNS - 2);
        let _ = writeln!(text, "{glyph} {}", due.trim_end());
        let ours = headline::ours(lang, dossier, assessment, COLUMNS - 2);
        let ours = self.cell(&ours, COLUMNS - 2);
        self.line(text, &format!("  {ours}"));
        text.push('\n');
    }

    fn list(&self, text: &mut String) {
        let head = |label: Label| label.text(self.lang());
        let line = format!(
            "  {:<digits$} {} {:>8}  {:>7}  {:>5}  {} {}",
            "",
            self.cell(head(Label::HeadPhase), 24),
            head(Label::HeadDue),
            head(Label::HeadDays),
            head(Label::HeadLeft),
            self.cell(head(Label::HeadState), 14),
            head(Label::HeadWho),
            digits = self.digits,
        );
        self.line(text, &line);
        let (mut starred, mut foreseen) = (false, false);
        for row in assess::rows(self.dossier, self.assessment) {
            let row = RowText::of(self.lang(), self.dossier, self.assessment, &row);
            starred |= row.moves;
            foreseen |= row.foreseen;
            self.row(text, &row);
        }
        if starred {
            let legend = crate::words::report::holiday_legend(self.lang());
            text.push('\n');
            self.line(text, legend);
        }
        if foreseen {
            if !starred {
                text.push('\n');
            }
            let legend = crate::words::report::forecast_legend(self.lang());
            self.line(text, legend);
        }
    }

    fn row(&self, text: &mut String, row: &RowText) {
        let glyph = state::glyph(row.state, self.look.ascii);
        let sign = if row.foreseen { '~' } else { ' ' };
        // The sign of what is foreseen stands right behind; it must not touch.
        let room = 24 - usize::from(row.foreseen);
        let name = sanitized(&row.title);
        let name = if row.foreseen && width(&name) > room {
            sanitized(&row.short)
        } else {
            name
        };
        let due = row.due.map(dates::short).unwrap_or_default();
        let title = match &row.items {
            // What has no due date may take its column.
            _ if row.number.is_none() && row.due.is_none() => self.cell(&name, 33),
            None => {
                let title = pad(&self.cell(&name, room), 24);
                format!("{title}{sign}{due:>8}")
            }
            Some(fraction) => {
                let fraction = self.look.fold(fraction);
                let columns = room.saturating_sub(width(&fraction) + 1);
                let title = self.cell(&name, columns);
                let both = pad(&format!("{title} {fraction}"), 24);
                format!("{both}{sign}{due:>8}")
            }
        };
        let (days, limit) = (row.days(), row.limit(self.lang()));
        let slash = if limit.is_none() { " " } else { "/" };
        let number = row.number.map(|number| number.to_string());
        let used = format!(
            "{:>4}{slash}{:<3}",
            days.unwrap_or_default(),
            limit.unwrap_or_default()
        );
        let left = row.left.map(|left| left.to_string()).unwrap_or_default();
        // A limit in working days takes the blanks around it, so that the columns stay.
        let room = USED_AND_LEFT.saturating_sub(width(&left) + 1);
        let used = if width(&used) > room {
            format!("{:>room$}", used.trim_start())
        } else {
            used
        };
        let room = USED_AND_LEFT.saturating_sub(width(&used));
        let left = format!("{left:>room$}");
        let line = format!(
            "{} {:>digits$} {title}{} {used}{}  {}",
            self.painted(row.state, RowPart::Glyph, glyph),
            number.unwrap_or_default(),
            if row.moves { "*" } else { " " },
            self.painted(row.state, RowPart::Number, &left),
            self.situation(row),
            digits = self.digits,
        );
        text.push_str(line.trim_end());
        text.push('\n');
    }

    /// The state and who must act; what is over is nobody's turn, and says how it ended.
    fn situation(&self, row: &RowText) -> String {
        let who_has = row
            .who
            .as_deref()
            .map_or(0, |who| width(&self.look.fold(who)) + 1);
        let said = match (&row.outcome, &row.who) {
            // Who must act is not pushed out of the page by how early or late it was.
            (Some(outcome), who)
                if who.is_none() || width(&row.word) + 2 + width(outcome) + who_has <= LAST =>
            {
                format!("{}, {outcome}", row.word)
            }
            (Some(_), _) => row.word.clone(),
            // Nobody's name needs the columns behind.
            (None, None) => self.cell(&row.word, LAST).trim_end().to_owned(),
            (None, Some(_)) => self.cell(&row.word, 14),
        };
        let who = row.who.as_deref().unwrap_or_default();
        format!("{} {who}", self.painted(row.state, RowPart::Word, &said))
    }

    fn open_requests(&self, text: &mut String) {
        let (lang, assessment) = (self.lang(), self.assessment);
        let mut open: Vec<_> = assessment
            .requests
            .iter()
            .filter(|request| assessment.clocks[request.clock].is_open())
            .collect();
        open.sort_by_key(|request| {
            let due = assessment.clocks[request.clock].open_due();
            (due.is_none(), due)
        });
        if open.is_empty() {
            return;
        }
        text.push('\n');
        let plan = &self.dossier.plan;
        let registers = open.iter().filter_map(|request| {
            let of = &assessment.clocks[request.clock].key.id;
            plan.register(of)
        });
        let noun = EntryNoun::of_all(lang, plan, registers);
        self.line(text, &register::open_entries(lang, &noun));
        for status in open {
            let clock = &assessment.clocks[status.clock];
            let request = &self.dossier.requests[status.index];
            let subject = sanitized(request.subject.as_deref().unwrap_or_default());
            let subject = register::subject(lang, &self.dossier.plan, &clock.key, &subject);
            let due = clock
                .open_due()
                .map(|due| with_weekday(lang, due))
                .unwrap_or_default();
            let left = clock
                .days_left()
                .map(|left| left.to_string())
                .unwrap_or_default();
            let glyph = state::glyph(clock.state(), self.look.ascii);
            let line = format!(
                "{} {:>4} {}  {} {:<14} {:>5}",
                self.painted(clock.state(), RowPart::Glyph, glyph),
                request.n,
                with_weekday(lang, status.opened),
                self.cell(&subject, 32),
                due,
                left,
            );
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }

    fn awaited(&self, text: &mut String) {
        let lang = self.lang();
        let stand = assess::open_suspensions(self.dossier, self.assessment);
        if self.assessment.awaited.is_empty() && stand.is_empty() {
            return;
        }
        text.push('\n');
        self.line(text, crate::words::report::awaited_events(lang));
        let plan = &self.dossier.plan;
        let given = outlook::Promises::of(self.dossier, self.assessment);
        for awaited in &self.assessment.awaited {
            let waited = match awaited.waited(self.assessment.today) {
                Some(days) => count::awaited(lang, days),
                None => Label::ToBeRecorded.text(lang).to_owned(),
            };
            let glyph = state::glyph(State::WaitingNoLimit, self.look.ascii);
            let line = format!(
                "{glyph} {:>digits$} {} {} {}",
                awaited.phase,
                self.cell(&event::label(lang, self.dossier, &awaited.event), 40),
                self.cell(&waited, 22),
                party::who_awaited(lang, plan, awaited, self.assessment.today),
                digits = self.digits,
            );
            self.line(text, &line);
            let promised = given.told(lang, &awaited.event);
            let (dossier, assessment) = (self.dossier, self.assessment);
            let list = checklist::under_event(lang, dossier, assessment, &awaited.event);
            for line in promised
                .iter()
                .chain(&list)
                .flat_map(|told| wrap(told, COLUMNS - 6))
            {
                self.line(text, &format!("{:>1$} {line}", "", self.digits + 2));
            }
        }
        let orders = Acting::orders_resumption(plan);
        let orders = Acting {
            presses: orders.whose == Whose::Ours,
            ..orders
        };
        for open in &stand {
            let waited = count::awaited(lang, open.days(self.assessment.today));
            let line = format!(
                "{} {:>digits$} {} {} {}",
                state::glyph(State::Suspended, self.look.ascii),
                open.phase,
                self.cell(&act::resumption_awaited(lang, open), 40),
                self.cell(&waited, 22),
                party::who(lang, plan, &orders),
                digits = self.digits,
            );
            self.line(text, &line);
        }
    }
}

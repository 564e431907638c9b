//! The state of the list of dossiers: what is shown, which of it is looked for, where the cursor is.
//!
//! Only [`update_portfolio`](crate::screen::update::update_portfolio) alters it; drawing reads it. No
//! dossier is in it, only the row of each: opening one reads its file anew, and it becomes an
//! [`App`](super::App) of its own.

use crate::assess::{Figures, Summary, figures, sort_by_urgency};
use crate::calendar::Date;
use crate::report::Palette;
use crate::screen::form::{Field, FieldName};
use crate::screen::keymap::{Action, Context};
use crate::screen::theme::Theme;
use crate::words::Lang;
use crate::words::matching::{Query, in_words};
use crate::words::order::DossierOrder;
use crate::words::portfolio::{self, DossierRow};

use super::notice::Notice;

/// The list of dossiers.
#[derive(Clone, Debug)]
pub struct Portfolio {
    /// The language.
    pub lang: Lang,
    /// Whether only ASCII may be drawn.
    pub ascii: bool,
    /// How states look.
    pub theme: Theme,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The day.
    pub today: Date,
    /// The folder they are in; empty where they were named one by one.
    pub place: String,
    /// All of them, the most urgent first, and last what cannot be read.
    pub rows: Vec<DossierRow>,
    /// What is to be said of all of them.
    pub figures: Figures,
    /// Those that hold what is looked for: positions in `rows`.
    pub found: Vec<usize>,
    /// The selected one: a position in `found`.
    pub selected: usize,
    /// In which order they stand.
    pub order: DossierOrder,
    /// What is looked for.
    pub search: Field,
    /// Whether letters go there.
    pub typing: bool,
    /// The help, scrolled by so many lines.
    pub help: Option<usize>,
    /// The message.
    pub notice: Option<Notice>,
    /// What is said of copies that lie among the dossiers, while there is no message.
    pub copies: String,
    /// A first digit, that a second one may continue.
    pub digit: Option<usize>,
}

/// What the list of dossiers starts from.
#[derive(Debug)]
pub struct PortfolioStart {
    /// The language.
    pub lang: Lang,
    /// Whether only ASCII may be drawn.
    pub ascii: bool,
    /// Whether colours may be used.
    pub colour: bool,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The day.
    pub today: Date,
    /// The folder they are in; empty where they were named one by one.
    pub place: String,
    /// The rows, in any order.
    pub rows: Vec<DossierRow>,
}

impl Portfolio {
    /// The list as it opens: the cursor on the most urgent.
    #[must_use]
    pub fn new(start: PortfolioStart) -> Self {
        let mut portfolio = Self {
            lang: start.lang,
            ascii: start.ascii,
            theme: Theme {
                colour: start.colour,
                palette: Palette::USUAL,
            },
            size: start.size,
            today: start.today,
            place: start.place,
            rows: Vec::new(),
            figures: Figures::default(),
            found: Vec::new(),
            selected: 0,
            order: DossierOrder::default(),
            search: Field::new(FieldName::Text, ""),
            typing: false,
            help: None,
            notice: None,
            copies: String::new(),
            digit: None,
        };
        portfolio.take_in(start.today, start.rows);
        portfolio
    }

    /// Takes in the rows as they are now; the cursor stays on the file it was on.
    pub(in crate::screen) fn take_in(&mut self, today: Date, mut rows: Vec<DossierRow>) {
        let here = self.here().map(|row| row.id);
        sort_by_urgency(&mut rows, |row| row.summary.as_ref());
        portfolio::distinguish(&mut rows);
        let summaries: Vec<&Summary> = rows.iter().filter_map(|row| row.summary.as_ref()).collect();
        self.figures = figures(&summaries);
        self.rows = rows;
        self.today = today;
        self.look_for(here);
    }

    /// Finds anew what is looked for; the cursor goes to that file, if it is found.
    pub(in crate::screen) fn look_for(&mut self, here: Option<usize>) {
        let sought = Query::new(self.search.value());
        let rows = self.rows.iter().enumerate();
        let found = rows.filter(|(_, row)| row.holds(&sought));
        self.found = found.map(|(i, _)| i).collect();
        self.put_in_order();
        let mut found = self.found.iter();
        let same = found.position(|i| Some(self.rows[*i].id) == here);
        let last = self.found.len().saturating_sub(1);
        self.selected = same.unwrap_or_else(|| self.selected.min(last));
    }

    /// Puts what is shown into the order that was chosen; what cannot be read stays last.
    fn put_in_order(&mut self) {
        let rows = &self.rows;
        match self.order {
            // So they are kept.
            DossierOrder::Urgency => {}
            DossierOrder::Name => self.found.sort_by_cached_key(|i| {
                let row = &rows[*i];
                (row.summary.is_none(), in_words(&row.title))
            }),
            DossierOrder::Due => self.found.sort_by_cached_key(|i| {
                let summary = rows[*i].summary.as_ref();
                let due = summary.and_then(|summary| Some(summary.next.as_ref()?.due));
                (summary.is_none(), due.is_none(), due)
            }),
        }
    }

    /// The next order; the cursor stays on its dossier.
    pub(in crate::screen) fn turn_order(&mut self) {
        let here = self.here().map(|row| row.id);
        self.order = self.order.next();
        self.look_for(here);
    }

    /// The selected row.
    #[must_use]
    pub fn here(&self) -> Option<&DossierRow> {
        let found = self.found.get(self.selected)?;
        self.rows.get(*found)
    }

    /// Whether only a part is shown.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !self.search.value().is_empty()
    }

    /// Where the keyboard is now.
    #[must_use]
    pub fn context(&self) -> Context {
        match self {
            Self { help: Some(_), .. } => Context::Help,
            Self { typing: true, .. } => Context::Search,
            _ => Context::Dossiers,
        }
    }

    /// Whether an action is possible now.
    #[must_use]
    pub fn can(&self, action: Action) -> bool {
        match action {
            Action::Open => self.here().is_some_and(|row| !row.is_unread()),
            Action::Search => !self.rows.is_empty(),
            Action::Sort => self.found.len() > 1,
            Action::Back => self.typing || self.is_filtered(),
            _ => true,
        }
    }
}

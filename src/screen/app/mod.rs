//! The state of the screen: what is shown, where the cursor is, what is on top.
//!
//! Only [`update`](super::update()) alters it; drawing reads it. What is on top is one value, so two
//! dialogs at once cannot be.

mod acts;
mod ahead;
mod ask;
mod attached;
mod choice;
mod cursors;
mod draft;
mod drafts;
mod events;
mod here;
mod known;
mod memo;
mod mode;
mod new_entries;
mod news;
mod notice;
mod offered_plan;
mod order;
mod origin;
mod outside;
mod point_row;
mod points;
mod portfolio;
mod rejection;
mod search;
mod searching;
mod settings;
mod switching;
mod view;
mod waived;

use std::collections::HashSet;
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};

use crate::assess::{Assessment, Preview, Row, prepare, rows};
use crate::calendar::Date;
use crate::plan::{ClockKey, MilestoneId};
use crate::record::{
    AttemptMarks, Change, Dossier, Journal, ProposalContext, Refusal, Slot, Stamp, Wish,
};
use crate::store::{Attachment, ReadOnly};
use crate::words::Lang;
use crate::words::order::RequestOrder;

use cursors::most_urgent;

use super::form::Form;
use super::question::Question;
use super::theme::Theme;
use super::window::Scope;
use crate::report::Palette;

pub use ask::{About, Ask};
pub use cursors::Cursors;
pub use draft::FormDraft;
pub use known::{
    ActsHere, CursorSubject, Known, ListLine, ListTexts, RowsKey, ToldLabel, ToldTexts,
};
pub use memo::Memo;
pub use mode::{Dropped, Hypothesis, Mode};
pub use news::News;
pub use notice::Notice;
pub use offered_plan::{ChoiceRow, OfferedPlan};
pub use point_row::PointRow;
pub use portfolio::{Portfolio, PortfolioStart};
pub use search::Search;
pub use settings::{PlanRow, phase as phase_of_setting};
pub use view::View;

/// Who sits at the keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name they go by.
    pub by: String,
    /// Their account.
    pub login: String,
}

/// Why nothing can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookOnly {
    /// It was asked to only look.
    Asked,
    /// The file does not allow it.
    File(ReadOnly),
}

impl LookOnly {
    /// What about the file does not allow it.
    #[must_use]
    pub fn file(&self) -> Option<&ReadOnly> {
        match self {
            Self::Asked => None,
            Self::File(reason) => Some(reason),
        }
    }
}

/// Which file is open, as far as the screen cares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileState {
    /// Its name, without the folder.
    pub name: String,
    /// Whether it is there; a new dossier is created by its first save.
    pub exists: bool,
    /// Why it cannot be written, if so.
    pub read_only: Option<LookOnly>,
    /// Whether others can write it.
    pub shared: bool,
}

/// What is on top of the view.
#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    /// Nothing.
    None,
    /// A form, in the pane.
    Form(Box<Form>),
    /// A question about one thing to do.
    Ask(Box<Ask>),
    /// The help of a context, scrolled by so many lines; what was on top before comes back.
    Help(usize, Box<Overlay>),
}

/// The whole state of the screen.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is true or not whatever the others are"
)]
pub struct App {
    /// The language.
    pub lang: Lang,
    /// Whether only ASCII may be drawn.
    pub ascii: bool,
    /// How states look.
    pub theme: Theme,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The day that is looked at.
    pub today: Date,
    /// When the program started; only used to look ahead, never saved.
    pub started: DateTime<FixedOffset>,
    /// Who types.
    pub person: Person,
    /// The file.
    pub file: FileState,
    /// Where it lies, in full; empty where that need not be said.
    pub path: String,
    /// The same as a command names it, where one that is told has to name it.
    pub named: Option<PathBuf>,
    /// Files beside it that may have been meant, where it is a new one.
    pub near: Vec<String>,
    /// What is said of copies that lie beside it, while there is nothing else to say.
    pub copies: String,
    /// Whether it was opened from a list of dossiers, to which one comes back.
    pub is_listed: bool,
    /// Whether it could not be read when it was looked at last: what is here is what was known.
    pub unreadable: bool,
    /// What is in it, or what is tried on a copy of that.
    pub dossier: Dossier,
    /// Its journal; empty until the first frame has been drawn.
    pub journal: Journal,
    /// Whether it has been read.
    pub has_journal: bool,
    /// The values that were written, or taken away, outside of the program.
    pub outside: HashSet<Slot>,
    /// The places in the journal of the changes whose values those were.
    pub overwritten: HashSet<usize>,
    /// Which attempt each change was about.
    pub attempt_marks: AttemptMarks,
    /// What of the journal is new to this person.
    pub news: News,
    /// What it means on the day.
    pub assessment: Assessment,
    /// The rows of the list.
    pub rows: Vec<Row>,
    /// What else follows from it, as far as it has been asked for.
    pub known: Known,
    /// What is looked at; the five before follow it.
    pub mode: Mode,
    /// What is tried in a hypothesis.
    pub hypothesis: Hypothesis,
    /// What fills the screen.
    pub view: View,
    /// The selected row of the list.
    pub selected: usize,
    /// The selected event of the pane, while the keyboard is there.
    pub pane: Option<usize>,
    /// The selected row of each other view.
    pub cursors: Cursors,
    /// The milestone whose check list is shown.
    pub listed: Option<MilestoneId>,
    /// The clocks that the view of origins explains.
    pub explained: Vec<ClockKey>,
    /// What is looked for in the list that fills the screen.
    pub search: Search,
    /// The order of the register of requests.
    pub order: RequestOrder,
    /// The plans that a new dossier may begin with.
    pub offered: Vec<OfferedPlan>,
    /// Where that view was opened from.
    pub opened_from: View,
    /// Which days the timeline shows.
    pub scope: Scope,
    /// What is on top.
    pub overlay: Overlay,
    /// The answer to what was done last; it stays said until the next key.
    pub notice: Option<Notice>,
    /// What was heard of the file meanwhile; it stands beside the answer and never in its place.
    pub aside: Option<Notice>,
    /// A first digit, that a second one may continue.
    pub digit: Option<u32>,
    /// Whether nothing but Enter was pressed since one was pressed in a form or a question: then none
    /// stands for today. It may be held down.
    pub entered: bool,
    /// The forms that were left unfinished, oldest first.
    pub drafts: Vec<FormDraft>,
    /// How many of those that are offered here were passed over, the newest first.
    pub passed_over: usize,
    /// Whether the program is left as soon as the form that was left last lies on the disk.
    pub leaves: bool,
    /// Whether the last key left one of them.
    pub just_left: bool,
    /// The kind of source chosen last, offered again.
    pub last_source: Option<crate::record::Source>,
    /// The attachment that was looked for last, while it is before the eyes.
    pub looked: Option<Attachment>,
}

/// What the state of the screen starts from.
#[derive(Debug)]
pub struct Start {
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
    /// When the program started.
    pub started: DateTime<FixedOffset>,
    /// Who types.
    pub person: Person,
    /// The file.
    pub file: FileState,
    /// What is in it.
    pub dossier: Dossier,
}

impl App {
    /// The state in which the screen opens: the cursor on what needs somebody first.
    #[must_use]
    pub fn new(mut start: Start) -> Self {
        start.dossier.see_on(Some(start.today));
        let assessment = Assessment::of(&start.dossier, start.today);
        let rows = rows(&start.dossier, &assessment);
        let selected = most_urgent(&rows, &assessment);
        Self {
            lang: start.lang,
            ascii: start.ascii,
            theme: Theme {
                colour: start.colour,
                palette: Palette::USUAL,
            },
            size: start.size,
            today: start.today,
            started: start.started,
            person: start.person,
            file: start.file,
            path: String::new(),
            named: None,
            near: Vec::new(),
            copies: String::new(),
            is_listed: false,
            unreadable: false,
            dossier: start.dossier,
            journal: Journal::default(),
            has_journal: false,
            outside: HashSet::new(),
            overwritten: HashSet::new(),
            attempt_marks: AttemptMarks::default(),
            news: News::default(),
            assessment,
            rows,
            known: Known::default(),
            mode: Mode::Live,
            hypothesis: Hypothesis::default(),
            view: View::Main,
            selected,
            pane: None,
            cursors: Cursors::default(),
            listed: None,
            explained: Vec::new(),
            search: Search::default(),
            order: RequestOrder::default(),
            offered: Vec::new(),
            opened_from: View::Main,
            scope: Scope::default(),
            overlay: Overlay::None,
            notice: None,
            aside: None,
            digit: None,
            entered: false,
            drafts: Vec::new(),
            passed_over: 0,
            leaves: false,
            just_left: false,
            last_source: None,
            looked: None,
        }
    }

    /// Computes anew what follows from the dossier and the day, keeping the cursor where it was.
    pub(super) fn reassess(&mut self) {
        let kind = self.rows.get(self.selected).map(|row| row.kind);
        let phase = self.phase_number();
        self.dossier.see_on(Some(self.today));
        self.assessment = Assessment::of(&self.dossier, self.today);
        self.rows = rows(&self.dossier, &self.assessment);
        self.known = Known::default();
        let same = self.rows.iter().position(|row| Some(row.kind) == kind);
        let phase = phase.and_then(|number| self.row_of_phase(number));
        self.selected = same.or(phase).unwrap_or(0);
        self.gather();
        self.keep_cursor_on_a_row();
    }

    /// The change that a wish would be, against what is known here.
    ///
    /// # Errors
    /// Why it cannot be.
    pub fn change(&self, wish: &Wish) -> Result<Option<Change>, Refusal> {
        let stamp = self.stamp();
        let written = self.dossier.as_written();
        wish.proposal.change(ProposalContext {
            dossier: &written,
            journal: &self.journal,
            stamp: &stamp,
            reason: wish.reason.as_deref(),
        })
    }

    /// The change that a wish would be, with what it would do, as a save would make it.
    ///
    /// # Errors
    /// Why it cannot be.
    pub fn prepare(&self, wish: &Wish) -> Result<Option<(Change, Preview)>, Refusal> {
        let (proposal, reason) = (&wish.proposal, wish.reason.as_deref());
        prepare(
            &self.dossier,
            &self.journal,
            proposal,
            &self.stamp(),
            reason,
            self.today,
        )
    }

    /// What a change would be signed with; only used to look ahead, never saved.
    fn stamp(&self) -> Stamp {
        Stamp {
            by: self.person.by.clone(),
            login: self.person.login.clone(),
            at: self.started,
        }
    }

    /// The question on top, if there is one.
    #[must_use]
    pub fn question(&self) -> Option<&Question> {
        match &self.overlay {
            Overlay::Form(form) => form.stage.question(),
            Overlay::Ask(ask) => Some(&ask.question),
            Overlay::None | Overlay::Help(..) => None,
        }
    }

    pub(super) fn question_mut(&mut self) -> Option<&mut Question> {
        match &mut self.overlay {
            Overlay::Form(form) => form.stage.question_mut(),
            Overlay::Ask(ask) => Some(&mut ask.question),
            Overlay::None | Overlay::Help(..) => None,
        }
    }
}

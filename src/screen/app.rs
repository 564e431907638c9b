//! The state of the screen: what is shown, where the cursor is, what is on top.
//!
//! Only [`update`](super::update) alters it; drawing reads it. What is on top is one value, so two
//! dialogs at once cannot be.

use chrono::{DateTime, FixedOffset};

use crate::assess::{Assessment, Course, Preview};
use crate::calendar::Date;
use crate::plan::{Actor, Event};
use crate::record::{Change, Context, Dossier, Journal, Proposal, Refusal, Stamp};
use crate::store::ReadOnly;
use crate::words::Lang;

use super::form::Form;
use super::theme::Theme;

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

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it shows.
    pub kind: RowKind,
    /// The events awaited on it: positions in [`Assessment::awaited`].
    pub awaited: Vec<usize>,
}

/// What a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A phase: its position in the plan.
    Phase(usize),
    /// A clock without a limit, while it is open: its position in the assessment.
    Wait(usize),
}

/// What fills the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The list of phases with the pane.
    Main,
    /// The register of requests.
    Requests,
    /// The journal.
    Journal,
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

/// A question with yes and no.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// The sentence.
    pub question: String,
    /// What yes does.
    pub wish: Wish,
}

/// Something to be saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// What.
    pub proposal: Proposal,
    /// Why.
    pub reason: Option<String>,
}

/// A message on its line, until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it says.
    pub text: String,
    /// Whether something went wrong.
    pub alarm: bool,
}

/// The whole state of the screen.
#[derive(Clone, Debug)]
pub struct App {
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
    /// When the program started; only used to look ahead, never saved.
    pub started: DateTime<FixedOffset>,
    /// Who types.
    pub person: Person,
    /// The file.
    pub file: FileState,
    /// What is in it.
    pub dossier: Dossier,
    /// Its journal; empty until the first frame has been drawn.
    pub journal: Journal,
    /// What it means today.
    pub assessment: Assessment,
    /// The rows of the list.
    pub rows: Vec<Row>,
    /// What fills the screen.
    pub view: View,
    /// The selected row of the list.
    pub selected: usize,
    /// The selected event of the pane, while the keyboard is there.
    pub pane: Option<usize>,
    /// The selected row of the requests or of the journal.
    pub line: usize,
    /// What is on top.
    pub overlay: Overlay,
    /// The message.
    pub notice: Option<Notice>,
    /// A first digit, that a second one may continue.
    pub digit: Option<u32>,
    /// When Ctrl-C has just been pressed on unsaved text, a second one leaves.
    pub leaving: bool,
    /// The kind of source chosen last, offered again.
    pub last_source: Option<crate::record::Source>,
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
    pub fn new(start: Start) -> Self {
        let assessment = Assessment::of(&start.dossier, start.today);
        let rows = rows(&start.dossier, &assessment);
        let selected = most_urgent(&rows, &assessment);
        Self {
            lang: start.lang,
            ascii: start.ascii,
            theme: Theme {
                colour: start.colour,
            },
            size: start.size,
            today: start.today,
            started: start.started,
            person: start.person,
            file: start.file,
            dossier: start.dossier,
            journal: Journal::default(),
            assessment,
            rows,
            view: View::Main,
            selected,
            pane: None,
            line: 0,
            overlay: Overlay::None,
            notice: None,
            digit: None,
            leaving: false,
            last_source: None,
        }
    }

    /// Computes anew what follows from the dossier and the day, keeping the cursor where it was.
    pub(super) fn reassess(&mut self) {
        let kind = self.rows.get(self.selected).map(|row| row.kind);
        let phase = self.phase_number();
        self.assessment = Assessment::of(&self.dossier, self.today);
        self.rows = rows(&self.dossier, &self.assessment);
        let same = self.rows.iter().position(|row| Some(row.kind) == kind);
        let phase = phase.and_then(|number| self.row_of_phase(number));
        self.selected = match kind {
            Some(RowKind::Phase(_)) => same.or(phase),
            _ => phase,
        }
        .unwrap_or(0);
        self.pane = self
            .pane
            .map(|line| line.min(self.events().len().saturating_sub(1)));
        self.line = self.line.min(self.lines().saturating_sub(1));
    }

    /// The selected row.
    #[must_use]
    pub fn row(&self) -> Option<&Row> {
        self.rows.get(self.selected)
    }

    /// The position in the plan of the phase that the selected row belongs to.
    #[must_use]
    pub fn phase(&self) -> Option<usize> {
        match self.row()?.kind {
            RowKind::Phase(index) => Some(index),
            RowKind::Wait(clock) => self
                .dossier
                .plan
                .phase_index(self.assessment.clocks[clock].phase),
        }
    }

    /// The number of that phase.
    #[must_use]
    pub fn phase_number(&self) -> Option<u32> {
        self.phase()
            .and_then(|index| self.dossier.plan.phases.get(index))
            .map(|phase| phase.number)
    }

    /// The row of a phase.
    #[must_use]
    pub fn row_of_phase(&self, number: u32) -> Option<usize> {
        let index = self.dossier.plan.phase_index(number)?;
        self.rows
            .iter()
            .position(|row| row.kind == RowKind::Phase(index))
    }

    /// The register that the selected phase keeps, if it does.
    #[must_use]
    pub fn register(&self) -> Option<&crate::plan::Register> {
        let number = self.phase_number()?;
        self.dossier
            .plan
            .registers
            .iter()
            .find(|register| register.phase == number)
    }

    /// The events the pane shows: those that start its clocks, then those of the phase, each
    /// followed by its items.
    #[must_use]
    pub fn events(&self) -> Vec<Event> {
        let Some(number) = self.phase_number() else {
            return Vec::new();
        };
        let plan = &self.dossier.plan;
        let clocks = plan.clocks.iter().filter(|clock| clock.phase == number);
        let terms = plan.terms.iter().filter(|term| term.phase == number);
        let starts: Vec<_> = clocks
            .map(|c| &c.from)
            .chain(terms.map(|t| &t.from))
            .collect();
        let mut events = Vec::new();
        for milestone in &plan.milestones {
            if milestone.phase == number || starts.contains(&&milestone.id) {
                events.push(Event::milestone(&milestone.id));
                if milestone.phase == number {
                    let items = self.dossier.items_of(&milestone.id);
                    events.extend(items.map(|item| Event::item(&milestone.id, &item.id)));
                }
            }
        }
        events
    }

    /// How many lines the view has that `line` moves over.
    #[must_use]
    pub fn lines(&self) -> usize {
        match self.view {
            View::Main => 0,
            View::Requests => self.assessment.requests.len(),
            View::Journal => self.journal.entries().len(),
        }
    }

    /// Requests in the order the view shows them: open ones by due date, then closed ones, newest
    /// first.
    #[must_use]
    pub fn requests(&self) -> Vec<usize> {
        let requests = &self.assessment.requests;
        let mut order: Vec<usize> = (0..requests.len()).collect();
        order.sort_by_key(|i| {
            let request = &requests[*i];
            let due = self.assessment.clocks[request.clock].open_due();
            let closed = request.answered.is_some();
            (
                closed,
                due,
                std::cmp::Reverse(request.answered),
                std::cmp::Reverse(request.index),
            )
        });
        order
    }

    /// The most urgent event awaited on the selected row.
    #[must_use]
    pub fn awaited_here(&self) -> Vec<Event> {
        let Some(row) = self.row() else {
            return Vec::new();
        };
        row.awaited
            .iter()
            .map(|i| self.assessment.awaited[*i].event.clone())
            .collect()
    }

    /// What saving the open form would do, if it can be saved.
    #[must_use]
    pub fn preview(&self) -> Option<&Preview> {
        match &self.overlay {
            Overlay::Form(form) => form.outlook.preview(),
            Overlay::None | Overlay::Ask(_) | Overlay::Help(..) => None,
        }
    }

    /// What to draw: with a form open, what would be after saving it.
    #[must_use]
    pub fn shown(&self) -> (&Dossier, &Assessment) {
        match self.preview() {
            Some(preview) => (&preview.dossier, &preview.after),
            None => (&self.dossier, &self.assessment),
        }
    }

    /// The change that a wish would be, against what is known here.
    ///
    /// # Errors
    /// Why it cannot be.
    pub fn change(&self, wish: &Wish) -> Result<Option<Change>, Refusal> {
        let stamp = Stamp {
            by: self.person.by.clone(),
            login: self.person.login.clone(),
            at: self.started,
        };
        wish.proposal.change(Context {
            dossier: &self.dossier,
            journal: &self.journal,
            stamp: &stamp,
            reason: wish.reason.as_deref(),
        })
    }

    /// Whether there is text that would be lost.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        match &self.overlay {
            Overlay::Form(form) => form.is_dirty(),
            Overlay::Help(_, under) => matches!(&**under, Overlay::Form(form) if form.is_dirty()),
            Overlay::None | Overlay::Ask(_) => false,
        }
    }
}

/// The rows of a list: the phases, each followed by its open waits without a limit.
#[must_use]
pub fn rows(dossier: &Dossier, assessment: &Assessment) -> Vec<Row> {
    let plan = &dossier.plan;
    let mut rows: Vec<Row> = Vec::with_capacity(plan.phases.len());
    for (index, phase) in assessment.phases.iter().enumerate() {
        rows.push(Row {
            kind: RowKind::Phase(index),
            awaited: Vec::new(),
        });
        for clock in &phase.clocks {
            let status = &assessment.clocks[*clock];
            let waits = status.limit.is_none() && matches!(status.course, Course::Open { .. });
            if waits && !status.informative {
                rows.push(Row {
                    kind: RowKind::Wait(*clock),
                    awaited: Vec::new(),
                });
            }
        }
    }
    let waits: Vec<(usize, &crate::plan::Clock)> = rows
        .iter()
        .enumerate()
        .filter_map(|(i, row)| match row.kind {
            RowKind::Wait(clock) => plan.clocks.get(clock).map(|clock| (i, clock)),
            RowKind::Phase(_) => None,
        })
        .collect();
    let by_phase: Vec<usize> = phase_rows(&rows, plan.phases.len());
    for (i, awaited) in assessment.awaited.iter().enumerate() {
        let ended = waits
            .iter()
            .find(|(_, clock)| clock.to.contains(&awaited.event.milestone));
        let wait = ended.map(|(row, _)| *row);
        let phase = plan.phase_index(awaited.phase).map(|index| by_phase[index]);
        if let Some(row) = wait.or(phase) {
            rows[row].awaited.push(i);
        }
    }
    rows
}

/// For each phase, the position of its row.
fn phase_rows(rows: &[Row], phases: usize) -> Vec<usize> {
    let mut positions = vec![0; phases];
    for (position, row) in rows.iter().enumerate() {
        if let RowKind::Phase(index) = row.kind {
            positions[index] = position;
        }
    }
    positions
}

/// The row of the first awaited event; without one, the first that is open, or the first of all.
fn most_urgent(rows: &[Row], assessment: &Assessment) -> usize {
    let awaited = rows.iter().position(|row| row.awaited.contains(&0));
    let open = || {
        rows.iter().position(|row| match row.kind {
            RowKind::Phase(index) => assessment.phases[index].state.is_open(),
            RowKind::Wait(_) => true,
        })
    };
    awaited.or_else(open).unwrap_or(0)
}

/// Who must act on a row, and whether a judged clock runs meanwhile.
#[must_use]
pub fn who(row: &Row, assessment: &Assessment) -> Option<(Actor, bool)> {
    let awaited = || row.awaited.iter().map(|i| &assessment.awaited[*i]);
    let first = [Actor::Administration, Actor::Both, Actor::Supplier]
        .into_iter()
        .find(|actor| awaited().any(|awaited| awaited.actor == *actor))?;
    let runs = awaited().any(|awaited| awaited.actor == first && awaited.clock.is_some());
    Some((first, runs))
}

/// How many requests of a phase are open.
#[must_use]
pub fn open_requests(assessment: &Assessment, phase: usize) -> usize {
    let clocks = assessment.phases[phase]
        .clocks
        .iter()
        .map(|i| &assessment.clocks[*i]);
    clocks
        .filter(|clock| clock.key.n.is_some() && clock.is_open())
        .count()
}

//! What a row of the list says: the list of the screen and the table of `crono status` are drawn from this.
//!
//! It is worked out from any dossier and its assessment: as they are, or as they would be after saving. How
//! wide anything is drawn is not known here.

use crate::assess::{
    Assessment, ClockStatus, Row, RowKind, SeriesStatus, Share, State, Subject, TermStatus,
    open_requests, series_told, subject, who,
};
use crate::calendar::{Date, Limit};
use crate::plan::Plan;
use crate::record::Dossier;

use super::sanitize::width;
use super::{Lang, count, dates, event, parts, party, register, series, state};

/// As many columns has a name in the narrowest list.
const NARROW: usize = 18;

/// What a row says, cell by cell.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "one for each mark")]
pub struct RowText {
    /// Where it stands.
    pub state: State,
    /// The number of the phase; a clock of its own has none.
    pub number: Option<u32>,
    /// What it is called.
    pub title: String,
    /// The same, where the whole has no room.
    pub short: String,
    /// How much of it is done, once it has begun, or how many requests are open.
    pub fraction: Option<String>,
    /// The same in words, of items.
    pub counted: Option<String>,
    /// The same for the table of text: of what is done only items, but those before it has begun as well.
    pub items: Option<String>,
    /// The due date.
    pub due: Option<Date>,
    /// Whether that is foreseen and not yet counted.
    pub foreseen: bool,
    /// Whether it would be another under the rule on holidays.
    pub moves: bool,
    /// The days counted, and how many there are; none where nothing is counted.
    pub used: Option<(Option<u32>, Option<Limit>)>,
    /// Whether the limit was extended.
    pub extended: bool,
    /// Whether working days are counted.
    pub working: bool,
    /// How much of the days is used, for a bar.
    pub share: Option<Share>,
    /// The days that are left; of what is over, none are.
    pub left: Option<i64>,
    /// The state in words.
    pub word: String,
    /// Of what is over, how many days before or after its last one.
    pub outcome: Option<String>,
    /// Who must act, in a word.
    pub who: Option<String>,
    /// Whether it is our turn and we hold up a running clock of somebody else.
    pub presses: bool,
}

impl RowText {
    /// What this row says.
    #[must_use]
    pub fn of(lang: Lang, dossier: &Dossier, assessment: &Assessment, row: &Row) -> Self {
        let mut said = match row.kind {
            RowKind::Phase(index) => Self::of_phase(lang, dossier, assessment, index),
            RowKind::Clock(index) => Self::of_clock(lang, dossier, assessment, index),
        };
        // A tick is for what nothing is awaited of any more; the verdict stays in words.
        let is_done = matches!(said.state, State::Met | State::Ended | State::ClosedNoLimit);
        if is_done && !row.awaited.is_empty() {
            said.state = State::WaitingNoLimit;
        }
        if let Some(acting) = who(row, &dossier.plan, assessment) {
            said.presses = acting.presses;
            said.who = Some(party::who(lang, &dossier.plan, &acting));
        }
        said
    }

    /// Nothing but a title and a state.
    fn bare(word: &str, of: State, title: &str, short: &str) -> Self {
        Self {
            state: of,
            number: None,
            title: title.to_owned(),
            short: short.to_owned(),
            fraction: None,
            counted: None,
            items: None,
            due: None,
            foreseen: false,
            moves: false,
            used: None,
            extended: false,
            working: false,
            share: None,
            left: None,
            word: word.to_owned(),
            outcome: None,
            who: None,
            presses: false,
        }
    }

    fn of_clock(lang: Lang, dossier: &Dossier, assessment: &Assessment, index: usize) -> Self {
        let clock = &assessment.clocks[index];
        let plan = &dossier.plan;
        let title = match plan.clocks.get(index) {
            Some(agreed) => event::clock_label(lang, plan, agreed),
            None => event::clock(lang, plan, &clock.key),
        };
        let title = event::capitalised(&title);
        let word = event::state_of(lang, plan, clock);
        let mut said = Self::bare(word, clock.state(), &title, &title);
        said.count(lang, dossier, clock);
        let foreseen = clock.foreseen_last_day();
        said.foreseen = foreseen.is_some();
        said.due = said.due.or(foreseen);
        if !clock.has_end() {
            (said.fraction, said.counted, said.items) = (None, None, None);
        }
        said
    }

    fn of_phase(lang: Lang, dossier: &Dossier, assessment: &Assessment, index: usize) -> Self {
        let plan = &dossier.plan;
        let (phase, status) = (&plan.phases[index], &assessment.phases[index]);
        let title = state::text(lang, &phase.title);
        let short = state::text(lang, phase.short.as_ref().unwrap_or(&phase.title));
        let of = assessment.state_shown(index);
        let mut said = Self::bare(state::of_phase(lang, of), of, title, short);
        said.number = Some(phase.number);
        match subject(dossier, assessment, index) {
            Subject::Clock(clock) => said.count(lang, dossier, clock),
            Subject::Informative(clock) => {
                said.count(lang, dossier, clock);
                count::informative(lang).clone_into(&mut said.word);
            }
            Subject::Term(term) => said.run(lang, plan, term),
            Subject::NoRequest(limit) => {
                said.word = register::open_in_phase(lang, plan, phase.number, 0);
                said.used = Some((None, limit));
            }
            Subject::Series(series) => {
                said.due = series::next_is_due(assessment, series);
                said.foreseen = said.due.is_some();
            }
            Subject::Nothing => {}
        }
        if let Some(series) = series_told(assessment, index) {
            said.come_back(lang, plan, assessment, series, status.lead.is_some());
        }
        let lead = status.lead.filter(|_| status.informative.is_none());
        let foreseen = lead.and_then(|lead| assessment.foreseen_due(lead));
        said.foreseen |= foreseen.is_some();
        said.due = said.due.or(foreseen);
        let open = open_requests(assessment, index);
        if open > 0 {
            said.fraction = Some(register::open_in_phase(lang, plan, phase.number, open));
            said.items.clone_from(&said.fraction);
            said.counted = None;
        }
        said
    }

    /// What a clock puts into the columns.
    fn count(&mut self, lang: Lang, dossier: &Dossier, clock: &ClockStatus) {
        self.fraction = fraction(&dossier.plan, clock);
        let of_items = self.fraction.as_ref().and(items(dossier, clock));
        let counted = of_items.and(clock.parts);
        self.counted =
            counted.map(|done| parts::of_clock(&dossier.plan, &clock.key.id).say(lang, done));
        self.items = items(dossier, clock);
        self.due = clock.deadline().map(|deadline| deadline.due);
        self.moves = clock.holiday_rule_matters();
        self.used = Some((clock.elapsed(), clock.allowed()));
        self.extended = clock.moved() != 0;
        self.working = clock.is_in_working_days();
        self.share = clock.share();
        self.left = clock.days_left();
        let margin = clock.margin().filter(|_| clock.end().is_some());
        self.outcome = margin.map(|margin| {
            if clock.by_silence {
                count::by_silence(lang).to_owned()
            } else {
                count::closed(lang, margin)
            }
        });
    }

    /// What a series puts into them beside what the row speaks of: how far it has come, and the next where no
    /// clock is spoken of.
    fn come_back(
        &mut self,
        lang: Lang,
        plan: &Plan,
        assessment: &Assessment,
        (series, others): (&SeriesStatus, usize),
        has_lead: bool,
    ) {
        if series.start.is_none() {
            return;
        }
        if has_lead {
            self.fraction = Some(series::progress(lang, series));
            self.items.clone_from(&self.fraction);
            self.counted = None;
        } else {
            self.word = match others {
                0 => series::standing(lang, plan, assessment, series),
                others => series::standing_of_several(lang, assessment, series, others),
            };
            // How long a service still runs gives its room to that; its last day stays.
            self.left = None;
        }
    }

    /// What a term puts into the columns.
    fn run(&mut self, lang: Lang, plan: &Plan, term: &TermStatus) {
        let known = &plan.terms[term.index];
        let label = event::term_label(lang, known);
        if !event::term_is_the_phase(plan, known) && label != self.title {
            self.title = format!("{}: {label}", self.title);
            let both = format!("{}: {label}", self.short);
            // What the row speaks of is not to be cut off.
            self.short = if width(&both) > NARROW { label } else { both };
        }
        self.title = format!("{}, {}", self.title, dates::limit(lang, known.limit));
        let word = state::term_agreeing(event::term_is_feminine(plan, &known.id));
        word(lang, term.state).clone_into(&mut self.word);
        self.due = term.through;
        self.share = Some(term.share());
        let runs = matches!(term.state, State::Running | State::Ending);
        self.left = term.days_left.filter(|_| runs);
    }

    /// The days counted; a dash where none are counted yet.
    #[must_use]
    pub fn days(&self) -> Option<String> {
        let (days, _) = self.used?;
        Some(days.map_or_else(|| "-".to_owned(), |days| days.to_string()))
    }

    /// How many there are, with a sign where that was extended; a dash where there is no limit.
    #[must_use]
    pub fn limit(&self, lang: Lang) -> Option<String> {
        let (_, limit) = self.used?;
        Some(match limit.map(|limit| dates::short_limit(lang, limit)) {
            Some(limit) if self.extended => format!("{limit}+"),
            Some(limit) => limit,
            // The days go up to a day that is fixed, or without an end: what was granted moved that day.
            None => dates::no_limit(lang, self.working).to_owned(),
        })
    }
}

/// How many items of a clock are done, if it is made of items.
fn items(dossier: &Dossier, clock: &ClockStatus) -> Option<String> {
    let ends = &dossier.plan.clock(&clock.key.id)?.to;
    let mut items = ends.iter().flat_map(|id| dossier.items_of(id));
    items.next()?;
    let parts = clock.parts?;
    Some(format!("{}/{}", parts.done, parts.total))
}

/// How much of a clock is done: always for items, otherwise only between the first and the last.
#[must_use]
pub fn fraction(plan: &Plan, clock: &ClockStatus) -> Option<String> {
    let parts = clock.parts.filter(|_| clock.has_begun())?;
    let several = plan
        .clock(&clock.key.id)
        .is_some_and(|clock| clock.to.len() > 1);
    let between = parts.done > 0 && parts.done < parts.total;
    (!several || between).then(|| format!("{}/{}", parts.done, parts.total))
}

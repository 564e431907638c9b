//! Going from the live situation to a what-if or to another day, and back.
//!
//! Only this file exchanges what is looked at, and what comes from the file is taken in here.

use crate::assess::{Assessment, Difference, Preview, contrast};
use crate::calendar::Date;
use crate::plan::Event;
use crate::record::{Change, Dossier, Edit, Journal, Record, Refusal, Slot, Wish};

use super::App;
use super::mode::{Dropped, Live, Mode, WhatIfStep};

impl App {
    /// Whether the live situation is looked at: only then can anything be saved.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.mode == Mode::Live
    }

    /// Whether a hypothesis is looked at.
    #[must_use]
    pub fn is_what_if(&self) -> bool {
        matches!(self.mode, Mode::WhatIf(_))
    }

    /// Whether another day is looked at.
    #[must_use]
    pub fn is_as_of(&self) -> bool {
        matches!(self.mode, Mode::AsOf(_))
    }

    /// Whether keys that write may lead anywhere: to the file, or to a step of a hypothesis.
    #[must_use]
    pub fn is_writable(&self) -> bool {
        match self.mode {
            Mode::Live => self.file.read_only.is_none(),
            Mode::WhatIf(_) => true,
            Mode::AsOf(_) => false,
        }
    }

    /// The day it really is, or was said to be when the program was started.
    #[must_use]
    pub fn real_day(&self) -> Date {
        match self.mode {
            Mode::AsOf(today) => today,
            Mode::Live | Mode::WhatIf(_) => self.today,
        }
    }

    /// What is in the file, whatever is looked at.
    #[must_use]
    pub fn in_file(&self) -> (&Dossier, &Journal) {
        match &self.mode {
            Mode::WhatIf(truth) => (&truth.dossier, &truth.journal),
            Mode::Live | Mode::AsOf(_) => (&self.dossier, &self.journal),
        }
    }

    /// What differs from the live situation, in a what-if; with a form open, after it.
    #[must_use]
    pub fn differences(&self) -> Vec<Difference> {
        match &self.mode {
            Mode::WhatIf(truth) => contrast((&truth.dossier, &truth.assessment), self.shown()),
            Mode::Live | Mode::AsOf(_) => Vec::new(),
        }
    }

    /// The date of an event that is recorded and still to come. On a day that is past, what came
    /// after it does not count, and is not said.
    #[must_use]
    pub fn to_come(&self, event: &Event) -> Option<&Record> {
        let record = self.record(event)?;
        let is_past = self.today < self.real_day();
        (record.date > self.today && !is_past).then_some(record)
    }

    /// Whether the program was started for a day that is past, and there are facts dated after it,
    /// which do not count.
    #[must_use]
    pub fn hides_later_facts(&self) -> bool {
        let is_past = self.real_day() < self.started.date_naive();
        is_past && !self.is_as_of() && self.in_file().0.has_later_facts(self.today)
    }

    /// Takes in what is in the file now; in a hypothesis, what is tried is tried anew on it. Returns
    /// what no longer fits.
    pub(in crate::screen) fn take_in(
        &mut self,
        dossier: Dossier,
        journal: Journal,
    ) -> Vec<Dropped> {
        self.has_journal = true;
        let dropped = match &mut self.mode {
            Mode::WhatIf(truth) => {
                let mut dossier = dossier;
                dossier.see_on(Some(self.today));
                truth.assessment = Assessment::of(&dossier, self.today);
                (truth.dossier, truth.journal) = (dossier, journal);
                self.try_anew()
            }
            Mode::Live | Mode::AsOf(_) => {
                (self.dossier, self.journal) = (dossier, journal);
                Vec::new()
            }
        };
        self.hold_against_journal();
        self.reassess();
        dropped
    }

    /// Takes in the journal, which is read after the first frame.
    pub(in crate::screen) fn take_in_journal(&mut self, journal: Journal) -> Vec<Dropped> {
        let dossier = self.in_file().0.clone();
        self.take_in(dossier, journal)
    }

    /// Another day has begun. Who looks at a day that was chosen goes on looking at it.
    pub(in crate::screen) fn turn_page(&mut self, today: Date) {
        match &mut self.mode {
            Mode::AsOf(real) => *real = today,
            Mode::Live => self.today = today,
            Mode::WhatIf(truth) => {
                self.today = today;
                truth.dossier.see_on(Some(today));
                truth.assessment = Assessment::of(&truth.dossier, today);
            }
        }
        self.reassess();
    }

    /// Goes on to the hypothesis: what was tried before is tried again on the newest data. Returns
    /// what no longer fits.
    pub(in crate::screen) fn suppose(&mut self) -> Vec<Dropped> {
        self.back_to_live();
        self.mode = Mode::WhatIf(Box::new(Live {
            dossier: self.dossier.clone(),
            journal: self.journal.clone(),
            assessment: self.assessment.clone(),
        }));
        let dropped = self.try_anew();
        self.hold_against_journal();
        self.reassess();
        dropped
    }

    /// Goes to another day, or from there to another; on the real one nothing is special.
    pub(in crate::screen) fn look_at(&mut self, day: Date) {
        self.back_to_live();
        if day != self.today {
            self.mode = Mode::AsOf(self.today);
            self.today = day;
            self.reassess();
        }
    }

    /// Goes to the day next to the one that is looked at, and stays a mere onlooker even where that
    /// is today.
    pub(in crate::screen) fn step_to(&mut self, day: Date) {
        if self.is_as_of() {
            self.today = day;
            self.reassess();
        }
    }

    /// Comes back to the live situation, today.
    pub(in crate::screen) fn back_to_live(&mut self) {
        match std::mem::take(&mut self.mode) {
            Mode::Live => return,
            Mode::AsOf(today) => self.today = today,
            Mode::WhatIf(truth) => {
                (self.dossier, self.journal) = (truth.dossier, truth.journal);
                self.hold_against_journal();
            }
        }
        self.reassess();
    }

    /// Tries a wish on the copy; `None` where nothing would change, or no hypothesis is looked at.
    ///
    /// # Errors
    /// Why it cannot be.
    pub fn try_out(&mut self, wish: Wish) -> Result<Option<(Change, Preview)>, Refusal> {
        if !self.is_what_if() {
            return Ok(None);
        }
        let made = self.put(wish)?;
        if made.is_some() {
            self.hypothesis.away.clear();
            self.hold_against_journal();
            self.reassess();
        }
        Ok(made)
    }

    /// Takes the last step away.
    pub(in crate::screen) fn step_back(&mut self) -> Option<Change> {
        let step = self.hypothesis.steps.pop()?;
        self.hypothesis.away.push(step.wish);
        self.try_anew();
        self.hold_against_journal();
        self.reassess();
        Some(step.change)
    }

    /// Puts the step that was taken away last back.
    ///
    /// # Errors
    /// Why it cannot be any more; then it is gone.
    pub(in crate::screen) fn step_again(&mut self) -> Result<Option<Change>, Refusal> {
        let Some(wish) = self.hypothesis.away.pop() else {
            return Ok(None);
        };
        let made = self.put(wish)?;
        self.hold_against_journal();
        self.reassess();
        Ok(made.map(|(change, _)| change))
    }

    /// Takes every step away, so that each can be put back, and comes back to the live situation.
    pub(in crate::screen) fn drop_hypothesis(&mut self) {
        let steps = self.hypothesis.steps.drain(..).rev();
        self.hypothesis.away.extend(steps.map(|step| step.wish));
        self.back_to_live();
    }

    /// Begins the copy anew from the live dossier and tries every step on it. One that is refused or says
    /// nothing new is dropped alone. One whose number went to something else is dropped with all that
    /// come after it: they may speak of that number.
    fn try_anew(&mut self) -> Vec<Dropped> {
        let Mode::WhatIf(truth) = &self.mode else {
            return Vec::new();
        };
        (self.dossier, self.journal) = (truth.dossier.clone(), truth.journal.clone());
        let mut steps = std::mem::take(&mut self.hypothesis.steps).into_iter();
        let mut dropped = Vec::new();
        while let Some(WhatIfStep { wish, change }) = steps.next() {
            let why = match self.prepare(&wish) {
                Ok(Some((now, _))) if slots(&now) != slots(&change) => {
                    dropped.push(Dropped { change, why: None });
                    let others = steps.map(|step| (step.change, None));
                    dropped.extend(others.map(|(change, why)| Dropped { change, why }));
                    break;
                }
                Ok(Some(made)) => {
                    self.lay_down(wish, made);
                    continue;
                }
                Ok(None) => None,
                Err(refusal) => Some(refusal),
            };
            dropped.push(Dropped { change, why });
        }
        dropped
    }

    fn put(&mut self, wish: Wish) -> Result<Option<(Change, Preview)>, Refusal> {
        let made = self.prepare(&wish)?;
        if let Some(made) = made.clone() {
            self.lay_down(wish, made);
        }
        Ok(made)
    }

    fn lay_down(&mut self, wish: Wish, (change, preview): (Change, Preview)) {
        let (stamp, reason) = (self.stamp(), wish.reason.clone());
        self.dossier = preview.dossier;
        self.journal
            .append(change.clone(), stamp, reason, preview.judged);
        self.hypothesis.steps.push(WhatIfStep { wish, change });
    }
}

fn slots(change: &Change) -> Vec<Option<Slot>> {
    change.edits.iter().map(Edit::slot).collect()
}

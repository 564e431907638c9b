//! Whether what was recorded fits the plan: checked where a file is read, so that the references of a
//! dossier can be trusted.

use std::collections::HashSet;
use std::fmt;

use crate::calendar::{Date, FIRST_DATE, LAST_DATE};
use crate::plan::{ClockId, ClockKey, Event, ItemId, Plan, PointPlace, Role, Switch};

use super::dossier::is_too_long;
use super::edit::Fact;
use super::fact_type::{FactLook, FactType};
use super::fault::FaultKind;
use super::table::facts;
use super::{Document, Dossier, Note};

/// Something recorded that does not fit the plan, or cannot be, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DossierProblem {
    /// Where, as a path into the file: `records[3] plan_delivered`.
    pub place: String,
    /// What is wrong there.
    pub kind: FaultKind,
}

impl fmt::Display for DossierProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.place, self.kind)
    }
}

impl Dossier {
    /// Makes sure that what was recorded fits the plan.
    ///
    /// # Errors
    /// Every problem there is.
    pub fn checked(self) -> Result<Self, Vec<DossierProblem>> {
        let mut this = self;
        this.see_on(None);
        let this = this;
        let mut problems = Vec::new();
        let known = Known::of(&this);
        this.check_records(&known, &mut problems);
        this.check_items_and_requests(&mut problems);
        this.check_every_act(&known, &mut problems);
        this.check_notes(&known, &mut problems);
        this.check_rejections(&mut problems);
        if problems.is_empty() {
            Ok(this)
        } else {
            Err(problems)
        }
    }

    fn check_records(&self, known: &Known<'_>, problems: &mut Vec<DossierProblem>) {
        let mut seen = HashSet::with_capacity(self.records.len());
        for (i, record) in self.records.iter().enumerate() {
            let place = || format!("records[{i}] {}", record.event);
            let mut check = FactCheck::new(self, known, problems, place);
            check.event(&record.event);
            check.once(seen.insert(&record.event), || record.event.to_string());
            check.document(record.date, &record.document, [&None; 2]);
        }
    }

    /// What is wrong with an event that does not exist.
    fn no_event(&self, event: &Event) -> FaultKind {
        let register = self.plan.register_of_side(&event.milestone);
        match register.filter(|_| event.number().is_none()) {
            Some(register) => FaultKind::Side {
                side: event.milestone.to_string(),
                register: register.id.to_string(),
            },
            None => FaultKind::Unknown(event.to_string()),
        }
    }

    fn check_items_and_requests(&self, problems: &mut Vec<DossierProblem>) {
        let mut report = |place: String, kind| problems.push(DossierProblem { place, kind });
        let mut seen = HashSet::new();
        for (i, item) in self.items.iter().enumerate() {
            let place = || format!("items[{i}] {}:{}", item.milestone, item.id);
            match self.plan.milestone(&item.milestone).map(|m| m.items) {
                None => report(place(), FaultKind::Unknown(item.milestone.to_string())),
                Some(Some(Switch::On)) => {}
                Some(_) => report(place(), FaultKind::NoItems(item.milestone.to_string())),
            }
            if !seen.insert((&item.milestone, &item.id)) {
                report(place(), FaultKind::Duplicate(item.id.to_string()));
            }
            if item.label.as_deref().is_some_and(is_too_long) {
                report(place(), FaultKind::TooLong);
            }
        }
        if self.requests.is_empty() {
            return;
        }
        let dates: std::collections::HashMap<&Event, Date> = self
            .records
            .iter()
            .map(|record| (&record.event, record.date))
            .collect();
        let mut seen = HashSet::new();
        for (i, request) in self.requests.iter().enumerate() {
            let place = || format!("requests[{i}] {}:{}", request.register, request.n);
            if self.plan.entries(&request.register).is_none() {
                report(place(), FaultKind::Unknown(request.register.to_string()));
                continue;
            }
            if !seen.insert((&request.register, request.n)) {
                report(place(), FaultKind::Duplicate(request.n.to_string()));
            }
            for register in self.plan.steps_of(&request.register) {
                let answer = Event::numbered(&register.answer.id, request.n);
                let answered = dates.get(&answer);
                let opened = dates.get(&Event::numbered(&register.request.id, request.n));
                // What does not apply needs no date before the next step has one.
                let opened = opened.or_else(|| {
                    let passed_over = answered.filter(|_| !register.opens());
                    dates.get(&self.step_before(passed_over.map(|_| &answer)?)?)
                });
                let is_missing = opened.is_none() && (register.opens() || answered.is_some());
                if is_missing || opened.is_some() && answered.is_some_and(|it| Some(it) < opened) {
                    report(place(), FaultKind::RequestWithoutDate);
                }
            }
            if request.subject.as_deref().is_some_and(is_too_long) {
                report(place(), FaultKind::TooLong);
            }
        }
    }

    /// What is wrong with the acts of a list; facts of another kind are looked at elsewhere.
    fn check_acts<T: Fact + FactType>(
        &self,
        (list, acts): (&str, &[T]),
        known: &Known<'_>,
        problems: &mut Vec<DossierProblem>,
    ) {
        let mut seen = HashSet::new();
        for (i, act) in acts.iter().enumerate().filter(|(_, fact)| fact.is_act()) {
            let slot = act.slot();
            let place = || format!("{list}[{i}] {}", slot.name());
            let mut check = FactCheck::new(self, known, problems, place);
            check.once(seen.insert(slot.clone()), || slot.name());
            act.check(&mut check);
        }
    }

    fn check_notes(&self, known: &Known<'_>, problems: &mut Vec<DossierProblem>) {
        let mut seen = HashSet::new();
        for (i, note) in self.notes.iter().enumerate() {
            let mut report = |kind| {
                problems.push(DossierProblem {
                    place: format!("notes[{i}]"),
                    kind,
                });
            };
            if !seen.insert(note.n) {
                report(FaultKind::Duplicate(note.n.to_string()));
            }
            if let Some(kind) = &note.kind
                && !known.keeps(self, note, kind)
            {
                report(FaultKind::Unknown(kind.to_string()));
            }
            if is_too_long(&note.text) {
                report(FaultKind::TooLong);
            }
            if !(FIRST_DATE..=LAST_DATE).contains(&note.date) {
                report(FaultKind::DateOutOfRange(note.date));
            }
        }
    }
}

macro_rules! every_act {
    ($($(#[$doc:meta])* $list:ident: $details:ident in $file:ident $more:tt)*) => {
        impl Dossier {
            /// What is wrong with the acts, list by list.
            fn check_every_act(&self, known: &Known<'_>, problems: &mut Vec<DossierProblem>) {
                $(self.check_acts((stringify!($list), &self.$list), known, problems);)*
            }
        }
    };
}

facts!(every_act);

/// What events there may be.
struct Known<'d> {
    plan: &'d Plan,
    items: HashSet<(&'d str, &'d str)>,
    requests: HashSet<(&'d str, u32)>,
}

impl<'d> Known<'d> {
    fn of(dossier: &'d Dossier) -> Self {
        let items = dossier.items.iter();
        let requests = dossier.requests.iter();
        Self {
            plan: &dossier.plan,
            items: items
                .map(|i| (i.milestone.as_str(), i.id.as_str()))
                .collect(),
            requests: requests.map(|r| (r.register.as_str(), r.n)).collect(),
        }
    }

    /// Whether there is this event: an item only if it was added, a request only if it was opened.
    fn has(&self, event: &Event) -> bool {
        match self.plan.known_role(event) {
            // How many occurrences there are depends on dates that may still be corrected.
            Some(Role::Milestone(_) | Role::Occurrence(..)) => true,
            Some(Role::Item(milestone, item)) => {
                // Those of an attempt that was rejected are the items of what is awaited again.
                let attempt = milestone.id.attempt();
                let whole = attempt.map_or(milestone.id.as_str(), |(name, _)| name);
                self.items.contains(&(whole, item.as_str()))
            }
            Some(Role::Request(register, n) | Role::Answer(register, n)) => {
                self.requests.contains(&(register.agreed().as_str(), n))
            }
            None => false,
        }
    }

    /// Whether the phase of a note keeps a log of a kind.
    fn keeps(&self, dossier: &Dossier, note: &Note, kind: &ItemId) -> bool {
        let has = |register: &ClockId, n| self.requests.contains(&(register.as_str(), n));
        let phase = dossier.phase_with(&note.place, has);
        let mut kinds = phase
            .into_iter()
            .flat_map(|phase| self.plan.log_kinds(phase));
        kinds.any(|known| known.id == *kind)
    }
}

/// What is looked at in every fact with a document.
struct FactCheck<'c, P> {
    dossier: &'c Dossier,
    known: &'c Known<'c>,
    problems: &'c mut Vec<DossierProblem>,
    /// Where it stands; most facts are sound, and nobody asks.
    place: P,
}

impl<'c, P: Fn() -> String> FactCheck<'c, P> {
    fn new(
        dossier: &'c Dossier,
        known: &'c Known<'c>,
        problems: &'c mut Vec<DossierProblem>,
        place: P,
    ) -> Self {
        Self {
            dossier,
            known,
            problems,
            place,
        }
    }

    fn once(&mut self, is_first: bool, name: impl Fn() -> String) {
        if !is_first {
            self.report(FaultKind::Duplicate(name()));
        }
    }
}

impl<P: Fn() -> String> FactLook for FactCheck<'_, P> {
    fn report(&mut self, kind: FaultKind) {
        let place = (self.place)();
        self.problems.push(DossierProblem { place, kind });
    }

    /// A request that was taken back may still be named: its number is never given again.
    fn clock(&mut self, key: &ClockKey) {
        let plan = &self.dossier.plan;
        let is_clock = plan.clock(&key.id).is_some() && key.n.is_none();
        // So may the clock of an attempt whose rejection was taken back.
        let is_attempt = key.n.is_none() && plan.may_have_attempt(&key.id);
        if !is_clock && !is_attempt && plan.numbered(&key.id).is_none() {
            self.report(FaultKind::Unknown(key.to_string()));
        }
    }

    fn event(&mut self, event: &Event) {
        if !self.known.has(event) {
            self.report(self.dossier.no_event(event));
        }
    }

    fn point(&mut self, place: &PointPlace, or_group: bool) {
        let milestone = self.dossier.plan.milestone(&place.milestone);
        let is_there = milestone.is_some_and(|known| {
            let is_group = or_group && known.group(&place.point).is_some();
            is_group || known.point(&place.point).is_some()
        });
        if !is_there {
            self.report(FaultKind::Unknown(place.to_string()));
        }
    }

    fn phase(&mut self, number: u32) {
        if self.dossier.plan.phase_index(number).is_none() {
            self.report(FaultKind::Unknown(number.to_string()));
        }
    }

    fn date(&mut self, date: Date) {
        if !(FIRST_DATE..=LAST_DATE).contains(&date) {
            self.report(FaultKind::DateOutOfRange(date));
        }
    }

    fn document(&mut self, date: Date, document: &Document, texts: [&Option<String>; 2]) {
        self.date(date);
        document
            .protocol_date
            .into_iter()
            .for_each(|date| self.date(date));
        let texts = texts.into_iter().flatten().chain(document.texts());
        if texts.into_iter().any(|text| is_too_long(text)) {
            self.report(FaultKind::TooLong);
        }
    }
}

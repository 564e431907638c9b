//! What can be suspended, resumed, extended or promised where the cursor is.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::assess::{ClockStatus, Stop, Stops, open_suspensions};
use crate::calendar::Date;
use crate::plan::{ClockId, ClockKey, Event, Register};
use crate::record::{ActId, Expectation, FactType, may_stop};

use super::known::{ActsHere, CursorSubject};
use super::{App, View};

impl App {
    /// What the cursor is about: the selected request in its view, or the phase.
    #[must_use]
    pub fn subject(&self) -> Option<CursorSubject> {
        match self.view {
            View::Requests => {
                let index = self.request_at(self.cursors.requests);
                index.map(CursorSubject::Request)
            }
            _ => self.phase().map(CursorSubject::Phase),
        }
    }

    /// The clocks that the cursor is about: that of the request, or those of the phase.
    #[must_use]
    pub fn clocks_here(&self) -> Vec<&ClockStatus> {
        self.subject()
            .map_or_else(Vec::new, |subject| self.clocks_of(subject))
    }

    fn clocks_of(&self, subject: CursorSubject) -> Vec<&ClockStatus> {
        match subject {
            CursorSubject::Request(index) => {
                let request = &self.assessment.requests[index];
                vec![&self.assessment.clocks[request.clock]]
            }
            CursorSubject::Phase(index) => self.assessment.clocks_of(index).collect(),
        }
    }

    /// The suspensions and extensions of these clocks, and the other acts of the phase, as the pane shows them.
    #[must_use]
    pub fn acts(&self) -> Rc<ActsHere> {
        let Some(subject) = self.subject() else {
            return Rc::default();
        };
        let make = || self.acts_of(subject);
        self.known.acts.get(subject, make)
    }

    /// The acts of a phase that alter no clock.
    fn other_acts(&self, subject: CursorSubject) -> Vec<ActId> {
        let CursorSubject::Phase(index) = subject else {
            return Vec::new();
        };
        let number = self.assessment.phases[index].number;
        let is_here = |fact: &dyn FactType| {
            let is_told = !self.is_as_of() || !fact.is_after(self.today);
            is_told && self.dossier.phase_of_fact(fact) == Some(number)
        };
        let acts = self.dossier.acts().into_iter();
        let acts = acts.filter(|(act, fact)| !act.alters_clocks() && is_here(*fact));
        acts.map(|(act, _)| act).collect()
    }

    fn acts_of(&self, subject: CursorSubject) -> ActsHere {
        let clocks = self.clocks_of(subject);
        let stops = Stops::new(&self.dossier, &self.assessment, &clocks);
        // On another day what comes after it does not count, and is not said.
        let is_told = |from: Date| !self.is_as_of() || from <= self.today;
        let mut acts = ActsHere::default();
        for act in self
            .dossier
            .suspensions
            .iter()
            .filter(|act| is_told(act.from))
        {
            if let Some(stop) = stops.by(act) {
                acts.list.push(ActId::Suspension(act.n));
                acts.stops.insert(act.n, stop);
            }
        }
        // What waits for something to begin here is seen here, or nobody would end it.
        if let CursorSubject::Phase(index) = subject {
            let number = self.assessment.phases[index].number;
            let open = open_suspensions(&self.dossier, &self.assessment);
            let waits = open.into_iter().filter(|open| open.clocks.is_empty());
            for open in waits.filter(|open| open.phase == number) {
                if acts.stops.insert(open.n, Stop::NotBegun).is_none() {
                    acts.list.push(ActId::Suspension(open.n));
                }
            }
        }
        let keys: HashSet<&ClockKey> = clocks.iter().map(|clock| &clock.key).collect();
        let extensions = self.dossier.extensions.iter();
        let extensions = extensions.filter(|act| is_told(act.granted));
        let extensions = extensions.filter(|act| match subject {
            CursorSubject::Phase(index) => {
                let number = self.assessment.phases[index].number;
                self.dossier.phase_of_clock(&self.dossier.extended_by(act)) == Some(number)
            }
            CursorSubject::Request(_) => keys.contains(&self.dossier.extended_by(act)),
        });
        acts.list
            .extend(extensions.map(|act| ActId::Extension(act.n)));
        acts.list.extend(self.other_acts(subject));
        acts
    }

    /// The selected act of the pane: its lines come after the events.
    #[must_use]
    pub fn act_here(&self) -> Option<ActId> {
        let line = self.pane.filter(|_| self.view == View::Main)?;
        let nth = line.checked_sub(self.events().len())?;
        self.acts().list.get(nth).copied()
    }

    /// How many lines of the pane can be selected: events, then acts.
    #[must_use]
    pub fn stops(&self) -> usize {
        self.events().len() + self.acts().list.len()
    }

    /// What taking the selected act back takes back: of a suspension that was resumed, first the end.
    #[must_use]
    pub fn taken_back(&self) -> Option<ActId> {
        let act = self.act_here()?;
        Some(match act {
            ActId::Suspension(n) if self.is_resumed(n) => ActId::Resumption(n),
            other => other,
        })
    }

    fn is_resumed(&self, n: u32) -> bool {
        let known = self.dossier.suspension(n);
        known.is_some_and(|known| known.resumption.is_some())
    }

    /// The suspensions that somebody may end now.
    #[must_use]
    pub fn open_suspensions(&self) -> Vec<u32> {
        let open = self.dossier.unended_suspensions();
        let open = open.filter(|act| act.from <= self.today);
        open.map(|act| act.n).collect()
    }

    /// The open suspension of what the cursor is about: the selected one, or the first that stops a
    /// clock here.
    #[must_use]
    pub fn suspension_here(&self) -> Option<u32> {
        let open = self.open_suspensions();
        match self.act_here() {
            Some(ActId::Suspension(n)) if open.contains(&n) => return Some(n),
            _ => {}
        }
        let acts = self.acts();
        open.into_iter().find(|n| acts.stop(*n).is_some())
    }

    /// Whether a suspension may be offered here: that must not cost a look at each that there could be.
    #[must_use]
    pub fn can_suspend_here(&self) -> bool {
        let plan = &self.dossier.plan;
        let mut clocks = self.clocks_here().into_iter();
        // Of a register without requests all that are to come.
        let all =
            || self.view == View::Main && self.registers_of_phase().any(Register::is_suspendable);
        let may = |clock: &ClockStatus| {
            let is_offered = clock.key.n.is_none() || clock.is_open() || self.is_suspendable(clock);
            is_offered && may_stop(plan, &clock.key)
        };
        clocks.any(may) || all()
    }

    /// The registers of the selected phase: of one with several steps, each step.
    fn registers_of_phase(&self) -> impl Iterator<Item = &Register> {
        let number = self.phase_number();
        let registers = self.dossier.plan.registers.iter();
        registers.filter(move |register| Some(register.phase) == number)
    }

    /// Whether all requests of the register of a request may be stopped.
    fn is_suspendable(&self, clock: &ClockStatus) -> bool {
        let register = self.dossier.plan.register(&clock.key.id);
        self.view != View::Main && register.is_some_and(Register::is_suspendable)
    }

    /// Whether something that the cursor is about may be stopped, and is not.
    #[must_use]
    pub fn may_suspend_here(&self) -> bool {
        let plan = &self.dossier.plan;
        let goes_on = |clock: &&ClockStatus| {
            let stands = matches!(clock.course, crate::assess::Course::Suspended { .. });
            clock.end().is_none() && !stands && may_stop(plan, &clock.key)
        };
        self.clocks_here().iter().any(goes_on)
    }

    /// Whether what the cursor is about calls for a resumption: a suspension stops it, or one stands
    /// elsewhere and there is nothing to suspend here.
    #[must_use]
    pub fn resumes_here(&self) -> bool {
        let stands = !self.open_suspensions().is_empty();
        stands && (self.suspension_here().is_some() || !self.may_suspend_here())
    }

    /// The clocks that stand, those the cursor is about first.
    #[must_use]
    pub fn standing_clocks(&self) -> Vec<ClockKey> {
        let here = self.clocks_here().into_iter();
        let here: HashSet<&ClockKey> = here.map(|clock| &clock.key).collect();
        let stands = |clock: &&ClockStatus| {
            matches!(clock.course, crate::assess::Course::Suspended { .. }) && clock.has_end()
        };
        let mut clocks: Vec<&ClockStatus> = self.assessment.clocks.iter().filter(stands).collect();
        clocks.sort_by_key(|clock| !here.contains(&clock.key));
        clocks.into_iter().map(|clock| clock.key.clone()).collect()
    }

    /// The sets of clocks that a suspension may be offered for here: those of the phase, together and
    /// one by one, of a register all requests and each open one, and at last all of the plan.
    #[must_use]
    pub fn suspendable_here(&self) -> Vec<Vec<ClockKey>> {
        let plan = &self.dossier.plan;
        let clocks = self.clocks_here();
        // Of what comes back, what is done and what is to come are not offered one by one.
        let is_offered = |clock: &&&ClockStatus| !clock.is_occurrence() || clock.is_open();
        let may = clocks.iter().filter(is_offered);
        let may = may.filter(|clock| self.dossier.may_stop(&clock.key));
        let (requests, own): (Vec<&&ClockStatus>, Vec<_>) =
            may.partition(|clock| clock.is_request());
        let mut sets: Vec<Vec<ClockKey>> = Vec::new();
        if own.len() > 1 {
            sets.push(own.iter().map(|clock| clock.key.clone()).collect());
        }
        sets.extend(own.iter().map(|clock| vec![clock.key.clone()]));
        let registers: Vec<&Register> = if self.view == View::Main {
            self.registers_of_phase().collect()
        } else {
            let request = requests.first();
            let register = request.and_then(|clock| plan.register(&clock.key.id));
            let steps = register.map(|register| plan.steps_of(register.agreed()));
            steps.into_iter().flatten().collect()
        };
        let all = whole_registers(&registers);
        let open = requests.iter().filter(|clock| clock.is_open());
        let each = open.map(|clock| vec![clock.key.clone()]);
        if self.view == View::Requests {
            sets.extend(each.chain(all));
        } else {
            sets.extend(all.into_iter().chain(each));
        }
        if !sets.is_empty() {
            sets.push(Vec::new());
        }
        sets
    }

    /// The clocks that a suspension may name one by one: those that are not over, those the cursor is
    /// about first.
    #[must_use]
    pub fn suspendable(&self) -> Vec<ClockKey> {
        let plan = &self.dossier.plan;
        let here = self.clocks_here().into_iter();
        let here: HashSet<&ClockKey> = here.map(|clock| &clock.key).collect();
        let may = |clock: &&ClockStatus| clock.end().is_none() && may_stop(plan, &clock.key);
        let mut clocks: Vec<&ClockStatus> = self.assessment.clocks.iter().filter(may).collect();
        clocks.sort_by_key(|clock| !here.contains(&clock.key));
        clocks.into_iter().map(|clock| clock.key.clone()).collect()
    }

    /// The clocks that an extension may be offered for here: those that are judged, open ones first.
    #[must_use]
    pub fn extendable_here(&self) -> Vec<ClockKey> {
        let judged = self.clocks_here().into_iter().filter(|clock| {
            let request = clock.key.n.is_some();
            clock.is_judged() && (!request || clock.is_open() || self.view == View::Requests)
        });
        let mut clocks: Vec<&ClockStatus> = judged.collect();
        clocks.sort_by_key(|clock| !clock.is_open());
        clocks.into_iter().map(|clock| clock.key.clone()).collect()
    }

    /// Whether an event awaited here ends a clock that runs, or has a promise already.
    #[must_use]
    pub fn is_promise_likely(&self) -> bool {
        let mut promisable = self.promisable().peekable();
        if promisable.peek().is_none() {
            return false;
        }
        let awaited = self.assessment.awaited.iter();
        let running = awaited.filter(|awaited| awaited.clock.is_some());
        let running = running.map(|awaited| &awaited.event);
        let promised = self.dossier.expected.iter().map(|known| &known.event);
        let likely: HashSet<&Event> = running.chain(promised).collect();
        promisable.any(|event| likely.contains(&event))
    }

    /// The events of the phase that have not happened, whatever must come before them; last, those of
    /// other phases that start its clocks.
    fn to_happen_here(&self) -> Vec<Event> {
        let happened = |event: &Event| {
            let date = &event.milestone;
            self.assessment.happened.date(&self.dossier, date).is_some()
        };
        let number = self.phase_number();
        let is_own = |event: &Event| {
            let role = self.dossier.plan.role(event);
            role.is_ok_and(|role| Some(role.phase()) == number)
        };
        let mut events = self.events();
        events.retain(|event| !happened(event));
        events.sort_by_key(|event| !is_own(event));
        events
    }

    /// The events that a date may be promised for here, with the promise each has.
    #[must_use]
    pub fn promisable_here(&self) -> Vec<(Event, Option<Expectation>)> {
        // Of two promises for one event the first counts, as everywhere.
        let known = self.dossier.expected.iter().rev();
        let known: HashMap<&Event, &Expectation> =
            known.map(|promise| (&promise.event, promise)).collect();
        self.promisable()
            .map(|event| {
                let promise = known.get(&event).map(|promise| Expectation::clone(promise));
                (event, promise)
            })
            .collect()
    }

    /// The same events one by one: whether there is any must not cost a look at all of them.
    fn promisable(&self) -> impl Iterator<Item = Event> {
        let events: Vec<Event> = match (self.view, self.pane) {
            (View::Requests, _) => self
                .request_event()
                .into_iter()
                .map(|(event, _)| event)
                .collect(),
            (_, Some(line)) => self.events().into_iter().nth(line).into_iter().collect(),
            (_, None) => match self.awaited_here() {
                awaited if awaited.is_empty() => self.to_happen_here(),
                awaited => awaited,
            },
        };
        let single = events
            .into_iter()
            .flat_map(|event| match self.undated_items(&event) {
                items if items.is_empty() => vec![event],
                items => items,
            });
        let mut seen: HashSet<Event> = HashSet::new();
        single.filter(move |event| seen.insert(event.clone()) && self.record(event).is_none())
    }
}

/// The sets of clocks that registers are stopped by as wholes: all of them together, and where they are several, each
/// with all its steps.
fn whole_registers(registers: &[&Register]) -> Vec<Vec<ClockKey>> {
    let stopped = registers
        .iter()
        .filter(|register| register.is_suspendable());
    let stopped: Vec<&&Register> = stopped.collect();
    let keys = |of: Option<&ClockId>| -> Vec<ClockKey> {
        let own = stopped.iter();
        let own = own.filter(|register| of.is_none_or(|of| register.agreed() == of));
        own.map(|register| ClockKey::of(&register.id)).collect()
    };
    let mut agreed: Vec<&ClockId> = stopped.iter().map(|register| register.agreed()).collect();
    agreed.dedup();
    match agreed.as_slice() {
        [] => Vec::new(),
        [_] => vec![keys(None)],
        several => {
            let each = several.iter().map(|of| keys(Some(of)));
            std::iter::once(keys(None)).chain(each).collect()
        }
    }
}

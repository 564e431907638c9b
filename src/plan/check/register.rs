//! What makes a register sound: its sides or its steps are there, and each says what it may.

use crate::plan::problem::ProblemKind;
use crate::plan::{Register, Side};

use super::Check;

impl Check<'_> {
    pub(super) fn registers(&mut self) {
        for (i, register) in self.plan.agreed_registers() {
            let agreed = || format!("registers[{i}] {}", register.agreed());
            let own = register.step_of.as_ref().map(|of| of.step);
            let place = || match own {
                Some(step) => format!("{}.steps[{step}]", agreed()),
                None => agreed(),
            };
            let side = |name: &str| match own {
                Some(_) => place(),
                None => format!("{}.{name}", place()),
            };
            if register.opens() {
                self.opening(&agreed, register);
                let begins = || match own {
                    Some(_) => format!("{}.steps[0]", agreed()),
                    None => side("request"),
                };
                self.side(&begins, &register.request);
            }
            self.side(&|| side("answer"), &register.answer);
            self.limit(&place, register.limit, register.warn);
            let owner = register.owed_by.as_ref();
            self.party_exists(&|| format!("{}.owed_by", place()), owner);
        }
    }

    /// What is said once for all the steps of a register.
    fn opening(&mut self, place: &dyn Fn() -> String, register: &Register) {
        self.phase_exists(place, register.phase);
        self.text(&|| format!("{}.label", place()), register.entry_label());
        self.steps(place, register);
        if let Some(id) = &register.after {
            self.milestone_exists(&|| format!("{}.after", place()), id);
        }
    }

    fn side(&mut self, place: &dyn Fn() -> String, side: &Side) {
        self.text(&|| format!("{}.label", place()), &side.label);
        self.actors(&|| format!("{}.actor", place()), &side.actor);
        if let Some(step) = side.id.step() {
            self.no_number(&|| format!("{}.id", place()), step);
        }
    }

    /// Steps are more than two, and each says for itself what it allows.
    fn steps(&mut self, place: &dyn Fn() -> String, register: &Register) {
        let said = register.misshapen;
        if register.step_of.is_none() {
            return;
        }
        if said.both {
            self.report(place(), ProblemKind::OneOf(&["steps", "request, answer"]));
        }
        if said.few {
            self.report(format!("{}.steps", place()), ProblemKind::FewSteps);
        }
        if said.of_steps {
            self.report(place(), ProblemKind::OfEachStep);
        }
        if said.of_first {
            self.report(format!("{}.steps[0]", place()), ProblemKind::OfFirstStep);
        }
    }
}

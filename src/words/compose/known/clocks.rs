//! The clocks that may be named, with their titles: those of the plan, the newest requests of each register, any
//! occurrence of a series, and the terms; for a suspension also what comes in any number as a whole.
//!
//! Which of them is near to what was typed is decided elsewhere.

use crate::plan::{ClockId, Register};
use crate::record::Dossier;
use crate::words::event::{clock_in_full, term_in_full};
use crate::words::known::number_of_request;
use crate::words::series;

use super::named::Nameable;

pub(super) fn clocks(dossier: &Dossier, registers: bool) -> Vec<Nameable> {
    /// A register of years would hide everything else.
    const NEWEST: usize = 20;
    let plan = &dossier.plan;
    let title = |id: &ClockId, n: Option<u32>| {
        let key = crate::plan::ClockKey { id: id.clone(), n };
        Nameable::new(&key, |lang| clock_in_full(lang, plan, &key))
    };
    let mut all: Vec<Nameable> = plan
        .clocks
        .iter()
        .map(|clock| title(&clock.id, None))
        .collect();
    if registers {
        let opened = plan.opening().map(Register::agreed);
        let whole = opened.chain(plan.series.iter().map(|series| &series.id));
        all.extend(whole.map(|id| title(id, None)));
    }
    // Elsewhere all of a register, or of a series, is no clock: each of its entries has one.
    for register in &plan.registers {
        let of = dossier
            .requests
            .iter()
            .filter(|request| request.register == *register.agreed());
        let newest: Vec<u32> = of.map(|request| request.n).collect();
        let newest = newest.iter().rev().take(NEWEST);
        all.extend(newest.map(|n| title(&register.id, Some(*n))));
    }
    for known in &plan.series {
        let any = known.id.as_event().with_any_number();
        all.push(Nameable::new(&any, |lang| {
            let label = series::label(lang, known);
            format!("{label} {}", number_of_request(lang))
        }));
    }
    let terms = plan.terms.iter();
    all.extend(terms.map(|term| Nameable::new(&term.id, |lang| term_in_full(lang, plan, term))));
    all
}

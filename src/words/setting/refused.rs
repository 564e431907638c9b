//! Why a value is not taken, as the form of a setting says it.

use crate::plan::ProblemKind;
use crate::record::{Dossier, Refusal};
use crate::say;
use crate::words::{Lang, sentences};

/// Why a value is not taken, to somebody who sees the form: no key, no place in the file.
#[must_use]
pub fn refused(lang: Lang, dossier: &Dossier, refusal: &Refusal) -> String {
    match refusal {
        Refusal::HasItems { .. } => items_in_use(lang).to_owned(),
        Refusal::UnsoundPlan(problems) => match problems.as_slice() {
            [only] => plan_fault(lang, &only.kind).map_or_else(
                || crate::words::refusal::refusal(lang, dossier, refusal),
                str::to_owned,
            ),
            _ => crate::words::refusal::refusal(lang, dossier, refusal),
        },
        Refusal::Conflict(conflict) if conflict.outside => written_outside(lang).to_owned(),
        Refusal::Conflict(conflict) => {
            let author = conflict.author.as_ref();
            let by = author.map_or("?", |stamp| stamp.by.as_str());
            sentences::clash_over_value(lang, by)
        }
        _ => crate::words::refusal::refusal(lang, dossier, refusal),
    }
}

/// What a single value can do wrong to a plan.
const fn plan_fault(lang: Lang, kind: &ProblemKind) -> Option<&'static str> {
    match kind {
        ProblemKind::Limit(_) => Some(limit_of_nothing(lang)),
        _ => None,
    }
}

say! {
    fn items_in_use(lang) -> &str
        it "Ci sono già delle voci: prima vanno tolte una per una."
        en "There are items already: they must be dropped first, one by one.";
    fn written_outside(lang) -> &str
        it "Questo valore è stato scritto fuori da crono. Nulla è stato perso."
        en "This value was written outside crono. Nothing is lost.";
    fn limit_of_nothing(lang) -> &str
        it "Un limite di zero non ha senso."
        en "A limit of nothing makes no sense.";
}

//! What the strict reader says of the JSON of a plan, at the line that it was made of.

use crate::plan::{PlanError, PlanProblem, Wrong};
use crate::words::notation::TextFaultKind;

use super::fault::{TextFault, TextFaults};
use super::glyph::TextSpan;

/// The faults of a plan, where its text says so.
pub(super) fn faults(error: &PlanError, places: &[(String, TextSpan)]) -> Vec<TextFault> {
    let mut faults = TextFaults::default();
    let of = |problem: &PlanProblem, faults: &mut TextFaults| {
        let span = span(&problem.place, places);
        faults.at(span, TextFaultKind::Plan(problem.clone()));
    };
    match error {
        PlanError::Unsound(problems) => {
            for problem in problems {
                of(problem, &mut faults);
            }
        }
        PlanError::Unreadable {
            place,
            wrong,
            others,
            ..
        } => {
            let kind = match wrong {
                Some(Wrong::Missing(name))
                    if place == "." && ["name", "title"].contains(&name.as_str()) =>
                {
                    TextFaultKind::NoTitle
                }
                wrong => TextFaultKind::Wrong {
                    place: place.clone(),
                    wrong: wrong.clone().unwrap_or(Wrong::Unnamed),
                },
            };
            faults.at(span(place, places), kind);
            for problem in others {
                of(problem, &mut faults);
            }
        }
    }
    faults
        .0
        .sort_by_key(|fault| (fault.span.line, fault.span.start));
    faults.0
}

/// Where a path of the plan is said; the first line if nowhere.
fn span(path: &str, places: &[(String, TextSpan)]) -> TextSpan {
    let words = path.split(' ').next().unwrap_or(path);
    let mut best: Option<&(String, TextSpan)> = None;
    for known in places {
        let begins = words == known.0 || words.starts_with(&format!("{}.", known.0));
        if begins && best.is_none_or(|best| best.0.len() < known.0.len()) {
            best = Some(known);
        }
    }
    best.map(|(_, span)| *span).unwrap_or_default()
}

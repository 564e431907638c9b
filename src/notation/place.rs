//! What the strict reader says of the JSON of a plan, at the line that it was made of.

use serde_json::{Map, Value};

use crate::plan::{PlanError, PlanProblem, ProblemKind, Wrong};
use crate::words::notation::TextFaultKind;

use super::fault::{TextFault, TextFaults};
use super::glyph::TextSpan;

/// Where a part of the plan stands.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// The part: `title`, `clocks[2]`, `milestones[1].checklist[0]`.
    path: String,
    span: TextSpan,
    /// Whether it is said in JSON, where members have the names of the format.
    json: bool,
}

impl Placed {
    pub(super) fn new(path: impl Into<String>, span: TextSpan) -> Self {
        Self {
            path: path.into(),
            span,
            json: false,
        }
    }

    /// Every member that is said in JSON.
    pub(super) fn of_json(path: &str, said: &Map<String, Value>, span: TextSpan) -> Vec<Self> {
        let mut all = Vec::new();
        for (key, value) in said {
            let dot = if path.is_empty() { "" } else { "." };
            let path = format!("{path}{dot}{key}");
            if let Value::Object(members) = value {
                all.extend(Self::of_json(&path, members, span));
            }
            all.push(Self {
                path,
                span,
                json: true,
            });
        }
        all
    }

    /// The same part of what is below another one.
    pub(super) fn below(&self, path: &str) -> Self {
        Self {
            path: format!("{path}.{}", self.path),
            ..self.clone()
        }
    }
}

/// What the reader of a plan says of it, as faults of the text that it was made from.
struct Led<'p> {
    places: &'p [Placed],
    /// The lines that something is wrong with already.
    lines: Vec<usize>,
    faults: TextFaults,
}

/// The faults of a plan, where its text says so; in a text with faults of its own only those that do not
/// follow from these.
pub(super) fn faults(
    error: &PlanError,
    places: &[Placed],
    known: Vec<TextFault>,
) -> Vec<TextFault> {
    let mut led = Led {
        places,
        lines: known.iter().map(|fault| fault.span.line).collect(),
        faults: TextFaults(known),
    };
    match error {
        PlanError::Unsound(problems) => {
            for problem in problems {
                led.problem(problem);
            }
        }
        PlanError::Unreadable {
            place,
            wrong,
            others,
            ..
        } => {
            led.unreadable(place, wrong.as_ref());
            for problem in others {
                led.problem(problem);
            }
        }
    }
    let mut faults = led.faults.0;
    faults.sort_by_key(|fault| (fault.span.line, fault.span.start));
    faults
}

impl Led<'_> {
    fn unreadable(&mut self, place: &str, wrong: Option<&Wrong>) {
        let is_title = |name: &str| place == "." && ["name", "title"].contains(&name);
        if let Some(Wrong::Missing(name)) = wrong
            && is_title(name)
        {
            self.faults.at(TextSpan::default(), TextFaultKind::NoTitle);
            return;
        }
        let (at, place) = self.place(place);
        let wrong = wrong.cloned().unwrap_or(Wrong::Unnamed);
        self.put(at, TextFaultKind::Wrong { place, wrong });
    }

    fn problem(&mut self, problem: &PlanProblem) {
        // What a line with a fault would have been called is no fault of those that name it.
        let follows = matches!(problem.kind, ProblemKind::Unknown(_));
        if follows && !self.lines.is_empty() {
            return;
        }
        let (at, place) = self.place(&problem.place);
        let kind = problem.kind.clone();
        self.put(at, TextFaultKind::Plan(PlanProblem { place, kind }));
    }

    fn put(&mut self, at: Option<TextSpan>, kind: TextFaultKind) {
        let is_known = |span: TextSpan| self.lines.contains(&span.line);
        if self.lines.is_empty() || at.is_some_and(|at| !is_known(at)) {
            self.faults.at(at.unwrap_or_default(), kind);
        }
    }

    /// Where a path of the plan is said, and how it is called there: only JSON has members.
    fn place(&self, path: &str) -> (Option<TextSpan>, String) {
        let bare = without_names(path);
        let begins = |known: &&Placed| {
            let rest = bare.strip_prefix(known.path.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        let mut best: Option<&Placed> = None;
        for known in self.places.iter().filter(begins) {
            if best.is_none_or(|best| best.path.len() < known.path.len()) {
                best = Some(known);
            }
        }
        let said = match best {
            Some(best) if !best.json => String::new(),
            _ => path.to_owned(),
        };
        (best.map(|best| best.span), said)
    }
}

/// A path without the names that stand behind numbers for people: `milestones[1] samples.after`.
fn without_names(path: &str) -> String {
    let mut parts = path.split(' ');
    let mut bare = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        bare.push_str(part.find('.').map_or("", |dot| &part[dot..]));
    }
    bare
}

//! What the strict reader says of the JSON of a plan, at the line that it was made of.

use std::collections::HashMap;

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

    /// Whether it is the part with this path.
    pub(super) fn is_at(&self, path: &str) -> bool {
        self.path == path && !self.json
    }

    /// The part and the line it stands on, unless it is said in JSON.
    pub(super) fn in_short_form(&self) -> Option<(&str, usize)> {
        (!self.json).then_some((self.path.as_str(), self.span.line))
    }

    /// The line it stands on.
    pub(super) const fn line(&self) -> usize {
        self.span.line
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
    plan: &'p Value,
    places: &'p [Placed],
    /// The labels of what has a name: a text has labels, and names only where it gives them.
    labels: &'p HashMap<String, String>,
    /// The lines that something is wrong with already.
    lines: Vec<usize>,
    faults: TextFaults,
}

/// The faults of a plan, where its text says so; in a text with faults of its own only those that do not
/// follow from these.
pub(super) fn faults(
    error: &PlanError,
    (plan, places, labels): (&Value, &[Placed], &HashMap<String, String>),
    known: Vec<TextFault>,
) -> Vec<TextFault> {
    let mut led = Led {
        plan,
        places,
        labels,
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
        if let Some(Wrong::Missing(name)) = wrong
            && place == "."
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
        let bare = match (&problem.kind, problem.place.as_str()) {
            (ProblemKind::Empty, "phases") => Some(TextFaultKind::NoPhases),
            (ProblemKind::Empty, "milestones") => Some(TextFaultKind::NoEvents),
            (ProblemKind::Value(Wrong::Missing(name)), ".") if is_title(name) => {
                Some(TextFaultKind::NoTitle)
            }
            _ => None,
        };
        if let Some(kind) = bare {
            return self.put(None, kind);
        }
        let (at, place) = match &problem.kind {
            ProblemKind::Cycle(names) => self.place(&self.first_of(names)),
            _ => self.place(&problem.place),
        };
        let kind = if place.is_empty() {
            self.labelled(&problem.kind)
        } else {
            problem.kind.clone()
        };
        self.put(at, TextFaultKind::Plan(PlanProblem { place, kind }));
    }

    /// The path of what the first event of some of them comes after.
    fn first_of(&self, names: &[String]) -> String {
        let list = self.plan.get("milestones").and_then(Value::as_array);
        let mut all = list.into_iter().flatten();
        let is_one = |event: &Value| {
            let id = event.get("id").and_then(Value::as_str);
            names.iter().any(|name| id == Some(name))
        };
        let at = all.position(is_one).unwrap_or_default();
        format!("milestones[{at}].after")
    }

    /// The same with labels in place of names.
    fn labelled(&self, kind: &ProblemKind) -> ProblemKind {
        let label = |name: &String| self.labels.get(name).unwrap_or(name).clone();
        match kind {
            ProblemKind::Duplicate(name) => ProblemKind::Duplicate(label(name)),
            ProblemKind::ComesBack(name) => ProblemKind::ComesBack(label(name)),
            ProblemKind::NotBefore(name) => ProblemKind::NotBefore(label(name)),
            ProblemKind::RejectsItems(name) => ProblemKind::RejectsItems(label(name)),
            ProblemKind::RejectsRejecting(name) => ProblemKind::RejectsRejecting(label(name)),
            ProblemKind::Twin(name) => ProblemKind::Twin(label(name)),
            ProblemKind::Cycle(names) => ProblemKind::Cycle(names.iter().map(label).collect()),
            ProblemKind::RejectedStarts(names) => {
                ProblemKind::RejectedStarts(names.iter().map(label).collect())
            }
            ProblemKind::Side { side, register } => ProblemKind::Side {
                side: label(side),
                register: label(register),
            },
            ProblemKind::Deadline { name, meant } => ProblemKind::Deadline {
                name: name.clone(),
                meant: label(meant),
            },
            other => other.clone(),
        }
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
            Some(best) if best.json => path.to_owned(),
            _ => String::new(),
        };
        (best.map(|best| best.span), said)
    }
}

/// Whether a member is made of the title.
fn is_title(name: &str) -> bool {
    ["name", "title"].contains(&name)
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

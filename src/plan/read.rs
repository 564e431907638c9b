//! Reading a plan file, strictly: what the format does not know is refused, and every fault is named at
//! once. Whether what was read is sound, `check.rs` says.

use super::Plan;
use super::near::nearest;
use super::objects::ByName;
use super::problem::{PlanError, PlanProblem, ProblemKind};
use super::walk::UnknownMember;
use super::walked::{STAND_IN, all_faults, unknown_members};
use super::wrong::Wrong;

impl Plan {
    /// Reads a plan file, strictly: a member that the format does not know is refused, for what it was to
    /// say would be gone without a word. In a data file such members are kept, see `store`.
    ///
    /// # Errors
    /// Where and why the text is not a plan, or everything that is wrong with it.
    pub fn from_json(text: &str) -> Result<Self, PlanError> {
        Self::read_strictly(text, Self::reserved_names)
    }

    /// The same of one that a dossier is to have in place of its own: a name that the dossier has already goes on.
    ///
    /// # Errors
    /// The same.
    pub fn from_json_over(text: &str, known: &Self) -> Result<Self, PlanError> {
        Self::read_strictly(text, |plan| plan.newly_reserved(known))
    }

    /// The same of a plan that a dossier has, whatever names are in it.
    ///
    /// # Errors
    /// The same.
    pub fn from_json_kept(text: &str) -> Result<Self, PlanError> {
        Self::read_strictly(text, |_| Vec::new())
    }

    /// The same; which names may not be given, `reserved` finds.
    fn read_strictly(
        text: &str,
        reserved: impl Fn(&Self) -> Vec<PlanProblem>,
    ) -> Result<Self, PlanError> {
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = serde_json::Deserializer::from_str(text);
        let plan: Self =
            serde_path_to_error::deserialize(ByName(&mut reader)).map_err(|error| {
                let place = error.path().to_string();
                let error = error.into_inner();
                let is_data = error.is_data();
                let (wrong, others) = if is_data {
                    wrong_values(text)
                } else {
                    Default::default()
                };
                let wrong = wrong.or(is_data.then_some(Wrong::Unnamed));
                unreadable((error.line(), error.column()), place, wrong, others)
            })?;
        reader.end().map_err(|error| {
            let at = (error.line(), error.column());
            unreadable(at, String::new(), None, misspelt(text))
        })?;
        let mut problems = misspelt(text);
        problems.extend(plan.nearly_named());
        problems.extend(reserved(&plan));
        match plan.checked() {
            Ok(plan) => {
                problems.extend(plan.idle_clocks());
                if problems.is_empty() {
                    return Ok(plan);
                }
            }
            Err(unsound) => problems.extend(unsound),
        }
        Err(PlanError::Unsound(problems))
    }

    /// The members of a plan's text that the format does not know. `$schema`, by which an editor finds the
    /// JSON Schema, is none of them.
    #[must_use]
    pub fn unknown_members(text: &str) -> Vec<UnknownMember> {
        let mut unknown = unknown_members::<Self>(text);
        unknown.retain(is_misspelt);
        unknown
    }

    /// The deadlines whose name is nearly that of a milestone.
    pub(crate) fn nearly_named(&self) -> Vec<PlanProblem> {
        let ids = || {
            self.milestones
                .iter()
                .map(|milestone| milestone.id.as_str())
        };
        let unnamed = self
            .deadlines
            .keys()
            .filter(|name| ids().all(|id| id != name.as_str()));
        let nearly = unnamed.filter_map(|name| Some((name, nearest(name.as_str(), ids())?)));
        nearly
            .map(|(name, meant)| PlanProblem {
                place: format!("deadlines.{name}"),
                kind: ProblemKind::Deadline {
                    name: name.to_string(),
                    meant: meant.to_owned(),
                },
            })
            .collect()
    }
}

fn unreadable(
    (line, column): (usize, usize),
    place: String,
    wrong: Option<Wrong>,
    others: Vec<PlanProblem>,
) -> PlanError {
    PlanError::Unreadable {
        line,
        column,
        place,
        wrong,
        others,
    }
}

/// The first value that cannot be read, and what else is wrong: the other values, the members that the format
/// does not know, and names of the rest that are given twice or are those of nothing.
fn wrong_values(text: &str) -> (Option<Wrong>, Vec<PlanProblem>) {
    let Some(faults) = all_faults::<Plan>(text) else {
        return (None, Vec::new());
    };
    let mut wrong = faults.wrong.into_iter();
    let first = wrong.next().map(|(_, wrong)| wrong);
    let value = |(place, wrong)| PlanProblem {
        place,
        kind: ProblemKind::Value(wrong),
    };
    let mut others: Vec<PlanProblem> = wrong.map(value).collect();
    others.extend(faults.unknown.into_iter().filter(is_misspelt).map(member));
    if let Some(rest) = faults.rest {
        others.extend(rest.nearly_named());
        // What is said of a value that is not there would mislead; what is said of a name is true.
        let mut unsound = rest.checked().err().unwrap_or_default();
        unsound.retain(|problem| match &problem.kind {
            ProblemKind::Unknown(name)
            | ProblemKind::Duplicate(name)
            | ProblemKind::Party { name, .. } => name != STAND_IN,
            _ => false,
        });
        others.extend(unsound);
    }
    (first, others)
}

/// The members of a plan file that the format does not know, as problems.
fn misspelt(text: &str) -> Vec<PlanProblem> {
    let unknown = Plan::unknown_members(text).into_iter();
    unknown.map(member).collect()
}

fn member(member: UnknownMember) -> PlanProblem {
    PlanProblem {
        place: member.place,
        kind: ProblemKind::Member {
            name: member.name,
            known: member.known,
        },
    }
}

/// `$schema`, by which an editor finds the JSON Schema, is none of the members that nobody knows.
fn is_misspelt(member: &UnknownMember) -> bool {
    member.place != "$schema"
}

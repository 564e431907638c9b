//! Reading a plan file, strictly: what the format does not know is refused, and every fault is named at
//! once. Whether what was read is sound, `check.rs` says.

use super::Plan;
use super::near::nearest;
use super::objects::ByName;
use super::problem::{PlanError, PlanProblem, ProblemKind};
use super::walk::{UnknownMember, unknown_members, wrong_in};
use super::wrong::Wrong;

impl Plan {
    /// Reads a plan file, strictly: a member that the format does not know is refused, for what it was to
    /// say would be gone without a word. In a data file such members are kept, see `store`.
    ///
    /// # Errors
    /// Where and why the text is not a plan, or everything that is wrong with it.
    pub fn from_json(text: &str) -> Result<Self, PlanError> {
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = serde_json::Deserializer::from_str(text);
        let plan: Self =
            serde_path_to_error::deserialize(ByName(&mut reader)).map_err(|error| {
                let place = error.path().to_string();
                let error = error.into_inner();
                let wrong = error.is_data().then(|| wrong_in::<Self>(text)).flatten();
                let wrong = wrong.map_or(Wrong::Unnamed, |(_, wrong)| wrong);
                unreadable(text, &error, place, error.is_data().then_some(wrong))
            })?;
        reader
            .end()
            .map_err(|error| unreadable(text, &error, String::new(), None))?;
        let mut problems = misspelt(text);
        problems.extend(plan.nearly_named());
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
        unknown.retain(|member| member.place != "$schema");
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
    text: &str,
    error: &serde_json::Error,
    place: String,
    wrong: Option<Wrong>,
) -> PlanError {
    PlanError::Unreadable {
        line: error.line(),
        column: error.column(),
        place,
        wrong,
        others: misspelt(text),
    }
}

/// The members of a plan file that the format does not know, as problems.
fn misspelt(text: &str) -> Vec<PlanProblem> {
    let problem = |member: UnknownMember| PlanProblem {
        place: member.place,
        kind: ProblemKind::Member {
            name: member.name,
            known: member.known,
        },
    };
    let unknown = Plan::unknown_members(text).into_iter();
    unknown.map(problem).collect()
}

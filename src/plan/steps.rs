//! Registers with more than two steps (ordine, consegna, verifica, pagamento): each step is a clock from the one
//! before.
//!
//! Of such a register the program makes one register of two sides for each step after the first, so that
//! whatever knows a request and its answer knows a step. They are made where a plan is read, and written as
//! the one register that the plan says.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::calendar::{LastDayRule, Limit};

use super::actor::Actors;
use super::id::{ClockId, MilestoneId, PartyId};
use super::parts::{Register, Side, is_zero};
use super::step_of::{Misshapen, StepOf};
use super::text::Text;

/// A register as a plan says it: a request and its answer, or more than two steps.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Register"))]
pub(crate) struct AgreedRegister {
    /// Its stable name; the clock of request 3 is `ID:3`, that of a step `ID:3/STEP`.
    id: ClockId,
    /// The phase it belongs to.
    phase: u32,
    /// What one entry is called ("Assistenza").
    label: Text,
    /// How an entry begins, where it has two steps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    request: Option<Side>,
    /// How an entry ends, where it has two steps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    answer: Option<Side>,
    /// The steps of an entry, where they are more than two; each but the first is a clock from the one before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    steps: Vec<RegisterStep>,
    /// What is allowed from the request to the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    limit: Option<Limit>,
    /// What happens to the last day of an entry where that is a holiday, if not what the rules say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last_day: Option<LastDayRule>,
    /// How many days before the due date an entry is due soon.
    #[serde(default, skip_serializing_if = "is_zero")]
    warn: u32,
    /// A request before this milestone is doubtful.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<MilestoneId>,
    /// Whether a suspension stops the clocks of its requests; if the plan does not say, it does where
    /// they have a limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    suspendable: Option<bool>,
    /// Who owes it; if the plan does not say, the party that answers, else the one that penalties are
    /// asked of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    owed_by: Option<PartyId>,
}

/// One step of the entries of a register.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct RegisterStep {
    /// The event of entry 3 is `REGISTER:3/ID`, and so is the clock that it ends.
    id: MilestoneId,
    /// What it is called in lists.
    label: Text,
    /// The same with its article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    noun: Option<Text>,
    /// Who acts: a party, `both`, or a list of parties.
    actor: Actors,
    /// What is allowed from the step before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    limit: Option<Limit>,
    /// What happens to its last day where that is a holiday, if not what the rules say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last_day: Option<LastDayRule>,
    /// How many days before the due date it is due soon.
    #[serde(default, skip_serializing_if = "is_zero")]
    warn: u32,
    /// Whether a suspension stops its clock; if the plan does not say, it does where it has a limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    suspendable: Option<bool>,
    /// Who owes it; if the plan does not say, the party that acts, else the one that penalties are asked of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    owed_by: Option<PartyId>,
}

impl AgreedRegister {
    /// The registers of two sides that it stands for.
    fn flattened(self) -> Vec<Register> {
        let whole = |request: Side, answer: Side| Register {
            id: self.id.clone(),
            phase: self.phase,
            label: self.label.clone(),
            request,
            answer,
            limit: self.limit,
            last_day: self.last_day,
            warn: self.warn,
            after: self.after.clone(),
            suspendable: self.suspendable,
            owed_by: self.owed_by.clone(),
            step_of: None,
            misshapen: Misshapen::default(),
        };
        if self.steps.is_empty() {
            let sides = self.request.clone().zip(self.answer.clone());
            return sides
                .into_iter()
                .map(|(request, answer)| whole(request, answer))
                .collect();
        }
        let side = |step: &RegisterStep| Side {
            id: self.id.step(&step.id),
            label: step.label.clone(),
            noun: step.noun.clone(),
            actor: step.actor.clone(),
        };
        let misshapen = self.misshapen();
        // What has one step only is refused, and yet has to be there to be named.
        let alone = [self.steps[0].clone(), self.steps[0].clone()];
        let steps = if self.steps.len() == 1 {
            &alone[..]
        } else {
            &self.steps
        };
        let pairs = steps.windows(2).enumerate();
        pairs
            .map(|(before, pair)| {
                let step = &pair[1];
                Register {
                    id: self.id.step_clock(&step.id),
                    label: joined(&self.label, &step.label),
                    limit: step.limit,
                    last_day: step.last_day,
                    warn: step.warn,
                    suspendable: step.suspendable,
                    owed_by: step.owed_by.clone(),
                    step_of: Some(StepOf {
                        register: self.id.clone(),
                        label: self.label.clone(),
                        step: before + 1,
                    }),
                    misshapen,
                    ..whole(side(&pair[0]), side(step))
                }
            })
            .collect()
    }

    /// What cannot be of how its steps are said.
    fn misshapen(&self) -> Misshapen {
        Misshapen {
            both: self.request.is_some() || self.answer.is_some(),
            few: self.steps.len() <= 2,
            of_steps: self.limit.is_some()
                || self.last_day.is_some()
                || self.warn > 0
                || self.suspendable.is_some()
                || self.owed_by.is_some(),
            of_first: self.steps.first().is_some_and(|first| {
                first.limit.is_some()
                    || first.last_day.is_some()
                    || first.warn > 0
                    || first.suspendable.is_some()
                    || first.owed_by.is_some()
            }),
        }
    }

    /// The register that the plan says, of those that were made of it.
    fn of(registers: &[Register]) -> Option<Self> {
        let first = registers.first()?;
        let Some(of) = &first.step_of else {
            return Some(Self {
                id: first.id.clone(),
                phase: first.phase,
                label: first.label.clone(),
                request: Some(first.request.clone()),
                answer: Some(first.answer.clone()),
                steps: Vec::new(),
                limit: first.limit,
                last_day: first.last_day,
                warn: first.warn,
                after: first.after.clone(),
                suspendable: first.suspendable,
                owed_by: first.owed_by.clone(),
            });
        };
        let step = |side: &Side, own: Option<&Register>| RegisterStep {
            id: side.id.step_name(),
            label: side.label.clone(),
            noun: side.noun.clone(),
            actor: side.actor.clone(),
            limit: own.and_then(|own| own.limit),
            last_day: own.and_then(|own| own.last_day),
            warn: own.map_or(0, |own| own.warn),
            suspendable: own.and_then(|own| own.suspendable),
            owed_by: own.and_then(|own| own.owed_by.clone()),
        };
        let begin = std::iter::once(step(&first.request, None));
        let others = registers.iter().map(|own| step(&own.answer, Some(own)));
        Some(Self {
            id: of.register.clone(),
            phase: first.phase,
            label: of.label.clone(),
            request: None,
            answer: None,
            steps: begin.chain(others).collect(),
            limit: None,
            last_day: None,
            warn: 0,
            after: first.after.clone(),
            suspendable: None,
            owed_by: None,
        })
    }
}

impl Register {
    /// Makes the name of a step from that of its register and its own, after one of them was altered.
    pub(crate) fn call_by_its_step(&mut self) {
        if let Some(of) = &self.step_of {
            self.label = joined(&of.label, &self.answer.label);
        }
    }
}

/// What a step is called where its register must be understood: "Ordini: consegna".
fn joined(register: &Text, step: &Text) -> Text {
    Text::Both {
        it: format!("{}: {}", register.it(), step.it()),
        en: format!("{}: {}", register.en(), step.en()),
    }
}

/// Reads registers as a plan says them.
pub(super) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Register>, D::Error> {
    let agreed: Vec<Checked> = Vec::deserialize(deserializer)?;
    Ok(agreed
        .into_iter()
        .flat_map(|Checked(agreed)| agreed.flattened())
        .collect())
}

/// Writes them the same way.
pub(super) fn write<S: Serializer>(
    registers: &[Register],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let of = |register: &Register| register.step_of.as_ref().map(|of| of.register.clone());
    let groups = registers.chunk_by(|one, next| of(one).is_some() && of(one) == of(next));
    serializer.collect_seq(groups.filter_map(AgreedRegister::of))
}

/// One whose sides are there, or its steps: that one lacks both is told as ever, by what is missing.
struct Checked(AgreedRegister);

impl<'de> Deserialize<'de> for Checked {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;
        let agreed = AgreedRegister::deserialize(deserializer)?;
        if agreed.steps.is_empty() {
            if agreed.request.is_none() {
                return Err(D::Error::missing_field("request"));
            }
            if agreed.answer.is_none() {
                return Err(D::Error::missing_field("answer"));
            }
        }
        Ok(Self(agreed))
    }
}

//! What the parts of a plan are called, as settings: phases, events, clocks, registers, series and services.
//!
//! A name is for people: nothing refers to it, so it may be set while its id stays. Whether the plan is sound with
//! it, `setting.rs` has checked afterwards.

use crate::plan::{ClockId, Plan, Register, Text};

use super::name_key::{NameKey, NameOf, NamePart};
use super::refusal::Refusal;
use super::setting_key::SettingKey;

/// What stands where a plan has a name, which need not be any.
struct Known<'p>(Option<&'p Text>);

/// Where a name stands in a plan.
enum Place<'p> {
    /// There is always one.
    Needed(&'p mut Text),
    /// There may be none.
    Optional(&'p mut Option<Text>),
}

impl NameKey {
    /// Every name of a plan but those of clocks, in the order of a list: phases, then what happens in them.
    pub(super) fn all(plan: &Plan) -> Vec<Self> {
        let phases = plan.phases.iter().flat_map(|phase| {
            [NamePart::Title, NamePart::Short].map(|part| Self {
                of: NameOf::Phase(phase.number),
                part,
            })
        });
        let milestones = plan.agreed_milestones().map(|milestone| &milestone.id);
        let sides = plan.registers.iter().flat_map(|register| {
            // What a step comes after is the answer of the step before.
            let request = Some(&register.request.id).filter(|_| register.opens());
            request.into_iter().chain([&register.answer.id])
        });
        let events = milestones.chain(sides).flat_map(|id| {
            [NamePart::Label, NamePart::Noun].map(|part| Self {
                of: NameOf::Event(id.clone()),
                part,
            })
        });
        phases.chain(events).collect()
    }

    /// A name of a clock, a register, a series or a service.
    pub(super) const fn of_clock(id: ClockId, part: NamePart) -> SettingKey {
        SettingKey::Name(Self {
            of: NameOf::Clock(id),
            part,
        })
    }

    /// Whether the plan has such a name, set or not.
    pub(super) fn is_in(&self, plan: &Plan) -> bool {
        self.place(plan).is_some()
    }

    /// The name; `None` where there is none.
    #[must_use]
    pub fn text<'p>(&self, plan: &'p Plan) -> Option<&'p Text> {
        self.place(plan)?.0
    }

    /// The name with its article beside a name of lists: what stays in sentences when that alone is set.
    #[must_use]
    pub fn noun_beside(&self) -> Option<Self> {
        let noun = Self {
            part: NamePart::Noun,
            ..self.clone()
        };
        Some(noun).filter(|_| self.part == NamePart::Label)
    }

    /// Where the plan has such a name, what stands there.
    fn place<'p>(&self, plan: &'p Plan) -> Option<Known<'p>> {
        let part = self.part;
        match &self.of {
            NameOf::Phase(number) => {
                let phase = plan.phase(*number)?;
                match part {
                    NamePart::Title => Some(Known(Some(&phase.title))),
                    NamePart::Short => Some(Known(phase.short.as_ref())),
                    NamePart::Label | NamePart::Noun => None,
                }
            }
            NameOf::Event(id) => {
                let milestone = plan.milestone(id).filter(|known| known.attempt.is_none());
                let sides = plan.registers.iter();
                let mut sides = sides.flat_map(|register| [&register.request, &register.answer]);
                let mut side = || sides.find(|side| side.id == *id);
                let named = milestone.map(|known| (&known.label, &known.noun));
                let (label, noun) =
                    named.or_else(|| side().map(|side| (&side.label, &side.noun)))?;
                of_both(part, label, Some(noun))
            }
            NameOf::Clock(id) => {
                if let Some(series) = plan.series(id) {
                    return of_both(part, &series.label, Some(&series.noun));
                }
                let clock = plan.clock(id).map(|clock| &clock.label);
                let term = || plan.term(id).map(|term| &term.label);
                let mut registers = plan.registers.iter();
                let mut register = || registers.find(|register| register.agreed() == id);
                let label = clock.or_else(term);
                let label = label.or_else(|| register().map(Register::entry_label));
                of_both(part, label?, None)
            }
        }
    }

    /// Calls it so; `None` takes a name away that need not be.
    pub(super) fn put(&self, plan: &mut Plan, value: Option<&str>) -> Result<(), Refusal> {
        let bad = || SettingKey::Name(self.clone()).bad(value);
        let text = match value {
            Some(value) if value.trim().is_empty() => return Err(Refusal::EmptyText),
            Some(value) => Some(Text::read(value).ok_or_else(bad)?),
            None => None,
        };
        let places = self.places(plan);
        if places.is_empty() {
            return Err(bad());
        }
        for place in places {
            match (place, &text) {
                (Place::Needed(place), Some(text)) => place.clone_from(text),
                (Place::Optional(place), text) => place.clone_from(text),
                (Place::Needed(_), None) => return Err(bad()),
            }
        }
        plan.registers
            .iter_mut()
            .for_each(Register::call_by_its_step);
        Ok(())
    }

    /// Where the name stands: a step of a register is the end of one clock and the begin of the next.
    fn places<'p>(&self, plan: &'p mut Plan) -> Vec<Place<'p>> {
        let part = self.part;
        match &self.of {
            NameOf::Phase(number) => {
                let phase = plan.phases.iter_mut().find(|phase| phase.number == *number);
                let place = phase.and_then(|phase| match part {
                    NamePart::Title => Some(Place::Needed(&mut phase.title)),
                    NamePart::Short => Some(Place::Optional(&mut phase.short)),
                    NamePart::Label | NamePart::Noun => None,
                });
                place.into_iter().collect()
            }
            NameOf::Event(id) => {
                let agreed = plan.milestones.iter_mut();
                let agreed = agreed.filter(|milestone| milestone.attempt.is_none());
                let milestones =
                    agreed.map(|known| (&known.id, &mut known.label, Some(&mut known.noun)));
                let sides = plan.registers.iter_mut();
                let sides =
                    sides.flat_map(|register| [&mut register.request, &mut register.answer]);
                let sides = sides.map(|side| (&side.id, &mut side.label, Some(&mut side.noun)));
                let own = milestones.chain(sides).filter(|(known, ..)| *known == id);
                own.filter_map(|(_, label, noun)| Place::of(part, label, noun))
                    .collect()
            }
            NameOf::Clock(id) => {
                let clocks = plan.clocks.iter_mut();
                let clocks = clocks.map(|clock| (&clock.id, &mut clock.label, None));
                let terms = plan.terms.iter_mut();
                let terms = terms.map(|term| (&term.id, &mut term.label, None));
                let series = plan.series.iter_mut();
                let series =
                    series.map(|known| (&known.id, &mut known.label, Some(&mut known.noun)));
                let registers = plan.registers.iter_mut().map(|register| {
                    let own = &mut register.label;
                    match &mut register.step_of {
                        Some(of) => (&of.register, &mut of.label, None),
                        None => (&register.id, own, None),
                    }
                });
                let all = clocks.chain(terms).chain(series).chain(registers);
                let own = all.filter(|(known, ..)| *known == id);
                own.filter_map(|(_, label, noun)| Place::of(part, label, noun))
                    .collect()
            }
        }
    }
}

impl<'p> Place<'p> {
    fn of(part: NamePart, label: &'p mut Text, noun: Option<&'p mut Option<Text>>) -> Option<Self> {
        match part {
            NamePart::Label => Some(Self::Needed(label)),
            NamePart::Noun => noun.map(Self::Optional),
            NamePart::Title | NamePart::Short => None,
        }
    }
}

/// The name of a part, of what has a label and where it can also a noun.
fn of_both<'p>(
    part: NamePart,
    label: &'p Text,
    noun: Option<&'p Option<Text>>,
) -> Option<Known<'p>> {
    match part {
        NamePart::Label => Some(Known(Some(label))),
        NamePart::Noun => noun.map(|noun| Known(noun.as_ref())),
        NamePart::Title | NamePart::Short => None,
    }
}

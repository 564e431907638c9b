//! The forms of a suspension and of its end: which clocks stop, one set of a few or any that are ticked,
//! and which suspension ends.
//!
//! What they become as a proposal is in `act.rs`, with the other acts.

use crate::plan::{ClockKey, Plan};
use crate::record::Source;
use crate::words::{Lang, event};

use super::choice::{Choice, Named};
use super::{Act, Field, FieldName, Form, Kind};

impl Form {
    /// Suspends, from today; the first of the sets of clocks is proposed, and after them to tick some
    /// one by one.
    #[must_use]
    pub fn suspend(
        sets: Vec<Vec<ClockKey>>,
        each: &[ClockKey],
        plan: &Plan,
        lang: Lang,
        source: Option<Source>,
    ) -> Self {
        let named = |key: &ClockKey| Named {
            value: key.to_string(),
            names: Lang::ALL.map(|lang| event::clock_in_full(lang, plan, key)),
        };
        let each: Vec<Named> = each.iter().map(named).collect();
        let values = sets.len() + usize::from(each.len() > 1);
        let fields = vec![
            Field::new(FieldName::From, crate::words::view::today(lang)),
            Field::one_of(FieldName::Clocks, 0, values),
            Field::new(FieldName::OrderedBy, ""),
            Field::new(FieldName::Reason, ""),
            Field::new(FieldName::Protocol, ""),
            Field::source(source),
            Field::new(FieldName::Note, ""),
        ];
        Self::new(Kind::Act(Act::Suspend { sets, each }), fields)
    }

    /// Ends a suspension, today; `chosen` of the open ones and of the clocks are proposed.
    #[must_use]
    pub fn resume(
        (open, chosen): (Vec<u32>, usize),
        (clocks, clock): (Vec<ClockKey>, usize),
        other: bool,
        lang: Lang,
        source: Option<Source>,
    ) -> Self {
        let mut fields = vec![Field::new(FieldName::Date, crate::words::view::today(lang))];
        let values = open.len() + usize::from(other);
        if values > 1 {
            fields.push(Field::one_of(FieldName::Which, chosen, values));
        }
        if !clocks.is_empty() {
            fields.push(Field::new(FieldName::Term, ""));
        }
        if clocks.len() > 1 {
            fields.push(Field::one_of(FieldName::TermOf, clock, clocks.len()));
        }
        fields.extend([
            Field::new(FieldName::OrderedBy, ""),
            Field::new(FieldName::Protocol, ""),
            Field::source(source),
            Field::new(FieldName::Note, ""),
        ]);
        let act = Act::Resume {
            open,
            clocks,
            other,
        };
        Self::new(Kind::Act(act), fields)
    }

    /// Takes over what was typed in another form, where this one asks for the same.
    pub(in crate::screen) fn carry_over(&mut self, typed: &Self) {
        for from in typed.fields.iter().filter(|field| field.is_changed()) {
            let name = match from.name {
                FieldName::Date => FieldName::From,
                name => name,
            };
            let to = self.fields.iter_mut().find(|field| field.name == name);
            match to {
                Some(to) if to.name == FieldName::Source => to.source = from.source,
                Some(to) if !to.is_choice() => to.set(from.value()),
                _ => {}
            }
        }
    }

    /// The clocks that are ticked, where they are ticked one by one.
    #[must_use]
    pub fn ticked(&self) -> Option<Vec<ClockKey>> {
        self.field(FieldName::Ticked)?;
        let ticked = self.picked(FieldName::Ticked).unwrap_or_default();
        let keys = ticked.split_whitespace();
        Some(keys.filter_map(|key| key.parse().ok()).collect())
    }

    /// Offers clocks to tick while that is what is chosen; those of the first set are ticked at first.
    pub(in crate::screen) fn offer_clocks(&mut self) {
        let Kind::Act(Act::Suspend { sets, each }) = &self.kind else {
            return;
        };
        let place = self
            .fields
            .iter()
            .position(|field| field.name == FieldName::Clocks);
        let wants = self.chosen(FieldName::Clocks) == sets.len();
        match (wants, self.field(FieldName::Ticked).is_some(), place) {
            (true, false, Some(place)) => {
                let first = sets.first().into_iter().flatten();
                let first: Vec<String> = first.map(ToString::to_string).collect();
                let known = |value: &String| each.iter().any(|named| named.value == *value);
                let first: Vec<String> = first.into_iter().filter(known).collect();
                let mut field = Field::new(FieldName::Ticked, "");
                field.choice = Some(Choice::several(each.clone(), &first.join(" ")));
                self.fields.insert(place + 1, field);
            }
            (false, true, _) => self.fields.retain(|field| field.name != FieldName::Ticked),
            _ => {}
        }
    }
}

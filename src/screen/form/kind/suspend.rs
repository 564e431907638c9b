//! The form of a suspension: which clocks stop, one set of a few or any that are ticked.

use serde::{Deserialize, Serialize};

use crate::assess::Preview;
use crate::calendar::{Bias, Date};
use crate::plan::{ClockKey, SuspensionRule};
use crate::record::{Change, Dossier, Proposal, Suspension, Wish};
use crate::screen::form::choice::{Choice, Named};
use crate::screen::form::fault::FormFault;
use crate::screen::form::field::Field;
use crate::screen::form::fields::{ACT_EXTRAS, Fields, of_act, today, unsigned};
use crate::screen::form::form_kind::{FormKind, Opening, Situation};
use crate::screen::form::name::FieldName;
use crate::screen::form::outlook::{Asked, Outlook};
use crate::words::{self, Lang, act, event, op, view};

/// A suspension of one of these sets of clocks, or of those that are ticked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SuspendForm {
    /// The sets; an empty one is all clocks.
    sets: Vec<Vec<ClockKey>>,
    /// What may be ticked one by one.
    #[serde(skip)]
    each: Vec<Named>,
}

impl SuspendForm {
    /// Suspends, from today; the first of the sets of clocks is proposed, and after them to tick some
    /// one by one.
    #[must_use]
    pub const fn new(sets: Vec<Vec<ClockKey>>) -> Self {
        Self {
            sets,
            each: Vec::new(),
        }
    }

    /// The clocks that are ticked at first: those of the first set.
    fn ticked_at_first(&self) -> String {
        let first = self.sets.first().into_iter().flatten();
        let first = first.map(ToString::to_string);
        let known = |value: &String| self.each.iter().any(|named| named.value == *value);
        first.filter(known).collect::<Vec<_>>().join(" ")
    }
}

/// The clocks that are ticked, where they are ticked one by one.
fn ticked(fields: &Fields) -> Option<Vec<ClockKey>> {
    fields.field(FieldName::Ticked)?;
    let ticked = fields.picked(FieldName::Ticked).unwrap_or_default();
    let keys = ticked.split_whitespace();
    Some(keys.filter_map(|key| key.parse().ok()).collect())
}

impl FormKind for SuspendForm {
    fn begin(&mut self, opening: &Opening<'_>) -> Option<Vec<Field>> {
        let plan = opening.plan();
        let option = |key: &ClockKey| {
            Named::new(key.to_string(), |lang| {
                event::clock_in_full(lang, plan, key)
            })
        };
        self.each = opening.suspendable.iter().map(option).collect();
        let sets = self.sets.iter();
        let mut names: Vec<[String; Lang::ALL.len()]> = sets
            .map(|keys| Lang::ALL.map(|lang| act::stopped(lang, plan, keys)))
            .collect();
        if self.each.len() > 1 {
            names.push(Lang::ALL.map(|lang| view::several_clocks(lang).to_owned()));
        }
        let mut fields = vec![
            Field::new(FieldName::From, today(opening.lang)).leaning(Bias::Nearest),
            Field::of(FieldName::Clocks, Choice::numbered(names, 0)),
            Field::new(FieldName::OrderedBy, ""),
            Field::new(FieldName::Reason, ""),
        ];
        fields.extend(of_act(opening.source));
        Some(fields)
    }

    fn asked(&self, fields: &Fields, today: Date) -> Result<Asked, FormFault> {
        let chosen = self.sets.get(fields.chosen(FieldName::Clocks)).cloned();
        let ticked = ticked(fields);
        if ticked.as_ref().is_some_and(Vec::is_empty) {
            return Err(FormFault::Empty(FieldName::Ticked));
        }
        let reason = fields.text(FieldName::Reason);
        let proposal = Proposal::Suspend(Box::new(Suspension {
            n: 0,
            from: fields.date(FieldName::From, today)?,
            clocks: ticked.or(chosen).unwrap_or_default(),
            reason: reason.clone(),
            ordered_by: fields.text(FieldName::OrderedBy),
            document: fields.document(today)?,
            stamp: unsigned(),
            resumption: None,
        }));
        Ok(Wish { proposal, reason }.into())
    }

    fn head(&self, at: Situation<'_>, fields: &Fields, _: &Outlook) -> (&'static str, String) {
        let ticked = ticked(fields).filter(|ticked| !ticked.is_empty());
        let what = ticked.map(|ticked| act::clocks(at.lang, at.dossier, &ticked));
        (op::SUSPEND_TITLE.text(at.lang), what.unwrap_or_default())
    }

    fn is_known(&self, dossier: &Dossier) -> bool {
        let mut keys = self.sets.iter().flatten();
        keys.all(|key| dossier.phase_of_clock(key).is_some())
    }

    fn phase(&self, dossier: &Dossier) -> Option<u32> {
        let first = self.sets.iter().flatten().next()?;
        dossier.phase_of_clock(first)
    }

    fn extras(&self) -> &'static [FieldName] {
        ACT_EXTRAS
    }

    /// Clocks are offered to tick while that is what is chosen.
    fn follow(&mut self, fields: &mut Fields) {
        let wants = fields.chosen(FieldName::Clocks) == self.sets.len();
        let offers = fields.field(FieldName::Ticked).is_some();
        match fields.place(FieldName::Clocks) {
            Some(place) if wants && !offers => {
                let choice = Choice::several(self.each.clone(), &self.ticked_at_first());
                fields.insert(place + 1, Field::of(FieldName::Ticked, choice));
            }
            _ if !wants => fields.retain(|field| field.name != FieldName::Ticked),
            _ => {}
        }
    }

    fn effects(
        &self,
        at: Situation<'_>,
        _: &Fields,
        change: &Change,
        preview: &Preview,
    ) -> Vec<String> {
        // A clock that does not stop comes last.
        effects(at, change, preview, usize::MAX)
    }
}

/// What suspending or resuming does to the clocks, with what stands beside it at a place of the list.
pub(super) fn effects(
    at: Situation<'_>,
    change: &Change,
    preview: &Preview,
    place: usize,
) -> Vec<String> {
    if at.plan().rules.suspensions == SuspensionRule::NoteOnly {
        return vec![act::only_a_note(at.lang).to_owned()];
    }
    let mut effects = words::effect::effects_or_none(at.lang, preview);
    let place = place.min(effects.len());
    effects.splice(
        place..place,
        words::beside::in_short(at.lang, change, preview),
    );
    effects
}

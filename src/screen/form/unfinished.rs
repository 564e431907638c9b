//! A form as text that can be kept: what it is about, and what stood in its fields.
//!
//! It is what is left of a form that was open when the line went dead, or was left unfinished. It becomes a form again, that
//! somebody looks at before anything of it is saved; and since it holds what the form was opened on,
//! what a colleague wrote meanwhile is a clash here as it would have been there. Days are written in
//! full: "today" would be another one.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::plan::{ClockId, ClockKey, Event, MilestoneId};
use crate::record::{ActId, Dossier, Expectation, Grant, NotePlace, Record, SettingKey};
use crate::words::{Lang, dates};

use super::kind::Export;
use super::{Act, Field, FieldName, Form, Kind};

/// What is left of a form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unfinished {
    /// When it was left.
    pub at: DateTime<FixedOffset>,
    about: About,
    /// What stood in each field, top to bottom.
    fields: Vec<(FieldName, String)>,
    /// The field with the cursor.
    focus: Option<FieldName>,
}

/// What a form is about: what it takes to open it again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum About {
    Record {
        choices: Vec<Event>,
        chosen: usize,
        was: Option<Box<Record>>,
    },
    Open(ClockId),
    Item(MilestoneId),
    Note(NotePlace),
    Setting {
        key: SettingKey,
        was: Option<String>,
        over: bool,
    },
    NewFixedDay,
    Suspend(Vec<Vec<ClockKey>>),
    Resume {
        open: Vec<u32>,
        clocks: Vec<ClockKey>,
        other: bool,
    },
    Extend(Vec<ClockKey>),
    Promise {
        choices: Vec<(Event, Option<Expectation>)>,
        chosen: usize,
    },
    TakeBack(ActId),
    Export(Box<Export>),
    Day(Option<Date>),
}

impl Unfinished {
    /// What is left of a form; `None` where nothing would be lost.
    #[must_use]
    pub fn of(form: &Form, at: DateTime<FixedOffset>, today: Date) -> Option<Self> {
        if !form.is_dirty() {
            return None;
        }
        let fields = form.fields.iter();
        Some(Self {
            at,
            about: About::of(form),
            fields: fields
                .map(|field| (field.name, form.text_of(field, today)))
                .collect(),
            focus: form.focused().map(|field| field.name),
        })
    }

    /// The phase it is about, where it is about one.
    #[must_use]
    pub fn phase(&self, dossier: &Dossier) -> Option<u32> {
        self.about.phase(dossier)
    }

    /// Whether nothing of a dossier would be written by it.
    #[must_use]
    pub const fn writes_nothing(&self) -> bool {
        matches!(self.about, About::Export(_) | About::Day(_))
    }

    /// What such a text says; `None` where it is none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The text, without line ends.
    #[must_use]
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The form, with the clocks that may be suspended now; `None` where the dossier no longer knows
    /// what it is about.
    #[must_use]
    pub fn form(&self, dossier: &Dossier, suspendable: &[ClockKey], lang: Lang) -> Option<Form> {
        if !self.about.is_known(dossier) {
            return None;
        }
        let mut form = self.about.form(dossier, suspendable, lang)?;
        for (name, text) in &self.fields {
            form.put_back(*name, text);
        }
        let focus = |field: &Field| Some(field.name) == self.focus;
        form.focus = form.fields.iter().position(focus).or(form.focus);
        Some(form)
    }
}

impl About {
    fn of(form: &Form) -> Self {
        match form.kind.clone() {
            Kind::Record {
                choices,
                chosen,
                was,
            } => Self::Record {
                choices,
                chosen,
                was,
            },
            Kind::Open(register) => Self::Open(register),
            Kind::Item(milestone) => Self::Item(milestone),
            Kind::Note(place) => Self::Note(place),
            Kind::Setting(_) if form.is_new_fixed_day() => Self::NewFixedDay,
            Kind::Setting(setting) => Self::Setting {
                key: setting.key,
                was: setting.was,
                over: setting.over,
            },
            Kind::Act(Act::Suspend { sets, .. }) => Self::Suspend(sets),
            Kind::Act(Act::Resume {
                open,
                clocks,
                other,
            }) => Self::Resume {
                open,
                clocks,
                other,
            },
            Kind::Act(Act::Extend(clocks)) => Self::Extend(clocks),
            Kind::Act(Act::Promise { choices, chosen }) => Self::Promise { choices, chosen },
            Kind::Act(Act::TakeBack(act)) => Self::TakeBack(act),
            Kind::Export(export) => Self::Export(export),
            Kind::Day(from) => Self::Day(from),
        }
    }

    fn phase(&self, dossier: &Dossier) -> Option<u32> {
        let plan = &dossier.plan;
        let event = |event: &Event| plan.role(event).ok().map(|role| role.phase());
        let clock = |key: Option<&ClockKey>| key.and_then(|key| dossier.phase_of_clock(key));
        match self {
            Self::Record {
                choices, chosen, ..
            } => choices.get(*chosen).and_then(event),
            Self::Promise { choices, chosen } => choices.get(*chosen).and_then(|(on, _)| event(on)),
            Self::Open(register) => plan.register(register).map(|register| register.phase),
            Self::Item(milestone) => plan.milestone(milestone).map(|milestone| milestone.phase),
            Self::Note(place) => dossier.phase_of(place),
            Self::Suspend(sets) => clock(sets.iter().flatten().next()),
            Self::Resume { open, .. } => {
                let act = open.first().and_then(|n| dossier.suspension(*n));
                act.and_then(|act| clock(act.clocks.first()))
            }
            Self::Extend(clocks) => clock(clocks.first()),
            Self::Setting { .. }
            | Self::NewFixedDay
            | Self::TakeBack(_)
            | Self::Export(_)
            | Self::Day(_) => None,
        }
    }

    /// Whether the dossier still knows what it names.
    fn is_known(&self, dossier: &Dossier) -> bool {
        let plan = &dossier.plan;
        let event = |event: &Event| plan.role(event).is_ok();
        let clocks = |keys: &[ClockKey]| {
            let mut keys = keys.iter();
            keys.all(|key| dossier.phase_of_clock(key).is_some())
        };
        match self {
            Self::Record {
                choices, chosen, ..
            } => *chosen < choices.len() && choices.iter().all(event),
            Self::Promise { choices, chosen } => {
                *chosen < choices.len() && choices.iter().all(|(on, _)| event(on))
            }
            Self::Open(register) => plan.register(register).is_some(),
            Self::Item(milestone) => plan.milestone(milestone).is_some(),
            Self::Note(NotePlace::Plan)
            | Self::NewFixedDay
            | Self::TakeBack(_)
            | Self::Export(_)
            | Self::Day(_) => true,
            Self::Note(place) => dossier.phase_of(place).is_some(),
            Self::Setting { key, .. } => SettingKey::of(plan, &key.to_string()).is_ok(),
            Self::Suspend(sets) => sets.iter().all(|set| clocks(set)),
            Self::Resume { clocks: keys, .. } => clocks(keys),
            Self::Extend(keys) => !keys.is_empty() && clocks(keys),
        }
    }

    fn form(&self, dossier: &Dossier, suspendable: &[ClockKey], lang: Lang) -> Option<Form> {
        let plan = &dossier.plan;
        Some(match self.clone() {
            Self::Record { was: Some(was), .. } => Form::correct(&was),
            Self::Record {
                choices, chosen, ..
            } => {
                let mut form = Form::record(choices, lang, None);
                (0..chosen).for_each(|_| form.choose(true));
                form
            }
            Self::Open(register) => Form::open(&register, lang),
            Self::Item(milestone) => Form::item(&milestone),
            Self::Note(place) => {
                let kinds: Vec<_> = dossier.kinds_of(&place).cloned().collect();
                Form::note(place, &kinds, lang)
            }
            Self::Setting { key, was, over } => {
                let mut form = Form::setting(lang, plan, &key);
                if let Kind::Setting(setting) = &mut form.kind {
                    (setting.was, setting.over) = (was, over);
                }
                form
            }
            Self::NewFixedDay => Form::fixed_day(plan)?,
            Self::Suspend(sets) => Form::suspend(sets, suspendable, plan, lang, None),
            Self::Resume {
                open,
                clocks,
                other,
            } => Form::resume((open, 0), (clocks, 0), other, lang, None),
            Self::Extend(clocks) => Form::extend(clocks, lang),
            Self::Promise { choices, chosen } => {
                let mut form = Form::promise(choices, None)?;
                (0..chosen).for_each(|_| form.choose(true));
                form
            }
            Self::TakeBack(act) => Form::take_back(act),
            Self::Export(export) => Form::of_export(*export, lang, false),
            Self::Day(from) => Form::day(from, lang),
        })
    }
}

impl Form {
    /// What stands in a field, as it will mean the same on another day.
    fn text_of(&self, field: &Field, today: Date) -> String {
        if let Some((chosen, _)) = field.chosen {
            return chosen.to_string();
        }
        if let Some(choice) = &field.choice {
            return choice.value().unwrap_or_default();
        }
        if let Some(source) = field.source {
            return source.to_string();
        }
        let day = match field.name {
            FieldName::Grant => match self.grant(today) {
                Ok(Grant::Until(day)) => Some(day),
                _ => None,
            },
            name if name.is_date() => self.typed(name, today).and_then(Result::ok),
            _ => None,
        };
        day.map_or_else(|| field.value().to_owned(), dates::full)
    }

    /// Puts back what stood in a field. One that the form does not begin with is made.
    fn put_back(&mut self, name: FieldName, text: &str) {
        self.offer_clocks();
        if self.field(name).is_none() {
            match name {
                FieldName::Source => self.fields.push(Field::source(None)),
                // It comes with a clash, in the place where a correction has it.
                FieldName::Reason => self.fields.insert(1, Field::new(name, "")),
                name => self.fields.push(Field::new(name, "")),
            }
        }
        if let Some(field) = self.field_mut(name) {
            field.put_back(text);
        }
        // With the clipboard chosen there is no file.
        self.offer_file();
        self.aim();
    }
}

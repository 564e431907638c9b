//! What every kind of form is asked.
//!
//! A kind lives in one file under `kind/`: what it is about, its fields, how they are read, and what is
//! said of it. Forms, keys and drawing ask these questions and know no kind by its name. Most have an
//! answer that fits; a kind says only what is its own.

use std::collections::HashSet;

use crate::assess::{Assessment, Preview};
use crate::calendar::Date;
use crate::notation::Completion;
use crate::plan::{ClockKey, Event, Plan};
use crate::record::{Change, Conflict, Dossier, Refusal, Slot, Source};
use crate::words::question::Answer;
use crate::words::{self, Label, Lang, sentences};

use super::fault::FormFault;
use super::field::Field;
use super::fields::Fields;
use super::name::FieldName;
use super::outlook::{Asked, Outlook, PlanToRead};

/// What a form is opened with.
pub struct Opening<'a> {
    /// The language of what is proposed.
    pub lang: Lang,
    /// What it is about.
    pub dossier: &'a Dossier,
    /// The clocks that may be suspended now.
    pub suspendable: Vec<ClockKey>,
    /// The kind of source that is proposed.
    pub source: Option<Source>,
}

impl Opening<'_> {
    /// The plan of the dossier.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        &self.dossier.plan
    }
}

/// What an open form stands in: the language, and the situation of the day that is looked at.
#[derive(Clone, Copy)]
pub struct Situation<'a> {
    /// The language of the screen.
    pub lang: Lang,
    /// The dossier.
    pub dossier: &'a Dossier,
    /// What it means.
    pub assessment: &'a Assessment,
    /// What of it was written outside of the program.
    pub outside: &'a HashSet<Slot>,
    /// On this day.
    pub today: Date,
}

impl<'a> Situation<'a> {
    /// The plan of the dossier.
    #[must_use]
    pub const fn plan(&self) -> &'a Plan {
        &self.dossier.plan
    }
}

/// What is said beside a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Echo {
    /// The words.
    pub text: String,
    /// Whether they say that what is typed is not understood.
    pub is_fault: bool,
}

impl Echo {
    /// What was understood, or may be typed.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_fault: false,
        }
    }

    /// That it was not understood.
    #[must_use]
    pub fn fault(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_fault: true,
        }
    }
}

/// Where a step back from a question leads.
#[derive(Clone, Debug, PartialEq)]
pub enum StepBack {
    /// To other fields of the same form.
    Here,
    /// To what is asked of a file with these answers.
    Read(PlanToRead),
}

/// A kind of form.
pub trait FormKind {
    /// The fields it begins with; `None` where there is nothing to ask. What the plan says of its values
    /// is read anew here.
    fn begin(&mut self, opening: &Opening<'_>) -> Option<Vec<Field>>;

    /// Reads what is typed, where that takes long: once each time that something is looked ahead to.
    fn read(&mut self, _fields: &Fields) {}

    /// What the form asks for, as it stands.
    ///
    /// # Errors
    /// The first field that does not say what it must.
    fn asked(&self, fields: &Fields, today: Date) -> Result<Asked, FormFault>;

    /// What the form is called, and what it is about.
    fn head(&self, at: Situation<'_>, fields: &Fields, outlook: &Outlook)
    -> (&'static str, String);

    /// Whether the dossier still knows what it names.
    fn is_known(&self, _dossier: &Dossier) -> bool {
        true
    }

    /// The phase it is about, where it is about one.
    fn phase(&self, _dossier: &Dossier) -> Option<u32> {
        None
    }

    /// The fields that are rarely needed, and come after the last one.
    fn extras(&self) -> &'static [FieldName] {
        &[]
    }

    /// The event whose date it takes.
    fn event(&self) -> Option<&Event> {
        None
    }

    /// Which of how many events of the head line is chosen, counted from one.
    fn place(&self) -> Option<(usize, usize)> {
        None
    }

    /// Goes to another of the events on the head line; whether other fields stand there now.
    fn choose(&mut self, _forward: bool, _fields: &mut Fields) -> bool {
        false
    }

    /// Dates offered where none may be taken for granted.
    fn suggestions(&self) -> &[Date] {
        &[]
    }

    /// Follows what is chosen: fields that come and go with it.
    fn follow(&mut self, _fields: &mut Fields) {}

    /// Whether what is chosen is another suspension, to be ordered in the form of that.
    fn wants_another(&self, _fields: &Fields) -> bool {
        false
    }

    /// The day that is meant by a field that is none of a date, where it is one: it is kept in full.
    fn kept(&self, _field: &Field, _today: Date) -> Option<Date> {
        None
    }

    /// What stands between the head line and the fields: the value there was.
    fn above(&self, _at: Situation<'_>, _fields: &Fields) -> Vec<(Label, String)> {
        Vec::new()
    }

    /// What is said beside a field, at every key.
    fn echo(&self, _at: Situation<'_>, _field: &Field) -> Option<Echo> {
        None
    }

    /// The plan that the typed text is, where that can be read.
    fn plan_read(&self) -> Option<Plan> {
        None
    }

    /// Whether a new dossier begins with what is typed, so that nothing is saved yet.
    fn begins_a_dossier(&self) -> bool {
        false
    }

    /// What is said once of what is typed, beside the answer to a key.
    fn remark(&mut self, _lang: Lang) -> Option<String> {
        None
    }

    /// What is pasted into a text, as it goes in; nothing where something has to be asked about it first.
    fn pasted(&mut self, text: &str, _fields: &mut Fields) -> Option<String> {
        Some(text.to_owned())
    }

    /// Takes an answer about what was pasted; what goes into the text, once nothing more is asked.
    fn answered(&mut self, _answer: &str, _fields: &mut Fields) -> Option<String> {
        None
    }

    /// Whether what stands above the fields is a question, which is read whole.
    fn is_a_question(&self) -> bool {
        false
    }

    /// Goes back to the question before, or to what stood there before the first; nothing where none is asked.
    fn step_back(&mut self, _fields: &mut Fields) -> Option<StepBack> {
        None
    }

    /// Puts the fields back that a question stands in place of, and keeps what was pasted in the text.
    fn stop_asking(&mut self, _fields: &mut Fields) {}

    /// Hears what is wrong with what it asked for, a sentence each.
    fn told(&mut self, _sentences: Vec<String>) {}

    /// What it was told, from the sentence on that it was scrolled to.
    fn heard(&self) -> &[String] {
        &[]
    }

    /// Scrolls through that; whether there is anything to scroll.
    fn scroll(&mut self, _down: bool) -> bool {
        false
    }

    /// Whether it holds what was typed before, and stands in no field.
    fn holds_changes(&self) -> bool {
        false
    }

    /// The names that may stand at a line and a column of a text; `None` where none does.
    fn completion(&self, _text: &str, _at: (usize, usize)) -> Option<Completion> {
        None
    }

    /// What stands in an empty field, and is meant where nothing else is typed.
    fn presumed(&self, _fields: &Fields, _field: &Field) -> Option<String> {
        None
    }

    /// What saving would do.
    fn effects(
        &self,
        at: Situation<'_>,
        _fields: &Fields,
        change: &Change,
        preview: &Preview,
    ) -> Vec<String> {
        // What else goes comes first: what is last may have no room.
        let gone = words::rejection::gone_with_it(at.lang, &preview.dossier, &change.edits);
        let mut effects: Vec<String> = gone.into_iter().collect();
        effects.extend(words::effect::effects_or_none(at.lang, preview));
        effects
    }

    /// Why it is refused.
    fn refused(&self, at: Situation<'_>, refusal: &Refusal) -> String {
        words::refusal::refusal(at.lang, at.dossier, refusal)
    }

    /// The date and the protocol that somebody else wrote meanwhile.
    fn theirs(&self, dossier: &Dossier) -> Option<(Date, Option<String>)> {
        let record = dossier.record(self.event()?)?;
        Some((record.date, record.document.protocol.clone()))
    }

    /// The date that stood there when the form opened.
    fn date_before(&self) -> Option<Date> {
        None
    }

    /// Of a conflict over what is no date: the value in the file, mine, and the one before.
    fn clashing(
        &self,
        _at: Situation<'_>,
        _fields: &Fields,
        _conflict: &Conflict,
    ) -> Option<[String; 3]> {
        None
    }

    /// What is asked where `by` somebody else wrote the same.
    fn clash(&self, lang: Lang, by: &str) -> String {
        sentences::clash(lang, by)
    }

    /// The answer by which mine goes over theirs.
    fn over(&self) -> Answer {
        Answer::MineWithReason
    }

    /// Puts mine over theirs; what was typed stays. The field to go to.
    fn put_over(
        &mut self,
        _conflict: &Conflict,
        _dossier: &Dossier,
        _fields: &mut Fields,
    ) -> Option<FieldName> {
        None
    }

    /// Takes theirs into what was typed, the rest of which stays; whether that can be.
    fn take_theirs(
        &mut self,
        _conflict: &Conflict,
        _dossier: &Dossier,
        _fields: &mut Fields,
    ) -> bool {
        false
    }

    /// The answer by which what is typed is carried out.
    fn goes_on(&self) -> Answer {
        Answer::Save
    }

    /// The day to go back to, where the form is thrown away.
    fn back_to(&self) -> Option<Date> {
        None
    }

    /// The day it speaks of, where that is not the day it is.
    fn day(&self) -> Option<Date> {
        None
    }
}

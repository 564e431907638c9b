//! The form of the whole plan as text: read at every key, saved as one change.
//!
//! It keeps the plan that it began with, so that what colleagues write meanwhile stays: only what differs from that
//! plan is written. Two who wrote the same meet at a line. What a line means is not decided here but in `notation`.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use crate::assess::Preview;
use crate::calendar::Date;
use crate::notation::{
    Completion, LineIds, SaidFault, complete, line_of, pasted, read, read_over, said, text_to_edit,
};
use crate::plan::Plan;
use crate::record::{Change, Conflict, Dossier, Proposal, Slot, Wish};
use crate::screen::form::fault::FormFault;
use crate::screen::form::field::Field;
use crate::screen::form::fields::Fields;
use crate::screen::form::form_kind::{FormKind, Opening, Situation, StepBack};
use crate::screen::form::name::FieldName;
use crate::screen::form::outlook::{Asked, Outlook};
use crate::words::{self, Label, Lang, plan_change, plan_text, setting};

use super::pasted_table::{OpenTable, TableStep};

/// The plan as text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PlanTextForm {
    /// The plan that the text began with.
    #[serde(deserialize_with = "sound")]
    base: Option<Box<Plan>>,
    /// The text that it was then.
    was: String,
    /// Whether it was said that comments are not kept.
    told_of_comments: bool,
    /// The new labels that were said.
    #[serde(skip)]
    told_of_names: Vec<(String, String)>,
    /// Whether a new dossier begins with it: then nothing is saved.
    #[serde(default)]
    begins: bool,
    #[serde(skip)]
    lang: Lang,
    /// The ids of its lines, which stay where a label is altered.
    #[serde(skip)]
    ids: LineIds,
    /// What is typed, as it was read last.
    #[serde(skip)]
    reading: Option<Reading>,
    /// A table that was pasted and does not say all.
    #[serde(skip)]
    table: Option<Box<OpenTable>>,
}

/// A plan that was kept with a form: it is checked as any plan is that is read.
fn sound<'de, D: Deserializer<'de>>(kept: D) -> Result<Option<Box<Plan>>, D::Error> {
    let kept = serde_json::Value::deserialize(kept)?;
    let plan = Plan::from_json_kept(&kept.to_string());
    plan.map(|plan| Some(Box::new(plan)))
        .map_err(D::Error::custom)
}

/// A text that was read.
#[derive(Clone, Debug, PartialEq)]
struct Reading {
    text: String,
    plan: Result<Box<Plan>, Vec<SaidFault>>,
    comments: usize,
    renamed: Vec<(String, String)>,
}

impl Reading {
    fn of(text: &str, base: Option<&Plan>, ids: &LineIds, lang: Lang) -> Self {
        let with_ids = ids.kept_in(text);
        let read = match base {
            Some(base) => read_over(&with_ids, base),
            None => read(&with_ids),
        };
        let (plan, comments, renamed) = match read {
            Ok(read) => {
                let mut plan = read.plan;
                if let Some(base) = base.filter(|_| !read.is_named) {
                    // By its name calendars know the appointments of a contract: a new title leaves it as it is.
                    plan.name.clone_from(&base.name);
                }
                (Ok(Box::new(plan)), read.comments, read.renamed)
            }
            Err(faults) => (Err(said(lang, text, &faults)), 0, Vec::new()),
        };
        Self {
            text: text.to_owned(),
            plan,
            comments,
            renamed,
        }
    }
}

/// The names that lead to a value of the plan.
fn path_of(slot: &Slot) -> Vec<String> {
    match slot {
        Slot::Plan(path) => path.parts().map(str::to_owned).collect(),
        Slot::Setting(key) => key.to_string().split('.').map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// The line of a text that says what a conflict is about, and where it stands.
fn line_in<'t>(text: &'t str, slot: &Slot) -> Option<(usize, &'t str)> {
    let path = path_of(slot);
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let at = line_of(text, &path)?;
    Some((at, text.split('\n').nth(at)?))
}

/// A text with another line in the place of one, or without it.
fn with_line(text: &str, at: usize, other: Option<(usize, &str)>) -> String {
    let mut lines: Vec<&str> = text.split('\n').collect();
    match other {
        Some((_, line)) => lines[at] = line,
        None => {
            lines.remove(at);
        }
    }
    lines.join("\n")
}

impl PlanTextForm {
    /// The text that a new dossier begins with.
    #[must_use]
    pub fn beginning() -> Self {
        Self {
            begins: true,
            ..Self::default()
        }
    }

    fn typed(&self) -> Option<&Reading> {
        self.reading.as_ref()
    }

    /// What goes into the text, where nothing more is asked.
    fn taken(&mut self, step: TableStep) -> Option<String> {
        match step {
            TableStep::Lines(lines) => Some(lines),
            TableStep::Asks(table) => {
                self.table = Some(table);
                None
            }
        }
    }

    /// The plan that the text began with, but with a line of it as others have written it since.
    fn with_their_line(&self, slot: &Slot, theirs: &Plan) -> Option<Plan> {
        let base = text_to_edit(self.base.as_deref()?, self.lang);
        let theirs = text_to_edit(theirs, self.lang);
        let (at, _) = line_in(&base, slot)?;
        let read = read(&with_line(&base, at, line_in(&theirs, slot))).ok()?;
        let mut plan = read.plan;
        if !read.is_named {
            plan.name.clone_from(&self.base.as_ref()?.name);
        }
        Some(plan)
    }

    /// The same with the one value that is a setting.
    fn with_their_value(&self, slot: &Slot, theirs: &Plan) -> Option<Plan> {
        let Slot::Setting(key) = slot else {
            return None;
        };
        let mut plan = self.base.as_deref()?.clone();
        key.assign(&mut plan, key.value(theirs).as_deref()).ok()?;
        Some(plan)
    }
}

impl FormKind for PlanTextForm {
    fn begin(&mut self, opening: &Opening<'_>) -> Option<Vec<Field>> {
        self.lang = opening.lang;
        if self.base.is_none() {
            self.was = text_to_edit(opening.plan(), opening.lang);
        }
        // Of a dossier that begins nobody else has written anything.
        if self.base.is_none() || self.begins {
            self.base = Some(Box::new(opening.plan().clone()));
        }
        // Of what begins nothing is recorded yet that would lose its place.
        if !self.begins {
            self.ids = LineIds::of(&self.was);
        }
        let mut fields = vec![Field::lines(FieldName::Text, &self.was)];
        fields.extend((!self.begins).then(|| Field::new(FieldName::Reason, "")));
        Some(fields)
    }

    fn read(&mut self, fields: &Fields) {
        let typed = fields.field(FieldName::Text).map(Field::value);
        let (Some(typed), Some(base)) = (typed, &self.base) else {
            return;
        };
        if self.typed().is_none_or(|known| known.text != typed) {
            let base = Some(base.as_ref()).filter(|_| !self.begins);
            self.reading = Some(Reading::of(typed, base, &self.ids, self.lang));
        }
    }

    fn asked(&self, fields: &Fields, _: Date) -> Result<Asked, FormFault> {
        if let Some(table) = &self.table {
            return Ok(Asked::Answer(table.answer(fields)?));
        }
        let empty = || FormFault::Empty(FieldName::Text);
        let reading = self.typed().ok_or_else(empty)?;
        let plan = reading.plan.clone().map_err(FormFault::Lines)?;
        let proposal = Proposal::ApplyPlan {
            plan,
            base: Some(self.base.clone().ok_or_else(empty)?),
            since: None,
        };
        let reason = fields.text(FieldName::Reason);
        Ok(Wish { proposal, reason }.into())
    }

    fn head(&self, at: Situation<'_>, _: &Fields, outlook: &Outlook) -> (&'static str, String) {
        if let Some(table) = &self.table {
            return table.head();
        }
        let what = match outlook {
            Outlook::Ready(ready) => plan_text::values(at.lang, ready.0.edits.len()),
            _ => String::new(),
        };
        (Label::TitlePlanText.text(at.lang), what)
    }

    /// What happens to the clocks, then each value.
    fn effects(
        &self,
        at: Situation<'_>,
        _: &Fields,
        change: &Change,
        preview: &Preview,
    ) -> Vec<String> {
        plan_change::in_full(at.lang, at.dossier, change, preview)
    }

    fn plan_read(&self) -> Option<Plan> {
        let plan = self.typed()?.plan.as_ref().ok()?;
        Some(plan.as_ref().clone())
    }

    fn begins_a_dossier(&self) -> bool {
        self.begins
    }

    fn remark(&mut self, lang: Lang) -> Option<String> {
        let typed = self.typed()?;
        let renamed = typed.renamed.iter();
        if let Some(one) = renamed
            .clone()
            .find(|one| !self.told_of_names.contains(one))
        {
            let (former, now) = one.clone();
            // At every letter of a new label it is said anew what it has become.
            self.told_of_names.retain(|(told, _)| *told != former);
            self.told_of_names.push((former.clone(), now.clone()));
            return Some(words::outline::is_called_now(lang, &former, &now));
        }
        let comments = typed.comments;
        if comments == 0 || std::mem::replace(&mut self.told_of_comments, true) {
            return None;
        }
        Some(words::outline::comments_are_not_kept(lang, comments))
    }

    fn pasted(&mut self, text: &str, fields: &mut Fields) -> Option<String> {
        let field = fields.field(FieldName::Text)?;
        let goes_on = field.text_box.as_ref()?.cursor().1 > 0;
        if !goes_on && let Some(step) = OpenTable::read(text, self.lang, fields) {
            return self.taken(step);
        }
        Some(pasted(text, goes_on))
    }

    fn answered(&mut self, answer: &str, fields: &mut Fields) -> Option<String> {
        let step = self.table.take()?.answered(answer, fields);
        self.taken(step)
    }

    fn is_a_question(&self) -> bool {
        self.table.is_some()
    }

    fn step_back(&mut self, fields: &mut Fields) -> Option<StepBack> {
        self.table = self.table.take()?.back(fields);
        Some(StepBack::Here)
    }

    fn stop_asking(&mut self, fields: &mut Fields) {
        if let Some(table) = self.table.take() {
            table.given_up(fields);
        }
    }

    fn holds_changes(&self) -> bool {
        self.table.is_some()
    }

    fn above(&self, _: Situation<'_>, fields: &Fields) -> Vec<(Label, String)> {
        let table = self.table.as_ref();
        table.map_or_else(Vec::new, |table| table.above(fields))
    }

    fn completion(&self, text: &str, (line, column): (usize, usize)) -> Option<Completion> {
        complete(text, line, column, self.lang)
    }

    /// Both lines, and the one there was.
    fn clashing(
        &self,
        at: Situation<'_>,
        fields: &Fields,
        conflict: &Conflict,
    ) -> Option<[String; 3]> {
        let slot = &conflict.slot;
        let texts = [
            text_to_edit(at.plan(), at.lang),
            fields.field(FieldName::Text)?.value().to_owned(),
            self.was.clone(),
        ];
        let lines = [0, 1, 2].map(|nth| line_in(&texts[nth], slot));
        if lines.iter().any(Option::is_some) {
            return Some(lines.map(|line| match line {
                Some((_, line)) => line.trim().to_owned(),
                None => plan_text::no_line(at.lang).to_owned(),
            }));
        }
        let mine = self.typed().and_then(|reading| reading.plan.as_ref().ok());
        let mine = |key: &crate::record::SettingKey| mine.and_then(|plan| key.value(plan));
        Some(match slot {
            Slot::Setting(key) => {
                let values = [
                    conflict.present.clone(),
                    mine(key),
                    conflict.expected.clone(),
                ];
                values.map(|value| setting::value(at.lang, at.plan(), key, value.as_deref()))
            }
            _ => [&conflict.present, &None, &conflict.expected]
                .map(|value| value.clone().unwrap_or_default()),
        })
    }

    fn clash(&self, lang: Lang, by: &str) -> String {
        plan_text::clash(lang, by)
    }

    /// Their line stands in place of mine; whatever else I wrote stays.
    fn take_theirs(&mut self, conflict: &Conflict, dossier: &Dossier, fields: &mut Fields) -> bool {
        let (slot, theirs) = (&conflict.slot, &dossier.plan);
        let Some(field) = fields.field_mut(FieldName::Text) else {
            return false;
        };
        let their_text = text_to_edit(theirs, self.lang);
        let mine = line_in(field.value(), slot).map(|(at, _)| at);
        let (Some(at), Some(base)) = (mine, self.with_their_line(slot, theirs)) else {
            return false;
        };
        let text = with_line(field.value(), at, line_in(&their_text, slot));
        field.put_back(&text);
        self.base = Some(Box::new(base));
        true
    }

    /// My line goes over theirs; whatever else they wrote stays.
    fn put_over(
        &mut self,
        conflict: &Conflict,
        dossier: &Dossier,
        _: &mut Fields,
    ) -> Option<FieldName> {
        let (slot, theirs) = (&conflict.slot, &dossier.plan);
        let base = self.with_their_line(slot, theirs);
        let base = base.or_else(|| self.with_their_value(slot, theirs))?;
        self.base = Some(Box::new(base));
        Some(FieldName::Reason)
    }
}

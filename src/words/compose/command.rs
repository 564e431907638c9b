//! A refusal on the command line, with the option that helps and what there is to choose from.

use std::path::Path;

use crate::calendar::Date;
use crate::plan::{ClockId, ClockKey, Plan, PointPlace, Register};
use crate::record::{Dossier, Doubt, NotePlace, Refusal};
use crate::words::command::{
    a_correction, a_line_with_id, a_reason, add_point, all_that_differs, and_others, did_you_mean,
    how_to_add_an_item, how_to_correct, how_to_open, named_by_register, no_item, no_such_kind,
    no_such_plan, not_a_number, nothing_saved, the_changes, there_are, there_is_a_term,
    which_register, with_a_reason, with_code, with_followers, with_group,
};
use crate::words::doubt::doubt;
use crate::words::known::{self, Alternatives};
use crate::words::refusal::refusal;
use crate::words::shell;
use crate::words::{Lang, dates};

/// A refusal on the command line: a sentence, and under it what there is to choose from, a line each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Why, and what to do.
    pub sentence: String,
    /// What there is; empty where nothing was named that is not there.
    pub rows: Vec<String>,
}

impl From<String> for Refused {
    fn from(sentence: String) -> Self {
        let rows = Vec::new();
        Self { sentence, rows }
    }
}

impl Refused {
    /// A sentence with what there is to choose from.
    #[must_use]
    pub fn among(lang: Lang, sentence: &str, choice: Alternatives) -> Self {
        let sentence = did_you_mean(lang, sentence, choice.meant.as_deref());
        Self::listing(lang, sentence, choice.rows)
    }

    /// A sentence with what there is, where there is anything.
    #[must_use]
    pub fn listing(lang: Lang, sentence: String, rows: Vec<String>) -> Self {
        let sentence = if rows.is_empty() {
            sentence
        } else {
            there_are(lang, &sentence)
        };
        Self { sentence, rows }
    }
}

/// A refusal, with what there is instead of what was named.
#[must_use]
pub fn refused(lang: Lang, dossier: &Dossier, why: &Refusal, named: Option<&Path>) -> Refused {
    let sentence = hinted(lang, dossier, why, named);
    let rows = known::instead(lang, dossier, why).map(|choice| choice.rows);
    let rows = short(lang, why, rows.unwrap_or_default(), named);
    let Some(how) = how_to_make_one(lang, &dossier.plan, why, named) else {
        return Refused::listing(lang, sentence, rows);
    };
    if rows.is_empty() {
        return format!("{sentence} {how}").into();
    }
    // A command that may be copied has its line to itself.
    let mut listed = Refused::listing(lang, sentence, rows);
    listed.rows.push(format!("  {how}"));
    listed
}

/// How many settings are listed where one was named that is not there: the others are as many as a book has lines.
const NEAREST: usize = 12;

/// The settings that are near to what was named, and how all of them are listed; of anything else, all there is.
fn short(lang: Lang, why: &Refusal, rows: Vec<String>, named: Option<&Path>) -> Vec<String> {
    let others = rows.len().saturating_sub(NEAREST);
    if !matches!(why, Refusal::UnknownSetting { .. }) || others == 0 {
        return rows;
    }
    let more = and_others(lang, others, &shell::command("get", named));
    rows.into_iter().take(NEAREST).chain([more]).collect()
}

/// The command that makes what was named and is not there.
fn how_to_make_one(lang: Lang, plan: &Plan, why: &Refusal, named: Option<&Path>) -> Option<String> {
    match why {
        Refusal::UnknownRequest { register, .. } => {
            // Which register has to be said where there are several.
            let known = plan.entries(register).map(Register::agreed);
            let line = match known.filter(|_| plan.opening().count() > 1) {
                Some(id) => format!("request open --register {id}"),
                None => "request open".to_owned(),
            };
            let open = shell::command(&line, named);
            Some(how_to_open(lang, &open))
        }
        Refusal::UnknownItem {
            milestone, item, ..
        } => {
            let add = shell::command(&format!("item add {milestone} {item}"), named);
            Some(how_to_add_an_item(lang, &add))
        }
        _ => None,
    }
}

/// The other steps of the entry that a clock is of which have a term, as commands call them.
fn with_a_term(dossier: &Dossier, clock: &ClockKey) -> Option<String> {
    let register = dossier.plan.register(&clock.id)?;
    let steps = dossier.plan.steps_of(register.agreed());
    let keys = steps.map(|step| ClockKey {
        id: step.id.clone(),
        n: clock.n,
    });
    let keys = keys.filter(|key| dossier.may_stop(key));
    let names: Vec<String> = keys.map(|key| key.to_string()).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// The command that puts a point back into the list of the plan, as that of an attempt has it.
fn point_again(lang: Lang, dossier: &Dossier, point: &PointPlace) -> Option<String> {
    let quoted = |text: &str| shell::quoted(Path::new(text));
    let list = dossier.plan.milestone(&point.milestone)?;
    let kept = list.point(&point.point)?;
    let (it, en) = (quoted(&kept.it), quoted(&kept.en));
    let mut line = add_point(lang, &list.id.whole(), &kept.id, &it, &en);
    if let Some(source) = &kept.source {
        line = with_code(lang, &line, &quoted(source));
    }
    if let Some(group) = &kept.group {
        line = with_group(lang, &line, group);
    }
    Some(line)
}

/// A refusal, with the option of the command line that helps.
fn hinted(lang: Lang, dossier: &Dossier, why: &Refusal, named: Option<&Path>) -> String {
    let sentence = match why {
        // What there is stands in the lines below.
        Refusal::UnknownItem {
            milestone,
            item,
            known,
        } if !known.is_empty() => no_item(lang, &dossier.plan, milestone, item),
        Refusal::WhichRegister { known } if !known.is_empty() => which_register(lang).to_owned(),
        _ => refusal(lang, dossier, why),
    };
    let hint = match why {
        Refusal::ReasonMissing { .. }
        | Refusal::ReasonMissingForAct(_)
        | Refusal::ReasonMissingForRejection(_)
        | Refusal::ReasonMissingForTick(_)
        | Refusal::ReasonMissingForWaiver(_) => a_reason(lang),
        Refusal::RejectedAgain(by) | Refusal::WasRejected { by, .. } => {
            let clear = shell::command(&with_a_reason(lang, &format!("clear {by}")), named);
            return format!("{sentence} {clear}");
        }
        Refusal::TickedAgain(tick) => {
            let (of, point) = (&tick.event, &tick.point);
            let take = shell::command(&format!("tick {of} {point} none"), named);
            return format!("{sentence} {take}");
        }
        Refusal::DeliveredAgain { of, .. } => {
            let clear = shell::command(&with_a_reason(lang, &format!("clear {of}")), named);
            return format!("{sentence} {clear}");
        }
        Refusal::NothingToReject {
            last: Some((name, _)),
            ..
        } => {
            let correct = shell::command(
                &with_a_reason(lang, &a_correction(lang, &name.to_string())),
                named,
            );
            return format!("{sentence} {}", how_to_correct(lang, &correct));
        }
        Refusal::PointOfAttempt(point) if !dossier.plan.has_point(&point.in_the_plan()) => {
            let add = point_again(lang, dossier, point);
            let add = add.map(|add| shell::command(&add, named));
            return format!("{sentence} {}", add.unwrap_or_default());
        }
        Refusal::PointOfAttempt(point) => {
            let place = point.in_the_plan();
            let waive = shell::command(&with_a_reason(lang, &format!("waive {place}")), named);
            return format!("{sentence} {waive}");
        }
        Refusal::NoTerm { clock, .. } => match with_a_term(dossier, clock) {
            Some(known) => return format!("{sentence} {}", there_is_a_term(lang, &known)),
            None => return sentence,
        },
        Refusal::DoesNotApply { place, .. } | Refusal::PointDoesNotApply { place, .. } => {
            let clear = shell::command(&with_a_reason(lang, &format!("clear {place}")), named);
            return format!("{sentence} {clear}");
        }
        Refusal::NoSuchChange(_, 1..) => {
            let log = shell::command("log", named);
            return format!("{sentence} {}", the_changes(lang, &log));
        }
        Refusal::UnknownRegister(_) => named_by_register(lang),
        Refusal::WhichRegister { known } if !known.is_empty() => named_by_register(lang),
        Refusal::WhichSuspension { .. } => {
            return a_line_with_id(lang, sentence.trim_end_matches('.'));
        }
        Refusal::Conflict(conflict) if conflict.outside => {
            return all_that_differs(lang, &sentence, &shell::command("validate", named));
        }
        _ => return sentence,
    };
    format!("{sentence} {hint}")
}

/// Everything that would be asked, and how to say yes. The date in question is said in full, for a day
/// typed without its year may be of another year than was meant.
#[must_use]
pub fn asked(lang: Lang, dossier: &Dossier, doubts: &[Doubt], date: Option<Date>) -> String {
    let asked = doubts.iter().map(|asked| doubt(lang, dossier, asked));
    let mut sentences: Vec<String> = asked.collect();
    if doubts.iter().any(Doubt::offers_followers) {
        sentences.push(with_followers(lang).to_owned());
    }
    let is_said = |doubt: &Doubt| matches!(doubt, Doubt::Future { .. });
    let date = date.filter(|_| !doubts.iter().any(is_said));
    let date = date.map(|date| dates::with_weekday(lang, date));
    sentences.push(nothing_saved(lang, date.as_deref()));
    sentences.join(" ")
}

/// A plan that is neither shipped nor a file.
#[must_use]
pub fn no_plan(lang: Lang, name: &str, why: &str) -> Refused {
    let choice = known::plans(lang, name);
    Refused::among(lang, &no_such_plan(lang, name, why), choice)
}

/// A kind of note that its place does not have.
#[must_use]
pub fn no_kind(lang: Lang, dossier: &Dossier, place: &NotePlace, kind: &str) -> Refused {
    let choice = known::kinds(lang, dossier, place, kind);
    if choice.rows.is_empty() {
        return refusal(lang, dossier, &dossier.unknown_kind(place, kind)).into();
    }
    Refused::among(lang, &no_such_kind(lang, kind), choice)
}

/// Something that is not the number of a request.
#[must_use]
pub fn no_request(lang: Lang, dossier: &Dossier, register: &ClockId, text: &str) -> Refused {
    let choice = known::requests_of(lang, dossier, register, text);
    Refused::among(lang, &not_a_number(lang, text), choice)
}

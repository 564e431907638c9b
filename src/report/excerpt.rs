//! A part of the situation as plain text, to be pasted into a letter: one phase in a sentence, one
//! phase with its events, or all of it.

use crate::assess::Assessment;
use crate::plan::{Event, Role};
use crate::record::Dossier;
use crate::words::dates::with_weekday;
use crate::words::{Label, document, event, output, rejection};

use super::{Look, plain, text};

/// How much of the situation is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Excerpt {
    /// The phase of this number, in a sentence.
    Line(u32),
    /// The phase of this number, with what happened in it.
    Phase(u32),
    /// The situation of every phase.
    Whole,
}

impl Excerpt {
    /// What people call it.
    #[must_use]
    pub const fn label(self) -> Label {
        match self {
            Self::Line(_) => Label::CopyLine,
            Self::Phase(_) => Label::CopyPhase,
            Self::Whole => Label::CopyWhole,
        }
    }
}

/// The text. It is for any program: no colour, no control characters, lines end with `\n`.
#[must_use]
pub fn excerpt(look: Look, dossier: &Dossier, assessment: &Assessment, of: Excerpt) -> String {
    match of {
        Excerpt::Line(number) => line(look, dossier, assessment, number),
        Excerpt::Phase(number) => {
            let head = output::heading(look.lang, &dossier.plan, assessment.today);
            let mut lines = vec![head, line(look, dossier, assessment, number)];
            lines.extend(events(look, dossier, assessment, number));
            let lines: Vec<_> = lines.iter().map(|line| look.fold(line)).collect();
            lines.join("\n")
        }
        Excerpt::Whole => {
            let mut bytes = Vec::new();
            // Nothing can go wrong in memory.
            let _ = text::write(&mut bytes, look, dossier, assessment);
            String::from_utf8(bytes).unwrap_or_default()
        }
    }
}

fn line(look: Look, dossier: &Dossier, assessment: &Assessment, number: u32) -> String {
    let mut phases = assessment.phases.iter();
    let phase = phases.find(|phase| phase.number == number);
    let sentence = phase.map(|phase| plain::phase_sentence(look.lang, dossier, assessment, phase));
    look.fold(&sentence.unwrap_or_default()).into_owned()
}

/// What happened in a phase by this day, in the order of the plan: "Consegna del piano: lun
/// 17/02/2025, prot. 1204/2025".
fn events(look: Look, dossier: &Dossier, assessment: &Assessment, number: u32) -> Vec<String> {
    let lang = look.lang;
    let happened = dossier.records.iter().filter(|record| {
        let role = dossier.plan.role(&record.event);
        let here = role.as_ref().is_ok_and(|role| role.phase() == number);
        here && assessment.happened.covers(record.date)
    });
    let place = |of: &Event| match dossier.plan.role(of) {
        Ok(Role::Milestone(milestone) | Role::Item(milestone, _)) => {
            let shown = dossier.plan.milestones_of(number).iter();
            let mut shown = shown.map(|i| &dossier.plan.milestones[*i].id);
            shown.position(|id| *id == milestone.id)
        }
        _ => None,
    };
    let said = happened.map(|record| {
        let label = event::capitalised(&event::label(lang, dossier, &record.event));
        let date = with_weekday(lang, record.date);
        let document = document::of_record(lang, record);
        let line = if document.is_empty() {
            format!("- {label}: {date}")
        } else {
            format!("- {label}: {date}, {document}")
        };
        (place(&record.event), record.date, line)
    });
    let rejected = dossier.rejections.iter().filter_map(|known| {
        let event = Event::milestone(&known.name());
        let here = dossier.plan.role(&event).ok()?.phase() == number;
        let is_known = here && assessment.happened.covers(known.date);
        let line = format!("- {}", rejection::in_full(lang, dossier, known));
        is_known.then(|| (place(&event), known.date, line))
    });
    let mut said: Vec<_> = said.chain(rejected).collect();
    said.sort_by_key(|(place, date, _)| (*place, *date));
    said.into_iter().map(|(_, _, line)| line).collect()
}

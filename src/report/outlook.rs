//! What stands under the table of days to come: the end of the whole, what is left until days fixed
//! from outside, and what lateness would cost.
//!
//! Nothing of it is there until it is known; next: `text.rs`, the table.

use crate::assess::{Assessment, fixed_deadlines, if_happened, penalty_estimate};
use crate::plan::Event;
use crate::record::Dossier;
use crate::words::shown::wrap;
use crate::words::{Label, Lang, estimate, event, forecast, proof};

use super::text::{COLUMNS, Page};

/// What was promised for an event that is awaited, and what that would mean; `None` without a promise.
pub(super) fn promised(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    event: &Event,
) -> Option<String> {
    let date = dossier.expectation(event)?.date;
    let clock = if_happened(dossier, assessment, event, date);
    Some(proof::promised(
        lang,
        date,
        clock.as_ref(),
        assessment.today,
    ))
}

/// A sentence each: the end of the whole, then every fixed day.
pub(super) fn sentences(lang: Lang, dossier: &Dossier, assessment: &Assessment) -> Vec<String> {
    let said = |label: Label, text: &str| format!("{}: {text}.", label.text(lang));
    let end = forecast::end(lang, dossier, assessment);
    let end = end.map(|end| said(Label::Forecast, &end));
    let fixed = fixed_deadlines(dossier, assessment);
    let fixed = fixed.iter().map(|fixed| {
        let text = forecast::fixed_day(lang, &dossier.plan, fixed);
        said(Label::FixedDay, &text)
    });
    end.into_iter().chain(fixed).collect()
}

/// What each late clock would cost, and all together.
pub(super) fn costs(lang: Lang, dossier: &Dossier, assessment: &Assessment) -> Vec<String> {
    let estimate = penalty_estimate(dossier, assessment);
    let each = estimate.map(|estimate| estimate::each(lang, &dossier.plan, assessment, &estimate));
    let each = each.unwrap_or_default().into_iter();
    each.map(|line| event::capitalised(&line)).collect()
}

impl Page<'_> {
    /// The same under the table, in lines that fit it.
    pub(super) fn outlook(&self, text: &mut String) {
        let (lang, dossier, assessment) = (self.lang(), self.dossier, self.assessment);
        let sentences = sentences(lang, dossier, assessment);
        if !sentences.is_empty() {
            text.push('\n');
        }
        for sentence in sentences {
            self.wrapped(text, &sentence);
        }
        let costs = costs(lang, dossier, assessment);
        if costs.is_empty() {
            return;
        }
        text.push('\n');
        self.line(text, estimate::heading(lang));
        for cost in costs {
            self.wrapped(text, &cost);
        }
    }

    fn wrapped(&self, text: &mut String, sentence: &str) {
        let folded = self.fold(sentence);
        for (i, line) in wrap(&folded, COLUMNS - 2).iter().enumerate() {
            let indent = if i == 0 { "" } else { "  " };
            self.line(text, &format!("{indent}{line}"));
        }
    }
}

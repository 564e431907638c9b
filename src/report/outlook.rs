//! What stands under the table of days to come: the end of the whole, what is left until days fixed
//! from outside, and what lateness would cost.
//!
//! Nothing of it is there until it is known.

use std::collections::HashMap;

use crate::assess::{
    Assessment, IfHappened, SuspensionTotal, fixed_deadlines, penalty_estimate, suspension_total,
};
use crate::calendar::Date;
use crate::plan::Event;
use crate::record::Dossier;
use crate::words::sanitize::wrap;
use crate::words::{Label, Lang, estimate, event, forecast, proof};

use super::page::{COLUMNS, Page};

/// What was promised for events that are awaited, and what that would mean.
pub(super) struct Promises<'d> {
    dates: HashMap<&'d Event, Date>,
    /// Not there without a promise.
    then: Option<IfHappened<'d>>,
    today: Date,
}

impl<'d> Promises<'d> {
    pub(super) fn of(dossier: &'d Dossier, assessment: &'d Assessment) -> Self {
        let dates = dossier.expected.iter();
        let then = !dossier.expected.is_empty();
        Self {
            dates: dates.map(|act| (&act.event, act.date)).collect(),
            then: then.then(|| IfHappened::new(dossier, assessment)),
            today: assessment.today,
        }
    }

    /// What was promised for one; `None` without a promise.
    pub(super) fn told(&self, lang: Lang, event: &Event) -> Option<String> {
        let date = *self.dates.get(event)?;
        let clock = self.then.as_ref().and_then(|then| then.of(event, date));
        Some(proof::promised(lang, date, clock.as_ref(), self.today))
    }
}

/// A sentence each: the end of the whole, every fixed day, and that more was suspended than the plan
/// allows.
pub(super) fn sentences(lang: Lang, dossier: &Dossier, assessment: &Assessment) -> Vec<String> {
    let said = |label: Label, text: &str| format!("{}: {text}.", label.text(lang));
    let end = forecast::end(lang, assessment);
    let end = end.map(|end| said(Label::Forecast, &end));
    let fixed = fixed_deadlines(dossier, assessment);
    let fixed = fixed.iter().map(|fixed| {
        let text = forecast::fixed_day(lang, &dossier.plan, fixed);
        said(Label::FixedDay, &text)
    });
    let ceiling = suspension_total(dossier, assessment).filter(SuspensionTotal::is_passed);
    let ceiling = ceiling.map(|total| said(Label::Ceiling, &proof::total(lang, &total)));
    end.into_iter().chain(fixed).chain(ceiling).collect()
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

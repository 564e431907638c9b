//! What is foreseen of a clock and what was promised for it, line by line: from the day it starts to the
//! day it ends.

use crate::assess::{Ahead, Assessment, Course, Why};
use crate::calendar::days_between;
use crate::record::Dossier;
use crate::words::dates::with_weekday;
use crate::words::why as rows;
use crate::words::{Lang, event, forecast, proof, setting};

use super::reason::ReasonLine;
use super::step::sum_of;

/// The promises, then how the forecast comes about.
pub(super) fn reasons(
    lang: Lang,
    dossier: &Dossier,
    assessment: &Assessment,
    why: &Why,
    ahead: &Ahead,
) -> Vec<ReasonLine> {
    let today = assessment.today;
    let promises = ahead.promises.iter().map(|(event, date, then)| {
        let what = event::label(lang, dossier, event);
        let told = proof::then(lang, *date, then.as_ref(), today);
        let text = told.map_or(what.clone(), |told| format!("{what}: {told}"));
        let head = rows::promised(lang);
        ReasonLine::new(head, text, with_weekday(lang, *date))
    });
    let mut reasons: Vec<ReasonLine> = promises.collect();
    let Some(end) = ahead.end else {
        return reasons;
    };
    let known = forecast::ahead_of(lang, dossier, assessment, ahead.clock);
    let start = known.as_ref().and_then(|known| known.start.as_ref());
    if let (Some(start), Some(count)) = (start, ahead.count) {
        let head = rows::starts(lang, start.is_past);
        let text = start.why.clone().unwrap_or_default();
        reasons.push(ReasonLine::new(head, text, with_weekday(lang, start.date)));
        let sum = sum_of(lang, &why.status, Some(count.start), count.extra);
        let head = rows::last_day(lang);
        reasons.push(ReasonLine::new(head, sum, with_weekday(lang, count.last)));
        if count.due != count.last {
            let rule = setting::last_day(lang, why.rule);
            let text = rows::rule_in_use(lang, rule);
            let head = rows::holiday(lang);
            reasons.push(ReasonLine::new(head, text, with_weekday(lang, count.due)));
        }
    }
    let reason = match known {
        Some(known) => known.why_then.unwrap_or_default(),
        None => of_request(lang, assessment, why, ahead),
    };
    let head = rows::forecast(lang);
    reasons.push(ReasonLine::new(head, reason, with_weekday(lang, end)));
    reasons
}

/// Why a request is foreseen to be answered on its day.
fn of_request(lang: Lang, assessment: &Assessment, why: &Why, ahead: &Ahead) -> String {
    let passed = |date| days_between(date, assessment.today) > 0;
    if let Some((_, date, _)) = ahead.promises.first() {
        return forecast::promised(lang, passed(*date)).to_owned();
    }
    if let Course::Suspended { .. } = why.status.course {
        return forecast::if_resumed(lang, None);
    }
    forecast::limit(lang, None, why.status.open_due().is_some_and(passed))
}

//! The requests of all registers on one day, and the order in which they are shown.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::calendar::Date;
use crate::plan::{ClockKey, Event, MilestoneId, Numbered};
use crate::record::Happened;

use super::acts::Ledger;
use super::clock::ClockStatus;
use super::phase::RequestStatus;

/// The requests opened by `today`; each adds its own clock to `clocks`.
pub(super) fn requests(
    ledger: &Ledger<'_>,
    happened: &Happened,
    clocks: &mut Vec<ClockStatus>,
) -> Vec<RequestStatus> {
    let (dossier, today) = (ledger.dossier, ledger.today);
    if dossier.requests.is_empty() {
        return Vec::new();
    }
    let plan = &dossier.plan;
    let dated: HashMap<(&str, u32), Date> = dossier
        .records
        .iter()
        .filter(|record| record.date <= today)
        .filter_map(|record| {
            Some((
                (record.event.milestone.as_str(), record.event.number()?),
                record.date,
            ))
        })
        .collect();
    let mut requests = Vec::new();
    for (index, request) in dossier.requests.iter().enumerate() {
        // The last step that happened, as long as only what does not apply came since.
        let mut last = None;
        for register in plan.steps_of(&request.register) {
            let dated = |side: &MilestoneId| dated.get(&(side.as_str(), request.n)).copied();
            let own = dated(&register.request.id);
            let is_passed_over = || {
                let before = Event::numbered(&register.request.id, request.n);
                !register.opens() && happened.is_waived(plan, &before)
            };
            last = own.or(last.filter(|_| is_passed_over()));
            let Some(opened) = last else {
                continue;
            };
            // A term that would have begun with what does not apply is none: the days are only counted.
            let limit = register.limit.filter(|_| own.is_some());
            let answered = dated(&register.answer.id);
            requests.push(RequestStatus {
                index,
                clock: clocks.len(),
                opened,
                answered,
            });
            let key = ClockKey::numbered(&register.id, request.n);
            let owed_by = plan.numbered_owner(Numbered::Register(register));
            let status = ClockStatus {
                warn: register.warn,
                last_day: register.last_day,
                ..ClockStatus::new(key, register.phase, owed_by, limit)
            };
            let status = status.run(Some(opened), answered, ledger);
            let answer = Event::numbered(&register.answer.id, request.n);
            let is_waived = answered.is_none() && happened.is_waived(plan, &answer);
            clocks.push(if is_waived {
                let by = dossier.waiver_on(&answer, Some(today));
                status.waived_on(by.map(|waiver| waiver.date))
            } else {
                status
            });
        }
    }
    requests
}

/// The positions of requests in the order they are shown.
pub(super) fn as_shown(requests: &[RequestStatus], clocks: &[ClockStatus]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..requests.len()).collect();
    order.sort_by_key(|i| {
        let request = &requests[*i];
        let due = clocks[request.clock].open_due();
        let (opened, index) = (request.opened, request.index);
        match request.answered {
            None => (false, due.is_none(), due, Some((opened, index)), None),
            Some(answered) => {
                let newest = Reverse((answered, index));
                (true, true, None, None, Some(newest))
            }
        }
    });
    order
}

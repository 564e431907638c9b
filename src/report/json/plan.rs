//! What `crono-status/1` says of the contract and of its phases.

use serde::Serialize;

use crate::assess::Assessment;
use crate::plan::{PartyId, Plan};
use crate::words::state::text;
use crate::words::{Lang, party};

/// The contract; the codes and the supplier were added after the title.
#[derive(Serialize)]
pub(super) struct PlanView<'d> {
    title: &'d str,
    cig: Option<&'d str>,
    cup: Option<&'d str>,
    supplier: Option<&'d str>,
}

impl<'d> PlanView<'d> {
    pub(super) fn of(lang: Lang, plan: &'d Plan) -> Self {
        let info = &plan.info;
        let title = info.title.as_deref();
        Self {
            title: title.unwrap_or_else(|| text(lang, &plan.title)),
            cig: info.cig.as_deref(),
            cup: info.cup.as_deref(),
            supplier: info.supplier.as_deref(),
        }
    }
}

/// A phase.
#[derive(Serialize)]
pub(super) struct PhaseView<'d> {
    number: u32,
    id: &'d str,
    title: &'d str,
    state: &'static str,
    clocks: Vec<String>,
    /// The state that lists show: another one where nothing of the phase is judged and it only waits.
    state_shown: &'static str,
}

pub(super) fn phases<'d>(
    lang: Lang,
    plan: &'d Plan,
    assessment: &Assessment,
) -> Vec<PhaseView<'d>> {
    let phases = plan.phases.iter().zip(&assessment.phases).enumerate();
    let view = |(index, (phase, status)): (
        usize,
        (&'d crate::plan::Phase, &crate::assess::PhaseStatus),
    )| {
        let clocks = status.clocks.iter();
        PhaseView {
            number: phase.number,
            id: phase.id.as_str(),
            title: text(lang, &phase.title),
            state: status.state.as_str(),
            clocks: clocks
                .map(|i| assessment.clocks[*i].key.to_string())
                .collect(),
            state_shown: assessment.state_shown(index).as_str(),
        }
    };
    phases.map(view).collect()
}

/// A party, as people call it.
#[derive(Serialize)]
pub(super) struct PartyView {
    id: String,
    label: String,
}

/// All of them.
pub(super) fn parties(lang: Lang, plan: &Plan) -> Vec<PartyView> {
    let view = |id: &PartyId| PartyView {
        id: id.to_string(),
        label: party::label_as_written(lang, plan, id).to_owned(),
    };
    plan.all_parties().iter().map(view).collect()
}

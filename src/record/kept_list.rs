//! Whether the check lists that a rejection keeps can be: they were written once, from a plan that was sound, so what is
//! wrong with one was written by hand.
//!
//! What such a list says on a day is in `checklist.rs`.

use std::collections::HashSet;

use crate::plan::KeptList;

use super::Dossier;
use super::dossier::is_too_long;
use super::fault::FaultKind;
use super::rejection::Rejection;

impl Dossier {
    /// What is wrong with the lists of a rejection.
    pub(super) fn list_faults(&self, of: &Rejection) -> Vec<FaultKind> {
        let names = self.names_in_attempt(of);
        let mut faults = Vec::new();
        let mut seen = HashSet::new();
        for list in &of.lists {
            let name = &list.milestone;
            if !names.contains(name) {
                faults.push(FaultKind::Unknown(name.to_string()));
            }
            if !seen.insert(name) {
                faults.push(FaultKind::Duplicate(name.to_string()));
            }
            faults.extend(faults_within(list));
        }
        faults
    }
}

/// What is wrong with the points and groups of a list: names are given once, texts are not too long.
fn faults_within(list: &KeptList) -> Vec<FaultKind> {
    let mut faults = Vec::new();
    let groups: HashSet<_> = list.groups.iter().map(|group| &group.id).collect();
    let points = list.checklist.iter().map(|point| &point.id);
    let mut seen = HashSet::new();
    for id in list.groups.iter().map(|group| &group.id).chain(points) {
        if !seen.insert(id) {
            faults.push(FaultKind::Duplicate(id.to_string()));
        }
    }
    let named = list.checklist.iter().filter_map(|it| it.group.as_ref());
    let unknown = named.filter(|group| !groups.contains(group));
    faults.extend(unknown.map(|group| FaultKind::Unknown(group.to_string())));
    let of_points = list.checklist.iter().flat_map(|it| [&it.it, &it.en]);
    let of_groups = list.groups.iter().flat_map(|it| [&it.it, &it.en]);
    let sources = list.checklist.iter().filter_map(|it| it.source.as_ref());
    let mut texts = of_points.chain(of_groups).chain(sources);
    if texts.any(|text| is_too_long(text)) {
        faults.push(FaultKind::TooLong);
    }
    faults
}

//! The points of a check list, and the groups they stand in.

use serde_json::{Map, json};

use crate::plan::Bearer;
use crate::words::notation::{TextFaultKind, members};

use super::Compiler;
use super::heading::said_id;
use crate::notation::label::name_of;
use crate::notation::line_kind::LineKind;
use crate::notation::patch;
use crate::notation::place::Placed;

impl Compiler<'_> {
    pub(super) fn point_line(&mut self, at: usize) {
        let line = &self.lines[at];
        let is_group = line.row.kind == LineKind::Group;
        if self.list("milestones").is_empty() || self.above.is_none() {
            self.faults.at(line.row.span(), TextFaultKind::NoEvent);
            return;
        }
        let label = self.headings[at]
            .labels
            .first()
            .cloned()
            .unwrap_or_default();
        let (first, second) = members(self.lang).split_once(' ').unwrap_or_default();
        let mut map = Map::new();
        if let Some(said) = line.ids.own.filter(|said| said_id(*said).is_none()) {
            self.faults.in_piece(said, TextFaultKind::Id);
        }
        let id = match line.ids.own.and_then(said_id) {
            Some(id) => id,
            None => self.points.make(&name_of(&label.first, Bearer::Beside)),
        };
        map.insert("id".into(), id.as_str().into());
        map.insert(first.into(), label.first.as_str().into());
        let other = label.second.as_ref().unwrap_or(&label.first);
        map.insert(second.into(), other.as_str().into());
        if let Some(source) = line.cells.get(1).filter(|_| !is_group) {
            map.insert("source".into(), source.text().into());
        }
        for cell in line.cells.iter().skip(if is_group { 1 } else { 2 }) {
            self.faults.in_piece(*cell, TextFaultKind::TooMany);
        }
        if is_group {
            self.group = Some(id);
        } else if let Some(group) = &self.group {
            map.insert("group".into(), group.as_str().into());
        }
        if let Some((said, _)) = &line.row.json {
            patch::merge(&mut map, said);
        }
        let list = if is_group { "groups" } else { "checklist" };
        let (span, json) = (line.row.span(), line.row.json.as_ref());
        if let Some(milestone) = self.list("milestones").last_mut() {
            let points = milestone.map.entry(list).or_insert_with(|| json!([]));
            if let Some(points) = points.as_array_mut() {
                let place = format!("{list}[{}]", points.len());
                let said = json.map(|(said, span)| Placed::of_json(&place, said, *span));
                milestone.points.extend(said.into_iter().flatten());
                milestone.points.push(Placed::new(place, span));
                points.push(map.into());
            }
        }
    }
}

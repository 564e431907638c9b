//! Where a text says something of the plan: the line of an event, of a term, of a key of the head.
//!
//! A reader of conflicts asks here which line it is that two people wrote. Nothing is decided here.

use std::collections::HashMap;

use serde_json::Value;

use super::compile::{Compiled, LISTS, compile};
use super::place::Placed;

/// The lists that an element may have of its own, with lines of their own.
const LISTS_OF_POINTS: [&str; 2] = ["checklist", "groups"];

/// The lines of a compiled text, from 0, by what they say: `milestones[2]`.
pub(super) fn lines_of_elements(compiled: &Compiled) -> HashMap<&str, usize> {
    let mut lines = HashMap::new();
    for (path, line) in compiled.places.iter().filter_map(Placed::in_short_form) {
        lines.entry(path).or_insert(line);
    }
    lines
}

/// The line of a text, from 0, that says what stands at a path of names: `clocks`, `content`, `limit`.
#[must_use]
pub fn line_of(text: &str, path: &[&str]) -> Option<usize> {
    let compiled = compile(text);
    let place = |wanted: &str| compiled.places.iter().find(|place| place.is_at(wanted));
    let position = |of: Option<&Value>, id: &str| {
        let is_it = |it: &Value| it.get("id").and_then(Value::as_str) == Some(id);
        of?.as_array()?.iter().position(is_it)
    };
    let [list, id, rest @ ..] = path else {
        return Some(place(path.first()?)?.line());
    };
    if !LISTS.contains(list) {
        let whole = path.join(".");
        return Some(place(&whole).or_else(|| place(list))?.line());
    }
    let of = compiled.json.get(*list);
    let at = position(of, id)?;
    if let [points, point, ..] = rest
        && LISTS_OF_POINTS.contains(points)
    {
        let of = of.and_then(|list| list.get(at)?.get(*points));
        let point = position(of, point).map(|point| format!("{list}[{at}].{points}[{point}]"));
        return Some(place(&point?)?.line());
    }
    Some(place(&format!("{list}[{at}]"))?.line())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_its_line() {
        let text = "titolo: Sito\nscadenze: Collaudo 31/03/2026\n1. Lavori\n\
            - Collaudo | noi | 30 g [collaudo: prova]\n  [ ] dati [dati]\n~ Durata | 1 anno da Coll\n";
        for (path, line) in [
            (&["milestones", "collaudo", "label"][..], Some(3)),
            (&["clocks", "prova", "limit"], Some(3)),
            (&["milestones", "collaudo", "checklist", "dati"], Some(4)),
            (&["terms", "durata"], Some(5)),
            (&["phases", "lavori", "title"], Some(2)),
            (&["title"], Some(0)),
            (&["milestones", "altro"], None),
            (&["zone"], None),
            (&[], None),
        ] {
            assert_eq!(line_of(text, path), line, "{path:?}");
        }
    }
}

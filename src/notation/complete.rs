//! The names that may stand where somebody is typing: who acts in the second cell, what is referred to behind it.
//!
//! Only names that the text itself knows are offered. Nothing is put in here.

use serde_json::Value;

use crate::words::Lang;
use crate::words::notation::{Keyword, members};

use super::compile::compile;
use super::glyph::fold;

/// What may stand at a place of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// The names that begin as what is typed there does.
    pub names: Vec<String>,
    /// What all of these have in common behind it; of one name its rest.
    pub rest: String,
}

/// What may stand at a column of a line; `None` where no name does: a label is what its line makes of it.
#[must_use]
pub fn complete(text: &str, line: usize, column: usize, lang: Lang) -> Option<Completion> {
    let whole = text.split('\n').nth(line)?;
    let before: String = whole.chars().take(column).collect();
    let cells = cells(&before);
    let (last, cells_before) = cells.split_last()?;
    let names = match cells_before.len() {
        0 if before.contains(':') => events(text, lang),
        0 => return None,
        1 => people(text, lang),
        _ => [events(text, lang), people(text, lang)].concat(),
    };
    Some(fitting(last, &names))
}

/// The cells of the beginning of a line; a sign behind a backslash parts none.
fn cells(before: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for char in before.chars() {
        if (char == '|' || char == '\t') && !escaped {
            cells.push(String::new());
        } else if let Some(cell) = cells.last_mut() {
            cell.push(char);
        }
        escaped = char == '\\' && !escaped;
    }
    cells
}

/// The names that begin as the end of a cell does: with as many of its words as there is one for.
fn fitting(cell: &str, names: &[String]) -> Completion {
    let chars: Vec<char> = cell.chars().collect();
    let parts = |char: char| char.is_whitespace() || [',', '+', '\'', '’'].contains(&char);
    let starts = (0..chars.len()).filter(|at| *at == 0 || parts(chars[at - 1]));
    for start in starts.filter(|at| !chars[*at].is_whitespace()) {
        let typed: String = chars[start..].iter().collect();
        let begins = fold(&typed);
        let fit = names.iter().filter(|name| fold(name).starts_with(&begins));
        let fit: Vec<String> = fit.cloned().collect();
        if !begins.is_empty() && !fit.is_empty() {
            let rest = in_common(&fit).chars().skip(chars.len() - start).collect();
            return Completion { names: fit, rest };
        }
    }
    if chars.last().is_none_or(|last| parts(*last)) {
        return Completion {
            names: names.to_vec(),
            rest: String::new(),
        };
    }
    Completion::default()
}

/// How all of these begin.
fn in_common(names: &[String]) -> String {
    let Some((first, others)) = names.split_first() else {
        return String::new();
    };
    let same = |at: usize, char: char| {
        let mut others = others.iter();
        others.all(|other| other.chars().nth(at) == Some(char))
    };
    let chars = first.chars().enumerate();
    chars
        .take_while(|(at, char)| same(*at, *char))
        .map(|(_, char)| char)
        .collect()
}

/// What can be referred to, in the order of the text.
fn events(text: &str, lang: Lang) -> Vec<String> {
    let plan = compile(text).json;
    let list = |of: &Value, name: &str| {
        let list = of.get(name).and_then(Value::as_array);
        list.cloned().unwrap_or_default()
    };
    let label = |of: &Value| label(of.get("label")?, lang);
    let milestones = list(&plan, "milestones");
    let mut names: Vec<String> = milestones.iter().filter_map(label).collect();
    for register in list(&plan, "registers") {
        let sides = [register.get("request"), register.get("answer")];
        let sides = sides.into_iter().flatten().cloned();
        let steps = list(&register, "steps");
        names.extend(sides.chain(steps).filter_map(|side| label(&side)));
    }
    for of in ["series", "terms"] {
        names.extend(list(&plan, of).iter().filter_map(label));
    }
    once(names)
}

/// Who can act.
fn people(text: &str, lang: Lang) -> Vec<String> {
    let known = [Keyword::We, Keyword::Supplier, Keyword::Administration];
    let known = known.map(|keyword| keyword.written(lang).to_owned());
    let mut names = Vec::from(known);
    let plan = compile(text).json;
    let parties = plan.get("parties").and_then(Value::as_array);
    let parties = parties.into_iter().flatten();
    names.extend(parties.filter_map(|party| label(party.get("label")?, lang)));
    once(names)
}

/// A label as a line refers to it.
fn label(label: &Value, lang: Lang) -> Option<String> {
    let in_lang = || {
        let (own, other) = members(lang).split_once(' ')?;
        label.get(own).or_else(|| label.get(other))?.as_str()
    };
    let said = label.as_str().or_else(in_lang)?;
    Some(said.replace('|', "\\|"))
}

/// Each name once.
fn once(names: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    let mut names = names;
    names.retain(|name| seen.insert(name.clone()));
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "titolo: Sito
parti: Asseveratore
scadenze: Colla
1. Lavori
- Aggiudicazione | noi
- Stipula del contratto | noi e ditta
- Test e debug conclusi | ditta | 10 g da Sti
- Collaudo | ass
? Richiesta > Risposta | noi > ditta
";

    fn completed(typed: &str) -> Option<(Vec<String>, String)> {
        let text = format!("{TEXT}{typed}");
        let line = text.split('\n').count() - 1;
        let found = complete(&text, line, typed.chars().count(), Lang::It)?;
        Some((found.names, found.rest))
    }

    #[test]
    fn a_name_is_completed_where_one_may_stand() {
        for (typed, name, rest) in [
            ("- X | ass", "Asseveratore", "everatore"),
            ("- X | noi e di", "ditta", "tta"),
            (
                "- X | ditta | 10 g da sTi",
                "Stipula del contratto",
                "pula del contratto",
            ),
            (
                "- X | ditta | 10 g da Test e d",
                "Test e debug conclusi",
                "ebug conclusi",
            ),
            (
                "- X | ditta | 10 g dall'Ag",
                "Aggiudicazione",
                "giudicazione",
            ),
            ("- X | ditta | dopo Risp", "Risposta", "osta"),
            (
                "- X | ditta | 5 g, a carico di Ass",
                "Asseveratore",
                "everatore",
            ),
            ("- X\t\tdopo Coll", "Collaudo", "audo"),
        ] {
            let expected = (vec![name.to_owned()], rest.to_owned());
            assert_eq!(completed(typed), Some(expected), "{typed}");
        }
    }

    #[test]
    fn of_several_what_they_share_and_of_none_nothing() {
        let (names, rest) = completed("- X | ditta | dopo Ri").unwrap();
        assert_eq!((names.len(), rest.as_str()), (2, ""));
        assert_eq!(completed("- X | zz"), Some((Vec::new(), String::new())));
        let (names, rest) = completed("- X | ").unwrap();
        assert_eq!((names.len(), rest.as_str()), (4, ""));
        for label in ["", "- Coll", "1. La", r"- A\|B"] {
            assert_eq!(completed(label), None, "{label:?}");
        }
    }
}

//! The ids of lines whose labels are altered in a text: what was recorded of an event keeps its place.
//!
//! A line that stands where another one stood, between the same neighbours, is that line, written otherwise. Its id is
//! put behind it where it shows none. Where lines went or came in between, nothing is assumed.

use std::collections::HashMap;

use serde_json::Value;

use crate::plan::slip;

use super::compile::{LISTS, compile};
use super::find::lines_of_elements;
use super::glyph::fold;
use super::line_kind::kind;

/// As many altered lines next to each other are still taken for the ones that stood there.
const SIDE_BY_SIDE: usize = 3;

/// As many pairs of lines are compared at most.
const COMPARED: usize = 1_000_000;

/// So many letters has a word that tells one label from another.
const LONG: usize = 4;

/// What begins the members of a line that have no short form.
const MEMBERS: &str = " {json:";

/// The lines of a text, with the ids of what they say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineIds(Vec<(String, Option<String>)>);

impl LineIds {
    /// Those of a text that is a plan.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let compiled = compile(text);
        let lines = lines_of_elements(&compiled);
        let mut ids = HashMap::new();
        // A clock has no line of its own: it stands on that of what ends it.
        for list in LISTS.into_iter().filter(|list| *list != "clocks") {
            let elements = compiled.json.get(list).and_then(Value::as_array);
            for (at, element) in elements.into_iter().flatten().enumerate() {
                let line = lines.get(format!("{list}[{at}]").as_str());
                ids.extend(line.copied().zip(ids_of(element)));
            }
        }
        let lines = text.split('\n').enumerate();
        Self(
            lines
                .map(|(at, line)| (line.to_owned(), ids.remove(&at)))
                .collect(),
        )
    }

    /// A text that began as that one, with the ids of the lines that were altered behind them.
    #[must_use]
    pub fn kept_in(&self, text: &str) -> String {
        let lines: Vec<&str> = text.split('\n').collect();
        let mut kept: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        for (was, is) in self.altered(&lines) {
            let (before, id) = &self.0[was];
            let is_it = || takes_an_id(before, lines[is]) && says_the_same(before, lines[is]);
            if let Some(id) = id.as_deref().filter(|_| is_it()) {
                kept[is] = with_id(lines[is], id);
            }
        }
        kept.join("\n")
    }

    /// The lines that stand where others stood, each with the one that it was.
    fn altered(&self, lines: &[&str]) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        let (mut was, mut is) = (0, 0);
        let ends = (self.0.len(), lines.len());
        for (next_was, next_is) in self.alike(lines).into_iter().chain([ends]) {
            let gap = next_was - was;
            if gap == next_is - is && gap <= SIDE_BY_SIDE {
                pairs.extend((0..gap).map(|nth| (was + nth, is + nth)));
            }
            (was, is) = (next_was + 1, next_is + 1);
        }
        pairs
    }

    /// The lines that both texts have, in the same order: as many as can be.
    fn alike(&self, lines: &[&str]) -> Vec<(usize, usize)> {
        let same = |was: usize, is: usize| self.0[was].0 == lines[is];
        let shorter = self.0.len().min(lines.len());
        let head = (0..shorter).take_while(|at| same(*at, *at)).count();
        let (rows, columns) = (self.0.len() - head, lines.len() - head);
        let from_end = |nth: &usize| same(self.0.len() - 1 - nth, lines.len() - 1 - nth);
        let tail = (0..rows.min(columns)).take_while(from_end).count();
        let (rows, columns) = (rows - tail, columns - tail);
        let mut pairs: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
        if rows * columns <= COMPARED {
            let mut longest = vec![vec![0_u32; columns + 1]; rows + 1];
            for was in (0..rows).rev() {
                for is in (0..columns).rev() {
                    longest[was][is] = if same(head + was, head + is) {
                        longest[was + 1][is + 1] + 1
                    } else {
                        longest[was + 1][is].max(longest[was][is + 1])
                    };
                }
            }
            let (mut was, mut is) = (0, 0);
            while was < rows && is < columns {
                if same(head + was, head + is) {
                    pairs.push((head + was, head + is));
                    (was, is) = (was + 1, is + 1);
                } else if longest[was + 1][is] >= longest[was][is + 1] {
                    was += 1;
                } else {
                    is += 1;
                }
            }
        }
        let (was, is) = (head + rows, head + columns);
        pairs.extend((0..tail).map(|nth| (was + nth, is + nth)));
        pairs
    }
}

/// The ids of an element as they stand in brackets: of a register with those of its steps.
fn ids_of(element: &Value) -> Option<String> {
    let id = |value: &Value| value.get("id")?.as_str().map(str::to_owned);
    let own = id(element)?;
    let sides = ["request", "answer"].into_iter();
    let sides: Vec<String> = sides.filter_map(|side| id(element.get(side)?)).collect();
    let steps = element.get("steps").and_then(Value::as_array);
    let steps: Vec<String> = steps.into_iter().flatten().filter_map(id).collect();
    let steps = if sides.is_empty() { steps } else { sides };
    Some(if steps.is_empty() {
        own
    } else {
        format!("{own}: {}", steps.join(", "))
    })
}

/// Whether a line is of the same kind as the one that stood there, and shows no id of its own.
fn takes_an_id(before: &str, line: &str) -> bool {
    let kind_of = |line: &str| kind(line).map(|(kind, _)| std::mem::discriminant(&kind));
    let shown = line.split(MEMBERS).next().unwrap_or(line).trim_end();
    kind_of(before).is_some() && kind_of(before) == kind_of(line) && !shown.ends_with(']')
}

/// Whether a line is another one with another name, or another one altered: what neither is called so nor says the
/// same is something else, and what was recorded is not to pass to it unseen.
fn says_the_same(before: &str, line: &str) -> bool {
    let (Some((was, said)), Some((is, says))) = (before.split_once('|'), line.split_once('|'))
    else {
        // A phase has a title and nothing else.
        return true;
    };
    let bare = |said: &str| {
        let said = said.split(MEMBERS).next().unwrap_or_default();
        let said = said.split('[').next().unwrap_or_default();
        fold(said)
    };
    let words = |label: &str| -> Vec<String> {
        let label = fold(label);
        let words = label.split(|char: char| !char.is_alphanumeric());
        let long = words.filter(|word| word.chars().count() >= LONG);
        long.map(str::to_owned).collect()
    };
    let known = words(was);
    let shares = |word: &String| known.iter().any(|known| slip(word, known).is_some());
    bare(said) == bare(says) || words(is).iter().any(shares)
}

/// A line with an id behind it.
fn with_id(line: &str, id: &str) -> String {
    match line.split_once(MEMBERS) {
        Some((said, members)) => format!("{} [{id}]{MEMBERS}{members}", said.trim_end()),
        None => format!("{} [{id}]", line.trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "titolo: Sito\n1. Avvio\n- Stipula | noi\n- Consegna | ditta | 30 g da Stipula\n\
        - Verifica | noi | 10 g da Consegna\n2. Fine\n- Collaudo | noi | attesa\n~ Garanzia | 1 anno da Collaudo\n";

    fn kept(change: &[(&str, &str)]) -> String {
        let mut text = TEXT.to_owned();
        for (from, to) in change {
            assert!(text.contains(from), "{from}");
            text = text.replace(from, to);
        }
        LineIds::of(TEXT).kept_in(&text)
    }

    #[test]
    fn a_label_that_is_altered_keeps_its_id() {
        for (change, line) in [
            (
                &[("- Verifica |", "- Controllo |")][..],
                "- Controllo | noi | 10 g da Consegna [verifica]",
            ),
            (&[("2. Fine", "2. Chiusura")], "2. Chiusura [fine]"),
            (
                &[("~ Garanzia", "~ Manutenzione")],
                "~ Manutenzione | 1 anno da Collaudo [garanzia]",
            ),
            (
                &[("- Stipula |", "- Firma |"), ("da Stipula", "da Firma")],
                "- Firma | noi [stipula]",
            ),
            (
                &[(
                    "- Verifica | noi | 10 g da Consegna",
                    "- Verifica e prova | noi | 10 g {json: {}}",
                )],
                "- Verifica e prova | noi | 10 g [verifica] {json: {}}",
            ),
        ] {
            assert!(
                kept(change).lines().any(|own| own == line),
                "{}",
                kept(change)
            );
        }
    }

    #[test]
    fn a_line_that_is_new_gone_or_of_another_kind_takes_no_id() {
        assert_eq!(kept(&[]), TEXT);
        for change in [
            &[("- Verifica |", "- Controllo | noi\n- Verifica |")][..],
            &[("- Verifica | noi | 10 g da Consegna\n", "")],
            &[(
                "- Verifica | noi | 10 g da Consegna",
                "* Verifica | noi | ogni mese da Stipula",
            )],
            &[
                ("- Verifica |", "- Controllo [mio] |"),
                ("da Consegna", "da Consegna [mio]"),
            ],
            &[("titolo: Sito", "titolo: Altro")],
            // What is called otherwise and says something else is another event.
            &[(
                "- Verifica | noi | 10 g da Consegna",
                "- Sopralluogo | ditta | 5 g da Stipula",
            )],
        ] {
            let kept = kept(change);
            assert!(
                !kept.contains("[verifica]") && !kept.contains("[sito]"),
                "{kept}"
            );
        }
    }
}

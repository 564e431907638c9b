//! The log of a phase: its notes line by line, and how many there are of each kind.

use crate::plan::ItemId;
use crate::record::{Dossier, Note};
use crate::say;

use super::Lang;
use super::sanitize::sanitized;
use super::state::text;

/// What kind of thing a note says was done, as the plan calls it.
#[must_use]
pub fn kind(lang: Lang, dossier: &Dossier, note: &Note) -> Option<String> {
    let id = note.kind.as_ref()?;
    let known = dossier.kinds_of(&note.place).find(|kind| kind.id == *id);
    let name = known.map_or(id.as_str(), |kind| text(lang, &kind.label));
    Some(sanitized(name).into_owned())
}

/// A line of the log, after its date and `by` somebody: "formazione, G.T.: due ore con l'ufficio tributi".
#[must_use]
pub fn line(lang: Lang, dossier: &Dossier, note: &Note, by: &str) -> String {
    let (by, said) = (sanitized(by), sanitized(&note.text));
    match kind(lang, dossier, note) {
        Some(kind) => format!("{kind}, {by}: {said}"),
        None => format!("{by}: {said}"),
    }
}

/// How many notes there are of each kind that the phase keeps a log of: "assistenza alla
/// pubblicazione 3, formazione 1, altro 2", no line ending before a number. `None` where it names no kinds, or has no notes.
#[must_use]
pub fn counts(lang: Lang, dossier: &Dossier, phase: u32, notes: &[&Note]) -> Option<String> {
    let mut kinds = dossier.plan.log_kinds(phase).peekable();
    if notes.is_empty() || kinds.peek().is_none() {
        return None;
    }
    let of = |id: Option<&str>| {
        let same = |note: &&&Note| note.kind.as_ref().map(ItemId::as_str) == id;
        notes.iter().filter(same).count()
    };
    let named = kinds.map(|kind| {
        (
            sanitized(text(lang, &kind.label)),
            of(Some(kind.id.as_str())),
        )
    });
    let other = (other(lang).into(), of(None));
    let said = named.chain([other]).filter(|(_, count)| *count > 0);
    let said: Vec<String> = said
        .map(|(name, count)| format!("{name}\u{a0}{count}"))
        .collect();
    Some(said.join(", "))
}

say! {
    fn other(lang) -> &str it "altro" en "other";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{SHIPPED_DEFAULT, Text, shipped};
    use crate::record::{NotePlace, Stamp};

    fn note(kind: &str, text: &str) -> Note {
        Note {
            n: 1,
            place: NotePlace::Phase(8),
            date: "2026-02-26".parse().unwrap(),
            kind: kind.parse().ok(),
            text: text.into(),
            stamp: Stamp {
                by: "G.T.".into(),
                login: "torri".into(),
                at: "2026-02-26T09:00:00+01:00".parse().unwrap(),
            },
        }
    }

    #[test]
    fn kinds_are_counted_in_the_order_of_the_plan_and_those_without_notes_left_out() {
        let dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        let [training, help, other] = ["training", "publishing", ""].map(|kind| note(kind, "x"));
        for (notes, it, en) in [
            (vec![], None, None),
            (vec![&other], Some("altro 1"), Some("other 1")),
            (
                vec![&training, &help, &other, &help],
                Some("assistenza alla pubblicazione 2, formazione 1, altro 1"),
                Some("help with publishing 2, training 1, other 1"),
            ),
        ] {
            let said = |lang| {
                let counts = counts(lang, &dossier, 8, &notes);
                counts.map(|counts| counts.replace('\u{a0}', " "))
            };
            assert_eq!(said(Lang::It).as_deref(), it);
            assert_eq!(said(Lang::En).as_deref(), en);
        }
        assert_eq!(counts(Lang::It, &dossier, 3, &[&other]), None, "no kinds");
    }

    #[test]
    fn a_line_says_kind_author_and_text_whatever_was_typed() {
        let mut dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        let line = |dossier: &Dossier, kind, text| {
            let note = note(kind, text);
            super::line(Lang::It, dossier, &note, &note.stamp.by)
        };
        assert_eq!(
            line(&dossier, "training", "due ore"),
            "formazione, G.T.: due ore"
        );
        assert_eq!(line(&dossier, "", "due ore"), "G.T.: due ore");
        dossier.plan.terms[0].log[1].label = Text::Plain("a\u{1b}[31m".into());
        let said = line(&dossier, "training", "b\u{202e}");
        assert!(!said.contains(['\u{1b}', '\u{202e}']), "{said}");
    }
}

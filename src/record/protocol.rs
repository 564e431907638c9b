//! Protocol numbers: on which records one stands already.

use crate::plan::Event;

use super::{Change, Dossier, Edit, Op, Record};

impl Dossier {
    /// The records that bear this protocol number, the latest date first; blanks around it and the
    /// case of its letters do not count. That of `but` is left out.
    #[must_use]
    pub fn with_protocol(&self, number: &str, but: Option<&Event>) -> Vec<&Record> {
        let number = folded(number);
        if number.is_empty() {
            return Vec::new();
        }
        let bears = |record: &&Record| {
            let its = record.document.protocol.as_deref().map(folded);
            its.as_ref() == Some(&number) && Some(&record.event) != but
        };
        let mut records: Vec<&Record> = self.records.iter().filter(bears).collect();
        records.sort_by_key(|record| std::cmp::Reverse(record.date));
        records
    }

    /// The protocol number that a change writes where there was another or none, and the other
    /// records that bear it already; `None` where there are none. What is taken back or done again
    /// was written before, and is not looked at.
    #[must_use]
    pub fn protocol_again<'a>(&'a self, change: &'a Change) -> Option<(&'a str, Vec<&'a Record>)> {
        if matches!(change.op, Op::Undo | Op::Redo | Op::Reject) {
            return None;
        }
        change.edits.iter().find_map(|edit| {
            let Edit::Record {
                event,
                before,
                after,
                ..
            } = edit
            else {
                return None;
            };
            let number =
                |record: &'a Option<Box<Record>>| record.as_ref()?.document.protocol.as_deref();
            let written = number(after)?;
            if number(before).map(folded) == Some(folded(written)) {
                return None;
            }
            let others = self.with_protocol(written, Some(event));
            (!others.is_empty()).then_some((written, others))
        })
    }
}

fn folded(number: &str) -> String {
    number.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{SHIPPED_DEFAULT, shipped};
    use crate::record::{Document, Stamp};

    fn record(event: &str, date: &str, protocol: Option<&str>) -> Record {
        Record {
            event: event.parse().unwrap(),
            date: date.parse().unwrap(),
            document: Document {
                protocol: protocol.map(str::to_owned),
                ..Document::default()
            },
            stamp: Stamp {
                by: "A.B.".into(),
                login: "anna".into(),
                at: "2026-01-10T09:00:00+01:00".parse().unwrap(),
            },
        }
    }

    fn dossier() -> Dossier {
        let mut dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
        dossier.records = vec![
            record("award", "2025-01-20", None),
            record("contract_signed", "2025-02-06", Some("A/812 ")),
            record("plan_delivered", "2025-02-17", Some("a/812")),
            record("plan_accepted", "2025-03-10", Some("a/8123")),
        ];
        dossier
    }

    fn events(records: Vec<&Record>) -> Vec<String> {
        let events = records.into_iter().map(|record| record.event.to_string());
        events.collect()
    }

    #[test]
    fn a_protocol_is_found_whatever_its_case_and_the_blanks_around_it() {
        let dossier = dossier();
        let both = ["plan_delivered", "contract_signed"];
        for (number, found) in [
            ("A/812", &both[..]),
            (" a/812  ", &both),
            ("a/8123", &["plan_accepted"]),
            ("a/81", &[]),
            ("a / 812", &[]),
            ("", &[]),
            ("  ", &[]),
        ] {
            assert_eq!(
                events(dossier.with_protocol(number, None)),
                found,
                "{number:?}"
            );
        }
        let own = "plan_delivered".parse().unwrap();
        let others = dossier.with_protocol("a/812", Some(&own));
        assert_eq!(events(others), ["contract_signed"]);
    }

    #[test]
    fn only_a_number_that_is_written_now_is_said_to_be_used_already() {
        let dossier = dossier();
        let edit = |before: Option<&str>, after: Option<&str>| {
            let is = |protocol: Option<&str>| {
                let record = record("plan_accepted", "2025-03-10", protocol);
                Some(Box::new(record))
            };
            Edit::Record {
                event: "plan_accepted".parse().unwrap(),
                before: is(before),
                after: is(after),
                place: None,
            }
        };
        for (op, before, after, found) in [
            (Op::Amend, Some("a/8123"), Some("A/812"), Some(2)),
            (Op::Record, None, Some("a/812"), Some(2)),
            (Op::Correct, Some("a/812 "), Some("A/812"), None),
            (Op::Amend, Some("a/812"), None, None),
            (Op::Amend, None, Some("a/8123"), None),
            (Op::Undo, None, Some("a/812"), None),
            (Op::Redo, None, Some("a/812"), None),
        ] {
            let edits = vec![edit(before, after)];
            let change = Change {
                op,
                of: None,
                edits,
            };
            let again = dossier.protocol_again(&change);
            let others = again.map(|(_, others)| others.len());
            assert_eq!(others, found, "{op:?} {before:?} {after:?}");
        }
    }
}

//! What is refused, what is asked, what is taken back, and that nothing is ever half done.

mod acts;
mod acts_back;
mod any;
mod asked;
mod back;
mod plan;
mod plans;
mod points;
mod refused;
mod steps;

use super::*;
use crate::calendar::Date;
use crate::plan::{Event, SHIPPED_DEFAULT, shipped};

/// How many cases a property tries: few in the form that everybody runs, many with `CRONO_TEST=full`.
fn cases(few: u32, many: u32) -> proptest::test_runner::Config {
    let full = std::env::var("CRONO_TEST").is_ok_and(|form| form == "full");
    proptest::test_runner::Config::with_cases(if full { many } else { few })
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn event(text: &str) -> Event {
    text.parse().unwrap()
}

/// A dossier with its journal, changed as the program changes it.
struct Office {
    dossier: Dossier,
    journal: Journal,
}

impl Office {
    /// A contract that is half-way, with three services of which one is published, and one request
    /// answered.
    fn half_way() -> Self {
        let mut office = Self::empty();
        for (event, date) in [
            ("award", "2025-01-20"),
            ("contract_signed", "2025-02-06"),
            ("plan_delivered", "2025-02-17"),
            ("plan_accepted", "2025-03-10"),
            ("test_release", "2025-06-06"),
            ("migration_done", "2025-09-26"),
            ("test_debug_done", "2025-10-17"),
        ] {
            office.made("anna", record(event, date));
        }
        for item in ["anagrafe", "tributi", "scuola"] {
            office.made("anna", add("content_published", item));
        }
        office.made("anna", record("content_published:anagrafe", "2025-11-03"));
        office.made("anna", open("2025-11-10"));
        office.made("anna", record("assistance_answer:1", "2025-11-12"));
        office
    }

    fn empty() -> Self {
        let plan = shipped(SHIPPED_DEFAULT).unwrap();
        Self {
            dossier: Dossier::new(plan),
            journal: Journal::default(),
        }
    }

    /// The same with a check list of three points in its acceptance test, two of them in a group.
    fn listed() -> Self {
        let mut plan = shipped(SHIPPED_DEFAULT).unwrap();
        let milestone = plan.milestones.iter_mut();
        let milestone = milestone.filter(|known| known.id.as_str() == "acceptance_test");
        for known in milestone {
            known.checklist = serde_json::from_value(serde_json::json!([
                {"id": "fonts", "it": "Font", "en": "Fonts", "source": "C.1", "group": "site"},
                {"id": "menu", "it": "Menu", "en": "Menu", "group": "site"},
                {"id": "backup", "it": "Copia", "en": "Backup"},
            ]))
            .unwrap();
            known.groups = serde_json::from_value(serde_json::json!([
                {"id": "site", "it": "Il sito", "en": "The site"},
            ]))
            .unwrap();
        }
        Self {
            dossier: Dossier::new(plan.checked().unwrap()),
            journal: Journal::default(),
        }
    }

    fn change(
        &self,
        login: &str,
        reason: Option<&str>,
        proposal: &Proposal,
    ) -> Result<Option<Change>, Refusal> {
        // The instant is that of the next entry, so that no two records are alike by chance.
        let second = self.journal.entries().len() % 60;
        let at = format!("2026-01-10T09:00:{second:02}+01:00")
            .parse()
            .unwrap();
        let stamp = Stamp {
            by: login.to_uppercase(),
            login: login.into(),
            at,
        };
        let (dossier, journal) = (&self.dossier, &self.journal);
        proposal.change(ProposalContext {
            dossier,
            journal,
            stamp: &stamp,
            reason,
        })
    }

    /// Makes a proposal with a reason; whether it changed anything.
    fn make(&mut self, login: &str, proposal: &Proposal) -> Result<bool, Refusal> {
        let Some(change) = self.change(login, Some("because"), proposal)? else {
            return Ok(false);
        };
        self.dossier
            .apply(&change)
            .expect("a change fits the dossier it was made from");
        let at = "2026-01-10T09:00:00+01:00".parse().unwrap();
        let stamp = Stamp {
            by: login.to_uppercase(),
            login: login.into(),
            at,
        };
        self.journal
            .append(change, stamp, Some("because".into()), Vec::new());
        Ok(true)
    }

    #[expect(
        clippy::needless_pass_by_value,
        reason = "a wish is written where it is made"
    )]
    #[track_caller]
    fn made(&mut self, login: &str, proposal: Proposal) {
        assert_eq!(self.make(login, &proposal), Ok(true), "{proposal:?}");
    }

    #[expect(
        clippy::needless_pass_by_value,
        reason = "a wish is written where it is made"
    )]
    #[track_caller]
    fn refused(&self, proposal: Proposal) -> Refusal {
        self.change("anna", Some("because"), &proposal).unwrap_err()
    }

    fn doubts(&self, proposal: &Proposal, today: &str) -> Vec<Doubt> {
        let change = self
            .change("anna", Some("because"), proposal)
            .unwrap()
            .unwrap();
        doubts(&self.dossier, &change, day(today), &[])
    }

    fn date(&self, text: &str) -> Option<String> {
        self.dossier
            .record(&event(text))
            .map(|record| record.date.to_string())
    }
}

fn record(text: &str, date: &str) -> Proposal {
    draft(text, Draft::on(day(date)))
}

fn draft(text: &str, draft: Draft) -> Proposal {
    Proposal::Record {
        event: event(text),
        draft,
        keep: true,
        expected: Expected::Anything,
    }
}

fn clear(text: &str) -> Proposal {
    Proposal::Clear {
        event: event(text),
        expected: Expected::Anything,
    }
}

fn add(milestone: &str, item: &str) -> Proposal {
    let (milestone, id) = (milestone.parse().unwrap(), item.parse().unwrap());
    Proposal::AddItem(Item {
        milestone,
        id,
        label: None,
    })
}

fn drop_item(milestone: &str, item: &str) -> Proposal {
    Proposal::DropItem {
        milestone: milestone.parse().unwrap(),
        item: item.parse().unwrap(),
    }
}

fn open(date: &str) -> Proposal {
    Proposal::OpenRequest {
        register: None,
        subject: None,
        draft: Draft::on(day(date)),
    }
}

fn note(place: &str, text: &str) -> Proposal {
    let (place, date) = (place.parse().unwrap(), day("2026-01-10"));
    Proposal::Note {
        place,
        date,
        kind: None,
        text: text.into(),
    }
}

/// A note of a kind.
fn logged(place: &str, kind: &str) -> Proposal {
    match note(place, "due ore") {
        Proposal::Note {
            place, date, text, ..
        } => Proposal::Note {
            place,
            date,
            kind: Some(kind.parse().unwrap()),
            text,
        },
        other => other,
    }
}

fn set(key: &str, value: Option<&str>) -> Proposal {
    Proposal::Set {
        key: key.parse().unwrap(),
        value: value.map(str::to_owned),
        expected: None,
    }
}

/// A suspension from a day, of all clocks or those named; what else it says is set by the caller.
fn suspension(from: &str, clocks: &[&str]) -> Suspension {
    Suspension {
        n: 0,
        from: day(from),
        clocks: clocks.iter().map(|key| key.parse().unwrap()).collect(),
        reason: None,
        ordered_by: None,
        document: Document::default(),
        stamp: nobody(),
        resumption: None,
    }
}

fn resumption(date: &str, terms: &[(&str, &str)]) -> Resumption {
    let stated = |(clock, due): &(&str, &str)| StatedTerm {
        clock: clock.parse().unwrap(),
        due: day(due),
    };
    Resumption {
        date: day(date),
        ordered_by: None,
        terms: terms.iter().map(stated).collect(),
        document: Document::default(),
        stamp: nobody(),
    }
}

fn extension(clock: &str, grant: Grant, granted: &str) -> Extension {
    Extension {
        n: 0,
        clock: clock.parse().unwrap(),
        grant,
        granted: day(granted),
        reason: None,
        document: Document::default(),
        stamp: nobody(),
    }
}

/// Whom an act names before it is proposed: its stamp is that of the proposal.
fn nobody() -> Stamp {
    Stamp {
        by: "?".into(),
        login: "?".into(),
        at: "1999-01-01T00:00:00+00:00".parse().unwrap(),
    }
}

fn suspend(from: &str, clocks: &[&str]) -> Proposal {
    Proposal::Suspend(Box::new(suspension(from, clocks)))
}

fn resume(n: Option<u32>, date: &str, terms: &[(&str, &str)]) -> Proposal {
    let end = Box::new(resumption(date, terms));
    Proposal::Resume { n, end }
}

fn extend(clock: &str, days: u32, granted: &str) -> Proposal {
    Proposal::Extend(Box::new(extension(clock, Grant::Days(days), granted)))
}

fn promise(text: &str, date: Option<&str>) -> Proposal {
    let promised = date.map(|date| Box::new((day(date), Document::default())));
    Proposal::Promise {
        event: event(text),
        promised,
        expected: None,
    }
}

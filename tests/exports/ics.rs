//! `crono export ics`, against the rules of RFC 5545 read off the bytes, and read back by a parser
//! that is not the one that wrote it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::BufReader;

use crono::assess::Assessment;
use crono::plan::{SHIPPED_DEFAULT, shipped};
use crono::record::{Dossier, Journal, Record, Request, Stamp};
use crono::report::{Sheet, ics};
use crono::words::Lang;
use crono::words::appointment::{lines, one_line};
use ical::parser::ical::component::IcalCalendar;
use proptest::prelude::*;

use super::dressed::{DAY, DEMONSTRATION, HOSTILE, dressed};
use super::office::Office;

/// The properties of a component by name, with their parameters, the texts still escaped.
type Properties = BTreeMap<String, (String, String)>;

/// An event and its alarms.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Event {
    properties: Properties,
    alarms: Vec<Properties>,
}

impl Event {
    #[track_caller]
    fn value(&self, name: &str) -> &str {
        &self.properties[name].1
    }

    fn text(&self, name: &str) -> String {
        unescaped(self.value(name))
    }

    /// What is before the `@` of its UID.
    fn of(&self) -> &str {
        self.value("UID").split('@').next().unwrap()
    }

    fn sequence(&self) -> u32 {
        self.value("SEQUENCE").parse().unwrap()
    }

    fn triggers(&self) -> Vec<&str> {
        let alarms = self.alarms.iter();
        alarms.map(|alarm| alarm["TRIGGER"].1.as_str()).collect()
    }
}

/// A calendar that keeps to the rules.
#[derive(Debug, Clone)]
struct Calendar {
    properties: Properties,
    events: Vec<Event>,
}

impl Calendar {
    /// Reads it octet by octet, and fails at the first rule that is broken.
    #[track_caller]
    fn of(bytes: &[u8]) -> Self {
        let mut calendar = Self {
            properties: Properties::new(),
            events: Vec::new(),
        };
        let mut open: Vec<String> = Vec::new();
        for line in content_lines(bytes) {
            let (name, parameters, value) = parted(&line);
            match name {
                "BEGIN" => {
                    match (open.last().map(String::as_str), value) {
                        (None, "VCALENDAR") => {}
                        (Some("VCALENDAR"), "VEVENT") => calendar.events.push(Event {
                            properties: Properties::new(),
                            alarms: Vec::new(),
                        }),
                        (Some("VEVENT"), "VALARM") => {
                            let event = calendar.events.last_mut().unwrap();
                            event.alarms.push(Properties::new());
                        }
                        other => panic!("{other:?}"),
                    }
                    open.push(value.to_owned());
                    continue;
                }
                "END" => {
                    assert_eq!(open.pop().as_deref(), Some(value));
                    continue;
                }
                _ => {}
            }
            let event = calendar.events.last_mut();
            let into = match open.last().unwrap().as_str() {
                "VCALENDAR" => &mut calendar.properties,
                "VEVENT" => &mut event.unwrap().properties,
                _ => event.unwrap().alarms.last_mut().unwrap(),
            };
            let held = (parameters.to_owned(), value.to_owned());
            assert_eq!(into.insert(name.to_owned(), held), None, "{name} twice");
        }
        assert!(open.is_empty());
        calendar.check();
        calendar
    }

    /// What every component must have, and may.
    fn check(&self) {
        let names = |properties: &Properties| {
            let names = properties.keys().map(String::as_str);
            names.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(self.properties["VERSION"].1, "2.0");
        assert!(self.properties["PRODID"].1.starts_with("-//"));
        assert_eq!(self.properties["REFRESH-INTERVAL"].0, ";VALUE=DURATION");
        let mut uids = BTreeSet::new();
        for event in &self.events {
            assert_eq!(
                names(&event.properties),
                "CATEGORIES DESCRIPTION DTEND DTSTAMP DTSTART LAST-MODIFIED SEQUENCE STATUS SUMMARY TRANSP UID"
            );
            assert!(
                uids.insert(event.value("UID").to_owned()),
                "{}",
                event.value("UID")
            );
            let days = ["DTSTART", "DTEND"].map(|name| {
                assert_eq!(event.properties[name].0, ";VALUE=DATE");
                let day = chrono::NaiveDate::parse_from_str(event.value(name), "%Y%m%d");
                assert_eq!(event.value(name).len(), 8);
                day.unwrap()
            });
            assert_eq!(days[0].succ_opt().unwrap(), days[1]);
            for name in ["DTSTAMP", "LAST-MODIFIED"] {
                let stamp = event.value(name);
                chrono::NaiveDateTime::parse_from_str(stamp, "%Y%m%dT%H%M%SZ").unwrap();
                assert_eq!(stamp.len(), 16);
            }
            assert!(i32::try_from(event.sequence()).is_ok());
            assert!(matches!(
                event.value("STATUS"),
                "CONFIRMED" | "TENTATIVE" | "CANCELLED"
            ));
            assert_eq!(event.value("TRANSP"), "TRANSPARENT");
            for name in ["SUMMARY", "DESCRIPTION"] {
                assert_escaped(event.value(name));
            }
            for alarm in &event.alarms {
                assert_eq!(names(alarm), "ACTION DESCRIPTION TRIGGER UID");
                assert_eq!(alarm["ACTION"].1, "DISPLAY");
                assert!(uids.insert(alarm["UID"].1.clone()));
                let trigger = alarm["TRIGGER"].1.trim_start_matches('-');
                assert!(
                    trigger.starts_with('P') && trigger.ends_with('H'),
                    "{trigger}"
                );
                assert_escaped(&alarm["DESCRIPTION"].1);
            }
        }
    }

    #[track_caller]
    fn event(&self, of: &str) -> &Event {
        self.find(of).unwrap()
    }

    fn find(&self, of: &str) -> Option<&Event> {
        self.events.iter().find(|event| event.of() == of)
    }

    fn uids(&self) -> BTreeSet<&str> {
        self.events.iter().map(|event| event.value("UID")).collect()
    }

    fn sequence(&self) -> u32 {
        let sequences: BTreeSet<u32> = self.events.iter().map(Event::sequence).collect();
        assert_eq!(sequences.len(), 1, "{sequences:?}");
        sequences.into_iter().next().unwrap()
    }
}

/// The lines of the content, put together again from those of the file: each at most 75 octets, its
/// end CRLF, whole characters in it and nothing that commands.
#[track_caller]
fn content_lines(bytes: &[u8]) -> Vec<String> {
    assert!(bytes.ends_with(b"\r\n"));
    let mut content: Vec<String> = Vec::new();
    for line in bytes[..bytes.len() - 2].split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        assert!(line.len() <= 75, "{} octets", line.len());
        let line = std::str::from_utf8(line).expect("no character is cut in two");
        assert!(!line.contains(char::is_control), "{line:?}");
        assert!(!line.is_empty());
        match line.strip_prefix(' ') {
            Some(rest) => content.last_mut().unwrap().push_str(rest),
            None => content.push(line.to_owned()),
        }
    }
    let text = std::str::from_utf8(bytes).unwrap();
    let ends = ["\n", "\r", "\r\n"].map(|end| text.matches(end).count());
    assert!(ends[0] == ends[2] && ends[1] == ends[2], "{ends:?}");
    content
}

/// Name, parameters with their semicolon, value.
#[track_caller]
fn parted(line: &str) -> (&str, &str, &str) {
    let (head, value) = line.split_once(':').unwrap();
    let (name, parameters) = head.split_at(head.find(';').unwrap_or(head.len()));
    let plain = |byte: u8| byte.is_ascii_uppercase() || byte == b'-';
    assert!(!name.is_empty() && name.bytes().all(plain), "{line:?}");
    assert!(!parameters.contains('"'), "{line:?}");
    (name, parameters, value)
}

/// A text in which what must be escaped is, and nothing else.
#[track_caller]
fn assert_escaped(text: &str) {
    let mut rest = text.chars();
    while let Some(char) = rest.next() {
        match char {
            '\\' => assert!(
                matches!(rest.next(), Some('\\' | ';' | ',' | 'n')),
                "{text:?}"
            ),
            ';' | ',' => panic!("{text:?}"),
            _ => {}
        }
    }
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text.chars();
    while let Some(char) = rest.next() {
        match char {
            '\\' => match rest.next().unwrap() {
                'n' => out.push('\n'),
                other => out.push(other),
            },
            other => out.push(other),
        }
    }
    out
}

/// What another parser makes of it.
#[track_caller]
fn by_another_parser(bytes: &[u8]) -> IcalCalendar {
    let mut calendars = ical::IcalParser::new(BufReader::new(bytes));
    let calendar = calendars.next().unwrap().unwrap();
    assert!(calendars.next().is_none());
    calendar
}

/// Both read the same.
#[track_caller]
fn read(bytes: &[u8]) -> Calendar {
    let ours = Calendar::of(bytes);
    let theirs = by_another_parser(bytes);
    assert_eq!(theirs.events.len(), ours.events.len());
    let same = |theirs: &[ical::property::Property], ours: &Properties| {
        assert_eq!(theirs.len(), ours.len());
        for property in theirs {
            // That one loses the blanks that a line ends with, and colons that a value begins with.
            let value = property.value.as_deref().unwrap_or_default();
            let bare = |text: &str| {
                let text = text.replace(char::is_whitespace, "");
                text.trim_start_matches(':').to_owned()
            };
            assert_eq!(bare(value), bare(&ours[&property.name].1));
        }
    };
    same(&theirs.properties, &ours.properties);
    for (theirs, ours) in theirs.events.iter().zip(&ours.events) {
        same(&theirs.properties, &ours.properties);
        assert_eq!(theirs.alarms.len(), ours.alarms.len());
        for (theirs, ours) in theirs.alarms.iter().zip(&ours.alarms) {
            same(&theirs.properties, ours);
        }
    }
    ours
}

fn demonstration() -> Office {
    Office::holding(DEMONSTRATION.as_bytes())
}

fn export_on(office: &Office, day: &str, arguments: &[&str]) -> Calendar {
    let line = [&["--today", day, "export", "ics"], arguments].concat();
    read(office.run(&line).done().as_bytes())
}

fn export(office: &Office, arguments: &[&str]) -> Calendar {
    export_on(office, DAY, arguments)
}

#[test]
fn the_demonstration_in_both_languages() {
    let office = demonstration();
    for lang in ["it", "en"] {
        let line = ["--today", DAY, "export", "ics", "--lang", lang];
        let bytes = office.run(&line).done();
        assert_eq!(bytes, office.run(&line).done(), "the same bytes");
        read(bytes.as_bytes());
        insta::assert_snapshot!(format!("ics_{lang}"), bytes.replace('\r', ""));
    }
}

#[test]
fn the_bytes_do_not_hang_on_the_place_of_the_file() {
    let office = demonstration();
    let before = office.run(&["--today", DAY, "export", "ics"]).done();
    let moved = office.path().join("elsewhere");
    fs::create_dir(&moved).unwrap();
    let moved = moved.join("another name.json");
    fs::rename(office.file(), &moved).unwrap();
    let name = moved.to_str().unwrap();
    let line = ["-f", name, "--today", DAY, "export", "ics"];
    assert_eq!(office.run(&line).done(), before);
}

#[test]
fn every_state_has_its_entry() {
    let calendar = export(&demonstration(), &["--lang", "it"]);
    for (of, date, status, begins, triggers) in [
        (
            "content.due",
            "20260902",
            "CONFIRMED",
            "Scade: fase 5",
            &["-P9DT15H", "PT9H"][..],
        ),
        (
            "assistance.3.due",
            "20260824",
            "CONFIRMED",
            "Scade: richiesta n. 3",
            &["-P2DT15H", "PT9H"],
        ),
        (
            "migration.due",
            "20260809",
            "CONFIRMED",
            "In ritardo: fase 3",
            &[],
        ),
        (
            "plan_delivery.due",
            "20260125",
            "CONFIRMED",
            "Fatto: fase 1",
            &[],
        ),
        (
            "test_release.due",
            "20260510",
            "CONFIRMED",
            "Fatto in ritardo: fase 2",
            &[],
        ),
        (
            "acceptance.due",
            "20261002",
            "TENTATIVE",
            "Previsto: fase 6",
            &[],
        ),
        (
            "assistance.5.due",
            "20260830",
            "CANCELLED",
            "Sospeso: richiesta n. 5",
            &[],
        ),
        (
            "test_training.due",
            "20260622",
            "CANCELLED",
            "Annullato: fase 4",
            &[],
        ),
        (
            "content_published.scuola.promised",
            "20260828",
            "CONFIRMED",
            "Promesso: ",
            &["PT9H"],
        ),
    ] {
        let event = calendar.event(of);
        assert_eq!(
            (event.value("DTSTART"), event.value("STATUS")),
            (date, status),
            "{of}"
        );
        let summary = event.text("SUMMARY");
        assert!(
            summary.starts_with(begins) && summary.ends_with("(Borgomare)"),
            "{summary}"
        );
        assert_eq!(event.triggers(), triggers, "{of}");
        // The last entry of the journal, 12:06:31 in Rome.
        assert_eq!(event.value("DTSTAMP"), "20260821T100631Z");
    }
    let about = calendar.event("content.due").text("DESCRIPTION");
    for said in [
        "pubblicazione dei contenuti",
        "60 giorni",
        "Tocca a: fornitore (",
    ] {
        assert!(about.contains(said), "{about}");
    }
    // What is only for information, and what has no limit, is nobody's deadline.
    assert_eq!(calendar.find("plan_delivery_obligation.due"), None);
    assert_eq!(calendar.find("plan_acceptance_wait.due"), None);
    assert!(
        !calendar
            .events
            .iter()
            .any(|event| event.of().ends_with(".recorded"))
    );
}

#[test]
fn recorded_dates_come_when_asked_for() {
    let office = demonstration();
    let calendar = export(&office, &["--recorded", "--lang", "it"]);
    let award = calendar.event("award.recorded");
    assert_eq!(award.value("DTSTART"), "20260112");
    assert_eq!(
        award.text("SUMMARY"),
        "Registrato: Aggiudicazione (Borgomare)"
    );
    assert!(award.text("DESCRIPTION").contains("118/2026"));
    // One that is taken back comes as cancelled.
    let line = [
        "clear",
        "content_published:tributi",
        "--reason",
        "errore",
        "-y",
    ];
    office.run(&line).done();
    let calendar = export(&office, &["--recorded"]);
    let gone = calendar.event("content_published.tributi.recorded");
    assert_eq!(gone.value("STATUS"), "CANCELLED");
    assert_eq!(export(&office, &[]).find(gone.of()), None);
}

#[test]
fn a_change_raises_the_sequence_and_keeps_what_events_are_known_by() {
    let office = demonstration();
    let before = export(&office, &[]);
    office.run(&["set", "info.cig", "Z111111111"]).done();
    office.run(&["set", "info.short_title", "Altro"]).done();
    let line = ["--today", DAY, "record", "migration_verified", DAY];
    office.run(&line).done();
    let after = export(&office, &[]);
    assert_eq!(after.uids(), before.uids());
    assert_eq!(after.sequence(), before.sequence() + 3);
    let (was, is) = (before.event("migration.due"), after.event("migration.due"));
    assert!(was.text("SUMMARY").starts_with("In ritardo: "));
    assert!(is.text("SUMMARY").starts_with("Fatto in ritardo: "));
    assert!(is.value("LAST-MODIFIED") > was.value("LAST-MODIFIED"));
    // An undo is a change, too.
    office.run(&["undo"]).done();
    let undone = export(&office, &[]);
    assert_eq!(undone.sequence(), after.sequence() + 1);
    assert_eq!(
        undone.event("migration.due").text("SUMMARY"),
        was.text("SUMMARY").replace("Borgomare", "Altro")
    );
}

#[test]
fn what_is_foreseen_moves_with_the_days_and_a_calendar_takes_it_in() {
    let office = demonstration();
    let [one, other] = ["2026-10-20", "2026-10-21"].map(|day| export_on(&office, day, &[]));
    let date = |calendar: &Calendar| calendar.event("acceptance.due").value("DTSTART").to_owned();
    assert!(date(&other) > date(&one));
    assert_eq!(other.sequence(), one.sequence() + 1);
}

#[test]
fn what_was_there_never_just_vanishes() {
    let office = demonstration();
    office.run(&["set", "deadlines.whole", "2026-12-31"]).done();
    office
        .run(&["set", "deadlines.funder", "2027-01-31"])
        .done();
    office
        .run(&["expect", "migration_verified", "2026-09-10"])
        .done();
    office
        .run(&[
            "--today",
            DAY,
            "request",
            "open",
            DAY,
            "--subject",
            "Nuova",
            "-y",
        ])
        .done();
    let before = export(&office, &["--lang", "it"]);
    let fixed = before.event("funder.fixed");
    assert_eq!(fixed.value("DTSTART"), "20270131");
    assert_eq!(fixed.triggers(), ["-P29DT15H", "PT9H"]);
    assert!(
        before
            .event("assistance.6.due")
            .text("SUMMARY")
            .contains("Nuova")
    );
    office.run(&["undo"]).done();
    office.run(&["set", "deadlines.funder", "none"]).done();
    office.run(&["expect", "migration_verified", "none"]).done();
    let line = ["--today", DAY, "record", "content_published:scuola", DAY];
    office.run(&line).done();
    let after = export(&office, &["--lang", "it"]);
    assert!(after.uids().is_superset(&before.uids()));
    let status = |of: &str| after.event(of).value("STATUS");
    for of in [
        "funder.fixed",
        "migration_verified.promised",
        "assistance.6.due",
    ] {
        assert_eq!(status(of), "CANCELLED", "{of}");
        assert!(after.event(of).alarms.is_empty());
    }
    assert_eq!(status("whole.fixed"), "CONFIRMED");
    let kept = after.event("content_published.scuola.promised");
    assert_eq!(kept.value("STATUS"), "CONFIRMED");
    assert!(kept.text("SUMMARY").starts_with("Fatto: "));
}

#[test]
fn a_clock_whose_start_is_taken_back_is_cancelled() {
    let office = Office::begun();
    office
        .run(&["record", "contract_signed", "2025-02-06"])
        .done();
    let before = export_on(&office, "2025-02-10", &[]);
    assert_eq!(
        before.event("plan_delivery.due").value("STATUS"),
        "CONFIRMED"
    );
    office.run(&["undo"]).done();
    office.run(&["undo"]).done();
    let after = export_on(&office, "2025-02-10", &[]);
    assert_eq!(
        after.event("plan_delivery.due").value("STATUS"),
        "CANCELLED"
    );
}

#[test]
fn hostile_text_in_every_field_breaks_no_line_out() {
    for hostile in [
        HOSTILE,
        "\r",
        "\n",
        "\r\n",
        "a\rEND:VCALENDAR\rb",
        "\\",
        ";,:\"",
        "  ",
    ] {
        let office = Office::holding(&dressed(hostile));
        for lang in ["it", "en"] {
            let calendar = export(&office, &["--recorded", "--lang", lang]);
            let plain = export(&demonstration(), &["--recorded", "--lang", lang]);
            let of = |calendar: &Calendar| -> BTreeSet<String> {
                calendar
                    .events
                    .iter()
                    .map(|event| event.of().to_owned())
                    .collect()
            };
            assert_eq!(of(&calendar), of(&plain));
        }
    }
}

#[test]
fn several_dossiers_of_one_plan_are_one_calendar_without_clashes() {
    let office = demonstration();
    let second = office.path().join("second.json");
    let name = second.to_str().unwrap();
    office.run(&["-f", name, "init"]).done();
    for (event, day) in [("award", "2025-01-20"), ("contract_signed", "2025-02-06")] {
        office.run(&["-f", name, "record", event, day]).done();
    }
    let folder = office.path().to_str().unwrap();
    let several = |lang: &str| {
        let line = [
            "-f", folder, "--today", DAY, "export", "ics", "--lang", lang,
        ];
        read(office.run(&line).done().as_bytes())
    };
    let both = several("it");
    let alone = export(&office, &["--lang", "it"]);
    assert!(both.uids().is_superset(&alone.uids()));
    assert!(both.events.len() > alone.events.len());
    assert_eq!(both.properties["X-WR-CALNAME"].1, "Scadenze dei contratti");
    assert_eq!(both.properties["X-WR-TIMEZONE"].1, "Europe/Rome");
    let titles: BTreeSet<String> = both
        .events
        .iter()
        .map(|event| event.text("CATEGORIES"))
        .collect();
    assert!(
        titles.iter().any(|title| title.contains("Borgomare")),
        "{titles:?}"
    );
    // A copy began as the first did: its name tells it apart, and nobody's dates are hidden.
    fs::copy(office.file(), office.path().join("third.json")).unwrap();
    let three = several("it");
    assert_eq!(three.events.len(), both.events.len() + alone.events.len());
}

#[test]
fn a_dossier_without_dates_is_a_calendar_without_events() {
    let office = Office::new();
    office.run(&["init"]).done();
    let bytes = office.run(&["export", "ics"]).done();
    assert!(Calendar::of(bytes.as_bytes()).events.is_empty());
    by_another_parser(bytes.as_bytes());
    // A day fixed by the plan itself is there before anybody has typed anything.
    let dossier = fs::read_to_string(office.file()).unwrap();
    let fixed = dossier.replacen(
        "\"phases\":",
        "\"deadlines\": {\"whole\": \"2026-06-30\"}, \"phases\":",
        1,
    );
    fs::write(office.file(), fixed).unwrap();
    let calendar = export_on(&office, "2026-01-01", &[]);
    assert_eq!(
        calendar.event("whole.fixed").value("DTSTAMP"),
        "19700101T000000Z"
    );
}

/// The calendar of a dossier in which this was typed wherever it comes out.
fn calendar_with(text: &str) -> Vec<u8> {
    let stamp = Stamp {
        by: text.into(),
        login: text.into(),
        at: "2026-01-20T09:00:00+01:00".parse().unwrap(),
    };
    let mut dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
    dossier.plan.info.short_title = Some(text.into());
    dossier.plan.info.title = Some(text.into());
    dossier.requests.push(Request {
        register: "assistance".parse().unwrap(),
        n: 1,
        subject: Some(text.into()),
    });
    dossier.records.push(Record {
        event: "assistance_request:1".parse().unwrap(),
        date: "2026-01-20".parse().unwrap(),
        document: crono::record::Document {
            protocol: Some(text.into()),
            note: Some(text.into()),

            ..crono::record::Document::default()
        },
        stamp,
    });
    let assessment = Assessment::of(&dossier, "2026-01-22".parse().unwrap());
    let sheet = Sheet {
        file: text,
        dossier: &dossier,
        journal: &Journal::default(),
        assessment: &assessment,
    };
    let mut bytes = Vec::new();
    ics::write(&mut bytes, Lang::It, &[sheet], true).unwrap();
    bytes
}

proptest! {
    #[test]
    fn any_text_comes_back(
        text in prop_oneof![any::<String>(), "[\\\\;,:\r\nn \"è老a]{0,200}"],
    ) {
        let calendar = read(&calendar_with(&text));
        let line = one_line(&text);
        let due = calendar.event("assistance.1.due");
        prop_assert_eq!(
            due.text("SUMMARY"),
            format!("Scade: richiesta n. 1, {line} ({line})")
        );
        prop_assert_eq!(unescaped(&calendar.properties["X-WR-CALNAME"].1), line);
        let about = calendar.event("assistance_request.1.recorded").text("DESCRIPTION");
        let kept = lines(&text);
        prop_assert!(about.ends_with(&format!("Protocollo {kept}.\n{kept}")), "{about:?}");
    }
}

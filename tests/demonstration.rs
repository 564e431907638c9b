//! The demonstration dossier, `data/demonstration.json`: how it came to be, and what it shows.
//!
//! It is the shipped plan with the invented contract of Borgomare on it, made by the very proposals
//! and saves of the program with the authors and instants given here. On Monday 24 August 2026 it shows every
//! state at once; one reading is set for that, the limit of the tests and the training, which is
//! taken away while the training is put off. After a change of the story or of the plan,
//! `cargo test --test demonstration -- --ignored` writes the file anew.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crono::assess::{Assessment, ClockStatus, State, prepare};
use crono::calendar::Date;
use crono::plan::{SHIPPED_DEFAULT, shipped};
use crono::record::{
    Change, Document, Dossier, Draft, Expected, Extension, Grant, Item, Journal, Op, Outcome,
    Proposal, Refusal, Resumption, Source, Stamp, Suspension, Ticking,
};
use crono::store::{Commit, JsonFile, Saving};
use tempfile::TempDir;

/// The day on which it shows everything.
const DAY: &str = "2026-08-24";

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// The dossier in the making: a file of its own, saved after every change.
struct Story {
    folder: TempDir,
    file: JsonFile,
}

impl Story {
    fn begin() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let file = JsonFile::new(&folder.path().join("story.json"));
        let plan = shipped(SHIPPED_DEFAULT).expect("the shipped plan");
        let created = file.create(&Dossier::new(plan), "gtorri");
        created.expect("a new file");
        Self { folder, file }
    }

    /// One change by one of the two colleagues of the office, `G` or `M`.
    #[track_caller]
    fn then(&self, who: char, at: &str, reason: Option<&str>, proposal: &Proposal) {
        let (by, login) = match who {
            'G' => ("G. Torri", "gtorri"),
            _ => ("M. Valli", "mvalli"),
        };
        let at = chrono::DateTime::parse_from_rfc3339(at).expect("an instant");
        let today = at.date_naive();
        let stamp = Stamp {
            by: by.into(),
            login: login.into(),
            at,
        };
        let saving = Saving {
            login,
            today,
            first: None,
        };
        let saved = self.file.commit(saving, |dossier, journal| {
            let made = prepare(dossier, journal, proposal, &stamp, reason, today)?;
            let commit = made.map(|(change, preview)| Commit {
                change,
                stamp: stamp.clone(),
                reason: reason.map(str::to_owned),
                judged: preview.judged,
            });
            Ok::<_, Refusal>(commit)
        });
        let saved = saved.expect("the story is accepted");
        assert!(saved.is_some(), "every step of the story changes something");
    }

    fn text(&self) -> String {
        let path = self.folder.path().join("story.json");
        std::fs::read_to_string(path).expect("the story")
    }
}

/// The date of an event with its document, as `SOURCE NUMBER/YEAR`.
fn record(event: &str, date: &str, document: &str) -> Proposal {
    Proposal::Record {
        event: event.parse().expect("an event"),
        draft: draft(date, document),
        keep: true,
        expected: Expected::Anything,
    }
}

fn draft(date: &str, document: &str) -> Draft {
    let (source, protocol) = document.split_once(' ').unwrap_or((document, ""));
    Draft {
        date: day(date),
        document: Document {
            source: source.parse::<Source>().ok(),
            protocol: (!protocol.is_empty()).then(|| protocol.to_owned()),
            ..Document::default()
        },
    }
}

fn with(proposal: Proposal, edit: impl FnOnce(&mut Draft)) -> Proposal {
    match proposal {
        Proposal::Record {
            event,
            mut draft,
            keep,
            expected,
        } => {
            edit(&mut draft);
            Proposal::Record {
                event,
                draft,
                keep,
                expected,
            }
        }
        other => other,
    }
}

fn service(id: &str, label: &str) -> Proposal {
    Proposal::AddItem(Item {
        milestone: "content_published".parse().expect("a milestone"),
        id: id.parse().expect("an item"),
        label: Some(label.into()),
    })
}

fn open(date: &str, document: &str, subject: &str) -> Proposal {
    Proposal::OpenRequest {
        register: None,
        subject: Some(subject.into()),
        draft: draft(date, document),
    }
}

fn note(place: &str, date: &str, text: &str) -> Proposal {
    Proposal::Note {
        place: place.parse().expect("a place"),
        date: day(date),
        kind: None,
        text: text.into(),
    }
}

/// A note of one of the kinds that a term keeps a log of.
fn logged(place: &str, date: &str, kind: &str, text: &str) -> Proposal {
    Proposal::Note {
        place: place.parse().expect("a place"),
        date: day(date),
        kind: Some(kind.parse().expect("a kind")),
        text: text.into(),
    }
}

/// Points of the check list of the acceptance test, ticked together.
fn tick(points: &[&str], date: &str, note: Option<&str>) -> Proposal {
    Proposal::Tick(Ticking {
        milestone: "acceptance_test".parse().expect("a milestone"),
        points: points
            .iter()
            .map(|id| id.parse().expect("a point"))
            .collect(),
        date: Some(day(date)),
        note: note.map(str::to_owned),
        expected: None,
    })
}

/// What does not apply.
fn waive(place: &str, date: &str) -> Proposal {
    Proposal::Waive {
        place: place.parse().expect("a place"),
        date: Some(day(date)),
        with_followers: false,
        expected: None,
    }
}

/// A suspension of one clock by minutes of that number.
fn suspend(clock: &str, from: &str, number: &str, reason: &str) -> Proposal {
    Proposal::Suspend(Box::new(Suspension {
        n: 0,
        from: day(from),
        clocks: vec![clock.parse().expect("a clock")],
        reason: Some(reason.into()),
        ordered_by: Some("G. Torri, RUP".into()),
        document: document("minutes", number),
        stamp: unsigned(),
        resumption: None,
    }))
}

fn resume(n: u32, on: &str, number: &str) -> Proposal {
    Proposal::Resume {
        n: Some(n),
        end: Box::new(Resumption {
            date: day(on),
            ordered_by: Some("G. Torri, RUP".into()),
            terms: Vec::new(),
            document: document("minutes", number),
            stamp: unsigned(),
        }),
    }
}

fn document(source: &str, protocol: &str) -> Document {
    Document {
        source: source.parse().ok(),
        protocol: Some(protocol.into()),
        ..Document::default()
    }
}

/// The save signs what it writes.
fn unsigned() -> Stamp {
    Stamp {
        by: String::new(),
        login: String::new(),
        at: chrono::DateTime::default(),
    }
}

fn set(key: &str, value: Option<&str>) -> Proposal {
    Proposal::Set {
        key: key.parse().expect("a setting"),
        value: value.map(str::to_owned),
        expected: None,
    }
}

fn story() -> Story {
    let story = Story::begin();
    the_contract(&story);
    the_work(&story);
    the_first_requests(&story);
    the_open_matters(&story);
    story
}

/// January and February: award, signature, plan, acceptance.
fn the_contract(story: &Story) {
    for (at, key, value) in [
        (
            "09:02:11",
            "title",
            "Comune di Borgomare · Sito e servizi digitali",
        ),
        ("09:02:40", "short_title", "Borgomare"),
        ("09:03:05", "cup", "Z00Z00000000000"),
        ("09:03:31", "cig", "Z000000000"),
        ("09:04:02", "supplier", "Ditta Immaginaria S.r.l."),
        ("09:04:26", "rup", "G. Torri"),
        ("09:04:50", "dec", "M. Valli"),
        ("09:05:17", "net_amount", "78400.00"),
    ] {
        let at = format!("2026-01-13T{at}+01:00");
        story.then('G', &at, None, &set(&format!("info.{key}"), Some(value)));
    }
    let award = record("award", "2026-01-12", "decision 118/2026");
    story.then('G', "2026-01-13T09:08:44+01:00", None, &award);
    for (at, id, label) in [
        ("10:31:08", "anagrafe", "Anagrafe e stato civile"),
        ("10:31:39", "tributi", "Tributi"),
        ("10:32:04", "scuola", "Servizi scolastici"),
        ("10:32:37", "polizia-locale", "Polizia locale"),
    ] {
        story.then(
            'M',
            &format!("2026-01-14T{at}+01:00"),
            None,
            &service(id, label),
        );
    }
    let signed = record("contract_signed", "2026-01-16", "other 171/2026");
    story.then('M', "2026-01-16T15:40:33+01:00", None, &signed);
    let reason = "La scrittura privata porta la data del 15/01; il 16/01 è quella del protocollo";
    let signed = with(record("contract_signed", "2026-01-15", ""), |draft| {
        draft.document.protocol_date = Some(day("2026-01-16"));
    });
    story.then('G', "2026-01-19T08:35:20+01:00", Some(reason), &signed);
    let plan = with(
        record("plan_delivered", "2026-01-20", "pec 204/2026"),
        |draft| {
            draft.document.protocol_date = Some(day("2026-01-21"));
            draft.document.pec_id = Some("consegna-2026-01-20@pec.example".into());
            draft.document.note = Some("Versione 1, 24 pagine".into());
            draft.document.attachment = Some("2026/piano-di-esecuzione-v1.pdf".into());
        },
    );
    story.then('M', "2026-01-21T08:47:15+01:00", None, &plan);
    let text = "Il piano è agli uffici per un parere, entro il 29 gennaio.";
    story.then(
        'M',
        "2026-01-21T08:49:02+01:00",
        None,
        &note("plan_delivered", "2026-01-21", text),
    );
    the_plan_once_more(story);
    let accepted = record("plan_accepted", "2026-02-09", "pec 398/2026");
    story.then('G', "2026-02-09T12:10:47+01:00", None, &accepted);
}

/// The first delivery of the plan is rejected, the second is what was accepted.
fn the_plan_once_more(story: &Story) {
    let reason = "Mancano il calendario della formazione e l'elenco dei servizi da migrare";
    let rejected = Proposal::Reject {
        event: "plan_accepted".parse().expect("an event"),
        draft: draft("2026-01-29", "pec 301/2026"),
        expected: None,
    };
    story.then('G', "2026-01-29T13:22:18+01:00", Some(reason), &rejected);
    let again = with(
        record("plan_delivered", "2026-02-04", "pec 352/2026"),
        |draft| {
            draft.document.note = Some("Versione 2, 27 pagine".into());
            draft.document.attachment = Some("2026/piano-di-esecuzione-v2.pdf".into());
        },
    );
    story.then('M', "2026-02-04T16:05:51+01:00", None, &again);
}

/// May to July: test site, migration, tests.
fn the_work(story: &Story) {
    let released = record("test_release", "2026-05-11", "minutes 1893/2026");
    story.then('M', "2026-05-11T16:22:09+02:00", None, &released);
    let text = "Il 90º giorno era domenica 10/05: verbale fatto il lunedì.";
    story.then(
        'M',
        "2026-05-11T16:25:41+02:00",
        None,
        &note("2", "2026-05-11", text),
    );
    let migrated = record("migration_done", "2026-06-22", "pec 2466/2026");
    story.then('G', "2026-06-22T13:05:58+02:00", None, &migrated);
    let tested = record("test_debug_done", "2026-06-30", "minutes 2581/2026");
    story.then('M', "2026-06-30T17:31:26+02:00", None, &tested);
    let reason = "Formazione rinviata a settembre d'intesa con la ditta, prot. 2610/2026: \
                  fino ad allora i giorni si contano senza termine";
    let unlimited = set("clocks.test_training.limit", None);
    story.then('G', "2026-07-02T09:14:03+02:00", Some(reason), &unlimited);
    let text = "Sedute di formazione chieste agli uffici per il 9 e il 16 settembre.";
    story.then(
        'G',
        "2026-07-02T09:16:50+02:00",
        None,
        &note("test_training", "2026-07-02", text),
    );
}

/// July: the first two requests, the first service.
fn the_first_requests(story: &Story) {
    let one = open("2026-07-06", "pec 2655/2026", "Schermate per la relazione");
    story.then('G', "2026-07-06T10:12:30+02:00", None, &one);
    let answered = record("assistance_answer:1", "2026-07-10", "pec 2713/2026");
    story.then('G', "2026-07-10T16:50:21+02:00", None, &answered);
    let two = open(
        "2026-07-13",
        "pec 2731/2026",
        "Relazione sullo stato di avanzamento",
    );
    story.then('G', "2026-07-13T09:01:55+02:00", None, &two);
    let published = record(
        "content_published:anagrafe",
        "2026-07-21",
        "minutes 2840/2026",
    );
    story.then('M', "2026-07-21T14:44:12+02:00", None, &published);
    let answered = record("assistance_answer:2", "2026-07-28", "pec 2927/2026");
    story.then('M', "2026-07-29T08:33:40+02:00", None, &answered);
    let text = "Sollecitata il 24/07 per telefono.";
    story.then(
        'M',
        "2026-07-29T08:35:02+02:00",
        None,
        &note("assistance:2", "2026-07-24", text),
    );
}

/// August: what is open on the day.
fn the_open_matters(story: &Story) {
    let published = record(
        "content_published:tributi",
        "2026-08-05",
        "minutes 3017/2026",
    );
    story.then('M', "2026-08-05T12:18:36+02:00", None, &published);
    let closed = "Uffici chiusi per ferie: nessuno può approvare i testi";
    let stopped = suspend("content", "2026-08-10", "3050/2026", closed);
    story.then('G', "2026-08-10T08:41:22+02:00", Some(closed), &stopped);
    let three = open("2026-08-14", "pec 3120/2026", "Prospetto delle spese");
    story.then('G', "2026-08-14T11:27:09+02:00", None, &three);
    let resumed = resume(1, "2026-08-14", "3122/2026");
    story.then('G', "2026-08-14T12:02:35+02:00", None, &resumed);
    let four = open("2026-08-17", "pec 3134/2026", "Chiarimenti sull'allegato 5");
    story.then('M', "2026-08-17T12:40:54+02:00", None, &four);
    let mistaken = record("content_published:scuola", "2026-08-19", "minutes");
    story.then('M', "2026-08-19T11:02:05+02:00", None, &mistaken);
    let reason = "Era una bozza: la pubblicazione manca ancora";
    story.then(
        'M',
        "2026-08-19T11:03:48+02:00",
        Some(reason),
        &Proposal::Undo,
    );
    let text = "Sopralluogo per la verifica fissato per mercoledì 26/08, ore 10.";
    story.then(
        'G',
        "2026-08-20T08:39:17+02:00",
        None,
        &note("3", "2026-08-20", text),
    );
    the_first_points(story);
    let five = open("2026-08-20", "pec 3166/2026", "Elenco dei servizi attivi");
    story.then('M', "2026-08-20T15:08:28+02:00", None, &five);
    let complete = with(record("plan_accepted", "2026-02-09", ""), |draft| {
        draft.document.attachment = Some("2026/accettazione-piano.pdf".into());
    });
    story.then('G', "2026-08-21T09:20:13+02:00", None, &complete);
    the_acts(story);
    let text = "Manuale per chi pubblica consegnato agli uffici, in anticipo sull'avvio.";
    story.then(
        'M',
        "2026-08-21T12:06:31+02:00",
        None,
        &logged("8", "2026-08-21", "publishing", text),
    );
}

/// 20 August: what of the acceptance test can be seen on the site in test already.
fn the_first_points(story: &Story) {
    let seen = tick(
        &[
            "font",
            "bootstrap-italia",
            "menu-primo-livello",
            "titoli-secondo-livello",
        ],
        "2026-08-20",
        None,
    );
    story.then('M', "2026-08-20T10:14:33+02:00", None, &seen);
    let noted = tick(
        &["argomenti"],
        "2026-08-20",
        Some("Visto sulle pagine di anagrafe e tributi"),
    );
    story.then('M', "2026-08-20T10:21:06+02:00", None, &noted);
    let reason = "Il sito non usa il tema CMS del modello";
    let waived = waive("acceptance_test/tema-cms", "2026-08-20");
    story.then('G', "2026-08-20T11:47:29+02:00", Some(reason), &waived);
}

/// 21 August: more time for a request, another that waits for us, a promised date.
fn the_acts(story: &Story) {
    let reason = "Gli uffici hanno consegnato gli allegati solo il 20/08";
    let longer = Proposal::Extend(Box::new(Extension {
        n: 0,
        clock: "assistance:4".parse().expect("a clock"),
        grant: Grant::Days(5),
        granted: day("2026-08-21"),
        reason: Some(reason.into()),
        document: document("pec", "3179/2026"),
        stamp: unsigned(),
    }));
    story.then('G', "2026-08-21T10:05:49+02:00", Some(reason), &longer);
    let reason = "In attesa dell'elenco aggiornato dagli uffici";
    let stopped = suspend("assistance:5", "2026-08-21", "3181/2026", reason);
    story.then('G', "2026-08-21T10:12:07+02:00", Some(reason), &stopped);
    let promise = Proposal::Promise {
        event: "content_published:scuola".parse().expect("an event"),
        promised: Some(Box::new((day("2026-08-28"), document("pec", "3184/2026")))),
        expected: None,
    };
    story.then('M', "2026-08-21T11:38:30+02:00", None, &promise);
}

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/demonstration.json")
}

/// The dossier and the journal of the committed file.
fn read() -> (Dossier, Journal) {
    let opened = JsonFile::new(&path()).open().expect("a sound file");
    let journal = opened.journal().expect("a sound journal");
    (opened.dossier, journal)
}

fn seen() -> Assessment {
    Assessment::of(&read().0, day(DAY))
}

#[test]
fn the_committed_file_is_the_story_told_here() {
    let committed = std::fs::read_to_string(path()).expect("the demonstration dossier");
    let again = "cargo test --test demonstration -- --ignored";
    let same = committed == story().text();
    assert!(same, "the story, the plan or the format changed: {again}");
}

#[test]
fn its_journal_replayed_on_the_shipped_plan_gives_exactly_its_records() {
    let (dossier, journal) = read();
    let entries = journal.entries();
    let mut replayed = Dossier::new(shipped(SHIPPED_DEFAULT).expect("the shipped plan"));
    for entry in entries {
        let edits = entry.edits.clone();
        let change = Change {
            op: entry.op,
            of: entry.of,
            edits,
        };
        replayed
            .apply(&change)
            .expect("every entry fits what was there");
        replayed.rev += 1;
    }
    assert_eq!(replayed, dossier);
    let numbers: Vec<u64> = entries.iter().map(|entry| entry.n).collect();
    assert_eq!(numbers, (1..=dossier.rev).collect::<Vec<_>>());
    assert!(
        entries.is_sorted_by_key(|entry| entry.stamp.at),
        "in the order they were made"
    );
}

#[test]
fn on_its_day_it_shows_every_state_there_is() {
    let seen = seen();
    let mut states: BTreeSet<State> = seen.clocks.iter().map(ClockStatus::state).collect();
    states.extend(seen.items.iter().map(|item| item.state));
    let shown: Vec<&str> = states.iter().map(|state| state.as_str()).collect();
    assert_eq!(
        shown,
        [
            "overdue",
            "due_today",
            "due_soon",
            "suspended",
            "running",
            "breached",
            "met",
            "closed_no_limit",
            "not_started",
            "waiting_no_limit",
        ]
    );
    let phases: Vec<&str> = seen
        .phases
        .iter()
        .map(|phase| phase.state.as_str())
        .collect();
    assert_eq!(
        phases,
        [
            "met",
            "breached",
            "overdue",
            "running",
            "due_soon",
            "not_started",
            "due_today",
            "not_started",
        ]
    );
    assert!(!seen.clocks.iter().any(ClockStatus::ended_before_start));
    assert!(seen.clocks.iter().any(ClockStatus::in_time_if_holiday_rule));
    let counts: Vec<usize> = State::COUNTED
        .iter()
        .map(|state| seen.count(*state))
        .collect();
    // met breached overdue due_today due_soon running suspended not_started
    assert_eq!(counts, [2, 2, 1, 1, 1, 1, 1, 1]);
}

#[test]
fn on_its_day_it_says_what_is_late_and_who_must_act() {
    let seen = seen();
    let awaited: Vec<String> = seen.awaited.iter().map(|a| a.event.to_string()).collect();
    assert_eq!(
        awaited,
        [
            "migration_verified",
            "assistance_answer:3",
            "assistance_answer:4",
            "content_published:scuola",
            "content_published:polizia-locale",
            // The fifth request is suspended: nobody owes its answer.
            "training_done",
        ]
    );
    assert_eq!(seen.awaited[0].waited(seen.today), Some(63));
    let next = seen
        .next_due
        .map(|i| &seen.clocks[i])
        .expect("an open clock");
    assert_eq!(
        (next.key.to_string().as_str(), next.days_late()),
        ("migration", 15)
    );
}

#[test]
fn its_journal_has_a_correction_an_undo_and_verdicts() {
    let (_, journal) = read();
    let entries = journal.entries();
    let of = |op| entries.iter().filter(move |entry| entry.op == op);
    assert!(of(Op::Correct).all(|entry| entry.reason.is_some()));
    for op in [
        Op::Correct,
        Op::Undo,
        Op::Amend,
        Op::Set,
        Op::ItemAdd,
        Op::RequestOpen,
        Op::Note,
        Op::Suspend,
        Op::Resume,
        Op::Extend,
        Op::Expect,
        Op::Reject,
        Op::Tick,
        Op::Waive,
    ] {
        assert!(of(op).count() > 0, "{op:?}");
    }
    let judged = entries.iter().flat_map(|entry| &entry.judged);
    let judged: Vec<(&str, Outcome)> = judged
        .map(|judged| (judged.clock.as_str(), judged.outcome))
        .collect();
    assert_eq!(
        judged,
        [
            ("plan_delivery", Outcome::Met),
            ("test_release", Outcome::Breached),
            ("assistance:1", Outcome::Met),
            ("assistance:2", Outcome::Breached),
        ]
    );
}

#[test]
fn the_plan_was_rejected_once_and_its_first_row_stays_met() {
    let (dossier, journal) = read();
    let seen = seen();
    let clock = |key: &str| {
        let known = seen
            .clocks
            .iter()
            .find(|clock| clock.key.to_string() == key);
        known.unwrap_or_else(|| panic!("no clock {key}"))
    };
    let delivery = clock("plan_delivery");
    assert_eq!(
        (delivery.state(), delivery.elapsed()),
        (State::Met, Some(5))
    );
    let attempts = ["plan_delivered/1", "plan_delivered"].map(|event| {
        let event = event.parse().expect("an event");
        let record = dossier.record(&event).expect("an attempt");
        (record.date.to_string(), record.document.protocol.clone())
    });
    assert_eq!(
        attempts,
        [
            ("2026-01-20".to_owned(), Some("204/2026".to_owned())),
            ("2026-02-04".to_owned(), Some("352/2026".to_owned())),
        ]
    );
    let rejection = &dossier.rejections[0];
    assert_eq!((rejection.n, rejection.date), (1, day("2026-01-29")));
    let mut entries = journal.entries().iter();
    let entry = entries.find(|entry| entry.op == Op::Reject).expect("one");
    assert!(entry.reason.is_some());
}

#[test]
fn of_the_check_list_some_points_are_ticked_and_one_does_not_apply() {
    let dossier = read().0;
    let test = "acceptance_test".parse().expect("a milestone");
    let list = dossier.checklist(&test, Some(day(DAY))).expect("a list");
    assert_eq!((list.done(), list.total(), list.open()), (5, 50, 45));
}

#[test]
#[ignore = "writes the file anew"]
fn write() {
    std::fs::write(path(), story().text()).expect("the file is written");
}

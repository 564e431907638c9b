//! Heavy dossiers by the real program: counted right, found sound, and shown as heavy beside others.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;
mod seat;

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use chrono::{Days, NaiveDate};
use office::Office;
use seat::Seat;
use serde_json::{Value, json};
use tempfile::TempDir;

/// The most bytes of a data file.
const MOST: usize = 16 * 1024 * 1024;

fn is_full() -> bool {
    std::env::var("CRONO_TEST").as_deref() == Ok("full")
}

/// The day on which a request was opened.
fn opened(n: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 1, 1).unwrap() + Days::new(u64::from(n % 180))
}

/// How many days the suspension of a request took.
fn stopped(n: u32) -> u64 {
    u64::from(n % 5)
}

/// The text of a dossier with so many requests, each suspended where there are as many suspensions, and an entry
/// of the journal for each.
fn heavy(requests: u32, suspensions: u32) -> String {
    let shipped = fs::read_to_string("data/demonstration.json").unwrap();
    let mut dossier: Value = serde_json::from_str(&shipped).unwrap();
    let stamp = json!({"by": "G.T.", "login": "gtoti", "at": "2025-08-28T09:00:00+02:00"});
    let stamped = |mut fact: Value| {
        let fact = fact.as_object_mut().unwrap();
        fact.extend(stamp.as_object().unwrap().clone());
        Value::Object(fact.clone())
    };
    let (mut records, mut known, mut acts, mut journal) = (vec![], vec![], vec![], vec![]);
    let mut written = |op: &str, edits: Value| {
        let n = journal.len() + 1;
        journal.push(stamped(json!({"n": n, "op": op, "edits": edits})));
    };
    for n in 1..=requests {
        let event = format!("assistance_request:{n}");
        let record = stamped(json!({"event": event, "date": opened(n), "source": "pec"}));
        let request =
            json!({"register": "assistance", "n": n, "subject": format!("Richiesta {n}")});
        let edits = json!([
            {"slot": "record", "event": event, "before": null, "after": record},
            {"slot": "request", "before": null, "after": request},
        ]);
        written("request_open", edits);
        records.push(record);
        known.push(request);
    }
    for n in 1..=suspensions {
        let from = opened(n) + Days::new(1);
        let end = stamped(json!({"date": from + Days::new(stopped(n)), "source": "minutes"}));
        let act = json!({"n": n, "from": from, "clocks": [format!("assistance:{n}")],
            "reason": "Uffici chiusi", "source": "minutes", "resumption": end});
        let act = stamped(act);
        written(
            "suspend",
            json!([{"slot": "suspension", "before": null, "after": act}]),
        );
        acts.push(act);
    }
    let others = [
        "items",
        "extensions",
        "expected",
        "notes",
        "waivers",
        "rejections",
        "ticks",
    ];
    for list in others {
        dossier[list] = json!([]);
    }
    dossier["rev"] = json!(journal.len());
    dossier["records"] = json!(records);
    dossier["requests"] = json!(known);
    dossier["suspensions"] = json!(acts);
    dossier.as_object_mut().unwrap().remove("journal");
    let mut text = dossier.to_string().trim_end_matches('}').to_owned();
    // The last list and the object end in different brackets.
    assert!(text.ends_with(']'));
    text.push_str(",\"journal\":[");
    for (i, entry) in journal.iter().enumerate() {
        let comma = if i == 0 { "" } else { "," };
        write!(text, "{comma}\n{entry}").unwrap();
    }
    text.push_str("]}\n");
    text
}

/// A folder with a heavy dossier between two that are not.
struct Folder {
    office: Office,
}

impl Folder {
    fn new(text: &str) -> Self {
        let office = Office::new();
        let light = fs::read("data/demonstration.json").unwrap();
        for name in ["anagrafe.json", "scuola.json"] {
            fs::write(office.path().join(name), &light).unwrap();
        }
        fs::write(office.path().join("lungo.json"), text).unwrap();
        Self { office }
    }

    fn path(&self) -> PathBuf {
        self.office.path().to_owned()
    }

    fn said(&self, path: &str, rest: &[&str]) -> String {
        let path = self.path().join(path);
        let line = [&["-f", path.to_str().unwrap()], rest].concat();
        let answer = self.office.run(&line);
        assert!(matches!(answer.code, Some(0..=2)), "{answer:?}");
        assert_eq!(answer.err, "", "{rest:?}");
        answer.out
    }

    fn status(&self, path: &str) -> Value {
        serde_json::from_str(&self.said(path, &["status", "--json"])).unwrap()
    }
}

fn sizes() -> Vec<(u32, u32)> {
    let mut sizes = vec![(4_000, 4_000)];
    if is_full() {
        sizes.extend([(9_000, 9_000), (20_000, 0)]);
    }
    sizes
}

#[test]
fn every_request_of_a_heavy_dossier_is_counted_right() {
    for (requests, suspensions) in sizes() {
        let text = heavy(requests, suspensions);
        assert!(text.len() <= MOST, "{}", text.len());
        let folder = Folder::new(&text);
        let status = folder.status("lungo.json");
        let clocks = status["clocks"].as_array().unwrap();
        let mut seen = 0;
        for clock in clocks {
            let Some(n) = clock["id"].as_str().unwrap().strip_prefix("assistance:") else {
                continue;
            };
            let n: u32 = n.parse().unwrap();
            let more = if n <= suspensions { stopped(n) } else { 0 };
            let due = opened(n) + Days::new(10 + more);
            assert_eq!(clock["due"], json!(due), "{n}");
            assert_eq!(clock["suspended"], json!(more), "{n}");
            seen += 1;
        }
        assert_eq!(seen, requests);
        let sound = folder.said("lungo.json", &["validate"]);
        let entries = (requests + suspensions).to_string();
        assert!(sound.contains(&entries), "{sound}");
        println!(
            "figure: a dossier of {requests} requests and {suspensions} suspensions, {} bytes: sound, each counted right",
            text.len()
        );
    }
}

/// One suspension of a whole register, whose end states a new term for each of its requests, and for the first of
/// them a second one, which counts for nothing.
#[test]
fn the_terms_that_one_resumption_states_for_thousands_are_each_counted() {
    for requests in if is_full() {
        vec![4_000, 16_000]
    } else {
        vec![4_000]
    } {
        let text = heavy(requests, 0);
        let stated = |n: u32| opened(n) + Days::new(600 + u64::from(n % 50));
        let mut terms: Vec<Value> = (1..=requests)
            .map(|n| json!({"clock": format!("assistance:{n}"), "due": stated(n)}))
            .collect();
        terms.push(json!({"clock": "assistance:1", "due": opened(1) + Days::new(900)}));
        let stamp = json!({"by": "G.T.", "login": "gtoti", "at": "2025-08-28T09:00:00+02:00"});
        let with = |mut fact: Value| {
            let fact = fact.as_object_mut().unwrap();
            fact.extend(stamp.as_object().unwrap().clone());
            Value::Object(fact.clone())
        };
        let end = with(json!({"date": "2025-07-20", "terms": terms}));
        let act = with(
            json!({"n": 1, "from": "2025-07-10", "clocks": ["assistance"], "resumption": end}),
        );
        let text = text.replacen("\"suspensions\":[]", &format!("\"suspensions\":[{act}]"), 1);
        assert!(text.contains("2025-07-20"));
        let folder = Folder::new(&text);
        let status = folder.status("lungo.json");
        let clocks = status["clocks"].as_array().unwrap().iter();
        let mut seen = 0;
        for clock in clocks {
            let id = clock["id"].as_str().unwrap();
            let Some(n) = id.strip_prefix("assistance:") else {
                continue;
            };
            assert_eq!(clock["due"], json!(stated(n.parse().unwrap())), "{n}");
            seen += 1;
        }
        assert_eq!(seen, requests);
        println!("figure: {requests} terms stated by one resumption, each counted");
    }
}

/// The same typed on the command line: a save holds the lock while it is counted what it does.
#[test]
fn a_resumption_that_states_a_thousand_terms_says_of_each_what_it_did() {
    let folder = Folder::new(&heavy(1_000, 0));
    let path = folder.path().join("lungo.json");
    let run = |line: &[&str]| {
        let line = [&["-f", path.to_str().unwrap()], line].concat();
        folder.office.run(&line).done()
    };
    run(&["suspend", "2025-07-10", "--clock", "assistance", "-y"]);
    let stated: Vec<String> = (1..=1_000)
        .map(|n| {
            format!(
                "assistance:{n}={}",
                opened(n) + Days::new(400 + u64::from(n % 50))
            )
        })
        .collect();
    let terms = stated.iter().flat_map(|term| ["--term", term]);
    let line: Vec<&str> = ["resume", "2025-07-20", "-y"]
        .into_iter()
        .chain(terms)
        .collect();
    let said = run(&line);
    assert_eq!(said.matches("il calcolo darebbe").count(), 1_000, "{said}");
}

#[test]
fn what_an_editor_altered_in_a_heavy_dossier_is_found_all_the_same() {
    let text = heavy(2_000, 2_000);
    let altered = text.replacen("\"date\":\"2025-01-02\"", "\"date\":\"2025-01-03\"", 1);
    assert_ne!(text, altered);
    let folder = Folder::new(&altered);
    let path = folder.path().join("lungo.json");
    let answer = folder
        .office
        .run(&["-f", path.to_str().unwrap(), "validate"]);
    assert_eq!(answer.code, Some(1));
    // The first is its own line; nothing else is wrong.
    assert!(
        answer.err.contains("assistance_request:1"),
        "{}",
        answer.err
    );
    assert_eq!(answer.err.lines().count(), 1, "{}", answer.err);
}

#[test]
fn a_heavy_dossier_is_shown_as_such_in_a_folder() {
    let folder = Folder::new(&heavy(4_000, 4_000));
    let table = folder.said("", &["status"]);
    let rows: Vec<&str> = table.lines().filter(|line| line.contains(" MiB")).collect();
    assert_eq!(rows.len(), 2, "{table}");
    assert!(rows[0].contains("lungo"), "{table}");
    assert!(rows[1].starts_with("Fascicolo pesante: lungo"), "{table}");
    assert!(
        table.lines().all(|line| line.chars().count() <= 80),
        "{table}"
    );
    let table = folder.said("", &["--lang", "en", "status"]);
    assert!(table.contains("Heavy dossier: lungo"), "{table}");
    let plain = folder.said("", &["status", "--plain"]);
    let heavy: Vec<&str> = plain
        .lines()
        .filter(|line| line.contains("pesante"))
        .collect();
    assert!(
        matches!(heavy.as_slice(), [line] if line.starts_with("lungo")),
        "{plain}"
    );
    let bytes = fs::metadata(folder.path().join("lungo.json"))
        .unwrap()
        .len();
    let json = folder.status("");
    for dossier in json["dossiers"].as_array().unwrap() {
        let is_heavy = dossier["file"] == "lungo.json";
        let wanted = if is_heavy { json!(bytes) } else { Value::Null };
        assert_eq!(dossier["heavy_bytes"], wanted, "{}", dossier["file"]);
    }
    let doctor = folder.said("", &["doctor"]);
    assert!(doctor.contains("Fascicolo pesante: lungo.json"), "{doctor}");
    let doctor = folder.said("lungo.json", &["doctor"]);
    assert!(doctor.contains("crono --file NUOVO.json init"), "{doctor}");
    let light = folder.said("scuola.json", &["doctor"]);
    assert!(!light.contains("pesante"), "{light}");
    println!(
        "figure: a heavy dossier beside 2 others: marked in the list, sentences, JSON and doctor"
    );
}

/// The list on the screen, with a heavy dossier beside a light one.
fn at_the_list() -> Seat {
    let folder = TempDir::new().unwrap();
    let light = fs::read("data/demonstration.json").unwrap();
    fs::write(folder.path().join("anagrafe.json"), light).unwrap();
    fs::write(folder.path().join("lungo.json"), heavy(4_000, 4_000)).unwrap();
    let path = folder.path().to_str().unwrap().to_owned();
    let mut seat = Seat::with(folder, &["-f", &path], &[("LANG", "it_IT.UTF-8")]);
    seat.sees("Fascicoli");
    seat
}

/// Waits until the row of the heavy one says how late it is.
fn is_read(seat: &mut Seat) {
    let is_listed = |row: &str| row.contains("lungo") && row.contains(" MiB ");
    seat.until("the heavy one, read", |seat| {
        let contents = seat.screen.screen().contents();
        let mut rows = contents.lines();
        rows.any(|row| is_listed(row) && row.contains("-230"))
    });
}

#[test]
fn the_list_on_the_screen_marks_it() {
    let mut seat = at_the_list();
    is_read(&mut seat);
    // The cursor went nowhere; the heavy one is the most urgent now.
    seat.keys("\u{1b}[H");
    seat.sees("Fascicolo pesante: ");
    seat.keys("\u{3}");
    assert_eq!(seat.ends(), 0);
}

/// Whether it has been read by then or not: keys go where they are sent.
#[test]
fn keys_move_in_the_list_from_the_first_frame_on() {
    let mut seat = at_the_list();
    for (key, is_on_the_heavy_one) in [("\u{1b}[F", true), ("\u{1b}[H", false)] {
        let contents = seat.screen.screen().contents();
        if !contents.contains("in lettura") {
            // It has been read already, and is the most urgent.
            break;
        }
        seat.keys(key);
        seat.until("the other row", |seat| {
            let contents = seat.screen.screen().contents();
            !contents.contains("in lettura")
                || contents.contains("Fascicolo pesante: ") == is_on_the_heavy_one
        });
    }
    is_read(&mut seat);
    seat.keys("\u{1b}[H");
    seat.sees("Fascicolo pesante: ");
    seat.keys("\u{1b}[F");
    seat.until("the light one", |seat| {
        !seat
            .screen
            .screen()
            .contents()
            .contains("Fascicolo pesante: ")
    });
    seat.keys("\u{3}");
    assert_eq!(seat.ends(), 0);
}

#[test]
fn it_opens_from_the_list_and_its_keys_move() {
    let mut seat = at_the_list();
    is_read(&mut seat);
    seat.keys("\u{1b}[H");
    seat.sees("Fascicolo pesante: ");
    seat.keys("\r");
    seat.sees("Assistenza");
    // Its requests, the one that is late for longest above four thousand others.
    seat.keys("r");
    seat.sees("richiesta n. 180 ");
    seat.keys("\u{1b}[B");
    seat.sees("richiesta n. 360 ");
    seat.keys("\u{1b}[F");
    seat.sees("richiesta n. 3959 ");
    seat.keys("\u{1b}[H");
    seat.sees("richiesta n. 180 ");
    seat.keys("\u{1b}");
    // And back in the list, where the other one opens.
    seat.keys("\u{1b}");
    seat.sees("Fascicoli");
    seat.keys("\u{1b}[F");
    seat.keys("\r");
    seat.sees("Borgomare");
    seat.keys("\u{3}");
    assert_eq!(seat.ends(), 0);
}

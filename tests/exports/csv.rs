//! `crono export csv`, read back by a CSV reader, in both dialects.

use std::fs;

use crono::assess::Assessment;
use crono::plan::{SHIPPED_DEFAULT, shipped};
use crono::record::{Dossier, Journal, Note, NotePlace, Record, Request, Stamp};
use crono::report::{Sheet, csv};
use crono::words::Lang;
use crono::words::sanitize::sanitized;
use proptest::prelude::*;
use serde_json::Value;

use super::dressed::{DAY, DEMONSTRATION, HOSTILE, dressed};
use super::office::Office;

const TABLES: [&str; 4] = ["clocks", "records", "requests", "journal"];

const DIALECTS: [&str; 2] = ["rfc4180", "excel-it"];

/// A table as a reader sees it: the heads, then the rows.
struct Read {
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Read {
    /// Reads it strictly: every row has as many cells as there are heads, every line ends with CRLF.
    #[track_caller]
    fn of(bytes: &[u8], dialect: &str) -> Self {
        let (bytes, separator) = match dialect {
            "excel-it" => (bytes.strip_prefix("\u{feff}".as_bytes()).unwrap(), b';'),
            _ => (bytes, b','),
        };
        assert!(!bytes.starts_with("\u{feff}".as_bytes()));
        assert!(bytes.ends_with(b"\r\n"));
        let text = std::str::from_utf8(bytes).unwrap();
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        let mut reader = ::csv::ReaderBuilder::new()
            .delimiter(separator)
            .flexible(false)
            .from_reader(bytes);
        let heads: Vec<String> = reader
            .headers()
            .unwrap()
            .iter()
            .map(str::to_owned)
            .collect();
        let rows = reader.records().map(|row| row.unwrap());
        let rows = rows.map(|row| row.iter().map(str::to_owned).collect());
        Self {
            rows: rows.collect(),
            heads,
        }
    }

    /// The cell under a head.
    #[track_caller]
    fn cell(&self, row: usize, head: &str) -> &str {
        let at = self.heads.iter().position(|known| known == head).unwrap();
        &self.rows[row][at]
    }

    /// The row with this under its first head.
    #[track_caller]
    fn row(&self, first: &str) -> usize {
        self.rows.iter().position(|row| row[0] == first).unwrap()
    }
}

fn demonstration() -> Office {
    Office::holding(DEMONSTRATION.as_bytes())
}

fn export(office: &Office, arguments: &[&str]) -> String {
    let line = [&["--today", DAY, "export", "csv"], arguments].concat();
    office.run(&line).done()
}

#[test]
fn the_demonstration_in_every_table_and_dialect() {
    let office = demonstration();
    for table in TABLES {
        for (dialect, lang) in [("rfc4180", "en"), ("excel-it", "it")] {
            let line = ["--table", table, "--dialect", dialect, "--lang", lang];
            let bytes = export(&office, &line);
            assert_eq!(bytes, export(&office, &line), "the same bytes");
            Read::of(bytes.as_bytes(), dialect);
            insta::assert_snapshot!(format!("csv_{table}_{dialect}"), bytes.replace('\r', ""));
        }
    }
}

#[test]
fn rows_say_what_the_situation_for_programs_says() {
    let office = demonstration();
    let json = office.run(&["--today", DAY, "status", "--json"]).done();
    let json: Value = serde_json::from_str(&json).unwrap();
    let table = |name: &str| Read::of(export(&office, &["--table", name]).as_bytes(), "rfc4180");
    let clocks = table("clocks");
    let mut compared = 0;
    for clock in json["clocks"].as_array().unwrap() {
        let row = clocks.row(clock["id"].as_str().unwrap());
        for (key, value) in clock.as_object().unwrap() {
            let value = match (key.as_str(), value) {
                ("limit" | "parts", _) => continue,
                // A clock for information has no verdict in a table that people read.
                ("state", _) if clock["informative"] == true => "informative".to_owned(),
                (_, Value::Null) => String::new(),
                (_, Value::String(text)) => text.clone(),
                (_, other) => other.to_string(),
            };
            assert_eq!(clocks.cell(row, key), value, "{key} of {}", clock["id"]);
            compared += 1;
        }
        let limit = clock["limit"]
            .as_object()
            .and_then(|limit| limit.iter().next());
        let limit = limit
            .map(|(unit, n)| (n.to_string(), unit.clone()))
            .unwrap_or_default();
        assert_eq!(clocks.cell(row, "limit"), limit.0);
        assert_eq!(clocks.cell(row, "limit_unit"), limit.1);
        for (column, member) in [
            ("parts_done", "done"),
            ("parts_total", "total"),
            ("parts_noun", "noun"),
        ] {
            let value = &clock["parts"][member];
            let said = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            let said = Some(said).filter(|_| !value.is_null()).unwrap_or_default();
            assert_eq!(
                clocks.cell(row, column),
                said,
                "{column} of {}",
                clock["id"]
            );
        }
    }
    assert!(compared > 200, "{compared}");
    let terms = json["terms"].as_array().unwrap();
    assert_eq!(
        clocks.rows.len(),
        json["clocks"].as_array().unwrap().len() + terms.len()
    );
    assert_eq!(clocks.cell(clocks.row("maintenance"), "kind"), "term");
    let records = table("records");
    // Behind the dates stand the rejections.
    let [dates, rejections] =
        ["records", "rejections"].map(|list| json[list].as_array().unwrap().len());
    assert_eq!((records.rows.len(), rejections), (dates + rejections, 1));
    for (row, record) in json["records"].as_array().unwrap().iter().enumerate() {
        for (key, value) in record.as_object().unwrap() {
            let value = match value {
                Value::Bool(yes) => yes.to_string(),
                value => value.as_str().unwrap_or_default().to_owned(),
            };
            assert_eq!(records.cell(row, key), value, "{key}");
        }
    }
    let requests = table("requests");
    for (row, request) in json["requests"].as_array().unwrap().iter().enumerate() {
        for key in ["subject", "opened", "answered"] {
            let value = request[key].as_str().unwrap_or_default();
            assert_eq!(requests.cell(row, key), value, "{key}");
        }
    }
    let journal = table("journal");
    let entries = office.run(&["log", "--json"]).done();
    let entries: Vec<Value> = serde_json::from_str(&entries).unwrap();
    assert_eq!(journal.rows.len(), entries.len());
    for (row, entry) in entries.iter().enumerate() {
        for key in ["at", "by", "login", "op", "place", "reason"] {
            assert_eq!(
                journal.cell(row, key),
                entry[key].as_str().unwrap_or_default()
            );
        }
    }
}

#[test]
fn what_programs_read_does_not_change_with_the_language() {
    let office = demonstration();
    let [it, en] = ["it", "en"].map(|lang| {
        let bytes = export(&office, &["--lang", lang]);
        Read::of(bytes.as_bytes(), "rfc4180")
    });
    assert_eq!(it.heads, en.heads);
    for row in 0..it.rows.len() {
        for head in &it.heads {
            if !matches!(head.as_str(), "title" | "phase_title" | "parts_noun") {
                assert_eq!(it.cell(row, head), en.cell(row, head), "{head}");
            }
        }
    }
}

#[test]
fn numbers_below_zero_stay_numbers_and_days_are_written_as_in_italy() {
    let office = demonstration();
    office
        .run(&["set", "penalties.daily_per_mille", "0.5", "-y"])
        .done();
    office
        .run(&["set", "penalties.cap_percent", "10", "-y"])
        .done();
    let programs = Read::of(export(&office, &[]).as_bytes(), "rfc4180");
    let row = programs.row("migration");
    assert_eq!(programs.cell(row, "days_left"), "-15");
    assert_eq!(programs.cell(row, "due"), "2026-08-09");
    assert_eq!(programs.cell(row, "penalty_estimate_euro"), "588.00");
    let people = export(&office, &["--dialect", "excel-it", "--lang", "it"]);
    let people = Read::of(people.as_bytes(), "excel-it");
    let row = people.row("migration");
    assert_eq!(people.cell(row, "Giorni restanti"), "-15");
    assert_eq!(people.cell(row, "Scadenza"), "09/08/2026");
    assert_eq!(people.cell(row, "Situazione"), "in ritardo");
    assert_eq!(
        people.cell(row, "Stima della penale in euro (non addebito)"),
        "588,00"
    );
}

/// Whether a spreadsheet computes with a cell.
fn is_formula(cell: &str) -> bool {
    let begins = cell.trim_start().trim_start_matches(['"', ' ']);
    let operator = begins.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    operator && cell.parse::<f64>().is_err() && cell.replace(',', ".").parse::<f64>().is_err()
}

/// Nothing in a cell commands, hides or computes, whoever splits it how.
#[track_caller]
fn harmless(cell: &str) {
    assert_eq!(*sanitized(cell), *cell, "{cell:?}");
    assert!(!is_formula(cell), "{cell:?}");
    for part in cell.split([';', ',', '\t', '|', '\n', '\r']) {
        assert!(!is_formula(part), "{part:?} in {cell:?}");
    }
}

#[test]
fn no_text_of_the_file_is_a_formula_or_a_command() {
    for before in [
        HOSTILE, "=1", "+1", "-x", "@x", "\t=1", "\r=1", "\n@1", "＝1", "＋1", "－1", "＠1", " =1",
    ] {
        let office = Office::holding(&dressed(before));
        for table in TABLES {
            for dialect in DIALECTS {
                let bytes = export(&office, &["--table", table, "--dialect", dialect]);
                let read = Read::of(bytes.as_bytes(), dialect);
                assert!(!read.rows.is_empty());
                for cell in read.rows.iter().flatten() {
                    harmless(cell);
                }
            }
        }
    }
}

#[test]
fn several_dossiers_stand_under_each_other_with_the_names_of_their_files() {
    let office = demonstration();
    let first = office.path().join("-=evil.json");
    let second = office.path().join("palestra.json");
    fs::rename(office.file(), &first).unwrap();
    let name = second.to_str().unwrap();
    office.run(&["-f", name, "init", "--plan", "lavori"]).done();
    let folder = office.path().to_str().unwrap();
    for dialect in DIALECTS {
        let line = [
            "-f",
            folder,
            "export",
            "csv",
            "--dialect",
            dialect,
            "--lang",
            "it",
        ];
        let read = Read::of(office.run(&line).done().as_bytes(), dialect);
        let head = if dialect == "rfc4180" { "file" } else { "File" };
        assert_eq!(read.heads[0], head);
        let mut files: Vec<&str> = read.rows.iter().map(|row| row[0].as_str()).collect();
        files.dedup();
        assert_eq!(files, ["'-=evil.json", "palestra.json"]);
        // One dossier by its name has no such column.
        let one = [
            "-f",
            name,
            "export",
            "csv",
            "--dialect",
            dialect,
            "--lang",
            "it",
        ];
        assert_ne!(
            Read::of(office.run(&one).done().as_bytes(), dialect).heads[0],
            head
        );
    }
    // What cannot be read is said, and hides nothing.
    fs::write(office.path().join("broken.json"), "{").unwrap();
    let answer = office.run(&["-f", folder, "export", "csv"]);
    assert_eq!(answer.code, Some(1));
    assert!(answer.err.contains("broken.json"), "{}", answer.err);
    assert!(answer.out.contains("palestra.json"), "{}", answer.out);
}

#[test]
fn an_empty_dossier_has_heads_and_its_plan() {
    let office = Office::new();
    office.run(&["init"]).done();
    for dialect in DIALECTS {
        for table in TABLES {
            let line = ["export", "csv", "--table", table, "--dialect", dialect];
            let read = Read::of(office.run(&line).done().as_bytes(), dialect);
            assert!(read.heads.len() > 5);
            assert_eq!(read.rows.is_empty(), table != "clocks", "{table}");
        }
    }
}

#[test]
fn options_of_one_format_are_refused_with_another() {
    let office = demonstration();
    for line in [
        &["export", "json", "--table", "clocks"][..],
        &["export", "ics", "--dialect", "excel-it"],
        &["export", "csv", "--recorded"],
        &["export", "csv", "--table", "phases"],
        &["export", "csv", "--dialect", "excel"],
    ] {
        let answer = office.run(line);
        assert_eq!(
            (answer.code, answer.out.as_str()),
            (Some(2), ""),
            "{line:?}"
        );
        assert!(answer.err.contains("--"), "{answer:?}");
    }
}

/// The table of a dossier in which this was typed wherever something can be.
fn table_with(text: &str, table: csv::CsvTable, dialect: csv::Dialect) -> Vec<u8> {
    let stamp = Stamp {
        by: text.into(),
        login: "rossi".into(),
        at: "2026-01-20T09:00:00+01:00".parse().unwrap(),
    };
    let mut dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
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
            attachment: Some(text.into()),
            ..crono::record::Document::default()
        },
        stamp: stamp.clone(),
    });
    let note = Note {
        n: 1,
        place: NotePlace::Plan,
        date: "2026-01-20".parse().unwrap(),
        kind: None,
        text: text.into(),
        stamp: stamp.clone(),
    };
    let mut journal = Journal::default();
    let change = crono::record::Change {
        op: crono::record::Op::Note,
        of: None,
        edits: vec![crono::record::Edit::Note {
            before: None,
            after: Some(Box::new(note)),
        }],
    };
    journal.append(change, stamp, Some(text.into()), Vec::new());
    let assessment = Assessment::of(&dossier, "2026-01-22".parse().unwrap());
    let sheet = Sheet {
        file: text,
        dossier: &dossier,
        journal: &journal,
        assessment: &assessment,
    };
    let layout = csv::Layout {
        lang: Lang::It,
        table,
        dialect,
        names_files: true,
    };
    let mut bytes = Vec::new();
    csv::write(&mut bytes, layout, &[sheet]).unwrap();
    bytes
}

proptest! {
    #[test]
    fn any_text_comes_back_whole_and_harmless(
        text in prop_oneof![any::<String>(), "[=+@;,|\"' \t\r\n＝－a0/.:-]{0,12}"],
    ) {
        let bare = |text: &str| text.replace('\'', "");
        for dialect in csv::Dialect::ALL {
            for (table, head) in [
                (csv::CsvTable::Clocks, 6),
                (csv::CsvTable::Records, 6),
                (csv::CsvTable::Requests, 5),
                (csv::CsvTable::Journal, 9),
            ] {
                let bytes = table_with(&text, table, dialect);
                let read = Read::of(&bytes, dialect.as_str());
                let of_text = |row: &Vec<String>| bare(&row[head]) == bare(&sanitized(&text));
                prop_assert!(read.rows.iter().any(of_text), "{table:?} {:?}", read.rows);
                for row in &read.rows {
                    prop_assert_eq!(bare(&row[0]), bare(&sanitized(&text)));
                    for cell in row {
                        harmless(cell);
                    }
                }
            }
        }
    }
}

/// A sheet of the journal with these texts as reasons, for an Italian office.
fn sheet_with(texts: &[String]) -> Vec<u8> {
    let dossier = Dossier::new(shipped(SHIPPED_DEFAULT).unwrap());
    let stamp = Stamp {
        by: "M.R.".into(),
        login: "rossi".into(),
        at: "2026-01-20T09:00:00+01:00".parse().unwrap(),
    };
    let mut journal = Journal::default();
    for text in texts {
        let change = crono::record::Change {
            op: crono::record::Op::Note,
            of: None,
            edits: Vec::new(),
        };
        journal.append(change, stamp.clone(), Some(text.clone()), Vec::new());
    }
    let assessment = Assessment::of(&dossier, "2026-01-22".parse().unwrap());
    let sheet = Sheet {
        file: "crono.json",
        dossier: &dossier,
        journal: &journal,
        assessment: &assessment,
    };
    let layout = csv::Layout {
        lang: Lang::It,
        table: csv::CsvTable::Journal,
        dialect: csv::Dialect::ExcelIt,
        names_files: false,
    };
    let mut bytes = Vec::new();
    csv::write(&mut bytes, layout, &[sheet]).unwrap();
    bytes
}

/// Texts that a spreadsheet might take for something else: every number beside every sign and word.
fn doubtful() -> Vec<String> {
    let mut texts: Vec<String> = [
        "VERO",
        "FALSO",
        "TRUE",
        "false",
        "#N/D",
        "#RIF!",
        "(5)",
        "1e5",
        "1,5e3",
        "1.234,56",
        "1 1/2",
        "00123",
        "12/2026",
        "3179/2026",
        "118/2026",
        "16/03/2026 10:32:15 (+0100)",
        "2026-03-16T10:32:15+01:00",
        "lun 16/03/2026",
        "Mon, 16 Mar 2026",
        "1° marzo",
        "verbale 12",
        "A12",
        "Z000000000",
        "J81B22001230006",
        "=1+1",
        "+39 0766",
        "-3",
        "@x",
        "'5",
        "gen '26",
        "5 giorni",
        "n. 12/2026",
        "½",
    ]
    .map(str::to_owned)
    .into();
    let words = [
        "ott",
        "gen",
        "mar",
        "marzo",
        "Oct",
        "lun",
        "lunedì",
        "settembre",
        "AM",
        "p",
        "%",
        "€",
        "EUR",
        "euro",
        "$",
        "e",
        "h",
        "°",
        "'",
        "a",
        "giorni",
        "x",
    ];
    for number in [
        "1", "10", "26", "118", "0026", "2026", "3,5", "3.5", "3/4", "3-4", "10:30", "1.000",
        "12345678",
    ] {
        texts.push(number.to_owned());
        for word in words {
            for joint in ["", " ", "-", "/", "."] {
                texts.push(format!("{number}{joint}{word}"));
                texts.push(format!("{word}{joint}{number}"));
            }
            texts.push(format!("{number} {word} 2026"));
        }
        for other in ["4", "12", "99", "118", "2026"] {
            for sign in ["/", "-", ".", ":", ",", " ", "+", "*"] {
                texts.push(format!("{number}{sign}{other}"));
            }
        }
    }
    texts
}

/// The column of the reasons, from 0.
const REASON: usize = 9;

/// The kind and the text of a cell of a row of a flat spreadsheet; empty cells stand for several.
fn cell(row: &str, wanted: usize) -> Option<(String, String)> {
    let of = |head: &str, name: &str| {
        let value = head.split_once(&format!("{name}=\""))?.1;
        Some(value.split_once('"')?.0.to_owned())
    };
    let mut at = 0;
    for cell in row.split("<table:table-cell").skip(1) {
        let (head, rest) = cell.split_once('>')?;
        let repeated = of(head, "table:number-columns-repeated");
        at += repeated.map_or(1, |n| n.parse().unwrap());
        if at > wanted {
            let text = rest.split_once("<text:p>")?.1.split_once("</text:p>")?.0;
            let text = text
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&apos;", "'");
            let text = text.replace("&quot;", "\"").replace("&amp;", "&");
            return Some((of(head, "office:value-type")?, text));
        }
    }
    None
}

/// What the office suite of this machine makes of the column of reasons: the kind and the text of each.
fn opened_by_libreoffice(sheet: &[u8]) -> Option<Vec<(String, String)>> {
    let folder = tempfile::TempDir::new().unwrap();
    std::fs::write(folder.path().join("sheet.csv"), sheet).unwrap();
    // Semicolons, UTF-8, Italian, quoted cells are no text for that, special numbers are recognised.
    let converted = std::process::Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}/profile",
            folder.path().display()
        ))
        .args(["--headless", "--convert-to", "fods"])
        .arg("--infilter=CSV:59,34,76,1,,1040,false,true")
        .args(["--outdir", folder.path().to_str().unwrap()])
        .arg(folder.path().join("sheet.csv"))
        .env("HOME", folder.path())
        .output()
        .ok()?;
    assert!(converted.status.success(), "{converted:?}");
    let opened = std::fs::read_to_string(folder.path().join("sheet.fods")).unwrap();
    let rows = opened.split("<table:table-row").skip(2);
    Some(rows.filter_map(|row| cell(row, REASON)).collect())
}

#[test]
fn an_office_suite_leaves_every_text_a_text() {
    let texts = doubtful();
    let sheet = sheet_with(&texts);
    let written = Read::of(&sheet, "excel-it");
    let Some(opened) = opened_by_libreoffice(&sheet) else {
        eprintln!("skipped: there is no soffice on this machine");
        return;
    };
    assert_eq!(opened.len(), texts.len());
    for (i, (kind, text)) in opened.iter().enumerate() {
        assert_eq!(kind, "string", "{:?} has become {text:?}", texts[i]);
        assert_eq!(*text, written.rows[i][REASON], "{:?}", texts[i]);
        let kept = text == &texts[i] || text.strip_prefix('\'') == Some(&texts[i]);
        assert!(kept, "{:?} has become {text:?}", texts[i]);
    }
}

//! Several dossiers at once, by the real program: `status` in its forms and `export json`, whatever is
//! in the folder.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::PathBuf;

use office::{AWARD, DELIVERED, Office, SIGNED};
use serde_json::Value;

/// A folder with a contract that is late, one that waits for us, one just begun and one that is
/// damaged.
struct Folder {
    office: Office,
}

impl Folder {
    fn new() -> Self {
        let folder = Self {
            office: Office::new(),
        };
        fs::create_dir(folder.path("")).unwrap();
        folder.write("late.json", &[&AWARD, &SIGNED]);
        folder.write("waits.json", &[&AWARD, &SIGNED, &DELIVERED]);
        folder.write("begun.json", &[&AWARD]);
        folder
    }

    fn damaged() -> Self {
        let folder = Self::new();
        let text = fs::read_to_string(folder.path("late.json")).unwrap();
        let cut = text.replacen("\"rev\": 2,", "\"rev\": 2", 1);
        assert_ne!(cut, text);
        fs::write(folder.path("island.json"), cut).unwrap();
        folder
    }

    fn write(&self, name: &str, commands: &[&[&str]]) {
        let path = self.path(name);
        let init: &[&str] = &["init"];
        for command in [init].iter().chain(commands) {
            let line = [&["-f", path.to_str().unwrap()], *command].concat();
            self.office.run(&line).done();
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.office.path().join("contracts").join(name)
    }

    fn line<'a>(folder: &'a str, rest: &[&'a str]) -> Vec<&'a str> {
        [&["-f", folder], rest].concat()
    }

    /// A command on the folder.
    fn run(&self, rest: &[&str]) -> office::Answer {
        let folder = self.office.path().join("contracts");
        self.office.run(&Self::line(folder.to_str().unwrap(), rest))
    }
}

/// The first word of every line of the table after its heads.
fn listed(table: &str) -> Vec<&str> {
    let rows = table
        .lines()
        .skip_while(|line| !line.contains("Scade"))
        .skip(1);
    rows.filter_map(|line| line.split_whitespace().nth(1))
        .collect()
}

#[test]
fn the_table_has_a_line_for_each_the_most_urgent_first() {
    let folder = Folder::new();
    let said = folder.run(&["status"]).done();
    assert_eq!(listed(&said), ["late", "waits", "begun"], "{said}");
    assert!(
        said.lines().all(|line| line.chars().count() <= 80),
        "{said}"
    );
    insta::assert_snapshot!("status", said);
    insta::assert_snapshot!("status_en", folder.run(&["--lang", "en", "status"]).done());
    // Without a verb and without a terminal it is the same.
    assert_eq!(folder.run(&[]).done(), said);
    let ascii = folder.run(&["--ascii", "status"]).done();
    assert!(ascii.is_ascii(), "{ascii}");
    let painted = folder.run(&["--color", "always", "status"]).done();
    assert!(painted.contains("\u{1b}["));
}

#[test]
fn one_line_and_sentences() {
    let folder = Folder::damaged();
    let brief = folder.run(&["status", "--brief"]);
    assert_eq!(brief.code, Some(1));
    insta::assert_snapshot!("brief", brief.out);
    let plain = folder.run(&["status", "--plain"]);
    insta::assert_snapshot!("plain", plain.out);
    insta::assert_snapshot!(
        "plain_en",
        folder.run(&["--lang", "en", "status", "--plain"]).out
    );
}

#[test]
fn what_is_damaged_is_listed_last_with_its_reason_and_hides_nothing() {
    let folder = Folder::damaged();
    let answer = folder.run(&["status"]);
    assert_eq!(answer.code, Some(1));
    assert_eq!(
        listed(&answer.out),
        ["late", "waits", "begun", "island.json"]
    );
    assert!(
        answer.out.contains("non leggibile  riga "),
        "{}",
        answer.out
    );
    assert!(
        answer.err.contains("island.json") && answer.err.contains("colonna"),
        "{}",
        answer.err
    );
    assert_eq!(answer.err.lines().count(), 1, "{}", answer.err);
}

#[test]
fn what_may_not_be_read_or_is_something_else_says_so() {
    let folder = Folder::new();
    fs::write(folder.path("other.json"), r#"{"a": 1}"#).unwrap();
    fs::write(folder.path("empty.json"), "").unwrap();
    symlink(folder.path("nowhere"), folder.path("link.json")).unwrap();
    let denied = folder.path("begun.json");
    fs::set_permissions(&denied, fs::Permissions::from_mode(0o000)).unwrap();
    // Whoever may read everything cannot be denied.
    let is_denied = fs::read(&denied).is_err();
    let answer = folder.run(&["status"]);
    assert_eq!(answer.code, Some(1));
    for (name, why) in [
        ("other.json", "non di crono"),
        ("empty.json", "danneggiato"),
        ("link.json", "non c'è"),
    ] {
        let row = answer.out.lines().find(|line| line.contains(name)).unwrap();
        assert!(
            row.starts_with('#') && row.contains("non leggibile"),
            "{row}"
        );
        assert!(row.contains(why) || row.contains("riga"), "{row}");
    }
    if is_denied {
        let row = answer.out.lines().find(|line| line.contains("begun.json"));
        assert!(row.unwrap().contains("permesso negato"), "{row:?}");
    }
    assert!(answer.out.contains("late"));
}

#[test]
fn for_programs_every_dossier_with_its_whole_situation() {
    let folder = Folder::damaged();
    let answer = folder.run(&["status", "--json"]);
    assert_eq!(answer.code, Some(1));
    let all: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(all["format"], "crono-portfolio/1");
    assert_eq!(all["today"], office::TODAY);
    let dossiers = all["dossiers"].as_array().unwrap();
    let files: Vec<&str> = dossiers
        .iter()
        .map(|d| d["file"].as_str().unwrap())
        .collect();
    assert_eq!(
        files,
        ["late.json", "waits.json", "begun.json", "island.json"]
    );
    for (dossier, file) in dossiers.iter().zip(files).take(3) {
        let path = folder.path(file);
        let alone = folder
            .office
            .run(&["-f", path.to_str().unwrap(), "status", "--json"]);
        let alone: Value = serde_json::from_str(&alone.done()).unwrap();
        assert_eq!(dossier["status"], alone);
        assert!(dossier["error"].is_null());
    }
    let last = &dossiers[3];
    assert!(last["status"].is_null());
    assert!(
        last["error"]
            .as_str()
            .unwrap()
            .contains("island.json è danneggiato alla riga")
    );
    // The same bytes whoever asks and how often.
    assert_eq!(folder.run(&["export", "json"]).out, answer.out);
    assert_eq!(folder.run(&["status", "--json"]).out, answer.out);
    // A folder with one dossier is still a folder.
    for name in ["late.json", "waits.json", "island.json"] {
        fs::remove_file(folder.path(name)).unwrap();
    }
    let one: Value = serde_json::from_str(&folder.run(&["export", "json"]).done()).unwrap();
    assert_eq!(one["dossiers"].as_array().unwrap().len(), 1);
}

#[test]
fn several_files_are_a_portfolio_and_one_named_twice_is_one() {
    let folder = Folder::new();
    let name = |name: &str| folder.path(name).to_str().unwrap().to_owned();
    let (late, begun) = (name("late.json"), name("begun.json"));
    let said = folder
        .office
        .run(&["-f", &begun, "-f", &late, "status"])
        .done();
    assert_eq!(listed(&said), ["late", "begun"]);
    symlink(folder.path("late.json"), folder.path("link.json")).unwrap();
    let link = name("link.json");
    let twice = folder
        .office
        .run(&["-f", &late, "-f", &late, "-f", &link, "status"])
        .done();
    assert_eq!(listed(&twice), ["late"]);
    // A file in the folder that is named beside it.
    let contracts = folder.office.path().join("contracts");
    let both = ["-f", &late, "-f", contracts.to_str().unwrap(), "status"];
    let both = folder.office.run(&both).done();
    assert_eq!(listed(&both), ["late", "waits", "begun"]);
    // One that is not there is listed as such.
    let missing = folder
        .office
        .run(&["-f", &late, "-f", "/nowhere/x.json", "status"]);
    assert_eq!(missing.code, Some(1));
    assert!(missing.out.contains("# x.json"), "{}", missing.out);
    assert!(missing.out.contains("non c'è"), "{}", missing.out);
}

#[test]
fn files_of_one_name_in_two_folders_are_told_apart() {
    let folder = Folder::new();
    let office = &folder.office;
    let paths = ["x", "y"].map(|name| {
        let path = office.path().join(name);
        fs::create_dir(&path).unwrap();
        let file = path.join("crono.json");
        fs::copy(folder.path("late.json"), &file).unwrap();
        file.to_str().unwrap().to_owned()
    });
    let all = office.run(&["-f", &paths[0], "-f", &paths[1], "status", "--json"]);
    let all: Value = serde_json::from_str(&all.done()).unwrap();
    let files: Vec<&Value> = all["dossiers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| &d["file"])
        .collect();
    assert_eq!(files, [&paths[0], &paths[1]]);
}

#[test]
fn an_empty_folder_says_so_unless_it_may_be_silent() {
    let office = Office::new();
    let folder = office.path().to_str().unwrap();
    for form in [
        &["status"][..],
        &["status", "--json"],
        &["status", "--plain"],
        &[],
    ] {
        let why = office.run(&Folder::line(folder, form)).refused();
        assert!(why.contains("nessun fascicolo"), "{why}");
    }
    let quiet = Folder::line(folder, &["status", "--brief", "--quiet-missing"]);
    assert_eq!(office.run(&quiet).done(), "");
    // Only damaged ones: there is no sentence about what is due, and the list is there.
    fs::write(office.path().join("a.json"), "{").unwrap();
    let answer = office.run(&Folder::line(folder, &["status"]));
    assert_eq!(answer.code, Some(1));
    assert!(answer.out.contains("# a.json"), "{}", answer.out);
    let brief = office.run(&Folder::line(folder, &["status", "--brief"]));
    assert_eq!(brief.out, "# 1 non leggibile.\n");
    let all = office.run(&Folder::line(folder, &["status", "--json"]));
    let all: Value = serde_json::from_str(&all.out).unwrap();
    assert!(all["today"].is_null() && all["dossiers"][0]["status"].is_null());
}

#[test]
fn hostile_text_of_a_dossier_reaches_no_terminal() {
    let folder = Folder::new();
    let late = folder.path("late.json");
    let title = "\u{1b}[31m\u{202e}rosso";
    let set = ["set", "info.short_title", title];
    folder
        .office
        .run(&Folder::line(late.to_str().unwrap(), &set))
        .done();
    fs::rename(&late, folder.path("\u{1b}]0;x.json")).unwrap();
    fs::write(folder.path("\u{1b}[2J.json"), "{").unwrap();
    for form in [
        &["status"][..],
        &["status", "--plain"],
        &["status", "--brief"],
        &["status", "--json"],
    ] {
        let answer = folder.run(form);
        for text in [&answer.out, &answer.err] {
            assert!(
                !text.contains('\u{1b}') && !text.contains('\u{202e}'),
                "{text:?}"
            );
        }
    }
}

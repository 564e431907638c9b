//! What the shell completes: names of the file that the line speaks of, asked of the real program and
//! typed in real shells.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;
#[path = "completion/shells.rs"]
mod shells;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

use office::Office;

/// The demonstration as the dossier of an office.
fn demonstration() -> Office {
    Office::holding(&fs::read("data/demonstration.json").unwrap())
}

/// What fish is answered, which gets names as they are: the flags, then each name with its title.
fn answer(office: &Office, line: &str) -> (String, Vec<(String, String)>) {
    let mut arguments = vec!["__complete", "fish", "--", "crono"];
    arguments.extend(line.split(' '));
    let said = office.run(&arguments).done();
    let mut lines = said.lines();
    let flags = lines.next().unwrap_or_default().to_owned();
    let named = lines.map(|line| {
        let (name, title) = line.split_once('\t').unwrap();
        (name.to_owned(), title.to_owned())
    });
    (flags, named.collect())
}

fn names(office: &Office, line: &str) -> Vec<String> {
    let (_, named) = answer(office, line);
    named.into_iter().map(|(name, _)| name).collect()
}

#[test]
fn each_argument_gets_the_names_that_fit_there() {
    let office = demonstration();
    for (line, expected) in [
        ("rec", &["record"][..]),
        ("item ", &["add", "drop"]),
        ("help request ", &["open", "answer"]),
        ("completions ", &["bash", "zsh", "fish"]),
        ("record contract", &["contract_signed"]),
        ("record content_published", &["content_published:"]),
        (
            "record content_published:",
            &[
                "content_published:anagrafe",
                "content_published:tributi",
                "content_published:scuola",
                "content_published:polizia-locale",
            ],
        ),
        ("record assistance_a", &["assistance_answer:"]),
        // Only those that have no answer yet.
        (
            "record assistance_answer:",
            &[
                "assistance_answer:3",
                "assistance_answer:4",
                "assistance_answer:5",
            ],
        ),
        (
            "record award 20/1 --source p",
            &["pec", "protocol", "platform"],
        ),
        ("clear sus", &["suspension:"]),
        ("clear suspension:", &["suspension:1", "suspension:2"]),
        ("clear resumption:", &["resumption:1"]),
        ("clear extension:", &["extension:1"]),
        // There is no date to take back.
        ("clear acceptance_t", &["acceptance_test/tema-cms"]),
        (
            "clear assistance_answer:",
            &["assistance_answer:1", "assistance_answer:2"],
        ),
        ("item add ", &["training_done", "content_published"]),
        ("item add content_published ", &[]),
        ("item drop content_published t", &["tributi"]),
        ("request answer ", &["3", "4", "5"]),
        ("request open --register ", &["assistance"]),
        ("suspend oggi --clock cont", &["content"]),
        (
            "suspend oggi --clock content assistance:",
            &["assistance:3", "assistance:4", "assistance:5"],
        ),
        ("resume oggi --id ", &["2"]),
        ("resume oggi --id 2 --term ", &["assistance:5="]),
        ("resume oggi --id=", &["--id=2"]),
        ("extend mig", &["migration"]),
        ("why main", &["maintenance"]),
        (
            "note pl",
            &[
                "plan",
                "plan_delivered",
                "plan_accepted",
                "plan_delivered/1",
                "plan_accepted/1",
                "plan_delivery_obligation",
                "plan_delivery",
                "plan_acceptance_wait",
                "plan_acceptance_wait/1",
            ],
        ),
        ("note 8 ", &[]),
        (
            "note 8 x --kind ",
            &["publishing", "training", "maintenance"],
        ),
        ("get rules.l", &["rules.last_day", "rules.local_holidays"]),
        (
            "set rules.last_day ",
            &["nominal", "civil", "civil_local", "eu1182"],
        ),
        ("set clocks.content.limit ", &["60d", "none"]),
        ("set milestones.training_done.items o", &["off", "on"]),
        ("set clocks.content.to aw", &["award"]),
        ("log --by ", &["G. Torri", "M. Valli"]),
        (
            "log --event rules.susp",
            &["rules.suspensions", "rules.suspension_ceiling"],
        ),
        ("init --plan c", &["civitavecchia", "cloud", "conferenza"]),
        ("plan show la", &["lavori"]),
        ("export ", &["ics", "csv", "md", "html", "json"]),
        ("export csv --dialect=ex", &["--dialect=excel-it"]),
        ("status --lang ", &["it", "en"]),
        ("--color al", &["always"]),
        // Texts and dates are nobody's to guess.
        ("record award ", &[]),
        ("note plan ", &[]),
        ("record award --reason ", &[]),
        ("nonsense ", &[]),
    ] {
        assert_eq!(names(&office, line), expected, "{line}");
    }
}

#[test]
fn options_are_those_of_the_command_that_are_not_there_yet() {
    let office = demonstration();
    let all = names(&office, "record award -");
    for option in ["--protocol", "--file", "--yes", "--lang", "--help"] {
        assert!(all.contains(&option.to_owned()), "{option}: {all:?}");
    }
    assert!(!all.contains(&"--clock".to_owned()));
    assert!(!all.contains(&"--version".to_owned()));
    let rest = names(&office, "record award --protocol 1 --pr");
    assert_eq!(rest, ["--protocol-date"]);
    assert_eq!(names(&office, "--vers"), ["--version"]);
    // Behind -- there are none.
    assert_eq!(names(&office, "note plan -- --b"), <[&str; 0]>::default());
}

#[test]
fn files_are_completed_where_a_file_is_meant_and_nowhere_else() {
    let office = demonstration();
    for (line, files) in [
        ("-f ", true),
        ("--file=", true),
        ("record award --attachment ", true),
        ("export html -o ", true),
        ("init --plan ", true),
        ("schema > ", true),
        ("record ", false),
        ("why ", false),
        ("note plan ", false),
        ("record award --protocol ", false),
        ("", false),
    ] {
        assert_eq!(answer(&office, line).0 == "files", files, "{line}");
    }
}

#[test]
fn a_name_says_what_it_is_called_in_the_language_of_the_line() {
    let office = demonstration();
    let title = |line: &str| answer(&office, line).1.concat_titles();
    assert_eq!(title("record training"), "Formazione conclusa");
    assert_eq!(title("--lang en record training"), "Training done");
    assert_eq!(title("request answer 3"), "Prospetto delle spese");
    assert!(title("set clocks.content.w").contains("preavviso"));
    // Who knows only the title, in either language, finds the name.
    assert_eq!(names(&office, "record formazione"), ["training_done"]);
    assert_eq!(
        names(&office, "record training award"),
        <[&str; 0]>::default()
    );
    assert_eq!(names(&office, "why migrazio"), ["migration"]);
    assert_eq!(names(&office, "expect Stipula"), ["contract_signed"]);
}

trait Titles {
    fn concat_titles(&self) -> String;
}

impl Titles for Vec<(String, String)> {
    fn concat_titles(&self) -> String {
        self.iter().map(|(_, title)| title.as_str()).collect()
    }
}

#[test]
fn the_file_is_the_one_that_the_line_speaks_of() {
    let office = Office::new();
    // Where a command would begin a dossier, the names are those of the shipped plan.
    assert_eq!(names(&office, "why mig"), ["migration"]);
    let other = office.path().join("altro fascicolo.json");
    let plan = "data/plans/lavori.json";
    let line = ["-f", other.to_str().unwrap(), "init", "--plan", plan];
    office.run(&line).done();
    let asked = |words: &[&str]| {
        let line = [&["__complete", "fish", "--"], words].concat();
        office.run(&line).done()
    };
    let path = other.to_str().unwrap();
    let variable = format!("CRONO_FILE={path}");
    let joined = format!("--file={path}");
    let of_other = asked(&["crono", "-f", path, "why", ""]);
    assert!(!of_other.contains("migration"), "{of_other}");
    assert!(of_other.lines().count() > 3, "{of_other}");
    assert_eq!(asked(&["crono", &joined, "why", ""]), of_other);
    assert_eq!(asked(&["crono", "why", "--file", path, ""]), of_other);
    assert_eq!(asked(&[&variable, "crono", "why", ""]), of_other);
    assert_eq!(
        asked(&["env", &variable, "crono", "why", ""])
            .lines()
            .count(),
        of_other.lines().count()
    );
    let mut exported =
        office.command::<&str>(&[], &["__complete", "fish", "--", "crono", "why", ""]);
    let said = exported.env("CRONO_FILE", path).output().unwrap();
    assert_eq!(String::from_utf8(said.stdout).unwrap(), of_other);
    // Of one that is not there, and of several, nobody knows anything.
    assert_eq!(asked(&["crono", "-f", "nowhere.json", "why", ""]), "\n");
    assert_eq!(
        asked(&["crono", "-f", path, "-f", "b.json", "why", ""]),
        "\n"
    );
}

/// All that lies in a folder, with when it was written.
fn all_in(office: &Office) -> BTreeMap<PathBuf, Option<SystemTime>> {
    let entries = fs::read_dir(office.path()).unwrap();
    let all = entries.map(|entry| {
        let entry = entry.unwrap();
        (entry.path(), entry.metadata().unwrap().modified().ok())
    });
    all.collect()
}

#[test]
fn asking_writes_nothing_waits_for_nothing_and_never_fails() {
    let office = demonstration();
    let damaged = office.path().join("damaged.json");
    fs::write(&damaged, "{\"format\": ").unwrap();
    let pipe = office.path().join("pipe.json");
    rustix::fs::mknodat(
        rustix::fs::CWD,
        &pipe,
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR,
        0,
    )
    .unwrap();
    let before = all_in(&office);
    for file in [&office.file(), &damaged, &pipe, &office.path().to_owned()] {
        for line in ["record ", "restore ", "log --by ", "set rules.last_day "] {
            let file = file.to_str().unwrap();
            let words = format!(
                "__complete\nfish\n--\ncrono\n-f\n{file}\n{}",
                line.replace(' ', "\n")
            );
            office.run(&words.split('\n').collect::<Vec<_>>()).done();
        }
    }
    for odd in [
        &["__complete"][..],
        &["__complete", "bash"],
        &["__complete", "csh", "--", "crono", ""],
        &["__complete", "bash", "crono record 'a", ""],
        &["__complete", "bash", "", "\u{1b}"],
        &["__complete", "fish", "--"],
        &["__complete", "zsh", "--", "crono", "--file", "-"],
        &[
            "__complete",
            "zsh",
            "--",
            "crono",
            "item",
            "drop",
            "\u{1b}[31m",
            "",
        ],
    ] {
        office.run(odd).done();
    }
    assert_eq!(all_in(&office), before);
}

#[test]
fn of_a_thousand_requests_those_are_named_that_fit() {
    let office = Office::begun();
    let mut value: serde_json::Value = serde_json::from_slice(&office.bytes()).unwrap();
    let stamp =
        serde_json::json!({"by": "M.R.", "login": "rossi", "at": "2025-08-01T09:00:00+02:00"});
    let record = |event: String| {
        let mut record = stamp.clone();
        record["event"] = event.into();
        record["date"] = "2025-08-01".into();
        record
    };
    for n in 1..=2000 {
        let request =
            serde_json::json!({"register": "assistance", "n": n, "subject": format!("Modulo {n}")});
        let list = |value: &mut serde_json::Value, name: &str, new| {
            value[name].as_array_mut().unwrap().push(new);
        };
        list(&mut value, "requests", request);
        list(
            &mut value,
            "records",
            record(format!("assistance_request:{n}")),
        );
        if n % 4 != 0 {
            list(
                &mut value,
                "records",
                record(format!("assistance_answer:{n}")),
            );
        }
    }
    fs::write(office.file(), serde_json::to_vec(&value).unwrap()).unwrap();
    assert_eq!(names(&office, "request answer ").len(), 500);
    assert_eq!(names(&office, "request answer 199"), ["1992", "1996"]);
    assert_eq!(names(&office, "why assistance:2000"), ["assistance:2000"]);
    assert_eq!(names(&office, "why a"), ["acceptance", "assistance:"]);
}

#[test]
fn what_bash_is_answered_fits_behind_what_it_keeps() {
    let office = demonstration();
    let breaks = " \t\n\"'><=;|&(:";
    for (line, expected) in [
        ("crono record content_published:pol", "\npolizia-locale\n"),
        (
            "crono record content_publ",
            "nospace \ncontent_published:\n",
        ),
        ("crono export csv --dialect=ex", "\nexcel-it\n"),
        ("crono log --by G", "\nG.\\ Torri\n"),
        ("crono log --by \"G", "\nG. Torri\n"),
        ("crono log --by 'G. T", "\nG. Torri\n"),
        ("crono resume oggi --term assistance:5", "nospace \n5=\n"),
        ("crono -f ", "files\n"),
        ("CRONO_LANG=en crono rec", "\nrecord\n"),
    ] {
        let said = office.run(&["__complete", "bash", line, breaks]).done();
        assert_eq!(said, expected, "{line}");
    }
    // Where somebody took the colon out of the signs that part words, bash keeps nothing.
    let said = office.run(&[
        "__complete",
        "bash",
        "crono record content_published:pol",
        " ",
    ]);
    assert_eq!(said.done(), "\ncontent_published:polizia-locale\n");
}

//! What an account has chosen for good: it holds where nothing on the line or around it says otherwise, and
//! what is wrong with it is never passed over.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod office;
mod seat;

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use office::{Answer, Office};
use seat::Seat;

/// The day of the demonstration.
const DAY: &str = "2026-08-24";

/// An office with a demonstration in it, and a configuration.
struct Account {
    office: Office,
    home: TempDir,
}

impl Account {
    fn choosing(text: &str) -> Self {
        let office = Office::holding(&fs::read("data/demonstration.json").unwrap());
        let home = TempDir::new().unwrap();
        let account = Self { office, home };
        fs::create_dir(account.folder()).unwrap();
        fs::write(account.file(), text).unwrap();
        account
    }

    fn folder(&self) -> PathBuf {
        self.home.path().join("crono")
    }

    fn file(&self) -> PathBuf {
        self.folder().join("config.toml")
    }

    fn run(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Answer {
        let mut command = self.office.command::<&str>(&[], arguments);
        command.env("XDG_CONFIG_HOME", self.home.path());
        command.env("HOME", self.home.path());
        command.env_remove("LANG").env("LC_ALL", "C.UTF-8");
        command.envs(variables.iter().copied());
        Answer::of(&command.output().unwrap())
    }

    /// The row of `doctor` that begins with this word.
    fn doctor(&self, name: &str, arguments: &[&str], variables: &[(&str, &str)]) -> String {
        let line = [arguments, &["doctor"]].concat();
        let said = self.run(&line, variables).done();
        let row = said.lines().find_map(|line| line.strip_prefix(name));
        row.unwrap_or_else(|| panic!("{name}: {said}"))
            .trim()
            .to_owned()
    }
}

#[test]
fn the_line_comes_first_then_the_variables_then_what_was_chosen() {
    let account = Account::choosing("language = \"it\"\nascii = true\ncolor = \"always\"\n");
    for (line, variables, language) in [
        (&[][..], &[][..], "italiano (configurazione)"),
        (&[], &[("CRONO_LANG", "it")], "italiano (CRONO_LANG)"),
        (
            &["--lang", "it"],
            &[("CRONO_LANG", "en")],
            "italiano (--lang)",
        ),
    ] {
        assert_eq!(account.doctor("lingua", line, variables), language);
    }
    assert_eq!(
        account.doctor("language", &[], &[("CRONO_LANG", "en")]),
        "English (CRONO_LANG)"
    );
    for (line, variables, signs) in [
        (&[][..], &[][..], "ASCII (configurazione)"),
        (&[], &[("CRONO_ASCII", "1")], "ASCII (CRONO_ASCII)"),
        (
            &[],
            &[("CRONO_ASCII", "0")],
            "UTF-8 (secondo la lingua del sistema)",
        ),
        (&["--ascii"], &[("CRONO_ASCII", "0")], "ASCII (--ascii)"),
    ] {
        assert_eq!(account.doctor("segni", line, variables), signs);
    }
    for (line, variables, colours) in [
        (&[][..], &[][..], "si' (configurazione)"),
        (&["--color", "never"], &[], "no (--color)"),
        (&[], &[("NO_COLOR", "1")], "no (NO_COLOR)"),
    ] {
        assert_eq!(account.doctor("colori", line, variables), colours);
    }
    let path = account.file().to_string_lossy().into_owned();
    assert_eq!(account.doctor("config.", &[], &[]), path);
    // What the file says is what is done.
    let line = ["--today", "2026-08-24", "status"];
    let status = account.run(&line, &[]).done();
    assert!(status.is_ascii() && status.contains("\u{1b}[") && status.contains("Situazione"));
    let plain = [
        ("CRONO_ASCII", "0"),
        ("NO_COLOR", "1"),
        ("CRONO_LANG", "en"),
    ];
    let status = account.run(&line, &plain).done();
    assert!(!status.is_ascii() && !status.contains('\u{1b}') && status.contains("State"));
}

#[test]
fn without_a_configuration_everything_is_as_usual_and_none_is_made() {
    let account = Account::choosing("");
    fs::remove_dir_all(account.folder()).unwrap();
    assert!(account.doctor("config.", &[], &[]).starts_with("none ("));
    assert_eq!(account.doctor("language", &[], &[]), "English (LC_ALL)");
    account
        .run(&["record", "migration_verified", "21/8/2026", "-y"], &[])
        .done();
    assert!(!account.folder().exists());
}

#[test]
fn the_usual_file_may_be_another_one_and_must_be_there() {
    let account = Account::choosing("");
    let other = account.home.path().join("altra.json");
    fs::copy("data/demonstration.json", &other).unwrap();
    fs::write(account.file(), "file = \"~/altra.json\"\n").unwrap();
    assert_eq!(account.doctor("dossier", &[], &[]), other.to_string_lossy());
    assert_eq!(
        account.doctor("why there", &[], &[]),
        "the configuration says so"
    );
    account.run(&["note", "plan", "prova"], &[]).done();
    assert!(fs::read_to_string(&other).unwrap().contains("prova"));
    let own = account.office.file();
    let named = [("CRONO_FILE", own.to_str().unwrap())];
    assert_eq!(
        account.doctor("why there", &[], &named),
        "CRONO_FILE says so"
    );
    // The shell completes the names of that file, too.
    let asked = ["__complete", "fish", "--", "crono", "why", "mig"];
    assert!(account.run(&asked, &[]).done().contains("migration"));
    fs::remove_file(&other).unwrap();
    let refused = account.run(&["note", "plan", "prova"], &[]).refused();
    assert!(refused.contains("altra.json"), "{refused}");
    assert!(!other.exists(), "a name may be typed wrong");
    assert_eq!(account.run(&asked, &[]).done(), "\n");
}

#[test]
fn colours_of_states_are_those_that_were_chosen() {
    let account = Account::choosing("[colors]\noverdue = \"magenta\"\nmet = \"blue\"\n");
    let status = |variables: &[(&str, &str)]| {
        let line = ["--color", "always", "--today", "2026-08-24", "status"];
        account.run(&line, variables).done()
    };
    let chosen = status(&[]);
    // White on magenta, blue, and what was not chosen as always.
    assert!(
        chosen.contains("\u{1b}[1m\u{1b}[37m\u{1b}[45m"),
        "{chosen:?}"
    );
    assert!(chosen.contains("\u{1b}[34m") && !chosen.contains("\u{1b}[41m"));
    assert!(chosen.contains("\u{1b}[30m\u{1b}[43m"));
    let variable = status(&[("CRONO_COLORS", "overdue=green")]);
    assert!(
        variable.contains("\u{1b}[1m\u{1b}[30m\u{1b}[42m"),
        "{variable:?}"
    );
    assert!(variable.contains("\u{1b}[34m"), "the other one stays");
    let said = account.doctor("colours", &[], &[("CRONO_COLORS", "overdue=green")]);
    assert!(said.contains("met blue (configuration)"), "{said}");
    assert!(said.ends_with("overdue green (CRONO_COLORS)"), "{said}");
}

#[test]
fn lists_stand_in_the_order_that_was_chosen() {
    let account = Account::choosing("[order]\nrequests = \"number\"\nfolder = \"name\"\n");
    assert_eq!(
        account.doctor("order", &[], &[("CRONO_ORDER", "folder=due")]),
        "requests number (configuration); folder name (configuration); folder due (CRONO_ORDER)"
    );
    let wrong = account.run(&["status"], &[("CRONO_ORDER", "requests=size")]);
    assert!(
        wrong.err.contains("CRONO_ORDER: \"requests=size\""),
        "{wrong:?}"
    );
}

#[test]
fn the_mouse_is_off_until_somebody_turns_it_on() {
    let account = Account::choosing("");
    assert_eq!(account.doctor("mouse", &[], &[]), "no");
    assert_eq!(
        account.doctor("mouse", &[], &[("CRONO_MOUSE", "1")]),
        "yes (CRONO_MOUSE)"
    );
    fs::write(account.file(), "mouse = true\n").unwrap();
    assert_eq!(account.doctor("mouse", &[], &[]), "yes (configuration)");
    assert_eq!(
        account.doctor("mouse", &[], &[("CRONO_MOUSE", "0")]),
        "no (CRONO_MOUSE)"
    );
    fs::write(account.file(), "mouse = \"on\"\n").unwrap();
    let wrong = account.run(&["status"], &[]);
    assert!(
        wrong.err.contains("line 1: mouse takes true or false"),
        "{wrong:?}"
    );
}

#[test]
fn with_the_mouse_on_a_click_selects_and_the_keyboard_works_as_always() {
    use vt100::MouseProtocolMode::{None, PressRelease};
    let folder = TempDir::new().unwrap();
    let config = folder.path().join("config/crono");
    fs::create_dir_all(&config).unwrap();
    fs::write(config.join("config.toml"), "mouse = true\n").unwrap();
    fs::copy("data/demonstration.json", folder.path().join("crono.json")).unwrap();
    let before = fs::read(folder.path().join("crono.json")).unwrap();
    let day = [("LANG", "it_IT.UTF-8"), ("CRONO_TODAY", DAY)];
    let mut seat = Seat::with(folder, &[], &day);
    seat.sees("Contenuti");
    let mode = |seat: &Seat| seat.screen.screen().mouse_protocol_mode();
    assert_eq!(mode(&seat), PressRelease);
    // Pressed and let go, then the wheel, then with a form open.
    seat.keys("\x1b[<0;10;6M\x1b[<0;10;6m");
    seat.sees("► √ 1 ");
    seat.keys("\x1b[<65;10;8M");
    seat.sees("► × 2 ");
    seat.keys("n");
    seat.sees("NOTA  fase 2");
    seat.keys("x\x1b[<0;10;6M\x1b[<0;10;6m\x1b[<64;10;6My");
    seat.sees("xy");
    seat.keys("\x1b");
    seat.sees("► torna al modulo");
    seat.keys("\x1b[<0;40;24M\x1b[<65;40;24M");
    seat.sees("► torna al modulo");
    seat.keys("\x1b");
    seat.until("the detail", |seat| {
        !seat.screen.screen().contents().contains("NOTA  fase 2")
    });
    seat.keys("q");
    seat.ends();
    assert_eq!(mode(&seat), None);
    seat.terminal_is_given_back();
    assert_eq!(fs::read(seat.file()).unwrap(), before);
    // Without it the same bytes are nothing.
    let mut seat = Seat::with(
        std::mem::replace(&mut seat.folder, TempDir::new().unwrap()),
        &[],
        &[day[0], day[1], ("CRONO_MOUSE", "0")],
    );
    seat.sees("riprende il modulo");
    assert_eq!(mode(&seat), None);
    let shown = seat.screen.screen().contents();
    seat.keys("\x1b[<0;10;6M\x1b[<0;10;6m");
    assert_eq!(seat.screen.screen().contents(), shown);
    seat.keys("q");
    seat.ends();
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn what_is_wrong_is_said_with_its_line_and_nothing_is_done() {
    for (text, it, en) in [
        (
            "language = \"it\"\nlanguge = \"en\"\n",
            "riga 2: la chiave \"languge\" non c'è. Forse language?",
            "line 2: there is no key \"languge\". Did you mean language?",
        ),
        (
            "\n\ncolours = 1\n",
            "riga 3: la chiave \"colours\" non c'è. Forse colors?",
            "line 3: there is no key \"colours\". Did you mean colors?",
        ),
        (
            "zzz = 1",
            "la chiave \"zzz\" non c'è.",
            "there is no key \"zzz\".",
        ),
        (
            "language = \"de\"",
            "riga 1: language vuole \"it\" o \"en\".",
            "line 1: language takes \"it\" or \"en\".",
        ),
        (
            "ascii = 1",
            "ascii vuole true o false.",
            "ascii takes true or false.",
        ),
        (
            "color = \"pink\"",
            "color vuole \"auto\"",
            "color takes \"auto\"",
        ),
        (
            "file = \"crono.json\"",
            "file vuole un percorso intero",
            "file takes a whole path",
        ),
        (
            "[order]\nrequests = \"size\"",
            "riga 2: order.requests vuole \"due\"",
            "line 2: order.requests takes \"due\"",
        ),
        (
            "[order]\nrequest = \"due\"",
            "Forse order.requests?",
            "Did you mean order.requests?",
        ),
        (
            "order = 1",
            "order vuole una tabella",
            "order takes a table",
        ),
        (
            "colors = \"red\"",
            "colors vuole una tabella",
            "colors takes a table",
        ),
        (
            "[colors]\noverdue = \"pink\"",
            "riga 2: colors.overdue vuole un colore",
            "line 2: colors.overdue takes a colour",
        ),
        (
            "[colors]\noverdu = \"red\"",
            "\"colors.overdu\" non c'è. Forse colors.overdue?",
            "Did you mean colors.overdue?",
        ),
        (
            "ascii = true\nascii = false",
            "riga 2: ascii c'è due volte.",
            "line 2: ascii is there twice.",
        ),
        (
            "language = it",
            "riga 1: qui la configurazione non è TOML.",
            "is not TOML here.",
        ),
        (
            "a\n=",
            "qui la configurazione non è TOML.",
            "is not TOML here.",
        ),
        (
            "language = \"x\u{1b}[31m\"",
            "qui la configurazione non è TOML.",
            "is not TOML here.",
        ),
    ] {
        let account = Account::choosing(text);
        let before = account.office.bytes();
        for (lang, said) in [("it", it), ("en", en)] {
            let answer = account.run(&["note", "plan", "x"], &[("CRONO_LANG", lang)]);
            assert_eq!(answer.code, Some(2), "{text}: {answer:?}");
            assert!(answer.err.contains(said), "{text}: {answer:?}");
            assert!(answer.err.contains("config.toml"), "{text}: {answer:?}");
            assert_eq!(answer.out, "");
            assert!(!answer.err.contains('\u{1b}'));
        }
        assert_eq!(account.office.bytes(), before, "{text}");
        let english = [("CRONO_LANG", "en")];
        // Where to look for it can be asked all the same.
        for line in [
            &["doctor"][..],
            &["help", "note"],
            &["version"],
            &["-h"],
            &["man"],
        ] {
            assert_eq!(account.run(line, &[]).code, Some(0), "{text}: {line:?}");
        }
        assert!(
            account.run(&["doctor"], &english).out.contains(en),
            "{text}"
        );
        // A monitoring system hears it in its way.
        let check = account.run(&["check"], &english);
        assert_eq!((check.code, check.err.as_str()), (Some(3), ""), "{check:?}");
        assert!(
            check.out.starts_with("CRONO UNKNOWN") && check.out.contains(en),
            "{check:?}"
        );
    }
    let account = Account::choosing("a = 1\nb = 2\n");
    let answer = account.run(&["status"], &[]);
    assert_eq!(answer.err.lines().count(), 2, "each of them: {answer:?}");
    let wrong = [("CRONO_COLORS", "overdue")];
    let answer = Account::choosing("").run(&["status"], &wrong);
    assert!(
        answer.err.contains("CRONO_COLORS: \"overdue\""),
        "{answer:?}"
    );
    assert_eq!(answer.code, Some(2));
}

#[test]
fn a_configuration_that_cannot_be_read_holds_nobody_up() {
    let account = Account::choosing("");
    fs::remove_file(account.file()).unwrap();
    fs::create_dir(account.file()).unwrap();
    let answer = account.run(&["status"], &[]);
    assert_eq!(answer.code, Some(2), "{answer:?}");
    assert!(
        answer.err.contains("the configuration cannot be read"),
        "{answer:?}"
    );
    fs::remove_dir(account.file()).unwrap();
    rustix::fs::mknodat(
        rustix::fs::CWD,
        account.file(),
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR,
        0,
    )
    .unwrap();
    let answer = account.run(&["status"], &[]);
    assert_eq!(answer.code, Some(2), "{answer:?}");
}

#[test]
fn the_screen_opens_as_usual_and_says_what_is_wrong() {
    let folder = TempDir::new().unwrap();
    let config = folder.path().join("config/crono");
    fs::create_dir_all(&config).unwrap();
    fs::write(
        config.join("config.toml"),
        "language = \"it\"\nlanguge = 1\n",
    )
    .unwrap();
    let home = folder.path().join("config").to_string_lossy().into_owned();
    let around = [
        ("LC_ALL", "en_GB.UTF-8"),
        ("XDG_CONFIG_HOME", home.as_str()),
    ];
    let mut seat = Seat::with(folder, &[], &around);
    // What could be understood holds: the language.
    seat.sees("la chiave \"languge\" non c'è");
    seat.keys("\r");
    seat.sees("registrare l'aggiudicazione");
    seat.keys("\r");
    seat.sees("REGISTRA  Aggiudicazione");
}

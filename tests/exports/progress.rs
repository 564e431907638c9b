//! The report on the state of progress, read back by a reader of HTML and one of Markdown that know
//! nothing of us.

use std::fs;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use scraper::{Html, Selector};

use super::office::Office;

/// The demonstration dossier in an office.
fn demonstration() -> Office {
    let office = Office::new();
    fs::copy("data/demonstration.json", office.file()).unwrap();
    office
}

fn export(office: &Office, lang: &str, format: &str) -> String {
    let line = ["--lang", lang, "--today", "2026-08-24", "export", format];
    office.run(&line).done()
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    let found = page.select(&selector);
    found
        .map(|element| element.text().collect::<String>())
        .collect()
}

/// The cells of the tables of a Markdown text, table by table and row by row; and all its headings,
/// links and pieces of HTML.
struct Read {
    tables: Vec<Vec<Vec<String>>>,
    headings: Vec<String>,
    surprises: Vec<String>,
}

fn read(text: &str) -> Read {
    let mut found = Read {
        tables: Vec::new(),
        headings: Vec::new(),
        surprises: Vec::new(),
    };
    let mut cell = String::new();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::Table(_)) => found.tables.push(Vec::new()),
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                found.tables.last_mut().unwrap().push(Vec::new());
            }
            Event::Start(Tag::TableCell | Tag::Heading { .. }) => cell.clear(),
            Event::End(TagEnd::TableCell) => {
                let row = found.tables.last_mut().unwrap().last_mut().unwrap();
                row.push(cell.clone());
            }
            Event::End(TagEnd::Heading(_)) => found.headings.push(cell.clone()),
            Event::Start(
                Tag::Link { .. } | Tag::Image { .. } | Tag::Strikethrough | Tag::CodeBlock(_),
            )
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::Rule
            | Event::Code(_) => found.surprises.push(format!("{event:?}")),
            Event::Text(text) => cell.push_str(&text),
            _ => {}
        }
    }
    found
}

#[test]
fn the_page_is_whole_in_both_languages() {
    for (lang, title, late) in [
        ("it", "Stato d'avanzamento: ", "in ritardo"),
        ("en", "State of progress: ", "late"),
    ] {
        let text = export(&demonstration(), lang, "html");
        let page = Html::parse_document(&text);
        assert!(page.errors.is_empty(), "{:?}", page.errors);
        assert!(texts(&page, "title")[0].starts_with(title));
        assert_eq!(texts(&page, "h1").len(), 1);
        let root = Selector::parse("html").unwrap();
        assert_eq!(
            page.select(&root).next().unwrap().value().attr("lang"),
            Some(lang)
        );
        // Every table has a caption, heads that say of what, and rows that begin with their name.
        let tables = texts(&page, "table").len();
        assert_eq!(texts(&page, "table > caption").len(), tables);
        assert_eq!(
            texts(&page, "thead th").len(),
            texts(&page, "thead th[scope=col]").len()
        );
        assert_eq!(
            texts(&page, "tbody tr").len(),
            texts(&page, "tbody th[scope=row]").len()
        );
        let row = texts(&page, "tr.late")
            .into_iter()
            .find(|row| row.contains("105/90"));
        assert!(
            row.is_some_and(|row| row.contains("-15") && row.ends_with(late)),
            "{lang}"
        );
        // The drawing says what it is.
        assert_eq!(texts(&page, "svg[role=img] > title").len(), 1);
        assert!(!texts(&page, "svg[role=img] > desc")[0].is_empty());
        // Nothing is fetched, nothing runs.
        for forbidden in [
            "script",
            "link",
            "img",
            "iframe",
            "object",
            "form",
            "[onload]",
            "[onclick]",
            "[src]",
        ] {
            assert!(texts(&page, forbidden).is_empty(), "{forbidden}");
        }
        for address in ["http:", "https:", "javascript:", "@import", "//"] {
            assert!(!text.contains(address), "{address}");
        }
        assert_eq!(
            text,
            export(&demonstration(), lang, "html"),
            "the same bytes"
        );
    }
}

#[test]
fn the_markdown_says_the_same_as_the_page() {
    for lang in ["it", "en"] {
        let office = demonstration();
        let page = Html::parse_document(&export(&office, lang, "html"));
        let text = export(&office, lang, "md");
        let read = read(&text);
        assert!(read.surprises.is_empty(), "{:?}", read.surprises);
        let cells: Vec<String> = read.tables.iter().flatten().flatten().cloned().collect();
        let same: Vec<String> = texts(&page, "table th, table td");
        let mut same = same
            .into_iter()
            .map(|cell| cell.trim().to_owned())
            .collect::<Vec<_>>();
        let mut cells = cells
            .into_iter()
            .map(|cell| cell.trim().to_owned())
            .collect::<Vec<_>>();
        same.sort();
        cells.sort();
        assert_eq!(cells, same, "{lang}");
        // All rows of a table have as many cells as its head.
        for table in &read.tables {
            assert!(
                table.iter().all(|row| row.len() == table[0].len()),
                "{table:?}"
            );
        }
        insta::assert_snapshot!(format!("progress_{lang}"), text);
    }
}

#[test]
fn the_papers_of_an_act_stand_beside_it() {
    let page = Html::parse_document(&export(&demonstration(), "it", "html"));
    let acts = texts(&page, "li");
    let of = |begins: &str| {
        let found = acts.iter().find(|act| act.starts_with(begins));
        found.unwrap_or_else(|| panic!("{begins}: {acts:?}"))
    };
    let suspension = of("Sospensione n. 1");
    assert!(
        suspension.contains(
            "(verbale 3050/2026, G. Torri, RUP; ripresa: verbale 3122/2026, G. Torri, RUP; motivo: "
        ),
        "{suspension}"
    );
    let extension = of("Proroga n. 1");
    assert!(
        extension.contains("(PEC 3179/2026; motivo: "),
        "{extension}"
    );
    // What an act lacks leaves no trace.
    let office = Office::begun();
    office
        .run(&["suspend", "1/2/2025", "--clock", "plan_delivery", "-y"])
        .done();
    let text = export(&office, "it", "md");
    let line = text.lines().find(|line| line.contains("Sospensione n. 1"));
    assert!(line.is_some_and(|line| !line.contains('(')), "{text}");
}

#[test]
fn the_numbers_of_the_journal_stand_under_their_head() {
    let page = Html::parse_document(&export(&demonstration(), "it", "html"));
    let last = texts(&page, "section:last-of-type tbody th.number");
    assert_eq!((last.len(), last[0].as_str()), (20, "49"));
}

#[test]
fn whoever_must_order_a_resumption_is_told_everywhere() {
    let office = demonstration();
    let run = |lang: &str, rest: &[&str]| {
        let mut line = vec!["--lang", lang, "--today", "2026-08-24"];
        line.extend(rest);
        office.run(&line).done()
    };
    for (lang, rest, told) in [
        (
            "it",
            &["status"][..],
            "║ 7 Ripresa della sospensione n. 2           attesa da 3 giorni     NOI\n",
        ),
        (
            "en",
            &["status", "--plain"],
            " The Administration must act: the resumption of suspension no. 2, awaited for 3 days.\n",
        ),
        (
            "it",
            &["export", "md"],
            "\n| Ripresa della sospensione n. 2, richiesta n. 5 | Amministrazione | da 3 giorni |  |\n",
        ),
    ] {
        let text = run(lang, rest);
        assert_eq!(text.matches(told).count(), 1, "{text}");
    }
    office
        .run(&["--today", "2026-08-24", "resume", "24/8/2026"])
        .done();
    assert!(!run("it", &["status"]).contains("Ripresa della"));
}

#[test]
fn a_phase_whose_clock_has_no_limit_is_named_once() {
    let office = demonstration();
    let line = ["--lang", "it", "--today", "2026-08-24", "status", "--plain"];
    let text = office.run(&line).done();
    let told = "\nFase 4, Test, debug, formazione: in attesa, 63 giorni, ";
    assert!(text.contains(told), "{text}");
}

#[test]
fn hostile_text_in_every_field_stays_text() {
    let evil =
        "<script>alert(1)</script> | \"'> [x](http://evil) # `b` &amp; \u{1b}[2J \u{202e}gnp";
    let office = Office::begun();
    let run = |line: &[&str]| office.run(line).done();
    for field in ["title", "short_title", "supplier", "rup", "dec"] {
        run(&["set", &format!("info.{field}"), evil]);
    }
    run(&[
        "record",
        "contract_signed",
        "2025-02-06",
        "--protocol",
        evil,
        "--note",
        evil,
    ]);
    run(&["record", "contract_signed", "2025-02-05", "--reason", evil]);
    run(&["note", "3", evil]);
    run(&["item", "add", "content_published", "voce", "--label", evil]);
    run(&["request", "open", "2025-08-20", "--subject", evil, "-y"]);
    run(&[
        "suspend",
        "2025-08-21",
        "--clock",
        "assistance",
        "--reason",
        evil,
    ]);
    run(&["extend", "assistance:1", "5d", "--reason", evil]);
    let text = office.run(&["export", "html"]).done();
    let page = Html::parse_document(&text);
    assert!(texts(&page, "script, a[href^=http], img").is_empty());
    let shown = texts(&page, "body").concat();
    assert!(
        shown.contains("<script>alert(1)</script>"),
        "it is read as it was typed"
    );
    let markdown = office.run(&["export", "md"]).done();
    let read = read(&markdown);
    assert!(read.surprises.is_empty(), "{:?}", read.surprises);
    for table in &read.tables {
        assert!(
            table.iter().all(|row| row.len() == table[0].len()),
            "{table:?}"
        );
    }
    for text in [text, markdown] {
        for sign in ['\u{1b}', '\u{202e}'] {
            assert!(!text.contains(sign), "{sign:?}");
        }
    }
}

#[test]
fn a_new_dossier_has_a_report_too() {
    let office = Office::new();
    let text = office.run(&["export", "md"]).done();
    assert!(text.contains("Nessuna data registrata"), "{text}");
    assert!(text.contains("Nessuna modifica."), "{text}");
    let page = office.run(&["export", "html"]).done();
    assert!(!page.contains("<svg"), "there is nothing to draw yet");
}

#[test]
fn a_folder_is_one_report_with_a_list_of_its_contracts() {
    let folder = Office::new();
    fs::copy("data/demonstration.json", folder.path().join("a.json")).unwrap();
    fs::copy("data/demonstration.json", folder.path().join("b.json")).unwrap();
    fs::write(folder.path().join("c.json"), "{").unwrap();
    let name = folder.path().to_str().unwrap();
    let answer = folder.run(&["-f", name, "--today", "2026-08-24", "export", "html"]);
    assert_eq!(answer.code, Some(1), "what cannot be read is no success");
    assert!(answer.err.contains("c.json"), "{}", answer.err);
    let page = Html::parse_document(&answer.out);
    assert_eq!(texts(&page, "article").len(), 2);
    assert_eq!(texts(&page, "nav a[href='#d2']").len(), 1);
    assert_eq!(texts(&page, "h1").len(), 1);
    assert!(texts(&page, "body").concat().contains("c.json: "));
    // Names within the page are told apart.
    let mut ids = Vec::new();
    for element in page.select(&Selector::parse("[id]").unwrap()) {
        ids.push(element.value().attr("id").unwrap().to_owned());
    }
    let mut once = ids.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), ids.len(), "{ids:?}");
    let markdown = folder
        .run(&["-f", name, "--today", "2026-08-24", "export", "md"])
        .out;
    let headings = read(&markdown).headings;
    assert_eq!(
        headings
            .iter()
            .filter(|head| head.contains("Borgomare"))
            .count(),
        2
    );
}

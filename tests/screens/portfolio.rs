//! The list of dossiers by its keys: what is on top, how one is found, opened and left.

use crono::assess::Assessment;
use crono::screen::{
    Portfolio, PortfolioEffect, PortfolioMessage, PortfolioStart, Unmeant, draw_portfolio,
    update_portfolio,
};
use crono::store::{Damage, Fault, Flaw, StoreError};
use crono::words::Lang;
use crono::words::portfolio::DossierRow;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEventKind};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::{Color, Modifier};

use super::driver::{
    Driver, File, TO_LATENESS, TO_MIGRATION, TO_UPKEEP, day, dossier, named, text_of,
};
use super::mouse::{CLICK, event};

/// A list with somebody at the keyboard.
#[derive(Clone)]
struct List {
    app: Portfolio,
    effect: Option<PortfolioEffect>,
}

/// A dossier in a file of that name, with facts about its contract.
struct Contract {
    file: &'static str,
    of: File,
    title: Option<&'static str>,
    short: Option<&'static str>,
    supplier: Option<&'static str>,
    cig: Option<&'static str>,
}

fn contract(file: &'static str, records: &[&[(&str, &str)]]) -> Contract {
    Contract {
        file,
        of: dossier(records),
        title: None,
        short: None,
        supplier: None,
        cig: None,
    }
}

impl Contract {
    fn row(mut self, lang: Lang, today: &str) -> DossierRow {
        let info = &mut self.of.0.plan.info;
        let text = |text: Option<&str>| text.map(str::to_owned);
        info.title = text(self.title);
        info.short_title = text(self.short);
        info.supplier = text(self.supplier);
        info.cig = text(self.cig);
        let assessment = Assessment::of(&self.of.0, day(today));
        DossierRow::of(lang, self.file, &self.of.0, &assessment)
    }
}

fn damaged(lang: Lang, file: &str) -> DossierRow {
    let damage = Damage {
        line: 41,
        column: 7,
        place: String::new(),
        flaw: Flaw::CommaMissing,
        backup: None,
    };
    let fault = Fault::Damaged(Box::new(damage));
    DossierRow::unread(lang, file, &StoreError::new(file.as_ref(), fault))
}

/// The rows with the numbers of the loop: one for a file, always the same.
fn numbered(rows: Vec<DossierRow>) -> Vec<DossierRow> {
    let id = |file: &str| {
        file.bytes()
            .fold(0, |sum, byte| sum * 31 % 65_521 + usize::from(byte))
    };
    let rows = rows.into_iter().map(|row| DossierRow {
        id: id(&row.file),
        ..row
    });
    rows.collect()
}

/// The contracts of the office on a day; those of Borgomare and Pontelungo as drawn.
fn office(lang: Lang, today: &str) -> Vec<DossierRow> {
    let begun = &TO_MIGRATION[..3];
    let contracts = [
        Contract {
            title: Some("Valdoro · Pagamenti"),
            ..contract(
                "valdoro.json",
                &[&[("award", "2025-07-01"), ("contract_signed", "2025-08-25")]],
            )
        },
        Contract {
            short: Some("Borgomare · Sito"),
            title: Some("Borgomare · Sito e servizi digitali del Comune"),
            ..contract("borgomare.json", &[TO_MIGRATION])
        },
        Contract {
            short: Some("Pontelungo · Anagrafe"),
            supplier: Some("Società Rossi S.r.l."),
            cig: Some("Z1A2B3C4D5"),
            ..contract("pontelungo.json", &[&TO_MIGRATION[..4]])
        },
        Contract {
            short: Some("Roccachiara · Sito"),
            ..contract("roccachiara.json", &[begun])
        },
        contract("nuovo.json", &[]),
    ];
    let mut rows = vec![damaged(lang, "isola.json")];
    rows.extend(contracts.map(|contract| contract.row(lang, today)));
    rows
}

const TODAY: &str = "2025-08-29";

impl List {
    fn of(lang: Lang, rows: Vec<DossierRow>) -> Self {
        let rows = numbered(rows);
        let app = Portfolio::new(PortfolioStart {
            lang,
            ascii: false,
            colour: true,
            size: (80, 24),
            today: day(TODAY),
            place: "contratti".into(),
            rows,
        });
        Self { app, effect: None }
    }

    fn in_lang(lang: Lang) -> Self {
        Self::of(lang, office(lang, TODAY))
    }

    fn new() -> Self {
        Self::in_lang(Lang::It)
    }

    fn sized(mut self, columns: u16, rows: u16) -> Self {
        update_portfolio(&mut self.app, PortfolioMessage::Resize(columns, rows));
        self
    }

    fn keys(mut self, script: &str) -> Self {
        for word in script.split_whitespace() {
            let keys = named(word).map_or_else(
                || {
                    word.chars()
                        .map(|c| (KeyCode::Char(c), KeyModifiers::NONE))
                        .collect()
                },
                |key| vec![key],
            );
            for (code, modifiers) in keys {
                let key = PortfolioMessage::Key(KeyEvent::new(code, modifiers));
                self.effect = update_portfolio(&mut self.app, key);
            }
        }
        self
    }

    fn reread(mut self, rows: Vec<DossierRow>) -> Self {
        let rows = numbered(rows);
        update_portfolio(&mut self.app, PortfolioMessage::Read(day(TODAY), rows));
        self
    }

    fn terminal(&self) -> Terminal<TestBackend> {
        let (columns, rows) = self.app.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        terminal
            .draw(|frame| draw_portfolio(&self.app, frame))
            .unwrap();
        terminal
    }

    fn screen(&self) -> String {
        text_of(self.terminal().backend().buffer())
    }

    fn here(&self) -> &str {
        self.app.here().map_or("", |row| row.file.as_str())
    }

    #[track_caller]
    fn says(self, text: &str) -> Self {
        let screen = self.screen();
        assert!(screen.contains(text), "no {text:?} on\n{screen}");
        self
    }
}

#[test]
fn every_contract_in_a_line_the_most_urgent_first() {
    for lang in Lang::ALL {
        let name = lang.pick("portfolio_it", "portfolio_en");
        insta::assert_snapshot!(name, List::in_lang(lang).screen());
    }
}

#[test]
fn at_other_sizes() {
    for (columns, rows) in [(60, 15), (40, 10), (20, 5), (100, 30), (130, 30), (160, 50)] {
        for lang in Lang::ALL {
            let tag = lang.pick("it", "en");
            let list = List::in_lang(lang).sized(columns, rows);
            insta::assert_snapshot!(format!("portfolio_{columns}x{rows}_{tag}"), list.screen());
        }
    }
}

#[test]
fn in_ascii_and_without_colour() {
    let mut list = List::new();
    list.app.ascii = true;
    let screen = list.screen();
    assert!(screen.is_ascii(), "{screen}");
    insta::assert_snapshot!(screen);
    let mut list = List::new();
    let coloured = list.screen();
    list.app.theme.colour = false;
    assert_eq!(list.screen(), coloured);
    let terminal = list.terminal();
    let buffer = terminal.backend().buffer();
    for cell in buffer.content() {
        assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset));
    }
    // What is late still stands out.
    let reversed = |cell: &&ratatui::buffer::Cell| cell.modifier.contains(Modifier::REVERSED);
    assert!(buffer.content().iter().any(|cell| reversed(&cell)));
}

#[test]
fn no_size_and_no_number_of_dossiers_is_too_much() {
    let many = |number: usize| -> Vec<DossierRow> {
        let rows = office(Lang::It, TODAY);
        let copies = (0..number).map(|i| {
            let mut row = rows[i % rows.len()].clone();
            row.file = format!("{i}.json");
            row
        });
        copies.collect()
    };
    for number in [0, 1, 7, 120, 1200] {
        let list = List::of(Lang::It, many(number)).keys("G");
        for columns in [1, 2, 5, 19, 20, 39, 40, 59, 60, 79, 80, 100, 130, 160, 300] {
            for rows in [1, 2, 4, 5, 6, 7, 8, 15, 24, 100] {
                for keys in ["", "/", "/ross", "?", "6 enter"] {
                    let list = list.clone().sized(columns, rows).keys(keys);
                    assert!(list.screen().len() < 200_000);
                }
            }
        }
    }
}

#[test]
fn the_place_of_the_most_urgent_is_on_the_smallest_screen() {
    insta::assert_snapshot!(List::new().sized(12, 3).screen(), @"■1 NOI");
}

#[test]
fn what_is_looked_for_is_found_while_it_is_typed() {
    let list = List::new().keys("/ SOCIETA");
    assert_eq!(list.here(), "pontelungo.json");
    insta::assert_snapshot!(list.screen());
    // A supplier, a code, a file, a title, several words; whatever the case and the accents.
    for (sought, file) in [
        ("/ z1a2", "pontelungo.json"),
        ("/ isola", "isola.json"),
        ("/ comune", "borgomare.json"),
        ("/ sito space rocca", "roccachiara.json"),
        ("/ società", "pontelungo.json"),
    ] {
        let list = List::new().keys(sought);
        assert_eq!((list.app.found.len(), list.here()), (1, file), "{sought}");
    }
    let none = List::new()
        .keys("/ xyz")
        .says("Nessun fascicolo con «xyz».");
    assert_eq!(none.clone().keys("enter").effect, None);
    // Letters that are keys elsewhere are text here.
    assert_eq!(none.keys("q").effect, None);
}

#[test]
fn a_search_stays_until_it_is_left() {
    let list = List::new().keys("/ rocca enter");
    let opened = list.app.here().map(|row| PortfolioEffect::Open(row.id));
    assert_eq!((list.here(), &list.effect), ("roccachiara.json", &opened));
    let back = list.reread(office(Lang::It, TODAY));
    let back = back.says("Solo con «rocca»: 1 di 6. Esc li mostra tutti.");
    let all = back.keys("esc");
    assert_eq!((all.app.found.len(), all.here()), (6, "roccachiara.json"));
    // Another Esc has nothing to leave.
    let again = all.clone().keys("esc");
    assert_eq!(again.effect, None);
    assert_eq!(again.screen(), all.screen());
    // Within it the line is emptied and words are deleted.
    assert_eq!(List::new().keys("/ rocca ctrl-u").app.found.len(), 6);
    assert_eq!(
        List::new().keys("/ sito space xyz ctrl-w").app.found.len(),
        4
    );
}

#[test]
fn a_dossier_that_cannot_be_read_says_why_and_is_not_opened() {
    let list = List::new().keys("G");
    assert_eq!(list.here(), "isola.json");
    assert!(!list.screen().contains("Invio apri"));
    let list = list.keys("enter");
    assert_eq!(list.effect, None);
    let screen = list.screen().replace('\n', " ");
    assert!(
        screen.contains("alla riga 41, colonna 7: manca una virgola"),
        "{screen}"
    );
}

#[test]
fn a_digit_goes_to_the_row_of_that_number() {
    assert_eq!(
        List::new().keys("3").here(),
        List::new().keys("down down").here()
    );
    let rows: Vec<DossierRow> = (0..20)
        .map(|i| damaged(Lang::It, &format!("{i:02}.json")))
        .collect();
    let list = List::of(Lang::It, rows);
    assert_eq!(list.clone().keys("1 4").here(), "13.json");
    assert_eq!(list.clone().keys("9 9").here(), "08.json");
    assert_eq!(list.keys("1 down 4").here(), "03.json");
}

#[test]
fn the_cursor_stays_on_its_dossier_while_others_overtake_it() {
    let list = List::new().keys("G up");
    assert_eq!(list.here(), "nuovo.json");
    // On another day the order is another one.
    let mut later = office(Lang::It, "2026-03-01");
    later.remove(0);
    let list = list.reread(later);
    assert_eq!(list.here(), "nuovo.json");
    // Its file is gone: the cursor stays near.
    let mut rest = office(Lang::It, TODAY);
    rest.retain(|row| row.file != "nuovo.json");
    let none = list.reread(rest).keys("G").reread(Vec::new());
    assert_eq!(none.here(), "");
    none.says("Qui non c'è nessun fascicolo")
        .keys("down enter 1 / G");
}

#[test]
fn what_is_said_of_all_of_them() {
    let rows = |contracts: Vec<Contract>, today: &str| -> Vec<DossierRow> {
        contracts
            .into_iter()
            .map(|contract| contract.row(Lang::It, today))
            .collect()
    };
    // One late.
    let list = List::new();
    assert!(list.screen().contains("TOCCA A NOI: Borgomare · Sito."));
    // Two late, by days, the worst first.
    let late = vec![
        contract("a.json", &[TO_MIGRATION]),
        contract("b.json", &[TO_MIGRATION, TO_LATENESS]),
    ];
    let list = List::of(Lang::It, rows(late, "2025-10-08"));
    list.says("2 fascicoli IN RITARDO: a di 34 giorni, b di 17 giorni.")
        .says("2 in ritardo");
    // Due today.
    let list = List::of(
        Lang::It,
        rows(vec![contract("a.json", &[TO_MIGRATION])], "2025-09-04"),
    );
    list.says("▼ SCADE OGGI: a.");
    // Due next.
    let list = List::of(
        Lang::It,
        rows(vec![contract("a.json", &[TO_MIGRATION])], TODAY),
    );
    list.says("▲ Mancano 6 giorni (gio 04/09): a, 3 Migrazione.");
    // Nothing runs.
    let list = List::of(
        Lang::It,
        rows(vec![contract("a.json", &[&TO_MIGRATION[..3]])], TODAY),
    );
    list.says("Nessun termine corre.").says("Tocca a noi: a.");
    // All is over.
    let upkeep: &[&[(&str, &str)]] = &[TO_MIGRATION, TO_LATENESS, TO_UPKEEP];
    let answered = [
        ("assistance_answer:3", "2026-03-01"),
        ("assistance_answer:4", "2026-03-01"),
    ];
    let over = [upkeep, &[&answered]].concat();
    let list = List::of(
        Lang::It,
        rows(vec![contract("a.json", &over)], "2032-01-01"),
    );
    list.says("Nessun termine è aperto.")
        .says("non rispettato")
        .says("Oggi non tocca a noi.");
}

#[test]
fn two_of_the_same_title_are_told_apart_by_their_files() {
    let same = |file| Contract {
        short: Some("Borgomare"),
        ..contract(file, &[TO_MIGRATION])
    };
    let rows = [same("a.json"), same("b.json")].map(|contract| contract.row(Lang::It, TODAY));
    List::of(Lang::It, rows.to_vec())
        .says("a · Borgomare")
        .says("b · Borgomare");
}

#[test]
fn what_somebody_typed_harms_no_terminal() {
    let hostile = Contract {
        title: Some("\u{1b}[31mrosso\u{7}\u{202e}"),
        supplier: Some("a\nb\u{1b}]0;x\u{7}"),
        ..contract("\u{1b}c.json", &[TO_MIGRATION])
    };
    let list = List::of(Lang::It, vec![hostile.row(Lang::It, TODAY)]).sized(160, 50);
    let screen = list.keys("/ rosso").screen();
    assert!(
        !screen.chars().any(|c| c.is_control() && c != '\n'),
        "{screen:?}"
    );
    assert!(!screen.contains('\u{202e}'));
}

#[test]
fn the_help_of_the_list() {
    insta::assert_snapshot!("portfolio_help_it", List::new().keys("?").screen());
    let english = List::in_lang(Lang::En).keys("?");
    insta::assert_snapshot!("portfolio_help_en", english.screen());
    assert_eq!(
        english.keys("esc").screen(),
        List::in_lang(Lang::En).screen()
    );
    // Where it does not fit, it scrolls to its end and no further.
    let small = List::new().sized(40, 10).keys("? G");
    assert_eq!(small.screen(), small.clone().keys("down").screen());
    small.says("√ concluso");
}

#[test]
fn keys_of_the_program() {
    let effect = |keys: &str| List::new().keys(keys).effect;
    assert_eq!(effect("q"), Some(PortfolioEffect::Quit));
    assert_eq!(effect("ctrl-c"), Some(PortfolioEffect::Quit));
    assert_eq!(effect("/ ctrl-c"), Some(PortfolioEffect::Quit));
    assert_eq!(effect("f5"), Some(PortfolioEffect::Reread));
    assert_eq!(effect("ctrl-l"), Some(PortfolioEffect::Repaint));
    assert_eq!(effect("ctrl-z"), Some(PortfolioEffect::Suspend));
    assert_eq!(effect("f"), None);
}

#[test]
fn a_dossier_from_the_list_leads_back_to_it_and_one_alone_leads_nowhere() {
    use crono::screen::Effect;
    let alone = Driver::waiting_for_us();
    for keys in ["f", "esc"] {
        assert_eq!(alone.clone().keys(keys).effects, []);
    }
    assert!(!alone.screen().contains("fascicoli"));
    assert!(!alone.clone().keys("?").screen().contains("altri fascicoli"));
    let mut listed = alone;
    listed.app.is_listed = true;
    for keys in ["f", "esc", "tab f", "d 31/7 enter f", "i f"] {
        assert_eq!(listed.clone().keys(keys).effects, [Effect::Close], "{keys}");
    }
    // One level at a time.
    for keys in ["tab esc", "r esc", "i esc", "enter esc", "? esc"] {
        assert_eq!(listed.clone().keys(keys).effects, [], "{keys}");
    }
    // In a form it is a letter.
    assert_eq!(listed.clone().keys("n f").effects, []);
    assert!(listed.screen().ends_with("f fascicoli  q esci  ? aiuto"));
    listed.clone().keys("?").says("altri fascicoli");
    assert!(
        listed
            .sized(40, 10)
            .screen()
            .ends_with("f fascicoli  q esci  ? aiuto")
    );
}

#[test]
fn what_was_not_meant_is_said_on_the_list_in_the_search_and_in_the_help() {
    let told = |keys: &str, what| {
        let mut list = List::new().keys(keys);
        update_portfolio(&mut list.app, what);
        list
    };
    let many = || PortfolioMessage::Unmeant(Unmeant::Burst);
    told("", many()).says("Ignorato: molti tasti in un colpo");
    told("?", many()).says("Ignorato: molti tasti in un colpo");
    told("", PortfolioMessage::Paste("q".into())).says("qui un testo incollato non ha un campo");
    told("/ rossi", PortfolioMessage::Unmeant(Unmeant::Enter))
        .says("Cerca: rossi")
        .says("Invio è arrivato insieme al testo e non conta");
    // A text that is pasted is looked for.
    told("/", PortfolioMessage::Paste("rossi".into())).says("Cerca: rossi");
}

#[test]
fn alt_leaves_the_search_and_opens_nothing() {
    let mut list = List::new().keys("/ rossi");
    let key = KeyEvent::new(KeyCode::Enter, KeyModifiers::ALT);
    list.effect = update_portfolio(&mut list.app, PortfolioMessage::Key(key));
    assert_eq!(list.effect, None);
    assert!(!list.screen().contains("Cerca"));
}

#[test]
fn the_mouse_selects_a_dossier_and_opens_none() {
    let mut list = List::of(Lang::It, office(Lang::It, TODAY)).keys("home");
    let mut point = |kind, row| {
        let message = PortfolioMessage::Mouse(event(kind, 10, row));
        assert_eq!(update_portfolio(&mut list.app, message), None);
        list.app.selected
    };
    let first = 5;
    assert_eq!(point(CLICK, first + 2), 2);
    assert_eq!(point(CLICK, first + 2), 2, "nothing is opened");
    assert_eq!(point(CLICK, 0), 2);
    assert_eq!(point(CLICK, 23), 2);
    assert_eq!(point(MouseEventKind::ScrollDown, 0), 3);
    assert_eq!(point(MouseEventKind::ScrollUp, 23), 2);
    // Under the help it is the help that moves.
    let mut list = list.keys("?");
    let message = PortfolioMessage::Mouse(event(CLICK, 10, first));
    assert_eq!(update_portfolio(&mut list.app, message), None);
    assert_eq!(list.app.selected, 2);
}

#[test]
fn dossiers_stand_by_urgency_name_or_next_date() {
    let files = |list: &List| -> Vec<String> {
        let rows = list.app.found.iter().map(|at| &list.app.rows[*at]);
        rows.map(|row| row.file.clone()).collect()
    };
    let list = List::new();
    let urgent = files(&list);
    let here = list.here().to_owned();
    let list = list.keys("v").says("per nome").says("Borgomare");
    assert_eq!(
        files(&list),
        [
            "borgomare.json",
            "nuovo.json",
            "pontelungo.json",
            "roccachiara.json",
            "valdoro.json",
            "isola.json"
        ]
    );
    assert_eq!(list.here(), here, "the cursor stays on its dossier");
    let drawn = |list: &List| {
        let screen = list.screen();
        let place = |text: &str| screen.find(text).unwrap();
        [
            place("2 Borgomare"),
            place("1 Pontelungo"),
            place("3 Valdoro"),
        ]
    };
    assert!(drawn(&list).is_sorted(), "{}", list.screen());
    let list = list.keys("v").says("per scadenza");
    let dues = |list: &List| -> Vec<_> {
        let rows = list.app.found.iter().map(|at| &list.app.rows[*at]);
        rows.filter_map(|row| Some(row.summary.as_ref()?.next.as_ref()?.due))
            .collect()
    };
    assert!(
        dues(&list).is_sorted() && dues(&list).len() > 1,
        "{}",
        list.screen()
    );
    assert_eq!(files(&list).last().map(String::as_str), Some("isola.json"));
    // How many were found stands beside what was done, and the order holds for them.
    let list = list.keys("/").keys("sito enter v").says("4 di 6");
    assert_eq!(list.app.found.len(), 4);
    let list = list.keys("esc v v v");
    assert_eq!(files(&list).len(), urgent.len());
}

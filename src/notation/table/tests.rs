//! Tables in all their forms: what is read of them, what is asked, and what the answers make of it.

use super::*;
use crate::notation::read as read_text;
use crate::words::notation::{TableColumn, TableRemark};

fn answers(typed: &[&str]) -> TableAnswers {
    let mut answers = TableAnswers::default();
    for one in typed {
        assert!(answers.add(one), "{one}");
    }
    answers
}

fn lines(text: &str, typed: &[&str]) -> String {
    let read = read(text, Lang::It, &answers(typed));
    let read = read.unwrap_or_else(|asked| panic!("{asked:?}"));
    let plan = read_text(&read.text);
    assert!(plan.is_ok(), "{:?}\n{}", plan.err(), read.text);
    read.text
}

fn asked(text: &str, typed: &[&str]) -> Vec<TableAsked> {
    let read = read(text, Lang::It, &answers(typed));
    let asked = read.err().unwrap_or_default().into_iter();
    asked.map(|question| question.asked).collect()
}

/// A table of one phase, by these rows behind the heads.
const ONE: [&str; 2] = ["titolo=Prova", "fase=Unica"];

#[test]
fn cells_are_parted_by_any_sign_and_may_have_line_breaks() {
    let expected =
        "titolo: Prova\n1. Unica\n- Stipula | noi\n- Consegna dei lavori | ditta | 30 g\n";
    for text in [
        "Evento;Chi;Termine\nStipula;noi;\n\"Consegna\ndei lavori\";ditta;30 g\n",
        "\u{feff}Evento,Chi,Termine\r\nStipula,noi,\r\n\"Consegna\r\ndei lavori\",ditta,30 g\r\n",
        "sep=;\nEVENTO;chi;termine:\n\nStipula;noi;\nConsegna dei lavori;ditta;30 g\n",
        "evento\tchi\ttermine\nStipula\tnoi\nConsegna dei lavori\tditta\t30 g",
    ] {
        let read = lines(text, &ONE).replace("Consegna  dei", "Consegna dei");
        assert_eq!(read, expected, "{text}");
    }
}

#[test]
fn a_table_that_is_drawn_is_read_as_well() {
    let expected = "titolo: Prova\n1. Unica\n- Stipula \"A\" | noi\n- Consegna | ditta | 30 g\n";
    for text in [
        "| Evento | Chi | Termine |\n|:---|---|--:|\n| Stipula \"A\" | noi | |\n| Consegna | ditta | 30 g |\n",
        "Evento | Chi | Termine\n--- | --- | ---\nStipula \"A\" | noi |\nConsegna | ditta | 30 g\n",
    ] {
        assert_eq!(lines(text, &ONE), expected, "{text}");
        assert!(is_table(text, &TableAnswers::default()), "{text}");
    }
    let notation = "titolo: X\n1. Evento | chi\n- Evento | noi\n";
    assert!(!is_table(notation, &TableAnswers::default()));
}

#[test]
fn the_heads_that_offices_write_are_known() {
    for (heads, row, line) in [
        (
            "N.;Descrizione;Soggetto;Tempi (gg);Decorrenza;Note",
            "1;Consegna;ditta;30;Stipula;",
            "- Consegna | ditta | 30 giorni da Stipula",
        ),
        (
            "Attività;Responsabile;Giorni lavorativi;Decorrenza",
            "Consegna;ditta;10;Stipula",
            "- Consegna | ditta | 10 giorni lavorativi da Stipula",
        ),
        (
            "Attività;Responsabile;Data prevista",
            "Consegna;ditta;30/06/2026",
            "- Consegna | ditta | entro 30/06/2026",
        ),
        (
            "Description;Owner;Working days;Starts from;Notes",
            "Consegna;supplier;10;Stipula;",
            "- Consegna | supplier | 10 working days from Stipula",
        ),
        (
            "Description;Owner;Due date;Notes",
            "Consegna;supplier;30/06/2026;",
            "- Consegna | supplier | by 30/06/2026",
        ),
    ] {
        let text = format!("{heads}\n{}\n{row}\n", first(heads));
        let mut typed = ONE.to_vec();
        typed.extend(heads.contains("Tempi").then_some("Tempi (gg)=solari"));
        let is_length = !heads.to_lowercase().contains("dat");
        typed.extend(is_length.then_some("dopo=sopra"));
        assert!(
            lines(&text, &typed).contains(line),
            "{}",
            lines(&text, &typed)
        );
    }
}

/// A row that fits heads, of an event without a term.
fn first(heads: &str) -> String {
    let cells = heads.split(';').map(|head| match head {
        "Descrizione" | "Attività" | "Description" => "Stipula",
        "Soggetto" | "Responsabile" | "Owner" => "noi",
        _ => "",
    });
    cells.collect::<Vec<_>>().join(";")
}

#[test]
fn a_column_with_terms_or_days_under_an_unknown_head_is_asked() {
    let text = "Evento;Chi;Quando;Importo;Colore\nStipula;noi;30 gg;100;blu\nConsegna;ditta;20 gg da Stipula;200;\n";
    let column = TableAsked::Column {
        head: "Quando".into(),
        text: "30 gg".into(),
        days: false,
    };
    assert_eq!(asked(text, &ONE), [column]);
    let typed = [ONE[0], ONE[1], "Quando=durata"];
    let first = [
        TableAsked::Days {
            head: "Quando".into(),
        },
        TableAsked::After,
        TableAsked::FromFirst { row: 2 },
    ];
    let mut found = asked(text, &typed);
    found.sort_by_key(|asked| first.iter().position(|one| one == asked));
    assert_eq!(found, first);
    let typed = [
        ONE[0],
        ONE[1],
        "Quando=durata",
        "Quando=solari",
        "dopo=sopra",
        "riga 2 da=nulla",
    ];
    let read = lines(text, &typed);
    assert!(
        read.contains("- Consegna | ditta | 20 gg da Stipula"),
        "{read}"
    );
    assert!(!asked(text, &[ONE[0], ONE[1], "Quando=no"]).contains(&first[0]));
    let days = "Evento;Chi;Boh\nStipula;noi;3/25/2026\nConsegna;ditta;4/25/2026\n";
    assert!(matches!(
        &asked(days, &ONE)[..],
        [TableAsked::Column { days: true, .. }]
    ));
}

#[test]
fn nothing_stands_above_the_first_event() {
    let text = "Attività;Chi;Durata\nStipula;noi;10\nConsegna;ditta;30\n";
    let typed = [ONE[0], ONE[1], "Durata=solari", "dopo=sopra"];
    let both = [
        TableAsked::FromFirst { row: 2 },
        TableAsked::From { rows: vec![3] },
    ];
    assert_eq!(asked(text, &typed), both);
    let typed = [&typed[..], &["da=sopra"]].concat();
    assert_eq!(asked(text, &typed), both[..1]);
    let typed = [&typed[..], &["riga 2 da=nulla"]].concat();
    assert!(lines(text, &typed).ends_with("- Stipula | noi\n- Consegna | ditta | 30 giorni\n"));
}

#[test]
fn whether_the_month_stands_first_is_asked_with_the_others() {
    let text = "Attività;Chi;Durata;Fine\nA;noi;;3/25/2026\nB;ditta;30 gl;4/25/2026\n";
    let found = asked(text, &ONE);
    let is_asked = |is: fn(&TableAsked) -> bool| found.iter().any(is);
    assert!(
        is_asked(|one| matches!(one, TableAsked::Due { .. })),
        "{found:?}"
    );
    assert!(
        is_asked(|one| matches!(one, TableAsked::MonthFirst { .. })),
        "{found:?}"
    );
    let typed = [
        ONE[0],
        ONE[1],
        "scade=Durata",
        "Fine=mese/giorno",
        "da=sopra",
        "dopo=sopra",
    ];
    assert!(lines(text, &typed).contains("- B | ditta | 30 giorni lavorativi"));
}

#[test]
fn a_row_is_counted_as_a_spreadsheet_counts_it() {
    let text = "Evento;Chi\n\"a\nb\";noi\n\nc;noi\n;;\nd;noi\n";
    let read = read(text, Lang::It, &answers(&ONE)).expect("a table");
    assert_eq!(read.rows, [None, Some(2), Some(2), Some(4), Some(6)]);
}

#[test]
fn whatever_no_column_says_is_asked_at_once() {
    let text = "Nome attività;Durata;Risorse;Predecessori\nA;30 g;Comune;\nB;5 g?;;9FI+2 g\n";
    let asked = asked(text, &[]);
    assert_eq!(
        asked,
        [
            TableAsked::Phase { rows: Vec::new() },
            TableAsked::Title,
            TableAsked::Numbers {
                head: "Predecessori".into()
            },
            TableAsked::Days {
                head: "Durata".into()
            },
            TableAsked::Actor {
                name: "Comune".into(),
                rows: vec![2]
            },
            TableAsked::Who { rows: vec![3] },
            TableAsked::FromFirst { row: 2 },
            TableAsked::Estimates { rows: vec![3] },
        ]
    );
}

#[test]
fn every_question_has_an_answer_that_it_names_itself() {
    let mut typed: Vec<String> = Vec::new();
    let text = "ID,WBS,Name,Duration,End,Resources,Predecessors\n1,1,Start,,,,\n2,1.1,A,3 m,,Town and Smith,\n\
                3,1.2,B,2 wks,31/12/2026,Town,2SS+1d;1;99\n4,2,C,5 edays?,,,3\n";
    for round in 0..4 {
        let known: Vec<&str> = typed.iter().map(String::as_str).collect();
        let Err(questions) = read(text, Lang::En, &answers(&known)) else {
            assert!(round > 0);
            return;
        };
        for question in questions {
            assert!(!question.answers(Lang::It).is_empty());
            let (key, value) = question.answers(Lang::En).swap_remove(0);
            // What is free is an event, or any text.
            let value = if value == "..." {
                "A".to_owned()
            } else {
                value
            };
            typed.push(format!("{key}={value}"));
        }
    }
    panic!("{typed:?}");
}

#[test]
fn an_answer_that_is_none_is_asked_again_and_one_too_many_is_refused() {
    let text = "Nome attività;Durata;Predecessori;Chi\nA;0;;noi\nB;30 g;A;ditta\n";
    let all = ["titolo=Prova", "fase=Unica", "Durata=cinque"];
    let read = read(text, Lang::It, &answers(&all)).expect_err("a question");
    assert_eq!(read.len(), 1);
    assert_eq!(read[0].refused.as_deref(), Some("cinque"));
    let all = ["titolo=Prova", "fase=Unica", "Durata=solari", "Comune=noi"];
    let unasked = TableAsked::Unasked {
        answer: "Comune=noi".into(),
    };
    assert_eq!(asked(text, &all), [unasked]);
}

#[test]
fn days_and_weeks_are_what_was_answered_and_months_are_months() {
    let of = |length: &str, days: &str| {
        let text = format!("Nome;Durata;Predecessori;Chi\nA;0;;noi\nB;{length};A;ditta\n");
        let mut all = ONE.to_vec();
        all.extend(Some(days).filter(|days| !days.is_empty()));
        let read = lines(&text, &all);
        let line = read.lines().last().unwrap_or_default();
        line.replace("- B | ditta | ", "")
            .replace(" da A | dopo A", "")
    };
    for (length, days, said) in [
        ("30 g", "Durata=lavorativi", "30 giorni lavorativi"),
        ("30 days", "Durata=solari", "30 giorni"),
        ("30", "Durata=di calendario", "30 giorni"),
        ("2 sett", "Durata=lavorativi", "10 giorni lavorativi"),
        ("2 wks", "Durata=solari", "14 giorni"),
        ("6 mesi", "", "6 mesi"),
        ("1 year", "", "1 anno"),
        ("12 edays", "", "12 giorni"),
        ("5 giorni lavorativi", "", "5 giorni lavorativi"),
        ("2 m", "2 m=mesi", "2 mesi"),
    ] {
        assert_eq!(of(length, days), said, "{length}");
    }
    let head = "Nome;Durata (giorni lavorativi);Predecessori;Chi\nA;0;;noi\nB;3;A;ditta\n";
    assert!(lines(head, &ONE).contains("3 giorni lavorativi da A"));
}

#[test]
fn phases_are_a_column_or_a_level_of_the_outline() {
    let outline = "WBS;Nome;Chi\n1;Tutto;\n1.1;Avvio;\n1.1.1;A;noi\n1.2;Lavori;\n1.2.1;B;ditta\n1.2.2;C;noi\n";
    let levels = TableAsked::Levels {
        levels: vec![(1, "Tutto".into()), (2, "Avvio".into())],
    };
    assert_eq!(asked(outline, &["titolo=Prova"]), [levels]);
    let read = lines(outline, &["fasi=2"]);
    assert_eq!(
        read,
        "titolo: Tutto\n1. Avvio\n- A | noi\n2. Lavori\n- B | ditta\n- C | noi\n"
    );
    let column = "Fase;Evento;Chi\n1. Avvio;A;noi\n;B;noi\n2) Lavori;C;ditta\n";
    let read = lines(column, &["titolo=X"]);
    assert_eq!(
        read,
        "titolo: X\n1. Avvio\n- A | noi\n- B | noi\n2. Lavori\n- C | ditta\n"
    );
    let blanks = "Nome;Chi\nAvvio;\n  A;noi\nLavori;\n  C;ditta\nD;noi\n";
    let lost = TableAsked::Phase { rows: vec![6] };
    assert_eq!(asked(blanks, &["titolo=X"]), [lost]);
    let read = lines(blanks, &["titolo=X", "riga 6 fase=Lavori"]);
    assert!(
        read.ends_with("2. Lavori\n- C | ditta\n- D | noi\n"),
        "{read}"
    );
    let headings = "Nome;Chi;Durata\nFASE 1;;\nA;noi;\nFASE 2;;\nB;ditta;\n";
    let read = lines(headings, &["titolo=X", "intestazioni=fasi", "dopo=sopra"]);
    assert!(read.contains("2. FASE 2\n- B | ditta\n"), "{read}");
}

#[test]
fn what_comes_before_is_a_number_or_a_name_and_more_than_that_is_asked() {
    let table = |before: &str| {
        format!(
            "ID;Nome;Chi;Predecessori\n1;Avvio;noi;\n2;Prova e verifica;noi;1\n7;B;ditta;\"{before}\"\n"
        )
    };
    let last = |before: &str, typed: &[&str]| {
        let all = [&ONE[..], typed].concat();
        let read = lines(&table(before), &all);
        read.lines().last().unwrap_or_default().to_owned()
    };
    assert_eq!(
        last("1;2", &[]),
        "- B | ditta | dopo Avvio e [prova_e_verifica]"
    );
    assert_eq!(
        last("2,1", &[]),
        "- B | ditta | dopo [prova_e_verifica] e Avvio"
    );
    assert_eq!(last("Prova", &[]), "- B | ditta | dopo [prova_e_verifica]");
    assert_eq!(last("1FI", &[]), "- B | ditta | dopo Avvio");
    assert_eq!(last("1-FS=P0D", &[]), "- B | ditta | dopo Avvio");
    assert_eq!(last("", &[]), "- B | ditta | dopo nulla");
    assert_eq!(last("1II", &["1II=dopo"]), "- B | ditta | dopo Avvio");
    assert_eq!(last("1FS+3d", &["1FS+3d=no"]), "- B | ditta | dopo nulla");
    assert_eq!(last("9", &["9=Avvio"]), "- B | ditta | dopo Avvio");
    let link = TableAsked::Link {
        text: "1FF".into(),
        row: 4,
    };
    assert_eq!(asked(&table("1FF"), &ONE), [link]);
    let missing = TableAsked::NotThere {
        text: "Collaudo".into(),
        row: 4,
    };
    assert_eq!(asked(&table("Collaudo"), &ONE), [missing]);
}

#[test]
fn who_is_a_word_a_party_or_a_name_that_is_asked() {
    let table =
        "parti: ACN;\nEvento;Chi\nA;noi e ditta\nB;ACN\nC;Rossi e figli\nD;noi e Verdi\nE;\n";
    let all = [
        "titolo=X",
        "fase=F",
        "Rossi e figli=ditta",
        "Verdi=parte",
        "intestazioni=eventi",
    ];
    let read = lines(table, &all);
    let rest = read.split_once("1. F\n").map(|(_, rest)| rest);
    assert_eq!(
        rest,
        Some("- A | noi e ditta\n- B | ACN\n- C | ditta\n- D | noi e Verdi\n- E | \n")
    );
    assert!(read.contains("parti: ACN, Verdi\n"), "{read}");
}

#[test]
fn a_table_is_in_the_language_of_its_heads_whatever_the_screen_speaks() {
    let table = "Fase;Evento;Chi\nF;Consegna arredi;ditta\n";
    let answers = ["title=Arredi"];
    let read = lines(table, &answers);
    assert!(read.starts_with("titolo: Arredi\n"), "{read}");
    let own = format!("title: Arredi;;\n{table}");
    let read = lines(&own, &[]);
    assert!(read.starts_with("title: Arredi\n"), "{read}");
}

#[test]
fn of_several_who_stand_in_one_cell_each_is_asked() {
    let table = "Evento;Chi\nA;RUP e impresa\nB;impresa\n";
    let all = ["titolo=X", "fase=F"];
    let who = |name: &str, rows: &[usize]| TableAsked::Actor {
        name: name.into(),
        rows: rows.into(),
    };
    assert_eq!(
        asked(table, &all),
        [who("RUP", &[2]), who("impresa", &[2, 3])]
    );
    let all = [&all[..], &["RUP=noi", "impresa=ditta"]].concat();
    let read = lines(table, &all);
    assert!(read.contains("- A | noi e ditta\n- B | ditta\n"), "{read}");
}

#[test]
fn a_length_and_a_day_in_one_row_are_asked_and_days_may_have_the_month_first() {
    let table = "Task Name,Duration,Finish,Who\nA,5 days,Mon 3/16/26,we\nB,2 days,Wed 3/4/26,we\n";
    let all = ["title=X", "phase=F", "after=above"];
    let both = TableAsked::Due {
        length: "Duration".into(),
        day: "Finish".into(),
    };
    assert!(asked(table, &all).contains(&both));
    let all = [&all[..], &["due=Finish"]].concat();
    let month = TableAsked::MonthFirst {
        head: "Finish".into(),
        text: "Mon 3/16/26".into(),
    };
    assert_eq!(asked(table, &all), [month]);
    let read = lines(table, &[&all[..], &["Finish=month/day"]].concat());
    assert!(
        read.ends_with("- A | we | by 16/03/2026\n- B | we | by 04/03/2026\n"),
        "{read}"
    );
}

#[test]
fn columns_that_say_the_same_are_asked_and_others_are_named() {
    let table = "Nome;Evento;Chi;Costo;\nA;B;noi;3;x\n";
    let same = TableAsked::SameColumn {
        column: TableColumn::Event,
        heads: vec!["Nome".into(), "Evento".into()],
    };
    assert_eq!(asked(table, &ONE), [same]);
    let all = [&ONE[..], &["Nome=no"]].concat();
    let read = read(table, Lang::It, &answers(&all)).expect("a table");
    let columns = TableRemark::Columns(vec!["Nome".into(), "Costo".into(), "E".into()]);
    assert_eq!(read.remarks, [columns]);
    let other = "Compito;Chi\nA;noi\n";
    let event = TableAsked::NoHeads;
    assert_eq!(asked(other, &ONE), [event]);
    let all = [&ONE[..], &["Compito=evento"]].concat();
    assert!(lines(other, &all).ends_with("- A | noi\n"));
}

#[test]
fn lines_of_the_notation_are_no_table() {
    for text in [
        "titolo: X\n1. F\n- Nome, chi | noi\n",
        "parti: Note, Nome, Chi\n",
        "1. F\n- Stipula\tnoi\n- Consegna\tditta\t10 g\n",
        "# evento;chi\ntitolo: X\n",
    ] {
        assert!(!is_table(text, &TableAnswers::default()), "{text}");
    }
    let text = "titolo: X;;\n1. F;;\n- Stipula;noi;\n- Consegna;ditta;10 g\n";
    let read = of_lines(text).expect("lines");
    assert_eq!(
        read.text,
        "titolo: X\n1. F\n- Stipula | noi\n- Consegna | ditta | 10 g\n"
    );
    assert!(of_lines("Evento;Chi\nA;noi\n").is_none());
}

#[test]
fn a_quotation_mark_that_is_not_closed_is_named_by_its_row() {
    let table = "Evento;Chi\nA;noi\n\"B;ditta\nC;noi\n";
    assert_eq!(asked(table, &ONE), [TableAsked::Quote { row: 3 }]);
    let more = "Evento;Chi\nA;noi\nB;noi;ditta\n";
    assert_eq!(asked(more, &ONE), [TableAsked::MoreCells { row: 3 }]);
    let inch = "Evento;Chi\nMonitor 27\";noi\nC;noi\n";
    assert!(lines(inch, &ONE).contains("- Monitor 27\" | noi\n"));
}

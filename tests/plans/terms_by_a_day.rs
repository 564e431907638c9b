//! Terms that must end by a day: what their rows, effects and sentences say, and what is left of them once they do
//! not apply.

use std::fs;

use serde_json::json;
use tempfile::TempDir;

use super::{done, on};

/// A phase with two terms that end by a day, one in working days before a fixed day, and a third of another kind.
fn begun() -> TempDir {
    let home = TempDir::new().unwrap();
    let plan = json!({
        "name": "fixed", "title": "Contratto",
        "phases": [{"number": 1, "id": "a", "title": "Fornitura"}, {"number": 2, "id": "b", "title": "Chiusura"}],
        "milestones": [
            {"id": "start", "phase": 1, "label": {"it": "Avvio", "en": "Start"}, "actor": "both"},
            {"id": "report", "phase": 1, "label": {"it": "Relazione", "en": "Report"}, "actor": "supplier", "after": ["start"]},
            {"id": "notice", "phase": 1, "label": {"it": "Preavviso", "en": "Notice"}, "actor": "supplier", "after": ["start"]},
            {"id": "closed", "phase": 2, "label": {"it": "Fine", "en": "End"}, "actor": "both", "after": ["start"]},
        ],
        "clocks": [
            {"id": "report", "phase": 1, "label": {"it": "Relazione", "en": "Report"}, "by": "2026-06-30", "to": ["report"], "warn": 30},
            {"id": "notice", "phase": 1, "label": {"it": "Preavviso", "en": "Notice"}, "before": {"deadline": "closed", "limit": "15wd"}, "to": ["notice"]},
        ],
        "deadlines": {"closed": "2026-12-31"},
    });
    let path = home.path().join("plan.json");
    fs::write(&path, plan.to_string()).unwrap();
    done(home.path(), &["init", "--plan", path.to_str().unwrap()]);
    done(home.path(), &["record", "start", "2026-06-01", "-y"]);
    home
}

fn row(table: &str, title: &str) -> String {
    let row = table.lines().find(|line| line.contains(title));
    row.unwrap_or_else(|| panic!("{title}: {table}")).to_owned()
}

#[test]
fn the_days_of_such_a_term_stand_alone_and_say_their_unit() {
    let home = begun();
    done(
        home.path(),
        &["extend", "report", "10d", "--date", "2026-06-02", "-y"],
    );
    let table = on(&home, "2026-06-13", "it", &["status"]);
    // Two terms run in the phase: the one that is due first leads it, the other has a row where it is near.
    let first = row(&table, "Fornitura");
    assert!(
        first.contains("12/-") && !first.contains("12/-+"),
        "{table}"
    );
    done(home.path(), &["record", "report", "2026-06-12", "-y"]);
    let table = on(&home, "2026-06-13", "it", &["status"]);
    assert!(row(&table, "Fornitura").contains("/- lav."), "{table}");
}

#[test]
fn its_end_is_told_by_how_far_it_was_from_its_day() {
    let home = begun();
    let late = done(home.path(), &["record", "report", "2026-07-03", "-y"]);
    assert!(
        late.contains("3 days late") || late.contains("3 giorni di ritardo"),
        "{late}"
    );
    done(home.path(), &["undo"]);
    let early = done(home.path(), &["record", "report", "2026-06-18", "-y"]);
    assert!(
        early.contains("12 days early") || early.contains("12 giorni di anticipo"),
        "{early}"
    );
}

#[test]
fn a_phase_with_several_terms_names_each_by_its_own_label() {
    let home = begun();
    let plain = on(&home, "2026-06-13", "it", &["status", "--plain"]);
    let sentence = row(&plain, "Fase 1");
    assert_eq!(sentence.matches("ase 1").count(), 1, "{sentence}");
    assert!(
        sentence.contains("Relazione: ") && sentence.contains("Preavviso: "),
        "{sentence}"
    );
}

#[test]
fn what_does_not_apply_has_no_fixed_day_any_more() {
    let home = begun();
    let said = |home: &TempDir| on(home, "2026-06-13", "it", &["status"]);
    assert!(
        said(&home).contains("Data fissa: Fine entro"),
        "{}",
        said(&home)
    );
    done(
        home.path(),
        &["waive", "closed", "2026-06-10", "--reason", "x", "-y"],
    );
    for view in [
        &["status"][..],
        &["status", "--plain"],
        &["export", "md"],
        &["export", "html"],
    ] {
        let seen = on(&home, "2026-06-13", "it", view);
        assert!(!seen.contains("nessuna previsione"), "{view:?} {seen}");
        assert!(!seen.contains("Fine entro"), "{view:?} {seen}");
    }
    done(home.path(), &["clear", "closed", "--reason", "y"]);
    assert!(said(&home).contains("Data fissa: Fine entro"));
}

/// A plan in which two rights may be used: more time, to be asked for before the end, and an opinion, to be asked
/// for while the file is looked at.
fn with_rights() -> TempDir {
    let home = TempDir::new().unwrap();
    let plan = json!({
        "name": "rights", "title": "Contratto",
        "phases": [{"number": 1, "id": "a", "title": "Istanza"}, {"number": 2, "id": "b", "title": "Lavori"}],
        "milestones": [
            {"id": "asked", "phase": 1, "label": {"it": "Istanza", "en": "Request"}, "actor": "supplier"},
            {"id": "opinion", "phase": 1, "label": {"it": "Parere", "en": "Opinion"}, "actor": "administration", "after": ["asked"], "optional": true},
            {"id": "given", "phase": 1, "label": {"it": "Parere reso", "en": "Opinion given"}, "actor": "supplier", "after": ["opinion"]},
            {"id": "one", "phase": 2, "label": {"it": "Lotto 1", "en": "Lot 1"}, "actor": "supplier", "after": ["asked"]},
            {"id": "two", "phase": 2, "label": {"it": "Lotto 2", "en": "Lot 2"}, "actor": "supplier", "after": ["asked"]},
            {"id": "more", "phase": 2, "label": {"it": "Proroga", "en": "More time"}, "actor": "supplier", "after": ["asked"], "optional": true},
            {"id": "done", "phase": 2, "label": {"it": "Fine", "en": "End"}, "actor": "supplier", "after": ["one", "two"], "assume_days": 20},
        ],
        "clocks": [
            {"id": "given", "phase": 1, "label": {"it": "Parere", "en": "Opinion"}, "from": "opinion", "to": ["given"], "limit": "20d"},
            {"id": "more", "phase": 2, "label": {"it": "Proroga", "en": "More time"}, "before": {"event": "done", "limit": "30d"}, "to": ["more"], "warn": 5},
            {"id": "done", "phase": 2, "label": {"it": "Fine", "en": "End"}, "from": ["one", "two"], "to": ["done"], "limit": "90d"},
        ],
    });
    let path = home.path().join("plan.json");
    fs::write(&path, plan.to_string()).unwrap();
    done(home.path(), &["init", "--plan", path.to_str().unwrap()]);
    done(home.path(), &["record", "asked", "2026-06-01", "-y"]);
    home
}

#[test]
fn a_right_that_was_not_used_in_time_worries_nobody_while_its_day_is_only_foreseen() {
    let home = with_rights();
    done(home.path(), &["record", "one", "2026-06-02", "-y"]);
    done(home.path(), &["record", "two", "2026-06-02", "-y"]);
    done(home.path(), &["expect", "done", "2026-07-20"]);
    // Near as foreseen, it is counted down; once that has passed, nothing is said of it.
    let near = on(&home, "2026-06-18", "it", &["check"]);
    assert!(
        near.starts_with("CRONO WARNING") && near.contains("scadrebbe"),
        "{near}"
    );
    let past = on(&home, "2026-06-25", "it", &["check"]);
    assert!(
        past.starts_with("CRONO OK") && !past.contains("scadrebbe"),
        "{past}"
    );
}

#[test]
fn a_phase_in_which_only_a_right_is_left_follows_what_happened() {
    let home = with_rights();
    let table = on(&home, "2026-06-13", "it", &["status"]);
    let first = row(&table, "1 Istanza");
    assert!(first.contains("conclusa"), "{table}");
    // Once the right is used, its term is that of the phase.
    done(home.path(), &["record", "opinion", "2026-06-05", "-y"]);
    let table = on(&home, "2026-06-13", "it", &["status"]);
    assert!(row(&table, "1 Istanza").contains("8/20"), "{table}");
}

#[test]
fn the_origin_of_a_date_says_which_of_its_starts_does_not_apply() {
    let home = with_rights();
    done(home.path(), &["record", "one", "2026-06-05", "-y"]);
    done(
        home.path(),
        &["waive", "two", "2026-06-06", "--reason", "x", "-y"],
    );
    let why = on(&home, "2026-06-13", "it", &["why", "done"]);
    let line = row(&why, "Lotto 2");
    assert!(line.contains("non si applica"), "{why}");
    assert!(row(&why, "ORIGINE").contains("03/09/2026"), "{why}");
}

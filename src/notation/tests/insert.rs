//! One line put into a plan: where it goes, and what may go there.

use crate::notation::with_line;
use crate::plan::{Plan, SHIPPED_DEFAULT, shipped};
use crate::words::Lang;

fn with(typed: &str) -> Result<Plan, Vec<String>> {
    with_line(&shipped(SHIPPED_DEFAULT).unwrap(), 4, typed, Lang::It)
}

#[test]
fn a_line_goes_to_the_end_of_its_phase_or_is_a_phase() {
    for (typed, label) in [
        ("Verbale | ditta | 7 g da Stipula", "Verbale"),
        ("- Verbale | ditta", "Verbale"),
        ("Verbale\tditta", "Verbale"),
        ("Fase A: verbale | ditta", "Fase A: verbale"),
    ] {
        let plan = with(typed).unwrap();
        let labels = plan.milestones.iter();
        let new = labels.clone().find(|known| known.label.it() == label);
        assert_eq!(new.map(|known| known.phase), Some(4), "{typed}");
        // Nothing else is altered.
        let old = shipped(SHIPPED_DEFAULT).unwrap();
        let rest = labels.filter(|known| known.label.it() != label);
        assert!(rest.eq(old.milestones.iter()), "{typed}");
    }
    assert_eq!(with("9. Garanzia").unwrap().phases.len(), 9);
    assert_eq!(with("9) Garanzia").unwrap().phases.len(), 9);
}

#[test]
fn what_is_no_such_line_is_refused_with_what_may_go_there() {
    for typed in ["# nota", "[ ] un punto", "☐ un punto", "titolo: Altro"] {
        let said = with(typed).unwrap_err();
        assert!(said[0].starts_with("qui va un evento"), "{typed}: {said:?}");
    }
    let said = with("Verbale | dita").unwrap_err();
    assert!(said.len() == 1 && said[0].contains("dita"), "{said:?}");
}

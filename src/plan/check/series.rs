//! What makes a series sound: what it counts from and goes on through is there, and its periods have an end.

use crate::calendar::{FIRST_DATE, LAST_DATE, Limit};
use crate::plan::problem::ProblemKind;
use crate::plan::series::{Series, SeriesEnd};

use super::Check;

impl Check<'_> {
    pub(super) fn series(&mut self) {
        for (i, series) in self.plan.series.iter().enumerate() {
            let place = || format!("series[{i}] {}", series.id);
            self.phase_exists(&place, series.phase);
            self.text(&|| format!("{}.label", place()), &series.label);
            if let Some(noun) = &series.noun {
                self.text(&|| format!("{}.noun", place()), noun);
            }
            self.actors(&|| format!("{}.actor", place()), &series.actor);
            self.milestone_exists(&|| format!("{}.from", place()), &series.from);
            self.length(&|| format!("{}.every", place()), series.every);
            self.length_of_days(&|| format!("{}.due", place()), series.due);
            self.days(&|| format!("{}.warn", place()), series.warn);
            self.party_exists(&|| format!("{}.owed_by", place()), series.owed_by.as_ref());
            self.through(&|| format!("{}.through", place()), series);
        }
    }

    /// A period is of the calendar: nobody reports for a number of working days.
    fn length(&mut self, place: &dyn Fn() -> String, every: Limit) {
        if every.is_in_working_days() {
            return self.report(place(), ProblemKind::WorkingPeriod(every));
        }
        self.length_of_days(place, every);
    }

    fn length_of_days(&mut self, place: &dyn Fn() -> String, limit: Limit) {
        if let Limit::Days(0) | Limit::WorkingDays(0) | Limit::Months(0) | Limit::Years(0) = limit {
            self.report(place(), ProblemKind::Limit(limit));
        }
    }

    fn through(&mut self, place: &dyn Fn() -> String, series: &Series) {
        let Some(through) = &series.through else {
            return;
        };
        match through.end() {
            None | Some(SeriesEnd::Whole) => {
                let names = &["term", "event", "date"];
                self.report(place(), ProblemKind::ExactlyOne(names));
            }
            Some(SeriesEnd::Term(id)) if self.plan.term(id).is_none() => {
                let unknown = ProblemKind::Unknown(id.to_string());
                self.report(format!("{}.term", place()), unknown);
            }
            Some(SeriesEnd::Event(id)) if *id == series.from => {
                self.report(format!("{}.event", place()), ProblemKind::Endless);
            }
            Some(SeriesEnd::Event(id)) => {
                self.milestone_exists(&|| format!("{}.event", place()), id);
            }
            Some(SeriesEnd::Date(day)) if !(FIRST_DATE..=LAST_DATE).contains(&day) => {
                self.report(place(), ProblemKind::Day(day));
            }
            Some(SeriesEnd::Term(_) | SeriesEnd::Date(_)) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::plan::{Plan, PlanError, SHIPPED_DEFAULT, Series, SeriesEnd, Through, shipped};

    /// The shipped plan with one series.
    fn plan(edit: impl FnOnce(&mut Value)) -> Value {
        let mut plan = serde_json::to_value(shipped(SHIPPED_DEFAULT).unwrap()).unwrap();
        let mut series = json!({"id": "report", "phase": 8, "label": "Report", "actor": "supplier",
            "from": "maintenance_start", "every": "1m", "due": "10d", "through": {"term": "maintenance"}});
        edit(&mut series);
        plan["series"] = json!([series]);
        plan
    }

    fn problems(edit: impl FnOnce(&mut Value)) -> Vec<String> {
        match Plan::from_json(&plan(edit).to_string()) {
            Ok(_) => Vec::new(),
            Err(PlanError::Unsound(problems)) => problems.iter().map(ToString::to_string).collect(),
            Err(error) => vec![error.to_string()],
        }
    }

    #[test]
    fn a_sound_series_is_taken_and_written_as_it_was() {
        let of = |edit: fn(&mut Value)| -> Series {
            let plan = Plan::from_json(&plan(edit).to_string()).unwrap();
            let again = serde_json::to_string(&plan).unwrap();
            assert_eq!(Plan::from_json(&again).unwrap(), plan);
            assert_eq!(plan.edition(), 2);
            plan.series[0].clone()
        };
        let term = of(|_| {}).through.unwrap();
        assert!(matches!(term.end(), Some(SeriesEnd::Term(id)) if id.as_str() == "maintenance"));
        let day = of(|s| s["through"] = json!("2027-12-31"));
        let object = of(|s| s["through"] = json!({"date": "2027-12-31"}));
        assert_eq!(day, object);
        let end = day.through.as_ref().and_then(Through::end);
        assert!(matches!(end, Some(SeriesEnd::Date(_))), "{end:?}");
    }

    #[test]
    fn every_fault_of_a_series_is_named_at_once() {
        let found = problems(|series| {
            series["phase"] = json!(99);
            series["actor"] = json!("nobody");
            series["from"] = json!("nowhere");
            series["every"] = json!("5wd");
            series["due"] = json!("0d");
            series["warn"] = json!(40_000);
            series["owed_by"] = json!("nobody");
            series["through"] = json!({"term": "nothing"});
            series["label"] = json!(" ");
        });
        for (place, kind) in [
            ("series[0] report.phase", "Unknown"),
            ("series[0] report.actor", "Party"),
            ("series[0] report.from", "Unknown"),
            ("series[0] report.every", "WorkingPeriod"),
            ("series[0] report.due", "Limit"),
            ("series[0] report.warn", "Days"),
            ("series[0] report.owed_by", "Party"),
            ("series[0] report.through.term", "Unknown"),
            ("series[0] report.label", "Label"),
        ] {
            let is_it = |problem: &String| problem.contains(place) && problem.contains(kind);
            assert!(found.iter().any(is_it), "{place} {kind}: {found:?}");
        }
        assert_eq!(found.len(), 9, "{found:?}");
    }

    #[test]
    fn its_end_is_said_in_one_way_and_is_not_its_start() {
        for (through, place, kind) in [
            (json!({}), "through", "ExactlyOne"),
            (
                json!({"term": "maintenance", "event": "award"}),
                "through",
                "ExactlyOne",
            ),
            (
                json!({"event": "maintenance_start"}),
                "through.event",
                "Endless",
            ),
            (
                json!({"event": "assistance_request"}),
                "through.event",
                "Side",
            ),
            (json!("2500-01-01"), "through", "Day"),
            (json!({"trem": "maintenance"}), "through.trem", "Member"),
        ] {
            let found = problems(|series| series["through"] = through.clone()).join("\n");
            let is_it = found.contains(place) && found.contains(kind);
            assert!(is_it, "{through}: {found}");
        }
        let found = problems(|series| series["through"] = json!("soon")).join("\n");
        assert!(found.contains("series[0].through"), "{found}");
    }

    #[test]
    fn its_name_is_one_of_events_and_of_clocks_and_no_single_date() {
        for name in [
            "award",
            "plan_delivery",
            "assistance_answer",
            "maintenance",
            "assistance",
        ] {
            let found = problems(|series| series["id"] = json!(name)).join("\n");
            assert!(found.contains("Duplicate"), "{name}: {found}");
        }
        let mut plan = plan(|_| {});
        plan["clocks"][1]["from"] = json!("report");
        let refused = Plan::from_json(&plan.to_string()).unwrap_err();
        assert!(format!("{refused:?}").contains("ComesBack"), "{refused:?}");
    }

    #[test]
    fn a_misspelt_member_is_named_with_its_place() {
        let found = problems(|series| series["evry"] = json!("1m")).join("\n");
        assert!(found.contains("series[0].evry"), "{found}");
    }
}

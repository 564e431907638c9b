//! Choosing the plan that a new dossier begins with. Nothing is saved: that is done with the first date.

use crate::screen::app::{App, ChoiceRow, View};

/// Enter on a row of the choice.
pub(super) fn begin(app: &mut App) {
    match app.choice_row() {
        Some(ChoiceRow::Plan(_)) => {
            app.show_the_choice();
            app.view = View::Main;
        }
        Some(ChoiceRow::File) | None => {}
    }
}

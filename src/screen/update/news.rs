//! What others did since this person last looked: told once at the start, and shown by the journal.

use crate::record::Mark;
use crate::screen::app::{App, News, Notice, View};
use crate::words::{news, sentences};

use super::effect::Effect;

/// It is known how far this person had looked, or that they never had. The line comes after what is
/// more important: that something is wrong with the file, or that it can only be read.
pub(super) fn last_looked(app: &mut App, mark: Option<&Mark>) {
    let entries = app.journal.entries();
    if entries.is_empty() && app.dossier.rev > 0 {
        // The journal cannot be read: nobody knows what is new.
        return;
    }
    let last = entries.last().map_or(0, |last| last.n);
    app.news = News::since(mark.map_or(last, |mark| mark.reaches(&app.journal)));
    let new = app.new_entries();
    let told = mark.and_then(|mark| {
        let (lang, today) = (app.lang, app.today);
        news::since(lang, &app.dossier, &new, mark.looked, today)
    });
    let Some(told) = told else { return };
    let before = app.file.read_only.as_ref();
    let before = before.map(|reason| sentences::look_only(app.lang, reason.file()));
    let text = before.map_or_else(|| told.clone(), |before| format!("{before} {told}"));
    app.notice = Some(Notice { text, alarm: false });
}

/// Opens the journal on the oldest change that is new; what it shows counts as seen.
pub(super) fn open_journal(app: &mut App) -> Vec<Effect> {
    app.view = View::Journal;
    app.forget_search(View::Journal);
    app.cursors.journal = app.begin_journal();
    vec![Effect::Looked]
}

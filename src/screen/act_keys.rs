//! The keys of acts: which form each opens, when it would do something, and what is said where it cannot.
//!
//! One row for each. Hints and help ask when, `update` opens the form; neither knows which acts there are.

use crate::assess::ClockStatus;
use crate::record::{NotePlace, Proposal, Refusal, Wish};
use crate::words::{self, event, sentences};

use super::app::App;
use super::form::Kind;
use super::form::kind::extend::ExtendForm;
use super::form::kind::promise::PromiseForm;
use super::form::kind::resume::ResumeForm;
use super::form::kind::suspend::SuspendForm;
use super::form::kind::waive::WaiveForm;
use super::keymap::Action;

/// The key of an act.
pub(super) struct ActKey {
    /// What it asks for.
    action: Action,
    /// Whether it is worth a hint where the cursor is; the form may open elsewhere too.
    pub(super) is_likely: fn(&App) -> bool,
    /// The form that it opens where the cursor is, or why there is none.
    pub(super) form: fn(&App) -> Result<Kind, String>,
}

const ACT_KEYS: [ActKey; 4] = [
    ActKey {
        action: Action::SuspendClocks,
        is_likely: |app| {
            let open = app.clocks_here().iter().any(|clock| clock.is_open());
            let may = open && app.can_suspend_here();
            may || app.suspension_here().is_some()
        },
        form: suspend_or_resume,
    },
    ActKey {
        action: Action::Extend,
        is_likely: |app| {
            let open = |clock: &&ClockStatus| clock.is_judged() && clock.is_open();
            app.clocks_here().iter().any(open)
        },
        form: extend,
    },
    ActKey {
        action: Action::Promise,
        is_likely: App::is_promise_likely,
        form: promise,
    },
    ActKey {
        action: Action::Waive,
        is_likely: |app| app.waivable_here().is_some() || app.waived_here().is_some(),
        form: waive,
    },
];

/// The act that an action asks for.
pub(super) fn act_key(action: Action) -> Option<&'static ActKey> {
    ACT_KEYS.iter().find(|key| key.action == action)
}

/// Ends what is suspended here, or else suspends.
fn suspend_or_resume(app: &App) -> Result<Kind, String> {
    if app.resumes_here() {
        Ok(resume(app))
    } else {
        suspend(app)
    }
}

/// Suspends clocks of what the cursor is about.
pub(super) fn suspend(app: &App) -> Result<Kind, String> {
    let options = app.suspendable_here();
    if options.is_empty() {
        return Err(sentences::nothing_to_suspend(app.lang, &here(app)));
    }
    Ok(SuspendForm::new(options).into())
}

/// Ends a suspension: of several, that of what the cursor is about is proposed.
pub(super) fn resume(app: &App) -> Kind {
    let all = app.open_suspensions();
    let this = app.suspension_here();
    let chosen = all.iter().position(|n| Some(*n) == this).unwrap_or(0);
    // Something else may be suspended here, such as another request.
    let other = app.may_suspend_here();
    let clocks = app.standing_clocks();
    ResumeForm::new(all, chosen, clocks, other).into()
}

/// More time on a clock of what the cursor is about.
fn extend(app: &App) -> Result<Kind, String> {
    let clocks = app.extendable_here();
    if clocks.is_empty() {
        return Err(sentences::nothing_to_extend(app.lang, &here(app)));
    }
    Ok(ExtendForm::new(clocks).into())
}

/// The promised date of what is awaited.
pub(super) fn promise(app: &App) -> Result<Kind, String> {
    let promised = app.promisable_here();
    if promised.is_empty() {
        return Err(sentences::nothing_to_promise(app.lang).to_owned());
    }
    Ok(PromiseForm::new(promised).into())
}

/// What the cursor is on does not apply; where that was said already, it is taken back.
fn waive(app: &App) -> Result<Kind, String> {
    if let Some(place) = app.waived_here() {
        return Ok(WaiveForm::taken_back(place).into());
    }
    let Some(place) = app.place_here() else {
        return Err(sentences::nothing_to_waive(app.lang).to_owned());
    };
    match refused_to_waive(app, &place) {
        Some(why) => Err(why),
        None => Ok(WaiveForm::new(place).into()),
    }
}

/// Why it could not be said of a place that it does not apply, whatever the reason: nobody types one for nothing.
pub(super) fn refused_to_waive(app: &App, place: &NotePlace) -> Option<String> {
    let wish = Wish {
        proposal: Proposal::Waive {
            place: place.clone(),
            date: Some(app.today),
            with_followers: false,
            expected: None,
        },
        reason: None,
    };
    match app.change(&wish) {
        Err(Refusal::ReasonMissingForWaiver(_)) | Ok(_) => None,
        Err(refusal) => Some(words::refusal::refusal(app.lang, &app.dossier, &refusal)),
    }
}

/// The phase the cursor is on, to begin a sentence.
fn here(app: &App) -> String {
    let number = app.phase_number().unwrap_or_default();
    event::capitalised(&event::phase_titled(app.lang, &app.dossier.plan, number))
}

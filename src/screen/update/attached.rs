//! Looking for the file of the record that is opened, and only then.

use crate::record::names_a_file;
use crate::screen::app::App;
use crate::store::Attachment;

use super::effect::Effect;

/// The answer, which may come late: by then something else may be before the eyes.
pub(super) fn found(app: &mut App, looked: Attachment) {
    if app.open_attachment() == Some(&*looked.name) {
        app.looked = Some(looked);
    }
}

/// What there is to look for after a key: the attachment that has come before the eyes with it. With
/// the file read again, its answer is no longer known.
pub(super) fn look_for(app: &mut App, effects: &[Effect]) -> Option<Effect> {
    let open = app.open_attachment().filter(|name| names_a_file(name));
    let open = open.map(str::to_owned);
    let known = app.looked.as_ref().map(|looked| &looked.name);
    if open.as_ref() == known && !effects.contains(&Effect::Reread) {
        return None;
    }
    app.looked = None;
    open.map(Effect::LookFor)
}

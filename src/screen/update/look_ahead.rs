//! What saving the open form would do, computed anew whenever it or the file changes.

use crate::assess::Assessment;
use crate::screen::app::{App, Overlay};
use crate::screen::form::{Asked, Outlook};

use super::say::hear;

/// Computes anew what saving the open form would do.
pub(super) fn look_ahead(app: &mut App) {
    let Overlay::Form(form) = &mut app.overlay else {
        return;
    };
    form.follow();
    form.kind.read(&form.fields);
    let Overlay::Form(form) = &app.overlay else {
        return;
    };
    let outlook = match form.asked(app.today) {
        Err(fault) => Outlook::Fault(fault),
        Ok(Asked::Send(outgoing)) => Outlook::Send(outgoing),
        Ok(Asked::Read(read)) => Outlook::Read(read),
        Ok(Asked::Answer(answer)) => Outlook::Answer(answer),
        Ok(Asked::Look(day)) => {
            let dossier = app.dossier.seen_on(day).into_owned();
            let assessment = Assessment::of(&dossier, day);
            Outlook::Look(Box::new((dossier, assessment)))
        }
        Ok(Asked::Save(wish)) => match app.prepare(&wish) {
            Err(refusal) => Outlook::Refused(refusal),
            Ok(None) => Outlook::Same,
            Ok(Some((change, mut preview))) => {
                // What is judged comes first: there may be room for it alone.
                preview
                    .clocks
                    .sort_by_key(|effect| effect.clock().informative);
                Outlook::Ready(Box::new((change, preview)))
            }
        },
    };
    if let Overlay::Form(form) = &mut app.overlay {
        form.look_ahead_to(outlook);
        form.keep_date(app.today);
        let remark = form.kind.remark(app.lang);
        if let Some(text) = remark {
            hear(app, text, false);
        }
    }
}

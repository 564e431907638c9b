//! What the open form would do: the dossier as it would be, or another day.

use super::{App, Overlay};
use crate::assess::{Assessment, Preview};
use crate::record::{Change, Dossier, Op};
use crate::screen::form::{Opening, Outlook, Situation};

impl App {
    /// What an open form stands in.
    #[must_use]
    pub const fn situation(&self) -> Situation<'_> {
        Situation {
            lang: self.lang,
            dossier: &self.dossier,
            assessment: &self.assessment,
            outside: &self.outside,
            today: self.today,
        }
    }

    /// What a form is opened with here.
    #[must_use]
    pub fn opening(&self) -> Opening<'_> {
        Opening {
            lang: self.lang,
            dossier: &self.dossier,
            suspendable: self.suspendable(),
            source: self.last_source,
        }
    }

    /// What saving the open form would do, if it can be saved.
    #[must_use]
    pub fn preview(&self) -> Option<&Preview> {
        self.outlook()
            .and_then(Outlook::preview)
            .or_else(|| Some(&self.last_good()?.1))
    }

    fn outlook(&self) -> Option<&Outlook> {
        match &self.overlay {
            Overlay::Form(form) => Some(&form.outlook),
            Overlay::None | Overlay::Ask(_) | Overlay::Help(..) => None,
        }
    }

    /// Whether the open form shows what would be, or another day.
    #[must_use]
    pub fn looks_ahead(&self) -> bool {
        let looks = matches!(self.outlook(), Some(Outlook::Ready(_) | Outlook::Look(_)));
        looks || self.last_good().is_some()
    }

    /// What would have been before something was typed that cannot be read.
    fn last_good(&self) -> Option<&(Change, Preview)> {
        match &self.overlay {
            Overlay::Form(form) => form.last_good.as_deref(),
            Overlay::None | Overlay::Ask(_) | Overlay::Help(..) => None,
        }
    }

    /// Whether what is drawn has another plan, so that its phases and terms are not those of this dossier.
    #[must_use]
    pub fn shows_another_plan(&self) -> bool {
        let ready = match self.outlook() {
            Some(Outlook::Ready(ready)) => Some(&**ready),
            _ => self.last_good(),
        };
        ready.is_some_and(|(change, _)| change.op == Op::Plan)
    }

    /// What to draw: with a form open, what would be after saving it, or on the day it asks for.
    #[must_use]
    pub fn shown(&self) -> (&Dossier, &Assessment) {
        match self.outlook() {
            Some(Outlook::Ready(ready)) => (&ready.1.dossier, &ready.1.after),
            Some(Outlook::Look(then)) => (&then.0, &then.1),
            _ => match self.last_good() {
                Some((_, preview)) => (&preview.dossier, &preview.after),
                None => (&self.dossier, &self.assessment),
            },
        }
    }
}

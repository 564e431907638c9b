//! What the open form would do: the dossier as it would be, or another day.

use super::{App, Overlay};
use crate::assess::{Assessment, Preview};
use crate::record::Dossier;
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
        self.outlook().and_then(Outlook::preview)
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
        matches!(self.outlook(), Some(Outlook::Ready(_) | Outlook::Look(_)))
    }

    /// What to draw: with a form open, what would be after saving it, or on the day it asks for.
    #[must_use]
    pub fn shown(&self) -> (&Dossier, &Assessment) {
        match self.outlook() {
            Some(Outlook::Ready(ready)) => (&ready.1.dossier, &ready.1.after),
            Some(Outlook::Look(then)) => (&then.0, &then.1),
            _ => (&self.dossier, &self.assessment),
        }
    }
}

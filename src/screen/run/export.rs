//! Reports that leave the screen: to a file.

use std::path::{Path, PathBuf};

use crate::report::{Export, Look, Palette, Sheet};
use crate::screen::form::Outgoing;
use crate::screen::update::Message;
use crate::store::Output;

use super::session::ScreenSession;

impl ScreenSession {
    /// Writes a report on what is looked at.
    pub(super) fn export(&self, outgoing: &Outgoing) -> Option<Message> {
        let Outgoing::File {
            format,
            path,
            replace,
        } = outgoing
        else {
            return None;
        };
        let app = &self.app;
        let look = Look {
            lang: app.lang,
            ascii: app.ascii,
            colour: false,
            palette: Palette::USUAL,
        };
        let sheet = Sheet {
            file: &app.file.name,
            dossier: &app.dossier,
            journal: &app.journal,
            assessment: &app.assessment,
        };
        let path = at_home(path);
        let mut bytes = Vec::new();
        // Nothing can go wrong in memory.
        let _ = format.write(&mut bytes, &Export::of(look, &sheet));
        let written =
            Output::at(&path, [self.file.path()]).and_then(|output| output.write(&bytes, *replace));
        Some(Message::Exported(written))
    }
}

/// What is typed as in a shell: `~/` is the folder of this account.
pub(super) fn at_home(typed: &str) -> PathBuf {
    match (typed.strip_prefix("~/"), etcetera::home_dir()) {
        (Some(rest), Ok(home)) => home.join(rest),
        _ => Path::new(typed).to_owned(),
    }
}

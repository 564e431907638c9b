//! Carrying effects out: the only place where the screen saves.
//!
//! What is saved was decided in `update`, and is decided again against the newest file, under its
//! lock. Nothing is reported as saved before it is.

use std::io;

use crate::assess::{Preview, prepare};
use crate::clock;
use crate::record::{Change, Dossier, Refusal, Stamp, Wish};
use crate::screen::app::{FileState, Person};
use crate::screen::form::{Kept, Unfinished};
use crate::screen::terminal::Terminal;
use crate::screen::update::{Effect, Message, Saved};
use crate::store::{self, Commit, CommitError, NotKept, Saving, StoreError, UnfinishedFiles};
use crate::words;

use super::Left;
use super::plan_file;
use super::session::ScreenSession;

impl ScreenSession {
    /// Carries effects out; whether to leave, and where to.
    pub(super) fn carry_out(
        &mut self,
        effects: Vec<Effect>,
        terminal: &mut Terminal,
    ) -> io::Result<Option<Left>> {
        for effect in effects {
            match effect {
                Effect::Quit | Effect::Close => {
                    // On leaving, the news have been shown.
                    self.remember();
                    return Ok(Some(if effect == Effect::Quit {
                        Left::Program
                    } else {
                        Left::Dossier
                    }));
                }
                Effect::Looked => self.remember(),
                Effect::Suspend => {
                    terminal.suspend()?;
                    // The window may have been made smaller meanwhile.
                    let size = terminal.size();
                    self.tell(Message::Resize(size.width, size.height));
                    self.turn_page();
                    self.look_at_file();
                }
                Effect::Repaint => terminal.repaint(),
                Effect::Reread => self.reread(),
                Effect::LookFor(name) => {
                    if let Some(found) = self.looking.begin(&self.file, name) {
                        self.tell(Message::Attachment(found));
                    }
                }
                Effect::CompletePath(typed) => {
                    let completed = plan_file::completed(&typed);
                    self.tell(Message::PathCompleted(completed));
                }
                Effect::ReadPlan(asked) => {
                    let read = plan_file::read(self.app.lang, &asked);
                    self.tell(Message::PlanRead(Box::new(read)));
                }
                Effect::Export(outgoing) => {
                    if let Some(message) = self.export(&outgoing) {
                        let then = self.tell(message);
                        self.forget(&then);
                    }
                }
                Effect::Copy(text) => terminal.copy(&text)?,
                Effect::Keep(mut left, over) => {
                    left.at = clock::instant(self.app.dossier.plan.time_zone);
                    let kept = self.keep(&left, over);
                    let then = self.tell(Message::Kept(kept, left.at));
                    // Who wanted to leave with it does; or is asked first.
                    if let Some(left) = self.carry_out(then, terminal)? {
                        return Ok(Some(left));
                    }
                }
                Effect::Forget(_) => self.forget(&[effect]),
                Effect::Save(wish) => {
                    let message = self.save(&wish);
                    let then = self.tell(message);
                    self.forget(&then);
                    self.tell_left_over();
                }
            }
        }
        Ok(None)
    }

    /// The line is dead: what can still be kept is kept, without a terminal.
    pub(super) fn line_is_dead(&mut self) {
        let now = clock::instant(self.app.dossier.plan.time_zone);
        for effect in self.tell(Message::Cut(now)) {
            if let Effect::Keep(left, over) = effect {
                // There is no screen left to report to.
                let _ = self.keep(&left, over);
            }
        }
    }

    /// Keeps what is left of a form; its number, where the disk takes it. Who only looks writes nothing.
    fn keep(&self, left: &Unfinished, over: Option<Kept>) -> Result<u8, NotKept> {
        let files = self.unfinished_files().filter(|_| !self.only_look);
        let files = files.ok_or(NotKept::NoPlace)?;
        let over = over.and_then(|kept| place_of(&files, kept));
        files.keep(&left.text(), over)
    }

    /// Forgets what is done with.
    fn forget(&self, effects: &[Effect]) {
        for effect in effects {
            if let (Effect::Forget(kept), Some(files)) =
                (effect, self.unfinished_files().filter(|_| !self.only_look))
                && let Some(slot) = place_of(&files, *kept)
            {
                // What cannot be taken away is offered once more.
                let _ = files.remove(slot);
            }
        }
    }

    /// Carries out a wish against the newest file.
    fn save(&mut self, wish: &Wish) -> Message {
        let now = clock::now(self.app.dossier.plan.time_zone);
        let Person { by, login } = self.app.person.clone();
        let stamp = Stamp {
            by,
            login: login.clone(),
            at: now,
        };
        let today = self.app.real_day();
        // Until the first save the dossier is its plan alone, whichever was chosen.
        let first = Dossier::new(self.app.in_file().0.plan.clone());
        let saving = Saving {
            login: &login,
            today: now.date_naive(),
            first: Some(&first).filter(|_| self.is_new),
        };
        let mut made = None;
        let saved = self.file.commit(saving, |dossier, journal| {
            let reason = wish.reason.as_deref();
            made = prepare(dossier, journal, &wish.proposal, &stamp, reason, today)?;
            Ok::<_, Refusal>(made.as_ref().map(|(change, preview)| Commit {
                change: change.clone(),
                stamp: stamp.clone(),
                reason: wish.reason.clone(),
                judged: preview.judged.clone(),
            }))
        });
        match saved {
            Ok(saved) => {
                if let Some((saved, made)) = saved.zip(made) {
                    return self.saved(saved, made);
                }
                self.look_at_file();
                Message::Saved(None)
            }
            Err(CommitError::Refused(refusal)) => {
                self.look_at_file();
                Message::Refused(refusal)
            }
            Err(CommitError::Clash(_)) => {
                self.look_at_file();
                Message::Failed(StoreError::new(
                    self.file.path(),
                    store::Fault::ChangedMeanwhile,
                ))
            }
            Err(CommitError::Store(error)) => {
                self.look_at_file();
                Message::Failed(error)
            }
        }
    }

    /// Adds to what was said of a save that git left a lock beside the file.
    fn tell_left_over(&mut self) {
        let lang = self.app.lang;
        if let (Some(lock), Some(notice)) = (self.left_over.take(), &mut self.app.notice) {
            notice.text = format!("{} {}", notice.text, words::store::left_over(lang, &lock));
        }
    }

    fn saved(
        &mut self,
        saved: store::CommittedFile,
        (change, preview): (Change, Preview),
    ) -> Message {
        self.left_over = saved.left_over;
        self.seen = Some(saved.fingerprint);
        // The first save may have made the folder, too.
        self.watch();
        let file = FileState {
            exists: true,
            ..self.app.file.clone()
        };
        let now = self.known(saved.dossier, saved.journal, file);
        Message::Saved(Some(Box::new(Saved {
            now,
            change,
            preview,
        })))
    }
}

/// The number under which a form still lies; another screen may have given it to another form.
fn place_of(files: &UnfinishedFiles, kept: Kept) -> Option<u8> {
    let mut all = files.all().into_iter();
    let here = all.find(|here| Some(here.slot) == kept.slot)?;
    let left = Unfinished::read(&here.text)?;
    (left.at == kept.at).then_some(here.slot)
}

//! Opening a request, under a number never given before.

use crate::plan::{ClockId, Event, Register};
use crate::record::dossier::is_too_long;
use crate::record::{Change, Edit, Op, Refusal, Request};

use super::{Context, Draft, sound};

impl Context<'_> {
    pub(super) fn open_request(
        &self,
        register: Option<&ClockId>,
        subject: Option<&String>,
        draft: &Draft,
    ) -> Result<Change, Refusal> {
        let register = self.register(register)?;
        sound(draft)?;
        if subject.is_some_and(|subject| is_too_long(subject)) {
            return Err(Refusal::TextTooLong);
        }
        let open = self
            .dossier
            .requests
            .iter()
            .filter(|request| request.register == register.id);
        let highest = open.map(|request| request.n).max().unwrap_or(0);
        let highest = highest.max(self.journal.highest_request(&register.id));
        // Past the last number there is, the number is taken and the change does not apply.
        let n = highest.saturating_add(1);
        let event = Event::numbered(&register.request.id, n);
        let record = draft.record(&event, self.stamp, None);
        let request = Request {
            register: register.id.clone(),
            n,
            subject: subject.cloned(),
        };
        Ok(Change::new(
            Op::RequestOpen,
            vec![
                Edit::Record {
                    event,
                    before: None,
                    after: Some(Box::new(record)),
                    place: None,
                },
                Edit::Request {
                    before: None,
                    after: Some(request),
                },
            ],
        ))
    }

    fn register(&self, named: Option<&ClockId>) -> Result<&Register, Refusal> {
        let registers = &self.plan().registers;
        let found = match (named, registers.as_slice()) {
            (Some(id), _) => self.plan().register(id),
            (None, [only]) => Some(only),
            (None, _) => None,
        };
        let known = || {
            registers
                .iter()
                .map(|register| register.id.clone())
                .collect()
        };
        found.ok_or_else(|| match named {
            Some(id) => Refusal::UnknownRegister {
                text: id.to_string(),
            },
            None => Refusal::WhichRegister { known: known() },
        })
    }
}

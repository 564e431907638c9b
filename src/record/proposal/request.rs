//! Opening a request, under a number never given before.

use crate::plan::{ClockId, Event, Register};
use crate::record::edit::Fact;
use crate::record::{Change, Op, Refusal, Request};

use super::{Draft, ProposalContext, in_range, sound};

impl ProposalContext<'_> {
    pub(super) fn open_request(
        &self,
        register: Option<&ClockId>,
        subject: Option<&String>,
        draft: &Draft,
    ) -> Result<Change, Refusal> {
        let register = self.register(register)?;
        in_range(draft.date)?;
        sound(&draft.document, &[&subject.cloned()])?;
        // Past the last number there is, the number is taken and the change does not apply.
        let n = self.next_number(|known: &Request| known.register == *register.agreed());
        let event = Event::numbered(&register.request.id, n);
        // In a phase that does not apply there are no entries.
        self.applies(&event)?;
        let record = draft.record(&event, self.stamp, None);
        let request = Request {
            register: register.agreed().clone(),
            n,
            subject: subject.cloned(),
        };
        let edits = vec![record.instead_of(None), request.instead_of(None)];
        Ok(Change::new(Op::RequestOpen, edits))
    }

    fn register(&self, named: Option<&ClockId>) -> Result<&Register, Refusal> {
        let registers: Vec<&Register> = self.plan().opening().collect();
        let found = match (named, registers.as_slice()) {
            (Some(id), _) => self.plan().entries(id),
            (None, [only]) => Some(*only),
            (None, _) => None,
        };
        let known = || {
            registers
                .iter()
                .map(|register| register.agreed().clone())
                .collect()
        };
        found.ok_or_else(|| match named {
            Some(id) => Refusal::UnknownRegister(id.to_string()),
            None => Refusal::WhichRegister { known: known() },
        })
    }
}

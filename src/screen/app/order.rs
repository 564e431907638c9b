//! The order of the register of requests, which one key changes.

use std::cmp::Reverse;
use std::rc::Rc;

use crate::words::matching::in_words;
use crate::words::order::RequestOrder;

use super::App;

impl App {
    /// All requests in the order that was chosen. The usual one is that of the assessment.
    pub(super) fn all_requests(&self) -> Rc<Vec<usize>> {
        self.known.order.get(self.order, || self.in_order())
    }

    fn in_order(&self) -> Vec<usize> {
        let requests = &self.assessment.requests;
        let mut order: Vec<usize> = (0..requests.len()).collect();
        match self.order {
            RequestOrder::Due => order.clone_from(&self.assessment.requests_as_shown),
            RequestOrder::Number => order.sort_by_key(|i| {
                let index = requests[*i].index;
                (Reverse(self.dossier.requests[index].n), index)
            }),
            RequestOrder::Subject => order.sort_by_cached_key(|i| {
                let request = &self.dossier.requests[requests[*i].index];
                let subject = request.subject.as_deref().map(in_words);
                (subject.is_none(), subject, request.n)
            }),
        }
        order
    }

    /// The next order; the cursor stays on its request.
    pub(in crate::screen) fn turn_order(&mut self) {
        let anchor = self.anchor();
        self.order = self.order.next();
        self.gather();
        self.put_cursor_on(anchor.as_ref());
    }
}

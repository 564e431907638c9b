//! The outcome of an event that accepts or rejects something: a third value of the field of the outcome, in the
//! form of the date.

use crate::screen::form::choice::Choice;
use crate::screen::form::field::Field;
use crate::screen::form::fields::Fields;
use crate::screen::form::name::FieldName;

/// Whether it is chosen that what was delivered is rejected.
pub(super) fn rejects(fields: &Fields) -> bool {
    fields.chosen(FieldName::Outcome) == Choice::REJECTED
}

/// Offers the outcomes that an event may have: beside the date where it may reject something, else where they
/// stand, if they do.
pub(super) fn offer(fields: &mut Fields, may_reject: bool) {
    let place = fields.place(FieldName::Outcome);
    let chosen = fields.picked(FieldName::Outcome);
    match place {
        Some(place) => {
            let field = &mut fields[place];
            let offers = field.choice.as_ref().is_some_and(Choice::offers_rejection);
            if offers != may_reject {
                *field = outcome(may_reject);
                if let (Some(choice), Some(chosen)) = (&mut field.choice, chosen) {
                    choice.choose(&chosen);
                }
            }
        }
        // After the number, which nearly every date comes with.
        None if may_reject => fields.insert(2, outcome(true)),
        None => {}
    }
}

fn outcome(may_reject: bool) -> Field {
    if may_reject {
        Field::of(FieldName::Outcome, Choice::verdict())
    } else {
        Field::extra(FieldName::Outcome)
    }
}

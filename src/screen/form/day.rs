//! Moving the typed date by keys.

use chrono::{Days, Months};

use crate::calendar::{Date, FIRST_DATE, LAST_DATE};
use crate::words::dates;

use super::{Field, FieldName, Form};

impl Form {
    /// A day later, or earlier; from what is not a date, today. Where dates are offered and none is
    /// typed, from one offer to the next.
    pub(in crate::screen) fn shift_day(&mut self, step: i64, today: Date) {
        if let Some(offer) = self.next_offer(step > 0, today) {
            self.put_date(offer);
            return;
        }
        let Some(date) = self.focused_date(today) else {
            self.put_date(today);
            return;
        };
        let days = Days::new(step.unsigned_abs());
        let moved = if step > 0 {
            date.checked_add_days(days)
        } else {
            date.checked_sub_days(days)
        };
        self.put_if_sound(moved);
    }

    /// A month later, or earlier: the same day, or the last of the month.
    pub(in crate::screen) fn shift_month(&mut self, step: i32, today: Date) {
        let Some(date) = self.focused_date(today) else {
            self.put_date(today);
            return;
        };
        let months = Months::new(step.unsigned_abs());
        let moved = if step > 0 {
            date.checked_add_months(months)
        } else {
            date.checked_sub_months(months)
        };
        self.put_if_sound(moved);
    }

    /// The date in the field with the cursor, if it is one of a date and what is typed is one.
    #[must_use]
    pub fn focused_date(&self, today: Date) -> Option<Date> {
        let field = self.focused().filter(|field| field.name.is_date())?;
        self.fields.typed(field.name, today)?.ok()
    }

    /// Keeps the date under the cursor, so that the calendar stays where it is while the next one is
    /// typed.
    pub(in crate::screen) fn keep_date(&mut self, today: Date) {
        self.last_date = self.focused_date(today).or(self.last_date);
    }

    fn next_offer(&self, forward: bool, today: Date) -> Option<Date> {
        if self.focused()?.name != FieldName::Date {
            return None;
        }
        let offers = self.kind.suggestions();
        if self.field(FieldName::Date).and_then(Field::text).is_none() {
            return if forward {
                offers.first()
            } else {
                offers.last()
            }
            .copied();
        }
        let here = offers
            .iter()
            .position(|offer| self.focused_date(today) == Some(*offer))?;
        let next = if forward {
            here + 1
        } else {
            here.checked_sub(1)?
        };
        offers.get(next).copied()
    }

    fn put_if_sound(&mut self, date: Option<Date>) {
        if let Some(date) = date.filter(|date| (FIRST_DATE..=LAST_DATE).contains(date)) {
            self.put_date(date);
        }
    }

    fn put_date(&mut self, date: Date) {
        if let Some(field) = self.focused_mut() {
            field.set(&dates::full(date));
        }
    }
}

//! A value before and after, and how it is put into a list and found there.
//!
//! What the values mean is known elsewhere, and so is which of them are one.

use super::looked;

/// A value before and after. `None` is "there was none", "there is none".
#[derive(Clone, Copy, Debug)]
pub struct Swap<T> {
    /// The value before.
    pub before: Option<T>,
    /// The value after.
    pub after: Option<T>,
}

impl<T> Swap<T> {
    /// The value after, or the one that is gone.
    #[must_use]
    pub fn any(self) -> Option<T> {
        self.after.or(self.before)
    }
}

/// Whether one value is the other, and whether it comes after it.
type Order<T> = (fn(&T, &T) -> bool, fn(&T, &T) -> bool);

/// Puts the value after where the one before stands, or into its list: by its number, at a place, or at
/// the end. `None` if something else stands there.
pub(super) fn put<T: Clone + PartialEq>(
    edit: Swap<&T>,
    list: &mut Vec<T>,
    place: Option<u32>,
    (is_at, is_later): Order<T>,
) -> Option<()> {
    let fact = edit.any()?;
    let at = list.iter().position(|known| is_at(known, fact));
    if at.map(|i| &list[i]) != edit.before {
        return None;
    }
    match (at, edit.after) {
        (Some(i), Some(value)) => list[i] = value.clone(),
        (Some(i), None) => drop(list.remove(i)),
        (None, Some(value)) => {
            let place = place.and_then(|place| usize::try_from(place).ok());
            let place = place.or_else(|| list.iter().position(|known| is_later(known, value)));
            let end = list.len();
            list.insert(place.map_or(end, |place| place.min(end)), value.clone());
        }
        (None, None) => {}
    }
    Some(())
}

/// The fact that `is` the one. As a rule a list stands in the order of its numbers, but nothing says that it
/// must.
pub(super) fn find<T>(
    list: &[T],
    number: Option<u32>,
    number_of: fn(&T) -> Option<u32>,
    is: impl Fn(&T) -> bool,
) -> Option<&T> {
    let is = |known: &T| {
        looked::at_a_fact();
        is(known)
    };
    let there = list.get(list.partition_point(|known| number_of(known) < number));
    there
        .filter(|known| is(known))
        .or_else(|| list.iter().find(|known| is(known)))
}

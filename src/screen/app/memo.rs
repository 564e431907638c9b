//! A value that is kept from one question to the next.
//!
//! What it is made from must be in its key, or it is thrown away with what it was made from: so that to keep
//! it is never seen but in the time it takes.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

/// The value made last, with what it was made for.
pub struct Memo<K, V>(RefCell<Option<(K, Rc<V>)>>);

impl<K: PartialEq, V> Memo<K, V> {
    /// The value for a key; it is made where the last one was for another.
    pub fn get(&self, key: K, make: impl FnOnce() -> V) -> Rc<V> {
        if let Some((known, value)) = &*self.0.borrow()
            && *known == key
        {
            return Rc::clone(value);
        }
        // Making it may ask for others, and so borrows nothing.
        let value = Rc::new(make());
        *self.0.borrow_mut() = Some((key, Rc::clone(&value)));
        value
    }
}

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self(RefCell::new(None))
    }
}

/// A copy makes its own.
impl<K, V> Clone for Memo<K, V> {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl<K, V> fmt::Debug for Memo<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Memo")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_made_once_for_a_key_and_anew_for_another() {
        let memo: Memo<u32, u32> = Memo::default();
        let mut made = 0;
        let mut get = |key| {
            let value = memo.get(key, || {
                made += 1;
                10 * key
            });
            (*value, made)
        };
        assert_eq!(
            [get(1), get(1), get(2), get(1)],
            [(10, 1), (10, 1), (20, 2), (10, 3)]
        );
    }
}

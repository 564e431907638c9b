//! Many files at once, each read by whichever processor is free; the threads end before the answer is given.
//!
//! Of a folder with a thousand dossiers the list is there in half the time on two processors. Of a few
//! files it is not worth a thread, and a single dossier never has a second one.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread::{available_parallelism, scope};

/// A thread for less than so many is not worth its start.
const WORTHWHILE: usize = 32;

/// What is made of each, in the order they were given.
pub fn par_map<T: Send, R: Send>(items: Vec<T>, made: impl Fn(T) -> R + Sync) -> Vec<R> {
    gathered(
        items,
        Vec::new,
        |all, item| all.push(made(item)),
        Vec::extend,
    )
}

/// What is gathered from all: each is added to what was begun and let go of before the next, and what
/// several threads have gathered is joined in the order of their shares. So it is as large as what is
/// kept, and not as what was looked at.
pub fn gathered<T: Send, A: Send>(
    items: Vec<T>,
    begun: impl Fn() -> A + Sync,
    add: impl Fn(&mut A, T) + Sync,
    join: impl Fn(&mut A, A),
) -> A {
    let all = |share: Vec<T>| {
        let mut all = begun();
        for item in share {
            add(&mut all, item);
        }
        all
    };
    let most = items.len() / WORTHWHILE;
    if most < 2 {
        return all(items);
    }
    let threads = available_parallelism().map_or(1, NonZero::get).min(most);
    let share = items.len().div_ceil(threads);
    let mut items = items.into_iter();
    let shares = (0..threads).map(|_| items.by_ref().take(share).collect::<Vec<T>>());
    let shares: Vec<Vec<T>> = shares.collect();
    let all = &all;
    scope(|scope| {
        let begun = shares
            .into_iter()
            .map(|share| scope.spawn(move || all(share)));
        let begun: Vec<_> = begun.collect();
        let mut ended = begun
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        let first = ended.next().unwrap_or_else(|| all(Vec::new()));
        ended.fold(first, |mut sum, more| {
            join(&mut sum, more);
            sum
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_made_once_and_in_order() {
        for count in [0, 1, 31, 64, 65, 1_000, 1_001] {
            let numbers: Vec<usize> = (0..count).collect();
            let doubled = par_map(numbers.clone(), |n| n * 2);
            let wanted: Vec<usize> = numbers.iter().map(|n| n * 2).collect();
            assert_eq!(doubled, wanted, "{count}");
        }
    }
}

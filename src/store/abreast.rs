//! Many files at once, each read by whichever processor is free; the threads end before the answer is given.
//!
//! Of a folder with a thousand dossiers the list is there in half the time on two processors. Of a few
//! files it is not worth a thread, and whoever looks at one dossier never has a second one.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread::{available_parallelism, scope};

/// A thread for less than so many is not worth its start.
const WORTHWHILE: usize = 32;

/// What is made of each, in the order they were given.
pub fn abreast<T: Send, R: Send>(items: Vec<T>, made: impl Fn(T) -> R + Sync) -> Vec<R> {
    let most = items.len() / WORTHWHILE;
    if most < 2 {
        return items.into_iter().map(made).collect();
    }
    let threads = available_parallelism().map_or(1, NonZero::get).min(most);
    let share = items.len().div_ceil(threads);
    let mut items = items.into_iter();
    let shares = (0..threads).map(|_| items.by_ref().take(share).collect::<Vec<T>>());
    let shares: Vec<Vec<T>> = shares.collect();
    let made = &made;
    scope(|scope| {
        let begun = shares.into_iter().map(|share| {
            let all = move || share.into_iter().map(made).collect::<Vec<R>>();
            scope.spawn(all)
        });
        let begun: Vec<_> = begun.collect();
        let ended = begun
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        ended.flatten().collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_made_once_and_in_order() {
        for count in [0, 1, 31, 64, 65, 1_000, 1_001] {
            let numbers: Vec<usize> = (0..count).collect();
            let doubled = abreast(numbers.clone(), |n| n * 2);
            let wanted: Vec<usize> = numbers.iter().map(|n| n * 2).collect();
            assert_eq!(doubled, wanted, "{count}");
        }
    }
}

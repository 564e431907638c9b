//! How near what was typed is to a name: a slip of the finger, a part of it, a word of its title.

use crate::plan::slip;

use crate::words::matching::in_words;

/// The fewest letters that may be a part of a name.
const SHORTEST: usize = 3;

/// How near, the least first; `None` where nobody can have meant it. Of names that are as near the id,
/// which is the first of them, is nearer than a title.
pub(super) fn nearness(asked: &str, names: &[&str]) -> Option<usize> {
    let whole = in_words(asked);
    let bare = asked.split_once(':').map(|(name, _)| in_words(name));
    let names: Vec<String> = names.iter().map(|name| in_words(name)).collect();
    let one = |(nth, name): (usize, &String), asked: &str| {
        let distance = to_one(asked, name)?;
        Some(2 * distance + usize::from(nth > 0 && distance > 0))
    };
    let near = |asked: &str| {
        let all = names.iter().enumerate();
        all.filter_map(|name| one(name, asked)).min()
    };
    // The part behind a colon may be what is wrong.
    let of_bare = bare
        .and_then(|bare| near(&bare))
        .map(|distance| distance + 2);
    near(&whole).into_iter().chain(of_bare).min()
}

fn to_one(asked: &str, name: &str) -> Option<usize> {
    if asked == name {
        return Some(0);
    }
    let words = || name.split(' ');
    if asked.len() >= SHORTEST {
        if name.starts_with(asked) {
            return Some(1);
        }
        let begins = |word: &str| words().any(|known| known.starts_with(word));
        if asked.split(' ').all(begins) {
            return Some(2);
        }
        if name.contains(asked) {
            return Some(3);
        }
    }
    // A title is long, and a slip in one word of it is enough.
    let one = words().filter(|word| word.len() > SHORTEST && !asked.contains(' '));
    std::iter::once(name)
        .chain(one)
        .filter_map(|known| Some(3 + slip(asked, known)?))
        .min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_a_part_and_a_word_of_the_title_are_near() {
        let names = ["training_done", "Formazione conclusa", "Training done"];
        let asked = [
            "training_done",
            "Formazione",
            "formazion conclusa",
            "mazione",
            "formazzione",
        ];
        let near = asked.map(|asked| nearness(asked, &names).unwrap());
        assert!(near.is_sorted(), "{near:?}");
        for asked in [
            "formazione",
            "FORMAZIONE",
            "formazzione",
            "trainig_done",
            "training:x",
            "done training",
        ] {
            assert!(nearness(asked, &names).is_some(), "{asked}");
        }
        for asked in ["", "x", "award", "zzzzzzzzz", "è", "foo"] {
            assert_eq!(nearness(asked, &names), None, "{asked}");
        }
        assert_eq!(nearness("attivita", &["Attività"]), Some(0));
        // Nothing of three letters is near to what merely looks alike.
        assert_eq!(nearness("foo", &["phase", "Fase", "Fine lavori"]), None);
        // Of what begins alike an id comes before a title.
        let of_id = nearness("plan", &["plan_delivery", "Consegna"]);
        assert!(of_id < nearness("plan", &["acceptance", "Plan accepted"]));
    }
}

//! How heavy a dossier is: what stands beside its title, and the sentence about it.

use crate::say;
use crate::store::SIZE_LIMIT;
use crate::words::Lang;

/// Bytes in one MiB.
const MIB: u64 = 1024 * 1024;

/// What stands beside the title of a heavy dossier in a list: "9 MiB".
#[must_use]
pub fn mark(bytes: u64) -> String {
    format!("{} MiB", bytes / MIB)
}

/// That a dossier is heavy: its size, and how much a file may hold.
#[must_use]
pub fn heavy(lang: Lang, bytes: u64) -> String {
    // Rounded down: a file that is not full yet must not look full.
    let tenths = bytes * 10 / MIB;
    let (whole, part, most) = (tenths / 10, tenths % 10, SIZE_LIMIT / MIB);
    heavy_of(lang, whole, part, most)
}

say! {
    fn heavy_of(lang, whole: u64, part: u64, most: u64)
        it "Fascicolo pesante: {whole},{part} MiB dei {most} che può avere."
        en "A heavy dossier: {whole}.{part} MiB of the {most} that it may have.";

    /// Those beyond the ones that are named.
    fn and_more(lang, more: usize) match more {
        0 => every "";
        1 => it " e un altro" en " and 1 more";
        2.. => it " e altri {more}" en " and {more} more";
    }

    fn heavy_names(lang, many: usize, names: &str, most: u64) match many {
        ..2 => it "Fascicolo pesante: {names}. Un file può avere {most} MiB."
            en "Heavy dossier: {names}. A file may have {most} MiB.";
        2.. => it "Fascicoli pesanti: {names}. Un file può avere {most} MiB."
            en "Heavy dossiers: {names}. A file may have {most} MiB.";
    }
}

/// The same of several in a list, by name; `None` where none is heavy.
#[must_use]
pub fn heavy_ones(lang: Lang, ones: &[(&str, u64)]) -> Option<String> {
    const SHOWN: usize = 3;
    let names: Vec<String> = ones
        .iter()
        .take(SHOWN)
        .map(|(name, bytes)| format!("{name} ({})", mark(*bytes)))
        .collect();
    let more = and_more(lang, ones.len().saturating_sub(SHOWN));
    let names = names.join(", ") + &more;
    (!ones.is_empty()).then(|| heavy_names(lang, ones.len(), &names, SIZE_LIMIT / MIB))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_not_full_does_not_look_full() {
        assert_eq!(mark(SIZE_LIMIT - 1), "15 MiB");
        let said = heavy(Lang::It, SIZE_LIMIT - 1);
        assert_eq!(said, "Fascicolo pesante: 15,9 MiB dei 16 che può avere.");
        let said = heavy(Lang::En, SIZE_LIMIT);
        assert_eq!(
            said,
            "A heavy dossier: 16.0 MiB of the 16 that it may have."
        );
    }

    #[test]
    fn of_many_three_are_named() {
        assert_eq!(heavy_ones(Lang::It, &[]), None);
        let ones = ["a", "b", "c", "d", "e"].map(|name| (name, 5 * MIB));
        for (n, lang, wanted) in [
            (1, Lang::It, "Fascicolo pesante: a (5 MiB). Un file"),
            (2, Lang::En, "Heavy dossiers: a (5 MiB), b (5 MiB). A file"),
            (4, Lang::It, "c (5 MiB) e un altro. Un file"),
            (5, Lang::It, "c (5 MiB) e altri 2. Un file"),
            (5, Lang::En, "c (5 MiB) and 2 more. A file"),
        ] {
            let said = heavy_ones(lang, &ones[..n]).unwrap();
            assert!(said.contains(wanted), "{said}");
        }
    }
}

//! The names by which acts are taken back: which there are, the [table](super::table) says.
//!
//! Whether there is an act of a name is not asked here.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::table::acts;

macro_rules! act_id {
    ($($(#[$doc:meta])* $act:ident $word:literal;)*) => {
        /// An act that can be taken back by its number.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum ActId {
            $($(#[$doc])* $act(u32),)*
        }

        impl ActId {
            /// The act of a word and a number: `suspension`, 3.
            #[must_use]
            pub fn of(word: &str, n: u32) -> Option<Self> {
                match word {
                    $($word => Some(Self::$act(n)),)*
                    _ => None,
                }
            }

            /// All the words there are.
            #[cfg(test)]
            const WORDS: &[&str] = &[$($word),*];

            /// Its number.
            #[must_use]
            pub const fn n(self) -> u32 {
                let ($(Self::$act(n))|*) = self;
                n
            }

            /// Whether it is a suspension, its end or an extension: what it does is then said with the clocks.
            #[must_use]
            pub const fn alters_clocks(self) -> bool {
                matches!(
                    self,
                    Self::Suspension(_) | Self::Resumption(_) | Self::Extension(_)
                )
            }

            /// Its word.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$act(_) => $word,)*
                }
            }
        }
    };
}

acts!(act_id);

/// As commands call it: `suspension:3`.
impl fmt::Display for ActId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.word(), self.n())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Bearer;
    use crate::record::NotePlace;

    #[test]
    fn what_commands_call_something_else_is_the_name_of_nothing_in_a_plan() {
        for word in ActId::WORDS {
            assert!(Bearer::Numbered.is_reserved(word), "{word}");
            assert!(Bearer::ItemisedEvent.is_reserved(word), "{word}");
        }
        for name in ["plan", "3", "2026", "03", "plan_1"] {
            let is_named = matches!(name.parse(), Ok(NotePlace::Named(_)));
            for bearer in [Bearer::Event, Bearer::Numbered, Bearer::Clock] {
                assert_eq!(bearer.is_reserved(name), !is_named, "{name}");
            }
        }
    }
}

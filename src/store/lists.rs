//! The lists of a dossier as a file has them, each under its key; which there are, the table of facts says.
//!
//! Whether what they hold is sound is not decided here.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::plan::Plan;
use crate::record::{Dossier, facts};

use super::damage::Damage;
use super::layout::JOURNAL;
use super::parts::FileParts;
use super::upgrade::FileFormat;

/// Reads a file part by part.
pub(super) struct Reader<'p, 't> {
    pub(super) parts: &'p FileParts<'t>,
    pub(super) loosely: bool,
}

impl Reader<'_, '_> {
    /// What stands under a key.
    pub(super) fn part<T: serde::de::DeserializeOwned>(
        &self,
        key: &str,
    ) -> Result<Option<T>, Damage> {
        if self.loosely {
            self.parts.read_loosely(key)
        } else {
            self.parts.read(key)
        }
    }
}

/// The lists that came later than the first version of a file: each is there only where it holds anything, so
/// that a file that says nothing new stays of the version it had.
const SELDOM: &[&str] = &["waivers", "rejections", "ticks"];

/// A list as it is written, if it is.
fn unless_seldom<'l, T>(name: &str, list: &'l [T]) -> Option<&'l [T]> {
    (!list.is_empty() || !SELDOM.contains(&name)).then_some(list)
}

macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident: $kind:ident in $file:ident $details:tt)*) => {
        /// The lists that a file has once it was saved.
        pub(super) fn saved() -> impl Iterator<Item = &'static str> {
            let all = [$(stringify!($list),)* JOURNAL].into_iter();
            all.filter(|list| !SELDOM.contains(list))
        }

        /// What a dossier looks like in a file, in the order of its keys; the journal is apart.
        #[derive(Serialize)]
        pub(super) struct Written<'d> {
            format: FileFormat,
            rev: u64,
            plan: &'d Plan,
            $(
                #[serde(skip_serializing_if = "Option::is_none")]
                $list: Option<&'d [crate::record::$kind]>,
            )*
        }

        impl<'d> From<&'d Dossier> for Written<'d> {
            fn from(dossier: &'d Dossier) -> Self {
                Self {
                    format: FileFormat::of(dossier),
                    rev: dossier.rev,
                    plan: &dossier.plan,
                    $($list: unless_seldom(stringify!($list), &dossier.$list),)*
                }
            }
        }

        /// A file that is read in one pass, with its journal passed over.
        #[derive(Deserialize)]
        pub(super) struct Whole<'t> {
            format: FileFormat,
            #[serde(default)]
            rev: u64,
            plan: Plan,
            $($list: Option<Vec<crate::record::$kind>>,)*
            #[serde(borrow)]
            pub(super) journal: Option<&'t RawValue>,
        }

        impl Whole<'_> {
            /// Whether no list is missing that a saved file has.
            pub(super) fn is_complete(&self) -> bool {
                self.rev == 0 || (true $(&& (self.$list.is_some() || SELDOM.contains(&stringify!($list))))*)
            }

            /// Whether it is of a version that needs no upgrade.
            pub(super) fn is_current(&self) -> bool {
                self.format.is_current(&self.plan)
            }

            /// Its dossier.
            pub(super) fn dossier(self) -> Dossier {
                Dossier {
                    rev: self.rev,
                    plan: self.plan,
                    $($list: self.$list.unwrap_or_default(),)*
                }
            }
        }

        impl Reader<'_, '_> {
            /// The dossier with the lists that stand in the file.
            pub(super) fn dossier(&self, rev: u64, plan: Plan) -> Result<Dossier, Damage> {
                Ok(Dossier {
                    rev,
                    plan,
                    $($list: self.part(stringify!($list))?.unwrap_or_default(),)*
                })
            }
        }
    };
}

facts!(lists);

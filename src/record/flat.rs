//! Reading what bears a [`Stamp`](super::Stamp): in the file its three fields stand among the others.
//!
//! Serde's `flatten` writes that, but to read it keeps a copy of every field until the end, and a
//! file is mostly records and entries. So each is read as it stands, and put together here.

/// Makes the type that a type with a `stamp` is read from, given its other fields.
macro_rules! flat {
    ($flat:ident into $whole:ident { $($(#[$attribute:meta])* $field:ident: $type:ty,)* }) => {
        #[doc = concat!("A [`", stringify!($whole), "`] as it stands in the file.")]
        #[derive(serde::Deserialize)]
        struct $flat {
            $($(#[$attribute])* $field: $type,)*
            by: String,
            login: String,
            at: chrono::DateTime<chrono::FixedOffset>,
        }

        impl From<$flat> for $whole {
            fn from(flat: $flat) -> Self {
                Self {
                    $($field: flat.$field,)*
                    stamp: $crate::record::Stamp {
                        by: flat.by,
                        login: flat.login,
                        at: flat.at,
                    },
                }
            }
        }
    };
}

pub(super) use flat;

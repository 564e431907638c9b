//! Reading what bears a [`Stamp`](super::Stamp): in the file its three fields stand among the others.
//!
//! Serde's `flatten` writes that, but to read it keeps a copy of every field until the end, and a
//! file is mostly records and entries. So each is read as it stands, and put together here.

/// Makes the type that a type with a `stamp` is read from, given its other fields; `with document` is the
/// field of a [`Document`](super::Document), whose own stand among them as well.
macro_rules! flat {
    (
        $flat:ident into $whole:ident { $($(#[$attribute:meta])* $field:ident: $type:ty,)* }
        $(with $document:ident)?
    ) => {
        #[doc = concat!("A [`", stringify!($whole), "`] as it stands in the file.")]
        #[derive(serde::Deserialize)]
        struct $flat {
            $($(#[$attribute])* $field: $type,)*
            $(
                #[doc = concat!("Of the ", stringify!($document))]
                source: Option<$crate::record::Source>,
                protocol: Option<String>,
                protocol_date: Option<$crate::calendar::Date>,
                pec_id: Option<String>,
                note: Option<String>,
                attachment: Option<String>,
            )?
            by: String,
            login: String,
            at: chrono::DateTime<chrono::FixedOffset>,
        }

        impl From<$flat> for $whole {
            fn from(flat: $flat) -> Self {
                Self {
                    $($field: flat.$field,)*
                    $($document: $crate::record::Document {
                        source: flat.source,
                        protocol: flat.protocol,
                        protocol_date: flat.protocol_date,
                        pec_id: flat.pec_id,
                        note: flat.note,
                        attachment: flat.attachment,
                    },)?
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

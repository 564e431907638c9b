//! In which order a list stands: the orders that there are, and what each is called.

use std::str::FromStr;

use crate::say;

/// The order of the register of requests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RequestOrder {
    /// Open ones by due date, then closed ones.
    #[default]
    Due,
    /// The newest number first.
    Number,
    /// By subject.
    Subject,
}

/// The order of a list of dossiers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DossierOrder {
    /// The most urgent first.
    #[default]
    Urgency,
    /// By title.
    Name,
    /// By the next due date.
    Due,
}

macro_rules! order {
    ($type:ident: $($variant:ident $word:literal),*) => {
        impl $type {
            /// All of them, the usual one first.
            pub const ALL: [Self; 3] = [$(Self::$variant),*];

            /// Its name in the configuration.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }

            /// The one after it.
            #[must_use]
            pub fn next(self) -> Self {
                let at = Self::ALL.iter().position(|order| *order == self);
                at.map_or(self, |at| Self::ALL[(at + 1) % Self::ALL.len()])
            }
        }

        impl FromStr for $type {
            type Err = ();

            fn from_str(text: &str) -> Result<Self, ()> {
                let named = Self::ALL.into_iter().find(|order| order.as_str() == text);
                named.ok_or(())
            }
        }
    };
}

order!(RequestOrder: Due "due", Number "number", Subject "subject");
order!(DossierOrder: Urgency "urgency", Name "name", Due "due");

/// In which order the lists stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Orders {
    /// The requests.
    pub requests: RequestOrder,
    /// The dossiers.
    pub dossiers: DossierOrder,
}

say! {
    /// The answer to the key that changes the order of requests.
    pub fn requests_stand(lang, order: RequestOrder) let order = of_requests(lang, order);
        it "Richieste {order}."
        en "Requests {order}.";

    /// The answer to the key that changes the order of dossiers.
    pub fn dossiers_stand(lang, order: DossierOrder) let order = of_dossiers(lang, order);
        it "Fascicoli {order}."
        en "Dossiers {order}.";

    /// How the requests stand.
    pub fn of_requests(lang, order: RequestOrder) -> &str match order {
        RequestOrder::Due => it "per scadenza" en "by due date";
        RequestOrder::Number => it "per numero" en "by number";
        RequestOrder::Subject => it "per oggetto" en "by subject";
    }

    /// How the dossiers stand.
    pub fn of_dossiers(lang, order: DossierOrder) -> &str match order {
        DossierOrder::Urgency => it "per urgenza" en "by urgency";
        DossierOrder::Name => it "per nome" en "by name";
        DossierOrder::Due => it "per scadenza" en "by due date";
    }
}

//! Several dossiers in one sentence of the monitoring plug-in.

use crate::words::Lang;
use crate::words::check::{alerts_of_several, unread_of_several};
use crate::words::portfolio::how_many;

/// Several dossiers in one sentence: "5 fascicoli: 2 termini da guardare, 1 non leggibile".
#[must_use]
pub fn several(lang: Lang, dossiers: usize, alerts: usize, unread: usize) -> String {
    let dossiers = how_many(lang, dossiers);
    let alerts = alerts_of_several(lang, alerts);
    match unread {
        0 => format!("{dossiers}: {alerts}"),
        n => format!("{dossiers}: {alerts}, {}", unread_of_several(lang, n)),
    }
}

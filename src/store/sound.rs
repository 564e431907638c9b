//! Making sure that a dossier that was read holds together.

use crate::record::Dossier;

use super::damage::Unsound;

/// Makes sure that a dossier holds together.
pub(super) fn sound(dossier: Dossier) -> Result<Dossier, Unsound> {
    let plan = dossier.plan.checked().map_err(Unsound::Plan)?;
    let dossier = Dossier { plan, ..dossier };
    dossier.checked().map_err(Unsound::Records)
}

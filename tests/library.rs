//! The plans that come along, each lived through by the real program, and every kind of contract that a plan has to
//! be able to say.
//!
//! A life is a table: a day, what is written on it, and what has to be true at its end. The dates were worked out by
//! hand, from the rule that stands beside them. Where each kind is shown:
//!
//! | kind of contract | plan | its life |
//! |---|---|---|
//! | schedule of a municipality (Civitavecchia) | `civitavecchia` | `library/civitavecchia.rs` |
//! | works | `lavori` | `library/lavori.rs` |
//! | supplies in lots | `forniture` | `library/forniture.rs` |
//! | managed service | `gestione` | `library/gestione.rs` |
//! | grant for the cloud | `cloud` | `library/cloud.rs` |
//! | grant for a website | `sito` | `library/sito.rs` |
//! | access to documents | `accesso` | `library/accesso.rs` |
//! | conference of services | `conferenza` | `library/conferenza.rs` |
//! | grant of the European Union | `library/plans/ue.txt` | `library/others.rs` |
//! | building permit | `library/plans/permesso.txt` | `library/others.rs` |
//! | call-off from a framework agreement | `library/plans/accordo.txt` | `library/others.rs` |
//! | task order | `library/plans/incarico.txt` | `library/others.rs` |
//!
//! What none of them can say is a term in hours: the program counts days, and the text says so where it is typed.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "library/accesso.rs"]
mod accesso;
#[path = "library/civitavecchia.rs"]
mod civitavecchia;
#[path = "library/cloud.rs"]
mod cloud;
#[path = "library/conferenza.rs"]
mod conferenza;
#[path = "library/forniture.rs"]
mod forniture;
#[path = "library/gestione.rs"]
mod gestione;
#[path = "library/lavori.rs"]
mod lavori;
#[path = "library/life.rs"]
mod life;
mod office;
#[path = "library/others.rs"]
mod others;
#[path = "library/sito.rs"]
mod sito;
#[path = "library/whole.rs"]
mod whole;

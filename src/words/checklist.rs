//! Check lists: how much of one is done, what its points are called, and what is said of each.
//!
//! What a list says on a day is worked out in [`record`](crate::record); which of these rows is said, in
//! `compose/checklist.rs`.

use crate::say;

use super::sanitize::sanitized;

pub use super::compose::checklist::{
    day_and_note, group, in_full, in_short, known_points, list_of, noted, of_group, open_in_words,
    place, point, point_with_source, progress, progress_of, question, signed, tick_question,
    ticked, value, waived_by, whole,
};

say! {
    /// How much of a list is done, where it stands alone.
    pub fn in_words(lang, done: usize, total: usize) match total {
        1 => it "{done} di 1 punto" en "{done} of 1 point";
        _ => it "{done} di {total} punti" en "{done} of {total} points";
    }

    /// The same where nothing of a list applies.
    pub fn nothing_applies(lang) -> &str
        it "nessun punto si applica"
        en "no point applies";

    /// How many points are open, in the question before an event is recorded.
    pub(super) fn still_open(lang, open: usize, total: usize) match open {
        1 =>
            it "Nella lista di controllo resta aperto 1 punto su {total}."
            en "1 point of {total} of the check list is still open.";
        _ =>
            it "Nella lista di controllo restano aperti {open} punti su {total}."
            en "{open} points of {total} of the check list are still open.";
    }

    /// How many points are open, behind the name of the list: "15 aperti".
    pub(super) fn open_points(lang, open: usize) match open {
        1 => it "1 aperto" en "1 open";
        _ => it "{open} aperti" en "{open} open";
    }

    /// The list of an attempt that was rejected, in the same place.
    pub(super) fn closed(lang) -> &str it "chiusa" en "closed";

    /// The same once it is opened, and where that of the next attempt is.
    pub fn is_closed(lang, on: &str, open: &str)
        it "È la lista di un tentativo respinto ({on}), chiusa. Quella aperta: {open}."
        en "This is the list of an attempt rejected {on}, closed. The open one: {open}.";

    /// How many do not apply, behind that.
    pub(super) fn without(lang, waived: usize) match waived {
        1 => it "1 non si applica" en "1 does not apply";
        _ => it "{waived} non si applicano" en "{waived} do not apply";
    }

    /// A point among those of its event: "Collaudo congiunto, «Font del modello»".
    pub(super) fn point_of(lang, of: &str, point: &str)
        it "{of}, «{point}»"
        en "{of}, \"{point}\"";

    /// A group of points among those of its event.
    pub(super) fn group_of(lang, of: &str, group: &str)
        it "{of}, gruppo «{group}»"
        en "{of}, group \"{group}\"";

    /// That a point was ticked.
    pub(super) fn was_ticked(lang, name: &str, day: &str)
        it "{name}: spuntato {day}"
        en "{name}: ticked {day}";

    /// That its tick has another day now.
    pub(super) fn tick_moved(lang, name: &str, day: &str, was: &str)
        it "{name}: spuntato {day} (era {was})"
        en "{name}: ticked {day} (was {was})";

    /// That only the note of its tick changed.
    pub(super) fn tick_noted(lang, name: &str)
        it "{name}: nota della spunta"
        en "{name}: note of the tick";

    /// The same where columns are few: what was done comes before what it is about.
    pub(super) fn ticked_in_short(lang, name: &str, day: &str)
        it "spuntato {day}  {name}"
        en "ticked {day}  {name}";
    pub(super) fn tick_noted_in_short(lang, name: &str)
        it "nota della spunta  {name}"
        en "note of the tick  {name}";
    pub(super) fn untick_in_short(lang, name: &str)
        it "tolta la spunta  {name}"
        en "tick taken back  {name}";

    /// A point, or a group, by its own name first, where the line may be cut.
    pub(super) fn own_first(lang, own: &str, of: &str)
        it "«{own}», {of}"
        en "\"{own}\", {of}";

    /// That a tick was taken back.
    pub(super) fn untick(lang, name: &str, was: &str)
        it "{name}: tolta la spunta ({was})"
        en "{name}: tick taken back ({was})";

    /// The key that says of a point, or of its group, that it applies after all.
    pub fn applies_by_key(lang) -> &str it "Con w." en "With w.";

    /// The question before a tick of which something is doubtful, which is said before.
    pub(super) fn tick_all_the_same(lang, doubts: &str, name: &str, day: &str)
        it "{doubts} Spuntare lo stesso: {name}, {day}?"
        en "{doubts} Tick it all the same: {name}, {day}?";

    /// The question before a tick is taken back.
    pub(super) fn untick_question(lang, name: &str, was: &str)
        it "Togliere la spunta: {name}, {was}?"
        en "Take the tick back: {name}, {was}?";

    /// The question before a point is dropped, and what goes with it.
    pub(super) fn drop_question(lang, name: &str, with: &str)
        it "Togliere il punto: {name}?{with}"
        en "Drop the point: {name}?{with}";

    /// What goes with a point that is ticked, behind that question.
    pub(super) fn with_its_tick(lang, day: &str)
        it " Con il punto si toglie anche la sua spunta ({day})."
        en " Its tick goes with the point ({day}).";

    /// When a point was ticked and by whom.
    pub(super) fn ticked_by(lang, day: &str, by: &str)
        it "{day}, {by}"
        en "{day}, {by}";

    /// Why a point does not apply.
    pub(super) fn not_applying(lang, reason: &str)
        it "non si applica ({reason})"
        en "does not apply ({reason})";

    /// A point that is open, in a list that is printed.
    pub fn open(lang) -> &str it "aperto" en "open";

    /// A point that does not apply, likewise.
    pub fn applies_not(lang) -> &str it "non si applica" en "does not apply";

    /// A point that is ticked, likewise.
    pub fn done(lang) -> &str it "spuntato" en "ticked";

    /// The points that stand in no group, where others do.
    pub fn other_points(lang) -> &str it "Altri punti" en "Other points";

    /// The head of the view, the name of the list and the field of a report.
    pub fn title(lang) -> &str it "Lista di controllo" en "Check list";

    /// The same of one event: "Lista di controllo: Collaudo congiunto".
    pub fn title_of(lang, of: &str)
        it "Lista di controllo: {of}"
        en "Check list: {of}";

    /// That a list has no points.
    pub fn empty(lang, add: bool) -> &str match add {
        true =>
            it "Nessun punto: a ne aggiunge uno."
            en "No points: a adds one.";
        false => it "Nessun punto." en "No points.";
    }

    /// That no event here has a check list.
    pub fn none_here(lang) -> &str
        it "Questa fase non ha eventi con una lista di controllo."
        en "No event of this phase has a check list.";

    /// That a group is not ticked as a whole.
    pub fn is_a_group(lang) -> &str
        it "È un gruppo: si spuntano i suoi punti uno per uno."
        en "It is a group: its points are ticked one by one.";

    /// Where the text of a group would be rewritten.
    pub fn is_a_named_group(lang) -> &str
        it "È un gruppo: il suo nome si cambia nel cronoprogramma come testo (m, poi e)."
        en "It is a group: its name is changed in the plan as text (m, then e).";

    /// Who wrote it and where it comes from, at the foot of the view.
    pub fn source(lang) -> &str it "Fonte" en "Source";

    /// The group of a point, at the foot of the view.
    pub fn group_name(lang) -> &str it "Gruppo" en "Group";

    /// A setting that is a point.
    pub fn point_setting(lang) -> &str it "Punto" en "Point";

    /// What it means.
    pub fn about_point(lang) -> &str
        it "Un punto della lista di controllo dell'evento."
        en "A point of the check list of the event.";

    /// A setting that is a group of points.
    pub fn group_setting(lang) -> &str it "Gruppo di punti" en "Group of points";

    /// What it means.
    pub fn about_group(lang) -> &str
        it "Come si chiama un gruppo di punti della lista di controllo: un testo, o uno per lingua, come Il sito | The site."
        en "What a group of points of the check list is called: one text, or one for each language, such as Il sito | The site.";

    /// What it takes as a value.
    pub fn group_takes(lang) -> &str
        it "un nome, o uno per lingua come Il sito | The site; none per togliere un gruppo in cui non c'è nessun punto"
        en "a name, or one for each language such as Il sito | The site; none drops a group that no point stands in";

    /// A group as a setting is called: "Collaudo congiunto, gruppo sito".
    pub fn group_setting_name(lang, of: &str, group: &str)
        it "{of}, gruppo {group}"
        en "{of}, group {group}";

    /// What somebody else did to a tick while its form was open.
    pub fn clash(lang, by: &str) let by = sanitized(by);
        it "{by} ha cambiato questa spunta mentre il modulo era aperto. Nulla è stato perso."
        en "{by} changed this tick while the form was open. Nothing is lost.";

    /// In place of a tick that is not there.
    pub(super) fn no_tick(lang) -> &str it "nessuna spunta" en "no tick";

    /// In place of a point that is not there.
    pub(super) fn no_point(lang) -> &str it "nessun punto" en "no point";

    /// The group of a point, behind what it says.
    pub(super) fn in_group(lang, group: &str)
        it "gruppo «{group}»"
        en "group \"{group}\"";

    /// A point that came to a list, was taken from it, or says something else: after a save, in the journal, in
    /// the question before an undo.
    pub(super) fn point_added(lang, name: &str)
        it "punto aggiunto, {name}"
        en "point added, {name}";
    pub(super) fn point_dropped(lang, name: &str)
        it "punto tolto, {name}"
        en "point dropped, {name}";
    pub(super) fn point_rewritten(lang, name: &str, was: &str)
        it "punto riscritto, {name} (era «{was}»)"
        en "point rewritten, {name} (was \"{was}\")";
    pub(super) fn point_changed(lang, name: &str)
        it "punto modificato, {name}"
        en "point changed, {name}";

    /// A point as a setting is called: "Collaudo congiunto, punto font".
    pub fn setting_name(lang, of: &str, point: &str)
        it "{of}, punto {point}"
        en "{of}, point {point}";

    /// What a point takes as a value.
    pub fn takes(lang) -> &str
        it "il testo del punto, o none per toglierlo"
        en "the text of the point, or none to drop it";

    /// The names of some points, and how many more there are.
    pub(super) fn and_more(lang, names: &str, more: usize)
        it "{names} e altri {more}"
        en "{names} and {more} more";
}

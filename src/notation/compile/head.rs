//! The keys of the head: title, days, parties, penalties, fixed days.

use serde_json::{Map, Value, json};

use crate::calendar::parse_typed_month_days;
use crate::plan::{Bearer, PartyId, Zone, nearest};
use crate::words::Lang;
use crate::words::notation::{ExpectedText, Keyword, TextFaultKind};

use super::Compiler;
use super::heading::said_id;
use crate::notation::glyph::Slice;
use crate::notation::key::{RULES, entry};
use crate::notation::label::{LabelText, TakenNames, name_of, slug};
use crate::notation::measure::{day, limit, no_limit, rate};
use crate::notation::names::{Lost, Names};
use crate::notation::place::Placed;

impl<'l> Compiler<'l> {
    fn value_of(&self, wanted: Keyword) -> Option<Slice<'l>> {
        let mut entries = self.lines.iter().filter_map(entry);
        let is = |known: Option<(Keyword, Lang)>| known.is_some_and(|(key, _)| key == wanted);
        entries.find_map(|(known, _, value)| is(known).then_some(value))
    }

    /// The parties, and which of them we are: before anything else, for they are named everywhere.
    pub(super) fn parties(&mut self) {
        let mut list = Vec::new();
        let pieces = self.value_of(Keyword::Parties);
        let pieces = pieces.map(Slice::at_commas).unwrap_or_default();
        let pieces = pieces.into_iter().filter(|piece| !piece.is_empty());
        let pieces: Vec<_> = pieces.map(Slice::with_name).collect();
        let mut taken = TakenNames::of(pieces.iter().filter_map(|(_, id)| *id));
        // `both` is a word of its own.
        for id in [PartyId::ADMINISTRATION, PartyId::SUPPLIER, "both"] {
            taken.take(id);
        }
        for (i, (piece, said)) in pieces.into_iter().enumerate() {
            self.places
                .push(Placed::new(format!("parties[{i}]"), piece.span()));
            let label = LabelText::read(piece, &mut self.faults);
            if let Some(said) = said.filter(|said| said_id(*said).is_none()) {
                self.faults.in_piece(said, TextFaultKind::Id);
            }
            let id = match said.and_then(said_id) {
                Some(id) => id,
                None => taken.make(&name_of(&label.first, Bearer::Beside)),
            };
            self.known.parties.add(&id, &label.first);
            let (text, noun) = (label.text(self.lang), label.noun_of_party(self.lang));
            list.push(json!({"id": id, "label": text, "noun": noun}));
        }
        let mut always = Names::default();
        for (keyword, id) in [
            (Keyword::Administration, PartyId::ADMINISTRATION),
            (Keyword::Supplier, PartyId::SUPPLIER),
        ] {
            for (_, word) in keyword.spellings() {
                always.add_word(id, word);
            }
        }
        if let Some(value) = self.value_of(Keyword::WeAre) {
            match self.known.parties.and(&always).one_of(value) {
                Ok(id) => {
                    self.us.clone_from(&id);
                    self.plan.insert("us".into(), id.into());
                }
                Err(why) => self.lost(value, why, true),
            }
        }
        if !list.is_empty() {
            self.plan.insert("parties".into(), list.into());
        }
        self.name_parties();
    }

    pub(super) fn head(&mut self) {
        self.plan.insert("rules".into(), json!({}));
        let mut seen = Vec::new();
        let lines = self.lines;
        for line in lines {
            let Some((known, key, value)) = entry(line) else {
                continue;
            };
            let Some((keyword, _)) = known else {
                self.unknown_key(key);
                continue;
            };
            if seen.contains(&keyword) && keyword != Keyword::Json {
                self.faults.in_piece(key, TextFaultKind::Twice);
                continue;
            }
            seen.push(keyword);
            self.key(keyword, key, value);
        }
        let zone = json!(Zone::default());
        self.plan.entry("time_zone").or_insert(zone);
        for (key, usual) in [("last_day", "nominal"), ("suspensions", "stop_clocks")] {
            self.rules().entry(key).or_insert(usual.into());
        }
        if !self.plan.contains_key("name") {
            let title = self.value_of(Keyword::Title);
            let title =
                title.map(|title| LabelText::plain(title, &mut super::TextFaults::default()));
            if let Some(title) = title {
                self.plan.insert("name".into(), slug(&title.first).into());
            }
        }
    }

    fn unknown_key(&mut self, key: Slice<'_>) {
        let text = key.folded();
        let spellings = Keyword::KEYS.iter().flat_map(|key| key.spellings());
        let spellings: Vec<&str> = spellings.map(|(_, word)| word).collect();
        let near = nearest(&text, spellings.into_iter()).map(str::to_owned);
        let whole = if key.is_empty() {
            TextFaultKind::Line
        } else if key.text().contains(['|', '\t']) {
            TextFaultKind::Cells
        } else if key.take(Keyword::Phase).is_some() {
            TextFaultKind::PhaseNumber
        } else {
            TextFaultKind::Key { near }
        };
        self.faults.in_piece(key, whole);
    }

    fn key(&mut self, keyword: Keyword, key: Slice<'_>, value: Slice<'_>) {
        let member = match keyword {
            Keyword::Title => "title",
            Keyword::Name => "name",
            Keyword::Days => "rules",
            Keyword::Parties => "parties",
            Keyword::WeAre => "us",
            Keyword::Penalties => "penalties",
            Keyword::Suspensions => "rules.suspensions",
            Keyword::Deadlines => "deadlines",
            Keyword::Cup => "info.cup",
            Keyword::Cig => "info.cig",
            _ => return,
        };
        self.places.push(Placed::new(member, value.span()));
        if value.is_empty() {
            self.faults.in_piece(key, TextFaultKind::NoValue);
            if keyword == Keyword::Title {
                // It is there: that it is missing is not another fault.
                self.plan.insert("title".into(), key.text().into());
            }
            return;
        }
        match keyword {
            Keyword::Title => {
                let title = LabelText::plain(value, &mut self.faults);
                self.plan.insert("title".into(), title.text(self.lang));
                self.typed_title = title.second.is_none().then_some(title.first);
            }
            Keyword::Cup => self.info("cup", &value.text()),
            Keyword::Cig => self.info("cig", &value.text()),
            Keyword::Name => {
                self.plan.insert("name".into(), value.text().into());
                self.is_named = true;
            }
            Keyword::Days => value
                .at_commas()
                .into_iter()
                .for_each(|piece| self.days(piece)),
            Keyword::Penalties => self.penalties(value),
            Keyword::Suspensions => self.suspensions(value),
            Keyword::Deadlines => self.deadlines(value),
            _ => {}
        }
    }

    /// What the head says of the contract.
    pub(super) fn info(&mut self, key: &str, value: &str) {
        let info = self.plan.entry("info").or_insert_with(|| json!({}));
        if let Some(info) = info.as_object_mut() {
            info.insert(key.to_owned(), value.into());
        }
    }

    fn rules(&mut self) -> &mut Map<String, Value> {
        let rules = self.plan.entry("rules").or_insert_with(|| json!({}));
        if !rules.is_object() {
            *rules = json!({});
        }
        rules.as_object_mut().expect("made an object above")
    }

    /// A rule that may be said once only.
    fn set_rule(&mut self, key: &str, value: &str, piece: Slice<'_>) {
        if self.rules().insert(key.to_owned(), value.into()).is_some() {
            self.faults.in_piece(piece, TextFaultKind::Twice);
        }
    }

    fn days(&mut self, piece: Slice<'_>) {
        let rule = RULES.iter().find(|(keyword, _)| piece.is(*keyword));
        if let Some((_, rule)) = rule {
            self.set_rule("last_day", rule, piece);
        } else if let Some(days) = piece.take(Keyword::Patron) {
            match parse_typed_month_days(&days.text()) {
                Ok(days) if !days.is_empty() => {
                    let list = self
                        .rules()
                        .entry("local_holidays")
                        .or_insert_with(|| json!([]));
                    let list = list.as_array_mut();
                    let days = days.iter().map(|day| json!(day.to_string()));
                    if let Some(list) = list {
                        list.extend(days);
                    }
                }
                _ => self.expected(days, ExpectedText::DayOfYear),
            }
        } else if let Some(week) = piece.take(Keyword::Week) {
            let known = [(Keyword::MonFri, "mon-fri"), (Keyword::MonSat, "mon-sat")];
            let known = known.iter().find(|(keyword, _)| week.is(*keyword));
            match known {
                Some((_, name)) => self.set_rule("working_week", name, piece),
                None => self.expected(week, ExpectedText::Week),
            }
        } else if let Some(zone) = piece.take(Keyword::Zone) {
            let text = zone.text();
            if text.parse::<Zone>().is_ok() {
                if self.plan.insert("time_zone".into(), text.into()).is_some() {
                    self.faults.in_piece(piece, TextFaultKind::Twice);
                }
            } else {
                self.expected(zone, ExpectedText::Zone);
            }
        } else {
            self.expected(piece, ExpectedText::Days);
        }
    }

    pub(super) fn expected(&mut self, piece: Slice<'_>, what: ExpectedText) {
        self.faults.in_piece(piece, TextFaultKind::Expected(what));
    }

    /// A length is expected: why it is none, or what one looks like.
    pub(super) fn no_length(&mut self, piece: Slice<'_>) {
        let kind = match no_limit(piece) {
            Some(why) => TextFaultKind::NoLengthFor(why),
            None => TextFaultKind::Expected(ExpectedText::Limit),
        };
        self.faults.in_piece(piece, kind);
    }

    fn penalties(&mut self, value: Slice<'_>) {
        let mut map = Map::new();
        for piece in value.at_commas() {
            if let Some(party) = piece.take(Keyword::OwedBy) {
                match self.known.parties.one_of(party) {
                    Ok(id) => self.set(&mut map, "party", id.into(), piece),
                    Err(lost) => self.lost(party, lost, true),
                }
                continue;
            }
            let most = piece.take(Keyword::AtMost);
            let found = rate(most.unwrap_or(piece)).and_then(|(rate, rest)| {
                let is_cap = rest.is(Keyword::Percent);
                let rest = rest.take(Keyword::PerMille);
                let is_rate = rest.is_some_and(|rest| rest.is_empty() || rest.is(Keyword::ADay));
                let key = match (most.is_some(), is_cap, is_rate) {
                    (true, true, _) => "cap_percent",
                    (false, _, true) => "daily_per_mille",
                    _ => return None,
                };
                Some((key, json!(rate.to_string())))
            });
            match found {
                Some((key, value)) => self.set(&mut map, key, value, piece),
                None => self.expected(piece, ExpectedText::Penalties),
            }
        }
        self.plan.insert("penalties".into(), map.into());
    }

    fn suspensions(&mut self, value: Slice<'_>) {
        let mut ceiling = Map::new();
        for piece in value.at_commas() {
            if piece.is(Keyword::OnlyNoted) {
                self.set_rule("suspensions", "note_only", piece);
                continue;
            }
            let most = piece.take(Keyword::AtMost).unwrap_or(piece);
            let percent = most.number().filter(|(_, rest)| rest.is(Keyword::Percent));
            let percent = percent.and_then(|(number, _)| number.text().parse::<u32>().ok());
            let length = limit(most).filter(|(_, rest)| rest.is_empty());
            match (percent, length) {
                (Some(percent), _) => self.set(&mut ceiling, "percent", percent.into(), piece),
                (None, Some((limit, _))) => {
                    self.set(&mut ceiling, "limit", limit.to_string().into(), piece);
                }
                (None, None) if no_limit(most).is_some() => self.no_length(most),
                (None, None) => self.expected(piece, ExpectedText::Ceiling),
            }
        }
        if !ceiling.is_empty() {
            self.rules()
                .insert("suspension_ceiling".into(), ceiling.into());
        }
    }

    fn deadlines(&mut self, value: Slice<'_>) {
        let mut map = Map::new();
        for piece in value.at_commas() {
            let mut blanks = (1..piece.len()).filter(|at| {
                let before = piece.to(*at).text();
                before.ends_with([' ', '\u{a0}', ']'])
            });
            let found = blanks.find_map(|at| {
                let (day, rest) = day(piece.from(at).trimmed())?;
                rest.is_empty().then(|| (piece.to(at).trimmed(), day))
            });
            let Some((name, day)) = found else {
                self.expected(piece, ExpectedText::Deadline);
                continue;
            };
            let id = match name.bracketed() {
                Some((id, rest)) if rest.trimmed().is_empty() => {
                    let Some(id) = said_id(id.trimmed()) else {
                        self.faults.in_piece(id, TextFaultKind::Id);
                        continue;
                    };
                    id
                }
                _ => match self.known.milestones.find(&name.text()) {
                    Ok(id) => id.to_owned(),
                    Err(Lost::Unknown(_)) => slug(&name.text()),
                    Err(lost) => {
                        self.lost(name, lost, false);
                        continue;
                    }
                },
            };
            self.places
                .push(Placed::new(format!("deadlines.{id}"), piece.span()));
            self.set(&mut map, &id, day.to_string().into(), piece);
        }
        self.plan.insert("deadlines".into(), map.into());
    }
}

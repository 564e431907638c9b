//! What stands under the cursor: a command, an option, or the value of an argument.
//!
//! The grammar is the one that reads the finished line; here it is only followed, as far as the words go.

use clap::{Arg, ArgAction, Command};

/// What is to be completed.
#[derive(Clone, Debug)]
pub(super) enum Wanted<'c> {
    /// One of the commands, or of those below one.
    Commands,
    /// An option.
    Options,
    /// The value of an argument; `before` stands in the same word, such as `--file=`.
    Value {
        /// The argument.
        argument: &'c Arg,
        /// What stands in front.
        before: String,
    },
    /// Nothing that anybody could know.
    Nothing,
}

/// How the words so far are read.
#[derive(Clone, Debug)]
pub(super) struct CursorPlace<'c> {
    /// The whole command line.
    pub(super) root: &'c Command,
    /// The command whose arguments these are.
    pub(super) command: &'c Command,
    /// Its name, in one word or two.
    pub(super) path: Vec<&'c str>,
    /// The values so far, each with the name of its argument; of a switch an empty one.
    pub(super) given: Vec<(&'c str, String)>,
    /// How many values without an option there were.
    positions: usize,
    /// The option whose value comes next.
    pending: Option<&'c Arg>,
    /// An option that takes more values.
    more: Option<&'c Arg>,
    /// Whether `--` was typed.
    no_options: bool,
}

impl<'c> CursorPlace<'c> {
    /// Follows the words.
    pub(super) fn of(root: &'c Command, words: &[String]) -> Self {
        let mut place = Self {
            root,
            command: root,
            path: Vec::new(),
            given: Vec::new(),
            positions: 0,
            pending: None,
            more: None,
            no_options: false,
        };
        for word in words {
            place.take(word);
        }
        place
    }

    /// The last value of an argument.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        let mut given = self.given.iter().rev();
        let found = given.find(|(argument, _)| *argument == name);
        found.map(|(_, value)| value.as_str())
    }

    /// All values of an argument.
    pub(super) fn values<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s str> {
        let given = self.given.iter();
        given
            .filter(move |(argument, _)| *argument == name)
            .map(|(_, value)| value.as_str())
    }

    /// What is wanted of the word under the cursor.
    pub(super) fn wanted(&self, current: &str) -> Wanted<'c> {
        let value = |argument, before: &str| Wanted::Value {
            argument,
            before: before.to_owned(),
        };
        if let Some(argument) = self.pending {
            return value(argument, "");
        }
        if self.is_option(current) {
            return match current.split_once('=') {
                Some((name, _)) => match self.long(name) {
                    Some(argument) if argument.get_action().takes_values() => {
                        value(argument, &format!("{name}="))
                    }
                    _ => Wanted::Nothing,
                },
                None => Wanted::Options,
            };
        }
        if let Some(argument) = self.more {
            return value(argument, "");
        }
        if self.awaits_command() {
            return Wanted::Commands;
        }
        self.position(self.positions)
            .map_or(Wanted::Nothing, |argument| value(argument, ""))
    }

    /// The options that may still be typed.
    pub(super) fn options(&self) -> impl Iterator<Item = &'c Arg> {
        let of_all = self
            .root
            .get_arguments()
            .filter(|argument| argument.is_global_set() || self.path.is_empty());
        let own = self.command.get_arguments();
        let own = own.filter(|_| !self.path.is_empty()).chain(of_all);
        own.filter(|argument| {
            let again = matches!(argument.get_action(), ArgAction::Append);
            let is_given = self.value(argument.get_id().as_str()).is_some();
            argument.get_long().is_some() && (again || !is_given)
        })
    }

    fn take(&mut self, word: &str) {
        if let Some(argument) = self.pending.take() {
            self.give(argument, word);
            let many = argument.get_num_args().is_some_and(|n| n.max_values() > 1);
            self.more = Some(argument).filter(|_| many);
        } else if word == "--" {
            (self.no_options, self.more) = (true, None);
        } else if self.is_option(word) {
            self.more = None;
            self.take_option(word);
        } else if let Some(argument) = self.more {
            self.give(argument, word);
        } else if let Some(nested) = self.command.find_subcommand(word)
            && self.awaits_command()
        {
            self.command = nested;
            self.path.push(nested.get_name());
        } else {
            // A word that is no command where one is awaited: nobody knows what comes after it.
            if let Some(argument) = self.position(self.positions) {
                self.give(argument, word);
            }
            self.positions += 1;
        }
    }

    fn take_option(&mut self, word: &str) {
        let (name, value) = match word.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (word, None),
        };
        let (argument, value) = if name.starts_with("--") {
            (self.long(name), value)
        } else {
            // `-fFILE` has its value in the same word.
            let mut letters = word.chars();
            let argument = letters.nth(1).and_then(|letter| self.short(letter));
            let rest = letters.as_str();
            (argument, Some(rest).filter(|rest| !rest.is_empty()))
        };
        match (argument, value) {
            (None, _) => {}
            (Some(argument), None) if argument.get_action().takes_values() => {
                self.pending = Some(argument);
            }
            (Some(argument), value) => self.give(argument, value.unwrap_or_default()),
        }
    }

    fn give(&mut self, argument: &'c Arg, value: &str) {
        self.given
            .push((argument.get_id().as_str(), value.to_owned()));
    }

    fn is_option(&self, word: &str) -> bool {
        // `-2` is the day before yesterday.
        let is_day = word
            .strip_prefix('-')
            .is_some_and(|rest| rest.starts_with(|char: char| char.is_ascii_digit()));
        word.starts_with('-') && !is_day && !self.no_options
    }

    fn awaits_command(&self) -> bool {
        self.command.has_subcommands() && self.positions == 0 && !self.no_options
    }

    /// The argument at a place; the last one may take all that follow.
    fn position(&self, at: usize) -> Option<&'c Arg> {
        let mut all: Vec<&Arg> = self.command.get_positionals().collect();
        all.sort_by_key(|argument| argument.get_index());
        let many = |argument: &&&Arg| argument.get_num_args().is_some_and(|n| n.max_values() > 1);
        all.get(at).or_else(|| all.last().filter(many)).copied()
    }

    fn long(&self, name: &str) -> Option<&'c Arg> {
        let name = name.trim_start_matches('-');
        self.all(|argument| argument.get_long() == Some(name))
    }

    fn short(&self, letter: char) -> Option<&'c Arg> {
        self.all(|argument| argument.get_short() == Some(letter))
    }

    fn all(&self, wanted: impl Fn(&Arg) -> bool) -> Option<&'c Arg> {
        let own = self.command.get_arguments();
        let mut all = own.chain(self.root.get_arguments());
        all.find(|argument| wanted(argument))
    }
}

/// The commands below one, with what they do.
pub(super) fn commands_of(command: &Command) -> Vec<(String, String)> {
    let all = command.get_subcommands();
    all.map(|command| {
        let about = command.get_about().map(ToString::to_string);
        (command.get_name().to_owned(), about.unwrap_or_default())
    })
    .collect()
}

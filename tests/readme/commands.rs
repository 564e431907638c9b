//! What the pages for people name is there: commands, their options, files and heads that links lead to; and
//! the two READMEs say the same, and so do the two pages on plans.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::at;

const READMES: [&str; 2] = ["README.md", "README.it.md"];
const PLANS: [&str; 2] = ["docs/plan.md", "docs/plan.it.md"];

/// The options of every command, with whether the next word is their value.
const GLOBAL: [(&str, bool); 9] = [
    ("-f", true),
    ("--file", true),
    ("--today", true),
    ("--lang", true),
    ("--color", true),
    ("--ascii", false),
    ("--readonly", false),
    ("-h", false),
    ("--help", false),
];

/// The pages: both READMEs and what is in `docs/`.
fn pages() -> Vec<String> {
    let mut pages: Vec<String> = READMES.map(str::to_owned).to_vec();
    for entry in fs::read_dir(at("docs")).expect("docs") {
        let name = entry.expect("an entry").file_name();
        let name = name.to_str().expect("a name");
        if Path::new(name).extension().is_some_and(|it| it == "md") {
            pages.push(format!("docs/{name}"));
        }
    }
    assert!(pages.len() >= 6, "{pages:?}");
    pages
}

fn text(page: &str) -> String {
    fs::read_to_string(at(page)).unwrap_or_else(|error| panic!("{page}: {error}"))
}

/// The lines of code of a page, in the text and apart from it.
fn code(page: &str) -> Vec<String> {
    let text = text(page);
    let mut lines = Vec::new();
    let mut apart = false;
    for event in Parser::new_ext(&text, pulldown_cmark::Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => apart = true,
            Event::End(TagEnd::CodeBlock) => apart = false,
            Event::Code(code) => lines.push(code.to_string()),
            Event::Text(code) if apart => lines.extend(code.lines().map(str::to_owned)),
            _ => {}
        }
    }
    lines
}

/// A command as it is named somewhere: the verb, with the second one where it has two, and the
/// options that are not everybody's.
type Named = (String, BTreeSet<String>);

/// The commands that a line of code names.
fn named(line: &str) -> Option<Named> {
    // What stands behind a comment sign, a pipe or in somebody else's quotation is not ours.
    let line = line.split(" #").next()?.split(" | ").next()?;
    let mut words = line.split_whitespace().peekable();
    words.find(|word| *word == "crono" || word.ends_with("/crono"))?;
    let mut verb = String::new();
    let mut options = BTreeSet::new();
    while let Some(word) = words.next() {
        let word = word.trim_end_matches(';');
        let name = word.split('=').next()?;
        if let Some((_, takes)) = GLOBAL.iter().find(|(global, _)| *global == name) {
            if *takes {
                words.next();
            }
        } else if word.starts_with("--") {
            options.insert(name.to_owned());
        } else if verb.is_empty() {
            word.clone_into(&mut verb);
        } else if matches!(verb.as_str(), "item" | "plan" | "point" | "request") {
            verb = format!("{verb} {word}");
        }
    }
    let is_verb = |verb: &str| verb.bytes().all(|b| b.is_ascii_lowercase() || b == b' ');
    (!verb.is_empty() && is_verb(&verb)).then_some((verb, options))
}

/// All that the code of a page names.
fn all_named(page: &str) -> BTreeSet<Named> {
    code(page).iter().filter_map(|line| named(line)).collect()
}

/// How many lines of a page begin so.
fn lines(page: &str, begin: &str) -> usize {
    let text = text(page);
    let lines = text.lines().filter(|line| line.starts_with(begin));
    lines.count()
}

fn help(verb: &str) -> String {
    let output = Command::new(assert_cmd::cargo::cargo_bin!("crono"))
        .args(["--lang", "en"])
        .args(verb.split(' ').filter(|word| !word.is_empty()))
        .arg("-h")
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "there is no crono {verb}");
    String::from_utf8(output.stdout).expect("a text")
}

/// The commands that the help lists.
fn verbs() -> BTreeSet<String> {
    let help = help("");
    let (_, list) = help.split_once("Commands:\n").expect("a list");
    let lines = list.lines().take_while(|line| !line.is_empty());
    let words = lines.filter_map(|line| line.split_whitespace().next());
    words.map(str::to_owned).collect()
}

#[test]
fn the_commands_and_options_that_are_named_exist() {
    let verbs = verbs();
    assert!(verbs.len() > 20, "{verbs:?}");
    let mut seen = 0;
    for page in pages() {
        for line in code(&page) {
            let Some((verb, options)) = named(&line) else {
                continue;
            };
            let first = verb.split(' ').next().unwrap_or_default();
            assert!(verbs.contains(first), "{page}: {line}");
            let help = help(&verb);
            for option in options {
                let there = help
                    .split([' ', ',', '\n', '['])
                    .any(|word| word == option.as_str());
                assert!(there, "{page}: {line}: {option}");
            }
            seen += 1;
        }
    }
    assert!(seen > 80, "{seen}");
}

#[test]
fn both_readmes_name_every_command_and_the_same_options() {
    let [english, italian] = READMES.map(all_named);
    assert_eq!(english, italian);
    let named: BTreeSet<String> = english
        .into_iter()
        .filter_map(|(verb, _)| verb.split(' ').next().map(str::to_owned))
        .collect();
    assert_eq!(named, verbs());
}

#[test]
fn both_readmes_have_the_same_parts() {
    // The English one has a word on the Italian one.
    assert_eq!(lines("README.md", "## "), lines("README.it.md", "## ") + 1);
    assert_eq!(lines("README.md", "|"), lines("README.it.md", "|"));
}

#[test]
fn both_pages_on_plans_name_the_same_and_have_the_same_parts() {
    let [english, italian] = PLANS.map(all_named);
    assert_eq!(english, italian);
    for begin in ["## ", "### ", "|", "- **", "```"] {
        let [english, italian] = PLANS.map(|page| lines(page, begin));
        assert_eq!(english, italian, "{begin}");
        assert!(english > 0, "{begin}");
    }
}

/// The heads of a page as links name them.
fn anchors(page: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(page).unwrap_or_default();
    let heads = text.lines().filter(|line| line.starts_with('#'));
    let named = heads.map(|head| {
        let head = head.trim_start_matches('#').trim().to_lowercase();
        let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
        head.chars().filter(kept).collect::<String>()
    });
    named.map(|head| head.replace(' ', "-")).collect()
}

#[test]
fn links_lead_to_a_file_and_to_a_head_of_it() {
    for page in pages() {
        let path = at(&page);
        let folder = path.parent().expect("a folder");
        let text = text(&page);
        for event in Parser::new_ext(&text, pulldown_cmark::Options::ENABLE_TABLES) {
            if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event
                && !dest_url.contains("://")
            {
                let (to, head) = dest_url.split_once('#').unwrap_or((&dest_url, ""));
                let to = if to.is_empty() {
                    path.clone()
                } else {
                    folder.join(to)
                };
                assert!(to.exists(), "{page}: {dest_url}");
                assert!(
                    head.is_empty() || anchors(&to).contains(head),
                    "{page}: {dest_url}"
                );
            }
        }
    }
}

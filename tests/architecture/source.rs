//! A source file as the tests of the house read it: code alone, without comments, texts and tests.
//!
//! It knows just enough of Rust for that: where comments, texts and items begin and end. What is left
//! out becomes blanks, so that every place stays on its line.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

const TEST_MARK: &str = "#[cfg(test)]";

/// One file of Rust.
pub struct Source {
    /// Where it is, from the root of the package, with `/` between folders.
    pub path: String,
    /// Everything it says.
    pub text: String,
    /// The same without comments, texts and what is only compiled for tests.
    pub code: String,
}

impl Source {
    /// Reads a text as if it stood in that file.
    pub fn new(path: &str, text: &str) -> Self {
        let mut code = without_texts(text);
        for tests in test_items(&code) {
            blank(&mut code, tests);
        }
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            code: String::from_utf8(code).expect("what is blanked is blanked whole"),
        }
    }

    /// Every `.rs` file under a folder of the package that is not a test of a module, in order of path.
    pub fn all_under(folder: &str) -> Vec<Self> {
        let mut sources: Vec<Self> = files_under(&root().join(folder))
            .into_iter()
            .filter(|path| path.extension().is_some_and(|end| end == "rs"))
            .map(|path| Self::new(&from_root(&path), &read(&path)))
            .collect();
        let tests: Vec<String> = sources.iter().flat_map(Self::test_files).collect();
        sources.retain(|source| !tests.iter().any(|prefix| source.path.starts_with(prefix)));
        sources
    }

    /// How the paths begin of the modules that it declares for tests alone, in files of their own.
    fn test_files(&self) -> Vec<String> {
        let masked = without_texts(&self.text);
        let folder = match self.path.rsplit_once('/') {
            Some((folder, "mod.rs" | "lib.rs" | "main.rs")) => folder.to_owned(),
            _ => self.path.trim_end_matches(".rs").to_owned(),
        };
        let declared = test_items(&masked).into_iter().filter_map(|item| {
            let item = str::from_utf8(&masked[item]).ok()?;
            let name = item.strip_suffix(';')?.rsplit_once("mod ")?.1;
            Some([format!("{folder}/{name}.rs"), format!("{folder}/{name}/")])
        });
        declared.flatten().collect()
    }

    /// Its modules from the root of the crate: `src/record/change.rs` is `record`, `change`.
    pub fn modules(&self) -> Vec<&str> {
        let path = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        let names = path
            .split('/')
            .filter(|name| !matches!(*name, "mod" | "lib"));
        names.collect()
    }

    /// The line of a place in the code, from 1.
    pub fn line(&self, at: usize) -> usize {
        1 + self.code[..at].matches('\n').count()
    }

    /// Where a name or path stands in the code, whole.
    pub fn places_of(&self, path: &str) -> Vec<usize> {
        let found = self.code.match_indices(path).map(|(at, _)| at);
        let whole = |at: &usize| {
            let (before, after) = (&self.code[..*at], &self.code[at + path.len()..]);
            !before.ends_with(is_of_name) && !after.starts_with(is_of_name)
        };
        found.filter(whole).collect()
    }

    /// What is named right below a path, with the place: `std::{fs, io::Write}` names `fs` and `io`.
    pub fn named_below(&self, path: &str) -> Vec<(usize, &str)> {
        let below = self.places_of(path).into_iter().flat_map(|at| {
            let rest = self.code[at + path.len()..]
                .strip_prefix("::")
                .unwrap_or_default();
            heads(rest).into_iter().map(move |name| (at, name))
        });
        below.collect()
    }

    /// What of the root of the crate is named with `crate::`, or with as many `super::` as lead there.
    pub fn named_of_crate(&self) -> Vec<(usize, &str)> {
        let up = vec!["super"; self.modules().len()].join("::");
        let mut named = self.named_below("crate");
        if !up.is_empty() {
            let whole = |at: usize| !self.code[..at].ends_with("super::");
            named.extend(
                self.named_below(&up)
                    .into_iter()
                    .filter(|(at, _)| whole(*at)),
            );
        }
        named
    }
}

/// The folder of the package.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file of the house under a folder, in order of path.
pub fn files_under(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of the package");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let mut files = Vec::new();
    for path in paths.into_iter().filter(|path| is_of_the_house(path)) {
        if path.is_dir() {
            files.extend(files_under(&path));
        } else {
            files.push(path);
        }
    }
    files
}

/// Whether a path is part of the house: neither built, nor the history, nor hidden for other reasons.
fn is_of_the_house(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_hidden = name.starts_with('.') && name != ".ci";
    // `fuzz` is built in a folder of its own.
    let is_built = name == "target" && path.is_dir();
    !is_hidden && !is_built
}

/// A path as seen from the root of the package.
pub fn from_root(path: &Path) -> String {
    let path = path.strip_prefix(root()).expect("a path of the package");
    path.to_string_lossy().replace('\\', "/")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a file of text")
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The first names of a path, or of each path of a group in braces.
fn heads(path: &str) -> Vec<&str> {
    let name = |path: &str| path.find(|c| !is_of_name(c)).unwrap_or(path.len());
    let Some(group) = path.strip_prefix('{') else {
        return Vec::from_iter(Some(&path[..name(path)]).filter(|name| !name.is_empty()));
    };
    let (mut depth, mut begins, mut found) = (0_usize, true, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => begins = true,
            c if begins && is_of_name(c) => {
                found.push(&group[at..at + name(&group[at..])]);
                begins = false;
            }
            _ => {}
        }
    }
    found
}

fn blank(code: &mut [u8], range: Range<usize>) {
    for byte in &mut code[range] {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

/// A text of Rust with comments, strings and characters blanked.
fn without_texts(text: &str) -> Vec<u8> {
    let mut code = text.as_bytes().to_vec();
    let mut at = 0;
    while at < text.len() {
        let long = text_at(text, at);
        blank(&mut code, at..at + long);
        at += long.max(1);
    }
    code
}

/// How long the comment, string or character is that begins here; 0 where none does.
fn text_at(text: &str, at: usize) -> usize {
    let bytes = &text.as_bytes()[at..];
    let before = text.as_bytes()[..at].last();
    let in_name = before.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    let until = |end: &str, from: usize| {
        let found = bytes[from..]
            .windows(end.len())
            .position(|part| part == end.as_bytes());
        found.map_or(bytes.len(), |found| from + found + end.len())
    };
    match bytes {
        [b'/', b'/', ..] => until("\n", 0).saturating_sub(1).max(2),
        [b'/', b'*', ..] => until("*/", 2),
        [b'"', ..] => 1 + escaped(&bytes[1..], b'"'),
        [b'r', b'"' | b'#', ..] if !in_name => {
            let marks = bytes[1..].iter().take_while(|byte| **byte == b'#').count();
            if bytes.get(1 + marks) == Some(&b'"') {
                until(&format!("\"{}", "#".repeat(marks)), marks + 2)
            } else {
                0
            }
        }
        [b'\'', b'\\', ..] => 1 + escaped(&bytes[1..], b'\''),
        // A character and not a lifetime: one more sign and the quote closes.
        [b'\'', ..] => {
            let one = text[at + 1..].chars().next();
            let end = 1 + one.map_or(0, char::len_utf8);
            if bytes.get(end) == Some(&b'\'') {
                end + 1
            } else {
                0
            }
        }
        _ => 0,
    }
}

/// How long a text is up to its quote, that included.
fn escaped(bytes: &[u8], quote: u8) -> usize {
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            byte if byte == quote => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The items that are only compiled for tests, in code without texts.
fn test_items(code: &[u8]) -> Vec<Range<usize>> {
    let text = str::from_utf8(code).expect("what is blanked is blanked whole");
    let mut items = Vec::new();
    let mut from = 0;
    while let Some(found) = text[from..].find(TEST_MARK) {
        let start = from + found;
        from = item_end(code, start + TEST_MARK.len());
        items.push(start..from);
    }
    items
}

/// Where the item ends that begins here: at its `;`, or with the brace that closes its body.
fn item_end(code: &[u8], from: usize) -> usize {
    let mut open = 0_usize;
    for (at, byte) in code.iter().enumerate().skip(from) {
        match byte {
            b'{' | b'(' | b'[' => open += 1,
            b'}' | b')' | b']' => {
                open = open.saturating_sub(1);
                if open == 0 && *byte == b'}' {
                    return at + 1;
                }
            }
            b';' if open == 0 => return at + 1,
            _ => {}
        }
    }
    code.len()
}

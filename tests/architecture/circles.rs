//! Which file needs which other file, and where such arrows run in a circle.
//!
//! The source is parsed, never run. A name is followed through the `pub use` lines to the file that begins it, so
//! a re-export in a `mod.rs` is no arrow of its own. Methods are not followed: who calls one names its type.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree, Visibility};

use super::source::Source;

/// The files of a crate and the names each takes from others.
pub struct Files {
    files: Vec<File>,
    /// The place of each module in `files`.
    modules: BTreeMap<Vec<String>, usize>,
}

/// One parsed file.
struct File {
    path: String,
    module: Vec<String>,
    /// What it begins at its top.
    defined: BTreeSet<String>,
    /// What its `use` lines bind, as paths from the root of the crate.
    bound: BTreeMap<String, Vec<String>>,
    /// The modules it takes everything from.
    globs: Vec<Vec<String>>,
    /// Every path of its code and every `use` line that is not a re-export, as written.
    paths: BTreeSet<Vec<String>>,
}

/// Files that need each other, with the names that tie them.
#[derive(Debug, PartialEq, Eq)]
pub struct Circle {
    /// The paths of the files, in order.
    pub files: Vec<String>,
    /// `from -> to: names`, one line an arrow.
    pub arrows: Vec<String>,
}

impl Files {
    /// Parses the sources of a crate.
    pub fn of(sources: &[Source]) -> Self {
        let files: Vec<File> = sources.iter().map(File::of).collect();
        let places = files.iter().enumerate();
        let modules = places.map(|(n, file)| (file.module.clone(), n)).collect();
        Self { files, modules }
    }

    /// Every circle, the smallest first.
    pub fn circles(&self) -> Vec<Circle> {
        let arrows = self.arrows();
        let reached: Vec<BTreeSet<usize>> = (0..self.files.len())
            .map(|from| reached_from(from, &arrows))
            .collect();
        let mut seen = BTreeSet::new();
        let mut circles = Vec::new();
        for n in 0..self.files.len() {
            let together: Vec<usize> = reached[n]
                .iter()
                .copied()
                .filter(|&other| reached[other].contains(&n))
                .collect();
            if !together.is_empty() && seen.insert(together.clone()) {
                circles.push(self.circle(&together, &arrows));
            }
        }
        circles.sort_by_key(|circle| circle.files.len());
        circles
    }

    fn circle(&self, together: &[usize], arrows: &Arrows) -> Circle {
        let of_circle = |n: &usize| together.contains(n);
        let inner = arrows
            .iter()
            .filter(|((from, to), _)| of_circle(from) && of_circle(to));
        let path = |n: usize| self.files[n].path.clone();
        Circle {
            files: together.iter().map(|&n| path(n)).collect(),
            arrows: inner
                .map(|(&(from, to), names)| {
                    let names: Vec<&str> = names.iter().map(String::as_str).collect();
                    let names = names.join(", ");
                    format!("{} -> {}: {names}", path(from), path(to))
                })
                .collect(),
        }
    }

    fn arrows(&self) -> Arrows {
        let mut arrows = Arrows::new();
        for (from, file) in self.files.iter().enumerate() {
            for path in &file.paths {
                let Some((to, name)) = self.target(file, path) else {
                    continue;
                };
                if to != from {
                    arrows.entry((from, to)).or_default().insert(name);
                }
            }
        }
        arrows
    }

    /// The file that begins what a path of `file` names, and the name.
    fn target(&self, file: &File, path: &[String]) -> Option<(usize, String)> {
        let absolute = self.absolute(file, path)?;
        self.definition(&absolute, 0)
    }

    /// A path from the root of the crate; `None` for other crates and local names.
    fn absolute(&self, file: &File, path: &[String]) -> Option<Vec<String>> {
        let (first, rest) = path.split_first()?;
        let mut base = match first.as_str() {
            "crate" => Vec::new(),
            "self" => file.module.clone(),
            "super" => file.module[..file.module.len().checked_sub(1)?].to_vec(),
            name => {
                let mut child = file.module.clone();
                child.push(name.to_owned());
                match file.bound.get(name) {
                    Some(bound) => bound.clone(),
                    None if self.modules.contains_key(&child) => child,
                    None => {
                        let whole = [name.to_owned()];
                        let mut globs = file.globs.iter();
                        let found = globs.find(|glob| self.has(glob, &whole[0]))?;
                        [found.as_slice(), &whole].concat()
                    }
                }
            }
        };
        for name in rest {
            if name == "super" {
                base.pop()?;
            } else {
                base.push(name.clone());
            }
        }
        Some(base)
    }

    fn has(&self, module: &[String], name: &str) -> bool {
        self.modules.get(module).is_some_and(|&n| {
            self.files[n].defined.contains(name) || self.files[n].bound.contains_key(name)
        })
    }

    /// Follows a path through re-exports to its file; a path that ends at a module names nothing yet.
    fn definition(&self, path: &[String], depth: usize) -> Option<(usize, String)> {
        let long = (0..=path.len())
            .rev()
            .find(|&long| self.modules.contains_key(&path[..long]))?;
        let place = self.modules[&path[..long]];
        let (file, name) = (&self.files[place], path.get(long)?);
        if file.defined.contains(name) || depth > 8 {
            return Some((place, name.clone()));
        }
        if let Some(bound) = file.bound.get(name) {
            let onwards = [bound.as_slice(), &path[long + 1..]].concat();
            return self.definition(&onwards, depth + 1);
        }
        let glob = file.globs.iter().find(|glob| self.has(glob, name))?;
        self.definition(&[glob.as_slice(), &path[long..]].concat(), depth + 1)
    }
}

/// From file to file, with the names.
type Arrows = BTreeMap<(usize, usize), BTreeSet<String>>;

fn reached_from(start: usize, arrows: &Arrows) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut next = vec![start];
    while let Some(from) = next.pop() {
        for &(_, to) in arrows
            .range((from, 0)..=(from, usize::MAX))
            .map(|(key, _)| key)
        {
            if reached.insert(to) {
                next.push(to);
            }
        }
    }
    reached
}

impl File {
    fn of(source: &Source) -> Self {
        let module = source.modules().into_iter().map(str::to_owned).collect();
        let mut file = Self {
            path: source.path.clone(),
            module,
            defined: BTreeSet::new(),
            bound: BTreeMap::new(),
            globs: Vec::new(),
            paths: BTreeSet::new(),
        };
        let parsed = syn::parse_file(&source.text).expect("source that compiles");
        for item in parsed.items.iter().filter(|item| !is_for_tests(item)) {
            if let Item::Use(line) = item {
                file.bind(line);
            } else {
                file.define(item);
                Paths(&mut file.paths).visit_item(item);
            }
        }
        file
    }

    fn define(&mut self, item: &Item) {
        let name = match item {
            Item::Const(item) => &item.ident,
            Item::Enum(item) => &item.ident,
            Item::Fn(item) => &item.sig.ident,
            Item::Static(item) => &item.ident,
            Item::Struct(item) => &item.ident,
            Item::Trait(item) => &item.ident,
            Item::Type(item) => &item.ident,
            Item::Union(item) => &item.ident,
            Item::Mod(item) if item.content.is_some() => &item.ident,
            Item::Macro(item) => {
                defined_in_tokens(item.mac.tokens.clone(), &mut self.defined);
                match &item.ident {
                    Some(name) => name,
                    None => return,
                }
            }
            _ => return,
        };
        self.defined.insert(name.to_string());
    }

    fn bind(&mut self, line: &syn::ItemUse) {
        let is_private = matches!(line.vis, Visibility::Inherited);
        let mut leaves = Vec::new();
        leaves_of(&line.tree, &mut Vec::new(), &mut leaves);
        for (name, path) in leaves {
            let from_root = match path.first().map(String::as_str) {
                Some("crate") => path[1..].to_vec(),
                Some("self") => [self.module.as_slice(), &path[1..]].concat(),
                Some("super") => {
                    let ups = path.iter().take_while(|name| *name == "super").count();
                    let Some(kept) = self.module.len().checked_sub(ups) else {
                        continue;
                    };
                    [&self.module[..kept], &path[ups..]].concat()
                }
                // A module below this one, or another crate, which no module is called like.
                _ => [self.module.as_slice(), &path].concat(),
            };
            match name {
                Some(name) => {
                    if is_private {
                        self.paths
                            .insert([&["crate".to_owned()], from_root.as_slice()].concat());
                    }
                    self.bound.insert(name, from_root);
                }
                None => self.globs.push(from_root),
            }
        }
    }
}

/// The ends of a `use` line: the name each binds (`None` for `*`), and its path as written.
fn leaves_of(
    tree: &UseTree,
    before: &mut Vec<String>,
    leaves: &mut Vec<(Option<String>, Vec<String>)>,
) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            leaves_of(&path.tree, before, leaves);
            before.pop();
        }
        UseTree::Group(group) => {
            for tree in &group.items {
                leaves_of(tree, before, leaves);
            }
        }
        UseTree::Glob(_) => leaves.push((None, before.clone())),
        UseTree::Name(name) if name.ident == "self" => {
            leaves.push((before.last().cloned(), before.clone()));
        }
        UseTree::Name(name) => {
            let whole = [before.as_slice(), &[name.ident.to_string()]].concat();
            leaves.push((Some(name.ident.to_string()), whole));
        }
        UseTree::Rename(name) => {
            let whole = [before.as_slice(), &[name.ident.to_string()]].concat();
            leaves.push((Some(name.rename.to_string()), whole));
        }
    }
}

/// Collects every path of an item, those in the arguments of macros too.
struct Paths<'a>(&'a mut BTreeSet<Vec<String>>);

impl<'ast> Visit<'ast> for Paths<'_> {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names = path.segments.iter().map(|part| part.ident.to_string());
        self.0.insert(names.collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        paths_of_tokens(call.tokens.clone(), self.0);
    }
}

/// The paths in the arguments of a macro. There a lone word in small letters may be a local name or a
/// parameter; it is a path where it is called.
fn paths_of_tokens(tokens: TokenStream, paths: &mut BTreeSet<Vec<String>>) {
    let mut path: Vec<String> = Vec::new();
    let mut colons = 0;
    let mut end = |path: &mut Vec<String>, is_called: bool| {
        let path = std::mem::take(path);
        let is_lone = path.len() == 1 && path[0].starts_with(char::is_lowercase);
        if !path.is_empty() && (is_called || !is_lone) {
            paths.insert(path);
        }
    };
    let mut groups = Vec::new();
    let mut is_method = false;
    for token in tokens {
        let is_dot = matches!(&token, TokenTree::Punct(sign) if sign.as_char() == '.');
        match token {
            TokenTree::Ident(name) => {
                if colons != 2 {
                    end(&mut path, false);
                }
                // What stands behind a dot is a field or a method.
                if !is_method {
                    path.push(name.to_string());
                }
                colons = 0;
            }
            TokenTree::Punct(sign) if sign.as_char() == ':' => colons += 1,
            other => {
                let group = match other {
                    TokenTree::Group(group) => Some(group),
                    _ => None,
                };
                let calls = |group: &Group| group.delimiter() == Delimiter::Parenthesis;
                end(&mut path, group.as_ref().is_some_and(calls));
                colons = 0;
                groups.extend(group);
            }
        }
        is_method = is_dot;
    }
    end(&mut path, false);
    for group in groups {
        paths_of_tokens(group.stream(), paths);
    }
}

/// What the tokens of a macro define: the sentences of `say!` are functions.
fn defined_in_tokens(tokens: TokenStream, defined: &mut BTreeSet<String>) {
    let mut begins = false;
    for token in tokens {
        match token {
            TokenTree::Ident(word) if begins => {
                defined.insert(word.to_string());
                begins = false;
            }
            TokenTree::Ident(word) => {
                begins = ["fn", "enum", "struct"].contains(&word.to_string().as_str());
            }
            TokenTree::Group(group) => {
                begins = false;
                defined_in_tokens(group.stream(), defined);
            }
            _ => begins = false,
        }
    }
}

fn is_for_tests(item: &Item) -> bool {
    let attributes: &[Attribute] = match item {
        Item::Const(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    };
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<syn::Path>()
                .is_ok_and(|path| path.is_ident("test"))
    })
}

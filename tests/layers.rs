//! The order of the layers, read off the modules' `use` lines: nothing knows of what is above it, and
//! no two files know of each other.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The modules of the crate from the lowest layer up. Modules in one row do not know of each other.
const LAYERS: &[&[&str]] = &[
    &["country", "kind", "options", "pace", "rests", "sort"],
    &["text"],
    &["gazetteer"],
    &["article"],
    &["language"],
    &["own_lists"],
    &["annotations"],
    &["places", "infrastructure"],
    &["landmarks"],
    &["claims"],
    &["roles", "summary"],
    &["disputes"],
    &["tables"],
    &["annotate"],
    &["corrections"],
    &["view"],
    &["export"],
    &["jsonl"],
    &["page"],
    &["overlay"],
    &["content", "embed", "lists_page"],
];

/// What lib.rs exports by another path, and the module that it comes from.
const EXPORTED: &[(&str, &str)] = &[
    ("Annotator", "annotate"),
    ("Annotations", "annotations"),
    ("Article", "article"),
    ("CountryCode", "country"),
    ("Gazetteer", "gazetteer"),
    ("Category", "kind"),
    ("Kind", "kind"),
    ("TextSpan", "text"),
];

/// Files that are tests from end to end.
const TESTS: &[&str] = &["work.rs", "damage.rs", "tests.rs"];

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, all: &mut Vec<(PathBuf, String)>) {
        let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                walk(&path, all);
            } else if TESTS.iter().any(|name| path.ends_with(name)) {
                // Tests may use what they like.
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or("").to_owned();
                all.push((path, code));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    walk(&root, &mut all);
    for (path, _) in &mut all {
        *path = path.strip_prefix(&root).unwrap().to_owned();
    }
    let tests = test_modules(&root, &all);
    all.retain(|(path, _)| !tests.contains(&module(path)));
    all
}

/// The modules that only tests have: files that another declares below `#[cfg(test)]`.
fn test_modules(root: &Path, sources: &[(PathBuf, String)]) -> BTreeSet<Vec<String>> {
    let mut found = BTreeSet::new();
    for (path, _) in sources {
        let text = std::fs::read_to_string(root.join(path)).unwrap();
        for after in text.split("#[cfg(test)]").skip(1) {
            let declaration = after.lines().find(|line| !line.trim().is_empty() && !line.starts_with("#["));
            let name = declaration.and_then(|line| line.strip_prefix("mod ")?.strip_suffix(';'));
            if let Some(name) = name {
                let mut child = module(path);
                if path.file_stem().is_some_and(|stem| stem == "lib") {
                    child.clear();
                }
                child.push(name.to_owned());
                found.insert(child);
            }
        }
    }
    found
}

/// The module path of a file: `places/mod.rs` is `places`, `places/resolve/field.rs` is
/// `places::resolve::field`.
fn module(path: &Path) -> Vec<String> {
    let mut parts: Vec<String> = path.with_extension("").iter().map(|p| p.to_str().unwrap().to_owned()).collect();
    if parts.last().is_some_and(|last| last == "mod") {
        parts.pop();
    }
    parts
}

/// The paths that the `use` lines and the code of a module name, in full.
fn named(module: &[String], code: &str) -> BTreeSet<Vec<String>> {
    let mut found = BTreeSet::new();
    let code: String =
        code.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect();
    for (root, start) in [("crate::", 0), ("super::", 1)] {
        for (at, _) in code.match_indices(root) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let mut base: Vec<String> = if start == 0 { Vec::new() } else { module[..module.len() - 1].to_vec() };
            let mut rest = &code[at + root.len()..];
            while let Some(more) = rest.strip_prefix("super::") {
                base.pop();
                rest = more;
            }
            expand(&base, rest, &mut found);
        }
    }
    found
}

/// Adds the paths of `a::b`, `a::{b, c::d}` and the like after `base`.
fn expand(base: &[String], rest: &str, found: &mut BTreeSet<Vec<String>>) {
    let mut path = base.to_vec();
    let mut rest = rest;
    loop {
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 1;
            let end = group
                .char_indices()
                .find(|(_, c)| {
                    depth += match c {
                        '{' => 1,
                        '}' => -1,
                        _ => 0,
                    };
                    depth == 0
                })
                .map_or(group.len(), |(at, _)| at);
            for item in split(&group[..end]) {
                expand(&path, item.trim(), found);
            }
            return;
        }
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        if end > 0 && &rest[..end] != "self" {
            path.push(rest[..end].to_owned());
        }
        match rest[end..].strip_prefix("::") {
            Some(more) => rest = more,
            None => break,
        }
    }
    found.insert(path);
}

/// Splits at the commas outside braces.
fn split(list: &str) -> Vec<&str> {
    let (mut depth, mut from, mut items) = (0, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                items.push(&list[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    items.push(&list[from..]);
    items.into_iter().filter(|item| !item.trim().is_empty()).collect()
}

fn layer(module: &str) -> Option<usize> {
    let module = EXPORTED.iter().find(|(name, _)| *name == module).map_or(module, |(_, from)| from);
    LAYERS.iter().position(|row| row.contains(&module))
}

#[test]
fn every_module_uses_only_what_lies_below_it() {
    let mut wrong = Vec::new();
    for (path, code) in sources() {
        let own = module(&path);
        let Some(top) = own.first().filter(|top| *top != "lib") else { continue };
        let here = layer(top).unwrap_or_else(|| panic!("{top} has no layer"));
        for used in named(&own, &code) {
            let Some(first) = used.first().filter(|first| *first != top) else { continue };
            let there = layer(first).unwrap_or_else(|| panic!("{}: crate::{first} has no layer", path.display()));
            let exported = EXPORTED.iter().any(|(name, from)| name == first && from == top);
            if there >= here && !exported {
                wrong.push(format!("{} uses {}", path.display(), used.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_file_is_used_by_what_it_uses() {
    let sources = sources();
    let files: BTreeMap<Vec<String>, usize> =
        sources.iter().enumerate().map(|(at, (path, _))| (module(path), at)).collect();
    let mut uses: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); sources.len()];
    for (own, &at) in &files {
        if own == &["lib"] {
            continue;
        }
        for mut used in named(own, &sources[at].1) {
            while !used.is_empty() && !files.contains_key(&used) {
                used.pop();
            }
            // A module's own folder is one thing with it: what it is made of may name what they share.
            let family = used.is_empty() || own.starts_with(&used) || used.starts_with(own);
            if let Some(&there) = files.get(&used).filter(|_| !family) {
                uses[at].insert(there);
            }
        }
    }
    let reach = |from: usize| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(at) = open.pop() {
            open.extend(uses[at].iter().copied().filter(|next| seen.insert(*next)));
        }
        seen
    };
    let circles: Vec<String> = (0..sources.len())
        .filter(|&at| reach(at).contains(&at))
        .map(|at| sources[at].0.display().to_string())
        .collect();
    assert!(circles.is_empty(), "files in a circle: {}", circles.join(", "));
}

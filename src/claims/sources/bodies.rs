//! News outlets, state bodies and organisations that are known by name.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

use crate::annotations::SourceKind;
use crate::claims::keys::{WordHasher, WordMap};

const OUTLETS: &str = include_str!("../../../data/language/en/claims/outlets.tsv");
const BODIES: &str = include_str!("../../../data/language/en/claims/bodies.tsv");

/// A body known by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// The name that it is listed by.
    pub name: &'static str,
    /// Outlet, government or organisation.
    pub kind: SourceKind,
    /// Web domains, of outlets.
    pub domains: Vec<&'static str>,
}

#[derive(Debug, Default)]
struct Bodies {
    rows: Vec<Body>,
    names: WordMap<String, usize>,
    /// First words of the names.
    starts: HashSet<String, BuildHasherDefault<WordHasher>>,
    domains: HashMap<&'static str, usize>,
}

fn bodies() -> &'static Bodies {
    static BODIES_TABLE: OnceLock<Bodies> = OnceLock::new();
    BODIES_TABLE.get_or_init(|| {
        let mut table = Bodies::default();
        for line in BODIES.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
            let mut columns = line.split('\t');
            let (Some(kind), Some(name)) = (columns.next(), columns.next()) else { continue };
            let kind = if kind == "government" { SourceKind::Government } else { SourceKind::Organisation };
            let others = columns.next().unwrap_or("").split('|').filter(|o| !o.is_empty());
            table.add(Body { name, kind, domains: Vec::new() }, others);
        }
        for line in OUTLETS.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
            let (name, domains) = line.split_once('\t').unwrap_or((line, ""));
            let domains = domains.split(',').filter(|d| !d.is_empty()).collect();
            table.add(Body { name, kind: SourceKind::Outlet, domains }, std::iter::empty());
        }
        table
    })
}

impl Bodies {
    fn add(&mut self, body: Body, others: impl Iterator<Item = &'static str>) {
        let row = self.rows.len();
        for name in std::iter::once(body.name).chain(others) {
            let name = key(name).into_owned();
            self.starts.insert(first_word(&name).to_owned());
            self.names.entry(name).or_insert(row);
        }
        for domain in &body.domains {
            self.domains.entry(domain).or_insert(row);
        }
        self.rows.push(body);
    }
}

/// A name without its article, as it is compared. Case counts: "house" is no "House".
fn key(name: &str) -> Cow<'_, str> {
    let name = name.trim();
    let name = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name);
    if name.is_ascii() { Cow::Borrowed(name) } else { Cow::Owned(name.replace('’', "'")) }
}

fn first_word(name: &str) -> &str {
    name.split([' ', '-', '.', '\'', '’']).next().unwrap_or(name)
}

/// Whether the name of some body begins with `word`; a name may also begin with "the".
#[must_use]
pub fn may_begin(word: &str) -> bool {
    word.eq_ignore_ascii_case("the") || word.contains('.') || bodies().starts.contains(first_word(word))
}

/// The body called `name`, with or without "the".
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Body> {
    let table = bodies();
    let name = key(name);
    // "F.B.I." is "FBI".
    let plain = || name.contains('.').then(|| name.replace('.', ""));
    let row = table.names.get(name.as_ref()).or_else(|| plain().and_then(|n| table.names.get(&n)));
    row.map(|&row| &table.rows[row])
}

/// The outlet at web host `host` ("www." and subdomains allowed).
#[must_use]
pub fn by_host(host: &str) -> Option<&'static Body> {
    let table = bodies();
    let mut host = host.strip_prefix("www.").unwrap_or(host);
    loop {
        if let Some(&row) = table.domains.get(host) {
            return Some(&table.rows[row]);
        }
        host = host.split_once('.')?.1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_with_and_without_the_article() {
        assert_eq!(by_name("the Guardian").map(|b| b.kind), Some(SourceKind::Outlet));
        assert_eq!(by_name("WHO").map(|b| b.name), Some("World Health Organization"));
        assert_eq!(by_name("the house"), None);
    }

    #[test]
    fn hosts_are_found_by_their_domain() {
        assert_eq!(by_host("www.bbc.co.uk").map(|b| b.name), Some("BBC"));
        assert_eq!(by_host("edition.cnn.com").map(|b| b.name), Some("CNN"));
        assert_eq!(by_host("example.org"), None);
    }
}

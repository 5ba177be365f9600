//! News outlets, state bodies and organisations that are known by name.

use std::borrow::Cow;

use crate::language::domains;
use crate::language::pack::{Language, Part};

/// What a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// A news outlet.
    Outlet,
    /// A state body.
    Government,
    /// Any other.
    Organisation,
}

/// A body known by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Body<'p> {
    /// The name that it is listed by.
    pub name: &'p str,
    /// Outlet, government or organisation.
    pub kind: BodyKind,
}

/// The kinds of bodies; their place here is their number in a pack.
const KINDS: &[(&str, BodyKind)] =
    &[("outlet", BodyKind::Outlet), ("government", BodyKind::Government), ("organisation", BodyKind::Organisation)];

/// A name without its article, as it is compared. Case counts: "house" is no "House".
fn key(name: &str) -> Cow<'_, str> {
    let name = name.trim();
    let name = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name);
    if name.is_ascii() { Cow::Borrowed(name) } else { Cow::Owned(name.replace('’', "'")) }
}

/// The body under a name or domain, as the tables write it.
fn find<'p>(language: &Language<'p>, key: &str) -> Option<Body<'p>> {
    let names = language.phrases(Part::Bodies);
    let row = names.value(names.step(names.root(), language.word(key)?)?)?;
    let row = language.rows(Part::BodyRows).row(row);
    let kind = KINDS.get(row.number(1) as usize).map_or(BodyKind::Organisation, |(_, kind)| *kind);
    Some(Body { name: row.string(0), kind })
}

/// The body called `name`, with or without "the".
#[must_use]
pub fn by_name<'p>(language: &Language<'p>, name: &str) -> Option<Body<'p>> {
    let name = key(name);
    // "F.B.I." is "FBI".
    let plain = || name.contains('.').then(|| name.replace('.', ""));
    find(language, &name).or_else(|| find(language, &plain()?))
}

/// The outlet at web host `host` ("www." and subdomains allowed).
#[must_use]
pub fn by_host<'p>(language: &Language<'p>, host: &str) -> Option<Body<'p>> {
    domains::of_host(host.strip_prefix("www.").unwrap_or(host)).find_map(|domain| find(language, domain))
}

#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
pub use compiling::compile;

#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
mod compiling {
    use std::collections::BTreeMap;

    use super::{KINDS, key};
    use crate::language::classes::Class;
    use crate::language::pack::Part;
    use crate::language::pack::write::{Cell, PackWriter};
    use crate::language::table::{Table, TableError};

    pub(super) const OUTLETS: &str = include_str!("../../../data/language/en/claims/outlets.tsv");
    pub(super) const BODIES: &str = include_str!("../../../data/language/en/claims/bodies.tsv");

    /// Adds the bodies to a pack: their names and domains are words of the vocabulary, so that a whole
    /// name is found at once.
    ///
    /// # Errors
    ///
    /// When a row is wrong.
    pub fn compile(pack: &mut PackWriter) -> Result<(), TableError> {
        let mut rows: Vec<(String, u32)> = Vec::new();
        let mut keys: BTreeMap<String, u32> = BTreeMap::new();
        let bodies = Table::parse("bodies.tsv", BODIES, &["type", "name", "others"])?;
        let outlets = Table::parse("outlets.tsv", OUTLETS, &["name", "domains"])?;
        for row in bodies.rows().chain(outlets.rows()) {
            let kind = if row.get("type").is_empty() { "outlet" } else { row.get("type") };
            let number = KINDS.iter().position(|(name, _)| *name == kind);
            let kind = number.ok_or_else(|| row.error(format!("{kind:?} is not a type")))?;
            let number = rows.len() as u32;
            let name = row.required("name")?;
            for name in std::iter::once(name).chain(row.list("others")) {
                let name = key(name).into_owned();
                pack.class(&first_word(&name).to_lowercase(), Class::BodyStart);
                keys.entry(name).or_insert(number);
            }
            for domain in row.list("domains") {
                keys.entry(domain.to_owned()).or_insert(number);
            }
            rows.push((name.to_owned(), kind as u32));
        }
        pack.phrases(Part::Bodies, keys.into_iter().map(|(key, number)| (vec![key], number)));
        pack.rows(Part::BodyRows, rows.iter().map(|(name, kind)| vec![Cell::String(name), Cell::Number(*kind)]));
        Ok(())
    }

    fn first_word(name: &str) -> &str {
        name.split([' ', '-', '.', '\'', '’']).next().unwrap_or(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::table::Table;
    use crate::tables::compiled_in;

    #[test]
    fn names_are_found_with_and_without_the_article() {
        let language = compiled_in();
        assert_eq!(by_name(&language, "the Guardian").map(|b| b.kind), Some(BodyKind::Outlet));
        assert_eq!(by_name(&language, "WHO").map(|b| b.name), Some("World Health Organization"));
        assert_eq!(by_name(&language, "F.B.I.").map(|b| b.kind), Some(BodyKind::Government));
        assert_eq!(by_name(&language, "the house"), None);
    }

    #[test]
    fn hosts_are_found_by_their_domain() {
        let language = compiled_in();
        assert_eq!(by_host(&language, "www.bbc.co.uk").map(|b| b.name), Some("BBC"));
        assert_eq!(by_host(&language, "edition.cnn.com").map(|b| b.name), Some("CNN"));
        assert_eq!(by_host(&language, "example.org"), None);
    }

    #[test]
    fn every_body_is_found_by_each_of_its_names_and_domains() {
        let language = compiled_in();
        let mut missed = Vec::new();
        for (name, text) in [("bodies.tsv", compiling::BODIES), ("outlets.tsv", compiling::OUTLETS)] {
            let table = Table::parse(name, text, &["name"]).unwrap_or_else(|e| unreachable!("{e}"));
            for row in table.rows() {
                let names = std::iter::once(row.get("name")).chain(row.list("others"));
                missed.extend(names.filter(|name| by_name(&language, name).is_none()).map(str::to_owned));
                missed.extend(row.list("domains").filter(|d| by_host(&language, d).is_none()).map(str::to_owned));
            }
        }
        assert!(missed.is_empty(), "{missed:?}");
    }
}

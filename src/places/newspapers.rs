//! Newspapers and their home towns: `data/newspapers.tsv`, authored by this project.

use crate::country::CountryCode;
use crate::language::{Language, Part, domains};

/// A newspaper, a broadcaster or a news site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Newspaper<'p> {
    /// The town that it is published in, or whose news it covers.
    pub town: &'p str,
    /// The first-order region of the town; empty where the table does not say.
    pub region: &'p str,
    /// The country.
    pub country: Option<CountryCode>,
    /// Whether bare names in it mean what lies around the town.
    pub local: bool,
}

/// The newspaper at web host `host` (subdomains allowed).
#[must_use]
pub fn by_host<'p>(language: &Language<'p>, host: &str) -> Option<Newspaper<'p>> {
    let listed = language.phrases(Part::Newspapers);
    let row = |domain: &str| listed.value(listed.step(listed.root(), language.word(domain)?)?);
    let row = language.rows(Part::NewspaperRows).row(domains::of_host(host).find_map(row)?);
    Some(Newspaper {
        town: row.string(0),
        region: row.string(1),
        country: CountryCode::parse(row.string(2)),
        local: row.number(3) != 0,
    })
}

#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
pub use compiling::compile;

#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
mod compiling {
    use std::collections::BTreeSet;

    use crate::language::Part;
    use crate::language::pack::write::{Cell, PackWriter};
    use crate::language::table::{Table, TableError};

    const TABLE: &str = include_str!("../../data/newspapers.tsv");

    /// Adds the newspapers to a pack.
    ///
    /// # Errors
    ///
    /// When a row is wrong, or a domain stands there twice.
    pub fn compile(pack: &mut PackWriter) -> Result<(), TableError> {
        let columns = ["domain", "name", "town", "region", "country", "scope"];
        let table = Table::parse("newspapers.tsv", TABLE, &columns)?;
        let (mut seen, mut domains, mut rows) = (BTreeSet::new(), Vec::new(), Vec::new());
        for row in table.rows() {
            let (domain, scope) = (row.required("domain")?, row.required("scope")?);
            let local = match scope {
                "local" | "regional" => 1,
                "national" | "international" => 0,
                _ => return Err(row.error(format!("{scope:?} is not a scope"))),
            };
            if !domain.contains('.') || domain != domain.to_lowercase() || !seen.insert(domain) {
                return Err(row.error(format!("{domain:?} is no domain, or stands here twice")));
            }
            row.country("country")?;
            domains.push((vec![domain.to_owned()], rows.len() as u32));
            let [town, region, country] = ["town", "region", "country"].map(|column| row.get(column));
            let strings = [town, region, country].map(Cell::String);
            rows.push(strings.into_iter().chain([Cell::Number(local)]).collect());
        }
        pack.phrases(Part::Newspapers, domains);
        pack.rows(Part::NewspaperRows, rows);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_found_by_its_domain_and_below_it() {
        let language = crate::tables::compiled_in();
        let home = |host: &str| by_host(&language, host).map(|paper| (paper.town, paper.region, paper.local));
        assert_eq!(home("oanow.com"), Some(("Opelika", "Alabama", true)));
        assert_eq!(home("eu.oanow.com"), home("oanow.com"));
        assert_eq!(home("example.com"), None);
        assert_eq!(home("localhost"), None);
    }
}

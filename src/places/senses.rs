//! What newspapers mean by a well-known name when they say no more: `data/senses.tsv`, authored by this project.

use crate::country::CountryCode;
use crate::kind::Kind;
use crate::language::{Part, Reading};
use std::ops::Range;

/// What a name usually means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known<'p> {
    meant: Meant,
    country: Option<CountryCode>,
    /// The first-order region by its name; empty where the country has one place of the name.
    pub region: &'p str,
    /// How nearly always: 0 to 2.
    pub strength: u32,
}

/// Sorts of places that a row may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meant {
    City,
    Region,
    Country,
    District,
    Natural,
}

impl Meant {
    const ALL: &'static [(&'static str, Meant)] = &[
        ("city", Meant::City),
        ("region", Meant::Region),
        ("country", Meant::Country),
        ("district", Meant::District),
        ("natural", Meant::Natural),
        ("island", Meant::Natural),
    ];

    fn is(self, kind: Kind) -> bool {
        let state = matches!(kind, Kind::Country | Kind::Territory);
        match self {
            Self::City => kind.is_settlement(),
            Self::Region => !kind.is_settlement() && kind != Kind::District,
            Self::Country => state,
            Self::District => kind == Kind::District || kind.is_settlement(),
            Self::Natural => !kind.is_settlement() && !state && kind != Kind::District,
        }
    }
}

impl Known<'_> {
    /// Whether the name means a settlement and `kind` is a division.
    #[must_use]
    pub fn is_other_sort(&self, kind: Kind) -> bool {
        let division = matches!(kind, Kind::Admin1 | Kind::Admin2 | Kind::Region);
        matches!(self.meant, Meant::City | Meant::District) && division
    }

    /// Whether a place of this kind and country may be the one; its region is the caller's to compare.
    #[must_use]
    pub fn may_be(&self, kind: Kind, country: Option<CountryCode>) -> bool {
        self.meant.is(kind) && (self.country.is_none() || self.country == country)
    }
}

/// What the name at `tokens` usually means, if the table has it.
#[must_use]
pub fn of<'p>(reading: &Reading<'p>, tokens: &Range<usize>) -> Option<Known<'p>> {
    let names = reading.language.phrases(Part::Senses);
    let node = tokens.clone().try_fold(names.root(), |node, at| names.step(node, reading.word(at)?))?;
    let row = reading.language.rows(Part::SenseRows).row(names.value(node)?);
    Some(Known {
        meant: Meant::ALL.get(row.number(0) as usize)?.1,
        country: CountryCode::parse(row.string(1)),
        region: row.string(2),
        strength: row.number(3),
    })
}

#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
pub use compiling::compile;

#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
mod compiling {
    use std::collections::BTreeSet;

    use super::Meant;
    use crate::language::Part;
    use crate::language::pack::write::{Cell, PackWriter};
    use crate::language::table::{Table, TableError};

    const TABLE: &str = include_str!("../../data/senses.tsv");

    /// Adds the senses to a pack.
    ///
    /// # Errors
    ///
    /// When a row is wrong, or a name stands there twice.
    pub fn compile(pack: &mut PackWriter) -> Result<(), TableError> {
        let columns = ["name", "meant", "country", "region", "strength", "unless", "reason"];
        let table = Table::parse("senses.tsv", TABLE, &columns)?;
        let (mut seen, mut names, mut rows) = (BTreeSet::new(), Vec::new(), Vec::new());
        for row in table.rows() {
            let (meant, _) = (row.required("meant")?, row.required("reason")?);
            let Some(meant) = Meant::ALL.iter().position(|(name, _)| *name == meant) else {
                return Err(row.error(format!("{meant:?} is no sort of place")));
            };
            let strength = row.number::<u32>("strength")?.filter(|s| *s <= 2);
            let strength = strength.ok_or_else(|| row.error("strength is 0, 1 or 2"))?;
            row.country("country")?;
            for name in row.list("name") {
                let words: Vec<String> = name.to_lowercase().split_whitespace().map(str::to_owned).collect();
                if !seen.insert(words.clone()) {
                    return Err(row.error(format!("{name:?} stands here twice")));
                }
                names.push((words, rows.len() as u32));
            }
            let [country, region] = ["country", "region"].map(|column| Cell::String(row.get(column)));
            rows.push(vec![Cell::Number(meant as u32), country, region, Cell::Number(strength)]);
        }
        pack.phrases(Part::Senses, names);
        pack.rows(Part::SenseRows, rows);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Document;
    use crate::{Article, tables};

    fn known(text: &str, tokens: Range<usize>) -> Option<(Kind, u32)> {
        let article = Article::from_plain_text(text);
        let document = Document::new(&article);
        let reading = Reading::new(&document, tables::compiled_in());
        let known = of(&reading, &tokens)?;
        let kinds = [Kind::City, Kind::Admin1, Kind::Country, Kind::River];
        let us = CountryCode::parse("US");
        kinds.into_iter().find(|kind| known.may_be(*kind, us)).map(|kind| (kind, known.strength))
    }

    #[test]
    fn a_name_of_several_words_means_the_city_and_not_its_state() {
        assert_eq!(known("New York", 0..2), Some((Kind::City, 1)));
        assert_eq!(known("New York", 0..1), None);
        assert_eq!(known("Ohio", 0..1), Some((Kind::Admin1, 0)));
    }

    #[test]
    fn a_name_that_is_known_elsewhere_is_not_taken_for_this_country() {
        assert_eq!(known("Manchester", 0..1), None);
    }
}

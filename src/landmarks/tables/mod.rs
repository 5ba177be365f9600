//! Compiles the tables under `data/language/en/landmarks/`, all authored by this project, into the
//! language's pack. Native only.

mod words;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails says where")]
mod tests;

use std::collections::BTreeMap;

use crate::kind::Kind;
use crate::landmarks::exceptions::{self, Exception};
use crate::landmarks::nouns::{Force, LONGEST, Noun, Town};
use crate::landmarks::routes::Rule;
use crate::language::Part;
use crate::language::classes::Class;
use crate::language::pack::write::PackWriter;
use crate::language::table::{Row, Table, TableError};
use crate::text::tokens::{is_hyphen, tokenise};

pub(super) const NOUNS: &str = include_str!("../../../data/language/en/landmarks/nouns.tsv");
pub(super) const TITLES: &str = include_str!("../../../data/language/en/landmarks/titles.tsv");
pub(super) const ROUTES: &str = include_str!("../../../data/language/en/landmarks/routes.tsv");
pub(super) const EXCEPTIONS: &str = include_str!("../../../data/language/en/landmarks/exceptions.tsv");

/// Adds all tables of landmarks to a pack.
///
/// # Errors
///
/// When a row is wrong.
pub fn compile(pack: &mut PackWriter) -> Result<(), TableError> {
    words::compile(pack)?;
    compile_nouns(pack)?;
    compile_titles(pack)?;
    compile_routes(pack)?;
    compile_exceptions(pack)
}

/// The tokens of a phrase in lower case, without hyphens and the stops of abbreviations.
fn words_of(phrase: &str) -> Vec<String> {
    let tokens = tokenise(phrase).into_iter().map(|token| token.text(phrase).to_lowercase());
    let bare = |word: String| word.strip_suffix('.').map_or(word.clone(), str::to_owned);
    tokens.filter(|word| !word.chars().all(is_hyphen)).map(bare).filter(|word| !word.is_empty()).collect()
}

/// The kind of a row, one of those that landmarks have.
fn kind(row: &Row<'_>) -> Result<Kind, TableError> {
    let kind = row.kind("kind")?;
    let own = matches!(kind, Kind::Road | Kind::Street | Kind::Square | Kind::Building | Kind::Park);
    own.then_some(kind).ok_or_else(|| row.error(format!("{} is no kind of landmark", kind.as_str())))
}

fn force(row: &Row<'_>) -> Result<Force, TableError> {
    let name = row.required("force")?;
    Force::parse(name).ok_or_else(|| row.error(format!("{name:?} is no force")))
}

fn compile_nouns(pack: &mut PackWriter) -> Result<(), TableError> {
    let mut nouns: BTreeMap<Vec<String>, Noun> = BTreeMap::new();
    for row in Table::parse("landmarks/nouns.tsv", NOUNS, &["kind", "force", "case", "town", "nouns"])?.rows() {
        for (phrase, noun) in nouns_of(&row)? {
            let words = words_of(&phrase);
            if words.len() > LONGEST {
                return Err(row.error(format!("{phrase:?} is longer than the search goes")));
            }
            // A row for lower case says nothing of capitals where another row does.
            let known = nouns.entry(words).or_insert(noun);
            known.small = known.small.or(noun.small);
        }
    }
    for first in nouns.keys().filter_map(|words| words.first()) {
        pack.class(first, Class::LandmarkNoun);
    }
    pack.phrases(Part::LandmarkNouns, nouns.into_iter().map(|(words, noun)| (words, noun.pack())));
    Ok(())
}

/// The phrases of a row of nouns, singular and plural.
pub(super) fn nouns_of(row: &Row<'_>) -> Result<Vec<(String, Noun)>, TableError> {
    let (kind, force) = (kind(row)?, force(row)?);
    let small = match row.required("case")? {
        "capital" => None,
        "any" => Some(force),
        other => return Err(row.error(format!("case is {other:?}, neither capital nor any"))),
    };
    let town = row.required("town")?;
    let town = Town::parse(town).ok_or_else(|| row.error(format!("town is {town:?}, neither yes nor maybe nor no")))?;
    let mut nouns = Vec::new();
    for entry in row.list("nouns") {
        let noun = Noun { kind, force, small, town, plural: false };
        let (singular, plural) = entry.split_once('/').map_or((entry, None), |(one, many)| (one, Some(many)));
        nouns.push((singular.to_owned(), noun));
        // "Third streets" may be written small whatever the singular is.
        nouns.extend(plural.map(|many| (many.to_owned(), Noun { small: Some(force), plural: true, ..noun })));
    }
    Ok(nouns)
}

fn compile_titles(pack: &mut PackWriter) -> Result<(), TableError> {
    let mut titles = Vec::new();
    for row in Table::parse("landmarks/titles.tsv", TITLES, &["kind", "force", "titles"])?.rows() {
        let noun = Noun { kind: kind(&row)?, force: force(&row)?, small: None, town: Town::No, plural: false };
        for title in row.list("titles") {
            titles.push((words_of(title), noun.pack()));
        }
    }
    for first in titles.iter().filter_map(|(words, _)| words.first()) {
        pack.class(first, Class::LandmarkTitle);
    }
    pack.phrases(Part::LandmarkTitles, titles);
    Ok(())
}

fn compile_routes(pack: &mut PackWriter) -> Result<(), TableError> {
    let mut routes = Vec::new();
    for row in Table::parse("landmarks/routes.tsv", ROUTES, &["rule", "words"])?.rows() {
        let name = row.required("rule")?;
        let rule = Rule::parse(name).ok_or_else(|| row.error(format!("{name:?} is no rule")))?;
        routes.extend(row.list("words").map(|words| (words_of(words), rule as u32)));
    }
    for first in routes.iter().filter_map(|(words, _)| words.first()) {
        pack.class(first, Class::LandmarkRoute);
    }
    pack.phrases(Part::LandmarkRoutes, routes);
    Ok(())
}

fn compile_exceptions(pack: &mut PackWriter) -> Result<(), TableError> {
    let mut phrases = Vec::new();
    for row in Table::parse("landmarks/exceptions.tsv", EXCEPTIONS, &["rule", "names"])?.rows() {
        let name = row.required("rule")?;
        let rule = Exception::parse(name).ok_or_else(|| row.error(format!("{name:?} is no rule")))?;
        for entry in row.list("names") {
            let words = words_of(entry);
            if words.len() > exceptions::LONGEST {
                return Err(row.error(format!("{entry:?} is longer than the search goes")));
            }
            phrases.push((words, rule as u32));
        }
    }
    pack.phrases(Part::LandmarkExceptions, phrases);
    Ok(())
}

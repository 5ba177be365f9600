//! Every row of every table is read and can be met in a text.

use super::*;
use crate::Article;
use crate::article::Document;
use crate::landmarks::nouns::{longest, noun_at, title_at};
use crate::landmarks::words::{Roles, roles};
use crate::language::Reading;
use crate::language::classes::Classes;

/// Looks at `text` as the grammar does; the second argument is the number of tokens.
fn look<T>(text: &str, look: impl Fn(&Reading<'_>, usize) -> T) -> T {
    let article = Article::from_plain_text(text);
    let document = Document::new(&article);
    look(&Reading::new(&document, crate::tables::compiled_in()), document.tokens.len())
}

fn table(text: &str) -> Table {
    Table::parse("a table", text, &[]).unwrap()
}

#[test]
fn every_noun_is_found_to_its_end() {
    for row in table(NOUNS).rows() {
        for (phrase, noun) in nouns_of(&row).unwrap() {
            let found = look(&phrase, |reading, end| {
                assert!(reading.is(0, Classes::LANDMARK_NOUN), "{phrase}");
                noun_at(reading, 0, end).map(|(found, to)| (found.kind, to == end))
            });
            assert_eq!(found, Some((noun.kind, true)), "{phrase}");
        }
    }
}

#[test]
fn every_title_route_and_exception_is_found() {
    for row in table(TITLES).rows() {
        for title in row.list("titles") {
            assert!(look(title, |r, end| title_at(r, 0, end).is_some_and(|(_, to)| to == end)), "{title}");
        }
    }
    for (text, column, part) in
        [(ROUTES, "words", Part::LandmarkRoutes), (EXCEPTIONS, "names", Part::LandmarkExceptions)]
    {
        for row in table(text).rows() {
            for phrase in row.list(column) {
                assert!(look(phrase, |r, end| longest(r, part, 0, end).is_some_and(|(_, to)| to == end)), "{phrase}");
            }
        }
    }
}

#[test]
fn every_single_word_has_its_role() {
    for row in table(super::words::TABLE).rows() {
        let role = Roles::parse(row.get("role")).unwrap();
        for word in row.list("words").filter(|word| words_of(word).len() == 1) {
            assert!(look(word, |reading, _| roles(reading, 0).any(role)), "{word}");
        }
    }
}

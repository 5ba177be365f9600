//! Every row of every table is read and can be met in a text: each is made a text, tokenised and
//! read as articles are, and looked up as the grammar does.

use super::*;
use crate::article::Document;
use crate::gazetteer::write::Writer;
use crate::infrastructure::event_lexicon::{Frame, starting_at};
use crate::infrastructure::kinds::Trait;
use crate::infrastructure::view::View;
use crate::infrastructure::{context, nouns as grammar, titles as title_grammar};
use crate::language::classes::{Class, Classes};
use crate::language::table::{Row, Table};
use crate::language::{Matches, Part, Reading};
use crate::{Article, Gazetteer};

/// Looks at `text` as the grammar of facilities does; the second argument is the number of tokens.
fn look<T>(gazetteer: &Gazetteer, text: &str, look: impl Fn(&View<'_>, usize) -> T) -> T {
    let article = Article::from_plain_text(text);
    let document = Document::new(&article);
    let reading = Reading::new(&document, crate::tables::compiled_in());
    look(&View::new(&reading, &Matches::default(), gazetteer), document.tokens.len())
}

fn empty() -> Gazetteer {
    Gazetteer::open(Writer::new().finish().unwrap()).unwrap()
}

/// The values of a column in all rows, with their rows.
fn values<'t>(table: &'t Table, column: &str) -> Vec<(Row<'t>, &'t str)> {
    table.rows().flat_map(|row| row.list(column).map(move |value| (row, value)).collect::<Vec<_>>()).collect()
}

fn table(text: &str) -> Table {
    Table::parse("a table", text, &[]).unwrap()
}

#[test]
fn every_class_of_a_word_is_found_on_its_token() {
    let gazetteer = empty();
    let table = table(words::TABLE);
    for (row, word) in values(&table, "words") {
        let class = Class::parse(row.get("class")).unwrap();
        let found = look(&gazetteer, word, |view, end| {
            view.is(end - 1, Classes::of(class)) || view.is_compound(end - 1, Classes::of(class))
        });
        assert!(found, "{word:?} is not found as {}", class.as_str());
    }
}

#[test]
fn every_noun_is_found_whole_and_with_the_kind_of_its_row() {
    let gazetteer = empty();
    let table = table(nouns::TABLE);
    for row in table.rows() {
        let nouns = nouns::nouns_of(&row).unwrap();
        let is_reached = |phrase: &str, noun| {
            let (found, end) = look(&gazetteer, phrase, |view, end| (grammar::longest(view.reading, 0, end), end));
            found.is_some_and(|found| (found.noun, found.tokens) == (noun, end))
        };
        let reached: Vec<&str> = nouns.iter().filter(|(p, n)| is_reached(p, *n)).map(|(p, _)| p.as_str()).collect();
        if row.get("modifiers") == "-" {
            let lost: Vec<_> = nouns.iter().filter(|(p, _)| !reached.contains(&p.as_str())).collect();
            assert!(lost.is_empty(), "line {}: other rows have {lost:?}", row.line);
            continue;
        }
        // Of a product some may have rows of their own, but each of its words must lead somewhere.
        for modifier in row.list("modifiers").map(str::to_lowercase) {
            assert!(reached.iter().any(|phrase| phrase.starts_with(&modifier)), "line {}: {modifier}", row.line);
        }
        for head in row.list("heads").map(|head| head.split('/').next().unwrap_or(head).to_lowercase()) {
            assert!(reached.iter().any(|phrase| phrase.ends_with(&head)), "line {}: {head}", row.line);
        }
    }
}

#[test]
fn every_idiom_covers_its_last_word() {
    let gazetteer = empty();
    let table = table(idioms::TABLE);
    for row in table.rows() {
        let phrase = row.get("phrase");
        assert!(
            look(&gazetteer, phrase, |view, end| super::super::idioms::covers(view.reading, &(end - 1..end))),
            "{phrase:?}"
        );
    }
}

#[test]
fn every_title_stands_before_a_name() {
    let gazetteer = empty();
    let table = table(titles::TABLE);
    for (row, title) in values(&table, "titles") {
        let gap = if title.ends_with('\'') { "" } else { " " };
        let sites = look(
            &gazetteer,
            &format!("He left {title}{gap}Oxdale on Friday with the garrison, power units and a transformer."),
            |view, _| {
                let sentence = view.document.sentences[0].tokens.clone();
                title_grammar::find(view, &sentence, &[])
                    .into_iter()
                    .map(|s| (s.kind, s.tokens.start))
                    .collect::<Vec<_>>()
            },
        );
        let known_only = row.get("rule") == "known";
        assert!(known_only || sites == [(row.kind("kind").unwrap(), 2)], "{title:?}: {sites:?}");
    }
}

#[test]
fn every_word_of_a_context_says_so() {
    let gazetteer = empty();
    let contexts = table(contexts::CONTEXTS);
    let says = |word: &str| look(&gazetteer, word, |view, end| context::says(view, end - 1));
    for (at, row) in contexts.rows().enumerate() {
        assert!(row.list("words").all(|word| says(word).speaks & 1 << at != 0), "line {}", row.line);
        assert!(row.list("governors").all(|word| says(word).governs & 1 << at != 0), "line {}", row.line);
        let noun = row.get("noun");
        assert_eq!(crate::gazetteer::normalise::key(noun), noun);
    }
    let first = contexts.rows().count();
    let rereadings = table(contexts::REREADINGS);
    for (at, row) in rereadings.rows().enumerate() {
        let bit = 1 << (first + at);
        assert!(row.list("words").all(|word| says(word).speaks & bit != 0), "line {}", row.line);
        assert!(row.list("unless").all(|word| says(word).decides & bit != 0), "line {}", row.line);
        let noun = look(&gazetteer, row.get("noun"), |view, end| grammar::longest(view.reading, 0, end));
        assert!(noun.is_some(), "line {}", row.line);
    }
}

#[test]
fn every_form_of_an_event_begins_an_entry() {
    let gazetteer = empty();
    let table = table(events::TABLE);
    for (row, entry) in values(&table, "words") {
        let frame = Frame::parse(row.get("frame")).unwrap();
        for (first, form, rest) in events::forms_of(frame, entry) {
            let text = format!("{first} {}", rest.join(" ").replace(" - ", "-").replace("- ", "-"));
            let found = look(&gazetteer, &text, |view, end| {
                starting_at(view, 0).any(|e| {
                    let words = (1..end).map(|i| view.lower(i));
                    (e.class, e.frame, e.form) == (row.get("class"), frame, form) && e.rest().eq(words)
                })
            });
            assert!(found, "{entry:?} as {form:?}: {text:?}");
        }
    }
}

#[test]
fn every_trait_of_kinds_is_some_kinds() {
    let table = table(kinds::TABLE);
    let traits: Vec<&str> = values(&table, "traits").into_iter().map(|(_, name)| name).collect();
    assert!(traits.iter().all(|name| Trait::parse(name).is_some()));
    assert_eq!(crate::tables::compiled_in().rows(Part::FacilityKinds).len(), table.rows().count());
}

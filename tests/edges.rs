//! Rules look at the words beside a word. Any word that a table has may stand where there is none beside it: alone, first
//! and last in a text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::BTreeSet;
use std::path::Path;

use dateline::Article;
use dateline_test_support::{annotator, read};

/// The words of every table of English below `folder`.
fn words(folder: &str, words: &mut BTreeSet<String>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in std::fs::read_dir(root.join(folder)).expect("a folder") {
        let entry = entry.expect("an entry");
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            self::words(&path, words);
        } else if !path.ends_with(".md") {
            let table = read(&path);
            let rows = table.lines().filter(|line| !line.starts_with('#'));
            let cells =
                rows.flat_map(|row| row.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '=')));
            words.extend(cells.filter(|word| word.starts_with(char::is_alphabetic)).map(str::to_lowercase));
        }
    }
}

/// `word` with a capital.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[test]
fn any_word_of_a_table_stands_alone_first_and_last_and_nothing_fails() {
    let mut all = BTreeSet::new();
    words("data/language/en", &mut all);
    assert!(all.len() > 5_000, "only {} words", all.len());
    for word in all {
        let first = capitalised(&word);
        // A text has its edges, and so has each block of it.
        let text = format!(
            "{first}\n\n{word}\n\n{first} said Lee.\n\n{first} the dam at Kharkiv was hit, Lee said.\n\n\
             Lee said the dam at Kharkiv was {word}\n\nThe bridge in Odesa {word}\n\n“{first}”\n\n“{word},” {first}"
        );
        for text in [
            text.as_str(),
            first.as_str(),
            &format!("{first} said Lee."),
            &format!("{first} Kharkiv dam"),
            &format!("Lee said {word}"),
        ] {
            // It panics where a rule looks beyond an edge.
            let annotations = annotator().annotate(&Article::from_plain_text(text));
            assert!(annotations.places.iter().all(|place| place.span.end <= text.len()), "{word}");
        }
    }
}

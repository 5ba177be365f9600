//! How much work hostile texts make, counted in tokens looked at.

use super::extract_from;
use super::reading::Reading;
use crate::article::Article;
use crate::article::Document;
use crate::language;

#[path = "../../tests/claims/hostile.rs"]
mod hostile;

/// Looks at tokens in a text of `length` bytes, and its tokens.
fn work(make: hostile::Make, length: usize) -> (usize, usize) {
    let article = Article::from_plain_text(make(length));
    let document = Document::new(&article);
    let base = language::Reading::new(&document, crate::tables::compiled_in());
    let reading = Reading::new(&base);
    crate::pace::run(extract_from(&reading, &[], &crate::pace::Pacer::unlimited()));
    (reading.steps.get(), document.tokens.len())
}

#[test]
fn work_on_hostile_texts_grows_as_they_do() {
    for (name, make) in hostile::TEXTS {
        let ((small, few), (large, many)) = (work(*make, 20_000), work(*make, 80_000));
        let (before, after) = (small / few.max(1), large / many.max(1));
        assert!(after <= before + before / 2 + 20, "{name}: {before} looks a token, then {after}");
        assert!(after <= 4_000, "{name}: {after} looks a token");
    }
}

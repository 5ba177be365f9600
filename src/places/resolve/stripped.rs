//! Candidates for names that the gazetteer has in a shorter form.

use std::ops::Range;

use crate::gazetteer::{Candidate, NameClass};
use crate::language::Class;
use crate::places::analysis::Analysis;

/// Candidates for a name that the gazetteer does not have as it stands: without a direction before
/// it ("North Dallas") or a division's word after it ("Nyanza Province"). They are approximate.
#[must_use]
pub fn stripped(analysis: &Analysis<'_>, tokens: &Range<usize>) -> Vec<Candidate> {
    let words = analysis.words;
    if tokens.len() < 2 {
        return Vec::new();
    }
    let place = |range: Range<usize>| -> Vec<Candidate> {
        let keep = |c: &Candidate| !matches!(c.name, NameClass::Demonym(_));
        let mut found = analysis.gazetteer.lookup(analysis.text(range));
        found.retain(keep);
        found
    };
    // The San Bernardino Strait lies by no town of the name.
    if matches!(analysis.reading.lower(tokens.end - 1), "strait" | "straits") {
        return Vec::new();
    }
    if words[tokens.end - 1].classes.has_any(&[Class::Region, Class::Settlement]) {
        let found = place(tokens.start..tokens.end - 1);
        if !found.is_empty() {
            return found;
        }
    }
    if words[tokens.start].classes.has(Class::Direction)
        || matches!(analysis.reading.lower(tokens.start), "old" | "new")
    {
        return place(tokens.start + 1..tokens.end);
    }
    Vec::new()
}

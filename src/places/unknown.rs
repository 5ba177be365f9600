//! Spans that may be places although no gazetteer has them: what is composed with a word for a
//! division or a natural feature, and runs of capitals where a place is to be expected.

use std::ops::Range;

use super::analysis::Analysis;
use super::joins::{is_of_dwellers, is_plural};
use super::qualifier::qualifier;
use super::tagger::evidence::PLACE_PREPOSITIONS;
use crate::kind::Kind;
use crate::language::{Casing, Class, Classes};
use crate::text::TokenKind;

/// Words after which a name is mostly a place, beside [`PLACE_PREPOSITIONS`].
const MORE_PREPOSITIONS: &[&str] = &["between", "toward", "towards", "through", "reached", "off"];

/// Longest run that is taken for the name of a place, in tokens.
const LONGEST: usize = 5;

/// The kind of what `head` ends the name of, or begins ("Lake Ullock").
#[must_use]
pub fn kind_of(first: &str, last: &str) -> Option<Kind> {
    Some(match (first, last) {
        (_, "creek" | "river" | "brook" | "beck" | "fork" | "stream") | ("river", _) => Kind::River,
        (_, "lake" | "reservoir" | "loch" | "lough" | "pond") | ("lake" | "loch" | "lough", _) => Kind::Lake,
        (_, "peak" | "mountain" | "mount" | "butte") | ("mount" | "mt" | "mt.", _) => Kind::Mountain,
        (_, "mountains" | "hills" | "range") => Kind::Mountains,
        (_, "valley" | "canyon" | "gorge" | "gulch") | ("glen", _) => Kind::Valley,
        (_, "bay") => Kind::Bay,
        (_, "strait" | "straits") => Kind::Strait,
        (_, "glacier") => Kind::Glacier,
        (_, "volcano") => Kind::Volcano,
        (_, "forest" | "wilderness") => Kind::Forest,
        (_, "island") => Kind::Island,
        (_, "islands") => Kind::Archipelago,
        (_, "pass" | "ridge" | "bluff" | "plateau") => Kind::Plateau,
        (_, "point" | "head") | ("cape", _) => Kind::Cape,
        _ => return None,
    })
}

/// Whether the text treats what is named after a water or a height as the hamlet there: "in Alexis Creek", "a fire near
/// Riske Creek", and not "the bridge over Lost Creek".
#[must_use]
pub fn is_settled(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let Range { start, end } = *tokens;
    let heads = analysis.reading.lower(end - 1);
    let hamlet = matches!(
        heads,
        "creek"
            | "brook"
            | "beck"
            | "fork"
            | "lake"
            | "pond"
            | "bay"
            | "valley"
            | "pass"
            | "ridge"
            | "bluff"
            | "point"
            | "head"
    );
    let before = analysis.lower(start.checked_sub(1), start);
    let natural = matches!(before, "the" | "over" | "across" | "along" | "into" | "down" | "up" | "on");
    let towards = before == "of" && analysis.classes(start.checked_sub(2), start).any(Classes::DIRECTION);
    let inside = || analysis.evidence.of(analysis.words[start].form).after_preposition > 0;
    hamlet && !natural && (towards || inside())
}

/// Whether a word of the name says that it is a water, a height or a division, and of hardly anything else: "the Sai
/// River", "River Nyamwamba", "Mt Rwenzori", "Rajarhat Upazila", "the Trishuli river". Firms and schools are called after
/// hills, bays, forests and districts.
#[must_use]
pub fn has_head(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let lower = |at: usize| analysis.reading.lower(at);
    let (first, last) = (lower(tokens.start), lower(tokens.end - 1));
    let leads = matches!(first, "river" | "lake" | "loch" | "lough" | "mount" | "mt" | "mt.");
    let classes = |at: usize| analysis.words[at].classes;
    // Lake Central is a school, Jordan Lake took the picture, a regional municipality is any.
    let called = || !classes(tokens.start + 1).has(Class::Direction);
    let own = || !classes(tokens.start).any(Classes::GIVEN.with(Classes::DIVISION_HEAD)) || tokens.len() > 2;
    let ends = || is_water(last) || is_division(last) && !is_division_of_bodies(last);
    let after = analysis.near(Some(tokens.end), tokens.start).filter(|w| w.kind == TokenKind::Word && !w.capital);
    // "Rocky Mountain spotted fever".
    let names_more = after.is_some_and(|w| !w.classes.any(Classes::FUNCTION)) && last == "mountain";
    let several = tokens.len() > 1 && (leads && called() || ends() && own() && !names_more);
    several || after.is_some() && is_water(lower(tokens.end))
}

/// A word for a water or a height that begins the name of little else.
fn is_water(word: &str) -> bool {
    matches!(
        word,
        "river"
            | "creek"
            | "lake"
            | "brook"
            | "stream"
            | "reservoir"
            | "strait"
            | "mountain"
            | "mountains"
            | "volcano"
            | "glacier"
    )
}

/// A word for a division that courts, schools and health services have too.
fn is_division_of_bodies(word: &str) -> bool {
    matches!(word, "district" | "region" | "borough" | "county")
}

/// Whether the word is one for a division.
pub(super) fn is_division(word: &str) -> bool {
    matches!(
        word,
        "county"
            | "parish"
            | "province"
            | "oblast"
            | "prefecture"
            | "township"
            | "governorate"
            | "district"
            | "raion"
            | "region"
            | "borough"
            | "municipality"
            | "upazila"
            | "tehsil"
            | "taluk"
            | "taluka"
            | "regency"
            | "subdistrict"
            | "subcounty"
            | "woreda"
            | "hromada"
            | "wilaya"
            | "mandal"
            | "constituency"
    )
}

/// Names made of capitals and a word for a division or a natural feature: "Toland County",
/// "Vestland Province", "Slough Creek", "Lake Ullock".
#[must_use]
pub fn composed(analysis: &Analysis<'_>) -> Vec<Range<usize>> {
    let (reading, words) = (analysis.reading, analysis.words);
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Some((start, end)) = word.run().filter(|_| word.capital) else { continue };
        if analysis.reading.casing_at(at) != Casing::Normal {
            continue;
        }
        let natural = |first: &str, last: &str| {
            kind_of(first, last).is_some() && !matches!(last, "head" | "point" | "pond" | "range" | "fork" | "mount")
        };
        let lower = reading.lower(at);
        if at > start && (is_division(lower) || natural("", lower)) {
            let mut from = at;
            while from > start && words[from - 1].capital && !words[from - 1].classes.has(Class::Article) {
                from -= 1;
            }
            if from < at {
                found.push(from..at + 1);
            }
        }
        let leads = matches!(lower, "lake" | "river" | "loch" | "lough" | "mount" | "mt" | "mt." | "cape" | "glen");
        if leads && at + 1 < end && words[at + 1].capital {
            found.push(at..at + 2);
        }
    }
    found
}

/// Runs of capitals where a place is to be expected: after "in" or "the village of", before
/// "district" or a state, in a row with such a run or with a known name.
#[must_use]
pub fn expected(analysis: &Analysis<'_>, introduced: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let runs = runs(analysis);
    let mut is_place: Vec<bool> = runs.iter().map(|run| stands_as_place(analysis, run, &introduced)).collect();
    let count = analysis.words.len();
    let (mut begins, mut ends) = (vec![false; count + 1], vec![false; count + 1]);
    for found in analysis.matches.iter().filter(|m| !m.demonym) {
        begins[found.tokens.start] = true;
        ends[found.tokens.end] = true;
    }
    // The lengths of the demonyms that begin at a token, as bits: looked for among all matches, a long list would take the
    // square of its length.
    let mut demonyms = vec![0_u8; count + 1];
    for found in analysis.matches.iter().filter(|m| m.demonym && m.tokens.len() <= LONGEST) {
        demonyms[found.tokens.start] |= 1 << found.tokens.len();
    }
    // Twice, so that a row of three is reached from either end.
    for _ in 0..2 {
        for (run, _) in runs.iter().zip(&is_place).filter(|(_, p)| **p) {
            begins[run.start] = true;
            ends[run.end] = true;
        }
        for (run, place) in runs.iter().zip(&mut is_place) {
            *place |= in_row(analysis, run, &begins, &ends);
        }
    }
    // A word that begins a sentence has its capital from there, and a demonym is no unknown name.
    let weak = |run: &Range<usize>| {
        let words = analysis.words;
        (run.len() == 1 && words[run.start].initial && qualifier(analysis, run).is_none())
            || demonyms[run.start] >> run.len() & 1 == 1
    };
    runs.into_iter().zip(is_place).filter(|(run, place)| *place && !weak(run)).map(|(run, _)| run).collect()
}

/// The runs of capitals in prose, and the parts of those with hyphens.
fn runs(analysis: &Analysis<'_>) -> Vec<Range<usize>> {
    let words = analysis.words;
    let mut all: Vec<Range<usize>> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Some((start, end)) = word.run().filter(|r| r.0 == at) else { continue };
        if analysis.reading.casing_at(at) != Casing::Normal {
            continue;
        }
        // "Residents of Velachery": the first has its capital from the head of the sentence.
        if end > start + 2 && words[start].initial && is_of_dwellers(analysis, start + 2) {
            all.push(start + 2..end);
        }
        let hyphen = |i: &usize| matches!(analysis.reading.lower(*i), "-" | "–");
        if let Some(cut) = (start..end).find(hyphen) {
            all.push(start..cut);
            all.push(cut + 1..end);
        }
        if end - start <= LONGEST {
            all.push(start..end);
        }
    }
    all.retain(|run| {
        !run.is_empty()
            && run.len() <= LONGEST
            && words[run.start].kind == TokenKind::Word
            && run.clone().any(|i| words[i].capital && analysis.reading.lower(i).chars().count() > 2)
    });
    all
}

fn stands_as_place(analysis: &Analysis<'_>, run: &Range<usize>, introduced: &impl Fn(usize) -> bool) -> bool {
    // "The Kolla community of Pocitos" are people.
    let people = matches!(analysis.lower(Some(run.end), run.start), "community" | "communities" | "people" | "tribe");
    if people && analysis.classes(run.start.checked_sub(1), run.start).has(Class::DefiniteArticle) {
        return false;
    }
    let before = analysis.lower(run.start.checked_sub(1), run.start);
    let reading = analysis.reading;
    let natural = run.len() > 1 && kind_of(reading.lower(run.start), reading.lower(run.end - 1)).is_some();
    PLACE_PREPOSITIONS.contains(&before)
        || MORE_PREPOSITIONS.contains(&before)
        || introduced(run.start)
        || natural
        || has_head(analysis, run)
        || is_of_dwellers(analysis, run.start)
        || before_division(analysis, run)
        || is_of_townsman(analysis, run)
        || qualifier(analysis, run).is_some()
        || is_apposed(analysis, run)
}

/// Whether what follows calls the run a settlement: "Oro-Ago, a farming community".
fn is_apposed(analysis: &Analysis<'_>, run: &Range<usize>) -> bool {
    const BETWEEN: usize = 2;
    let article = matches!(analysis.lower(Some(run.end + 1), run.start), "a" | "an");
    let words = || (run.end + 2..=run.end + 2 + BETWEEN).map(|at| analysis.classes(Some(at), run.start));
    article && words().any(|classes| classes.has(Class::Settlement))
}

/// Whether the run says where somebody lives, as local papers do: "a Keavy man", and not "a Sikh man", "a Finnish couple".
#[must_use]
pub fn is_of_townsman(analysis: &Analysis<'_>, run: &Range<usize>) -> bool {
    const NO_TOWN: Classes = Classes::CREED.with(Classes::BRAND).with(Classes::PARTY).with(Classes::GIVEN);
    let near = run.start;
    let word = |at: usize| analysis.near(Some(at), near).filter(|w| !w.capital);
    let one_of_them = || !is_plural(analysis.reading.lower(run.end));
    let townsman = word(run.end).is_some_and(|w| w.classes.has(Class::Townsman)) && one_of_them();
    let one = analysis.classes(near.checked_sub(1), near).any(Classes::ARTICLE) && run.len() <= 2;
    let lower = analysis.reading.lower(run.end.saturating_sub(1));
    let people = ["ish", "ist", "ian", "ese", "ic", "ean"].iter().any(|end| lower.ends_with(end));
    townsman && one && !people && !analysis.words[run.clone()].iter().any(|w| w.caps || w.classes.any(NO_TOWN))
}

/// Whether a word for a settlement or region follows: "Mbalika district".
#[must_use]
pub fn before_division(analysis: &Analysis<'_>, run: &Range<usize>) -> bool {
    let after = analysis.near(Some(run.end), run.start);
    // "the city's oldest Black neighborhoods".
    let of_people = run.len() == 1 && analysis.words[run.start].classes.any(Classes::CREED);
    !of_people && after.is_some_and(|w| !w.capital && w.classes.has_any(&[Class::Settlement, Class::Region]))
}

fn in_row(analysis: &Analysis<'_>, run: &Range<usize>, begins: &[bool], ends: &[bool]) -> bool {
    let joins =
        |at: Option<usize>| matches!(analysis.lower(at, run.start), "," | "and" | "or" | "nor" | "&" | ";" | "-" | "–");
    let left = |n: usize| joins(run.start.checked_sub(n));
    let right = |n: usize| joins(Some(run.end + n));
    let ended = |n: usize| run.start.checked_sub(n).and_then(|i| ends.get(i)).copied().unwrap_or(false);
    let begun = |n: usize| begins.get(run.end + n).copied().unwrap_or(false);
    left(1) && (ended(1) || left(2) && ended(2)) || right(0) && (begun(1) || right(1) && begun(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_for_a_feature_at_either_end_gives_the_kind() {
        assert_eq!(kind_of("slough", "creek"), Some(Kind::River));
        assert_eq!(kind_of("lake", "ullock"), Some(Kind::Lake));
        assert_eq!(kind_of("tarn", "ullock"), None);
    }
}

//! Which sentences are about sport, where a bare city is a team: "Auburn beat Opelika 24-17".

use crate::language::{Class, Classes, Reading, Word};
use crate::text::TokenKind;

/// Evidence from which a sentence is about sport.
const ENOUGH: usize = 2;

/// Words of games, one of them what is played, from which a sentence is about sport.
const GAME: usize = 4;

/// A sports page: so many sentences that tell of games among so many on either side, two of them surely about sport, and
/// a word of games so near.
const REPORTS: usize = 3;
const AROUND: usize = 6;
const BESIDE: usize = 2;

/// The words of games that a sentence of a sports page has, if it tells no score.
const TOLD: Classes = Classes::SPORT_VERB.with(Classes::MATCH).with(Classes::PLAYED).with(Classes::OPPONENT);

/// The sentences of a document that are about sport.
#[derive(Debug, Default)]
pub struct Sport {
    hot: Vec<bool>,
    page: Vec<bool>,
}

impl Sport {
    /// Looks at every sentence; one between two that are about sport is, too, and so is every one
    /// of a document that is mostly about it.
    #[must_use]
    pub fn new(reading: &Reading<'_>) -> Self {
        let mut evidence = vec![0_usize; reading.casing.len()];
        let mut cool = vec![false; reading.casing.len()];
        let mut cooled = 0;
        let mut verbs = vec![0_usize; reading.casing.len()];
        let mut played = vec![false; reading.casing.len()];
        let mut told = vec![0_usize; reading.casing.len()];
        for (at, word) in reading.words.iter().enumerate() {
            let Some(sentence) = word.sentence() else { continue };
            evidence[sentence] += weight(reading, at, word);
            let cooling = word.classes.any(Classes::NO_SCORE);
            cool[sentence] |= cooling;
            cooled += usize::from(cooling);
            verbs[sentence] += usize::from(word.classes.any(Classes::SPORT_VERB.with(Classes::MATCH)));
            played[sentence] |= word.classes.has(Class::Played);
            told[sentence] += usize::from(word.classes.any(TOLD));
        }
        // Every report of a season speaks of rain.
        let weather = cooled > 2 && cooled * 8 > cool.len();
        for (((evidence, cool), verbs), played) in evidence.iter_mut().zip(cool).zip(verbs).zip(played) {
            // "won the title on goal difference after Madrid lost their game" is about sport without a score.
            let told = if played && verbs >= GAME { ENOUGH } else { usize::from(verbs > 0) };
            *evidence = if cool || weather { 0 } else { *evidence + told };
        }
        let own: Vec<bool> = evidence.iter().map(|&e| e >= ENOUGH).collect();
        let share = own.iter().filter(|&&hot| hot).count() * 10;
        let mostly = share >= own.len() * 4 && own.len() > 1;
        let near = |at: Option<usize>| at.and_then(|i| own.get(i)).copied().unwrap_or(false);
        let hot = (0..own.len())
            .map(|at| own[at] || mostly || evidence[at] > 0 && (near(at.checked_sub(1)) || near(Some(at + 1))))
            .collect();
        let needed = if is_section(reading) { 1 } else { REPORTS };
        let reports = |at: usize| {
            let about = || around(at, AROUND, own.len());
            let tells = |at: &usize| own[*at] || told[*at] >= ENOUGH;
            let surely = about().filter(|&at| own[at]).count();
            if surely >= needed.min(2) { about().filter(tells).count() } else { 0 }
        };
        let page =
            |at: usize| reports(at) >= needed && around(at, BESIDE, own.len()).any(|near| own[near] || told[near] > 0);
        let page = (0..own.len()).map(page).collect();
        Self { hot, page }
    }

    /// Whether `sentence` stands among reports of games, whether or not it speaks of one.
    #[must_use]
    pub fn is_page(&self, sentence: Option<usize>) -> bool {
        sentence.and_then(|s| self.page.get(s)).copied().unwrap_or(false)
    }

    /// Whether `sentence` is about sport.
    #[must_use]
    pub fn at(&self, sentence: Option<usize>) -> bool {
        sentence.and_then(|s| self.hot.get(s)).copied().unwrap_or(false)
    }
}

/// Whether the article's address says that it stands on the sports pages.
fn is_section(reading: &Reading<'_>) -> bool {
    let url = reading.document.article.metadata.url.as_deref();
    url.is_some_and(|url| url.contains("/sport/") || url.contains("/sports/"))
}

/// The numbers below `count` that are at most `by` from `at`.
fn around(at: usize, by: usize, count: usize) -> std::ops::Range<usize> {
    at.saturating_sub(by)..(at + by + 1).min(count)
}

/// How much the word at `at` says for sport.
fn weight(reading: &Reading<'_>, at: usize, word: &Word) -> usize {
    if word.classes.has(Class::Sport) {
        return 2;
    }
    let before = reading.get(at.checked_sub(1));
    // "the Green Bay Packers", not "United States".
    if word.classes.has(Class::Team) && word.capital && reading.lower(at).ends_with('s') {
        return usize::from(before.is_some_and(|b| b.capital || reading.lower(at - 1) == "the"));
    }
    if word.kind != TokenKind::Number || !is_score(reading, at) {
        return 0;
    }
    let is_number =
        |i: usize| reading.get(Some(i)).is_some_and(|w| w.kind == TokenKind::Number) && is_score(reading, i);
    let next = reading.lower(at + 1);
    let other = reading.get(Some(at + 2));
    // "24-17", and "Auburn 24, Opelika 17".
    let pair = matches!(next, "-" | "–") && is_number(at + 2);
    let named = before.is_some_and(|b| b.capital && b.sentence() == word.sentence());
    let line =
        named && matches!(next, "," | ";") && other.is_some_and(|w| w.capital) && { (at + 3..at + 6).any(is_number) };
    if pair || line { 2 } else { 0 }
}

/// A figure that a game may end with.
fn is_score(reading: &Reading<'_>, at: usize) -> bool {
    let figure = reading.lower(at);
    figure.len() <= 3 && figure.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Document;
    use crate::{Article, tables};

    fn hot(text: &str) -> Vec<bool> {
        let article = Article::from_plain_text(text);
        let document = Document::new(&article);
        Sport::new(&Reading::new(&document, tables::compiled_in())).hot
    }

    #[test]
    fn score_lines_are_sport_and_forecasts_are_not() {
        assert_eq!(hot("Marnley 24, Oxdale 17"), [true]);
        assert_eq!(hot("Marnley 62, rain; Oxdale 66, clouds."), [false]);
    }

    #[test]
    fn a_vote_is_no_score() {
        assert_eq!(hot("The council voted 4-3 to buy the land."), [false]);
        assert_eq!(hot("They won 4-3 after a late goal."), [true]);
    }
}

//! What is known of each token before anything is decided: case, cues, runs of capitals.

use super::lexicon::{self, Cue, CueSet};
use crate::gazetteer::normalise;
use crate::text::{Document, TokenKind};

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Casing {
    /// Names have capitals, other words do not.
    Normal,
    /// Nearly every word begins with a capital, as in a headline.
    Titled,
    /// Nearly every letter is a capital.
    Shouted,
}

/// A token as the recogniser sees it.
#[derive(Clone, Debug)]
pub struct Word {
    /// The word in lower case, typographic apostrophes made plain.
    pub lower: String,
    /// The word's key in the gazetteer; empty for what no name contains.
    pub key: String,
    /// Its classes.
    pub cues: CueSet,
    /// Begins with a capital (or belongs to a script without case).
    pub capital: bool,
    /// Two or more letters, all capitals.
    pub caps: bool,
    /// First word of its sentence (quotation marks before it do not count).
    pub initial: bool,
    /// What the token is.
    pub kind: TokenKind,
    /// Index of the sentence, `None` in boilerplate.
    pub sentence: Option<usize>,
    /// The run of capitalised words that it lies in, as token indices.
    pub run: Option<(usize, usize)>,
}

/// The tokens of a document, and the casing of its sentences.
#[derive(Debug)]
pub struct Words {
    /// One for each token.
    pub list: Vec<Word>,
    /// One for each sentence.
    pub casing: Vec<Casing>,
}

impl Words {
    /// Looks at every token of `document`.
    #[must_use]
    pub fn new(document: &Document<'_>) -> Self {
        let mut list: Vec<Word> =
            document.tokens.iter().enumerate().map(|(i, t)| word(document.word(i), t.kind)).collect();
        let mut casing = Vec::with_capacity(document.sentences.len());
        for (index, sentence) in document.sentences.iter().enumerate() {
            casing.push(casing_of(&list[sentence.tokens.clone()]));
            let mut initial = true;
            for word in &mut list[sentence.tokens.clone()] {
                word.sentence = Some(index);
                word.initial = initial && word.kind != TokenKind::Punct;
                initial = initial && word.kind == TokenKind::Punct;
            }
        }
        let mut words = Self { list, casing };
        words.mark_runs(document);
        words
    }

    /// The word at `index`, or an empty one past the ends.
    #[must_use]
    pub fn get(&self, index: Option<usize>) -> Option<&Word> {
        index.and_then(|i| self.list.get(i))
    }

    /// The casing of the sentence that token `index` lies in.
    #[must_use]
    pub fn casing_at(&self, index: usize) -> Casing {
        self.list.get(index).and_then(|w| w.sentence).map_or(Casing::Normal, |s| self.casing[s])
    }

    /// A run is capitalised words with nothing but spaces, hyphens, ampersands and inner particles
    /// ("of", "de") between them.
    fn mark_runs(&mut self, document: &Document<'_>) {
        for sentence in &document.sentences {
            let range = sentence.tokens.clone();
            let mut at = range.start;
            while at < range.end {
                // "Neither Norway", "The Hague's": a word of grammar that begins a sentence has its
                // capital from there.
                let grammar = self.list[at].initial && self.list[at].cues.has(Cue::Function);
                if !self.list[at].capital || grammar {
                    at += 1;
                    continue;
                }
                let mut end = at + 1;
                loop {
                    let mut next = end;
                    while next < range.end
                        && next < end + 3
                        && (self.list[next].cues.has(Cue::Of)
                            || matches!(self.list[next].lower.as_str(), "the" | "-" | "&"))
                        && !self.list[next].capital
                    {
                        next += 1;
                    }
                    // "the" joins only after "of": "Isle of the Dogs", not "Kyiv the capital".
                    let the_first = next > end && self.list[end].lower == "the";
                    if next < range.end && self.list[next].capital && !the_first {
                        end = next + 1;
                    } else {
                        break;
                    }
                }
                for word in &mut self.list[at..end] {
                    word.run = Some((at, end));
                }
                at = end;
            }
        }
    }
}

fn word(text: &str, kind: TokenKind) -> Word {
    let lower: String = text.to_lowercase().replace(['’', 'ʼ', '‘', '＇'], "'");
    let wordlike = matches!(kind, TokenKind::Word | TokenKind::Number);
    let first = text.chars().next();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let cased = text.chars().any(|c| c.is_lowercase() || c.is_uppercase());
    Word {
        cues: if wordlike { lexicon::cues(&lower) } else { CueSet::default() },
        key: if wordlike { normalise::key(text) } else { String::new() },
        capital: kind == TokenKind::Word && (first.is_some_and(char::is_uppercase) || (!cased && letters > 0)),
        caps: kind == TokenKind::Word && cased && letters > 1 && !text.chars().any(char::is_lowercase),
        lower,
        initial: false,
        kind,
        sentence: None,
        run: None,
    }
}

/// Short words keep lower case even in headlines, so they do not count.
fn casing_of(words: &[Word]) -> Casing {
    let long: Vec<&Word> = words.iter().filter(|w| w.kind == TokenKind::Word && w.lower.chars().count() > 3).collect();
    let all: Vec<&Word> = words.iter().filter(|w| w.kind == TokenKind::Word && w.lower.len() > 1).collect();
    let caps = all.iter().filter(|w| w.caps).count();
    let capitals = long.iter().filter(|w| w.capital).count();
    // Hardly a headline ends with a full stop; a short sentence full of names does.
    let stopped = words.last().is_some_and(|w| w.lower == ".");
    if all.len() >= 3 && caps * 10 >= all.len() * 8 {
        Casing::Shouted
    } else if long.len() >= 4 && capitals * 10 >= long.len() * 8 && (!stopped || capitals == long.len()) {
        Casing::Titled
    } else {
        Casing::Normal
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Article;

    fn with<T>(text: &str, look: impl Fn(&Words, &Document<'_>) -> T) -> T {
        let article = Article::from_plain_text(text);
        let document = Document::new(&article);
        look(&Words::new(&document), &document)
    }

    #[test]
    fn headlines_in_capitals_and_in_title_case_are_told_from_prose() {
        let casing = |text: &str| with(text, |w, _| w.casing[0]);
        assert_eq!(casing("FLOODS HIT SOUTHERN FRANCE"), Casing::Shouted);
        assert_eq!(casing("Floods Hit Southern France as Rivers Rise"), Casing::Titled);
        assert_eq!(casing("Floods hit southern France as rivers rise"), Casing::Normal);
        assert_eq!(casing("In Oxdale, Martha Penrose agreed; in Marnley, Hugo Tarrant did not."), Casing::Normal);
    }

    #[test]
    fn a_run_of_capitals_goes_over_particles_but_not_over_commas() {
        let runs = with("The Bank of England, London, met Jean de Broglie.", |w, d| {
            let mut runs: Vec<String> = Vec::new();
            for run in w.list.iter().filter_map(|w| w.run) {
                let text = d.span(run.0..run.1).slice(d.text()).to_owned();
                if runs.last() != Some(&text) {
                    runs.push(text);
                }
            }
            runs
        });
        assert_eq!(runs, ["Bank of England", "London", "Jean de Broglie"]);
    }
}

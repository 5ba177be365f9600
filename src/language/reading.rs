//! A document with what every later layer wants to know of its words.

use std::ops::Range;

use crate::article::Document;
use crate::pace::{self, Pacer};
use crate::text::TokenKind;
use crate::text::tokens::Token;

use super::casing::{self, Casing};
use super::classes::{Class, Classes};
use super::forms::Forms;
use super::pack::{Language, WordId};
use super::quotes::{self, Quote};
use super::word::Word;
use super::{en, marks, runs};

/// A document, read: made once and lent to every layer.
///
/// ```
/// use dateline::language::{Casing, Class, Reading};
/// use dateline::article::Document;
/// use dateline::{Article, tables};
///
/// let article = Article::from_plain_text("The mayor of Ternopil has resigned.");
/// let document = Document::new(&article);
/// let reading = Reading::new(&document, tables::compiled_in());
/// assert_eq!(reading.lower(3), "ternopil");
/// assert!(reading.classes(1).has(Class::Office));
/// assert_eq!(reading.casing[0], Casing::Normal);
/// ```
#[derive(Debug)]
pub struct Reading<'a> {
    /// The document.
    pub document: &'a Document<'a>,
    /// The language that it is read in.
    pub language: Language<'a>,
    /// One for each token.
    pub words: Vec<Word>,
    /// The distinct words.
    pub forms: Forms,
    /// One for each sentence.
    pub casing: Vec<Casing>,
    /// Quotations, ascending, none in another.
    pub quotes: Vec<Quote>,
}

impl<'a> Reading<'a> {
    /// Reads `document` in `language`.
    #[must_use]
    pub fn new(document: &'a Document<'a>, language: Language<'a>) -> Self {
        pace::run(Self::paced(document, language, &Pacer::unlimited()))
    }

    /// [`Self::new`] in slices: the work pauses whenever `pacer` says so.
    pub async fn paced(document: &'a Document<'a>, language: Language<'a>, pacer: &Pacer<'_>) -> Self {
        let tokens = &document.tokens;
        let mut forms = Forms::with_capacity(tokens.len());
        let mut words: Vec<Word> = Vec::with_capacity(tokens.len());
        let read = &mut |piece: Range<usize>| {
            tokens[piece].iter().for_each(|token| add_word(document, &language, *token, &mut forms, &mut words));
        };
        pacer.pieces(tokens.len(), read).await;
        let mut casing = Vec::with_capacity(document.sentences.len());
        let mark = &mut |piece: Range<usize>| {
            for index in piece {
                let tokens = document.sentences[index].tokens.clone();
                let own = &mut words[tokens.clone()];
                casing.push(Casing::of(own, &forms));
                let mut initial = true;
                for word in own {
                    word.set_sentence(index);
                    word.initial = initial && word.kind != TokenKind::Punct;
                    initial = initial && word.kind == TokenKind::Punct;
                }
                runs::mark(document, &mut words, &forms, tokens);
            }
        };
        pacer.pieces(document.sentences.len(), mark).await;
        let quotes = quotes::find(document, &words);
        pacer.turn().await;
        for quote in &quotes {
            let inside = words.get_mut(quote.open..=quote.close).unwrap_or_default();
            inside.iter_mut().for_each(|word| word.classes.add(Class::Quoted));
        }
        Self { document, language, words, forms, casing, quotes }
    }

    /// The word at `index`; `None` for none and past the end.
    #[inline]
    #[must_use]
    pub fn get(&self, index: Option<usize>) -> Option<&Word> {
        index.and_then(|i| self.words.get(i))
    }

    /// Token `index` in lower case, with plain apostrophes; empty past the end.
    #[inline]
    #[must_use]
    pub fn lower(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |w| self.forms.lower(w.form))
    }

    /// The gazetteer key of token `index`; empty for what no name contains and past the end.
    #[must_use]
    pub fn key(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |w| self.forms.key(w.form))
    }

    /// The word of the vocabulary that token `index` is, if any table has it.
    #[inline]
    #[must_use]
    pub fn word(&self, index: usize) -> Option<WordId> {
        self.words.get(index).and_then(|w| self.forms.word(w.form))
    }

    /// The classes of token `index`, none past the end.
    #[inline]
    #[must_use]
    pub fn classes(&self, index: usize) -> Classes {
        self.words.get(index).map_or(Classes::default(), |w| w.classes)
    }

    /// Whether token `index` has one of `classes`.
    #[inline]
    #[must_use]
    pub fn is(&self, index: usize, classes: Classes) -> bool {
        self.words.get(index).is_some_and(|word| word.classes.any(classes))
    }

    /// Whether the words at `tokens` are a part of what a film, a book or a song is called: “Emily in Paris”, “Narcos: Mexico”.
    /// A few words stand in quotation marks, all with a capital but for small ones.
    #[must_use]
    pub fn in_title(&self, tokens: &Range<usize>) -> bool {
        /// A title has no more words.
        const WORDS: usize = 8;
        const SMALL: Classes = Classes::FUNCTION.with(Classes::ARTICLE).with(Classes::OF).with(Classes::LOC_PREP);
        let after = self.quotes.partition_point(|quote| quote.inner.start <= tokens.start);
        let Some(quote) = after.checked_sub(1).map(|at| &self.quotes[at]) else { return false };
        let mut inner = quote.inner.clone();
        // American commas stand inside of the marks.
        if inner.len() > tokens.len() && self.lower(inner.end - 1) == "," {
            inner.end -= 1;
        }
        let called = |at: usize| match self.words[at].kind {
            TokenKind::Word => self.words[at].capital || self.words[at].classes.any(SMALL),
            TokenKind::Possessive => true,
            _ => self.lower(at) == ":" || self.words[at].classes.any(Classes::HYPHEN),
        };
        let capital = |at: usize| self.words[at].capital;
        quote.words <= WORDS
            && tokens.end <= inner.end
            && inner.len() > tokens.len()
            && self.casing_at(tokens.start) == Casing::Normal
            && capital(inner.start)
            && capital(inner.end - 1)
            && inner.clone().all(called)
            && inner.clone().any(|at| !tokens.contains(&at) && capital(at) && self.words[at].kind == TokenKind::Word)
    }

    /// The casing of the sentence that token `index` lies in.
    #[must_use]
    pub fn casing_at(&self, index: usize) -> Casing {
        self.words.get(index).and_then(Word::sentence).map_or(Casing::Normal, |s| self.casing[s])
    }
}

/// Adds the word that `token` is, the next of `document`.
fn add_word(document: &Document<'_>, language: &Language<'_>, token: Token, forms: &mut Forms, words: &mut Vec<Word>) {
    let text = document.text();
    let form = forms.add(text, token.span.start, token.span.len(), token.kind, language);
    let own = token.text(text);
    let (capital, caps, shape) = casing::shape(own, token.kind);
    let mut classes = forms.classes(form).with(shape).with(marks::classes(own, token));
    if token.kind == TokenKind::Word {
        // In capitals the ending of a name would be read.
        if let Some(guess) = forms.guess(form).filter(|_| !shape.any(Classes::CAPITAL)) {
            classes.add(guess);
        }
        // "think-tank": a hyphen is a token of its own, so the last part has what the whole is.
        if let Some(start) = hyphenated(document, words) {
            let whole = forms.add(text, start, token.span.end - start, token.kind, language);
            classes |= forms.classes(whole).within(Classes::PARTS_OF_SPEECH);
        }
        classes = en::after(words.last().map_or(Classes::default(), |w| w.classes), classes);
    }
    let mut word = Word::new(form, token.kind, classes);
    (word.capital, word.caps) = (capital, caps);
    words.push(word);
}

/// Where the word begins that the token after `words` ends with a hyphen before it, in bytes.
fn hyphenated(document: &Document<'_>, words: &[Word]) -> Option<usize> {
    let [.., first, hyphen] = words else { return None };
    let (token, mark) = (document.tokens.get(words.len())?, document.tokens.get(words.len() - 1)?);
    let joined = hyphen.classes.any(Classes::HYPHEN) && !token.space_before && !mark.space_before;
    let first = document.tokens.get(words.len() - 2).filter(|_| joined && first.kind == TokenKind::Word)?;
    Some(first.span.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Article;

    fn with<T>(text: &str, look: impl Fn(&Reading<'_>) -> T) -> T {
        let article = Article::from_plain_text(text);
        let document = Document::new(&article);
        look(&Reading::new(&document, crate::tables::compiled_in()))
    }

    #[test]
    fn headlines_in_capitals_and_in_title_case_are_told_from_prose() {
        let casing = |text: &str| with(text, |r| r.casing[0]);
        assert_eq!(casing("FLOODS HIT SOUTHERN FRANCE"), Casing::Shouted);
        assert_eq!(casing("Floods Hit Southern France as Rivers Rise"), Casing::Titled);
        assert_eq!(casing("Floods hit southern France as rivers rise"), Casing::Normal);
        assert_eq!(casing("In Oxdale, Martha Penrose agreed; in Marnley, Hugo Tarrant did not."), Casing::Normal);
    }

    #[test]
    fn a_run_of_capitals_goes_over_particles_but_not_over_commas() {
        let runs = with("The Bank of England, London, met Jean de Broglie.", |r| {
            let mut runs: Vec<String> = Vec::new();
            for run in r.words.iter().filter_map(Word::run) {
                let text = r.document.span(run.0..run.1).slice(r.document.text()).to_owned();
                if runs.last() != Some(&text) {
                    runs.push(text);
                }
            }
            runs
        });
        assert_eq!(runs, ["Bank of England", "London", "Jean de Broglie"]);
    }
}

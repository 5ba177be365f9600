//! The text as the facility grammar looks at it: lower-case words, case, names, possessives.

use std::ops::Range;

use super::words::{self, Class};
use crate::gazetteer::{Gazetteer, NameClass, normalise};
use crate::text::tokens::is_hyphen;
use crate::text::{Document, TokenKind};

/// Longest gazetteer name, in tokens, that is looked for.
const LONGEST_NAME: usize = 8;

/// Fewest people of a place whose name before a facility noun is taken for it, where the noun may
/// also follow the name of a firm.
const CITY: u32 = 50_000;

/// A document with the look-ups of the facility grammar.
pub struct TextView<'d> {
    /// The document.
    pub document: &'d Document<'d>,
    /// The gazetteer.
    pub gazetteer: &'d Gazetteer,
    /// Each token in lower case, with plain apostrophes.
    pub lower: Vec<String>,
}

impl<'d> TextView<'d> {
    /// Prepares `document`.
    #[must_use]
    pub fn new(document: &'d Document<'d>, gazetteer: &'d Gazetteer) -> Self {
        let lower = (0..document.tokens.len())
            .map(|i| document.word(i).to_lowercase().replace(['’', 'ʼ', '‘', '＇'], "'"))
            .collect();
        Self { document, gazetteer, lower }
    }

    fn kind(&self, at: usize) -> TokenKind {
        self.document.tokens.get(at).map_or(TokenKind::Punct, |t| t.kind)
    }

    fn tight(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|t| !t.space_before)
    }

    /// Whether token `at` is a word that begins with a capital.
    #[must_use]
    pub fn is_capital(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|t| t.is_capitalised(self.document.text()))
    }

    /// Whether token `at` has a capital and none of its letters is in lower case but a plural's s.
    #[must_use]
    pub fn is_upper(&self, at: usize) -> bool {
        let word = self.document.word(at);
        let word = word.strip_suffix('s').unwrap_or(word);
        word.chars().any(char::is_uppercase) && word.chars().skip(1).filter(|c| c.is_lowercase()).count() <= 1
    }

    /// Whether token `at` is a hyphen or en dash.
    #[must_use]
    pub fn is_hyphen(&self, at: usize) -> bool {
        self.kind(at) == TokenKind::Punct && self.document.word(at).chars().all(|c| is_hyphen(c) || c == '–')
    }

    /// Whether a one-word noun is the first half of a hyphenated word: "plant-based".
    #[must_use]
    pub fn part_of_compound(&self, head: &Range<usize>) -> bool {
        let after = self.is_hyphen(head.end) && self.tight(head.end) && self.tight(head.end + 1);
        let before =
            head.start > 0 && self.is_hyphen(head.start - 1) && self.tight(head.start - 1) && self.tight(head.start);
        (after && head.len() == 1)
            || (before && head.len() == 1 && !self.is_capital(head.start - 2 + usize::from(head.start < 2)))
    }

    /// Whether a capitalised noun goes on as a longer name of something else: "Power Plant Gallery".
    #[must_use]
    pub fn longer_name(&self, head: &Range<usize>) -> bool {
        let next = head.end;
        let adjacent = self.is_capital(next) && self.kind(head.end - 1) == TokenKind::Word;
        self.is_capital(head.end - 1) && adjacent && !self.is_titled(head.start)
    }

    /// Whether the sentence around `at` capitalises nearly every word, as a headline does.
    #[must_use]
    pub fn is_titled(&self, at: usize) -> bool {
        let offset = self.document.tokens.get(at).map_or(0, |t| t.span.start);
        let Some(sentence) = self.document.sentence_at(offset).map(|i| &self.document.sentences[i]) else {
            return false;
        };
        let long: Vec<usize> =
            sentence.tokens.clone().filter(|&i| self.kind(i) == TokenKind::Word && self.lower[i].len() > 3).collect();
        long.len() > 4 && long.iter().filter(|&&i| self.is_capital(i)).count() * 10 >= long.len() * 8
    }

    /// Whether a lower-case noun is a verb here ("to bridge the gap") or a pronoun ("a friend of mine").
    #[must_use]
    pub fn used_as_verb(&self, head: &Range<usize>) -> bool {
        if head.len() > 1 || self.is_capital(head.start) {
            return false;
        }
        let word = self.lower[head.start].as_str();
        let before = head.start.checked_sub(1).map_or("", |i| self.lower[i].as_str());
        let after = self.lower.get(head.end).map_or("", String::as_str);
        let verb =
            matches!(word, "bridge" | "mine" | "tunnel" | "dam" | "plant" | "dock" | "station" | "bridges" | "plants");
        (verb
            && matches!(before, "to" | "will" | "would" | "could" | "can" | "must" | "may" | "and" | "help")
            && before != "and")
            || (verb
                && matches!(after, "the" | "a" | "an" | "that" | "this" | "its" | "their")
                && !matches!(before, "the" | "a"))
            || (word == "mine" && matches!(before, "of" | "is" | "was" | "not"))
    }

    /// Goes left over "110 kV", "1,000-megawatt": measures belong to a description.
    #[must_use]
    pub fn extend_measures(&self, start: usize, floor: usize) -> usize {
        let unit = start.checked_sub(1).filter(|&i| i >= floor);
        match unit {
            Some(i) if matches!(self.lower[i].as_str(), "kv" | "kilovolt") => {
                let mut from = i;
                while from > floor && (self.kind(from - 1) == TokenKind::Number || self.is_hyphen(from - 1)) {
                    from -= 1;
                }
                from
            }
            _ => start,
        }
    }

    /// The capitalised name that ends right before `end`, if there is one.
    #[must_use]
    pub fn name_before(&self, end: usize, floor: usize) -> Option<Range<usize>> {
        let mut start = end;
        while start > floor {
            let at = start - 1;
            let joins = match self.kind(at) {
                TokenKind::Word => {
                    let inner = start < end
                        && words::is(Class::Particle, &self.lower[at])
                        && at > floor
                        && self.is_capital(at - 1);
                    (self.is_capital(at) && !words::is(Class::NotName, self.lower[at].trim_end_matches('.'))) || inner
                }
                TokenKind::Number => start == end && at > floor && self.is_capital(at - 1),
                TokenKind::Punct => {
                    start < end
                        && self.is_hyphen(at)
                        && self.tight(at)
                        && self.tight(start)
                        && at > floor
                        && self.is_capital(at - 1)
                }
                _ => false,
            };
            if !joins {
                break;
            }
            start = at;
        }
        // "the [al-Jaili] refinery": the article of an Arabic name, written small.
        if start < end
            && start >= floor + 2
            && self.is_hyphen(start - 1)
            && self.tight(start)
            && self.tight(start - 1)
            && words::is(Class::Article, &self.lower[start - 2])
        {
            start -= 2;
        }
        // "Ukrainian Kakhovka dam": the adjective is outside; alone it names nothing.
        while start < end && self.is_demonym(start) {
            start += 1;
        }
        (start < end).then_some(start..end)
    }

    fn is_demonym(&self, at: usize) -> bool {
        let candidates = self.gazetteer.lookup(self.document.word(at));
        !candidates.is_empty() && candidates.iter().all(|c| matches!(c.name, NameClass::Demonym(_)))
    }

    /// Where a nationality right before `start` begins: "[American] base at Ramstein".
    #[must_use]
    pub fn demonym_before(&self, start: usize, floor: usize) -> Option<usize> {
        let at = start.checked_sub(1).filter(|&i| i >= floor)?;
        (self.is_capital(at) && self.is_demonym(at)).then_some(at)
    }

    /// The start of a possessive phrase that ends right before `end`, and the place that owns, if it
    /// is named: "Beirut's", "the city's", with up to two adjectives after it.
    #[must_use]
    pub fn possessive_before(&self, end: usize, floor: usize) -> Option<(usize, Option<Range<usize>>)> {
        let mut mark = end.checked_sub(1).filter(|&i| i >= floor)?;
        for _ in 0..2 {
            if self.kind(mark) == TokenKind::Word && !self.is_capital(mark) && mark > floor {
                mark -= 1;
            }
        }
        if self.kind(mark) != TokenKind::Possessive {
            return None;
        }
        let at = mark.checked_sub(1).filter(|&i| i >= floor)?;
        let described = matches!(
            self.lower[at].as_str(),
            "city" | "town" | "village" | "capital" | "region" | "island" | "port" | "peninsula"
        );
        if described {
            return Some((at, None));
        }
        let owner = self.name_before(mark, floor)?;
        let known = self.place_candidates(&owner);
        known.then_some((owner.start, Some(owner)))
    }

    /// Whether the gazetteer has `name` as a settlement, region or the like (countries are too wide
    /// to say which facility is meant).
    fn place_candidates(&self, name: &Range<usize>) -> bool {
        let likeliest = self
            .gazetteer
            .lookup(self.surface(name))
            .into_iter()
            .filter_map(|c| self.gazetteer.place(c.place))
            .find(|p| p.kind().category() == crate::kind::Category::Place);
        likeliest.is_some_and(|p| !matches!(p.kind(), crate::kind::Kind::Country | crate::kind::Kind::Continent))
    }

    /// Whether a place that is no facility bears the whole of `name`: "Port of Spain", "Plant City".
    #[must_use]
    pub fn is_place_name(&self, name: &Range<usize>) -> bool {
        name.len() > 1
            && self.is_capital(name.start)
            && self.gazetteer.lookup(self.surface(name)).iter().any(|c| {
                let kind = self.gazetteer.place(c.place).map(|p| p.kind());
                kind.is_some_and(|k| k.category() == crate::kind::Category::Place)
            })
    }

    /// Whether `name` is first of all a country, a continent or a sea.
    #[must_use]
    pub fn is_wide(&self, name: &Range<usize>) -> bool {
        use crate::kind::Kind;
        let first = self.gazetteer.lookup(self.surface(name)).into_iter().find_map(|c| self.gazetteer.place(c.place));
        first.is_some_and(|p| matches!(p.kind(), Kind::Country | Kind::Continent | Kind::Ocean | Kind::Sea))
    }

    /// Whether a facility bears the name `spelling`.
    #[must_use]
    pub fn is_facility(&self, spelling: &str) -> bool {
        self.gazetteer.lookup(spelling).iter().any(|c| {
            let kind = self.gazetteer.place(c.place).map(|p| p.kind());
            kind.is_some_and(|k| k.category() == crate::kind::Category::Infrastructure)
        })
    }

    /// Whether a city or a facility bears `name`, and not only a village or a river.
    #[must_use]
    pub fn is_city_or_facility(&self, name: &Range<usize>) -> bool {
        self.gazetteer.lookup(self.surface(name)).iter().filter_map(|c| self.gazetteer.place(c.place)).any(|p| {
            p.kind().category() == crate::kind::Category::Infrastructure
                || (p.kind().is_settlement() && p.population().is_some_and(|n| n >= CITY))
                || p.kind() == crate::kind::Kind::Admin1
        })
    }

    /// Whether the word at `at` is capitalised and may be a part of a name.
    #[must_use]
    pub fn is_name_word(&self, at: usize) -> bool {
        self.is_capital(at) && !words::is(Class::NotName, self.lower[at].trim_end_matches('.')) && !self.is_demonym(at)
    }

    /// Whether the capital at `at` is neither the sentence's nor a headline's.
    #[must_use]
    pub fn is_title_case(&self, at: usize, sentence: usize) -> bool {
        let initial = (sentence..at).all(|i| self.kind(i) == TokenKind::Punct);
        !initial && !self.is_titled(at)
    }

    /// Whether a word for a stretch of land or water follows: "the Paraguaná | peninsula".
    #[must_use]
    pub fn before_place_noun(&self, at: usize) -> bool {
        self.lower.get(at).is_some_and(|word| words::is(Class::PlaceNoun, word))
    }

    /// Whether "the" stands before `start`, adjectives in lower case between them allowed.
    #[must_use]
    pub fn after_article(&self, start: usize, floor: usize) -> bool {
        let before = (floor..start).rev().take(3);
        before.take_while(|&i| !self.is_capital(i) || self.lower[i] == "the").any(|i| self.lower[i] == "the")
    }

    /// Whether the possessive of a place ends right before `start`: "Arizona's | Palo Verde".
    #[must_use]
    pub fn follows_possessive_place(&self, start: usize, floor: usize) -> bool {
        let Some(mark) = start.checked_sub(1).filter(|&i| i > floor && self.kind(i) == TokenKind::Possessive) else {
            return false;
        };
        self.name_before(mark, floor).is_some_and(|owner| self.is_known(&owner))
    }

    /// Whether the gazetteer has `name`, as a place or a facility.
    #[must_use]
    pub fn is_known(&self, name: &Range<usize>) -> bool {
        let surface = self.document.span(name.clone()).slice(self.document.text());
        self.gazetteer.lookup(surface).iter().any(|c| !matches!(c.name, NameClass::Demonym(_)))
    }

    /// A capitalised place name that begins at `at`: the longest that the gazetteer has, or, where
    /// `unknown` names are good enough, the whole run of capitals.
    #[must_use]
    pub fn place_name(&self, at: usize, end: usize, unknown: bool) -> Option<Range<usize>> {
        if at >= end || !self.is_capital(at) || words::is(Class::NotName, self.lower[at].trim_end_matches('.')) {
            return None;
        }
        let mut walk = self.gazetteer.walk();
        let mut best = None;
        for i in at..end.min(at + LONGEST_NAME) {
            let alive = match self.kind(i) {
                TokenKind::Word | TokenKind::Number => walk.push_token(&normalise::key(self.document.word(i))),
                TokenKind::Punct => self.is_hyphen(i) && self.tight(i),
                _ => false,
            };
            if !alive {
                break;
            }
            let named = walk.is_key() && walk.candidates().iter().any(|c| !matches!(c.name, NameClass::Demonym(_)));
            if named && self.kind(i) != TokenKind::Punct {
                best = Some(at..i + 1);
            }
        }
        let mut run = at + 1;
        while run < end
            && ((self.is_capital(run) && !words::is(Class::NotName, &self.lower[run]))
                || (self.is_hyphen(run) && self.tight(run) && self.is_capital(run + 1)))
        {
            run += 1;
        }
        // "Ratcliffe-on-Soar"
        let joined = |i: usize| self.is_hyphen(i) && self.tight(i) && self.tight(i + 1);
        if run + 3 < end
            && joined(run)
            && joined(run + 2)
            && self.is_capital(run + 3)
            && words::is(Class::Particle, &self.lower[run + 1])
        {
            run += 4;
        }
        match best {
            Some(best) if best.end >= run || !unknown => Some(best),
            // "Kerem Shalom" when only "Kerem" is known: the whole name.
            _ if unknown => Some(at..run),
            other => other,
        }
    }

    /// The name before a conjunction that ends right before `start`: "[Ladyzhyn] and | Burshtyn".
    #[must_use]
    pub fn conjunct_before(&self, start: usize, floor: usize) -> Option<Range<usize>> {
        let joint = start.checked_sub(1).filter(|&i| i > floor)?;
        let joint = match self.lower[joint].as_str() {
            "and" | "or" | "&" if joint > floor && self.lower[joint - 1] == "," => joint - 1,
            "and" | "or" | "&" | "," => joint,
            _ => return None,
        };
        self.name_before(joint, floor)
    }

    /// The name after a conjunction at `at`: "| and [Chornomorsk]".
    #[must_use]
    pub fn conjunct_after(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let next = match self.lower.get(at)?.as_str() {
            "," if self.lower.get(at + 1).is_some_and(|w| w == "and") => at + 2,
            "and" | "," => at + 1,
            _ => return None,
        };
        let place = self.place_name(next, end, false)?;
        // "ports of Odesa and Kyiv said": a subject of its own is no member.
        Some(place)
    }

    /// The characters of a range of tokens.
    #[must_use]
    pub fn surface(&self, tokens: &Range<usize>) -> &'d str {
        self.document.span(tokens.clone()).slice(self.document.text())
    }

    /// The noun of a phrase in the singular; a borrowed noun is looked for to the right.
    #[must_use]
    pub fn singular(&self, phrase: &super::phrase::Phrase) -> String {
        let head = if phrase.head.is_empty() { self.borrowed(phrase) } else { phrase.head.clone() };
        let noun = self.surface(&head);
        if !phrase.noun.plural {
            return noun.to_owned();
        }
        match (noun.strip_suffix("ies"), noun.strip_suffix('s')) {
            (Some(stem), _) => format!("{stem}y"),
            (None, Some(stem)) => stem.to_owned(),
            _ => noun.to_owned(),
        }
    }

    /// The nearest facility noun of the same kind around a member of a coordination.
    fn borrowed(&self, phrase: &super::phrase::Phrase) -> Range<usize> {
        let end = self.lower.len();
        let noun = |at: usize| {
            super::nouns::longest(&self.lower[at..end])
                .filter(|m| m.noun.kind == phrase.noun.kind)
                .map(|m| at..at + m.tokens)
        };
        let after = (phrase.tokens.end..end.min(phrase.tokens.end + 12)).find_map(noun);
        let before = (phrase.tokens.start.saturating_sub(12)..phrase.tokens.start).rev().find_map(noun);
        match phrase.name {
            Some(_) => after.or(before),
            None => before.or(after),
        }
        .unwrap_or(phrase.tokens.end..phrase.tokens.end)
    }

    /// Whether a lower-case noun stands right before a facility noun and makes it something else:
    /// "police station", "base camp", "refugee camp", "customer base".
    #[must_use]
    pub fn preceded_by_noun(&self, head: &Range<usize>) -> bool {
        let Some(at) = head.start.checked_sub(1) else { return false };
        let word = self.lower[at].as_str();
        self.kind(at) == TokenKind::Word
            && !self.is_capital(at)
            && !words::is(Class::Plain, word)
            && !["ing", "est", "ly"].iter().any(|end| word.ends_with(end))
    }

    /// Whether a bare noun speaks of infrastructure in general and is no figure of speech.
    #[must_use]
    pub fn is_general(&self, head: &Range<usize>) -> bool {
        if head.len() > 1 {
            return true;
        }
        let after = self.lower.get(head.end).map_or("", String::as_str);
        let after_capital = head.start > 0 && self.is_capital(head.start - 1);
        let idiom = matches!(after, "of" | "to" | "loan" | "loans" | "too" | "is");
        !idiom && !after_capital && !self.preceded_by_noun(head)
    }

    /// Whether what follows makes the name another thing's: "Hoover Dam Lodge", "Three Gorges Tea House".
    #[must_use]
    pub fn names_another(&self, name: &Range<usize>) -> bool {
        let other = |i: usize| self.is_capital(i) && words::is(Class::OtherNoun, &self.lower[i]);
        let next = name.end;
        !self.is_titled(name.start) && self.is_capital(next) && (other(next) || other(next + 1))
    }

    /// Whether the name is only the beginning of another thing's ("Hoover Dam Lodge"), or, of one
    /// word, a part of a longer run of capitals.
    #[must_use]
    pub fn inside_longer_name(&self, name: &Range<usize>) -> bool {
        if self.names_another(name) {
            return true;
        }
        if name.len() > 1 || self.is_titled(name.start) {
            return false;
        }
        let before = name.start.checked_sub(1).is_some_and(|i| {
            self.is_capital(i) && !words::is(Class::NotName, self.lower[i].trim_end_matches('.')) && !self.is_demonym(i)
        });
        before || self.is_capital(name.end)
    }
}

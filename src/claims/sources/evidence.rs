//! What an article tells about a name that nothing in the phrase explains: whether it is somebody's or a body's.

use std::ops::Range;

use super::description::Gender;
use super::relations::Pronoun;
use super::resolver::Resolver;
use crate::language::Classes;

/// How far behind a name, in tokens, the pronoun that takes it up stands.
const PRONOUN_REACH: usize = 8;
/// The longest insertion between a name and its verb, in tokens.
const LONGEST_INSERTED: usize = 16;

impl Resolver<'_, '_> {
    /// More than 0 where the mentions of the name at tokens `name` are more like a body's, less where they are more
    /// like a person's.
    pub(super) fn body_evidence(&self, name: &Range<usize>) -> i32 {
        let words = self.text(name.clone());
        if name.len() == 1 && self.is_surname(name.start) {
            return 0;
        }
        let brand = name.len() == 1 && self.reading.is(name.start, Classes::BRAND);
        let team = 2 * i32::from(brand || self.reading.is(name.end - 1, Classes::TEAM));
        let mentions = self.places_of(name.start).map(|at| at..at + name.len());
        mentions
            .filter(|m| m.end <= self.reading.words.len() && self.text(m.clone()) == words)
            .map(|m| self.told(&m))
            .sum::<i32>()
            + team
    }

    /// Whether the capital at token `at` is a place or a word of the language as well.
    pub(super) fn is_common(&self, at: usize) -> bool {
        self.describer.mention_at(at).is_some() || self.reading.base().word(at).is_some()
    }

    /// Whether the first word of `name` has its capital elsewhere than where every word has one.
    pub(super) fn is_proper(&self, name: &Range<usize>) -> bool {
        let reading = self.reading;
        let inside = |at: usize| {
            let sentence = reading.document.sentences.get(self.sentence(at));
            sentence.is_some_and(|s| s.tokens.start < at) && reading.quote_at(at).is_none()
        };
        reading.is(name.start, Classes::ALL_CAPS) || self.places_of(name.start).any(inside)
    }

    /// Whether the person named by tokens `name` is a man or a woman, by the pronouns that take the name up.
    pub(super) fn gender_evidence(&self, name: &Range<usize>) -> Gender {
        let (mut man, mut woman) = (0, 0);
        for at in self.places_of(name.end - 1) {
            let Some(sentence) = self.reading.document.sentences.get(self.sentence(at)) else { continue };
            let next = sentence.tokens.end;
            // The pronoun that begins the next sentence means the only one whom this one names, mostly its first.
            // "Her editor, Jan Lee, said no. He": nobody else of whom the sentence tells.
            let pronoun = |at: usize| self.relations().pronoun(self.reading.word(at));
            let whose = sentence.tokens.start;
            let other = self.reading.is(whose, Classes::POSSESSIVE)
                && matches!(
                    (pronoun(whose), pronoun(next)),
                    (Some(Pronoun::He), Some(Pronoun::She)) | (Some(Pronoun::She), Some(Pronoun::He))
                );
            let first = other || at.saturating_sub(name.len()) <= whose;
            if first && self.reading.is(next, Classes::SUBJECT_PRONOUN.with(Classes::POSSESSIVE)) {
                match self.relations().pronoun(self.reading.word(next)) {
                    Some(Pronoun::He) => man += 1,
                    Some(Pronoun::She) => woman += 1,
                    _ => {}
                }
            }
        }
        match man.cmp(&woman) {
            std::cmp::Ordering::Greater => Gender::Man,
            std::cmp::Ordering::Less => Gender::Woman,
            std::cmp::Ordering::Equal => Gender::Unknown,
        }
    }

    /// What stands around one mention.
    fn told(&self, mention: &Range<usize>) -> i32 {
        let reading = self.reading;
        let (before, after) = (mention.start.wrapping_sub(1), mention.end);
        let Some(sentence) = reading.document.sentences.get(self.sentence(mention.start)) else { return 0 };
        let inside = |i: usize| sentence.tokens.contains(&i);
        let mut told = 0;
        // "its rival Altos", "its former partner Altos": a body's.
        let its = |i: usize| inside(i) && reading.is_word(i, &["its"]);
        let owner = before.wrapping_sub(1 + usize::from(reading.is(before.wrapping_sub(1), Classes::ADJECTIVE)));
        if inside(before) && its(owner) && self.relations().is_peer(reading.base().lower(before)) {
            told += 2;
        } else if inside(before) && reading.is(before, Classes::TITLE.with(Classes::ROLE).with(Classes::GIVEN_NAME)) {
            told -= 2;
        }
        if reading.is(after, Classes::COMMA) && inside(after + 1) {
            // "Slade, 34," and "Tarvos, which makes pumps"
            told -= 2 * i32::from(reading.is(after + 1, Classes::DIGITS.with(Classes::PERSONAL_RELATIVE)));
            told += 2 * i32::from(reading.is_word(after + 1, &["which"]));
        }
        // "Verrin's finance director"
        if reading.is(after, Classes::GENITIVE) {
            let office =
                (after + 1..after + 4).any(|i| reading.is(i, Classes::PORTFOLIO.with(Classes::CORPORATE_OFFICE)));
            told += 2 * i32::from(office);
        }
        // "Shares in Verrin"
        if inside(before) && reading.is(before, Classes::PREPOSITION) && inside(mention.start.wrapping_sub(2)) {
            told += 2 * i32::from(reading.is(mention.start - 2, Classes::HOLDINGS));
        }
        // "The Verrin refinery"
        if inside(before) && reading.is(before, Classes::DETERMINER) && !reading.is(after, Classes::CAPITAL) {
            told += 2 * i32::from(reading.is(after, Classes::FACILITY_NOUN));
        }
        // "Harbourlive reported that the road is closed"
        let press = mention.len() == 1 && reading.is(after, Classes::PRESS_VERB);
        told += i32::from(press && reading.is(after + 1, Classes::THAT));
        // "Slade laughed. He was tired."
        let person = Classes::PERSON_VERB.with(Classes::REFLEXIVE);
        // "Slade Iron said": so does a firm.
        let says = reading.is_word(after, &["said", "says", "told", "added"]);
        told -= i32::from(reading.is(after, person) && !says && !reading.is(after, Classes::CAPITAL));
        let subject = mention.start == sentence.tokens.start;
        let next = if subject { self.pronoun_weight(sentence.tokens.end) } else { 0 };
        // "Slater said no. The bank's analysts"
        // One word, or two that a hyphen joins: "Hapag-Lloyd".
        let single = mention.len() == 1 || mention.len() == 3 && reading.is(mention.start + 1, Classes::HYPHEN);
        let unknown = single || !reading.is(mention.start, Classes::GIVEN_NAME);
        let bank = subject && unknown && self.opens_with_firm(sentence.tokens.end);
        let next = next + 2 * i32::from(bank);
        // "Minera Altos", "the operator, Altos"
        let role = before.wrapping_sub(1);
        let firms = || self.relations().is_firms_role(reading.word(role));
        let called = inside(before) && reading.is(before, Classes::CORPORATE.with(Classes::ORG_HEAD))
            || inside(role) && reading.is(before, Classes::COMMA) && firms();
        told += 2 * i32::from(called);
        // "the spokesman, Hartl"
        let office = inside(role) && reading.is(before, Classes::COMMA) && reading.is(role, Classes::ROLE) && !firms();
        told -= 2 * i32::from(office);
        // "Orrin, based in Tarsk, said it would"
        let inserted = reading.is(after, Classes::COMMA)
            && reading
                .is(after + 1, Classes::VERB_ED.with(Classes::PREPOSITION).with(Classes::ARTICLE).with(Classes::WH));
        let close =
            || (after + 1..sentence.tokens.end.min(after + LONGEST_INSERTED)).find(|&i| reading.is(i, Classes::COMMA));
        let from = inserted.then(close).flatten().unwrap_or(after);
        let weight = self.taken_up(from, sentence.tokens.end);
        // A name of one word that nothing else explains: "Arriva said its drivers" tells more than "Ann Lee said its roof".
        told + next + if weight > 0 && single { 2 * weight } else { weight }
    }

    /// Whether "the company" or another word for a firm begins the sentence at token `at`, or "a spokesman", who is
    /// nobody's in particular.
    fn opens_with_firm(&self, at: usize) -> bool {
        let (relations, noun) = (self.relations(), self.reading.base().lower(at + 1));
        let voice = || {
            self.reading.is(at, Classes::ARTICLE) && relations.is_voice(noun) && !self.reading.is_word(at + 2, &["for"])
        };
        // "The Florida carrier"
        let told = || {
            self.reading.is(at + 1, Classes::CAPITAL)
                && !self.reading.is(at + 2, Classes::CAPITAL)
                && relations.is_firm(self.reading.base().lower(at + 2))
        };
        self.reading.is(at, Classes::DEFINITE) && (relations.is_firm(noun) || told()) || voice()
    }

    /// The pronoun that takes up a name before token `from`: "Verrin said it would".
    fn taken_up(&self, from: usize, limit: usize) -> i32 {
        let reading = self.reading;
        for i in from..limit.min(from + PRONOUN_REACH) {
            if reading.is(i, Classes::CAPITAL.with(Classes::STOP)) || reading.quote_at(i).is_some() {
                break;
            }
            let weight = self.pronoun_weight(i);
            if weight != 0 {
                return weight;
            }
        }
        0
    }

    /// What the pronoun at token `i` tells of what it stands for.
    fn pronoun_weight(&self, i: usize) -> i32 {
        let reading = self.reading;
        if !reading.is(i, Classes::SUBJECT_PRONOUN.with(Classes::POSSESSIVE)) {
            return 0;
        }
        match self.relations().pronoun(reading.word(i)) {
            // "Lee said it was late": the weather, or what was spoken of.
            Some(Pronoun::It) => {
                let acts = Classes::MODAL.with(Classes::HAVE).with(Classes::DO).with(Classes::CUE_VERB);
                // "It is urging": no weather does.
                let urges = reading.is(i + 1, Classes::BE)
                    && reading.is(i + 2, Classes::CUE_VERB)
                    && reading.is(i + 2, Classes::VERB_ING);
                i32::from(reading.is(i, Classes::POSSESSIVE) || reading.is(i + 1, acts) || urges)
            }
            Some(Pronoun::He | Pronoun::She) => -2,
            _ => 0,
        }
    }
}

//! The closed list of facility nouns: `data/language/en/facilities/nouns.tsv`.

use crate::kind::Kind;
use crate::language::{Classes, Part, Reading};

/// Longest phrase of the table in words, hyphens counted as spaces.
pub(super) const LONGEST: usize = 7;

/// How much a noun says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Force {
    /// Infrastructure only after a name that the gazetteer or capitals vouch for.
    Named,
    /// Infrastructure with a place or a name.
    Weak,
    /// Infrastructure wherever it stands.
    Strong,
}

impl Force {
    /// The force that the table calls `word`.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "named" => Some(Self::Named),
            "weak" => Some(Self::Weak),
            "strong" => Some(Self::Strong),
            _ => None,
        }
    }
}

/// A facility noun, with the words that tell its kind: "gas-fired power station".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noun {
    /// The kind of facility.
    pub kind: Kind,
    /// How much it says by itself.
    pub force: Force,
    /// Whether it is a plural.
    pub plural: bool,
}

impl Noun {
    /// The noun as a number, for the pack.
    #[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
    #[must_use]
    pub(super) const fn pack(self) -> u32 {
        self.kind as u32 | (self.force as u32) << 8 | (self.plural as u32) << 16
    }

    /// The noun of a number of the pack.
    fn unpack(number: u32) -> Option<Self> {
        let [kind, force, plural, _] = number.to_le_bytes();
        let force = match force {
            0 => Force::Named,
            1 => Force::Weak,
            _ => Force::Strong,
        };
        Some(Self { kind: Kind::from_number(kind)?, force, plural: plural != 0 })
    }
}

/// A noun at a place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NounMatch {
    /// The noun.
    pub noun: Noun,
    /// Tokens that it takes, hyphens included.
    pub tokens: usize,
}

/// The longest noun that begins at token `at`, ending at most at token `end`.
///
/// A hyphen between two words counts as a space. Abbreviations are told by their capitals by the
/// caller.
#[must_use]
pub fn longest(reading: &Reading<'_>, at: usize, end: usize) -> Option<NounMatch> {
    if !reading.is(at, Classes::FACILITY_NOUN) {
        return None;
    }
    let phrases = reading.language.phrases(Part::FacilityNouns);
    let (mut node, mut best, mut count) = (phrases.root(), None, 0);
    for index in at..end {
        if index > at && matches!(reading.lower(index), "-" | "\u{2010}" | "\u{2011}") {
            continue;
        }
        let next = reading.word(index).filter(|_| count < LONGEST).and_then(|word| phrases.step(node, word));
        let Some(next) = next else { break };
        node = next;
        count += 1;
        if let Some(noun) = phrases.value(node).and_then(Noun::unpack) {
            best = Some(NounMatch { noun, tokens: index + 1 - at });
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Article;
    use crate::article::Document;

    fn find(phrase: &str) -> Option<(Kind, usize)> {
        let article = Article::from_plain_text(phrase);
        let document = Document::new(&article);
        let reading = Reading::new(&document, crate::tables::compiled_in());
        longest(&reading, 0, document.tokens.len()).map(|m| (m.noun.kind, m.tokens))
    }

    #[test]
    fn the_longest_phrase_decides_the_kind() {
        assert_eq!(find("gas-fired power station in Basra"), Some((Kind::Thermal, 5)));
        assert_eq!(find("power station in Basra"), Some((Kind::PowerPlant, 2)));
        assert_eq!(find("oil refineries burn"), Some((Kind::Refinery, 2)));
        assert_eq!(find("station"), Some((Kind::RailwayStation, 1)));
        assert_eq!(find("plan"), None);
    }
}

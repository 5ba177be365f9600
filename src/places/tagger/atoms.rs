//! What features are hashed from: a word's form, its shape, what the gazetteer makes of it.

use crate::kind::{Category, Kind};
use crate::places::matches::NameMatch;
use crate::text::TokenKind;

/// The hashes of one lower-case form.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct FormAtom {
    /// All of it.
    pub word: u32,
    /// Its first two and three letters.
    pub prefix: [u32; 2],
    /// Its last two, three and four letters.
    pub suffix: [u32; 3],
    /// Its classes.
    pub cues: u32,
}

impl FormAtom {
    /// The hashes of `lower`, a token of `kind`.
    pub(super) fn new(lower: &str, kind: TokenKind, cues: u32) -> Self {
        if lower.is_ascii() {
            return Self::of_ascii(lower.as_bytes(), kind, cues);
        }
        let word = hash(lower.chars());
        if kind != TokenKind::Word {
            return Self { word, cues, ..Self::default() };
        }
        let head = |n: usize| lower.char_indices().nth(n - 1).map_or(0, |_| hash(lower.chars().take(n)));
        let tail = |n: usize| lower.char_indices().nth_back(n - 1).map_or(0, |(from, _)| hash(lower[from..].chars()));
        Self { word, prefix: [head(2), head(3)], suffix: [tail(2), tail(3), tail(4)], cues }
    }

    /// The same of a form whose every byte is a character.
    fn of_ascii(lower: &[u8], kind: TokenKind, cues: u32) -> Self {
        let all = |bytes: &[u8]| bytes.iter().fold(SEED, |hash, byte| push(hash, u32::from(*byte)));
        let word = all(lower);
        if kind != TokenKind::Word {
            return Self { word, cues, ..Self::default() };
        }
        let head = |n: usize| lower.get(..n).map_or(0, all);
        let tail = |n: usize| lower.len().checked_sub(n).and_then(|from| lower.get(from..)).map_or(0, all);
        Self { word, prefix: [head(2), head(3)], suffix: [tail(2), tail(3), tail(4)], cues }
    }
}

/// Mixes two numbers into a hash (the finaliser of MurmurHash3, by Austin Appleby, public domain).
#[must_use]
#[inline]
pub const fn mix(a: u32, b: u32) -> u32 {
    let mut h = a.wrapping_mul(0x9E37_79B1) ^ b.rotate_left(15).wrapping_mul(0x85EB_CA77);
    h ^= h >> 16;
    h = h.wrapping_mul(0x85EB_CA6B);
    h ^= h >> 13;
    h = h.wrapping_mul(0xC2B2_AE35);
    h ^ (h >> 16)
}

/// What FNV-1a begins with.
const SEED: u32 = 0x811C_9DC5;

/// FNV-1a over whole characters.
const fn push(hash: u32, c: u32) -> u32 {
    (hash ^ c).wrapping_mul(0x0100_0193)
}

fn hash(text: impl Iterator<Item = char>) -> u32 {
    text.fold(SEED, |hash, c| push(hash, c as u32))
}

/// A number with all its figures made alike.
pub(super) fn figures(text: &str) -> u32 {
    hash(text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }))
}

/// The shape of a word in lower case.
pub(super) const LOWER: u32 = push(SEED, 'x' as u32);

/// "Xxxx" to "Xx", "U.S." to "X.X.", "McCain" to "XxXx".
pub(super) fn shape(text: &str) -> u32 {
    const CAPITALISED: u32 = push(push(SEED, 'X' as u32), 'x' as u32);
    if let Some((first, rest)) = text.as_bytes().split_first()
        && rest.iter().all(u8::is_ascii_lowercase)
        && first.is_ascii_alphabetic()
        && (first.is_ascii_lowercase() || !rest.is_empty())
    {
        return if first.is_ascii_lowercase() { LOWER } else { CAPITALISED };
    }
    squeezed(text)
}

/// The hash of the first six classes of letters, equal ones next to each other once but for capitals.
fn squeezed(text: &str) -> u32 {
    let mut last = ' ';
    let classes = text.chars().map(|c| match c {
        _ if c.is_uppercase() => 'X',
        _ if c.is_lowercase() => 'x',
        _ if c.is_numeric() => '0',
        _ if c.is_alphabetic() => 'a',
        _ => c,
    });
    hash(classes.filter(|&c| std::mem::replace(&mut last, c) != c || c == 'X').take(6))
}

/// How a match covers a token, and what it is: position, class, how prominent, how often shared.
pub(super) fn gazetteer_code(found: &NameMatch, at: usize) -> u32 {
    let position = match (at == found.tokens.start, at + 1 == found.tokens.end) {
        (true, true) => 0,
        (true, false) => 1,
        (false, false) => 2,
        (false, true) => 3,
    };
    let class = if found.demonym {
        1
    } else if found.kind.category() == Category::Infrastructure {
        2
    } else {
        match found.kind {
            Kind::Country => 3,
            Kind::Capital => 4,
            Kind::Admin1 | Kind::Territory => 5,
            Kind::Admin2 => 6,
            Kind::City => 7,
            Kind::Town | Kind::Village | Kind::Locality => 8,
            Kind::Continent | Kind::Region => 9,
            Kind::District | Kind::Square => 10,
            _ => 11,
        }
    };
    1 + position + 4 * (class + 12 * u32::from(found.rank / 32))
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn the_short_way_to_a_shape_gives_the_shape(word in "[a-zA-Z.é]{1,8}") {
            proptest::prop_assert_eq!(shape(&word), squeezed(&word));
        }
    }

    #[test]
    fn ascii_and_other_words_end_alike() {
        let (plain, other) = (FormAtom::new("saints", TokenKind::Word, 0), FormAtom::new("éaints", TokenKind::Word, 0));
        assert_eq!(plain.suffix, other.suffix);
        assert_eq!(plain.prefix[0], hash("sa".chars()));
        assert_eq!(plain.word, hash("saints".chars()));
        assert_eq!(FormAtom::new("a", TokenKind::Word, 0).prefix, [0, 0]);
    }

    #[test]
    fn a_word_shorter_than_an_ending_has_none() {
        let atom = FormAtom::new("né", TokenKind::Word, 0);
        assert!(atom.suffix[0] == atom.word && atom.prefix[0] == atom.word);
        assert_eq!((atom.prefix[1], atom.suffix[1], atom.suffix[2]), (0, 0, 0));
    }
}

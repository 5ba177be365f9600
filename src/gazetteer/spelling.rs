//! From a key back to a name as it is written, where the name follows from the key.
//!
//! Three names of four are their keys with capitals ("kryvyi rih", "Kryvyi Rih"). Only the others
//! are in the file.

use super::format::PLACES_PER_MARK;

/// Words that are written small within a name, by their length in bytes from 1 to 5.
const SMALL: [&[&str]; 5] = [
    &["a", "e", "u", "y"],
    &[
        "al", "am", "an", "au", "da", "de", "di", "do", "du", "el", "en", "et", "im", "in", "la", "le", "na", "ob",
        "of", "on",
    ],
    &[
        "and", "aux", "bei", "das", "dei", "del", "der", "des", "dos", "las", "les", "los", "nad", "pod", "sul", "sur",
        "the",
    ],
    &["sous"],
    &["della"],
];

fn is_small(word: &str) -> bool {
    SMALL.get(word.len().wrapping_sub(1)).is_some_and(|words| words.contains(&word))
}

/// How a place's name is had from its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// With capitals.
    Spaced,
    /// With capitals, and hyphens for spaces.
    Hyphened,
    /// Not at all: it is in the table of names.
    Own,
}

impl Spelling {
    /// The bits of the flags that hold it.
    pub const MASK: u8 = 0b1100_0000;

    /// Its bits in the flags.
    pub const fn bits(self) -> u8 {
        match self {
            Self::Spaced => 0,
            Self::Hyphened => 0b0100_0000,
            Self::Own => 0b1000_0000,
        }
    }

    /// From the flags.
    pub const fn of(flags: u8) -> Self {
        match flags & Self::MASK {
            0 => Self::Spaced,
            0b0100_0000 => Self::Hyphened,
            _ => Self::Own,
        }
    }

    /// How a name with a key is to be stored.
    pub fn choose(name: &str, key: &str) -> Self {
        let follows = |spelling: &Self| spelling.apply(key).as_deref() == Some(name);
        [Self::Spaced, Self::Hyphened].into_iter().find(follows).unwrap_or(Self::Own)
    }

    /// The name that follows from a key; `None` for [`Spelling::Own`].
    pub fn apply(self, key: &str) -> Option<String> {
        let separator = match self {
            Self::Spaced => ' ',
            Self::Hyphened => '-',
            Self::Own => return None,
        };
        let mut name = String::with_capacity(key.len());
        for (index, word) in key.split(' ').enumerate() {
            if index > 0 {
                name.push(separator);
            }
            let mut letters = word.chars();
            match letters.next() {
                Some(first) if index == 0 || !is_small(word) => {
                    name.extend(first.to_uppercase());
                    name.push_str(letters.as_str());
                }
                _ => name.push_str(word),
            }
        }
        Some(name)
    }
}

/// How many places before `place` have all of `bits` as `want` in their flags, given how many there
/// are before its group of 64.
pub fn count_before(flags: &[u8], before_group: u32, place: usize, mask: u8, want: u8) -> usize {
    let group = place - place % PLACES_PER_MARK;
    let rest = flags.get(group..place).unwrap_or_default();
    before_group as usize + rest.iter().filter(|flags| **flags & mask == want).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::normalise::key;

    #[test]
    fn names_that_follow_from_their_key_are_told_from_those_that_do_not() {
        for (name, expected) in [
            ("Kryvyi Rih", Spelling::Spaced),
            ("Rio de Janeiro", Spelling::Spaced),
            ("La Paz", Spelling::Spaced),
            ("Chalon-sur-Saône", Spelling::Own),
            ("Boulogne-sur-Mer", Spelling::Hyphened),
            ("Khān Yūnis", Spelling::Own),
            ("St. Louis", Spelling::Own),
            ("Washington, D.C.", Spelling::Own),
        ] {
            assert_eq!(Spelling::choose(name, &key(name)), expected, "{name}");
        }
    }
}

//! Codes of countries and of their first-order divisions.

use std::fmt;

use serde::{Serialize, Serializer};

/// An ISO 3166-1 alpha-2 country code in upper case, with `XK` for Kosovo.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CountryCode([u8; 2]);

impl CountryCode {
    /// Reads a code of two ASCII letters, in either case.
    ///
    /// Returns `None` for anything else. Whether such a country exists is for the gazetteer to say.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        match code.as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Some(Self([a.to_ascii_uppercase(), b.to_ascii_uppercase()]))
            }
            _ => None,
        }
    }

    /// The two letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // The constructor admits ASCII letters only, so the fallback is never taken.
        std::str::from_utf8(&self.0).unwrap_or("??")
    }

    /// The two letters as bytes, as the gazetteer file stores them.
    #[must_use]
    pub const fn to_bytes(self) -> [u8; 2] {
        self.0
    }

    /// The inverse of [`Self::to_bytes`]; `None` unless both are ASCII letters.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 2]) -> Option<Self> {
        std::str::from_utf8(&bytes).ok().and_then(Self::parse)
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for CountryCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// What stands after the country in a division's code of ISO 3166-2: "63" of "UA-63", "BD" of "SE-BD"; as a number of 16 bits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SubdivisionCode(u16);

impl SubdivisionCode {
    /// The code's signs, a digit of base 37 each, so that "2" and "02" differ.
    const BASE: u16 = 37;

    /// Reads one to three digits and capitals.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let digit = |sign: u8| match sign {
            b'0'..=b'9' => Some(u16::from(sign - b'0') + 1),
            b'A'..=b'Z' => Some(u16::from(sign - b'A') + 11),
            _ => None,
        };
        if !matches!(code.len(), 1..=3) {
            return None;
        }
        let mut number = 0;
        for sign in code.bytes() {
            number = number * Self::BASE + digit(sign)?;
        }
        Some(Self(number))
    }

    /// The number, as the gazetteer file stores it.
    #[must_use]
    pub const fn to_number(self) -> u16 {
        self.0
    }

    /// The inverse of [`Self::to_number`]; of any number, since a file may be damaged.
    #[must_use]
    pub const fn from_number(number: u16) -> Self {
        Self(number)
    }
}

impl fmt::Display for SubdivisionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for place in [Self::BASE * Self::BASE, Self::BASE, 1] {
            match (self.0 / place % Self::BASE) as u8 {
                0 => Ok(()),
                digit @ 1..=10 => fmt::Write::write_char(f, char::from(b'0' + digit - 1)),
                letter => fmt::Write::write_char(f, char::from(b'A' + letter - 11)),
            }?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_division_s_code_is_the_same_when_it_has_been_a_number() {
        for code in ["63", "BD", "P1", "2", "02", "00", "0", "073", "ZZZ", "KHM", "20R"] {
            let number = SubdivisionCode::parse(code).map(SubdivisionCode::to_number);
            assert_eq!(number.map(|n| SubdivisionCode::from_number(n).to_string()).as_deref(), Some(code));
        }
        for none in ["", "KHMA", "kh", "Ä", "A-"] {
            assert_eq!(SubdivisionCode::parse(none), None, "{none}");
        }
    }
}

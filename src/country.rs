//! Country codes.

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

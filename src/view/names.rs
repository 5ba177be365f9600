//! Names of places in a language of the interface: a file of its own for each language, beside the gazetteer.
//!
//! [`learn`] takes the file of the language that is shown; without one, or with one that is damaged, everything keeps its English
//! name. It is used as it lies: entries are found by a number that is made of what they name ([`Key`]), so that the file holds no
//! English name a second time. [`compile`] writes it.

pub mod compile;

use std::cell::RefCell;
use std::fmt;

use super::Strings;
use super::strings::EN;
use crate::annotations::{Alternative, Annotations, PlaceMention, Source, SourceKind};
use crate::country::CountryCode;

/// First eight bytes of the file. The line ends catch a transfer that rewrites them.
const MAGIC: [u8; 8] = *b"DLNM\r\n\x1a\n";
/// The version of the format that is read and written.
const VERSION: u32 = 1;
/// Bytes before the keys: magic, version, length, checksum, number of names, language.
const HEADER: usize = 32;
/// The checksum covers everything from here to the end of the file.
const CHECKED_FROM: usize = 20;
/// Bytes of a language's tag, filled up with zeros.
const TAG: usize = 8;

/// What an entry is found by: 48 bits, so that what has no name hardly ever finds another's.
type Key = [u8; 6];

/// Why a file of names is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamesError {
    /// It is no such file, or one of another version.
    Foreign,
    /// It is cut off, or some byte of it was changed.
    Damaged,
}

impl fmt::Display for NamesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Foreign => "this is no file of names, or one of another version",
            Self::Damaged => "the file of names is damaged",
        })
    }
}

impl std::error::Error for NamesError {}

thread_local! {
    /// Every file that was learnt, for the life of the program: cards and lists point into them.
    static LEARNT: RefCell<Vec<Names>> = const { RefCell::new(Vec::new()) };
}

/// Takes the names of a language from the bytes of its file.
///
/// # Errors
///
/// When the bytes are not a whole, undamaged file; the interface then has English names.
pub fn learn(file: Vec<u8>) -> Result<(), NamesError> {
    let language = Names::checked(&file)?;
    // An article that is annotated anew asks again, and what is learnt is never given back.
    if LEARNT.with_borrow(|learnt| learnt.iter().any(|known| known.language == language)) {
        return Ok(());
    }
    let names = Names::parts(file.leak()).ok_or(NamesError::Damaged)?;
    LEARNT.with_borrow_mut(|learnt| learnt.push(names));
    Ok(())
}

/// The names of one language.
#[derive(Clone, Copy)]
struct Names {
    language: &'static str,
    keys: &'static [Key],
    /// Where each name ends in `text`, 32 bits each.
    ends: &'static [[u8; 4]],
    text: &'static str,
}

impl Names {
    /// The language of a file that is whole and as it was written.
    fn checked(bytes: &[u8]) -> Result<&str, NamesError> {
        let (Some(header), Some(VERSION)) = (bytes.get(..HEADER), number(bytes, 8)) else {
            return Err(NamesError::Foreign);
        };
        if header[..8] != MAGIC {
            return Err(NamesError::Foreign);
        }
        let whole = number(bytes, 12) == u32::try_from(bytes.len()).ok();
        if !whole || number(bytes, 16) != Some(crc32fast::hash(&bytes[CHECKED_FROM..])) {
            return Err(NamesError::Damaged);
        }
        language(bytes).ok_or(NamesError::Damaged)
    }

    /// What a file that was [`checked`](Self::checked) has; `None` where its lengths lie.
    fn parts(bytes: &'static [u8]) -> Option<Self> {
        let count = number(bytes, 20)? as usize;
        let (keys, rest) = bytes.get(HEADER..)?.split_at_checked(count.checked_mul(size_of::<Key>())?)?;
        let (ends, text) = rest.split_at_checked(count.checked_mul(4)?)?;
        Some(Self {
            language: language(bytes)?,
            keys: keys.as_chunks().0,
            ends: ends.as_chunks().0,
            text: str::from_utf8(text).ok()?,
        })
    }

    fn of(&self, key: Key) -> Option<&'static str> {
        let at = self.keys.binary_search(&key).ok()?;
        let end = |at: usize| self.ends.get(at).map(|end| u32::from_le_bytes(*end) as usize);
        let start = at.checked_sub(1).map_or(Some(0), end)?;
        self.text.get(start..end(at)?)
    }
}

/// The number at byte `at` of a file.
fn number(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..).and_then(|rest| rest.first_chunk().copied()).map(u32::from_le_bytes)
}

/// The language that a file's header names.
fn language(bytes: &[u8]) -> Option<&str> {
    Some(str::from_utf8(bytes.get(HEADER - TAG..HEADER)?).ok()?.trim_end_matches('\0'))
}

/// What of a language is called by `words`.
fn of(language: &str, words: &str) -> Option<&'static str> {
    LEARNT.with_borrow(|learnt| learnt.iter().find(|names| names.language == language)?.of(key(words)))
}

/// The number of some words: two hashes of them, since one would give a name to every hundred-thousandth that has none.
fn key(words: &str) -> Key {
    let (mut first, mut second) = (0x811c_9dc5_u32, 0_u32);
    for byte in words.bytes() {
        first = (first ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        second = (second.rotate_left(5) ^ u32::from(byte)).wrapping_mul(0x9e37_79b1);
    }
    let ([a, b, c, d], [e, f, ..]) = (first.to_be_bytes(), second.to_be_bytes());
    [a, b, c, d, e, f]
}

/// The words that a place is found by: its English name and its point, by which namesakes are told apart. Not its number, which
/// every build of the gazetteer gives anew, and which other readings of a name do not have.
fn at_point(name: &str, lat: f64, lon: f64) -> String {
    let hundredths = |degrees: f64| (degrees * 100.0).round() as i32;
    format!("{name}\t{}\t{}", hundredths(lat), hundredths(lon))
}

/// The words that an area is found by which only its name is known of.
fn in_country(country: &str, name: &str) -> String {
    format!("{country} {name}")
}

impl Strings {
    /// What a place is called in the language, by its English name and its point; `None` where that is not known.
    #[must_use]
    pub fn place(&self, name: &str, lat: f64, lon: f64) -> Option<&'static str> {
        of(self.language, &at_point(name, lat, lon))
    }

    /// What the place or site of a mention is called in the language; `None` where that is not known, or the same.
    #[must_use]
    pub fn place_of(&self, mention: &PlaceMention) -> Option<&'static str> {
        let within = (mention.country, mention.country_name.as_deref());
        self.called(&mention.name, within, mention.lat.zip(mention.lon)?)
    }

    /// What the place or site of a reading is called in the language; `None` where that is not known, or the same.
    #[must_use]
    pub fn meant_by(&self, reading: &Alternative) -> Option<&'static str> {
        let within = (reading.country, reading.country_name.as_deref());
        self.called(&reading.name, within, (reading.lat, reading.lon))
    }

    fn called(
        &self,
        name: &str,
        (code, country): (Option<CountryCode>, Option<&str>),
        (lat, lon): (f64, f64),
    ) -> Option<&'static str> {
        // The words for countries come with the gazetteer.
        let country = code.filter(|_| country == Some(name)).and_then(|code| self.country_called(code));
        country.or_else(|| self.place(name, lat, lon)).filter(|known| *known != name)
    }

    /// The name of a mention's place or site: in the language, or else as the gazetteer has it.
    #[must_use]
    pub fn name_of<'a>(&self, mention: &'a PlaceMention) -> &'a str {
        self.place_of(mention).unwrap_or(&mention.name)
    }

    /// What a source is called: a country that speaks in the language, where the article names it or a place in it ("Moscow denied"); all others
    /// as the article has them.
    #[must_use]
    pub fn source_name<'a>(&self, source: &'a Source, annotations: &Annotations) -> &'a str {
        if source.kind != SourceKind::Government || self.language == EN.language {
            return &source.name;
        }
        let of_it = |mention: &&PlaceMention| mention.country_name.as_ref() == Some(&source.name);
        let country = annotations.places.iter().find(of_it).and_then(|mention| mention.country);
        country.and_then(|code| self.country_called(code)).unwrap_or(&source.name)
    }

    /// Words of the article among those of the interface: where that speaks another language, in its quotation marks.
    #[must_use]
    pub fn as_written(&self, words: &str) -> String {
        if self.language == EN.language { words.to_owned() } else { self.quoted(words) }
    }

    /// What a region of a country is called in the language.
    pub(super) fn named_region(&self, country: &str, english: &str) -> Option<&'static str> {
        of(self.language, &in_country(country, english))
    }

    /// Words of the gazetteer that stand for themselves in the language: who runs a site, where facts come from.
    #[must_use]
    pub fn words_for(&self, english: &str) -> Option<&'static str> {
        of(self.language, english)
    }
}

#[cfg(test)]
mod tests {
    use super::compile::{Named, file};
    use super::*;
    use crate::view::strings::for_tests::ukrainian;

    fn sample() -> Vec<u8> {
        let berlin = Named::Place { name: "Berlin", lat: 52.524_37, lon: 13.410_53 };
        let hampshire = Named::Place { name: "Berlin", lat: 44.468_67, lon: -71.185_08 };
        let virginia = Named::Region { country: "US", name: "Virginia" };
        let names = [(berlin, "Берлін"), (hampshire, "Берлін-у-горах"), (virginia, "Вірджинія")];
        file("uk", &names.map(|(named, name)| (named, name.to_owned()))).unwrap_or_default()
    }

    #[test]
    fn namesakes_are_told_apart_by_their_points() {
        assert_eq!((learn(sample()), learn(sample())), (Ok(()), Ok(())));
        assert_eq!(LEARNT.with_borrow(Vec::len), 1, "it is kept once");
        let strings = ukrainian();
        assert_eq!(strings.place("Berlin", 52.524_4, 13.410_5), Some("Берлін"));
        assert_eq!(strings.place("Berlin", 44.468_7, -71.185), Some("Берлін-у-горах"));
        assert_eq!(strings.place("Berlin", 41.6, -72.7), None, "a third, whose name is not known");
        assert_eq!(strings.region(CountryCode::parse("US"), Some("Virginia")).as_deref(), Some("Вірджинія"));
        assert_eq!(EN.place("Berlin", 52.524_4, 13.410_5), None, "to whom reads English");
    }

    #[test]
    fn a_file_with_any_byte_changed_or_missing_is_refused_and_names_stay_english() {
        let good = sample();
        for at in 0..good.len() {
            let mut bad = good.clone();
            bad[at] ^= 0x20;
            assert!(learn(bad).is_err(), "byte {at} was changed");
            assert!(learn(good[..at].to_vec()).is_err(), "cut off at {at}");
        }
        assert_eq!(learn(Vec::new()), Err(NamesError::Foreign));
        assert_eq!(ukrainian().place("Berlin", 52.524_4, 13.410_5), None);
    }

    #[test]
    fn lengths_that_lie_are_refused_even_with_the_right_checksum() {
        let mut lying = sample();
        for count in [4_u32, 1 << 20, u32::MAX] {
            lying[20..24].copy_from_slice(&count.to_le_bytes());
            let sum = crc32fast::hash(&lying[CHECKED_FROM..]);
            lying[16..20].copy_from_slice(&sum.to_le_bytes());
            // What opens all the same gives wrong names at worst.
            if learn(lying.clone()).is_ok() {
                let _ = ukrainian().place("Berlin", 52.524_4, 13.410_5);
            }
        }
    }
}

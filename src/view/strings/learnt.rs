//! The languages that the gazetteer has words in, as [`super::compile`] writes them.

use std::sync::OnceLock;

use super::{EN, Form, Strings};

/// Between languages.
pub(super) const LANGUAGE: char = '\u{1d}';
/// Between the parts of a language: its tag, plural rule and countries, its texts, its kinds, its features, its names of areas.
pub(super) const PART: char = '\u{1e}';

/// Once for the life of the program, which every card and list points into.
static LEARNT: OnceLock<Vec<Strings>> = OnceLock::new();

/// Learns the languages of a gazetteer's section. The first that has any is kept: all that are shipped together have the same.
pub fn learn(section: &[u8]) {
    if section.is_empty() {
        return;
    }
    LEARNT.get_or_init(|| {
        let text: &'static str = Box::leak(String::from_utf8_lossy(section).into_owned().into_boxed_str());
        tables(text).collect()
    });
}

/// The tables of a section's text.
pub(super) fn tables(text: &'static str) -> impl Iterator<Item = Strings> {
    text.split(LANGUAGE).filter_map(read)
}

/// The learnt table of a language.
pub(super) fn table(language: &str) -> Option<&'static Strings> {
    LEARNT.get()?.iter().find(|table| table.language.eq_ignore_ascii_case(language))
}

/// One language; `None` where it is not what is written.
fn read(language: &'static str) -> Option<Strings> {
    let mut parts = language.split(PART);
    let (head, texts) = (parts.next()?, parts.next()?);
    let mut head = head.split('\t');
    let (tag, form, native_in) = (head.next()?, head.next()?, head.next()?);
    let mut texts_left = texts.split('\n');
    let strings = if texts.is_empty() { EN } else { Strings::take(&mut || texts_left.next().unwrap_or_default()) };
    Some(Strings {
        language: tag,
        form: Form::parse(form)?,
        kinds: parts.next()?,
        features: parts.next()?,
        native_in,
        areas: parts.next()?,
        ..strings
    })
}

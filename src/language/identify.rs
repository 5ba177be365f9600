//! Whether a text is in the language that it is read in.
//!
//! A text in another language has names too, but every rule about the words around them would be
//! wrong there. The words themselves decide: closed classes ("the", "und", "que") are a third of any
//! running text and hardly ever stand in another language's. What the page says of itself counts
//! only where the words are too few; many pages say what their template says.

use super::classes::{Class, Classes};
use super::reading::Reading;
use crate::text::TokenKind;

#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
use super::{
    pack::write::PackWriter,
    table::{Table, TableError},
};

/// Least words of another language before it is believed to be one.
const LEAST: usize = 6;

/// Share of a text's words in another script above which it is in another language, in percent.
const OTHER_SCRIPT: usize = 40;

/// The words of `data/language/foreign-words.tsv` become [`Class::Foreign`].
///
/// # Errors
///
/// When a row is wrong.
#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
pub fn compile(pack: &mut PackWriter) -> Result<(), TableError> {
    const TEXT: &str = include_str!("../../data/language/foreign-words.tsv");
    for row in Table::parse("foreign-words.tsv", TEXT, &["language", "words"])?.rows() {
        row.required("language")?;
        for word in row.words("words") {
            if word != word.to_lowercase() {
                return Err(row.error(format!("{word:?} is not in lower case")));
            }
            pack.class(word, Class::Foreign);
        }
    }
    Ok(())
}

/// What the words of a text say of its language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    /// Words of all kinds.
    words: usize,
    /// Function words of the language that is read, in lower case.
    own: usize,
    /// Function words of others, in lower case.
    foreign: usize,
    /// Words in a script that English is not written in.
    other_script: usize,
}

impl Count {
    fn of(reading: &Reading<'_>) -> Self {
        const OWN: Classes = Classes::FUNCTION.with(Classes::ARTICLE);
        let mut count = Self::default();
        for (at, word) in reading.words.iter().enumerate() {
            if word.kind != TokenKind::Word {
                continue;
            }
            count.words += 1;
            if !word.capital {
                if word.classes.any(OWN) {
                    count.own += 1;
                } else if word.classes.has(Class::Foreign) {
                    count.foreign += 1;
                }
            }
            if reading.lower(at).chars().next().is_some_and(is_of_other_script) {
                count.other_script += 1;
            }
        }
        count
    }
}

/// Whether a letter is of no Latin script: the blocks above the Latin, IPA and combining ones.
fn is_of_other_script(letter: char) -> bool {
    letter.is_alphabetic()
        && letter >= '\u{370}'
        && !('\u{1E00}'..='\u{1EFF}').contains(&letter)
        && !('\u{2C60}'..='\u{2C7F}').contains(&letter)
        && !('\u{A720}'..='\u{A7FF}').contains(&letter)
}

/// Whether the text is in another language than the one it is read in. `declared` is the BCP 47 tag
/// that its page gives, if any.
///
/// A list of names alone, in which neither language has a word, is taken for the reader's own.
#[must_use]
pub fn is_foreign(reading: &Reading<'_>, declared: Option<&str>) -> bool {
    let count = Count::of(reading);
    let declared_other = declared.and_then(|tag| tag.split(['-', '_']).next()).is_some_and(|tag| {
        let tag = tag.trim();
        !tag.is_empty() && !tag.eq_ignore_ascii_case(super::en::TAG)
    });
    if count.other_script * 100 > count.words * OTHER_SCRIPT {
        return true;
    }
    if count.foreign >= LEAST {
        return count.foreign > count.own;
    }
    declared_other && count.foreign > count.own
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Document};

    fn foreign(text: &str, declared: Option<&str>) -> bool {
        let article = Article::from_plain_text(text);
        let document = Document::new(&article);
        is_foreign(&Reading::new(&document, crate::tables::compiled_in()), declared)
    }

    #[test]
    fn other_languages_are_told_by_their_own_small_words() {
        for text in [
            "Der Bürgermeister von Essen hat am Montag gesagt, dass die Brücke über die Ruhr nicht vor dem Winter fertig wird. Sie ist für den Verkehr gesperrt.",
            "El alcalde de Valencia dijo que los vecinos de la zona no pueden volver a sus casas hasta el lunes, según el informe que se publicó este martes.",
            "Le maire de Nancy a annoncé que les écoles de la ville seront fermées pour deux jours après les pluies qui ont touché la région dans la nuit.",
            "Burmistrz powiedział, że most nie jest bezpieczny i że będzie zamknięty przez tydzień, jak podano w raporcie, który dla miasta przygotowano także rok temu.",
            "Dos muertos tras el derrumbe de un puente en Sevilla. El alcalde de Madrid dijo que la ciudad enviará equipos de rescate. Los bomberos trabajaron toda la noche durante la lluvia, porque había una persona sin rescatar.",
            "Dois mortos após a queda de uma ponte no Porto. O presidente de Lisboa disse na terça-feira que a cidade enviará equipes. Estamos todos chocados, disse a ministra durante uma visita a Coimbra. Os bombeiros trabalharam a noite toda na chuva.",
            "Ankara'da bir köprünün çökmesi sonucu iki kişi öldü. Belediye başkanı salı günü kentin ekip göndereceğini söyledi, bakan ziyareti sırasında bütün gece için yardım olduğu bilgisini verdi.",
            "Dua orang tewas setelah sebuah jembatan runtuh di Surabaya. Wali kota mengatakan pada hari Selasa bahwa kota akan mengirim tim penyelamat, kata menteri saat berkunjung ke Bandung.",
            "Мер міста заявив, що міст через річку буде закрито на тиждень.",
            "القاهرة أعلنت الحكومة يوم الاثنين أن الجسر مغلق",
        ] {
            assert!(foreign(text, None), "{text}");
            assert!(foreign(text, Some("en")), "{text}: a template's word does not count");
        }
    }

    #[test]
    fn english_with_foreign_names_and_quotations_is_english() {
        for text in [
            "The mayor of San José de los Llanos said the bridge over the Río de la Plata would be closed. \"No pasa nada,\" he said, and the crowd of some 300 cheered.",
            "Ludwig van der Berg and Maria de la Cruz of La Plata won the prize that was given by the city.",
            "Die Linke, Rassemblement National and Los Verdes have all lost seats, the count showed.",
        ] {
            assert!(!foreign(text, None), "{text}");
            assert!(!foreign(text, Some("fr")), "{text}: a template's word does not count");
        }
    }

    #[test]
    fn a_list_of_names_is_in_no_other_language() {
        assert!(!foreign("Paris, Lyon, Marseille, Nice, Toulouse, Bordeaux, Lille", None));
        assert!(!foreign("", Some("de")));
    }
}

//! Compiles the tables of attribution into the pack of a language. Native only.

use std::collections::BTreeMap;

use super::lexicon::{Form, Frames, Traits, class_number, kind_number};
use crate::language::classes::Class;
use crate::language::en::inflect::{VerbForms, plural, verb_forms, with_s};
use crate::language::pack::write::{Cell, PackWriter};
use crate::language::table::{Row, Table, TableError};
use crate::language::{Classes, Part};

macro_rules! table {
    ($name:literal) => {
        ($name, include_str!(concat!("../../data/language/en/claims/", $name)))
    };
}

type Source = (&'static str, &'static str);

const GRAMMAR: Source = table!("grammar.tsv");
const WORDS: Source = table!("words.tsv");
const VERBS: Source = table!("cues.tsv");
const NOUNS: Source = table!("nouns.tsv");
const ADJECTIVES: Source = table!("adjectives.tsv");

/// Adds the tables to a pack.
///
/// # Errors
///
/// When a row is wrong.
pub fn compile(pack: &mut PackWriter) -> Result<(), TableError> {
    for row in Table::parse(GRAMMAR.0, GRAMMAR.1, &["class", "words"])?.rows() {
        let class = row.required("class")?;
        let class = Class::parse(class).ok_or_else(|| row.error(format!("{class:?} is not a class")))?;
        for word in row.words("words") {
            pack.class(checked(&row, word)?, class);
        }
    }
    for row in Table::parse(WORDS.0, WORDS.1, &["class", "words"])?.rows() {
        for word in row.words("words") {
            source_word(pack, &row, checked(&row, word)?)?;
        }
    }
    verbs(pack)?;
    nouns(pack)?;
    super::confidence::compile(pack)?;
    crate::language::en::bodies::compile(pack)?;
    super::sources::relations::compile(pack)?;
    super::links::compile(pack)
}

/// A word as tokens are compared: in lower case, with plain apostrophes.
fn checked<'t>(row: &Row<'_>, word: &'t str) -> Result<&'t str, TableError> {
    if word != word.to_lowercase() || word.contains('’') {
        return Err(row.error(format!("{word:?} is not in lower case with plain apostrophes")));
    }
    Ok(word)
}

fn add(pack: &mut PackWriter, word: &str, classes: Classes) {
    *pack.word(word) |= classes;
}

/// Adds a word of words.tsv, with the forms that follow from it.
fn source_word(pack: &mut PackWriter, row: &Row<'_>, word: &str) -> Result<(), TableError> {
    let mut role = |classes: Classes| {
        add(pack, word, Classes::ROLE.with(classes));
        add(pack, &plural(word), Classes::PEOPLE);
    };
    match row.required("class")? {
        "man" => role(Classes::MALE),
        "woman" => role(Classes::FEMALE),
        "person" => role(Classes::default()),
        "people" => add(pack, word, Classes::PEOPLE),
        "group" => add(pack, word, Classes::PEOPLE.with(Classes::GROUP)),
        "title" => {
            add(pack, word, Classes::TITLE);
            add(pack, &format!("{word}."), Classes::TITLE);
        }
        "government" => body_noun(pack, word, Classes::GOVERNMENT),
        "organisation" => body_noun(pack, word, Classes::ORGANISATION),
        "document" => body_noun(pack, word, Classes::DOCUMENT),
        "outlet" => body_noun(pack, word, Classes::OUTLET),
        "verb" => plain_verb(pack, word),
        "past" => add(pack, word, Classes::VERB_PAST),
        "participle" => add(pack, word, Classes::VERB_PARTICIPLE),
        "present" => add(pack, word, Classes::VERB_PRESENT),
        other => return Err(row.error(format!("{other:?} is not a class of this table"))),
    }
    Ok(())
}

fn body_noun(pack: &mut PackWriter, word: &str, classes: Classes) {
    add(pack, word, classes);
    if !word.ends_with('s') {
        add(pack, &with_s(word), classes.with(Classes::PLURAL));
    }
}

fn plain_verb(pack: &mut PackWriter, word: &str) {
    let forms = verb_forms(word, "-");
    add(pack, word, Classes::VERB_PRESENT);
    add(pack, &forms.third, Classes::VERB_PRESENT);
    add(pack, &forms.past, Classes::VERB_ED);
    add(pack, &forms.gerund, Classes::VERB_ING);
}

/// A row of cues as cells: lemma, prepositions, class, kind, frames, traits.
struct CueRow {
    lemma: String,
    prepositions: String,
    numbers: [u32; 4],
}

impl CueRow {
    fn read(row: &Row<'_>, column: &str) -> Result<Self, TableError> {
        let unknown = |what: &str, word: &str| row.error(format!("{word:?} is not a {what}"));
        let (class, kind) = (row.required("class")?, row.required("kind")?);
        let (mut frames, mut traits) = (Frames::default(), Traits::default());
        let mut prepositions: Vec<&str> = Vec::new();
        for word in row.words("frames") {
            match word.strip_prefix('+') {
                Some(preposition) => prepositions.push(preposition),
                None => frames = frames.with(Frames::parse(word).ok_or_else(|| unknown("frame", word))?),
            }
        }
        for word in row.words("traits").filter(|word| *word != "-") {
            traits = traits.with(Traits::parse(word).ok_or_else(|| unknown("trait", word))?);
        }
        Ok(Self {
            lemma: checked(row, row.required(column)?)?.to_owned(),
            prepositions: prepositions.join(" "),
            numbers: [
                class_number(class).ok_or_else(|| unknown("class", class))?,
                kind_number(kind).ok_or_else(|| unknown("kind", kind))?,
                frames.bits(),
                traits.bits(),
            ],
        })
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        let strings = [Cell::String(&self.lemma), Cell::String(&self.prepositions)];
        strings.into_iter().chain(self.numbers.map(Cell::Number)).collect()
    }
}

/// The forms of a verb, each with its bit and what it is to the grammar.
fn shapes(head: &str, forms: &VerbForms) -> [(String, u8, Classes); 5] {
    let alike = forms.past == forms.participle;
    let shape = |form: &str, apart: Classes| match form {
        _ if form == head => Classes::VERB_PRESENT,
        _ if alike => Classes::VERB_ED,
        _ => apart,
    };
    [
        (head.to_owned(), Form::BASE, Classes::VERB_PRESENT),
        (forms.third.clone(), Form::THIRD, Classes::VERB_PRESENT),
        (forms.past.clone(), Form::PAST, shape(&forms.past, Classes::VERB_PAST)),
        (forms.participle.clone(), Form::PARTICIPLE, shape(&forms.participle, Classes::VERB_PARTICIPLE)),
        (forms.gerund.clone(), Form::GERUND, Classes::VERB_ING),
    ]
}

fn verbs(pack: &mut PackWriter) -> Result<(), TableError> {
    let mut rows: Vec<CueRow> = Vec::new();
    // By the words of the form: which verbs it is a form of, in the order of the table.
    let mut readings: BTreeMap<Vec<String>, Vec<(u32, u8)>> = BTreeMap::new();
    for row in Table::parse(VERBS.0, VERBS.1, &["verb", "forms", "class", "kind", "frames", "traits"])?.rows() {
        let cue = CueRow::read(&row, "verb")?;
        let number = rows.len() as u32;
        let mut words = cue.lemma.split(' ');
        let head = words.next().unwrap_or_default();
        let rest: Vec<String> = words.map(str::to_owned).collect();
        for (form, bit, shape) in shapes(head, &verb_forms(head, row.required("forms")?)) {
            add(pack, &form, Classes::CUE_VERB.with(shape));
            if bit == Form::GERUND && Traits(cue.numbers[3]).has(Traits::GOES_ON) {
                add(pack, &form, Classes::RESUMING);
            }
            let words = std::iter::once(form).chain(rest.iter().cloned()).collect();
            let known: &mut Vec<(u32, u8)> = readings.entry(words).or_default();
            match known.iter_mut().find(|(verb, _)| *verb == number) {
                Some((_, bits)) => *bits |= bit,
                None => known.push((number, bit)),
            }
        }
        rows.push(cue);
    }
    let mut cells = Vec::new();
    let mut phrases = Vec::new();
    for (words, readings) in readings {
        phrases.push((words, (cells.len() as u32) << 8 | readings.len() as u32));
        cells.extend(readings.iter().map(|(verb, bits)| vec![Cell::Number(*verb), Cell::Number(u32::from(*bits))]));
    }
    pack.phrases(Part::CueVerbs, phrases);
    pack.rows(Part::CueReadings, cells);
    pack.rows(Part::CueVerbRows, rows.iter().map(CueRow::cells));
    Ok(())
}

/// Reporting nouns and adjectives: the value of a word is one more than its row as a noun, and 16 bits
/// higher the same as an adjective.
fn nouns(pack: &mut PackWriter) -> Result<(), TableError> {
    let mut rows: Vec<CueRow> = Vec::new();
    let mut values: BTreeMap<String, u32> = BTreeMap::new();
    for row in Table::parse(NOUNS.0, NOUNS.1, &["noun", "class", "kind", "frames", "traits"])?.rows() {
        let cue = CueRow::read(&row, "noun")?;
        rows.push(cue);
        let lemma = row.required("noun")?;
        for form in [lemma.to_owned(), with_s(lemma)] {
            add(pack, &form, Classes::CUE_NOUN);
            values.insert(form, rows.len() as u32);
        }
    }
    for row in Table::parse(ADJECTIVES.0, ADJECTIVES.1, &["adjective", "class", "kind", "frames"])?.rows() {
        rows.push(CueRow::read(&row, "adjective")?);
        let lemma = row.required("adjective")?;
        add(pack, lemma, Classes::CUE_ADJECTIVE);
        *values.entry(lemma.to_owned()).or_default() |= (rows.len() as u32) << 16;
    }
    pack.phrases(Part::CueNouns, values.into_iter().map(|(word, value)| (vec![word], value)));
    pack.rows(Part::CueNounRows, rows.iter().map(CueRow::cells));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Article;
    use crate::article::Document;
    use crate::claims::reading::Reading;
    use crate::language;

    /// Whether `found` is so at some token of `text`.
    fn anywhere(text: &str, found: impl Fn(&Reading<'_>, usize) -> bool) -> bool {
        let article = Article::from_plain_text(text);
        let document = Document::new(&article);
        let base = language::Reading::new(&document, crate::tables::compiled_in());
        let reading = Reading::new(&base);
        (0..base.words.len()).any(|i| found(&reading, i))
    }

    /// A text that holds `word`; a capital where it ends with a stop, as abbreviations have.
    fn text_with(word: &str) -> String {
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if word.ends_with('.') => {
                format!("They saw {}{} There was more.", first.to_uppercase(), letters.as_str())
            }
            _ => format!("They saw {word} there."),
        }
    }

    fn rows(source: Source, columns: &[&str], look: impl Fn(&Row<'_>) -> Vec<String>) -> Vec<String> {
        let table = Table::parse(source.0, source.1, columns).unwrap_or_else(|e| unreachable!("{e}"));
        table.rows().flat_map(|row| look(&row)).collect()
    }

    #[test]
    fn every_word_of_the_closed_classes_is_found_in_a_text() {
        let missed = rows(GRAMMAR, &["class", "words"], |row| {
            let class = Class::parse(row.get("class")).unwrap_or(Class::Quoted);
            let missed = |word: &&str| !anywhere(&text_with(word), |r, i| r.flag(i).has(class));
            row.words("words").filter(missed).map(|word| format!("{} {word}", class.as_str())).collect()
        });
        assert!(missed.is_empty(), "{missed:?}");
    }

    #[test]
    fn every_word_for_sources_and_every_verb_is_found_in_a_text() {
        let missed = rows(WORDS, &["class", "words"], |row| {
            let classes = match row.get("class") {
                "man" | "woman" | "person" => Classes::ROLE,
                "people" | "group" => Classes::PEOPLE,
                "title" => Classes::TITLE,
                "government" => Classes::GOVERNMENT,
                "organisation" => Classes::ORGANISATION,
                "document" => Classes::DOCUMENT,
                "outlet" => Classes::OUTLET,
                "past" => Classes::VERB_PAST,
                "participle" => Classes::VERB_PARTICIPLE,
                _ => Classes::VERB_PRESENT,
            };
            let missed = |word: &&str| !anywhere(&text_with(word), |r, i| r.is(i, classes));
            row.words("words").filter(missed).map(|word| format!("{} {word}", row.get("class"))).collect()
        });
        assert!(missed.is_empty(), "{missed:?}");
    }

    #[test]
    fn every_cue_is_found_in_a_text() {
        let verbs = rows(VERBS, &["verb"], |row| {
            let lemma = row.get("verb");
            let (head, rest) = lemma.split_once(' ').unwrap_or((lemma, ""));
            let past = verb_forms(head, row.get("forms")).past;
            let found = anywhere(&format!("They {past} {rest} there."), |r, i| {
                r.verb_readings(i).any(|(cue, form, _)| cue.lemma == lemma && form.is(Form::PAST))
            });
            if found { Vec::new() } else { vec![lemma.to_owned()] }
        });
        let nouns = rows(NOUNS, &["noun"], |row| {
            let lemma = row.get("noun");
            let found = anywhere(&text_with(lemma), |r, i| r.noun(i).is_some_and(|cue| cue.lemma == lemma));
            if found { Vec::new() } else { vec![lemma.to_owned()] }
        });
        let adjectives = rows(ADJECTIVES, &["adjective"], |row| {
            let lemma = row.get("adjective");
            let found = anywhere(&text_with(lemma), |r, i| r.adjective(i).is_some_and(|cue| cue.lemma == lemma));
            if found { Vec::new() } else { vec![lemma.to_owned()] }
        });
        assert!([&verbs, &nouns, &adjectives].iter().all(|m| m.is_empty()), "{verbs:?} {nouns:?} {adjectives:?}");
    }
}

//! The lexicon of events at sites: `data/language/en/facilities/events.tsv`, authored by this project.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::language::en::inflect::verb_forms;

const TABLE: &str = include_str!("../../data/language/en/facilities/events.tsv");

/// How the words stand to the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// A verb whose object is the site.
    Transitive,
    /// A verb whose subject is the site.
    Intransitive,
    /// Words after "is" or "remains".
    Predicate,
    /// A noun and a preposition before the site.
    Noun,
    /// A word right before the site.
    Attribute,
}

/// A form of a verb. Past and participle are often the same word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// "strike", also after "will" and "to".
    Base,
    /// "strikes"
    Third,
    /// "struck"
    Past,
    /// "struck", "taken"
    Participle,
    /// "striking"
    Gerund,
    /// Of words that are not inflected.
    Fixed,
}

/// One entry in one of its forms; the key is its first word.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Class of the event.
    pub class: &'static str,
    /// How it stands to the site.
    pub frame: Frame,
    /// Form of the first word.
    pub form: Form,
    /// The words after the first.
    pub rest: Vec<&'static str>,
}

/// The entries that begin with the lower-case `word`, the longest first.
#[must_use]
pub fn starting_with(word: &str) -> &'static [Entry] {
    lexicon().get(word).map_or(&[], Vec::as_slice)
}

fn lexicon() -> &'static HashMap<String, Vec<Entry>> {
    static LEXICON: OnceLock<HashMap<String, Vec<Entry>>> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let mut lexicon: HashMap<String, Vec<Entry>> = HashMap::new();
        for (class, frame, words) in TABLE.lines().filter(|l| !l.starts_with('#')).skip(1).filter_map(row) {
            for entry in words.split(';') {
                add(&mut lexicon, class, frame, entry);
            }
        }
        for entries in lexicon.values_mut() {
            entries.sort_by_key(|e| std::cmp::Reverse(e.rest.len()));
        }
        lexicon
    })
}

fn row(line: &'static str) -> Option<(&'static str, Frame, &'static str)> {
    let mut cells = line.split('\t');
    let (class, frame, words) = (cells.next()?, cells.next()?, cells.next()?);
    let frame = match frame {
        "transitive" => Frame::Transitive,
        "intransitive" => Frame::Intransitive,
        "predicate" => Frame::Predicate,
        "noun" => Frame::Noun,
        "attribute" => Frame::Attribute,
        _ => return None,
    };
    Some((class, frame, words))
}

/// Adds "verb=past,participle rest" in all its forms; what is no verb has the one form.
fn add(lexicon: &mut HashMap<String, Vec<Entry>>, class: &'static str, frame: Frame, entry: &'static str) {
    let mut words = entry.split(' ');
    let Some(first) = words.next() else { return };
    let rest: Vec<&'static str> = words.collect();
    let mut push = |word: String, form: Form| {
        lexicon.entry(word).or_default().push(Entry { class, frame, form, rest: rest.clone() });
    };
    if !matches!(frame, Frame::Transitive | Frame::Intransitive) {
        push(first.to_owned(), Form::Fixed);
        return;
    }
    let (verb, irregular) = first.split_once('=').unwrap_or((first, ""));
    let forms = verb_forms(verb, irregular);
    push(verb.to_owned(), Form::Base);
    push(forms.third, Form::Third);
    push(forms.past, Form::Past);
    push(forms.participle, Form::Participle);
    push(forms.gerund, Form::Gerund);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        for line in TABLE.lines().filter(|l| !l.starts_with('#')).skip(1) {
            assert!(row(line).is_some_and(|(class, _, words)| !class.is_empty() && !words.is_empty()), "{line}");
        }
    }

    #[test]
    fn irregular_verbs_have_their_own_forms() {
        let forms =
            |word: &str| -> Vec<(Form, &str)> { starting_with(word).iter().map(|e| (e.form, e.class)).collect() };
        assert!(forms("struck").contains(&(Form::Past, "struck")));
        assert!(forms("overrun").contains(&(Form::Participle, "seized")));
        assert!(forms("striked").is_empty());
    }
}

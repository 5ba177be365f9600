//! `events.tsv`: the words for what happens at sites, with the forms of verbs.

use std::collections::BTreeMap;

use super::tokens_of;
use crate::infrastructure::event_lexicon::{Form, Frame};
use crate::language::Part;
use crate::language::en::inflect::verb_forms;
use crate::language::pack::write::{Cell, PackWriter};
use crate::language::table::{Table, TableError};

pub(super) const TABLE: &str = include_str!("../../../data/language/en/facilities/events.tsv");

/// An entry in one of its forms.
struct Entry {
    class: String,
    frame: Frame,
    form: Form,
    /// The tokens after the first.
    rest: Vec<String>,
}

pub(super) fn compile(pack: &mut PackWriter) -> Result<(), TableError> {
    let mut lexicon: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for row in Table::parse("facilities/events.tsv", TABLE, &["class", "frame", "words"])?.rows() {
        let (class, frame) = (row.required("class")?, row.required("frame")?);
        let frame = Frame::parse(frame).ok_or_else(|| row.error(format!("{frame:?} is no frame")))?;
        row.required("words")?;
        for entry in row.list("words") {
            for (first, form, rest) in forms_of(frame, entry) {
                lexicon.entry(first).or_default().push(Entry { class: class.to_owned(), frame, form, rest });
            }
        }
    }
    let (mut phrases, mut rows) = (Vec::new(), Vec::new());
    // Most words have the same rows as others: parts, and verbs of one class.
    let mut numbers: BTreeMap<Vec<Row>, u32> = BTreeMap::new();
    for (first, mut entries) in lexicon {
        // The longest first.
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
        let own: Vec<Row> =
            entries.into_iter().map(|e| (e.class, e.frame as u32, e.form as u32, e.rest.join(" "))).collect();
        let count = own.len() as u32;
        let number = *numbers.entry(own).or_insert_with_key(|own| {
            rows.extend(own.iter().cloned());
            (rows.len() - own.len()) as u32
        });
        phrases.push((vec![first], number << 8 | count));
    }
    pack.phrases(Part::SiteEvents, phrases);
    pack.rows(Part::SiteEventRows, rows.iter().map(cells));
    Ok(())
}

/// Class, frame, form and the tokens after the first.
type Row = (String, u32, u32, String);

fn cells((class, frame, form, rest): &Row) -> Vec<Cell<'_>> {
    vec![Cell::String(class), Cell::Number(*frame), Cell::Number(*form), Cell::String(rest)]
}

/// "verb=past,participle rest" in all its forms: first token, form, tokens after it. What is no verb
/// has the one form.
pub(super) fn forms_of(frame: Frame, entry: &str) -> Vec<(String, Form, Vec<String>)> {
    let (first, rest) = entry.split_once(' ').unwrap_or((entry, ""));
    if !frame.is_verb() {
        let mut tokens = tokens_of(entry);
        let first = if tokens.is_empty() { String::new() } else { tokens.remove(0) };
        return vec![(first, Form::Fixed, tokens)];
    }
    let (verb, irregular) = first.split_once('=').unwrap_or((first, ""));
    let forms = verb_forms(verb, irregular);
    let all = [
        (verb.to_owned(), Form::Base),
        (forms.third, Form::Third),
        (forms.past, Form::Past),
        (forms.participle, Form::Participle),
        (forms.gerund, Form::Gerund),
    ];
    all.into_iter().map(|(word, form)| (word, form, tokens_of(rest))).collect()
}

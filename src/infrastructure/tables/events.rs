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
    for (first, mut entries) in lexicon {
        // The longest first.
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
        phrases.push((vec![first], (rows.len() as u32) << 8 | entries.len() as u32));
        rows.extend(entries.into_iter().map(|entry| (entry.class, entry.frame, entry.form, entry.rest.join(" "))));
    }
    pack.phrases(Part::SiteEvents, phrases);
    pack.rows(Part::SiteEventRows, rows.iter().map(|(class, frame, form, rest)| cells(class, *frame, *form, rest)));
    Ok(())
}

fn cells<'c>(class: &'c str, frame: Frame, form: Form, rest: &'c str) -> Vec<Cell<'c>> {
    vec![Cell::String(class), Cell::Number(frame as u32), Cell::Number(form as u32), Cell::String(rest)]
}

/// "verb=past,participle rest" in all its forms: first token, form, tokens after it. What is no verb
/// has the one form.
pub(super) fn forms_of(frame: Frame, entry: &str) -> Vec<(String, Form, Vec<String>)> {
    let (first, rest) = entry.split_once(' ').unwrap_or((entry, ""));
    if !matches!(frame, Frame::Transitive | Frame::Intransitive) {
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

//! When the article was published and last changed.

use super::{Fact, Page};
use crate::article::BlockKind;
use crate::article::boilerplate::plain_words;
use crate::article::dates::{is_month, iso};
use crate::article::outline::Attribute;
use crate::article::tags::Tag;

const PUBLISHED_META: &[&str] = &[
    "article:published_time",
    "datepublished",
    "og:published_time",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publishdate",
    "publish_date",
    "pubdate",
    "ptime",
    "pdate",
    "published_at",
    "publication_date",
    "originalpublicationdate",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "citation_publication_date",
    "rnews:datepublished",
    "article.published",
    "article_date_original",
    "displaydate",
    "datecreated",
    "date",
];
const MODIFIED_META: &[&str] = &[
    "article:modified_time",
    "datemodified",
    "og:updated_time",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
    "article.updated",
    "utime",
    "revision_date",
    "updated_time",
];
/// Words in the names of elements that hold a date.
const DATE_NAMES: &[&str] = &[
    "date",
    "dateline",
    "datetime",
    "published",
    "publishdate",
    "publish",
    "pubdate",
    "posted",
    "timestamp",
    "time",
    "created",
    "postdate",
    "entrydate",
];
const MODIFIED_NAMES: &[&str] = &["updated", "modified", "lastmod", "update", "lastmodified", "edited"];
/// Longest text, in bytes, in which a date is looked for.
const LONGEST: usize = 200;

/// When it was published; `canonical` is the page's address, in which many put the day.
pub(super) fn published(page: &Page<'_>, canonical: Option<&Fact>) -> Option<Fact> {
    json(page, "datePublished")
        .or_else(|| meta(page, PUBLISHED_META))
        .or_else(|| json(page, "dateCreated"))
        .or_else(|| printed(page, false))
        .or_else(|| in_byline(page))
        .or_else(|| in_address(canonical.map_or("", |fact| fact.value.as_str())))
        .or_else(|| json(page, "uploadDate"))
        .or_else(|| modified(page))
}

/// When it was last changed.
pub(super) fn modified(page: &Page<'_>) -> Option<Fact> {
    json(page, "dateModified")
        .or_else(|| meta(page, MODIFIED_META))
        .or_else(|| printed(page, true))
        .or_else(|| after_updated(page))
}

/// What follows "updated" in the lines between the headline and the running text.
fn after_updated(page: &Page<'_>) -> Option<Fact> {
    let (head, running) = page.extraction.head?;
    let lines = (head..running).filter(|&i| page.outline.element(i).is_some_and(|e| e.block)).map(|i| page.words(i));
    let date = |line: String| {
        let line = line.to_lowercase();
        let (_, after) = line.split_once("updated")?;
        iso(after, month_first(page)).filter(|_| line.len() <= LONGEST)
    };
    Page::fact(lines.filter_map(date).next(), "date line")
}

fn json(page: &Page<'_>, key: &str) -> Option<Fact> {
    let fact = page.json(key)?;
    Some(Fact { value: normal(&fact.value, page)?, ..fact })
}

fn meta(page: &Page<'_>, names: &[&str]) -> Option<Fact> {
    let fact = page.meta(names, |content| normal(content, page).is_some())?;
    Some(Fact { value: normal(&fact.value, page)?, ..fact })
}

/// What is written for machines is left as it is; other dates are rewritten.
fn normal(date: &str, page: &Page<'_>) -> Option<String> {
    let read = iso(date, month_first(page))?;
    let bytes = date.as_bytes();
    let is_iso = bytes.len() >= 10
        && bytes[4] == b'-'
        && bytes[7] == b'-'
        && bytes[..4].iter().all(u8::is_ascii_digit)
        && bytes.get(10).is_none_or(|b| *b == b'T');
    Some(if is_iso { date.to_owned() } else { read })
}

/// Whether "4/2/2024" is in April: in the United States and where nothing else is said.
fn month_first(page: &Page<'_>) -> bool {
    let language = page.facts().language.as_deref().unwrap_or("en").to_ascii_lowercase();
    language == "en" || language.starts_with("en-us") || language.starts_with("en_us") || language.is_empty()
}

/// The date that an element is for: the one nearest to the headline, the first of these.
fn printed(page: &Page<'_>, changed: bool) -> Option<Fact> {
    let mut best: Option<(u8, Fact)> = None;
    for (index, node) in page.outline.nodes.iter().enumerate() {
        let Some(element) = node.element() else { continue };
        let near = page.nearness(index);
        if element.hidden || (near < 2 && page.survey.dropped[index]) {
            continue;
        }
        let named = |words: &[&str]| crate::article::labels::has_word(element, words);
        let property = if changed { "dateModified" } else { "datePublished" };
        let opposite = if changed { "datePublished" } else { "dateModified" };
        let marked = element.has_item_prop(property)
            || (!changed && element.get(Attribute::Rel) == "bookmark" && element.tag == Tag::Time);
        let is_time = element.tag == Tag::Time || (element.tag == Tag::Abbr && named(DATE_NAMES));
        if element.has_item_prop(opposite) || !(marked || is_time || named(DATE_NAMES) || named(MODIFIED_NAMES)) {
            continue;
        }
        if page.survey.running(index) > 150 {
            continue;
        }
        let said = said(page, index);
        let words = plain_words(&page.words(index));
        let is_change = named(MODIFIED_NAMES) && !named(&["published", "pubdate"])
            || ["updated", "last updated", "modified", "last modified", "edited"].iter().any(|w| words.starts_with(w))
            || (element.has_item_prop("dateModified"))
            || before(page, index).ends_with("updated");
        if (is_change != changed && !marked) || said.len() > LONGEST {
            continue;
        }
        let Some(value) = normal(&said, page) else { continue };
        let score = near * 2 + u8::from(marked) + u8::from(marked && near > 0);
        if best.as_ref().is_none_or(|(top, _)| score > *top) {
            let from = if marked {
                format!("itemprop {property}")
            } else if is_time {
                "time".to_owned()
            } else {
                "date line".to_owned()
            };
            best = Some((score, Fact { value, from }));
        }
    }
    best.map(|(_, fact)| fact)
}

/// The last word before node `index` in its parent, in lower case.
fn before(page: &Page<'_>, index: usize) -> String {
    let parent = page.outline.nodes[index].parent as usize;
    let text = page.outline.nodes[parent..index].iter().rev().find_map(|node| match &node.kind {
        crate::article::outline::NodeKind::Text { value, .. } if !value.trim().is_empty() => Some(plain_words(value)),
        _ => None,
    });
    text.unwrap_or_default()
}

/// What a date's element says: the attribute for machines if that is a date, or else its words.
fn said(page: &Page<'_>, index: usize) -> String {
    let attribute = |attribute| page.outline.element(index).map_or("", |element| element.get(attribute));
    let machine = [Attribute::DateTime, Attribute::Content, Attribute::Title].into_iter().map(attribute);
    machine.into_iter().find(|value| iso(value, true).is_some()).map_or_else(|| page.words(index), str::to_owned)
}

/// The date in a line that was read as a byline, or in the first lines of the article.
fn in_byline(page: &Page<'_>) -> Option<Fact> {
    let article = &page.extraction.article;
    let lines = article.blocks().iter().filter(|block| block.kind == BlockKind::Byline);
    let mut dates = lines.filter_map(|block| iso(block.span.slice(article.text()), month_first(page)));
    Page::fact(dates.next(), "date line").or_else(|| {
        let (head, running) = page.extraction.head?;
        let blocks = (head..running).filter(|&i| page.outline.element(i).is_some_and(|e| e.block));
        let mut dates = blocks.filter_map(|i| {
            let words = page.words(i);
            iso(&words, month_first(page)).filter(|_| words.len() <= LONGEST)
        });
        Page::fact(dates.next(), "date line")
    })
}

/// The day in an address: ".../2024/04/02/...", ".../2024/apr/02/...", ".../20240402-...", "...-2024-04-02".
fn in_address(address: &str) -> Option<Fact> {
    let path = address.split_once("://")?.1.split_once('/')?.1;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let written = |parts: &[&str]| match parts {
        [year, month, day, ..] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            iso(&format!("{year}-{month}-{day}"), true)
        }
        [year, month, day, ..] if year.len() == 4 && is_month(month) => iso(&format!("{day} {month} {year}"), true),
        [whole, ..] if whole.len() == 8 => iso(whole, true),
        _ => None,
    };
    Page::fact((0..parts.len()).find_map(|at| written(&parts[at..])), "address")
}

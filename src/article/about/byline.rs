//! Who wrote the article.

use std::sync::LazyLock;

use super::{Fact, Page};
use crate::article::BlockKind;
use crate::article::boilerplate::plain_words;
use crate::article::labels::has_word;
use crate::article::outline::Attribute;
use crate::article::page_facts::readable;
use crate::article::tags::Tag;

/// Longest byline, in bytes.
const LONGEST: usize = 140;
/// Most authors that are named.
const MOST_AUTHORS: usize = 8;

const META: &[&str] = &[
    "author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "cxenseparse:author",
    "article:author",
    "article:author_name",
    "citation_author",
    "twitter:data1",
    "rbauthors",
    "authors",
    "creator",
];

/// How a line begins that has a name behind it.
const SIGNED: [&str; 8] = ["by", "interview by", "story by", "text by", "words by", "written by", "von", "par"];

/// Words of the table of what stands in bylines besides names.
static WORDS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let table = include_str!("../../../data/pages/byline-words.tsv").lines().skip(1);
    table.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect()
});

/// Who wrote it; `outlet` published it, and is no author where another is named.
pub(super) fn byline(page: &Page<'_>, outlet: &str) -> Option<Fact> {
    let outlet = plain_words(outlet);
    // An account that nobody in particular writes from gives way as the outlet does.
    let nobody: Vec<&str> = WORDS.iter().filter(|(_, class)| *class == "nobody").map(|(word, _)| *word).collect();
    let is_outlet = |name: &str| {
        let words = plain_words(name.split(',').next().unwrap_or_default());
        (!outlet.is_empty() && words == outlet) || nobody.contains(&words.as_str())
    };
    let declared =
        page.article.and_then(|article| page.data.names(article.get("author").or_else(|| article.get("creator"))?));
    let declared = Page::fact(declared.as_deref().and_then(person), "json-ld");
    let meta = page.meta(META, |name| readable(name) && person(name).is_some() && !is_number(name));
    let meta = meta
        .filter(|f| f.from != "twitter:data1" || named_by_twitter(page))
        .and_then(|f| Page::fact(person(&f.value), &f.from));
    let said: Vec<Fact> =
        [declared, meta, printed(page, false), in_first_lines(page), signature(page), printed(page, true)]
            .into_iter()
            .flatten()
            .collect();
    let fact = said.iter().find(|fact| !is_outlet(&fact.value)).or(said.first())?;
    // "Ada Roe, The Daily Example".
    let names: Vec<&str> = fact.value.split(", ").filter(|name| !is_outlet(name)).collect();
    let value = if names.is_empty() { fact.value.clone() } else { names.join(", ") };
    Some(Fact { value, from: fact.from.clone() })
}

fn is_number(name: &str) -> bool {
    !name.chars().any(char::is_alphabetic)
}

/// Whether the first label of a Twitter card says that its value is the author.
fn named_by_twitter(page: &Page<'_>) -> bool {
    page.meta(&["twitter:label1"], |_| true).is_some_and(|label| plain_words(&label.value).contains("written by"))
}

/// The name or names in a byline: without "By", roles, dates and what else stands around; `None` if nothing is left.
pub(super) fn person(text: &str) -> Option<String> {
    let of = |class: &'static str| WORDS.iter().filter(move |(_, c)| *c == class).map(|(word, _)| *word);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    // The line of a byline's own that says "By", or else the first.
    let lines: Vec<&str> = lines.collect();
    let opens = |line: &str| of("opening").find(|word| leads(&plain_words(line), word)).is_some();
    let mut name = lines.iter().find(|line| opens(line)).or(lines.first())?.to_string();
    if let Some(at) = lines.iter().position(|line| *line == name)
        && of("opening").any(|word| plain_words(&name) == word)
    {
        name = (*lines.get(at + 1)?).to_owned();
    }
    for word in of("opening").collect::<Vec<_>>() {
        if leads(&plain_words(&name), word) && word.contains(' ') || leads(&plain_words(&name), word) {
            name = cut_words(&name, word.split(' ').count());
            break;
        }
    }
    for mark in ['|', '•', '·', '\u{2028}', '(', '/', '—', '–', '@'] {
        if let Some(at) = name.find(mark).filter(|&at| at > 0) {
            name.truncate(at);
        }
    }
    // A name has no digits; what has is the date behind it.
    if let Some(at) = name.find(|c: char| c.is_ascii_digit()) {
        name.truncate(at);
        name = without_closing(&name, &of("closing").collect::<Vec<_>>(), true);
    }
    name = without_roles(&name, &of("role").collect::<Vec<_>>());
    let name = without_closing(&name, &of("closing").collect::<Vec<_>>(), false);
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | ';' | '-' | '|')).to_owned();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    (letters >= 2 && name.len() <= LONGEST).then_some(name)
}

fn leads(words: &str, phrase: &str) -> bool {
    words.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// `text` without its first `count` words.
fn cut_words(text: &str, count: usize) -> String {
    text.split_whitespace().skip(count).collect::<Vec<_>>().join(" ").trim_start_matches([':', ' ', '-']).to_owned()
}

/// `name` without words such as "Published on" at its end, and where a `date` followed without names of months. Where none
/// did, a short word with a capital is a name: Theresa May, Minh Le, Radu Ene.
fn without_closing(name: &str, closing: &[&str], date: bool) -> String {
    const LONGEST_SURNAME_OF_THEM: usize = 3;
    let mut words: Vec<&str> = name.split_whitespace().collect();
    while let Some(last) = words.last() {
        let plain = plain_words(last);
        let may_close = date || last.len() > LONGEST_SURNAME_OF_THEM || last.starts_with(char::is_lowercase);
        if words.len() > 1
            && (plain.is_empty()
                || may_close && closing.contains(&plain.as_str())
                || date && crate::article::dates::is_month(&plain))
        {
            words.pop();
        } else {
            break;
        }
    }
    words.join(" ")
}

/// `name` up to the first part after a comma that says what the person does.
fn without_roles(name: &str, roles: &[&str]) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for (at, part) in name.split(", ").enumerate() {
        let words = plain_words(part);
        if at > 0 && (roles.iter().any(|role| words.split(' ').any(|w| w == *role) || words == *role)) {
            break;
        }
        kept.push(part);
    }
    kept.join(", ")
}

/// How surely an element is for the author's name: 0 not at all.
fn strength(page: &Page<'_>, index: usize) -> u8 {
    let Some(element) = page.outline.element(index) else { return 0 };
    let rel = element.get(Attribute::Rel).split_ascii_whitespace().any(|rel| rel == "author");
    if element.has_item_prop("author") || element.has_item_prop("creator") {
        return 4;
    }
    if has_word(
        element,
        &[
            "bio", "about", "avatar", "image", "photo", "img", "follow", "comment", "comments", "desc", "count",
            "icon", "share", "social", "tags",
        ],
    ) {
        return 0;
    }
    if rel {
        return 4;
    }
    if has_word(element, &["byline", "bylines", "writtenby"]) {
        return 3;
    }
    u8::from(has_word(
        element,
        &["author", "authors", "writer", "contributor", "contributors", "reporter", "columnist", "auteur", "autor"],
    )) * 2
}

/// "— Edmund Craik" as the last line.
fn signature(page: &Page<'_>) -> Option<Fact> {
    const MOST_WORDS: usize = 4;
    let article = &page.extraction.article;
    let last = article.blocks().last()?.span.slice(article.text());
    let name = last.strip_prefix(['—', '–'])?.trim();
    let capitals = name.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    let names = capitals && (2..=MOST_WORDS).contains(&name.split_whitespace().count());
    Page::fact(person(name).filter(|_| names), "last line")
}

/// The name that an element is for: the one nearest to the headline. What is beside the article counts only with
/// `anywhere`, and only if it is marked as the author.
fn printed(page: &Page<'_>, anywhere: bool) -> Option<Fact> {
    let mut best: (u8, Vec<String>, &str) = (0, Vec::new(), "");
    for index in 0..page.outline.nodes.len() {
        let strength = strength(page, index);
        let near = page.nearness(index);
        let beside = near < 2 && page.survey.dropped[index];
        if strength == 0 || hidden(page, index) || (beside && !(anywhere && strength == 4 && !of_others(page, index))) {
            continue;
        }
        let words = page.words(name_inside(page, index));
        if words.len() > LONGEST * 2 || !readable(&words) {
            continue;
        }
        let Some(name) = person(&words).filter(|name| looks_like_names(name)) else { continue };
        let score = strength + near * 3;
        if score > best.0 {
            best = (score, vec![name], if strength == 4 { "author mark" } else { "byline" });
        } else if score == best.0
            && strength == 4
            && !best.1.iter().any(|n| n.contains(&name))
            && best.1.len() < MOST_AUTHORS
        {
            best.1.push(name);
        }
    }
    Page::fact((!best.1.is_empty()).then(|| best.1.join(", ")), best.2)
}

/// Whether an element belongs to what others wrote: readers, and other articles.
fn of_others(page: &Page<'_>, index: usize) -> bool {
    const WORDS: &[&str] = &["comment", "comments", "related", "sidebar", "teaser", "recommended", "popular"];
    page.outline.ancestors(index).filter_map(|i| page.outline.element(i)).any(|element| has_word(element, WORDS))
}

/// Whether an element or one around it is not rendered.
fn hidden(page: &Page<'_>, index: usize) -> bool {
    page.outline.ancestors(index).any(|i| page.outline.element(i).is_some_and(|e| e.hidden))
}

/// The element inside `index` that is for the name alone.
fn name_inside(page: &Page<'_>, index: usize) -> usize {
    let end = page.outline.nodes[index].end as usize;
    let is_name = |i: &usize| page.outline.element(*i).is_some_and(|e| e.has_item_prop("name") || has_word(e, &["fn"]));
    (index + 1..end).find(is_name).unwrap_or(index)
}

/// Whether words can be names: few, and beginning with a capital where the script has any.
fn looks_like_names(name: &str) -> bool {
    let first = name.chars().find(|c| c.is_alphabetic());
    first.is_some_and(|c| !c.is_lowercase()) && name.split_whitespace().count() <= 16
}

/// "By Ada Roe" in a line of its own before the running text, or in a line read as a byline.
fn in_first_lines(page: &Page<'_>) -> Option<Fact> {
    let article = &page.extraction.article;
    let lines = article
        .blocks()
        .iter()
        .filter(|b| b.kind == BlockKind::Byline)
        .map(|b| b.span.slice(article.text()).to_owned());
    let head = page.extraction.head.into_iter().flat_map(|(head, running)| head..running);
    let blocks =
        head.filter(|&i| page.outline.element(i).is_some_and(|e| e.block || e.tag == Tag::Span)).map(|i| page.words(i));
    let by = |text: String| {
        let line = text
            .lines()
            .map(str::trim)
            .find(|line| line.len() <= LONGEST && SIGNED.iter().any(|by| leads(&plain_words(line), by)))?
            .to_owned();
        person(&line).filter(|name| looks_like_names(name))
    };
    Page::fact(lines.chain(blocks).find_map(by), "byline")
}

//! Pages of several parts: the entries of a live blog, and articles that follow each other on one page.

use std::collections::BTreeMap;

use super::about::{About, about};
use super::dates::iso;
use super::extract::{Extraction, extract};
use super::linked_data::{LinkedData, is_of_type};
use super::outline::{Attribute, Element, NodeKind, Outline, PageFacts};
use super::survey::Survey;
use super::tags::Tag;
use super::{Article, BlockKind, labels};

/// Fewest characters of an article by itself, spaces not counted.
const FEWEST_CHARACTERS: u32 = 140;
/// Fewest characters of an entry, spaces not counted.
const SHORTEST_ENTRY: u32 = 40;
/// Most nodes of a part that are searched for its heading and its time.
const HEAD: usize = 2_000;
/// Fewest entries of a live blog, and fewest articles of a page that has several.
const FEWEST_PARTS: usize = 2;

/// An entry of a live blog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When it was written: in ISO 8601 where the page says the day, else as printed.
    pub time: Option<String>,
    /// Its heading.
    pub title: Option<String>,
    /// Its blocks with a blank line between them.
    pub text: String,
}

/// The entries of a live blog, in the order of the page; none if it is no live blog.
#[must_use]
pub fn entries(outline: &Outline, extraction: &Extraction) -> Vec<Entry> {
    if !is_live(outline) {
        return Vec::new();
    }
    let survey = Survey::new(outline);
    let timed = |index: usize| time_of(outline, index).is_some();
    let group = best_group(outline, &survey, SHORTEST_ENTRY, &timed);
    let numbers = text_numbers(outline);
    let article = &extraction.article;
    let number = |span| extraction.map.node_ranges(article.text(), span).first().map(|range| range.node);
    let blocks: Vec<_> = article.blocks().iter().filter_map(|block| Some((number(block.span)?, block))).collect();
    let entry = |&index: &usize| {
        let texts = numbers[index]..numbers[outline.nodes[index].end as usize];
        let (mut title, mut said) = (None, Vec::new());
        for (_, block) in blocks.iter().filter(|(number, _)| texts.contains(number)) {
            let words = block.span.slice(article.text());
            match block.kind {
                BlockKind::Byline => {}
                BlockKind::Heading | BlockKind::Title if title.is_none() && said.is_empty() => {
                    title = Some(words.to_owned());
                }
                _ => said.push(words),
            }
        }
        (!said.is_empty()).then(|| Entry { time: time_of(outline, index), title, text: said.join("\n\n") })
    };
    group.iter().filter_map(entry).collect()
}

/// The articles of a page that has several, each by itself, in the order of the page; none if it has one.
#[must_use]
pub fn articles(outline: &Outline) -> Vec<(Article, About)> {
    if is_live(outline) {
        return Vec::new();
    }
    let survey = Survey::new(outline);
    let headed = |index: usize| is_named_article(outline, index) && heading_in(outline, index).is_some();
    let group = best_group(outline, &survey, FEWEST_CHARACTERS, &headed);
    let parts = group.iter().filter_map(|&index| {
        let part = part(outline, index);
        let extraction = extract(&part).ok()?;
        let about = about(&part, &extraction);
        Some((extraction.article, about))
    });
    let parts: Vec<_> = parts.collect();
    if parts.len() >= FEWEST_PARTS { parts } else { Vec::new() }
}

/// Whether the page says that it is a live blog: by its JSON-LD, or by "live" in its title.
fn is_live(outline: &Outline) -> bool {
    let declared = LinkedData::read(&outline.facts.json_ld).find(|o| is_of_type(o, &["LiveBlogPosting"])).is_some();
    let title = outline.facts.title.as_deref().unwrap_or_default().to_lowercase();
    declared
        || title.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "live" | "liveticker" | "liveblog"))
}

/// The siblings of one kind that say most and of which each `is_part` and has at least `fewest` characters; they must say half of
/// what the page does.
fn best_group(outline: &Outline, survey: &Survey, fewest: u32, is_part: &dyn Fn(usize) -> bool) -> Vec<usize> {
    let mut groups: BTreeMap<(u32, String), Vec<usize>> = BTreeMap::new();
    for (index, node) in outline.nodes.iter().enumerate().skip(1) {
        let Some(element) = node.element() else { continue };
        if survey.dropped[index] || survey.running(index) < fewest || element.tag == Tag::P || !is_part(index) {
            continue;
        }
        let class = element.get(Attribute::Class).split_ascii_whitespace().next().unwrap_or_default();
        groups.entry((node.parent, format!("{:?}.{class}", element.tag))).or_default().push(index);
    }
    let said = |group: &Vec<usize>| group.iter().map(|&index| survey.running(index)).sum::<u32>();
    let groups = groups.into_values().filter(|group| group.len() >= FEWEST_PARTS);
    let best = groups.max_by_key(|group| (said(group), group.len())).unwrap_or_default();
    if said(&best) * 2 >= survey.running(0) { best } else { Vec::new() }
}

/// The first heading inside node `index`, with something before its paragraphs.
fn heading_in(outline: &Outline, index: usize) -> Option<usize> {
    let end = (outline.nodes[index].end as usize).min(index + HEAD);
    (index..end).find(|&i| matches!(outline.nodes[i].tag(), Some(Tag::H1 | Tag::H2 | Tag::H3)))
}

/// Whether an element, or the only one in it that counts, is an article by its tag or name.
fn is_named_article(outline: &Outline, index: usize) -> bool {
    const NAMES: &[&str] = &["article", "post", "story", "entry", "hentry", "blogpost"];
    let named = |element: &Element| element.tag == Tag::Article || labels::has_word(element, NAMES);
    outline.element(index).is_some_and(named)
}

/// When a part was written: what its first `time` or element named for one says.
fn time_of(outline: &Outline, index: usize) -> Option<String> {
    const NAMES: &[&str] = &["time", "timestamp", "date"];
    let end = (outline.nodes[index].end as usize).min(index + HEAD);
    let named = |i: &usize| {
        outline.element(*i).is_some_and(|element| element.tag == Tag::Time || labels::has_word(element, NAMES))
    };
    let machine = |i: usize| outline.element(i).map_or("", |element| element.get(Attribute::DateTime));
    let times: Vec<usize> = (index + 1..end).filter(named).collect();
    if let Some(&time) = times.iter().find(|&&i| machine(i).starts_with(|c: char| c.is_ascii_digit())) {
        return Some(machine(time).to_owned());
    }
    let printed =
        times.into_iter().map(|i| words(outline, i)).find(|said| said.contains(|c: char| c.is_ascii_digit()))?;
    Some(iso(&printed, true).unwrap_or(printed))
}

/// The words inside an element, with single spaces.
fn words(outline: &Outline, index: usize) -> String {
    let nodes = &outline.nodes[index..outline.nodes[index].end as usize];
    let texts = nodes.iter().filter_map(|node| match &node.kind {
        NodeKind::Text { value, .. } => Some(&**value),
        NodeKind::Element(_) => None,
    });
    texts.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

/// How many text nodes stand before each node, and before the end.
fn text_numbers(outline: &Outline) -> Vec<u32> {
    let mut numbers = Vec::with_capacity(outline.nodes.len() + 1);
    let mut number = 0;
    for node in &outline.nodes {
        numbers.push(number);
        number += u32::from(node.element().is_none());
    }
    numbers.push(number);
    numbers
}

/// The element at `index` as a page of its own, with its heading as the title.
fn part(outline: &Outline, index: usize) -> Outline {
    let end = outline.nodes[index].end as usize;
    let base = u32::try_from(index).unwrap_or(0);
    let mut number = 0;
    let mut nodes = outline.nodes[index..end].to_vec();
    for node in &mut nodes {
        node.parent = node.parent.saturating_sub(base);
        node.end -= base;
        if let NodeKind::Text { number: of, .. } = &mut node.kind {
            *of = number;
            number += 1;
        }
    }
    let title = heading_in(outline, index).map(|heading| words(outline, heading));
    let facts = PageFacts { title, language: outline.facts.language.clone(), ..PageFacts::default() };
    Outline { nodes, facts, truncated: outline.truncated }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use super::*;
    use crate::article::html::outline;

    const FIRST: &str = "The lower bridge of Halych gave way on Monday night after three days of rain, and the council closed \
                         the road on both banks, the mayor told a crowd that had come to the town hall before it was light.";
    const SECOND: &str = "The ferry across the Dnister took its first cars on Tuesday, eleven days after the flood had carried \
                          off the cable that it hangs on, its owner told reporters who had come to the quay, and the first of \
                          them crossed for nothing.";

    #[test]
    fn a_live_blog_is_read_as_entries_with_their_times() {
        let page = outline(
            &format!(
                "<title>Flood: live updates</title><main><h1>Flood: live updates</h1>\
                 <div class='entry'><time datetime='2024-04-02T18:30:00Z'>6.30pm</time><h2>Ferry back</h2><p>{SECOND}</p></div>\
                 <div class='entry'><time datetime='2024-04-02T09:00:00Z'>9am</time><p>{FIRST}</p></div></main>"
            ),
            None,
        );
        let entries = entries(&page, &extract(&page).expect("an article"));
        assert_eq!(
            entries,
            [
                Entry {
                    time: Some("2024-04-02T18:30:00Z".into()),
                    title: Some("Ferry back".into()),
                    text: SECOND.into()
                },
                Entry { time: Some("2024-04-02T09:00:00Z".into()), title: None, text: FIRST.into() }
            ]
        );
        assert!(articles(&page).is_empty());
    }

    #[test]
    fn articles_that_follow_each_other_stand_each_by_itself() {
        let page = outline(
            &format!(
                "<title>Diary</title><h1>Diary</h1><div class='post'><h2><a href='/2'>Ferry back on the Dnister</a></h2>\
                 <p class='date'>2 April 2024</p><p>{SECOND}</p></div>\
                 <div class='post'><h2><a href='/1'>Bridge of Halych gives way</a></h2><p>{FIRST}</p></div>"
            ),
            None,
        );
        let found = articles(&page);
        let titles: Vec<_> = found.iter().map(|(_, about)| about.title.as_ref().map(|t| t.value.as_str())).collect();
        assert_eq!(titles, [Some("Ferry back on the Dnister"), Some("Bridge of Halych gives way")]);
        assert_eq!(found[0].1.published.as_ref().map(|p| p.value.as_str()), Some("2024-04-02"));
        assert!(found[1].0.text().ends_with(FIRST));
    }

    #[test]
    fn one_article_has_no_parts() {
        let page = outline(&format!("<article><h1>Bridge</h1><p>{FIRST}</p><p>{SECOND}</p></article>"), None);
        assert!(articles(&page).is_empty());
        assert!(entries(&page, &extract(&page).expect("an article")).is_empty());
    }
}

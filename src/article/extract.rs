//! From a page to its article: which part it is, in blocks, with the way back to the page.

use std::fmt;

use super::boilerplate::{self, plain_words};
use super::flow::{Flow, flows, flows_paced};
use super::labels;
use super::outline::{Attribute, Outline};
use super::page_facts::{Declared, declared};
use super::source_map::{Segment, SourceMap};
use super::survey::Survey;
use super::tags::Tag;
use super::{Article, Block, BlockKind, Link};
use crate::pace::{self, Pacer};
use crate::text::TextSpan;

/// What separates two blocks in the text of an article that was read from a page.
const BETWEEN_BLOCKS: &str = "\n\n";
/// Longest byline, in bytes.
const LONGEST_BYLINE: usize = 160;
/// Most running text, in characters, inside an element that is named for a byline.
const MOST_IN_A_BYLINE: u32 = 100;
/// Fewest bytes of a second-level heading under the headline that is a standfirst.
const SHORTEST_STANDFIRST: usize = 45;
/// Fewest bytes of a line before the article's paragraphs that may be more than a tool or a label.
const LONGER_THAN_A_LABEL: usize = 60;
/// Share of linked characters from which a paragraph announces something else.
const MOSTLY_LINK: f32 = 0.5;
/// Among how many lines of such a block it is.
const LINES_TO_HEADLINE: usize = 3;
/// How many blocks may come before a headline that only its words give away.
const HEADLINE_WITHIN: usize = 6;

/// The article of a page, and where on the page it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extraction {
    /// The article.
    pub article: Article,
    /// From its text to the page's text nodes and back.
    pub map: SourceMap,
    /// Index in [`Outline::nodes`] of the element that holds it.
    pub root: usize,
    /// From the headline to the first running text, as a range of [`Outline::nodes`].
    pub head: Option<(usize, usize)>,
}

/// Why a page has no article to annotate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ExtractError {
    /// The page shows no text at all.
    Empty,
    /// There is text, but too little of it runs on like an article.
    NoArticle {
        /// Characters of running text that were found, spaces not counted.
        characters: u32,
        /// Fewest that are taken for an article.
        needed: u32,
    },
    /// The page announces articles and is none.
    Listing {
        /// How many it announces.
        articles: u32,
    },
    /// A passage was to be read, and none is selected.
    NothingSelected,
}

impl fmt::Display for ExtractError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the page has no text"),
            Self::NoArticle { characters, needed } => write!(
                f,
                "the page has no article: {characters} characters of running text, where an article has at least {needed}"
            ),
            Self::Listing { articles } => write!(f, "the page lists {articles} articles and is none itself"),
            Self::NothingSelected => f.write_str("nothing on the page is selected"),
        }
    }
}

impl std::error::Error for ExtractError {}

/// Finds the article of a page.
///
/// What stands beside it (navigation, related links, appeals, comments) is left out of the text.
///
/// # Errors
///
/// [`ExtractError`] if the page has no text or nothing on it reads like an article.
pub fn extract(outline: &Outline) -> Result<Extraction, ExtractError> {
    pace::run(extract_paced(outline, &Pacer::unlimited()))
}

/// [`extract`] in slices: the work pauses whenever `pacer` says so.
///
/// # Errors
///
/// As [`extract`].
pub async fn extract_paced(outline: &Outline, pacer: &Pacer<'_>) -> Result<Extraction, ExtractError> {
    let mut survey = Survey::paced(outline, pacer).await;
    let Some(root) = survey.root(outline) else {
        let some = flows(outline, &survey, 0, outline.nodes.len()).iter().any(|flow| !flow.text.is_empty());
        let (characters, needed) = (survey.running(0), super::survey::FEWEST_CHARACTERS);
        return Err(if some { ExtractError::NoArticle { characters, needed } } else { ExtractError::Empty });
    };
    let body = survey.body(outline, root);
    if let Some(articles) = survey.listed(outline, root).filter(|_| body.is_none()) {
        return Err(ExtractError::Listing { articles });
    }
    if let Some(body) = body {
        survey.drop_after(outline, root, body);
    }
    let declared = declared(&outline.facts);
    let title = title(outline, &survey, root, &declared);
    let from = title.map_or(root, |title| title.min(root));
    pacer.turn().await;
    let flows = flows_paced(outline, &survey, from, outline.nodes[root].end as usize, pacer).await;
    let flows = if title.is_none() { with_headline_apart(flows, &declared) } else { flows };
    let reader = Reader { outline, survey: &survey, root, body, title, declared: &declared };
    let mut kinds = reader.kinds(&flows);
    let drafts: Vec<_> = flows.iter().zip(&kinds).map(|(flow, &kind)| flow.draft(kind)).collect();
    pacer.turn().await;
    kinds = boilerplate::classify_paced(&drafts, pacer).await;
    pacer.turn().await;
    let running = |(flow, kind): (&Flow, &BlockKind)| {
        (*kind == BlockKind::Paragraph && flow.text.len() > LONGEST_BYLINE).then_some(flow.first)
    };
    let head = flows.iter().zip(&kinds).find_map(running).map(|running| (from, running));
    drop_biography(&flows, &mut kinds, declared.metadata.byline.as_deref());
    if let Some(body) = body {
        drop_boxes_that_ask(outline, &survey, body, &flows, &mut kinds);
    }
    Ok(Extraction { head, ..assemble(outline, &flows, &kinds, root, declared) })
}

/// Takes all that `outline` shows for the article: a passage that the reader has selected.
///
/// # Errors
///
/// [`ExtractError::NothingSelected`] if it shows nothing.
pub fn passage(outline: &Outline) -> Result<Extraction, ExtractError> {
    let survey = Survey::shown(outline, true);
    let flows = flows(outline, &survey, 0, outline.nodes.len());
    if flows.is_empty() {
        return Err(ExtractError::NothingSelected);
    }
    let is_heading =
        |flow: &Flow| outline.element(survey.block[flow.first] as usize).is_some_and(|block| block.tag.is_heading());
    let kinds: Vec<_> =
        flows.iter().map(|flow| if is_heading(flow) { BlockKind::Heading } else { BlockKind::Paragraph }).collect();
    Ok(assemble(outline, &flows, &kinds, 0, declared(&outline.facts)))
}

/// What stands with an appeal in one small box inside the `body`: what the newsletter is, and how often it comes.
fn drop_boxes_that_ask(outline: &Outline, survey: &Survey, body: usize, flows: &[Flow], kinds: &mut [BlockKind]) {
    const MOST_IN_A_BOX: u32 = 300;
    let mut done = 0;
    for at in 0..flows.len() {
        if at < done || kinds[at] != BlockKind::Boilerplate || !boilerplate::opens_a_request(&flows[at].text) {
            continue;
        }
        let inside = |index: usize, other: usize| flows.get(other).is_some_and(|f| outline.is_within(f.first, index));
        let beside = |&index: &usize| inside(index, at + 1) || at > 0 && inside(index, at - 1);
        let Some(holder) = outline.ancestors(flows[at].first).find(beside) else { continue };
        if outline.is_within(body, holder) || survey.running(holder) > MOST_IN_A_BOX {
            continue;
        }
        let from = (0..at).rev().take_while(|&before| inside(holder, before)).last().unwrap_or(at);
        let behind = (at..flows.len()).take_while(|&behind| inside(holder, behind)).count();
        done = at + behind;
        kinds[from..done].fill(BlockKind::Boilerplate);
    }
}

/// What the last blocks say of the author: "Ada Roe is a reporter ...".
fn drop_biography(flows: &[Flow], kinds: &mut [BlockKind], byline: Option<&str>) {
    const AMONG: usize = 4;
    const SAID: [&str; 7] = ["is", "was", "has", "covers", "writes", "reports", "joined"];
    let name = byline.and_then(|byline| byline.split(',').next()).map(plain_words).unwrap_or_default();
    let last =
        flows.iter().zip(kinds.iter_mut()).rev().filter(|(_, kind)| **kind != BlockKind::Boilerplate).take(AMONG);
    for (flow, kind) in last {
        let words = plain_words(&flow.text);
        let rest = words.strip_prefix(&name).unwrap_or_default().trim_start();
        if name.contains(' ') && SAID.iter().any(|verb| rest.starts_with(verb)) && *kind == BlockKind::Paragraph {
            *kind = BlockKind::Boilerplate;
        }
    }
}

/// On pages laid out with line breaks the headline may be the first line of a longer block.
fn with_headline_apart(flows: Vec<Flow>, declared: &Declared) -> Vec<Flow> {
    let wanted = declared.headline.as_deref().map(plain_words).unwrap_or_default();
    let mut apart = Vec::with_capacity(flows.len() + 1);
    for (index, flow) in flows.into_iter().enumerate() {
        let is_headline = |line: &str| {
            let words = plain_words(line);
            says_the_same(&words, &wanted) || ends_so(&words, &wanted)
        };
        // A date and the outlet may stand over it.
        let at = flow.text.lines().take(LINES_TO_HEADLINE).position(is_headline).filter(|_| index < HEADLINE_WITHIN);
        let mut rest = Some(flow);
        for _ in 0..at.map_or(0, |at| at + 1) {
            let Some((line, after)) = rest.take().map(Flow::split_first_line) else { break };
            apart.push(line);
            rest = after;
        }
        apart.extend(rest);
    }
    apart
}

/// Joins the blocks that are the article's.
fn assemble(outline: &Outline, flows: &[Flow], kinds: &[BlockKind], root: usize, declared: Declared) -> Extraction {
    let (mut text, mut blocks, mut links, mut segments) = (String::new(), Vec::new(), Vec::new(), Vec::new());
    for (flow, &kind) in flows.iter().zip(kinds) {
        if kind == BlockKind::Boilerplate {
            continue;
        }
        if !text.is_empty() {
            text.push_str(BETWEEN_BLOCKS);
        }
        let base = text.len();
        text.push_str(&flow.text);
        blocks.push(Block { span: TextSpan::new(base, text.len()), kind });
        segments.extend(flow.segments.iter().map(|s| Segment { start: s.start + base, end: s.end + base, ..*s }));
        for &(span, index) in &flow.links {
            let href = outline.element(index).map_or("", |a| a.get(Attribute::Href));
            if !href.is_empty() && !href.starts_with(['#']) && !href.starts_with("javascript:") {
                links.push(Link { span: TextSpan::new(span.start + base, span.end + base), href: href.to_owned() });
            }
        }
    }
    let article = Article::new(text, blocks, links, declared.metadata);
    Extraction { article, map: SourceMap::new(segments), root, head: None }
}

/// The element of the headline: it says what the page declares its headline to be, or it is the
/// main heading in the article or before it.
fn title(outline: &Outline, survey: &Survey, root: usize, declared: &Declared) -> Option<usize> {
    let wanted = declared.headline.as_deref().map(plain_words).unwrap_or_default();
    let end = outline.nodes[root].end as usize;
    let mut best: Option<(u8, usize)> = None;
    for (index, node) in outline.nodes[..end].iter().enumerate() {
        let Some(element) = node.element() else { continue };
        let main = element.tag == Tag::H1;
        let marked = element.has_item_prop("headline");
        if survey.dropped[index] || !(main || marked || matches!(element.tag, Tag::H2 | Tag::H3)) {
            continue;
        }
        let words = words_of(outline, survey, index);
        let declared = says_the_same(&words, &wanted) || ends_so(&words, &wanted);
        let inside = outline.is_within(index, root);
        let leads_away = !inside
            && (survey.link(index).is_some()
                || flows(outline, survey, index, node.end as usize).first().is_some_and(|flow| flow.linked() > 0.9));
        // A logo says how the page's title begins, or all of it on the front page.
        if words.is_empty() || (leads_away && words != wanted) || !(declared || marked || main) {
            continue;
        }
        let score = u8::from(declared) * 8 + u8::from(main) * 4 + u8::from(marked) * 2 + u8::from(inside);
        if best.is_none_or(|(top, _)| score > top) {
            best = Some((score, index));
        }
    }
    best.map(|(_, index)| index)
}

fn words_of(outline: &Outline, survey: &Survey, index: usize) -> String {
    let flows = flows(outline, survey, index, outline.nodes[index].end as usize);
    plain_words(&flows.iter().map(|f| f.text.as_str()).collect::<Vec<_>>().join(" "))
}

/// Whether a heading says what the page declares: the same words, or one begins with the other
/// (page titles add the outlet), the shorter being long enough to mean something.
fn says_the_same(words: &str, wanted: &str) -> bool {
    const LONG_ENOUGH: usize = 12;
    let shorter = words.len().min(wanted.len());
    !words.is_empty()
        && (words == wanted || (shorter >= LONG_ENOUGH && (words.starts_with(wanted) || wanted.starts_with(words))))
}

/// Whether a line begins with "By" and a name.
fn is_by(text: &str) -> bool {
    const SIGNED: [&str; 5] = ["By ", "by ", "Von ", "Par ", "Interview by "];
    let name = SIGNED.iter().find_map(|by| text.strip_prefix(by));
    name.is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// Whether the page's title ends with the words of a heading: blogs set their name before it.
fn ends_so(words: &str, wanted: &str) -> bool {
    const LONG_ENOUGH: usize = 12;
    words.len() >= LONG_ENOUGH && wanted.strip_suffix(words).is_some_and(|before| before.ends_with(' '))
}

struct Reader<'a> {
    outline: &'a Outline,
    survey: &'a Survey,
    root: usize,
    /// The element that holds most of its paragraphs.
    body: Option<usize>,
    title: Option<usize>,
    declared: &'a Declared,
}

impl Reader<'_> {
    /// What each flow is by its place on the page; its words are looked at later.
    fn kinds(&self, flows: &[Flow]) -> Vec<BlockKind> {
        let description = self.declared.description.as_deref().map(plain_words).unwrap_or_default();
        let mut kinds = Vec::with_capacity(flows.len());
        let (mut titled, mut running, mut stood_first) = (false, false, false);
        for flow in flows {
            let kind = self.kind(flow, titled && !running, &description);
            let outside = !self.outline.is_within(flow.first, self.root);
            let kind = match kind {
                BlockKind::Paragraph if outside && titled && !stood_first && self.stands_first(flow) => {
                    BlockKind::Standfirst
                }
                BlockKind::Title if titled => BlockKind::Boilerplate,
                // Between the headline and the article's element only what belongs to them counts.
                BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Heading | BlockKind::Quote if outside => {
                    BlockKind::Boilerplate
                }
                // Tools and labels between the headline and the article's paragraphs.
                BlockKind::Paragraph if flow.text.len() < LONGER_THAN_A_LABEL && self.is_label(flow) => {
                    BlockKind::Boilerplate
                }
                // "Live", "Opinion" over the headline.
                BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Heading
                    if flow.text.len() < LONGER_THAN_A_LABEL && self.title.is_some_and(|title| flow.first < title) =>
                {
                    BlockKind::Boilerplate
                }
                kind => kind,
            };
            titled |= kind == BlockKind::Title;
            stood_first |= kind == BlockKind::Standfirst;
            running |= kind == BlockKind::Paragraph && flow.text.len() > LONGEST_BYLINE;
            kinds.push(kind);
        }
        if !titled {
            self.find_title_by_words(flows, &mut kinds);
        }
        kinds
    }

    fn find_title_by_words(&self, flows: &[Flow], kinds: &mut [BlockKind]) {
        let wanted = self.declared.headline.as_deref().map(plain_words).unwrap_or_default();
        let mut titled = false;
        for (flow, kind) in flows.iter().zip(kinds).take(HEADLINE_WITHIN) {
            let words = plain_words(&flow.text);
            if titled {
                if flow.text.len() <= LONGEST_BYLINE && is_by(&flow.text) {
                    *kind = BlockKind::Byline;
                }
                return;
            }
            if *kind != BlockKind::Boilerplate && (says_the_same(&words, &wanted) || ends_so(&words, &wanted)) {
                *kind = BlockKind::Title;
                titled = true;
            }
        }
    }

    /// Whether a paragraph between the headline and the article's element is a sentence of its own.
    fn stands_first(&self, flow: &Flow) -> bool {
        let block = self.survey.block[flow.first] as usize;
        self.outline.element(block).is_some_and(|element| element.tag == Tag::P)
            && flow.text.len() >= LONGER_THAN_A_LABEL
            && flow.text.ends_with(['.', '!', '?', '”', '"'])
            && flow.linked() < MOSTLY_LINK
            && !flow.text.starts_with("By ")
    }

    /// Whether words before the article's paragraphs are no sentence.
    fn is_label(&self, flow: &Flow) -> bool {
        self.body.is_some_and(|body| flow.first < body) && !flow.text.ends_with(['.', '!', '?', '”', '"', ':', '…'])
    }

    fn kind(&self, flow: &Flow, under_title: bool, description: &str) -> BlockKind {
        if self.title.is_some_and(|title| self.outline.is_within(flow.first, title)) {
            return BlockKind::Title;
        }
        let short = flow.text.len() <= LONGEST_BYLINE;
        let alone = self.survey.running(self.survey.block[flow.first] as usize) + MOST_IN_A_BYLINE;
        let mut kind = BlockKind::Paragraph;
        for index in self.outline.ancestors(flow.first) {
            if index == self.root {
                break;
            }
            let Some(element) = self.outline.element(index) else { continue };
            let running = self.survey.running(index);
            if labels::is_caption(element) && (element.tag == Tag::Figcaption || running <= alone) {
                return BlockKind::Caption;
            }
            if short && running <= MOST_IN_A_BYLINE && labels::is_byline(element) {
                return BlockKind::Byline;
            }
            if under_title && running <= alone && labels::is_standfirst(element) {
                return BlockKind::Standfirst;
            }
            kind = match element.tag {
                Tag::Figure => return BlockKind::Caption,
                Tag::Blockquote => return BlockKind::Quote,
                tag if tag.is_heading() && under_title && flow.text.len() >= SHORTEST_STANDFIRST => {
                    return BlockKind::Standfirst;
                }
                tag if tag.is_heading() => BlockKind::Heading,
                Tag::Li | Tag::Dd | Tag::Dt if kind == BlockKind::Paragraph => BlockKind::ListItem,
                _ => kind,
            };
        }
        if under_title && short && is_by(&flow.text) {
            return BlockKind::Byline;
        }
        if under_title && !description.is_empty() && plain_words(&flow.text) == description {
            return BlockKind::Standfirst;
        }
        kind
    }
}

// They parse HTML, for which a browser needs no parser of ours.
#[cfg(all(test, not(target_arch = "wasm32")))]
#[allow(clippy::expect_used)]
#[path = "extract_tests.rs"]
mod tests;

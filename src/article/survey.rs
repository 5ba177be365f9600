//! Where the running text of a page is, and the element that holds the article.

use super::labels;
use super::outline::{Attribute, Element, NodeKind, Outline};
use super::tags::Tag;
#[cfg(any(feature = "html", all(test, not(target_arch = "wasm32"))))]
use crate::pace;
use crate::pace::Pacer;

/// Fewest characters of running text, spaces not counted, that make an article.
pub(super) const FEWEST_CHARACTERS: u32 = 140;
/// Fewest characters of a block that counts as running text, spaces not counted.
const SHORTEST_RUNNING: u32 = 40;
/// As above for a `p`, which says of itself that it is a paragraph.
const SHORTEST_PARAGRAPH: u32 = 15;
/// Share of a page's running text from which an element is too large to be beside the article,
/// whatever its name says ("page-with-sidebar").
const TOO_MUCH_TO_DROP: f64 = 0.4;
/// Share of the running text that the article's element must hold.
const MOST_OF_IT: f64 = 0.8;

/// Fewest linked headings of a page that lists articles.
const FEWEST_LISTED: u32 = 5;
/// Most characters of running text to each of them, spaces not counted.
const MOST_TO_A_TEASER: u32 = 250;

/// Fewest characters of text that is no single paragraph, spaces not counted.
const LONG_TEXT: u32 = 400;
/// Fewest characters of a paragraph after the article's body that still is one of it, spaces not counted.
const LONG_ENOUGH: u32 = 80;
/// Fewest line breaks in an element that parts its paragraphs by them.
const FEWEST_BREAKS: usize = 3;
/// Share of the article's running text that stands in its body, if it has one.
const BODY: f64 = 0.4;
/// What follows the body and has more than one in so many of its characters in one element is a part of the article.
const GOOD_PART: u32 = 3;
/// Fewest captions of pictures that belong to the article.
const A_GALLERY: u32 = 3;

const NONE: u32 = u32::MAX;

/// What is known of each node, by index.
pub(super) struct Survey {
    /// The nearest element that stands on lines of its own, or itself.
    pub block: Vec<u32>,
    /// The link that it is or lies in, or [`u32::MAX`].
    link: Vec<u32>,
    /// Whether it is not rendered, or beside the article.
    pub dropped: Vec<bool>,
    /// Characters of running text inside it, spaces and dropped parts not counted.
    running: Vec<u32>,
    /// As `running`, of the paragraphs that stand directly in it.
    direct: Vec<u32>,
}

impl Survey {
    /// Looks at every node of `outline`, three times.
    #[cfg(any(feature = "html", all(test, not(target_arch = "wasm32"))))]
    pub fn new(outline: &Outline) -> Self {
        pace::run(Self::paced(outline, &Pacer::unlimited()))
    }

    /// Looks at every node of `outline`, three times, in slices: the work pauses whenever `pacer` says so.
    pub async fn paced(outline: &Outline, pacer: &Pacer<'_>) -> Self {
        let mut survey = Self::shown(outline, false);
        pacer.turn().await;
        survey.running = survey.measure(outline);
        pacer.turn().await;
        survey.drop_beside(outline);
        pacer.turn().await;
        survey.running = survey.measure(outline);
        pacer.turn().await;
        survey
    }

    /// Drops what is not shown, and, unless `all` is wanted, what leads elsewhere. Running text is not measured.
    pub fn shown(outline: &Outline, all: bool) -> Self {
        let count = outline.nodes.len();
        let mut survey = Self {
            block: vec![0; count],
            link: vec![NONE; count],
            dropped: vec![false; count],
            running: Vec::new(),
            direct: Vec::new(),
        };
        for (index, node) in outline.nodes.iter().enumerate() {
            let parent = node.parent as usize;
            let here = u32::try_from(index).unwrap_or(NONE);
            let element = node.element();
            survey.block[index] = if element.is_some_and(|e| e.block) { here } else { survey.block[parent] };
            survey.link[index] = if element.is_some_and(|e| e.tag == Tag::A) { here } else { survey.link[parent] };
            survey.dropped[index] = (parent != index && survey.dropped[parent])
                || element
                    .is_some_and(|e| e.hidden || e.tag.is_opaque() || !all && matches!(e.tag, Tag::Nav | Tag::Menu));
        }
        survey
    }

    /// The link that node `index` lies in.
    pub fn link(&self, index: usize) -> Option<usize> {
        self.link.get(index).copied().filter(|&link| link != NONE).map(|link| link as usize)
    }

    /// Characters of running text inside node `index`.
    pub fn running(&self, index: usize) -> u32 {
        self.running.get(index).copied().unwrap_or(0)
    }

    /// Running text by subtree: text of blocks that are long enough and not mostly links.
    fn measure(&mut self, outline: &Outline) -> Vec<u32> {
        let count = outline.nodes.len();
        let (mut own, mut linked) = (vec![0_u32; count], vec![0_u32; count]);
        for (index, node) in outline.nodes.iter().enumerate() {
            let NodeKind::Text { value, .. } = &node.kind else { continue };
            if self.dropped[index] {
                continue;
            }
            let letters = u32::try_from(value.chars().filter(|c| !c.is_whitespace()).count()).unwrap_or(u32::MAX);
            let block = self.block[index] as usize;
            own[block] = own[block].saturating_add(letters);
            // A link around whole blocks (a teaser) makes each of them a link.
            if self.link[index] != NONE {
                linked[block] = linked[block].saturating_add(letters);
            }
        }
        let mut running = vec![0_u32; count];
        self.direct = vec![0; count];
        for index in (0..count).rev() {
            if let Some(element) = outline.element(index) {
                let least = if element.tag == Tag::P { SHORTEST_PARAGRAPH } else { SHORTEST_RUNNING };
                let counts = !element.tag.is_heading() && !labels::is_caption(element);
                if counts && own[index] >= least && linked[index] * 2 <= own[index] {
                    let said = own[index] - linked[index];
                    running[index] = running[index].saturating_add(said);
                    let holder = self.block[outline.nodes[index].parent as usize] as usize;
                    self.direct[holder] = self.direct[holder].saturating_add(said);
                    // Paragraphs parted by line breaks stand in the element itself.
                    if element.tag != Tag::P && said >= LONG_TEXT {
                        self.direct[index] = self.direct[index].saturating_add(said);
                    }
                }
            }
            let parent = outline.nodes[index].parent as usize;
            if parent != index {
                running[parent] = running[parent].saturating_add(running[index]);
            }
        }
        running
    }

    /// Drops what its tag, role or names say is beside the article, unless it is most of the page
    /// or holds the main heading.
    fn drop_beside(&mut self, outline: &Outline) {
        let total = f64::from(self.running.first().copied().unwrap_or(0));
        let mut has_heading = vec![false; outline.nodes.len()];
        for (index, node) in outline.nodes.iter().enumerate().rev() {
            has_heading[index] |= node.tag() == Some(Tag::H1);
            has_heading[node.parent as usize] |= has_heading[index];
        }
        for (index, node) in outline.nodes.iter().enumerate() {
            let parent = node.parent as usize;
            if parent != index && self.dropped[parent] {
                self.dropped[index] = true;
                continue;
            }
            let Some(element) = node.element() else { continue };
            if matches!(element.tag, Tag::Html | Tag::Body | Tag::Main) || element.has_item_prop("articleBody") {
                continue;
            }
            let large = f64::from(self.running[index]) > TOO_MUCH_TO_DROP * total && total > 0.0;
            let comments = !has_heading[index] && !matches!(element.tag, Tag::Article) && is_comments(element);
            // Names of inline elements tell of links and glosses, whose words belong to the sentence.
            let in_sentence = !element.block && self.running[self.block[index] as usize] > 0;
            let named = if in_sentence { labels::is_unseen(element) } else { labels::is_beside(element) };
            let beside = element.tag.is_beside() || element.tag == Tag::Form || named;
            if comments || (beside && !large && !has_heading[index]) {
                self.dropped[index] = true;
            }
        }
    }

    /// How many other articles `root` announces, if that is what it is for: many headings that are
    /// links, with little text to each.
    pub fn listed(&self, outline: &Outline, root: usize) -> Option<u32> {
        let end = outline.nodes[root].end as usize;
        let mut headings = 0_u32;
        let mut index = root;
        while index < end {
            let node = &outline.nodes[index];
            if node.tag().is_some_and(Tag::is_heading) && !self.dropped[index] {
                let inside = outline.nodes[index..node.end as usize].iter();
                headings += u32::from(self.link(index).is_some() || inside.clone().any(|n| n.tag() == Some(Tag::A)));
                index = node.end as usize;
            } else {
                index += 1;
            }
        }
        (headings >= FEWEST_LISTED && self.running(root) / headings < MOST_TO_A_TEASER).then_some(headings)
    }

    /// The element in which most of the paragraphs of `root` stand, if one is clearly that.
    pub fn body(&self, outline: &Outline, root: usize) -> Option<usize> {
        let end = outline.nodes[root].end as usize;
        let most = (root..end).max_by_key(|&index| (self.direct[index], std::cmp::Reverse(index)))?;
        // Paragraphs parted by line breaks count for what is around their element too.
        let breaks = |index: usize| {
            let inside = &outline.nodes[index + 1..outline.nodes[index].end as usize];
            let breaks = inside.iter().filter(|node| node.parent as usize == index && node.tag() == Some(Tag::Br));
            breaks.count() >= FEWEST_BREAKS
        };
        let within = most + 1..outline.nodes[most].end as usize;
        let body = within.into_iter().find(|&i| self.direct[i] * 2 > self.direct[most] && breaks(i)).unwrap_or(most);
        let said = self.direct[body];
        let enough = said >= LONG_TEXT && f64::from(said) >= f64::from(self.running(root)) * BODY;
        let rivals = (root..end).filter(|&i| self.direct[i] > said / 2 && !outline.is_within(body, i));
        (enough && rivals.into_iter().all(|rival| are_alike(outline, rival, body))).then_some(body)
    }

    /// Drops what follows `body` in `root` and is neither its like nor a good part of the article: signatures, links,
    /// other stories, opinions.
    pub fn drop_after(&mut self, outline: &Outline, root: usize, body: usize) {
        let mut here = body;
        while here > root {
            let parent = outline.nodes[here].parent as usize;
            let mut next = outline.nodes[here].end as usize;
            while next < outline.nodes[parent].end as usize {
                let node = &outline.nodes[next];
                let end = node.end as usize;
                if let Some(element) = node.element() {
                    let part = self.is_part(outline, next, body);
                    // Boxes without a name are like any other.
                    let named = element.tag != Tag::Div || !element.get(Attribute::Class).is_empty();
                    let alike = are_alike(outline, next, here) && (named || self.running(next) > LONG_ENOUGH);
                    let paragraph = !element.block || (element.tag == Tag::P && self.running(next) > LONG_ENOUGH);
                    if !part && !paragraph && !alike {
                        self.dropped[next..end].fill(true);
                    }
                }
                next = end;
            }
            here = parent;
        }
    }

    /// Whether what stands at `index` has paragraphs enough beside those of `body`, or pictures with captions. Items of a list
    /// announce something else.
    fn is_part(&self, outline: &Outline, index: usize, body: usize) -> bool {
        let inside = index..outline.nodes[index].end as usize;
        let elements = inside.filter_map(|i| Some((i, outline.element(i)?)));
        let mut captions = 0;
        elements.into_iter().any(|(i, element)| {
            captions += u32::from(labels::is_caption(element) && !self.dropped[i]);
            let paragraphs = !matches!(element.tag, Tag::Ul | Tag::Ol | Tag::Li);
            captions >= A_GALLERY || (paragraphs && self.direct[i] * GOOD_PART > self.direct[body])
        })
    }

    /// The element that holds the article, or `None` if the page has too little running text.
    ///
    /// In this order: what is marked up as the article's body; an `article` that holds enough;
    /// the smallest element that holds most of what `main`, or else the page, says.
    pub fn root(&self, outline: &Outline) -> Option<usize> {
        let total = self.running(0);
        let half = total / 2;
        let all = |wanted: &dyn Fn(&Element) -> bool, fewest: u32| -> Vec<usize> {
            let nodes = outline.nodes.iter().enumerate();
            let hits = nodes.filter(|(i, n)| !self.dropped[*i] && n.element().is_some_and(wanted));
            hits.map(|(i, _)| i).filter(|&i| self.running(i) >= fewest).collect()
        };
        // What says of itself that it is an article may be short.
        let bodies = all(&|e| e.has_item_prop("articleBody"), 1);
        if let Some(&body) = bodies.iter().max_by_key(|&&i| (self.running(i), std::cmp::Reverse(i)))
            && self.running(body) * 5 >= total * 2
        {
            return Some(body);
        }
        if total < FEWEST_CHARACTERS {
            return None;
        }
        let articles = all(&|e| e.tag == Tag::Article || e.get(Attribute::Role) == "article", FEWEST_CHARACTERS);
        // The innermost that holds at least half of the page; among several long ones (a page that
        // goes on with the next article) the first.
        if let Some(&article) = articles.iter().rev().find(|&&i| self.running(i) >= half) {
            return Some(article);
        }
        let named = all(&labels::is_content, FEWEST_CHARACTERS);
        if let Some(&content) = named.iter().max_by_key(|&&i| (self.running(i), std::cmp::Reverse(i)))
            && self.running(content) * 5 >= total * 2
            && named.iter().all(|&i| outline.is_within(i, content) || self.running(i) * 2 < self.running(content))
        {
            return Some(self.innermost(outline, content));
        }
        let longest = articles.iter().map(|&i| self.running(i)).max().unwrap_or(0);
        if longest >= FEWEST_CHARACTERS * 3 {
            return articles.into_iter().find(|&i| self.running(i) * 2 >= longest);
        }
        let mains = all(&|e| e.tag == Tag::Main || e.get(Attribute::Role) == "main", FEWEST_CHARACTERS);
        let start = mains.into_iter().find(|&i| self.running(i) >= half).unwrap_or(0);
        Some(self.innermost(outline, start))
    }

    /// The smallest element inside `start` that holds most of its running text.
    fn innermost(&self, outline: &Outline, start: usize) -> usize {
        let wanted = f64::from(self.running(start)) * MOST_OF_IT;
        let mut here = start;
        loop {
            let end = outline.nodes[here].end as usize;
            let mut child = here + 1;
            let mut next = None;
            while child < end {
                if f64::from(self.running(child)) >= wanted {
                    next = Some(child);
                    break;
                }
                child = outline.nodes[child].end as usize;
            }
            match next {
                Some(child) if outline.element(child).is_some_and(|e| e.tag != Tag::P) => here = child,
                _ => return here,
            }
        }
    }
}

/// Whether two elements are of one kind: the same tag and class.
fn are_alike(outline: &Outline, one: usize, other: usize) -> bool {
    match (outline.element(one), outline.element(other)) {
        // What has a name of its own and no class is like nothing.
        (Some(a), Some(b)) => {
            let class = a.get(Attribute::Class);
            a.tag == b.tag && class == b.get(Attribute::Class) && (!class.is_empty() || a.labels().next().is_none())
        }
        _ => false,
    }
}

/// Whether it holds what readers wrote, however long that is.
fn is_comments(element: &Element) -> bool {
    const NOT_THEY: [&str; 8] = ["open", "closed", "no", "has", "with", "without", "count", "link"];
    element.labels().flat_map(str::split_ascii_whitespace).any(|name| {
        let words: Vec<String> = labels::words(name).collect();
        let is = |word: &str| {
            matches!(
                word,
                "comments" | "commentlist" | "comentarios" | "commentaires" | "kommentare" | "disqus" | "webmentions"
            )
        };
        let list = words.len() == 2 && words[0] == "comment" && words[1] == "list";
        (list || words.iter().any(|word| is(word))) && !words.iter().any(|word| NOT_THEY.contains(&word.as_str()))
    })
}

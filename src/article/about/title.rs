//! The headline, as the article prints it where that agrees with what the page declares.

use super::{Fact, Page};
use crate::article::boilerplate::plain_words;
use crate::article::linked_data::tidy;
use crate::article::outline::Attribute;
use crate::article::tags::Tag;

/// What outlets set between a headline and their name in a `title` element.
const BETWEEN: [&str; 11] = [" : ", " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " // "];
/// Share of the words of a headline that a declared one must have to be about the same.
const ALIKE: usize = 2;

/// The headline of the page, published by `outlet`.
pub(super) fn title(page: &Page<'_>, outlet: &str) -> Option<Fact> {
    let declared = page
        .json("headline")
        .or_else(|| page.meta(&["og:title", "dc.title", "twitter:title", "parsely-title", "headline"], |_| true))
        .map(|fact| Fact { value: without_outlet(&fact.value, outlet), ..fact });
    let element = Page::fact(page.facts().title.as_deref().and_then(tidy), "title element");
    let element = element.map(|fact| Fact { value: without_outlet(&fact.value, outlet), ..fact });
    let printed = Page::fact(page.extraction.article.title().and_then(tidy), "headline");
    let Some(printed) = printed else { return declared.or(element) };
    let agrees = |fact: &Option<Fact>| fact.as_ref().is_some_and(|fact| alike(&printed.value, &fact.value));
    if (declared.is_none() && element.is_none()) || agrees(&declared) || agrees(&element) {
        return Some(printed);
    }
    declared.or(element)
}

/// Whether at least half the words of the shorter are in the other.
fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (plain_words(one), plain_words(other));
    let (shorter, longer) = if one.len() < other.len() { (&one, &other) } else { (&other, &one) };
    let words: Vec<&str> = longer.split(' ').collect();
    let (all, same) =
        shorter.split(' ').fold((0, 0), |(all, same), w| (all + 1, same + usize::from(words.contains(&w))));
    same * ALIKE >= all && same > 0
}

/// `title` without the name of the outlet or its domain at either end.
fn without_outlet(title: &str, outlet: &str) -> String {
    let outlet = squeezed(outlet);
    let is_outlet = |part: &str| {
        let part = squeezed(part);
        !part.is_empty()
            && !outlet.is_empty()
            && (part == outlet
                || (outlet.len() > 4 && part.contains(&outlet))
                || (part.len() > 4 && outlet.contains(&part)))
    };
    let mut kept = title;
    while let Some((head, tail)) =
        BETWEEN.iter().filter_map(|mark| kept.rsplit_once(mark)).max_by_key(|(head, _)| head.len())
        && is_outlet(tail)
    {
        kept = head;
    }
    if let Some((head, tail)) =
        BETWEEN.iter().filter_map(|mark| kept.split_once(mark)).min_by_key(|(head, _)| head.len())
        && is_outlet(head)
    {
        kept = tail;
    }
    kept.trim().to_owned()
}

/// Letters and digits only, in lower case, without "the" before and a domain's end behind.
fn squeezed(name: &str) -> String {
    let words = plain_words(name);
    let words = words.strip_prefix("the ").unwrap_or(&words);
    let words = [" com", " org", " net", " co uk"].iter().find_map(|end| words.strip_suffix(end)).unwrap_or(words);
    words.replace(' ', "")
}

/// The outlet's name: the part of the page's title that is not the headline, if the address or the link home has it too, or
/// the headline makes up the rest.
pub(super) fn outlet(page: &Page<'_>, host: &str) -> Option<String> {
    const LONGEST: usize = 5;
    let title = page.facts().title.as_deref().and_then(tidy)?;
    let home = home(page).unwrap_or_default();
    let known = |part: &str| {
        let squeezed = squeezed(part);
        squeezed.len() > 3 && (squeezed == self::squeezed(&home) || host.replace(['-', '.'], "").contains(&squeezed))
    };
    let marks = BETWEEN.iter().copied().chain([": "]);
    let ends = marks.flat_map(|mark| [title.split_once(mark).map(|p| p.0), title.rsplit_once(mark).map(|p| p.1)]);
    let parts: Vec<&str> = ends.flatten().filter(|part| part.split(' ').count() <= LONGEST).collect();
    if let Some(part) = parts.iter().find(|part| known(part)) {
        return Some((*part).to_owned());
    }
    let (head, tail) = BETWEEN.iter().filter_map(|mark| title.rsplit_once(mark)).max_by_key(|(head, _)| head.len())?;
    let headline = page.extraction.article.title().and_then(tidy)?;
    let is_name = tail.split(' ').count() <= LONGEST && !alike(tail, &headline);
    (is_name && alike(&headline, head)).then(|| tail.to_owned())
}

/// What the link to the front page says.
pub(super) fn home(page: &Page<'_>) -> Option<String> {
    let root =
        page.facts().url.as_deref().and_then(|url| url.split_once("://")).map(|(_, rest)| rest.split('/').next());
    let is_home = |href: &str, rel: &str| {
        let address = href.split_once("://").map_or(href, |(_, rest)| rest).trim_end_matches('/');
        rel == "home" || href == "/" || (root.flatten() == Some(address) && !address.is_empty())
    };
    let links = page.outline.nodes.iter().enumerate().filter(|(_, node)| {
        node.element().is_some_and(|e| e.tag == Tag::A && is_home(e.get(Attribute::Href), e.get(Attribute::Rel)))
    });
    let mut names = links.map(|(index, _)| page.words(index));
    names.find(|name| {
        (4..=40).contains(&name.len())
            && !matches!(plain_words(name).as_str(), "home" | "homepage" | "news" | "front page")
    })
}

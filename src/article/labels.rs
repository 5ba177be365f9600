//! What the names in `class`, `id` and test attributes say an element is.
//!
//! Newsrooms name things alike ("related-links", "ShareBar", "article__standfirst"), so the names
//! are cut into words at punctuation and capitals and looked up one by one.

use super::outline::{Attribute, Element};
use super::tags::Tag;

/// Words for what stands beside an article, never for the article itself.
const BESIDE: &[&str] = &[
    "ad",
    "addthis",
    "addtoany",
    "ads",
    "adslot",
    "advert",
    "advertisement",
    "advertising",
    "adverts",
    "banner",
    "barrier",
    "bio",
    "breadcrumb",
    "breadcrumbs",
    "chart",
    "comment",
    "comments",
    "consent",
    "controls",
    "cookie",
    "cookies",
    "cta",
    "disclaimer",
    "disqus",
    "donate",
    "donation",
    "donations",
    "epic",
    "footer",
    "fundraiser",
    "fundraising",
    "gdpr",
    "highcharts",
    "jwplayer",
    "legend",
    "login",
    "marketing",
    "masthead",
    "mejs",
    "menu",
    "modal",
    "mostpopular",
    "mostread",
    "mostviewed",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "newsletters",
    "onward",
    "outbrain",
    "pager",
    "pagination",
    "patreon",
    "paywall",
    "playlist",
    "popular",
    "popup",
    "prevnext",
    "promo",
    "promos",
    "promoted",
    "readalso",
    "readmore",
    "readnext",
    "recirc",
    "recirculation",
    "recommendation",
    "recommendations",
    "recommended",
    "related",
    "respond",
    "richlink",
    "share",
    "sharebar",
    "sharedaddy",
    "sharethis",
    "sharing",
    "sidebar",
    "signup",
    "skiplink",
    "social",
    "socials",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "tagcloud",
    "taglist",
    "tags",
    "teaser",
    "teasers",
    "ticker",
    "toolbar",
    "tooltip",
    "trending",
    "upsell",
    "vjs",
];

/// Pairs of words that say so only together.
const BESIDE_PAIRS: &[(&str, &str)] = &[
    ("also", "like"),
    ("author", "bio"),
    ("also", "read"),
    ("more", "from"),
    ("more", "on"),
    ("more", "stories"),
    ("most", "read"),
    ("next", "article"),
    ("read", "also"),
    ("read", "more"),
    ("read", "next"),
    ("reader", "text"),
    ("screen", "reader"),
    ("see", "also"),
    ("sign", "up"),
    ("site", "footer"),
    ("site", "header"),
    ("skip", "link"),
    ("skip", "to"),
    ("sr", "only"),
    ("support", "us"),
    ("top", "stories"),
    ("visually", "hidden"),
    ("audio", "player"),
    ("save", "article"),
    ("right", "bar"),
    ("right", "column"),
    ("right", "rail"),
    ("left", "rail"),
    ("side", "bar"),
    ("video", "player"),
    ("media", "player"),
    ("control", "bar"),
    ("author", "info"),
    ("author", "box"),
    ("about", "author"),
    ("author", "card"),
    ("author", "description"),
    ("author", "profile"),
    ("rich", "link"),
    ("load", "more"),
    ("post", "navigation"),
    ("nav", "single"),
    ("email", "alert"),
    ("reprint", "info"),
    ("around", "web"),
    ("link", "list"),
];

/// Words for lines that say who wrote it and when.
const BYLINE: &[&str] = &[
    "author",
    "authors",
    "byline",
    "contributor",
    "contributors",
    "date",
    "dateline",
    "datetime",
    "lastmod",
    "meta",
    "postmeta",
    "pubdate",
    "publish",
    "published",
    "publishdate",
    "timestamp",
    "updated",
];

/// Words for the paragraph under the headline.
const STANDFIRST: &[&str] = &[
    "abstract",
    "chapo",
    "deck",
    "dek",
    "dekline",
    "excerpt",
    "intro",
    "lead",
    "lede",
    "perex",
    "sapo",
    "standfirst",
    "strapline",
    "subdeck",
    "subhead",
    "subheading",
    "subheadline",
    "subline",
    "subtitle",
    "summary",
    "teasertext",
];

/// Words for the line under a picture.
const CAPTION: &[&str] = &["caption", "credit", "credits", "figcaption", "photocredit"];

/// Beginnings of words that are written without what parts them ("relatedposts", "sidebarwidget").
const BESIDE_BEGINNINGS: &[&str] =
    &["advert", "breadcrumb", "newsletter", "recommend", "related", "sidebar", "subscri"];

/// Ends of names that say the article goes on here, whatever stands before ("teaser-content").
const GOES_ON: &[&str] = &["content", "text", "preview", "premium", "only"];

/// Most words of an identifier that is a name; more are the words of a heading ("sharing-the-view-with-a-cathedral").
const MOST_WORDS_OF_A_NAME: usize = 4;

/// ARIA roles of what stands beside an article.
const BESIDE_ROLES: &[&str] = &[
    "alert",
    "alertdialog",
    "banner",
    "button",
    "complementary",
    "contentinfo",
    "dialog",
    "form",
    "log",
    "marquee",
    "menu",
    "menubar",
    "navigation",
    "search",
    "status",
    "tablist",
    "timer",
    "toolbar",
    "tooltip",
];

/// The words of a name, in lower case: "ArticleBody-related_links" has four.
pub(super) fn words(name: &str) -> impl Iterator<Item = String> {
    name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).flat_map(|part| {
        let bytes = part.as_bytes();
        let mut cuts = vec![0];
        cuts.extend((1..bytes.len()).filter(|&i| bytes[i].is_ascii_uppercase() && bytes[i - 1].is_ascii_lowercase()));
        cuts.push(bytes.len());
        cuts.windows(2).map(|w| part[w[0]..w[1]].to_ascii_lowercase()).collect::<Vec<_>>()
    })
}

/// Whether a name of `element` has one of the words in `list`, in one piece or in two ("sub-title").
pub(super) fn has_word(element: &Element, list: &[&str]) -> bool {
    element.labels().flat_map(str::split_ascii_whitespace).any(|name| {
        let mut before = String::new();
        words(name).any(|word| {
            before += &word;
            let hit = list.contains(&word.as_str()) || list.contains(&before.as_str());
            before = word;
            hit
        })
    })
}

/// Whether the element's role or names say that it stands beside the article.
pub(super) fn is_beside(element: &Element) -> bool {
    let role = element.get(Attribute::Role);
    if !role.is_empty() && BESIDE_ROLES.iter().any(|r| role.eq_ignore_ascii_case(r)) {
        return true;
    }
    let mut names = element.labels().flat_map(|label| label.split_ascii_whitespace());
    names.any(|name| {
        if name == element.get(Attribute::Id)
            && (element.tag.is_heading() || words(name).count() > MOST_WORDS_OF_A_NAME)
        {
            return false;
        }
        // A pair may not straddle two names, so each is looked at by itself.
        let mut words = words(name).peekable();
        let mut before = String::new();
        while let Some(word) = words.next() {
            let pair = (before.as_str(), word.as_str());
            let goes_on = words.peek().is_some_and(|next| GOES_ON.contains(&next.as_str()))
                && matches!(word.as_str(), "teaser" | "subscriber" | "paywall")
                // What search engines are told is paid for: a paragraph by that name is the article's, an appeal is a box.
                || name == "paywall" && (element.tag == Tag::P || element.tag.is_heading());
            let begins = word.len() > 7 && BESIDE_BEGINNINGS.iter().any(|beginning| word.starts_with(beginning));
            if !goes_on && (begins || BESIDE.contains(&word.as_str()) || BESIDE_PAIRS.contains(&pair)) {
                return true;
            }
            before = word;
        }
        false
    })
}

/// Whether its name says that it holds the text of an article: "entry-content", "StoryBody", "post_text".
pub(super) fn is_content(element: &Element) -> bool {
    const OF: [&str; 6] = ["article", "blog", "entry", "news", "post", "story"];
    const WHAT: [&str; 5] = ["body", "bodytext", "content", "copy", "text"];
    element.labels().flat_map(|label| label.split_ascii_whitespace()).any(|name| {
        let words: Vec<String> = words(name).collect();
        matches!(words.as_slice(), [of, what] if OF.contains(&of.as_str()) && WHAT.contains(&what.as_str()))
    })
}

/// Whether it is for those who hear the page, and not seen.
pub(super) fn is_unseen(element: &Element) -> bool {
    const PAIRS: &[(&str, &str)] = &[("reader", "text"), ("screen", "reader"), ("sr", "only"), ("visually", "hidden")];
    element.labels().flat_map(|label| label.split_ascii_whitespace()).any(|name| {
        let mut before = String::new();
        words(name).any(|word| {
            let hit = PAIRS.contains(&(before.as_str(), word.as_str()));
            before = word;
            hit
        })
    })
}

/// Whether it says who wrote the article, or when.
pub(super) fn is_byline(element: &Element) -> bool {
    matches!(element.tag, Tag::Time | Tag::Address)
        || element.get(Attribute::Rel).split_ascii_whitespace().any(|rel| rel == "author")
        || ["author", "datePublished", "dateModified"].iter().any(|prop| element.has_item_prop(prop))
        || has_word(element, BYLINE)
}

/// Whether it is the paragraph under the headline.
pub(super) fn is_standfirst(element: &Element) -> bool {
    element.has_item_prop("description")
        || element.has_item_prop("alternativeHeadline")
        || has_word(element, STANDFIRST)
}

/// Whether it is the line under a picture.
pub(super) fn is_caption(element: &Element) -> bool {
    matches!(element.tag, Tag::Figcaption | Tag::Caption) || has_word(element, CAPTION)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(class: &str) -> Element {
        Element::new(Tag::Div, vec![(Attribute::Class, class.into())])
    }

    #[test]
    fn names_are_cut_at_punctuation_and_capitals() {
        assert_eq!(words("ArticleBody__related-links").collect::<Vec<_>>(), ["article", "body", "related", "links"]);
    }

    #[test]
    fn a_paragraph_that_is_paid_for_is_of_the_article_and_a_box_that_asks_is_not() {
        let paid = |tag, class: &str| Element::new(tag, vec![(Attribute::Class, class.into())]);
        assert!(!is_beside(&paid(Tag::P, "paywall")) && !is_beside(&paid(Tag::H2, "paywall")));
        assert!(is_beside(&named("paywall")) && is_beside(&paid(Tag::P, "paywall-message")));
        assert!(is_beside(&paid(Tag::P, "paywall related")));
    }

    #[test]
    fn a_word_inside_a_longer_word_says_nothing() {
        assert!(is_beside(&named("c-ad")) && is_beside(&named("ShareBar")) && is_beside(&named("most-read")));
        for class in ["header", "shadow", "article-body", "commentary", "loaded", "more", "readable", "most read"] {
            assert!(!is_beside(&named(class)), "{class}");
        }
    }
}

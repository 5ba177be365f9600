//! The words by which [`super::boilerplate`] tells what is not the article.

use std::ops::Range;

/// For each byte the numbers among which are those of the phrases that begin with it, half-open: most words begin
/// with none of them.
pub(super) struct Beginnings([[u8; 2]; 256]);

impl Beginnings {
    const fn of(phrases: &[&str]) -> Self {
        assert!(phrases.len() < 128, "a bit for each phrase");
        let mut all = [[0; 2]; 256];
        let mut at = 0;
        while at < phrases.len() {
            let range = &mut all[phrases[at].as_bytes()[0] as usize];
            if range[1] == 0 {
                range[0] = at as u8;
            }
            range[1] = at as u8 + 1;
            at += 1;
        }
        Self(all)
    }

    /// The numbers of phrases that may begin as `text` does.
    pub(super) fn with(&self, text: &str) -> Range<usize> {
        let [from, to] = text.as_bytes().first().map_or([0; 2], |byte| self.0[usize::from(*byte)]);
        usize::from(from)..usize::from(to)
    }
}

pub(super) static OF_LINK_HEADINGS: Beginnings = Beginnings::of(LINK_HEADINGS);
pub(super) static OF_APPEALS: Beginnings = Beginnings::of(APPEALS);
pub(super) static OF_NOTICES: Beginnings = Beginnings::of(NOTICES);
/// Of the first words of [`APPEAL_OPENINGS`], and of "you", "your" and "yours" with them.
pub(super) static OF_APPEAL_OPENINGS: Beginnings = Beginnings::of(APPEAL_OPENINGS);

/// Headings over links to other articles. A block is one if it is this, or begins with this and a colon.
pub(super) const LINK_HEADINGS: &[&str] = &[
    "also on",
    "also read",
    "continue reading",
    "don't miss",
    "editor's picks",
    "editors' picks",
    "further reading",
    "in this story",
    "keep reading",
    "latest news",
    "latest stories",
    "learn more",
    "more",
    "more from",
    "more news",
    "more on this",
    "more on this story",
    "more on this topic",
    "more stories",
    "most popular",
    "most read",
    "on this topic",
    "popular now",
    "read also",
    "read more",
    "read next",
    "read on",
    "recommended",
    "recommended for you",
    "recommended reading",
    "recommended stories",
    "related",
    "related articles",
    "related content",
    "related coverage",
    "related news",
    "related posts",
    "related reading",
    "related stories",
    "related topics",
    "see also",
    "similar news",
    "tags",
    "top stories",
    "topics",
    "trending",
    "trending now",
    "up next",
    "watch also",
    "what to read next",
    "you may also be interested in",
    "you may also like",
    "you might also like",
    "читайте також",
    "читайте ще",
    "читайте также",
    "дивіться також",
    "за темою",
    "по теме",
    "смотрите также",
];

/// Short lines that are about the page.
pub(super) const NOTICES: &[&str] = &[
    "a version of this article",
    "accept all",
    "ad",
    "add a comment",
    "advertisement",
    "all rights reserved",
    "article continues below",
    "comments",
    "copy link",
    "leave a comment",
    "listen to this article",
    "loading",
    "load more",
    "log in",
    "post a comment",
    "original source",
    "print",
    "print this page",
    "save",
    "scroll to continue",
    "share",
    "share on",
    "share this",
    "share this update",
    "sign in",
    "skip to content",
    "skip to main content",
    "sponsored",
    "story continues below",
    "subscribe",
    "the article continues below",
    "view comments",
    "we use cookies",
    "we and our partners",
    "this site uses cookies",
    "this website uses cookies",
    "your browser does not support",
    "please enable javascript",
    "реклама",
    "поділитися",
    "поделиться",
];

/// Words by which a publisher asks its readers for something. Distinct ones count.
pub(super) const APPEALS: &[&str] = &[
    "become a member",
    "become a patron",
    "become a subscriber",
    "become a supporter",
    "become our patron",
    "buy me a coffee",
    "buy us a coffee",
    "coffee a month",
    "click here",
    "cup of coffee",
    "donate",
    "donation",
    "every contribution",
    "follow us",
    "for as little as",
    "free newsletter",
    "help us",
    "join our",
    "join us",
    "keep our",
    "make a contribution",
    "mailing list",
    "monthly contribution",
    "newsletter",
    "our audience",
    "our channel",
    "our community",
    "our independent",
    "our inbox",
    "our journalism",
    "our journalists",
    "our mission",
    "our newsroom",
    "our readers",
    "our reporting",
    "our team",
    "our telegram",
    "our work",
    "patreon",
    "paypal",
    "pledge",
    "power of free information",
    "readers like you",
    "rely on",
    "sign up",
    "small team",
    "subscribe",
    "subscription",
    "support our",
    "support us",
    "supporting us",
    "support from",
    "support of readers",
    "support the",
    "thank you for reading",
    "this page",
    "we depend on",
    "we need your",
    "we rely on",
    "without a paywall",
    "your contribution",
    "your donation",
    "your help",
    "your inbox",
    "your subscription",
    "your support",
    "підтримайте",
    "підпишіться",
    "поддержите",
    "подпишитесь",
];

/// Words that, opening a short block, are an appeal by themselves.
pub(super) const APPEAL_OPENINGS: &[&str] = &[
    "become a",
    "donate",
    "download our app",
    "follow us",
    "help us",
    "join our",
    "join us",
    "sign up",
    "subscribe to",
    "subscribe now",
    "support our",
    "support us",
    "you can support",
    "підтримайте нас",
    "підписуйтесь",
    "подписывайтесь",
    "підписуйтеся",
    "поддержите нас",
];

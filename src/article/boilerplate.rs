//! Blocks that are not the article, told by their words: date lines, the headline over again,
//! "Read also" and its links, appeals for money or subscriptions, notices.
//!
//! The rules look at a block as a whole and at what surrounds it, never at a publisher's name.
//! What stands in quotation marks does not count: people in the news appeal for help too.

use std::ops::Range;

use super::BlockKind;
use super::boilerplate_words::{
    APPEAL_OPENINGS, APPEALS, LINK_HEADINGS, NOTICES, OF_APPEAL_OPENINGS, OF_APPEALS, OF_LINK_HEADINGS, OF_NOTICES,
};
use crate::pace::{self, Pacer};

/// A block before it is decided what it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draft<'t> {
    pub text: &'t str,
    pub kind: BlockKind,
    /// Share of its characters that are links, 0 to 1; 0 where links are not known.
    pub linked: f32,
    /// Whether the words of a link in it ask readers for something ([`opens_a_request`]).
    pub asks: bool,
}

/// Share of linked characters from which a block is a link and not a sentence with one.
const ALL_LINK: f32 = 0.8;
/// Longest heading over links, in bytes.
const LONGEST_LINK_HEADING: usize = 60;
/// Longest line among the links under such a heading, in bytes.
const LONGEST_LINK: usize = 200;
/// Longest notice, in bytes.
const LONGEST_NOTICE: usize = 160;
/// Longest date line, in bytes.
const LONGEST_DATE_LINE: usize = 80;

/// What each block is, after looking at its words: the kind it came with, [`BlockKind::Byline`]
/// for a date line, or [`BlockKind::Boilerplate`].
pub(super) fn classify(drafts: &[Draft<'_>]) -> Vec<BlockKind> {
    pace::run(classify_paced(drafts, &Pacer::unlimited()))
}

/// [`classify`] in slices: the work pauses whenever `pacer` says so.
pub(super) async fn classify_paced(drafts: &[Draft<'_>], pacer: &Pacer<'_>) -> Vec<BlockKind> {
    let title = drafts.iter().find(|d| d.kind == BlockKind::Title).map(|d| plain_words(d.text));
    let mut links_follow = false;
    let mut kinds = Vec::with_capacity(drafts.len());
    let look = &mut |piece: Range<usize>| {
        kinds.extend(drafts[piece].iter().map(|draft| kind(draft, title.as_deref(), &mut links_follow)));
    };
    pacer.pieces(drafts.len(), look).await;
    kinds
}

/// What a block is under the headline `title`. `links_follow` says whether the one before heads links, and then whether this one does.
fn kind(draft: &Draft<'_>, title: Option<&str>, links_follow: &mut bool) -> BlockKind {
    let words = plain_words(draft.text);
    let ends_a_sentence = draft.text.trim_end().ends_with(['.', '!', '?', '…', '”', '"', '»']);
    let link_heading = is_link_heading(draft.text, &words);
    let kind = match draft.kind {
        BlockKind::Title | BlockKind::Byline | BlockKind::Boilerplate => draft.kind,
        _ if words.is_empty() => BlockKind::Boilerplate,
        _ if title.is_some_and(|title| repeats(&words, title)) => BlockKind::Boilerplate,
        _ if link_heading => BlockKind::Boilerplate,
        // A subhead that leads nowhere ends the links.
        kind if *links_follow && !ends_a_sentence && kind != BlockKind::Heading && draft.text.len() <= LONGEST_LINK => {
            BlockKind::Boilerplate
        }
        _ if draft.linked >= ALL_LINK && !is_linked_prose(draft) => BlockKind::Boilerplate,
        BlockKind::Caption if !is_counter(draft.text) && !opens_a_request(draft.text) => draft.kind,
        _ if is_counter(draft.text) => BlockKind::Boilerplate,
        _ if is_date_line(draft.text) => BlockKind::Byline,
        _ if is_notice(draft.text, &words) || may_appeal(&words) && is_appeal(draft) => BlockKind::Boilerplate,
        kind => kind,
    };
    // One boilerplate block after another may still be followed by links; a sentence ends them.
    *links_follow = (link_heading && draft.linked == 0.0) || (*links_follow && kind == BlockKind::Boilerplate);
    kind
}

/// What becomes of each byte of ASCII: a letter in lower case, a digit or an apostrophe; zero for all that parts words.
static PLAIN: [u8; 128] = {
    let mut plain = [0; 128];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() || byte == b'\'' {
            plain[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    plain
};

/// Letters and digits in lower case, single spaces between, typographic apostrophes made plain.
pub(super) fn plain_words(text: &str) -> String {
    // Nearly all of a text in English is read byte by byte; the rest may need the character tables.
    let mut letters: Vec<u8> = Vec::with_capacity(text.len() + 1);
    let (mut gap, mut at) = (false, 0);
    while let Some(&byte) = text.as_bytes().get(at) {
        let c = if byte.is_ascii() { char::from(byte) } else { text[at..].chars().next().unwrap_or(' ') };
        at += c.len_utf8();
        let plain = match PLAIN.get(c as usize) {
            Some(&plain) => plain,
            None if matches!(c, '’' | 'ʼ' | '‘') => b'\'',
            None if c.is_alphanumeric() => {
                open_word(&mut letters, &mut gap);
                c.to_lowercase().for_each(|c| letters.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()));
                continue;
            }
            None if is_invisible(c) => continue,
            None => 0,
        };
        if plain == 0 {
            gap = true;
        } else {
            open_word(&mut letters, &mut gap);
            letters.push(plain);
        }
    }
    String::from_utf8(letters).unwrap_or_default()
}

/// Puts a space where there was a gap between words.
#[inline]
fn open_word(letters: &mut Vec<u8>, gap: &mut bool) {
    if std::mem::take(gap) && !letters.is_empty() {
        letters.push(b' ');
    }
}

/// Whether `c` takes no room and separates nothing, as control characters on a page do not.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// A whole sentence or more that happens to be a link, and no title of another article.
fn is_linked_prose(draft: &Draft<'_>) -> bool {
    const SHORTEST: usize = 100;
    draft.kind == BlockKind::Paragraph && draft.text.len() >= SHORTEST && draft.text.ends_with('.')
}

/// "3 of 12", "3 / 12": which picture of a gallery it is.
fn is_counter(text: &str) -> bool {
    const LONGEST: usize = 16;
    let number = |part: &str| !part.trim().is_empty() && part.trim().bytes().all(|b| b.is_ascii_digit());
    text.len() <= LONGEST
        && text.split_once(" of ").or(text.split_once('/')).is_some_and(|(a, b)| number(a) && number(b))
}

/// The headline over again, with at most a picture credit behind it.
fn repeats(words: &str, title: &str) -> bool {
    const LONGEST_CREDIT: usize = 50;
    !title.is_empty()
        && words.strip_prefix(title).is_some_and(|rest| {
            rest.is_empty() || (rest.starts_with(' ') && rest.len() <= LONGEST_CREDIT && title.len() > 30)
        })
}

fn is_link_heading(text: &str, words: &str) -> bool {
    LINK_HEADINGS[OF_LINK_HEADINGS.with(words)].iter().any(|heading| {
        words.strip_prefix(heading).is_some_and(|rest| {
            let stands_alone = rest.is_empty() && text.len() <= LONGEST_LINK_HEADING;
            // "Read also: Dam bursts" on one line.
            let led_in = rest.starts_with(' ')
                && text.chars().position(|c| c == ':').is_some_and(|at| at <= heading.chars().count() + 2)
                && text.len() <= LONGEST_LINK;
            stands_alone || led_in
        })
    })
}

fn is_notice(text: &str, words: &str) -> bool {
    if text.starts_with('©') || words.starts_with("copyright ") || words.ends_with(" all rights reserved") {
        return text.len() <= LONGEST_NOTICE * 2;
    }
    // The name of one, over its advertisement.
    if words.ends_with(" newsletter") && text.len() <= LONGEST_LINK_HEADING && !text.ends_with('.') {
        return true;
    }
    NOTICES[OF_NOTICES.with(words)].iter().any(|notice| {
        words.strip_prefix(notice).is_some_and(|rest| {
            rest.is_empty() || (rest.starts_with(' ') && notice.contains(' ') && text.len() <= LONGEST_NOTICE * 2)
        })
    })
}

/// Whether any of the `words` can be of an appeal: most blocks have none, and need no closer look.
fn may_appeal(words: &str) -> bool {
    rests(words).any(opens_appeal)
}

/// What begins with each word of `words`, to the end.
fn rests(words: &str) -> impl Iterator<Item = &str> {
    let mut begins = true;
    words.bytes().enumerate().filter_map(move |(at, byte)| {
        let here = std::mem::replace(&mut begins, byte == b' ');
        here.then(|| words.get(at..)).flatten()
    })
}

/// Whether `rest` begins with the words of `phrase`.
fn leads(rest: &str, phrase: &str) -> bool {
    rest.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// The words by which an appeal speaks to its reader; [`APPEAL_OPENINGS`] has one that begins as they do.
const TO_THE_READER: [&str; 3] = ["you", "your", "yours"];

/// The words by which an appeal speaks of those who make it.
const OF_OURSELVES: [&str; 5] = ["we", "us", "our", "me", "my"];

/// Whether the first of `words` speaks to the reader or begins an appeal.
fn opens_appeal(words: &str) -> bool {
    OF_APPEAL_OPENINGS.with(words).any(|at| {
        let first = |phrase: &str| -> usize { phrase.bytes().position(|b| b == b' ').unwrap_or(phrase.len()) };
        let (word, opening) = (&words[..first(words)], APPEAL_OPENINGS[at]);
        word == &opening[..first(opening)] || TO_THE_READER.contains(&word)
    })
}

/// Whether the words of a link are a request to readers: "Sign up for our newsletter".
pub(super) fn opens_a_request(linked: &str) -> bool {
    let words = plain_words(linked);
    OF_APPEAL_OPENINGS.with(&words).any(|at| leads(&words, APPEAL_OPENINGS[at]))
}

/// Whether the publisher asks its readers for money, an address or a click.
fn is_appeal(draft: &Draft<'_>) -> bool {
    let text = draft.text;
    let said = plain_words(&without_quotations(text));
    let (mut signs, mut to_the_reader, mut of_ourselves) = (0_u128, false, false);
    for rest in rests(&said) {
        // Most words begin as none of these.
        if matches!(rest.as_bytes().first(), Some(b'y' | b'w' | b'u' | b'o' | b'm')) {
            to_the_reader |= TO_THE_READER.iter().any(|word| leads(rest, word));
            of_ourselves |= OF_OURSELVES.iter().any(|word| leads(rest, word));
        }
        signs |= OF_APPEALS.with(rest).filter(|&at| leads(rest, APPEALS[at])).fold(0, |all, at| all | 1 << at);
    }
    let signs = signs.count_ones();
    let opens = OF_APPEAL_OPENINGS.with(&said).any(|at| leads(&said, APPEAL_OPENINGS[at]));
    // A link that asks, among words of the paper's own.
    (draft.asks && of_ourselves)
        || (opens && (text.len() <= LONGEST_NOTICE || signs >= 2))
        || (to_the_reader && of_ourselves && signs >= 2)
        || (to_the_reader && signs >= 3)
}

/// `text` without what stands between quotation marks.
fn without_quotations(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut until = None;
    for c in text.chars() {
        match until {
            Some(closing) if c == closing => until = None,
            Some(_) => {}
            None => match c {
                '"' => until = Some('"'),
                '“' | '„' => until = Some('”'),
                '«' => until = Some('»'),
                _ => kept.push(c),
            },
        }
    }
    // A mark that is never closed would hide the rest of the block.
    if until.is_some() { text.to_owned() } else { kept }
}

/// A date, perhaps with a time, and nothing else but words like "Updated".
fn is_date_line(text: &str) -> bool {
    const MONTHS: &[&str] = &[
        "jan",
        "january",
        "feb",
        "february",
        "mar",
        "march",
        "apr",
        "april",
        "may",
        "jun",
        "june",
        "jul",
        "july",
        "aug",
        "august",
        "sep",
        "sept",
        "september",
        "oct",
        "october",
        "nov",
        "november",
        "dec",
        "december",
        "січня",
        "лютого",
        "березня",
        "квітня",
        "травня",
        "червня",
        "липня",
        "серпня",
        "вересня",
        "жовтня",
        "листопада",
        "грудня",
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ];
    const AROUND: &[&str] = &[
        "a",
        "ago",
        "am",
        "at",
        "bst",
        "cest",
        "cet",
        "created",
        "date",
        "edt",
        "eest",
        "eet",
        "est",
        "et",
        "first",
        "fri",
        "friday",
        "gmt",
        "hour",
        "hours",
        "hrs",
        "ist",
        "last",
        "m",
        "min",
        "minute",
        "minutes",
        "modified",
        "mon",
        "monday",
        "msk",
        "of",
        "on",
        "p",
        "pdt",
        "pm",
        "posted",
        "pst",
        "publication",
        "published",
        "read",
        "reading",
        "sat",
        "saturday",
        "sun",
        "sunday",
        "th",
        "the",
        "thu",
        "thursday",
        "time",
        "today",
        "tue",
        "tuesday",
        "uhr",
        "updated",
        "utc",
        "wed",
        "wednesday",
        "yesterday",
    ];
    if text.len() > LONGEST_DATE_LINE {
        return false;
    }
    let words = plain_words(text);
    let (mut numbers, mut months) = (0, 0);
    for word in words.split(' ') {
        let word = word.trim_matches('\'');
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            numbers += 1;
        } else if MONTHS.contains(&word) {
            months += 1;
        } else if !AROUND.contains(&word) {
            return false;
        }
    }
    // "29.03.2024 07:01", "29 March", "Updated 5 hours ago"; not a bare "2024" or "May".
    (months > 0 && numbers > 0) || numbers >= 3 || (numbers > 0 && words.ends_with(" ago"))
}

#[cfg(test)]
#[path = "boilerplate_tests.rs"]
mod tests;

//! Blocks that are not the article, told by their words: date lines, the headline over again,
//! "Read also" and its links, appeals for money or subscriptions, notices.
//!
//! The rules look at a block as a whole and at what surrounds it, never at a publisher's name.
//! What stands in quotation marks does not count: people in the news appeal for help too.

use super::BlockKind;
use super::boilerplate_words::{APPEAL_OPENINGS, APPEALS, LINK_HEADINGS, NOTICES};

/// A block before it is decided what it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draft<'t> {
    pub text: &'t str,
    pub kind: BlockKind,
    /// Share of its characters that are links, 0 to 1; 0 where links are not known.
    pub linked: f32,
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
    let title = drafts.iter().find(|d| d.kind == BlockKind::Title).map(|d| plain_words(d.text));
    let mut links_follow = false;
    let mut kinds = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let words = plain_words(draft.text);
        let ends_a_sentence = draft.text.trim_end().ends_with(['.', '!', '?', '…', '”', '"', '»']);
        let link_heading = is_link_heading(draft.text, &words);
        let kind = match draft.kind {
            BlockKind::Title | BlockKind::Byline | BlockKind::Boilerplate => draft.kind,
            _ if words.is_empty() => BlockKind::Boilerplate,
            _ if title.as_deref().is_some_and(|title| repeats(&words, title)) => BlockKind::Boilerplate,
            _ if link_heading => BlockKind::Boilerplate,
            _ if links_follow && !ends_a_sentence && draft.text.len() <= LONGEST_LINK => BlockKind::Boilerplate,
            BlockKind::Caption => draft.kind,
            _ if draft.linked >= ALL_LINK => BlockKind::Boilerplate,
            _ if is_date_line(draft.text) => BlockKind::Byline,
            _ if is_notice(draft.text, &words) || may_appeal(&words) && is_appeal(draft.text) => BlockKind::Boilerplate,
            kind => kind,
        };
        // One boilerplate block after another may still be followed by links; a sentence ends them.
        links_follow = link_heading || (links_follow && kind == BlockKind::Boilerplate);
        kinds.push(kind);
    }
    kinds
}

/// Letters and digits in lower case, single spaces between, typographic apostrophes made plain.
pub(super) fn plain_words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut gap = false;
    let plain = text.bytes().take_while(u8::is_ascii).count();
    // Nearly all of a text in English is read byte by byte; the rest may need the character tables.
    for byte in text.bytes().take(plain) {
        if byte.is_ascii_alphanumeric() || byte == b'\'' {
            if gap && !words.is_empty() {
                words.push(' ');
            }
            gap = false;
            words.push(char::from(byte.to_ascii_lowercase()));
        } else {
            gap = true;
        }
    }
    for c in text[plain..].chars() {
        let c = if matches!(c, '’' | 'ʼ' | '‘') { '\'' } else { c };
        if c.is_alphanumeric() || c == '\'' {
            if gap && !words.is_empty() {
                words.push(' ');
            }
            gap = false;
            if c.is_ascii() {
                words.push(c.to_ascii_lowercase());
            } else {
                words.extend(c.to_lowercase());
            }
        } else if !is_invisible(c) {
            gap = true;
        }
    }
    words
}

/// Whether `c` takes no room and separates nothing.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
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
    LINK_HEADINGS.iter().any(|heading| {
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
    NOTICES.iter().any(|notice| {
        words.strip_prefix(notice).is_some_and(|rest| {
            rest.is_empty() || (rest.starts_with(' ') && notice.contains(' ') && text.len() <= LONGEST_NOTICE)
        })
    })
}

/// Whether any of the `words` can be of an appeal: most blocks have none, and need no closer look.
fn may_appeal(words: &str) -> bool {
    let begins = |word: &str| APPEAL_OPENINGS.iter().any(|phrase| phrase.split(' ').next() == Some(word));
    words.split(' ').any(|word| matches!(word, "you" | "your" | "yours") || begins(word))
}

/// Whether the publisher asks its readers for money, an address or a click.
fn is_appeal(text: &str) -> bool {
    let said = plain_words(&without_quotations(text));
    let padded = format!(" {said} ");
    let has = |phrase: &str| padded.contains(&format!(" {phrase} "));
    let signs = APPEALS.iter().filter(|phrase| has(phrase)).count();
    let opens = APPEAL_OPENINGS.iter().any(|phrase| padded.starts_with(&format!(" {phrase} ")));
    let to_the_reader = ["you", "your", "yours"].iter().any(|w| has(w));
    let of_ourselves = ["we", "us", "our", "me", "my"].iter().any(|w| has(w));
    (opens && (text.len() <= LONGEST_NOTICE || signs >= 2))
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
        "date",
        "edt",
        "eest",
        "eet",
        "est",
        "first",
        "fri",
        "friday",
        "gmt",
        "hour",
        "hours",
        "hrs",
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

//! HTML text without what its parser would need the square of its length for: tags nested deeper than [`DEEPEST`], and
//! attributes of one tag after [`MOST_ATTRIBUTES`]. No text is lost by it; browsers bound the depth of what they parse, too.

use std::borrow::Cow;

/// Deepest nesting that is parsed: the parser looks at all open elements at many tags.
pub(super) const DEEPEST: usize = 8_000;
/// Attributes of one tag that are parsed: the parser holds each against all before it.
pub(super) const MOST_ATTRIBUTES: usize = 1_000;

/// Elements whose end tags may be left out, or that have none.
const UNCOUNTED: &[&str] = &[
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li",
    "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead",
    "tr", "track", "wbr",
];

/// `html` without the tags and attributes that are too many.
///
/// Counts tags without parsing; scripts, styles and comments are passed over.
pub(super) fn bounded(html: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    // What is kept since the last thing that was left out begins here.
    let mut from = 0;
    let mut leave_out = |start: usize, end: usize| {
        kept.push_str(&html[from..start]);
        from = end;
    };
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        at = start + 1;
        if html[at..].starts_with("!--") {
            at = html[at..].find("-->").map_or(html.len(), |length| at + length);
            continue;
        }
        let closes = html[at..].starts_with('/');
        let named = at + usize::from(closes);
        let end = html[named..].find(|c: char| !c.is_ascii_alphanumeric()).map_or(html.len(), |length| named + length);
        if !html[named..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let name = html[named..end.min(named + 12)].to_ascii_lowercase();
        let tag = Tag::from(html, end);
        at = tag.end;
        let counted = !UNCOUNTED.contains(&name.as_str());
        if !closes && matches!(name.as_str(), "script" | "style") {
            // Without an end the rest of the page is the script.
            at = find_ignoring_case(&html[at..], &format!("</{name}")).map_or(html.len(), |length| at + length);
        }
        if counted && !closes {
            depth += 1;
        }
        if counted && depth > DEEPEST {
            leave_out(start, tag.end);
        } else if let Some(surplus) = tag.surplus {
            leave_out(surplus, tag.end - usize::from(html[..tag.end].ends_with('>')));
        }
        if counted && closes {
            depth = depth.saturating_sub(1);
        }
    }
    if from == 0 {
        return Cow::Borrowed(html);
    }
    kept.push_str(&html[from..]);
    Cow::Owned(kept)
}

/// Where a tag ends, and where its attributes are too many.
#[derive(Debug, PartialEq, Eq)]
struct Tag {
    /// Behind the `>`, or the end of the page.
    end: usize,
    /// Where the first attribute begins that is one too many.
    surplus: Option<usize>,
}

impl Tag {
    /// The tag whose name ends at byte `at`. Its attributes are told apart as a parser does: by spaces and slashes, with
    /// values in quotation marks of either kind or none.
    fn from(html: &str, mut at: usize) -> Self {
        let bytes = html.as_bytes();
        let mut attributes = 0;
        let mut surplus = None;
        let is_space = |byte: u8| byte.is_ascii_whitespace();
        while let Some(&byte) = bytes.get(at) {
            if byte == b'>' {
                return Self { end: at + 1, surplus };
            }
            if is_space(byte) || byte == b'/' {
                at += 1;
                continue;
            }
            attributes += 1;
            if attributes == MOST_ATTRIBUTES + 1 {
                surplus = Some(at);
            }
            let skip = |at: usize, ends: &dyn Fn(u8) -> bool| {
                bytes[at..].iter().position(|&byte| ends(byte)).map_or(bytes.len(), |length| at + length)
            };
            // A name may begin with "=".
            at = skip(at + 1, &|byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'='));
            let value = skip(at, &|byte| !is_space(byte));
            if bytes.get(value) != Some(&b'=') {
                continue;
            }
            at = skip(value + 1, &|byte| !is_space(byte));
            at = match bytes.get(at) {
                Some(&quote @ (b'"' | b'\'')) => (skip(at + 1, &|byte| byte == quote) + 1).min(bytes.len()),
                _ => skip(at, &|byte| is_space(byte) || byte == b'>'),
            };
        }
        Self { end: html.len(), surplus }
    }
}

/// Where `needle`, in lower case and ASCII, first stands in `haystack`, whatever its case.
fn find_ignoring_case(haystack: &str, needle: &str) -> Option<usize> {
    let (haystack, needle) = (haystack.as_bytes(), needle.as_bytes());
    haystack.windows(needle.len()).position(|window| window.eq_ignore_ascii_case(needle))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of `html`.
    fn left(html: &str) -> String {
        bounded(html).into_owned()
    }

    #[test]
    fn an_ordinary_page_is_left_as_it_is() {
        for html in [
            "<!doctype html><html><body class=a id='b>' data-x=\"<b>\"><p>1 < 2 <br/><a href=/x/>y</a></body>",
            "<p>never closed <a href=\"x",
            "<p>a</p><!-- <b -->c<script>if (a<b) '<i>'</script><style>p{}",
            "<",
            "</",
            "<a",
            "<a b=",
            "<é>",
        ] {
            assert!(matches!(bounded(html), Cow::Borrowed(same) if same == html), "{html}");
        }
    }

    #[test]
    fn what_is_nested_too_deeply_loses_its_tags_and_keeps_its_text() {
        let (deep, text) = (DEEPEST + 500, "<p>The bridge of Halych is shut.</p>");
        let html = format!("{}{text}{}<p>After.</p>", "<div>".repeat(deep), "</div>".repeat(deep));
        let (open, close) = ("<div>".repeat(DEEPEST), "</div>".repeat(DEEPEST));
        assert_eq!(left(&html), format!("{open}{text}{close}<p>After.</p>"));
    }

    #[test]
    fn a_list_as_long_as_it_likes_is_not_deep() {
        let html = "<li>Town<td>".repeat(2 * DEEPEST);
        assert_eq!(left(&html), html);
    }

    #[test]
    fn attributes_that_are_too_many_are_left_out_whatever_their_form() {
        for attribute in ["a", "a=b", "a = b", "a='>'", "a=\"<b>\"", "=a=b"] {
            let row = |count: usize| format!("{attribute} ").repeat(count);
            let html = format!("<p {}>Text</p>", row(MOST_ATTRIBUTES + 7));
            assert_eq!(left(&html), format!("<p {}>Text</p>", row(MOST_ATTRIBUTES)), "{attribute}");
        }
        let open = format!("<p {}", "a=b ".repeat(MOST_ATTRIBUTES + 7));
        assert!(left(&open).len() < open.len());
    }
}

//! Passages whose marks are `[label|words]`: what a label says is the test's own matter.

use std::ops::Range;

/// The bare text of a marked line, and for each mark its label and where its words stand, in bytes.
///
/// # Panics
///
/// When a mark has no end or no `|`.
#[must_use]
pub fn parse(line: &str) -> (String, Vec<(&str, Range<usize>)>) {
    let (mut text, mut marks, mut rest) = (String::new(), Vec::new(), line);
    while let Some(open) = rest.find('[') {
        text.push_str(&rest[..open]);
        let close = open + rest[open..].find(']').unwrap_or_else(|| panic!("unclosed mark: {line}"));
        let (label, words) = rest[open + 1..close].split_once('|').unwrap_or_else(|| panic!("no | in a mark: {line}"));
        let start = text.len();
        text.push_str(words);
        marks.push((label, start..text.len()));
        rest = &rest[close + 1..];
    }
    text.push_str(rest);
    (text, marks)
}

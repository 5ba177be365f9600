//! Passages with their places marked: `{Paris|US.Texas}`, `{Kyiv|UA|actor}`.
//!
//! After the name stands the country it lies in and, after a full stop, its region; `-` for what
//! no gazetteer need know, `?` where the country is disputed. A third part is the role.

use std::ops::Range;

/// A marked place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where in the bare text, in bytes.
    pub span: Range<usize>,
    /// The expected country's code.
    pub country: Option<String>,
    /// The expected region's name.
    pub region: Option<String>,
    /// The expected role.
    pub role: Option<String>,
}

/// The bare text of a marked line, and its marks.
pub fn parse(line: &str) -> (String, Vec<Mark>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((inner, tail)) = after.split_once('}') else { break };
        text.push_str(before);
        let mut parts = inner.split('|');
        let start = text.len();
        text.push_str(parts.next().unwrap_or(""));
        let place = parts.next().filter(|p| !matches!(*p, "-" | "?"));
        let (country, region) = match place.map(|p| p.split_once('.').unwrap_or((p, ""))) {
            Some((country, region)) => (Some(country.to_owned()), Some(region.to_owned()).filter(|r| !r.is_empty())),
            None => (None, None),
        };
        marks.push(Mark { span: start..text.len(), country, region, role: parts.next().map(str::to_owned) });
        rest = tail;
    }
    text.push_str(rest);
    (text, marks)
}

/// The passages of a file; lines that begin with `#` are comments.
pub fn passages(file: &str) -> Vec<(String, Vec<Mark>)> {
    file.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(parse).collect()
}

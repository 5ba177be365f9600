//! Passages with their places marked: `{Paris|US.Texas}`, `{Kyiv|UA|actor}`.
//!
//! After the name stands the country it lies in and, after a full stop, its region, or its point
//! (`{Paris|33.7,-95.6}`); `-` for what no gazetteer need know, `?` where the country is disputed,
//! `~` for what may be found or not. A third part is the role. A pilcrow between spaces
//! begins a new paragraph.

use std::ops::Range;

/// A marked place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mark {
    /// Where in the bare text, in bytes.
    pub span: Range<usize>,
    /// The expected country's code.
    pub country: Option<String>,
    /// The expected region's name.
    pub region: Option<String>,
    /// The expected point, in degrees.
    pub point: Option<(f64, f64)>,
    /// Whether either answer will do.
    pub optional: bool,
    /// The expected role.
    pub role: Option<String>,
}

/// The bare text of a marked line, and its marks.
pub fn parse(line: &str) -> (String, Vec<Mark>) {
    let line = line.replace(" ¶ ", "\n\n");
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut rest = line.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        let Some((inner, tail)) = after.split_once('}') else { break };
        text.push_str(before);
        let mut parts = inner.split('|');
        let start = text.len();
        text.push_str(parts.next().unwrap_or(""));
        let place = parts.next().unwrap_or("-");
        let mut mark = Mark { span: start..text.len(), optional: place == "~", ..Mark::default() };
        if let Some((lat, lon)) = place.split_once(',') {
            mark.point = lat.parse().ok().zip(lon.parse().ok());
        } else if !matches!(place, "-" | "?" | "~") {
            let (country, region) = place.split_once('.').unwrap_or((place, ""));
            mark.country = Some(country.to_owned());
            mark.region = Some(region.to_owned()).filter(|r| !r.is_empty());
        }
        mark.role = parts.next().map(str::to_owned);
        marks.push(mark);
        rest = tail;
    }
    text.push_str(rest);
    (text, marks)
}

/// The passages of a file; lines that begin with `#` are comments.
pub fn passages(file: &str) -> Vec<(String, Vec<Mark>)> {
    file.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(parse).collect()
}

/// An article of several paragraphs with its places marked.
#[derive(Clone, Debug, Default)]
#[allow(dead_code, reason = "not every program that reads passages reads articles")]
pub struct MarkedArticle {
    /// Its name.
    pub id: String,
    /// The paper, where the article is to have one.
    pub publisher: Option<String>,
    /// The bare text, a blank line between paragraphs.
    pub text: String,
    /// Its marks.
    pub marks: Vec<Mark>,
}

/// The articles of a file: `= name` or `= name | publisher`, then a paragraph a line.
#[allow(dead_code, reason = "not every program that reads passages reads articles")]
pub fn articles(file: &str) -> Vec<MarkedArticle> {
    let mut all: Vec<MarkedArticle> = Vec::new();
    for line in file.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        if let Some(head) = line.strip_prefix("= ") {
            let (id, publisher) = head.split_once(" | ").map_or((head, None), |(id, p)| (id, Some(p.to_owned())));
            all.push(MarkedArticle { id: id.to_owned(), publisher, ..MarkedArticle::default() });
        } else if let Some(article) = all.last_mut() {
            if !article.text.is_empty() {
                article.text.push_str("\n\n");
            }
            let offset = article.text.len();
            let (text, marks) = parse(line);
            article.text.push_str(&text);
            let moved = |m: Mark| Mark { span: m.span.start + offset..m.span.end + offset, ..m };
            article.marks.extend(marks.into_iter().map(moved));
        }
    }
    all
}

/// Whether the `nth` passage of a file of news is kept aside: nothing is fitted to it.
#[allow(dead_code, reason = "the test of the short passages keeps none aside")]
pub fn is_kept_aside(nth: usize) -> bool {
    nth % 3 == 2
}

//! Articles as newspapers print them, with every place marked: `[[Pokrovsk|city|Donetsk, Ukraine|48.28,37.18]]`.
//!
//! A file holds articles with a line `---` between them. The first line of each names the paper:
//! `# paper: NAME, DOMAIN, town, region, country | genre`. A mark gives the words, what they name, where that
//! is in words and its point in degrees; a street, road or building has the point of its town.

use std::ops::Range;

/// A marked place.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where in the bare text, in bytes.
    pub span: Range<usize>,
    /// What it names: city, state, country, county, region, water, neighbourhood, street, road,
    /// building, park, body (a place in the name of a public body) or abbreviation.
    pub kind: String,
    /// Latitude and longitude in degrees.
    pub point: (f64, f64),
}

/// An article without its marks.
#[derive(Clone, Debug, PartialEq)]
pub struct PressArticle {
    /// The address that it could have had: the paper's host is what tells its home.
    pub url: String,
    /// The bare text.
    pub text: String,
    /// Its places, ascending.
    pub marks: Vec<Mark>,
}

/// The articles of a file.
///
/// # Panics
///
/// When a mark or a heading is not as described above: the file and the article are named.
#[must_use]
pub fn articles(name: &str, file: &str) -> Vec<PressArticle> {
    file.split("\n---\n")
        .enumerate()
        .map(|(nth, article)| parse(article.trim(), &format!("{name}, article {nth}")))
        .collect()
}

fn parse(article: &str, place: &str) -> PressArticle {
    let (head, body) = article.split_once('\n').unwrap_or_else(|| panic!("{place} has no text"));
    let paper = head.strip_prefix("# paper: ").unwrap_or_else(|| panic!("{place} names no paper"));
    let host = paper.split(',').nth(1).unwrap_or_else(|| panic!("{place} names no host")).trim();
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut rest = body;
    while let Some((before, after)) = rest.split_once("[[") {
        let (inner, tail) = after.split_once("]]").unwrap_or_else(|| panic!("{place}: a mark has no end"));
        text.push_str(before);
        let parts: Vec<&str> = inner.split('|').collect();
        let [words, kind, _, point] = parts[..] else { panic!("{place}: {inner:?} has not four parts") };
        let point = point.split_once(',').and_then(|(lat, lon)| lat.trim().parse().ok().zip(lon.trim().parse().ok()));
        let start = text.len();
        text.push_str(words);
        marks.push(Mark {
            span: start..text.len(),
            kind: kind.to_owned(),
            point: point.unwrap_or_else(|| panic!("{place}: {inner:?} has no point")),
        });
        rest = tail;
    }
    text.push_str(rest);
    PressArticle { url: format!("https://{host}/news/1"), text, marks }
}

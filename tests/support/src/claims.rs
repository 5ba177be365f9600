//! Reads passages with their claims marked (tests/claims/README.md), and compares spans by their words.

use std::collections::{BTreeMap, BTreeSet};

use dateline::TextSpan;

/// A claim as marked by hand.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    /// Pieces of the content.
    pub content: Vec<TextSpan>,
    /// The cue.
    pub cue: Vec<TextSpan>,
    /// The source.
    pub source: Vec<TextSpan>,
    /// It must be found; others may be.
    pub core: bool,
    /// Who the source is; "-" for nobody.
    pub entity: Option<String>,
    /// The type of the source.
    pub kind: Option<String>,
}

/// A passage with its claims.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Its identifier, and what it is an example of.
    pub id: String,
    /// The text without marks.
    pub text: String,
    /// Its claims.
    pub claims: Vec<Gold>,
}

/// The passages of a file.
///
/// # Panics
///
/// On wrong markup: the files are part of the tests.
#[must_use]
pub fn read(file: &str) -> Vec<Passage> {
    let mut passages = Vec::new();
    for part in file.split("\n# ") {
        let part = part.strip_prefix("# ").unwrap_or(part);
        let Some((head, rest)) = part.split_once('\n') else { continue };
        let lines: Vec<&str> = rest.lines().collect();
        let entities = lines.iter().find_map(|l| l.strip_prefix('=')).unwrap_or("");
        let body: Vec<&str> = lines.into_iter().filter(|l| !l.starts_with('=')).collect();
        let passage = Passage::parse(head, body.join("\n").trim_matches('\n'), entities);
        assert!(passage.is_ok(), "{head}: {passage:?}");
        passages.extend(passage.ok());
    }
    passages
}

impl Passage {
    /// Reads one passage.
    ///
    /// # Errors
    ///
    /// If a bracket is left open or a claim has no content.
    pub fn parse(head: &str, marked: &str, entities: &str) -> Result<Self, String> {
        let mut text = String::new();
        let mut open: Vec<(char, Vec<u32>, bool, usize)> = Vec::new();
        let mut claims: BTreeMap<u32, Gold> = BTreeMap::new();
        let mut rest = marked;
        while let Some(c) = rest.chars().next() {
            if let Some((ids, minor, length)) = opening(rest) {
                open.push((c, ids, minor, text.len()));
                rest = &rest[length..];
                continue;
            }
            // "[sic]": a bracket of the text itself.
            if c == '[' && !open.is_empty() {
                open.push(('[', Vec::new(), false, text.len()));
            } else if let Some((bracket, ..)) = open.last()
                && closing(*bracket) == c
                && let Some((bracket, ids, minor, start)) = open.pop()
            {
                if ids.is_empty() {
                    text.push(c);
                }
                for id in ids {
                    let claim = claims.entry(id).or_insert_with(|| Gold { core: true, ..Gold::default() });
                    claim.core &= !minor;
                    let span = TextSpan::new(start, text.len());
                    match bracket {
                        '[' => claim.content.push(span),
                        '{' => claim.cue.push(span),
                        _ => claim.source.push(span),
                    }
                }
                rest = &rest[1..];
                continue;
            }
            text.push(c);
            rest = &rest[c.len_utf8()..];
        }
        if !open.is_empty() {
            return Err("a bracket is left open".to_owned());
        }
        for part in entities.split('|').filter(|p| !p.trim().is_empty()) {
            let words: Vec<&str> = part.split_whitespace().collect();
            let ids: Vec<u32> = words.iter().map_while(|w| w.parse().ok()).collect();
            let name = words[ids.len()..].join(" ");
            let (entity, kind) = name.rsplit_once(", ").ok_or("an entity without a type")?;
            let shared = ids.first().and_then(|i| claims.get(i)).map(|c| c.source.clone()).unwrap_or_default();
            for id in &ids {
                let claim = claims.get_mut(id).ok_or_else(|| format!("no claim {id}"))?;
                claim.entity = Some(entity.to_owned());
                claim.kind = Some(kind.to_owned());
                if claim.source.is_empty() {
                    claim.source.clone_from(&shared);
                }
            }
        }
        if claims.values().any(|c| c.content.is_empty()) {
            return Err("a claim without content".to_owned());
        }
        Ok(Self { id: head.to_owned(), text, claims: claims.into_values().collect() })
    }
}

/// "[1,2- ": the claims it marks, whether they are minor, and its length.
fn opening(rest: &str) -> Option<(Vec<u32>, bool, usize)> {
    if !rest.starts_with(['[', '{', '<']) {
        return None;
    }
    let digits = rest[1..].find(|c: char| !c.is_ascii_digit() && c != ',')?;
    let ids: Option<Vec<u32>> = rest[1..=digits].split(',').map(|d| d.parse().ok()).collect();
    let mut length = 1 + digits;
    let minor = rest[length..].starts_with('-');
    length += usize::from(minor);
    length += usize::from(rest[length..].starts_with(' '));
    Some((ids?, minor, length))
}

const fn closing(bracket: char) -> char {
    match bracket {
        '[' => ']',
        '{' => '}',
        _ => '>',
    }
}

/// The positions of the words that `spans` overlap: edges and punctuation do not matter.
#[must_use]
pub fn words(text: &str, spans: &[TextSpan]) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain(std::iter::once((text.len(), ' '))) {
        match (start, c.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                if spans.iter().any(|s| s.start < at && from < s.end) {
                    found.insert(from);
                }
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// Shared words over all words.
#[must_use]
pub fn jaccard(a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> f64 {
    let all = a.union(b).count();
    if all == 0 { 0.0 } else { a.intersection(b).count() as f64 / all as f64 }
}

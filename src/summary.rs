//! What can be counted of an article's claims. Counting is all: nothing here says who is right.

use crate::annotations::{Annotations, ClaimKind, SourceKind, Summary, Voice};
use crate::article::Document;
use crate::kind::Category;
use crate::sort;
use crate::text::{TextSpan, TokenKind};

/// How many of the most quoted sources are named.
const VOICES: usize = 5;

/// Counts the claims of `annotations`, which were made of `document`.
#[must_use]
pub fn summarise(document: &Document<'_>, annotations: &Annotations) -> Summary {
    let counts = WordCounts::new(document);
    let mut summary = Summary {
        claims: annotations.claims.len(),
        sources: annotations.sources.len(),
        words: counts.all(),
        ..Summary::default()
    };
    let mut voices: Vec<Voice> =
        (0..annotations.sources.len()).map(|source| Voice { source, claims: 0, words: 0 }).collect();
    let mut spans: Vec<TextSpan> = Vec::new();
    for claim in &annotations.claims {
        match claim.kind {
            ClaimKind::Direct => summary.direct += 1,
            ClaimKind::Indirect => summary.indirect += 1,
            ClaimKind::Mixed => summary.mixed += 1,
        }
        let words: usize = claim.content.iter().map(|s| counts.inside(*s)).sum();
        spans.extend(&claim.content);
        let source = claim.source_id.map(|id| id.0 as usize);
        match source.and_then(|s| annotations.sources.get(s)) {
            None => summary.unattributed += 1,
            Some(source) if is_named(source.kind) => summary.claims_of_named += 1,
            Some(_) => summary.claims_of_unnamed += 1,
        }
        if let Some(voice) = source.and_then(|s| voices.get_mut(s)) {
            voice.claims += 1;
            voice.words += words;
        }
        let category =
            |c: Category| claim.places.iter().any(|&p| annotations.places.get(p).is_some_and(|p| p.category == c));
        summary.about_infrastructure += usize::from(category(Category::Infrastructure));
        summary.about_places += usize::from(category(Category::Place));
    }
    summary.named_sources = annotations.sources.iter().filter(|s| is_named(s.kind)).count();
    summary.unnamed_sources = summary.sources - summary.named_sources;
    sort::by_key(&mut spans, |x| *x);
    let (mut covered, mut end) = (0, 0);
    for span in spans {
        covered += counts.inside(TextSpan::new(span.start.max(end), span.end));
        end = end.max(span.end);
    }
    summary.share_attributed = if summary.words == 0 { 0.0 } else { covered as f64 / summary.words as f64 };
    summary.share_attributed = (summary.share_attributed * 1e3).round() / 1e3;
    voices.retain(|v| v.words > 0);
    sort::by_key(&mut voices, |v| (std::cmp::Reverse(v.words), v.source));
    voices.truncate(VOICES);
    summary.voices = voices;
    summary
}

const fn is_named(kind: SourceKind) -> bool {
    !matches!(kind, SourceKind::Anonymous | SourceKind::Group)
}

/// Starts of the words in sentences, ascending.
struct WordCounts(Vec<usize>);

impl WordCounts {
    fn new(document: &Document<'_>) -> Self {
        let word = |kind: TokenKind| matches!(kind, TokenKind::Word | TokenKind::Number);
        let sentences =
            document.sentences.iter().flat_map(|s| document.tokens.get(s.tokens.clone()).unwrap_or_default());
        Self(sentences.filter(|t| word(t.kind)).map(|t| t.span.start).collect())
    }

    fn all(&self) -> usize {
        self.0.len()
    }

    fn inside(&self, span: TextSpan) -> usize {
        let before = |offset: usize| self.0.partition_point(|&start| start < offset);
        before(span.end) - before(span.start.min(span.end))
    }
}

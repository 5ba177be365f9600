//! What can be counted of an article's claims. Counting is all: nothing here says who is right.

use crate::annotations::{Annotations, Claim, ClaimKind, SourceId, SourceKind, Summary, Voice};
use crate::article::Document;
use crate::kind::Category;
use crate::sort;
use crate::text::{TextSpan, TokenKind};

/// How many of the most quoted sources are named where not all are listed.
pub const VOICES: usize = 5;

/// What claims are counted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// All.
    All,
    /// Their source has a name.
    Named,
    /// Their source has none.
    Unnamed,
    /// Their source is a text or data.
    Documents,
    /// They rest on one source whose name is not given.
    OneUnnamed,
    /// Another outlet reported them first, or they were made to it.
    Elsewhere,
    /// No source is stated.
    Unattributed,
    /// They speak of a place.
    Places,
    /// They speak of infrastructure.
    Infrastructure,
}

/// Whether a claim enters the counts: a statement, belief or finding that is sure enough.
#[must_use]
pub const fn is_counted(claim: &Claim) -> bool {
    claim.core && !claim.perhaps
}

/// The claims that `count` counts, ascending.
pub fn counted(annotations: &Annotations, count: Count) -> impl Iterator<Item = usize> {
    let claims = annotations.claims.iter().enumerate();
    claims.filter(move |(_, claim)| is_counted(claim) && counts(annotations, claim, count)).map(|(at, _)| at)
}

fn counts(annotations: &Annotations, claim: &Claim, count: Count) -> bool {
    let of = |id: SourceId| annotations.source(id);
    let source = claim.source_id.and_then(of);
    let kind = source.map(|source| source.kind);
    let speaks_of = |category: Category| {
        claim.places.iter().any(|&at| annotations.places.get(at).is_some_and(|place| place.category == category))
    };
    match count {
        Count::All => true,
        Count::Named => kind.is_some_and(is_named),
        Count::Unnamed => kind.is_some_and(is_unnamed),
        Count::Documents => kind == Some(SourceKind::Document),
        Count::OneUnnamed => kind == Some(SourceKind::Anonymous) && source.is_some_and(|source| !source.plural),
        Count::Elsewhere => {
            let relayed = claim.via.and_then(of).is_some_and(|source| source.kind == SourceKind::Outlet);
            kind == Some(SourceKind::Outlet) || relayed || claim.outlet.is_some()
        }
        Count::Unattributed => source.is_none(),
        Count::Places => speaks_of(Category::Place),
        Count::Infrastructure => speaks_of(Category::Infrastructure),
    }
}

/// Counts the claims of `annotations`, which were made of `document`.
#[must_use]
pub fn summarise(document: &Document<'_>, annotations: &Annotations) -> Summary {
    let counts = WordCounts::new(document);
    let number = |count| counted(annotations, count).count();
    let mut summary = Summary {
        claims: number(Count::All),
        perhaps: annotations.claims.iter().filter(|claim| claim.perhaps).count(),
        claims_of_named: number(Count::Named),
        claims_of_unnamed: number(Count::Unnamed),
        claims_of_documents: number(Count::Documents),
        on_one_unnamed: number(Count::OneUnnamed),
        reported_elsewhere: number(Count::Elsewhere),
        unattributed: number(Count::Unattributed),
        about_places: number(Count::Places),
        about_infrastructure: number(Count::Infrastructure),
        words: counts.all(),
        ..Summary::default()
    };
    let mut voices: Vec<Voice> =
        (0..annotations.sources.len()).map(|source| Voice { source, claims: 0, words: 0 }).collect();
    let mut spans: Vec<TextSpan> = Vec::new();
    for claim in annotations.claims.iter().filter(|claim| is_counted(claim)) {
        match claim.kind {
            ClaimKind::Direct => summary.direct += 1,
            ClaimKind::Indirect => summary.indirect += 1,
            ClaimKind::Mixed => summary.mixed += 1,
        }
        let words: usize = claim.content.iter().map(|s| counts.inside(*s)).sum();
        spans.extend(&claim.content);
        if let Some(voice) = claim.source_id.and_then(|id| voices.get_mut(id.0 as usize)) {
            voice.claims += 1;
            voice.words += words;
        }
    }
    voices.retain(|voice| voice.claims > 0);
    let kinds = || voices.iter().filter_map(|voice| annotations.sources.get(voice.source)).map(|source| source.kind);
    summary.sources = voices.len();
    summary.named_sources = kinds().filter(|kind| is_named(*kind)).count();
    summary.unnamed_sources = kinds().filter(|kind| is_unnamed(*kind)).count();
    summary.document_sources = kinds().filter(|kind| *kind == SourceKind::Document).count();
    let covered = covered(spans, &counts);
    summary.share_attributed = if summary.words == 0 { 0.0 } else { covered as f64 / summary.words as f64 };
    summary.share_attributed = (summary.share_attributed * 1e3).round() / 1e3;
    voices.retain(|v| v.words > 0);
    sort::by_key(&mut voices, |v| (std::cmp::Reverse(v.words), v.source));
    summary.voices = voices;
    summary
}

/// How many words lie in one of `spans`.
fn covered(mut spans: Vec<TextSpan>, counts: &WordCounts) -> usize {
    sort::by_key(&mut spans, |x| *x);
    let (mut covered, mut end) = (0, 0);
    for span in spans {
        covered += counts.inside(TextSpan::new(span.start.max(end), span.end));
        end = end.max(span.end);
    }
    covered
}

const fn is_named(kind: SourceKind) -> bool {
    !is_unnamed(kind) && !matches!(kind, SourceKind::Document)
}

const fn is_unnamed(kind: SourceKind) -> bool {
    matches!(kind, SourceKind::Anonymous | SourceKind::Group)
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

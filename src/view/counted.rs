//! What was counted of an article's claims, in words. Counting is all: nothing here says who is
//! right.

use super::strings::{Strings, fill};
use crate::annotations::{self, Annotations};
use crate::summary::{Count, VOICES, counted};

/// The counts as they are listed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counted {
    /// One a line.
    pub rows: Vec<Line>,
    /// The sources with most words, most first.
    pub voices: Vec<Voice>,
}

/// A count, and the claims behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What is counted.
    pub label: &'static str,
    /// How many.
    pub value: String,
    /// The claims that it counts: indices into [`Annotations::claims`], ascending.
    pub claims: Vec<usize>,
    /// Which claims those are; `None` where none are behind it.
    pub count: Option<Count>,
}

/// A source and how many of the article's words are its.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    /// Index into [`Annotations::sources`].
    pub source: usize,
    /// Its name.
    pub name: String,
    /// "120 words, 15%".
    pub what: String,
    /// Length of its bar: its words as a share of the first voice's, 0 to 1.
    pub length: f64,
}

impl Counted {
    /// The counts of `annotations`, or `None` if they hold no claim.
    #[must_use]
    pub fn new(annotations: &Annotations, strings: &Strings) -> Option<Self> {
        let counts = &annotations.summary;
        (counts.claims > 0).then(|| Self { rows: rows(annotations, strings), voices: voices(annotations, strings) })
    }
}

fn rows(annotations: &Annotations, strings: &Strings) -> Vec<Line> {
    let counts = &annotations.summary;
    let number = |n: usize| strings.number(n as u64);
    let kinds = strings.by_kind.into_iter().zip([counts.direct, counts.indirect, counts.mixed]);
    let by_kind: Vec<_> = kinds.filter(|(_, n)| *n > 0).map(|(words, n)| fill(words, &[&number(n)])).collect();
    // "1: 1 quoted" would say one thing twice.
    let all_claims = match by_kind.as_slice() {
        [one] => one.clone(),
        _ => format!("{} ({})", number(counts.claims), by_kind.join(", ")),
    };
    let all = strings.count(counts.words, &strings.words_counted);
    let share = fill(strings.share, &[&percent(counts.share_attributed), &all]);
    let line = |label, value, count: Option<Count>| Line {
        label,
        value,
        claims: count.map(|count| counted(annotations, count).collect()).unwrap_or_default(),
        count,
    };
    let mut rows = vec![
        line(strings.claims_label, all_claims, Some(Count::All)),
        line(strings.attributed, share, None),
        line(strings.sources, number(counts.sources), None),
    ];
    let of_sources = [
        (strings.named, counts.named_sources, counts.claims_of_named, Count::Named),
        (strings.unnamed, counts.unnamed_sources, counts.claims_of_unnamed, Count::Unnamed),
        (strings.documents, counts.document_sources, counts.claims_of_documents, Count::Documents),
    ];
    for (label, n, of, count) in of_sources.into_iter().filter(|(_, n, ..)| *n > 0) {
        let claims = strings.count(of, &strings.claims_counted);
        let value = format!("{}, {claims}", strings.count(n, &strings.sources_counted));
        rows.push(line(label, value, Some(count)));
    }
    let of_claims = [
        (strings.on_one_unnamed, counts.on_one_unnamed, Count::OneUnnamed),
        (strings.reported_elsewhere, counts.reported_elsewhere, Count::Elsewhere),
        (strings.unattributed, counts.unattributed, Count::Unattributed),
        (strings.about_places, counts.about_places, Count::Places),
        (strings.about_infrastructure, counts.about_infrastructure, Count::Infrastructure),
    ];
    for (label, n, count) in of_claims.into_iter().filter(|(_, n, _)| *n > 0) {
        rows.push(line(label, strings.count(n, &strings.claims_counted), Some(count)));
    }
    rows
}

fn voices(annotations: &Annotations, strings: &Strings) -> Vec<Voice> {
    annotations.summary.voices.iter().take(VOICES).filter_map(|voice| shown(voice, annotations, strings)).collect()
}

/// A voice with its words counted.
pub(super) fn shown(voice: &annotations::Voice, annotations: &Annotations, strings: &Strings) -> Option<Voice> {
    let counts = &annotations.summary;
    let most = counts.voices.first().map_or(1, |voice| voice.words.max(1));
    let words = strings.count(voice.words, &strings.words_counted);
    Some(Voice {
        source: voice.source,
        name: strings.source_name(annotations.sources.get(voice.source)?, annotations).to_owned(),
        what: format!("{words}, {}%", percent(ratio(voice.words, counts.words))),
        length: ratio(voice.words, most),
    })
}

#[allow(clippy::cast_precision_loss, reason = "words of an article")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// A share as whole percents; what is more than nothing is never "0".
fn percent(share: f64) -> String {
    if share > 0.0 && share < 0.005 { "<1".to_owned() } else { format!("{:.0}", share * 100.0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotations::{Claim, Source, SourceId, SourceKind, Summary};
    use crate::view::strings::EN;
    use crate::view::strings::for_tests::ukrainian;

    fn annotations() -> Annotations {
        let source = |name: &str, kind| Source {
            name: name.into(),
            kind,
            title: None,
            plural: false,
            affiliation: None,
            mentions: Vec::new(),
            declined: Vec::new(),
            unnamed_because: None,
        };
        let voice = |source, words| annotations::Voice { source, claims: 1, words };
        Annotations {
            sources: vec![source("Ada Roe", SourceKind::Person), source("two officials", SourceKind::Anonymous)],
            summary: Summary {
                claims: 4,
                direct: 2,
                indirect: 1,
                mixed: 1,
                unattributed: 1,
                words: 1200,
                share_attributed: 0.424,
                sources: 2,
                named_sources: 1,
                unnamed_sources: 1,
                claims_of_named: 2,
                claims_of_unnamed: 1,
                on_one_unnamed: 1,
                voices: vec![voice(1, 300), voice(0, 4)],
                about_places: 3,
                ..Summary::default()
            },
            claims: vec![
                Claim { source_id: Some(SourceId(0)), core: true, ..Claim::default() },
                Claim { source_id: Some(SourceId(1)), core: true, ..Claim::default() },
                Claim { source_id: Some(SourceId(1)), core: true, perhaps: true, ..Claim::default() },
            ],
            ..Annotations::default()
        }
    }

    #[test]
    fn every_count_is_said_with_what_it_counts() {
        let counted = Counted::new(&annotations(), &EN).unwrap_or_default();
        let lines: Vec<String> = counted.rows.iter().map(|line| format!("{}: {}", line.label, line.value)).collect();
        assert_eq!(
            lines,
            [
                "Claims: 4 (2 quoted, 1 reported, 1 partly quoted)",
                "Attributed: 42% of 1,200 words",
                "Sources: 2",
                "Named: 1 source, 2 claims",
                "Not named: 1 source, 1 claim",
                "Resting on one unnamed source: 1 claim",
                "Not attributed to anyone: 1 claim",
                "About places: 3 claims",
            ]
        );
        let behind = |label: &str| counted.rows.iter().find(|line| line.label == label).map(|line| line.claims.clone());
        assert_eq!(behind(EN.on_one_unnamed), Some(vec![1]), "the count leads to its claims");
        assert_eq!(counted.voices[0].what, "300 words, 25%");
        assert_eq!((counted.voices[1].what.as_str(), counted.voices[0].length), ("4 words, <1%", 1.0));
        let ukrainian = Counted::new(&annotations(), ukrainian()).unwrap_or_default();
        assert_eq!(ukrainian.voices[1].what, "4 слова, <1%");
    }

    #[test]
    fn one_claim_is_not_counted_twice_in_one_line() {
        let mut annotations = annotations();
        let summary = &mut annotations.summary;
        (summary.claims, summary.direct, summary.indirect, summary.mixed) = (1, 1, 0, 0);
        let counted = Counted::new(&annotations, &EN).unwrap_or_default();
        assert_eq!(counted.rows[0].value, "1 quoted");
    }

    #[test]
    fn an_article_without_claims_has_nothing_counted() {
        assert_eq!(Counted::new(&Annotations::default(), &EN), None);
    }
}

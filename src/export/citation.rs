//! A plain citation of one claim, to be pasted into a message or a footnote.

use super::made_by::made_by;
use super::{joined, one_line};
use crate::annotations::{Annotations, Claim};
use crate::article::Article;
use crate::view::strings::Strings;

/// The claim at `index`: who, the words that attribute it, what is claimed in quotation marks where the article has it
/// so, and where it was published; and in a line of its own what has read it so. `None` if there is no such claim.
///
/// Ada Roe (said), quoted: “The dam held” — “Flood in Halych”, The Herald, 2024-04-02, https://herald.example/dam
#[must_use]
pub fn citation(article: &Article, annotations: &Annotations, index: usize, strings: &Strings) -> Option<String> {
    let claim = annotations.claims.get(index)?;
    let mut parts = vec![said(article, annotations, claim, strings)];
    let metadata = &article.metadata;
    let title = article.title().map(|title| strings.quoted(&one_line(title)));
    let published = [title, metadata.publisher.clone(), metadata.day().map(str::to_owned), metadata.url.clone()];
    let published = published.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if !published.is_empty() {
        parts.push(published);
    }
    Some([parts.join(" — "), made_by(strings)].join("\n"))
}

fn said(article: &Article, annotations: &Annotations, claim: &Claim, strings: &Strings) -> String {
    let text = article.text();
    let source = claim.source_id.and_then(|id| annotations.source(id));
    let who = source.map_or_else(
        || strings.unattributed.to_owned(),
        |source| match &source.title {
            Some(title) if !source.name.contains(title.as_str()) => format!("{}, {title}", source.name),
            _ => source.name.clone(),
        },
    );
    let cue = joined(text, &claim.cue);
    let cue = if cue.is_empty() { String::new() } else { format!(" ({cue})") };
    let content = joined(text, &claim.content);
    // What is reported is the article's wording and not to be taken for the source's: it is marked as cited from it.
    let how = strings.claim_kind(claim.kind);
    format!("{who}{cue}, {how}: {content}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::claims::tests::annotations;
    use crate::view::strings::EN;

    #[test]
    fn a_citation_says_who_how_what_and_where_it_was_published() {
        let (mut article, annotations) = annotations();
        article.metadata.publisher = Some("The Herald".into());
        article.metadata.published = Some("2024-04-02T18:30:00+03:00".into());
        article.metadata.url = Some("https://herald.example/dam".into());
        let cited = citation(&article, &annotations, 1, &EN).unwrap_or_default();
        assert!(cited.starts_with("Ada Roe, engineer (said), reported: “The dam held,” — "), "{cited}");
        let (cited, by) = cited.split_once('\n').unwrap_or_default();
        assert!(cited.ends_with("The Herald, 2024-04-02, https://herald.example/dam"), "{cited}");
        assert_eq!(by, made_by(&EN), "and that nobody has judged it");
        assert_eq!(citation(&article, &annotations, 9, &EN), None);
    }
}

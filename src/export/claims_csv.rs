//! CSV of the claims: a row for each, with who makes it, in which words, and why a source is not named.

use super::csv::{field, line};
use super::made_by::MADE_BY;
use super::{joined, name_of};
use crate::annotations::{Annotations, Claim, Source, SourceId};
use crate::article::Article;
use crate::text::{OffsetMap, TextSpan};
use crate::view::strings::EN;

/// The header row.
const HEADER: &str = "start,end,content,cue,source,source_name,source_type,title,affiliation,reason,kind,cue_class,hedged,negated,perhaps,confidence,via,outlet,when,places,links,made_by";

/// The claims of `annotations`, offsets in Unicode code points, lines ended by CR LF. `reason` is why a source is not
/// named, in the article's words.
#[must_use]
pub fn to_claims_csv(article: &Article, annotations: &Annotations) -> String {
    let map = OffsetMap::new(article.text());
    let mut out = format!("{HEADER}\r\n");
    for claim in &annotations.claims {
        out.push_str(&row(article.text(), &map, annotations, claim));
    }
    out
}

fn row(text: &str, map: &OffsetMap<'_>, annotations: &Annotations, claim: &Claim) -> String {
    let ends = claim.content.first().zip(claim.content.last());
    let [start, end] = ends.map_or([0, 0], |(a, b)| map.span_to_chars(TextSpan::new(a.start, b.end)));
    let of = |id: Option<SourceId>| id.and_then(|id| annotations.source(id));
    let source = of(claim.source_id);
    let fact = |fact: fn(&Source) -> Option<&str>| field(source.and_then(fact).unwrap_or_default());
    let slice = |span: Option<TextSpan>| field(span.map(|span| span.slice(text)).unwrap_or_default());
    let places = claim.places.iter().filter_map(|&at| annotations.places.get(at)).map(|place| place.name.as_str());
    let links = annotations.links.iter().filter(|link| claim.links.contains(&link.link)).map(|l| l.href.as_str());
    let list = |words: Vec<&str>| field(&words.join("; "));
    line(&[
        start.to_string(),
        end.to_string(),
        field(&joined(text, &claim.content)),
        field(&joined(text, &claim.cue)),
        field(&joined(text, &claim.source)),
        fact(|source| Some(&source.name)),
        field(source.map(|source| EN.source_kind(source.kind)).unwrap_or_default()),
        fact(|source| source.title.as_deref()),
        fact(|source| source.affiliation.as_deref()),
        slice(source.and_then(|source| source.unnamed_because)),
        name_of(&claim.kind),
        name_of(&claim.cue_class),
        claim.hedged.to_string(),
        claim.negated.to_string(),
        claim.perhaps.to_string(),
        format!("{:.3}", claim.confidence),
        field(of(claim.via).map(|source| source.name.as_str()).unwrap_or_default()),
        slice(claim.outlet),
        field(&joined(text, &claim.dates)),
        list(places.collect()),
        list(links.collect()),
        MADE_BY.to_owned(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::claims::tests::annotations;

    #[test]
    fn a_row_has_a_cell_for_every_column_and_says_title_and_reason() {
        let (article, mut annotations) = annotations();
        annotations.sources[0].unnamed_because = Some(TextSpan::new(34, 47));
        let csv = to_claims_csv(&article, &annotations);
        let rows: Vec<&str> = csv.split("\r\n").collect();
        let columns = HEADER.split(',').count();
        assert!(rows[1].split(',').count() >= columns, "{csv}");
        assert!(rows[2].contains(",engineer,the council,Nobody knows.,"), "{csv}");
        assert!(rows[1].ends_with(MADE_BY) && rows.len() == 4, "{csv}");
    }
}

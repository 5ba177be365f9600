//! How what happened at a site is worded: "“was struck”, Thursday — according to the mayor".

use super::strings::{Strings, fill};
use crate::annotations::{Annotations, Outlook, SiteEvent};
use crate::article::Article;

/// The event in the article's own words, with its date, whose claim it is, and whether it is
/// hedged, denied, or only planned, feared or asked for.
#[must_use]
pub fn worded(event: &SiteEvent, article: &Article, annotations: &Annotations, strings: &Strings) -> String {
    let text = article.text();
    let mut said = strings.quoted(event.span.slice(text));
    if let Some(date) = event.date {
        said = format!("{said}, {}", strings.as_written(date.slice(text)));
    }
    if let Some(source) = source(event, annotations, strings) {
        said = format!("{said} — {}", fill(strings.according_to, &[source]));
    }
    let outlook = match event.outlook {
        Outlook::Happened => "",
        Outlook::Planned => strings.to_come,
        Outlook::Feared => strings.feared,
        Outlook::Asked => strings.asked,
    };
    let flags = [(event.negated, strings.negated), (!outlook.is_empty(), outlook), (event.hedged, strings.hedged)];
    for (flag, word) in flags {
        if flag {
            said = format!("{said} ({word})");
        }
    }
    said
}

/// The name of who makes the claim that holds the event.
fn source<'a>(event: &SiteEvent, annotations: &'a Annotations, strings: &Strings) -> Option<&'a str> {
    let claim = annotations.claims.get(event.claim?)?;
    let source = annotations.source(claim.source_id?)?;
    Some(strings.source_name(source, annotations))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotations::{Claim, Outlook, PlaceMention, Source, SourceId, SourceKind};
    use crate::country::CountryCode;
    use crate::kind::Kind;
    use crate::text::TextSpan;
    use crate::view::for_tests::mention;
    use crate::view::strings::EN;
    use crate::view::strings::for_tests::ukrainian;

    #[test]
    fn an_event_names_whose_claim_it_is_and_that_it_is_denied() {
        let article = Article::from_plain_text("The dam was not damaged on Thursday, Ann Lee said.");
        let source = Source {
            name: "Ann Lee".into(),
            kind: SourceKind::Person,
            title: None,
            plural: false,
            affiliation: None,
            mentions: Vec::new(),
            declined: Vec::new(),
            unnamed_because: None,
        };
        let claim = Claim { source_id: Some(SourceId(0)), ..Claim::default() };
        let annotations = Annotations { claims: vec![claim], sources: vec![source], ..Annotations::default() };
        let event = SiteEvent {
            class: "damaged".into(),
            span: TextSpan::new(8, 23),
            negated: true,
            hedged: false,
            outlook: Outlook::Happened,
            aside: false,
            date: Some(TextSpan::new(27, 35)),
            claim: Some(0),
        };
        let said = worded(&event, &article, &annotations, &EN);
        assert_eq!(said, format!("“was not damaged”, Thursday — according to Ann Lee ({})", EN.negated));

        // In another language the article's words are quoted, and a country that speaks has its name there.
        let capital = PlaceMention { country: CountryCode::parse("UA"), ..mention("Kyiv", Kind::Capital) };
        let mut annotations = Annotations { places: vec![capital], ..annotations };
        annotations.sources[0] =
            Source { name: "Ukraine".into(), kind: SourceKind::Government, ..annotations.sources[0].clone() };
        let said = worded(&event, &article, &annotations, ukrainian());
        assert!(said.contains("«Thursday»") && said.contains("Україна") && !said.contains("Ukraine"), "{said}");
    }
}

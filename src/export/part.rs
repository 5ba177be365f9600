//! A part of what was found: one place or site, with what happened there, the claims that speak of it and who makes them.

use std::collections::HashSet;

use super::to_claims_csv;
use crate::annotations::{Annotations, CitedLink, Claim, Dispute, PlaceMention, SourceId};
use crate::article::{Article, Document};
use crate::summary::summarise;
use crate::text::hashing::Fast;
use crate::view::identity::identity;

/// One place or site of an article.
#[derive(Debug)]
pub struct Part {
    /// What was found of it, as if nothing else had been: numbers of claims and sources are its own.
    pub annotations: Annotations,
    /// Its mentions in the whole, ascending.
    pub places: Vec<usize>,
    /// Its claims in the whole, ascending.
    pub claims: Vec<usize>,
}

/// The items at `kept`.
fn take<T: Clone>(all: &[T], kept: &[usize]) -> Vec<T> {
    kept.iter().filter_map(|&at| all.get(at)).cloned().collect()
}

/// The number in a part of what has the number `at` in the whole.
fn moved(kept: &[usize], at: usize) -> Option<usize> {
    kept.binary_search(&at).ok()
}

impl Part {
    /// The mentions at `places`, ascending, of the `whole`, with their events, the claims that speak of them or say what
    /// happened there, and the sources and links of those.
    #[must_use]
    pub fn new(article: &Article, whole: &Annotations, places: Vec<usize>) -> Self {
        let mut mentions: Vec<PlaceMention> = take(&whole.places, &places);
        let disputes: Vec<&Dispute> =
            whole.disputes.iter().filter(|dispute| moved(&places, dispute.place).is_some()).collect();
        let speaks = |&at: &usize| {
            whole.claims.get(at).is_some_and(|claim| claim.places.iter().any(|&place| moved(&places, place).is_some()))
                || mentions.iter().flat_map(|mention| &mention.events).any(|event| event.claim == Some(at))
                || disputes.iter().any(|dispute| dispute.asserted == at || dispute.denied == at)
        };
        let claims: Vec<usize> = (0..whole.claims.len()).filter(speaks).collect();
        let mut said: Vec<Claim> = take(&whole.claims, &claims);
        let makes = |at: &usize| {
            let id = Some(SourceId(*at as u32));
            said.iter().any(|claim| claim.source_id == id || claim.via == id)
        };
        let sources: Vec<usize> = (0..whole.sources.len()).filter(makes).collect();

        for event in mentions.iter_mut().flat_map(|mention| &mut mention.events) {
            event.claim = event.claim.and_then(|at| moved(&claims, at));
        }
        let source = |id: Option<SourceId>| Some(SourceId(moved(&sources, id?.0 as usize)? as u32));
        for claim in &mut said {
            (claim.source_id, claim.via) = (source(claim.source_id), source(claim.via));
            claim.places = claim.places.iter().filter_map(|&at| moved(&places, at)).collect();
        }
        let dispute = |dispute: &&Dispute| {
            let claim = |at| moved(&claims, at);
            let place = moved(&places, dispute.place)?;
            Some(Dispute { asserted: claim(dispute.asserted)?, denied: claim(dispute.denied)?, place })
        };
        let linked = |link: &&CitedLink| said.iter().any(|claim| claim.links.contains(&link.link));
        let mut annotations = Annotations {
            disputes: disputes.iter().filter_map(dispute).collect(),
            links: whole.links.iter().filter(linked).cloned().collect(),
            sources: take(&whole.sources, &sources),
            places: mentions,
            claims: said,
            foreign: whole.foreign,
            ..Annotations::default()
        };
        annotations.summary = summarise(&Document::new(article), &annotations);
        Self { annotations, places, claims }
    }

    /// What goes by `name`, whatever its case: by its usual name or as the article writes it somewhere. `None` if nothing
    /// does.
    #[must_use]
    pub fn called(name: &str, article: &Article, whole: &Annotations) -> Option<Self> {
        let name = name.to_lowercase();
        let goes_by = |mention: &&PlaceMention| {
            [mention.name.as_str(), mention.span.slice(article.text())].iter().any(|own| own.to_lowercase() == name)
        };
        let named: Vec<&PlaceMention> = whole.places.iter().filter(goes_by).collect();
        let spans: HashSet<_, Fast> = named.iter().map(|of| of.span).collect();
        let identities: HashSet<_, Fast> = named.iter().filter_map(|of| identity(of)).collect();
        let same = |mention: &PlaceMention| {
            spans.contains(&mention.span) || identity(mention).is_some_and(|own| identities.contains(&own))
        };
        let places = whole.places.iter().enumerate().filter(|(_, mention)| same(mention)).map(|(at, _)| at);
        let places: Vec<usize> = places.collect();
        (!places.is_empty()).then(|| Self::new(article, whole, places))
    }

    /// Its rows of the claims' CSV of the `whole`: a row names all places that its claim speaks of.
    pub(super) fn claims_csv(&self, article: &Article, whole: &Annotations) -> String {
        let all = to_claims_csv(article, whole);
        let kept = |row: usize| row.checked_sub(1).is_none_or(|claim| moved(&self.claims, claim).is_some());
        all.split_inclusive("\r\n").enumerate().filter(|(row, _)| kept(*row)).map(|(_, line)| line).collect()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::annotations::{SiteEvent, Source};
    use crate::view::claims::tests::annotations;

    /// The article of other tests, whose second claim alone speaks of the dam, by its second mention.
    pub(in crate::export) fn told() -> (Article, Annotations) {
        let (article, mut whole) = annotations();
        whole.sources.insert(0, Source { name: "Bo Lee".into(), ..whole.sources[0].clone() });
        (whole.claims[0].places, whole.claims[0].source_id) = (Vec::new(), Some(SourceId(0)));
        (whole.claims[1].places, whole.claims[1].source_id) = (vec![1, 2], Some(SourceId(1)));
        whole.claims[1].links = vec![whole.links[1].link];
        (article, whole)
    }

    #[test]
    fn what_is_not_called_so_is_nothing_and_case_makes_no_difference() {
        let (article, whole) = told();
        assert!(Part::called("Nowhere", &article, &whole).is_none());
        assert_eq!(Part::called("THE DAM", &article, &whole).map(|part| part.places), Some(vec![0, 2]));
    }

    #[test]
    fn numbers_of_a_part_are_of_its_own_claims_sources_and_links() {
        let (article, mut whole) = told();
        let part = Part::new(&article, &whole, vec![0, 2]);
        assert_eq!(part.claims, [1]);
        let own = &part.annotations;
        assert_eq!(own.claims[0].places, [1], "the second of its mentions");
        assert_eq!(own.links, [whole.links[1].clone()]);
        assert_eq!(own.sources, [whole.sources[1].clone()]);
        assert_eq!(own.claims[0].source_id, Some(SourceId(0)));
        assert!(own.summary.claims == 1 && own.summary.sources == 1 && own.summary.words > 0, "{:?}", own.summary);

        whole.disputes = vec![Dispute { asserted: 1, denied: 0, place: 2 }];
        let part = Part::new(&article, &whole, vec![0, 2]);
        assert_eq!(part.claims, [0, 1], "what contradicts a claim about it comes along");
        assert_eq!(part.annotations.disputes, [Dispute { asserted: 1, denied: 0, place: 1 }]);
    }

    #[test]
    fn an_event_brings_the_claim_that_tells_it_whatever_that_speaks_of() {
        let (article, mut whole) = told();
        whole.places[2].events = vec![SiteEvent {
            class: "damaged".into(),
            span: whole.places[2].span,
            negated: false,
            hedged: false,
            outlook: crate::annotations::Outlook::Happened,
            aside: false,
            date: None,
            claim: Some(0),
        }];
        whole.claims[1].places.clear();
        let part = Part::new(&article, &whole, vec![0, 2]);
        assert_eq!((part.claims, part.annotations.places[1].events[0].claim), (vec![0], Some(0)));
    }
}

//! Statements about the same site that contradict one another: one source denies what another asserts. Both are shown
//! with their sources; nothing here says who is right.

use crate::annotations::{Annotations, Claim, CueClass, Dispute, PlaceMention};
use crate::article::Article;
use crate::claims::confidence::Ground;
use crate::kind::Category;
use crate::sort;
use crate::summary::is_counted;

/// The fewest letters of a word that two statements share to be about the same thing.
const LONG_WORD: usize = 4;
/// How many letters of two words have to be the same: "damaged", "damage".
const STEM: usize = 5;
/// The most pairs that are listed.
const MOST: usize = 12;
/// The most denials that are looked at, and assertions before and after each: more than any article has, so that a text of
/// nothing else costs no more than its length.
const DENIED: usize = 200;
const NEAR: usize = 50;

/// The pairs of counted claims of which one denies what the other asserts, ascending by the assertion.
#[must_use]
pub fn find(article: &Article, annotations: &Annotations) -> Vec<Dispute> {
    let claims = &annotations.claims;
    // A headline says over again, in short, what the text says.
    let headline = |claim: &Claim| claim.grounds.marks >> Ground::Headline as u8 & 1 == 1;
    let counted = |at: &usize| is_counted(&claims[*at]) && claims[*at].source_id.is_some() && !headline(&claims[*at]);
    let speaks = |at: &usize| counted(at) && sites(&claims[*at], annotations).next().is_some();
    let (denying, asserting): (Vec<usize>, Vec<usize>) =
        (0..claims.len()).filter(speaks).partition(|&at| denies(&claims[at], annotations));
    let mut disputes: Vec<Dispute> = Vec::new();
    for &denied in denying.iter().take(DENIED) {
        // Of several the one that stands nearest.
        let after = asserting.partition_point(|&asserted| asserted < denied);
        let near = asserting.get(after.saturating_sub(NEAR)..asserting.len().min(after + NEAR)).unwrap_or_default();
        let nearest = near
            .iter()
            .filter_map(|&asserted| Some((asserted, contradicts(article, annotations, asserted, denied)?)))
            .min_by_key(|(asserted, _)| asserted.abs_diff(denied));
        disputes.extend(nearest.map(|(asserted, place)| Dispute { asserted, denied, place }));
        if disputes.len() == MOST {
            break;
        }
    }
    sort::by_key(&mut disputes, |dispute| (dispute.asserted, dispute.denied));
    disputes
}

/// Whether a claim says that something is not so.
fn denies(claim: &Claim, annotations: &Annotations) -> bool {
    claim.negated
        || claim.cue_class == CueClass::Denying
        || sites(claim, annotations).any(|(_, site)| site.events.iter().any(|event| event.negated))
}

/// The site that `asserted` and `denied` are both about, if they say the contrary of it.
fn contradicts(article: &Article, annotations: &Annotations, asserted: usize, denied: usize) -> Option<usize> {
    let (a, b) = (&annotations.claims[asserted], &annotations.claims[denied]);
    if a.source_id == b.source_id {
        return None;
    }
    sites(a, annotations).find_map(|(at, mine)| {
        let other = sites(b, annotations).find(|(_, other)| same(mine, other))?.1;
        let event =
            mine.events.iter().any(|x| other.events.iter().any(|y| (&x.class, x.outlook) == (&y.class, y.outlook)));
        let shared = || {
            let words = words(article, a, mine);
            self::words(article, b, other).iter().any(|word| words.contains(word))
        };
        (event || shared()).then_some(at)
    })
}

/// The mentions of sites inside a claim, with their indices.
fn sites<'a>(claim: &'a Claim, annotations: &'a Annotations) -> impl Iterator<Item = (usize, &'a PlaceMention)> {
    let mentions = claim.places.iter().filter_map(|&at| Some((at, annotations.places.get(at)?)));
    mentions.filter(|(_, mention)| mention.category == Category::Infrastructure)
}

fn same(a: &PlaceMention, b: &PlaceMention) -> bool {
    a.place.is_some() && a.place == b.place || a.name == b.name && a.kind == b.kind
}

/// The stems of the longer words of a claim outside of the name of `site`, in lower case.
fn words(article: &Article, claim: &Claim, site: &PlaceMention) -> Vec<String> {
    let name = site.span.slice(article.text()).to_lowercase();
    let content =
        claim.content.iter().flat_map(|span| span.slice(article.text()).split(|c: char| !c.is_alphanumeric()));
    let long = content.map(str::to_lowercase).filter(|word| word.chars().count() > LONG_WORD && !name.contains(word));
    long.map(|word| word.chars().take(STEM).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotations::SourceId;
    use crate::kind::Kind;
    use crate::text::TextSpan;

    const TEXT: &str = "Ada said the dam was damaged. Bo denied that the dam was damaged. Cy denied the dam leaks.";

    fn annotations() -> (Article, Annotations) {
        let mention = |start: usize| {
            let span = TextSpan::new(start, start + 7);
            PlaceMention { ..PlaceMention::unresolved(span, "the dam".into(), Kind::Dam) }
        };
        let claim = |start, end, source, place| Claim {
            content: vec![TextSpan::new(start, end)],
            source_id: Some(SourceId(source)),
            core: true,
            places: vec![place],
            ..Claim::default()
        };
        let mut claims = vec![claim(9, 28, 0, 0), claim(40, 64, 1, 1), claim(76, 89, 2, 2)];
        claims[1].cue_class = CueClass::Denying;
        claims[2].cue_class = CueClass::Denying;
        let places = vec![mention(9), mention(45), mention(76)];
        (Article::from_plain_text(TEXT), Annotations { places, claims, ..Annotations::default() })
    }

    #[test]
    fn who_denies_what_another_asserts_of_the_same_site_stands_beside_it() {
        let (article, annotations) = annotations();
        assert_eq!(find(&article, &annotations), [Dispute { asserted: 0, denied: 1, place: 0 }]);
    }

    #[test]
    fn a_claim_that_is_not_counted_and_one_of_the_same_source_contradict_nobody() {
        let (article, mut annotations) = annotations();
        annotations.claims[0].perhaps = true;
        assert_eq!(find(&article, &annotations), []);
        annotations.claims[0].perhaps = false;
        annotations.claims[1].source_id = Some(SourceId(0));
        assert_eq!(find(&article, &annotations), []);
    }
}

//! A name that the reader takes for a place and the annotator did not.

use super::Meant;
use super::apply::{correct, meanings, renumber};
use crate::annotations::{Annotations, PlaceMention};
use crate::article::Article;
use crate::gazetteer::Gazetteer;
use crate::kind::Kind;
use crate::text::TextSpan;

/// Confidence in the one place of a name: nothing but the name speaks for it.
const ONLY_ONE: f32 = 0.7;

/// Gives `annotations` of `article` a mention at `span`: of the place that the gazetteer has by its words, if that is one,
/// of none of them for sure if they are several.
pub fn look_up(annotations: &mut Annotations, article: &Article, gazetteer: &Gazetteer, span: TextSpan) {
    let written = span.slice(article.text());
    let mut mention = PlaceMention::unresolved(span, written.to_owned(), Kind::Locality);
    let mut found = meanings(gazetteer, written).into_iter();
    if let Some(first) = found.next() {
        correct(&mut mention, gazetteer, &Meant::from(&first));
        mention.corrected = false;
        mention.alternatives = found.collect();
        mention.confidence = if mention.alternatives.is_empty() { ONLY_ONE } else { 0.0 };
    }
    let at = annotations.places.partition_point(|place| place.span.start < span.start);
    renumber(annotations, |place| Some(place + usize::from(place >= at)));
    annotations.places.insert(at, mention);
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that fails says where")]
mod tests {
    use super::*;
    use crate::annotations::Claim;
    use crate::gazetteer::write::{PlaceRecord, Writer};

    fn gazetteer() -> Gazetteer {
        let mut writer = Writer::new();
        for (name, country, lat) in [("Georgetown", "GY", 6.8), ("Georgetown", "MY", 5.4), ("Halych", "UA", 49.1)] {
            let mut place = PlaceRecord::new(name, Kind::City, lat, 30.0);
            place.country = crate::CountryCode::parse(country);
            writer.add(place);
        }
        Gazetteer::open(writer.finish().expect("written")).expect("read")
    }

    fn looked_up(words: &str) -> (Annotations, usize) {
        let article =
            Article::from_plain_text("The market of Georgetown is not that of Halych, nor of Nowhere, Ada Roe said.");
        let at = |words: &str| {
            let start = article.text().find(words).expect("in the text");
            TextSpan::new(start, start + words.len())
        };
        let mut annotations = Annotations::default();
        let before = PlaceMention::unresolved(at("Halych"), "Halych".to_owned(), Kind::City);
        annotations.places = vec![before];
        annotations.claims = vec![Claim { places: vec![0], ..Claim::default() }];
        look_up(&mut annotations, &article, &gazetteer(), at(words));
        let here = annotations.places.iter().position(|place| place.span == at(words)).expect("a mention");
        (annotations, here)
    }

    #[test]
    fn of_a_name_of_several_places_none_is_taken_for_granted() {
        let (annotations, at) = looked_up("Georgetown");
        assert_eq!(at, 0, "in the order of the text");
        let mention = &annotations.places[0];
        assert!(mention.confidence < 0.1 && mention.alternatives.len() == 1 && mention.lat.is_some());
        assert_eq!(annotations.claims[0].places, [1], "what claims speak of is still the same");
    }

    #[test]
    fn what_no_gazetteer_has_gets_no_position() {
        let (annotations, at) = looked_up("Nowhere");
        assert_eq!(annotations.places[at].lat, None);
        assert_eq!(annotations.claims[0].places, [0]);
    }
}

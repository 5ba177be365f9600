//! Why a site was found and placed as it was.

use super::site::Site;
use super::view::View;
use crate::annotations::{ExplainedCandidate, Explanation, PlaceMention};
use crate::gazetteer::distance_km;
use crate::kind::Kind;

/// The rule and the words that made `site` a mention, and what it may be.
#[must_use]
pub fn explanation(view: &View<'_>, site: &Site, mention: &PlaceMention) -> Explanation {
    let mut recognition = vec![(format!("rule_{}", site.rule), 1.0), (format!("kind_{}", site.kind.as_str()), 1.0)];
    recognition.extend(site.anchors.iter().map(|tokens| (format!("anchor_{}", view.surface(tokens)), 1.0)));
    let chosen = mention.lat.zip(mention.lon);
    let distance = |lat: f64, lon: f64| chosen.map_or(0.0, |(a, b)| distance_km(a, b, lat, lon) as f32);
    let first = mention.place.map(|_| ExplainedCandidate {
        label: label(&mention.name, mention.kind, mention.country_name.as_deref()),
        meant: mention.into(),
        score: mention.confidence,
        features: vec![("known_facility".to_owned(), mention.confidence)],
    });
    let others = mention.alternatives.iter().map(|other| ExplainedCandidate {
        label: label(&other.name, other.kind, other.country_name.as_deref()),
        meant: other.clone(),
        score: other.confidence,
        features: vec![("km_from_the_point_given".to_owned(), distance(other.lat, other.lon))],
    });
    let candidates = first.into_iter().chain(others).collect();
    Explanation { recognition, candidates, ..Explanation::default() }
}

fn label(name: &str, kind: Kind, country: Option<&str>) -> String {
    let country = country.map(|c| format!(", {c}")).unwrap_or_default();
    format!("{name} ({}{country})", kind.label())
}

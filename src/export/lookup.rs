//! What a name may mean, as JSON: the answer of `dateline lookup --json` and of the packages.

use serde_json::{Value, json};

use crate::gazetteer::{Candidate, Gazetteer, Place};

/// Every place that `name` may mean, the likeliest first: `name` and its `candidates`, none for a name that is not known.
#[must_use]
pub fn to_json(gazetteer: &Gazetteer, name: &str) -> Value {
    let found = gazetteer.lookup(name);
    let candidates: Vec<Value> =
        found.into_iter().filter_map(|c| Some(candidate(c, &gazetteer.place(c.place)?))).collect();
    json!({ "name": name, "candidates": candidates })
}

fn candidate(candidate: Candidate, place: &Place<'_>) -> Value {
    let facility = place.facility().map(|facility| {
        json!({
            "id": facility.stable_id,
            "operator": facility.operator,
            "status": facility.status,
            "capacity": facility.capacity,
            "source": facility.source,
        })
    });
    json!({
        "name": place.name(),
        "native": place.native_name(),
        "kind": place.kind().as_str(),
        "lat": round(place.lat()),
        "lon": round(place.lon()),
        "approximate": place.is_approximate(),
        "country": place.country().map(|code| code.to_string()),
        "region": place.region().map(|region| region.name().to_owned()),
        "population": place.population(),
        "geonames_id": place.geonames_id(),
        "matched_as": candidate.name.as_str(),
        "prior": candidate.prior,
        "rank": place.rank(),
        "provenance": place.provenance().as_str(),
        "note": place.disputed_note(),
        "facility": facility,
    })
}

/// The file holds points to a few metres; more digits would be noise.
fn round(degrees: f64) -> f64 {
    (degrees * 1e4).round() / 1e4
}

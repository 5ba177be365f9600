//! What was found in an article, handed back to the page.

use super::{as_number, choices, records};
use crate::annotations::{
    Alternative, Annotations, CitedLink, Claim, ClaimKind, CueClass, Deciding, Decision, ExplainedCandidate,
    Explanation, FacilityFacts, LinkKind, PlaceMention, Reference, Role, SiteEvent, Source, SourceId, SourceKind,
    Summary, Voice,
};
use crate::country::CountryCode;
use crate::gazetteer::PlaceId;
use crate::kind::{Category, Kind};
use crate::wire::{Reader, Wire, Writer};

as_number! {
    PlaceId: |id| id.0.into(), |number| number.try_into().ok().map(PlaceId);
    SourceId: |id| id.0.into(), |number| number.try_into().ok().map(SourceId);
    Kind: |&kind| u64::from(kind as u8), |number| Kind::from_number(number.try_into().ok()?);
    CountryCode: |code| u64::from(u16::from_be_bytes(code.to_bytes())),
        |number| CountryCode::from_bytes(u16::try_from(number).ok()?.to_be_bytes());
}

choices! {
    Category { Place, Infrastructure }
    Role { Location, Actor, Modifier, OrganisationPart }
    Reference { Named, Described, Generic }
    ClaimKind { Direct, Indirect, Mixed }
    CueClass {
        Neutral, Asserting, Arguing, Doubting, Denying, Ordering, Promising, Believing, Asking, Wishing, Deciding,
        Seeming
    }
    SourceKind { Person, Organisation, Government, Document, Outlet, Anonymous, Group }
    Deciding { Unlisted, OnlyOne, Said, Called, Near, Shared, Dateline, Paper, Usual, BestKnown }
    LinkKind { Court, Data, Government, Journal, Company, Own, Outlet, Social, Reference, Other }
}

records! {
    Annotations { places, claims, sources, links, summary, foreign }
    PlaceMention {
        span, name, native, kind, category, place, lat, lon, country, country_name, region, geonames_id, population,
        role, reference, confidence, approximate, facility, note, alternatives, event, explanation
    }
    FacilityFacts { id, operator, status, capacity, source }
    Alternative { name, kind, country, country_name, region, lat, lon, confidence }
    SiteEvent { class, span, negated, hedged, date, claim }
    Explanation { recognition, candidates, decision }
    Decision { by, others, area, best_known }
    ExplainedCandidate { label, score, features }
    // The name of the rule stays behind: no page shows it.
    Claim {
        content, cue, source, source_id, kind, cue_class, negated, hedged, core, confidence, via, dates, links, outlet,
        places; not rule
    }
    Source { name, kind, title, affiliation, mentions, declined, unnamed_because }
    CitedLink { link, href, domain, kind, primary, outlet }
    Voice { source, claims, words }
    Summary {
        claims, direct, indirect, mixed, unattributed, words, share_attributed, sources, named_sources, unnamed_sources,
        claims_of_named, claims_of_unnamed, voices, about_infrastructure, about_places
    }
}

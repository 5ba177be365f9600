//! Where the card's links lead: a map, and the encyclopedia's article where it is known (docs/decisions/0027).

use super::marks::is_pinned;
use super::strings::Strings;
use crate::annotations::PlaceMention;
use crate::kind::Kind;

/// Leads from an identifier to the article of what it identifies, in the language that is asked for, else in English.
const HUB: &str = "https://hub.toolforge.org";

/// The links out of `mention`'s card, on which it is called `name`: label and address. Nothing is asked for until the
/// reader follows one.
#[must_use]
pub fn links(mention: &PlaceMention, name: &str, strings: &Strings) -> Vec<(&'static str, String)> {
    let mut links = Vec::new();
    let page = mention.listed.as_ref().and_then(|row| row.url.clone());
    links.extend(page.map(|page| (strings.open_listed, page)));
    if let Some((lat, lon)) = mention.lat.zip(mention.lon).filter(|_| is_pinned(mention)) {
        let zoom = zoom(mention.kind);
        let marker = format!("https://www.openstreetmap.org/?mlat={lat:.4}&mlon={lon:.4}#map={zoom}/{lat:.4}/{lon:.4}");
        links.push((strings.open_map, marker));
    }
    // Of a name that may mean several things no article is the one.
    let known = is_pinned(mention).then(|| article(mention, strings)).flatten();
    links.push(known.unwrap_or_else(|| {
        let is_area = matches!(mention.kind, Kind::Admin1 | Kind::Region);
        let own = strings.region(mention.country, Some(name)).filter(|_| is_area);
        let query = percent_encode(own.as_deref().unwrap_or(name));
        (strings.search_encyclopedia, format!("https://{}/w/index.php?search={query}", strings.encyclopedia_host))
    }));
    links
}

/// The article on what is meant, where something identifies it: the title in its facts, its number in GeoNames, a
/// division's code of ISO 3166-2, an airport's code, a county's state.
fn article(mention: &PlaceMention, strings: &Strings) -> Option<(&'static str, String)> {
    let by =
        |property: &str, id: &str| (strings.encyclopedia, format!("{HUB}/{property}:{id}?lang={}", strings.language));
    let english = |title: &str| {
        let title = percent_encode(&title.replace(' ', "_"));
        (strings.open_encyclopedia, format!("https://en.wikipedia.org/wiki/{title}"))
    };
    if let Some(facility) = &mention.facility {
        let source = facility.source.as_deref()?;
        if let Some(title) = source.strip_prefix("Wikipedia: ") {
            return Some(english(title));
        }
        let id = facility.id.as_str();
        let is_code = id.len() == 4 && id.bytes().all(|letter| letter.is_ascii_uppercase());
        return (source == "OurAirports" && is_code).then(|| by("P239", id));
    }
    // Its rule for titles: "Orange County, Virginia".
    if let (Kind::Admin2, Some(state)) = (mention.kind, &mention.region)
        && mention.name.ends_with(" County")
        && mention.country.is_some_and(|country| country.as_str() == "US")
    {
        return Some(english(&format!("{}, {state}", mention.name)));
    }
    if let (Some(code), Some(country)) = (mention.subdivision, mention.country) {
        return Some(by("P300", &format!("{country}-{code}")));
    }
    mention.geonames_id.map(|id| by("P1566", &id.to_string()))
}

/// How near a map of it starts, in zoom levels of the usual web maps.
const fn zoom(kind: Kind) -> u8 {
    match kind {
        Kind::Continent | Kind::Ocean => 3,
        Kind::Country | Kind::Demonym | Kind::Sea | Kind::Desert => 5,
        Kind::Admin1 | Kind::Territory | Kind::Region | Kind::Gulf | Kind::Archipelago | Kind::Mountains => 7,
        Kind::Admin2 | Kind::Island | Kind::Lake | Kind::River | Kind::Peninsula | Kind::Bay | Kind::Strait => 9,
        Kind::Capital | Kind::City => 11,
        _ => 13,
    }
}

fn percent_encode(text: &str) -> String {
    use std::fmt::Write;
    let mut encoded = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that fails says where")]
mod tests {
    use super::*;
    use crate::annotations::FacilityFacts;
    use crate::view::for_tests::mention;
    use crate::view::strings::EN;
    use crate::view::strings::for_tests::ukrainian;

    /// The last of the links, which is the encyclopedia's.
    fn last(mention: &PlaceMention, strings: &Strings) -> (&'static str, String) {
        links(mention, &mention.name, strings).pop().expect("there is one")
    }

    fn site(id: &str, source: &str) -> PlaceMention {
        let mut site = mention("Zuivska plant", Kind::Thermal);
        site.geonames_id = None;
        let facts = FacilityFacts { id: id.into(), source: Some(source.into()), ..FacilityFacts::default() };
        site.facility = Some(facts);
        site
    }

    #[test]
    fn a_site_whose_facts_are_an_encyclopedia_s_leads_to_its_article() {
        let (label, address) = last(&site("zuivska", "Wikipedia: Zuivska power station"), &EN);
        assert_eq!((label, address.as_str()), ("Wikipedia", "https://en.wikipedia.org/wiki/Zuivska_power_station"));
    }

    #[test]
    fn a_town_leads_to_its_own_article_in_the_reader_s_language_and_to_no_search_for_its_namesakes() {
        let mut kharkiv = mention("Kharkiv", Kind::City);
        kharkiv.geonames_id = Some(706_483);
        assert_eq!(last(&kharkiv, &EN), ("Wikipedia", "https://hub.toolforge.org/P1566:706483?lang=en".to_owned()));
        let (label, address) = last(&kharkiv, ukrainian());
        assert_eq!((label, address.as_str()), ("Вікіпедія", "https://hub.toolforge.org/P1566:706483?lang=uk"));
    }

    #[test]
    fn an_airport_leads_to_its_article_by_its_code_and_to_a_search_by_what_is_none() {
        let (_, address) = last(&site("UKBB", "OurAirports"), &EN);
        assert_eq!(address, "https://hub.toolforge.org/P239:UKBB?lang=en");
        for id in ["5A8", "US-0123", "ukbb"] {
            assert_eq!(last(&site(id, "OurAirports"), &EN).0, EN.search_encyclopedia, "{id}");
        }
        assert_eq!(last(&site("UKBB", "a list"), &EN).0, EN.search_encyclopedia);
    }

    #[test]
    fn a_county_leads_to_that_of_its_own_state_alone() {
        let mut county = mention("Orange County", Kind::Admin2);
        (county.geonames_id, county.region) = (None, Some("Virginia".into()));
        assert_eq!(last(&county, &EN).0, EN.search_encyclopedia, "of another country");
        county.country = crate::CountryCode::parse("US");
        assert_eq!(last(&county, &EN).1, "https://en.wikipedia.org/wiki/Orange_County%2C_Virginia");
    }

    #[test]
    fn a_search_in_the_reader_s_language_is_for_the_name_in_it() {
        let mut region = mention("Odesa Oblast", Kind::Admin1);
        (region.geonames_id, region.country) = (None, crate::CountryCode::parse("UA"));
        let (label, address) = last(&region, ukrainian());
        assert_eq!(label, "Шукати у Вікіпедії");
        assert_eq!(
            address,
            format!("https://uk.wikipedia.org/w/index.php?search={}", percent_encode("Одеська область"))
        );
    }

    #[test]
    fn a_region_leads_to_its_own_article_by_its_code_and_not_to_that_of_its_capital() {
        let mut region = mention("Odesa Oblast", Kind::Admin1);
        (region.geonames_id, region.country) = (None, crate::CountryCode::parse("UA"));
        region.subdivision = crate::country::SubdivisionCode::parse("51");
        let (label, address) = last(&region, ukrainian());
        assert_eq!((label, address.as_str()), ("Вікіпедія", "https://hub.toolforge.org/P300:UA-51?lang=uk"));
    }

    #[test]
    fn what_is_too_unsure_to_be_pinned_leads_to_a_search_for_the_words() {
        let mut unsure = mention("Springfield", Kind::City);
        (unsure.geonames_id, unsure.confidence) = (Some(4_250_542), 0.2);
        let (label, address) = links(&unsure, "the Field", &EN).pop().expect("there is one");
        assert_eq!(label, EN.search_encyclopedia);
        assert!(address.ends_with("search=the%20Field"), "{address}");
    }

    #[test]
    fn addresses_carry_names_of_any_script_safely() {
        let mut place = mention("Žilina & Čadca?", Kind::City);
        place.geonames_id = None;
        let (_, search) = last(&place, &EN);
        assert!(search.ends_with("search=%C5%BDilina%20%26%20%C4%8Cadca%3F"), "{search}");
    }
}

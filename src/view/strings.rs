//! Every word of the user interface, in one table a language.

use crate::article::extract::ExtractError;

/// The interface in one language.
///
/// Counted words are `[one, few, many]`; [`Strings::count`] picks the form the language wants.
#[derive(Debug)]
pub struct Strings {
    /// BCP 47 tag of the language.
    pub language: &'static str,
    /// Which of the three counted forms a number takes.
    form: fn(usize) -> usize,
    /// The product and what it shows.
    pub title: &'static str,
    /// Counted: place.
    pub places_counted: [&'static str; 3],
    /// Counted: site.
    pub sites_counted: [&'static str; 3],
    /// Counted: claim.
    pub claims_counted: [&'static str; 3],
    /// Counted: mention.
    pub mentions_counted: [&'static str; 3],
    /// Heading over the places.
    pub places: &'static str,
    /// Heading over the infrastructure.
    pub infrastructure: &'static str,
    /// Heading over the claims.
    pub claims: &'static str,
    /// Heading over the map.
    pub map: &'static str,
    /// What the map is, for who cannot see it: `{}` is the number of markers.
    pub map_description: &'static str,
    /// Group of places in no country.
    pub no_country: &'static str,
    /// Group of claims without a source.
    pub unattributed: &'static str,
    /// Nothing of the kind in this article.
    pub none_found: &'static str,
    /// Button that closes.
    pub close: &'static str,
    /// Button to the mention before.
    pub previous: &'static str,
    /// Button to the next mention.
    pub next: &'static str,
    /// Button that opens the list.
    pub show_in_list: &'static str,
    /// Label of the sidebar's switch over claim marks.
    pub mark_claims: &'static str,
    /// Label of the sidebar's switch over demonym marks.
    pub mark_demonyms: &'static str,
    /// Position among the mentions: `{0}` of `{1}`.
    pub position: &'static str,
    /// Hint for the keyboard.
    pub press_enter: &'static str,
    /// Row: region.
    pub region: &'static str,
    /// Row: coordinates.
    pub coordinates: &'static str,
    /// Row: population.
    pub population: &'static str,
    /// Row: capacity.
    pub capacity: &'static str,
    /// Row: operator.
    pub operator: &'static str,
    /// Row: status.
    pub status: &'static str,
    /// Row: event.
    pub event: &'static str,
    /// Whose claim an event is: `{}` is the source.
    pub according_to: &'static str,
    /// Heading over the pages that the article links to.
    pub cited: &'static str,
    /// What stands behind a link, in the order of [`crate::claims::links::LinkKind`].
    pub link_kinds: [&'static str; 10],
    /// Said of a link to a primary document.
    pub primary: &'static str,
    /// Row: source of the facts.
    pub facts_from: &'static str,
    /// Said of coordinates that are those of something nearby.
    pub approximate: &'static str,
    /// Heading over other readings.
    pub could_be: &'static str,
    /// Heading over known sites that a description fits.
    pub candidates: &'static str,
    /// Heading over the explanation.
    pub why: &'static str,
    /// Part played: acts.
    pub role_actor: &'static str,
    /// Part played: describes.
    pub role_modifier: &'static str,
    /// Part played: part of an organisation's name.
    pub role_organisation: &'static str,
    /// Said of a site that is described and not named.
    pub described: &'static str,
    /// Wording of the three degrees of confidence, from sure to unsure.
    pub confidence: [&'static str; 3],
    /// Not in the gazetteer.
    pub unknown_place: &'static str,
    /// Link to the map of the place.
    pub open_map: &'static str,
    /// Link to the search in an encyclopedia.
    pub search_encyclopedia: &'static str,
    /// The language's Wikipedia.
    pub encyclopedia_host: &'static str,
    /// Where links go.
    pub opens_new_tab: &'static str,
    /// Claim: quoted word for word.
    pub direct: &'static str,
    /// Claim: in the article's words.
    pub indirect: &'static str,
    /// Claim: partly quoted.
    pub mixed: &'static str,
    /// Claim or event: kept at a distance.
    pub hedged: &'static str,
    /// Claim or event: denied.
    pub negated: &'static str,
    /// Claim: not a statement of fact but an order, promise or wish.
    pub not_core: &'static str,
    /// Before the words that attribute a claim.
    pub attributed_by: &'static str,
    /// Before who relays a claim.
    pub via: &'static str,
    /// Before the outlet that a claim was made to.
    pub outlet: &'static str,
    /// Share of the words inside claims: `{}` is a percentage.
    pub share: &'static str,
    /// Counted: source without a name.
    pub unnamed_counted: [&'static str; 3],
    /// Kinds of source, in the order of [`crate::annotations::SourceKind`].
    pub source_kinds: [&'static str; 7],
    /// Said when marks are drawn: `{}` is the summary.
    pub announced: &'static str,
    /// Said when the page's text changed and was read again: `{}` is the summary.
    pub announced_again: &'static str,
    /// The page shows no text.
    pub empty_page: &'static str,
    /// The page announces articles.
    pub listing: &'static str,
    /// The page has text but no article.
    pub no_article: &'static str,
    /// The page is longer than what is read of it.
    pub truncated: &'static str,
    /// Heading over a failure.
    pub failed: &'static str,
    /// An internal error took the marks down.
    pub crashed: &'static str,
    /// That nothing leaves the machine.
    pub private: &'static str,
    /// Between thousands.
    thousands: &'static str,
}

impl Strings {
    /// The table for a BCP 47 tag or a locale name; English where there is none.
    #[must_use]
    pub fn for_locale(locale: &str) -> &'static Strings {
        let language = locale.split(['-', '_']).next().unwrap_or_default();
        TABLES.iter().copied().find(|table| table.language.eq_ignore_ascii_case(language)).unwrap_or(&EN)
    }

    /// What the reader is told when a page has no article.
    #[must_use]
    pub const fn say(&self, error: &ExtractError) -> &'static str {
        match error {
            ExtractError::Empty => self.empty_page,
            ExtractError::Listing { .. } => self.listing,
            ExtractError::NoArticle { .. } => self.no_article,
        }
    }

    /// A number and the counted word in its form.
    #[must_use]
    pub fn count(&self, number: usize, forms: &[&'static str; 3]) -> String {
        format!("{} {}", self.number(number as u64), forms[(self.form)(number).min(2)])
    }

    /// A number with its thousands apart.
    #[must_use]
    pub fn number(&self, number: u64) -> String {
        let digits = number.to_string();
        let mut grouped = String::with_capacity(digits.len() + 8);
        for (i, digit) in digits.chars().enumerate() {
            // Four digits stay together only where that is the custom; English groups them too.
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                grouped.push_str(self.thousands);
            }
            grouped.push(digit);
        }
        grouped
    }
}

/// Fills `{}` (or `{0}`, `{1}` …) of a template.
#[must_use]
pub fn fill(template: &str, values: &[&str]) -> String {
    let mut filled = template.to_owned();
    for (i, value) in values.iter().enumerate() {
        filled = filled.replacen("{}", value, 1).replace(&format!("{{{i}}}"), value);
    }
    filled
}

const TABLES: &[&Strings] = &[&EN];

/// English.
pub static EN: Strings = Strings {
    language: "en",
    form: |n| if n == 1 { 0 } else { 2 },
    title: "Dateline",
    places_counted: ["place", "places", "places"],
    sites_counted: ["site", "sites", "sites"],
    claims_counted: ["claim", "claims", "claims"],
    mentions_counted: ["mention", "mentions", "mentions"],
    places: "Places",
    infrastructure: "Infrastructure",
    claims: "Who says what",
    map: "Map",
    map_description: "Map of the places in this article, {}. The lists below have the same places.",
    no_country: "Elsewhere",
    unattributed: "Not attributed to anyone",
    none_found: "None found in this article.",
    close: "Close",
    previous: "Previous mention",
    next: "Next mention",
    show_in_list: "Show in the list",
    mark_claims: "Mark sources and their words",
    mark_demonyms: "Mark words like “Ukrainian”",
    position: "Mention {0} of {1}",
    press_enter: "Enter for details, Escape to leave",
    region: "Region",
    coordinates: "Coordinates",
    population: "Population",
    capacity: "Capacity",
    operator: "Operator",
    status: "Status",
    event: "In the article",
    according_to: "according to {}",
    cited: "Pages it links to",
    link_kinds: [
        "court",
        "data",
        "government",
        "journal",
        "company",
        "this outlet",
        "another outlet",
        "social network",
        "reference",
        "other site",
    ],
    primary: "primary document",
    facts_from: "Facts from",
    approximate: "The position is approximate: it is that of a place nearby.",
    could_be: "It could also be",
    candidates: "Known sites that fit",
    why: "Why this place",
    role_actor: "Here it stands for those who govern it or for its people.",
    role_modifier: "Here it describes something else.",
    role_organisation: "Here it is part of the name of an organisation.",
    described: "The article describes this site without naming it.",
    confidence: ["", "Probably this place", "Unsure: this may be another place"],
    unknown_place: "Not in the gazetteer: its position is not known.",
    open_map: "OpenStreetMap",
    search_encyclopedia: "Search Wikipedia",
    encyclopedia_host: "en.wikipedia.org",
    opens_new_tab: "opens in a new tab",
    direct: "quoted",
    indirect: "reported",
    mixed: "partly quoted",
    hedged: "hedged",
    negated: "denied",
    not_core: "demand or promise",
    attributed_by: "Attributed by",
    via: "via",
    outlet: "outlet:",
    share: "{}% of the words are attributed to someone",
    unnamed_counted: ["source is not named", "sources are not named", "sources are not named"],
    source_kinds: ["person", "organisation", "government", "document", "news outlet", "unnamed", "group"],
    announced: "Marked: {}.",
    announced_again: "The article has changed. Marked: {}.",
    empty_page: "This page shows no text.",
    listing: "This page lists articles. Open one of them.",
    no_article: "Nothing on this page reads like an article.",
    truncated: "This page is very long. Only its first part was read.",
    failed: "This page could not be annotated",
    crashed: "Something went wrong inside Dateline, so its marks were taken down. The page itself is untouched.",
    private: "Computed in this browser. Nothing about this page was sent anywhere.",
    thousands: ",",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_counted_words_inflected() {
        assert_eq!(EN.number(2_952_301), "2,952,301");
        assert_eq!(EN.number(999), "999");
        assert_eq!(EN.count(1, &EN.places_counted), "1 place");
        assert_eq!(EN.count(0, &EN.places_counted), "0 places");
        assert_eq!(fill("Mention {0} of {1}", &["3", "20"]), "Mention 3 of 20");
        assert_eq!(fill("Marked: {}.", &["2 places"]), "Marked: 2 places.");
    }

    #[test]
    fn a_language_without_a_table_is_shown_in_english() {
        assert_eq!(Strings::for_locale("en-GB").language, "en");
        assert_eq!(Strings::for_locale("xx_YY").language, "en");
        assert_eq!(Strings::for_locale("").language, "en");
    }
}

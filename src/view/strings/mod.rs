//! Every word of the user interface.
//!
//! English is in the program ([`EN`]), for there must be words before any file is read. The other languages are tables under
//! data/interface, compiled into the gazetteer ([`compile`]) and learnt from there ([`learn`]), so that no page carries those
//! that its reader does not read.

pub mod compile;
mod en;
#[cfg(test)]
pub mod for_tests;
mod learnt;
#[cfg(test)]
mod tests;

use crate::annotations::LinkKind;
use crate::annotations::{ClaimKind, CueClass, SourceKind};
use crate::article::extract::ExtractError;
use crate::country::CountryCode;
use crate::kind::Kind;

pub use en::EN;
pub use learnt::learn;

/// Which of the three counted forms a number takes: the plural rule of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// One, and all others (English, German).
    One,
    /// One, two to four, and the others, by the last digits (Ukrainian).
    Slavic,
}

impl Form {
    /// Reads the name that a table gives.
    fn parse(name: &str) -> Option<Self> {
        match name {
            "one" => Some(Self::One),
            "slavic" => Some(Self::Slavic),
            _ => None,
        }
    }

    const fn of(self, number: usize) -> usize {
        match (self, number % 10, number % 100) {
            (Self::One, ..) => {
                if number == 1 {
                    0
                } else {
                    2
                }
            }
            (Self::Slavic, 1, teen) if teen != 11 => 0,
            (Self::Slavic, 2..=4, teen) if teen < 12 || teen > 14 => 1,
            (Self::Slavic, ..) => 2,
        }
    }
}

/// One text, or several of one field.
trait Texts: Copy {
    const COUNT: usize;
    fn take(next: &mut dyn FnMut() -> &'static str) -> Self;
    fn give(&self, all: &mut Vec<&'static str>);
}

impl Texts for &'static str {
    const COUNT: usize = 1;

    fn take(next: &mut dyn FnMut() -> &'static str) -> Self {
        next()
    }

    fn give(&self, all: &mut Vec<&'static str>) {
        all.push(self);
    }
}

impl<const N: usize> Texts for [&'static str; N] {
    const COUNT: usize = N;

    fn take(next: &mut dyn FnMut() -> &'static str) -> Self {
        [(); N].map(|()| next())
    }

    fn give(&self, all: &mut Vec<&'static str>) {
        all.extend(self);
    }
}

macro_rules! interface {
    ($($(#[$doc:meta])* $visible:vis $field:ident: $texts:ty,)*) => {
        /// The interface in one language.
        ///
        /// Counted words are `[one, few, many]`; [`Strings::count`] picks the form the language wants.
        #[derive(Clone, Copy, Debug)]
        pub struct Strings {
            /// BCP 47 tag of the language.
            pub language: &'static str,
            /// Which of the three counted forms a number takes.
            form: Form,
            /// What a reader is told of a kind, in the order of [`Kind::ALL`]; empty for English.
            kinds: &'static str,
            /// What a reader is told of the features that weighed: lines of a feature's name, a tab and its words.
            features: &'static str,
            /// Countries whose own names are in the language: their codes, parted by blanks.
            native_in: &'static str,
            /// Names of countries and regions: lines of a code (and, of a region, a blank and its English name), a tab and the name; and of
            /// sites' states: `status` and the English one; units: `unit` and the English one.
            areas: &'static str,
            $($(#[$doc])* $visible $field: $texts,)*
        }

        impl Strings {
            /// The fields and how many texts each has, in the order in which [`learnt`] keeps them.
            const FIELDS: &'static [(&'static str, usize)] = &[$((stringify!($field), <$texts as Texts>::COUNT),)*];

            /// With the texts that `next` gives, one after the other.
            fn take(next: &mut dyn FnMut() -> &'static str) -> Self {
                Self {
                    language: "",
                    form: Form::One,
                    kinds: "",
                    features: "",
                    native_in: "",
                    areas: "",
                    $($field: Texts::take(next),)*
                }
            }

            /// All texts in that order.
            fn texts(&self) -> Vec<&'static str> {
                let mut all = Vec::new();
                $(self.$field.give(&mut all);)*
                all
            }
        }
    };
}

interface! {
    /// Opening and closing quotation mark.
    pub quotes: [&'static str; 2],
    /// North, south, east, west, after degrees.
    pub hemispheres: [&'static str; 4],
    /// The product and what it shows.
    pub title: &'static str,
    /// Counted: place.
    pub places_counted: [&'static str; 3],
    /// Counted places that lie beside what the map shows, in the forms that a number takes.
    pub outside_counted: [&'static str; 3],
    /// Counted: site.
    pub sites_counted: [&'static str; 3],
    /// Counted: claim.
    pub claims_counted: [&'static str; 3],
    /// Counted: mention.
    pub mentions_counted: [&'static str; 3],
    /// The sidebar's parts, in the order of `view::choices::Tab`.
    pub tabs: [&'static str; 6],
    /// Field that searches all parts.
    pub search: &'static str,
    /// Counted: what a search or a filter finds.
    pub found_counted: [&'static str; 3],
    /// Nothing matches what is searched for and filtered by.
    pub nothing_matches: &'static str,
    /// Button that takes search and filters back.
    pub reset: &'static str,
    /// Names of the filters, in the order of `view::choices::Filter`.
    pub filters: [&'static str; 5],
    /// A filter that lets everything through, in the same order.
    pub all_of: [&'static str; 5],
    /// Name of the choice of an order.
    pub sort: &'static str,
    /// The orders: as in the text, by name, by frequency.
    pub sorts: [&'static str; 3],
    /// Heading over the main places.
    pub where_label: &'static str,
    /// Button to the sites that the summary leaves out: `{}` is their number.
    pub more: &'static str,
    /// Heading over named and unnamed sources.
    pub named_or_not: &'static str,
    /// Button that moves the sidebar to the other side.
    pub other_side: &'static str,
    /// Button that makes the sidebar narrow.
    pub narrow: &'static str,
    /// Handle that changes the height of the sidebar at the foot of a small window.
    pub height: &'static str,
    /// Heading over the places.
    pub places: &'static str,
    /// Heading over the infrastructure.
    pub infrastructure: &'static str,
    /// Before the name of the reader's list that a site is in.
    pub listed: &'static str,
    /// The link to the page that the list names.
    pub open_listed: &'static str,
    /// Heading over the map.
    pub map: &'static str,
    /// What the map is, for who cannot see it: `{}` is the number of markers.
    pub map_description: &'static str,
    /// A distance on the map's scale bar: `{}` kilometres.
    pub kilometres: &'static str,
    /// What keys do on the map.
    pub map_keys: &'static str,
    /// Buttons of the map: nearer, farther, everything.
    pub zoom: [&'static str; 3],
    /// Over the names that a marker counts, where they lie at one place.
    pub at_one_place: &'static str,
    /// Button that opens what can be taken away.
    pub take_away: &'static str,
    /// Button that copies: `{}` is what.
    pub copy_form: &'static str,
    /// Button that saves as a file: `{}` is what.
    pub save_form: &'static str,
    /// Said when something was copied, saved, or neither could be done.
    pub taken: [&'static str; 3],
    /// Button that copies a citation of a claim, and what it does in more words.
    pub cite: [&'static str; 2],
    /// What can be taken away, in the order of [`crate::export::take_away::Format`], and at last the map's picture as
    /// SVG and as PNG.
    pub formats: [&'static str; 9],
    /// What made a file, and that it is no judgement: `{}` is the version.
    pub made_by: &'static str,
    /// The same in a few words, for the line under a picture: `{}` is the version.
    pub made_briefly: &'static str,
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
    /// Label of the sidebar's switch over the marks of roads, streets and venues.
    pub mark_landmarks: &'static str,
    /// Label of the choice of how many mentions are marked.
    pub density: &'static str,
    /// The choices, in the order of [`super::Density`].
    pub densities: [&'static str; 4],
    /// The key that goes through them.
    pub density_key: &'static str,
    /// Said when another is chosen by the key: `{}` is the choice.
    pub density_now: &'static str,
    /// Heading over what the marks mean.
    pub legend: &'static str,
    /// The word that is shown as marked there.
    pub legend_sample: &'static str,
    /// What they mean, in the order of `view::legend`.
    pub legend_words: [&'static str; 9],
    /// Position among the mentions: `{0}` of `{1}`.
    pub position: &'static str,
    /// Hint for the keyboard.
    pub press_enter: &'static str,
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
    /// What stands behind a link, in the order of [`crate::annotations::LinkKind`].
    pub link_kinds: [&'static str; 10],
    /// Said of a link to a primary document.
    pub primary: &'static str,
    /// Row: source of the facts.
    pub facts_from: &'static str,
    /// Said of coordinates that are those of something nearby.
    pub approximate: &'static str,
    /// Heading over other readings, from which the reader may choose.
    pub not_this: &'static str,
    /// Said where the reader has chosen.
    pub you_said: &'static str,
    /// Button: the name is no place.
    pub no_place: &'static str,
    /// Said after that: `{}` is the name.
    pub no_place_now: &'static str,
    /// Said after another reading was chosen: `{0}` is the name, `{1}` what it means.
    pub means_now: &'static str,
    /// Button that takes a correction back.
    pub undo: &'static str,
    /// Said after that: `{}` is the name.
    pub undone: &'static str,
    /// Label of the search for another place.
    pub search_place: &'static str,
    /// That the gazetteer has no such place.
    pub none_called: &'static str,
    /// Heading over the corrections that are remembered for the site.
    pub corrections: &'static str,
    /// Button that copies coordinates.
    pub copy: &'static str,
    /// Said when they are copied.
    pub copied: &'static str,
    /// Button: degrees as decimal numbers, or degrees and minutes.
    pub degrees: [&'static str; 2],
    /// Heading over the weights.
    pub details: &'static str,
    /// Heading over the readings of a name that is too unsure to be pinned.
    pub may_be: &'static str,
    /// What decided between the places of a name: sentences in the order of `view::decision`, with the name, the
    /// number of other places and their country.
    pub decided: [&'static str; 12],
    /// Why a site is meant that the article names: with the words of the article.
    pub its_name: &'static str,
    /// Counted: other places.
    pub others_counted: [&'static str; 3],
    /// Heading over known sites that a description fits.
    pub candidates: &'static str,
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
    /// Link to the article of an encyclopedia in the reader's language.
    pub encyclopedia: &'static str,
    /// Link to the article of an English encyclopedia.
    pub open_encyclopedia: &'static str,
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
    /// Event: planned or expected.
    pub to_come: &'static str,
    /// Event: possible or feared.
    pub feared: &'static str,
    /// Event: wanted or demanded.
    pub asked: &'static str,
    /// Claim: the source denies it or does not say it.
    pub claim_negated: &'static str,
    /// The stance that a cue gives its speaker, in the order of [`CueClass`]; empty for none.
    pub cue_classes: [&'static str; 12],
    /// Before who relays a claim.
    pub via: &'static str,
    /// Before the outlet that a claim was made to.
    pub outlet: &'static str,
    /// Before the pages that a claim links to.
    pub links_to: &'static str,
    /// Before the places that a claim speaks of.
    pub speaks_of: &'static str,
    /// Heading over the claims that speak of a place or site.
    pub spoken_of: &'static str,
    /// Before the reason why a source is not named.
    pub why_unnamed: &'static str,
    /// Label: sources that are texts.
    pub documents: &'static str,
    /// Label: claims that rest on one unnamed source.
    pub on_one_unnamed: &'static str,
    /// Label: claims that another outlet reported first.
    pub reported_elsewhere: &'static str,
    /// Heading over the claims that are too unsure to be counted.
    pub perhaps: &'static str,
    /// What they are.
    pub perhaps_note: &'static str,
    /// Heading over claims that contradict one another.
    pub disputes: &'static str,
    /// That nothing is said of who is right.
    pub disputes_note: &'static str,
    /// Button: the claims that a count counts; `{}` is the count's label.
    pub behind: &'static str,
    /// Heading over the counts.
    pub counted: &'static str,
    /// That counts are all there is.
    pub only_counted: &'static str,
    /// How many claims are quoted, reported, partly quoted: `{}` each.
    pub by_kind: [&'static str; 3],
    /// Label: number of claims.
    pub claims_label: &'static str,
    /// Label: words inside claims.
    pub attributed: &'static str,
    /// Share of the words inside claims: `{0}` percent of `{1}` words.
    pub share: &'static str,
    /// Label: distinct sources.
    pub sources: &'static str,
    /// Label: sources with a name.
    pub named: &'static str,
    /// Label: sources without a name.
    pub unnamed: &'static str,
    /// Label: claims that speak of places.
    pub about_places: &'static str,
    /// Label: claims that speak of infrastructure.
    pub about_infrastructure: &'static str,
    /// Counted: source.
    pub sources_counted: [&'static str; 3],
    /// Counted: word.
    pub words_counted: [&'static str; 3],
    /// Heading over the sources with most words.
    pub voices: &'static str,
    /// Said of a site that takes up one named before: `{}` is the earlier words.
    pub takes_up: &'static str,
    /// Tab at the edge that opens the folded sidebar.
    pub unfold: &'static str,
    /// Handle that makes the sidebar wider or narrower.
    pub width: &'static str,
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
    /// A passage was asked for, and none is selected.
    pub nothing_selected: &'static str,
    /// The page has text but no article.
    pub no_article: &'static str,
    /// The page shows another article than before, which is not annotated yet.
    pub reading: &'static str,
    /// The page is longer than what is read of it.
    pub truncated: &'static str,
    /// The article is in a language that is not read.
    pub foreign: &'static str,
    /// Heading over a failure.
    pub failed: &'static str,
    /// An internal error took the marks down.
    pub crashed: &'static str,
    /// That nothing leaves the machine.
    pub private: &'static str,
    /// A state of a site and the year since when: `{0}`, `{1}`.
    since: &'static str,
    /// Before the decimals of a number.
    decimal: &'static str,
    /// Between thousands.
    thousands: &'static str,
}

impl Strings {
    /// The table for a BCP 47 tag or a locale name; English where there is none, or none was learnt.
    #[must_use]
    pub fn for_locale(locale: &str) -> &'static Strings {
        let language = locale.split(['-', '_']).next().unwrap_or_default();
        learnt::table(language).or_else(|| learnt::table("en")).unwrap_or(&EN)
    }

    /// What a reader is told of a kind.
    #[must_use]
    pub fn kind(&self, kind: Kind) -> &'static str {
        let at = Kind::ALL.iter().position(|&other| other == kind).unwrap_or(usize::MAX);
        self.kinds.lines().nth(at).unwrap_or_else(|| kind.label())
    }

    /// What a reader is told of a feature that weighed, if the language has words for it.
    #[must_use]
    pub fn feature(&self, name: &str) -> Option<&'static str> {
        cell(self.features, name)
    }

    /// The name of a country, in the language if it has one.
    #[must_use]
    pub fn country(&self, code: Option<CountryCode>, english: Option<&str>) -> Option<String> {
        let known = code.and_then(|code| self.country_called(code));
        known.or(english).map(str::to_owned)
    }

    /// What a country is called in the language.
    pub(super) fn country_called(&self, code: CountryCode) -> Option<&'static str> {
        cell(self.areas, code.as_str())
    }

    /// The name of a region of a country, in the language if it has one.
    #[must_use]
    pub fn region(&self, country: Option<CountryCode>, english: Option<&str>) -> Option<String> {
        let english = english?;
        let known = country.and_then(|code| {
            cell(self.areas, &format!("{code} {english}")).or_else(|| self.named_region(code.as_str(), english))
        });
        Some(known.unwrap_or(english).to_owned())
    }

    /// The state of a site with its year, which the gazetteer has in English: "closed since 2011"; "operating in 2024" is "operating (2024)".
    /// What a reader's own list says stays as it is.
    #[must_use]
    pub fn state(&self, english: &str) -> String {
        let known = |state| cell(self.areas, &format!("status {state}")).unwrap_or(state);
        if let Some((state, year)) = english.split_once(" since ") {
            return fill(self.since, &[known(state), year]);
        }
        match english.rsplit_once(" in ") {
            Some((state, year)) if year.bytes().all(|b| b.is_ascii_digit()) => format!("{} ({year})", known(state)),
            _ => known(english).to_owned(),
        }
    }

    /// A measure, which the gazetteer has as English writes numbers and units: "1,296.5 MW".
    #[must_use]
    pub fn measure(&self, english: &str) -> String {
        let mut written = String::with_capacity(english.len());
        for (at, sign) in english.char_indices() {
            let within = english[..at].ends_with(|c: char| c.is_ascii_digit())
                && english[at + sign.len_utf8()..].starts_with(|c: char| c.is_ascii_digit());
            match sign {
                ',' if within => written.push_str(self.thousands),
                '.' if within => written.push_str(self.decimal),
                _ => written.push(sign),
            }
        }
        let word = |word: &str| {
            let bare = word.trim_end_matches([',', ';']);
            let known = cell(self.areas, &format!("unit {bare}")).unwrap_or(bare);
            [known, word.get(bare.len()..).unwrap_or_default()].concat()
        };
        written.split(' ').map(word).collect::<Vec<_>>().join(" ")
    }

    /// Whether the names that a country's places have there are names in the language.
    #[must_use]
    pub fn is_native_in(&self, country: CountryCode) -> bool {
        self.native_in.split(' ').any(|code| code == country.as_str())
    }

    /// What the reader is told when a page has no article.
    #[must_use]
    pub const fn say(&self, error: &ExtractError) -> &'static str {
        match error {
            ExtractError::Empty => self.empty_page,
            ExtractError::Listing { .. } => self.listing,
            ExtractError::NoArticle { .. } => self.no_article,
            ExtractError::NothingSelected => self.nothing_selected,
        }
    }

    /// The label of a kind of source.
    #[must_use]
    pub const fn source_kind(&self, kind: SourceKind) -> &'static str {
        self.source_kinds[match kind {
            SourceKind::Person => 0,
            SourceKind::Organisation => 1,
            SourceKind::Government => 2,
            SourceKind::Document => 3,
            SourceKind::Outlet => 4,
            SourceKind::Anonymous => 5,
            SourceKind::Group => 6,
        }]
    }

    /// Whether a claim is quoted or reported.
    #[must_use]
    pub const fn claim_kind(&self, kind: ClaimKind) -> &'static str {
        match kind {
            ClaimKind::Direct => self.direct,
            ClaimKind::Indirect => self.indirect,
            ClaimKind::Mixed => self.mixed,
        }
    }

    /// The stance that a cue gives its speaker; empty for a neutral one.
    #[must_use]
    pub const fn cue_class(&self, class: CueClass) -> &'static str {
        self.cue_classes[class as usize]
    }

    /// What stands at the other end of a link.
    #[must_use]
    pub fn link_kind(&self, kind: LinkKind) -> String {
        let name = self.link_kinds[kind as usize];
        if kind.is_primary() { format!("{name}, {}", self.primary) } else { name.to_owned() }
    }

    /// `text` in the language's quotation marks.
    #[must_use]
    pub fn quoted(&self, text: &str) -> String {
        format!("{}{text}{}", self.quotes[0], self.quotes[1])
    }

    /// A number and the counted word in its form.
    #[must_use]
    pub fn count(&self, number: usize, forms: &[&'static str; 3]) -> String {
        format!("{} {}", self.number(number as u64), forms[self.form.of(number)])
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

/// What stands behind `key` and a tab in `lines`.
fn cell(lines: &'static str, key: &str) -> Option<&'static str> {
    lines.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('\t'))
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

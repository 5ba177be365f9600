//! The features of an explanation in words: `after_preposition` is "after “in”, “near”, “at” or the
//! like". The words are `data/model/feature-words.tsv`.

use super::strings::Strings;
use crate::kind::Kind;

/// A reason as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The feature in words.
    pub words: String,
    /// Its share of the sum, or what else its number says; `None` where the words say all.
    pub value: Option<String>,
}

/// The reason that a feature of this value is.
#[must_use]
pub fn reason(feature: &str, value: f32, strings: &Strings) -> Reason {
    let with = |prefix: &str, rest: String| Reason {
        words: format!("{} {rest}", strings.feature(prefix).unwrap_or(prefix)),
        value: None,
    };
    let quoted = |text: &str| format!("{}{text}{}", strings.quotes[0], strings.quotes[1]);
    // Features of facilities carry what they saw in their name.
    match feature.split_once('_') {
        Some(("kind", kind)) => {
            return with("kind", Kind::parse(kind).map_or(kind, |kind| strings.kind(kind)).to_owned());
        }
        Some((prefix @ ("anchor" | "again"), seen)) => return with(prefix, quoted(seen)),
        _ => {}
    }
    let value = match feature {
        "known_facility" => None,
        "km_from_the_point_given" => Some(format!("{value:.0}")),
        _ if feature.starts_with("rule_") => None,
        _ => Some(format!("{value:+.2}").replace('-', "−")),
    };
    Reason { words: strings.feature(feature).map_or_else(|| feature.replace('_', " "), str::to_owned), value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::strings::for_tests::{all, english, ukrainian};

    #[test]
    fn every_weight_has_words_in_every_language() {
        let weights = include_str!("../../data/model/weights.tsv");
        for feature in weights.lines().skip(1).filter_map(|line| line.split('\t').nth(1)) {
            for strings in all() {
                let found = strings.feature(feature).unwrap_or_default();
                assert!(!found.is_empty(), "{feature} has no words in {}", strings.language);
                let same = strings.language != "en" && english().feature(feature) == Some(found);
                assert!(!same, "{feature} is not translated in {}", strings.language);
            }
        }
    }

    #[test]
    fn what_a_facility_was_read_from_is_said_without_numbers() {
        let said = |feature, strings| reason(feature, 1.0, strings);
        assert_eq!(said("kind_thermal", english()).words, "read as thermal power plant");
        assert_eq!(said("anchor_Kharkiv", ukrainian()).words, "розташовано за «Kharkiv»");
        assert_eq!(said("again_the dam", english()), Reason { words: "takes up “the dam”".into(), value: None });
        assert_eq!(said("rule_name", english()).value, None);
        assert_eq!(reason("after_title", -1.6552, english()).value.as_deref(), Some("−1.66"));
    }
}

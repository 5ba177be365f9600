//! The features of an explanation in words: `after_preposition` is "after “in”, “near”, “at” or the
//! like". The words are `data/model/feature-words.tsv`.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::strings::Strings;
use crate::kind::Kind;

const TABLE: &str = include_str!("../../data/model/feature-words.tsv");

/// A reason as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The feature in words.
    pub words: String,
    /// Its share of the sum, or what else its number says; `None` where the words say all.
    pub value: Option<String>,
}

type Words = [&'static str; 2];

fn table() -> &'static HashMap<&'static str, Words> {
    static WORDS: OnceLock<HashMap<&'static str, Words>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
        rows.filter_map(|line| {
            let mut cells = line.split('\t');
            Some((cells.next()?, [cells.next()?, cells.next()?]))
        })
        .collect()
    })
}

/// The words for `feature`, if the table has them.
fn words(feature: &str, strings: &Strings) -> Option<&'static str> {
    let [english, ukrainian] = table().get(feature)?;
    Some(if strings.language == "uk" { ukrainian } else { english })
}

/// The reason that a feature of this value is.
#[must_use]
pub fn reason(feature: &str, value: f32, strings: &Strings) -> Reason {
    let with = |prefix: &str, rest: String| Reason {
        words: format!("{} {rest}", words(prefix, strings).unwrap_or(prefix)),
        value: None,
    };
    let quoted = |text: &str| format!("{}{text}{}", strings.quotes[0], strings.quotes[1]);
    // Features of facilities carry what they saw in their name.
    match feature.split_once('_') {
        Some(("kind", kind)) => return with("kind", Kind::parse(kind).map_or(kind, strings.kind).to_owned()),
        Some((prefix @ ("anchor" | "again"), seen)) => return with(prefix, quoted(seen)),
        _ => {}
    }
    let value = match feature {
        "known_facility" => None,
        "km_from_the_point_given" => Some(format!("{value:.0}")),
        _ if feature.starts_with("rule_") => None,
        _ => Some(format!("{value:+.2}").replace('-', "−")),
    };
    Reason { words: words(feature, strings).map_or_else(|| feature.replace('_', " "), str::to_owned), value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::strings::{EN, UK};

    #[test]
    fn every_weight_has_words_in_every_language() {
        let weights = include_str!("../../data/model/weights.tsv");
        for feature in weights.lines().skip(1).filter_map(|line| line.split('\t').nth(1)) {
            for strings in [&EN, &UK] {
                let found = words(feature, strings).unwrap_or_default();
                assert!(!found.is_empty(), "{feature} has no words in {}", strings.language);
            }
        }
        for (feature, [english, ukrainian]) in table() {
            assert_ne!(english, ukrainian, "{feature}");
        }
    }

    #[test]
    fn what_a_facility_was_read_from_is_said_without_numbers() {
        let said = |feature, strings| reason(feature, 1.0, strings);
        assert_eq!(said("kind_thermal", &EN).words, "read as thermal power plant");
        assert_eq!(said("anchor_Kharkiv", &UK).words, "розташовано за «Kharkiv»");
        assert_eq!(said("again_the dam", &EN), Reason { words: "takes up “the dam”".into(), value: None });
        assert_eq!(said("rule_name", &EN).value, None);
        assert_eq!(reason("after_title", -1.6552, &EN).value.as_deref(), Some("−1.66"));
    }
}

use serde_json::Value;

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
fn ukrainian_numbers_take_one_of_three_forms() {
    let counted = |n| UK.count(n, &UK.places_counted);
    assert_eq!([1, 21, 101].map(counted), ["1 місце", "21 місце", "101 місце"]);
    assert_eq!([2, 4, 23].map(counted), ["2 місця", "4 місця", "23 місця"]);
    assert_eq!(
        [0, 5, 11, 12, 14, 111].map(counted).join(", "),
        "0 місць, 5 місць, 11 місць, 12 місць, 14 місць, 111 місць"
    );
}

#[test]
fn the_browser_s_locale_picks_the_table_and_any_other_is_shown_in_english() {
    assert_eq!(Strings::for_locale("en-GB").language, "en");
    assert_eq!(Strings::for_locale("uk").language, "uk");
    assert_eq!(Strings::for_locale("uk-UA").language, "uk");
    assert_eq!(Strings::for_locale("uk_UA").language, "uk");
    assert_eq!(Strings::for_locale("xx_YY").language, "en");
    assert_eq!(Strings::for_locale("").language, "en");
}

/// What reads the same in every language: names, signs, an address part.
const SAME: &[&str] = &["title", "open_map", "hemispheres"];

/// Every string of a table with the path to it.
fn leaves(value: &Value, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, inner)| leaves(inner, key, found)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, item)| leaves(item, &format!("{path}.{i}"), found));
        }
        Value::String(text) => found.push((path.to_owned(), text.clone())),
        _ => {}
    }
}

#[test]
fn every_string_is_there_in_every_language_with_the_same_places_to_fill() {
    let table = |strings: &Strings| {
        let mut found = Vec::new();
        leaves(&serde_json::to_value(strings).unwrap_or_default(), "", &mut found);
        found
    };
    let (english, ukrainian) = (table(&EN), table(&UK));
    assert!(english.len() > 100, "{} strings", english.len());
    assert_eq!(english.len(), ukrainian.len());
    let holes = |text: &str| ["{}", "{0}", "{1}", "{2}"].map(|hole| text.matches(hole).count());
    for ((key, english), (other, ukrainian)) in english.iter().zip(&ukrainian) {
        assert_eq!(key, other);
        assert_eq!(english.is_empty(), ukrainian.is_empty(), "{key}");
        assert_eq!(holes(english), holes(ukrainian), "{key}");
        let same = SAME.iter().any(|name| key == name || key.starts_with(&format!("{name}.")));
        assert!(english.is_empty() || same || english != ukrainian, "{key} is not translated");
    }
}

#[test]
fn every_kind_has_a_label_in_every_language() {
    for &kind in Kind::ALL {
        let (english, ukrainian) = ((EN.kind)(kind), (UK.kind)(kind));
        assert!(!english.is_empty() && !ukrainian.is_empty() && english != ukrainian, "{kind:?}");
    }
}

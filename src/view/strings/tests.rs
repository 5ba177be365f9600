use super::for_tests::{all, areas, english, ukrainian};
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
    let counted = |n| ukrainian().count(n, &ukrainian().places_counted);
    assert_eq!([1, 21, 101].map(counted), ["1 місце", "21 місце", "101 місце"]);
    assert_eq!([2, 4, 23].map(counted), ["2 місця", "4 місця", "23 місця"]);
    assert_eq!(
        [0, 5, 11, 12, 14, 111].map(counted).join(", "),
        "0 місць, 5 місць, 11 місць, 12 місць, 14 місць, 111 місць"
    );
}

#[test]
fn the_browser_s_locale_picks_the_table_and_any_other_is_shown_in_english() {
    assert_eq!(ukrainian().language, "uk");
    for (locale, language) in [
        ("en-GB", "en"),
        ("uk", "uk"),
        ("uk-UA", "uk"),
        ("uk_UA", "uk"),
        ("de-CH-1901", "de"),
        ("xx_YY", "en"),
        ("", "en"),
    ] {
        assert_eq!(Strings::for_locale(locale).language, language, "{locale}");
    }
}

/// What may read the same as in English: names, signs, words that two languages share.
const SAME: &[&str] = &[
    "title",
    "open_map",
    "encyclopedia",
    "hemispheres",
    "kilometres",
    "tabs.5",
    "legend_sample",
    "source_kinds",
    "decimal",
];

#[test]
fn every_string_is_translated() {
    for strings in all().into_iter().filter(|strings| strings.language != "en") {
        let texts = strings.texts();
        assert!(texts.len() > 200, "{} texts", texts.len());
        assert_eq!(texts.len(), EN.texts().len());
        for ((key, english), text) in compile::keys().zip(EN.texts()).zip(texts) {
            assert_eq!(english.is_empty(), text.is_empty(), "{key} in {}", strings.language);
            let same = SAME.iter().any(|name| key == *name || key.starts_with(&format!("{name}.")));
            assert!(english.is_empty() || same || english != text, "{key} is not translated in {}", strings.language);
        }
    }
}

#[test]
fn every_kind_has_a_label_in_every_language() {
    for strings in all() {
        for &kind in Kind::ALL {
            let word = strings.kind(kind);
            let english = strings.language == "en";
            assert!(!word.is_empty() && (word == kind.label()) == english, "{kind:?} in {}: {word}", strings.language);
        }
    }
    assert_eq!(english().kind(Kind::Dam), "dam");
}

#[test]
fn countries_and_regions_have_their_names_in_the_language_and_else_the_english_ones() {
    let [ukraine, chad] = ["UA", "TD"].map(CountryCode::parse);
    let strings = ukrainian();
    assert_eq!(strings.country(ukraine, Some("Ukraine")).as_deref(), Some("Україна"));
    assert_eq!(strings.country(chad, Some("Chad")).as_deref(), Some("Chad"));
    assert_eq!(strings.country(None, None), None);
    assert_eq!(strings.region(ukraine, Some("Odesa Oblast")).as_deref(), Some("Одеська область"));
    assert_eq!(strings.region(ukraine, Some("Nowhere Oblast")).as_deref(), Some("Nowhere Oblast"));
    assert_eq!(strings.region(ukraine, None), None);
    assert_eq!(EN.country(ukraine, Some("Ukraine")).as_deref(), Some("Ukraine"));
    assert_eq!(
        ["UA", "PL"].map(|code| CountryCode::parse(code).is_some_and(|code| strings.is_native_in(code))),
        [true, false]
    );
}

#[test]
fn the_state_of_every_site_is_said_in_every_language() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/infrastructure");
    let mut states = std::collections::BTreeSet::new();
    for file in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let text = std::fs::read_to_string(file.path()).unwrap_or_default();
        let mut lines = text.lines().filter(|line| !line.starts_with('#'));
        let at = lines.next().and_then(|head| head.split('\t').position(|column| column == "status"));
        states.extend(lines.filter_map(|line| line.split('\t').nth(at?)).map(str::to_owned));
    }
    states.remove("");
    assert!(states.len() > 20, "{states:?}");
    for strings in all().into_iter().filter(|strings| strings.language != "en") {
        for state in &states {
            assert_ne!(&strings.state(state), state, "in {}", strings.language);
            let said = strings.state(state);
            assert!(!said.contains("since") && !said.contains(" in "), "{state} in {}", strings.language);
        }
    }
    assert_eq!(ukrainian().state("closed since 2011"), "закрито з 2011 року");
    assert_eq!(english().state("closed since 2011"), "closed since 2011");
    assert_eq!(ukrainian().state("operating in 2024"), "діє (2024)");
    assert_eq!(english().state("under construction in 2024"), "under construction (2024)");
    assert_eq!(english().state("Beta in Lublin"), "Beta in Lublin", "as the reader's list has it");
}

#[test]
fn numbers_of_measures_are_written_as_the_language_writes_them() {
    let german = Strings::for_locale(if all().is_empty() { "" } else { "de" });
    assert_eq!(german.measure("5,700 MW, 1.5 bcm/y"), "5.700 MW, 1,5 Mrd. m³/Jahr");
    assert_eq!(ukrainian().measure("5,700 MW, length 3 km"), "5\u{a0}700 МВт, довжина 3 км");
    assert_eq!(EN.measure("5,700 MW, 1.5 bcm/y"), "5,700 MW, 1.5 bcm/y");
}

#[test]
fn a_table_with_a_wrong_row_is_refused() {
    let table = include_str!("../../../data/interface/uk.tsv");
    let refused =
        |table: &str| compile::texts("uk", table).map_err(|error| error.to_string()).err().unwrap_or_default();
    assert_eq!(refused(table), "");
    assert!(refused(&table.replace("share\t{0}%", "share\t%")).contains("other places to fill"));
    assert!(refused(&table.replace("search\t", "serach\t")).contains("search is missing"));
    assert!(refused(&format!("{table}no_field\tтекст\n")).contains("no field"));
    assert!(refused(&format!("{table}search\tще раз\n")).contains("twice"));
}

#[test]
fn a_damaged_section_teaches_nothing_and_harms_nothing() {
    let section = compile::interface(&areas).unwrap_or_default();
    assert!(section.len() > 10_000);
    for cut in (0..section.len()).step_by(997) {
        let text: &'static str = Box::leak(String::from_utf8_lossy(&section[..cut]).into_owned().into_boxed_str());
        for strings in learnt::tables(text) {
            assert!(strings.count(2, &strings.places_counted).starts_with('2'));
            assert!(!strings.language.is_empty());
        }
    }
}

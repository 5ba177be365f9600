//! The languages for tests that have no gazetteer.

use super::{Strings, compile, learn};

/// Some countries and regions.
pub fn areas(tag: &str, _: &str) -> compile::Areas {
    let named = match tag {
        "uk" => [("UA", "Україна"), ("NO", "Норвегія"), ("UA Odesa Oblast", "Одеська область")],
        _ => [("UA", "Ukraine"), ("NO", "Norwegen"), ("DE Bavaria", "Bayern")],
    };
    named.map(|(area, name)| (area.to_owned(), name.to_owned())).to_vec()
}

fn language(tag: &str) -> &'static Strings {
    learn(&compile::interface(&areas).unwrap_or_default());
    let strings = Strings::for_locale(tag);
    assert_eq!(strings.language, tag, "no table for it");
    strings
}

/// English, with what only a gazetteer has.
pub fn english() -> &'static Strings {
    language("en")
}

/// Ukrainian.
pub fn ukrainian() -> &'static Strings {
    language("uk")
}

/// Every language.
pub fn all() -> Vec<&'static Strings> {
    compile::tags().map(language).collect()
}

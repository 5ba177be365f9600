//! Which of GeoNames' alternate names are worth keeping.

use dateline::gazetteer::NameClass;
use dateline::gazetteer::normalise;

use crate::scripts::{Script, native_scripts, script_of};

/// Longest name in words; longer ones are descriptions ("Municipality of …").
const MOST_WORDS: usize = 5;

/// Beginnings that say "city of" in other languages; the name without them is there too.
const FOREIGN_HEADS: &[&str] = &[
    "Dakbayan sa ",
    "Lungsod ng ",
    "Kota ",
    "Bandar Raya ",
    "Bandaraya ",
    "Thanh pho ",
    "Thành phố ",
    "Gorod ",
    "Horad ",
    "Ciudad de ",
    "Ville de ",
    "Stadt ",
    "Comuna ",
    "Kommune ",
    "Municipio de ",
    "Communauté de ",
    "Arrondissement de ",
    "Opcina ",
    "Općina ",
    "Obshtina ",
    "Bayan ng ",
    "Dakung Dakbayan",
    "Siyudad ",
    "Commune de ",
    "Commune ",
    "Comune di ",
    "Municipality of ",
    "Urban Community",
    "Gemeente ",
    "Landkreis ",
    "Kreis ",
    "Powiat ",
    "Gmina ",
    "Magistrat ",
];

/// Ends that say "city" or "municipality" in other languages.
const FOREIGN_TAILS: &[&str] = &[
    " osh",
    " borg",
    " by",
    " stad",
    " shi",
    " si",
    " xian",
    " kenti",
    " shehiri",
    " shahri",
    " Shi",
    " shahar",
    " shahr",
    " kommune",
    " kommun",
    " Municipality",
    " hiria",
    "-urbo",
    " khan",
    " Shahri",
    " ili",
    " bæır",
];

/// What a place's alternate name is kept as, or `None` if it is not. `stop` holds the keys that are
/// ordinary English words.
pub fn keep(alternate: &str, english: &str, country: &str, stop: &dyn Fn(&str) -> bool) -> Option<NameClass> {
    let script = script_of(alternate)?;
    if alternate.contains(|c: char| c.is_ascii_digit() || "=:;/|(),?!_+*<>[]".contains(c)) {
        return None;
    }
    if alternate.split_whitespace().count() > MOST_WORDS {
        return None;
    }
    let letters = alternate.chars().filter(|c| c.is_alphabetic()).count();
    if script != Script::Latin {
        let shortest = if matches!(script, Script::Han | Script::Hangul) { 2 } else { 3 };
        return (native_scripts(country).contains(&script) && letters >= shortest).then_some(NameClass::Alternate);
    }
    if FOREIGN_HEADS.iter().any(|head| alternate.starts_with(head) && !english.starts_with(head))
        || FOREIGN_TAILS.iter().any(|tail| alternate.ends_with(tail) && !english.ends_with(tail))
    {
        return None;
    }
    // Lower-case alternates are machine transliterations; capitals throughout are codes.
    let capital = alternate.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    let shouted = !alternate.chars().any(char::is_lowercase);
    if !capital || shouted || letters < 4 {
        return None;
    }
    let key = normalise::key(alternate);
    if key.len() < 4 || stop(&key) {
        return None;
    }
    Some(NameClass::Alternate)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(alternate: &str, english: &str, country: &str) -> bool {
        keep(alternate, english, country, &|key| key == "born").is_some()
    }

    #[test]
    fn old_and_foreign_spellings_stay() {
        for (alternate, english) in
            [("Kiev", "Kyiv"), ("Kharkov", "Kharkiv"), ("Zaporozhye", "Zaporizhzhia"), ("Bombay", "Mumbai")]
        {
            assert!(kept(alternate, english, "UA"), "{alternate}");
        }
    }

    #[test]
    fn codes_transliterations_and_words_go() {
        for alternate in ["IEV", "Ko", "Civ", "ji fu", "manhattan", "Born", "Kiev osh", "Kota Kyiv", "Газa"] {
            assert!(!kept(alternate, "Kyiv", "UA"), "{alternate}");
        }
    }

    #[test]
    fn other_scripts_stay_at_home() {
        assert!(kept("Київ", "Kyiv", "UA"));
        assert!(!kept("Лондон", "London", "GB"));
        assert!(kept("غزة", "Gaza", "PS"));
        assert!(kept("北京", "Beijing", "CN"));
    }
}

//! Scripts: which one is a country's own, and which of several native spellings is the name.
//!
//! GeoNames' alternate names carry no language, so the native name is found by script and, where
//! several spellings are in it, by sound: its romanisation is nearest to the English name.

use dateline::gazetteer::normalise;

/// The scripts that names are kept in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Script {
    /// Latin.
    Latin,
    /// Cyrillic.
    Cyrillic,
    /// Arabic.
    Arabic,
    /// Hebrew.
    Hebrew,
    /// Greek.
    Greek,
    /// Georgian.
    Georgian,
    /// Armenian.
    Armenian,
    /// Chinese characters and kana.
    Han,
    /// Hangul.
    Hangul,
}

/// The script of a name, if all its letters are of one of [`Script`].
pub fn script_of(name: &str) -> Option<Script> {
    let mut script = None;
    for c in name.chars().filter(|c| c.is_alphabetic()) {
        let this = match u32::from(c) {
            0x41..=0x24f | 0x1e00..=0x1eff => Script::Latin,
            // Modifier letters stand for apostrophes.
            0x2b0..=0x2ff => continue,
            0x370..=0x3ff | 0x1f00..=0x1fff => Script::Greek,
            0x400..=0x52f => Script::Cyrillic,
            0x530..=0x58f => Script::Armenian,
            0x590..=0x5ff => Script::Hebrew,
            0x600..=0x6ff | 0x750..=0x77f => Script::Arabic,
            0x10a0..=0x10ff | 0x2d00..=0x2d2f => Script::Georgian,
            0x3040..=0x30ff | 0x3400..=0x9fff => Script::Han,
            0xac00..=0xd7af => Script::Hangul,
            _ => return None,
        };
        if *script.get_or_insert(this) != this {
            return None;
        }
    }
    script
}

/// The scripts other than Latin that names of a country's places are written in at home; the first
/// is the one that is shown.
pub fn native_scripts(country: &str) -> &'static [Script] {
    match country {
        "UA" | "RU" | "BY" | "BG" | "RS" | "MK" | "KZ" | "KG" | "TJ" | "MN" | "ME" | "BA" => &[Script::Cyrillic],
        "MD" | "UZ" | "TM" | "AZ" | "XK" => &[Script::Cyrillic],
        "PS" | "LB" | "SY" | "JO" | "IQ" | "SA" | "YE" | "OM" | "AE" | "QA" | "BH" | "KW" | "EG" | "SD" | "LY"
        | "TN" | "DZ" | "MA" | "EH" | "MR" | "IR" | "AF" | "PK" => &[Script::Arabic],
        "IL" => &[Script::Hebrew, Script::Arabic],
        "GR" | "CY" => &[Script::Greek],
        "GE" => &[Script::Georgian],
        "AM" => &[Script::Armenian],
        "CN" | "TW" | "JP" | "HK" | "MO" => &[Script::Han],
        "KR" | "KP" => &[Script::Hangul],
        _ => &[],
    }
}

/// Whether the script that [`native_scripts`] names first is the one that signs are written in.
pub fn shows_native(country: &str) -> bool {
    !matches!(country, "MD" | "UZ" | "TM" | "AZ" | "XK" | "BA" | "ME") && !native_scripts(country).is_empty()
}

/// Of several spellings in one script the one that sounds like the English name; if none nearly
/// does ("Москва" and "Moscow"), the one that sounds like most of the other Latin spellings. Of
/// equally good ones the shortest, then the first in the alphabet.
pub fn choose_native<'n>(
    names: impl Iterator<Item = &'n str>,
    country: &str,
    english: &str,
    latin: &[String],
) -> Option<&'n str> {
    let english = sound(english);
    let names: Vec<(&str, String)> =
        names.filter(|name| !is_foreign(name, country)).map(|name| (name, romanise(name))).collect();
    let order = |name: &str| (name.chars().count(), name.to_owned());
    let near = |sound: &str| distance(sound, &english);
    let (name, sound) = names.iter().min_by_key(|(name, sound)| (near(sound), order(name)))?;
    if near(sound) <= 1.max(english.len() / 4) {
        return Some(name);
    }
    let votes = |sound: &str| latin.iter().filter(|other| distance(sound, other) <= 1).count();
    let best = names.iter().min_by_key(|(name, sound)| (std::cmp::Reverse(votes(sound)), near(sound), order(name)));
    best.map(|(name, _)| *name)
}

/// A Latin name as [`romanise`] would give it.
pub fn sound(name: &str) -> String {
    normalise::key(name).replace(' ', "")
}

/// Whether two Latin names are spellings of one: "Mykolaiv" and "Mykolayiv".
pub fn sounds_alike(a: &str, b: &str) -> bool {
    let (a, b) = (sound(a), sound(b));
    distance(&a, &b) <= (a.len().max(b.len()) / 4).min(2)
}

/// Letters that show that a spelling is of a neighbour's language.
fn is_foreign(name: &str, country: &str) -> bool {
    let foreign = match country {
        "UA" => "ыэъё",
        "RU" | "BG" => "іїєґўәғқңөұүһ",
        "BY" => "ищъїєґ",
        "RS" | "MK" => "ыэъёйщюя",
        _ if native_scripts(country).first() == Some(&Script::Arabic) => match country {
            "IR" | "AF" => "كيةہھٹڈڑےەێۆڵڕ",
            "PK" => "كيةهەێۆڵڕ",
            _ => "پچژگکیہھٹڈڑےەێۆڵڕ",
        },
        _ => "",
    };
    name.to_lowercase().chars().any(|c| foreign.contains(c))
}

/// A rough romanisation: good enough to tell which of some spellings is meant.
fn romanise(name: &str) -> String {
    let mut out = String::new();
    for c in name.to_lowercase().chars() {
        let latin = match c {
            'а' | 'α' | 'ά' | 'ა' | 'ա' => "a",
            'б' | 'ბ' | 'բ' | 'ب' | 'ב' => "b",
            'в' | 'β' | 'ვ' | 'վ' => "v",
            'г' | 'γ' | 'გ' | 'գ' => "g",
            'ґ' => "g",
            'д' | 'δ' | 'დ' | 'դ' | 'د' | 'ض' | 'ד' => "d",
            'е' | 'ε' | 'έ' | 'ე' | 'ե' | 'է' | 'э' => "e",
            'є' => "ie",
            'ё' => "yo",
            'ж' => "zh",
            'з' | 'ζ' | 'ზ' | 'զ' | 'ز' | 'ظ' | 'ז' => "z",
            'и' | 'і' | 'ι' | 'ί' | 'η' | 'ή' | 'ი' | 'ի' | 'ы' | 'й' | 'ј' => "i",
            'ї' => "i",
            'к' | 'κ' | 'კ' | 'ქ' | 'կ' | 'ք' | 'ك' | 'ק' | 'כ' | 'ך' => "k",
            'л' | 'λ' | 'ლ' | 'լ' | 'ل' | 'ל' => "l",
            'м' | 'μ' | 'მ' | 'մ' | 'م' | 'מ' | 'ם' => "m",
            'н' | 'ν' | 'ნ' | 'ն' | 'ن' | 'נ' | 'ן' => "n",
            'о' | 'ο' | 'ό' | 'ω' | 'ώ' | 'ო' | 'օ' | 'ո' => "o",
            'п' | 'π' | 'პ' | 'ფ' | 'պ' | 'փ' | 'پ' | 'פ' | 'ף' => "p",
            'р' | 'ρ' | 'რ' | 'ր' | 'ռ' | 'ر' | 'ר' => "r",
            'с' | 'σ' | 'ς' | 'ს' | 'ս' | 'س' | 'ص' | 'ס' => "s",
            'т' | 'τ' | 'ტ' | 'თ' | 'տ' | 'թ' | 'ت' | 'ط' | 'ט' | 'ת' => "t",
            'у' | 'υ' | 'უ' => "u",
            'ў' => "w",
            'ф' | 'φ' | 'ف' => "f",
            'х' | 'χ' | 'ხ' | 'խ' | 'خ' => "kh",
            'ц' | 'ც' | 'ց' | 'צ' | 'ץ' => "ts",
            'ч' | 'ჩ' | 'ჭ' | 'չ' | 'ճ' | 'چ' => "ch",
            'ш' | 'შ' | 'շ' | 'ش' | 'ש' => "sh",
            'щ' => "shch",
            'ю' => "yu",
            'я' => "ya",
            'ه' | 'ح' | 'ة' | 'ה' | 'ח' | 'ჰ' | 'հ' => "h",
            'و' | 'ו' => "w",
            'ي' | 'ی' | 'י' => "y",
            'ج' | 'ჯ' | 'ջ' => "j",
            'ق' => "q",
            'گ' => "g",
            'غ' => "gh",
            'ث' | 'θ' => "th",
            'ا' | 'أ' | 'إ' | 'آ' | 'א' => "a",
            _ => "",
        };
        out.push_str(latin);
    }
    out
}

/// Levenshtein distance by bytes; both are ASCII.
pub fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.bytes().enumerate() {
            let substituted = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(names: &str, country: &str, english: &str) -> String {
        let latin = ["Moskva", "Moskwa", "Moskau"].map(sound);
        choose_native(names.split(' '), country, english, &latin).unwrap_or_default().to_owned()
    }

    #[test]
    fn native_name_is_in_the_language_of_the_country() {
        assert_eq!(chosen("Харьков Харків Харкаў", "UA", "Kharkiv"), "Харків");
        assert_eq!(chosen("Київ Киев Кыив", "UA", "Kyiv"), "Київ");
        assert_eq!(chosen("Белгород Бєлгород Белгорад", "RU", "Belgorod"), "Белгород");
        assert_eq!(chosen("غزه غزة غزہ غەززە", "PS", "Gaza"), "غزة");
        assert_eq!(chosen("הלוד לוד", "IL", "Lod"), "לוד");
        assert_eq!(chosen("Муско Москва Маскав", "RU", "Moscow"), "Москва");
    }

    #[test]
    fn mixed_scripts_are_of_none() {
        assert_eq!(script_of("Газa"), None);
        assert_eq!(script_of("Khmelʼnytsʼkyi"), Some(Script::Latin));
        assert_eq!(script_of("東京タワー"), Some(Script::Han));
    }
}

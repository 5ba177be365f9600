//! Which of some spellings without a language is Ukrainian.
//!
//! GeoNames gives alternate names in all languages and does not say which. A Cyrillic one is taken for Ukrainian where its letters
//! decide it (і, ї, є or ґ, none that Ukrainian has not, and nothing that only Belarusian writes so), or where Russian, Bulgarian
//! and Ukrainian would write it alike. docs/decisions/0028 has what that is right of.

use dateline::kind::{Category, Kind};

use super::spelling::{apart, folded, romanised, skeleton, skeleton_of};
use crate::scripts::{Script, script_of};
use crate::wheel::City;

/// The letters of Ukrainian, and what stands between them.
const LETTERS: &str = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’ -";
const VOWELS: &str = "аеєиіїоуюя";
/// Words for what a place is, which are no part of its name.
const GENERIC: &[&str] =
    &["гміна", "ґміна", "місто", "район", "округ", "область", "муніципалітет", "село", "повіт", "провінція", "громада"];
/// Countries whose own names have other rules: their ѣ is є in Ukrainian, and their consonants keep an apostrophe.
const SLAVIC: &[&str] = &["RU", "BY", "PL", "CZ", "SK", "BG", "RS", "MK", "ME", "BA", "HR", "SI", "UA"];

/// The Ukrainian one of the names that a town has, if there is one that is surely Ukrainian and surely the town's.
pub fn town(city: &City, shown: &str) -> Option<String> {
    let mut spelt: Vec<String> =
        city.alternatenames.iter().filter_map(|name| cleaned(name)).filter(|name| is_name(name)).collect();
    spelt.sort();
    spelt.dedup();
    if city.countrycode == "UA" {
        let wanted = even(&folded(shown));
        let at = |name: &String| apart(&even(&romanised(&name.to_lowercase())), &wanted);
        let near = spelt.into_iter().filter(|name| at(name) == 0 || is_decided(&name.to_lowercase()) && at(name) <= 2);
        return near.min_by_key(at);
    }
    let latin: Vec<String> = [city.name.as_str(), shown]
        .into_iter()
        .chain(city.alternatenames.iter().map(String::as_str))
        .filter(|name| script_of(name) == Some(Script::Latin) && name.starts_with(char::is_uppercase))
        .map(folded)
        .filter(|name| !name.is_empty())
        .collect();
    let main = skeleton(latin.first()?);
    let mut skeletons: Vec<String> = latin.iter().map(|name| skeleton(name)).collect();
    skeletons.sort();
    skeletons.dedup();
    let place = Place { country: &city.countrycode, latin: &latin, main: &main, skeletons: &skeletons };
    let (decided, alike): (Vec<_>, Vec<_>) = spelt.iter().partition(|name| is_decided(&name.to_lowercase()));
    let decided = decided.into_iter().filter(|name| !place.is_belarusian(&name.to_lowercase()));
    if let Some((_, name)) = place.nearest(decided).first() {
        // As newspapers write it.
        return Some(name.replace('ґ', "г").replace('Ґ', "Г"));
    }
    // Russian has another then, and what is alike is of a third language: "Тебриз" and "Табрез".
    if place.has_other_russian(&city.alternatenames) {
        return None;
    }
    let alike = place.nearest(alike.into_iter().filter(|name| place.is_alike(&name.to_lowercase())));
    match alike[..] {
        [(_, only)] => Some(only.clone()),
        // Russian has what the others leave out: "Аккра" and "Акра", "Чанчунь" and "Чанчун".
        [(_, first), ..] => {
            let bare = |name: &str| skeleton_of(&name.to_lowercase());
            let fullest = alike.iter().map(|(_, name)| *name).max_by_key(|name| name.chars().count())?;
            alike.iter().all(|(_, name)| bare(name) == bare(first)).then(|| fullest.clone())
        }
        [] => None,
    }
}

/// A romanisation with one way to write я, є, ї and ю, which depends on what is before them.
fn even(latin: &str) -> String {
    ["ya", "ye", "yi", "yu"].iter().fold(latin.to_owned(), |name, two| name.replace(two, &two.replace('y', "i")))
}

/// The Ukrainian one of the names that an authored row, or a place in Ukraine, has in its own script or others.
pub fn native(names: &[&str], country: Option<&str>, kind: Kind, english: &str) -> Option<String> {
    // Belarusian and Kazakh have і, too.
    if matches!(country, Some("BY" | "KZ")) {
        return None;
    }
    let fits = |name: &&&str| {
        let lower = name.to_lowercase();
        let all = lower.chars().all(|c| LETTERS.contains(c) || c.is_ascii_digit() || "«»–".contains(c));
        let cyrillic = lower.chars().any(|c| ('а'..='ї').contains(&c));
        let surely = is_decided(&lower) && !has_belarusian(&lower);
        // Towns of Ukraine by their romanisation; what else is there has its own name first.
        let in_ukraine = country == Some("UA")
            && match kind.category() {
                Category::Place if kind.is_settlement() => even(&romanised(&lower)) == even(&folded(english)),
                // "Донецкая подстанция": Ukrainian has "цьк" and "ія".
                _ => !["ск", "цк", "ия", "ие"].iter().any(|russian| lower.contains(russian)),
            };
        all && cyrillic && (surely || in_ukraine)
    };
    // GeoNames' native names are chosen by sound: one of a town abroad in Cyrillic is its country's.
    let own_script = names.len() < 2 && country != Some("UA") && kind.is_settlement();
    let name = names.iter().filter(|_| !own_script).find(fits)?;
    let mut letters = name.chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect::<String>().replace('\'', "’"))
}

/// A name with one apostrophe for all that are written.
fn cleaned(name: &str) -> Option<String> {
    let is_cyrillic = name.chars().next().is_some_and(|c| ('\u{400}'..='\u{4ff}').contains(&c));
    is_cyrillic.then(|| name.trim().replace(['ʼ', '\'', '‘', '`', 'ʹ', '′'], "’"))
}

fn is_name(name: &str) -> bool {
    let lower = name.to_lowercase();
    let letters = lower.chars().all(|c| LETTERS.contains(c));
    let capital = name.starts_with(char::is_uppercase) && name.to_uppercase() != name;
    let generic = lower.split(' ').any(|word| GENERIC.contains(&word));
    // Nothing is written so: ь stands after consonants, but not after those of the lips.
    let strange = pairs(&lower).any(|(a, b)| b == 'ь' && (VOWELS.contains(a) || "й -бпвмф".contains(a)));
    // "СПб", "Франкфурт на Майн".
    let cased = pairs(name).all(|(a, b)| if b.is_uppercase() { " -’".contains(a) } else { a != ' ' });
    letters && capital && cased && !generic && !strange && name.chars().count() > 2 && !lower.starts_with('ь')
}

/// Whether it has a letter that only Ukrainian and Belarusian have, or only Ukrainian; or the soft suffix of Ukrainian, which is "-ск"
/// in the others.
fn is_decided(lower: &str) -> bool {
    lower.contains(['і', 'ї', 'є', 'ґ']) || is_soft(lower)
}

fn is_soft(lower: &str) -> bool {
    ["ськ", "цьк", "зьк"].iter().any(|suffix| lower.contains(suffix))
}

/// Whether it has a letter that Belarusian has not.
fn is_not_belarusian(lower: &str) -> bool {
    lower.contains(['и', 'щ', 'ї', 'є']) || is_soft(lower)
}

/// Whether it has what Belarusian writes and Ukrainian does not: "-ск", "сьв", "дзе".
fn has_belarusian(lower: &str) -> bool {
    let ends = lower.split([' ', '-']).any(|word| word.ends_with("ск") || word.ends_with("цк"));
    let triples: Vec<char> = lower.chars().collect();
    let soft = triples.windows(3).any(|w| "сзцн".contains(w[0]) && w[1] == 'ь' && "вмнпцтдлб".contains(w[2]));
    !is_not_belarusian(lower) && (ends || soft)
}

fn pairs(lower: &str) -> impl Iterator<Item = (char, char)> {
    lower.chars().zip(lower.chars().skip(1))
}

/// A town, and what it is called in Latin letters.
struct Place<'a> {
    country: &'a str,
    latin: &'a [String],
    main: &'a str,
    skeletons: &'a [String],
}

impl Place<'_> {
    /// How far a spelling is from the town's Latin names, in halves of a letter; `None` if it is another name: an old one, or that of
    /// what is around it.
    fn distance(&self, lower: &str) -> Option<(usize, usize)> {
        let own = skeleton_of(lower);
        let main = apart(&own, self.main);
        let nearest = self.skeletons.iter().map(|other| apart(&own, other)).min()?;
        let long = self.main.len().max(3);
        // Chinese has н and нь, not нг, Japanese ц, not тс, after the usual systems; "Санкт-" stands in German names.
        let system = match self.country {
            "CN" | "TW" => lower.contains("нг"),
            "JP" => lower.contains("тс"),
            _ => lower.contains("санкт") && !self.latin.iter().any(|name| name.contains("sankt")),
        };
        if system {
            return None;
        }
        let far = nearest > 1.max(long / 4) && main > 1.max(long / 3);
        // "Ґданськ" was never usual; what has и is Ukrainian and nothing else.
        let odd = usize::from(lower.contains('ґ')) + usize::from(!is_not_belarusian(lower));
        (!far && main * 2 <= long).then(|| (2 * nearest + main + odd, lower.len()))
    }

    /// Those of `names` that may be the town's, the nearest first.
    fn nearest<'n>(&self, names: impl Iterator<Item = &'n String>) -> Vec<((usize, usize), &'n String)> {
        let near = names.filter_map(|name| Some((self.distance(&name.to_lowercase())?, name)));
        let mut near: Vec<_> = near.collect();
        near.sort();
        near
    }

    /// Whether one of `names` is the town's with a letter that Russian has and Ukrainian has not, or writes otherwise.
    fn has_other_russian(&self, names: &[String]) -> bool {
        let russian = |lower: &String| {
            let letters = lower.chars().all(|c| "абвгдежзийклмнопрстуфхцчшщыэюяьё -".contains(c));
            letters && lower.contains(['и', 'ы', 'э', 'ё'])
        };
        let spelt = |lower: String| lower.replace('ы', "и").replace('э', "е").replace('ё', "о");
        names.iter().map(|name| name.to_lowercase()).filter(russian).any(|name| self.distance(&spelt(name)).is_some())
    }

    fn is_belarusian(&self, lower: &str) -> bool {
        if is_not_belarusian(lower) {
            return false;
        }
        let dz =
            pairs(lower).zip(lower.chars().skip(2)).any(|((a, b), c)| a == 'д' && b == 'з' && "еіьєяю".contains(c));
        let latin_dz = self.latin.iter().any(|name| name.contains("dz") || name.contains("ds") || name.contains('z'));
        has_belarusian(lower) || dz && !latin_dz || self.is_another_s(lower) || self.is_nearer_with(lower, 'ц', 'т')
    }

    /// Whether it has а and я where Latin names have o and e, as Belarusian writes unstressed vowels; or о for a, as Tajik does.
    fn is_another_s(&self, lower: &str) -> bool {
        let tajik = matches!(self.country, "IR" | "AF" | "TJ" | "UZ" | "PK" | "IN");
        self.is_nearer_with(lower, 'а', 'о')
            || self.is_nearer_with(lower, 'я', 'е')
            || tajik && self.is_nearer_with(lower, 'о', 'а')
    }

    /// Whether it would be nearer to a Latin name with another letter: one that Belarusian does not keep.
    fn is_nearer_with(&self, lower: &str, written: char, meant: char) -> bool {
        // Where Belarusian is near, some Latin name is the romanisation of its own.
        let near = SLAVIC.contains(&self.country) || matches!(self.country, "LT" | "LV" | "EE");
        let others = || self.skeletons.iter().map(String::as_str).filter(|_| !near).chain([self.main]);
        let from = |name: &str| others().map(|other| apart(&skeleton_of(name), other)).min();
        let own = from(lower);
        lower.char_indices().filter(|(_, c)| *c == written).any(|(at, _)| {
            let (before, after) = lower.split_at(at);
            let other = format!("{before}{meant}{}", &after[written.len_utf8()..]);
            from(&other) < own
        })
    }

    /// Whether Russian, Bulgarian and Ukrainian write it alike: it has no letter at a place where one of them has another.
    fn is_alike(&self, lower: &str) -> bool {
        let slavic = SLAVIC.contains(&self.country);
        let word = |c: char| c == ' ' || c == '-';
        let bounded: Vec<char> = format!(" {lower} ").chars().collect();
        // и is і or и, е may be є, and an apostrophe stands in Ukrainian alone.
        let letters = !(lower.contains(['и', '’', 'щ']) || slavic && lower.contains('е'));
        let twos = bounded.windows(2).all(|w| match (w[0], w[1]) {
            (before, 'е') => !word(before) && !VOWELS.contains(before) && !"йь".contains(before),
            ('й', after) => !"аеуюя".contains(after),
            ('ь', after) => !"аеуюя".contains(after),
            ('ц', after) => !word(after),
            // Ль in Russian and Ukrainian, л in Bulgarian and Serbian.
            ('л', after) => self.country == "RU" || VOWELS.contains(after) || "ьл".contains(after),
            (before, 'ю' | 'я') => !(slavic && "бпвмф".contains(before)),
            _ => true,
        });
        // "-ск" is "-ськ", "Уо-" is "Во-", "-ая" and "-ое" are Russian.
        let threes = bounded.windows(3).all(|w| {
            let suffix = "сц".contains(w[0]) && w[1] == 'к' && (word(w[2]) || "ао".contains(w[2]));
            let w_sound = word(w[0]) && w[1] == 'у' && VOWELS.contains(w[2]);
            let adjective = matches!((w[0], w[1]), ('а', 'я') | ('о', 'е')) && word(w[2]);
            !(w_sound || adjective || suffix && bounded.len() > 5)
        });
        // H is г in Ukrainian and х in Russian; what is written kh or ch is х in both, and what is h in China or Korea.
        let east = matches!(self.country, "CN" | "TW" | "KR" | "KP" | "VN" | "MN");
        let foreign = |name: &String| (name.contains("kh") || name.contains("ch")) && !name.starts_with('h');
        let h = !lower.contains('х') || east || self.latin.first().is_some_and(foreign);
        // "Стар Дойран": Ukrainian adjectives have other ends.
        let adjectives = slavic && lower.contains(' ');
        letters && twos && threes && h && !adjectives && !self.is_another_s(lower)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(country: &str, name: &str, others: &str) -> Option<String> {
        let city = City {
            geonameid: 1,
            name: name.to_owned(),
            latitude: 0.0,
            longitude: 0.0,
            countrycode: country.to_owned(),
            population: 1_000,
            admin1code: String::new(),
            alternatenames: others.split('|').map(str::to_owned).collect(),
        };
        town(&city, name)
    }

    #[test]
    fn letters_that_only_ukrainian_has_decide() {
        assert_eq!(chosen("DE", "Berlin", "Берлин|Берлін|Бэрлін|Берлинъ").as_deref(), Some("Берлін"));
        assert_eq!(chosen("PL", "Krakow", "Краков|Кракаў|Краків|Краковъ").as_deref(), Some("Краків"));
        assert_eq!(chosen("US", "Cedar Rapids", "Седар-Рапидс|Сідар-Рапідс").as_deref(), Some("Сідар-Рапідс"));
        assert_eq!(chosen("RU", "Orenburg", "Чкалів"), None, "another name than the town's");
    }

    #[test]
    fn a_russian_spelling_is_not_taken_for_ukrainian() {
        for (country, name, russian) in [
            ("DE", "Leipzig", "Лейпциг"),
            ("RU", "Kursk", "Курск"),
            ("RU", "Belgorod", "Белгород"),
            ("RU", "Yelets", "Елец"),
            ("RU", "Vyazma", "Вязьма"),
            ("US", "Houston", "Хьюстон"),
            ("FI", "Helsinki", "Хельсинки"),
            ("AM", "Yerevan", "Ереван"),
            ("GB", "Wolverhampton", "Уолверхэмптон"),
            ("RU", "Cherepovets", "Череповец"),
            ("AT", "Salzburg", "Залцбург"),
            ("US", "Highlands Ranch", "Хайландс Ранч"),
            ("JP", "Matsumoto", "Матсумото"),
            ("MK", "Star Dojran", "Стар Дойран"),
        ] {
            assert_eq!(chosen(country, name, russian), None, "{russian}");
        }
    }

    #[test]
    fn a_belarusian_spelling_is_not_taken_for_ukrainian() {
        for (country, name, belarusian) in [
            ("BY", "Minsk", "Мінск"),
            ("PL", "Bielsk Podlaski", "Бельск-Падляскі"),
            ("PL", "Swidnica", "Сьвідніца"),
            ("US", "Minneapolis", "Мінеапаліс"),
            ("RU", "Smolensk", "Смаленск"),
            ("LT", "Kedainiai", "Кядайняй"),
            ("RU", "Krutinka", "Круцінка"),
            ("RU", "Korablino", "Карабліна|Karablina"),
        ] {
            assert_eq!(chosen(country, name, belarusian), None, "{belarusian}");
        }
        assert_eq!(chosen("BY", "Minsk", "Мінск|Минск|Мінськ").as_deref(), Some("Мінськ"));
    }

    #[test]
    fn what_all_write_alike_is_taken_and_only_if_it_is_one() {
        assert_eq!(chosen("CZ", "Prague", "Прага|Праһа").as_deref(), Some("Прага"));
        assert_eq!(chosen("CN", "Shanghai", "Шангај|Шанхай").as_deref(), Some("Шанхай"));
        assert_eq!(chosen("GH", "Accra", "Акра|Аккра").as_deref(), Some("Аккра"));
        assert_eq!(chosen("XX", "Matana", "Матана|Мадана"), None, "which of the two?");
    }

    #[test]
    fn a_word_for_what_it_is_is_no_name() {
        assert_eq!(chosen("PL", "Michalow", "Ґміна Міхалув"), None);
        assert_eq!(chosen("TR", "Ortakoy", "Ортакоьй"), None);
        assert_eq!(chosen("RU", "Saint Petersburg", "СПб"), None);
        assert_eq!(chosen("IR", "Tabriz", "Тебриз|Табрез"), None, "Russian has another, so Ukrainian may");
    }

    #[test]
    fn towns_of_ukraine_are_those_of_the_official_romanisation() {
        assert_eq!(chosen("UA", "Nikopol", "Никополь|Нікополь").as_deref(), Some("Нікополь"));
        assert_eq!(chosen("UA", "Odesa", "Одесса|Одеса|Адэса").as_deref(), Some("Одеса"));
        assert_eq!(chosen("UA", "Kalynivka", "Калиновка"), None);
    }

    #[test]
    fn of_native_names_in_several_languages_the_ukrainian_one_is_taken() {
        let sea = ["Азовское море", "Азовське море"];
        assert_eq!(native(&sea, None, Kind::Sea, "Sea of Azov").as_deref(), Some("Азовське море"));
        let base = ["авіабаза Саки", "авиабаза Саки"];
        assert_eq!(native(&base, Some("UA"), Kind::AirBase, "Saky Air Base").as_deref(), Some("Авіабаза Саки"));
        assert_eq!(native(&["Мінск", "Минск"], Some("BY"), Kind::City, "Minsk"), None);
        assert_eq!(native(&["Мінск"], Some("RU"), Kind::Town, "Minsk"), None);
    }
}

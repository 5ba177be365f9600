//! How near a Cyrillic spelling is to a Latin one.

use crate::scripts::{distance, sound};

/// The letters of a Ukrainian name by the official romanisation, roughly: beginnings of words are as their middles.
const ROMAN: &[(char, &str)] = &[
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "h"),
    ('ґ', "g"),
    ('д', "d"),
    ('е', "e"),
    ('є', "ie"),
    ('ж', "zh"),
    ('з', "z"),
    ('и', "y"),
    ('і', "i"),
    ('ї', "i"),
    ('й', "i"),
    ('к', "k"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ф', "f"),
    ('х', "kh"),
    ('ц', "ts"),
    ('ч', "ch"),
    ('ш', "sh"),
    ('щ', "shch"),
    ('ю', "iu"),
    ('я', "ia"),
];

/// A Ukrainian name in Latin letters.
pub fn romanised(lower: &str) -> String {
    lower.chars().filter_map(|c| ROMAN.iter().find(|(letter, _)| *letter == c)).map(|(_, latin)| *latin).collect()
}

/// What is left of a Latin name when the letters that languages spell alike sounds with are made one.
pub fn skeleton(latin: &str) -> String {
    let latin = latin.replace("sch", "sh").replace("ck", "k").replace("ph", "f").replace("ae", "e").replace("oe", "e");
    let mut out = String::new();
    for c in latin.chars() {
        let one = match c {
            // г, х, ж and ш are written with it, and in many languages it is mute.
            'h' => continue,
            'q' | 'c' => 'k',
            'w' => 'v',
            'y' | 'j' => 'i',
            'g' => 'g',
            c => c,
        };
        if !out.ends_with(one) {
            out.push(one);
        }
    }
    out
}

/// The same of a Cyrillic name: г is h and g.
pub fn skeleton_of(lower: &str) -> String {
    skeleton(&romanised(&lower.replace('г', "ґ").replace('х', "к")))
}

/// A Latin name without marks, blanks and capitals.
pub fn folded(name: &str) -> String {
    sound(name).chars().filter(char::is_ascii_alphabetic).collect()
}

/// How many letters two spellings differ by.
pub fn apart(a: &str, b: &str) -> usize {
    distance(a, b)
}

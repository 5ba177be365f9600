//! Abbreviations whose full stop belongs to the word, and what follows them.

/// Titles and ranks that stand before a name: never the end of a sentence.
pub const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "mx", "messrs", "mme", "mlle", "dr", "prof", "rev", "fr", "hon", "sen", "sens", "rep", "reps",
    "gov", "govs", "pres", "gen", "lt", "col", "maj", "brig", "capt", "cmdr", "adm", "sgt", "cpl", "pvt", "supt",
    "insp", "det", "cllr", "atty", "amb", "msgr", "sr", "hr", "engr", "revd",
];

/// Other abbreviations that are hardly ever the last word of a sentence.
pub const INNER: &[&str] = &[
    "st", "ste", "sta", "sto", "mt", "ft", "vs", "no", "nos", "art", "sec", "vol", "pp", "fig", "approx", "est",
    "dept", "univ", "e.g", "i.e", "cf", "al", "viz", "ca", "tel", "gen",
];

/// Abbreviations that may end a sentence; the next word decides.
pub const OPEN: &[&str] = &[
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "mon", "tue", "tues", "wed",
    "thu", "thur", "thurs", "fri", "sat", "sun", "inc", "corp", "co", "cos", "ltd", "llc", "plc", "bros", "jr", "etc",
    "a.m", "p.m", "ave", "blvd", "rd", "hwy", "rte", "apt", "ala", "ariz", "ark", "calif", "colo", "conn", "del",
    "fla", "ga", "ill", "ind", "kan", "ky", "la", "md", "mass", "mich", "minn", "miss", "mo", "mont", "neb", "nev",
    "okla", "ore", "pa", "penn", "tenn", "tex", "vt", "va", "wash", "wis", "wisc", "wyo", "ont", "que", "alta", "sask",
    "man", "nfld", "qld", "vic", "tas", "phila", "penna", "ph.d", "m.d",
];

/// Codes of the post that are abbreviations too, in capitals.
const CODES: &[&str] = &["ga", "ky", "la", "md", "mo", "pa", "va", "vt"];

/// Words with which a sentence often begins and a name hardly ever goes on: after "U.S." or
/// "Inc." they decide for a new sentence.
const STARTERS: &[&str] = &[
    "a",
    "an",
    "the",
    "this",
    "that",
    "these",
    "those",
    "it",
    "its",
    "he",
    "she",
    "they",
    "we",
    "you",
    "i",
    "his",
    "her",
    "their",
    "our",
    "my",
    "there",
    "here",
    "in",
    "on",
    "at",
    "by",
    "for",
    "from",
    "with",
    "after",
    "before",
    "when",
    "while",
    "as",
    "if",
    "but",
    "and",
    "or",
    "so",
    "yet",
    "however",
    "although",
    "though",
    "since",
    "because",
    "some",
    "many",
    "most",
    "several",
    "both",
    "all",
    "no",
    "not",
    "one",
    "two",
    "what",
    "who",
    "how",
    "why",
    "where",
    "according",
    "meanwhile",
    "also",
    "then",
    "now",
    "earlier",
    "later",
    "last",
    "under",
    "during",
    "despite",
];

/// How the full stop after a word is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// It belongs to the word and ends no sentence.
    Inner,
    /// It belongs to the word and may also end the sentence.
    Open,
    /// It ends the sentence.
    Final,
}

/// The longest abbreviation of the tables, in bytes.
const LONGEST: usize = 6;

fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|w| w.len() == word.len() && w.eq_ignore_ascii_case(word))
}

/// Reads the full stop after `word` (given without it), in any case.
#[must_use]
pub fn stop_after(word: &str) -> Stop {
    let dotted = word.contains('.');
    if word.len() > LONGEST && !dotted {
        return Stop::Final;
    }
    let capitalised = word.chars().next().is_some_and(char::is_uppercase);
    if is_one_of(word, TITLES) || is_one_of(word, INNER) {
        // "no." and "art." are words too: as the end of a sentence they are in lower case.
        let plain = !capitalised && is_one_of(word, &["no", "art", "hon", "fig"]);
        return if plain { Stop::Final } else { Stop::Inner };
    }
    // "Reading, PA." ends its sentence: the post's codes have no stop.
    let code = word.len() == 2 && word.bytes().all(|b| b.is_ascii_uppercase());
    if code && is_one_of(word, CODES) {
        return Stop::Final;
    }
    if is_one_of(word, OPEN) {
        // In lower case "sat", "man", "mass", "ill", "miss", "wash" … are plain words.
        let plain = !capitalised && !is_one_of(word, &["a.m", "p.m", "etc", "ph.d", "m.d", "inc", "ltd", "co"]);
        return if plain { Stop::Final } else { Stop::Open };
    }
    let initial = capitalised && word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    if initial && word != "I" {
        Stop::Inner
    } else if dotted && word.split('.').all(|p| p.chars().count() <= 2) {
        Stop::Open
    } else {
        Stop::Final
    }
}

/// Whether `word`, with its stop, is the network that something was posted on and no initial: "she wrote on X. The".
#[must_use]
pub fn is_network(before: &str, word: &str) -> bool {
    word == "X." && before == "on"
}

/// Whether `word`, which stands after an hour ("2 a.m."), begins a new sentence: with a capital, and neither a day nor a
/// zone ("a.m. ET", "p.m. Monday", "a.m. Eastern").
#[must_use]
pub fn begins_after_hour(hour: &str, word: &str) -> bool {
    const ZONES: &[&str] =
        &["eastern", "central", "mountain", "pacific", "greenwich", "moscow", "local", "coordinated"];
    const DAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let zone = word.len() <= 4 && word.chars().all(char::is_uppercase) && word.ends_with(['T', 'C']);
    let day = word.get(..3).is_some_and(|first| is_one_of(first, DAYS));
    is_one_of(hour, &["a.m.", "p.m."])
        && word.chars().next().is_some_and(char::is_uppercase)
        && !(zone || day || is_one_of(word, ZONES))
}

/// Whether `word` speaks for a new sentence after an open abbreviation.
#[must_use]
pub fn starts_sentence(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase) && is_one_of(word, STARTERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_abbreviation_is_longer_than_the_longest() {
        assert!([TITLES, INNER, OPEN].concat().iter().all(|w| w.len() <= LONGEST || w.contains('.')));
    }
}

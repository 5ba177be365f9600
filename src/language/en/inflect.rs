//! Regular inflection of English verbs and nouns, for the tables that give citation forms only.

/// The inflected forms of a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbForms {
    /// "says"
    pub third: String,
    /// "said"
    pub past: String,
    /// "said"
    pub participle: String,
    /// "saying"
    pub gerund: String,
}

const VOWELS: &[char] = &['a', 'e', 'i', 'o', 'u'];

/// Verbs of more than one syllable that double their last letter; others do not.
const DOUBLING: &[&str] = &[
    "admit", "commit", "concur", "regret", "prefer", "extol", "infer", "refer", "submit", "permit", "rebut", "compel",
    "repel", "expel", "control", "patrol", "overrun", "allot", "defer", "deter", "incur", "occur", "recur", "rebel",
    "transfer",
];

/// Whether `verb` doubles its last consonant before a vowel ("ban", "banned").
fn doubles(verb: &str) -> bool {
    let chars: Vec<char> = verb.chars().rev().take(3).collect();
    let [last, middle, first] = chars.as_slice() else { return false };
    let vowel_before = VOWELS.contains(first) && !verb.contains("qu");
    let shape = !VOWELS.contains(last) && !matches!(last, 'w' | 'x' | 'y') && VOWELS.contains(middle) && !vowel_before;
    let syllables = verb.split(|c| !VOWELS.contains(&c)).filter(|part| !part.is_empty()).count();
    shape && (syllables == 1 || DOUBLING.contains(&verb))
}

/// Adds the -s of the third person or of the plural.
#[must_use]
pub fn with_s(word: &str) -> String {
    let before_last = word.chars().rev().nth(1);
    if word.ends_with('y') && before_last.is_some_and(|c| !VOWELS.contains(&c)) {
        format!("{}ies", &word[..word.len() - 1])
    } else if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) || word == "go" || word == "veto" {
        format!("{word}es")
    } else {
        format!("{word}s")
    }
}

/// The plural of a role noun: "policeman" has "policemen".
#[must_use]
pub fn plural(noun: &str) -> String {
    noun.strip_suffix("man").map_or_else(|| with_s(noun), |stem| format!("{stem}men"))
}

/// Takes the -s of the plural off: "refineries" are a refinery, "parishes" a parish.
#[must_use]
pub fn singular(plural: &str) -> String {
    match (plural.strip_suffix("ies"), plural.strip_suffix("shes"), plural.strip_suffix('s')) {
        (Some(stem), _, _) => format!("{stem}y"),
        (_, Some(stem), _) => format!("{stem}sh"),
        (_, _, Some(stem)) => stem.to_owned(),
        _ => plural.to_owned(),
    }
}

/// The forms of `verb`, with irregular ones given as "past" or "past,participle" ("-" for none).
#[must_use]
pub fn verb_forms(verb: &str, irregular: &str) -> VerbForms {
    let stem = if doubles(verb) { format!("{verb}{}", &verb[verb.len() - 1..]) } else { verb.to_owned() };
    let regular = if verb.ends_with('e') {
        format!("{verb}d")
    } else if verb.ends_with('y') && verb.chars().rev().nth(1).is_some_and(|c| !VOWELS.contains(&c)) {
        format!("{}ied", &verb[..verb.len() - 1])
    } else {
        format!("{stem}ed")
    };
    let gerund = if verb.ends_with("ee") || !verb.ends_with('e') || verb == "be" {
        format!("{stem}ing")
    } else {
        format!("{}ing", &verb[..verb.len() - 1])
    };
    let (past, participle) = match irregular {
        "-" | "" => (regular.clone(), regular),
        given => match given.split_once(',') {
            Some((past, participle)) => (past.to_owned(), participle.to_owned()),
            None => (given.to_owned(), given.to_owned()),
        },
    };
    VerbForms { third: with_s(verb), past, participle, gerund }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(verb: &str) -> [String; 3] {
        let forms = verb_forms(verb, "-");
        [forms.third, forms.past, forms.gerund]
    }

    #[test]
    fn regular_verbs_follow_the_spelling_rules() {
        assert_eq!(forms("deny"), ["denies", "denied", "denying"]);
        assert_eq!(forms("argue"), ["argues", "argued", "arguing"]);
        assert_eq!(forms("stress"), ["stresses", "stressed", "stressing"]);
        assert_eq!(forms("admit"), ["admits", "admitted", "admitting"]);
        assert_eq!(forms("slam"), ["slams", "slammed", "slamming"]);
        assert_eq!(forms("report"), ["reports", "reported", "reporting"]);
        assert_eq!(forms("quip"), ["quips", "quipped", "quipping"]);
        assert_eq!(forms("reveal"), ["reveals", "revealed", "revealing"]);
        assert_eq!(forms("agree"), ["agrees", "agreed", "agreeing"]);
        assert_eq!(forms("say"), ["says", "sayed", "saying"]);
        assert_eq!(verb_forms("say", "said").past, "said");
        assert_eq!(verb_forms("know", "knew,known").participle, "known");
    }

    #[test]
    fn compounds_of_man_have_men() {
        assert_eq!(plural("spokesman"), "spokesmen");
        assert_eq!(plural("deputy"), "deputies");
    }
}

//! The part that a place plays where it is mentioned, from the words around it.

use std::ops::Range;

use super::analysis::Analysis;
use super::lexicon::Cue;
use super::tagger::Type;
use crate::annotations::Role;
use crate::kind::Kind;
use crate::text::TokenKind;

/// Words after a possessive that speak of the place as ground: "Russia's capital".
const GROUND: &[&str] = &[
    "capital",
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "coast",
    "coastline",
    "border",
    "borders",
    "streets",
    "outskirts",
    "suburbs",
    "center",
    "centre",
    "downtown",
    "region",
    "regions",
    "province",
    "interior",
    "coastal",
    "airport",
    "largest",
    "biggest",
    "second-largest",
    "main",
    "famous",
    "old",
];

const AUXILIARIES: &[&str] = &[
    "is", "was", "are", "were", "has", "have", "had", "will", "would", "can", "could", "should", "may", "might",
    "must", "does", "did", "do",
];

/// Words that end in -s or -ed and are no verbs, or hardly ever after a name.
const NOT_VERBS: &[&str] = &[
    "as",
    "us",
    "its",
    "his",
    "this",
    "has-been",
    "yes",
    "thus",
    "plus",
    "versus",
    "across",
    "towards",
    "afterwards",
    "always",
    "perhaps",
    "besides",
    "nowadays",
    "sometimes",
    "days",
    "weeks",
    "months",
    "years",
    "hours",
    "minutes",
    "times",
    "forces",
    "troops",
    "officials",
    "police",
    "residents",
    "schools",
    "streets",
    "authorities",
    "attacks",
    "soldiers",
    "talks",
    "sanctions",
    "elections",
    "protests",
    "news",
    "affairs",
    "diplomats",
    "lawmakers",
    "voters",
    "sales",
    "prices",
    "shares",
    "markets",
    "banks",
    "courts",
    "hospitals",
    "others",
    "miles",
    "metres",
    "kilometers",
    "kilometres",
    "based",
    "united",
    "related",
    "led",
    "red",
    "speed",
    "need",
    "breed",
    "seed",
    "backed",
    "born",
    "occupied",
    "controlled",
    "held",
];

/// Verbs whose object is someone, not somewhere: "accused Athens", "has given Ukraine …".
const ADDRESSING: &[&str] = &[
    "accused",
    "accuse",
    "accuses",
    "accusing",
    "warned",
    "warn",
    "warns",
    "warning",
    "urged",
    "urge",
    "urges",
    "urging",
    "told",
    "tell",
    "asked",
    "ask",
    "asks",
    "asking",
    "gave",
    "give",
    "gives",
    "given",
    "giving",
    "sent",
    "sold",
    "promised",
    "offered",
    "offer",
    "granted",
    "helped",
    "help",
    "helps",
    "helping",
    "blamed",
    "blame",
    "blames",
    "blaming",
    "thanked",
    "support",
    "supported",
    "supports",
    "supporting",
    "condemned",
    "criticised",
    "criticized",
    "sanctioned",
    "pressed",
    "persuaded",
    "forced",
    "allowed",
    "owes",
    "arm",
    "armed",
    "arming",
    "joined",
    "threatened",
    "threatens",
    "threaten",
];

/// Bodies of a state that are named after it with a possessive.
const BODIES: &[&str] = &[
    "mission",
    "embassy",
    "consulate",
    "delegation",
    "ministry",
    "parliament",
    "senate",
    "army",
    "navy",
    "legation",
    "secretariat",
];

/// Past tenses that do not end in -ed.
const PAST: &[&str] = &[
    "took",
    "gave",
    "made",
    "went",
    "came",
    "won",
    "lost",
    "sent",
    "held",
    "saw",
    "said",
    "told",
    "began",
    "fell",
    "rose",
    "led",
    "cut",
    "put",
    "set",
    "hit",
    "beat",
    "left",
    "met",
    "drew",
    "shot",
    "fought",
    "struck",
    "withdrew",
    "became",
    "got",
    "kept",
    "spent",
    "paid",
    "bought",
    "sold",
    "built",
    "brought",
    "broke",
    "chose",
    "grew",
    "knew",
    "lent",
    "let",
    "ran",
    "shut",
    "spoke",
    "stood",
    "threw",
    "understood",
    "wrote",
    "want",
    "need",
    "plan",
    "agree",
    "seek",
    "face",
    "remain",
    "say",
    "insist",
    "hope",
];

const ADVERBS: &[&str] = &[
    "also",
    "nevertheless",
    "nonetheless",
    "however",
    "meanwhile",
    "therefore",
    "itself",
    "once",
    "soon",
    "often",
    "already",
    "still",
    "now",
    "then",
    "again",
    "never",
    "always",
    "urgently",
    "directly",
    "explicitly",
    "recently",
    "previously",
    "repeatedly",
    "reportedly",
    "formally",
    "officially",
    "later",
    "currently",
    "not",
];

/// The role of the place at `tokens`.
#[must_use]
pub fn role(analysis: &Analysis<'_>, tokens: &Range<usize>, kind: Kind, demonym: bool) -> Role {
    let words = &analysis.words.list;
    let near = tokens.start;
    let before = |n: usize| analysis.lower(tokens.start.checked_sub(n), near);
    let after = |n: usize| analysis.lower(Some(tokens.end + n), near);
    let after_word = |n: usize| words.get(tokens.end + n).filter(|w| w.sentence == words[near].sentence);
    if demonym {
        let people = words[tokens.end - 1].lower.ends_with('s') && !matches!(after(0), "government" | "army");
        return if people && !after_word(0).is_some_and(|w| w.capital) { Role::Actor } else { Role::Modifier };
    }
    if in_organisation(analysis, tokens) {
        return Role::OrganisationPart;
    }
    let governs = matches!(
        kind,
        Kind::Country | Kind::Capital | Kind::Admin1 | Kind::Territory | Kind::City | Kind::Region | Kind::Continent
    );
    let state = matches!(kind, Kind::Country | Kind::Capital | Kind::Territory);
    if after_word(0).is_some_and(|w| w.kind == TokenKind::Possessive) {
        // "Ukraine's NATO mission": the head of the phrase is a body.
        let mut at = 1;
        while after_word(at).is_some_and(|w| w.capital) {
            at += 1;
        }
        let body = after_word(at).is_some_and(|w| w.cues.has_any(&[Cue::OrgHead, Cue::Government])) && at > 1;
        // "Ukraine's mission to NATO", "Russia's defence ministry": a body of the state.
        let named = (1..4).map(after).take_while(|w| !w.is_empty()).any(|w| BODIES.contains(&w));
        let apart = (1..4).map(after).position(|w| BODIES.contains(&w)).unwrap_or(0);
        let between = (1..=apart).all(|n| after_word(n).is_some_and(|w| !w.cues.has(Cue::Function)));
        if body || (named && between) {
            return Role::OrganisationPart;
        }
        let ground =
            GROUND.contains(&after(1)) || after_word(1).is_some_and(|w| w.cues.has_any(&[Cue::Facility, Cue::Street]));
        return if state && !ground {
            Role::Actor
        } else if ground {
            Role::Location
        } else {
            Role::Modifier
        };
    }
    if analysis.lower(Some(tokens.end), near) == "-" {
        let tail = after(1);
        if matches!(tail, "based" | "born" | "area" | "bound") {
            return Role::Location;
        }
        if !tail.is_empty() {
            return Role::Modifier;
        }
    }
    let preposition = before(1);
    if (preposition == "by" || ADDRESSING.contains(&preposition)) && state {
        return Role::Actor;
    }
    let locative = matches!(
        preposition,
        "in" | "at"
            | "near"
            | "from"
            | "to"
            | "into"
            | "on"
            | "around"
            | "across"
            | "through"
            | "outside"
            | "inside"
            | "throughout"
            | "within"
            | "over"
            | "off"
            | "toward"
            | "towards"
            | "of"
            | "for"
            | "via"
            | "leaving"
    );
    if (locative || words.get(tokens.start.wrapping_sub(1)).is_some_and(|w| w.cues.has(Cue::Direction)))
        && !is_noun_after(analysis, tokens)
    {
        return Role::Location;
    }
    if governs && is_verb_after(analysis, tokens) && !locative {
        return Role::Actor;
    }
    if is_noun_after(analysis, tokens) {
        return Role::Modifier;
    }
    Role::Location
}

/// Whether the mention lies inside a longer name of an organisation.
fn in_organisation(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let words = &analysis.words.list;
    let Some((start, end)) = words[tokens.start].run else { return false };
    if start == tokens.start && end == tokens.end {
        return false;
    }
    let head = words[end - 1].cues.has_any(&[Cue::OrgHead, Cue::Team, Cue::OrgSuffix, Cue::Government])
        || words[start].cues.has(Cue::OrgHead) && words.get(start + 1).is_some_and(|w| w.lower == "of");
    let tagged =
        tokens.clone().map(|at| analysis.tagging.token_probability(at, Type::Organisation)).fold(0.0, f32::max);
    (head && end > tokens.end && words[end - 1].capital) || tagged > 0.5
}

fn is_verb_after(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let near = tokens.start;
    let mut at = tokens.end;
    let adverb = |word: &str| ADVERBS.contains(&word) || (word.len() > 5 && word.ends_with("ly"));
    while adverb(analysis.lower(Some(at), near)) {
        at += 1;
    }
    let word = analysis.lower(Some(at), near);
    let capital = analysis.words.get(Some(at)).is_some_and(|w| w.capital);
    if word.is_empty() || capital || NOT_VERBS.contains(&word) {
        return false;
    }
    let irregular = PAST.contains(&word);
    let saying = analysis.words.get(Some(at)).is_some_and(|w| w.cues.has(Cue::Saying));
    AUXILIARIES.contains(&word)
        || saying
        || irregular
        || (word.len() > 3 && (word.ends_with("ed") || (word.ends_with('s') && !word.ends_with("ss"))))
}

/// Whether a noun that the name describes follows: in lower case and neither verb nor small word.
fn is_noun_after(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let near = tokens.start;
    let Some(word) = analysis.words.get(Some(tokens.end)) else { return false };
    if word.sentence != analysis.words.list[near].sentence || word.kind != TokenKind::Word || word.capital {
        return false;
    }
    let lower = word.lower.as_str();
    let small = word.cues.has_any(&[Cue::Article, Cue::Of, Cue::LocPrep, Cue::Weekday])
        || AUXILIARIES.contains(&lower)
        || ADVERBS.contains(&lower)
        || matches!(
            lower,
            "and"
                | "or"
                | "but"
                | "that"
                | "which"
                | "who"
                | "where"
                | "when"
                | "while"
                | "after"
                | "before"
                | "since"
                | "until"
                | "as"
                | "by"
                | "with"
                | "for"
                | "during"
                | "because"
                | "if"
                | "on"
                | "it"
                | "he"
                | "she"
                | "they"
                | "we"
                | "this"
                | "last"
                | "next"
                | "early"
                | "late"
                | "about"
                | "against"
                | "under"
                | "than"
                | "amid"
                | "despite"
                | "although"
                | "though"
                | "so"
                | "yesterday"
                | "today"
                | "tomorrow"
                | "there"
                | "his"
                | "her"
                | "their"
                | "its"
                | "being"
                | "due"
                | "following"
                | "where's"
                | "whose"
                | "itself"
                | "alone"
                | "only"
                | "too"
                | "just"
                | "once"
                | "ago"
                | "without"
                | "like"
                | "such"
                | "even"
                | "until-now"
        );
    !small && !is_verb_after(analysis, tokens)
}

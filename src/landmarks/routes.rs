//! Roads by number: "Interstate 45", "US 60", "KY 80", "A417", "NH-44", "A9 autobahn".

use std::ops::Range;

use super::exceptions::{self, Exception};
use super::landmark::Landmark;
use super::nouns::longest;
use super::text::Sentence;
use super::words::Roles;
use crate::kind::Kind;
use crate::language::{Classes, Part};
use crate::text::TokenKind;

/// The rule that finds a road by its number.
const NUMBER: &str = "road_number";

/// The rule that finds a road by the state and its number.
pub const OF_STATE: &str = "road_of_state";

/// Most digits of a road's number.
const DIGITS: usize = 4;

/// Most numbers in a row: "Highways 1, 17 and 30".
const ROW: usize = 6;

/// What the words before a number ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Nothing.
    Sure,
    /// Words of roads, and nothing countable after the number.
    Code,
    /// As a code, with a hyphen.
    Dash,
    /// As a code, of a state that the road stays in.
    Home,
    /// A hyphen, and nothing countable after the number.
    Inter,
    /// A preposition of roads.
    State,
    /// As sure, of several roads.
    Plural,
}

impl Rule {
    /// Every rule, in the order of its number.
    const ALL: [(&'static str, Self); 7] = [
        ("sure", Self::Sure),
        ("code", Self::Code),
        ("dash", Self::Dash),
        ("home", Self::Home),
        ("inter", Self::Inter),
        ("state", Self::State),
        ("plural", Self::Plural),
    ];

    /// The rule that the table calls `word`.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(name, _)| *name == word).map(|(_, rule)| *rule)
    }

    /// The name of the rule in explanations.
    const fn name(self) -> &'static str {
        if matches!(self, Self::Home | Self::State) { OF_STATE } else { NUMBER }
    }

    fn unpack(number: u32) -> Self {
        Self::ALL.get(number as usize).map_or(Self::State, |(_, rule)| *rule)
    }
}

/// The roads whose words begin at token `at`.
#[must_use]
pub fn numbered(sentence: &Sentence<'_, '_>, at: usize) -> Vec<Landmark> {
    let view = sentence.view;
    if !view.is_capital(at) {
        return Vec::new();
    }
    let Some((rule, end)) = longest(view.reading, Part::LandmarkRoutes, at, sentence.range.end) else {
        return Vec::new();
    };
    let rule = Rule::unpack(rule);
    let dash = view.is_hyphen(end) && view.tight(end) && view.tight(end + 1);
    let number = if dash { end + 1 } else { end };
    if !is_number(sentence, number) || (matches!(rule, Rule::Dash | Rule::Inter) && !dash) || (dash && end - at > 1) {
        return Vec::new();
    }
    let tokens = at..number + 1;
    if joins_before(sentence, at) || goes_on(sentence, tokens.end) || is_exception(sentence, &tokens) {
        return Vec::new();
    }
    let vouched = match rule {
        Rule::Sure | Rule::Plural => true,
        Rule::State => sentence.after(at, Roles::BY_ROAD) && follows(sentence, tokens.end) && !sentence.titled,
        Rule::Dash => is_vouched(sentence, &tokens) && sentence.after(at, Roles::BY_ROAD),
        Rule::Inter => follows(sentence, tokens.end),
        Rule::Code | Rule::Home => is_vouched(sentence, &tokens),
    };
    if !vouched {
        return Vec::new();
    }
    let mut found = vec![road(with_road(sentence, tokens), rule.name())];
    if rule == Rule::Plural {
        found.extend(in_row(sentence, number + 1));
    }
    found
}

/// The road whose code is the one token `at`: "M4", "A417", "E40".
#[must_use]
pub fn coded(sentence: &Sentence<'_, '_>, at: usize) -> Option<Landmark> {
    let view = sentence.view;
    let tokens = at..at + 1;
    let exception = exceptions::of(view.reading, &tokens, sentence.range.end);
    let other = exception.is_some_and(|rule| rule == Exception::Never || !sentence.speaks_of_traffic());
    if !is_code(view.document.word(at)) || joins_before(sentence, at) || other {
        return None;
    }
    let whole = with_road(sentence, tokens.clone());
    let spelled = whole.end > tokens.end;
    let said = !goes_on(sentence, at + 1)
        && follows(sentence, at + 1)
        && ((sentence.after(at, Roles::BY_ROAD.or(Roles::BLOCK))
            && (sentence.speaks_of_roads() || (has_article(sentence, at) && is_long(view.document.word(at)))))
            || (has_article(sentence, at) && sentence.speaks_of_traffic()));
    // "banned after A591 crash"
    let crash = is_long(view.document.word(at)) && sentence.has(at + 1, Roles::OF_ROADS) && !view.is_capital(at + 1);
    (spelled || said || crash).then(|| road(whole, "road_code"))
}

/// One or two capitals and up to four digits, with a letter in brackets left out: "A417", "M25", "D1".
fn is_code(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = word.bytes().skip(letters).take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&letters) && (1..=DIGITS).contains(&digits) && letters + digits == word.len()
}

/// Whether a code is hardly anything but a road's: "A49", "B6318"; cars, chips and classes have one digit.
fn is_long(word: &str) -> bool {
    word.len() > 2 && word.starts_with(['A', 'B', 'N']) && word.as_bytes()[1].is_ascii_digit()
}

const fn road(tokens: Range<usize>, rule: &'static str) -> Landmark {
    Landmark::new(tokens, Kind::Road, rule)
}

/// Whether token `at` is a road's number: "45", "35W", "A9".
fn is_number(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    let view = sentence.view;
    let word = view.document.word(at);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let suffix = &word.as_bytes()[digits..];
    let plain = view.kind(at) == TokenKind::Number && (1..=DIGITS).contains(&digits);
    sentence.range.contains(&at)
        && ((plain && suffix.len() <= 1 && suffix.iter().all(u8::is_ascii_uppercase)) || is_code(word))
}

/// Whether a hyphen or another word before token `at` makes another name of it.
fn joins_before(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    let view = sentence.view;
    let Some(before) = at.checked_sub(1).filter(|&i| i >= sentence.range.start) else { return false };
    // "form I-130"
    (view.is_hyphen(before) && view.tight(at)) || sentence.has(before, Roles::WORK)
}

/// Whether the name or the number goes on after a road's number: "Highway 61 Revisited", "US 1.5".
fn goes_on(sentence: &Sentence<'_, '_>, next: usize) -> bool {
    let view = sentence.view;
    if !sentence.range.contains(&next) {
        return false;
    }
    let compass =
        view.is(next, Classes::DIRECTION.with(Classes::WEEKDAY).with(Classes::MONTH_NAME).with(Classes::FUNCTION));
    let capital = view.is_capital(next) && view.kind(next) == TokenKind::Word && !sentence.titled;
    let joined = view.tight(next) && (view.is_hyphen(next) || matches!(view.mark(next), '%' | '$' | '°'));
    let counted = view.kind(next) == TokenKind::Number;
    joined || counted || (capital && !compass && !sentence.has(next, Roles::ROAD.or(Roles::FOLLOWS)))
}

/// Whether what stands after a road's number cannot be counted by it.
fn follows(sentence: &Sentence<'_, '_>, next: usize) -> bool {
    let view = sentence.view;
    !sentence.range.contains(&next)
        || view.kind(next) == TokenKind::Punct
        || view.kind(next) == TokenKind::Possessive
        || sentence.has(next, Roles::FOLLOWS.or(Roles::ROAD))
        || (!view.is_capital(next) && view.lower(next).ends_with("ed"))
}

/// Whether "the" stands right before token `at`.
fn has_article(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    at > sentence.range.start && sentence.view.is(at - 1, Classes::DEFINITE_ARTICLE)
}

/// Whether the sentence speaks of the road: a preposition before it or a word of roads.
fn is_vouched(sentence: &Sentence<'_, '_>, tokens: &Range<usize>) -> bool {
    // "gave the US 15 days": a road has no article.
    let upon = sentence.after(tokens.start, Roles::UPON);
    let dash = sentence.view.is_hyphen(tokens.start + 1);
    follows(sentence, tokens.end)
        && (!has_article(sentence, tokens.start) || (dash && (upon || sentence.speaks_of_traffic())))
        && (sentence.speaks_of_roads() || (upon && !sentence.titled))
}

fn is_exception(sentence: &Sentence<'_, '_>, tokens: &Range<usize>) -> bool {
    exceptions::of(sentence.view.reading, tokens, sentence.range.end).is_some()
}

/// A road's code with the noun that stands after it: "A9 autobahn".
fn with_road(sentence: &Sentence<'_, '_>, tokens: Range<usize>) -> Range<usize> {
    let more = longest(sentence.view.reading, Part::LandmarkRoadNouns, tokens.end, sentence.range.end);
    // "the M4 Highway Patrol"
    let more = more.filter(|(_, end)| !sentence.view.is_capital(*end) || sentence.titled);
    tokens.start..more.map_or(tokens.end, |(_, end)| end)
}

/// The numbers that share the noun of a plural: "Interstates 5 and [90]".
fn in_row(sentence: &Sentence<'_, '_>, from: usize) -> Vec<Landmark> {
    let view = sentence.view;
    let mut found = Vec::new();
    let mut at = from;
    while found.len() < ROW {
        let comma = usize::from(view.mark(at) == ',');
        let joint = usize::from(view.is(at + comma, Classes::JOINT) || view.mark(at + comma) == '&');
        let number = at + comma + joint;
        if comma + joint == 0 || !is_number(sentence, number) || goes_on(sentence, number + 1) {
            break;
        }
        found.push(road(number..number + 1, NUMBER));
        at = number + 1;
    }
    found
}

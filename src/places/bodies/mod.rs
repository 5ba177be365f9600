//! Places inside the names of public bodies: "[Texas] Department of Transportation", "City of [Oxford]".
//!
//! What governs a place, or belongs to it, is named with it, and the place is a mention of its own. The heads of
//! such names are `data/language/en/public-bodies.tsv`; firms, papers and teams have none, so that "Boston Globe"
//! stays whole.

#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
mod table;

use std::ops::Range;

use super::analysis::Analysis;
use crate::country::CountryCode;
use crate::gazetteer::{Candidate, NameClass};
use crate::kind::{Category, Kind};
use crate::language::pack::Row;
use crate::language::{Classes, Part};
use crate::text::TokenKind;

#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
pub use table::compile;

/// Most tokens between a place and the head of the body's name.
const BETWEEN: usize = 6;

/// Longest head before "of", with words of its own, in tokens.
const HEAD: usize = 8;

/// Countries whose states have the word in their names: "Lagos State Government".
const STATES_IN_FULL: &[&str] = &["NG", "SS", "MM"];

/// Candidates that are asked whether they are a state: the name mostly means one of the first.
const LIKELY: usize = 6;

/// What no public body's name goes over.
const PRIVATE: Classes = Classes::MEDIA.with(Classes::TEAM).with(Classes::ORG_SUFFIX).with(Classes::STREET);

/// Which places have a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// Every place.
    Any,
    /// A country, state, province or territory.
    State,
    /// One that the article speaks of by itself, or a state.
    Seat,
    /// Those that the table lists.
    Only,
}

impl Rule {
    /// The rule that the table calls `word`.
    #[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
    fn parse(word: &str) -> Option<Self> {
        match word {
            "any" => Some(Self::Any),
            "state" => Some(Self::State),
            "seat" => Some(Self::Seat),
            "only" => Some(Self::Only),
            _ => None,
        }
    }

    const fn of(number: u32) -> Self {
        match number {
            0 => Self::Any,
            1 => Self::State,
            2 => Self::Seat,
            _ => Self::Only,
        }
    }
}

/// The public body in whose name a place stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Body {
    /// Whether it is a person's office: "[Kentucky] Governor".
    pub office: bool,
    /// Whether only states, provinces and countries have one.
    pub of_state: bool,
}

/// A row of the table.
#[derive(Clone, Copy)]
struct Head {
    rule: Rule,
    office: bool,
    between: bool,
}

impl Head {
    fn of(row: Row<'_>) -> Self {
        Self { rule: Rule::of(row.number(0)), office: row.number(1) != 0, between: row.number(2) != 0 }
    }
}

/// The public body in whose name the place at `tokens` stands, if it stands in one. `candidates` are what the
/// place may be; a name without any is in none.
#[must_use]
pub fn around(analysis: &Analysis<'_>, tokens: &Range<usize>, candidates: &[Candidate]) -> Option<Body> {
    /// Words of grammar that are villages somewhere, and what bodies see to.
    const NO_PLACE: Classes = Classes::BODY_TOPIC.with(Classes::FUNCTION);
    if candidates.is_empty() || tokens.len() == 1 && analysis.words[tokens.start].classes.any(NO_PLACE) {
        return None;
    }
    let head =
        head_after(analysis, tokens).or_else(|| head_before(analysis, tokens)).or_else(|| leads(analysis, tokens))?;
    let state = candidates.iter().take(LIKELY).any(|c| is_state(analysis, c));
    let admitted = match head.rule {
        Rule::Any => candidates.iter().take(LIKELY).any(|c| is_governed(analysis, c)),
        Rule::State => state,
        Rule::Seat => state || stands_apart(analysis, tokens),
        Rule::Only => true,
    };
    admitted.then_some(Body { office: head.office, of_state: head.rule == Rule::State })
}

/// Whether the last word of the name at `tokens` is the body's: "[Kentucky] State Police", "[Dublin] City Council".
/// The name in full is hardly ever written so, and the shorter one means the same place.
#[must_use]
pub fn takes_last_word(analysis: &Analysis<'_>, tokens: &Range<usize>, candidates: &[Candidate]) -> bool {
    let last = tokens.end - 1;
    if tokens.len() < 2 || !analysis.words[last].classes.any(Classes::BODY_HEAD) {
        return false;
    }
    let state = analysis.reading.lower(last) == "state";
    let Some(best) = candidates.first() else { return false };
    let country = analysis.gazetteer.place(best.place).and_then(|p| p.country());
    let in_full = country.is_some_and(|country| STATES_IN_FULL.contains(&country.as_str()));
    let shorter = tokens.start..last;
    // "[Nasarawa] State Police Command": the state's police are one head wherever they are.
    let own_head = || head_after(analysis, &shorter).is_some_and(|head| head.rule == Rule::State);
    // "Durham County Council": a county's name in full, whichever county comes first.
    let is_county = || {
        let county =
            |c: &Candidate| c.name == NameClass::Primary && analysis.gazetteer.kind(c.place) == Some(Kind::Admin2);
        candidates.iter().take(LIKELY).any(county)
    };
    let whole = if state { in_full && !own_head() } else { best.name == NameClass::Primary || is_county() };
    let whole = whole && !is_before_county_council(analysis, tokens, country);
    if whole {
        return false;
    }
    analysis.matches_in(shorter.start..shorter.start + 1).iter().any(|m| m.tokens == shorter)
        && (head_after(analysis, &shorter).is_some() || state && head_after(analysis, tokens).is_some())
}

/// "[Suffolk] County Council": a county of England, Wales or Ireland, which no other state's is in full, of `country`.
fn is_before_county_council(analysis: &Analysis<'_>, tokens: &Range<usize>, country: Option<CountryCode>) -> bool {
    const COUNTRIES: &[&str] = &["GB", "IE"];
    let last = tokens.end - 1;
    let council = analysis.lower(Some(tokens.end), last);
    let theirs = |country: Option<CountryCode>| country.is_some_and(|country| COUNTRIES.contains(&country.as_str()));
    let county = |c: &Candidate| {
        let place = analysis.gazetteer.place(c.place);
        place.is_some_and(|p| p.kind() == Kind::Admin2 && theirs(p.country()))
    };
    let shorter = || analysis.matches_in(tokens.start..tokens.start + 1).iter().filter(|m| m.tokens.end == last);
    analysis.reading.lower(last) == "county"
        && matches!(council, "council" | "councillor" | "councillors" | "hall")
        && !theirs(country)
        && shorter().any(|m| m.candidates.iter().any(county))
}

/// The head that follows the place, right after it or after words of its own; of places that hyphens join, that of the last.
fn head_after(analysis: &Analysis<'_>, tokens: &Range<usize>) -> Option<Head> {
    /// Most places that are joined so.
    const JOINED: usize = 4;
    let mut place = tokens;
    for _ in 0..JOINED {
        // "Middlesex-London Health Unit": the head is that of both.
        if !analysis.near(Some(place.end), place.start)?.classes.any(Classes::HYPHEN) {
            return head_of_one(analysis, place);
        }
        place = &analysis.matches_in(place.end + 1..place.end + 2).iter().find(|m| !m.demonym)?.tokens;
    }
    None
}

/// The head that follows a place, no hyphen between them.
fn head_of_one(analysis: &Analysis<'_>, tokens: &Range<usize>) -> Option<Head> {
    let near = tokens.start;
    let first = analysis.near(Some(tokens.end), near)?;
    if !first.capital {
        return None;
    }
    for at in tokens.end..=tokens.end + BETWEEN {
        let word = analysis.near(Some(at), near)?;
        let inner = at > tokens.end && matches!(analysis.reading.lower(at), "and" | "&");
        if word.capital && word.classes.any(Classes::BODY_HEAD) {
            let found = longest(analysis, at)
                .filter(|(head, end)| (at == tokens.end || head.between) && !goes_on_with_hyphen(analysis, *end, near));
            if let Some((head, _)) = found {
                return Some(head);
            }
        }
        if !inner && (!word.capital || word.kind != TokenKind::Word || word.classes.any(PRIVATE)) {
            return None;
        }
    }
    None
}

/// "Arkansas Democrat-Gazette" is no democrat.
fn goes_on_with_hyphen(analysis: &Analysis<'_>, end: usize, near: usize) -> bool {
    analysis.classes(Some(end), near).any(Classes::HYPHEN)
        && analysis.near(Some(end + 1), near).is_some_and(|w| w.capital)
}

/// The longest head that begins at `at`, and where it ends.
fn longest(analysis: &Analysis<'_>, at: usize) -> Option<(Head, usize)> {
    let language = analysis.reading.language;
    let (phrases, rows) = (language.phrases(Part::BodyHeads), language.rows(Part::BodyHeadRows));
    let sentence = analysis.words[at].sentence();
    let (mut node, mut best) = (phrases.root(), None);
    for next in at..analysis.words.len() {
        let word = &analysis.words[next];
        if word.sentence() != sentence {
            break;
        }
        if next > at && word.classes.any(Classes::HYPHEN) {
            continue;
        }
        let Some(step) = analysis.reading.word(next).and_then(|word| phrases.step(node, word)) else { break };
        node = step;
        // A head has its capitals: "the Huntsville police" are no name.
        let ends = word.capital || word.kind != TokenKind::Word;
        if let Some(value) = phrases.value(node).filter(|_| ends) {
            best = Some((Head::of(rows.row(value)), next + 1));
        }
    }
    best
}

/// The head before "of" and the place: "City of", "Ministry of Health of the".
fn head_before(analysis: &Analysis<'_>, tokens: &Range<usize>) -> Option<Head> {
    let near = tokens.start;
    let article = usize::from(analysis.lower(tokens.start.checked_sub(1), near) == "the");
    let of = tokens.start.checked_sub(1 + article)?;
    // "Board of Trustees of Harlan Township": the name goes on.
    let goes_on = analysis.words[near].run().is_some_and(|run| run.1 > tokens.end);
    if analysis.lower(Some(of), near) != "of" || goes_on {
        return None;
    }
    let language = analysis.reading.language;
    let (phrases, rows) = (language.phrases(Part::BodiesOf), language.rows(Part::BodyHeadRows));
    let mut best = None;
    for start in (of.saturating_sub(HEAD)..of).rev() {
        let word = analysis.near(Some(start), near)?;
        if !word.capital
            && !word.classes.any(Classes::OF)
            && !matches!(analysis.reading.lower(start), "and" | "&" | "the")
        {
            break;
        }
        if !word.capital || !word.classes.any(Classes::BODY_OF) {
            continue;
        }
        // "Royal Bank of Canada" is no Bank of Canada.
        let opens = start
            .checked_sub(1)
            .is_none_or(|at| !analysis.near(Some(at), near).is_some_and(|w| w.capital && !w.initial));
        let mut node = phrases.root();
        for next in start..tokens.end {
            let Some(step) = analysis.reading.word(next).and_then(|word| phrases.step(node, word)) else { break };
            node = step;
            let Some(head) = phrases.value(node).map(|value| Head::of(rows.row(value))) else { continue };
            let at_of = next + 1 == of && !head.between;
            let own_words = next + 2 < of && head.between && analysis.lower(Some(next + 1), near) == "of";
            let listed = next + 1 == tokens.end && head.rule == Rule::Only && opens;
            if head.rule == Rule::Only && listed || head.rule != Rule::Only && (at_of || own_words) {
                best = Some(head);
            }
        }
    }
    best
}

/// Whether a body's one word leads the name at `tokens`: "Police Scotland".
#[must_use]
pub fn is_led(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    leads(analysis, tokens).is_some()
}

/// A body's one word right before a state: "Ambulance Victoria", "Elections Ontario".
fn leads(analysis: &Analysis<'_>, tokens: &Range<usize>) -> Option<Head> {
    let before = analysis.near(tokens.start.checked_sub(1), tokens.start)?;
    let whole = before.run() == Some((tokens.start - 1, tokens.end));
    (whole && before.capital && before.classes.any(Classes::BODY_LEAD)).then_some(Head {
        rule: Rule::State,
        office: false,
        between: false,
    })
}

fn is_state(analysis: &Analysis<'_>, candidate: &Candidate) -> bool {
    let kind = analysis.gazetteer.place(candidate.place).map(|p| p.kind());
    kind.is_some_and(|kind| matches!(kind, Kind::Country | Kind::Admin1 | Kind::Territory))
}

/// Whether a place has authorities: continents and seas have none.
fn is_governed(analysis: &Analysis<'_>, candidate: &Candidate) -> bool {
    let kind = analysis.gazetteer.place(candidate.place).map(|p| p.kind());
    kind.is_some_and(|kind| {
        kind.category() == Category::Place && !matches!(kind, Kind::Continent | Kind::Ocean | Kind::Sea | Kind::Demonym)
    })
}

/// Whether the name also stands by itself in the article: what "Georgetown College" is in is then Georgetown.
fn stands_apart(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let form = |at: usize| analysis.words[at].form;
    let same = |other: &Range<usize>| {
        other.len() == tokens.len() && tokens.clone().zip(other.clone()).all(|(a, b)| form(a) == form(b))
    };
    let first = form(tokens.start);
    analysis.matches.iter().any(|m| {
        m.tokens.start != tokens.start
            && form(m.tokens.start) == first
            && same(&m.tokens)
            && analysis.words[m.tokens.start].run() == Some((m.tokens.start, m.tokens.end))
    })
}

//! Roads, streets and venues by name: "Cross Bronx Expressway", "44 Hungerford St.", "St. Mary's Church",
//! "Rue de Rivoli".

use std::ops::Range;

use super::exceptions::{self, Exception};
use super::landmark::Landmark;
use super::nouns::{self, Force, Noun};
use super::text::Sentence;
use super::words::Roles;
use crate::kind::Kind;
use crate::language::Classes;
use crate::language::matches::Bearer;
use crate::text::TokenKind;

/// Fewest people of a town whose name before a noun in lower case says only where it is: "a London hospital".
const TOWN: u32 = 15_000;

/// Most tokens of the name after a title.
const NAME: usize = 8;

/// Most digits of a house number.
const HOUSE: usize = 5;

/// Years that no house number is taken for after a preposition of time.
const YEARS: Range<u32> = 1900..2100;

/// A noun with the name before it. Token ranges are half-open.
struct Named {
    noun: Noun,
    /// What is asked for, as the noun is written.
    force: Force,
    name: Range<usize>,
    head: Range<usize>,
    /// Where the house number begins, if there is one.
    house: Option<usize>,
    /// "The corner of" stands before it.
    block: bool,
}

/// The landmarks whose noun begins at token `at`; the second of a coordination first. `floor` is where the last
/// one ended.
#[must_use]
pub fn before_noun(sentence: &Sentence<'_, '_>, at: usize, floor: usize) -> Vec<Landmark> {
    let Some(named) = read(sentence, at, floor) else { return Vec::new() };
    let whole = named.name.start..named.head.end;
    // "New Castle Fieldhouse"
    let goes_on = sentence.view.is_capital(whole.end) && sentence.view.is(whole.end, Classes::LANDMARK_NOUN);
    if !goes_on && is_exception(sentence, &named, &whole) {
        return vec![Landmark::nothing(whole)];
    }
    if !ends_name(sentence, &named) || is_other(sentence, &named, &whole) || !is_vouched(sentence, &named, &whole) {
        return Vec::new();
    }
    let kind = named.noun.kind;
    let mut found = Vec::new();
    if named.noun.plural {
        let Some(first) = conjunct(sentence, &named, floor) else { return found };
        found.push(Landmark::new(first, kind, "landmark_in_row"));
    }
    let start = named.house.filter(|_| kind == Kind::Street).unwrap_or(named.name.start);
    let end = with_side(sentence, kind, named.head.end);
    let (town, of_town) = (town(sentence, &named), named.noun.town);
    let large = kind == Kind::Park && named.head.len() > 1;
    found.push(Landmark { town, of_town, large, ..Landmark::new(start..end, kind, "landmark_noun") });
    found
}

/// The noun at `at`, with the name before it.
fn read(sentence: &Sentence<'_, '_>, at: usize, floor: usize) -> Option<Named> {
    let view = sentence.view;
    let (noun, end) = nouns::noun_at(view.reading, at, sentence.range.end)?;
    let head = at..end;
    let words = || head.clone().filter(|&i| view.kind(i) == TokenKind::Word);
    // "Museum of Art"
    let capital = view.is_capital(at) && view.is_capital(end - 1);
    let force = if capital { noun.force } else { noun.small.filter(|_| words().all(|i| !view.is_capital(i)))? };
    let start = sentence.name_start(at, floor.max(sentence.range.start));
    let name = start..at;
    if name.is_empty() {
        return None;
    }
    let house = house_number(sentence, start, floor);
    let block = start > sentence.range.start + 1
        && view.is(start - 1, Classes::OF_PLACE.with(Classes::CONJUNCTION))
        && (start.saturating_sub(6)..start - 1).any(|i| sentence.has(i, Roles::BLOCK));
    Some(Named { noun, force, name, head, house, block })
}

/// Where the number of the house before a street's name at `start` begins.
fn house_number(sentence: &Sentence<'_, '_>, start: usize, floor: usize) -> Option<usize> {
    let view = sentence.view;
    let at = start.checked_sub(1).filter(|&i| i >= floor.max(sentence.range.start))?;
    let word = view.document.word(at);
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) && word.len() - digits.len() <= 1;
    if view.kind(at) != TokenKind::Number || !plain || digits.len() > HOUSE {
        return None;
    }
    // "In 2019 Oxford Street was closed."
    let before = at.checked_sub(1).filter(|&i| i >= sentence.range.start);
    let year = digits.parse().is_ok_and(|n| YEARS.contains(&n)) && !before.is_some_and(|i| view.is(i, Classes::SPOT));
    let counted = before.is_some_and(|i| view.is_hyphen(i) || matches!(view.mark(i), '$' | '€' | '£' | '.'));
    (!year && !counted).then_some(at)
}

/// Whether the name ends with its noun: nothing capitalised goes on, no hyphen joins.
fn ends_name(sentence: &Sentence<'_, '_>, named: &Named) -> bool {
    let view = sentence.view;
    let next = named.head.end;
    if view.is_hyphen(next) && view.tight(next) && view.tight(next + 1) {
        return false;
    }
    let goes_on = view.is_capital(next) && view.kind(next) == TokenKind::Word && sentence.range.contains(&next);
    let kept = sentence.has(next, Roles::KEPT) || view.is(next, Classes::RANK.with(Classes::FUNCTION));
    let side = has_side(named.noun.kind) && sentence.has(next, Roles::SIDE);
    !goes_on || kept || side || sentence.titled
}

/// Whether the table knows the name for something else.
fn is_exception(sentence: &Sentence<'_, '_>, named: &Named, whole: &Range<usize>) -> bool {
    let exact = named.house.is_some() || named.block;
    match exceptions::of(sentence.view.reading, whole, sentence.range.end) {
        Some(Exception::Never) => true,
        Some(Exception::Address) => !(exact || sentence.after(whole.start, Roles::NEAR)),
        Some(Exception::Placed) => !(exact || sentence.after(whole.start, Roles::POSITION)),
        None => false,
    }
}

/// Whether the name is something else's: a work's, a person's, a known place's.
fn is_other(sentence: &Sentence<'_, '_>, named: &Named, whole: &Range<usize>) -> bool {
    let view = sentence.view;
    let exact = named.house.is_some() || named.block;
    let ground = exact || sentence.after(whole.start, Roles::NEAR);
    let work = |back: usize| whole.start.checked_sub(back).is_some_and(|i| sentence.has(i, Roles::WORK));
    sentence.is_quoted_title(whole)
        || view.reading.in_title(whole)
        || work(1)
        || (work(2) && !view.is(whole.start - 1, Classes::LOC_PREP))
        || (named.noun.kind != Kind::Street && view.is_place_name(whole))
        || is_person(sentence, named, exact, ground)
        || (is_common(named) && sentence.is_generic(&named.name) && !is_listed(sentence, whole))
}

/// Whether the table has these words for a name: "City Hall".
fn is_listed(sentence: &Sentence<'_, '_>, whole: &Range<usize>) -> bool {
    exceptions::of(sentence.view.reading, whole, sentence.range.end) == Some(Exception::Placed)
}

/// Whether words that say nothing but what the noun is make no name: "the Catholic Church", "a State Highway", but
/// "the Great Northern Highway".
fn is_common(named: &Named) -> bool {
    match named.noun.kind {
        Kind::Street => false,
        Kind::Road => named.name.len() < 2,
        _ => named.force != Force::Mission,
    }
}

/// Whether places of `kind` are larger than a town.
const fn is_area(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Country | Kind::Capital | Kind::Admin1 | Kind::Admin2 | Kind::Region | Kind::Territory | Kind::Continent
    )
}

/// "Nathan Lane", "Coach Hall".
fn is_person(sentence: &Sentence<'_, '_>, named: &Named, exact: bool, ground: bool) -> bool {
    if exact || !sentence.is_given_name(&named.name) {
        return false;
    }
    if named.noun.kind == Kind::Street && named.force == Force::Sure {
        // "Head June Street said": many streets are called after given names, few of them speak.
        return sentence.view.is(named.head.end, Classes::SAYING.with(Classes::PERSON_VERB));
    }
    let placed = sentence.after(named.name.start, Roles::POSITION);
    match (named.noun.kind, named.force) {
        // "the Bruce Highway"
        (Kind::Road, _) => false,
        (Kind::Street, _) => !ground,
        (_, Force::Sure) => named.head.len() == 1 && !placed,
        _ => !(ground || (placed && sentence.view.is(named.name.start - 1, Classes::SPOT.with(Classes::INSIDE)))),
    }
}

/// Whether the words around the name say what the noun asks for.
fn is_vouched(sentence: &Sentence<'_, '_>, named: &Named, whole: &Range<usize>) -> bool {
    let view = sentence.view;
    let exact = named.house.is_some() || named.block;
    let small = !view.is_capital(named.head.start);
    let placed = sentence.after(whole.start, Roles::POSITION);
    if named.force == Force::Mission {
        return is_mission(sentence, named, placed);
    }
    if small && !named.noun.plural {
        let known = view.known(&named.name);
        let upper = named.name.clone().any(|i| view.is_upper(i) && view.document.word(i).len() > 1);
        let article = follows_the(sentence, whole.start);
        // "the Abuja-Kaduna highway"
        let line = named.noun.kind == Kind::Road && named.name.clone().any(|i| view.is_hyphen(i));
        if line && !sentence.titled {
            return true;
        }
        let place = |b: &Bearer| b.kind.is_settlement() && known.is_city(b, TOWN) || is_area(b.kind);
        if known.bearers().iter().any(place) || known.is_demonym() || upper || sentence.titled || !(placed || article) {
            return false;
        }
    }
    match named.force {
        Force::Sure => true,
        // "filled the Usher Hall": persons have no article, streets seldom.
        Force::Placed => {
            let article = named.noun.kind != Kind::Street && !small && follows_the(sentence, whole.start);
            exact || ((placed || article) && !sentence.titled)
        }
        Force::Housed => placed && !sentence.titled && town_behind(sentence, named.head.end),
        Force::Numbered | Force::Mission => exact,
    }
}

/// Whether "the" stands before token `at`.
fn follows_the(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    at > sentence.range.start && sentence.view.is(at - 1, Classes::DEFINITE_ARTICLE)
}

/// "The U.S. Embassy in Kabul", "outside the Russian consulate".
fn is_mission(sentence: &Sentence<'_, '_>, named: &Named, placed: bool) -> bool {
    let view = sentence.view;
    let known = view.known(&named.name);
    let nation = known.is_demonym() || known.is_wide();
    let town = town_behind(sentence, named.head.end);
    let ground = placed && !view.is(named.name.start - 1, Classes::PERSON_PREP);
    nation && (town || ground)
}

/// Whether "in" and a place stand at token `at`.
fn town_behind(sentence: &Sentence<'_, '_>, at: usize) -> bool {
    let view = sentence.view;
    view.is(at, Classes::INSIDE) && view.place_end(at + 1).is_some_and(|known| known <= sentence.range.end)
}

/// The name that shares the noun of a plural: "[Main] and Third streets".
fn conjunct(sentence: &Sentence<'_, '_>, named: &Named, floor: usize) -> Option<Range<usize>> {
    let joint = named.name.start.checked_sub(1).filter(|&i| i > sentence.range.start)?;
    let view = sentence.view;
    let joined = view.is(joint, Classes::CONJUNCTION) || matches!(view.mark(joint), '&' | '/');
    let start = sentence.name_start(joint, floor.max(sentence.range.start));
    (joined && start < joint).then_some(start..joint)
}

/// Whether a point of the compass may end the name: "14th Street NW", "Freeman Hospital West".
const fn has_side(kind: Kind) -> bool {
    matches!(kind, Kind::Street | Kind::Building)
}

/// The end of a name with its side of the town: "14th Street NW".
fn with_side(sentence: &Sentence<'_, '_>, kind: Kind, end: usize) -> usize {
    let side = has_side(kind) && sentence.view.is_capital(end) && sentence.has(end, Roles::SIDE);
    if side && !sentence.view.is_capital(end + 1) { end + 1 } else { end }
}

/// The town at the head of the name, where it says where the venue stands.
fn town(sentence: &Sentence<'_, '_>, named: &Named) -> Option<Range<usize>> {
    if !matches!(named.noun.kind, Kind::Building | Kind::Park) {
        return None;
    }
    if named.force == Force::Mission {
        return Some(named.name.clone());
    }
    sentence.town_at(named.name.start, named.head.start)
}

/// The landmark whose title begins at token `at`: "Rue de Rivoli".
#[must_use]
pub fn after_title(sentence: &Sentence<'_, '_>, at: usize) -> Option<Landmark> {
    let view = sentence.view;
    let (noun, end) = nouns::title_at(view.reading, at, sentence.range.end)?;
    let after_name = at > sentence.range.start && view.is_capital(at - 1) && !sentence.titled;
    if !view.is_capital(at) || after_name {
        return None;
    }
    let name_end = name_after(sentence, end)?;
    let tokens = at..name_end;
    let placed = sentence.after(at, Roles::POSITION) || house_number(sentence, at, sentence.range.start).is_some();
    let work = at.checked_sub(1).is_some_and(|i| sentence.has(i, Roles::WORK));
    let never = exceptions::of(view.reading, &tokens, sentence.range.end).is_some();
    if work || never || sentence.is_quoted_title(&tokens) || view.is_place_name(&tokens) {
        return None;
    }
    let vouched = noun.force == Force::Sure || (placed && !sentence.titled);
    vouched.then(|| Landmark::new(tokens, noun.kind, "landmark_title"))
}

/// The end of the name that begins at `at`, which the words between its capitals belong to.
fn name_after(sentence: &Sentence<'_, '_>, at: usize) -> Option<usize> {
    let view = sentence.view;
    let capital = |i: usize| sentence.range.contains(&i) && (view.is_capital(i) || is_elided(view.document.word(i)));
    let (mut end, mut next) = (None, at);
    while sentence.range.contains(&next) && next < at + NAME {
        let own = capital(next) && !view.is(next, Classes::ARTICLE);
        let possessive = view.kind(next) == TokenKind::Possessive && end == Some(next);
        if own || possessive {
            end = Some(next + 1);
        } else if !(sentence.has(next, Roles::INNER) || (view.is_hyphen(next) && view.tight(next))) {
            break;
        }
        next += 1;
    }
    end
}

/// "d'Orsay", "l'Europe".
fn is_elided(word: &str) -> bool {
    let rest = word.strip_prefix(['d', 'l']).and_then(|rest| rest.strip_prefix(['\'', '’']));
    rest.is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

//! Names that are here what no place is: the short form of a body, an agency, a church, somebody's son, a peach.
//!
//! Each has a form of words that newspapers use for nothing else; where it stands, nothing makes the name a place.

use std::ops::Range;

use super::analysis::Analysis;
use super::dateline::Dateline;
use super::going_by::is_somebody;
use super::parameters::FeatureId;
use super::roles::following::{is_noun_after, is_verb_after};
use super::span::Span;
use crate::gazetteer::{Candidate, NameClass};
use crate::kind::Kind;
use crate::language::forms::FormId;
use crate::language::{Class, Classes};
use crate::sort;
use crate::text::TokenKind;

/// What only a place has: a word for its kind, before it or in an apposition, its country after a comma.
pub(super) const SAID: &[FeatureId] = &[FeatureId::Introduced, FeatureId::Qualified, FeatureId::Apposed];

/// What a document says once and means wherever the word stands.
pub(super) struct Others {
    /// Short forms that it explains, ascending; the agencies too.
    explained: Vec<FormId>,
    agencies: Vec<FormId>,
    /// Streets by their first word, and canals.
    streets: Vec<FormId>,
    canals: Vec<FormId>,
    /// Schools by their first word.
    schools: Vec<FormId>,
}

impl Others {
    pub(super) fn new(analysis: &Analysis<'_>) -> Self {
        let before = |wanted: &dyn Fn(usize) -> bool| {
            let words = analysis.words;
            let named = (1..words.len()).filter(|&at| words[at].capital && words[at - 1].capital && wanted(at));
            sorted(named.map(|at| words[at - 1].form).collect())
        };
        Self {
            explained: sorted(explained(analysis)),
            agencies: sorted(agencies(analysis)),
            streets: before(&|at| analysis.words[at].classes.has(Class::Street)),
            canals: before(&|at| analysis.reading.lower(at) == "canal"),
            schools: before(&|at| {
                let end = analysis.words[at].run().map_or(at, |run| run.1);
                analysis.reading.lower(end - 1) == "school"
            }),
        }
    }

    /// Whether the span is such a name.
    pub(super) fn has(&self, analysis: &Analysis<'_>, span: &Span) -> bool {
        let word = &analysis.words[span.tokens.start];
        let among = |all: &[FormId]| all.binary_search_by_key(&word.form.0, |form| form.0).is_ok();
        let said = || word.caps && among(&self.explained) || among(&self.agencies);
        span.tokens.len() == 1
            && (said()
                || among(&self.streets) && is_street(analysis, span)
                || among(&self.canals) && is_canal(analysis, span)
                || among(&self.schools) && is_of_venue(analysis, span)
                || is_one_of_many(analysis, span)
                || is_ticker(analysis, span)
                || is_after_initials(analysis, span)
                || is_credit(analysis, span)
                || is_thing(analysis, span)
                || is_somebody(analysis, span))
            || is_relative(analysis, span)
            || is_church(analysis, span)
            || is_ship(analysis, span)
            || is_aged(analysis, span)
            || is_titled(analysis, span)
            || analysis.reading.in_title(&span.tokens)
            || is_field(analysis, span)
    }
}

/// `forms` ascending, to be searched: a text may have as many as it has lines.
fn sorted(mut forms: Vec<FormId>) -> Vec<FormId> {
    sort::by_key(&mut forms, |form| form.0);
    forms
}

/// The short forms that the text explains as those of bodies: "the Court of Appeals (CA)", and not "Western Australia (WA)".
fn explained(analysis: &Analysis<'_>) -> Vec<FormId> {
    let (words, reading) = (analysis.words, analysis.reading);
    let bracketed =
        |at: &usize| words[*at].caps && *at > 2 && reading.lower(at - 1) == "(" && reading.lower(at + 1) == ")";
    let short = (0..words.len().saturating_sub(1)).filter(bracketed);
    short.filter(|at| names_a_body(analysis, *at)).map(|at| words[at].form).collect()
}

/// The agencies of datelines: "KYIV, Nov 14 (Continental) - Russia launched".
fn agencies(analysis: &Analysis<'_>) -> Vec<FormId> {
    let (words, reading) = (analysis.words, analysis.reading);
    let named = |line: &Dateline| {
        let at = line.tokens.clone().rev().find(|at| words[*at].kind == TokenKind::Word)?;
        let bracketed = at > 0 && reading.lower(at - 1) == "(" && reading.lower(at + 1) == ")";
        (bracketed && !line.place.contains(&at)).then(|| words[at].form)
    };
    analysis.datelines.iter().filter_map(named).collect()
}

/// "Photograph: Thaddeus Oku/PA", "The WI hopes to hold its festival", and "AB: Is that a no?", who asks in an interview: no
/// state is written so.
fn is_credit(analysis: &Analysis<'_>, span: &Span) -> bool {
    let start = span.tokens.start;
    let short = span.candidates.first().is_some_and(|c| matches!(c.name, NameClass::Abbreviation | NameClass::Dotted));
    let state = best_kind(analysis, span) == Some(Kind::Admin1) && analysis.words[start].caps;
    let slash = || {
        let name = |by: usize| start.checked_sub(by).is_some_and(|at| analysis.words[at].capital);
        analysis.lower(start.checked_sub(1), start) == "/" && name(2) && name(3)
    };
    let article = || analysis.classes(start.checked_sub(1), start).has(Class::DefiniteArticle);
    let label = || {
        let opens = analysis.near(start.checked_sub(1), start).is_none();
        opens && analysis.lower(Some(start + 1), start) == ":"
    };
    let code = analysis.reading.lower(start).len() == 2;
    short && state && code && (slash() || label() || article() && is_verb_after(analysis, &span.tokens))
}

/// "The lilacs on Nebraska", which the text has named as an avenue.
fn is_street(analysis: &Analysis<'_>, span: &Span) -> bool {
    let Range { start, end } = span.tokens;
    let whole = analysis.words[start].run().is_none_or(|run| run == (start, end));
    let before = start.checked_sub(1);
    // "The district raised Nebraska with City Hall", far from that state.
    let abroad = || {
        let state = span.candidates.first().filter(|c| analysis.gazetteer.kind(c.place) == Some(Kind::Admin1));
        let home = analysis.homes.first().and_then(|home| analysis.gazetteer.place(home.candidates.first()?.place));
        let other = home.and_then(|home| home.region()).zip(state).is_some_and(|(region, c)| region.id() != c.place);
        let bare = analysis.near(before, start).is_some_and(|w| w.kind == TokenKind::Word && !w.capital);
        other && bare && !analysis.classes(before, start).any(Classes::LOC_PREP.with(Classes::OF))
    };
    whole && (matches!(analysis.lower(before, start), "on" | "along" | "off" | "down" | "up") || abroad())
}

/// "The Suez Canal Authority", and, where the text names the canal, "ships that go through Suez", "Suez traffic".
fn is_canal(analysis: &Analysis<'_>, span: &Span) -> bool {
    let Range { start, end } = span.tokens;
    let way = analysis.classes(start.checked_sub(1), start).any(Classes::WAY);
    let to = || analysis.lower(start.checked_sub(1), start) == "to";
    let passed =
        || matches!(analysis.lower(Some(end), start), "traffic" | "transits" | "tolls" | "route" | "crossings");
    let named = || analysis.lower(Some(end), start) == "canal" && analysis.words[end].capital;
    best_kind(analysis, span).is_some_and(Kind::is_settlement) && (named() || way || to() || passed())
}

/// "Shares in Oxdale (1208.HK)", "(NYSE: ALB)".
fn is_ticker(analysis: &Analysis<'_>, span: &Span) -> bool {
    let start = span.tokens.start;
    let (words, reading) = (analysis.words, analysis.reading);
    let lower = |by: usize| start.checked_sub(by).map_or("", |at| reading.lower(at));
    let figures = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let code = figures(lower(1)) && lower(1).len() > 1 || lower(1) == "." && figures(lower(2));
    let listed = || lower(1) == ":" && lower(3) == "(" && start + 1 < words.len() && reading.lower(start + 1) == ")";
    words[start].caps && (code && lower(1).ends_with('.') || listed() && words[start - 2].caps)
}

/// "The Andes Harmony waited off the port": a run of capitals with the article where ships are spoken of.
fn is_ship(analysis: &Analysis<'_>, span: &Span) -> bool {
    /// So many words before the name say what it is.
    const ABOUT: usize = 40;
    /// So many where its second word is a place's name as well.
    const ROW: usize = 8;
    let Range { start, end } = span.tokens;
    let words = analysis.words;
    let article = analysis.classes(start.checked_sub(1), start).has(Class::DefiniteArticle);
    let goes_on = || words[start].run().is_some_and(|run| run.0 == start && run.1 == end + 1);
    const NO_NAME: Classes =
        Classes::ORG_HEAD.with(Classes::FACILITY).with(Classes::REGION).with(Classes::RANK).with(Classes::OFFICE);
    let plain = || !words[end].classes.any(NO_NAME);
    let ship = |at: usize| words[at].classes.has(Class::Vessel) && !words[at].capital;
    // "Two bulk carriers, the Andes Harmony and".
    let known = || analysis.matches_at[end] && !(start.saturating_sub(ROW)..start).any(ship);
    article && goes_on() && plain() && !known() && (start.saturating_sub(ABOUT)..start).any(ship)
}

/// "Chester Brazil, 58, of Wabash", "farmer Cuba Winkler, 81": two names and an age are a person's.
fn is_aged(analysis: &Analysis<'_>, span: &Span) -> bool {
    const NO_NAME: Classes = Classes::RANK.with(Classes::ORG_HEAD).with(Classes::FACILITY).with(Classes::DIRECTION);
    let Range { start, end } = span.tokens;
    let Some((from, to)) = analysis.words[start].run() else { return false };
    let lower = |at: usize| analysis.lower(Some(at), start);
    let figures = lower(to + 1);
    let age = matches!(figures.len(), 1 | 2) && figures.bytes().all(|b| b.is_ascii_digit());
    let name = |at: usize| analysis.words[at].kind == TokenKind::Word && !analysis.words[at].classes.any(NO_NAME);
    let beside = end == to && start > from && name(start - 1) || end + 1 == to && name(end);
    lower(to) == "," && age && matches!(lower(to + 2), "," | ".") && beside && !span.candidates.is_empty()
}

/// "Ms Creek", "Cr Lake": somebody, and Queen Creek is none.
fn is_titled(analysis: &Analysis<'_>, span: &Span) -> bool {
    let start = span.tokens.start;
    let title = analysis.words[start].classes.has(Class::CourtesyTitle) && analysis.reading.lower(start).len() < 4;
    title && span.tokens.len() == 2 && span.candidates.is_empty()
}

/// Whether the capitals before the bracket at `at - 1` begin with the letters of the word at `at`.
fn names_a_body(analysis: &Analysis<'_>, at: usize) -> bool {
    let (words, reading) = (analysis.words, analysis.reading);
    let mut letters = reading.lower(at).chars().rev().peekable();
    let mut start = at - 1;
    while let Some(letter) = letters.peek() {
        let Some(before) = start.checked_sub(1).filter(|i| words[*i].kind == TokenKind::Word) else { return false };
        start = before;
        match words[start].capital {
            true if reading.lower(start).starts_with(*letter) => letters.next(),
            false if words[start].classes.any(Classes::FUNCTION.with(Classes::OF)) => continue,
            _ => return false,
        };
    }
    // A place's own letters stay its name.
    analysis.matches_in(start..start + 1).iter().all(|m| m.tokens.end + 1 != at)
}

/// "Mass at St. Anne's": a saint's name in the possessive is a church, where nothing follows that the town would have.
fn is_church(analysis: &Analysis<'_>, span: &Span) -> bool {
    let Range { start, end } = span.tokens;
    let saint = matches!(analysis.reading.lower(start), "st" | "st." | "saint") && end - start > 1;
    let owned = analysis.near(Some(end), start).is_some_and(|w| w.kind == TokenKind::Possessive);
    let noun = || {
        let next = analysis.near(Some(end + 1), start).filter(|w| w.kind == TokenKind::Word);
        next.is_some_and(|w| !w.capital && !w.classes.any(Classes::FUNCTION.with(Classes::LOC_PREP).with(Classes::BE)))
    };
    saint && owned && !noun()
}

/// "Oil from the Jubilee field", "Scarborough's gas field": fields are called after anything, and lie where they do.
fn is_field(analysis: &Analysis<'_>, span: &Span) -> bool {
    /// The prior from which a town has fields about it: "the Kirkuk oil fields".
    const KNOWN: u8 = 155;
    /// So many words about the name say what field it is.
    const ABOUT: usize = 12;
    let Range { start, end } = span.tokens;
    let lower = |at: usize| analysis.lower(Some(at), start);
    let fuel = |at: usize| matches!(lower(at), "oil" | "gas" | "crude" | "barrels" | "drilling" | "offshore" | "wells");
    let owned = analysis.near(Some(end), start).is_some_and(|w| w.kind == TokenKind::Possessive);
    let from = end + usize::from(owned);
    let to = (from..from + 3).find(|&at| !fuel(at)).unwrap_or(from);
    let article = analysis.classes(start.checked_sub(1), start).has(Class::DefiniteArticle);
    let said = || to > from || article && (start.saturating_sub(ABOUT)..end + ABOUT).any(fuel);
    let little = || {
        let best = span.candidates.first();
        let kind = best_kind(analysis, span);
        best.is_some_and(|c| c.prior < KNOWN) && kind.is_some_and(|k| k.is_settlement() || k == Kind::District)
    };
    matches!(lower(to), "field" | "fields") && said() && little()
}

/// Whether a saint's title is at `at`, in one of the languages that call towns after saints.
pub(super) fn is_saint(analysis: &Analysis<'_>, at: usize) -> bool {
    matches!(analysis.reading.lower(at), "st" | "st." | "saint" | "san" | "santa" | "santo" | "são")
}

/// "K.P. Coimbatore Selvaraj": initials and a name behind it make it a person's own.
fn is_after_initials(analysis: &Analysis<'_>, span: &Span) -> bool {
    let Range { start, end } = span.tokens;
    let Some(before) = start.checked_sub(1) else { return false };
    let initials = |text: &str| text.ends_with('.') && text.chars().all(|c| c.is_ascii_lowercase() || c == '.');
    let text = analysis.lower(Some(before), start);
    let short = text.len() <= 6 && text.split('.').all(|letter| letter.len() <= 1);
    let named = |at: usize| analysis.near(Some(at), start).is_some_and(|w| w.capital && w.kind == TokenKind::Word);
    let known = analysis.matches_at[before];
    initials(text)
        && short
        && !known
        && named(before)
        && named(end)
        && analysis.words[start].run().is_some_and(|run| run.1 > end)
}

/// "His son Chidambaram", and no "mother Russia"; "Constantine the Great".
fn is_relative(analysis: &Analysis<'_>, span: &Span) -> bool {
    let own = span.tokens.start;
    // "Her daughters Sydney and Brooklyn".
    let start = own - 2 * usize::from(own > 2 && analysis.lower(Some(own - 1), own) == "and");
    let kin = analysis.near(start.checked_sub(1), start).is_some_and(|w| !w.capital && w.classes.has(Class::Kin));
    // "two heelers named Dallas and Laredo"; "a town named Hope" is one.
    let noun = analysis.near(start.checked_sub(2), start).filter(|w| !w.capital && w.kind == TokenKind::Word);
    let place =
        Classes::SETTLEMENT.with(Classes::REGION).with(Classes::FACILITY).with(Classes::BE).with(Classes::ADVERB);
    let named = analysis.lower(start.checked_sub(1), start) == "named" && noun.is_some_and(|w| !w.classes.any(place));
    let owned = || {
        let before = start.checked_sub(2);
        let possessive = analysis.near(before, start).is_some_and(|w| w.kind == TokenKind::Possessive);
        possessive || analysis.classes(before, start).any(Classes::FUNCTION.with(Classes::ARTICLE))
    };
    let ruler = analysis.lower(Some(own + 1), start) == "the"
        && analysis.near(Some(own + 2), start).is_some_and(|w| w.capital && w.classes.has(Class::Epithet));
    // "She named the boy Leland."
    let person = analysis.classes(start.checked_sub(1), start).has(Class::People)
        || matches!(analysis.lower(start.checked_sub(1), start), "baby" | "child" | "dog" | "calf" | "foal");
    let christened = person && matches!(analysis.lower(start.checked_sub(3), start), "named" | "called" | "christened");
    (kin && owned() || named || christened || ruler)
        && best_kind(analysis, span).is_some_and(|kind| kind.is_settlement() || kind == Kind::District)
}

/// "A Chinook dips", "ask for a Manhattan and": no town has the article of one of many, unless something is named after it.
/// "A Paris in Texas" is one.
fn is_one_of_many(analysis: &Analysis<'_>, span: &Span) -> bool {
    let Range { start, end } = span.tokens;
    let one = matches!(analysis.lower(start.checked_sub(1), start), "a" | "an");
    let word = |at: usize| analysis.near(Some(at), start).filter(|w| w.kind == TokenKind::Word);
    let acts = || {
        word(end).is_some_and(|w| !w.capital)
            && is_verb_after(analysis, &span.tokens)
            && !analysis.lower(Some(end), start).ends_with("ed")
    };
    // "A Toledo, Ohio, man", "a Boston and New York firm".
    let closes = || match analysis.lower(Some(end), start) {
        "called" | "named" | "who" | "." | ";" | "!" | "?" | "" => true,
        "and" | "or" | "," => word(end + 1).is_some_and(|w| !w.capital),
        _ => false,
    };
    let kind = best_kind(analysis, span);
    one && kind.is_some_and(|kind| {
        kind.is_settlement() && acts()
            || (kind.is_settlement() || matches!(kind, Kind::District | Kind::Region | Kind::Admin1)) && closes()
    })
}

/// "The Eastmont parking lot", where the text names Eastmont Junior High School.
fn is_of_venue(analysis: &Analysis<'_>, span: &Span) -> bool {
    let Range { start, end } = span.tokens;
    let article = analysis.classes(start.checked_sub(1), start).has(Class::DefiniteArticle);
    article && is_noun_after(analysis, &(start..end)) && best_kind(analysis, span).is_some_and(Kind::is_settlement)
}

/// "The Elberta, a favourite for canning", "the Hooks' first game": a town has no article, what is called after one has.
/// "The Samburu and the Turkana who graze there" are peoples.
fn is_thing(analysis: &Analysis<'_>, span: &Span) -> bool {
    let Range { start, end } = span.tokens;
    let article = analysis.classes(start.checked_sub(1), start).has(Class::DefiniteArticle);
    let next = analysis.near(Some(end), start);
    let lower = |at: usize| analysis.lower(Some(at), start);
    let apposed = lower(end) == ","
        && analysis.near(Some(end + 1), start).is_some_and(|w| !w.capital && w.kind == TokenKind::Word);
    let acts = next.is_none_or(|w| {
        w.kind == TokenKind::Possessive || !w.capital && w.classes.any(Classes::BE.with(Classes::HAVE))
    }) || lower(end) == ".";
    let joined = matches!(lower(end), "and" | ",")
        && analysis.classes(Some(end + 1), start).has(Class::DefiniteArticle)
        && lower(end + 3) == "who";
    let people = lower(end) == "who" || joined;
    let named_for = || {
        best_kind(analysis, span).is_some_and(|kind| match kind {
            Kind::Capital => false,
            Kind::Admin1 | Kind::Admin2 | Kind::District => people,
            _ => kind.is_settlement() && (apposed || acts || people),
        })
    };
    let named = |c: &Candidate| analysis.gazetteer.place(c.place).is_some_and(|p| p.name().starts_with("The "));
    let said =
        || span.features.iter().any(|(feature, _)| *feature == FeatureId::NamedDivision || SAID.contains(feature));
    article && named_for() && !said() && !span.candidates.iter().any(named)
}

/// The kind of the likeliest place.
pub(super) fn best_kind(analysis: &Analysis<'_>, span: &Span) -> Option<Kind> {
    analysis.gazetteer.kind(span.candidates.first()?.place)
}

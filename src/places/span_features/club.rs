//! What makes a town's name that of its club, county side or college: "Hull City 2-1 Leeds United", "visitors Burnley",
//! "Middlesbrough are fourth", "he played for Leinster".

use super::Features;
use super::around::Around;
use crate::gazetteer::{Candidate, NameClass};
use crate::kind::Kind;
use crate::language::{Casing, Class, Classes};
use crate::places::parameters::FeatureId;
use crate::text::TokenKind;

/// Most letters of a figure that a game may end with.
const FIGURE: usize = 3;

/// Furthest verb before "to" and the club that a player went to or a game was lost to, in tokens.
const LOST: usize = 6;

/// The feature of names of clubs; `hot` says that the sentence is about sport, `page` that it stands among such. Nations
/// play under their own name.
pub(super) fn features(around: &Around<'_, '_>, hot: bool, page: bool, out: &mut Features) {
    if is_city_club(around) {
        out.push(FeatureId::Club, 1.0);
        return;
    }
    let nation = super::team::is_nation(around) || around.kind == Some(Kind::Continent);
    if nation || around.span.candidates.is_empty() || around.classes_before(1).any(Classes::DIRECTION) {
        return;
    }
    let great = around.kind == Some(Kind::Capital);
    let cold = is_listed(around) || !great && (is_introduced(around) || is_plural(around) || is_played_for(around));
    if cold || hot && (acts(around) || is_met(around)) {
        out.push(FeatureId::Club, 1.0);
    } else if page && is_bare(around) && !out.0.iter().any(|(feature, _)| SAID.contains(feature)) {
        let town = around.kind.is_some_and(|kind| kind.is_settlement() || kind == Kind::District) && !great;
        out.push(FeatureId::Club, if town { 1.0 } else { PERHAPS });
    }
}

/// What is said of a name that may be a club's or its town's.
pub const PERHAPS: f32 = 0.05;

/// What makes a place of a bare town on a sports page.
const SAID: &[FeatureId] = &[
    FeatureId::Introduced,
    FeatureId::Qualified,
    FeatureId::Qualifies,
    FeatureId::Apposed,
    FeatureId::PublicBody,
    FeatureId::InContainer,
    FeatureId::AfterDirection,
];

/// A town alone on a sports page is its club, unless a preposition or what follows says that somebody or something is
/// there: "Brora boss", "a move to Cove", and not "in Aberdeen", "Elgin's ground".
fn is_bare(around: &Around<'_, '_>) -> bool {
    const THERE: Classes = Classes::FACILITY.with(Classes::STREET).with(Classes::INHABITANT).with(Classes::SETTLEMENT);
    let owned = usize::from(around.after.is_some_and(|w| w.kind == TokenKind::Possessive));
    let noun = around.analysis.near(Some(around.end + owned), around.start);
    let ground = matches!(around.analysis.lower(Some(around.end + owned), around.start), "ground" | "pitch");
    let there = ground || noun.is_some_and(|w| !w.capital && w.classes.any(THERE));
    let whole = around.first.run().is_none_or(|run| run == (around.start, around.end)) || owned > 0;
    // "That's Ballachulish."
    let is = around.before.is_some_and(|w| w.kind == TokenKind::Possessive || w.classes.any(Classes::BE));
    // "He joined from Montrose."
    let moved = around.before_lower == "from"
        && matches!(around.word_before(2), "joined" | "signed" | "signing" | "loan" | "transfer");
    // "Turned down a move to Cove."
    let moved = moved
        || around.before_lower == "to" && matches!(around.word_before(2), "move" | "transfer" | "switch" | "return");
    // "A point clear of Peterhead."
    let ahead = around.before_lower == "of" && matches!(around.word_before(2), "clear" | "ahead" | "short");
    let placed =
        is || !moved && !ahead && around.before_classes.any(Classes::LOC_PREP.with(Classes::OF).with(Classes::WAY));
    let dated = around.analysis.datelines.iter().any(|line| line.tokens.contains(&around.start));
    // "Oxdale-born".
    let half = around.after.is_some_and(|w| w.classes.any(Classes::HYPHEN));
    whole && !there && !placed && !dated && !half
}

impl Around<'_, '_> {
    fn figure_at(&self, at: Option<usize>) -> bool {
        let figure = |text: &str| text.len() <= FIGURE && text.bytes().all(|b| b.is_ascii_digit());
        let number = self.analysis.near(at, self.start).is_some_and(|w| w.kind == TokenKind::Number);
        number && figure(self.analysis.lower(at, self.start))
    }

    fn dash_at(&self, at: Option<usize>) -> bool {
        matches!(self.analysis.lower(at, self.start), "-" | "–")
    }

    /// Whether a name stands there: no month, as in "Leeds 12-14 May".
    fn name_at(&self, at: Option<usize>) -> bool {
        let named = |w: &crate::language::Word| {
            w.capital && w.kind == TokenKind::Word && !w.classes.any(Classes::MONTH_NAME.with(Classes::WEEKDAY))
        };
        self.analysis.near(at, self.start).is_some_and(named)
    }
}

/// Two names and the score between or behind them, or a "v".
fn is_listed(around: &Around<'_, '_>) -> bool {
    let (start, end) = (around.start, around.end);
    let back = |by: usize| start.checked_sub(by);
    let run = |at: usize| around.analysis.near(Some(at), start).and_then(crate::language::Word::run);
    // The club's name may go on: "Hull City 2-1 Leeds United".
    let tail = run(start).map_or(end, |run| run.1.max(end));
    let versus = |at: Option<usize>| matches!(around.analysis.lower(at, start), "v" | "vs" | "v." | "vs.");
    let between = |from: usize| {
        around.figure_at(Some(from))
            && around.dash_at(Some(from + 1))
            && around.figure_at(Some(from + 2))
            && around.name_at(Some(from + 3))
    };
    let after_score =
        around.figure_at(back(1)) && around.dash_at(back(2)) && around.figure_at(back(3)) && around.name_at(back(4));
    let known = |at: Option<usize>| at.is_some_and(|at| around.analysis.matches_at.get(at) == Some(&true));
    let first = || {
        // "OXDALE 61, MARNLEY 55"
        let next = tail + 1 + usize::from(around.analysis.lower(Some(tail + 1), start) == ",");
        let other = known(Some(next)).then(|| run(next)).flatten();
        around.figure_at(Some(tail)) && other.is_some_and(|other| around.figure_at(Some(other.1)))
    };
    let second = || around.figure_at(back(1)) && known(back(2)) && around.figure_at(Some(tail));
    let score = |at: Option<usize>| {
        let next = |by: usize| at.map(|at| at + by);
        around.figure_at(at) && around.dash_at(next(1)) && around.figure_at(next(2))
    };
    // "Sunderland's 3-1 win over Preston", "Newcastle lost 2-0 to Villa".
    let verb = |at: Option<usize>| {
        let word = around.analysis.near(at, start).filter(|w| w.kind == TokenKind::Word && !w.capital);
        word.is_some_and(|w| w.classes.any(Classes::CLUB_VERB.with(Classes::SPORT_VERB).with(Classes::LOST_TO)))
    };
    let owned = around.after.is_some_and(|w| w.kind == TokenKind::Possessive);
    let won = (owned || verb(Some(end))) && score(Some(end + 1));
    let result = || around.classes_before(2).any(Classes::MATCH.with(Classes::LOST_TO)) && score(back(5));
    let beaten = match around.before_lower {
        "over" | "against" => result(),
        "to" => result() || verb(back(5)) && score(back(4)),
        _ => false,
    };
    // "Oxdale-Marnley game".
    let tie = || around.dash_at(back(1)) && around.name_at(back(2)) && around.after_classes.has(Class::Played);
    won || beaten
        || tie()
        || between(tail)
        || after_score
        || first()
        || second()
        || versus(Some(tail)) && around.name_at(Some(tail + 1))
        || versus(back(1)) && around.name_at(back(2))
}

/// "Hull City": nobody calls a British city so.
fn is_city_club(around: &Around<'_, '_>) -> bool {
    let city = around.start..around.end - 1;
    let british = |c: &Candidate| {
        let place = around.analysis.gazetteer.place(c.place);
        place.and_then(|p| p.country()).is_some_and(|c| c.as_str() == "GB")
    };
    let own = around.span.candidates.first().filter(|c| c.name != NameClass::Primary);
    let home = || around.analysis.home_country().is_some_and(|c| c.as_str() == "GB");
    let shorter = || {
        let known = around.analysis.matches_in(city.start..city.start + 1).iter().find(|m| m.tokens == city)?;
        let at_home = || known.candidates.iter().find(|c| british(c)).filter(|_| home());
        at_home().or(known.candidates.first()).filter(|_| around.span.candidates.is_empty())
    };
    !around.single && around.last_lower() == "city" && own.or_else(shorter).is_some_and(british)
}

/// "visitors Burnley", "strugglers Hull".
fn is_introduced(around: &Around<'_, '_>) -> bool {
    around.before.is_some_and(|w| !w.capital) && around.before_classes.has(Class::Opponent)
        || around.after.is_some_and(|w| !w.capital) && around.after_classes.has(Class::Player)
}

/// "Middlesbrough are fourth": one name, and the verb of many.
fn is_plural(around: &Around<'_, '_>) -> bool {
    let many = matches!(around.after_lower, "are" | "were" | "have");
    let opens = around.first.initial
        || matches!(around.before_lower, "that" | "but" | "while" | "when" | "because" | "although" | "said");
    many && opens && around.prose && around.kind.is_some_and(Kind::is_settlement)
}

/// "played for Burnley", "all his rugby for Leinster", "the match between Belgrano and".
fn is_played_for(around: &Around<'_, '_>) -> bool {
    let before = around.classes_before(2);
    matches!(around.before_lower, "for" | "against") && before.has(Class::PlayedFor)
        || around.before_lower == "between" && before.has(Class::Played)
}

/// "Barcelona won the title".
fn acts(around: &Around<'_, '_>) -> bool {
    let verb = around.after.is_some_and(|w| !w.capital && w.kind == TokenKind::Word);
    let whole = around.first.run().is_none_or(|run| run.0 == around.start);
    let plain = around.analysis.reading.casing_at(around.start) != Casing::Shouted;
    let held = matches!(around.after_lower, "host" | "hosts" | "hosted" | "face" | "faces" | "faced");
    verb && whole
        && plain
        && !around.after_preposition()
        && around.after_classes.any(Classes::CLUB_VERB.with(Classes::SPORT_VERB))
        && (!held || around.name_at(Some(around.end + 1)))
}

/// What was beaten, met or joined: "beat Steinbach 4-2", "against Clare", "lost in overtime to Sacramento".
fn is_met(around: &Around<'_, '_>) -> bool {
    let word = |by: &usize| {
        let word = around.analysis.near(around.start.checked_sub(*by), around.start);
        word.is_some_and(|w| w.kind == TokenKind::Word)
    };
    let to = || {
        let verb = |by: usize| around.classes_before(by).has(Class::LostTo);
        around.before_lower == "to" && (2..=LOST).take_while(word).any(verb)
    };
    let back = |by: usize| around.start.checked_sub(by);
    let drew = around.before_lower == "with" && around.figure_at(back(2)) && around.dash_at(back(3));
    drew || around.before_lower == "against"
        || around.before_classes.has(Class::ClubVerb) && around.name_before_verb()
        || to()
}

impl Around<'_, '_> {
    /// Whether a name stands before the verb before the span.
    fn name_before_verb(&self) -> bool {
        self.name_at(self.start.checked_sub(2))
    }
}

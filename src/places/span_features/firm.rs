//! What makes a name a firm's, a brand's, a band's or an army's, though a town has it too: "Halifax, the lender,",
//! "HSBC, Santander and Barclays", "Georgia-Pacific", "the Khortytsia group of forces".

use super::Features;
use super::around::Around;
use crate::gazetteer::NameClass;
use crate::kind::Kind;
use crate::language::{Class, Classes};
use crate::places::bodies;
use crate::places::parameters::FeatureId;
use crate::places::qualifier::{introduced, qualifier};
use crate::places::roles::following::is_verb_after;
use crate::text::TokenKind;

/// Furthest word for a firm before a row of names, in tokens.
const ROW: usize = 8;

/// Most tokens between a comma and the word for a firm that ends an apposition.
const APPOSITION: usize = 5;

/// Furthest word about money around a name that is a firm's as well, in tokens.
const BUSINESS: usize = 9;

/// Most words between a verb, "its" and what only a firm has.
const OBJECT: usize = 4;

/// After the name of a maker and a town, what says that both are meant: "the Nissan Sunderland plant".
const SITE: Classes = Classes::FACILITY
    .with(Classes::ANY_FACILITY)
    .with(Classes::ORG_HEAD)
    .with(Classes::INHABITANT)
    .with(Classes::OFFICE);

/// The feature of names of firms and formations. States and capitals are neither.
///
/// `money` says that the article is about banks or firms: there a firm's own name, as the subject of a verb, is the firm's.
pub(super) fn features(around: &Around<'_, '_>, money: bool, out: &mut Features) {
    let great = matches!(around.kind, Some(Kind::Country | Kind::Capital | Kind::Continent));
    let verb = || around.first.initial && is_verb_after(around.analysis, &around.span.tokens);
    let speaks = || around.after.is_some_and(|w| !w.capital) && around.after_classes.has(Class::Speaker);
    let subject = || money && (verb() || speaks());
    let lender = || around.single && around.first.classes.has(Class::FirmTown) && subject();
    let firm = !great && (called_before(around) || (is_firm(around) || lender()) && !is_said(around));
    out.flag(FeatureId::Firm, firm || is_half(around) || is_of_states(around) || is_formation(around));
}

/// Whether words call it a town all the same.
fn is_said(around: &Around<'_, '_>) -> bool {
    introduced(around.analysis, around.start) || qualifier(around.analysis, &around.span.tokens).is_some()
}

fn is_firm(around: &Around<'_, '_>) -> bool {
    called_after(around)
        || beside_firms(around)
        || is_model(around)
        || has_tail(around)
        || deals(around)
        || around.single && around.first.classes.has(Class::FirmTown) && in_business(around)
}

impl Around<'_, '_> {
    fn at(&self, at: usize) -> Classes {
        self.analysis.classes(Some(at), self.start)
    }

    fn back(&self, by: usize) -> Classes {
        self.analysis.classes(self.start.checked_sub(by), self.start)
    }

    /// Whether the `by`th token before is one of a firm's name.
    fn firm_back(&self, by: usize) -> bool {
        self.back(by).has(Class::Brand)
            && self.analysis.near(self.start.checked_sub(by), self.start).is_some_and(|w| w.capital)
    }

    fn firm_at(&self, at: usize) -> bool {
        self.at(at).has(Class::Brand) && self.analysis.near(Some(at), self.start).is_some_and(|w| w.capital)
    }
}

/// "insurer Phoenix", "the bands Boston, Kansas and Chicago".
fn called_before(around: &Around<'_, '_>) -> bool {
    if around.before_classes.has(Class::FirmNoun) {
        return around.before.is_some_and(|w| !w.capital);
    }
    let row = |by: &usize| {
        let word = around.analysis.near(around.start.checked_sub(*by), around.start);
        word.is_some_and(|w| w.capital || w.classes.any(Classes::JOINT) || around.word_before(*by) == ",")
    };
    let first = (1..ROW).take_while(row).count() + 1;
    let plural = around.word_before(first).ends_with('s');
    first > 1 && plural && around.word_before(first - 1) != "," && around.back(first).has(Class::FirmNoun)
}

/// "Halifax, the lender, said", "Raleigh-brand".
fn called_after(around: &Around<'_, '_>) -> bool {
    let end = around.end;
    if around.after_lower == "-" {
        return around.at(end + 1).has(Class::FirmNoun);
    }
    let called = around.after_lower == "," && around.at(end + 1).any(Classes::ARTICLE);
    if !called || around.after_preposition() {
        return false;
    }
    let word = |at: &usize| around.analysis.near(Some(*at), around.start).is_some_and(|w| w.kind == TokenKind::Word);
    let noun = (end + 2..end + 2 + APPOSITION).take_while(word).find(|&at| around.at(at).has(Class::FirmNoun));
    let closes = |at: usize| around.analysis.near(Some(at), around.start).is_none_or(|w| w.kind != TokenKind::Word);
    noun.is_some_and(|at| closes(at + 1))
}

/// "HSBC, Santander and Barclays", and not "in Avon and Somerset", "California and Dupont streets".
fn beside_firms(around: &Around<'_, '_>) -> bool {
    let (end, near) = (around.end, around.start);
    let comma = |at: usize| around.analysis.lower(Some(at), near) == ",";
    let joint = |at: usize| around.at(at).any(Classes::JOINT);
    let known = around.first.classes.has(Class::FirmTown);
    if around.kind == Some(Kind::Admin1) && !known {
        return false;
    }
    let joined = around.before_classes.any(Classes::JOINT) || around.before_lower == "," && (comma(end) || joint(end));
    let left = around.firm_back(2) && joined && !around.back(3).any(Classes::LOC_PREP);
    let right = (known || !around.after_preposition())
        && around.firm_at(end + 1)
        && (joint(end) || comma(end) && (comma(end + 2) || joint(end + 2)) && around.firm_at(end + 3));
    left || right
}

/// "a Hyundai Tucson".
fn is_model(around: &Around<'_, '_>) -> bool {
    around.firm_back(1) && around.single && !around.after_classes.any(SITE)
}

/// "U.S. Steel", and not "the U.S. Mint", which is a body of the state.
fn is_of_states(around: &Around<'_, '_>) -> bool {
    let best = around.span.candidates.first();
    let short = best.is_some_and(|c| matches!(c.name, NameClass::Abbreviation | NameClass::Dotted));
    short && has_tail(around) && bodies::around(around.analysis, &around.span.tokens, &around.span.candidates).is_none()
}

/// "Rhône Capital", "Sierra Nevada Brewing".
fn has_tail(around: &Around<'_, '_>) -> bool {
    around.prose && around.after.is_some_and(|w| w.capital) && around.after_classes.has(Class::FirmTail)
}

/// "Burton cut its dividend", "Norwalk shares fell": a town has neither, but for the exchange of a great city.
fn deals(around: &Around<'_, '_>) -> bool {
    /// The prior from which a city may have an exchange.
    const EXCHANGE: u8 = 150;
    let end = around.end;
    let little = || around.span.candidates.first().is_some_and(|c| c.prior < EXCHANGE);
    if around.after_lower == "shares" && around.kind.is_some_and(Kind::is_settlement) && little() {
        return !around.after_preposition();
    }
    let verb = around.after.is_some_and(|w| w.kind == TokenKind::Word && !w.capital);
    let its = |at: &usize| around.analysis.lower(Some(*at), around.start) == "its";
    let owned = || (end + 1..end + OBJECT).find(its);
    let firms = |its: usize| (its + 1..its + OBJECT).any(|at| around.at(at).has(Class::FirmFigure));
    verb && !around.after_preposition() && owned().is_some_and(firms)
}

/// Whether a name that is a town's and a firm's stands in a sentence about money.
fn in_business(around: &Around<'_, '_>) -> bool {
    if around.after_preposition() {
        return around.back(2).has(Class::FirmFigure);
    }
    let after = (around.end..around.end + BUSINESS).any(|at| around.at(at).has(Class::FirmFigure));
    after || (1..BUSINESS).any(|by| around.back(by).has(Class::FirmFigure))
}

/// "Georgia-Pacific", "Coca-Cola", "Harley Davidson", "Sheffield Wednesday".
fn is_half(around: &Around<'_, '_>) -> bool {
    let (after, before) = (usize::from(around.after_lower == "-"), usize::from(around.before_lower == "-"));
    let second = |at: usize| around.at(at).has(Class::FirmSecond) && around.analysis.words[at].capital;
    around.last.classes.has(Class::FirmFirst) && second(around.end + after)
        || around.first.classes.has(Class::FirmSecond) && around.back(1 + before).has(Class::FirmFirst)
}

/// "the Khortytsia group of forces", "the Tavria operational-strategic group".
fn is_formation(around: &Around<'_, '_>) -> bool {
    let of_troops = || {
        around.analysis.lower(Some(around.end + 1), around.start) == "of"
            && around.at(around.end + 2).has(Class::Office)
    };
    around.after.is_some_and(|w| !w.capital && w.classes.has(Class::FormationSort))
        || around.after_classes.has(Class::Formation) && of_troops()
}

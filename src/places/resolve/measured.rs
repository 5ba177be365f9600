//! How far the text says that a place lies from another: "Portland, 360 km (224 miles) west of Melbourne", "Turner, 119km
//! from Port Hedland".

use std::ops::Range;

use crate::gazetteer::sphere::Reach;
use crate::language::Classes;
use crate::places::analysis::Analysis;
use crate::places::matches::NameMatch;
use crate::places::qualifier::is_distance;
use crate::text::TokenKind;

/// Most tokens of a distance with the same in another unit in brackets.
const LONGEST: usize = 9;

/// Farthest distance that is taken at its word, in its unit; what follows is given to roundness and to a city's width.
const MOST: u16 = 999;
const SLACK: f64 = 1.2;
const WIDE_KM: f64 = 25.0;

/// Kilometres of a mile.
const MILE_KM: f64 = 1.609;

/// The place after the distance that follows the name at `tokens`, and how far that is at most.
pub(super) fn after<'a>(analysis: &'a Analysis<'_>, tokens: &Range<usize>) -> Option<(&'a NameMatch, Reach)> {
    let near = tokens.start;
    let classes = |at: usize| analysis.classes(Some(at), near);
    let from = tokens.end + usize::from(analysis.lower(Some(tokens.end), near) == ",");
    let number =
        (from..from + 3).find(|&at| analysis.near(Some(at), near).is_some_and(|w| w.kind == TokenKind::Number))?;
    if !(from..number).all(|at| is_distance(analysis.lower(Some(at), near))) {
        return None;
    }
    let figure = analysis.reading.lower(number);
    let digits = figure.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let amount: u16 = digits.parse().ok().filter(|amount| *amount <= MOST)?;
    // "119km" is one word.
    let joined = digits.len() < figure.len();
    let unit = if joined { number } else { number + 1 };
    let kilometres = match analysis.reading.lower(unit).trim_start_matches(|c: char| c.is_ascii_digit()) {
        "km" | "kilometres" | "kilometers" => 1.0,
        "mile" | "miles" => MILE_KM,
        _ => return None,
    };
    let plain = |at: usize| analysis.near(Some(at), near).is_some_and(|w| !w.capital);
    let leads = |at: &usize| match analysis.lower(Some(*at), near) {
        "from" => true,
        _ => classes(*at).any(Classes::OF) && classes(*at - 1).any(Classes::DIRECTION),
    };
    let towards = (unit + 1..unit + LONGEST).take_while(|&at| plain(at)).find(leads)?;
    let other = analysis.matches_in(towards + 1..towards + 2).iter().find(|m| !m.demonym)?;
    Some((other, Reach::km(f64::from(amount) * kilometres * SLACK + WIDE_KM)))
}

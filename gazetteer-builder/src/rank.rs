//! How prominent a place is when nothing else is known: the prior.
//!
//! The number is eight for each doubling of the population, with additions for what makes the news
//! speak of a place: being a capital, being known by many names in many languages.

use dateline::kind::Kind;

/// Rank of a country; of sovereign states more than of territories that few speak of.
pub fn country(population: u32) -> u8 {
    bounded(175.0 + 3.0 * log2(population))
}

/// Rank of a first-order division of so many inhabitants.
pub fn admin1(population: u32) -> u8 {
    bounded(20.0 + 8.0 * log2(population))
}

/// Rank of a settlement with a population and a number of alternate names.
pub fn settlement(kind: Kind, population: u32, names: usize) -> u8 {
    let capital = if kind == Kind::Capital { 32.0 } else { 0.0 };
    let known = 5.0 * log2(u32::try_from(names).unwrap_or(u32::MAX));
    bounded(7.2 * log2(population) + known + capital)
}

/// Rank of a region of the authored table by its own rank there (data/README.md): 1 comes before
/// every town; 2, 3 and 4 stand among settlements of about two million, a quarter of a million and
/// two thousand inhabitants, so that a part of Buenos Aires does not hide Palermo.
pub fn region(authored: u8) -> u8 {
    match authored {
        0 | 1 => 230,
        2 => 182,
        3 => 148,
        _ => 98,
    }
}

/// Rank of a British or Irish county.
pub const COUNTY: u8 = 188;

/// Rank of an airport by its size.
pub fn airport(large: bool) -> u8 {
    if large { 150 } else { 120 }
}

/// Rank of a facility of the authored tables.
pub const FACILITY: u8 = 170;

fn log2(n: u32) -> f64 {
    f64::from(n).ln_1p() / std::f64::consts::LN_2
}

fn bounded(value: f64) -> u8 {
    value.round().clamp(0.0, 250.0) as u8
}

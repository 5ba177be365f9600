//! The longer name that an article gives a place before it writes the short one: "Addis" after "Addis Ababa", "Estill"
//! after "Estill County".
//!
//! Alone "Addis" is a town in Louisiana. What the article itself has called by a name that begins so is one more thing
//! that the short one may mean, where the short one is no name that is known without context.

use std::collections::HashMap;
use std::ops::Range;

use super::analysis::Analysis;
use super::matches::NameMatch;
use super::qualifier::DIVISION;
use crate::gazetteer::{Candidate, NameClass, Place};
use crate::kind::Kind;
use crate::language::Classes;
use crate::language::forms::FormId;
use crate::text::hashing::Fast;

/// The prior from which a name is known by itself: "Orange" beside "Orange County" may be any of the towns.
const KNOWN: u8 = 125;

/// The rank from which a city is called by the first word of its name.
const CITY: u8 = 130;

/// Most readings that a longer name gives.
const MOST: usize = 4;

/// What longer names of a document mean, by their first word.
pub struct Longer {
    of_form: HashMap<FormId, Vec<Candidate>, Fast>,
}

impl Longer {
    /// Gathers the names of two words.
    #[must_use]
    pub fn new(analysis: &Analysis<'_>) -> Self {
        let mut of_form: HashMap<FormId, Vec<Candidate>, Fast> = HashMap::default();
        for found in analysis.matches.iter().filter(|m| m.tokens.len() == 2 && !m.demonym) {
            let all = of_form.entry(analysis.words[found.tokens.start].form).or_default();
            for candidate in meant(analysis, found).take(MOST) {
                if all.iter().all(|known| known.place != candidate.place) {
                    all.push(candidate);
                }
            }
        }
        Self { of_form }
    }

    /// Adds to what the name at `tokens` may mean, which is no name that is known by itself.
    pub fn extend(&self, analysis: &Analysis<'_>, tokens: &Range<usize>, candidates: &mut Vec<Candidate>) {
        let word = &analysis.words[tokens.start];
        let little = || {
            let best = candidates.first();
            best.is_some_and(|c| c.prior < KNOWN && analysis.gazetteer.kind(c.place).is_some_and(Kind::is_settlement))
        };
        if tokens.len() > 1 || !little() {
            return;
        }
        let more = self.of_form.get(&word.form).map_or(&[][..], Vec::as_slice);
        let new: Vec<Candidate> =
            more.iter().filter(|c| candidates.iter().all(|known| !is_of(analysis, known, c))).copied().collect();
        if !new.is_empty() {
            candidates.extend(new);
            crate::sort::by_key(candidates, |c| std::cmp::Reverse(c.prior));
        }
    }
}

/// Whether what is known may be the seat of the longer name's division: Orangeburg is in Orangeburg County.
fn is_of(analysis: &Analysis<'_>, known: &Candidate, longer: &Candidate) -> bool {
    let [seat, division] = [known, longer].map(|c| analysis.gazetteer.place(c.place));
    let region = |place: &Option<Place<'_>>| place.as_ref().and_then(|p| p.region()).map(|r| r.id());
    let divided = division.as_ref().is_some_and(|p| matches!(p.kind(), Kind::Admin1 | Kind::Admin2 | Kind::District));
    known.place == longer.place || divided && region(&seat).is_some() && region(&seat) == region(&division)
}

/// The readings of a name of two words that its first word may stand for.
fn meant<'a>(analysis: &'a Analysis<'_>, found: &'a NameMatch) -> impl Iterator<Item = Candidate> + 'a {
    const NO_NAME: Classes = Classes::DIRECTION.with(Classes::ARTICLE).with(Classes::ORDINARY).with(Classes::RANK);
    let [first, last] = [found.tokens.start, found.tokens.end - 1].map(|at| analysis.words[at].classes);
    let division = last.any(DIVISION);
    let of_name = move |c: &&Candidate| {
        let place = analysis.gazetteer.place(c.place);
        place.is_some_and(|p| match p.kind() {
            Kind::Admin1 | Kind::Admin2 | Kind::District => division,
            Kind::Capital | Kind::City => !division && p.rank() >= CITY,
            _ => false,
        })
    };
    let named = found.candidates.iter().filter(move |_| !first.any(NO_NAME)).filter(of_name);
    named.map(|c| Candidate { name: NameClass::Generated, ..*c })
}

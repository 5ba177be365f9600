//! From mentions to names: which mentions ask the same question.

use std::collections::HashMap;
use std::hash::Hasher;

use super::Group;
use super::atlas::{Atlas, NameId};
use super::sense::{MOST, Tally, senses};
use super::wording::{self, Context};
use crate::gazetteer::PlaceId;
use crate::kind::Kind;
use crate::pace::Pacer;
use crate::places::analysis::Analysis;
use crate::places::matches::NameMatch;
use crate::places::recognise::{self, Span};
use crate::text::hashing::{Fast, Multiply};

/// The names of a document, with what their own words say of them.
pub(super) struct Grouping {
    pub(super) groups: Vec<Group>,
    /// The group of each span.
    pub(super) of_span: Vec<usize>,
    /// For each name the group of its first mention.
    pub(super) first: HashMap<NameId, usize, Fast>,
}

/// What is known of one name while the mentions are gone through.
#[derive(Clone, Copy)]
struct Known {
    /// Its number.
    name: usize,
    /// The group of its last mention.
    last: usize,
    /// Whether a mention was qualified.
    qualified: bool,
    /// What keeps the last mention apart from others.
    apart: u64,
}

impl Grouping {
    pub(super) async fn new<'a>(
        analysis: &Analysis<'a>,
        spans: &[&Span],
        tally: Tally<'_>,
        atlas: &mut Atlas<'a>,
        pacer: &Pacer<'_>,
    ) -> Self {
        let within = |span: &&Span| {
            let tokens = &span.tokens;
            let said = recognise::owner_in_apposition(analysis, tokens)
                .filter(|outer| outer.demonym)
                .or_else(|| recognise::qualifier(analysis, tokens));
            let said = said.or_else(|| wording::dividing(analysis, tokens));
            said.or_else(|| wording::containing(analysis, span, atlas))
        };
        let qualifiers: Vec<Option<&NameMatch>> = spans.iter().map(within).collect();
        let mut this = Self { groups: Vec::new(), of_span: Vec::new(), first: HashMap::default() };
        this.group(analysis, spans, &qualifiers, tally, atlas, pacer).await;
        let context = Context { analysis, spans, qualifiers: &qualifiers };
        for group in &mut this.groups {
            pacer.pause().await;
            wording::fix(&context, atlas, tally, group);
        }
        this
    }

    async fn group<'a>(
        &mut self,
        analysis: &Analysis<'a>,
        spans: &[&Span],
        qualifiers: &[Option<&NameMatch>],
        tally: Tally<'_>,
        atlas: &mut Atlas<'a>,
        pacer: &Pacer<'_>,
    ) {
        let mut of_name: HashMap<NameId, Known, Fast> = HashMap::default();
        let mut of_both: HashMap<(NameId, Option<NameId>, u64), usize, Fast> = HashMap::default();
        for (index, (span, qualifier)) in spans.iter().zip(qualifiers).enumerate() {
            pacer.pause().await;
            let name = atlas.name(analysis.text(span.tokens.clone()));
            let in_state = qualifier.is_some_and(|q| q.kind == Kind::Admin1);
            // "Red Sea state" is another question than the sea, and "Perth, the Scottish one," than the one before and after.
            let apart = match wording::is_state_of_a_water(analysis, span) {
                true => 1,
                false => 2 * u64::from(qualifier.is_some_and(|q| q.demonym)),
            };
            let qualifier = qualifier.map(|q| atlas.name(analysis.text(q.tokens.clone())));
            let known = of_name.get(&name).copied();
            // "Kyiv" in a row of regions is another question than the city, and "L.A." than "La.".
            let both = (name, qualifier, readings(span).wrapping_add(apart));
            // Without a qualifier it is the one last spoken of; with a first one it settles those before.
            let same = of_both.get(&both).copied().or_else(|| {
                let known = known.filter(|known| qualifier.is_none() || !known.qualified)?;
                let options = &self.groups[known.last].options;
                // "Washington, D.C." leaves what was Washington before the state.
                let among = |kind: Kind| options.iter().any(|o| o.kind == kind);
                let state = in_state && among(Kind::Admin1) && among(Kind::Capital);
                let same = apart == known.apart && !state && options.iter().map(|o| o.place).eq(places(span));
                same.then_some(known.last)
            });
            let at = same.unwrap_or_else(|| {
                let name = known.map_or(of_name.len(), |known| known.name);
                let options = senses(atlas, tally, &span.candidates);
                self.groups.push(Group { name, mentions: Vec::new(), options });
                self.groups.len() - 1
            });
            self.groups[at].mentions.push(index);
            self.of_span.push(at);
            self.first.entry(name).or_insert(at);
            of_both.insert(both, at);
            let new = Known { name: self.groups[at].name, last: at, qualified: false, apart };
            let known = of_name.entry(name).or_insert(new);
            (known.last, known.apart) = (at, apart);
            known.qualified |= qualifier.is_some();
        }
    }
}

/// A number for what a span may mean.
fn readings(span: &Span) -> u64 {
    let mut sum = Multiply::default();
    // No place's number is 0 here, which would leave an empty sum as it is.
    places(span).for_each(|place| sum.write_u32(place.0 + 1));
    sum.finish()
}

fn places(span: &Span) -> impl Iterator<Item = PlaceId> + '_ {
    span.candidates.iter().take(MOST).map(|c| c.place)
}

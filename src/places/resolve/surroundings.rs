//! Where a document is set, to ask of any name whether it fits there.

use std::collections::HashMap;

use super::Prepared;
use super::atlas::{Atlas, NameId};
use super::focus::Focus;
use super::sense::{MOST, Tally};
use crate::gazetteer::Candidate;
use crate::pace::Pacer;
use crate::places::analysis::Analysis;
use crate::places::parameters::Parameters;
use crate::places::recognise::Span;
use crate::text::hashing::Fast;

/// What the surer names of a document say of where it is set.
pub struct Surroundings {
    focus: Focus,
    names: HashMap<NameId, usize, Fast>,
    homes: Vec<NameId>,
    /// The last answer for each name, with what it might mean.
    answers: HashMap<NameId, (Vec<Candidate>, f32), Fast>,
}

impl Surroundings {
    /// What `spans`, which ascend, say together.
    #[must_use]
    pub async fn new<'a>(
        analysis: &Analysis<'a>,
        spans: &[&Span],
        parameters: &Parameters,
        atlas: &mut Atlas<'a>,
        pacer: &Pacer<'_>,
    ) -> Self {
        let tally = Tally { weights: &parameters.ranking, keep: false };
        let Prepared { grouping, focus, .. } = Prepared::new(analysis, spans, tally, atlas, pacer).await;
        let names = grouping.first.iter().map(|(&name, &group)| (name, grouping.groups[group].name)).collect();
        let homes = analysis.homes.iter().map(|home| atlas.name_of_key(&home.key)).collect();
        Self { focus, names, homes, answers: HashMap::default() }
    }

    /// Whether a name is that of the paper's home.
    pub fn is_home<'a>(&self, atlas: &mut Atlas<'a>, spelling: &'a str) -> bool {
        !self.homes.is_empty() && self.homes.contains(&atlas.name(spelling))
    }

    /// How well the best reading of a name fits, 0 to 1. It need not be one of those that were asked;
    /// what the name says itself does not count for it.
    pub fn fit<'a>(&mut self, atlas: &mut Atlas<'a>, spelling: &'a str, candidates: &[Candidate]) -> f32 {
        if candidates.is_empty() {
            return 0.0;
        }
        let name = atlas.name(spelling);
        if let Some((_, fit)) = self.answers.get(&name).filter(|(asked, _)| asked == candidates) {
            return *fit;
        }
        let own = self.names.get(&name).copied().unwrap_or(usize::MAX);
        let mut best = 0.0_f32;
        for candidate in candidates.iter().take(MOST) {
            if let Some(facts) = atlas.facts(candidate.place) {
                best = best.max(self.focus.fit(own, &facts));
            }
        }
        self.answers.insert(name, (candidates.to_vec(), best));
        best
    }
}

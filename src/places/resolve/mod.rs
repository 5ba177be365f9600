//! Which place is meant: all mentions of a document together.
//!
//! Mentions of one name are one question (one sense per discourse) unless the text qualifies them
//! differently ("Springfield, Ill." and "Springfield, Mass."). Each candidate gets named features,
//! from what it is ([`sense`]), from the words around its mentions ([`wording`]), from what would
//! explain most names of the document at once ([`focus`]), and, computed again as the others
//! settle, from where those lie ([`field`]) and where the report was written ([`anchors`]).

mod anchors;
mod field;
mod focus;
mod sense;
mod stripped;
mod traces;
mod unlisted;
mod wording;

use std::collections::HashMap;

use super::analysis::Analysis;
use super::parameters::{Feature, Parameters, score};
use super::recognise::{self, Span};
use crate::gazetteer::{PlaceId, normalise};
use anchors::Anchors;
use field::Field;
use focus::Focus;
use sense::{MOST, senses};

pub use sense::Sense;
pub use stripped::stripped;
pub use unlisted::Setting;

/// Rounds in which candidates look at each other.
const ROUNDS: usize = 4;

/// A name of the document and what it may mean.
#[derive(Clone, Debug)]
pub struct Group {
    /// The same number for groups of the same name, which tell nothing of each other.
    pub name: usize,
    /// Indices of its mentions among the spans.
    pub mentions: Vec<usize>,
    /// Best first after [`resolve`].
    pub options: Vec<Sense>,
}

/// The names of a document and where it is set.
pub struct Resolved {
    /// Every span is in exactly one. The last may have no mentions: homes of the publisher.
    pub groups: Vec<Group>,
    focus: Focus,
    of_key: HashMap<String, usize>,
}

/// The groups of `spans`, resolved.
#[must_use]
pub fn resolve(analysis: &Analysis<'_>, spans: &[Span], parameters: &Parameters) -> Resolved {
    let mut groups = group(analysis, spans);
    let demonyms = field::demonym_countries(analysis);
    let anchors = Anchors::new(analysis, spans, &mut groups);
    for index in 0..groups.len() {
        wording::fix(analysis, spans, &mut groups, index);
        anchors.fix(index, &mut groups[index]);
    }
    for group in &mut groups {
        settle(group, parameters, |o| o.fixed.clone());
    }
    let mut traces = traces::find(analysis, spans);
    for options in &mut traces {
        for option in options {
            option.score = score(&parameters.ranking, &option.fixed);
        }
    }
    let focus = Focus::new(&groups, &traces);
    for group in &mut groups {
        for option in &mut group.options {
            let mut features = std::mem::take(&mut option.fixed);
            focus.features(group.name, option, &mut features);
            option.fixed = features;
        }
    }
    for _ in 0..ROUNDS {
        let field = Field::new(&groups, &demonyms);
        let anchors = anchors.settled(&groups);
        for (index, group) in groups.iter_mut().enumerate() {
            let name = group.name;
            settle(group, parameters, |option| {
                let mut features = option.fixed.clone();
                field.features(name, option, &mut features);
                anchors.features(index, option, &mut features);
                features
            });
        }
    }
    let mut of_key = HashMap::new();
    for group in &mut groups {
        group.options.sort_by(|a, b| b.score.total_cmp(&a.score));
        for &mention in &group.mentions {
            of_key.insert(normalise::key(analysis.text(spans[mention].tokens.clone())), group.name);
        }
    }
    Resolved { groups, focus, of_key }
}

impl Resolved {
    /// How well the best reading of `span` fits where the document is set, 0 to 1. The span need
    /// not be one of those that were resolved; its own name does not count for it.
    #[must_use]
    pub fn fit(&self, analysis: &Analysis<'_>, span: &Span) -> f32 {
        let key = normalise::key(analysis.text(span.tokens.clone()));
        let own = self.of_key.get(&key).copied().unwrap_or(usize::MAX);
        let fits = senses(analysis, &span.candidates);
        fits.iter().map(|option| self.focus.fit(own, option)).fold(0.0, f32::max)
    }
}

fn settle(group: &mut Group, parameters: &Parameters, features: impl Fn(&Sense) -> Vec<Feature>) {
    for option in &mut group.options {
        option.features = features(option);
        option.score = score(&parameters.ranking, &option.features);
    }
    let top = group.options.iter().fold(f32::NEG_INFINITY, |a, o| a.max(o.score));
    let total: f32 = group.options.iter().map(|o| (o.score - top).exp()).sum();
    for option in &mut group.options {
        option.probability = (option.score - top).exp() / total;
    }
}

fn group(analysis: &Analysis<'_>, spans: &[Span]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut last: HashMap<(String, String), usize> = HashMap::new();
    let mut plain: HashMap<String, usize> = HashMap::new();
    let mut names: HashMap<String, usize> = HashMap::new();
    for (index, span) in spans.iter().enumerate() {
        let key = normalise::key(analysis.text(span.tokens.clone()));
        let qualifier = recognise::qualifier(analysis, &span.tokens)
            .map_or_else(String::new, |q| normalise::key(analysis.text(q.tokens.clone())));
        let known = last.get(&(key.clone(), qualifier.clone())).copied();
        // Without a qualifier it is the one last spoken of; with a first one it settles those before.
        let known = known.or_else(|| {
            let at = *plain.get(&key)?;
            let unqualified = qualifier.is_empty() || !last.keys().any(|(k, q)| *k == key && !q.is_empty());
            (unqualified && groups[at].options.iter().map(|o| o.place).eq(places(span))).then_some(at)
        });
        let at = known.unwrap_or_else(|| {
            let next = names.len();
            let name = *names.entry(key.clone()).or_insert(next);
            groups.push(Group { name, mentions: Vec::new(), options: senses(analysis, &span.candidates) });
            groups.len() - 1
        });
        groups[at].mentions.push(index);
        last.insert((key.clone(), qualifier), at);
        plain.insert(key, at);
    }
    groups
}

fn places(span: &Span) -> impl Iterator<Item = PlaceId> + '_ {
    span.candidates.iter().take(MOST).map(|c| c.place)
}

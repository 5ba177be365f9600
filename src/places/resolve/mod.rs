//! Which place is meant: all mentions of a document together.
//!
//! Mentions of one name are one question (one sense per discourse) unless the text qualifies them
//! differently ("Springfield, Ill." and "Springfield, Mass."). Each candidate gets named features,
//! from what it is ([`sense`]), from the words around its mentions ([`wording`]), from what would
//! explain most names of the document at once ([`focus`]), and, computed again as the others
//! settle, from where those lie ([`field`], [`near`]) and where the report was written ([`anchors`]).
//!
//! What a round needs of places and names is read once ([`atlas`]); distances are between vectors and
//! worked out once for each pair. The work for a name is bounded, so that the whole is linear in the text.

mod anchors;
mod atlas;
mod carried;
mod cells;
mod field;
mod focus;
mod grouping;
mod measured;
mod near;
mod rows;
mod sense;
mod settled;
mod squares;
mod stated;
mod stray;
mod stripped;
mod surroundings;
mod traces;
mod unlisted;
mod waters;
mod wording;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails says where")]
mod work;

use super::analysis::Analysis;
use super::parameters::Parameters;
use super::recognise::Span;
use crate::pace::Pacer;
use crate::sort;
use anchors::Anchors;
use field::Field;
use focus::Focus;
use grouping::Grouping;
use near::Near;
use sense::Tally;

pub use atlas::Atlas;
pub use sense::Sense;
pub use stated::Stated;
pub use stray::Countries;
pub use stripped::stripped;
pub use surroundings::Surroundings;
pub use unlisted::{Setting, settle as settle_unlisted};
pub use waters::{at_sea, is_open as is_open_water};
pub use wording::{is_division_of, is_land, is_outside};

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

impl Group {
    /// Whether there is anything to decide.
    fn is_open(&self) -> bool {
        self.options.len() > 1
    }

    /// From scores to probabilities.
    fn settle(&mut self) {
        let top = self.options.iter().fold(f32::NEG_INFINITY, |a, o| a.max(o.score));
        let mut total = 0.0;
        for option in &mut self.options {
            option.probability = (option.score - top).exp();
            total += option.probability;
        }
        for option in &mut self.options {
            option.probability /= total;
        }
    }
}

/// The names of a document with all that does not change from round to round but what [`Focus`] says.
struct Prepared {
    grouping: Grouping,
    anchors: Anchors,
    focus: Focus,
}

impl Prepared {
    async fn new<'a>(
        analysis: &Analysis<'a>,
        spans: &[&Span],
        tally: Tally<'_>,
        atlas: &mut Atlas<'a>,
        pacer: &Pacer<'_>,
    ) -> Self {
        let mut grouping = Grouping::new(analysis, spans, tally, atlas, pacer).await;
        let dateline = analysis.datelines.iter().find_map(|line| {
            let at = spans.partition_point(|s| s.tokens.start < line.place.start);
            (spans.get(at)?.tokens == line.place).then(|| grouping.of_span[at])
        });
        let first = |name| grouping.first.get(&name).copied();
        let anchors = Anchors::new(analysis, atlas, tally, dateline, first, &mut grouping.groups);
        for (index, group) in grouping.groups.iter_mut().enumerate() {
            anchors.fix(&analysis.homes, tally, index, group);
        }
        pacer.turn().await;
        let traces = traces::find(analysis, spans, tally, atlas);
        pacer.turn().await;
        let focus = Focus::new(&grouping.groups, &traces, atlas.regions());
        Self { grouping, anchors, focus }
    }
}

/// The names of `spans`, which ascend, and what each means. Every span is in exactly one group; the last groups may
/// have no mentions: homes of the publisher. The senses keep their features where `explain` asks for them.
#[must_use]
pub async fn resolve<'a>(
    analysis: &Analysis<'a>,
    spans: &[&Span],
    parameters: &Parameters,
    atlas: &mut Atlas<'a>,
    explain: bool,
    pacer: &Pacer<'_>,
) -> Vec<Group> {
    let tally = Tally { weights: &parameters.ranking, keep: explain };
    let Prepared { grouping, anchors, mut focus } = Prepared::new(analysis, spans, tally, atlas, pacer).await;
    let mut groups = grouping.groups;
    for group in &mut groups {
        pacer.pause().await;
        group.options.iter_mut().for_each(|option| tally.restart(option));
        group.settle();
        if explain || group.is_open() {
            group.options.iter_mut().for_each(|option| focus.fix(tally, group.name, option));
        }
    }
    let names = groups.iter().map(|g| g.name + 1).max().unwrap_or(0);
    let regions = field::governed_regions(analysis, atlas);
    let mut field = Field::new(&field::demonym_countries(analysis), regions, atlas.regions(), names);
    let mut near = Near::new(&groups, explain);
    for _ in 0..ROUNDS {
        round(&mut groups, tally, &mut field, &mut near, &anchors, pacer).await;
    }
    for group in &mut groups {
        sort::by(&mut group.options, |a, b| b.score.total_cmp(&a.score));
    }
    rows::settle(analysis, spans, &grouping.of_span, &mut groups);
    carried::on(spans, &mut groups);
    waters::by_neighbours(&mut groups);
    groups
}

/// Settles every name anew by what the others mean.
async fn round(
    groups: &mut [Group],
    tally: Tally<'_>,
    field: &mut Field,
    near: &mut Near,
    anchors: &Anchors,
    pacer: &Pacer<'_>,
) {
    field.settle(groups);
    near.settle(groups, pacer).await;
    let anchors = anchors.settled(groups, near);
    let mut row = 0;
    for (index, group) in groups.iter_mut().enumerate().filter(|(_, group)| tally.keep || group.is_open()) {
        pacer.pause().await;
        for option in &mut group.options {
            tally.restart(option);
            field.add(tally, group.name, option);
            near.add(tally, row, option);
            anchors.add(tally, index, row, option);
            row += 1;
        }
        group.settle();
    }
}

//! Which gulf "the Gulf" is: papers call the one before their own shore so, and the world's press that of Persia.
//!
//! A water lies in no country or region, and its middle is far from every town, so that what else settles a name says
//! nothing of it. The nearest to all that the document names is meant; where none is much nearer, it is not sure.

use super::{Group, Sense};
use crate::gazetteer::PlaceId;
use crate::kind::Kind;
use crate::language::Class;
use crate::places::analysis::Analysis;
use crate::places::recognise::Span;
use crate::sort;

/// What the best known one has before anything else is named; if all names were right beside it, each would add one.
const KNOWN: f32 = 0.35;

/// What lies between the states that are known by one.
const WATER: &str = "Persian Gulf";

/// Share of what is near below which the water is anybody's guess.
const ENOUGH: f32 = 0.6;

/// Whether an option is a gulf, or what is known by one: the states about it.
fn is_water(option: &Sense) -> bool {
    matches!(option.kind, Kind::Gulf | Kind::Region)
}

/// Whether the name of `group` is that of several gulfs.
fn is_shared(group: &Group) -> bool {
    let gulfs = group.options.iter().filter(|option| option.kind == Kind::Gulf);
    gulfs.count() > 1 && group.options.iter().any(|best| best.kind == Kind::Region)
}

/// Settles the names that several waters share by where the others have settled.
pub(super) fn by_neighbours(groups: &mut [Group]) {
    for at in 0..groups.len() {
        if !is_shared(&groups[at]) || groups[at].options.iter().any(|option| option.said) {
            continue;
        }
        let mut options = std::mem::take(&mut groups[at].options);
        options.retain(is_water);
        let others = groups.iter().filter(|other| other.name != groups[at].name);
        let settled: Vec<&Sense> = others.filter_map(|g| g.options.first()).filter(|o| is_point(o)).collect();
        let count = settled.len().max(1) as f32;
        for option in &mut options {
            // The root of the closeness falls to 1/e at 800 km: a shore's width. A few of many names are no shore.
            let sum: f32 = settled.iter().map(|o| option.point.closeness(o.point).sqrt()).sum();
            let known = if option.kind == Kind::Region { KNOWN } else { 0.0 };
            option.probability = known + sum * sum / count;
        }
        let total: f32 = options.iter().map(|option| option.probability).sum();
        options.iter_mut().for_each(|option| option.probability /= total);
        sort::by(&mut options, |a, b| b.probability.total_cmp(&a.probability));
        groups[at].options = options;
    }
}

/// The water itself, where the text speaks of it and not of the states about it: "a spill in the Gulf", "tankers that
/// crossed the Gulf".
#[must_use]
pub fn at_sea(analysis: &Analysis<'_>, span: &Span, group: &Group) -> Option<PlaceId> {
    /// So many words about the name are looked at.
    const ABOUT: usize = 8;
    let start = span.tokens.start;
    let sea = |at: usize| {
        let afloat =
            matches!(analysis.lower(Some(at), start), "spill" | "spilled" | "waters" | "sank" | "seabed" | "slick");
        afloat || analysis.classes(Some(at), start).has(Class::Vessel)
    };
    let article = analysis.classes(start.checked_sub(1), start).has(Class::DefiniteArticle);
    let noun = analysis.near(Some(span.tokens.end), start).is_some_and(|w| w.capital);
    let said = || article && !noun && (start.saturating_sub(ABOUT)..span.tokens.end + ABOUT).any(sea);
    group.options.first().filter(|best| best.kind == Kind::Region && is_shared(group) && said())?;
    let mut found = analysis.gazetteer.lookup(WATER).into_iter().filter_map(|c| analysis.gazetteer.place(c.place));
    found.find(|place| place.kind() == Kind::Gulf).map(|place| place.id())
}

/// Whether a name has settled on something that is near one shore and far from another.
fn is_point(option: &Sense) -> bool {
    let wide = matches!(option.kind, Kind::Continent | Kind::Ocean | Kind::Sea | Kind::Gulf | Kind::Region);
    option.probability > ENOUGH && !wide
}

/// Whether nothing that is named says which of several waters `group` means.
#[must_use]
pub fn is_open(group: &Group) -> bool {
    is_shared(group) && group.options.first().is_some_and(|best| best.probability < ENOUGH)
}

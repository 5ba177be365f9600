//! What the words around the mentions of a name say of what it means.

use std::ops::Range;

use super::Group;
use super::atlas::Atlas;
use super::sense::{Extent, Sense, Tally, contains, extents};
use crate::gazetteer::sphere::Reach;
use crate::kind::Kind;
use crate::places::analysis::Analysis;
use crate::places::bodies;
use crate::places::matches::NameMatch;
use crate::places::parameters::FeatureId;
use crate::places::recognise::{self, Span};

/// The spans, and for each the match after it that may say what it lies in.
pub(super) struct Context<'c> {
    pub(super) analysis: &'c Analysis<'c>,
    pub(super) spans: &'c [&'c Span],
    pub(super) qualifiers: &'c [Option<&'c NameMatch>],
}

/// The options of a group, by number; a name has at most 48.
type Options = u64;

/// Fixes the features that come from the words around the mentions of `group`.
pub(super) fn fix(context: &Context<'_>, atlas: &mut Atlas<'_>, tally: Tally<'_>, group: &mut Group) {
    let own: Vec<Extent> = group.options.iter().map(Extent::from).collect();
    let those = |holds: &dyn Fn(&Extent) -> bool| -> Options {
        own.iter().enumerate().fold(0, |all, (nth, option)| all | Options::from(holds(option)) << nth)
    };
    let (mut contained, mut containing) = (0, 0);
    let (mut typed, mut governs) = ([false; 3], false);
    for &mention in &group.mentions {
        let tokens = &context.spans[mention].tokens;
        let outer = context.qualifiers[mention].or_else(|| recognise::container(context.analysis, tokens));
        if let Some(outer) = outer {
            let outers = extents(atlas, &outer.candidates);
            contained |= those(&|inner| outers.iter().any(|outer| contains(outer, inner)));
        }
        if let Some(inner) = qualified_by(context, mention) {
            let inners = extents(atlas, &context.spans[inner].candidates);
            containing |= those(&|outer| inners.iter().any(|inner| contains(outer, inner)));
        }
        let kind = feature_word(context.analysis, tokens);
        for (typed, class) in typed.iter_mut().zip([FeatureWord::Settlement, FeatureWord::Region, FeatureWord::Country])
        {
            *typed |= kind == Some(class);
        }
        governs |=
            bodies::around(context.analysis, tokens, &context.spans[mention].candidates).is_some_and(|b| b.of_state);
    }
    let (qualified, qualifies) = (contained != 0, containing != 0);
    let [settlement_said, region_said, country_said] = typed;
    let twins = if region_said { 0 } else { twin_regions(&group.options) };
    for (nth, option) in group.options.iter_mut().enumerate() {
        let is = |options: Options| options >> nth & 1 == 1;
        let settlement = option.kind.is_settlement();
        let region = matches!(option.kind, Kind::Admin1 | Kind::Admin2 | Kind::Territory | Kind::Region);
        option.said = is(contained) || (settlement_said && settlement);
        for (feature, holds) in [
            (FeatureId::Contained, is(contained)),
            (FeatureId::NotContained, qualified && !is(contained)),
            (FeatureId::Containing, is(containing)),
            (FeatureId::NotContaining, qualifies && !is(containing)),
            (FeatureId::TwinRegion, is(twins)),
            (FeatureId::CalledSettlement, settlement_said && settlement),
            (FeatureId::CalledRegion, region_said && region),
            (FeatureId::CalledCountry, country_said && option.kind == Kind::Country),
            (FeatureId::Miscalled, (settlement_said && !settlement) || ((region_said || governs) && settlement)),
        ] {
            if holds {
                tally.fix(option, feature, 1.0);
            }
        }
    }
}

/// Which options are regions that are a city of the same name: Kyiv, Moscow, Berlin, Tokyo. The
/// name alone means the city.
fn twin_regions(options: &[Sense]) -> Options {
    /// A region's point is that of its city within this distance.
    const SAME: Reach = Reach::km(60.0);
    let is_city = |region: &Sense, city: &Sense| {
        matches!(city.kind, Kind::Capital | Kind::City)
            && city.country == region.country
            && region.point.is_within(city.point, SAME)
    };
    let twin = |o: &Sense| matches!(o.kind, Kind::Admin1 | Kind::Admin2) && options.iter().any(|c| is_city(o, c));
    options.iter().enumerate().fold(0, |all, (nth, option)| all | Options::from(twin(option)) << nth)
}

/// The span that the span `mention` qualifies: "Salem" for "Oregon" in "Salem, Oregon".
fn qualified_by(context: &Context<'_>, mention: usize) -> Option<usize> {
    let inner = mention.checked_sub(1)?;
    let outer = context.qualifiers[inner]?;
    (outer.tokens.start == context.spans[mention].tokens.start).then_some(inner)
}

/// What a word beside a name says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FeatureWord {
    Settlement,
    Region,
    Country,
}

fn feature_word(analysis: &Analysis<'_>, tokens: &Range<usize>) -> Option<FeatureWord> {
    let near = tokens.start;
    let before = |n: usize| analysis.lower(tokens.start.checked_sub(n), near);
    let word = if before(1) == "of" { before(2) } else { before(1) };
    let after = analysis.lower(Some(tokens.end), near);
    let class = |word: &str| match word {
        "city" | "town" | "village" | "hamlet" | "suburb" | "capital" | "settlement" | "port" | "municipality"
        | "cities" | "towns" | "villages" => Some(FeatureWord::Settlement),
        "province" | "region" | "state" | "oblast" | "governorate" | "prefecture" | "provinces" | "regions"
        | "states" | "county" => Some(FeatureWord::Region),
        "country" | "nation" | "republic" => Some(FeatureWord::Country),
        _ => None,
    };
    match class(word) {
        // "the capital of X", "the port city of X": what follows "of" is the settlement only after
        // city, town, village; a capital is of a country.
        Some(FeatureWord::Settlement) if before(1) == "of" && matches!(word, "capital" | "port") => None,
        Some(found) => Some(found),
        None => class(after).filter(|c| *c != FeatureWord::Country || after == "republic"),
    }
}

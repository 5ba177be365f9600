//! What the words around the mentions of a name say of what it means.

use std::ops::Range;

use super::Group;
use super::sense::{Sense, contains, senses};
use crate::gazetteer::distance_km;
use crate::kind::Kind;
use crate::places::analysis::Analysis;
use crate::places::parameters::FeatureId;
use crate::places::recognise::{self, Span};

/// The features that come from the words around the mentions of group `index`.
pub(super) fn fix(analysis: &Analysis<'_>, spans: &[Span], groups: &mut [Group], index: usize) {
    let mut contained = vec![0_u8; groups[index].options.len()];
    let mut containing = contained.clone();
    let (mut qualified, mut qualifies) = (false, false);
    let mut typed = [0_i8; 3];
    for &mention in &groups[index].mentions {
        let tokens = &spans[mention].tokens;
        let outer = recognise::qualifier(analysis, tokens).or_else(|| recognise::container(analysis, tokens));
        if let Some(outer) = outer {
            let outers = senses(analysis, &outer.candidates);
            for (count, inner) in contained.iter_mut().zip(&groups[index].options) {
                *count |= u8::from(outers.iter().any(|o| contains(o, inner)));
            }
            qualified |= contained.iter().any(|c| *c > 0);
        }
        if let Some(inner) = qualified_by(analysis, spans, mention) {
            let inners = senses(analysis, &spans[inner].candidates);
            for (count, outer) in containing.iter_mut().zip(&groups[index].options) {
                *count |= u8::from(inners.iter().any(|i| contains(outer, i)));
            }
            qualifies |= containing.iter().any(|c| *c > 0);
        }
        let kind = feature_word(analysis, tokens);
        for (count, class) in typed.iter_mut().zip([FeatureWord::Settlement, FeatureWord::Region, FeatureWord::Country])
        {
            *count += i8::from(kind == Some(class));
        }
    }
    let twins = twin_regions(&groups[index].options);
    for (nth, option) in groups[index].options.iter_mut().enumerate() {
        let mut flag = |name: FeatureId, on: bool| {
            if on {
                option.fixed.push((name, 1.0));
            }
        };
        flag(FeatureId::Contained, contained[nth] > 0);
        flag(FeatureId::NotContained, qualified && contained[nth] == 0);
        flag(FeatureId::Containing, containing[nth] > 0);
        flag(FeatureId::NotContaining, qualifies && containing[nth] == 0);
        let settlement = option.kind.is_settlement();
        let region = matches!(option.kind, Kind::Admin1 | Kind::Admin2 | Kind::Territory | Kind::Region);
        flag(FeatureId::TwinRegion, twins[nth] && typed[1] == 0);
        flag(FeatureId::CalledSettlement, typed[0] > 0 && settlement);
        flag(FeatureId::CalledRegion, typed[1] > 0 && region);
        flag(FeatureId::CalledCountry, typed[2] > 0 && option.kind == Kind::Country);
        flag(FeatureId::Miscalled, (typed[0] > 0 && !settlement) || (typed[1] > 0 && settlement));
    }
}

/// Which options are regions that are a city of the same name: Kyiv, Moscow, Berlin, Tokyo. The
/// name alone means the city.
fn twin_regions(options: &[Sense]) -> Vec<bool> {
    /// A region's point is that of its city within this distance.
    const SAME_KM: f64 = 60.0;
    let is_city = |region: &Sense, city: &Sense| {
        matches!(city.kind, Kind::Capital | Kind::City)
            && city.country == region.country
            && distance_km(region.lat, region.lon, city.lat, city.lon) < SAME_KM
    };
    let twin = |o: &Sense| matches!(o.kind, Kind::Admin1 | Kind::Admin2) && options.iter().any(|c| is_city(o, c));
    options.iter().map(twin).collect()
}

/// The span that the span `mention` qualifies: "Salem" for "Oregon" in "Salem, Oregon".
fn qualified_by(analysis: &Analysis<'_>, spans: &[Span], mention: usize) -> Option<usize> {
    let inner = mention.checked_sub(1)?;
    let outer = recognise::qualifier(analysis, &spans[inner].tokens)?;
    (outer.tokens.start == spans[mention].tokens.start).then_some(inner)
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

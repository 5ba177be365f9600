//! What the words around the mentions of a name say of what it means.

use std::ops::Range;

use super::Group;
use super::atlas::Atlas;
use super::measured;
use super::sense::{Extent, Sense, Tally, contains, extents, owns};
use super::stated::is_stated;
use crate::country::CountryCode;
use crate::gazetteer::sphere::{Point, Reach};
use crate::gazetteer::{Candidate, Place};
use crate::kind::Kind;
use crate::language::Class;
use crate::places::analysis::Analysis;
use crate::places::bodies;
use crate::places::matches::NameMatch;
use crate::places::parameters::FeatureId;
use crate::places::recognise::{self, Span};
use crate::places::senses::{self, Known};
use crate::text::TokenKind;

/// The spans, and for each the match after it that may say what it lies in.
pub(super) struct Context<'c> {
    pub(super) analysis: &'c Analysis<'c>,
    pub(super) spans: &'c [&'c Span],
    pub(super) qualifiers: &'c [Option<&'c NameMatch>],
}

/// How surely a town is the paper's home before its readers are those of a local paper.
const LOCAL_PAPER: f32 = 0.9;

/// How likely a city that everybody knows is without context, and a village of a few hundred beside it: the flights from
/// Shannon to Boston do not end in County Clare.
const WORLD_CITY: f32 = 6.0;
const HAMLET: f32 = 3.3;

/// How likely a town is without context that is meant by the name of a greater one where only its country is spoken of, how
/// much more it is then, how much less a town may be that the text calls one of a country later, and the countries that are
/// spoken of everywhere.
const NO_HAMLET: f32 = 5.0;
const RIVAL: f32 = 2.0;
const LESSER: f32 = 3.0;
const EVERYWHERE: &[&str] = &["US", "GB"];

/// What it is less likely where the paper of a town beside it says who lives there: "Macy Hart, 16, of Denver" is of
/// the one ten miles from Peru, Indiana. Flights go to Colorado.
const HAMLET_BESIDE: f32 = 0.3;
/// What says that somebody lives there, or that it is reported from there.
const LIVED_IN: &[FeatureId] = &[FeatureId::AgeOf, FeatureId::PersonOf, FeatureId::Dateline, FeatureId::OpensDateline];
const BESIDE: Reach = Reach::km(35.0);

/// Readings of a place that another is so far from: what a name hardly ever means is near to anything.
const LIKELY: usize = 3;

/// How much more than a word for a division before a name one after it says.
const CALLED_AFTER: f32 = 3.0;

/// How much more than a division somewhere behind "in" one says that closes the name: "Toronto, Ontario."
const STATED: f32 = 4.0;

/// The options of a group, by number; a name has at most 48.
type Options = u64;

/// Fixes the features that come from the words around the mentions of `group`.
pub(super) fn fix(context: &Context<'_>, atlas: &mut Atlas<'_>, tally: Tally<'_>, group: &mut Group) {
    let own: Vec<Extent> = group.options.iter().map(Extent::from).collect();
    let those = |holds: &dyn Fn(&Extent) -> bool| -> Options {
        own.iter().enumerate().fold(0, |all, (nth, option)| all | Options::from(holds(option)) << nth)
    };
    let (mut contained, mut containing, mut owned, mut stated) = (0, 0, 0, false);
    let (mut typed, mut governs, mut in_states, mut called_after) = ([false; 3], false, false, false);
    for &mention in &group.mentions {
        let tokens = &context.spans[mention].tokens;
        in_states |= is_in_states(context, mention);
        let apposed = || recognise::owner_in_apposition(context.analysis, tokens);
        let outer =
            context.qualifiers[mention].or_else(|| recognise::container(context.analysis, tokens)).or_else(apposed);
        let later = || recognise::called_later(context.analysis, tokens);
        if let Some(outer) = outer.is_none().then(later).flatten() {
            let outers = extents(atlas, &outer.candidates);
            let most = group.options.iter().map(|o| o.prior).fold(0.0, f32::max);
            // "Moscow … the American city" is no town of Idaho.
            for (nth, inner) in own.iter().enumerate().filter(|(nth, _)| group.options[*nth].prior + LESSER > most) {
                contained |= Options::from(outers.iter().any(|outer| contains(outer, inner))) << nth;
            }
        }
        if let Some(outer) = outer {
            let outers = extents(atlas, &outer.candidates);
            contained |= those(&|inner| outers.iter().any(|outer| contains(outer, inner)));
            stated |= outer.demonym || outer.kind == Kind::Admin1 && is_stated(context.analysis, tokens, outer);
        }
        if let Some((other, reach)) = measured::after(context.analysis, tokens) {
            let others = extents(atlas, &other.candidates[..other.candidates.len().min(LIKELY)]);
            contained |= those(&|inner| others.iter().any(|other| inner.is_within(other, reach)));
        }
        if let Some(outer) = owner(context.analysis, tokens) {
            let outers = extents(atlas, &outer.candidates);
            owned |= those(&|inner| outers.iter().any(|outer| owns(outer, inner)));
        }
        if is_before_crown_court(context.analysis, tokens) {
            contained |= those(&|inner| inner.country().is_some_and(|country| country.as_str() == "GB"));
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
        called_after |= kind == Some(FeatureWord::Region)
            && (is_called_after(context.analysis, tokens) || is_division_of(context.analysis, tokens));
        governs |=
            bodies::around(context.analysis, tokens, &context.spans[mention].candidates).is_some_and(|b| b.of_state);
    }
    let (qualified, qualifies) = (contained != 0, containing != 0);
    let [settlement_said, region_said, country_said] = typed;
    let twins = if region_said { 0 } else { twin_regions(&group.options) };
    let known = group.mentions.first().and_then(|&first| {
        // In a local paper the near ones are meant, whatever others mean.
        let local = context.analysis.homes.iter().any(|home| home.weight >= LOCAL_PAPER);
        let said = governs || region_said || settlement_said || qualified || qualifies || in_states || local;
        senses::of(context.analysis.reading, &context.spans[first].tokens).filter(|_| !said)
    });
    let spoken = known.filter(|known| known.strength == 1).map(|_| spoken_of(context.analysis)).unwrap_or_default();
    // Where the text speaks of Lebanon and not of Libya, Tripoli is hardly the capital.
    let rival = |o: &Sense| {
        let here = |country: &CountryCode| o.country == Some(*country) && !EVERYWHERE.contains(&country.as_str());
        o.kind.is_settlement() && o.prior >= NO_HAMLET && spoken.iter().any(here)
    };
    let meant_here = |o: &Sense| {
        known.is_some_and(|known| known.may_be(o.kind, o.country)) && o.country.is_some_and(|c| spoken.contains(&c))
    };
    let rivalled = !group.options.iter().any(meant_here) && group.options.iter().any(rival);
    let world_city = group.options.iter().any(is_world_city);
    let lived_in = |&mention: &usize| {
        let features = &context.spans[mention].features;
        features.iter().any(|(feature, value)| *value > 0.0 && LIVED_IN.contains(feature))
    };
    let town = if world_city { towns_of_paper(context.analysis) } else { Vec::new() };
    let homes = if group.mentions.iter().any(lived_in) { town.as_slice() } else { &[] };
    let is_there = |o: &Sense| o.kind.is_settlement() && is_beside(&town, o);
    let in_row = !town.is_empty()
        && group.options.iter().any(is_there)
        && group.mentions.iter().any(|&mention| is_joined_to_one_beside(context, mention, &town));
    let bare_of_article = !group.mentions.iter().any(|&mention| {
        let start = context.spans[mention].tokens.start;
        context.analysis.classes(start.checked_sub(1), start).has(Class::DefiniteArticle)
    });
    // "Outside Jordan Valley": only the town has no article.
    let bare = bare_of_article && group.options.iter().any(|o| o.kind.is_settlement());
    let in_water = !region_said && !bare_of_article && group.options.iter().any(is_water);
    let called = |&mention: &usize| is_called_small(context.analysis, &context.spans[mention].tokens);
    // A great city's name that means a hamlet.
    let small = in_row || world_city && group.mentions.iter().any(called);
    for (nth, option) in group.options.iter_mut().enumerate() {
        let known = match known {
            Some(_) if rivalled => RIVAL * f32::from(u8::from(rival(option))),
            Some(known) => standing(context.analysis, &known, option),
            None => 0.0,
        };
        if known != 0.0 {
            tally.fix(option, FeatureId::WellKnown, known);
        }
        let is = |options: Options| options >> nth & 1 == 1;
        let settlement = option.kind.is_settlement();
        let region = matches!(option.kind, Kind::Admin1 | Kind::Admin2 | Kind::Territory | Kind::Region);
        option.placed = is(contained);
        option.said = option.placed || (settlement_said && settlement);
        if world_city && !small && settlement && option.prior < HAMLET && !option.said && !is(containing | owned) {
            tally.fix(option, FeatureId::Hamlet, if is_beside(homes, option) { HAMLET_BESIDE } else { 1.0 });
        }
        // "Toronto, Ontario" is not the one beside the paper's own town.
        if stated && is(contained) && option.kind.is_settlement() {
            tally.fix(option, FeatureId::Contained, STATED);
        }
        for (feature, holds) in [
            (FeatureId::Contained, is(contained | owned)),
            (FeatureId::NotContained, qualified && !is(contained)),
            (FeatureId::Containing, is(containing)),
            (FeatureId::NotContaining, qualifies && !is(containing)),
            (FeatureId::TwinRegion, is(twins)),
            (FeatureId::CalledSettlement, settlement_said && settlement),
            (FeatureId::CalledRegion, region_said && region && !called_after),
            (FeatureId::CalledCountry, country_said && option.kind == Kind::Country),
            (
                FeatureId::Miscalled,
                (settlement_said && !settlement)
                    || ((region_said || governs) && settlement)
                    || (small && is_world_city(option)),
            ),
        ] {
            if holds {
                tally.fix(option, feature, 1.0);
            }
        }
        // "The White Nile" has no word that would make it the state.
        if in_water && option.kind == Kind::Admin1 {
            tally.fix(option, FeatureId::Miscalled, CALLED_AFTER);
        }
        if bare && option.kind == Kind::Valley {
            tally.fix(option, FeatureId::Miscalled, CALLED_AFTER);
        }
        // "Washington state" is no town, however near one lies.
        if called_after && region {
            tally.fix(option, FeatureId::CalledRegion, CALLED_AFTER);
        }
    }
}

/// The countries that the document names, or has a demonym of, and that of its paper.
fn spoken_of(analysis: &Analysis<'_>) -> Vec<CountryCode> {
    /// So many names are looked at.
    const LOOKED_AT: usize = 500;
    let named = analysis.matches.iter().take(LOOKED_AT).filter(|m| m.demonym || m.kind == Kind::Country);
    let first = named.filter_map(|m| analysis.gazetteer.place(m.candidates.first()?.place)?.country());
    first.chain(analysis.home_country()).collect()
}

/// "Newcastle Crown Court": no other country has such courts.
fn is_before_crown_court(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let word = |at: usize| analysis.lower(Some(at), tokens.start);
    match word(tokens.end) {
        "crown" => word(tokens.end + 1) == "court",
        "magistrates" => word(tokens.end + 2) == "court",
        _ => false,
    }
}

/// Where the towns of a local paper lie.
fn towns_of_paper(analysis: &Analysis<'_>) -> Vec<Point> {
    let local = analysis.homes.iter().filter(|home| home.weight >= LOCAL_PAPER);
    let first = local.filter_map(|home| analysis.gazetteer.place(home.candidates.first()?.place));
    first.map(|place| Point::new(place.lat(), place.lon())).collect()
}

fn is_beside(homes: &[Point], option: &Sense) -> bool {
    homes.iter().any(|home| home.is_within(option.point, BESIDE))
}

/// Whether it is a city that everybody knows.
fn is_world_city(option: &Sense) -> bool {
    matches!(option.kind, Kind::City | Kind::Capital) && option.prior >= WORLD_CITY
}

/// Whether "and" joins the mention to a name that a place beside the paper's `town` bears: in Marion, Kansas, "Durham and Tampa" are no
/// cities of two other states.
fn is_joined_to_one_beside(context: &Context<'_>, mention: usize, town: &[Point]) -> bool {
    let joined = |left: usize, right: usize| {
        let (from, to) = (context.spans[left].tokens.end, context.spans[right].tokens.start);
        let word = |at: usize| context.analysis.lower(Some(at), from);
        let between = context.spans[left].tokens.start.checked_sub(1).is_some_and(|at| word(at) == "between");
        from + 1 == to && word(from) == "and" && !between
    };
    let next = Some(mention + 1).filter(|&next| next < context.spans.len() && joined(mention, next));
    let last = mention.checked_sub(1).filter(|&last| joined(last, mention));
    let lies_there = |other: usize| {
        let places = context.spans[other].candidates.iter().filter_map(|c| context.analysis.gazetteer.place(c.place));
        let points = places.filter(|place| place.kind().is_settlement()).map(|p| Point::new(p.lat(), p.lon()));
        points.into_iter().any(|point| town.iter().any(|town| town.is_within(point, BESIDE)))
    };
    [next, last].into_iter().flatten().any(lies_there)
}

/// Whether the words behind the name call it what no great city is: "Atlanta, a former mining camp at the end of a dirt road".
fn is_called_small(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    /// Most words before what it is called.
    const WORDS: usize = 5;
    let word = |at: usize| analysis.lower(Some(at), tokens.start);
    let small = |at: usize| match word(at) {
        "hamlet" | "village" | "crossroads" | "outpost" => true,
        "camp" | "town" => matches!(word(at - 1), "mining" | "logging" | "ghost" | "tiny"),
        "community" => matches!(word(at - 1), "unincorporated" | "farming" | "ranching"),
        _ => false,
    };
    let opens = word(tokens.end) == "," && matches!(word(tokens.end + 1), "a" | "an" | "the" | "another" | "once");
    let first = tokens.end + 2;
    opens
        && (first..first + WORDS)
            .take_while(|&at| !matches!(word(at), "," | "of" | "in" | "near" | "from" | "outside" | ""))
            .any(small)
}

/// How much an option is what the name usually means; less than nothing if that is another sort of place.
fn standing(analysis: &Analysis<'_>, known: &Known<'_>, option: &Sense) -> f32 {
    let region = || option.region.and_then(|region| analysis.gazetteer.place(region));
    let is_it = known.may_be(option.kind, option.country)
        && (known.region.is_empty() || region().is_some_and(|region| region.name() == known.region));
    match is_it {
        true => known.strength as f32,
        false if known.is_other_sort(option.kind) => -1.0,
        false => 0.0,
    }
}

/// Whether a mention stands in a row with states: "Michigan, Oregon, New York".
fn is_in_states(context: &Context<'_>, mention: usize) -> bool {
    let analysis = context.analysis;
    let state = |other: &&&Span| {
        let kind = other.candidates.first().and_then(|c| analysis.gazetteer.kind(c.place));
        kind == Some(Kind::Admin1)
    };
    let joined = |from: usize, to: usize| {
        from < to && to - from <= 2 && (from..to).all(|at| matches!(analysis.lower(Some(at), from), "," | "and" | "or"))
    };
    let tokens = &context.spans[mention].tokens;
    let before = mention.checked_sub(1).and_then(|at| context.spans.get(at)).filter(state);
    let after = context.spans.get(mention + 1).filter(state);
    before.is_some_and(|other| joined(other.tokens.end, tokens.start))
        || after.is_some_and(|other| joined(tokens.end, other.tokens.start))
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

/// Whether the word for the division stands after the name, in small letters: "Kano state", "Punjab province".
fn is_called_after(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let word = analysis.near(Some(tokens.end), tokens.start);
    let after = analysis.lower(Some(tokens.end), tokens.start);
    word.is_some_and(|w| !w.capital && w.classes.has(Class::Region))
        && analysis.lower(Some(tokens.end + 1), tokens.start) != "hospital"
        && matches!(after, "state" | "province" | "oblast" | "governorate")
        || is_county_council(analysis, tokens)
}

const fn is_water(option: &Sense) -> bool {
    matches!(option.kind, Kind::River | Kind::Sea | Kind::Lake)
}

/// Whether the name is that of a water, and a word behind it makes it the state by the name: "White Nile state".
pub(super) fn is_state_of_a_water(analysis: &Analysis<'_>, span: &Span) -> bool {
    let water = |c: &Candidate| {
        matches!(
            analysis.gazetteer.kind(c.place),
            Some(Kind::River | Kind::Sea | Kind::Lake | Kind::Gulf | Kind::Ocean)
        )
    };
    is_called_after(analysis, &span.tokens) && span.candidates.iter().any(water)
}

/// "Cork County Council" is the county's, which Cork is not in.
fn is_county_council(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let word = |by: usize| analysis.lower(Some(tokens.end + by), tokens.start);
    word(0) == "county" && matches!(word(1), "council" | "councillor" | "councillors")
}

/// "The southern region of Odesa": of a "state" much else may be spoken of.
#[must_use]
pub fn is_division_of(analysis: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let before = |n: usize| analysis.lower(tokens.start.checked_sub(n), tokens.start);
    before(1) == "of" && matches!(before(2), "province" | "region" | "oblast" | "governorate" | "prefecture")
}

/// The division whose possessive stands before the name, which is another question with it than without: "Bukidnon's San
/// Fernando town".
pub(super) fn dividing<'a>(analysis: &'a Analysis<'_>, tokens: &Range<usize>) -> Option<&'a NameMatch> {
    owner(analysis, tokens).filter(|m| matches!(m.kind, Kind::Admin1 | Kind::Admin2 | Kind::Territory))
}

/// The division or country behind "in" that a reading of `span` lies in: "Portland in Maine" is another question than
/// "Portland in Oregon", and "a man from Boston in Florida" is none.
pub(super) fn containing<'a>(analysis: &'a Analysis<'_>, span: &Span, atlas: &mut Atlas<'_>) -> Option<&'a NameMatch> {
    let outer = recognise::container(analysis, &span.tokens)?;
    let (inners, outers) = (extents(atlas, &span.candidates), extents(atlas, &outer.candidates));
    inners.iter().any(|inner| outers.iter().any(|outer| contains(outer, inner))).then_some(outer)
}

/// Whether the text says by a possessive that the name is of a division that `best` does not lie in: no gazetteer has
/// "New Brunswick's Kent County".
#[must_use]
pub fn is_outside(analysis: &Analysis<'_>, tokens: &Range<usize>, best: &Sense) -> bool {
    let divided = best.kind.is_settlement() || matches!(best.kind, Kind::Admin2 | Kind::District);
    let lies_in = |area: &Place<'_>| {
        let region = if area.kind() == Kind::Admin2 { area.region().map(|r| r.id()) } else { Some(area.id()) };
        region.is_some() && region == best.region
    };
    let holds = |owner: &NameMatch| {
        let mut areas = owner.candidates.iter().filter_map(|c| analysis.gazetteer.place(c.place));
        areas.any(|area| lies_in(&area))
    };
    let elsewhere = |called: &NameMatch| {
        let mut areas = called.candidates.iter().filter_map(|c| analysis.gazetteer.place(c.place));
        areas.all(|area| if area.kind() == Kind::Country { area.country() != best.country } else { !lies_in(&area) })
    };
    divided
        && (dividing(analysis, tokens).is_some_and(|owner| !holds(owner))
            || best.prior < WORLD_CITY && recognise::called_later(analysis, tokens).is_some_and(elsewhere))
        || is_village_there(analysis, tokens, best)
}

/// "A Salento village" is in the Salento, whichever village bears the name.
fn is_village_there(analysis: &Analysis<'_>, tokens: &Range<usize>, best: &Sense) -> bool {
    let one = matches!(analysis.lower(tokens.start.checked_sub(1), tokens.start), "a" | "an");
    one && best.prior < WORLD_CITY && matches!(analysis.lower(Some(tokens.end), tokens.start), "village" | "hamlet")
}

/// "The Kano plains": land that is called after a city, or like one.
#[must_use]
pub fn is_land(analysis: &Analysis<'_>, tokens: &Range<usize>, best: &Sense) -> bool {
    let after = analysis.lower(Some(tokens.end), tokens.start);
    best.kind.is_settlement()
        && matches!(after, "plains" | "plain" | "hills" | "highlands" | "valley" | "escarpment" | "wetlands")
}

/// The place whose possessive stands before the name: "India" in "India's Punjab".
fn owner<'a>(analysis: &'a Analysis<'_>, tokens: &Range<usize>) -> Option<&'a NameMatch> {
    /// Longest name that is looked for, in tokens.
    const OWNER: usize = 4;
    let end = tokens.start.checked_sub(1)?;
    analysis.near(Some(end), tokens.start).filter(|w| w.kind == TokenKind::Possessive)?;
    let first = analysis.matches.partition_point(|m| m.tokens.start + OWNER < end);
    analysis.matches[first..].iter().take_while(|m| m.tokens.start < end).find(|m| m.tokens.end == end && !m.demonym)
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
    // "upstate New York", "New York Governor": only a division has these.
    let part = analysis.classes(tokens.start.checked_sub(1), near).has(Class::DivisionPart);
    // "Saratov's regional governor".
    let owned = analysis.near(Some(tokens.end), near).is_some_and(|w| w.kind == TokenKind::Possessive);
    // "Bingöl state hospital" is the town's.
    let states = after == "state" && analysis.lower(Some(tokens.end + 1), near) == "hospital";
    let after = if states { "" } else { after };
    let office = tokens.end + usize::from(owned);
    if part || analysis.is_regional(tokens.end) || analysis.classes(Some(office), near).has(Class::DivisionOffice) {
        return Some(FeatureWord::Region);
    }
    match class(word) {
        // "the capital of X", "the port city of X": what follows "of" is the settlement only after
        // city, town, village; a capital is of a country.
        Some(found) if before(1) != "of" || !matches!(word, "capital" | "port") => Some(found),
        // "The Yukon hamlet" lies in what it is called by.
        _ => class(after).filter(|c| match c {
            FeatureWord::Country => after == "republic",
            FeatureWord::Settlement => !matches!(before(1), "a" | "an" | "the"),
            FeatureWord::Region => true,
        }),
    }
}

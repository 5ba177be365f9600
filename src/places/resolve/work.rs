//! How much work lists of towns make, counted in pairs of points looked at.

use super::{Atlas, resolve};
use crate::Article;
use crate::article::Document;
use crate::country::CountryCode;
use crate::gazetteer::Gazetteer;
use crate::gazetteer::sphere::LOOKS;
use crate::gazetteer::write::{PlaceRecord, Writer};
use crate::kind::Kind;
use crate::language::Reading;
use crate::pace::{self, Pacer};
use crate::places::analysis::Analysis;
use crate::places::parameters::Parameters;
use crate::places::recognise::Span;
use crate::places::tagger::Model;

/// Places that bear each name.
const BEARERS: usize = 4;

/// A name of its own for each number.
fn name(number: usize) -> String {
    let mut name = String::from("Q");
    let mut rest = number;
    for _ in 0..4 {
        name.push(char::from(b'a' + u8::try_from(rest % 20).unwrap_or(0)));
        rest /= 20;
    }
    name
}

/// So many names of towns in one country of fifty regions, which lie equally dense however many there are.
fn gazetteer(names: usize) -> Gazetteer {
    let mut writer = Writer::new();
    let country = CountryCode::parse("US");
    let mut region = |nth: usize| {
        let mut region = PlaceRecord::new(&format!("Region {nth}"), Kind::Admin1, 40.0, -90.0);
        region.country = country;
        writer.add(region)
    };
    let regions: Vec<_> = (0..50).map(&mut region).collect();
    for number in 0..names * BEARERS {
        let (down, right) = (number * 7919 % 2500, number * 104_729 % (names * BEARERS / 2));
        let (lat, lon) = (25.0 + down as f64 / 100.0, -125.0 + right as f64 / 100.0);
        let mut town = PlaceRecord::new(&name(number / BEARERS), Kind::Town, lat, lon);
        town.country = country;
        town.region = Some(regions[number % 50]);
        town.rank = (number % 97) as u8 + 60;
        writer.add(town);
    }
    Gazetteer::open(writer.finish().unwrap()).unwrap()
}

/// Pairs looked at for each name in a list of so many.
fn looks(names: usize, separator: &str) -> usize {
    let gazetteer = gazetteer(names);
    let list: Vec<String> = (0..names).map(name).collect();
    let article = Article::from_plain_text(list.join(separator));
    let document = Document::new(&article);
    let language = crate::tables::compiled_in();
    let (model, parameters) = (Model::of(&language), Parameters::of(&language));
    let reading = Reading::new(&document, language);
    let analysis = Analysis::new(&reading, &gazetteer, &model);
    let span = |tokens: &std::ops::Range<usize>, candidates: &[_]| Span {
        tokens: tokens.clone(),
        candidates: candidates.to_vec(),
        features: Vec::new(),
        score: 1.0,
    };
    let spans: Vec<Span> = analysis.matches.iter().map(|m| span(&m.tokens, &m.candidates)).collect();
    assert!(spans.len() * 10 >= names * 9, "{} of {names} names are found", spans.len());
    let all: Vec<&Span> = spans.iter().collect();
    LOOKS.set(0);
    let groups =
        pace::run(resolve(&analysis, &all, &parameters, &mut Atlas::new(&gazetteer), false, &Pacer::unlimited()));
    assert!(groups.iter().all(|group| group.options.len() == BEARERS));
    LOOKS.take() / names
}

#[test]
fn work_for_a_town_in_a_list_does_not_grow_with_the_list() {
    for separator in ["\n", ", "] {
        let [few, some, many] = [100, 1_000, 4_000].map(|names| looks(names, separator));
        assert!(many <= some + some / 2, "{some} looks a name, then {many}");
        assert!(few.max(some).max(many) <= 20_000, "{few}, {some}, {many} looks a name");
    }
}

//! The names of countries and regions in the languages of the interface: countries' from i18n-iso-countries, whose names are CLDR's
//! and Wikipedia's; regions' those that they bear themselves, where the country speaks the language.

use std::collections::BTreeMap;

use dateline::kind::Kind;
use dateline::view::strings::compile::{Areas, tags};

use crate::Inputs;
use crate::error::BuildError;
use crate::npm::{Language, json};
use crate::world::World;

/// What areas are called.
#[derive(Debug)]
pub struct AreaNames {
    /// By language: countries' codes and names.
    countries: BTreeMap<&'static str, Areas>,
    /// The code of a region's country, its English name, its own.
    regions: Vec<[String; 3]>,
}

/// Looks through the countries of the package and the regions of `world`.
pub fn names(world: &World, inputs: &Inputs) -> Result<AreaNames, BuildError> {
    let mut countries = BTreeMap::new();
    for tag in tags().filter(|tag| *tag != "en") {
        let language: Language = json(&inputs.npm(&format!("i18n-iso-countries/langs/{tag}.json")))?;
        // Of several the shortest is the usual one: Russland, not Russische Föderation.
        let usual = |names: &[String]| names.iter().min_by_key(|name| name.chars().count()).cloned();
        let named = language.countries.into_iter().filter_map(|(code, names)| Some((code, usual(names.list())?)));
        countries.insert(tag, named.collect());
    }
    let regions = world
        .writer
        .records()
        .iter()
        .filter(|record| record.kind == Kind::Admin1)
        .filter_map(|record| Some([record.country?.to_string(), record.name.clone(), record.native.clone()?]));
    Ok(AreaNames { countries, regions: regions.collect() })
}

impl AreaNames {
    /// Those in a language, of regions those of the countries in `natives`, parted by blanks.
    pub fn of(&self, tag: &str, natives: &str) -> Areas {
        let mut all = self.countries.get(tag).cloned().unwrap_or_default();
        let natives: Vec<&str> = natives.split(' ').collect();
        let here = self.regions.iter().filter(|[code, ..]| natives.contains(&code.as_str()));
        all.extend(here.map(|[code, english, own]| (format!("{code} {english}"), own.clone())));
        all
    }
}

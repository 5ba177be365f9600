//! Any bytes are read as a list of sites; what is read of them is made into a file that lies over a gazetteer.

use std::sync::LazyLock;

use dateline::gazetteer::write::{PlaceRecord, Writer};
use dateline::own_lists::{OwnList, Reading, compile, read};
use dateline::{Annotator, Article, CountryCode, Gazetteer, Kind, tables};

use crate::invariants;

/// A small gazetteer: the built one takes a second to be made ready for lists.
static BASE: LazyLock<&'static [u8]> = LazyLock::new(|| {
    let mut writer = Writer::new();
    let mut town = PlaceRecord::new("Kalush", Kind::City, 49.01, 24.37);
    (town.population, town.rank) = (65_000, 150);
    town.country = CountryCode::parse("UA");
    writer.add(town);
    let mut country = PlaceRecord::new("Ukraine", Kind::Country, 49.0, 32.0);
    country.country = CountryCode::parse("UA");
    writer.add(country);
    writer.add(PlaceRecord::new("Kalush power plant", Kind::Thermal, 49.02, 24.4));
    writer.language(tables::english().expect("the tables are right"));
    writer.finish().expect("a small gazetteer is written").leak()
});

/// Most rows whose names are looked for in a text.
const MOST_READ: usize = 8;

/// Takes `data` for the file of a list.
pub fn check(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let lines = text.matches('\n').count() as u64 + text.matches('\r').count() as u64 + 1;
    let reading = match read(&text) {
        Ok(reading) => reading,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    rows(&reading, lines);
    let mut gazetteer = Gazetteer::open_unverified(*BASE).expect("the gazetteer opens");
    let list = OwnList { name: "watch".to_owned(), rows: reading.rows };
    let lists = [list];
    let compiled = compile(&gazetteer, &lists).expect("a list that was read is compiled");
    assert!(compiled.sites <= lists[0].rows.len());
    let again = compile(&gazetteer, &lists).expect("and again");
    assert!(compiled.bytes == again.bytes, "the same list gives other bytes");
    gazetteer.lay(compiled.bytes).expect("what was compiled lies over the gazetteer");
    let annotator = Annotator::new(gazetteer).expect("lists do not stand in the way of annotating");
    let text: String = lists[0]
        .rows
        .iter()
        .take(MOST_READ)
        .map(|row| format!("The {} plant was hit, he said.\n\n", row.name))
        .collect();
    invariants::annotated(&Article::from_plain_text(text), &annotator);
}

/// What rows have is what a card can show: a name, a point on earth, a link that leads to the web.
fn rows(reading: &Reading, lines: u64) {
    assert!(!reading.rows.is_empty(), "a list without a row is refused");
    for row in &reading.rows {
        assert!((1..=lines).contains(&row.line), "line {} of {lines}", row.line);
        assert!(!row.name.trim().is_empty() && !row.name.contains(['\n', '\r', '\t']), "{:?}", row.name);
        assert!(row.lat.abs() <= 90.0 && row.lon.abs() <= 180.0, "{row:?}");
        assert!((row.lat, row.lon) != (0.0, 0.0), "{row:?}");
        let web = ["http://", "https://"].iter().any(|scheme| row.url.to_ascii_lowercase().starts_with(scheme));
        assert!(row.url.is_empty() || web, "{row:?}");
    }
    let faulty: Vec<_> = reading.faults.iter().map(|fault| fault.line).collect();
    assert!(faulty.is_sorted() && faulty.iter().all(|line| (1..=lines).contains(line)), "{faulty:?} of {lines}");
}

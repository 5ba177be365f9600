use std::sync::OnceLock;

use super::{ListError, MOST_ROWS, OwnList, compile, read};
use crate::Gazetteer;
use crate::gazetteer::write::{FacilityRecord, PlaceRecord, Writer, with_lists};
use crate::gazetteer::{Demonym, GazetteerError, NameClass, Provenance};
use crate::kind::Kind;

/// A town, a people, and a plant that the gazetteer knows something of.
fn base() -> Writer {
    let mut writer = Writer::new();
    let mut syria = PlaceRecord::new("Syria", Kind::Country, 35.0, 38.0);
    syria.names.push(("Syrian".to_owned(), NameClass::Demonym(Demonym::Adjective)));
    syria.country = crate::CountryCode::parse("SY");
    writer.add(syria);
    writer.add(PlaceRecord::new("Victoria", Kind::City, 48.4, -123.4));
    let mut plant = PlaceRecord::new("Trypilska thermal power plant", Kind::Thermal, 50.13, 30.75);
    plant.native = Some("Трипільська ТЕС".to_owned());
    plant.names.push(("Trypillia power plant".to_owned(), NameClass::Alternate));
    plant.rank = 170;
    plant.facility = Some(FacilityRecord {
        stable_id: "trypilska".to_owned(),
        operator: "Centrenergo".to_owned(),
        status: "operating".to_owned(),
        source: "a source".to_owned(),
        ..FacilityRecord::default()
    });
    writer.add(plant);
    writer
}

fn gazetteer() -> Gazetteer {
    static ENGLISH: OnceLock<Vec<u8>> = OnceLock::new();
    let mut writer = base();
    writer.language(ENGLISH.get_or_init(|| crate::tables::english().unwrap()).clone());
    Gazetteer::open(writer.finish().unwrap()).unwrap()
}

fn without_language() -> Gazetteer {
    Gazetteer::open(base().finish().unwrap()).unwrap()
}

fn list(text: &str) -> OwnList {
    OwnList { name: "watch".to_owned(), rows: read(text).unwrap().rows }
}

fn laid(text: &str) -> Gazetteer {
    let mut gazetteer = gazetteer();
    let made = compile(&gazetteer, &[list(text)]).unwrap();
    gazetteer.lay(made.bytes).unwrap();
    gazetteer
}

fn faults(text: &str) -> Vec<String> {
    read(text).unwrap().faults.iter().map(ToString::to_string).collect()
}

#[test]
fn what_is_wrong_with_a_row_is_told_by_its_line() {
    let text = "name,lat,lon,url\n\"A plant\nof two lines\",1,2,\nB plant,north,2,\nC plant,91,2,\n,1,2,\nD plant,1,,\nE plant,0,0,\nF plant,1,2,ftp://x\nG plant,1,2,,,more\n";
    assert_eq!(
        faults(text),
        [
            "line 4: the latitude is \"north\", which is no number of degrees",
            "line 5: the latitude 91 is not between -90 and 90",
            "line 6: it has no name",
            "line 7: it has no longitude",
            "line 8: 0, 0 is no site's point",
            "line 9: \"ftp://x\" is no address that begins with http or https; the row has no link",
            "line 10: 6 cells, and the header has 4",
        ]
    );
    assert_eq!(read(text).unwrap().rows.len(), 2);
}

#[test]
fn a_quotation_mark_left_open_does_not_swallow_the_file_in_silence() {
    let rows = "X plant,1,2\n".repeat(500);
    let text = format!("name,lat,lon\nFirst plant,1,2\n\"Second plant,1,2\n{rows}");
    assert!(faults(&text)[0].starts_with("line 3: a cell of"), "{:?}", faults(&text));
}

#[test]
fn a_file_that_is_no_list_is_refused_with_its_reason() {
    assert_eq!(read(" \n").unwrap_err(), ListError::Empty);
    assert_eq!(read("name,lat\nA,1\n").unwrap_err(), ListError::NoColumn("latitude and the longitude"));
    assert_eq!(read("title of a page\n").unwrap_err(), ListError::NoColumn("name"));
    assert!(matches!(read("{\"features\": [\n}").unwrap_err(), ListError::Syntax { line: 2, .. }));
    assert!(read("name,lat,lon\nA plant,x,1\n").unwrap_err().to_string().contains("line 2"));
    let many = format!("name,lat,lon\n{}", "A plant,1,2\n".repeat(MOST_ROWS + 1));
    assert_eq!(read(&many).unwrap_err(), ListError::TooManyRows);
}

#[test]
fn the_columns_of_published_lists_are_read() {
    let gem = "Plant / Project name\tUnit name\tCapacity (MW)\tStatus\tLatitude\tLongitude\tCountry/Area\tOwner\tFuel\tWiki URL\n\
        Alpha power station\tUnit 1\t300\toperating\t10.5\t20.5\tIndia\tNTPC\tcoal\thttps://www.gem.wiki/Alpha\n\
        Alpha power station\tUnit 2\t350.5\tretired\t10.5\t20.5\tIndia\tNTPC\tcoal\thttps://www.gem.wiki/Alpha\n";
    let row = &read(gem).unwrap().rows[0];
    assert_eq!(
        (row.kind, row.capacity.as_str(), row.status.as_str()),
        (Kind::Thermal, "650.5 MW", "operating, retired")
    );
    assert_eq!((row.operator.as_str(), row.url.as_str()), ("NTPC", "https://www.gem.wiki/Alpha"));
    let wri = "country,country_long,name,gppd_idnr,capacity_mw,latitude,longitude,primary_fuel,owner,url\n\
        AFG,Afghanistan,Kajaki Hydroelectric Power Plant Afghanistan,GEODB1,33.0,32.322,65.119,Hydro,,http://globalenergyobservatory.org\n";
    let row = &read(wri).unwrap().rows[0];
    assert_eq!((row.kind, row.id.as_str(), row.countries[0].as_str()), (Kind::Hydroelectric, "GEODB1", "Afghanistan"));
    let airports = "id,ident,type,name,latitude_deg,longitude_deg,iso_country,municipality,keywords\n\
        1,EGLL,large_airport,London Heathrow Airport,51.4706,-0.4619,GB,London,\"LON, Londres\"\n";
    let row = &read(airports).unwrap().rows[0];
    assert_eq!((row.kind, row.aliases.as_slice()), (Kind::Airport, &["LON".to_owned(), "Londres".to_owned()][..]));
    let steel = "Plant name (English);Coordinates\nAzov works;47,1, 37,6\n";
    assert!(read(steel).is_err(), "which comma parts the two numbers cannot be known");
    let german = "name;lat;lon\nWerk Eins;47,125;37,5\n";
    assert_eq!(read(german).unwrap().rows[0].lat, 47.125);
}

#[test]
fn features_of_geojson_are_read_and_told_of_by_their_lines() {
    let text = "{ \"type\": \"FeatureCollection\", \"features\": [\n\
        {\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[30.5,50.4,120]},\"properties\":{\"name\":\"Alpha dam\",\"capacity\":40}},\n\
        {\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"name\":\"Beta\"}},\n\
        {\"type\":\"Feature\",\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[0,10],[4,12]]},\"properties\":{\"name\":\"Gamma pipeline\"}} ] }";
    let reading = read(text).unwrap();
    assert_eq!(faults(text), ["line 3: it has no geometry"]);
    let (alpha, gamma) = (&reading.rows[0], &reading.rows[1]);
    assert_eq!((alpha.lat, alpha.lon, alpha.kind, alpha.rough), (50.4, 30.5, Kind::Dam, false));
    assert_eq!((gamma.lat, gamma.lon, gamma.kind, gamma.rough), (11.0, 2.0, Kind::Pipeline, true));
}

#[test]
fn a_row_stands_for_the_facility_that_it_is_and_keeps_what_the_gazetteer_knows() {
    let gazetteer = laid(
        "name,kind,lat,lon,capacity,operator\nTrypil Power Plant,,50.0,30.0,,\nTrypillia TPP,thermal,50.14,30.74,1800 MW,Own\n",
    );
    for name in ["Trypilska thermal power plant", "Trypillia power plant", "Трипільська ТЕС", "Trypillia TPP"]
    {
        let candidates = gazetteer.lookup(name);
        assert_eq!(candidates.len(), 1, "{name}: {candidates:?}");
        let place = gazetteer.place(candidates[0].place).unwrap();
        assert_eq!((place.name(), place.provenance()), ("Trypillia TPP", Provenance::OwnList), "{name}");
        assert_eq!(place.native_name(), Some("Трипільська ТЕС"));
        let facts = place.facility().unwrap();
        assert_eq!((facts.operator, facts.capacity, facts.status), (Some("Own"), Some("1800 MW"), Some("operating")));
    }
    let near = gazetteer.places_near(50.13, 30.75, 20.0, |kind| kind == Kind::Thermal);
    assert_eq!(near.iter().map(|(place, _)| place.name()).collect::<Vec<_>>(), ["Trypillia TPP"]);
    // The other is fifty kilometres away and has another name.
    assert!(gazetteer.lookup("Trypil Power Plant").len() == 1);
}

#[test]
fn no_word_a_people_a_town_or_a_person_is_a_site_by_itself() {
    let gazetteer = laid(
        "name,kind,lat,lon\nSyrian,nuclear,34,38\nVictoria,mine,12,13\nMaria,factory,1,2\nNational,factory,1,3\nOpal,nuclear,-34,151\nJohn Smith,thermal,3,3\nNew Central,mine,5,5\nAzovtest,factory,47,37\nKurakh Mine,mine,4,4\n",
    );
    let own = |name: &str| {
        let candidates = gazetteer.lookup(name);
        candidates.iter().any(|c| gazetteer.place(c.place).is_some_and(|place| place.listed().is_some()))
    };
    for name in ["Syrian", "Victoria", "Maria", "National", "Opal", "John Smith", "New Central", "Kurakh"] {
        assert!(!own(name), "{name}");
        assert_eq!(gazetteer.own_called(&name.to_lowercase()).len(), 1, "{name}");
    }
    assert!(own("Azovtest") && own("Kurakh mine"));
    let shown = gazetteer.place(gazetteer.own_called("opal")[0]).map(|place| place.name().to_owned());
    assert_eq!(shown.as_deref(), Some("Opal"), "it is shown as the list has it");
}

#[test]
fn lists_lie_over_the_gazetteer_that_they_were_made_for_only() {
    let text = "name,lat,lon\nAzovtest,47,37\n";
    let made = compile(&without_language(), &[list(text)]).unwrap();
    assert_eq!(made.bytes, compile(&without_language(), &[list(text)]).unwrap().bytes);
    let mut other = base();
    other.add(PlaceRecord::new("Elsewhere", Kind::Town, 1.0, 1.0));
    let mut other = Gazetteer::open(other.finish().unwrap()).unwrap();
    assert_eq!(other.lay(made.bytes.clone()).unwrap_err(), GazetteerError::OtherGazetteer);
    let whole = Gazetteer::open(with_lists(&base().finish().unwrap(), &made.bytes).unwrap()).unwrap();
    let mut laid = without_language();
    laid.lay(made.bytes).unwrap();
    assert_eq!(whole.lookup("Azovtest"), laid.lookup("Azovtest"));
    assert_eq!(whole.len(), without_language().len() + 1);
    assert!(whole.places().all(|place| whole.lookup(place.name()).iter().any(|c| c.place == place.id())));
}

#[test]
fn a_walk_goes_on_in_the_gazetteer_and_in_the_lists() {
    let gazetteer = laid("name,lat,lon\nTrypilska thermal storage depot,1,2\nVictoria Dam,3,4\n");
    let walked = |words: &[&str]| {
        let mut walk = gazetteer.walk();
        (words.iter().all(|word| walk.push_token(word)), walk.is_key())
    };
    assert_eq!(walked(&["trypilska", "thermal"]), (true, false));
    assert_eq!(walked(&["trypilska", "thermal", "power", "plant"]), (true, true));
    assert_eq!(walked(&["trypilska", "thermal", "storage", "depot"]), (true, true));
    assert!(!walked(&["trypilska", "thermal", "storage", "plant"]).0);
    assert_eq!(walked(&["victoria"]), (true, true));
    assert_eq!(walked(&["victoria", "dam"]), (true, true));
}

#[test]
fn damaged_lists_yield_wrong_places_and_no_panic() {
    let good = compile(
        &without_language(),
        &[list("name,kind,lat,lon\nTrypillia TPP,thermal,50.14,30.74\nOpal,nuclear,1,2\n")],
    )
    .unwrap()
    .bytes;
    for at in (24..good.len()).step_by(3) {
        let mut bytes = good.clone();
        bytes[at] ^= 0x55;
        let checksum = crc32fast::hash(&bytes[20..]).to_le_bytes();
        bytes[16..20].copy_from_slice(&checksum);
        let mut gazetteer = without_language();
        if gazetteer.lay(bytes).is_ok() {
            for name in ["Trypillia power plant", "Trypillia TPP", "Opal nuclear site"] {
                for candidate in gazetteer.lookup(name) {
                    let place = gazetteer.place(candidate.place);
                    let _ = place
                        .map(|p| (p.name().len(), p.listed().is_some(), p.facility().is_some(), p.region().is_some()));
                }
            }
            let _ = (gazetteer.own_called("opal"), gazetteer.places_near(50.0, 30.0, 90.0, |_| true).len());
        }
    }
}

//! The closed list of kinds of places and infrastructure.

use serde::{Serialize, Serializer};

/// What a mention is, at the coarsest: a place or a piece of infrastructure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// A country, region, settlement or natural feature.
    Place,
    /// A facility: a plant, a port, a bridge, a base …
    Infrastructure,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $number:literal, $name:literal, $label:literal, $category:ident;)*) => {
        /// The kind of a place or facility. The list is closed; the numbers are part of the
        /// gazetteer's file format and are never reused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        #[non_exhaustive]
        pub enum Kind { $($(#[$doc])* $variant = $number,)* }

        impl Kind {
            /// Every kind, in the order of its number.
            pub const ALL: &'static [Kind] = &[$(Kind::$variant,)*];

            /// The identifier used in JSON and in the data tables.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Kind::$variant => $name,)* }
            }

            /// The words a reader is shown.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Kind::$variant => $label,)* }
            }

            /// Whether it is a place or infrastructure.
            #[must_use]
            pub const fn category(self) -> Category {
                match self { $(Kind::$variant => Category::$category,)* }
            }

            /// Reads the identifier of [`Self::as_str`].
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                match name { $($name => Some(Kind::$variant),)* _ => None }
            }

            /// Reads the number stored in a gazetteer file.
            #[must_use]
            pub const fn from_number(number: u8) -> Option<Self> {
                match number { $($number => Some(Kind::$variant),)* _ => None }
            }
        }
    };
}

kinds! {
    /// A sovereign state or a territory with an ISO 3166-1 code.
    Country = 1, "country", "country", Place;
    /// The capital of a country.
    Capital = 2, "capital", "capital city", Place;
    /// A city or town of more than 15,000 inhabitants, or the seat of a region.
    City = 3, "city", "city", Place;
    /// A smaller settlement.
    Town = 4, "town", "town", Place;
    /// A village, hamlet or place of unknown size.
    Village = 5, "village", "village", Place;
    /// A first-order division: state, oblast, province, governorate.
    Admin1 = 6, "admin1", "region", Place;
    /// A second-order division: county, district.
    Admin2 = 7, "admin2", "county", Place;
    /// A territory of special or disputed standing (Gaza Strip, West Bank, Crimea).
    Territory = 8, "territory", "territory", Place;
    /// A continent.
    Continent = 9, "continent", "continent", Place;
    /// A region without administration: Donbas, Sahel, Midwest.
    Region = 10, "region", "region", Place;
    /// A part of a city.
    District = 11, "district", "district", Place;
    /// A public square.
    Square = 12, "square", "square", Place;
    /// An ocean.
    Ocean = 13, "ocean", "ocean", Place;
    /// A sea.
    Sea = 14, "sea", "sea", Place;
    /// A gulf.
    Gulf = 15, "gulf", "gulf", Place;
    /// A bay.
    Bay = 16, "bay", "bay", Place;
    /// A strait or channel.
    Strait = 17, "strait", "strait", Place;
    /// A river.
    River = 18, "river", "river", Place;
    /// A lake.
    Lake = 19, "lake", "lake", Place;
    /// A waterfall.
    Waterfall = 20, "waterfall", "waterfall", Place;
    /// An island.
    Island = 21, "island", "island", Place;
    /// A group of islands.
    Archipelago = 22, "archipelago", "archipelago", Place;
    /// A peninsula.
    Peninsula = 23, "peninsula", "peninsula", Place;
    /// A cape.
    Cape = 24, "cape", "cape", Place;
    /// A coast.
    Coast = 25, "coast", "coast", Place;
    /// A mountain range.
    Mountains = 26, "mountains", "mountain range", Place;
    /// A mountain.
    Mountain = 27, "mountain", "mountain", Place;
    /// A volcano.
    Volcano = 28, "volcano", "volcano", Place;
    /// A desert.
    Desert = 29, "desert", "desert", Place;
    /// A valley.
    Valley = 30, "valley", "valley", Place;
    /// A plain.
    Plain = 31, "plain", "plain", Place;
    /// A plateau.
    Plateau = 32, "plateau", "plateau", Place;
    /// A glacier.
    Glacier = 33, "glacier", "glacier", Place;
    /// A forest.
    Forest = 34, "forest", "forest", Place;
    /// A park or nature reserve.
    Park = 35, "park", "park", Place;
    /// A word for the people or the adjective of a place ("Ukrainian"), linked to that place.
    Demonym = 36, "demonym", "demonym", Place;
    /// A named place whose kind is not known.
    Locality = 37, "locality", "place", Place;
    /// A street, with or without the number of a house.
    Street = 38, "street", "street", Place;
    /// A building or another venue that has a name: a church, a stadium, a school, a prison.
    Building = 39, "building", "building", Place;

    /// Nuclear power plants and other nuclear sites.
    Nuclear = 64, "nuclear", "nuclear site", Infrastructure;
    /// Hydroelectric and pumped-storage plants.
    Hydroelectric = 65, "hydroelectric", "hydroelectric plant", Infrastructure;
    /// Coal, gas, oil, biomass and combined heat and power plants.
    Thermal = 66, "thermal", "thermal power plant", Infrastructure;
    /// Solar plants.
    Solar = 67, "solar", "solar plant", Infrastructure;
    /// Wind farms.
    Wind = 68, "wind", "wind farm", Infrastructure;
    /// Power plants of other or unstated kinds.
    PowerPlant = 69, "power_plant", "power plant", Infrastructure;
    /// Dams, barrages, flood barriers.
    Dam = 70, "dam", "dam", Infrastructure;
    /// Bridges and viaducts.
    Bridge = 71, "bridge", "bridge", Infrastructure;
    /// Tunnels.
    Tunnel = 72, "tunnel", "tunnel", Infrastructure;
    /// Ship and irrigation canals, locks.
    Canal = 73, "canal", "canal", Infrastructure;
    /// Sea and river ports.
    Port = 74, "port", "port", Infrastructure;
    /// Civil airports.
    Airport = 75, "airport", "airport", Infrastructure;
    /// Military airfields.
    AirBase = 76, "air_base", "air base", Infrastructure;
    /// Naval bases.
    NavalBase = 77, "naval_base", "naval base", Infrastructure;
    /// Other or mixed military bases, ranges, arsenals.
    MilitaryBase = 78, "military_base", "military base", Infrastructure;
    /// Railway and metro stations, junctions, yards.
    RailwayStation = 79, "railway_station", "railway station", Infrastructure;
    /// Railway, metro and tram lines.
    Railway = 80, "railway", "railway", Infrastructure;
    /// Oil refineries.
    Refinery = 81, "refinery", "oil refinery", Infrastructure;
    /// Oil depots, tank farms, oil terminals.
    OilDepot = 82, "oil_depot", "oil depot", Infrastructure;
    /// Gas storage, processing, metering; LNG terminals.
    GasFacility = 83, "gas_facility", "gas facility", Infrastructure;
    /// Oil, gas and water pipelines.
    Pipeline = 84, "pipeline", "pipeline", Infrastructure;
    /// Telecommunication and power cables and lines.
    Cable = 85, "cable", "cable", Infrastructure;
    /// Substations and converter stations.
    Substation = 86, "substation", "substation", Infrastructure;
    /// Factories, steelworks, shipyards, chemical plants.
    Factory = 87, "factory", "factory", Infrastructure;
    /// Mines, pits, quarries.
    Mine = 88, "mine", "mine", Infrastructure;
    /// Television, radio and telecommunication towers.
    Tower = 89, "tower", "tower", Infrastructure;
    /// Water and sewage works, desalination, reservoirs.
    Water = 90, "water", "waterworks", Infrastructure;
    /// Border crossings and checkpoints.
    BorderCrossing = 91, "border_crossing", "border crossing", Infrastructure;
    /// Cosmodromes and launch sites.
    Spaceport = 92, "spaceport", "spaceport", Infrastructure;
    /// Warehouses, silos, grain elevators.
    Warehouse = 93, "warehouse", "warehouse", Infrastructure;
    /// Data centres, oil platforms, lighthouses and what else belongs here.
    Other = 94, "other", "facility", Infrastructure;
    /// Motorways and highways, by number or by name.
    Road = 95, "road", "road", Infrastructure;
}

impl Kind {
    /// Whether it is a populated place.
    #[must_use]
    pub const fn is_settlement(self) -> bool {
        matches!(self, Kind::Capital | Kind::City | Kind::Town | Kind::Village)
    }

    /// Whether it is a water, a height, a coast: what lies where it lies, whoever governs there.
    #[must_use]
    pub const fn is_natural(self) -> bool {
        let kind = self as u8;
        kind >= Kind::Ocean as u8 && kind <= Kind::Forest as u8
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_reads_back_from_its_name_and_number() {
        for &kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.as_str()), Some(kind));
            assert_eq!(Kind::from_number(kind as u8), Some(kind));
        }
    }
}

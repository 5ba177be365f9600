//! The compiled gazetteer: every name of every place and facility that Dateline knows.
//!
//! The gazetteer is one file that is used as it lies: opening it checks its checksum and the bounds
//! of its sections, and nothing is unpacked until it is asked for. Format and sizes are
//! described in `docs/gazetteer.md`.
//!
//! * [`Gazetteer::lookup`] finds a name, [`Gazetteer::walk`] the longest name at a place in a text.
//! * [`normalise::key`] is what makes two spellings one name.
//! * [`sphere`] says how near two points are.
//! * [`write`] makes the file; the workspace's `gazetteer-builder` feeds it.

mod dictionary;
mod error;
mod format;
mod land;
mod layer;
mod metadata;
pub mod normalise;
mod place;
mod postings;
mod spelling;
pub mod sphere;
mod verification;
mod walk;
pub mod write;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails says where")]
mod damage;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails says where")]
mod tests;

use std::borrow::Cow;
use std::fmt;

use crate::country::CountryCode;
use crate::kind::{Category, Kind};

use crate::sort;
use format::{Checksum, Section, u32_at};
use layer::Layer;

pub use error::GazetteerError;
pub use land::{Land, Ring};
pub use metadata::{Metadata, SourceNote};
pub use place::{Facility, Listed, Place, Provenance};
pub use postings::{Demonym, KeyId, NameClass, PlaceId};
pub use verification::Verification;
pub use walk::Walk;

/// What the key of an own facility's name without its words for the kind ends in: no name has it, so that it is
/// found only where the grammar asks for it.
const STEM: &str = " #";

/// Kilometres in a degree of latitude, a little fewer than there are.
const KM_PER_DEGREE: f64 = 111.0;

/// A place that a name may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// The place.
    pub place: PlaceId,
    /// How the name names it.
    pub name: NameClass,
    /// How likely it is without any context, from 0 to 255; only the order means something.
    pub prior: u8,
}

/// The gazetteer: names and places, in one file that is used as it lies, and the reader's own lists
/// over it.
///
/// A list is a file of the same form, made against this one ([`Gazetteer::lay`]). Its places and keys are
/// numbered on after the gazetteer's own; a row of it stands in the stead of the facility that it is.
pub struct Gazetteer {
    base: Layer,
    own: Option<Layer>,
}

impl Gazetteer {
    /// Opens a gazetteer. The bytes are used as they lie, borrowed or owned; nothing is copied but own lists that
    /// were built into the file.
    ///
    /// # Errors
    ///
    /// When the bytes are not a whole, undamaged gazetteer of this format version; the error says
    /// what is wrong. Bytes with a right checksum and wrong contents may open; they then yield
    /// wrong or missing places, and never a panic, an endless loop or a read out of bounds.
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, GazetteerError> {
        Self::open_with(bytes.into(), Checksum::Now)
    }

    /// Opens a gazetteer without its checksum, which costs more than all else there is to opening it: for whoever has
    /// somebody waiting, and lets a [`Verification`] follow. Until then damage shows as wrong or missing places, as in
    /// bytes with a right checksum and wrong contents.
    ///
    /// # Errors
    ///
    /// As [`Self::open`], but for the checksum.
    pub fn open_unverified(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, GazetteerError> {
        Self::open_with(bytes.into(), Checksum::Later)
    }

    fn open_with(bytes: Cow<'static, [u8]>, checksum: Checksum) -> Result<Self, GazetteerError> {
        let base = Layer::open(bytes, [0, 0], checksum)?;
        let own = match base.file.section(Section::Lists) {
            [] => None,
            lists => Some(Layer::open(lists.to_vec().into(), base.ends(), checksum)?),
        };
        Ok(Self { base, own })
    }

    /// Takes a next part of the checksum of a gazetteer that was opened unverified: up to `most` bytes. Answers whether
    /// all of it has been taken, and held.
    ///
    /// # Errors
    ///
    /// [`GazetteerError::Checksum`] at the end, if some byte was changed.
    pub fn verify(&self, verification: &mut Verification, most: usize) -> Result<bool, GazetteerError> {
        self.base.file.verify(verification, most)
    }

    /// Lays own lists over it, in place of those that it may have: a file that was made against this gazetteer.
    ///
    /// # Errors
    ///
    /// As [`Self::open`]; also if the lists were made against another gazetteer.
    pub fn lay(&mut self, lists: impl Into<Cow<'static, [u8]>>) -> Result<(), GazetteerError> {
        let own = Layer::open(lists.into(), self.base.ends(), Checksum::Now)?;
        if u32_at(own.file.section(Section::Twins), 0) != self.stamp() {
            return Err(GazetteerError::OtherGazetteer);
        }
        self.own = Some(own);
        Ok(())
    }

    /// What tells this gazetteer from others: the checksum of its file.
    #[must_use]
    pub fn stamp(&self) -> u32 {
        self.base.file.checksum()
    }

    /// Whether own lists lie over it.
    #[must_use]
    pub const fn has_lists(&self) -> bool {
        self.own.is_some()
    }

    fn layers(&self) -> impl Iterator<Item = &Layer> {
        std::iter::once(&self.base).chain(&self.own)
    }

    /// The layer that the place is in; `None` if there is no such place.
    #[inline]
    fn layer_of(&self, id: PlaceId) -> Option<&Layer> {
        if (id.0 as usize) < self.base.counts.places {
            return Some(&self.base);
        }
        self.own.as_ref().filter(|own| own.index(id) < own.counts.places)
    }

    /// The number of places, facilities included.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "an empty gazetteer is of no use to ask for")]
    pub fn len(&self) -> usize {
        self.layers().map(|layer| layer.counts.places).sum()
    }

    /// The number of bytes of the file, which is what it takes of memory.
    #[must_use]
    pub fn size(&self) -> usize {
        self.layers().map(|layer| layer.file.len()).sum()
    }

    /// The place of a number; `None` if the gazetteer has no such place.
    #[must_use]
    pub fn place(&self, id: PlaceId) -> Option<Place<'_>> {
        self.layer_of(id).map(|layer| Place::new(self, layer, id))
    }

    /// All places, in the order of their primary keys; those of own lists last.
    pub fn places(&self) -> impl Iterator<Item = Place<'_>> {
        (0..self.len()).filter_map(|id| self.place(PlaceId(id as u32)))
    }

    /// All facilities.
    pub fn facilities(&self) -> impl Iterator<Item = Place<'_>> {
        self.places().filter(|place| place.kind().category() == Category::Infrastructure)
    }

    /// Everything that a name may mean, the likeliest without context first.
    ///
    /// The name is normalised; an article before it ("the Netherlands", "The Hague") is tried with
    /// and without.
    #[must_use]
    pub fn lookup(&self, name: &str) -> Vec<Candidate> {
        let key = normalise::key(name);
        let mut candidates = self.lookup_key(&key);
        if let Some(bare) = key.strip_prefix("the ") {
            for candidate in self.lookup_key(bare) {
                if !candidates.iter().any(|c| c.place == candidate.place) {
                    candidates.push(candidate);
                }
            }
            sort(&mut candidates);
        }
        candidates
    }

    /// [`lookup`](Self::lookup) for a name that already is a key.
    #[must_use]
    pub fn lookup_key(&self, key: &str) -> Vec<Candidate> {
        self.key(key).map_or_else(Vec::new, |key| self.candidates(key))
    }

    /// The number of a key, if a name has it.
    #[must_use]
    pub fn key(&self, key: &str) -> Option<KeyId> {
        self.own.as_ref().and_then(|own| own.key(key)).or_else(|| self.base.key(key))
    }

    /// Everything that a key may mean, the likeliest without context first.
    #[must_use]
    pub fn candidates(&self, key: KeyId) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        self.candidates_into(key, &mut candidates);
        candidates
    }

    /// Puts [`candidates`](Self::candidates) after those that `out` has.
    pub fn candidates_into(&self, key: KeyId, out: &mut Vec<Candidate>) {
        let from = out.len();
        match self.own.as_ref().and_then(|own| Some((own, own.ordinal(key)?))) {
            None => self.base.candidates_into(key.0 as usize, out),
            Some((own, ordinal)) => {
                own.candidates_into(ordinal, out);
                // The gazetteer may have the name too.
                let same = own.keys().get(ordinal).and_then(|name| self.base.key(&name));
                if let Some(same) = same {
                    self.base.candidates_into(same.0 as usize, out);
                }
            }
        }
        if let Some(own) = &self.own {
            own.replace_twins(from, out);
        }
        sort(&mut out[from..]);
    }

    /// The facilities of own lists that are called `stem` and a word for what they are.
    #[must_use]
    pub fn own_called(&self, stem: &str) -> Vec<PlaceId> {
        let mut found = Vec::new();
        if let Some(own) = &self.own
            && let Some(ordinal) = own.key(&format!("{stem}{STEM}")).and_then(|key| own.ordinal(key))
        {
            own.candidates_into(ordinal, &mut found);
        }
        found.into_iter().map(|candidate| candidate.place).collect()
    }

    /// The kind of a place, without more of it; `None` if the gazetteer has no such place.
    #[must_use]
    #[inline]
    pub fn kind(&self, id: PlaceId) -> Option<Kind> {
        let layer = self.layer_of(id)?;
        let number = *layer.file.section(Section::Kind).get(layer.index(id))?;
        Some(Kind::from_number(number).unwrap_or(Kind::Locality))
    }

    /// A walk over the keys, from their beginning.
    #[must_use]
    pub fn walk(&self) -> Walk<'_> {
        Walk::new(self)
    }

    /// The country or territory of a code.
    #[must_use]
    pub fn country(&self, code: CountryCode) -> Option<Place<'_>> {
        let table = self.base.file.section(Section::Countries);
        let (entries, _) = table.as_chunks::<6>();
        let at = entries.binary_search_by_key(&code.to_bytes(), |entry| [entry[0], entry[1]]).ok()?;
        self.place(PlaceId(u32_at(&entries[at], 2)))
    }

    /// The name of the country that `place` is in, if it is in one.
    #[must_use]
    pub fn country_name(&self, place: &Place<'_>) -> Option<String> {
        Some(self.country(place.country()?)?.name().to_owned())
    }

    /// The places of a kind that `wanted` accepts within `km` kilometres of a point, the nearest
    /// first, with their distances. Where only facilities are wanted, those at the latitude are read; else
    /// every place once, which is meant for checks and not for each word of a text.
    pub fn places_near(&self, lat: f64, lon: f64, km: f64, wanted: impl Fn(Kind) -> bool) -> Vec<(Place<'_>, f64)> {
        let accepted = std::array::from_fn::<bool, 256, _>(|n| Kind::from_number(n as u8).is_some_and(&wanted));
        let is_place = |n: u8| Kind::from_number(n).is_some_and(|kind| kind.category() == Category::Place);
        let all = (0..=u8::MAX).any(|n| accepted[usize::from(n)] && is_place(n));
        let mut near = Vec::new();
        let mut look = |id: PlaceId| {
            let kind = self.kind(id).filter(|kind| accepted[usize::from(*kind as u8)]);
            let Some(place) = kind.and_then(|_| self.place(id)) else { return };
            if (place.lat() - lat).abs() * KM_PER_DEGREE > km || self.own.as_ref().is_some_and(|own| own.has_twin(id)) {
                return;
            }
            let distance = distance_km(lat, lon, place.lat(), place.lon());
            if distance <= km {
                near.push((place, distance));
            }
        };
        if all {
            (0..self.len() as u32).for_each(|id| look(PlaceId(id)));
        } else {
            for layer in self.layers() {
                let facilities = layer.facilities_at(lat, km / KM_PER_DEGREE);
                facilities.iter().for_each(|id| look(PlaceId(layer.first_place + u32::from_le_bytes(*id))));
            }
        }
        sort::by(&mut near, |a, b| a.1.total_cmp(&b.1).then(a.0.id().cmp(&b.0.id())));
        near
    }

    /// Where the data comes from, and how much there is of it.
    #[must_use]
    pub fn metadata(&self) -> Metadata {
        Metadata::read(self)
    }

    /// The outlines of the land, for an overview map.
    #[must_use]
    pub fn land(&self) -> Land<'_> {
        Land::new(self.base.file.section(Section::Land))
    }

    /// The words of the interface that lie in the file; empty if it has none.
    #[must_use]
    pub fn interface(&self) -> &[u8] {
        self.base.file.section(Section::Interface)
    }

    /// The bytes of the language pack that lies in the file; empty if it has none.
    #[must_use]
    pub fn language_pack(&self) -> &[u8] {
        self.base.file.section(Section::Language)
    }
}

/// Best prior first; at the same prior in the order of the places, so that the order is one.
fn sort(candidates: &mut [Candidate]) {
    sort::by_key(candidates, |c| (std::cmp::Reverse(c.prior), c.name, c.place));
}

/// The great-circle distance of two points in kilometres, on a sphere of 6,371 km.
#[must_use]
pub fn distance_km(lat_a: f64, lon_a: f64, lat_b: f64, lon_b: f64) -> f64 {
    let (phi_a, phi_b) = (lat_a.to_radians(), lat_b.to_radians());
    let half_phi = (phi_b - phi_a) / 2.0;
    let half_lambda = (lon_b - lon_a).to_radians() / 2.0;
    let h = half_phi.sin().powi(2) + phi_a.cos() * phi_b.cos() * half_lambda.sin().powi(2);
    2.0 * 6371.0 * h.sqrt().min(1.0).asin()
}

impl fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gazetteer({} places, {} bytes)", self.len(), self.size())
    }
}

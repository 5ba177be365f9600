//! The weights file.
//!
//! Little-endian: `DLTG`, version (u16), labels (u16), features (u32), scale (f32), transitions
//! (f32, start row first); for each upper half of a hash how many features have it (u8), the lower
//! halves (u16, ascending below one upper half), weights (i8, a row of labels for each feature; times
//! `scale`), zeros that the last row may be read past its end, and the CRC-32 of all before it.
//! Weights are used as they lie.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::atoms::mix;
use super::chain::{Scores, Transitions};
use super::factors::Factors;
use super::label::LABELS;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
use crate::language::pack::write::PackWriter;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
use crate::language::table::TableError;
use crate::language::{Language, Part};

const MAGIC: &[u8; 4] = b"DLTG";

/// Version of the layout and of the feature templates; weights of another version do not fit.
pub const VERSION: u16 = 2;

/// Bytes that are read of a row of weights: those of the labels and one more.
const WIDTH: usize = LABELS + 1;

/// What is added to a weight so that it is a byte without a sign.
const BIAS: u8 = 1 << 7;

/// Summed weights of the labels, sixteen bits each, four in a number: of labels 0, 2, 4, 6; of 1, 3, 5, 7; of 8, 10,
/// 9 and what lies past the labels. Weights have [`BIAS`] added, so that a sum of fewer than 257 never carries into
/// the next; that is the same for every label, and only differences count.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums([u64; 3]);

impl Sums {
    /// Adds another sum.
    #[inline]
    pub(super) fn add(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(sum, more)| *sum = sum.wrapping_add(*more));
    }

    /// Adds a row of weights.
    #[inline]
    fn add_row(&mut self, row: &[u8; WIDTH]) {
        const EVEN: u64 = 0x00FF_00FF_00FF_00FF;
        let (Some(first), Some(last)) = (row.first_chunk(), row.last_chunk()) else { return };
        let (first, last) = (u64::from_le_bytes(*first), u64::from(u32::from_le_bytes(*last)));
        let last = last & 0xFF_00FF | (last >> 8 & 0xFF_00FF) << 32;
        let [even, odd, rest] = &mut self.0;
        *even = even.wrapping_add(first & EVEN);
        *odd = odd.wrapping_add(first >> 8 & EVEN);
        *rest = rest.wrapping_add(last);
    }

    /// The sum of each label, all with the same number added.
    #[inline]
    pub(super) fn get(&self) -> [i32; LABELS] {
        let at = |part: usize, lane: u32| (self.0[part] >> (16 * lane) & 0xFFFF) as i32;
        let (even, odd) = (|lane| at(0, lane), |lane| at(1, lane));
        [even(0), odd(0), even(1), odd(1), even(2), odd(2), even(3), odd(3), at(2, 0), at(2, 2), at(2, 1)]
    }
}

/// Zeros at the end of a weights file.
const PADDING: usize = 5;

/// How many upper halves of hashes there are.
const BUCKETS: usize = 1 << 16;

/// A trained model, used as it lies in a language pack: the number of features (u32), scale (f32),
/// transitions (f32, start row first), for each upper half of a hash the number of its first feature and how
/// many it has (u32, 24 bits and 8), then lower halves and weights as in the weights file, [`BIAS`] added.
#[derive(Debug, Default)]
pub struct Model<'p> {
    bytes: Cow<'p, [u8]>,
    count: usize,
    scale: f32,
    pub(super) factors: Arc<Factors>,
}

/// Bytes of a compiled model before its index.
const HEAD: usize = 8 + 4 * LABELS * (LABELS + 1);
/// Where the lower halves begin, in bytes.
const LOWER: usize = HEAD + 4 * BUCKETS;

/// Why a weights file was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// It does not begin with the right letters.
    NotAModel,
    /// It has another version or number of labels.
    Version(u16),
    /// It is shorter or longer than it says.
    Length,
    /// Its checksum does not fit.
    Checksum,
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAModel => f.write_str("this is no tagger model (it does not begin with DLTG)"),
            Self::Version(found) => write!(f, "the tagger model has version {found}, not {VERSION}"),
            Self::Length => f.write_str("the tagger model is truncated or has bytes too many"),
            Self::Checksum => f.write_str("the tagger model is damaged: its checksum does not fit"),
        }
    }
}

impl std::error::Error for ModelError {}

impl<'p> Model<'p> {
    /// The model of a language pack; an empty one, which knows nothing, where it has none. The pack
    /// lies in a file with a checksum, so no more is checked than that nothing is read out of bounds.
    #[must_use]
    pub fn of(language: &Language<'p>) -> Self {
        Self::open(Cow::Borrowed(language.part(Part::Tagger)), None).unwrap_or_default()
    }

    /// The model of a language pack, of which a model was made before that has these `factors`.
    #[must_use]
    pub fn again(language: &Language<'p>, factors: &Arc<Factors>) -> Self {
        Self::open(Cow::Borrowed(language.part(Part::Tagger)), Some(factors)).unwrap_or_default()
    }

    /// What is made of a model rather than used as it lies, for [`Self::again`].
    #[must_use]
    pub fn factors(&self) -> Arc<Factors> {
        Arc::clone(&self.factors)
    }

    fn open(bytes: Cow<'p, [u8]>, factors: Option<&Arc<Factors>>) -> Option<Self> {
        let mut reader = Reader { bytes: &bytes };
        let count = reader.u32().ok()? as usize;
        let scale = reader.f32().ok()?;
        let factors = match factors {
            Some(factors) => Arc::clone(factors),
            None => Arc::new(Factors::new(&reader.transitions().ok()?, scale)),
        };
        Some(Self { bytes, count, scale, factors })
    }

    /// Reads a weights file.
    ///
    /// # Errors
    ///
    /// When `bytes` are not a whole, undamaged file of this version.
    pub fn read(bytes: &[u8]) -> Result<Model<'static>, ModelError> {
        Model::open(Cow::Owned(compiled(bytes)?), None).ok_or(ModelError::Length)
    }

    /// Writes a weights file of `features`, each a hash and its row of weights.
    #[must_use]
    pub fn write(mut features: Vec<(u32, Scores)>, transitions: &Transitions) -> Vec<u8> {
        features.sort_by_key(|f| f.0);
        features.dedup_by_key(|f| f.0);
        let top = features.iter().flat_map(|f| f.1).fold(0.0_f32, |a, w| a.max(w.abs()));
        let scale = if top > 0.0 { top / 127.0 } else { 1.0 };
        let mut bytes = Vec::new();
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&u16::try_from(LABELS).unwrap_or(0).to_le_bytes());
        let mut sizes = vec![0_u8; BUCKETS];
        features.retain(|(hash, _)| match sizes[(hash >> 16) as usize].checked_add(1) {
            Some(size) => {
                sizes[(hash >> 16) as usize] = size;
                true
            }
            None => false,
        });
        bytes.extend_from_slice(&u32::try_from(features.len()).unwrap_or(0).to_le_bytes());
        bytes.extend_from_slice(&scale.to_le_bytes());
        for score in transitions.start.iter().chain(transitions.of.iter().flatten()) {
            bytes.extend_from_slice(&score.to_le_bytes());
        }
        bytes.extend_from_slice(&sizes);
        for (hash, _) in &features {
            bytes.extend_from_slice(&(*hash as u16).to_le_bytes());
        }
        for weight in features.iter().flat_map(|f| f.1) {
            #[expect(clippy::cast_possible_truncation, reason = "clamped to the range of i8")]
            let quantised = (weight / scale).round().clamp(-127.0, 127.0) as i8;
            bytes.extend_from_slice(&quantised.to_le_bytes());
        }
        bytes.extend_from_slice(&[0; PADDING]);
        let checksum = crc32fast::hash(&bytes);
        bytes.extend_from_slice(&checksum.to_le_bytes());
        bytes
    }

    /// How many features it knows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether it knows nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The labels' scores given the `features` of one token.
    #[must_use]
    pub fn emissions(&self, features: &[u32]) -> Scores {
        let weights = self.weights();
        let known = features.iter().filter(|feature| weights.row(**feature).is_some()).count();
        weights.sums(features).get().map(|sum| (sum - known as i32 * i32::from(BIAS)) as f32 * self.scale)
    }

    /// The weights as they lie.
    pub(super) fn weights(&self) -> Weights<'_> {
        let part = |from: usize, to: usize| self.bytes.get(from..to).unwrap_or_default();
        let halves = LOWER + 2 * self.count;
        Weights {
            index: part(HEAD, LOWER).as_chunks().0,
            lower: part(LOWER, halves).as_chunks().0,
            rows: part(halves, self.bytes.len()),
        }
    }
}

/// The weights of a model as they lie: see [`Model`].
#[derive(Clone, Copy)]
pub(super) struct Weights<'m> {
    index: &'m [[u8; 4]],
    lower: &'m [[u8; 2]],
    rows: &'m [u8],
}

impl<'m> Weights<'m> {
    /// The labels' summed weights given the `features` of one token.
    pub(super) fn sums(&self, features: &[u32]) -> Sums {
        let mut sums = Sums::default();
        features.iter().for_each(|&feature| self.add_hash(feature, &mut sums));
        sums
    }

    /// Adds the weights of a template's feature to `sums`. Called for three dozen templates: inlined it would be 10 KB.
    #[inline(never)]
    pub(super) fn add(&self, template: u32, value: u32, sums: &mut Sums) {
        self.add_hash(mix(template, value), sums);
    }

    #[inline]
    fn add_hash(&self, feature: u32, sums: &mut Sums) {
        if let Some(row) = self.row(feature) {
            sums.add_row(row);
        }
    }

    /// The weights of a feature, if it has any.
    #[inline]
    fn row(&self, feature: u32) -> Option<&'m [u8; WIDTH]> {
        let (upper, half) = ((feature >> 16) as usize, (feature as u16).to_le_bytes());
        let entry = u32::from_le_bytes(*self.index.get(upper)?);
        let (from, count) = ((entry >> 8) as usize, (entry & 0xFF) as usize);
        for (at, lower) in (from..).zip(self.lower.get(from..from + count)?) {
            if *lower == half {
                return self.rows.get(at * LABELS..)?.first_chunk();
            }
        }
        None
    }
}

/// The weights file `bytes` in the layout in which it is used.
///
/// # Errors
///
/// When it is not a whole, undamaged file of this version.
fn compiled(bytes: &[u8]) -> Result<Vec<u8>, ModelError> {
    let mut reader = Reader { bytes };
    if reader.take(4)? != MAGIC {
        return Err(ModelError::NotAModel);
    }
    let version = reader.u16()?;
    if version != VERSION || usize::from(reader.u16()?) != LABELS {
        return Err(ModelError::Version(version));
    }
    let count = reader.u32()?;
    let mut out = count.to_le_bytes().to_vec();
    out.extend_from_slice(reader.take(4 + 4 * LABELS * (LABELS + 1))?);
    let sizes = reader.take(BUCKETS)?;
    let mut first = 0_u32;
    for &size in sizes {
        out.extend((first << 8 | u32::from(size)).to_le_bytes());
        first += u32::from(size);
    }
    let rest = (count as usize).checked_mul(2 + LABELS).and_then(|n| n.checked_add(PADDING));
    if rest.and_then(|n| n.checked_add(4)) != Some(reader.bytes.len()) || first != count || count >= 1 << 24 {
        return Err(ModelError::Length);
    }
    let rest = reader.take(rest.unwrap_or(0))?;
    if reader.u32()? != crc32fast::hash(&bytes[..bytes.len() - 4]) {
        return Err(ModelError::Checksum);
    }
    let (halves, weights) = rest.split_at(2 * count as usize);
    out.extend_from_slice(halves);
    out.extend(weights.iter().map(|weight| weight ^ BIAS));
    Ok(out)
}

/// The model of the workspace, `data/model/tagger.bin`, for a pack.
///
/// # Errors
///
/// When the file is damaged.
#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
pub fn compile(pack: &mut PackWriter) -> Result<(), TableError> {
    const FILE: &[u8] = include_bytes!("../../../data/model/tagger.bin");
    let error = |e: ModelError| TableError { table: "tagger.bin".to_owned(), line: None, reason: e.to_string() };
    pack.bytes(Part::Tagger, compiled(FILE).map_err(error)?);
    Ok(())
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let (head, rest) = self.bytes.split_at_checked(count).ok_or(ModelError::Length)?;
        self.bytes = rest;
        Ok(head)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        self.take(N)?.try_into().map_err(|_| ModelError::Length)
    }

    fn u16(&mut self) -> Result<u16, ModelError> {
        self.array().map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Result<u32, ModelError> {
        self.array().map(u32::from_le_bytes)
    }

    fn f32(&mut self) -> Result<f32, ModelError> {
        self.array().map(f32::from_le_bytes)
    }

    fn transitions(&mut self) -> Result<Transitions, ModelError> {
        let mut transitions = Transitions::default();
        for row in std::iter::once(&mut transitions.start).chain(transitions.of.iter_mut()) {
            for score in row.iter_mut() {
                *score = self.f32()?;
            }
        }
        Ok(transitions)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Vec<u8> {
        let mut row = [0.0; LABELS];
        row[1] = 2.54;
        row[2] = -1.0;
        Model::write(vec![(77, row), (0xFFFF_FFFF, [0.5; LABELS])], &Transitions::default())
    }

    #[test]
    fn what_is_written_reads_back_within_the_quantisation_step() {
        let model = Model::read(&small()).unwrap_or_default();
        let scores = model.emissions(&[77, 5, 0xFFFF_FFFF]);
        assert!((scores[1] - 3.04).abs() < 0.03 && (scores[2] + 0.5).abs() < 0.03, "{scores:?}");
    }

    #[test]
    fn damaged_truncated_and_foreign_files_are_refused_with_their_reason() {
        let good = small();
        let mut bad = good.clone();
        bad[good.len() - 10] ^= 1;
        assert_eq!(Model::read(&bad).err(), Some(ModelError::Checksum));
        assert_eq!(Model::read(&good[..good.len() - 1]).err(), Some(ModelError::Length));
        assert_eq!(Model::read(b"nothing").err(), Some(ModelError::NotAModel));
        let mut other = good;
        other[4] = 200;
        assert_eq!(Model::read(&other).err(), Some(ModelError::Version(200)));
    }

    #[test]
    fn the_model_in_the_pack_is_whole_and_below_a_megabyte() {
        let language = crate::tables::compiled_in();
        assert!(!Model::of(&language).is_empty());
        assert!(language.part(Part::Tagger).len() <= 1_200_000, "{}", language.part(Part::Tagger).len());
    }
}

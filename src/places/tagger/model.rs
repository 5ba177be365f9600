//! The weights file.
//!
//! Little-endian: `DLTG`, version (u16), labels (u16), features (u32), scale (f32), transitions
//! (f32, start row first), feature hashes (u32, ascending), weights (i8, a row of labels for each
//! feature; times `scale`), and the CRC-32 of all before it.

use std::fmt;
use std::sync::OnceLock;

use super::chain::{Scores, Transitions};
use super::label::LABELS;

const MAGIC: &[u8; 4] = b"DLTG";

/// Version of the layout and of the feature templates; weights of another version do not fit.
pub const VERSION: u16 = 1;

static SHIPPED: &[u8] = include_bytes!("../../../data/model/tagger.bin");

/// A trained model.
#[derive(Debug, Default)]
pub struct Model {
    hashes: Vec<u32>,
    weights: Vec<i8>,
    /// Where in `hashes` those with the same first byte and a half begin.
    index: Vec<u32>,
    scale: f32,
    /// Scores of label pairs.
    pub transitions: Transitions,
}

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

const INDEX_BITS: u32 = 12;

impl Model {
    /// The model that is compiled in; an empty one, which knows nothing, should it be damaged.
    #[must_use]
    pub fn shipped() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Model::read(SHIPPED).unwrap_or_default())
    }

    /// Reads a weights file.
    ///
    /// # Errors
    ///
    /// When `bytes` are not a whole, undamaged file of this version.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut reader = Reader { bytes };
        if reader.take(4)? != MAGIC {
            return Err(ModelError::NotAModel);
        }
        let version = reader.u16()?;
        if version != VERSION || usize::from(reader.u16()?) != LABELS {
            return Err(ModelError::Version(version));
        }
        let count = reader.u32()? as usize;
        let scale = reader.f32()?;
        let mut transitions = Transitions::default();
        for row in std::iter::once(&mut transitions.start).chain(transitions.of.iter_mut()) {
            for score in row.iter_mut() {
                *score = reader.f32()?;
            }
        }
        let rest = count.checked_mul(4 + LABELS).and_then(|n| n.checked_add(4));
        if rest != Some(reader.bytes.len()) {
            return Err(ModelError::Length);
        }
        let hashes: Vec<u32> = (0..count).map(|_| reader.u32()).collect::<Result<_, _>>()?;
        let weights = reader.take(count * LABELS)?.iter().map(|b| i8::from_le_bytes([*b])).collect();
        if reader.u32()? != crc32fast::hash(&bytes[..bytes.len() - 4]) {
            return Err(ModelError::Checksum);
        }
        Ok(Self { index: index_of(&hashes), hashes, weights, scale, transitions })
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
        bytes.extend_from_slice(&u32::try_from(features.len()).unwrap_or(0).to_le_bytes());
        bytes.extend_from_slice(&scale.to_le_bytes());
        for score in transitions.start.iter().chain(transitions.of.iter().flatten()) {
            bytes.extend_from_slice(&score.to_le_bytes());
        }
        for (hash, _) in &features {
            bytes.extend_from_slice(&hash.to_le_bytes());
        }
        for weight in features.iter().flat_map(|f| f.1) {
            #[expect(clippy::cast_possible_truncation, reason = "clamped to the range of i8")]
            let quantised = (weight / scale).round().clamp(-127.0, 127.0) as i8;
            bytes.extend_from_slice(&quantised.to_le_bytes());
        }
        let checksum = crc32fast::hash(&bytes);
        bytes.extend_from_slice(&checksum.to_le_bytes());
        bytes
    }

    /// How many features it knows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.hashes.len()
    }

    /// Whether it knows nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// The labels' scores given the `features` of one token.
    #[must_use]
    pub fn emissions(&self, features: &[u32]) -> Scores {
        let mut sums = [0_i32; LABELS];
        for &feature in features {
            let Some(at) = self.find(feature) else { continue };
            for (sum, weight) in sums.iter_mut().zip(&self.weights[at * LABELS..(at + 1) * LABELS]) {
                *sum += i32::from(*weight);
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a sum of some hundred small integers")]
        sums.map(|s| s as f32 * self.scale)
    }

    fn find(&self, feature: u32) -> Option<usize> {
        let slot = (feature >> (32 - INDEX_BITS)) as usize;
        let (from, to) = (*self.index.get(slot)? as usize, *self.index.get(slot + 1)? as usize);
        self.hashes[from..to].binary_search(&feature).ok().map(|at| from + at)
    }
}

fn index_of(hashes: &[u32]) -> Vec<u32> {
    (0..=1_u64 << INDEX_BITS)
        .map(|slot| {
            let first = slot << (32 - INDEX_BITS);
            u32::try_from(hashes.partition_point(|&h| u64::from(h) < first)).unwrap_or(u32::MAX)
        })
        .collect()
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
    fn the_shipped_model_is_whole_and_below_a_megabyte() {
        assert!(Model::read(SHIPPED).is_ok());
        assert!(SHIPPED.len() <= 1_000_000, "{}", SHIPPED.len());
        assert!(!Model::shipped().is_empty());
    }
}

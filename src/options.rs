//! What an annotator computes besides the annotations themselves.

/// What to compute besides the annotations themselves.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Fill [`crate::annotations::PlaceMention::explanation`].
    pub explain: bool,
}

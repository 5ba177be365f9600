//! A site as the text speaks of it, before it is located.

use std::ops::Range;

use crate::annotations::Reference;
use crate::gazetteer::PlaceId;
use crate::kind::Kind;

/// A site as the text speaks of it, before it is located. Token ranges are half-open.
#[derive(Clone, Debug)]
pub struct Site {
    /// The mention, in tokens.
    pub tokens: Range<usize>,
    /// The part that is the facility's own name or noun: no place inside it is a mention of its
    /// own. A place outside it ("refinery in [Tuapse]") is.
    pub core: Range<usize>,
    /// What kind of facility the words say it is.
    pub kind: Kind,
    /// How far the text says which one.
    pub reference: Reference,
    /// Facilities that bear the name, best first.
    pub facilities: Vec<PlaceId>,
    /// Places that say where it is.
    pub anchors: Vec<Range<usize>>,
    /// The state or country after a comma: "Birmingham airport, [Alabama]".
    pub container: Option<Range<usize>>,
    /// The name of its own that the gazetteer does not have: "the [Ronnskar] smelter, near Skelleftea".
    pub own: Option<Range<usize>>,
    /// Whether a plant of a great city is meant, of which there are many.
    pub vague: bool,
    /// Whether the words say just what the facility is ("copper smelter"), not only "plant".
    pub specific: bool,
    /// Whether the phrase speaks of several.
    pub plural: bool,
    /// The rule that found it, for explanations.
    pub rule: &'static str,
}

impl Site {
    /// A site that is called by the name at `tokens`.
    #[must_use]
    pub fn named(tokens: Range<usize>, kind: Kind, facilities: Vec<PlaceId>, rule: &'static str) -> Self {
        Self {
            core: tokens.clone(),
            tokens,
            kind,
            reference: Reference::Named,
            facilities,
            anchors: Vec::new(),
            container: None,
            own: None,
            vague: false,
            specific: false,
            plural: false,
            rule,
        }
    }
}

/// Whether two half-open ranges of tokens share one.
#[must_use]
pub const fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

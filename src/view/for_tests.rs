//! What the tests of several files are about: here, so that none of these needs another one for it.

use crate::annotations::PlaceMention;
use crate::kind::Kind;
use crate::text::TextSpan;

/// A plain, sure mention.
pub(crate) fn mention(name: &str, kind: Kind) -> PlaceMention {
    PlaceMention {
        lat: Some(50.45),
        lon: Some(30.52),
        country_name: Some("Ukraine".to_owned()),
        confidence: 0.95,
        ..PlaceMention::unresolved(TextSpan::new(0, name.len()), name.to_owned(), kind)
    }
}

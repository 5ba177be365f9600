//! How mentions are marked.

use crate::annotations::{PlaceMention, Reference, Role};
use crate::kind::{Category, Kind};
use crate::text::TextSpan;

/// Confidence under which a mention is drawn as unsure.
pub const UNSURE_BELOW: f32 = 0.6;
/// Confidence from which nothing need be said about it: of what is as sure, 96 of 100 and more are right in articles that
/// were judged before anybody had worked with them (docs/quality.md).
pub const SURE_FROM: f32 = 0.84;

/// Whether a mention has a point that is sure enough to be pinned on a map.
#[must_use]
pub fn is_pinned(mention: &PlaceMention) -> bool {
    let unsure = mention.category == Category::Place && mention.confidence < UNSURE_BELOW;
    mention.lat.is_some() && (!unsure || mention.kind == Kind::Demonym || is_landmark(mention))
}

/// A way of drawing. Each has a colour and, so that nobody need tell colours apart, an underline
/// of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MarkClass {
    /// A place.
    Place,
    /// Infrastructure.
    Infrastructure,
    /// A place that acts or describes something else, or that the paragraph has named before.
    Faint,
    /// What may well be something else.
    Unsure,
    /// "Ukrainian", "Odesans".
    Demonym,
    /// A road, street or venue.
    Landmark,
    /// A site of a list of the reader's own.
    Listed,
    /// A site that the paragraph has named before.
    SiteAgain,
    /// The words that name a claim's source.
    Source,
    /// The words that attribute a claim.
    Cue,
    /// The mention that the pointer or the keyboard is at.
    Active,
}

impl MarkClass {
    /// All of them; later ones are painted over earlier ones.
    pub const ALL: [Self; 11] = [
        Self::Source,
        Self::Cue,
        Self::Landmark,
        Self::Demonym,
        Self::Faint,
        Self::Unsure,
        Self::Place,
        Self::SiteAgain,
        Self::Infrastructure,
        Self::Listed,
        Self::Active,
    ];

    /// The name under which it stands in `CSS.highlights`. Stable: the extension takes marks down
    /// by these names when the core cannot.
    #[must_use]
    pub const fn highlight_name(self) -> &'static str {
        match self {
            Self::Place => "dateline-place",
            Self::Infrastructure => "dateline-infrastructure",
            Self::Faint => "dateline-faint",
            Self::Unsure => "dateline-unsure",
            Self::Demonym => "dateline-demonym",
            Self::Landmark => "dateline-landmark",
            Self::Listed => "dateline-listed",
            Self::SiteAgain => "dateline-site-again",
            Self::Source => "dateline-source",
            Self::Cue => "dateline-cue",
            Self::Active => "dateline-active",
        }
    }
}

/// A stretch of the text to be marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub span: TextSpan,
    /// How.
    pub class: MarkClass,
    /// Index into [`crate::Annotations::places`].
    pub mention: usize,
    /// Whether it is the first of its place below the headline, or stands in the headline.
    pub first: bool,
}

/// Whether it is a road, street or venue that the text alone tells of.
#[must_use]
pub const fn is_landmark(mention: &PlaceMention) -> bool {
    mention.place.is_none()
        && matches!(mention.kind, Kind::Road | Kind::Street | Kind::Square | Kind::Building | Kind::Park)
}

/// How a mention is drawn, or `None` for one that is only counted.
#[must_use]
pub fn class_of(mention: &PlaceMention) -> Option<MarkClass> {
    if mention.reference == Reference::Generic {
        return None;
    }
    Some(match (mention.kind, mention.category, mention.role) {
        (Kind::Demonym, ..) => MarkClass::Demonym,
        _ if is_landmark(mention) => MarkClass::Landmark,
        _ if mention.confidence < UNSURE_BELOW => MarkClass::Unsure,
        _ if mention.listed.is_some() => MarkClass::Listed,
        (_, Category::Infrastructure, _) => MarkClass::Infrastructure,
        (_, _, Role::Location) => MarkClass::Place,
        _ => MarkClass::Faint,
    })
}

/// The mark that covers byte `offset`, by binary search: the inner one of two.
#[must_use]
pub fn mark_at(marks: &[Mark], offset: usize) -> Option<usize> {
    let index = marks.partition_point(|mark| mark.span.start <= offset).checked_sub(1)?;
    // The mark before may hold the one that is over: "[[Springfield] High School]".
    (index.saturating_sub(1)..=index).rev().find(|&at| marks[at].span.contains_offset(offset))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::for_tests::mention;

    #[test]
    fn the_loader_takes_down_every_class_of_marks() {
        let loader = include_str!("../../extension/lib/take-down.ts");
        for class in MarkClass::ALL {
            assert!(loader.contains(&format!("'{}'", class.highlight_name())), "{}", class.highlight_name());
        }
    }

    #[test]
    fn a_site_of_a_list_has_marks_of_its_own_unless_it_is_unsure() {
        let mut plant = mention("Zuivska plant", Kind::Thermal);
        plant.listed = Some(crate::annotations::Listed { list: "watch".into(), url: None });
        plant.confidence = 0.95;
        assert_eq!(class_of(&plant), Some(MarkClass::Listed));
        plant.confidence = 0.3;
        assert_eq!(class_of(&plant), Some(MarkClass::Unsure));
    }

    #[test]
    fn what_is_unsure_looks_so_whatever_it_is() {
        let mut plant = mention("Zuivska plant", Kind::Thermal);
        assert_eq!(class_of(&plant), Some(MarkClass::Infrastructure));
        plant.confidence = 0.3;
        assert_eq!(class_of(&plant), Some(MarkClass::Unsure));
        plant.reference = Reference::Generic;
        assert_eq!(class_of(&plant), None);
    }

    #[test]
    fn a_place_that_acts_is_told_apart_from_a_place() {
        let mut kyiv = mention("Kyiv", Kind::Capital);
        assert_eq!(class_of(&kyiv), Some(MarkClass::Place));
        kyiv.role = Role::Actor;
        assert_eq!(class_of(&kyiv), Some(MarkClass::Faint));
    }

    #[test]
    fn a_road_street_or_venue_of_the_text_is_drawn_apart_however_sure() {
        let mut park = mention("Hyde Park", Kind::Park);
        park.place = None;
        assert_eq!(class_of(&park), Some(MarkClass::Landmark));
        park.confidence = 0.3;
        assert_eq!(class_of(&park), Some(MarkClass::Landmark));
    }

    #[test]
    fn behind_the_town_in_a_venue_s_name_the_venue_is_pointed_at() {
        let mark =
            |start, end| Mark { span: TextSpan::new(start, end), class: MarkClass::Place, mention: 0, first: true };
        let marks = [mark(2, 20), mark(2, 9)];
        assert_eq!(mark_at(&marks, 4), Some(1));
        assert_eq!(mark_at(&marks, 12), Some(0));
        assert_eq!(mark_at(&marks, 20), None);
    }

    #[test]
    fn the_byte_after_a_mention_is_outside_it() {
        let mark =
            |start, end| Mark { span: TextSpan::new(start, end), class: MarkClass::Place, mention: 0, first: true };
        let marks = [mark(2, 6), mark(6, 9), mark(12, 13)];
        assert_eq!(mark_at(&marks, 1), None);
        assert_eq!(mark_at(&marks, 5), Some(0));
        assert_eq!(mark_at(&marks, 6), Some(1));
        assert_eq!(mark_at(&marks, 9), None);
        assert_eq!(mark_at(&marks, 13), None);
    }
}

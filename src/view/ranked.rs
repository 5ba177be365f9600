//! Which stretches of the text are marked: what a paragraph names again is drawn faintly, and what is inside another
//! mark is cut out of it.

use std::collections::HashSet;

use super::identity::identity;
use super::marks::{Mark, MarkClass, class_of};
use crate::annotations::Annotations;
use crate::article::{Article, BlockKind};
use crate::text::TextSpan;

/// The mentions to be marked, ascending; none overlaps another but for a place inside a site's description or a
/// venue's name. Demonyms and landmarks are among them: whether they are drawn is a setting. What a paragraph names
/// again is drawn faintly there.
#[must_use]
pub fn marks(annotations: &Annotations, article: &Article) -> Vec<Mark> {
    let (mut named, mut strong) = (HashSet::new(), HashSet::new());
    let mut blocks = article.blocks().iter().peekable();
    let mut title = false;
    let places = annotations.places.iter().enumerate();
    let marked = places.filter_map(|(mention, place)| {
        while let Some(block) = blocks.next_if(|block| block.span.start <= place.span.start) {
            title = block.kind == BlockKind::Title;
            strong.clear();
        }
        let mut class = class_of(place)?;
        let identity = identity(place);
        let ranked = matches!(class, MarkClass::Place | MarkClass::Infrastructure);
        if ranked && identity.is_some_and(|identity| !strong.insert(identity)) {
            class = if class == MarkClass::Place { MarkClass::Faint } else { MarkClass::SiteAgain };
        }
        let first = title || identity.is_none_or(|identity| named.insert(identity));
        Some(Mark { span: place.span, class, mention, first })
    });
    marked.collect()
}

/// What of `span` lies in none of `holes`, which ascend: a mark inside another is drawn instead of it, and not over it.
#[must_use]
pub fn without(span: TextSpan, holes: impl Iterator<Item = TextSpan>) -> Vec<TextSpan> {
    let (mut pieces, mut from) = (Vec::new(), span.start);
    for hole in holes.filter(|hole| hole.overlaps(span)) {
        if hole.start > from {
            pieces.push(TextSpan::new(from, hole.start));
        }
        from = from.max(hole.end);
    }
    if from < span.end {
        pieces.push(TextSpan::new(from, span.end));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotations::PlaceMention;
    use crate::kind::Kind;
    use crate::view::for_tests::mention;

    /// Four mentions of Kyiv in a headline and two paragraphs.
    fn story() -> (Article, Annotations) {
        let article = Article::from_plain_text("Kyiv votes\n\nKyiv chose, and Kyiv knew it then.\n\nThen Kyiv slept.");
        let at = article.text().match_indices("Kyiv").map(|(at, _)| TextSpan::new(at, at + 4));
        let places = at.map(|span| PlaceMention { span, ..mention("Kyiv", Kind::Capital) }).collect();
        (article, Annotations { places, ..Annotations::default() })
    }

    #[test]
    fn what_a_paragraph_names_again_is_faint_and_strong_in_the_next() {
        let (article, annotations) = story();
        let classes: Vec<_> = marks(&annotations, &article).iter().map(|mark| mark.class).collect();
        let blocks = article.blocks().len();
        assert_eq!(blocks, 3);
        assert_eq!(classes, [MarkClass::Place, MarkClass::Place, MarkClass::Faint, MarkClass::Place]);
    }

    #[test]
    fn a_headline_does_not_take_the_first_mention_from_the_text() {
        let (article, annotations) = story();
        let firsts: Vec<_> = marks(&annotations, &article).iter().map(|mark| mark.first).collect();
        assert_eq!(firsts, [true, true, false, false]);
    }

    #[test]
    fn a_mark_inside_another_is_cut_out_of_it() {
        let span = TextSpan::new;
        assert_eq!(without(span(2, 20), [span(13, 20)].into_iter()), [span(2, 13)]);
        assert_eq!(without(span(2, 20), [span(0, 4), span(9, 12)].into_iter()), [span(4, 9), span(12, 20)]);
        assert_eq!(without(span(2, 20), [span(0, 30)].into_iter()), []);
        assert_eq!(without(span(2, 20), std::iter::empty()), [span(2, 20)]);
    }
}

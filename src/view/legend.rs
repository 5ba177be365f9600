//! What the marks mean, for those kinds of marks that an article has.

use super::marks::{Mark, MarkClass};
use super::strings::Strings;

/// A kind of marks and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The kind.
    pub class: MarkClass,
    /// A word that is shown as marked.
    pub sample: &'static str,
    /// What it means.
    pub words: &'static str,
}

/// The kinds of marks in the order in which they are explained.
const ORDER: [MarkClass; 9] = [
    MarkClass::Place,
    MarkClass::Faint,
    MarkClass::Infrastructure,
    MarkClass::SiteAgain,
    MarkClass::Listed,
    MarkClass::Unsure,
    MarkClass::Demonym,
    MarkClass::Landmark,
    MarkClass::Source,
];

/// The legend of `marks`; with the words of sources where `claims` are marked.
#[must_use]
pub fn legend(marks: &[Mark], claims: bool, strings: &Strings) -> Vec<Line> {
    let lines = ORDER.into_iter().zip(strings.legend_words).map(|(class, words)| Line {
        class,
        sample: strings.legend_sample,
        words,
    });
    let is_there = |class| marks.iter().any(|mark| mark.class == class) || class == MarkClass::Source && claims;
    lines.filter(|line| is_there(line.class)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextSpan;
    use crate::view::strings::EN;

    #[test]
    fn only_what_is_there_is_explained() {
        let mark = |class| Mark { span: TextSpan::new(0, 4), class, mention: 0, first: true };
        let classes = |claims| -> Vec<MarkClass> {
            let marks = [mark(MarkClass::Unsure), mark(MarkClass::Place)];
            legend(&marks, claims, &EN).iter().map(|line| line.class).collect()
        };
        assert_eq!(classes(false), [MarkClass::Place, MarkClass::Unsure]);
        assert_eq!(classes(true), [MarkClass::Place, MarkClass::Unsure, MarkClass::Source]);
    }
}

//! Blocks of plain text: a block a line, the first short one before a blank line the title.

use super::boilerplate::{self, Draft};
use super::{Block, BlockKind};
use crate::text::TextSpan;

/// Longest first line, in bytes, that is still taken for a headline.
const LONGEST_TITLE: usize = 200;

/// Finds the blocks of plain text.
///
/// Each non-empty line is a block. The first is the title if it is short, has no full stop at its
/// end and a blank line (or a lone line break before a longer line) follows. Hard-wrapped text,
/// where most lines break inside a sentence, is joined into paragraphs divided by blank lines.
///
/// Text copied from a page brings along what stood around the article: date lines become
/// [`BlockKind::Byline`]; the headline over again, headings over links and the links under them,
/// appeals and notices become [`BlockKind::Boilerplate`].
#[must_use]
pub fn blocks(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let wrapped = is_hard_wrapped(text, &lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut gap = true;
    let mut previous_end = 0;
    for line in lines {
        let blank_before = gap || text[previous_end..line.start].matches('\n').count() > 1;
        match blocks.last_mut() {
            Some(last) if wrapped && !blank_before => last.span.end = line.end,
            _ => blocks.push(Block { span: line, kind: BlockKind::Paragraph }),
        }
        previous_end = line.end;
        gap = false;
    }
    if let [first, second, ..] = blocks.as_mut_slice() {
        let headline = first.span.slice(text);
        let apart = text[first.span.end..second.span.start].matches('\n').count() > 1;
        if first.span.len() <= LONGEST_TITLE && !headline.ends_with(['.', '"', '”']) && apart {
            first.kind = BlockKind::Title;
        }
    }
    let drafts: Vec<_> =
        blocks.iter().map(|b| Draft { text: b.span.slice(text), kind: b.kind, linked: 0.0, asks: false }).collect();
    let kinds = boilerplate::classify(&drafts);
    for (block, kind) in blocks.iter_mut().zip(kinds) {
        block.kind = kind;
    }
    blocks
}

fn lines(text: &str) -> Vec<TextSpan> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\u{2029}', '\u{0B}', '\u{0C}']) {
        let span = TextSpan::new(start, start + line.len()).trim(text);
        if !span.is_empty() {
            lines.push(span);
        }
        start += line.len();
    }
    lines
}

/// Whether most lines that a line follows directly stop inside a sentence at a similar width.
fn is_hard_wrapped(text: &str, lines: &[TextSpan]) -> bool {
    let joints: Vec<_> = lines.windows(2).filter(|w| text[w[0].end..w[1].start].matches('\n').count() == 1).collect();
    if joints.len() < 3 {
        return false;
    }
    let inside = joints
        .iter()
        .filter(|w| (40..=110).contains(&w[0].len()) && !w[0].slice(text).ends_with(['.', '!', '?', ':', '"', '”']))
        .count();
    inside * 2 > joints.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(&str, BlockKind)> {
        blocks(text).iter().map(|b| (b.span.slice(text), b.kind)).collect()
    }

    #[test]
    fn a_headline_is_a_short_first_line_apart() {
        let text = "Dam bursts\n\nWater rose.\nPeople fled.";
        assert_eq!(
            read(text),
            [
                ("Dam bursts", BlockKind::Title),
                ("Water rose.", BlockKind::Paragraph),
                ("People fled.", BlockKind::Paragraph)
            ]
        );
    }

    #[test]
    fn a_single_paragraph_is_no_headline() {
        assert_eq!(read("Water rose in the town"), [("Water rose in the town", BlockKind::Paragraph)]);
    }

    #[test]
    fn hard_wrapped_lines_join_into_paragraphs() {
        let text = "The river rose by two metres in the night and took the\nlower bridge with it, the mayor said on Monday, and\nthe road to the capital is closed until the end of\nthe week.\n\nSchools stay shut.";
        assert_eq!(read(text).len(), 2);
    }

    #[test]
    fn what_was_copied_along_with_an_article_is_not_annotated() {
        let text = "Dam bursts above Halych after rain\n\nApr 2, 2024 - 18:30\nDAM BURSTS ABOVE HALYCH AFTER RAIN\n\n\
                    Water rose by two metres in the night.\n\nRead also:\n\nWhy the river rose\n\n\
                    You can help us: become a member and support our small newsroom with your donation.";
        let kinds: Vec<_> = read(text).into_iter().map(|(_, kind)| kind).collect();
        use BlockKind::{Boilerplate, Byline, Paragraph, Title};
        assert_eq!(kinds, [Title, Byline, Boilerplate, Paragraph, Boilerplate, Boilerplate, Boilerplate]);
    }

    #[test]
    fn an_empty_text_has_no_blocks() {
        assert!(blocks(" \n\t\n").is_empty());
    }
}

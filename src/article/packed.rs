//! An article as bytes: for another instance of the same core on the same machine.

use super::{Article, Block, BlockKind, Metadata};
use crate::text::TextSpan;

/// `article` as bytes that [`unpack`] reads. Without its links: what shows an article by its blocks has none.
#[must_use]
pub fn pack(article: &Article) -> Vec<u8> {
    let mut out = Vec::new();
    let Metadata { url, publisher, byline, published, language } = &article.metadata;
    string(&mut out, &article.text);
    for part in [url, publisher, byline, published, language] {
        string(&mut out, part.as_deref().unwrap_or_default());
    }
    for block in &article.blocks {
        for value in [block.kind as usize, block.span.start, block.span.end] {
            number(&mut out, value);
        }
    }
    out
}

/// The article in `bytes`; `None` if they are no article.
#[must_use]
pub fn unpack(mut bytes: &[u8]) -> Option<Article> {
    let rest = &mut bytes;
    let text = read_string(rest)?;
    // What is empty says as little as what is not there.
    let mut part = || read_string(rest).map(|part| Some(part).filter(|part| !part.is_empty()));
    let metadata =
        Metadata { url: part()?, publisher: part()?, byline: part()?, published: part()?, language: part()? };
    let mut blocks = Vec::new();
    while !rest.is_empty() {
        let kind = *BlockKind::ALL.get(read_number(rest)?)?;
        let (start, end) = (read_number(rest)?, read_number(rest)?);
        if start > end {
            return None;
        }
        blocks.push(Block { span: TextSpan::new(start, end), kind });
    }
    Some(Article::new(text, blocks, Vec::new(), metadata))
}

fn number(out: &mut Vec<u8>, value: usize) {
    // No text that a browser holds is longer.
    out.extend_from_slice(&u32::try_from(value).unwrap_or(u32::MAX).to_le_bytes());
}

fn string(out: &mut Vec<u8>, text: &str) {
    number(out, text.len());
    out.extend_from_slice(text.as_bytes());
}

fn read_number(rest: &mut &[u8]) -> Option<usize> {
    let (value, after) = rest.split_first_chunk()?;
    *rest = after;
    usize::try_from(u32::from_le_bytes(*value)).ok()
}

fn read_string(rest: &mut &[u8]) -> Option<String> {
    let length = read_number(rest)?;
    let (text, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(std::str::from_utf8(text).ok()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article() -> Article {
        let text = "Ferry held at Ærø\n\nThe Søby ferry was held.\n\nRead also: tides".to_owned();
        let at = |words: &str| {
            let start = text.find(words).unwrap_or_default();
            TextSpan::new(start, start + words.len())
        };
        let blocks = vec![
            Block { span: at("Ferry held at Ærø"), kind: BlockKind::Title },
            Block { span: at("The Søby ferry was held."), kind: BlockKind::Paragraph },
            Block { span: at("Read also: tides"), kind: BlockKind::Boilerplate },
        ];
        let metadata =
            Metadata { byline: Some("Ida Holm".to_owned()), language: Some("da".to_owned()), ..Metadata::default() };
        Article::new(text.clone(), blocks, Vec::new(), metadata)
    }

    #[test]
    fn an_article_is_the_same_after_the_way_there() {
        assert_eq!(unpack(&pack(&article())), Some(article()));
        assert_eq!(unpack(&pack(&Article::default())), Some(Article::default()));
    }

    #[test]
    fn each_kind_of_block_has_its_own_number() {
        for (number, kind) in BlockKind::ALL.into_iter().enumerate() {
            assert_eq!(kind as usize, number);
        }
    }

    #[test]
    fn bytes_that_are_cut_off_are_no_article() {
        let whole = pack(&article());
        let blocks = article().blocks().len();
        for length in 0..whole.len() {
            // Where a block ends, fewer blocks are an article, too; it is not the same.
            let cut = unpack(&whole[..length]);
            assert!(cut.is_none_or(|cut| cut.blocks().len() < blocks), "{length}");
        }
    }

    #[test]
    fn numbers_out_of_range_are_no_article() {
        let whole = pack(&article());
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] = 0xFF;
            // Whatever it is, it is read without a panic.
            let _ = unpack(&changed);
        }
    }
}

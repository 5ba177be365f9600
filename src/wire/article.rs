//! The article of a page, handed over to be annotated.

use super::{Reader, Wire, Writer, choices, records};
use crate::article::{Article, Block, BlockKind, Link, Metadata};
use crate::text::TextSpan;

impl Wire for TextSpan {
    fn write(&self, to: &mut Writer) {
        self.start.write(to);
        self.len().write(to);
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        let start = usize::read(from)?.checked_add(from.by)?;
        Some(Self::new(start, start.checked_add(usize::read(from)?)?))
    }
}

choices! {
    BlockKind { Title, Standfirst, Heading, Paragraph, ListItem, Quote, Caption, Byline, Boilerplate }
}

records! {
    Block { span, kind }
    Link { span, href }
    Metadata { url, publisher, byline, published, language }
}

impl Wire for Article {
    fn write(&self, to: &mut Writer) {
        to.text(self.text());
        to.number(self.blocks().len() as u64);
        self.blocks().iter().for_each(|block| block.write(to));
        to.number(self.links().len() as u64);
        self.links().iter().for_each(|link| link.write(to));
        self.metadata.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        let text = from.text()?.to_owned();
        Some(Self::new(text, Wire::read(from)?, Wire::read(from)?, Wire::read(from)?))
    }
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, Link, Metadata};
    use crate::text::TextSpan;
    use crate::wire::{read, read_moved, write};

    #[test]
    fn an_article_arrives_as_it_was() {
        let plain = Article::from_plain_text("Bridge closed\n\nThe bridge over the Dnister — Дністер — is closed. 🇺🇦");
        let link = Link { span: TextSpan::new(4, 10), href: "https://example.org/a?b=c".to_owned() };
        let metadata = Metadata { url: Some("https://example.org/".to_owned()), ..Metadata::default() };
        let article = Article::new(plain.text().to_owned(), plain.blocks().to_vec(), vec![link], metadata);
        assert_eq!(read(&write(&article)), Some(article));
    }

    #[test]
    fn a_span_of_an_excerpt_is_moved_to_where_the_excerpt_was() {
        let article =
            Article::from_plain_text("Bridge closed\n\nThe bridge is closed.\n\nЛьвів is far.\n\nThe end is near.");
        let excerpt = article.excerpt(1..3);
        assert_eq!(excerpt.text(), "The bridge is closed.\n\nЛьвів is far.");
        let from = article.blocks()[1].span.start;
        for (block, original) in excerpt.blocks().iter().zip(&article.blocks()[1..3]) {
            assert_eq!(read_moved(&write(&block.span), from), Some(original.span));
        }
        assert_eq!(article.excerpt(3..9), Article::default());
        assert_eq!(article.excerpt(2..2), Article::default());
    }
}

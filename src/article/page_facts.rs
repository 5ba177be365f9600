//! What a page's JSON-LD and `meta` elements say of its article.

use super::Metadata;
use super::boilerplate::plain_words;
use super::linked_data::{LinkedData, Object, text, tidy};
use super::outline::PageFacts;

/// What is known of the article before its text is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Declared {
    pub headline: Option<String>,
    pub description: Option<String>,
    pub metadata: Metadata,
}

/// The article among `data`: the one whose headline the page's title gives, or the first.
pub(super) fn article_in<'a>(data: &'a LinkedData, facts: &PageFacts) -> Option<&'a Object> {
    let titles = facts.meta.iter().filter(|(name, _)| name == "og:title").map(|(_, content)| content.as_str());
    let titles: Vec<String> = titles.chain(facts.title.as_deref()).map(plain_words).collect();
    data.article(|headline| {
        let words = plain_words(headline);
        !words.is_empty() && titles.iter().any(|title| title.starts_with(&words))
    })
}

/// Reads what the page declares: JSON-LD first, then `meta`.
pub(super) fn declared(facts: &PageFacts) -> Declared {
    let mut found = Declared::default();
    let data = LinkedData::read(&facts.json_ld);
    if let Some(article) = article_in(&data, facts) {
        read_article(&data, article, &mut found);
    }
    let meta = |names: &[&str]| {
        names.iter().find_map(|name| facts.meta.iter().find(|(n, _)| n == name).and_then(|(_, content)| tidy(content)))
    };
    let Declared { headline, description, metadata } = &mut found;
    fill(headline, || meta(&["og:title", "twitter:title", "headline", "dc.title", "parsely-title"]));
    fill(description, || meta(&["og:description", "description", "twitter:description"]));
    fill(&mut metadata.publisher, || meta(&["og:site_name", "application-name", "publisher", "dc.publisher"]));
    fill(&mut metadata.byline, || {
        let author = meta(&["author", "byl", "parsely-author", "dc.creator", "article:author"]);
        author.filter(|name| readable(name))
    });
    fill(&mut metadata.published, || {
        meta(&[
            "article:published_time",
            "datepublished",
            "parsely-pub-date",
            "date",
            "pubdate",
            "dc.date",
            "dc.date.issued",
        ])
    });
    fill(&mut metadata.language, || facts.language.as_deref().and_then(tidy));
    fill(&mut metadata.language, || meta(&["og:locale"]).map(|locale| locale.replace('_', "-")));
    metadata.url.clone_from(&facts.url);
    fill(headline, || facts.title.as_deref().and_then(tidy));
    found
}

/// Whether a value is made for readers: not an address.
pub(super) fn readable(value: &str) -> bool {
    !value.starts_with("http") && !value.starts_with("//")
}

fn fill(slot: &mut Option<String>, value: impl FnOnce() -> Option<String>) {
    if slot.is_none() {
        *slot = value();
    }
}

fn read_article(data: &LinkedData, article: &Object, found: &mut Declared) {
    let text = |key: &str| text(article, key);
    found.headline = text("headline").or_else(|| text("name"));
    found.description = text("description").or_else(|| text("alternativeHeadline"));
    found.metadata.published = text("datePublished").or_else(|| text("dateCreated"));
    found.metadata.language = text("inLanguage");
    found.metadata.byline = article.get("author").and_then(|author| data.names(author));
    found.metadata.publisher = article.get("publisher").and_then(|publisher| data.names(publisher));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_nested_in_a_graph_is_found_and_broken_json_is_passed_over() {
        let facts = PageFacts {
            json_ld: vec![
                "{ not json".into(),
                r#"{"@graph": [{"@type": "WebSite", "name": "Herald"},
                    {"@type": ["NewsArticle"], "headline": "Dam  bursts", "datePublished": "2024-04-02",
                     "author": [{"name": "Ada Roe"}, "Jan Kos"], "publisher": {"name": "Herald"}}]}"#
                    .into(),
            ],
            meta: vec![("og:title".into(), "Dam bursts | Herald".into()), ("author".into(), "Staff".into())],
            ..PageFacts::default()
        };
        let found = declared(&facts);
        assert_eq!(found.headline.as_deref(), Some("Dam bursts"));
        assert_eq!(found.metadata.byline.as_deref(), Some("Ada Roe, Jan Kos"));
        assert_eq!(found.metadata.publisher.as_deref(), Some("Herald"));
        assert_eq!(found.metadata.published.as_deref(), Some("2024-04-02"));
    }

    #[test]
    fn meta_elements_serve_where_there_is_no_json() {
        let facts = PageFacts {
            title: Some("Dam bursts - Herald".into()),
            language: Some("en".into()),
            meta: vec![
                ("article:author".into(), "https://example.org/ada".into()),
                ("article:published_time".into(), "2024-04-02T18:30:00Z".into()),
            ],
            ..PageFacts::default()
        };
        let found = declared(&facts);
        assert_eq!(found.headline.as_deref(), Some("Dam bursts - Herald"));
        assert_eq!(found.metadata.byline, None);
        assert_eq!(found.metadata.published.as_deref(), Some("2024-04-02T18:30:00Z"));
    }
}

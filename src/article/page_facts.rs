//! What a page's JSON-LD and `meta` elements say of its article.

use serde_json::Value;

use super::Metadata;
use super::outline::PageFacts;

/// Most values that are looked at in one JSON-LD script.
const MOST_VALUES: usize = 20_000;

/// Types of schema.org that are articles.
const ARTICLE_TYPES: &[&str] = &[
    "AdvertiserContentArticle",
    "AnalysisNewsArticle",
    "Article",
    "AskPublicNewsArticle",
    "BackgroundNewsArticle",
    "BlogPosting",
    "LiveBlogPosting",
    "NewsArticle",
    "OpinionNewsArticle",
    "Report",
    "ReportageNewsArticle",
    "ReviewNewsArticle",
    "ScholarlyArticle",
    "SocialMediaPosting",
];

/// What is known of the article before its text is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Declared {
    pub headline: Option<String>,
    pub description: Option<String>,
    pub metadata: Metadata,
}

/// Reads what the page declares: JSON-LD first, then `meta`.
pub(super) fn declared(facts: &PageFacts) -> Declared {
    let mut found = Declared::default();
    for script in &facts.json_ld {
        // Broken JSON-LD is common and no reason to fail: the page has other things to say.
        if let Ok(value) = serde_json::from_str::<Value>(script)
            && let Some(article) = article_of(&value)
        {
            read_article(article, &mut found);
            break;
        }
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
        author.filter(|name| !name.starts_with("http"))
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

fn fill(slot: &mut Option<String>, value: impl FnOnce() -> Option<String>) {
    if slot.is_none() {
        *slot = value();
    }
}

/// Single spaces, and nothing for nothing.
fn tidy(text: &str) -> Option<String> {
    let tidy = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!tidy.is_empty()).then_some(tidy)
}

/// The first object of an article type, wherever it is nested.
fn article_of(value: &Value) -> Option<&serde_json::Map<String, Value>> {
    let mut open = vec![value];
    let mut seen = 0;
    while let Some(value) = open.pop() {
        seen += 1;
        if seen > MOST_VALUES {
            return None;
        }
        match value {
            Value::Array(items) => open.extend(items.iter().rev()),
            Value::Object(object) if is_article(object) => return Some(object),
            Value::Object(object) => open.extend(object.values().filter(|v| v.is_object() || v.is_array())),
            _ => {}
        }
    }
    None
}

fn is_article(object: &serde_json::Map<String, Value>) -> bool {
    let is = |value: &Value| value.as_str().is_some_and(|t| ARTICLE_TYPES.contains(&t));
    match object.get("@type") {
        Some(Value::Array(types)) => types.iter().any(is),
        Some(value) => is(value),
        None => false,
    }
}

fn read_article(article: &serde_json::Map<String, Value>, found: &mut Declared) {
    let text = |key: &str| article.get(key).and_then(Value::as_str).and_then(tidy);
    found.headline = text("headline").or_else(|| text("name"));
    found.description = text("description").or_else(|| text("alternativeHeadline"));
    found.metadata.published = text("datePublished").or_else(|| text("dateCreated"));
    found.metadata.language = text("inLanguage");
    found.metadata.byline = article.get("author").and_then(names);
    found.metadata.publisher = article.get("publisher").and_then(names);
}

/// The names of a person, an organisation, or a list of them.
fn names(value: &Value) -> Option<String> {
    let items = match value {
        Value::Array(items) => items.as_slice(),
        one => std::slice::from_ref(one),
    };
    let names: Vec<_> = items
        .iter()
        .filter_map(|item| item.as_str().or_else(|| item.get("name").and_then(Value::as_str)))
        .filter(|name| !name.starts_with("http"))
        .filter_map(tidy)
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
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

    #[test]
    fn deeply_nested_json_is_refused_without_recursion() {
        let facts = PageFacts { json_ld: vec!["[".repeat(100_000)], ..PageFacts::default() };
        assert_eq!(declared(&facts), Declared::default());
    }
}

//! The article of an HTML page and what the page says of it, as JSON: the answer of `dateline extract` and of the packages.

use serde_json::{Map, Value, json};

use crate::article::about::{About, Fact};
use crate::article::html::Page;

/// Each fact under its name, where they came from under `from`, the text, and the parts of a page that has some.
#[must_use]
pub fn to_json(page: &Page) -> Value {
    let mut printed = facts(&page.about);
    printed.insert("text".to_owned(), json!(page.article.body_text()));
    if !page.entries.is_empty() {
        let entries = page.entries.iter().map(|e| json!({ "time": e.time, "title": e.title, "text": e.text }));
        printed.insert("entries".to_owned(), entries.collect());
    }
    if !page.articles.is_empty() {
        let articles = page.articles.iter().map(|(article, about)| {
            let value = |fact: &Option<Fact>| json!(fact.as_ref().map(|fact| &fact.value));
            json!({
                "title": value(&about.title),
                "byline": value(&about.byline),
                "published": value(&about.published),
                "text": article.body_text(),
            })
        });
        printed.insert("articles".to_owned(), articles.collect());
    }
    if page.truncated {
        printed.insert("truncated".to_owned(), Value::Bool(true));
    }
    Value::Object(printed)
}

fn facts(about: &About) -> Map<String, Value> {
    let facts = about.facts();
    let from: Map<String, Value> =
        facts.iter().filter_map(|(name, fact)| Some(((*name).to_owned(), json!(fact.as_ref()?.from)))).collect();
    let mut printed: Map<String, Value> =
        facts.iter().map(|(name, fact)| ((*name).to_owned(), json!(fact.map(|fact| &fact.value)))).collect();
    printed.insert("from".to_owned(), Value::Object(from));
    printed
}

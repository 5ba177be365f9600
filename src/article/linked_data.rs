//! JSON-LD as publishers really write it: wrapped in comments, with raw line breaks, in graphs whose parts refer to
//! each other by `@id`.

use serde_json::{Map, Value};

/// Most values that are looked at in one page's JSON-LD.
const MOST_VALUES: usize = 20_000;

/// Ends of the names of schema.org's types that are articles ("NewsArticle", "LiveBlogPosting").
const ARTICLE_TYPES: [&str; 4] = ["Article", "Posting", "Report", "ReviewNewsArticle"];

/// An object of JSON-LD.
pub(super) type Object = Map<String, Value>;

/// The scripts of a page that could be read.
#[derive(Debug, Default)]
pub(super) struct LinkedData(Vec<Value>);

impl LinkedData {
    /// Reads `scripts`. Broken ones are common and no reason to fail: the page has other things to say.
    pub fn read(scripts: &[String]) -> Self {
        Self(scripts.iter().filter_map(|script| parse(script)).collect())
    }

    /// The object of an article type that `is_wanted` takes by its headline, or else the first there is.
    pub fn article(&self, is_wanted: impl Fn(&str) -> bool) -> Option<&Object> {
        let mut first = None;
        let headline = |object: &Object| text(object, "headline").or_else(|| text(object, "name"));
        let wanted = self.find(|object| {
            let article = is_article(object);
            let wanted = article && headline(object).is_some_and(|headline| is_wanted(&headline));
            first = first.or(article.then_some(object));
            wanted
        });
        wanted.or(first)
    }

    /// The names of a person, an organisation, or a list of them, wherever the page gives them.
    pub fn names(&self, value: &Value) -> Option<String> {
        let items = match value {
            Value::Array(items) => items.as_slice(),
            one => std::slice::from_ref(one),
        };
        let mut names: Vec<String> = Vec::new();
        for item in items {
            let name = item.as_str().and_then(tidy).or_else(|| self.name(item.as_object()?));
            if let Some(name) = name.filter(|name| !name.starts_with("http") && !names.contains(name)) {
                names.push(name);
            }
        }
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// The name of `object`, or that of the object that it refers to.
    fn name(&self, object: &Object) -> Option<String> {
        if let Some(name) = object.get("name") {
            return match name {
                Value::Array(names) => names.first().and_then(Value::as_str).and_then(tidy),
                name => name.as_str().and_then(tidy),
            };
        }
        let id = object.get("@id")?.as_str()?;
        let meant = self.find(|o| o.contains_key("name") && o.get("@id").and_then(Value::as_str) == Some(id));
        text(meant?, "name")
    }

    /// The first object that `is_it` takes, wherever it is nested.
    pub fn find<'a>(&'a self, mut is_it: impl FnMut(&'a Object) -> bool) -> Option<&'a Object> {
        let mut open: Vec<&Value> = self.0.iter().rev().collect();
        for _ in 0..MOST_VALUES {
            match open.pop()? {
                Value::Array(items) => open.extend(items.iter().rev()),
                Value::Object(object) if is_it(object) => return Some(object),
                Value::Object(object) => {
                    open.extend(object.values().rev().filter(|v| v.is_object() || v.is_array()));
                }
                _ => {}
            }
        }
        None
    }
}

/// Whether one of `object`'s types ends in one of `names`.
pub(super) fn is_of_type(object: &Object, names: &[&str]) -> bool {
    let is = |value: &Value| value.as_str().is_some_and(|t| names.iter().any(|name| t.ends_with(name)));
    match object.get("@type") {
        Some(Value::Array(types)) => types.iter().any(is),
        Some(value) => is(value),
        None => false,
    }
}

fn is_article(object: &Object) -> bool {
    is_of_type(object, &ARTICLE_TYPES) && !is_of_type(object, &["JobPosting"])
}

/// What `object` says under `key`, in words.
pub(super) fn text(object: &Object, key: &str) -> Option<String> {
    object.get(key).and_then(Value::as_str).and_then(tidy)
}

/// Single spaces, character references written out, and nothing for nothing.
pub(super) fn tidy(text: &str) -> Option<String> {
    let mut tidy = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Twice escaped text ("Tom &amp;amp; Jerry") is common in what a template fills in.
    if tidy.contains('&') {
        const WRITTEN: [(&str, &str); 9] = [
            ("&amp;", "&"),
            ("&quot;", "\""),
            ("&#039;", "'"),
            ("&#39;", "'"),
            ("&rsquo;", "’"),
            ("&#8217;", "’"),
            ("&#8216;", "‘"),
            ("&#8211;", "–"),
            ("&nbsp;", " "),
        ];
        for (reference, character) in WRITTEN {
            tidy = tidy.replace(reference, character);
        }
    }
    (!tidy.is_empty()).then_some(tidy)
}

/// The value in `script`, without the comment or `CDATA` section that it may be wrapped in.
fn parse(script: &str) -> Option<Value> {
    let (mut start, mut end) = (script.find('{')?, script.rfind('}')? + 1);
    let before = script[..start].trim_end();
    if before.ends_with('[') && !before.ends_with("CDATA[") {
        start = before.len() - 1;
        end += script[end..].find(']').map_or(0, |at| at + 1);
    }
    let json = script.get(start..end)?;
    // A raw line break inside a string is no JSON, and a common fault.
    serde_json::from_str(json).or_else(|_| serde_json::from_str(&json.replace(char::is_control, " "))).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use super::*;

    fn read(script: &str) -> LinkedData {
        LinkedData::read(&[script.to_owned()])
    }

    #[test]
    fn what_wraps_json_or_breaks_its_lines_does_not_hide_it() {
        for script in [
            "//<![CDATA[\n{\"@type\": \"NewsArticle\", \"headline\": \"Dam bursts\"}\n//]]>",
            "/*<![CDATA[*/[{\"@type\": \"NewsArticle\", \"headline\": \"Dam bursts\"}]/*]]>*/",
            "<!-- {\"@type\": \"NewsArticle\", \"headline\": \"Dam\n bursts\"}; -->",
        ] {
            let data = read(script);
            let article = data.article(|_| true).expect(script);
            assert_eq!(text(article, "headline").as_deref(), Some("Dam bursts"), "{script}");
        }
    }

    #[test]
    fn an_author_by_reference_is_named() {
        let data = read(
            r##"{"@graph": [{"@type": "Article", "author": {"@id": "#ada"}, "publisher": {"@id": "#none"}},
                {"@type": "Person", "@id": "#ada", "name": "Ada Roe"}]}"##,
        );
        let article = data.article(|_| true).expect("an article");
        assert_eq!(data.names(&article["author"]).as_deref(), Some("Ada Roe"));
        assert_eq!(data.names(&article["publisher"]), None);
    }

    #[test]
    fn the_article_of_the_page_goes_before_one_that_it_links_to() {
        let data = read(
            r#"[{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Rain"}]},
                {"@type": "NewsArticle", "headline": "Dam bursts"}]"#,
        );
        let article = data.article(|headline| "Dam bursts | Herald".contains(headline)).expect("an article");
        assert_eq!(text(article, "headline").as_deref(), Some("Dam bursts"));
    }

    #[test]
    fn deeply_nested_json_is_refused_without_recursion() {
        assert!(read(&"[".repeat(100_000)).0.is_empty());
        assert!(read(&format!("{}{{}}", "[".repeat(100_000))).article(|_| true).is_none());
        assert!(read(&"{\"a\":[".repeat(50_000)).0.is_empty());
    }
}

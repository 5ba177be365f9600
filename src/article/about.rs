//! What a page says of its article, from everywhere that pages say it: JSON-LD, `meta` and `link` elements,
//! microdata, microformats, and the lines that a reader sees.
//!
//! The browser needs little of this ([`super::Metadata`]); it is read for `dateline extract`.

mod byline;
mod published;
mod title;

use super::extract::Extraction;
use super::linked_data::{self, LinkedData, Object, is_of_type, tidy};
use super::outline::{Attribute, Outline, PageFacts};
use super::page_facts::{article_in, readable};
use super::survey::Survey;

/// Something that the page says, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it says.
    pub value: String,
    /// Where: "json-ld", the name of a `meta` element, an attribute, or a part of the page.
    pub from: String,
}

/// What a page says of its article. All optional.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The headline.
    pub title: Option<Fact>,
    /// Who wrote it, as printed, without "By".
    pub byline: Option<Fact>,
    /// The name of the outlet.
    pub publisher: Option<Fact>,
    /// When it was published, in ISO 8601.
    pub published: Option<Fact>,
    /// When it was last changed, in ISO 8601.
    pub modified: Option<Fact>,
    /// BCP 47 language tag.
    pub language: Option<Fact>,
    /// The section of the paper.
    pub section: Option<Fact>,
    /// The address that the publisher wants it to be known by.
    pub canonical: Option<Fact>,
}

impl About {
    /// Every fact under its name, in the order in which they are printed.
    #[must_use]
    pub const fn facts(&self) -> [(&'static str, Option<&Fact>); 8] {
        [
            ("title", self.title.as_ref()),
            ("byline", self.byline.as_ref()),
            ("publisher", self.publisher.as_ref()),
            ("published", self.published.as_ref()),
            ("modified", self.modified.as_ref()),
            ("language", self.language.as_ref()),
            ("section", self.section.as_ref()),
            ("canonical", self.canonical.as_ref()),
        ]
    }
}

/// Reads what the page says of the article that was found on it.
#[must_use]
pub fn about(outline: &Outline, extraction: &Extraction) -> About {
    let data = LinkedData::read(&outline.facts.json_ld);
    let survey = Survey::new(outline);
    let page = Page { outline, extraction, survey: &survey, article: article_in(&data, &outline.facts), data: &data };
    let publisher = page.publisher();
    let name = publisher.as_ref().map(|fact| fact.value.clone()).unwrap_or_default();
    let canonical = page.canonical();
    About {
        title: title::title(&page, &name),
        byline: byline::byline(&page, &name),
        published: published::published(&page, canonical.as_ref()),
        modified: published::modified(&page),
        language: page.language(),
        section: page.section(),
        canonical,
        publisher,
    }
}

/// A page, and what was found on it so far.
struct Page<'a> {
    outline: &'a Outline,
    extraction: &'a Extraction,
    survey: &'a Survey,
    data: &'a LinkedData,
    /// The JSON-LD of the article.
    article: Option<&'a Object>,
}

impl Page<'_> {
    fn facts(&self) -> &PageFacts {
        &self.outline.facts
    }

    /// A fact if there is a value.
    fn fact(value: Option<String>, from: &str) -> Option<Fact> {
        value.map(|value| Fact { value, from: from.to_owned() })
    }

    /// What the article's JSON-LD says under `key`, in words.
    fn json(&self, key: &str) -> Option<Fact> {
        let value = self.article?.get(key)?;
        let text = value.as_str().or_else(|| value.as_array()?.first()?.as_str());
        Self::fact(text.and_then(tidy), "json-ld")
    }

    /// The first of the `meta` elements called `names`, in that order, that says something `good`.
    fn meta(&self, names: &[&str], good: impl Fn(&str) -> bool) -> Option<Fact> {
        names.iter().find_map(|name| {
            let said = self.facts().meta.iter().filter(|(n, _)| n == name).filter_map(|(_, content)| tidy(content));
            Self::fact(said.into_iter().find(|content| good(content)), name)
        })
    }

    /// What an element says: an attribute made for machines, or else its words.
    fn said(&self, index: usize) -> String {
        let attribute = |attribute| self.outline.element(index).map_or("", |element| element.get(attribute));
        let machine =
            [Attribute::Content, Attribute::DateTime].into_iter().map(attribute).find(|value| !value.is_empty());
        machine.map_or_else(|| self.words(index), str::to_owned)
    }

    /// The words inside an element, parts that are beside the article too, what is not rendered left out.
    fn words(&self, index: usize) -> String {
        const LONGEST: usize = 400;
        let end = self.outline.nodes[index].end as usize;
        let mut words = String::new();
        let mut at = index;
        while at < end && words.len() < LONGEST {
            let node = &self.outline.nodes[at];
            match &node.kind {
                super::outline::NodeKind::Element(element) => {
                    if at > index && (element.hidden || element.tag.is_opaque()) {
                        at = node.end as usize;
                        continue;
                    }
                    if element.block || element.tag == super::tags::Tag::Br {
                        words.push('\n');
                    }
                }
                super::outline::NodeKind::Text { value, .. } => words.push_str(value),
            }
            at += 1;
        }
        let lines = words.lines().filter_map(tidy);
        lines.collect::<Vec<_>>().join("\n")
    }

    fn publisher(&self) -> Option<Fact> {
        let named = |article: &Object| self.data.names(article.get("publisher")?);
        Self::fact(self.article.and_then(named), "json-ld")
            .or_else(|| self.meta(&["og:site_name", "application-name", "publisher", "dc.publisher"], readable))
            .or_else(|| {
                let site =
                    self.data.find(|o| is_of_type(o, &["NewsMediaOrganization", "WebSite"]) && o.contains_key("name"));
                Self::fact(site.and_then(|site| linked_data::text(site, "name")), "json-ld")
            })
            .or_else(|| self.marked_publisher())
            .or_else(|| Self::fact(title::outlet(self, &self.host().unwrap_or_default()), "title element"))
            .or_else(|| Self::fact(title::home(self), "link home"))
            .or_else(|| Self::fact(self.host(), "address"))
    }

    /// `itemprop="publisher"`, with the name inside it.
    fn marked_publisher(&self) -> Option<Fact> {
        let marked = |prop: &'static str, range: std::ops::Range<usize>| {
            range.into_iter().find(|&i| self.outline.element(i).is_some_and(|e| e.has_item_prop(prop)))
        };
        let publisher = marked("publisher", 0..self.outline.nodes.len())?;
        let end = self.outline.nodes[publisher].end as usize;
        let name = self.said(marked("name", publisher..end).unwrap_or(publisher));
        Self::fact(tidy(&name).filter(|name| readable(name) && name.len() <= 80), "itemprop publisher")
    }

    /// The host of the page's address without "www.".
    fn host(&self) -> Option<String> {
        let address = self.canonical()?.value;
        let host = address.split_once("://")?.1.split(['/', '?', '#', ':']).next()?;
        let host = host.strip_prefix("www.").unwrap_or(host);
        (host.contains('.')).then(|| host.to_owned())
    }

    fn language(&self) -> Option<Fact> {
        let declared = self.facts().language.as_deref().and_then(tidy).filter(|tag| tag.len() > 1);
        Self::fact(declared, "html lang")
            .or_else(|| self.json("inLanguage"))
            .or_else(|| {
                self.meta(&["content-language", "dc.language", "dcterms.language", "language", "og:locale"], |_| true)
            })
            .map(|fact| Fact { value: fact.value.replace('_', "-"), ..fact })
    }

    fn section(&self) -> Option<Fact> {
        const NAMES: &[&str] = &[
            "article:section",
            "parsely-section",
            "sailthru.section",
            "section",
            "cxenseparse:recs:category",
            "dc.subject.section",
        ];
        self.json("articleSection")
            .or_else(|| self.meta(NAMES, readable))
            .or_else(|| {
                let marked = |i: &usize| self.outline.element(*i).is_some_and(|e| e.has_item_prop("articleSection"));
                let index = (0..self.outline.nodes.len()).find(marked)?;
                Self::fact(tidy(&self.said(index)), "itemprop articleSection")
            })
            .or_else(|| Self::fact(self.trail(), "breadcrumbs"))
    }

    /// The last step but the article itself of a trail of JSON-LD.
    fn trail(&self) -> Option<String> {
        let trail = self.data.find(|object| is_of_type(object, &["BreadcrumbList"]))?;
        let title = self.facts().title.as_deref().unwrap_or_default();
        let steps = trail.get("itemListElement")?.as_array()?.iter().filter_map(|step| {
            let step = step.as_object()?;
            linked_data::text(step, "name").or_else(|| linked_data::text(step.get("item")?.as_object()?, "name"))
        });
        let steps: Vec<String> =
            steps.filter(|step| !title.contains(step.as_str()) || step.split(' ').count() < 3).collect();
        steps.into_iter().skip(1).next_back()
    }

    fn canonical(&self) -> Option<Fact> {
        let absolute = |address: &str| -> Option<String> {
            if address.contains("://") {
                return Some(address.to_owned());
            }
            let base = self.facts().url.as_deref()?;
            let (scheme, rest) = base.split_once("://")?;
            let host = rest.split(['/', '?', '#']).next()?;
            if let Some(address) = address.strip_prefix("//") {
                return Some(format!("{scheme}://{address}"));
            }
            address.starts_with('/').then(|| format!("{scheme}://{host}{address}"))
        };
        let linked = self.facts().canonical.as_deref().and_then(tidy);
        let main = self.article.and_then(|article| {
            let main = article.get("mainEntityOfPage")?;
            main.as_str().or_else(|| main.get("@id")?.as_str()).map(str::to_owned)
        });
        Self::fact(linked.as_deref().and_then(absolute), "link canonical")
            .or_else(|| self.meta(&["og:url"], |_| true).and_then(|f| Self::fact(absolute(&f.value), "og:url")))
            .or_else(|| Self::fact(main.filter(|main| main.contains("://")), "json-ld"))
            .or_else(|| Self::fact(self.facts().url.clone(), "given"))
    }

    /// How near the article's head node `index` is: 0 elsewhere on the page, 1 inside the article, 2 between the
    /// headline and the first paragraph.
    fn nearness(&self, index: usize) -> u8 {
        let Some((head, running)) = self.extraction.head else { return 0 };
        if (head..running).contains(&index) { 2 } else { u8::from(self.outline.is_within(index, self.extraction.root)) }
    }
}

//! What is found in one document, and why nothing is.

use dateline::article::{Article, Block, BlockKind, Link, Metadata};
use dateline::export;
use dateline::export::json::Id;
use dateline::export::take_away::Format;
use dateline::jsonl::{Given, Refused, id_of};
use dateline::text::TextSpan;
use dateline::view::strings::EN;
use dateline::{Annotations, Annotator};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use serde::{Deserialize, Serialize};

/// The annotations of a document.
#[pyclass(frozen, module = "dateline._native")]
#[derive(Debug)]
pub struct Answer {
    article: Article,
    annotations: Annotations,
    is_page: bool,
    written: String,
}

/// Why a document has none.
#[pyclass(frozen, get_all, module = "dateline._native")]
#[derive(Debug)]
pub struct Refusal {
    reason: String,
    /// The line that the command writes in place of annotations.
    json: String,
}

impl Answer {
    /// Annotates `given`.
    ///
    /// # Errors
    ///
    /// Why it has no annotations.
    pub fn new(annotator: &Annotator, given: Given) -> Result<Self, Refusal> {
        let id = given.id.clone();
        match given.article() {
            Ok((article, is_page)) => Ok(Self::of(annotator, article, is_page, id)),
            Err(reason) => {
                let json = serde_json::to_string(&Refused { error: &reason, id }).unwrap_or_default();
                Err(Refusal { reason, json })
            }
        }
    }

    fn of(annotator: &Annotator, article: Article, is_page: bool, id: Id) -> Self {
        let annotations = annotator.annotate(&article);
        let mut answer = export::json::answer(&article, is_page, &annotations);
        answer.id = Some(id);
        let written = serde_json::to_string(&answer).unwrap_or_default();
        Self { article, annotations, is_page, written }
    }

    /// Annotates again what [`Self::article`] gave.
    ///
    /// # Errors
    ///
    /// A `ValueError` where `article` is not of that form.
    pub fn again(annotator: &Annotator, article: &str, id: &str) -> PyResult<Self> {
        let bad = |error: serde_json::Error| PyValueError::new_err(error.to_string());
        let kept: Kept = serde_json::from_str(article).map_err(bad)?;
        let is_page = kept.is_page;
        Ok(Self::of(annotator, kept.into(), is_page, id_of(id).map_err(bad)?))
    }
}

#[pymethods]
impl Answer {
    /// The text that offsets count in.
    #[getter]
    fn text(&self) -> &str {
        self.article.text()
    }

    /// The line that the command writes.
    #[getter]
    fn json(&self) -> &str {
        &self.written
    }

    /// The article as a text, from which all this can be made again; see [`Answer::again`].
    #[getter]
    fn article(&self) -> PyResult<String> {
        serde_json::to_string(&Kept::new(&self.article, self.is_page))
            .map_err(|error| PyValueError::new_err(error.to_string()))
    }

    /// The annotations as the command prints them with `--format NAME`.
    fn export(&self, py: Python<'_>, name: &str) -> PyResult<String> {
        let (article, annotations) = (&self.article, &self.annotations);
        py.detach(|| match (name, Format::called(name)) {
            ("text", _) => Ok(export::report::render(article, annotations, false)),
            (_, Some(format)) => Ok(format.print(article, annotations, &EN)),
            (_, None) => Err(PyValueError::new_err(format!("there is no format {name:?}"))),
        })
    }
}

/// An article as it is kept where a document is pickled. Bytes, as inside Rust: nobody else reads it.
#[derive(Serialize, Deserialize)]
struct Kept {
    is_page: bool,
    text: String,
    /// Span, and the kind's number in [`BlockKind::ALL`].
    blocks: Vec<(usize, usize, usize)>,
    links: Vec<(usize, usize, String)>,
    url: Option<String>,
    publisher: Option<String>,
    byline: Option<String>,
    published: Option<String>,
    language: Option<String>,
}

impl Kept {
    fn new(article: &Article, is_page: bool) -> Self {
        let Metadata { url, publisher, byline, published, language } = article.metadata.clone();
        Self {
            is_page,
            text: article.text().to_owned(),
            blocks: article.blocks().iter().map(|b| (b.span.start, b.span.end, b.kind as usize)).collect(),
            links: article.links().iter().map(|l| (l.span.start, l.span.end, l.href.clone())).collect(),
            url,
            publisher,
            byline,
            published,
            language,
        }
    }
}

impl From<Kept> for Article {
    fn from(kept: Kept) -> Self {
        let Kept { text, blocks, links, url, publisher, byline, published, language, .. } = kept;
        let blocks = blocks.into_iter().filter(|(start, end, _)| start <= end).filter_map(|(start, end, kind)| {
            Some(Block { span: TextSpan::new(start, end), kind: *BlockKind::ALL.get(kind)? })
        });
        let links = links
            .into_iter()
            .filter(|(start, end, _)| start <= end)
            .map(|(start, end, href)| Link { span: TextSpan::new(start, end), href });
        let metadata = Metadata { url, publisher, byline, published, language };
        Self::new(text, blocks.collect(), links.collect(), metadata)
    }
}

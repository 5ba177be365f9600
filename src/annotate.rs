//! The pipeline: article in, annotations out, in one call.

use crate::annotations::Annotations;
use crate::article::Article;
use crate::gazetteer::Gazetteer;
use crate::text::Document;
use crate::{claims, places};

/// Annotates articles with one gazetteer.
#[derive(Debug)]
pub struct Annotator {
    gazetteer: Gazetteer,
}

/// What to compute besides the annotations themselves.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Fill [`crate::annotations::PlaceMention::explanation`].
    pub explain: bool,
}

impl Annotator {
    /// An annotator that looks names up in `gazetteer`.
    #[must_use]
    pub fn new(gazetteer: Gazetteer) -> Self {
        Self { gazetteer }
    }

    /// The gazetteer in use.
    #[must_use]
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// Annotates `article`. Never fails: a text without places or claims has empty lists.
    #[must_use]
    pub fn annotate(&self, article: &Article) -> Annotations {
        self.annotate_with(article, Options::default())
    }

    /// Annotates `article` as `options` say.
    #[must_use]
    pub fn annotate_with(&self, article: &Article, options: Options) -> Annotations {
        let document = Document::new(article);
        let mut places = places::find(&document, &self.gazetteer, options);
        let (mut claims, sources) = claims::extract(&document, &places);
        claims::link_places(article.text(), &mut claims, &mut places);
        let links = claims::links::cited(article);
        let mut annotations = Annotations { places, claims, sources, links, ..Annotations::default() };
        annotations.summary = claims::summary::summarise(&document, &annotations);
        annotations
    }
}

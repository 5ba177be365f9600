//! The pipeline: article in, annotations out, in one call.

use std::ops::Range;

use crate::annotations::{Annotations, PlaceMention, Reference};
use crate::article::Article;
use crate::gazetteer::Gazetteer;
use crate::infrastructure::text_view::TextView;
use crate::infrastructure::{coreference, events, locate, sites};
use crate::places::analysis::Analysis;
use crate::places::parameters::Parameters;
use crate::places::tagger::Model;
use crate::text::Document;
use crate::{claims, places};

pub use crate::options::Options;

/// Annotates articles with one gazetteer.
#[derive(Debug)]
pub struct Annotator {
    gazetteer: Gazetteer,
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
        let mut places = find_places(&document, &self.gazetteer, options, Model::shipped(), Parameters::shipped());
        let (mut claims, sources) = claims::extract(&document, &places);
        claims::link_places(article.text(), &mut claims, &mut places);
        let links = claims::links::cited(article);
        let mut annotations = Annotations { places, claims, sources, links, ..Annotations::default() };
        annotations.summary = claims::summary::summarise(&document, &annotations);
        annotations
    }
}

/// Finds and resolves every mention of a place or facility in `document`, with the tagger `model` and
/// the weights of `parameters`.
///
/// Mentions ascend. None overlaps another, but for a place inside the description of a facility.
#[must_use]
pub fn find_places(
    document: &Document<'_>,
    gazetteer: &Gazetteer,
    options: Options,
    model: &Model,
    parameters: &Parameters,
) -> Vec<PlaceMention> {
    let analysis = Analysis::new(document, gazetteer, model);
    let view = TextView::new(document, gazetteer);
    let sites = sites::find(&view);
    let taken: Vec<Range<usize>> =
        sites.iter().filter(|s| s.reference != Reference::Generic).map(|s| s.core.clone()).collect();
    let mut places = places::toponyms(&analysis, parameters, options, &taken);
    let mut facilities = locate::mentions(&view, &sites, &places, options);
    coreference::link(&view, &mut facilities);
    let demonyms = places::demonyms::find(&analysis, &places);
    places::add_apart(&mut places, demonyms);
    // A described facility takes its place in: "refinery in Tuapse" and "Tuapse" are two mentions.
    places.retain(|p| !facilities.iter().any(|f| partly_covers(f, p)));
    places.extend(facilities);
    places.sort_by_key(|p| (p.span.start, std::cmp::Reverse(p.span.end)));
    events::fill(document, &view.lower, &mut places);
    places
}

/// Whether a toponym or demonym lies in the way of a facility: inside its name, or across its edge.
fn partly_covers(facility: &PlaceMention, place: &PlaceMention) -> bool {
    let inside = facility.span.contains(place.span);
    match facility.reference {
        Reference::Generic => false,
        Reference::Named => facility.span.overlaps(place.span),
        Reference::Described => facility.span.overlaps(place.span) && !inside,
    }
}

//! The pipeline: article in, annotations out, in one call.

use std::ops::Range;
use std::sync::Arc;

use crate::annotations::{Annotations, PlaceMention, Reference};
use crate::article::Article;
use crate::article::Document;
use crate::gazetteer::Gazetteer;
use crate::infrastructure::view::View;
use crate::infrastructure::{confidence, coreference, definite, events, locate, sites};
use crate::landmarks::landmark::Landmark;
use crate::language::pack::PackError;
use crate::language::{Language, Reading, identify};
use crate::pace::{self, Pacer};
use crate::places::analysis::Analysis;
use crate::places::parameters::Parameters;
use crate::places::tagger::{Factors, Model};
use crate::sort;
use crate::{claims, disputes, landmarks, places, roles, summary};

pub use crate::options::Options;

/// Annotates articles with one gazetteer.
///
/// A gazetteer is built by the workspace's `gazetteer-builder`; here a small one is written by hand.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use dateline::gazetteer::write::{PlaceRecord, Writer};
/// use dateline::{Annotator, Article, Gazetteer, Kind, tables};
///
/// let mut writer = Writer::new();
/// let mut kalush = PlaceRecord::new("Kalush", Kind::City, 49.01, 24.37);
/// kalush.population = 65_000;
/// kalush.rank = 150;
/// writer.add(kalush);
/// writer.language(tables::english()?);
///
/// let annotator = Annotator::new(Gazetteer::open(writer.finish()?)?)?;
/// let article = Article::from_plain_text("The river rose in Kalush on Monday, the mayor said.");
/// let found = annotator.annotate(&article);
/// assert_eq!(found.places[0].name, "Kalush");
/// assert_eq!(found.places[0].span.of(article.text()), Some("Kalush"));
/// assert_eq!(found.claims.len(), 1);
/// # Ok(()) }
/// ```
#[derive(Debug)]
pub struct Annotator {
    gazetteer: Gazetteer,
    /// Of the tagger and the weights what is made rather than used as it lies, once for all articles.
    factors: Arc<Factors>,
    parameters: Parameters,
}

impl Annotator {
    /// An annotator that looks names up in `gazetteer` and reads texts in the language whose pack
    /// lies in its file.
    ///
    /// # Errors
    ///
    /// When the file has no language pack, or one of another version.
    pub fn new(gazetteer: Gazetteer) -> Result<Self, PackError> {
        let language = Language::open(gazetteer.language_pack())?;
        let (factors, parameters) = (Model::of(&language).factors(), Parameters::of(&language));
        Ok(Self { gazetteer, factors, parameters })
    }

    /// The language that texts are read in.
    fn language(&self) -> Option<Language<'_>> {
        // Opened once before, so it opens again.
        Language::open(self.gazetteer.language_pack()).ok()
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
        pace::run(self.annotate_paced(article, options, &Pacer::unlimited()))
    }

    /// [`Self::annotate_with`] in slices: the work pauses whenever `pacer` says so (see [`pace::Job`]).
    /// However often it pauses, the result is the same.
    pub async fn annotate_paced(&self, article: &Article, options: Options, pacer: &Pacer<'_>) -> Annotations {
        let Some(language) = self.language() else { return Annotations::default() };
        let document = Document::paced(article, pacer).await;
        let reading = Reading::paced(&document, language, pacer).await;
        let mut places = find_places_paced(
            &reading,
            &self.gazetteer,
            options,
            &Model::again(&language, &self.factors),
            &self.parameters,
            pacer,
        )
        .await;
        pacer.turn().await;
        let foreign = identify::is_foreign(&reading, article.metadata.language.as_deref());
        let (mut claims, sources) = if foreign {
            places.retain(places::foreign::stands);
            places.iter_mut().for_each(places::foreign::bare);
            (Vec::new(), Vec::new())
        } else {
            claims::extract_paced(&reading, &places, pacer).await
        };
        claims::link_places(&mut claims, &mut places);
        if !options.explain {
            claims.iter_mut().for_each(|claim| claim.rule = None);
        }
        pacer.turn().await;
        roles::assign(&reading, &claims, &mut places);
        pacer.turn().await;
        let links = claims::links::cited(article, &language);
        let mut annotations = Annotations { places, claims, sources, links, foreign, ..Annotations::default() };
        annotations.disputes = disputes::find(article, &annotations);
        pacer.turn().await;
        annotations.summary = summary::summarise(&document, &annotations);
        annotations
    }
}

/// Finds and resolves every mention of a place or facility in the document that was read, with the tagger `model` and
/// the weights of `parameters`.
///
/// Mentions ascend. None overlaps another, but for a place inside the description of a facility or the name
/// of a venue.
#[must_use]
pub fn find_places(
    reading: &Reading<'_>,
    gazetteer: &Gazetteer,
    options: Options,
    model: &Model,
    parameters: &Parameters,
) -> Vec<PlaceMention> {
    pace::run(find_places_paced(reading, gazetteer, options, model, parameters, &Pacer::unlimited()))
}

/// [`find_places`] in slices: the work pauses whenever `pacer` says so.
async fn find_places_paced(
    reading: &Reading<'_>,
    gazetteer: &Gazetteer,
    options: Options,
    model: &Model<'_>,
    parameters: &Parameters,
    pacer: &Pacer<'_>,
) -> Vec<PlaceMention> {
    let analysis = Analysis::paced(reading, gazetteer, model, pacer).await;
    let view = View::new(reading, &analysis.names, gazetteer);
    let mut sites = sites::find(&view, pacer).await;
    let mut landmarks = landmarks::find::find(&view, &sites, pacer).await;
    sites.retain(|site| {
        let first = landmarks.partition_point(|l| l.tokens.end <= site.tokens.start);
        !landmarks.get(first).is_some_and(|landmark| landmarks::find::covers(landmark, site))
    });
    let mut taken: Vec<Range<usize>> =
        sites.iter().filter(|s| s.reference != Reference::Generic).map(|s| s.core.clone()).collect();
    taken.extend(landmarks.iter().flat_map(Landmark::taken));
    landmarks.retain(|landmark| landmark.kind.is_some());
    let mut places = places::toponyms(&analysis, parameters, options, &taken, pacer).await;
    landmarks::place::doubt(&view, &landmarks, &mut places);
    pacer.turn().await;
    let mut facilities = locate::mentions(&view, &sites, &places, options, pacer).await;
    coreference::link(&view, &places, &mut facilities);
    pacer.turn().await;
    // What is found so is spoken of again, too.
    if definite::add(&view, &places, options, &mut facilities) {
        coreference::link(&view, &places, &mut facilities);
    }
    pacer.turn().await;
    let demonyms = places::demonyms::find(&analysis, &places);
    places::add_apart(&mut places, demonyms);
    // A described facility takes its place in: "refinery in Tuapse" and "Tuapse" are two mentions.
    places.retain(|p| {
        let first = facilities.partition_point(|f| f.span.end <= p.span.start);
        !facilities[first..].iter().take_while(|f| f.span.start < p.span.end).any(|f| partly_covers(f, p))
    });
    pacer.turn().await;
    let found = landmarks::place::mentions(&view, &landmarks, &places, &analysis.datelines, options);
    pacer.turn().await;
    places.retain(|place| landmarks::place::stands_beside(place, &view, &landmarks, &found));
    let again = landmarks::again::mentions(&view, &places, &facilities, &found);
    pacer.turn().await;
    places.extend(facilities);
    places.extend(found);
    places.extend(again);
    sort::by_key(&mut places, |p| (p.span.start, std::cmp::Reverse(p.span.end)));
    events::fill(&view, &mut places, pacer).await;
    confidence::settle(view.kinds, &mut places);
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

//! The content script's entry point: what JavaScript can ask of the core on a page.
//!
//! One annotation a page: [`start`] reads, annotates and draws; from then on changes of the page
//! are followed until [`stop`]. Errors are JavaScript `Error`s with a `code`: `no-article`,
//! `gazetteer`, `options`, `unsupported` (the browser cannot draw highlights) or `broken`.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Once;

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use web_sys::Document;

use crate::annotate::{Annotator, Options};
use crate::article::extract::ExtractError;
use crate::article::{Article, BlockKind};
use crate::gazetteer::Gazetteer;
use crate::overlay::{self, Land, Overlay, Settings, Switches};
use crate::page::watch::Watch;
use crate::page::{self, Reading};
use crate::view::Strings;
use crate::view::palette::Theme;

/// What [`start`] takes besides the gazetteer; everything has a default.
#[derive(Debug, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct StartOptions {
    /// Locale of the interface.
    locale: String,
    /// `auto`, `light` or `dark`.
    theme: String,
    places: bool,
    infrastructure: bool,
    demonyms: bool,
    claims: bool,
    /// Say in the card why a place was chosen.
    explain: bool,
    /// Read the page again when it changes.
    follow: bool,
    /// Open the sidebar at once.
    sidebar: bool,
}

impl Default for StartOptions {
    fn default() -> Self {
        let Switches { places, infrastructure, demonyms, claims } = Switches::default();
        Self {
            locale: "en".to_owned(),
            theme: "auto".to_owned(),
            places,
            infrastructure,
            demonyms,
            claims,
            explain: true,
            follow: true,
            sidebar: false,
        }
    }
}

/// What is on the page now.
#[derive(Debug, Serialize)]
struct Summary {
    /// Distinct places.
    places: usize,
    /// Distinct sites.
    infrastructure: usize,
    /// Claims.
    claims: usize,
}

/// A block of an article as it is shown.
#[derive(Debug, Serialize)]
struct ShownBlock<'a> {
    kind: BlockKind,
    text: &'a str,
}

/// The annotation of the page.
struct Session {
    document: Document,
    annotator: Rc<Annotator>,
    explain: bool,
    overlay: Overlay,
    watch: RefCell<Option<Watch>>,
}

thread_local! {
    static SESSION: RefCell<Option<Rc<Session>>> = const { RefCell::new(None) };
}

/// Annotates the page, in place of an earlier annotation. Gives the counts of [`status`].
///
/// # Errors
///
/// An `Error` with a `code`; nothing is drawn then.
#[wasm_bindgen]
pub fn start(gazetteer: Vec<u8>, options: JsValue) -> Result<JsValue, JsValue> {
    catch_panics();
    stop();
    let options: StartOptions = if options.is_undefined() || options.is_null() {
        StartOptions::default()
    } else {
        serde_wasm_bindgen::from_value(options).map_err(|e| error("options", &e.to_string()))?
    };
    let gazetteer = Gazetteer::open(gazetteer).map_err(|e| error("gazetteer", &e.to_string()))?;
    let document = document()?;
    let annotator = Annotator::new(gazetteer).map_err(|e| error("gazetteer", &e.to_string()))?;
    let session = Session::begin(document, Rc::new(annotator), &options)?;
    if options.follow {
        session.follow()?;
    }
    if options.sidebar {
        session.overlay.toggle_sidebar();
    }
    SESSION.with(|slot| slot.replace(Some(session)));
    Ok(status())
}

/// Takes everything off the page. Does nothing if nothing is there.
#[wasm_bindgen]
pub fn stop() {
    // Taken out first: what is dropped may not be found again by an event on the way.
    let session = SESSION.with(RefCell::take);
    drop(session);
}

/// The article of `document`, which need not be shown (it may be parsed from a file), as a list of
/// `{ kind, text }`, where `kind` is one of the names of [`BlockKind`].
///
/// # Errors
///
/// `no-article` if there is none.
#[wasm_bindgen]
pub fn blocks_of_page(document: &Document) -> Result<JsValue, JsValue> {
    catch_panics();
    let reading = page::read(document).map_err(|e| no_article(&e))?;
    Ok(blocks(reading.article()))
}

/// The blocks of a plain text, as those of [`blocks_of_page`]; what was copied along with the
/// article is among them as `boilerplate`.
#[wasm_bindgen]
#[must_use]
pub fn blocks_of_text(text: &str) -> JsValue {
    catch_panics();
    blocks(&Article::from_plain_text(text))
}

fn blocks(article: &Article) -> JsValue {
    let blocks: Vec<_> =
        article.blocks().iter().map(|b| ShownBlock { kind: b.kind, text: b.span.slice(article.text()) }).collect();
    // Names and texts cannot fail to be converted.
    serde_wasm_bindgen::to_value(&blocks).unwrap_or(JsValue::NULL)
}

/// Opens the sidebar or closes it. Answers whether it is open now.
#[wasm_bindgen]
pub fn toggle_sidebar() -> bool {
    session().is_some_and(|session| session.overlay.toggle_sidebar())
}

/// Goes to the mention `delta` steps on (back if negative). Answers its number from 0, or `-1`.
#[wasm_bindgen]
pub fn next_mention(delta: i32) -> i32 {
    let mention = session().and_then(|session| session.overlay.next_mention(delta));
    mention.and_then(|mention| i32::try_from(mention).ok()).unwrap_or(-1)
}

/// `{ places, infrastructure, claims }`: how many distinct ones are listed; `null` if nothing is.
#[wasm_bindgen]
pub fn status() -> JsValue {
    let counts = session().and_then(|session| session.overlay.counts());
    let Some([places, infrastructure, claims]) = counts else { return JsValue::NULL };
    // Three numbers cannot fail to be converted.
    serde_wasm_bindgen::to_value(&Summary { places, infrastructure, claims }).unwrap_or(JsValue::NULL)
}

/// Takes the marks away and shows `message` in the sidebar.
///
/// # Errors
///
/// `broken` if the page does not let even that be shown.
#[wasm_bindgen]
pub fn report_failure(message: &str) -> Result<(), JsValue> {
    match session() {
        Some(session) => session.overlay.fail(message).map_err(broken),
        None => Ok(()),
    }
}

fn session() -> Option<Rc<Session>> {
    SESSION.with(|slot| slot.try_borrow().ok()?.clone())
}

impl Session {
    fn begin(document: Document, annotator: Rc<Annotator>, options: &StartOptions) -> Result<Rc<Self>, JsValue> {
        // Read before anything is drawn, so that a page without an article is left as it was.
        let reading = page::read(&document).map_err(|e| no_article(&e))?;
        let theme = match options.theme.as_str() {
            "light" => Some(Theme::Light),
            "dark" => Some(Theme::Dark),
            _ => None,
        };
        let switches = Switches {
            places: options.places,
            infrastructure: options.infrastructure,
            demonyms: options.demonyms,
            claims: options.claims,
        };
        let settings = Settings { locale: options.locale.clone(), switches, theme };
        let land: Land = {
            let annotator = Rc::clone(&annotator);
            Rc::new(move |map| map.land_path(annotator.gazetteer().land()))
        };
        let overlay = Overlay::attach(&document, settings, land).map_err(|e| coded("unsupported", e))?;
        let session = Self { document, annotator, explain: options.explain, overlay, watch: RefCell::new(None) };
        session.annotate(reading).map_err(broken)?;
        Ok(Rc::new(session))
    }

    fn annotate(&self, reading: Reading) -> Result<(), JsValue> {
        let annotations = self.annotator.annotate_with(reading.article(), Options { explain: self.explain });
        self.overlay.draw(reading, annotations)
    }

    /// Starts following the page's changes.
    fn follow(self: &Rc<Self>) -> Result<(), JsValue> {
        let weak = Rc::downgrade(self);
        let watch = Watch::new(&self.document, None, move || {
            if let Some(session) = weak.upgrade() {
                session.page_changed();
            }
        });
        self.watch.replace(Some(watch.map_err(broken)?));
        self.settle(0.0);
        Ok(())
    }

    /// Reads the page again and draws what is different.
    fn page_changed(&self) {
        let began = js_sys::Date::now();
        let outcome = match page::read(&self.document) {
            Ok(reading) if !self.overlay.shows_text_of(&reading) => self.annotate(reading),
            // The same words in other nodes: a framework has made them anew.
            Ok(reading) if !self.overlay.is_attached() => self.overlay.redraw(reading),
            Ok(_) => Ok(()),
            Err(error) => self.overlay.fail(self.overlay.strings().say(&error)),
        };
        if let Err(error) = outcome {
            web_sys::console::error_1(&error);
        }
        self.settle(js_sys::Date::now() - began);
    }

    fn settle(&self, took_ms: f64) {
        if let Some(watch) = &*self.watch.borrow() {
            watch.settle(self.overlay.root(), took_ms);
        }
    }
}

fn document() -> Result<Document, JsValue> {
    let document = web_sys::window().and_then(|window| window.document());
    document.ok_or_else(|| error("broken", "there is no document to annotate"))
}

/// A panic ends the core where it stands. Before that, its marks are taken down and the reader is
/// told.
fn catch_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        std::panic::set_hook(Box::new(|info| {
            console_error_panic_hook::hook(info);
            if let Ok(document) = document() {
                overlay::crash(&document, Strings::for_locale("en"));
            }
        }));
    });
}

/// A JavaScript error with a code.
fn error(code: &str, message: &str) -> JsValue {
    coded(code, js_sys::Error::new(message).into())
}

/// `thrown` as an error with a code.
fn coded(code: &str, thrown: JsValue) -> JsValue {
    let error = match thrown.dyn_into::<js_sys::Error>() {
        Ok(error) => error,
        Err(other) => js_sys::Error::new(&other.as_string().unwrap_or_default()),
    };
    // Cannot fail on an ordinary object.
    let _ = js_sys::Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}

fn broken(thrown: JsValue) -> JsValue {
    coded("broken", thrown)
}

fn no_article(reason: &ExtractError) -> JsValue {
    error("no-article", &reason.to_string())
}

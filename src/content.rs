//! The content script's entry point: what JavaScript can ask of the core on a page.
//!
//! One annotation a page: [`start`] reads, annotates and draws; from then on changes of the page
//! are followed until [`stop`]. A long article is annotated in slices, so that the page stays alive
//! meanwhile, and what is on the screen is marked first. Errors are JavaScript `Error`s with a `code`: `no-article`,
//! `gazetteer`, `options`, `unsupported` (the browser cannot draw highlights) or `broken`.

mod ready;

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Once;

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;
use js_sys::Function;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use web_sys::{Document, HtmlElement, Range};

use crate::annotate::{Annotator, Options};
use crate::annotations::Annotations;
use crate::article::extract::ExtractError;
use crate::article::{Article, BlockKind};
use crate::corrections::{self, Corrections};
use crate::gazetteer::{Gazetteer, Verification};
use crate::overlay::{self, Hooks, Land, Overlay, Settings, Switches};
use crate::pace::{Job, Pacer};
use crate::page::ahead::Ahead;
use crate::page::turns::Turns;
use crate::page::watch::Watch;
use crate::page::{self, Reading, screen};
use crate::text::TextSpan;
use crate::view::map::orientation::Names;
use crate::view::map::{Ground, land};
use crate::view::names;
use crate::view::palette::{Colours, Theme};
use crate::view::strings::learn;
use crate::view::{Density, Remembered, Strings};

pub use ready::{annotate_ahead, article_ahead, feed, read_ahead};

/// What [`start`] takes and gives, for TypeScript: the fields of [`StartOptions`], [`Summary`] and
/// [`ShownBlock`] as they are serialised, which a test holds them to.
pub const TYPES: &str = include_str!("content-types.ts");

#[wasm_bindgen(typescript_custom_section)]
const _: &str = TYPES;

/// What [`start`] takes besides the gazetteer; everything has a default.
#[derive(Debug, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct StartOptions {
    /// Locale of the interface.
    locale: String,
    /// `auto`, `light` or `dark`.
    theme: String,
    /// What [`Colours::called`] knows.
    colours: String,
    places: bool,
    infrastructure: bool,
    demonyms: bool,
    landmarks: bool,
    claims: bool,
    /// Say in the card why a place was chosen.
    explain: bool,
    /// Read the page again when it changes.
    follow: bool,
    /// Open the sidebar at once.
    sidebar: bool,
    /// How many mentions are marked, where nothing else is remembered of the site.
    density: Density,
    /// Print the marks with the page.
    print: bool,
    /// Show a place's name in other languages beside the one in the reader's.
    second: bool,
    /// What is remembered of the site.
    site: Remembered,
    /// Only what is selected, and what is to be done with it.
    selection: Option<Asked>,
}

/// What is asked of what the reader has selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Asked {
    /// To annotate it.
    Annotate,
    /// Which places it may name.
    LookUp,
}

impl Default for StartOptions {
    fn default() -> Self {
        let Switches { density, places, infrastructure, demonyms, landmarks, claims } = Switches::default();
        Self {
            locale: "en".to_owned(),
            theme: "auto".to_owned(),
            colours: String::new(),
            places,
            infrastructure,
            demonyms,
            landmarks,
            claims,
            explain: true,
            follow: true,
            sidebar: false,
            density,
            print: false,
            second: true,
            site: Remembered::default(),
            selection: None,
        }
    }
}

impl StartOptions {
    /// What the overlay asks to be told.
    fn settings(&self, hooks: Hooks) -> Settings {
        let theme = match self.theme.as_str() {
            "light" => Some(Theme::Light),
            "dark" => Some(Theme::Dark),
            _ => None,
        };
        let switches = Switches {
            density: self.density,
            places: self.places,
            infrastructure: self.infrastructure,
            demonyms: self.demonyms,
            landmarks: self.landmarks,
            claims: self.claims,
        };
        let (locale, site) = (self.locale.clone(), self.site.clone());
        let colours = Colours::called(&self.colours);
        Settings { locale, switches, theme, colours, print: self.print, one_name: !self.second, site, hooks }
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

/// Longest stretch of annotating between two chances for the page to do its own work, in milliseconds.
/// With what the browser does around it a task stays under the 50 ms from which it counts as long.
const SLICE_MS: f64 = 25.0;

/// Bytes of the gazetteer that are verified in one task.
const VERIFIED_AT_ONCE: usize = 1 << 20;

/// The annotation of the page.
struct Session {
    document: Document,
    annotator: Rc<Annotator>,
    verification: RefCell<Verification>,
    explain: bool,
    /// What is annotated, if not the article.
    passage: Option<Range>,
    overlay: Overlay,
    watch: RefCell<Option<Watch>>,
    /// When the next slice is annotated.
    turns: OnceCell<Turns>,
    /// The page, while it is read again, and how long that has taken, in milliseconds.
    rereading: RefCell<Option<(Ahead, f64)>>,
    /// What is being annotated.
    running: RefCell<Option<Running>>,
    /// When what is marked will be listed; dropping it calls that off.
    listing: RefCell<Option<Later>>,
    /// What the reader says that names mean here.
    corrections: RefCell<Corrections>,
    told: Told,
}

/// Something that waits for its turn; dropping it calls it off.
enum Later {
    Frame(#[expect(dead_code, reason = "held")] AnimationFrame),
    Task(#[expect(dead_code, reason = "held")] Timeout),
}

/// What JavaScript is told.
struct Told {
    /// The counts, whenever marks have been drawn.
    drawn: Option<Function>,
    /// What changes of what is remembered of the site.
    remember: Option<Function>,
}

/// A reading of the page whose annotations are not ready.
struct Running {
    job: Job<'static, Annotations>,
    reading: Rc<Reading>,
    /// The byte of the text at which the part begins that is annotated first, while it is.
    screen: Option<usize>,
    /// When the current slice ends, in milliseconds of [`now`].
    deadline: Rc<Cell<f64>>,
    /// How long annotating has taken so far, in milliseconds.
    took: f64,
    /// What was found, once that is all: it is drawn in a task of its own.
    found: Option<Annotations>,
}

/// Bytes of an article from which what is on the screen is annotated first.
const LONG: usize = 16_000;

/// Milliseconds on the browser's clock.
fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or_else(js_sys::Date::now, |clock| clock.now())
}

thread_local! {
    /// The locale of the interface, for what is said when nothing else can be asked any more.
    static LOCALE: RefCell<String> = RefCell::new("en".to_owned());
    static SESSION: RefCell<Option<Rc<Session>>> = const { RefCell::new(None) };
}

/// Annotates the page, in place of an earlier annotation: in slices, from the next task on, by `gazetteer` or else by what
/// [`feed`] was given. Gives the counts of
/// [`status`]: `null` as yet. `drawn`, if given, is called with the counts
/// whenever marks have been drawn: when the article is ready, and after a change of the page; with `null` where the page has
/// no article any more, or another one that is not annotated yet. `lists`, if
/// given, are the reader's own lists, made against this gazetteer. `remember`, if given, is called with what
/// changes of what is to be remembered of the site, for `options.site` the next time. `menu`, if given, is put into
/// the sidebar's head. The gazetteer's checksum is left to [`verify`].
///
/// # Errors
///
/// An `Error` with a `code` (`lists` where those were refused); nothing is drawn then.
#[wasm_bindgen(unchecked_return_type = "Counts | null")]
pub fn start(
    gazetteer: Option<Vec<u8>>,
    #[wasm_bindgen(unchecked_optional_param_type = "StartOptions")] options: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "(counts: Counts | null) => void")] drawn: Option<Function>,
    #[wasm_bindgen(unchecked_optional_param_type = "Uint8Array")] lists: Option<Vec<u8>>,
    #[wasm_bindgen(unchecked_optional_param_type = "(change: SiteMemory) => void")] remember: Option<Function>,
    #[wasm_bindgen(unchecked_optional_param_type = "HTMLElement")] menu: Option<HtmlElement>,
) -> Result<JsValue, JsValue> {
    let outcome = started(gazetteer, options, lists, Told { drawn, remember }, menu);
    if outcome.is_err() {
        ready::clear();
    }
    outcome
}

fn started(
    gazetteer: Option<Vec<u8>>,
    options: JsValue,
    lists: Option<Vec<u8>>,
    told: Told,
    menu: Option<HtmlElement>,
) -> Result<JsValue, JsValue> {
    let options = options_of(options)?;
    if gazetteer.is_none()
        && let Some(annotator) = ready::annotator()
    {
        return begin(annotator, &options, told, menu);
    }
    // The reader waits: see `verify`.
    let mut gazetteer = open(gazetteer.unwrap_or_else(ready::gazetteer))?;
    if let Some(lists) = lists {
        gazetteer.lay(lists).map_err(|e| error("lists", &e.to_string()))?;
    }
    begin(annotator_of(gazetteer)?, &options, told, menu)
}

fn open(gazetteer: Vec<u8>) -> Result<Gazetteer, JsValue> {
    Gazetteer::open_unverified(gazetteer).map_err(|e| error("gazetteer", &e.to_string()))
}

fn annotator_of(gazetteer: Gazetteer) -> Result<Rc<Annotator>, JsValue> {
    learn(gazetteer.interface());
    Annotator::new(gazetteer).map(Rc::new).map_err(|e| error("gazetteer", &e.to_string()))
}

fn options_of(options: JsValue) -> Result<StartOptions, JsValue> {
    catch_panics();
    end();
    let options: StartOptions = if options.is_undefined() || options.is_null() {
        StartOptions::default()
    } else {
        serde_wasm_bindgen::from_value(options).map_err(|e| error("options", &e.to_string()))?
    };
    LOCALE.with(|locale| locale.replace(options.locale.clone()));
    Ok(options)
}

fn begin(
    annotator: Rc<Annotator>,
    options: &StartOptions,
    told: Told,
    menu: Option<HtmlElement>,
) -> Result<JsValue, JsValue> {
    let session = Session::begin(document()?, annotator, options, told, menu)?;
    // A passage has no bounds by which it could be found again.
    if options.follow && session.passage.is_none() {
        session.follow()?;
    }
    if options.sidebar {
        session.overlay.toggle_sidebar();
    }
    SESSION.with(|slot| slot.replace(Some(session)));
    Ok(status())
}

/// Takes the names of places in a language of the interface, for what is drawn from then on: the contents of its `names-….bin`.
///
/// # Errors
///
/// An `Error` with the `code` `names` if it is damaged; names then stay English.
#[wasm_bindgen]
pub fn learn_names(file: Vec<u8>) -> Result<(), JsValue> {
    names::learn(file).map_err(|e| error("names", &e.to_string()))
}

/// Verifies a next part of the gazetteer that [`start`] was given, a few milliseconds' work. Answers whether there is
/// nothing left to verify.
///
/// # Errors
///
/// An `Error` with the `code` `gazetteer` if it is damaged: what is on the page may be wrong then.
#[wasm_bindgen]
pub fn verify() -> Result<bool, JsValue> {
    session().map_or(Ok(true), |session| {
        let verified = session.annotator.gazetteer().verify(&mut session.verification.borrow_mut(), VERIFIED_AT_ONCE);
        verified.map_err(|e| error("gazetteer", &e.to_string()))
    })
}

/// Takes everything off the page, and lets go of what was made ready. Does nothing if nothing is there.
#[wasm_bindgen]
pub fn stop() {
    end();
    ready::clear();
}

/// Takes everything off the page.
fn end() {
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
#[wasm_bindgen(unchecked_return_type = "Block[]")]
pub fn blocks_of_page(document: &Document) -> Result<JsValue, JsValue> {
    catch_panics();
    let reading = page::read(document).map_err(|e| no_article(&e))?;
    Ok(blocks(reading.article()))
}

/// The blocks of a plain text, as those of [`blocks_of_page`]; what was copied along with the
/// article is among them as `boilerplate`.
#[wasm_bindgen(unchecked_return_type = "Block[]")]
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

/// Has the sidebar shown elsewhere: gives its element, to be copied there and hidden here. `give` is called with what is
/// copied there (a text, or a picture), or with what is saved and its file's name. Without `give` the sidebar is here again,
/// as a tab. Gives nothing where nothing is annotated.
#[wasm_bindgen]
pub fn lend_sidebar(
    #[wasm_bindgen(unchecked_optional_param_type = "(what: string | Blob, name?: string) => void")] give: Option<
        Function,
    >,
) -> Option<HtmlElement> {
    session()?.overlay.lend_sidebar(give)
}

/// Opens the card of what is selected in what is annotated, as a place: of the gazetteer's where nothing is marked there.
/// Answers whether anything of it is selected.
#[wasm_bindgen]
pub fn look_up() -> bool {
    session().is_some_and(|session| {
        session.look_up().unwrap_or_else(|error| {
            session.report(Err(error));
            false
        })
    })
}

/// Goes to the mention `delta` steps on (back if negative). Answers its number from 0, or `-1`.
#[wasm_bindgen]
pub fn next_mention(delta: i32) -> i32 {
    let mention = session().and_then(|session| session.overlay.next_mention(delta));
    mention.and_then(|mention| i32::try_from(mention).ok()).unwrap_or(-1)
}

/// `{ places, infrastructure, claims }`: how many distinct ones are listed; `null` if nothing is.
#[wasm_bindgen(unchecked_return_type = "Counts | null")]
pub fn status() -> JsValue {
    session().map_or(JsValue::NULL, |session| counts(&session.overlay))
}

fn counts(overlay: &Overlay) -> JsValue {
    let Some([places, infrastructure, claims]) = overlay.counts() else { return JsValue::NULL };
    // Three numbers cannot fail to be converted.
    serde_wasm_bindgen::to_value(&Summary { places, infrastructure, claims }).unwrap_or(JsValue::NULL)
}

fn session() -> Option<Rc<Session>> {
    SESSION.with(|slot| slot.try_borrow().ok()?.clone())
}

impl Session {
    fn begin(
        document: Document,
        annotator: Rc<Annotator>,
        options: &StartOptions,
        told: Told,
        menu: Option<HtmlElement>,
    ) -> Result<Rc<Self>, JsValue> {
        // Read before anything is drawn, so that a page without an article is left as it was.
        let passage = options.selection.and_then(|_| page::selected(&document));
        let reading = match (&passage, options.selection) {
            (Some(range), _) => page::read_passage(&document, range),
            (None, Some(_)) => Err(ExtractError::NothingSelected),
            (None, None) => ready::page().map_or_else(|| page::read(&document), Ahead::finish),
        };
        let reading = reading.map_err(|e| no_article(&e))?;
        let land: Land = {
            let annotator = Rc::clone(&annotator);
            // Looked up when the first map is drawn.
            let names = OnceCell::new();
            Rc::new(move |frame| {
                let gazetteer = annotator.gazetteer();
                let names = names.get_or_init(|| Names::new(gazetteer)).inside(frame, gazetteer, strings());
                Ground { land: land::path(frame, gazetteer.land()), names }
            })
        };
        let settings = options.settings(hooks(&annotator, menu));
        let overlay = Overlay::attach(&document, settings, land).map_err(|e| coded("unsupported", e))?;
        let session = Rc::new(Self {
            document,
            annotator,
            verification: RefCell::default(),
            explain: options.explain,
            passage,
            overlay,
            watch: RefCell::default(),
            turns: OnceCell::new(),
            rereading: RefCell::default(),
            running: RefCell::default(),
            listing: RefCell::default(),
            corrections: RefCell::new(options.site.corrections.clone()),
            told,
        });
        let weak = Rc::downgrade(&session);
        let turns = Turns::new(&session.document, move || {
            if let Some(session) = weak.upgrade() {
                session.report(session.advance());
            }
        });
        // Set for the first time.
        let _ = session.turns.set(turns.map_err(broken)?);
        if options.selection == Some(Asked::LookUp) {
            session.overlay.mark(reading, Annotations::default())?;
            session.look_up()?;
        } else {
            session.annotate(reading);
        }
        Ok(session)
    }

    /// What is annotated, as the page has it now.
    fn read(&self) -> Result<Reading, ExtractError> {
        let whole = || page::read(&self.document);
        self.passage.as_ref().map_or_else(whole, |range| page::read_passage(&self.document, range))
    }

    /// Opens the card of what is selected. Answers whether anything is.
    fn look_up(self: &Rc<Self>) -> Result<bool, JsValue> {
        let Some(span) = self.overlay.selected() else { return Ok(false) };
        if self.overlay.open_card_at(span) {
            return Ok(true);
        }
        let gazetteer = self.annotator.gazetteer();
        self.overlay.revise(|article, annotations| corrections::look_up(annotations, article, gazetteer, span))?;
        self.list()?;
        Ok(self.overlay.open_card_at(span))
    }

    /// Begins to annotate what was read, in place of what was being annotated: of a long article first what is on
    /// the screen.
    fn annotate(self: &Rc<Self>, reading: Reading) {
        // A text that changes faster than it is annotated: what was done for nothing counts, so that the next has more time.
        if let (Some(given_up), Some(watch)) = (self.running.take(), &*self.watch.borrow()) {
            watch.worked(given_up.took);
        }
        let reading = Rc::new(reading);
        let article = reading.article();
        if let Some(found) = ready::annotated(article) {
            return self.go_on(Running { found: Some(found), ..self.begun(reading, None) });
        }
        // Marks that are drawn stay until all of what has become of the article is known.
        let first = article.text().len() > LONG && !self.overlay.is_drawn();
        let part = first.then(|| screen::blocks(&reading));
        let running = match part {
            Some(blocks) => {
                let from = article.blocks().get(blocks.start).map_or(0, |block| block.span.start);
                let part = article.excerpt(blocks);
                Running { screen: Some(from), ..self.begun(Rc::clone(&reading), Some(part)) }
            }
            None => self.begun(reading, None),
        };
        // Reading the page was one task already.
        self.go_on(running);
    }

    /// The work of annotating `part`, or all of what was read, not yet begun.
    fn begun(&self, reading: Rc<Reading>, part: Option<Article>) -> Running {
        let deadline = Rc::new(Cell::new(0.0));
        let work = {
            let (annotator, reading, deadline) =
                (Rc::clone(&self.annotator), Rc::clone(&reading), Rc::clone(&deadline));
            let options = Options { explain: self.explain };
            async move {
                let pacer = Pacer::new(|| now() >= deadline.get());
                let article = part.as_ref().unwrap_or_else(|| reading.article());
                annotator.annotate_paced(article, options, &pacer).await
            }
        };
        Running { job: Job::new(work), reading, screen: None, deadline, took: 0.0, found: None }
    }

    /// Reads or annotates for one slice, or draws what was found in the last.
    fn advance(self: &Rc<Self>) -> Result<(), JsValue> {
        if let Some((mut ahead, took)) = self.rereading.take() {
            let began = now();
            let outcome = if ahead.step(began + SLICE_MS) {
                self.read_again(ahead.finish(), took, began)
            } else {
                self.rereading.replace(Some((ahead, took + now() - began)));
                Ok(())
            };
            // What is annotated meanwhile goes on, too.
            self.ask_turn();
            return outcome;
        }
        let Some(mut running) = self.running.take() else { return Ok(()) };
        let found = running.found.take().or_else(|| {
            let began = now();
            running.deadline.set(began + SLICE_MS);
            let step = running.job.step();
            let took = now() - began;
            running.took += took;
            // Drawing has a task of its own, unless this one has hardly begun.
            if took > SLICE_MS / 2.0 {
                running.found = step;
                return None;
            }
            step
        });
        let Some(annotations) = found else {
            self.go_on(running);
            return Ok(());
        };
        let Running { job, reading, screen, took, .. } = running;
        if let Some(watch) = &*self.watch.borrow() {
            watch.worked(took);
        }
        drop(job);
        let Some(from) = screen else {
            let corrected = self.corrected(&reading, annotations);
            return self.draw(reading, corrected);
        };
        // The whole follows, and then the lists; the reader sees these marks meanwhile.
        self.go_on(self.begun(Rc::clone(&reading), None));
        let corrected = self.corrected(&reading, marks_of_part(annotations, from));
        self.overlay.mark(reading, corrected)
    }

    /// The annotations of what was read, with what the reader says that names mean.
    fn corrected(&self, reading: &Reading, mut annotations: Annotations) -> Annotations {
        let corrections = self.corrections.borrow();
        corrections::apply(&mut annotations, reading.article(), self.annotator.gazetteer(), &corrections);
        annotations
    }

    /// The reader has chosen something to be remembered: JavaScript is told, and corrections are followed at once.
    fn remember(self: &Rc<Self>, change: &Remembered) {
        if let Some(remember) = &self.told.remember {
            let serializer = serde_wasm_bindgen::Serializer::json_compatible();
            // What is remembered has only what can be converted.
            let told = change.serialize(&serializer).map_err(JsValue::from);
            self.report(told.and_then(|change| remember.call1(&JsValue::NULL, &change)).map(drop));
        }
        if change.corrections.is_empty() {
            return;
        }
        self.corrections.borrow_mut().merge(&change.corrections);
        let outcome = if change.corrections.iter().next().is_some() {
            let apply = |article: &Article, annotations: &mut Annotations| {
                corrections::apply(annotations, article, self.annotator.gazetteer(), &change.corrections);
            };
            self.overlay.revise(apply).and_then(|()| self.list())
        } else {
            // What was said before has to be found anew.
            self.read().map_err(|e| no_article(&e)).map(|reading| self.annotate(reading))
        };
        self.report(outcome);
    }

    /// Has `running` advance in a task of its own, so that the page has its turn before.
    fn go_on(&self, running: Running) {
        self.running.replace(Some(running));
        self.ask_turn();
    }

    fn ask_turn(&self) {
        if let Some(turns) = self.turns.get() {
            turns.ask();
        }
    }

    /// Marks what was found, and lists it after the next frame: marks are what the reader waits for.
    fn draw(self: &Rc<Self>, reading: Rc<Reading>, annotations: Annotations) -> Result<(), JsValue> {
        self.overlay.mark(reading, annotations)?;
        // A page that nobody sees has no frames.
        let next = if self.document.hidden() { self.list_soon() } else { self.list_after_frame() };
        self.listing.replace(Some(next));
        Ok(())
    }

    fn list_after_frame(self: &Rc<Self>) -> Later {
        let weak = Rc::downgrade(self);
        Later::Frame(request_animation_frame(move |_| {
            if let Some(session) = weak.upgrade() {
                // This frame is not drawn yet.
                let soon = session.list_soon();
                session.listing.replace(Some(soon));
            }
        }))
    }

    fn list_soon(self: &Rc<Self>) -> Later {
        let weak = Rc::downgrade(self);
        Later::Task(Timeout::new(0, move || {
            if let Some(session) = weak.upgrade() {
                session.report(session.list());
            }
        }))
    }

    fn list(&self) -> Result<(), JsValue> {
        self.overlay.list()?;
        self.tell_counts()
    }

    /// The page takes the overlay away again and again: nothing is left that the reader could not ask about.
    fn give_up(&self) {
        drop(self.watch.take());
        self.report(self.lose(self.overlay.strings().failed, ""));
    }

    /// Tells JavaScript how many are listed: `null` where nothing is.
    fn tell_counts(&self) -> Result<(), JsValue> {
        match &self.told.drawn {
            Some(drawn) => drawn.call1(&JsValue::NULL, &counts(&self.overlay)).map(drop),
            None => Ok(()),
        }
    }

    /// Tells the console what went wrong where nobody waits for an answer.
    fn report(&self, outcome: Result<(), JsValue>) {
        if let Err(error) = outcome {
            web_sys::console::error_1(&error);
        }
    }

    /// Starts following the page's changes.
    fn follow(self: &Rc<Self>) -> Result<(), JsValue> {
        let weak = Rc::downgrade(self);
        let changed = Box::new(move || {
            if let Some(session) = weak.upgrade() {
                session.page_changed();
            }
        });
        let watch = Watch::new(&self.document, None, changed);
        self.watch.replace(Some(watch.map_err(broken)?));
        if let Some(running) = &*self.running.borrow() {
            self.settle(Some(&running.reading), 0.0);
        }
        Ok(())
    }

    /// Has the page read again.
    fn page_changed(self: &Rc<Self>) {
        let mut rereading = self.rereading.borrow_mut();
        // One that is being read sees by itself that it changes.
        if rereading.is_none() {
            match Ahead::new(&self.document, now) {
                Ok(ahead) => *rereading = Some((ahead, 0.0)),
                Err(error) => self.report(Err(error)),
            }
        }
        self.ask_turn();
    }

    /// Draws what is different in the page that was read again: for so many milliseconds, and then from `began` on.
    fn read_again(self: &Rc<Self>, read: Result<Reading, ExtractError>, took: f64, began: f64) -> Result<(), JsValue> {
        self.settle(read.as_ref().ok(), took + now() - began);
        match read {
            Ok(reading) if self.awaits(&reading) => self.await_in(reading),
            Ok(reading) if !self.overlay.shows_text_of(&reading) => {
                let outcome = self.leave_for(&reading);
                self.annotate(reading);
                outcome
            }
            // The same words in other nodes: a framework has made them anew.
            Ok(reading) if !self.overlay.is_attached() => self.overlay.redraw(reading),
            Ok(_) => Ok(()),
            Err(error) => {
                let strings = self.overlay.strings();
                self.lose(strings.failed, strings.say(&error))
            }
        }
    }

    /// Nothing of what is drawn stays where another article is read, even while that is annotated.
    fn leave_for(&self, reading: &Reading) -> Result<(), JsValue> {
        if !self.overlay.is_drawn() || self.overlay.shows_some_of(reading) {
            return Ok(());
        }
        self.lose(self.overlay.strings().reading, "")
    }

    /// Takes down what is drawn and says why, where it is no longer of what is on the page.
    fn lose(&self, heading: &str, message: &str) -> Result<(), JsValue> {
        // Nothing of what was read before is to be drawn over this.
        drop(self.running.take());
        drop(self.listing.take());
        self.overlay.fail(heading, message)?;
        self.tell_counts()
    }

    /// Whether what `reading` has read is being annotated.
    fn awaits(&self, reading: &Reading) -> bool {
        self.running.borrow().as_ref().is_some_and(|running| running.reading.article() == reading.article())
    }

    /// Has what is being annotated drawn in the nodes of `reading`.
    fn await_in(&self, reading: Reading) -> Result<(), JsValue> {
        let reading = Rc::new(reading);
        if let Some(running) = &mut *self.running.borrow_mut() {
            running.reading = Rc::clone(&reading);
        }
        if self.overlay.shows_text_of(&reading) { self.overlay.redraw(reading) } else { Ok(()) }
    }

    /// Tells the watch of what was read last, if there is an article.
    fn settle(&self, reading: Option<&Reading>, took_ms: f64) {
        if let Some(watch) = &*self.watch.borrow() {
            let shadows = reading.map_or(&[][..], Reading::shadows);
            watch.settle(reading.and_then(Reading::surroundings), shadows, took_ms);
        }
    }
}

/// What the overlay asks of the session, which begins after it: it is found when it is asked for.
fn hooks(annotator: &Rc<Annotator>, menu: Option<HtmlElement>) -> Hooks {
    let annotator = Rc::clone(annotator);
    Hooks {
        remember: Some(Rc::new(|change| {
            if let Some(session) = session() {
                session.remember(change);
            }
        })),
        meanings: Some(Rc::new(move |typed| corrections::meanings(annotator.gazetteer(), typed))),
        lost: Some(Rc::new(|| {
            if let Some(session) = session() {
                session.give_up();
            }
        })),
        menu,
    }
}

/// What of the annotations of a part that begins at byte `from` can be marked in the whole: places. What their
/// sentences say of them comes with the rest.
fn marks_of_part(annotations: Annotations, from: usize) -> Annotations {
    let mut places = annotations.places;
    for place in &mut places {
        place.span = TextSpan::new(place.span.start + from, place.span.end + from);
        place.events.clear();
    }
    Annotations { places, foreign: annotations.foreign, ..Annotations::default() }
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
                overlay::crash(&document, strings());
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
    error("no-article", strings().say(reason))
}

/// The words of the interface.
fn strings() -> &'static Strings {
    let locale = LOCALE.with(|locale| locale.try_borrow().map_or_else(|_| "en".to_owned(), |l| l.clone()));
    Strings::for_locale(&locale)
}

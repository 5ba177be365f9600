//! Taking away what was found: copied, or saved as a file. A file is a link to memory that the reader's click follows;
//! no permission is needed, and nothing leaves the machine.

use std::rc::Rc;

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, Element, ShadowRoot, Url};

use super::card::{CardBox, copy};
use super::dom::{Maker, number};
use super::state::State;
use super::steps::Inner;
use crate::annotations::Annotations;
use crate::export::citation::citation;
use crate::export::made_by::{made_briefly, made_by};
use crate::export::part::Part;
use crate::export::take_away::{Format, file_name};
use crate::export::web_annotation;
use crate::page::Reading;
use crate::text::{OffsetMap, TextSpan};
use crate::view::Strings;

/// The number of the map's picture: after those of [`Format::ALL`] comes its SVG.
const PNG: usize = Format::ALL.len() + 1;

/// How long a file in memory is kept after the click, in milliseconds: browsers read it later than they say.
const KEPT_MS: u32 = 60_000;

impl Inner {
    /// Copies what was found in the form that `control` names, or saves it: of the card's place or site alone, where it
    /// stands in the card.
    pub(super) fn take(self: &Rc<Self>, control: &Element, copied: bool) {
        let number = number(control, "data-format").unwrap_or_default();
        let outcome = self.with(|state| {
            let drawing = state.drawing.as_ref()?;
            let article = drawing.reading.article();
            let card = Some(&state.card).filter(|card| card.holds(control)).map(CardBox::content);
            let name = file_name(article, card.map(|card| card.name.as_str()));
            let (shadow, lent) = (state.host.shadow.clone(), state.lent_to(control));
            if number == PNG {
                let (weak, control) = (Rc::downgrade(self), control.clone());
                let done = move |blob: Blob| {
                    let Some(inner) = weak.upgrade() else { return };
                    let name = (!copied).then(|| format!("{name}.png"));
                    let taken = match (&lent, name) {
                        (Some(give), name) => give_to(give, &blob, name.as_deref()),
                        (None, None) => copy_picture(&blob),
                        (None, Some(name)) => save(&shadow, &name, &blob),
                    };
                    inner.say_taken(&control, taken.is_ok(), copied);
                };
                return state.drawer.map().map(|map| map.png(&made_briefly(self.strings()), done).err());
            }
            let (whole, strings) = (&drawing.annotations, self.strings());
            let part = card.map(|card| Part::new(article, whole, card.mentions.clone()));
            let (kind, end, text) = match (Format::ALL.get(number), &part) {
                (Some(form @ Format::WebAnnotation), part) => {
                    let (kind, end) = form.file_type();
                    (kind, end, annotations_of_page(&drawing.reading, whole, part.as_ref(), strings))
                }
                (Some(form), part) => {
                    let (kind, end) = form.file_type();
                    let text = match part {
                        Some(part) => form.write_part(article, whole, part, strings),
                        None => form.write(article, whole, strings),
                    };
                    (kind, end, text)
                }
                (None, _) => {
                    let title = article.title().unwrap_or(strings.title);
                    ("image/svg+xml", ".svg", state.drawer.map()?.svg(title, &made_by(strings))?)
                }
            };
            let taken = if copied {
                self.copy_out(&shadow, lent.as_ref(), &text)
            } else {
                let name = format!("{name}{end}");
                blob_of(&text, kind).and_then(|blob| match &lent {
                    Some(give) => give_to(give, &blob, Some(&name)),
                    None => save(&shadow, &name, &blob),
                })
            };
            Some(taken.err())
        });
        // A picture that is being painted is told of when it is there.
        match outcome {
            Some(None) if number == PNG => {}
            outcome => self.say_taken(control, matches!(outcome, Some(None)), copied),
        }
    }

    /// Copies the citation of a claim, and says so on its `button`.
    pub(super) fn cite(&self, claim: usize, button: &Element) {
        let copied = self.with(|state| {
            let drawing = state.drawing.as_ref()?;
            let cited = citation(drawing.reading.article(), &drawing.annotations, claim, self.strings())?;
            self.copy_out(&state.host.shadow, state.lent_to(button).as_ref(), &cited).ok()
        });
        let words = self.strings().taken[if copied.is_some() { 0 } else { 2 }];
        button.set_text_content(Some(words));
        self.with(|state| state.host.announce(words));
    }

    /// Copies `text` where the sidebar is shown: only what has the reader's focus may.
    fn copy_out(&self, shadow: &ShadowRoot, lent: Option<&Function>, text: &str) -> Result<(), JsValue> {
        lent.map_or_else(|| copy(&self.document, shadow, text), |give| give_to(give, &text.into(), None))
    }

    /// Says whether something was taken by `control`.
    fn say_taken(&self, control: &Element, done: bool, copied: bool) {
        let words = self.strings().taken[if !done { 2 } else { usize::from(!copied) }];
        self.with(|state| state.host.announce(words));
        let list = control.closest("details").ok().flatten();
        if let Some(head) = list.and_then(|list| list.first_element_child()) {
            // For those who see: until the next.
            let _ = head.set_attribute("data-said", words);
        }
    }
}

impl State {
    /// What takes for `control` what is copied or saved, where that is shown elsewhere than in the page: the sidebar
    /// may be, the card is not.
    fn lent_to(&self, control: &Element) -> Option<Function> {
        self.drawer.lent.clone().filter(|_| !self.card.holds(control))
    }
}

/// Has what is copied, or with a name what is saved, taken where the sidebar is shown.
fn give_to(give: &Function, what: &JsValue, name: Option<&str>) -> Result<(), JsValue> {
    give.call2(&JsValue::NULL, what, &name.into()).map(drop)
}

fn blob_of(text: &str, kind: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(&format!("{kind};charset=utf-8"));
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)
}

/// Saves `blob` under `name`: by a link in the shadow root, which the page does not see.
fn save(shadow: &ShadowRoot, name: &str, blob: &Blob) -> Result<(), JsValue> {
    let document = shadow.owner_document().ok_or("no document")?;
    let address = Url::create_object_url_with_blob(blob)?;
    let link = Maker::new(&document).element("a", "live")?;
    link.set_attribute("href", &address)?;
    link.set_attribute("download", name)?;
    shadow.append_child(&link)?;
    link.click();
    link.remove();
    gloo::timers::callback::Timeout::new(KEPT_MS, move || drop(Url::revoke_object_url(&address))).forget();
    Ok(())
}

/// Copies a picture.
fn copy_picture(blob: &Blob) -> Result<(), JsValue> {
    let window = web_sys::window().filter(web_sys::Window::is_secure_context).ok_or("no clipboard")?;
    let item = js_sys::Object::new();
    js_sys::Reflect::set(&item, &"image/png".into(), blob)?;
    let item = web_sys::ClipboardItem::new_with_record_from_str_to_blob_promise(&item)?;
    let _ = window.navigator().clipboard().write(&Array::of1(&item));
    Ok(())
}

/// The Web Annotations of what was read, quoted and counted in the text of the page's body as the DOM has it: that is
/// where clients look for them.
fn annotations_of_page(reading: &Reading, whole: &Annotations, part: Option<&Part>, strings: &Strings) -> String {
    let article = reading.article();
    let body = reading.root().and_then(web_sys::Node::owner_document).and_then(|document| document.body());
    let Some(body) = body else { return web_annotation::to_web_annotation(article, whole).to_string() };
    let text = body.text_content().unwrap_or_default();
    let map = OffsetMap::new(&text);
    let find = |span: TextSpan| {
        let ranges = reading.ranges(span);
        let (first, last) = (ranges.first()?, ranges.last()?);
        let before = body.owner_document()?.create_range().ok()?;
        before.set_start(&body, 0).ok()?;
        before.set_end(&first.start_container().ok()?, first.start_offset().ok()?).ok()?;
        let start = before.to_string().length() as usize;
        before.set_end(&last.end_container().ok()?, last.end_offset().ok()?).ok()?;
        let end = before.to_string().length() as usize;
        // What lies in a shadow root is not in the body's text.
        (start < end).then(|| TextSpan::new(map.from_utf16(start), map.from_utf16(end)))
    };
    web_annotation::located(article, whole, part, &text, &find, strings).to_string()
}

//! The one element that is added to the page: outside `body`, with everything in a shadow root.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleSheet, Document, Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

use super::css::squeezed;
use super::dom::Maker;
use super::names::{HOST, PLAIN_HOST, TAKEN_DOWN};
use super::settings::Settings;
use crate::view::palette::{Colours, Theme, legend_css, marks_css, properties_css};

const SHEETS: &str = concat!(include_str!("ui.css"), include_str!("drawer.css"), include_str!("map.css"));
static SQUEEZED: [u8; squeezed::<0>(SHEETS).1] = squeezed(SHEETS).0;
static UI_CSS: &str = match std::str::from_utf8(&SQUEEZED) {
    Ok(css) => css,
    Err(_) => panic!("what is left of the style sheets is no text"),
};

/// Hides what a place is called in another language, from everybody.
const ONE_NAME: &str = ":is(.row-also,.card-native){display:none}";

/// How often in a row a host is put back that a page takes away, and for how long they count as in a row, in milliseconds:
/// two that put their own way for ever would leave the tab with nothing else to do.
const MOST_PUT_BACK: u32 = 20;
const PATIENCE_MS: f64 = 10_000.0;

/// What has become of the host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Restored {
    /// It is where it was.
    InPlace,
    /// It was taken away and is back; nothing of it is in the top layer.
    PutBack,
    /// The page takes it away again and again.
    GivenUp,
}

/// The host element, its shadow root and the style sheets.
#[derive(Debug)]
pub(super) struct Host {
    document: Document,
    element: HtmlElement,
    pub shadow: ShadowRoot,
    /// Where screen readers are told what happened.
    live: HtmlElement,
    ui: Sheet,
    marks: Sheet,
    /// Shadow roots of the page that were given the marks' rules.
    adopted: Vec<ShadowRoot>,
    /// The element's attributes as they were made.
    attributes: Vec<(String, String)>,
    /// When it was put back last, in milliseconds since 1970, and how often in a row.
    put_back: (f64, u32),
    /// Whether marks are printed with the page.
    printed: bool,
    /// The colours that the reader has chosen.
    colours: Colours,
    /// The rule that leaves a place one name, or none.
    names: &'static str,
}

/// Rules that are adopted, or, where a browser does not let us, a `style` element.
#[derive(Debug)]
enum Sheet {
    Adopted(CssStyleSheet),
    Element(HtmlElement),
}

impl Sheet {
    fn write(&self, css: &str) {
        match self {
            // Only rules that cannot be parsed are refused, and then only they.
            Self::Adopted(sheet) => drop(sheet.replace_sync(css)),
            Self::Element(style) => style.set_text_content(Some(css)),
        }
    }
}

/// Anything with `adoptedStyleSheets`.
trait Adopts {
    fn sheets(&self) -> Array;
    fn set_sheets(&self, sheets: &JsValue);
}

impl Adopts for Document {
    fn sheets(&self) -> Array {
        self.adopted_style_sheets()
    }
    fn set_sheets(&self, sheets: &JsValue) {
        self.set_adopted_style_sheets(sheets);
    }
}

impl Adopts for ShadowRoot {
    fn sheets(&self) -> Array {
        self.adopted_style_sheets()
    }
    fn set_sheets(&self, sheets: &JsValue) {
        self.set_adopted_style_sheets(sheets);
    }
}

fn adopt(root: &impl Adopts, sheet: &CssStyleSheet) -> bool {
    // The page's own sheets stay, in their order; ours comes last.
    let sheets = Array::from(&root.sheets());
    sheets.push(sheet);
    root.set_sheets(&sheets);
    root.sheets().includes(sheet, 0)
}

fn disown(root: &impl Adopts, sheet: &CssStyleSheet) {
    let kept = root.sheets().filter(&mut |other, _, _| !js_sys::Object::is(&other, sheet));
    root.set_sheets(&kept);
}

impl Host {
    /// Adds the host to `document`, replacing one that an earlier run left behind.
    pub fn attach(document: &Document, settings: &Settings) -> Result<Self, JsValue> {
        remove_hosts(document);
        let maker = Maker::new(document);
        let root = document.document_element().ok_or("the document has no root element")?;
        let (element, shadow) = host(&maker)?;
        // Inline and important: no rule of the page outranks it.
        let style = element.style();
        style.set_property_with_priority("all", "initial", "important")?;
        style.set_property_with_priority("position", "fixed", "important")?;
        let ui = match CssStyleSheet::new() {
            Ok(sheet) if adopt(&shadow, &sheet) => Sheet::Adopted(sheet),
            _ => {
                let style = maker.element("style", "")?;
                shadow.append_child(&style)?;
                Sheet::Element(style)
            }
        };
        let live = maker.element("div", "live")?;
        live.set_attribute("role", "status")?;
        live.set_attribute("aria-live", "polite")?;
        shadow.append_child(&live)?;
        root.append_child(&element)?;
        let marks = match CssStyleSheet::new() {
            Ok(sheet) if adopt(document, &sheet) => Sheet::Adopted(sheet),
            _ => {
                let style = maker.element("style", "")?;
                // Beside the shadow root, so that it goes with the host but applies to the page.
                element.append_child(&style)?;
                Sheet::Element(style)
            }
        };
        Ok(Self {
            document: document.clone(),
            element,
            shadow,
            live,
            ui,
            marks,
            adopted: Vec::new(),
            printed: settings.print,
            colours: settings.colours,
            names: if settings.one_name { ONE_NAME } else { "" },
            attributes: Vec::new(),
            put_back: (0.0, 0),
        })
    }

    /// Whether marks are printed with the page.
    pub const fn prints_marks(&self) -> bool {
        self.printed
    }

    /// Writes the rules for card and sidebar of the theme `own`, and for marks on a page that looks like `page`.
    pub fn set_theme(&self, own: Theme, page: Theme) {
        let (colours, legend) = (properties_css(own, self.colours), legend_css(own, self.colours));
        self.ui.write(&[&colours, UI_CSS, &legend, self.names].concat());
        self.marks.write(&marks_css(page, self.colours, self.printed));
    }

    /// Sets the language of all words in it.
    pub fn set_language(&self, language: &str) -> Result<(), JsValue> {
        // The page's direction is not ours.
        self.element.set_attribute("dir", "ltr")?;
        self.element.set_attribute("lang", language)
    }

    /// What it is on the page now is how it is to stay.
    pub fn settle(&mut self) {
        let names = self.element.get_attribute_names();
        let held = |name: String| self.element.get_attribute(&name).map(|value| (name, value));
        self.attributes = names.iter().filter_map(|name| held(name.as_string()?)).collect();
    }

    /// The element itself, to be watched.
    pub fn element(&self) -> &Element {
        &self.element
    }

    /// Makes it again what it was, and puts it back where the page has taken it away.
    pub fn restore(&mut self) -> Restored {
        if js_sys::Reflect::get(&self.element, &TAKEN_DOWN.into()).is_ok_and(|down| down.is_truthy()) {
            return Restored::InPlace;
        }
        for name in self.element.get_attribute_names().iter().filter_map(|name| name.as_string()) {
            if !self.attributes.iter().any(|(known, _)| *known == name) {
                let _ = self.element.remove_attribute(&name);
            }
        }
        for (name, value) in &self.attributes {
            if self.element.get_attribute(name).as_ref() != Some(value) {
                // The name was taken before.
                let _ = self.element.set_attribute(name, value);
            }
        }
        if let Sheet::Element(style) = &self.marks
            && style.parent_node().is_none_or(|parent| !js_sys::Object::is(&parent, &self.element))
        {
            let _ = self.element.append_child(style);
        }
        let root = self.document.document_element();
        let parent = self.element.parent_element();
        if root.is_none() || root == parent {
            return Restored::InPlace;
        }
        let (last, times) = self.put_back;
        let now = js_sys::Date::now();
        let times = if now - last > PATIENCE_MS { 1 } else { times + 1 };
        self.put_back = (now, times);
        let back = times <= MOST_PUT_BACK && root.is_some_and(|root| root.append_child(&self.element).is_ok());
        if back { Restored::PutBack } else { Restored::GivenUp }
    }

    /// Gives the marks' rules to shadow roots of the page: the document's do not reach inside.
    pub fn adopt_into(&mut self, shadows: &[ShadowRoot]) {
        let Sheet::Adopted(sheet) = &self.marks else { return };
        for shadow in shadows {
            if !self.adopted.contains(shadow) && adopt(shadow, sheet) {
                self.adopted.push(shadow.clone());
            }
        }
    }

    /// Has a screen reader say `words` when it is done with what it says.
    pub fn announce(&self, words: &str) {
        self.live.set_text_content(Some(words));
    }

    /// Whether an event's target, as the page sees it, is the overlay.
    pub fn is(&self, target: Option<&web_sys::EventTarget>) -> bool {
        target.is_some_and(|target| js_sys::Object::is(target, &self.element))
    }

    /// The element that has the focus inside the overlay.
    pub fn focused(&self) -> Option<Element> {
        self.shadow.active_element()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        if let Sheet::Adopted(sheet) = &self.marks {
            disown(&self.document, sheet);
            for shadow in &self.adopted {
                disown(shadow, sheet);
            }
        }
        self.element.remove();
    }
}

/// Removes every overlay host of `document`, whoever made it.
pub(super) fn remove_hosts(document: &Document) {
    let Some(root) = document.document_element() else { return };
    let children = root.children();
    for index in (0..children.length()).rev() {
        if let Some(child) = children.item(index).filter(is_host) {
            child.remove();
        }
    }
}

/// A host with its shadow root. A page that has defined an element of the host's name would have its class run and may
/// refuse it a shadow root: there the host is a plain element.
fn host(maker: &Maker) -> Result<(HtmlElement, ShadowRoot), JsValue> {
    // Closed: what it shows to the reader no script of the page can read or write (docs/decisions).
    let closed = ShadowRootInit::new(ShadowRootMode::Closed);
    let element = maker.element(HOST, "")?;
    if !element.matches(":defined")?
        && let Ok(shadow) = element.attach_shadow(&closed)
    {
        return Ok((element, shadow));
    }
    let element = maker.element("div", "")?;
    element.set_attribute(PLAIN_HOST, "")?;
    let shadow = element.attach_shadow(&closed)?;
    Ok((element, shadow))
}

fn is_host(element: &Element) -> bool {
    element.local_name() == HOST || element.has_attribute(PLAIN_HOST)
}

/// Shows that the core has failed. It uses nothing that the failure may have left half changed.
pub(super) fn show_notice(document: &Document, strings: &crate::view::Strings) -> Result<(), JsValue> {
    let maker = Maker::new(document);
    let root = document.document_element().ok_or("the document has no root element")?;
    let (element, shadow) = host(&maker)?;
    let notice = maker.text("p", "", strings.crashed)?;
    make_popover(&notice)?;
    notice.set_attribute("role", "alert")?;
    for (property, value) in
        [("inset", "16px 16px auto auto"), ("max-width", "22em"), ("margin", "0"), ("padding", "12px 16px")]
    {
        notice.style().set_property(property, value)?;
    }
    shadow.append_child(&notice)?;
    root.append_child(&element)?;
    show(&notice);
    Ok(())
}

/// Shows an element in the top layer, above whatever the page stacks up.
pub(super) fn show(element: &HtmlElement) {
    // Throws only if it is shown already or has left the page; both are as good as done.
    let _ = element.show_popover();
}

/// Takes an element out of the top layer.
pub(super) fn hide(element: &HtmlElement) {
    let _ = element.hide_popover();
}

/// Makes an element one that [`show`] can show.
pub(super) fn make_popover(element: &HtmlElement) -> Result<(), JsValue> {
    element.set_attribute("popover", "manual")
}

/// Casts what is known to be an HTML element.
pub(super) fn html(element: Element) -> Option<HtmlElement> {
    element.dyn_into().ok()
}

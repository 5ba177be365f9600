//! Pointer, keyboard, scrolling: a few listeners for the whole page, none on its elements.

use std::cell::Cell;
use std::rc::{Rc, Weak};
use std::sync::atomic::Ordering;

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget, KeyboardEvent, MouseEvent, MutationObserver, MutationObserverInit};

use super::OBEYS_SCRIPTS;
use super::dom::{self, innermost};
use super::drawer_events;
use super::listeners::{Frame, Listeners, Observer};
use super::steps::Inner;

/// What on a page has an action of its own when it is clicked.
const CONTROLS: &str =
    "a[href], button, input, select, textarea, label, summary, [role=button], [role=link], [contenteditable]";

/// The last place of the pointer, until it is looked at in the next frame.
#[derive(Clone, Copy)]
struct Pointer {
    x: f64,
    y: f64,
    over_card: bool,
    over_overlay: bool,
}

/// Starts listening.
pub(super) fn listen(inner: &Rc<Inner>) -> Result<(), JsValue> {
    let window = inner.document.default_view().ok_or("the document is not shown")?;
    let shadow = inner.shadow();
    let mut listeners = Listeners::default();
    let passive = || EventListenerOptions::run_in_capture_phase();

    let pointer = Rc::new(Cell::new(None::<Pointer>));
    let frame = {
        let (weak, pointer) = (Rc::downgrade(inner), Rc::clone(&pointer));
        let callback = Closure::<dyn FnMut()>::new(move || {
            if let (Some(inner), Some(p)) = (weak.upgrade(), pointer.take()) {
                inner.pointer_at(p.x, p.y, p.over_card, p.over_overlay);
            }
        });
        Rc::new(Frame { window: window.clone(), callback, asked: Cell::new(None) })
    };
    let on_move = {
        let (weak, frame, pointer) = (Rc::downgrade(inner), Rc::clone(&frame), Rc::clone(&pointer));
        move |event: &Event| {
            let Some(inner) = weak.upgrade() else { return };
            let Some(mouse) = event.dyn_ref::<MouseEvent>().filter(|_| is_readers(event)) else { return };
            let over_overlay = inner.is_host(event.target().as_ref());
            inner.pointed.set(over_overlay);
            let at = Pointer { x: mouse.client_x(), y: mouse.client_y(), over_card: false, over_overlay };
            // At most one look a frame, however many events come.
            if pointer.replace(Some(at)).is_none() {
                frame.ask();
            }
        }
    };
    let document: &EventTarget = &inner.document;
    listeners.events.push(EventListener::new_with_options(document, "pointermove", passive(), on_move));
    // Only from within can it be seen what of the overlay the pointer is over; this comes second.
    add(&mut listeners, inner, &shadow, "pointermove", passive(), move |inner, event| {
        let over_card = innermost(event).is_some_and(|element| inner.part_of(&element).0);
        pointer.set(pointer.get().map(|at| Pointer { over_card, ..at }));
    });
    listeners.frame = Some(frame);

    add(&mut listeners, inner, document, "click", passive(), |inner, event| {
        let Some(mouse) = event.dyn_ref::<MouseEvent>().filter(|_| is_readers(event)) else { return };
        if inner.is_host(event.target().as_ref()) || mouse.button() != 0 || selects_text(inner) {
            return;
        }
        let control = innermost(event).is_some_and(|e| e.closest(CONTROLS).ok().flatten().is_some());
        inner.clicked(mouse.client_x(), mouse.client_y(), control);
    });
    add(&mut listeners, inner, document, "keydown", passive(), |inner, event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|_| is_readers(event)) else { return };
        // The place of the key: with Alt and Shift some keyboards type another letter.
        let is_m = key.code() == "KeyM" || key.key().eq_ignore_ascii_case("m");
        if key.alt_key() && key.shift_key() && is_m {
            inner.next_density();
        }
        if key.key() == "Escape" && !inner.is_host(event.target().as_ref()) {
            inner.escape(false);
        }
    });
    // Once a frame, before it is drawn, however much is scrolled in it.
    let due = Rc::new(Cell::new(false));
    let follow = {
        let (weak, due) = (Rc::downgrade(inner), Rc::clone(&due));
        let callback = Closure::<dyn FnMut()>::new(move || {
            due.set(false);
            if let Some(inner) = weak.upgrade() {
                inner.mark_shown(true);
            }
        });
        Rc::new(Frame { window: window.clone(), callback, asked: Cell::new(None) })
    };
    let on_moved = {
        let follow = Rc::clone(&follow);
        move |inner: &Rc<Inner>, event: &Event| {
            if inner.is_host(event.target().as_ref()) {
                return;
            }
            inner.moved();
            if !due.replace(true) {
                follow.ask();
            }
        }
    };
    listeners.follow = Some(follow);
    add(&mut listeners, inner, document, "scroll", passive(), on_moved.clone());
    add(&mut listeners, inner, &window, "resize", passive(), on_moved);
    if let Ok(Some(dark)) = window.match_media("(prefers-color-scheme: dark)") {
        add(&mut listeners, inner, &dark, "change", passive(), |inner, _| inner.retheme());
    }
    listeners.page = Some(watch_page(inner)?);

    let active = || EventListenerOptions::enable_prevent_default();
    add(&mut listeners, inner, &shadow, "click", active(), clicked_inside);
    add(&mut listeners, inner, &shadow, "keydown", active(), key_inside);
    for (kind, act) in drawer_events::LISTENED {
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
        add(&mut listeners, inner, &shadow, kind, options, act);
    }
    for kind in ["pointerover", "focusin"] {
        add(&mut listeners, inner, &shadow, kind, passive(), |inner, event| inner.link_to(innermost(event).as_ref()));
    }
    add(&mut listeners, inner, &shadow, "focusout", passive(), |inner, _| inner.link_to(None));
    // A pointer that leaps out of the overlay leaves no element of it in Chromium.
    add(&mut listeners, inner, document, "pointerover", passive(), |inner, event| {
        if !inner.is_host(event.target().as_ref()) {
            inner.link_to(None);
        }
    });
    // Captured, it comes of every element that is left; what is entered inside says for itself what it is of.
    add(&mut listeners, inner, &shadow, "pointerleave", passive(), |inner, event| {
        if innermost(event).is_some_and(|element| element.has_attribute("popover")) {
            inner.link_to(None);
        }
    });
    // It grows and shrinks with its explanation. Toggling does not bubble, hence the capture.
    let capturing = EventListenerOptions::run_in_capture_phase();
    add(&mut listeners, inner, &shadow, "toggle", capturing, |inner, event| {
        if innermost(event).is_some_and(|element| element.local_name() == "details") {
            inner.follow();
        }
    });
    let capturing = EventListenerOptions::run_in_capture_phase();
    add(&mut listeners, inner, &shadow, "scroll", capturing, |inner, event| {
        if innermost(event).is_some_and(|element| inner.part_of(&element).0) {
            inner.with(|state| state.card.mark_end());
        }
    });
    inner.listeners.replace(listeners);
    Ok(())
}

/// Whether an event is the reader's own: a page can make others, but not have them obeyed.
fn is_readers(event: &Event) -> bool {
    event.is_trusted() || OBEYS_SCRIPTS.load(Ordering::Relaxed)
}

/// Notices when a page turns dark or light, by an attribute of its root or body, as all do; and when it changes the
/// overlay's host or takes it away, alone or with its root.
fn watch_page(inner: &Rc<Inner>) -> Result<Observer, JsValue> {
    let weak = Rc::downgrade(inner);
    let callback = Closure::<dyn FnMut(Array, MutationObserver)>::new(move |_: Array, observer: MutationObserver| {
        if let Some(inner) = weak.upgrade() {
            inner.restore();
            inner.retheme();
            // Root and body may be others by now. Nodes that cannot be watched are no reason to go without the rest.
            let _ = watch_nodes(&observer, &inner);
        }
    });
    let observer = MutationObserver::new(callback.as_ref().unchecked_ref())?;
    watch_nodes(&observer, inner)?;
    Ok((observer, callback))
}

fn watch_nodes(observer: &MutationObserver, inner: &Inner) -> Result<(), JsValue> {
    let options = MutationObserverInit::new();
    options.set_attributes(true);
    options.set_child_list(true);
    inner.watched().iter().try_for_each(|node| observer.observe_with_options(node, &options))?;
    // What comes and goes in the body is the page's.
    options.set_child_list(false);
    inner.document.body().map_or(Ok(()), |body| observer.observe_with_options(&body, &options))
}

fn add(
    listeners: &mut Listeners,
    inner: &Rc<Inner>,
    target: &EventTarget,
    kind: &'static str,
    options: EventListenerOptions,
    act: impl Fn(&Rc<Inner>, &Event) + 'static,
) {
    let weak: Weak<Inner> = Rc::downgrade(inner);
    let listener = EventListener::new_with_options(target, kind, options, move |event| {
        if let Some(inner) = weak.upgrade() {
            act(&inner, event);
        }
    });
    listeners.events.push(listener);
}

/// Whether a click ended the selecting of text, which is not meant as a click.
fn selects_text(inner: &Inner) -> bool {
    let selection = inner.document.get_selection().ok().flatten();
    selection.is_some_and(|selection| !selection.is_collapsed())
}

/// A click, a tap, Enter or Space on something in the overlay.
fn clicked_inside(inner: &Rc<Inner>, event: &Event) {
    if innermost(event).is_some_and(|element| inner.part_of(&element).0) {
        inner.pin();
    }
    let Some(control) = innermost(event).and_then(|e| e.closest("[data-do]").ok().flatten()) else { return };
    let number = |name: &str| dom::number(&control, name);
    // A click without a pointer is the keyboard's.
    let by_key = event.dyn_ref::<MouseEvent>().is_some_and(|mouse| mouse.detail() == 0);
    match control.get_attribute("data-do").as_deref() {
        Some("close-card") => inner.close_card(true),
        Some("open-card") => inner.enter_active(),
        Some("show-in-list") => inner.show_in_list(),
        Some("copy-point") => inner.copy_point(),
        Some("degrees") => inner.turn_degrees(),
        Some("card-previous") => inner.step_in_card(-1),
        Some("card-next") => inner.step_in_card(1),
        Some(name @ ("choose" | "choose-found")) => {
            inner.choose(number("data-candidate").unwrap_or_default(), name == "choose-found");
        }
        Some("no-place") => inner.no_place(),
        Some("undo") => inner.undo(control.get_attribute("data-name")),
        Some("about") => {
            let open = control.get_attribute("aria-expanded").is_some_and(|value| value == "true");
            inner.show_about(&control, number("data-mention").filter(|_| !open));
        }
        Some("cite") => inner.cite(number("data-claim").unwrap_or_default(), &control),
        Some(action @ ("copy" | "save")) => inner.take(&control, action == "copy"),
        Some("previous") => drop(inner.step(-1)),
        Some("next") => drop(inner.step(1)),
        Some("go") => {
            inner.go_to_mentions(&dom::numbers(&control, "data-places"), by_key);
            inner.show_about_current();
        }
        Some("go-claim") => inner.go_to_claim(number("data-claim").unwrap_or_default(), by_key),
        Some("density") => inner.choose_density(number("data-density").unwrap_or_default()),
        Some(name @ ("toggle-claims" | "toggle-demonyms" | "toggle-landmarks")) => {
            let on = inner.toggle(name);
            let _ = control.set_attribute("aria-checked", if on { "true" } else { "false" });
        }
        Some(name) => drawer_events::clicked(inner, &control, name),
        None => {}
    }
}

/// A key pressed inside the overlay.
fn key_inside(inner: &Rc<Inner>, event: &Event) {
    event.stop_propagation();
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    if key.ctrl_key() || key.meta_key() || key.alt_key() {
        return;
    }
    let (in_card, on_ring) = innermost(event).map(|element| inner.part_of(&element)).unwrap_or_default();
    match key.key().as_str() {
        pressed if drawer_events::pressed(inner, event, pressed) => {}
        "Escape" => inner.escape(!in_card && !on_ring),
        "ArrowDown" | "ArrowRight" if on_ring => drop(inner.step(1)),
        "ArrowUp" | "ArrowLeft" if on_ring => drop(inner.step(-1)),
        _ => return,
    }
    event.prevent_default();
}

//! The map as a picture. It is painted and not made of the SVG file: a page's policy may forbid pictures from memory,
//! and a canvas that has shown one may be refused.

use wasm_bindgen::prelude::*;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, Path2d};

use crate::overlay::dom::Maker;
use crate::view::map::Map;
use crate::view::map::drawing::{Drawn, Ink, Shape};
use crate::view::map::labels::Anchor;
use crate::view::map::svg::FACES;
use crate::view::palette::Theme;

/// Pixels of the picture in a CSS pixel: sharp in print and on dense screens.
const DENSITY: f64 = 3.0;

/// How high the line is that says what has made the picture, and where its words stand.
const LINE: f64 = 18.0;
const WORDS: (f64, f64) = (6.0, 12.5);

/// Paints `map` in the colours for light paper, with `made_by` below it, and gives the PNG to `done`.
pub(super) fn png(maker: &Maker, map: &Map, made_by: &str, done: impl FnOnce(Blob) + 'static) -> Result<(), JsValue> {
    let canvas: HtmlCanvasElement = maker.element("canvas", "")?.unchecked_into();
    let size = map.frame.size;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred pixels")]
    let pixels = |side: f64| (side * DENSITY).round() as u32;
    canvas.set_width(pixels(size.width));
    canvas.set_height(pixels(size.height + LINE));
    let context = canvas.get_context("2d")?.ok_or("no canvas")?.unchecked_into::<CanvasRenderingContext2d>();
    context.scale(DENSITY, DENSITY)?;
    context.set_line_join("round");
    for drawn in map.shapes() {
        paint(&context, &drawn)?;
    }
    // A picture goes on without what it was copied from.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, size.height, size.width, LINE);
    context.set_fill_style_str("#444");
    context.set_font(&["10.5px ", FACES].concat());
    context.set_text_align("left");
    context.fill_text(made_by, WORDS.0, size.height + WORDS.1)?;
    let ready = Closure::once_into_js(move |blob: Option<Blob>| {
        if let Some(blob) = blob {
            done(blob);
        }
    });
    canvas.to_blob(ready.unchecked_ref())
}

fn paint(context: &CanvasRenderingContext2d, drawn: &Drawn) -> Result<(), JsValue> {
    let colour = |ink: Ink| ink.colour(Theme::Light);
    if let Some(ink) = drawn.fill {
        context.set_fill_style_str(&colour(ink));
    }
    if let Some((ink, width)) = drawn.line {
        context.set_stroke_style_str(&colour(ink));
        context.set_line_width(width);
    }
    let path = match &drawn.shape {
        Shape::Words { text, at, anchor, size, bold, slanted } => {
            let style = if *slanted { "italic " } else { "" };
            let weight = if *bold { 600 } else { 400 };
            context.set_font(&format!("{style}{weight} {size}px {FACES}"));
            context.set_text_align(match anchor {
                Anchor::Start => "left",
                Anchor::Middle => "center",
                Anchor::End => "right",
            });
            // As in the SVG, the line lies under the letters.
            if drawn.line.is_some() {
                context.stroke_text(text, at.0, at.1)?;
            }
            return context.fill_text(text, at.0, at.1);
        }
        Shape::Path(outline) => Path2d::new_with_path_string(outline)?,
        Shape::Box(rect) => {
            let path = Path2d::new()?;
            path.rect(rect.x, rect.y, rect.width, rect.height);
            path
        }
        Shape::Dot((x, y), radius) => {
            let path = Path2d::new()?;
            path.arc(*x, *y, *radius, 0.0, std::f64::consts::TAU)?;
            path
        }
    };
    if drawn.fill.is_some() {
        context.fill_with_path_2d(&path);
    }
    if drawn.line.is_some() {
        context.stroke_with_path(&path);
    }
    Ok(())
}

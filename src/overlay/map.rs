//! The overview map as SVG.

use wasm_bindgen::JsValue;
use web_sys::Element;

use super::dom::Maker;
use crate::view::Strings;
use crate::view::map::{DOT, HEIGHT, Map, Marker, Side, WIDTH};
use crate::view::strings::fill;

/// Draws `map` over `land`, the `d` attribute of its outlines.
pub(super) fn draw(maker: &Maker, map: &Map, land: &str, strings: &Strings) -> Result<Element, JsValue> {
    let count = strings.count(map.markers.len(), &strings.places_counted);
    let view_box = format!("0 0 {WIDTH} {HEIGHT}");
    let description = fill(strings.map_description, &[&count]);
    // One picture to a screen reader: every marker is a row of the lists below.
    let svg =
        maker.svg("svg", &[("class", "map"), ("viewBox", &view_box), ("role", "img"), ("aria-label", &description)])?;
    let (width, height) = (WIDTH.to_string(), HEIGHT.to_string());
    svg.append_child(&*maker.svg("rect", &[("class", "water"), ("width", &width), ("height", &height)])?)?;
    svg.append_child(&*maker.svg("path", &[("class", "land"), ("d", land)])?)?;
    // All leaders first, so that none lies over a marker.
    for marker in &map.markers {
        if let Some(point) = marker.moved_from {
            svg.append_child(&*leader(maker, marker, point)?)?;
        }
    }
    for marker in &map.markers {
        svg.append_child(&*draw_marker(maker, marker)?)?;
    }
    Ok(svg)
}

/// The line from a marker that was moved aside to the point it stands for.
fn leader(maker: &Maker, marker: &Marker, (x, y): (f64, f64)) -> Result<Element, JsValue> {
    let number = |value: f64| format!("{value:.1}");
    let (x1, y1, x2, y2) = (number(x), number(y), number(marker.x), number(marker.y));
    maker.svg("line", &[("class", "leader"), ("x1", &x1), ("y1", &y1), ("x2", &x2), ("y2", &y2)])
}

fn draw_marker(maker: &Maker, marker: &Marker) -> Result<Element, JsValue> {
    let number = |value: f64| format!("{value:.1}");
    let kind = if marker.infrastructure { "marker infrastructure" } else { "marker" };
    let mention = marker.mention.to_string();
    let group = maker.svg("g", &[("class", kind), ("data-do", "go"), ("data-places", &mention)])?;
    let title = maker.svg("title", &[])?;
    title.set_text_content(Some(&marker.name));
    group.append_child(&title)?;
    let (x, y) = (number(marker.x), number(marker.y));
    // Sites are squares: the shape says it where the colour does not.
    let sign = if marker.infrastructure {
        let (left, top, side) = (number(marker.x - DOT), number(marker.y - DOT), number(2.0 * DOT));
        maker.svg("rect", &[("x", &left), ("y", &top), ("width", &side), ("height", &side)])?
    } else {
        maker.svg("circle", &[("cx", &x), ("cy", &y), ("r", &number(DOT))])?
    };
    group.append_child(&sign)?;
    if let Some(side) = marker.named {
        let (offset, anchor) = if side == Side::Right { (DOT + 3.0, "start") } else { (-DOT - 3.0, "end") };
        let (left, line) = (number(marker.x + offset), number(marker.y + 4.0));
        let name = maker.svg("text", &[("x", &left), ("y", &line), ("text-anchor", anchor)])?;
        name.set_text_content(Some(&marker.name));
        group.append_child(&name)?;
    }
    Ok(group)
}

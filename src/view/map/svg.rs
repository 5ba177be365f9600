//! The map as a file of its own.

use super::Map;
use super::drawing::Drawn;
use crate::view::palette::Theme;

/// The faces of the overlay.
pub const FACES: &str = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif";

/// `map` as an SVG document with `title`, in the colours for light paper; `made_by` stands in it as its description.
#[must_use]
pub fn document(map: &Map, title: &str, made_by: &str) -> String {
    let (width, height) = (map.frame.size.width.round(), map.frame.size.height.round());
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" direction=\"ltr\" font-family=\"{FACES}\">\n<title>"
    );
    escape(&mut out, title);
    out.push_str("</title>\n<desc>");
    escape(&mut out, made_by);
    out.push_str("</desc>\n");
    for drawn in map.shapes() {
        element(&mut out, &drawn);
    }
    out.push_str("</svg>\n");
    out
}

fn element(out: &mut String, drawn: &Drawn) {
    let (tag, attributes, text) = drawn.element(&|ink| ink.colour(Theme::Light));
    out.push('<');
    out.push_str(tag);
    for (name, value) in attributes {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape(out, &value);
        out.push('"');
    }
    out.push('>');
    escape(out, text);
    out.push_str("</");
    out.push_str(tag);
    out.push_str(">\n");
}

/// Appends `text` with what XML gives a meaning written out; what XML forbids is left out.
pub fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
}

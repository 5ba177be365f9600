//! What a map is drawn of: a few shapes, each with its colours, in the order in which they lie over each other. The
//! page's SVG, the SVG file and the picture are all made of the same list.

use super::labels::Anchor;
use crate::view::geometry::Rect;
use crate::view::palette::{Colour, Colours, Theme, properties};

/// A colour by its part; the palette says what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Behind everything.
    Water,
    /// Land.
    Land,
    /// The coast.
    Shore,
    /// The ground of cards.
    Ground,
    /// Names.
    Text,
    /// Names for orientation.
    Muted,
    /// Places.
    Place,
    /// Infrastructure.
    Infrastructure,
}

impl Ink {
    /// The custom property that holds it.
    #[must_use]
    pub const fn property(self) -> &'static str {
        match self {
            Self::Water => "--water",
            Self::Land => "--land",
            Self::Shore => "--shore",
            Self::Ground => "--ground",
            Self::Text => "--text",
            Self::Muted => "--muted",
            Self::Place => "--place",
            Self::Infrastructure => "--infrastructure",
        }
    }

    /// What it is on a page of `theme`, as CSS and SVG write it.
    #[must_use]
    pub fn colour(self, theme: Theme) -> String {
        let found = properties(theme, Colours::Usual).into_iter().find(|(name, _)| *name == self.property());
        let Colour(r, g, b) = found.map_or(Colour(0, 0, 0), |(_, colour)| colour);
        format!("#{r:02x}{g:02x}{b:02x}")
    }
}

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle.
    Box(Rect),
    /// A circle: its middle and radius.
    Dot((f64, f64), f64),
    /// An outline, as the `d` attribute of an SVG path.
    Path(String),
    /// A line of text.
    Words {
        /// The text.
        text: String,
        /// What the anchor lies at, and the line that letters stand on.
        at: (f64, f64),
        /// How it lies there.
        anchor: Anchor,
        /// Size of the type, in CSS pixels.
        size: f64,
        /// Semibold, or else regular.
        bold: bool,
        /// Slanted.
        slanted: bool,
    },
}

/// A shape with its colours.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// What the style sheet calls it.
    pub class: &'static str,
    /// What.
    pub shape: Shape,
    /// Inside.
    pub fill: Option<Ink>,
    /// Its line, and how wide that is. Of words it lies under the letters, which stand out by it.
    pub line: Option<(Ink, f64)>,
}

impl Drawn {
    /// Its SVG element: name, attributes, text. `ink` says what to write for a colour.
    #[must_use]
    pub fn element(&self, ink: &dyn Fn(Ink) -> String) -> (&'static str, Vec<(&'static str, String)>, &str) {
        let number = |value: f64| format!("{value:.1}");
        let mut attributes = vec![("class", self.class.to_owned())];
        attributes.push(("fill", self.fill.map_or_else(|| "none".to_owned(), ink)));
        if let Some((colour, width)) = self.line {
            attributes.extend([("stroke", ink(colour)), ("stroke-width", number(width))]);
        }
        let (tag, text) = match &self.shape {
            Shape::Box(rect) => {
                let sides = [("x", rect.x), ("y", rect.y), ("width", rect.width), ("height", rect.height)];
                attributes.extend(sides.map(|(name, value)| (name, number(value))));
                ("rect", "")
            }
            Shape::Dot((x, y), radius) => {
                attributes.extend([("cx", number(*x)), ("cy", number(*y)), ("r", number(*radius))]);
                ("circle", "")
            }
            Shape::Path(outline) => {
                attributes.extend([("d", outline.clone()), ("stroke-linejoin", "round".to_owned())]);
                ("path", "")
            }
            Shape::Words { text, at, anchor, size, bold, slanted } => {
                let anchor = match anchor {
                    Anchor::Start => "start",
                    Anchor::Middle => "middle",
                    Anchor::End => "end",
                };
                let (weight, style) = (if *bold { "600" } else { "400" }, if *slanted { "italic" } else { "normal" });
                let fixed = [("text-anchor", anchor), ("font-weight", weight), ("font-style", style)];
                attributes.extend(fixed.map(|(name, value)| (name, value.to_owned())));
                attributes.extend([("x", number(at.0)), ("y", number(at.1)), ("font-size", number(*size))]);
                attributes
                    .extend([("paint-order", "stroke"), ("stroke-linejoin", "round")].map(|(n, v)| (n, v.into())));
                ("text", text.as_str())
            }
        };
        (tag, attributes, text)
    }
}

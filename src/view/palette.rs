//! Colours, for light and dark pages, and the style rules made of them.

use std::fmt::Write;

use super::marks::MarkClass;

/// Whether the page is light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
}

/// An sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// Relative luminance after WCAG 2.2, 0 for black to 1 for white.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let channel = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(self.0) + 0.7152 * channel(self.1) + 0.0722 * channel(self.2)
    }

    /// Contrast ratio after WCAG 2.2, 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Reads what `getComputedStyle` gives for a colour, and how opaque it is (0 to 1):
    /// `rgb(1, 2, 3)`, `rgba(1, 2, 3, 0.5)`, `color(srgb 0.1 0.2 0.3 / 0.5)`.
    #[must_use]
    pub fn parse(computed: &str) -> Option<(Self, f64)> {
        let (name, inner) = computed.trim().strip_suffix(')')?.split_once('(')?;
        let (inner, scale) = match name {
            "rgb" | "rgba" => (inner, 1.0),
            "color" => (inner.trim().strip_prefix("srgb ")?, 255.0),
            _ => return None,
        };
        let numbers = inner.split([',', ' ', '/']).filter(|part| !part.is_empty()).map(str::parse::<f64>);
        let numbers = numbers.collect::<Result<Vec<_>, _>>().ok()?;
        let &[r, g, b, ref rest @ ..] = numbers.as_slice() else { return None };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
        let byte = |value: f64| (value * scale).round().clamp(0.0, 255.0) as u8;
        Some((Self(byte(r), byte(g), byte(b)), rest.first().copied().unwrap_or(1.0)))
    }
}

/// How one class of marks is drawn.
struct MarkStyle {
    /// Of the underline.
    ink: Colour,
    /// Of the ground.
    wash: Colour,
    /// Opacity of the ground, in percent: faint, so that the page's own colours keep their contrast.
    ground: u8,
    line: &'static str,
    thickness: &'static str,
}

const fn mark_style(class: MarkClass, theme: Theme) -> MarkStyle {
    let dark = matches!(theme, Theme::Dark);
    let (ink, ground, line, thickness) = match class {
        MarkClass::Place => (if dark { Colour(122, 190, 255) } else { Colour(11, 99, 190) }, 14, "solid", "2px"),
        MarkClass::Infrastructure => {
            (if dark { Colour(255, 176, 92) } else { Colour(176, 74, 0) }, 18, "double", "1.5px")
        }
        MarkClass::Faint => (if dark { Colour(122, 190, 255) } else { Colour(11, 99, 190) }, 4, "dotted", "2px"),
        MarkClass::Unsure => (if dark { Colour(190, 190, 190) } else { Colour(96, 96, 96) }, 12, "dashed", "2px"),
        MarkClass::Demonym => (if dark { Colour(122, 190, 255) } else { Colour(11, 99, 190) }, 4, "dotted", "1px"),
        MarkClass::Landmark => (if dark { Colour(122, 190, 255) } else { Colour(11, 99, 190) }, 5, "dashed", "1px"),
        MarkClass::SiteAgain => (if dark { Colour(255, 176, 92) } else { Colour(176, 74, 0) }, 5, "double", "1px"),
        MarkClass::Listed => (if dark { Colour(94, 216, 170) } else { Colour(0, 112, 82) }, 20, "double", "3px"),
        MarkClass::Source => (if dark { Colour(206, 166, 255) } else { Colour(112, 48, 176) }, 12, "solid", "1px"),
        MarkClass::Cue => (if dark { Colour(206, 166, 255) } else { Colour(112, 48, 176) }, 6, "wavy", "1px"),
        MarkClass::Active => (if dark { Colour(255, 214, 10) } else { Colour(140, 94, 0) }, 38, "solid", "3px"),
    };
    let wash = if matches!(class, MarkClass::Active) { Colour(255, 205, 20) } else { ink };
    MarkStyle { ink, wash, ground, line, thickness }
}

/// The rules for all marks on a page of `theme`; `printed` if they are to be on paper too.
///
/// Each has an underline of its own and a faint ground: some browsers paint no underline in a
/// highlight, some readers tell no colours apart.
#[must_use]
pub fn marks_css(theme: Theme, printed: bool) -> String {
    let rules: String = MarkClass::ALL
        .iter()
        .map(|class| rules(&format!("::highlight({})", class.highlight_name()), *class, theme))
        .collect();
    if printed { rules } else { format!("@media screen {{\n{rules}}}\n") }
}

/// The rules for the words of the legend, which look as the marks do.
#[must_use]
pub fn legend_css(theme: Theme) -> String {
    MarkClass::ALL.iter().map(|class| rules(&format!(".{}", class.highlight_name()), *class, theme)).collect()
}

/// The rules that have what `selector` selects look as marks of `class` do.
fn rules(selector: &str, class: MarkClass, theme: Theme) -> String {
    let MarkStyle { ink: Colour(r, g, b), wash: Colour(wr, wg, wb), ground, line, thickness } =
        mark_style(class, theme);
    // With forced colours the reader's own are taken, in pairs that go together; the shape of the
    // line is what tells the classes apart.
    let (ground_pair, text_pair) =
        if class == MarkClass::Active { ("Highlight", "HighlightText") } else { ("Mark", "MarkText") };
    format!(
        "{selector} {{ background-color: rgb({wr} {wg} {wb} / {ground}%); \
         text-decoration: underline {line} {thickness} rgb({r} {g} {b}); }}\n\
         @media (forced-colors: active) {{ {selector} {{ background-color: {ground_pair}; \
         color: {text_pair}; text-decoration: underline {line} {thickness} {text_pair}; }} }}\n"
    )
}

/// The custom properties of the card and the sidebar, as name and colour.
#[must_use]
pub const fn properties(theme: Theme) -> [(&'static str, Colour); 14] {
    match theme {
        Theme::Light => [
            ("--ground", Colour(255, 255, 255)),
            ("--raised", Colour(244, 246, 248)),
            ("--text", Colour(24, 28, 33)),
            ("--muted", Colour(86, 94, 104)),
            ("--line", Colour(216, 221, 227)),
            ("--accent", Colour(11, 91, 176)),
            ("--place", Colour(11, 91, 176)),
            ("--infrastructure", Colour(158, 66, 0)),
            ("--listed", Colour(0, 105, 77)),
            ("--claim", Colour(104, 44, 166)),
            ("--warning", Colour(138, 78, 0)),
            ("--land", Colour(226, 229, 222)),
            ("--water", Colour(240, 245, 250)),
            ("--shore", Colour(178, 186, 176)),
        ],
        Theme::Dark => [
            ("--ground", Colour(27, 31, 36)),
            ("--raised", Colour(37, 42, 49)),
            ("--text", Colour(232, 235, 238)),
            ("--muted", Colour(165, 174, 184)),
            ("--line", Colour(64, 71, 80)),
            ("--accent", Colour(122, 190, 255)),
            ("--place", Colour(122, 190, 255)),
            ("--infrastructure", Colour(255, 176, 92)),
            ("--listed", Colour(94, 216, 170)),
            ("--claim", Colour(206, 166, 255)),
            ("--warning", Colour(255, 200, 110)),
            ("--land", Colour(54, 62, 64)),
            ("--water", Colour(30, 37, 46)),
            ("--shore", Colour(92, 104, 106)),
        ],
    }
}

/// [`properties`] as a rule for the shadow host.
#[must_use]
pub fn properties_css(theme: Theme) -> String {
    let mut css = String::from(":host {");
    for (name, Colour(r, g, b)) in properties(theme) {
        // Writing to a string cannot fail.
        let _ = write!(css, " {name}: rgb({r} {g} {b});");
    }
    let scheme = if theme == Theme::Dark { "dark" } else { "light" };
    // On each part: the host's own style outranks a rule for :host.
    let _ = writeln!(css, " }} [popover] {{ color-scheme: {scheme}; }}");
    css
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn colour(theme: Theme, name: &str) -> Colour {
        properties(theme).into_iter().find(|(n, _)| *n == name).map(|(_, c)| c).expect("a property")
    }

    #[test]
    fn every_text_colour_has_the_contrast_of_wcag_aa_on_every_ground() {
        for theme in [Theme::Light, Theme::Dark] {
            let listed = ["--listed", "--claim", "--warning"];
            for text in ["--text", "--muted", "--accent", "--place", "--infrastructure"].into_iter().chain(listed) {
                for ground in ["--ground", "--raised"] {
                    let ratio = colour(theme, text).contrast(colour(theme, ground));
                    assert!(ratio >= 4.5, "{theme:?} {text} on {ground}: {ratio:.2}");
                }
            }
            for marker in ["--place", "--infrastructure"] {
                let ratio = colour(theme, marker).contrast(colour(theme, "--land"));
                assert!(ratio >= 3.0, "{theme:?} {marker} on land: {ratio:.2}");
            }
        }
    }

    #[test]
    fn underlines_have_the_contrast_of_graphics_on_the_page() {
        for (theme, page) in [(Theme::Light, Colour(255, 255, 255)), (Theme::Dark, Colour(24, 24, 24))] {
            for class in MarkClass::ALL {
                let ratio = mark_style(class, theme).ink.contrast(page);
                assert!(ratio >= 3.0, "{theme:?} {class:?}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn every_mark_differs_from_every_other_without_its_colour() {
        for theme in [Theme::Light, Theme::Dark] {
            let shapes: HashSet<_> =
                MarkClass::ALL.map(|c| mark_style(c, theme)).into_iter().map(|s| (s.line, s.thickness)).collect();
            assert_eq!(shapes.len(), MarkClass::ALL.len());
        }
    }

    #[test]
    fn nothing_is_printed_unless_asked() {
        assert!(marks_css(Theme::Light, false).starts_with("@media screen {"));
        assert!(!marks_css(Theme::Light, true).contains("@media screen"));
    }

    #[test]
    fn computed_colours_are_read_in_every_form() {
        assert_eq!(Colour::parse("rgb(18, 18, 18)"), Some((Colour(18, 18, 18), 1.0)));
        assert_eq!(Colour::parse("rgba(0, 0, 0, 0)"), Some((Colour(0, 0, 0), 0.0)));
        assert_eq!(Colour::parse("color(srgb 1 0.5 0 / 0.5)"), Some((Colour(255, 128, 0), 0.5)));
        assert_eq!(Colour::parse("oklch(0.5 0.1 200)"), None);
        assert_eq!(Colour::parse("transparent"), None);
        assert!((Colour(255, 255, 255).contrast(Colour(0, 0, 0)) - 21.0).abs() < 1e-9);
    }
}

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

/// What the reader chooses of the colours that tell marks, and what is listed of them, apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colours {
    /// Blue, orange, green and violet.
    #[default]
    Usual,
    /// Four that can be told apart with any colour blindness.
    Distinct,
    /// The usual ones with the contrast of WCAG AAA.
    Strong,
    /// Shades of grey: the lines alone tell them apart.
    Grey,
}

impl Colours {
    /// The choice that the settings call `name`; the usual colours for what is none.
    #[must_use]
    pub fn called(name: &str) -> Self {
        match name {
            "distinct" => Self::Distinct,
            "strong" => Self::Strong,
            "grey" => Self::Grey,
            _ => Self::Usual,
        }
    }

    /// Of places, sites, sites of own lists, and who says what.
    const fn inks(self, theme: Theme) -> [Colour; 4] {
        match (self, theme) {
            (Self::Usual, Theme::Light) => {
                [Colour(11, 91, 176), Colour(158, 66, 0), Colour(0, 105, 77), Colour(104, 44, 166)]
            }
            (Self::Usual, Theme::Dark) => {
                [Colour(122, 190, 255), Colour(255, 176, 92), Colour(94, 216, 170), Colour(206, 166, 255)]
            }
            (Self::Distinct, Theme::Light) => {
                [Colour(40, 63, 228), Colour(176, 58, 0), Colour(10, 40, 61), Colour(131, 55, 147)]
            }
            (Self::Distinct, Theme::Dark) => {
                [Colour(77, 150, 253), Colour(252, 140, 92), Colour(107, 255, 172), Colour(247, 178, 255)]
            }
            (Self::Strong, Theme::Light) => {
                [Colour(0, 62, 140), Colour(118, 44, 0), Colour(0, 76, 54), Colour(84, 24, 146)]
            }
            (Self::Strong, Theme::Dark) => {
                [Colour(158, 210, 255), Colour(255, 200, 130), Colour(140, 236, 196), Colour(224, 198, 255)]
            }
            (Self::Grey, Theme::Light) => [Colour(64, 68, 74); 4],
            (Self::Grey, Theme::Dark) => [Colour(204, 208, 214); 4],
        }
    }
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

const fn mark_style(class: MarkClass, theme: Theme, colours: Colours) -> MarkStyle {
    let dark = matches!(theme, Theme::Dark);
    let [place, site, listed, claim] = colours.inks(theme);
    let unsure = if dark { Colour(190, 190, 190) } else { Colour(96, 96, 96) };
    let active = if dark { Colour(255, 214, 10) } else { Colour(140, 94, 0) };
    let (ink, ground, line, thickness) = match class {
        MarkClass::Place => (place, 14, "solid", "2px"),
        MarkClass::Infrastructure => (site, 18, "double", "1.5px"),
        MarkClass::Faint => (place, 4, "dotted", "2px"),
        MarkClass::Unsure => (unsure, 12, "dashed", "2px"),
        MarkClass::Demonym => (place, 4, "dotted", "1px"),
        MarkClass::Landmark => (place, 5, "dashed", "1px"),
        MarkClass::SiteAgain => (site, 5, "double", "1px"),
        MarkClass::Listed => (listed, 20, "double", "3px"),
        MarkClass::Source => (claim, 12, "solid", "1px"),
        MarkClass::Cue => (claim, 6, "wavy", "1px"),
        MarkClass::Active => (active, 38, "solid", "3px"),
    };
    let wash = if matches!(class, MarkClass::Active) { Colour(255, 205, 20) } else { ink };
    MarkStyle { ink, wash, ground, line, thickness }
}

/// The rules for all marks on a page of `theme`; `printed` if they are to be on paper too.
///
/// Each has an underline of its own and a faint ground: some browsers paint no underline in a
/// highlight, some readers tell no colours apart.
#[must_use]
pub fn marks_css(theme: Theme, colours: Colours, printed: bool) -> String {
    let rules: String = MarkClass::ALL
        .iter()
        .map(|class| rules(&format!("::highlight({})", class.highlight_name()), *class, theme, colours))
        .collect();
    if printed { rules } else { format!("@media screen {{\n{rules}}}\n") }
}

/// The rules for the words of the legend, which look as the marks do.
#[must_use]
pub fn legend_css(theme: Theme, colours: Colours) -> String {
    MarkClass::ALL.iter().map(|class| rules(&format!(".{}", class.highlight_name()), *class, theme, colours)).collect()
}

/// The rules that have what `selector` selects look as marks of `class` do.
fn rules(selector: &str, class: MarkClass, theme: Theme, colours: Colours) -> String {
    let MarkStyle { ink: Colour(r, g, b), wash: Colour(wr, wg, wb), ground, line, thickness } =
        mark_style(class, theme, colours);
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
pub const fn properties(theme: Theme, colours: Colours) -> [(&'static str, Colour); 14] {
    let [place, site, listed, claim] = colours.inks(theme);
    let [ground, raised, text, muted, line, accent, warning, land, water, shore] = match theme {
        Theme::Light => [
            Colour(255, 255, 255),
            Colour(244, 246, 248),
            Colour(24, 28, 33),
            Colour(86, 94, 104),
            Colour(216, 221, 227),
            Colour(11, 91, 176),
            Colour(138, 78, 0),
            Colour(226, 229, 222),
            Colour(240, 245, 250),
            Colour(178, 186, 176),
        ],
        Theme::Dark => [
            Colour(27, 31, 36),
            Colour(37, 42, 49),
            Colour(232, 235, 238),
            Colour(165, 174, 184),
            Colour(64, 71, 80),
            Colour(122, 190, 255),
            Colour(255, 200, 110),
            Colour(54, 62, 64),
            Colour(30, 37, 46),
            Colour(92, 104, 106),
        ],
    };
    [
        ("--ground", ground),
        ("--raised", raised),
        ("--text", text),
        ("--muted", muted),
        ("--line", line),
        ("--accent", accent),
        ("--place", place),
        ("--infrastructure", site),
        ("--listed", listed),
        ("--claim", claim),
        ("--warning", warning),
        ("--land", land),
        ("--water", water),
        ("--shore", shore),
    ]
}

/// [`properties`] as a rule for the shadow host.
#[must_use]
pub fn properties_css(theme: Theme, colours: Colours) -> String {
    let mut css = String::from(":host {");
    for (name, Colour(r, g, b)) in properties(theme, colours) {
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

    const CHOICES: [Colours; 4] = [Colours::Usual, Colours::Distinct, Colours::Strong, Colours::Grey];
    const THEMES: [(Theme, Colour); 2] = [(Theme::Light, Colour(255, 255, 255)), (Theme::Dark, Colour(24, 24, 24))];
    /// What is written in a colour of its own.
    const WRITTEN: [&str; 8] =
        ["--text", "--muted", "--accent", "--place", "--infrastructure", "--listed", "--claim", "--warning"];

    fn colour(theme: Theme, colours: Colours, name: &str) -> Colour {
        properties(theme, colours).into_iter().find(|(n, _)| *n == name).map(|(_, c)| c).expect("a property")
    }

    #[test]
    fn every_text_colour_has_the_contrast_of_wcag_aa_on_every_ground_whatever_is_chosen() {
        for ((theme, _), colours) in THEMES.into_iter().flat_map(|theme| CHOICES.map(|choice| (theme, choice))) {
            for (text, ground) in WRITTEN.into_iter().flat_map(|text| [(text, "--ground"), (text, "--raised")]) {
                let ratio = colour(theme, colours, text).contrast(colour(theme, colours, ground));
                assert!(ratio >= 4.5, "{theme:?} {colours:?} {text} on {ground}: {ratio:.2}");
            }
            for marker in ["--place", "--infrastructure"] {
                let ratio = colour(theme, colours, marker).contrast(colour(theme, colours, "--land"));
                assert!(ratio >= 3.0, "{theme:?} {colours:?} {marker} on land: {ratio:.2}");
            }
        }
    }

    #[test]
    fn strong_colours_have_the_contrast_of_wcag_aaa() {
        for (theme, page) in THEMES {
            for ink in Colours::Strong.inks(theme) {
                for ground in
                    [page, colour(theme, Colours::Strong, "--ground"), colour(theme, Colours::Strong, "--raised")]
                {
                    assert!(ink.contrast(ground) >= 7.0, "{theme:?} {ink:?} on {ground:?}");
                }
            }
        }
    }

    #[test]
    fn underlines_have_the_contrast_of_graphics_on_the_page_and_the_page_s_words_keep_theirs() {
        for ((theme, page), colours) in THEMES.into_iter().flat_map(|theme| CHOICES.map(|choice| (theme, choice))) {
            for class in MarkClass::ALL {
                let MarkStyle { ink, wash, ground, .. } = mark_style(class, theme, colours);
                assert!(ink.contrast(page) >= 3.0, "{theme:?} {colours:?} {class:?}");
                let words = colour(theme, colours, "--text");
                let under = over(wash, page, f64::from(ground) / 100.0);
                assert!(words.contrast(under) >= 4.5, "{theme:?} {colours:?} {class:?}: {under:?}");
            }
        }
    }

    #[test]
    fn distinct_colours_are_told_apart_with_any_colour_blindness() {
        for (theme, _) in THEMES {
            let unsure = mark_style(MarkClass::Unsure, theme, Colours::Distinct).ink;
            let [place, site, listed, claim] = Colours::Distinct.inks(theme);
            let inks = [place, site, listed, claim, unsure];
            for (kind, seen) in [("any", SEEN), ("red", RED_BLIND), ("green", GREEN_BLIND), ("blue", BLUE_BLIND)] {
                for (at, one) in inks.into_iter().enumerate() {
                    for other in inks.into_iter().take(at) {
                        let apart = difference(one, other, seen);
                        assert!(apart >= 25.0, "{theme:?} {kind}: {one:?} and {other:?} are {apart:.1} apart");
                    }
                }
            }
            let [place, .., claim] = Colours::Usual.inks(theme);
            assert!(difference(place, claim, GREEN_BLIND) < 10.0, "the usual ones are not, or there need be no others");
        }
    }

    /// How `above` looks that lies over `below` and covers that share of it.
    fn over(above: Colour, below: Colour, share: f64) -> Colour {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes")]
        let mix = |a: u8, b: u8| (f64::from(a) * share + f64::from(b) * (1.0 - share)).round() as u8;
        Colour(mix(above.0, below.0), mix(above.1, below.1), mix(above.2, below.2))
    }

    /// What light of red, green and blue is seen as, by those who lack a kind of cones: Machado, Oliveira and Fernandes 2009.
    type Eyes = [[f64; 3]; 3];
    const SEEN: Eyes = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    const RED_BLIND: Eyes =
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]];
    const GREEN_BLIND: Eyes =
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]];
    const BLUE_BLIND: Eyes =
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]];

    /// How far apart two colours are for `eyes`, in CIELAB: 2 can just be seen, 25 is plain.
    fn difference(one: Colour, other: Colour, eyes: Eyes) -> f64 {
        let lab = |Colour(r, g, b): Colour| {
            let light = [r, g, b].map(|value| Colour(value, value, value).luminance());
            let seen = eyes.map(|row| row.iter().zip(light).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0));
            let sum = |by: [f64; 3]| by.iter().zip(seen).map(|(a, b)| a * b).sum::<f64>();
            let (x, y, z) =
                (sum([0.4339, 0.3762, 0.1899]), sum([0.2126, 0.7152, 0.0722]), sum([0.0177, 0.1095, 0.8727]));
            let [x, y, z] = [x, y, z].map(|t| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 });
            [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
        };
        lab(one).into_iter().zip(lab(other)).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
    }

    #[test]
    fn every_mark_differs_from_every_other_without_its_colour() {
        for (theme, _) in THEMES {
            let shapes: HashSet<_> = MarkClass::ALL
                .map(|c| mark_style(c, theme, Colours::Grey))
                .into_iter()
                .map(|s| (s.line, s.thickness))
                .collect();
            assert_eq!(shapes.len(), MarkClass::ALL.len());
        }
    }

    #[test]
    fn nothing_is_printed_unless_asked() {
        assert!(marks_css(Theme::Light, Colours::Usual, false).starts_with("@media screen {"));
        assert!(!marks_css(Theme::Light, Colours::Usual, true).contains("@media screen"));
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

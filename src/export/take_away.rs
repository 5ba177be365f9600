//! What a reader can take away, and in which form it is written.

use super::part::Part;
use super::{csv, geojson, json, kml, markdown, to_claims_csv, web_annotation};
use crate::annotations::Annotations;
use crate::article::Article;
use crate::view::strings::{EN, Strings};

/// A form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A brief in Markdown.
    Markdown,
    /// Everything, as JSON.
    Json,
    /// Places as GeoJSON.
    Geojson,
    /// Places as KML.
    Kml,
    /// Mentions of places as CSV.
    Places,
    /// Claims as CSV.
    Claims,
    /// W3C Web Annotation.
    WebAnnotation,
}

impl Format {
    /// All, in the order in which they are offered and named ([`Strings::formats`]).
    pub const ALL: [Self; 7] =
        [Self::Markdown, Self::Json, Self::Geojson, Self::Kml, Self::Places, Self::Claims, Self::WebAnnotation];

    /// Media type, and the end of a file's name.
    #[must_use]
    pub const fn file_type(self) -> (&'static str, &'static str) {
        match self {
            Self::Markdown => ("text/markdown", ".md"),
            Self::Json => ("application/json", ".json"),
            Self::Geojson => ("application/geo+json", ".geojson"),
            Self::Kml => ("application/vnd.google-earth.kml+xml", ".kml"),
            Self::Places => ("text/csv", "-places.csv"),
            Self::Claims => ("text/csv", "-claims.csv"),
            Self::WebAnnotation => ("application/ld+json", ".jsonld"),
        }
    }

    /// What programs call it: the command's `--format`, the packages' `export`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Json => "json",
            Self::Geojson => "geojson",
            Self::Kml => "kml",
            Self::Places => "csv",
            Self::Claims => "claims-csv",
            Self::WebAnnotation => "web-annotation",
        }
    }

    /// The form that programs call `name`.
    #[must_use]
    pub fn called(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// [`Self::write`], with JSON in lines for a person to read, and a newline at the end.
    #[must_use]
    pub fn print(self, article: &Article, annotations: &Annotations, strings: &Strings) -> String {
        let text = article.text();
        match self {
            Self::Json => in_lines(&json::file(text, annotations)),
            Self::Geojson => in_lines(&geojson::to_geojson(text, annotations)),
            Self::WebAnnotation => in_lines(&web_annotation::to_web_annotation(article, annotations)),
            Self::Markdown | Self::Kml | Self::Places | Self::Claims => self.write(article, annotations, strings),
        }
    }

    /// `annotations` of `article` in this form; what people read is in the language of `strings`.
    #[must_use]
    pub fn write(self, article: &Article, annotations: &Annotations, strings: &Strings) -> String {
        let text = article.text();
        match self {
            Self::Markdown => markdown::to_markdown(article, annotations, strings),
            Self::Json => serde_json::to_string(&json::file(text, annotations)).unwrap_or_default(),
            Self::Geojson => geojson::to_geojson(text, annotations).to_string(),
            Self::Kml => kml::to_kml(article, annotations, strings),
            Self::Places => csv::to_csv(text, annotations),
            Self::Claims => to_claims_csv(article, annotations),
            Self::WebAnnotation => web_annotation::to_web_annotation(article, annotations).to_string(),
        }
    }

    /// [`Self::write`] of `part` of the `whole` alone. What a row, a point or an annotation of it says is what the whole's
    /// says, to the byte; in what counts and numbers (JSON, the brief) it stands for itself.
    #[must_use]
    pub fn write_part(self, article: &Article, whole: &Annotations, part: &Part, strings: &Strings) -> String {
        match self {
            Self::Claims => part.claims_csv(article, whole),
            Self::WebAnnotation => annotated_part(article, whole, part).to_string(),
            _ => self.write(article, &part.annotations, strings),
        }
    }

    /// [`Self::print`] of `part` of the `whole` alone.
    #[must_use]
    pub fn print_part(self, article: &Article, whole: &Annotations, part: &Part, strings: &Strings) -> String {
        match self {
            Self::Claims => part.claims_csv(article, whole),
            Self::WebAnnotation => in_lines(&annotated_part(article, whole, part)),
            _ => self.print(article, &part.annotations, strings),
        }
    }
}

fn annotated_part(article: &Article, whole: &Annotations, part: &Part) -> serde_json::Value {
    web_annotation::located(article, whole, Some(part), article.text(), &Some, &EN)
}

fn in_lines(value: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

/// Longest part of a file's name, in letters.
const LONGEST: usize = 60;

/// A file's name for `article`, or for what is called `part` in it, without its end: letters and digits of the headline
/// and the name.
#[must_use]
pub fn file_name(article: &Article, part: Option<&str>) -> String {
    let mut name = String::from("dateline");
    for words in [Some(article.title().unwrap_or("article")), part].into_iter().flatten() {
        name.push('-');
        for c in words.chars().take(LONGEST) {
            if c.is_alphanumeric() {
                name.push(c);
            } else if !name.ends_with('-') {
                name.push('-');
            }
        }
        name.truncate(name.trim_end_matches('-').len());
    }
    name
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that fails says where")]
mod tests {
    use super::*;
    use crate::export::part::tests::told;
    use crate::view::claims::tests::annotations;
    use crate::view::strings::EN;
    use crate::view::strings::for_tests::ukrainian;

    #[test]
    fn every_form_says_what_made_it_and_that_it_is_no_judgement() {
        let (article, annotations) = annotations();
        for format in Format::ALL {
            let written = format.write(&article, &annotations, &EN);
            assert!(written.contains("Dateline"), "{format:?}: {written}");
            assert!(
                written.contains("not say who is right") || written.contains("not judged"),
                "{format:?}: {written}"
            );
        }
        assert!(Format::Markdown.write(&article, &annotations, ukrainian()).contains("хто має рацію"));
        assert_eq!(EN.formats.len(), Format::ALL.len() + 2);
    }

    #[test]
    fn a_form_is_found_by_its_name_and_by_no_other() {
        for format in Format::ALL {
            assert_eq!(Format::called(format.name()), Some(format));
        }
        assert_eq!(Format::called("text"), None);
    }

    #[test]
    fn what_is_printed_is_what_is_written() {
        let (article, annotations) = annotations();
        for format in Format::ALL {
            let (written, printed) =
                (format.write(&article, &annotations, &EN), format.print(&article, &annotations, &EN));
            let bare = |text: &str| serde_json::from_str::<serde_json::Value>(text).ok();
            assert!(printed.ends_with('\n'), "{format:?}");
            assert!(printed == written || bare(&printed) == bare(&written), "{format:?}");
        }
    }

    #[test]
    fn a_file_is_named_for_its_headline_and_leads_nowhere_else() {
        let article =
            Article::from_plain_text("../Flood: “Halych”, 2 dead?\n\nThe river rose over night and took the bridge.");
        assert_eq!(file_name(&article, None), "dateline-Flood-Halych-2-dead");
        assert_eq!(file_name(&article, Some("/Halych/")), "dateline-Flood-Halych-2-dead-Halych");
        assert_eq!(file_name(&Article::from_plain_text("It rose."), Some("…")), "dateline-article");
    }

    #[test]
    fn rows_annotations_and_points_of_a_part_are_those_of_the_whole() {
        let (article, whole) = told();
        let part = Part::new(&article, &whole, vec![0, 2]);
        for (form, rows) in [(Format::Places, 3), (Format::Claims, 2)] {
            let (all, own) = (form.write(&article, &whole, &EN), form.write_part(&article, &whole, &part, &EN));
            let (all, own): (Vec<&str>, Vec<&str>) = (all.lines().collect(), own.lines().collect());
            assert!(own.iter().all(|row| all.contains(row)) && own[0] == all[0], "{form:?}: {own:?}");
            assert_eq!(own.len(), rows, "{form:?}: {own:?}");
        }
        for (form, items, count) in [(Format::WebAnnotation, "items", 3), (Format::Geojson, "features", 1)] {
            let read = |text: String| serde_json::from_str::<serde_json::Value>(&text).expect("JSON");
            let all = read(form.write(&article, &whole, &EN));
            let own = read(form.print_part(&article, &whole, &part, &EN));
            let (all, own) = (all[items].as_array().expect("a list"), own[items].as_array().expect("a list"));
            assert!(own.iter().all(|item| all.contains(item)), "{form:?}");
            assert_eq!(own.len(), count, "{form:?}");
        }
    }
}

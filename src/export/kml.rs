//! KML 2.2: a placemark for every place and site that is located, for Google Earth and the like.

use std::fmt::Write;

use super::coordinates::point;
use super::listed;
use super::made_by::made_by;
use crate::annotations::Annotations;
use crate::article::Article;
use crate::view::card::subtitle;
use crate::view::map::svg::escape;
use crate::view::strings::Strings;

/// The located places of `annotations` of `article`; mentions of one place share a placemark.
#[must_use]
pub fn to_kml(article: &Article, annotations: &Annotations, strings: &Strings) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n");
    element(&mut out, "name", article.title().unwrap_or(strings.title));
    let about: Vec<String> = article.metadata.url.iter().cloned().chain([made_by(strings)]).collect();
    element(&mut out, "description", &about.join(" — "));
    for group in listed(annotations) {
        let Some(first) = group.first() else { continue };
        let Some((lat, lon)) = point(first) else { continue };
        out.push_str("<Placemark>\n");
        element(&mut out, "name", &first.name);
        let mut words = vec![subtitle(first, strings)];
        words.push(strings.count(group.len(), &strings.mentions_counted));
        words.extend(first.approximate.then(|| strings.approximate.to_owned()));
        element(&mut out, "description", &words.join(", "));
        // Writing to a string cannot fail. KML has longitude first.
        let _ = writeln!(out, "<Point><coordinates>{lon},{lat}</coordinates></Point>\n</Placemark>");
    }
    out.push_str("</Document>\n</kml>\n");
    out
}

fn element(out: &mut String, name: &str, text: &str) {
    let _ = write!(out, "<{name}>");
    escape(out, text);
    let _ = writeln!(out, "</{name}>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::Kind;
    use crate::view::for_tests::mention;
    use crate::view::strings::EN;

    #[test]
    fn a_place_stands_once_with_longitude_first_and_its_name_is_no_markup() {
        let mut place = mention("Bar & <b>Grill</b>", Kind::Town);
        (place.lat, place.lon) = (Some(49.5), Some(-24.0));
        let annotations = Annotations { places: vec![place.clone(), place], ..Annotations::default() };
        let kml = to_kml(&Article::from_plain_text("A fire\n\nIt burnt."), &annotations, &EN);
        assert_eq!(kml.matches("<Placemark>").count(), 1);
        assert!(kml.contains("<coordinates>-24,49.5</coordinates>"), "{kml}");
        assert!(kml.contains("<name>Bar &amp; &lt;b&gt;Grill&lt;/b&gt;</name>") && kml.contains("2 mentions"));
        assert!(kml.contains("does not say who is right"), "{kml}");
    }
}

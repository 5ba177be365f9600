//! CSV (RFC 4180): a row for every mention.

use super::coordinates::point;
use super::made_by::MADE_BY;
use super::name_of;
use crate::annotations::{Annotations, PlaceMention};
use crate::text::OffsetMap;

/// The header row.
const HEADER: &str =
    "start,end,text,name,kind,category,country,region,lat,lon,role,confidence,approximate,list,made_by";

/// The mentions of `annotations`, offsets in Unicode code points, lines ended by CR LF.
#[must_use]
pub fn to_csv(text: &str, annotations: &Annotations) -> String {
    let map = OffsetMap::new(text);
    let mut out = format!("{HEADER}\r\n");
    for mention in &annotations.places {
        out.push_str(&row(text, &map, mention));
    }
    out
}

fn row(text: &str, map: &OffsetMap<'_>, mention: &PlaceMention) -> String {
    let [start, end] = map.span_to_chars(mention.span);
    let point = point(mention).map(|(lat, lon)| [lat.to_string(), lon.to_string()]);
    let [lat, lon] = point.unwrap_or_default();
    line(&[
        start.to_string(),
        end.to_string(),
        field(mention.span.slice(text)),
        field(&mention.name),
        mention.kind.as_str().to_owned(),
        name_of(&mention.category),
        mention.country.map(|c| c.to_string()).unwrap_or_default(),
        field(mention.region.as_deref().unwrap_or_default()),
        lat,
        lon,
        name_of(&mention.role),
        format!("{:.3}", mention.confidence),
        mention.approximate.to_string(),
        field(mention.listed.as_ref().map_or("", |row| &row.list)),
        MADE_BY.to_owned(),
    ])
}

/// A row of cells, with its end.
pub(super) fn line(cells: &[String]) -> String {
    format!("{}\r\n", cells.join(","))
}

/// Quotes a field where it must be, and disarms what a spreadsheet would run as a formula.
pub(super) fn field(value: &str) -> String {
    let value = super::one_line(value);
    let formula = value.starts_with(['=', '+', '-', '@']);
    let value = if formula { format!("'{value}") } else { value };
    if value.contains([',', '"']) { format!("\"{}\"", value.replace('"', "\"\"")) } else { value }
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn commas_quotation_marks_and_line_breaks_do_not_break_a_row() {
        assert_eq!(field("Paris, \"Texas\"\n(US)"), "\"Paris, \"\"Texas\"\" (US)\"");
    }

    #[test]
    fn a_field_that_a_spreadsheet_would_run_is_disarmed() {
        assert_eq!(field("=HYPERLINK(1)"), "'=HYPERLINK(1)");
    }
}

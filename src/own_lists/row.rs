//! A row of a list, from its cells.

use super::columns::{Columns, Field};
use super::kinds;
use crate::kind::Kind;

/// Longest name and longest other text of a row, in bytes.
const LONGEST_NAME: usize = 110;
const LONGEST_TEXT: usize = 300;

/// Most other names of a row.
const MOST_ALIASES: usize = 20;

/// A site of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The line that it begins in, from 1.
    pub line: u64,
    /// What the list knows it by; empty for nothing.
    pub id: String,
    /// Its name, as the list writes it.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: Kind,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// Whether the point is the middle of something.
    pub rough: bool,
    /// The country as the list has it: names or codes, those that count first first.
    pub countries: Vec<String>,
    /// Who runs or owns it; empty for unknown, as below.
    pub operator: String,
    /// What it makes or holds, with its unit.
    pub capacity: String,
    /// Whether it operates.
    pub status: String,
    /// A page about it.
    pub url: String,
}

/// The cells of a row by the columns of its list.
pub struct RowBuilder<'c> {
    columns: &'c Columns,
    cell: Box<dyn Fn(usize) -> &'c str + 'c>,
    point: Option<(f64, f64)>,
    rough: bool,
}

impl<'c> RowBuilder<'c> {
    /// A row whose cells `cell` gives.
    pub fn new(columns: &'c Columns, cell: impl Fn(usize) -> &'c str + 'c) -> Self {
        Self { columns, cell: Box::new(cell), point: None, rough: false }
    }

    /// The same with a point that is in no column, north first.
    pub fn at(self, point: Option<(f64, f64)>, rough: bool) -> Self {
        Self { point, rough, ..self }
    }

    /// The cells of a field that are not empty, the first that counts first, with the unit of their numbers.
    fn cells(&self, field: Field) -> impl Iterator<Item = (&'c str, &'static str)> + '_ {
        self.columns.with(field).iter().map(|(at, unit)| ((self.cell)(*at), *unit)).filter(|(cell, _)| !cell.is_empty())
    }

    fn text(&self, field: Field) -> &'c str {
        self.cells(field).next().map_or("", |(cell, _)| cell)
    }

    /// The row, and what is wrong with it that does not matter.
    ///
    /// # Errors
    ///
    /// What is wrong with it, in words.
    pub fn finish(&self, line: u64) -> Result<(Row, Option<String>), String> {
        let name = folded(self.text(Field::Name));
        if name.chars().filter(|c| c.is_alphanumeric()).count() < 2 {
            return Err(if name.is_empty() { "it has no name".to_owned() } else { format!("{name:?} is no name") });
        }
        if name.len() > LONGEST_NAME {
            return Err(format!("the name has {} bytes, and may have {LONGEST_NAME}", name.len()));
        }
        let (lat, lon) = self.located()?;
        let said = self.cells(Field::Kind).find_map(|(cell, _)| kinds::said(cell));
        let capacity = self.cells(Field::Capacity).next();
        // A cell may have several.
        let url = self.text(Field::Url).split([';', ' ']).next().unwrap_or_default();
        let (url, kept) = match safe_url(url) {
            Some(url) => (url, None),
            None => ("", Some(format!("{url:?} is no address that begins with http or https; the row has no link"))),
        };
        let row = Row {
            line,
            id: short(self.text(Field::Id)),
            aliases: self.aliases(&name),
            kind: kinds::narrowed(said, kinds::of_name(&name)),
            lat,
            lon,
            rough: self.rough,
            countries: self.cells(Field::Country).map(|(cell, _)| cell.to_owned()).collect(),
            operator: short(self.text(Field::Operator)),
            capacity: capacity.map(|(cell, unit)| measured(cell, unit)).unwrap_or_default(),
            status: short(self.text(Field::Status)),
            url: url.to_owned(),
            name,
        };
        Ok((row, kept))
    }

    fn located(&self) -> Result<(f64, f64), String> {
        let (lat, lon) = match self.point {
            Some(point) => point,
            None => match self.text(Field::Point).split_once([',', ';']) {
                Some((lat, lon)) if self.text(Field::Lat).is_empty() => {
                    (degrees("latitude", lat)?, degrees("longitude", lon)?)
                }
                _ => (degrees("latitude", self.text(Field::Lat))?, degrees("longitude", self.text(Field::Lon))?),
            },
        };
        if lat.abs() > 90.0 {
            return Err(format!("the latitude {lat} is not between -90 and 90"));
        }
        if lon.abs() > 180.0 {
            return Err(format!("the longitude {lon} is not between -180 and 180"));
        }
        if lat == 0.0 && lon == 0.0 {
            return Err("0, 0 is no site's point".to_owned());
        }
        Ok((lat, lon))
    }

    /// The other names; a cell has several with ";" or "|" between them, or else with ",".
    fn aliases(&self, name: &str) -> Vec<String> {
        let mut aliases: Vec<String> = Vec::new();
        for (cell, _) in self.cells(Field::Aliases) {
            let marks: &[char] = if cell.contains([';', '|']) { &[';', '|'] } else { &[','] };
            for alias in cell.split(marks).map(folded) {
                let letters = alias.chars().filter(|c| c.is_alphabetic()).count();
                if letters >= 3 && alias.len() <= LONGEST_NAME && alias != name && !aliases.contains(&alias) {
                    aliases.push(alias);
                }
            }
        }
        aliases.truncate(MOST_ALIASES);
        aliases
    }
}

/// White space folded to single spaces.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text of a card, no longer than it may be.
fn short(text: &str) -> String {
    let text = folded(text);
    let end = (0..=LONGEST_TEXT.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    text[..end].to_owned()
}

fn degrees(what: &str, cell: &str) -> Result<f64, String> {
    let cell = cell.trim();
    if cell.is_empty() {
        return Err(format!("it has no {what}"));
    }
    // "50,45": a comma is a decimal one where cells are parted by something else.
    let point = cell.replace(',', ".");
    match point.parse::<f64>() {
        Ok(degrees) if degrees.is_finite() => Ok(degrees),
        _ => Err(format!("the {what} is {cell:?}, which is no number of degrees")),
    }
}

/// A number with the unit of its column; a text that has its own as it is.
fn measured(cell: &str, unit: &str) -> String {
    match cell.parse::<f64>() {
        Ok(number) if !unit.is_empty() => format!("{} {unit}", (number * 10.0).round() / 10.0),
        _ => short(cell),
    }
}

/// The address if it is one that a link may lead to, or empty; `None` for anything else.
fn safe_url(url: &str) -> Option<&str> {
    let web = ["https://", "http://"].iter().any(|scheme| url.to_ascii_lowercase().starts_with(scheme));
    let clean = !url.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\'));
    (url.is_empty() || (web && clean && url.len() <= 500)).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_that_is_no_web_address_is_refused() {
        for url in ["javascript:alert(1)", "data:text/html,x", "www.example.org", "https://a b", "https://a\">"] {
            assert_eq!(safe_url(url), None, "{url}");
        }
        assert_eq!(safe_url("https://example.org/a?b=c"), Some("https://example.org/a?b=c"));
    }

    #[test]
    fn a_bare_number_gets_the_unit_of_its_column() {
        assert_eq!(measured("1317.0000", "MW"), "1317 MW");
        assert_eq!(measured("2 x 300 MW", "MW"), "2 x 300 MW");
        assert_eq!(measured("40", ""), "40");
    }
}

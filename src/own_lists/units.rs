//! Lists that have a row for each unit or phase of a plant: one site of them.

use std::collections::HashMap;

use super::row::Row;
use crate::gazetteer::{distance_km, normalise};

/// How far apart rows of one name may be and still be one site, in km.
const ONE_SITE_KM: f64 = 3.0;

/// Rows of one name and one place made one: their capacities added where they have one unit, their other names together.
pub fn merge(rows: Vec<Row>) -> Vec<Row> {
    let mut merged: Vec<Row> = Vec::with_capacity(rows.len());
    let mut of_name: HashMap<String, Vec<usize>> = HashMap::new();
    for row in rows {
        let same = of_name.entry(normalise::key(&row.name)).or_default();
        let near = |at: &&usize| {
            let first = &merged[**at];
            first.kind == row.kind && distance_km(first.lat, first.lon, row.lat, row.lon) <= ONE_SITE_KM
        };
        match same.iter().find(near).copied() {
            Some(at) => join(&mut merged[at], row),
            None => {
                same.push(merged.len());
                merged.push(row);
            }
        }
    }
    merged
}

fn join(site: &mut Row, unit: Row) {
    if let Some(sum) = added(&site.capacity, &unit.capacity) {
        site.capacity = sum;
    }
    for alias in unit.aliases {
        if !site.aliases.contains(&alias) {
            site.aliases.push(alias);
        }
    }
    if !unit.status.is_empty() && !site.status.split(", ").any(|status| status == unit.status) {
        let before = std::mem::take(&mut site.status);
        site.status = if before.is_empty() { unit.status } else { format!("{before}, {}", unit.status) };
    }
    for (text, other) in [(&mut site.operator, unit.operator), (&mut site.url, unit.url)] {
        if text.is_empty() {
            *text = other;
        }
    }
}

/// The sum of two capacities of one unit.
fn added(a: &str, b: &str) -> Option<String> {
    if a.is_empty() {
        return (!b.is_empty()).then(|| b.to_owned());
    }
    let ((first, unit), (second, other)) = (a.split_once(' ')?, b.split_once(' ')?);
    let sum = first.parse::<f64>().ok()? + second.parse::<f64>().ok()?;
    (unit == other).then(|| format!("{} {unit}", (sum * 10.0).round() / 10.0))
}

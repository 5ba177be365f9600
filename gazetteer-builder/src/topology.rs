//! TopoJSON: the outlines of world-atlas.

use std::path::Path;

use serde::Deserialize;

use crate::error::BuildError;
use crate::npm::json;

/// A point as longitude and latitude in degrees.
pub type Point = (f64, f64);

/// A closed ring: an outer outline or a hole.
pub type Ring = Vec<Point>;

#[derive(Debug, Deserialize)]
struct Topology {
    objects: std::collections::BTreeMap<String, Collection>,
    arcs: Vec<Vec<(f64, f64)>>,
    transform: Transform,
}

#[derive(Debug, Deserialize)]
struct Transform {
    scale: (f64, f64),
    translate: (f64, f64),
}

#[derive(Debug, Deserialize)]
struct Collection {
    geometries: Vec<Geometry>,
}

#[derive(Debug, Deserialize)]
struct Geometry {
    #[serde(flatten)]
    shape: Shape,
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    properties: Properties,
}

#[derive(Debug, Default, Deserialize)]
struct Properties {
    #[serde(default)]
    name: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Shape {
    Polygon(Vec<Vec<i64>>),
    MultiPolygon(Vec<Vec<Vec<i64>>>),
}

/// A shape with its identifier (for a country its ISO 3166-1 number).
#[derive(Debug)]
pub struct Outline {
    /// The identifier.
    pub id: Option<String>,
    /// The name that the map gives it.
    pub name: Option<String>,
    /// Its rings, outer outlines and holes alike.
    pub rings: Vec<Ring>,
}

/// Reads the outlines of one object of a TopoJSON file.
pub fn outlines(path: &Path, object: &str) -> Result<Vec<Outline>, BuildError> {
    let topology: Topology = json(path)?;
    let arcs: Vec<Ring> = topology.arcs.iter().map(|arc| absolute(arc, &topology.transform)).collect();
    let collection =
        topology.objects.get(object).ok_or_else(|| BuildError::format(path, format!("no object {object:?}")))?;
    let ring = |numbers: &Vec<i64>| -> Result<Ring, BuildError> {
        let mut points: Ring = Vec::new();
        for &number in numbers {
            // A negative number is the complement of an arc that is followed backwards.
            let index = usize::try_from(if number < 0 { !number } else { number });
            let arc = index.ok().and_then(|index| arcs.get(index));
            let arc = arc.ok_or_else(|| BuildError::format(path, format!("no arc {number}")))?;
            let skip = usize::from(!points.is_empty());
            if number < 0 {
                points.extend(arc.iter().rev().skip(skip));
            } else {
                points.extend(arc.iter().skip(skip));
            }
        }
        Ok(points)
    };
    collection
        .geometries
        .iter()
        .map(|geometry| {
            let rings: Vec<&Vec<i64>> = match &geometry.shape {
                Shape::Polygon(rings) => rings.iter().collect(),
                Shape::MultiPolygon(polygons) => polygons.iter().flatten().collect(),
            };
            let rings = rings.into_iter().map(ring).collect::<Result<_, _>>()?;
            Ok(Outline { id: geometry.id.clone(), name: geometry.properties.name.clone(), rings })
        })
        .collect()
}

/// Undoes the delta coding and the quantisation of an arc.
fn absolute(arc: &[(f64, f64)], transform: &Transform) -> Ring {
    let (mut x, mut y) = (0.0, 0.0);
    arc.iter()
        .map(|(dx, dy)| {
            x += dx;
            y += dy;
            let lon = x * transform.scale.0 + transform.translate.0;
            (lon, y * transform.scale.1 + transform.translate.1)
        })
        .collect()
}

/// Whether a point is within the rings, by the even-odd rule. A ring may cross the date line: a side
/// of more than half the globe goes the other way round.
pub fn contains(rings: &[Ring], (lon, lat): Point) -> bool {
    let crossings = |ring: &Ring, lon: f64| {
        let mut count = 0u32;
        let mut turn = 0.0;
        for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            let from = a.0 + turn;
            turn -= ((b.0 - a.0) / 360.0).round() * 360.0;
            let to = b.0 + turn;
            if (a.1 > lat) != (b.1 > lat) && lon < (to - from) * (lat - a.1) / (b.1 - a.1) + from {
                count += 1;
            }
        }
        count
    };
    let inside = |lon| rings.iter().map(|ring| crossings(ring, lon)).sum::<u32>() % 2 == 1;
    [lon, lon - 360.0, lon + 360.0].into_iter().any(inside)
}

#[cfg(test)]
mod tests {
    use super::contains;

    #[test]
    fn a_ring_across_the_date_line_holds_what_is_on_both_sides() {
        let ring = vec![(170.0, 60.0), (-170.0, 60.0), (-170.0, 70.0), (170.0, 70.0)];
        let rings = [ring, vec![(20.0, 60.0), (40.0, 60.0), (40.0, 70.0), (20.0, 70.0)]];
        for (lon, expected) in [(175.0, true), (-175.0, true), (30.0, true), (0.0, false), (160.0, false)] {
            assert_eq!(contains(&rings, (lon, 65.0)), expected, "{lon}");
        }
    }
}

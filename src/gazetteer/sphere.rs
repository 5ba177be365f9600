//! Points on the sphere as unit vectors, and how near two of them are.
//!
//! A distance between two vectors takes no sine and no arc: whether two points are within so many
//! kilometres is a comparison of chords ([`Reach`]), and how a bond fades with distance
//! ([`Point::closeness`]) is a polynomial of the chord. All of it is plain arithmetic, so that the
//! browser's core gives the same bits as the command line.

/// Radius of the sphere in kilometres.
const RADIUS_KM: f64 = 6371.0;

/// The distance in kilometres over which [`Point::closeness`] falls to 1/e.
pub const CLOSENESS_KM: f64 = 400.0;

/// Beyond this distance the closeness, less than 1/100,000, counts as none.
const FAR: Reach = Reach::km(4_700.0);

#[cfg(test)]
thread_local! {
    /// Pairs of points that were looked at on this thread, for tests of how much work a text makes.
    pub(crate) static LOOKS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// A point on the sphere: a vector of length one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    x: f64,
    y: f64,
    z: f64,
}

/// A distance on the sphere, kept as the square of its chord.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Reach(f64);

impl Reach {
    /// So many kilometres, at most 10,000.
    #[must_use]
    pub const fn km(km: f64) -> Self {
        let (sine, _) = sin_cos(km / (2.0 * RADIUS_KM));
        Self(4.0 * sine * sine)
    }
}

impl Point {
    /// The point of a latitude and a longitude in degrees.
    #[must_use]
    pub fn new(lat: f64, lon: f64) -> Self {
        let (sin_lat, cos_lat) = sin_cos(lat.to_radians());
        let (sin_lon, cos_lon) = sin_cos(lon.to_radians());
        Self { x: cos_lat * cos_lon, y: cos_lat * sin_lon, z: sin_lat }
    }

    /// The middle of points with their weights; `None` if they have none.
    #[must_use]
    pub fn middle(points: impl Iterator<Item = (Self, f64)>) -> Option<Self> {
        let sum = points.fold(Self { x: 0.0, y: 0.0, z: 0.0 }, |sum, (p, weight)| Self {
            x: sum.x + weight * p.x,
            y: sum.y + weight * p.y,
            z: sum.z + weight * p.z,
        });
        let length = (sum.x * sum.x + sum.y * sum.y + sum.z * sum.z).sqrt();
        (length > 1e-9).then(|| Self { x: sum.x / length, y: sum.y / length, z: sum.z / length })
    }

    #[inline]
    fn chord_squared(self, other: Self) -> f64 {
        #[cfg(test)]
        LOOKS.set(LOOKS.get() + 1);
        let (x, y, z) = (self.x - other.x, self.y - other.y, self.z - other.z);
        x * x + y * y + z * z
    }

    /// Whether `other` is no farther than `reach`.
    #[must_use]
    #[inline]
    pub fn is_within(self, other: Self, reach: Reach) -> bool {
        self.chord_squared(other) <= reach.0
    }

    /// How near `other` is: 1 at the same point, 1/e at [`CLOSENESS_KM`], and so on. Its fourth power
    /// falls to 1/e at 100 km, its eighth at 50 km.
    #[must_use]
    #[inline]
    pub fn closeness(self, other: Self) -> f32 {
        let chord_squared = self.chord_squared(other);
        if chord_squared > FAR.0 { 0.0 } else { fade(chord_squared) }
    }
}

/// `exp(-km / CLOSENESS_KM)` for the square of a chord up to [`FAR`].
fn fade(chord_squared: f64) -> f32 {
    let h = chord_squared / 4.0;
    // The series of the arc sine; at most a metre off at the far end.
    let arc = 1.0 / 6.0
        + h * (3.0 / 40.0
            + h * (15.0 / 336.0 + h * (105.0 / 3456.0 + h * (945.0 / 42_240.0 + h * (10_395.0 / 599_040.0)))));
    let halves = h.sqrt() * (1.0 + h * arc) * (-2.0 * RADIUS_KM / CLOSENESS_KM * std::f64::consts::LOG2_E);
    // 2 to the power of a number that is not positive: a whole part and the rest, within a half.
    let whole = (halves - 0.5) as i32;
    let r = (halves - f64::from(whole)) * std::f64::consts::LN_2;
    let power =
        1.0 + r * (1.0 + r * (1.0 / 2.0 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * (1.0 / 120.0 + r * (1.0 / 720.0))))));
    let scale = f64::from_bits(((1023 + i64::from(whole)) as u64) << 52);
    (power * scale) as f32
}

/// Sine and cosine of an angle of at most two right angles either way, in radians.
const fn sin_cos(angle: f64) -> (f64, f64) {
    use std::f64::consts::FRAC_PI_2;
    let turns = angle / FRAC_PI_2;
    let turns = (if turns < 0.0 { turns - 0.5 } else { turns + 0.5 }) as i32;
    let r = angle - turns as f64 * FRAC_PI_2;
    let h = r * r;
    let sine = r
        * (1.0
            - h / 6.0
                * (1.0
                    - h / 20.0
                        * (1.0
                            - h / 42.0
                                * (1.0 - h / 72.0 * (1.0 - h / 110.0 * (1.0 - h / 156.0 * (1.0 - h / 210.0)))))));
    let cosine = 1.0
        - h / 2.0
            * (1.0
                - h / 12.0
                    * (1.0 - h / 30.0 * (1.0 - h / 56.0 * (1.0 - h / 90.0 * (1.0 - h / 132.0 * (1.0 - h / 182.0))))));
    match turns & 3 {
        0 => (sine, cosine),
        1 => (cosine, -sine),
        2 => (-sine, -cosine),
        _ => (-cosine, sine),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::distance_km;

    /// Points all over the globe, poles and the date line among them.
    fn points() -> impl Iterator<Item = (f64, f64)> {
        (-9..=9).flat_map(|lat| (-12..=12).map(move |lon| (f64::from(lat) * 10.0, f64::from(lon) * 15.0)))
    }

    #[test]
    fn closeness_is_what_the_distance_says_everywhere() {
        for (lat, lon) in points() {
            for (dlat, dlon) in
                [(0.0, 0.0), (0.01, 0.0), (0.3, 0.7), (3.0, -2.0), (9.0, 11.0), (-20.0, 30.0), (30.0, 60.0)]
            {
                let (to_lat, to_lon) = ((lat + dlat).clamp(-90.0, 90.0), lon + dlon);
                let to_lon = if to_lon > 180.0 { to_lon - 360.0 } else { to_lon };
                let km = distance_km(lat, lon, to_lat, to_lon);
                let (from, to) = (Point::new(lat, lon), Point::new(to_lat, to_lon));
                let expected = if km > 4_700.0 { 0.0 } else { (-km / CLOSENESS_KM).exp() };
                let found = f64::from(from.closeness(to));
                assert!((found - expected).abs() < 1e-6, "{lat} {lon} {to_lat} {to_lon}: {found} for {expected}");
                for reach in [60.0, 110.0, 250.0, 1500.0] {
                    let sure = (km - reach).abs() > 0.01;
                    assert!(!sure || from.is_within(to, Reach::km(reach)) == (km <= reach), "{km} {reach}");
                }
            }
        }
    }
}

//! Numbers as they are written: with a few decimals, by whole numbers alone. The standard library's own writing of floats, exact
//! to any number of digits, weighs eleven kilobytes in the core, and nothing that is written here has more than four.

use std::fmt;

/// Most decimals.
const MOST: u32 = 6;

/// A number that is written with so many decimals: the nearest, and of two as near the one farther from nought.
///
/// ```
/// use dateline::text::decimal::{fixed, trimmed};
///
/// assert_eq!(fixed(-0.25, 1).to_string(), "-0.3");
/// assert_eq!(trimmed(32.0, 4).to_string(), "32");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    negative: bool,
    whole: u64,
    /// What stands behind the point, in parts of ten to the power of `digits`.
    part: u64,
    digits: u32,
}

/// `value` with `digits` decimals, at most six. What is no number is nought.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "few digits")]
pub fn fixed(value: impl Into<f64>, digits: u32) -> Decimal {
    let value = value.into();
    let digits = digits.min(MOST);
    let parts = 10u64.pow(digits);
    let all = (value.abs() * parts as f64).round() as u64;
    Decimal { negative: value < 0.0 && all > 0, whole: all / parts, part: all % parts, digits }
}

/// The same without noughts at its end.
#[must_use]
pub fn trimmed(value: impl Into<f64>, digits: u32) -> Decimal {
    let mut decimal = fixed(value, digits);
    while decimal.digits > 0 && decimal.part.is_multiple_of(10) {
        decimal.part /= 10;
        decimal.digits -= 1;
    }
    decimal
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.negative {
            f.write_str("-")?;
        }
        write!(f, "{}", self.whole)?;
        if self.digits == 0 {
            return Ok(());
        }
        write!(f, ".{:0width$}", self.part, width = self.digits as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_nearly_nought_has_no_sign_and_what_is_no_number_is_nought() {
        assert_eq!(fixed(-0.04, 1).to_string(), "0.0");
        assert_eq!(fixed(f64::NAN, 2).to_string(), "0.00");
        assert_eq!(fixed(-1.005f32, 2).to_string(), "-1.00");
        assert_eq!(trimmed(-0.5, 4).to_string(), "-0.5");
        assert_eq!(trimmed(100.0, 0).to_string(), "100");
    }

    proptest! {
        #[test]
        fn it_is_what_the_standard_library_writes_but_for_halves(value in -1e6f64..1e6, digits in 0u32..=6) {
            let written: f64 = fixed(value, digits).to_string().parse().unwrap_or(f64::NAN);
            let exact: f64 = format!("{value:.*}", digits as usize).parse().unwrap_or(f64::NAN);
            // In the last place, where the value lies half-way.
            prop_assert!((written - exact).abs() <= 1.01 / 10f64.powi(digits as i32), "{written} {exact}");
            prop_assert!((written - value).abs() <= 0.500_001 / 10f64.powi(digits as i32), "{written} {value}");
        }

        #[test]
        fn trimmed_it_is_the_same_number(value in -1e6f64..1e6, digits in 0u32..=6) {
            let number = |decimal: Decimal| decimal.to_string().parse::<f64>().ok();
            prop_assert_eq!(number(trimmed(value, digits)), number(fixed(value, digits)));
            prop_assert!(!trimmed(value, digits).to_string().ends_with('.'));
        }
    }
}

//! Articles and annotations as texts, for the way between a page and the place where it is annotated.
//!
//! A browser's extension may hand over what JSON can carry. This is shorter than JSON and quicker to
//! read: numbers are written in digits of five bits, a string that comes again as its number. Both
//! ends are always of one build, so there is no version; a text that is cut off or made up is
//! refused, never misread beyond that. Every page loads this, hence the few functions that are not inlined.

mod annotations;
mod article;

use std::collections::HashMap;

use crate::text::hashing::Fast;

/// Bits of a number in one character; the sixth says that more follow.
const BITS: u32 = 5;
const MORE: u8 = 1 << BITS;
/// The first of the 64 characters that numbers are written in.
const ZERO: u8 = b'0';

/// A value that can be handed over.
pub trait Wire: Sized {
    /// Appends the value.
    fn write(&self, to: &mut Writer);
    /// Reads what [`Self::write`] has written; `None` if it is something else.
    fn read(from: &mut Reader<'_>) -> Option<Self>;
}

/// `value` as a text.
#[must_use]
pub fn write(value: &impl Wire) -> String {
    let mut writer = Writer::default();
    value.write(&mut writer);
    writer.text
}

/// The value that `text` is of; `None` if it is of no such value.
#[must_use]
pub fn read<T: Wire>(text: &str) -> Option<T> {
    read_moved(text, 0)
}

/// [`read`], with every span moved on by `by` bytes: what was found in an excerpt that begins there.
#[must_use]
pub fn read_moved<T: Wire>(text: &str, by: usize) -> Option<T> {
    let mut reader = Reader { text, at: 0, strings: Vec::new(), by };
    let value = T::read(&mut reader)?;
    (reader.at == text.len()).then_some(value)
}

/// A text that is being written.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
    /// The number from 1 of every string that was written.
    strings: HashMap<String, u64, Fast>,
}

impl Writer {
    #[inline(never)]
    fn number(&mut self, mut number: u64) {
        loop {
            // Five bits, so nothing is cut off.
            let digit = (number & u64::from(MORE - 1)) as u8;
            number >>= BITS;
            let more = if number == 0 { 0 } else { MORE };
            self.text.push(char::from(ZERO + (digit | more)));
            if more == 0 {
                return;
            }
        }
    }

    /// A string that is not looked for again: one long one.
    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.text.push_str(text);
    }

    #[inline(never)]
    fn string(&mut self, string: &str) {
        if let Some(&number) = self.strings.get(string) {
            self.number(number);
        } else {
            self.number(0);
            self.text(string);
            self.strings.insert(string.to_owned(), self.strings.len() as u64 + 1);
        }
    }
}

/// A text that is being read.
#[derive(Debug)]
pub struct Reader<'t> {
    text: &'t str,
    /// Bytes read.
    at: usize,
    /// The strings read, by their number less 1.
    strings: Vec<&'t str>,
    /// Bytes that spans are moved on by.
    by: usize,
}

impl<'t> Reader<'t> {
    #[inline(never)]
    fn number(&mut self) -> Option<u64> {
        let (mut number, mut shift) = (0_u64, 0);
        loop {
            let digit = self.text.as_bytes().get(self.at)?.checked_sub(ZERO)?;
            if digit >= 2 * MORE || shift >= u64::BITS {
                return None;
            }
            self.at += 1;
            number |= u64::from(digit & (MORE - 1)) << shift;
            shift += BITS;
            if digit & MORE == 0 {
                return Some(number);
            }
        }
    }

    #[inline(never)]
    fn text(&mut self) -> Option<&'t str> {
        let length = usize::try_from(self.number()?).ok()?;
        let text = self.text.get(self.at..self.at.checked_add(length)?)?;
        self.at += length;
        Some(text)
    }

    #[inline(never)]
    fn string(&mut self) -> Option<&'t str> {
        match self.number()? {
            0 => {
                let text = self.text()?;
                self.strings.push(text);
                Some(text)
            }
            number => self.strings.get(usize::try_from(number).ok()?.checked_sub(1)?).copied(),
        }
    }
}

impl Wire for u64 {
    fn write(&self, to: &mut Writer) {
        to.number(*self);
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        from.number()
    }
}

/// Types that go as numbers: into one, and back out of one if it is theirs.
macro_rules! as_number {
    ($($type:ty: $into:expr, $out:expr;)*) => {$(
        impl Wire for $type {
            fn write(&self, to: &mut Writer) {
                let into: fn(&$type) -> u64 = $into;
                to.number(into(self));
            }

            fn read(from: &mut Reader<'_>) -> Option<Self> {
                let out: fn(u64) -> Option<$type> = $out;
                out(from.number()?)
            }
        }
    )*};
}
use as_number;

as_number! {
    u32: |&number| number.into(), |number| number.try_into().ok();
    usize: |&number| number as u64, |number| number.try_into().ok();
    bool: |&is| is.into(), |number| (number < 2).then_some(number == 1);
    f32: |number| number.to_bits().into(), |bits| Some(f32::from_bits(bits.try_into().ok()?));
    f64: |number| number.to_bits(), |bits| Some(f64::from_bits(bits));
}

impl Wire for String {
    fn write(&self, to: &mut Writer) {
        to.string(self);
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        from.string().map(str::to_owned)
    }
}

impl<T: Wire> Wire for Option<T> {
    fn write(&self, to: &mut Writer) {
        self.is_some().write(to);
        if let Some(value) = self {
            value.write(to);
        }
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        if bool::read(from)? { T::read(from).map(Some) } else { Some(None) }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&self, to: &mut Writer) {
        self.len().write(to);
        self.iter().for_each(|value| value.write(to));
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        let mut values = Vec::new();
        // No room is made for a number that may be made up.
        for _ in 0..usize::read(from)? {
            values.push(T::read(from)?);
        }
        Some(values)
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn write(&self, to: &mut Writer) {
        self.0.write(to);
        self.1.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        Some((A::read(from)?, B::read(from)?))
    }
}

/// Types that go field by field.
macro_rules! records {
    ($($type:ty { $($field:ident),* $(; not $left:ident)* })*) => {$(
        impl $crate::wire::Wire for $type {
            fn write(&self, to: &mut $crate::wire::Writer) {
                $(self.$field.write(to);)*
            }

            fn read(from: &mut $crate::wire::Reader<'_>) -> Option<Self> {
                $(let $field = $crate::wire::Wire::read(from)?;)*
                Some(Self { $($field,)* $($left: Default::default(),)* })
            }
        }
    )*};
}
use records;

/// Types of one value among some, which go as its place in the list.
macro_rules! choices {
    ($($type:ty { $($variant:ident),* })*) => {$(
        impl $crate::wire::Wire for $type {
            fn write(&self, to: &mut $crate::wire::Writer) {
                const ALL: &[$type] = &[$(<$type>::$variant),*];
                // The compiler sees that the list is whole.
                match self { $(<$type>::$variant)|* => {} }
                to.number(ALL.iter().position(|one| one == self).unwrap_or(ALL.len()) as u64);
            }

            fn read(from: &mut $crate::wire::Reader<'_>) -> Option<Self> {
                const ALL: &[$type] = &[$(<$type>::$variant),*];
                ALL.get(usize::try_from(from.number()?).ok()?).copied()
            }
        }
    )*};
}
use choices;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{read, write};

    proptest! {
        #[test]
        fn what_is_written_is_read(numbers: Vec<u64>, strings: Vec<Option<(String, f64)>>, is: bool) {
            let strings: Vec<_> = strings.into_iter().map(|s| s.filter(|(_, number)| !number.is_nan())).collect();
            let value = (numbers, (strings.clone(), (strings, is)));
            prop_assert_eq!(read(&write(&value)), Some(value));
        }

        #[test]
        fn what_is_made_up_is_refused_or_read_but_never_fails(text: String) {
            let _: Option<(Vec<String>, Vec<u32>)> = read(&text);
        }

        #[test]
        fn what_is_cut_off_is_refused(strings in proptest::collection::vec("[a-zé]{1,9}", 1..9), cut in 1_usize..9) {
            let mut text = write(&strings);
            for _ in 0..cut {
                text.pop();
            }
            prop_assert_eq!(read::<Vec<String>>(&text), None);
        }
    }

    #[test]
    fn a_string_that_comes_again_costs_a_number() {
        let strings = vec!["population".to_owned(); 100];
        assert!(write(&strings).len() < 120);
    }
}

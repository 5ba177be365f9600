//! Pieces of text between the word boundaries of UAX #29.
//!
//! News English is letters, digits and a few marks whose class the rules can be read off at once;
//! what begins like that is cut here, in one pass over the bytes. Every other piece, and every
//! piece that a character of another kind follows (it might combine), is left to the general
//! rules. A property test holds the two to the same tokens.

use unicode_segmentation::UnicodeSegmentation;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// White space.
    Space,
    /// Letters, digits and underscores only.
    Plain,
    /// The same with stops, apostrophes, colons or commas inside.
    Compound,
    /// A single mark of punctuation.
    Mark,
    /// Any other, by the general rules.
    General,
}

/// The class of a character, as far as it is known without a table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Underscore,
    /// Joins letters.
    InWord,
    /// Joins digits.
    InNumber,
    /// Joins letters or digits.
    InBoth,
    Space,
    Mark,
    End,
    Unknown,
}

/// The class of each character of ASCII.
static ASCII: [Class; 128] = {
    let mut classes = [Class::Mark; 128];
    let mut byte = 0_u8;
    while byte < 128 {
        classes[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'_' => Class::Underscore,
            b':' => Class::InWord,
            b',' | b';' => Class::InNumber,
            b'.' | b'\'' => Class::InBoth,
            b' ' | b'\n' | b'\t' | b'\r' | 0x0B | 0x0C => Class::Space,
            _ => Class::Mark,
        };
        byte += 1;
    }
    classes
};

/// The class of the character at byte `at`, and its length in bytes.
#[inline]
fn class(bytes: &[u8], at: usize) -> (Class, usize) {
    let Some(&first) = bytes.get(at) else { return (Class::End, 0) };
    if let Some(&class) = ASCII.get(usize::from(first)) {
        return (class, 1);
    }
    match *bytes.get(at..).unwrap_or_default() {
        // Latin-1 letters, but for × and ÷.
        [0xC3, second, ..] if second != 0x97 && second != 0xB7 => (Class::Letter, 2),
        // ‘ ’
        [0xE2, 0x80, 0x98 | 0x99, ..] => (Class::InBoth, 3),
        // – — “ ” …
        [0xE2, 0x80, 0x93 | 0x94 | 0x9C | 0x9D | 0xA6, ..] => (Class::Mark, 3),
        _ => (Class::Unknown, 0),
    }
}

/// The pieces of a text, in order, white space in runs.
#[derive(Clone, Debug)]
pub struct Pieces<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Pieces<'t> {
    /// The pieces of `text`.
    #[must_use]
    pub const fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// Where the next piece begins, in bytes.
    #[must_use]
    pub const fn at(&self) -> usize {
        self.at
    }

    /// The piece at `self.at`, if its class is known: its shape and its end.
    fn known(&self) -> Option<(Shape, usize)> {
        let bytes = self.text.as_bytes();
        let (first, length) = class(bytes, self.at);
        let mut end = self.at + length;
        match first {
            Class::Unknown | Class::End => None,
            Class::Space => loop {
                match class(bytes, end).0 {
                    Class::Space => end += 1,
                    Class::Unknown => return None,
                    _ => return Some((Shape::Space, end)),
                }
            },
            Class::Letter | Class::Digit | Class::Underscore => {
                let (mut last, mut shape) = (first, Shape::Plain);
                loop {
                    while bytes.get(end).is_some_and(u8::is_ascii_lowercase) {
                        (last, end) = (Class::Letter, end + 1);
                    }
                    let (next, width) = class(bytes, end);
                    let joins = match next {
                        Class::Letter | Class::Digit | Class::Underscore => {
                            last = next;
                            end += width;
                            continue;
                        }
                        Class::Unknown => return None,
                        Class::InWord => last == Class::Letter,
                        Class::InNumber => last == Class::Digit,
                        Class::InBoth => matches!(last, Class::Letter | Class::Digit),
                        Class::Space | Class::Mark | Class::End => false,
                    };
                    if !joins {
                        return Some((shape, end));
                    }
                    let (after, _) = class(bytes, end + width);
                    if after == Class::Unknown {
                        return None;
                    }
                    if after != last {
                        return Some((shape, end));
                    }
                    shape = Shape::Compound;
                    end += width;
                }
            }
            Class::InWord | Class::InNumber | Class::InBoth | Class::Mark => {
                (class(bytes, end).0 != Class::Unknown).then_some((Shape::Mark, end))
            }
        }
    }
}

impl<'t> Iterator for Pieces<'t> {
    /// Where it begins, its text and its shape.
    type Item = (usize, &'t str, Shape);

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.at;
        let (shape, piece) = match self.known() {
            Some((shape, end)) => (shape, self.text.get(at..end)?),
            // A boundary does not depend on what stands before the boundary before it.
            None => (Shape::General, self.text.get(at..)?.split_word_bounds().next()?),
        };
        self.at += piece.len();
        Some((at, piece, shape))
    }
}

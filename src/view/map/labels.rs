//! Where names stand: none over another, none over a marker, none cut by the edge.

use crate::view::geometry::{Rect, Size};

/// Size of the names of the article's places, in CSS pixels.
pub const TYPE: f64 = 12.0;
/// Size of the names that only help to find one's way.
pub const SMALL_TYPE: f64 = 11.0;
/// Height of a line, in sizes of its type.
const LINE: f64 = 1.25;
/// Room between a marker and its name.
const GAP: f64 = 3.5;
/// Room between two names, so that they do not read as one.
const SPACE: f64 = 4.0;
/// Most letters of a name beside its marker.
const LONGEST: usize = 26;

/// Which point of a line of text `x` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// A name in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The name, shortened where it is long.
    pub text: String,
    /// What `anchor` lies at.
    pub x: f64,
    /// The line that the letters stand on.
    pub baseline: f64,
    /// How the text lies at `x`.
    pub anchor: Anchor,
    /// What it takes up.
    pub room: Rect,
}

/// The picture's free room.
#[derive(Clone, Debug)]
pub struct Room {
    size: Size,
    taken: Vec<Rect>,
}

impl Room {
    /// A picture with `taken` already filled.
    #[must_use]
    pub const fn new(size: Size, taken: Vec<Rect>) -> Self {
        Self { size, taken }
    }

    /// Whether `rect` is inside and free.
    #[must_use]
    pub fn is_free(&self, rect: &Rect) -> bool {
        let inside = rect.x >= 0.0
            && rect.y >= 0.0
            && rect.x + rect.width <= self.size.width
            && rect.y + rect.height <= self.size.height;
        inside && !self.taken.iter().any(|other| other.overlaps(rect))
    }

    /// Fills `rect`.
    pub fn take(&mut self, rect: Rect) {
        self.taken.push(rect);
    }

    /// Puts `name` beside a marker of `radius` at `at`: right of it, left, above, below or in a corner, whichever is
    /// free first.
    pub fn beside(&mut self, name: &str, at: (f64, f64), radius: f64) -> Option<Label> {
        let (width, height) = (text_width(name, TYPE), TYPE * LINE);
        let (off, corner) = (radius + GAP, radius * 0.7 + GAP + 2.0);
        let sides = [
            (Anchor::Start, off, 0.0),
            (Anchor::End, -off, 0.0),
            (Anchor::Middle, 0.0, -off - height / 2.0),
            (Anchor::Middle, 0.0, off + height / 2.0),
            (Anchor::Start, off, -corner),
            (Anchor::Start, off, corner),
            (Anchor::End, -off, -corner),
            (Anchor::End, -off, corner),
        ];
        sides.into_iter().find_map(|(anchor, dx, dy)| {
            let label = label(name, (at.0 + dx, at.1 + dy), anchor, (width, height));
            self.is_free(&label.room).then(|| {
                self.take(label.room);
                label
            })
        })
    }

    /// Puts `name` over `at`, if that is free.
    pub fn over(&mut self, name: &str, at: (f64, f64), size: f64) -> Option<Label> {
        let label = label(name, at, Anchor::Middle, (text_width(name, size), size * LINE));
        self.is_free(&label.room).then(|| {
            self.take(label.room);
            label
        })
    }
}

/// A label whose middle line is at `at`.
fn label(text: &str, (x, y): (f64, f64), anchor: Anchor, (width, height): (f64, f64)) -> Label {
    let left = match anchor {
        Anchor::Start => x,
        Anchor::Middle => x - width / 2.0,
        Anchor::End => x - width,
    };
    let room = Rect { x: left - SPACE / 2.0, y: y - height / 2.0, width: width + SPACE, height };
    // Latin capitals are some 0.7 of their size high.
    Label { text: text.to_owned(), x, baseline: y + height / LINE * 0.35, anchor, room }
}

/// A name that is not longer than there is room for, cut behind a word where half of the room is left to it: whoever speaks
/// to the machine says the words that are seen, and they have to be those of the whole name.
pub fn shortened(name: &str) -> String {
    if name.chars().nth(LONGEST).is_none() {
        return name.to_owned();
    }
    let kept: String = name.chars().take(LONGEST - 1).collect();
    let whole = match kept.rsplit_once(' ') {
        Some((words, _)) if words.chars().count() >= LONGEST / 2 && !name[kept.len()..].starts_with(' ') => words,
        _ => &kept,
    };
    format!("{}…", whole.trim_end())
}

/// How wide a text is at most in the sans-serif faces that systems have, semibold, in CSS pixels. Texts cannot be
/// measured here; too much costs a name, too little lays one over another.
#[must_use]
pub fn text_width(text: &str, size: f64) -> f64 {
    text.chars().map(|c| letter_width(c) * size).sum()
}

/// In sizes of the type.
const fn letter_width(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '\'' | '’' | '.' | ',' | ' ' | 'ì'..='ï' => 0.36,
        'f' | 't' | 'r' | '-' | '(' | ')' => 0.45,
        'm' | 'w' | 'M' | 'W' | '…' | '—' => 1.02,
        'A'..='Z' | '0'..='9' => 0.76,
        'a'..='z' => 0.66,
        // Combining marks take no room of their own.
        '\u{300}'..='\u{36f}' => 0.0,
        '\u{c0}'..='\u{24f}' => 0.78,
        '\u{370}'..='\u{52f}' => 0.86,
        '\u{590}'..='\u{6ff}' => 0.75,
        _ => 1.05,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size { width: 200.0, height: 100.0 };

    fn sides(count: usize, at: (f64, f64)) -> Vec<Option<Anchor>> {
        let marker = Rect { x: at.0 - 5.0, y: at.1 - 5.0, width: 10.0, height: 10.0 };
        let mut room = Room::new(SIZE, vec![marker]);
        (0..count).map(|_| room.beside("Halych", at, 5.0).map(|label| label.anchor)).collect()
    }

    #[test]
    fn a_name_goes_where_there_is_room_and_is_left_out_where_there_is_none() {
        let round = sides(9, (100.0, 50.0));
        assert_eq!(round[..4], [Some(Anchor::Start), Some(Anchor::End), Some(Anchor::Middle), Some(Anchor::Middle)]);
        assert_eq!(round[8], None);
        assert_eq!(sides(1, (190.0, 50.0)), [Some(Anchor::End)], "not over the edge");
    }

    #[test]
    fn a_long_name_is_cut_beside_its_marker() {
        assert_eq!(shortened("Zaporizhzhia Nuclear Power Plant"), "Zaporizhzhia Nuclear…");
        assert_eq!(shortened("Petropavlovsk-Kamchatskyi-Yelizovo"), "Petropavlovsk-Kamchatskyi…");
        assert_eq!(shortened("Odesa"), "Odesa");
    }
}

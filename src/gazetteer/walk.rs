//! Walking the keys piece by piece, for the longest match in a text.

use super::format::MAX_KEY;
use super::{Candidate, Gazetteer};

/// A position among the keys: all that begin with what was pushed so far.
///
/// A walk is small and cheap to copy; copy it before a push to be able to come back.
///
/// ```no_run
/// # fn show(gazetteer: &dateline::gazetteer::Gazetteer) {
/// let mut walk = gazetteer.walk();
/// assert!(walk.push_token("new"));
/// let here = walk;
/// if walk.push_token("york") {
///     println!("{} places", walk.candidates().len());
/// }
/// # let _ = here; }
/// ```
#[derive(Clone, Copy)]
pub struct Walk<'g> {
    gazetteer: &'g Gazetteer,
    buffer: [u8; MAX_KEY],
    length: u8,
    ordinal: u32,
    alive: bool,
    exact: bool,
}

impl<'g> Walk<'g> {
    pub(super) fn new(gazetteer: &'g Gazetteer) -> Self {
        Self { gazetteer, buffer: [0; MAX_KEY], length: 0, ordinal: 0, alive: true, exact: false }
    }

    /// Goes on by some more of a key (see [`normalise::key`](super::normalise::key)). Returns
    /// `false` if no key begins so; the walk is then at its end, and every further push fails.
    pub fn push(&mut self, piece: &str) -> bool {
        let start = usize::from(self.length);
        let end = start + piece.len();
        if !self.alive || end > MAX_KEY {
            self.alive = false;
            self.exact = false;
            return false;
        }
        self.buffer[start..end].copy_from_slice(piece.as_bytes());
        self.length = end as u8;
        let found = self.gazetteer.find(&self.buffer[..end], self.ordinal);
        self.alive = found.is_some_and(|found| found.prefix);
        self.exact = found.is_some_and(|found| found.exact);
        self.ordinal = found.map_or(self.ordinal, |found| found.ordinal as u32);
        self.alive
    }

    /// Pushes one token's key, with the space before it that parts it from the last. An empty key
    /// (a lone hyphen, say) changes nothing.
    pub fn push_token(&mut self, token: &str) -> bool {
        if token.is_empty() || self.length == 0 {
            return if token.is_empty() { self.alive } else { self.push(token) };
        }
        // Both pieces at once, so that there is one search and not two.
        let mut piece = [0; MAX_KEY];
        let end = token.len() + 1;
        let Some(room) = piece.get_mut(1..end) else {
            self.alive = false;
            self.exact = false;
            return false;
        };
        room.copy_from_slice(token.as_bytes());
        piece[0] = b' ';
        std::str::from_utf8(&piece[..end]).is_ok_and(|piece| self.push(piece))
    }

    /// Whether what was pushed is itself a key.
    pub fn is_key(&self) -> bool {
        self.exact
    }

    /// The places that bear exactly the key pushed so far, best prior first; empty if it is no key.
    pub fn candidates(&self) -> Vec<Candidate> {
        if !self.exact {
            return Vec::new();
        }
        self.gazetteer.candidates_of(self.ordinal as usize)
    }
}

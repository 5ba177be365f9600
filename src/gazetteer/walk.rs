//! Walking the keys piece by piece, for the longest match in a text.

use super::dictionary::Position;
use super::format::MAX_KEY;
use super::layer::Layer;
use super::{Candidate, Gazetteer, KeyId};

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
    alive: bool,
    /// The first key that begins with what was pushed; none before the first push and at the end.
    at: Option<Position<'g>>,
    /// The same among the keys of own lists.
    own: Option<Position<'g>>,
}

impl<'g> Walk<'g> {
    pub(super) fn new(gazetteer: &'g Gazetteer) -> Self {
        Self { gazetteer, buffer: [0; MAX_KEY], length: 0, alive: true, at: None, own: None }
    }

    /// Goes on by some more of a key (see [`normalise::key`](super::normalise::key)). Returns
    /// `false` if no key begins so; the walk is then at its end, and every further push fails.
    pub fn push(&mut self, piece: &str) -> bool {
        self.go_on(false, piece.as_bytes())
    }

    /// Goes on by a space, where there is to be one, and `piece`.
    fn go_on(&mut self, space: bool, piece: &[u8]) -> bool {
        let had = usize::from(self.length);
        let start = had + usize::from(space);
        let end = start + piece.len();
        let (from, from_own) = (self.at.take(), self.own.take());
        if !self.alive || end > MAX_KEY {
            self.alive = false;
            return false;
        }
        if space {
            self.buffer[had] = b' ';
        }
        self.buffer[start..end].copy_from_slice(piece);
        self.length = end as u8;
        let sought = &self.buffer[..end];
        let go_on = |layer: &'g Layer, from: Option<Position<'g>>| match from {
            Some(from) => layer.keys().go_on(layer.key_index(), from, sought, had),
            None if had == 0 => layer.keys().search(layer.key_index(), sought, 0),
            None => None,
        };
        self.at = go_on(&self.gazetteer.base, from);
        self.own = self.gazetteer.own.as_ref().and_then(|own| go_on(own, from_own));
        self.alive = self.at.is_some() || self.own.is_some();
        self.alive
    }

    /// Pushes one token's key, with the space before it that parts it from the last. An empty key
    /// (a lone hyphen, say) changes nothing.
    pub fn push_token(&mut self, token: &str) -> bool {
        if token.is_empty() || self.length == 0 {
            return if token.is_empty() { self.alive } else { self.push(token) };
        }
        self.go_on(true, token.as_bytes())
    }

    /// Whether what was pushed is itself a key.
    pub fn is_key(&self) -> bool {
        self.key().is_some()
    }

    /// The key that was pushed, if it is one.
    pub fn key(&self) -> Option<KeyId> {
        let exact = |at: Option<Position<'g>>| at.filter(Position::is_exact).map(|at| at.ordinal);
        let own = self.gazetteer.own.as_ref().and_then(|own| Some(own.key_at(exact(self.own)?)));
        own.or_else(|| Some(self.gazetteer.base.key_at(exact(self.at)?)))
    }

    /// The places that bear exactly the key pushed so far, best prior first; empty if it is no key.
    pub fn candidates(&self) -> Vec<Candidate> {
        self.key().map_or_else(Vec::new, |key| self.gazetteer.candidates(key))
    }
}

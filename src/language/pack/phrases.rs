//! Phrases of several words: a trie over the numbers of words, found by hashes as it lies.
//!
//! Layout: the number of nodes, the number of slots, a value for each node, then
//! for each slot a node, a word and the node that the word leads to.

use super::u32_at;
use super::vocabulary::WordId;

/// Bytes before the values.
pub(super) const HEAD: usize = 8;
/// Bytes of a slot.
pub(super) const SLOT: usize = 12;
/// A node without a value, and a slot without a node.
pub(super) const NONE: u32 = u32::MAX;

/// A place among the phrases: all that begin with the words so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node(pub(super) u32);

/// The phrases of one part.
#[derive(Clone, Copy, Debug)]
pub struct Phrases<'p> {
    pub(super) bytes: &'p [u8],
}

/// Where among `slots` the search for the word after a node begins. By the upper bits, so that there may be any number.
pub(super) fn slot_of(node: u32, word: u32, slots: u32) -> u32 {
    let mixed = node.wrapping_mul(0x9E37_79B1) ^ word.wrapping_mul(0x85EB_CA6B);
    let mixed = (mixed ^ mixed >> 15).wrapping_mul(0x9E37_79B1);
    ((u64::from(mixed) * u64::from(slots)) >> 32) as u32
}

impl Phrases<'_> {
    /// The beginning of every phrase.
    #[must_use]
    pub const fn root(&self) -> Node {
        Node(0)
    }

    /// The node that `word` leads to from `node`; `None` if no phrase goes on so.
    #[must_use]
    pub fn step(&self, node: Node, word: WordId) -> Option<Node> {
        let nodes = u32_at(self.bytes, 0) as usize;
        let slots = u32_at(self.bytes, 4);
        let from = HEAD + nodes * 4;
        let mut at = slot_of(node.0, word.0, slots);
        // A damaged table may have no empty slot.
        for _ in 0..slots {
            let slot = from + at as usize * SLOT;
            match u32_at(self.bytes, slot) {
                NONE => return None,
                found if found == node.0 && u32_at(self.bytes, slot + 4) == word.0 => {
                    return Some(Node(u32_at(self.bytes, slot + 8)));
                }
                _ => at = if at + 1 < slots { at + 1 } else { 0 },
            }
        }
        None
    }

    /// The value of the phrase that ends at `node`, if one does.
    #[must_use]
    pub fn value(&self, node: Node) -> Option<u32> {
        let nodes = u32_at(self.bytes, 0);
        let value = u32_at(self.bytes, HEAD + node.0 as usize * 4);
        (node.0 < nodes && value != NONE).then_some(value)
    }

    /// The longest phrase that `words` begin with: its value, and how many words it takes.
    #[must_use]
    pub fn longest(&self, words: impl IntoIterator<Item = Option<WordId>>) -> Option<(u32, usize)> {
        let (mut node, mut best) = (self.root(), None);
        for (at, word) in words.into_iter().enumerate() {
            let Some(next) = word.and_then(|word| self.step(node, word)) else { break };
            node = next;
            best = self.value(node).map(|value| (value, at + 1)).or(best);
        }
        best
    }
}

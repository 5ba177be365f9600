//! The features of a token, as hashes.
//!
//! A feature is a template number and what it looked at. Nothing is spelt out, so a feature costs
//! a multiplication or two; the trainer uses the same code, so both see the same.

use std::collections::HashMap;

use super::evidence::{self, Evidence};
use crate::kind::{Category, Kind};
use crate::places::matches::{self, NameMatch};
use crate::places::words::{Word, Words};
use crate::text::{Document, TokenKind};

/// What does not change from feature to feature, for each token.
#[derive(Clone, Copy, Debug, Default)]
struct Atom {
    word: u32,
    shape: u32,
    prefix: [u32; 2],
    suffix: [u32; 3],
    gaz: u32,
    cues: u32,
}

/// A document made ready for feature extraction.
pub struct View<'a> {
    words: &'a Words,
    atoms: Vec<Atom>,
    /// For each token the longest match over it.
    cover: Vec<Option<usize>>,
    matches: &'a [NameMatch],
    evidence: HashMap<&'a str, Evidence>,
}

impl<'a> View<'a> {
    /// Prepares `document`.
    #[must_use]
    pub fn new(document: &Document<'_>, words: &'a Words, matches: &'a [NameMatch]) -> Self {
        let cover = matches::cover(matches, document.tokens.len(), |_| true);
        let mut atoms: Vec<Atom> = words.list.iter().enumerate().map(|(i, w)| atom(w, document.word(i))).collect();
        for (at, covering) in cover.iter().enumerate() {
            if let Some(found) = covering.and_then(|index| matches.get(index)) {
                atoms[at].gaz = gazetteer_code(found, at);
            }
        }
        Self { words, atoms, cover, matches, evidence: evidence::gather(words) }
    }

    /// Appends the features of token `at` to `out`.
    pub fn features(&self, at: usize, out: &mut Vec<u32>) {
        let word = &self.words.list[at];
        let here = self.atoms[at];
        let sentence = word.sentence;
        let near = |offset: isize| -> Option<usize> {
            let index = at.checked_add_signed(offset)?;
            (index < self.atoms.len() && self.words.list[index].sentence == sentence).then_some(index)
        };
        let mut add = |template: u32, value: u32| out.push(mix(template, value));

        let casing = self.words.casing_at(at);
        let state = casing as u32 * 4 + u32::from(word.initial) * 2 + u32::from(word.capital);
        add(0, 0);
        add(1, state);
        add(2, here.word);
        add(3, mix(here.shape, state));
        for (i, &p) in here.prefix.iter().enumerate() {
            add(4 + i as u32, p);
        }
        for (i, &s) in here.suffix.iter().enumerate() {
            add(7 + i as u32, mix(s, u32::from(word.capital)));
        }
        add(10, here.gaz);
        add(11, mix(here.gaz, state));
        self.cue_features(at, 12, &mut add);

        for (slot, offset) in [-2_isize, -1, 1, 2].into_iter().enumerate() {
            let template = 20 + 10 * slot as u32;
            let Some(index) = near(offset) else {
                add(template, 0);
                continue;
            };
            let atom = self.atoms[index];
            add(template, atom.word);
            add(template + 1, mix(atom.shape, state));
            add(template + 2, mix(atom.gaz, here.gaz));
            add(template + 3, mix(atom.word, u32::from(word.capital)));
            if offset.abs() == 1 {
                add(template + 4, mix(atom.word, here.gaz));
                add(template + 5, mix(atom.word, here.shape));
                for (i, s) in atom.suffix.iter().enumerate() {
                    add(template + 6 + i as u32, *s);
                }
            }
            self.cue_features(index, 100 + 10 * slot as u32, &mut |t, v| add(t, mix(v, u32::from(word.capital))));
        }
        if let (Some(before), Some(after)) = (near(-1), near(1)) {
            add(60, mix(self.atoms[before].word, self.atoms[after].word));
            add(61, mix(mix(self.atoms[before].cues, self.atoms[after].cues), here.shape));
        }
        if word.capital {
            self.run_features(at, &mut add);
            self.document_features(word, here, &mut add);
        }
    }

    fn cue_features(&self, at: usize, template: u32, add: &mut impl FnMut(u32, u32)) {
        for cue in self.words.list[at].cues.iter() {
            add(template, cue as u32);
        }
    }

    /// Features of the run of capitals around the token.
    fn run_features(&self, at: usize, add: &mut impl FnMut(u32, u32)) {
        let Some((start, end)) = self.words.list[at].run else { return };
        let position = (at - start).min(3) as u32 * 4 + (end - 1 - at).min(3) as u32;
        add(70, position);
        let first = &self.words.list[start];
        let last = &self.words.list[end - 1];
        for cue in last.cues.iter() {
            add(71, mix(cue as u32, position));
            add(72, mix(cue as u32, self.atoms[at].gaz));
        }
        for cue in first.cues.iter() {
            add(73, mix(cue as u32, position));
        }
        add(74, mix(self.atoms[end - 1].word, u32::from(at + 1 == end)));
        let inside = |i: usize| self.words.list[i].sentence == self.words.list[at].sentence;
        let before = start.checked_sub(1).filter(|&i| inside(i));
        let after = Some(end).filter(|&i| i < self.atoms.len() && inside(i));
        let (b, a) = (before.map_or(1, |i| self.atoms[i].word), after.map_or(1, |i| self.atoms[i].word));
        add(75, b);
        add(76, a);
        add(77, mix(b, self.atoms[at].gaz));
        add(78, mix(a, self.atoms[at].gaz));
        for cue in before.iter().flat_map(|&i| self.words.list[i].cues.iter()) {
            add(79, mix(cue as u32, u32::from(end - start == 1)));
        }
        for cue in after.iter().flat_map(|&i| self.words.list[i].cues.iter()) {
            add(80, mix(cue as u32, u32::from(end - start == 1)));
        }
        // How the longest name of the gazetteer lies in the run.
        let fit = match self.cover[at].and_then(|index| self.matches.get(index)) {
            None => 0,
            Some(m) if m.tokens.start == start && m.tokens.end == end => 1,
            Some(m) if m.tokens.start == start => 2,
            Some(m) if m.tokens.end == end => 3,
            Some(_) => 4,
        };
        add(81, mix(fit, position));
        add(82, mix(fit, self.atoms[at].gaz));
        let given = (start..end).any(|i| self.words.list[i].cues.has(crate::places::lexicon::Cue::Given));
        add(83, mix(u32::from(given), mix(position, fit)));
    }

    fn document_features(&self, word: &Word, here: Atom, add: &mut impl FnMut(u32, u32)) {
        let Some(seen) = self.evidence.get(word.lower.as_str()) else {
            add(90, here.gaz);
            return;
        };
        let few = |n: u16| u32::from(n.min(2));
        let facts = [
            few(seen.after_given_or_title),
            few(seen.after_preposition),
            few(seen.lower),
            few(seen.inside_run),
            few(seen.first_of_run),
            few(seen.alone),
            few(seen.before_head),
        ];
        for (i, &fact) in facts.iter().enumerate() {
            add(91 + i as u32, fact);
            if fact > 0 {
                add(190 + i as u32, mix(fact, mix(here.gaz, u32::from(word.initial))));
            }
        }
        add(98, mix(facts[0] * 3 + facts[1], facts[5].min(1)));
    }
}

/// Mixes two numbers into a hash (the finaliser of MurmurHash3, by Austin Appleby, public domain).
#[must_use]
pub const fn mix(a: u32, b: u32) -> u32 {
    let mut h = a.wrapping_mul(0x9E37_79B1) ^ b.rotate_left(15).wrapping_mul(0x85EB_CA77);
    h ^= h >> 16;
    h = h.wrapping_mul(0x85EB_CA6B);
    h ^= h >> 13;
    h = h.wrapping_mul(0xC2B2_AE35);
    h ^ (h >> 16)
}

/// FNV-1a of a text.
fn hash(text: impl Iterator<Item = char>) -> u32 {
    text.fold(0x811C_9DC5_u32, |h, c| (h ^ c as u32).wrapping_mul(0x0100_0193))
}

fn atom(word: &Word, text: &str) -> Atom {
    if word.kind == TokenKind::Number {
        // Figures differ, their form says enough.
        let form = hash(text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }));
        return Atom { word: form, shape: form, ..Atom::default() };
    }
    let letters: Vec<char> = word.lower.chars().collect();
    let head = |n: usize| if letters.len() >= n { hash(letters[..n].iter().copied()) } else { 0 };
    let tail = |n: usize| if letters.len() >= n { hash(letters[letters.len() - n..].iter().copied()) } else { 0 };
    let lexical = word.kind == TokenKind::Word;
    Atom {
        word: hash(letters.iter().copied()),
        shape: shape(text),
        prefix: if lexical { [head(2), head(3)] } else { [0; 2] },
        suffix: if lexical { [tail(2), tail(3), tail(4)] } else { [0; 3] },
        gaz: 0,
        cues: word.cues.iter().fold(0, |h, c| mix(h, c as u32)),
    }
}

/// "Xxxx" to "Xx", "U.S." to "X.X.", "McCain" to "XxXx".
fn shape(text: &str) -> u32 {
    let mut last = ' ';
    let classes = text.chars().map(|c| match c {
        _ if c.is_uppercase() => 'X',
        _ if c.is_lowercase() => 'x',
        _ if c.is_numeric() => '0',
        _ if c.is_alphabetic() => 'a',
        _ => c,
    });
    let squeezed: Vec<char> = classes.filter(|&c| std::mem::replace(&mut last, c) != c || c == 'X').take(6).collect();
    hash(squeezed.into_iter())
}

/// How a match covers a token, and what it is: position, class, how prominent, how often shared.
fn gazetteer_code(found: &NameMatch, at: usize) -> u32 {
    let position = match (at == found.tokens.start, at + 1 == found.tokens.end) {
        (true, true) => 0,
        (true, false) => 1,
        (false, false) => 2,
        (false, true) => 3,
    };
    let class = if found.demonym {
        1
    } else if found.kind.category() == Category::Infrastructure {
        2
    } else {
        match found.kind {
            Kind::Country => 3,
            Kind::Capital => 4,
            Kind::Admin1 | Kind::Territory => 5,
            Kind::Admin2 => 6,
            Kind::City => 7,
            Kind::Town | Kind::Village | Kind::Locality => 8,
            Kind::Continent | Kind::Region => 9,
            Kind::District | Kind::Square => 10,
            _ => 11,
        }
    };
    1 + position + 4 * (class + 12 * u32::from(found.rank / 32))
}

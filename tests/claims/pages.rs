//! Articles as ordinary pages have them, each claim as strictly judged as a reader would: the words, who says them and of what
//! type the source is have to be right together.

use std::collections::BTreeSet;

use dateline_test_support::claims::{self as passages, Gold, Passage, jaccard, words};

use crate::extract;

const DEVELOPMENT: &str = include_str!("pages-development.txt");
const HELD_BACK: &str = include_str!("pages-held-back.txt");

/// Core rows, those that are right in everything, and the claims that had to be found with those that a right row has.
#[derive(Debug, Default)]
struct Rows {
    core: usize,
    right: usize,
    wanted: usize,
    found: usize,
    wrong: Vec<String>,
    missed: Vec<String>,
}

impl Rows {
    fn of(file: &str) -> Self {
        let mut rows = Self::default();
        for passage in passages::read(file) {
            rows.add(&passage);
        }
        rows
    }

    fn add(&mut self, passage: &Passage) {
        let (claims, sources) = extract(&passage.text);
        self.wanted += passage.claims.iter().filter(|gold| gold.core).count();
        let mut taken = BTreeSet::new();
        for claim in &claims {
            let content = words(&passage.text, &claim.content);
            let near = |gold: &Gold| jaccard(&content, &words(&passage.text, &gold.content));
            let best = passage.claims.iter().enumerate().max_by(|a, b| near(a.1).total_cmp(&near(b.1)));
            let Some((at, gold)) = best.filter(|(_, gold)| near(gold) >= 0.7) else {
                self.judge(claim.core, false, || format!("{}: no such claim: {:?}", passage.id, claim.content));
                continue;
            };
            let source = claim.source_id.and_then(|id| sources.get(id.0 as usize));
            let kind = source.and_then(|s| serde_json::to_value(s.kind).ok());
            let typed = gold.kind.iter().flat_map(|k| k.split('/')).any(|k| kind.as_ref().is_some_and(|v| v == k));
            let named = source.is_some_and(|s| same_name(&s.name, gold.entity.as_deref().unwrap_or_default()));
            let right = named && typed;
            if right && claim.core && gold.core && taken.insert(at) {
                self.found += 1;
            }
            // A wish or an order may be a claim or not; whose it is must be right all the same.
            self.judge(claim.core, right, || {
                let told = source.map(|s| (s.name.as_str(), s.kind));
                format!("{}: {told:?} for {:?}, {:?}", passage.id, gold.entity, gold.kind)
            });
        }
        let missed = passage.claims.iter().enumerate().filter(|(at, gold)| gold.core && !taken.contains(at));
        let words = |gold: &Gold| gold.content[0].slice(&passage.text).to_owned();
        self.missed.extend(missed.map(|(_, gold)| format!("{}: {}", passage.id, words(gold))));
    }

    fn judge(&mut self, core: bool, right: bool, why: impl FnOnce() -> String) {
        self.core += usize::from(core);
        self.right += usize::from(core && right);
        if core && !right {
            self.wrong.push(why());
        }
    }

    fn shares(&self) -> (f64, f64) {
        let share = |part: usize, all: usize| part as f64 / all.max(1) as f64;
        (share(self.right, self.core), share(self.found, self.wanted))
    }
}

/// One name has the other's words, articles apart.
fn same_name(one: &str, other: &str) -> bool {
    let of = |name: &str| -> BTreeSet<String> {
        let parts = name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
        parts.filter(|w| !["", "a", "an", "the", "s"].contains(&w.as_str())).collect()
    };
    let (one, other) = (of(one), of(other));
    !one.is_empty() && !other.is_empty() && (one.is_subset(&other) || other.is_subset(&one))
}

#[test]
fn rows_of_ordinary_pages_are_right_in_words_source_and_type() {
    let rows = Rows::of(DEVELOPMENT);
    let found = rows.shares();
    assert!(rows.wanted >= 60 && found.0 >= 0.88 && found.1 >= 0.87, "{found:?} {rows:#?}");
}

#[test]
fn rows_of_held_back_pages_are_right_in_words_source_and_type() {
    let rows = Rows::of(HELD_BACK);
    let found = rows.shares();
    assert!(rows.wanted >= 60 && found.0 >= 0.75 && found.1 >= 0.72, "{found:?} of {} and {}", rows.core, rows.wanted);
}

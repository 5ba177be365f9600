//! Precision and recall of claims with their sources, by the words that spans overlap.

use std::collections::BTreeSet;

use dateline::annotations::Claim;

use dateline_test_support::claims::{Passage, jaccard, words};

/// Counts over passages.
#[derive(Debug, Default)]
pub struct Figures {
    /// Passages.
    pub documents: usize,
    /// Claims found.
    pub found: usize,
    /// Claims that had to be found.
    pub wanted: usize,
    /// Claims found with content (Jaccard 0.5) and source (a shared word) right.
    pub right: usize,
    /// Of these, those that had to be found.
    pub right_core: usize,
    /// Found claims that match one that need not be found.
    pub neutral: usize,
    /// Core claims found, without those that need not be.
    pub core: usize,
    /// Of these, those with content and source right.
    pub core_right: usize,
    /// Claims that had to be found and were, with any source.
    pub content: usize,
}

impl Figures {
    /// Counts one passage; each claim is paired once, the best first.
    pub fn add(&mut self, passage: &Passage, claims: &[Claim]) {
        self.documents += 1;
        self.found += claims.len();
        self.wanted += passage.claims.iter().filter(|c| c.core).count();
        let mut pairs = Vec::new();
        for (i, gold) in passage.claims.iter().enumerate() {
            let content = words(&passage.text, &gold.content);
            for (j, claim) in claims.iter().enumerate() {
                let score = jaccard(&content, &words(&passage.text, &claim.content));
                if score >= 0.5 {
                    pairs.push((score, i, j));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
        let (mut golds, mut predictions) = (BTreeSet::new(), BTreeSet::new());
        self.core += claims.iter().filter(|c| c.core).count();
        for (_, i, j) in pairs {
            if golds.contains(&i) || predictions.contains(&j) {
                continue;
            }
            golds.insert(i);
            predictions.insert(j);
            let gold = &passage.claims[i];
            let wanted = words(&passage.text, &gold.source);
            let given = words(&passage.text, &claims[j].source);
            let same = wanted.is_empty() && given.is_empty() || wanted.intersection(&given).next().is_some();
            let core = usize::from(claims[j].core);
            if !gold.core {
                self.neutral += 1;
                self.core -= core;
                continue;
            }
            self.content += 1;
            if same {
                self.right += 1;
                self.right_core += 1;
                self.core_right += core;
            }
        }
    }

    /// The share of core claims that are right in content and source.
    #[must_use]
    pub fn core_precision(&self) -> f64 {
        self.core_right as f64 / self.core.max(1) as f64
    }

    /// The share of the claims that had to be found that are, with their source.
    #[must_use]
    pub fn recall(&self) -> f64 {
        self.right_core as f64 / self.wanted.max(1) as f64
    }

    /// The share of the claims found that have the right source.
    #[must_use]
    pub fn speaker(&self) -> f64 {
        self.right as f64 / self.content.max(1) as f64
    }

    /// The harmonic mean of precision and recall.
    #[must_use]
    pub fn f1(&self) -> f64 {
        let counted = self.found.saturating_sub(self.neutral);
        let precision = self.right as f64 / counted.max(1) as f64;
        let recall = self.right_core as f64 / self.wanted.max(1) as f64;
        if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
    }
}

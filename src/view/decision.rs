//! Why a name means what it means, in one plain sentence.

use super::strings::{Strings, fill};
use crate::annotations::{Deciding, Decision};

/// The sentence on `decision` for a place that is called `name`.
#[must_use]
pub fn sentence(decision: &Decision, name: &str, strings: &Strings) -> String {
    let area = decision.area.as_deref().unwrap_or_default();
    let others = strings.count(decision.others, &strings.others_counted);
    let template = match decision.by {
        Deciding::Unlisted => 0,
        Deciding::OnlyOne => 1,
        Deciding::Said => 2,
        Deciding::Called => 3,
        Deciding::Near => 4,
        Deciding::Shared if area.is_empty() => 4,
        Deciding::Shared if decision.others == 0 => 5,
        Deciding::Shared if decision.best_known => 6,
        Deciding::Shared => 7,
        Deciding::Dateline => 8,
        Deciding::Paper => 9,
        Deciding::Usual => 10,
        Deciding::BestKnown => 11,
    };
    fill(strings.decided[template], &[name, &others, area])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::strings::EN;
    use crate::view::strings::for_tests::ukrainian;

    #[test]
    fn the_sentence_counts_what_the_article_names_beside_it() {
        let mut decision =
            Decision { by: Deciding::Shared, others: 5, area: Some("Ukraine".to_owned()), best_known: true };
        let said = sentence(&decision, "Odesa", &EN);
        assert_eq!(said, "The article names 5 other places in Ukraine; this is the best known Odesa there.");
        decision.others = 0;
        assert_eq!(sentence(&decision, "Odesa", &EN), "The article speaks of Ukraine; this Odesa lies there.");
        decision.by = Deciding::Unlisted;
        assert!(!sentence(&decision, "Odesa", ukrainian()).contains('{'));
    }
}

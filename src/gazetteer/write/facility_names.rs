//! What a facility's name is without the words for its kind, so that it can be said with others.

use crate::gazetteer::normalise;

/// The rows of data/facility-patterns.tsv of one kind of facility.
#[derive(Debug, Default)]
pub struct Patterns {
    /// The keys of the words that the names of such facilities end in, longest first once sorted.
    pub heads: Vec<String>,
    /// What is made of a name: `{}` stands for the name without those words.
    pub forms: Vec<String>,
}

impl Patterns {
    /// Adds a row.
    pub fn add<'t>(&mut self, heads: impl Iterator<Item = &'t str>, forms: impl Iterator<Item = &'t str>) {
        self.heads.extend(heads.map(normalise::key));
        self.forms.extend(forms.map(str::to_owned));
    }

    /// Puts "nuclear power plant" before "power plant" before "plant".
    pub fn sort(&mut self) {
        self.heads.sort_by_key(|head| (std::cmp::Reverse(head.len()), head.clone()));
        self.heads.dedup();
    }
}

/// A name without the place in brackets that tells it from its namesakes: "Estreito Dam (Tocantins)".
#[must_use]
pub fn unqualified(name: &str) -> &str {
    name.split_once(" (").map_or(name, |(own, _)| own)
}

/// A stem that ends in the number of a stage, written the other ways: "jinping ii" for "jinping 2" and
/// "jinping stage 2".
#[must_use]
pub fn other_numerals(stem: &str) -> Vec<String> {
    const NUMERALS: [(&str, &str); 6] = [("1", "i"), ("2", "ii"), ("3", "iii"), ("4", "iv"), ("5", "v"), ("6", "vi")];
    let Some((own, number)) = stem.rsplit_once([' ', '-']) else { return Vec::new() };
    let Some((arabic, roman)) = NUMERALS.iter().find(|(arabic, roman)| number == *arabic || number == *roman) else {
        return Vec::new();
    };
    let own = [" stage", " no"].iter().find_map(|word| own.strip_suffix(word)).unwrap_or(own);
    [format!("{own} {arabic}"), format!("{own} {roman}"), format!("{own} stage {arabic}")]
        .into_iter()
        .filter(|other| other != stem)
        .collect()
}

/// The key of a facility's name without the words for its kind, which stand at its end ("… nuclear
/// power plant") or at its beginning ("port of …"). A name without such words has no stem: it is
/// not said with other words either.
#[must_use]
pub fn stem(key: &str, heads: &[String]) -> Option<String> {
    heads.iter().find_map(|head| {
        let after = key.strip_suffix(head.as_str()).and_then(|rest| rest.strip_suffix(' '));
        let before = || {
            let rest = key.strip_prefix(head.as_str())?.strip_prefix(' ')?;
            Some(rest.strip_prefix("of ").unwrap_or(rest))
        };
        let stem = after.or_else(before)?;
        (stem.len() >= 3).then(|| stem.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::{other_numerals, stem, unqualified};

    #[test]
    fn a_stage_is_found_however_its_number_is_written() {
        assert_eq!(other_numerals("jinping ii"), ["jinping 2", "jinping stage 2"]);
        assert_eq!(other_numerals("kambarata 1"), ["kambarata i", "kambarata stage 1"]);
        assert_eq!(other_numerals("himeji no 1"), ["himeji 1", "himeji i", "himeji stage 1"]);
        assert!(other_numerals("tets 26").is_empty());
        assert!(other_numerals("krk").is_empty());
    }

    #[test]
    fn a_place_in_brackets_is_no_part_of_a_facility_name() {
        assert_eq!(unqualified("Estreito Dam (Tocantins)"), "Estreito Dam");
        assert_eq!(unqualified("Inga"), "Inga");
    }

    #[test]
    fn stem_takes_the_longest_words_for_the_kind_off_either_end() {
        let heads = ["nuclear power plant", "power plant", "port"].map(str::to_owned);
        for (key, expected) in [
            ("zaporizhzhia nuclear power plant", Some("zaporizhzhia")),
            ("port of odesa", Some("odesa")),
            ("odesa port", Some("odesa")),
            ("portsmouth", None),
            ("azovstal", None),
        ] {
            assert_eq!(stem(key, &heads).as_deref(), expected, "{key}");
        }
    }
}

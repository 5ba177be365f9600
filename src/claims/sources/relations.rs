//! How the words for sources belong together: pronouns, offices that are alike, parties, suffixes.
//!
//! The table is `data/language/en/claims/relations.tsv`.

use crate::annotations::SourceKind;
use crate::language::{Language, Part};

/// How many words of a body's names and nouns are looked at.
const MOST_WORDS: usize = 24;

/// A pronoun that stands for a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pronoun {
    /// he, him, his
    He,
    /// she, her
    She,
    /// they, them, their
    They,
    /// it, its
    It,
    /// I, we, you: inside quotations of the article's own voice
    First,
}

/// What a row of the table says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
enum Relation {
    Pronoun,
    Alike,
    Party,
    StandsFor,
    Plain,
    Suffix,
    Address,
    Voice,
    Sort,
    Presides,
    FirmsRole,
    Talks,
    Kept,
    Peer,
}

/// The relations by the names of the table; their place here is their number in a pack.
#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
const RELATIONS: &[(&str, Relation)] = &[
    ("pronoun", Relation::Pronoun),
    ("alike", Relation::Alike),
    ("party", Relation::Party),
    ("stands_for", Relation::StandsFor),
    ("plain", Relation::Plain),
    ("suffix", Relation::Suffix),
    ("address", Relation::Address),
    ("voice", Relation::Voice),
    ("sort", Relation::Sort),
    ("presides", Relation::Presides),
    ("firms_role", Relation::FirmsRole),
    ("talks", Relation::Talks),
    ("kept", Relation::Kept),
    ("peer", Relation::Peer),
];

/// The pronouns by the names of the table.
const PRONOUNS: &[(&str, Pronoun)] =
    &[("he", Pronoun::He), ("she", Pronoun::She), ("they", Pronoun::They), ("it", Pronoun::It), ("i", Pronoun::First)];

/// The kinds of bodies by the names of the table.
const KINDS: &[(&str, SourceKind)] = &[
    ("outlet", SourceKind::Outlet),
    ("organisation", SourceKind::Organisation),
    ("government", SourceKind::Government),
];

fn by_name<T: Copy>(names: &[(&str, T)], name: &str) -> Option<T> {
    names.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

/// The relations of a language.
#[derive(Clone, Copy, Debug)]
pub struct Relations<'p> {
    language: Language<'p>,
}

impl<'p> Relations<'p> {
    /// Those of `language`.
    #[must_use]
    pub const fn of(language: Language<'p>) -> Self {
        Self { language }
    }

    /// What `word` belongs to by `relation`, in the order of the table.
    fn names(self, relation: Relation, word: &str) -> impl Iterator<Item = &'p str> {
        let rows = self.language.rows(Part::SourceRelations).iter();
        let fits = move |row: &crate::language::pack::Row<'p>| {
            row.number(0) == relation as u32 && row.string(2).eq_ignore_ascii_case(word)
        };
        rows.filter(fits).map(|row| row.string(1))
    }

    /// Which pronoun `word` is a form of.
    #[must_use]
    pub fn pronoun(self, word: &str) -> Option<Pronoun> {
        self.names(Relation::Pronoun, word).next().and_then(|name| by_name(PRONOUNS, name))
    }

    /// Whether somebody of the office `role` may be called `name`.
    #[must_use]
    pub fn alike(self, name: &str, role: &str) -> bool {
        self.names(Relation::Alike, role).any(|known| known == name)
    }

    /// The party that `word` after a name stands for; `marked` if a hyphen and a district follow it.
    #[must_use]
    pub fn party(self, word: &str, marked: bool) -> Option<&'p str> {
        // A letter is a party only with a district; a word only with its capital.
        let written = word.starts_with(char::is_uppercase) && (marked || word.len() > 1);
        written.then(|| self.names(Relation::Party, word).next()).flatten()
    }

    /// Whether the noun `word` may take up a body of `kind` that was named before.
    #[must_use]
    pub fn stands_for(self, word: &str, kind: SourceKind) -> bool {
        self.names(Relation::StandsFor, word).any(|name| by_name(KINDS, name) == Some(kind))
    }

    /// Whether it is known what sort of body `word` calls.
    #[must_use]
    pub fn is_sorted(self, word: &str) -> bool {
        self.names(Relation::Sort, word).next().is_some()
    }

    /// Whether a name that ends with `word` is a firm's.
    #[must_use]
    pub fn is_firm(self, word: &str) -> bool {
        self.names(Relation::Sort, word.trim_end_matches('.')).any(|sort| sort == "company")
    }

    /// Whether the verb `word` tells what somebody's office is: "who heads the lab".
    #[must_use]
    pub fn presides(self, word: &str) -> bool {
        self.names(Relation::Presides, word).next().is_some()
    }

    /// Whether who owns, runs or makes something is called by `word`: a firm as well as somebody.
    #[must_use]
    pub fn is_firms_role(self, word: &str) -> bool {
        self.names(Relation::FirmsRole, word).next().is_some()
    }

    /// Whether a firm calls another `word` behind "its": "its rival".
    #[must_use]
    pub fn is_peer(self, word: &str) -> bool {
        self.names(Relation::Peer, word).next().is_some()
    }

    /// Whether the verb `word` tells that somebody is interviewed: "spoke to", "talks about".
    #[must_use]
    pub fn is_talk(self, word: &str) -> bool {
        self.names(Relation::Talks, word).next().is_some()
    }

    /// Whether the verb `word`, if not done, keeps something back: "did not name it".
    #[must_use]
    pub fn is_kept(self, word: &str) -> bool {
        self.names(Relation::Kept, word).next().is_some()
    }

    /// Whether what is called by all of `others` is never called `one`: an agency is no company.
    #[must_use]
    pub fn clash<'w>(self, one: &str, others: impl Iterator<Item = &'w str>) -> bool {
        let sorts: Vec<&str> = self.names(Relation::Sort, one).collect();
        let mut clash = false;
        for other in others.take(if sorts.is_empty() { 0 } else { MOST_WORDS }) {
            for sort in self.names(Relation::Sort, other) {
                if sorts.contains(&sort) {
                    return false;
                }
                clash = true;
            }
        }
        clash
    }

    /// Whether `word` says no more of somebody than gender and age.
    #[must_use]
    pub fn is_plain(self, word: &str) -> bool {
        self.names(Relation::Plain, word).next().is_some()
    }

    /// The words of a personal name in lower case, without stops and what follows a surname.
    #[must_use]
    pub fn name_words(self, name: &str) -> Vec<String> {
        let words = name.split(char::is_whitespace).map(|w| w.trim_matches([',', '.']).to_lowercase());
        words.filter(|w| !w.is_empty() && !self.is_suffix(w)).collect()
    }

    /// Whether somebody of the role `word` speaks for a body rather than for himself.
    #[must_use]
    pub fn is_voice(self, word: &str) -> bool {
        self.names(Relation::Voice, word).next().is_some()
    }

    /// Whether `word` may stand behind a name without being one: "Jr.", "KC".
    #[must_use]
    pub fn is_suffix(self, word: &str) -> bool {
        self.names(Relation::Suffix, word).next().is_some()
    }

    /// Whether a title says more than how to address somebody: "Mr." is no role.
    #[must_use]
    pub fn is_role(self, title: &str) -> bool {
        let plain = title.trim_start_matches("the ").trim_start_matches("The ");
        !plain.is_empty() && self.names(Relation::Address, plain.trim_end_matches('.')).next().is_none()
    }
}

/// Adds the table to a pack, a row for each word: relation, name, word.
///
/// # Errors
///
/// When a row is wrong.
#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
pub fn compile(pack: &mut crate::language::pack::write::PackWriter) -> Result<(), crate::language::table::TableError> {
    use crate::language::pack::write::Cell;
    let mut rows = Vec::new();
    let table = crate::language::table::Table::parse("relations.tsv", TABLE, &["relation", "name", "words"])?;
    for row in table.rows() {
        let (relation, name) = (row.required("relation")?, row.required("name")?);
        let relation = by_name(RELATIONS, relation).ok_or_else(|| row.error(format!("{relation:?} is no relation")))?;
        let known = match relation {
            Relation::Pronoun => by_name(PRONOUNS, name).is_some(),
            Relation::StandsFor => by_name(KINDS, name).is_some(),
            _ => true,
        };
        if !known {
            return Err(row.error(format!("{name:?} is not a name of this relation")));
        }
        let words: Vec<String> = row.words("words").map(str::to_owned).collect();
        rows.extend(words.into_iter().map(|word| (relation as u32, name.to_owned(), word)));
    }
    let cells =
        rows.iter().map(|(relation, name, word)| vec![Cell::Number(*relation), Cell::String(name), Cell::String(word)]);
    pack.rows(Part::SourceRelations, cells);
    Ok(())
}

#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
const TABLE: &str = include_str!("../../../data/language/en/claims/relations.tsv");

#[cfg(test)]
mod tests {
    use super::*;

    fn relations() -> Relations<'static> {
        Relations::of(crate::tables::compiled_in())
    }

    #[test]
    fn every_word_of_every_row_is_found_by_its_relation() {
        let all = relations();
        let rows = all.language.rows(Part::SourceRelations);
        assert!(rows.len() > 50);
        for row in rows.iter() {
            let (name, word) = (row.string(1), row.string(2));
            let found = match RELATIONS[row.number(0) as usize].1 {
                Relation::Pronoun => all.pronoun(word) == by_name(PRONOUNS, name),
                Relation::Alike => all.alike(name, word),
                Relation::Party => all.party(word, true) == Some(name),
                Relation::StandsFor => by_name(KINDS, name).is_some_and(|kind| all.stands_for(word, kind)),
                Relation::Plain => all.is_plain(word),
                Relation::Suffix => all.name_words(&format!("Ann Lee {word}")) == ["ann", "lee"],
                Relation::Voice => all.is_voice(word),
                Relation::Presides => all.presides(word),
                Relation::Talks => all.is_talk(word),
                Relation::Kept => all.is_kept(word),
                Relation::Peer => all.is_peer(word),
                Relation::FirmsRole => all.is_firms_role(word),
                Relation::Sort => {
                    !all.clash(word, std::iter::once(word)) && all.names(Relation::Sort, word).next().is_some()
                }
                Relation::Address => !all.is_role(word) && !all.is_role(&format!("{word}.")),
            };
            assert!(found, "{name}: {word}");
        }
    }

    #[test]
    fn relations_are_numbered_by_their_place() {
        for (at, (_, relation)) in RELATIONS.iter().enumerate() {
            assert_eq!(*relation as usize, at);
        }
    }

    #[test]
    fn a_company_is_no_agency_and_a_group_may_be_anything() {
        let clash = |one, others: &[&str]| relations().clash(one, others.iter().copied());
        assert!(clash("company", &["agency"]) && clash("agency", &["company"]) && clash("union", &["a", "firm"]));
        assert!(!clash("company", &["group"]) && !clash("charity", &["group"]) && !clash("company", &["refinery"]));
        assert!(!clash("company", &["tarsk", "operations", "ltd"]) && !clash("company", &[]));
    }

    #[test]
    fn suffixes_are_no_surnames_and_a_letter_is_a_party_only_before_a_district() {
        let all = relations();
        assert_eq!(all.name_words("Robert F. Kennedy Jr."), ["robert", "f", "kennedy"]);
        assert_eq!((all.party("R", true), all.party("R", false)), (Some("Republican"), None));
        assert_eq!(all.party("democrat", false), None);
        assert!(all.is_role("the minister") && !all.is_role("Mr.") && !all.is_role(""));
    }
}

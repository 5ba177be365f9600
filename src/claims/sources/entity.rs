//! Entities behind source phrases, and when two phrases mean the same one.

use super::description::{Description, Gender};
use super::relations::Relations;
use crate::annotations::SourceKind;
use crate::text::TextSpan;

/// Who is behind claims, while the article is being read.
#[derive(Clone, Debug)]
pub struct Entity {
    /// The kind.
    pub kind: SourceKind,
    /// The fullest name so far.
    pub name: String,
    /// The words of a person's name, in lower case.
    pub words: Vec<String>,
    /// Other names it goes by, as [`key`] makes them.
    pub keys: Vec<String>,
    /// Gender, of persons.
    pub gender: Gender,
    /// More than one.
    pub plural: bool,
    /// It stands for nothing that speaks: an "it" without a body or text behind it.
    pub silent: bool,
    /// Roles and nouns that described it, in lower case.
    pub roles: Vec<String>,
    /// Title or role as printed.
    pub title: Option<String>,
    /// Where they belong.
    pub affiliation: Option<String>,
    /// Mentions as a source.
    pub mentions: Vec<TextSpan>,
    /// Where it is told to have declined to comment.
    pub declined: Vec<TextSpan>,
    /// Why it is not named.
    pub unnamed_because: Option<TextSpan>,
}

/// A name as it is compared: lower case, no article, no stops, one spelling of "organisation".
#[must_use]
pub fn key(name: &str) -> String {
    let mut lower = name.to_lowercase();
    lower.retain(|c| c != '.');
    if !lower.is_ascii() {
        lower = lower.replace('’', "'");
    }
    if lower.contains("organization") {
        lower = lower.replace("organization", "organisation");
    }
    lower.strip_prefix("the ").unwrap_or(&lower).trim().to_owned()
}

/// A surname without an article before it: "al-Sharaa".
fn tail(name: &str) -> &str {
    match name.split_once('-') {
        Some((article, rest)) if article.len() == 2 => rest,
        _ => name,
    }
}

/// The initials of the capitalised words of a name, in lower case.
#[must_use]
pub fn initials(name: &str) -> String {
    letters(name).collect()
}

fn letters(name: &str) -> impl Iterator<Item = char> {
    name.split(|c: char| c.is_whitespace() || c == '-')
        .filter_map(|w| w.chars().next().filter(|c| c.is_uppercase()))
        .flat_map(char::to_lowercase)
}

/// The name of a body as it is looked for among the entities.
#[derive(Clone, Debug)]
pub struct BodyName {
    key: String,
    initials: String,
}

impl BodyName {
    /// Prepares `name`.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { key: key(name), initials: initials(name) }
    }
}

impl Entity {
    /// Whether it is an organisation or a part of a government.
    #[must_use]
    pub fn is_body(&self) -> bool {
        matches!(self.kind, SourceKind::Organisation | SourceKind::Government)
    }

    /// Whether a person of these name words may be this one.
    #[must_use]
    pub fn is_person_named(&self, words: &[String], gender: Gender) -> bool {
        if self.kind != SourceKind::Person || !self.gender.agrees(gender) || self.plural {
            return false;
        }
        let (Some(mine), Some(last)) = (self.words.last(), words.last()) else { return false };
        if words.len() == 1 || self.words.len() == 1 {
            // A surname, or a given name alone.
            return mine == last || tail(mine) == last || mine == tail(last) || self.words.first() == words.first();
        }
        // "De Vries" after "Anneke de Vries"
        if self.words.ends_with(words) || words.ends_with(&self.words) {
            return true;
        }
        let initial = |a: &str, b: &str| {
            a.chars().next() == b.chars().next() && (a.chars().count() == 1 || b.chars().count() == 1)
        };
        let (Some(a), Some(b)) = (self.words.first(), words.first()) else { return false };
        let same = mine == last || tail(mine) == last || mine == tail(last);
        same && (a == b || initial(a, b) || a.starts_with(b.as_str()) || b.starts_with(a.as_str()))
    }

    /// Whether it is the firm that `short`, a key of several words, calls: "Corin Brine" after "Corin Brine Corp".
    #[must_use]
    pub fn is_in_full(&self, short: &str) -> bool {
        let rest = |k: &'_ String| {
            let rest = k.strip_prefix(short)?.strip_prefix(' ')?;
            Some(matches!(rest, "corp" | "inc" | "ltd" | "plc" | "co" | "llc" | "group" | "holdings"))
        };
        // By the name that it was first given: all of its keys would be gone through for each name in a long article.
        self.keys.first().filter(|k| k.len() > short.len() && short.contains(' ')).and_then(rest).unwrap_or_default()
    }

    /// Whether a body called `name` may be this one.
    #[must_use]
    pub fn is_body_named(&self, name: &BodyName) -> bool {
        if matches!(self.kind, SourceKind::Person | SourceKind::Anonymous | SourceKind::Group) {
            return false;
        }
        let wanted = &name.key;
        if self.keys.contains(wanted) {
            return true;
        }
        let short = wanted.len() >= 2 && !wanted.contains(' ') && letters(&self.name).eq(wanted.chars());
        if short || name.initials.len() >= 2 && self.keys.contains(&name.initials) {
            return true;
        }
        // "Halden" after "Halden Semiconductor": a firm by the first word of its name.
        let first = |k: &String| k.strip_prefix(wanted.as_str()).is_some_and(|rest| rest.starts_with(' '));
        // The Harbour hydrology division is not the Harbour.
        let proper = self.name.split(' ').nth(1).is_some_and(|word| !word.starts_with(char::is_lowercase));
        if self.kind == SourceKind::Organisation
            && proper
            && wanted.len() > 3
            && !wanted.contains(' ')
            && self.keys.iter().any(first)
        {
            return true;
        }
        if self.is_in_full(wanted) {
            return true;
        }
        // "The Times" after "The New York Times", "the commission" after "the Election Commission".
        self.keys.iter().any(|k| {
            k.len() > wanted.len() && k.ends_with(wanted.as_str()) && k.as_bytes()[k.len() - wanted.len() - 1] == b' '
        })
    }

    /// Takes up what another mention says.
    pub fn learn(
        &mut self,
        relations: Relations<'_>,
        description: &Description,
        name: Option<&str>,
        title: Option<&str>,
    ) {
        for role in &description.roles {
            if !self.roles.contains(role) {
                self.roles.push(role.clone());
            }
        }
        if self.gender == Gender::Unknown {
            self.gender = description.gender;
        }
        if let Some(name) = name {
            let words = relations.name_words(name);
            if self.kind == SourceKind::Person && words.len() > self.words.len() {
                self.words = words;
                name.clone_into(&mut self.name);
            }
            let key = key(name);
            if !self.keys.contains(&key) {
                self.keys.push(key);
            }
        }
        // "Commissioners Ann Lee and Bo Ray": one of them.
        let one = |title: &str| {
            let lone =
                title.chars().all(char::is_alphabetic) && description.roles.iter().any(|r| *r == title.to_lowercase());
            lone && ["ers", "ors"].iter().any(|end| title.ends_with(end))
        };
        let title = title.map(|title| if one(title) { &title[..title.len() - 1] } else { title });
        if let Some(title) =
            title.filter(|t| relations.is_role(t) && self.title.as_ref().is_none_or(|old| old.len() < t.len()))
        {
            self.title = Some(title.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_name_a_body() {
        assert_eq!(initials("World Health Organization"), "who");
        assert_eq!(initials("Médecins Sans Frontières"), "msf");
    }
}

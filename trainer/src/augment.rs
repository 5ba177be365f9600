//! Other names in the annotated text, so that the model learns contexts and not names.

use std::collections::HashMap;

use dateline::kind::Kind;
use dateline::language::{Class, en};
use dateline::places::tagger::Type;
use dateline::{Gazetteer, tables};

use crate::corpus::Labelled;
use crate::names::Names;
use crate::random::Random;

/// `from` with its places and persons renamed; the same name stays one name.
pub fn renamed(from: &Labelled, gazetteer: &Gazetteer, names: &Names, random: &mut Random) -> Labelled {
    let mut places: HashMap<String, String> = HashMap::new();
    let mut parts: HashMap<String, String> = HashMap::new();
    let mut made = Labelled { id: from.id.clone(), poorer: true, ..Labelled::default() };
    let mut at = 0;
    for (span, kind) in &from.names {
        made.text.push_str(&from.text[at..span.start]);
        let old = &from.text[span.clone()];
        let start = made.text.len();
        match kind {
            Some(Type::Place) => {
                let new = places.entry(old.to_owned()).or_insert_with(|| place(old, gazetteer, names, random));
                made.text.push_str(new);
            }
            Some(Type::Person) => {
                for (i, part) in old.split(' ').enumerate() {
                    made.text.push_str(if i > 0 { " " } else { "" });
                    let renamable = part.len() > 2 && part.starts_with(char::is_uppercase) && !part.ends_with('.');
                    if renamable {
                        let new = parts.entry(part.to_owned()).or_insert_with(|| {
                            let given = en::classes(&tables::compiled_in(), &part.to_lowercase()).has(Class::Given);
                            if given { names.given(random) } else { names.surname(random) }
                        });
                        made.text.push_str(new);
                    } else {
                        made.text.push_str(part);
                    }
                }
            }
            _ => made.text.push_str(old),
        }
        made.names.push((start..made.text.len(), *kind));
        at = span.end;
    }
    made.text.push_str(&from.text[at..]);
    made
}

/// Another place of the same sort; what the gazetteer does not know becomes some settlement.
fn place(old: &str, gazetteer: &Gazetteer, names: &Names, random: &mut Random) -> String {
    let kind = gazetteer.lookup(old).first().and_then(|c| gazetteer.place(c.place)).map(|p| p.kind());
    let upper = old.chars().all(|c| c.is_uppercase() || c == '.');
    let list = match kind {
        // Abbreviations and what is neither settlement nor state keep their name.
        _ if upper => return old.to_owned(),
        Some(Kind::Country) => &names.countries,
        Some(Kind::Capital | Kind::City) => &names.cities,
        Some(Kind::Admin1) => {
            if random.chance(40) {
                &names.states
            } else {
                &names.regions
            }
        }
        Some(Kind::Admin2) => &names.counties,
        Some(Kind::Town | Kind::Village) | None if !old.contains(' ') => match random.below(3) {
            0 => return names.us_town(random),
            1 => return names.uk_town(random),
            _ => return names.village(random),
        },
        _ => return old.to_owned(),
    };
    random.pick(list).cloned().unwrap_or_else(|| old.to_owned())
}

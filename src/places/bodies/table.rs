//! `public-bodies.tsv`: the heads of the names of public bodies.

use crate::language::Part;
use crate::language::classes::Class;
use crate::language::pack::write::{Cell, PackWriter};
use crate::language::table::{Table, TableError};
use crate::text::tokens::{is_hyphen, tokenise};

use super::Rule;

const TABLE: &str = include_str!("../../../data/language/en/public-bodies.tsv");

/// Adds the heads to a pack.
///
/// # Errors
///
/// When a row is wrong.
pub fn compile(pack: &mut PackWriter) -> Result<(), TableError> {
    let columns = ["heads", "body", "side", "rule", "between", "only"];
    let table = Table::parse("public-bodies.tsv", TABLE, &columns)?;
    let (mut before, mut of, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    for row in table.rows() {
        let number = rows.len() as u32;
        let rule = row.required("rule")?;
        let rule = Rule::parse(rule).ok_or_else(|| row.error(format!("{rule:?} is no rule")))?;
        let follows = match row.required("side")? {
            "before" => true,
            "of" => false,
            other => return Err(row.error(format!("{other:?} is no side"))),
        };
        let only = row.list("only").collect::<Vec<_>>();
        if (rule == Rule::Only) == (only.is_empty() || follows) {
            return Err(row.error("places are listed for the rule \"only\" after \"of\", and for no other"));
        }
        let office = row.required("body")? == "office";
        for head in row.list("heads") {
            let words = words_of(head);
            if let Some(first) = words.first() {
                pack.class(first, if follows { Class::BodyHead } else { Class::BodyOf });
            }
            if rule == Rule::Only {
                of.extend(only.iter().map(|place| (words_of(&format!("{head} of {place}")), number)));
            } else if follows {
                before.push((words, number));
            } else {
                of.push((words, number));
            }
        }
        let flag = |on: bool| Cell::Number(u32::from(on));
        rows.push(vec![Cell::Number(rule as u32), flag(office), flag(row.get("between") == "yes")]);
    }
    pack.phrases(Part::BodyHeads, before);
    pack.phrases(Part::BodiesOf, of);
    pack.rows(Part::BodyHeadRows, rows);
    Ok(())
}

/// The words of a head as the walk over a text meets them: in lower case, without hyphens.
fn words_of(head: &str) -> Vec<String> {
    let words = tokenise(head).into_iter().map(|token| token.text(head).to_lowercase());
    words.filter(|word| !word.chars().all(is_hyphen)).collect()
}

//! `kinds.tsv`: how the kinds of facilities stand to each other.

use crate::infrastructure::kinds::{KindSet, Trait, index};
use crate::kind::{Category, Kind};
use crate::language::Part;
use crate::language::pack::write::{Cell, PackWriter};
use crate::language::table::{Row, Table, TableError};

pub(super) const TABLE: &str = include_str!("../../../data/language/en/facilities/kinds.tsv");

pub(super) fn compile(pack: &mut PackWriter) -> Result<(), TableError> {
    let columns = &["kind", "goes_by", "later", "takes", "keeps", "traits"];
    let table = Table::parse("facilities/kinds.tsv", TABLE, columns)?;
    let facilities: Vec<Kind> =
        Kind::ALL.iter().copied().filter(|kind| kind.category() == Category::Infrastructure).collect();
    let mut rows: Vec<Option<[u32; 7]>> = vec![None; facilities.len()];
    for row in table.rows() {
        let kind = row.kind("kind")?;
        let slot = index(kind).and_then(|at| rows.get_mut(at as usize));
        let slot = slot.ok_or_else(|| row.error(format!("{} is no kind of facility", kind.as_str())))?;
        let keeps = kinds(&row, "keeps")?;
        let takes = match row.get("takes") {
            "*" => facilities.iter().fold(KindSet::default(), |mut all, &kind| {
                all.add(kind);
                all
            }),
            _ => kinds(&row, "takes")?,
        };
        let mut traits = 0;
        for name in row.list("traits") {
            let known = Trait::parse(name).ok_or_else(|| row.error(format!("{name:?} is no trait")))?;
            traits |= 1 << known as u32;
        }
        if slot.is_some() {
            return Err(row.error(format!("{} has two rows", kind.as_str())));
        }
        let [goes_by, later, takes] =
            [kinds(&row, "goes_by")?.0, kinds(&row, "later")?.0, takes.0 & !keeps.0].map(halves);
        *slot = Some([goes_by[0], goes_by[1], later[0], later[1], takes[0], takes[1], traits]);
    }
    if let Some(missing) = rows.iter().position(Option::is_none) {
        let reason = format!("{} has no row", facilities[missing].as_str());
        return Err(TableError { table: "facilities/kinds.tsv".to_owned(), line: None, reason });
    }
    let cells = |row: [u32; 7]| row.iter().map(|&number| Cell::Number(number)).collect();
    pack.rows(Part::FacilityKinds, rows.into_iter().flatten().map(cells));
    Ok(())
}

/// A set as the two numbers of its columns.
#[expect(clippy::cast_possible_truncation, reason = "the halves are what is wanted")]
const fn halves(set: u64) -> [u32; 2] {
    [set as u32, (set >> 32) as u32]
}

fn kinds(row: &Row<'_>, column: &str) -> Result<KindSet, TableError> {
    let mut set = KindSet::default();
    for name in row.list(column) {
        let kind = Kind::parse(name).filter(|kind| kind.category() == Category::Infrastructure);
        set.add(kind.ok_or_else(|| row.error(format!("{column} has {name:?}, which is no kind of facility")))?);
    }
    Ok(set)
}

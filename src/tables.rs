//! Compiles the tables of a language into the pack that lies in the gazetteer's file.
//!
//! Native only: the gazetteer's builder and the tests call it; on a reader's machine the pack is
//! read as it lies ([`crate::language::pack`]). Each layer compiles its own tables; this is the list.

use std::sync::OnceLock;

use crate::infrastructure;
use crate::landmarks;
use crate::language::pack::write::PackWriter;
use crate::language::table::TableError;
use crate::language::{Language, en, identify};
use crate::places::{bodies, newspapers, otherwise, parameters, senses, tagger};

/// The pack of English.
///
/// # Errors
///
/// When a row of a table is wrong; the error names the table and the line.
pub fn english() -> Result<Vec<u8>, TableError> {
    let mut writer = PackWriter::default();
    en::words::compile(&mut writer)?;
    identify::compile(&mut writer)?;
    infrastructure::tables::compile(&mut writer)?;
    landmarks::tables::compile(&mut writer)?;
    crate::claims::tables::compile(&mut writer)?;
    bodies::compile(&mut writer)?;
    newspapers::compile(&mut writer)?;
    senses::compile(&mut writer)?;
    otherwise::compile(&mut writer)?;
    parameters::compile(&mut writer)?;
    tagger::compile(&mut writer)?;
    Ok(writer.finish())
}

/// English as compiled from the tables that this program was built with: for tests and tools that
/// have no gazetteer at hand.
///
/// # Panics
///
/// When a table is wrong, which a test rules out.
#[must_use]
pub fn compiled_in() -> Language<'static> {
    static PACK: OnceLock<Vec<u8>> = OnceLock::new();
    let pack = PACK.get_or_init(|| english().unwrap_or_else(|error| unreachable!("{error}")));
    Language::open(pack).unwrap_or_else(|error| unreachable!("{error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_table_has_a_wrong_row_and_the_pack_is_the_same_every_time() {
        assert_eq!(english().err(), None);
        assert_eq!(english(), english());
    }
}

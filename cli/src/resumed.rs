//! An output that a run was interrupted in: what of it is whole.

use std::fs::File;
use std::io::{BufReader, Seek};

use serde_json::Value;

use crate::packing::{self, Packing};

/// What of an output is whole.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Whole {
    /// Bytes of the file up to the end of the last whole line, member or frame.
    pub length: u64,
    /// Documents that are answered.
    pub documents: u64,
    /// The last of the answers.
    pub last: Vec<u8>,
}

impl Whole {
    /// Whether the last answer is to the document in `line`.
    #[must_use]
    pub fn answers(&self, line: &[u8]) -> bool {
        let id = |line| serde_json::from_slice(line).ok().map_or(Value::Null, |value: Value| value["id"].clone());
        id(&self.last) == id(line)
    }
}

/// Reads `file` to the end of what is whole.
#[must_use]
pub fn whole(file: &mut File, packing: Packing) -> Whole {
    let mut whole = Whole::default();
    let mut rest = BufReader::new(file);
    while let Ok(Some(lines)) = packing::member(packing, &mut rest) {
        let (Some(lines), Ok(length)) = (lines.strip_suffix(b"\n"), rest.stream_position()) else { break };
        whole.length = length;
        whole.documents += 1 + lines.iter().filter(|&&byte| byte == b'\n').count() as u64;
        whole.last = lines.rsplit(|&byte| byte == b'\n').next().unwrap_or_default().to_vec();
    }
    whole
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn whole_of(packing: Packing, bytes: &[u8]) -> Whole {
        let path = std::env::temp_dir().join(format!("dateline-cut-{}-{packing:?}", std::process::id()));
        let mut file = File::options().read(true).write(true).create(true).truncate(true).open(&path).unwrap();
        file.write_all(bytes).unwrap();
        file.rewind().unwrap();
        let found = whole(&mut file, packing);
        std::fs::remove_file(path).unwrap();
        found
    }

    #[test]
    fn half_a_line_member_or_frame_at_the_end_is_not_whole() {
        let (one, two) = (&b"{\"id\":1}\n{\"id\":2}\n"[..], &b"{\"id\":3}\n{\"id\":4}\n"[..]);
        for packing in [Packing::Plain, Packing::Gzip, Packing::Zstd] {
            let (first, next) = (packing.pack(one.to_vec()).unwrap(), packing.pack(two.to_vec()).unwrap());
            let both = [&first[..], &next].concat();
            let all = whole_of(packing, &both);
            assert_eq!((all.documents, all.length), (4, both.len() as u64), "{packing:?}");
            assert!(all.answers(b"{\"text\":\"\",\"id\":4}") && !all.answers(b"{\"id\":\"4\"}"));
            let half = if packing == Packing::Plain { 3 } else { next.len() - 3 };
            let cut = whole_of(packing, &[&first[..], &next[..half]].concat());
            assert_eq!((cut.documents, cut.length), (2, first.len() as u64), "{packing:?}");
            assert!(cut.answers(b"{\"id\":2}"));
        }
        assert_eq!(whole_of(Packing::Gzip, b""), Whole::default());
    }
}

//! The lines of an archive of documents in batches, which is what a thread is given at once.

use std::io::{self, BufRead};

/// Bytes from which a batch is full. Handing one over costs little beside annotating it, and as many are in memory as
/// [`crate::in_order`] has under way.
const FULL: usize = 256 * 1024;

/// Lines from which a batch is full: even of short ones the next thread should not wait long.
const LINES: u64 = 64;

/// Whole lines of an archive.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// The number of the first, from 1.
    pub first: u64,
    /// The lines with their ends.
    pub bytes: Vec<u8>,
}

impl Batch {
    /// The lines that have something in them, each with its number.
    pub fn lines(&self) -> impl Iterator<Item = (u64, &[u8])> {
        let numbered = (self.first..).zip(self.bytes.split_inclusive(|&byte| byte == b'\n'));
        numbered.filter(|(_, line)| is_document(line))
    }
}

fn is_document(line: &[u8]) -> bool {
    !line.trim_ascii().is_empty()
}

/// Reads an archive batch by batch.
pub struct Batches<R> {
    file: R,
    next: u64,
    is_done: bool,
}

impl<R: BufRead> Batches<R> {
    /// The batches of `file`.
    pub const fn new(file: R) -> Self {
        Self { file, next: 1, is_done: false }
    }

    /// Passes over the first `count` documents; gives the line of the last of them, nothing where there are fewer.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn skip_documents(&mut self, count: u64) -> io::Result<Option<Vec<u8>>> {
        let (mut line, mut passed) = (Vec::new(), 0);
        while passed < count {
            line.clear();
            if self.file.read_until(b'\n', &mut line)? == 0 {
                return Ok(None);
            }
            self.next += 1;
            passed += u64::from(is_document(&line));
        }
        Ok(Some(line))
    }

    fn read(&mut self) -> io::Result<Batch> {
        let mut batch = Batch { first: self.next, bytes: Vec::new() };
        while batch.bytes.len() < FULL && self.next - batch.first < LINES {
            if self.file.read_until(b'\n', &mut batch.bytes)? == 0 {
                break;
            }
            self.next += 1;
        }
        Ok(batch)
    }
}

impl<R: BufRead> Iterator for Batches<R> {
    type Item = io::Result<Batch>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_done {
            return None;
        }
        let read = self.read();
        self.is_done = !matches!(&read, Ok(batch) if !batch.bytes.is_empty());
        match read {
            Ok(_) if self.is_done => None,
            read => Some(read),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_numbers_over_batches_and_blank_lines() {
        let text: String = (1..=200).map(|n| if n % 3 == 0 { "\n".to_owned() } else { format!("{n}\n") }).collect();
        let batches: Vec<_> = Batches::new(text.as_bytes()).map(Result::unwrap).collect();
        assert!(batches.len() > 2);
        let lines: Vec<_> = batches.iter().flat_map(Batch::lines).collect();
        assert_eq!(lines.len(), 134);
        for (number, line) in lines {
            assert_eq!(format!("{number}\n").as_bytes(), line);
        }
    }

    #[test]
    fn what_is_skipped_is_documents_not_lines_and_the_last_is_told() {
        let mut batches = Batches::new(&b"one\n\ntwo\nthree"[..]);
        assert_eq!(batches.skip_documents(2).unwrap().unwrap(), b"two\n");
        let batch = batches.next().unwrap().unwrap();
        assert_eq!(batch.lines().collect::<Vec<_>>(), [(4, &b"three"[..])]);
        assert!(batches.next().is_none());
        assert_eq!(Batches::new(&b"one\n"[..]).skip_documents(2).unwrap(), None);
    }
}

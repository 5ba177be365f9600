//! The lines of an archive of documents in batches, which is what a thread is given at once.

use std::io::{self, BufRead, BufReader, Read};

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

/// Reads an archive batch by batch. What comes slowly is not waited for: a batch ends where nothing more is there yet.
pub struct Batches<R> {
    file: BufReader<R>,
    next: u64,
    /// What ended the reading, once the lines before it are given.
    failed: Option<io::Error>,
    is_done: bool,
}

/// What some editors begin a file with.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

impl<R: Read> Batches<R> {
    /// The batches of `file`.
    pub fn new(file: R) -> Self {
        Self { file: BufReader::with_capacity(FULL, file), next: 1, failed: None, is_done: false }
    }

    /// Appends the next line to `lines`. Answers whether there is one.
    fn line(&mut self, lines: &mut Vec<u8>) -> io::Result<bool> {
        let from = lines.len();
        let read = self.file.read_until(b'\n', lines);
        if self.next == 1 && lines.starts_with(BYTE_ORDER_MARK) {
            lines.drain(..BYTE_ORDER_MARK.len());
        }
        match read {
            Ok(0) => Ok(false),
            Ok(_) => {
                self.next += 1;
                Ok(true)
            }
            Err(error) => {
                // Half a line is no document.
                lines.truncate(from);
                Err(error)
            }
        }
    }

    /// Passes over the first `count` documents, each of which `see` is shown. Answers whether there are as many.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn skip_documents(&mut self, count: u64, mut see: impl FnMut(&[u8])) -> io::Result<bool> {
        let (mut line, mut passed) = (Vec::new(), 0);
        while passed < count {
            line.clear();
            if !self.line(&mut line)? {
                return Ok(false);
            }
            if is_document(&line) {
                see(&line);
                passed += 1;
            }
        }
        Ok(true)
    }

    fn read(&mut self) -> Batch {
        let mut batch = Batch { first: self.next, bytes: Vec::new() };
        while batch.bytes.len() < FULL && self.next - batch.first < LINES {
            match self.line(&mut batch.bytes) {
                Ok(true) if !self.file.buffer().is_empty() => {}
                Ok(true) => break,
                Ok(false) => {
                    self.is_done = true;
                    break;
                }
                Err(error) => {
                    self.failed = Some(error);
                    break;
                }
            }
        }
        batch
    }
}

impl<R: Read> Iterator for Batches<R> {
    type Item = io::Result<Batch>;

    fn next(&mut self) -> Option<Self::Item> {
        let batch = if self.is_done || self.failed.is_some() { Batch::default() } else { self.read() };
        if !batch.bytes.is_empty() {
            return Some(Ok(batch));
        }
        self.is_done = true;
        self.failed.take().map(Err)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails says where")]
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
    fn what_is_skipped_is_documents_not_lines() {
        let mut batches = Batches::new(&b"\xef\xbb\xbfone\n\ntwo\nthree"[..]);
        let mut seen = Vec::new();
        assert!(batches.skip_documents(2, |line| seen.extend_from_slice(line)).unwrap());
        assert_eq!(seen, b"one\ntwo\n");
        let batch = batches.next().unwrap().unwrap();
        assert_eq!(batch.lines().collect::<Vec<_>>(), [(4, &b"three"[..])]);
        assert!(batches.next().is_none());
        assert!(!Batches::new(&b"one\n"[..]).skip_documents(2, |_| {}).unwrap());
    }

    /// Gives what it has piece by piece, and then fails.
    struct Broken(Vec<&'static [u8]>);

    impl Read for Broken {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            if self.0.is_empty() {
                return Err(io::Error::other("torn"));
            }
            let piece = self.0.remove(0);
            buffer[..piece.len()].copy_from_slice(piece);
            Ok(piece.len())
        }
    }

    #[test]
    fn what_comes_slowly_is_not_waited_for_and_what_came_before_a_fault_is_given() {
        let mut batches = Batches::new(Broken(vec![b"one\ntw", b"o\n", b"three\nhalf"]));
        let mut next = || batches.next().map(|batch| batch.map(|batch| batch.bytes).map_err(|error| error.to_string()));
        assert_eq!(next(), Some(Ok(b"one\ntwo\n".to_vec())));
        assert_eq!(next(), Some(Ok(b"three\n".to_vec())));
        assert_eq!(next(), Some(Err("torn".to_owned())));
        assert_eq!(next(), None);
    }
}

//! Compressed input and output: gzip and zstd, in as many members or frames, one after the other, as there are.

use std::fmt;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;

use flate2::Compression;
use flate2::bufread::{GzDecoder, MultiGzDecoder};
use flate2::read::GzEncoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

/// How the bytes of a file are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// As they are.
    Plain,
    /// RFC 1952.
    Gzip,
    /// RFC 8878.
    Zstd,
}

impl Packing {
    /// By how a file begins.
    #[must_use]
    pub fn of_head(head: &[u8]) -> Self {
        match head {
            [0x1f, 0x8b, ..] => Self::Gzip,
            [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Self::Zstd,
            _ => Self::Plain,
        }
    }

    /// By a file's name: `.gz`, `.zst` and `.zstd`.
    #[must_use]
    pub fn of_name(path: &Path) -> Self {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        match extension.to_ascii_lowercase().as_str() {
            "gz" => Self::Gzip,
            "zst" | "zstd" => Self::Zstd,
            _ => Self::Plain,
        }
    }

    /// `bytes` as a member or frame of its own: what is packed one after the other is read as one.
    ///
    /// # Errors
    ///
    /// None that bytes in memory could give.
    pub fn pack(self, bytes: Vec<u8>) -> io::Result<Vec<u8>> {
        match self {
            Self::Plain => Ok(bytes),
            Self::Gzip => {
                let mut packed = Vec::new();
                GzEncoder::new(&bytes[..], Compression::default()).read_to_end(&mut packed)?;
                Ok(packed)
            }
            Self::Zstd => Ok(compress_to_vec(&bytes[..], CompressionLevel::Fastest)),
        }
    }
}

/// What packs files in a way that is not unpacked here, by how they begin.
fn other(head: &[u8]) -> Option<&'static str> {
    [(&b"\xfd7zX"[..], "xz"), (b"BZh", "bzip2"), (b"PK\x03\x04", "zip")]
        .into_iter()
        .find_map(|(begins, name)| head.starts_with(begins).then_some(name))
}

/// Unpacks what `file` has, by how it begins.
///
/// # Errors
///
/// When its beginning cannot be read, or is that of a file packed in another way.
pub fn unpacked(mut file: impl BufRead + Send + 'static) -> io::Result<Box<dyn Read + Send>> {
    let mut head = Vec::new();
    // A pipe may give them one by one.
    file.by_ref().take(4).read_to_end(&mut head)?;
    if let Some(other) = other(&head) {
        return Err(io::Error::other(format!("it is packed by {other}; gzip and zstd are read")));
    }
    let packing = Packing::of_head(&head);
    let file = BufReader::new(Cursor::new(head).chain(file));
    Ok(match packing {
        Packing::Plain => Box::new(file),
        Packing::Gzip => Box::new(MultiGzDecoder::new(file)),
        Packing::Zstd => Box::new(Frames::new(file)),
    })
}

/// Reads the next member or frame of `file` to its end, and gives its bytes; nothing at the end of the file.
///
/// # Errors
///
/// When it is cut off or damaged.
pub fn member(packing: Packing, file: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    if file.fill_buf()?.is_empty() {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    match packing {
        Packing::Plain => {
            file.read_until(b'\n', &mut bytes)?;
            if !bytes.ends_with(b"\n") {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        Packing::Gzip => {
            GzDecoder::new(file).read_to_end(&mut bytes)?;
        }
        Packing::Zstd => {
            let mut frames = Frames::new(file);
            // Of one frame only.
            if frames.begin()? {
                One(frames).read_to_end(&mut bytes)?;
            }
        }
    }
    Ok(Some(bytes))
}

fn damaged(reason: impl fmt::Display) -> io::Error {
    io::Error::other(format!("its zstd data is damaged or cut off: {reason}"))
}

/// The frames of a zstd file as one.
struct Frames<R> {
    file: R,
    decoder: FrameDecoder,
    is_begun: bool,
}

impl<R: BufRead> Frames<R> {
    fn new(file: R) -> Self {
        Self { file, decoder: FrameDecoder::new(), is_begun: false }
    }

    /// Begins the next frame. Answers whether there is one.
    fn begin(&mut self) -> io::Result<bool> {
        while !self.file.fill_buf()?.is_empty() {
            match self.decoder.init(&mut self.file) {
                Ok(()) => return Ok(true),
                // What others put between frames.
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    io::copy(&mut self.file.by_ref().take(length.into()), &mut io::sink())?;
                }
                Err(error) => return Err(damaged(error)),
            }
        }
        Ok(false)
    }

    /// Reads on in the frame: nothing at its end.
    fn read_frame(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.decoder.can_collect() == 0 {
            if self.decoder.is_finished() {
                let (said, found) = (self.decoder.get_checksum_from_data(), self.decoder.get_calculated_checksum());
                return match said {
                    Some(said) if found != Some(said) => Err(damaged("a checksum does not hold")),
                    _ => Ok(0),
                };
            }
            let some = BlockDecodingStrategy::UptoBlocks(1);
            self.decoder.decode_blocks(&mut self.file, some).map_err(damaged)?;
        }
        self.decoder.read(buffer)
    }
}

/// One frame of them.
struct One<R>(Frames<R>);

impl<R: BufRead> Read for One<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read_frame(buffer)
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.is_begun {
                let read = self.read_frame(buffer)?;
                if read > 0 || buffer.is_empty() {
                    return Ok(read);
                }
            }
            self.is_begun = self.begin()?;
            if !self.is_begun {
                return Ok(0);
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails says where")]
mod tests {
    use super::*;

    const TEXT: &[u8] = b"{\"id\": 1}\n{\"id\": 2}\n";

    fn read(bytes: Vec<u8>) -> io::Result<Vec<u8>> {
        let mut read = Vec::new();
        unpacked(Cursor::new(bytes))?.read_to_end(&mut read)?;
        Ok(read)
    }

    #[test]
    fn what_is_packed_in_several_pieces_is_read_as_one() {
        for packing in [Packing::Plain, Packing::Gzip, Packing::Zstd] {
            let twice = [packing.pack(TEXT.to_vec()).unwrap(), packing.pack(TEXT.to_vec()).unwrap()].concat();
            assert_eq!(Packing::of_head(&twice), packing);
            assert_eq!(read(twice).unwrap(), [TEXT, TEXT].concat(), "{packing:?}");
        }
        assert!(read(Vec::new()).unwrap().is_empty());
    }

    #[test]
    fn frames_that_hold_nothing_to_read_are_skipped() {
        let skippable = [&[0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0], &b"abc"[..]].concat();
        let packed = Packing::Zstd.pack(TEXT.to_vec()).unwrap();
        assert_eq!(read([&skippable[..], &packed, &skippable].concat()).unwrap(), TEXT);
    }

    #[test]
    fn a_file_that_was_cut_off_is_no_end_of_file() {
        for packing in [Packing::Gzip, Packing::Zstd] {
            let mut packed = packing.pack(TEXT.repeat(100)).unwrap();
            packed.truncate(packed.len() - 9);
            assert!(read(packed.clone()).is_err(), "{packing:?}");
            assert!(member(packing, &mut &packed[..]).is_err(), "{packing:?}");
        }
    }

    #[test]
    fn what_is_packed_in_another_way_is_refused_by_name() {
        for (head, name) in [(&b"\xfd7zXZ\0"[..], "xz"), (b"BZh91AY", "bzip2"), (b"PK\x03\x04..", "zip")] {
            let error = read(head.to_vec()).unwrap_err().to_string();
            assert!(error.contains(name), "{error}");
        }
    }

    #[test]
    fn members_are_read_one_by_one_to_where_the_next_begins() {
        for packing in [Packing::Plain, Packing::Gzip, Packing::Zstd] {
            let line = &TEXT[..10];
            let one = packing.pack(line.to_vec()).unwrap();
            let two = [&one[..], &one].concat();
            let mut rest = &two[..];
            assert_eq!(member(packing, &mut rest).unwrap().unwrap(), line);
            assert_eq!(rest, one, "{packing:?}");
            assert_eq!(member(packing, &mut rest).unwrap().unwrap(), line);
            assert_eq!(member(packing, &mut rest).unwrap(), None);
        }
    }
}

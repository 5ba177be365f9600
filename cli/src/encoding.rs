//! Bytes of a file to its characters, whatever it is written in.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// How much of a page is searched for what it declares: as much as browsers look at.
const DECLARED_WITHIN: usize = 1024;

/// The characters of `bytes`, without a byte order mark. They are in, in this order: what their mark says, what the reader says,
/// UTF-8 where they can be, what a page declares, and for a page windows-1252, as browsers take them.
///
/// # Errors
///
/// The offset of the first byte that is no UTF-8, where nothing says what a text is in.
pub fn decoded(bytes: Vec<u8>, said: Option<&'static Encoding>, is_page: bool) -> Result<String, usize> {
    let marked = Encoding::for_bom(&bytes).map(|(encoding, _)| encoding);
    let declared = if is_page { declared(&bytes) } else { None };
    let is_ascii = Encoding::ascii_valid_up_to(&bytes) == bytes.len();
    // What a page says of itself is often no longer true once it is saved. Bytes that happen to be UTF-8 are UTF-8, but
    // those of the encodings that shift are all ASCII.
    let shifts = is_ascii && declared.is_some_and(|encoding| !encoding.is_ascii_compatible());
    let encoding = match marked.or(said) {
        Some(encoding) => encoding,
        None if shifts => declared.unwrap_or(UTF_8),
        None => match String::from_utf8(bytes) {
            Ok(text) => return Ok(text),
            Err(error) if is_page => {
                let encoding = declared.filter(|encoding| *encoding != UTF_8).unwrap_or(WINDOWS_1252);
                return Ok(encoding.decode(error.as_bytes()).0.into_owned());
            }
            Err(error) => return Err(error.utf8_error().valid_up_to()),
        },
    };
    Ok(encoding.decode(&bytes).0.into_owned())
}

/// What the `meta` element or the XML declaration at the head of a page names.
fn declared(page: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&page[..page.len().min(DECLARED_WITHIN)]).to_ascii_lowercase();
    ["charset", "encoding"].iter().find_map(|name| {
        let labels = head.match_indices(name).map(|(at, _)| {
            let label =
                head[at + name.len()..].trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
            let end = label.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '>' | '/' | '?'));
            Encoding::for_label(&label.as_bytes()[..end?])
        });
        // What is read as ASCII says of itself that it is not UTF-16.
        labels.flatten().next().map(|encoding| encoding.output_encoding())
    })
}

/// The encoding that is called `label`.
///
/// # Errors
///
/// When none is.
pub fn named(label: &str) -> Result<&'static Encoding, String> {
    Encoding::for_label(label.as_bytes())
        .ok_or_else(|| "not the name of an encoding (windows-1252, koi8-r ...)".to_owned())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails says where")]
mod tests {
    use super::*;

    /// A page that declares `charset`, in it.
    fn page(charset: &str, words: &str) -> Vec<u8> {
        let page = format!("<html><head><meta charset=\"{charset}\"></head><p>{words}</p></html>");
        named(charset).unwrap().encode(&page).0.into_owned()
    }

    #[test]
    fn a_page_is_read_in_what_it_declares() {
        for (charset, words) in [
            ("windows-1252", "“Zürich” – 5 €"),
            ("iso-8859-1", "Zürich"),
            ("iso-8859-2", "Łódź"),
            ("koi8-r", "Мост в Орле"),
            ("windows-1251", "Мост в Орле"),
            ("shift_jis", "東京の橋"),
            ("euc-jp", "東京の橋"),
            ("iso-2022-jp", "東京の橋"),
            ("gb18030", "北京的桥"),
            ("big5", "臺北的橋"),
            ("euc-kr", "서울의 다리"),
            ("utf-8", "Łódź"),
        ] {
            let read = decoded(page(charset, words), None, true).unwrap();
            assert!(read.contains(words), "{charset}: {read}");
        }
        let old = b"<meta http-equiv=Content-Type content='text/html; charset=koi8-r'><p>\xed\xcf\xd3\xd4".to_vec();
        assert!(decoded(old, None, true).unwrap().contains("Мост"));
        let xml = b"<?xml version='1.0' encoding='iso-8859-1'?><html><p>Z\xfcrich".to_vec();
        assert!(decoded(xml, None, true).unwrap().contains("Zürich"));
    }

    #[test]
    fn a_saved_page_that_is_utf8_is_read_so_whatever_it_declared_once() {
        let saved = "<html><meta charset=windows-1251><p>“Łódź”".as_bytes().to_vec();
        assert!(decoded(saved, None, true).unwrap().contains("“Łódź”"));
    }

    #[test]
    fn a_page_that_says_nothing_or_what_cannot_be_is_read_as_browsers_do() {
        for head in
            ["<html>", "<html><meta charset=utf-8>", "<html><meta charset=utf-16>", "<html><meta charset=no-such>"]
        {
            let page = [head.as_bytes(), b"<p>\x93Z\xfcrich\x94"].concat();
            assert!(decoded(page, None, true).unwrap().contains("“Zürich”"), "{head}");
        }
    }

    #[test]
    fn a_byte_order_mark_goes_before_all_and_is_no_character_of_the_text() {
        let le: Vec<u8> = [0xFF, 0xFE].into_iter().chain("Łódź 😀".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let be: Vec<u8> = [0xFE, 0xFF].into_iter().chain("Łódź 😀".encode_utf16().flat_map(u16::to_be_bytes)).collect();
        let utf8 = "\u{feff}Łódź 😀".as_bytes().to_vec();
        for bytes in [le, be, utf8] {
            assert_eq!(decoded(bytes.clone(), None, false).unwrap(), "Łódź 😀");
            assert_eq!(decoded(bytes, Some(WINDOWS_1252), true).unwrap(), "Łódź 😀");
        }
    }

    #[test]
    fn a_text_of_other_bytes_is_not_guessed_at() {
        assert_eq!(decoded(b"Z\xfcrich".to_vec(), None, false), Err(1));
        assert_eq!(decoded(b"Z\xfcrich".to_vec(), Some(WINDOWS_1252), false).unwrap(), "Zürich");
        assert!(named("klingon").is_err());
    }
}

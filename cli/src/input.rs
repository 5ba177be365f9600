//! Reading what is to be annotated.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use dateline::Article;
use encoding_rs::Encoding;

use crate::encoding;
use crate::failure::Failure;

/// The file that is named, if it is not standard input, which `-` means too.
#[must_use]
pub fn named(path: Option<&Path>) -> Option<&Path> {
    path.filter(|path| *path != Path::new("-"))
}

/// Reads `path`, or standard input for `-` or none, as the characters that it is in: `label` says which, or the file does.
///
/// # Errors
///
/// If it cannot be read, or does not say how and is no UTF-8.
pub fn read(path: Option<&Path>, label: Option<&'static Encoding>) -> Result<String, Failure> {
    let (bytes, what) = match named(path) {
        Some(path) => {
            let bytes = fs::read(path).map_err(|error| Failure::Read(path.to_path_buf(), error))?;
            (bytes, path.display().to_string())
        }
        None => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).map_err(Failure::Stdin)?;
            (bytes, "standard input".to_owned())
        }
    };
    let is_page = is_html(path, &String::from_utf8_lossy(&bytes[..bytes.len().min(64)]));
    encoding::decoded(bytes, label, is_page).map_err(|at| Failure::NotUtf8(what, at))
}

/// Whether a file is HTML: by its name, or by how it begins.
#[must_use]
pub fn is_html(path: Option<&Path>, text: &str) -> bool {
    let named =
        path.and_then(Path::extension).is_some_and(|e| e.eq_ignore_ascii_case("html") || e.eq_ignore_ascii_case("htm"));
    let head = text.trim_start().get(..15).unwrap_or("").to_ascii_lowercase();
    named || head.starts_with("<!doctype html") || head.starts_with("<html")
}

/// The article in `text`, plain or HTML.
///
/// # Errors
///
/// If an HTML page holds no article.
pub fn article(text: String, html: bool) -> Result<Article, Failure> {
    if html {
        return dateline::article::html::article(&text, None).map_err(|error| Failure::NoArticle(error.to_string()));
    }
    Ok(Article::from_plain_text(text))
}

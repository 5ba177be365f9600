//! Pages of every make: each `tests/pages/NAME.html` with a `NAME.expected.txt` is read as that says,
//! a line a block.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::fmt::Write;
use std::path::{Path, PathBuf};

use dateline::Article;
use dateline::article::html;

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut pages: Vec<_> = files.filter(|path| path.extension().is_some_and(|e| e == "html")).collect();
    pages.sort();
    pages
}

fn as_lines(read: Result<Article, html::ExtractError>) -> String {
    let article = match read {
        Ok(article) => article,
        Err(error) => return format!("[error] {error}\n"),
    };
    let mut lines = String::new();
    for block in article.blocks() {
        let kind = serde_json::to_value(block.kind).unwrap();
        writeln!(lines, "[{}] {}", kind.as_str().unwrap(), block.span.slice(article.text()).replace('\n', " / "))
            .unwrap();
    }
    lines
}

#[test]
fn every_page_is_read_as_a_careful_reader_would() {
    let mut compared = 0;
    for page in pages() {
        let Ok(expected) = std::fs::read_to_string(page.with_extension("expected.txt")) else { continue };
        let read = as_lines(html::article(&std::fs::read_to_string(&page).unwrap(), None));
        // A no-break space looks like a space here.
        assert_eq!(read.replace('\u{a0}', " "), expected, "{}", page.display());
        compared += 1;
    }
    assert!(compared >= 4, "only {compared} pages were compared");
}

#[test]
fn the_sample_page_has_the_metadata_that_it_declares() {
    let page = pages().into_iter().find(|path| path.ends_with("nato-air-defence.html")).expect("the sample page");
    let metadata = html::article(&std::fs::read_to_string(page).unwrap(), None).expect("an article").metadata;
    assert_eq!(metadata.publisher.as_deref(), Some("The Eastern Courier"));
    assert_eq!(metadata.byline.as_deref(), Some("Courier staff"));
    assert_eq!(metadata.published.as_deref(), Some("2024-03-29T09:15:00+02:00"));
    assert_eq!(metadata.language.as_deref(), Some("en"));
}

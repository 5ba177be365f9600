//! The bare texts of the test sets, whatever their marks say.

use dateline::Article;
use dateline_test_support::{self as common, claims, marked};

/// A passage without its marks.
pub struct Passage {
    /// Which of its file, from 0.
    pub nth: usize,
    pub article: Article,
    /// Its answers are not to be read.
    pub aside: bool,
}

/// Folders in which every third passage of a file is kept aside.
const EVERY_THIRD: &[&str] = &["tests/landmarks/", "tests/places/news/", "tests/places/printed/"];

/// The passages of a file.
pub fn read(path: &str) -> Vec<Passage> {
    let file = common::read(path);
    let articles: Vec<Article> = if path.starts_with("tests/claims/") {
        // Who the sources are stands in lines of several forms.
        let texts: Vec<&str> = file.lines().filter(|line| !line.starts_with('=')).collect();
        claims::read(&texts.join("\n")).into_iter().map(|passage| Article::from_plain_text(passage.text)).collect()
    } else if path.contains("/press/") {
        file.split("\n---\n").map(|article| headed(article.trim(), "# paper: ")).collect()
    } else if file.contains("\n= ") {
        file.split("\n= ").skip(1).map(|article| headed(article, "")).collect()
    } else {
        file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(of_a_line).collect()
    };
    let whole = ["aside", "held-out", "held-back"].iter().any(|word| path.contains(word));
    let third = EVERY_THIRD.iter().any(|folder| path.starts_with(folder));
    let passage = |(nth, article)| Passage { nth, article, aside: whole || third && marked::is_kept_aside(nth) };
    articles.into_iter().enumerate().map(passage).collect()
}

/// An article whose first line says what paper it is from: an address, `NAME, HOST, …` or `name | publisher`.
fn headed(article: &str, prefix: &str) -> Article {
    let (head, body) = article.split_once('\n').unwrap_or((article, ""));
    let head = head.strip_prefix(prefix).unwrap_or(head);
    let paragraphs: Vec<String> = body.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(bare).collect();
    let mut article = Article::from_plain_text(paragraphs.join("\n\n"));
    if head.starts_with("http") {
        article.metadata.url = Some(head.to_owned());
    } else if let Some((_, publisher)) = head.split_once(" | ").filter(|_| prefix.is_empty()) {
        article.metadata.publisher = Some(publisher.to_owned());
    } else if let Some(host) = head.split(',').nth(1) {
        article.metadata.url = Some(format!("https://{}/news/1", host.trim()));
    }
    article
}

/// A passage of one line; before a tab stands the host of its paper, or what the set's own test asks for.
fn of_a_line(line: &str) -> Article {
    let (before, sentence) = line.split_once('\t').unwrap_or(("", line));
    let mut article = Article::from_plain_text(bare(&sentence.replace(" ¶ ", "\n\n")));
    article.metadata.url = (before.contains('.') && !before.contains(' ')).then(|| format!("https://{before}/news/1"));
    article
}

/// A text without its marks: of `[[words|…]]`, `{words|…}`, `{words}`, `[label|words]`, `[words]` and `<words>` the words.
fn bare(line: &str) -> String {
    let (mut text, mut rest) = (String::new(), line);
    while let Some(at) = rest.find(['[', '{', '<']) {
        text.push_str(&rest[..at]);
        let (open, close) = match &rest[at..] {
            r if r.starts_with("[[") => ("[[", "]]"),
            r if r.starts_with('[') => ("[", "]"),
            r if r.starts_with('{') => ("{", "}"),
            _ => ("<", ">"),
        };
        let (inside, tail) = rest[at + open.len()..].split_once(close).unwrap_or_else(|| panic!("no {close}: {line}"));
        text.push_str(match inside.split_once('|') {
            Some((_, words)) if open == "[" => words,
            Some((words, _)) => words,
            None => inside,
        });
        rest = tail;
    }
    text + rest
}

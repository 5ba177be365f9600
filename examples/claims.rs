//! Reads one `{"id","text"}` a line and writes its claims and sources, in code points.
use std::io::{BufRead, Write};

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let Ok(value) = serde_json::from_str::<serde_json::Value>(&line) else { continue };
        let text = value["text"].as_str().unwrap_or_default();
        let article = dateline::Article::from_plain_text(text);
        let document = dateline::text::Document::new(&article);
        let (claims, sources) = dateline::claims::extract(&document, &[]);
        let annotations = dateline::Annotations { places: Vec::new(), claims, sources };
        let mut json = dateline::export::json::to_json(text, &annotations);
        json["id"] = value["id"].clone();
        writeln!(out, "{json}")?;
    }
    Ok(())
}

//! Reads one `{"id","text"}` a line and writes its annotations, offsets in code points.
//!
//! With the path of a gazetteer as argument, places take part; without it, claims stand alone.
use std::io::{BufRead, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let gazetteer = std::env::args().nth(1).map(std::fs::read).transpose()?;
    let annotator = gazetteer.map(dateline::Gazetteer::open).transpose()?.map(dateline::Annotator::new);
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let Ok(value) = serde_json::from_str::<serde_json::Value>(&line) else { continue };
        let text = value["text"].as_str().unwrap_or_default();
        let article = dateline::Article::from_plain_text(text);
        let annotations = if let Some(annotator) = &annotator {
            annotator.annotate(&article)
        } else {
            let document = dateline::text::Document::new(&article);
            let (claims, sources) = dateline::claims::extract(&document, &[]);
            dateline::Annotations { claims, sources, ..dateline::Annotations::default() }
        };
        let mut json = dateline::export::json::to_json(text, &annotations);
        json["id"] = value["id"].clone();
        writeln!(out, "{json}")?;
    }
    Ok(())
}

//! Markdown: what a reader would paste into their notes.

use std::fmt::Write;

use super::grouped;
use crate::annotations::{Annotations, ClaimKind, Reference};
use crate::article::Article;
use crate::kind::{Category, Kind};
use crate::text::TextSpan;

/// `annotations` of `article` as Markdown: places, infrastructure, claims by source.
#[must_use]
pub fn to_markdown(article: &Article, annotations: &Annotations) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "# {}\n", escape(article.title().unwrap_or("Article")));
    if let Some(url) = &article.metadata.url {
        let _ = writeln!(out, "<{url}>\n");
    }
    for (title, category) in [("Places", Category::Place), ("Infrastructure", Category::Infrastructure)] {
        let shown = annotations
            .places
            .iter()
            .filter(|m| m.category == category && m.kind != Kind::Demonym && m.reference != Reference::Generic);
        let groups = grouped(shown);
        if groups.is_empty() {
            continue;
        }
        let _ = writeln!(out, "## {title}\n");
        for group in groups {
            let Some(first) = group.first() else { continue };
            let within: Vec<String> =
                [first.region.as_deref(), first.country_name.as_deref()].into_iter().flatten().map(escape).collect();
            let _ = write!(out, "- **{}** — {}", escape(&first.name), first.kind.label());
            if !within.is_empty() {
                let _ = write!(out, ", {}", within.join(", "));
            }
            if let (Some(lat), Some(lon)) = (first.lat, first.lon) {
                let _ = write!(out, " ({}{lat:.4}, {lon:.4})", if first.approximate { "about " } else { "" });
            }
            let _ = writeln!(out, ", {}×", group.len());
        }
        out.push('\n');
    }
    claims(&mut out, article.text(), annotations);
    out
}

fn claims(out: &mut String, text: &str, annotations: &Annotations) {
    if annotations.claims.is_empty() {
        return;
    }
    let _ = writeln!(out, "## Claims\n");
    let sources = annotations.sources.iter().enumerate().map(|(i, s)| (Some(i), escape(&s.name)));
    for (index, name) in sources.chain([(None, "Unattributed".to_owned())]) {
        let own: Vec<_> = annotations.claims.iter().filter(|c| c.source_id.map(|id| id.0 as usize) == index).collect();
        if own.is_empty() {
            continue;
        }
        let _ = writeln!(out, "### {name}\n");
        for claim in own {
            let kind = match claim.kind {
                ClaimKind::Direct => "direct",
                ClaimKind::Indirect => "indirect",
                ClaimKind::Mixed => "mixed",
            };
            let cue = joined(text, &claim.cue);
            let negated = if claim.negated { ", denied or not said" } else { "" };
            let hedged = if claim.hedged { ", hedged" } else { "" };
            let _ = writeln!(out, "> {}\n>\n> ({kind}{negated}{hedged}; {cue})\n", joined(text, &claim.content));
        }
    }
}

fn joined(text: &str, spans: &[TextSpan]) -> String {
    spans.iter().map(|s| escape(s.slice(text))).collect::<Vec<_>>().join(" … ")
}

/// One line, with the characters escaped that Markdown or HTML in it would act on.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn markup_in_an_article_stays_text() {
        assert_eq!(escape("<b>*hi*</b>\n[x]"), "\\<b\\>\\*hi\\*\\</b\\> \\[x\\]");
    }
}

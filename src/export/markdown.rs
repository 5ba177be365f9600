//! Markdown: what a reader would paste into their notes.

use std::fmt::Write;

use super::grouped;
use crate::annotations::{Annotations, Reference};
use crate::article::Article;
use crate::kind::{Category, Kind};
use crate::text::TextSpan;
use crate::view::claims::{About, Cited, Row, cited, contraries, perhaps, speakers};
use crate::view::counted::Counted;
use crate::view::identity::claims_about;
use crate::view::strings::EN;

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
            let claims = claims_about(first, annotations).len();
            let claims =
                if claims == 0 { String::new() } else { format!(", in {}", EN.count(claims, &EN.claims_counted)) };
            let list = first.listed.as_ref().map(|row| format!(", from your list {}", escape(&row.list)));
            let _ = writeln!(out, ", {}×{claims}{}", group.len(), list.unwrap_or_default());
        }
        out.push('\n');
    }
    // Writing to a string cannot fail.
    let _ = claims(&mut out, article, annotations);
    out
}

fn claims(out: &mut String, article: &Article, annotations: &Annotations) -> std::fmt::Result {
    if let Some(counted) = Counted::new(annotations, &EN) {
        writeln!(out, "## Counted\n")?;
        for line in &counted.rows {
            writeln!(out, "- {}: {}", line.label, line.value)?;
        }
        for (nth, voice) in counted.voices.iter().enumerate() {
            if nth == 0 {
                writeln!(out, "\n| {} | |\n| --- | --- |", EN.voices)?;
            }
            writeln!(out, "| {} | {} |", escape(&voice.name), voice.what)?;
        }
        writeln!(out, "\n{}\n\n## Claims\n", EN.only_counted)?;
    }
    for speaker in speakers(article, annotations, &EN) {
        let name = speaker.name.as_deref().map_or_else(|| EN.unattributed.to_owned(), escape);
        let about: Vec<String> = speaker
            .role
            .iter()
            .map(|role| escape(role))
            .chain(speaker.kind.map(|k| EN.source_kind(k).to_owned()))
            .collect();
        let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join("; ")) };
        writeln!(out, "### {name}{about}\n")?;
        if let Some(reason) = &speaker.unnamed_because {
            writeln!(out, "{} “{}”\n", EN.why_unnamed, escape(reason))?;
        }
        for row in &speaker.rows {
            if let Some(claim) = annotations.claims.get(row.claim) {
                writeln!(out, "> {}\n>\n> ({})\n", joined(article.text(), &claim.content), evidence(row))?;
            }
        }
    }
    for contrary in contraries(article, annotations, &EN) {
        writeln!(out, "### {}: {}\n", EN.disputes, escape(&contrary.site))?;
        brief(out, &contrary.both)?;
    }
    let unsure = perhaps(article, annotations, &EN);
    if !unsure.is_empty() {
        writeln!(out, "### {}\n", EN.perhaps)?;
        brief(out, &unsure)?;
    }
    let cited = cited(annotations, &EN);
    if !cited.is_empty() {
        writeln!(out, "## Links\n")?;
    }
    for link in cited {
        writeln!(out, "- {} — {}", page(&link), link.what)?;
    }
    Ok(())
}

/// Claims in a line each.
fn brief(out: &mut String, claims: &[About]) -> std::fmt::Result {
    for claim in claims {
        writeln!(out, "- {}: {}", escape(&claim.who), escape(&claim.text))?;
    }
    out.push('\n');
    Ok(())
}

/// How a claim is quoted and attributed, when, through whom, what it links to and speaks of.
fn evidence(row: &Row) -> String {
    let mut parts = vec![row.how.to_owned()];
    parts.extend(row.flags.iter().map(|flag| (*flag).to_owned()));
    let mut parts = vec![parts.join(", ")];
    parts.extend(row.cue.iter().map(|cue| format!("“{}”", escape(cue))));
    parts.extend(row.when.iter().chain(&row.via).map(|words| escape(words)));
    if !row.places.is_empty() {
        let names: Vec<String> = row.places.iter().map(|(name, _)| escape(name)).collect();
        parts.push(format!("{} {}", EN.speaks_of, names.join(", ")));
    }
    parts.extend(row.cited.iter().map(|link| format!("{} {} ({})", EN.links_to, page(link), link.what)));
    parts.join("; ")
}

/// A link; an address that would end it early is written in full instead.
fn page(link: &Cited) -> String {
    let plain = !link.href.contains(['<', '>', '(', ')', ' ', '\\', '\n']);
    if plain { format!("[{}]({})", escape(&link.domain), link.href) } else { escape(&link.href) }
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
    use super::*;
    use crate::view::claims::tests::annotations;

    #[test]
    fn markup_in_an_article_stays_text() {
        assert_eq!(escape("<b>*hi*</b>\n[x]"), "\\<b\\>\\*hi\\*\\</b\\> \\[x\\]");
    }

    #[test]
    fn a_claim_keeps_its_evidence_and_an_address_cannot_end_its_link() {
        let (article, mut annotations) = annotations();
        annotations.summary.claims = 2;
        annotations.claims[1].links = vec![0];
        annotations.links[2].href = "https://example.org/a)b".to_owned();
        let text = to_markdown(&article, &annotations);
        for line in [
            "### Ada Roe (engineer, the council; person)",
            "[example.org](https://example.org/ruling) (court, primary document)",
            "### Not attributed to anyone",
            "speaks of the dam",
            "- https://example.org/a)b — other site",
            EN.only_counted,
        ] {
            assert!(text.contains(line), "{line} in {text}");
        }
    }
}

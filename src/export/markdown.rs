//! Markdown: what a reader would paste into their notes.

use std::fmt::Write;

use super::coordinates::worded_point;
use super::made_by::made_by;
use super::{listed, one_line};
use crate::annotations::{Annotations, PlaceMention};
use crate::article::Article;
use crate::kind::Category;
use crate::text::TextSpan;
use crate::view::card::subtitle;
use crate::view::claims::{About, Cited, Row, cited, contraries, perhaps, speakers};
use crate::view::counted::Counted;
use crate::view::event::worded;
use crate::view::identity::claims_about;
use crate::view::strings::Strings;

/// `annotations` of `article` as a brief in Markdown, in the language of `strings`: what and when it was published,
/// places, sites and what happened there, claims by source, links.
#[must_use]
pub fn to_markdown(article: &Article, annotations: &Annotations, strings: &Strings) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = head(&mut out, article, strings);
    let listed = listed(annotations);
    for (title, category) in [(strings.places, Category::Place), (strings.infrastructure, Category::Infrastructure)] {
        let of_it = |group: &&Vec<&PlaceMention>| group.first().is_some_and(|first| first.category == category);
        let groups: Vec<_> = listed.iter().filter(of_it).collect();
        if groups.is_empty() {
            continue;
        }
        let _ = writeln!(out, "## {title}\n");
        for group in groups {
            let _ = place(&mut out, group, article, annotations, strings);
        }
        out.push('\n');
    }
    let _ = claims(&mut out, article, annotations, strings);
    // What is pasted into a terminal must not act there.
    out.retain(|c| c == '\n' || !c.is_control());
    out
}

fn head(out: &mut String, article: &Article, strings: &Strings) -> std::fmt::Result {
    writeln!(out, "# {}\n", escape(article.title().unwrap_or(strings.title)))?;
    let metadata = &article.metadata;
    let facts = [&metadata.publisher, &metadata.byline, &metadata.published];
    let facts: Vec<String> = facts.into_iter().flatten().map(|fact| escape(fact)).collect();
    if !facts.is_empty() {
        writeln!(out, "{}\n", facts.join(" · "))?;
    }
    if let Some(url) = &metadata.url {
        writeln!(out, "<{url}>\n")?;
    }
    writeln!(out, "*{}*\n", escape(&made_by(strings)))
}

/// A place or site in a line, and what is said to have happened there in one each.
fn place(
    out: &mut String,
    group: &[&PlaceMention],
    article: &Article,
    annotations: &Annotations,
    strings: &Strings,
) -> std::fmt::Result {
    let Some(first) = group.first() else { return Ok(()) };
    write!(out, "- **{}** — {}", escape(&first.name), escape(&subtitle(first, strings)))?;
    if let Some(point) = worded_point(first) {
        write!(out, " ({point})")?;
    }
    write!(out, ", {}×", group.len())?;
    let claims = claims_about(first, annotations).len();
    if claims > 0 {
        write!(out, ", {}", strings.count(claims, &strings.claims_counted))?;
    }
    if let Some(row) = &first.listed {
        write!(out, ", {}: {}", strings.listed, escape(&row.list))?;
    }
    out.push('\n');
    for event in group.iter().flat_map(|mention| &mention.events) {
        writeln!(out, "  - {}", escape(&worded(event, article, annotations, strings)))?;
    }
    Ok(())
}

fn claims(out: &mut String, article: &Article, annotations: &Annotations, strings: &Strings) -> std::fmt::Result {
    if let Some(counted) = Counted::new(annotations, strings) {
        writeln!(out, "## {}\n", strings.counted)?;
        for line in &counted.rows {
            writeln!(out, "- {}: {}", line.label, line.value)?;
        }
        for (nth, voice) in counted.voices.iter().enumerate() {
            if nth == 0 {
                writeln!(out, "\n| {} | |\n| --- | --- |", strings.voices)?;
            }
            writeln!(out, "| {} | {} |", escape(&voice.name), voice.what)?;
        }
        writeln!(out, "\n{}\n\n## {}\n", strings.only_counted, strings.claims_label)?;
    }
    for speaker in speakers(article, annotations, strings) {
        let name = speaker.name.as_deref().map_or_else(|| strings.unattributed.to_owned(), escape);
        let about: Vec<String> = speaker
            .role
            .iter()
            .map(|role| escape(role))
            .chain(speaker.kind.map(|k| strings.source_kind(k).to_owned()))
            .collect();
        let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join("; ")) };
        writeln!(out, "### {name}{about}\n")?;
        if let Some(reason) = &speaker.unnamed_because {
            writeln!(out, "{} “{}”\n", strings.why_unnamed, escape(reason))?;
        }
        if let Some(declined) = &speaker.declined {
            writeln!(out, "“{}”\n", escape(declined))?;
        }
        for row in &speaker.rows {
            if let Some(claim) = annotations.claims.get(row.claim) {
                writeln!(out, "> {}\n>\n> ({})\n", quoted(article.text(), &claim.content), evidence(row, strings))?;
            }
        }
    }
    for contrary in contraries(article, annotations, strings) {
        writeln!(out, "### {}: {}\n", strings.disputes, escape(&contrary.site))?;
        brief(out, &contrary.both)?;
    }
    let unsure = perhaps(article, annotations, strings);
    if !unsure.is_empty() {
        writeln!(out, "### {}\n", strings.perhaps)?;
        brief(out, &unsure)?;
    }
    let cited = cited(annotations, strings);
    if !cited.is_empty() {
        writeln!(out, "## {}\n", strings.cited)?;
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
fn evidence(row: &Row, strings: &Strings) -> String {
    let mut parts = vec![row.how.to_owned()];
    parts.extend(row.flags.iter().map(|flag| (*flag).to_owned()));
    let mut parts = vec![parts.join(", ")];
    parts.extend(row.cue.iter().map(|cue| format!("“{}”", escape(cue))));
    parts.extend(row.when.iter().chain(&row.via).map(|words| escape(words)));
    if !row.places.is_empty() {
        let names: Vec<String> = row.places.iter().map(|(name, _)| escape(name)).collect();
        parts.push(format!("{} {}", strings.speaks_of, names.join(", ")));
    }
    parts.extend(row.cited.iter().map(|link| format!("{} {} ({})", strings.links_to, page(link), link.what)));
    parts.join("; ")
}

/// A link; an address that would end it early is written in full instead.
fn page(link: &Cited) -> String {
    let plain = !link.href.contains(['<', '>', '(', ')', ' ', '\\', '\n']);
    if plain { format!("[{}]({})", escape(&link.domain), link.href) } else { escape(&link.href) }
}

fn quoted(text: &str, spans: &[TextSpan]) -> String {
    spans.iter().map(|s| escape(s.slice(text))).collect::<Vec<_>>().join(" … ")
}

/// One line, with the characters escaped that Markdown or HTML in it would act on.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).chars() {
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
    use crate::view::strings::EN;

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
        let text = to_markdown(&article, &annotations, &EN);
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

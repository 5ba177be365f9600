//! The part of the readable summary on who says what: counts, claims by source with their evidence,
//! the pages that the article links to.

use std::fmt::Write;

use super::terminal::{Paint, wrap};
use super::{joined, one_line};
use crate::annotations::{Annotations, Claim};
use crate::article::Article;
use crate::view::claims::{About, Row, cited, contraries, perhaps, speakers};
use crate::view::counted::Counted;
use crate::view::strings::EN;

/// Columns of the longest bar.
const BAR: f64 = 24.0;

/// Writes counts, claims and links, those of them that there are.
pub(super) fn write(out: &mut String, article: &Article, annotations: &Annotations, paint: &Paint) {
    // Writing to a string cannot fail.
    let _ = counted(out, annotations, paint);
    let _ = claims(out, article, annotations, paint);
    let _ = links(out, annotations, paint);
}

fn counted(out: &mut String, annotations: &Annotations, paint: &Paint) -> std::fmt::Result {
    let Some(counted) = Counted::new(annotations, &EN) else { return Ok(()) };
    writeln!(out, "{}", paint.heading("COUNTED"))?;
    for line in &counted.rows {
        writeln!(out, "  {:<32} {}", line.label, line.value)?;
    }
    if !counted.voices.is_empty() {
        writeln!(out, "  {}", EN.voices)?;
    }
    for voice in &counted.voices {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to BAR")]
        let bar = "█".repeat((voice.length * BAR).round().max(1.0) as usize);
        writeln!(out, "    {bar} {}, {}", voice.name, voice.what)?;
    }
    writeln!(out, "  {}\n", EN.only_counted)
}

fn claims(out: &mut String, article: &Article, annotations: &Annotations, paint: &Paint) -> std::fmt::Result {
    if annotations.claims.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", paint.heading("CLAIMS"))?;
    for speaker in speakers(article, annotations, &EN) {
        let name = speaker.name.as_deref().unwrap_or(EN.unattributed);
        let role = speaker.role.map(|role| format!(", {role}")).unwrap_or_default();
        let kind = speaker.kind.map(|kind| format!(" ({})", EN.source_kind(kind))).unwrap_or_default();
        writeln!(out, "  {name}{role}{kind}")?;
        if let Some(reason) = &speaker.unnamed_because {
            writeln!(out, "    {} {}", EN.why_unnamed, EN.quoted(reason))?;
        }
        if let Some(declined) = &speaker.declined {
            writeln!(out, "    {}", EN.quoted(declined))?;
        }
        for row in &speaker.rows {
            if let Some(found) = annotations.claims.get(row.claim) {
                claim(out, article.text(), found, row)?;
            }
        }
    }
    out.push('\n');
    for contrary in contraries(article, annotations, &EN) {
        writeln!(out, "{}", paint.heading(&format!("{}: {}", EN.disputes.to_uppercase(), contrary.site)))?;
        brief(out, &contrary.both)?;
    }
    let unsure = perhaps(article, annotations, &EN);
    if !unsure.is_empty() {
        writeln!(out, "{}", paint.heading(&EN.perhaps.to_uppercase()))?;
        brief(out, &unsure)?;
    }
    Ok(())
}

/// Claims in a line each.
fn brief(out: &mut String, claims: &[About]) -> std::fmt::Result {
    for claim in claims {
        writeln!(out, "  {}: {}", claim.who, one_line(&claim.text))?;
    }
    out.push('\n');
    Ok(())
}

fn claim(out: &mut String, text: &str, claim: &Claim, row: &Row) -> std::fmt::Result {
    let marks: Vec<&str> = std::iter::once(row.how).chain(row.flags.iter().copied()).collect();
    let lead = [joined(text, &claim.source), joined(text, &claim.cue)].join(" ");
    let mut line = format!("[{}] {}", marks.join(", "), lead.trim());
    for more in row.when.iter().chain(&row.via) {
        let _ = write!(line, "; {}", one_line(more));
    }
    writeln!(out, "    {}", line.trim_end())?;
    for line in wrap(&joined(text, &claim.content)) {
        writeln!(out, "      {line}")?;
    }
    if !row.places.is_empty() {
        let names: Vec<&str> = row.places.iter().map(|(name, _)| name.as_str()).collect();
        writeln!(out, "      {} {}", EN.speaks_of, names.join(", "))?;
    }
    for link in &row.cited {
        writeln!(out, "      {} {} ({})", EN.links_to, link.domain, link.what)?;
    }
    Ok(())
}

fn links(out: &mut String, annotations: &Annotations, paint: &Paint) -> std::fmt::Result {
    let cited = cited(annotations, &EN);
    if cited.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", paint.heading("LINKS"))?;
    for link in cited {
        writeln!(out, "  {} ({}) {}", link.domain, link.what, link.href)?;
    }
    out.push('\n');
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::claims::tests::annotations;

    #[test]
    fn counts_evidence_and_what_is_not_attributed_are_all_there() {
        let (article, mut annotations) = annotations();
        annotations.summary.claims = 2;
        annotations.summary.voices = vec![crate::annotations::Voice { source: 0, claims: 1, words: 3 }];
        annotations.claims[1].links = vec![0];
        let mut out = String::new();
        write(&mut out, &article, &annotations, &Paint { colour: false });
        for line in [
            "COUNTED",
            "████████████████████████ Ada Roe, 3 words",
            "Ada Roe, engineer, the council (person)",
            "links to example.org (court, primary document)",
            "Not attributed to anyone",
            "speaks of the dam",
            "LINKS",
        ] {
            assert!(out.contains(line), "{line} in {out}");
        }
        let mut nothing = String::new();
        write(&mut nothing, &article, &Annotations::default(), &Paint { colour: false });
        assert_eq!(nothing, "");
    }
}

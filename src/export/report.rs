//! The readable summary of `dateline annotate`: the article with its mentions marked, then places
//! by country, infrastructure, and claims by source.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::terminal::{Paint, harmless, wrap, writeln_to};
use super::{claims_report, grouped};
use crate::annotations::{Annotations, PlaceMention, Reference, Role};
use crate::article::{Article, BlockKind};
use crate::kind::{Category, Kind};
use crate::sort;
use crate::text::TextSpan;
use crate::view::identity::claims_about;

/// Renders `annotations` of `article`, with terminal colours if `colour`.
#[must_use]
pub fn render(article: &Article, annotations: &Annotations, colour: bool) -> String {
    let mut out = String::new();
    let paint = Paint { colour };
    body(&mut out, article, annotations, &paint);
    places(&mut out, annotations, &paint);
    infrastructure(&mut out, article.text(), annotations, &paint);
    claims_report::write(&mut out, article, annotations, &paint);
    harmless(&out)
}

/// The text with marks: [place], {infrastructure}; demonyms are left plain.
fn body(out: &mut String, article: &Article, annotations: &Annotations, paint: &Paint) {
    let text = article.text();
    for block in article.blocks() {
        if block.kind == BlockKind::Boilerplate {
            continue;
        }
        let mut line = String::new();
        let mut at = block.span.start;
        let inside = annotations
            .places
            .iter()
            .filter(|m| block.span.contains(m.span) && m.kind != Kind::Demonym && m.reference != Reference::Generic);
        for mention in inside {
            // What lies within another mark ("the bridge near [Halych]") is in the text already.
            if mention.span.start < at {
                continue;
            }
            line.push_str(TextSpan::new(at, mention.span.start).slice(text));
            let surface = mention.span.slice(text);
            line.push_str(&match mention.category {
                Category::Place => paint.wrap("4;32", &bracket(surface, "[]", paint)),
                Category::Infrastructure => paint.wrap("4;33", &bracket(surface, "{}", paint)),
            });
            at = mention.span.end;
        }
        line.push_str(TextSpan::new(at, block.span.end).slice(text));
        let title = matches!(block.kind, BlockKind::Title | BlockKind::Heading);
        for wrapped in wrap(&line) {
            writeln_to(out, &if title { paint.heading(&wrapped) } else { wrapped });
        }
        out.push('\n');
    }
}

/// Brackets where there is no colour to tell a mark by.
fn bracket(surface: &str, pair: &str, paint: &Paint) -> String {
    match (paint.colour, pair.split_at_checked(1)) {
        (false, Some((open, close))) => format!("{open}{surface}{close}"),
        _ => surface.to_owned(),
    }
}

fn coordinates(mention: &PlaceMention) -> String {
    match (mention.lat, mention.lon) {
        (Some(lat), Some(lon)) => {
            let about = if mention.approximate { "about " } else { "" };
            let (ns, ew) = (if lat < 0.0 { 'S' } else { 'N' }, if lon < 0.0 { 'W' } else { 'E' });
            format!("{about}{:.3}° {ns} {:.3}° {ew}", lat.abs(), lon.abs())
        }
        _ => "not located".to_owned(),
    }
}

const fn role(role: Role) -> &'static str {
    match role {
        Role::Location => "location",
        Role::Actor => "actor",
        Role::Modifier => "modifier",
        Role::OrganisationPart => "part of an organisation",
    }
}

/// "; in 2 claims", where claims speak of what `mention` is of.
fn spoken_of(mention: &PlaceMention, annotations: &Annotations) -> String {
    match claims_about(mention, annotations).len() {
        0 => String::new(),
        1 => "; in 1 claim".to_owned(),
        more => format!("; in {more} claims"),
    }
}

fn places(out: &mut String, annotations: &Annotations, paint: &Paint) {
    let mut countries: BTreeMap<String, Vec<Vec<&PlaceMention>>> = BTreeMap::new();
    let named = annotations.places.iter().filter(|m| m.category == Category::Place && m.kind != Kind::Demonym);
    for group in grouped(named) {
        let country = group.first().and_then(|m| m.country_name.clone()).unwrap_or_else(|| "Elsewhere".to_owned());
        countries.entry(country).or_default().push(group);
    }
    if countries.is_empty() {
        return;
    }
    writeln_to(out, &paint.heading("PLACES"));
    for (country, groups) in countries {
        let _ = writeln!(out, "  {country}");
        for group in groups {
            let Some(first) = group.first() else { continue };
            let region = first.region.as_deref().map(|r| format!(", {r}")).unwrap_or_default();
            let mut roles: Vec<&str> = group.iter().map(|m| role(m.role)).collect();
            roles.dedup();
            sort::by_key(&mut roles, |x| *x);
            roles.dedup();
            let _ = writeln!(
                out,
                "    {} — {}{region}, {} ({}×: {}{})",
                first.name,
                first.kind.label(),
                coordinates(first),
                group.len(),
                roles.join(", "),
                spoken_of(first, annotations)
            );
        }
    }
    out.push('\n');
}

fn infrastructure(out: &mut String, text: &str, annotations: &Annotations, paint: &Paint) {
    let all = || annotations.places.iter().filter(|m| m.category == Category::Infrastructure);
    let groups = grouped(all().filter(|m| m.reference != Reference::Generic));
    let generic = all().filter(|m| m.reference == Reference::Generic).count();
    if groups.is_empty() && generic == 0 {
        return;
    }
    writeln_to(out, &paint.heading("INFRASTRUCTURE"));
    for group in groups {
        let Some(first) = group.first() else { continue };
        let place = [first.region.as_deref(), first.country_name.as_deref()];
        let place: Vec<&str> = place.into_iter().flatten().collect();
        let _ =
            writeln!(out, "  {} — {}, {}, {}", first.name, first.kind.label(), place.join(", "), coordinates(first));
        let spoken = spoken_of(first, annotations);
        if let Some(counted) = spoken.strip_prefix("; ") {
            let _ = writeln!(out, "    {counted}");
        }
        if let Some(facts) = &first.facility {
            let facts: Vec<&str> =
                [&facts.capacity, &facts.operator, &facts.status].into_iter().flatten().map(String::as_str).collect();
            if !facts.is_empty() {
                let _ = writeln!(out, "    {}", facts.join("; "));
            }
        }
        if let Some(row) = &first.listed {
            let url = row.url.as_ref().map(|url| format!(", {url}")).unwrap_or_default();
            let _ = writeln!(out, "    from your list {}{url}", row.list);
        }
        if first.reference == Reference::Described {
            let candidates: Vec<&str> = first.alternatives.iter().map(|a| a.name.as_str()).collect();
            let _ = write!(out, "    described as “{}”", first.span.slice(text));
            let _ = match candidates.as_slice() {
                [] => writeln!(out),
                names => writeln!(out, "; may be {}", names.join(" or ")),
            };
        }
        for event in group.iter().flat_map(|m| &m.events) {
            let hedge = if event.negated {
                "not "
            } else if event.hedged {
                "reportedly "
            } else {
                ""
            };
            let date = event.date.map(|d| format!(", {}", d.slice(text))).unwrap_or_default();
            let outlook = if event.is_to_come() { event.status() } else { "" };
            let colon = if outlook.is_empty() { "" } else { ": " };
            let _ = writeln!(out, "    {outlook}{colon}{hedge}{}{date}", event.class.replace('_', " "));
        }
    }
    if generic > 0 {
        let _ = writeln!(
            out,
            "  and {generic} mention{} of infrastructure in general",
            if generic == 1 { "" } else { "s" }
        );
    }
    out.push('\n');
}

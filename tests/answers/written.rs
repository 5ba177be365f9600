//! Answers as lines, short enough to be looked at.

use std::fmt::{Display, Write as _};

use dateline::annotations::{Annotations, Claim, Outlook, PlaceMention, Reference, Role, Source};
use dateline::{Kind, TextSpan};

/// Writes what was found in the `nth` passage, a line each.
pub fn write(out: &mut String, nth: usize, text: &str, found: &Annotations) {
    let places = found.places.iter().map(|place| self::place(text, place));
    let claims = found.claims.iter().map(|claim| self::claim(text, claim));
    let sources = found.sources.iter().map(|source| self::source(text, source));
    let disputes = found.disputes.iter().map(|dispute| format!("{} denies {}", dispute.denied, dispute.asserted));
    for line in places.chain(claims).chain(sources).chain(disputes) {
        writeln!(out, "{nth} {}", line.replace('\n', " ")).unwrap();
    }
}

/// "41 Hull: city Hull, England GB 53.74,-0.34 actor 93%"
fn place(text: &str, place: &PlaceMention) -> String {
    let kind = if place.kind == Kind::Demonym { "people" } else { place.kind.as_str() };
    let mut line = format!("{} {}: {kind} {}", place.span.start, place.span.slice(text), place.name);
    let mut add = |what: &dyn Display| write!(line, " {what}").unwrap();
    place.region.iter().for_each(|region| add(&format_args!("in {region}")));
    place.country.iter().for_each(|country| add(&country.as_str()));
    if let Some((lat, lon)) = place.lat.zip(place.lon) {
        add(&format_args!("{}{lat:.2},{lon:.2}", if place.approximate { "~" } else { "" }));
    }
    match place.role {
        Role::Location => {}
        Role::Actor => add(&"actor"),
        Role::Modifier => add(&"modifier"),
        Role::OrganisationPart => add(&"part"),
    }
    match place.reference {
        Reference::Named => {}
        Reference::Described => add(&"described"),
        Reference::Generic => add(&"generic"),
    }
    if !place.alternatives.is_empty() {
        add(&format_args!("of {}", place.alternatives.len() + 1));
    }
    for event in &place.events {
        let outlook = match event.outlook {
            Outlook::Feared => "feared ",
            Outlook::Asked => "asked ",
            _ => "soon ",
        };
        let flags =
            [(event.negated, "not "), (event.hedged, "maybe "), (event.is_to_come(), outlook), (event.aside, "aside ")];
        let flags: String = flags.iter().filter(|(flag, _)| *flag).map(|(_, word)| *word).collect();
        add(&format_args!("({flags}{} {})", event.class, event.date.map_or("", |date| date.slice(text))));
    }
    add(&percent(place.confidence));
    line
}

/// "0-41 87-90 said <Ann Fen> = 0: direct neutral 93%"
fn claim(text: &str, claim: &Claim) -> String {
    let mut line = String::new();
    claim.content.iter().for_each(|span| write!(line, "{}-{} ", span.start, span.end).unwrap());
    write!(line, "{} <{}>", words(text, &claim.cue), words(text, &claim.source)).unwrap();
    claim.source_id.iter().for_each(|id| write!(line, " = {}", id.0).unwrap());
    write!(line, ": {:?} {:?}", claim.kind, claim.cue_class).unwrap();
    let flags =
        [(claim.negated, "not"), (claim.hedged, "hedged"), (!claim.core, "no statement"), (claim.perhaps, "perhaps")];
    flags.iter().filter(|(flag, _)| *flag).for_each(|(_, word)| write!(line, " {word}").unwrap());
    claim.via.iter().for_each(|id| write!(line, " via {}", id.0).unwrap());
    claim.outlet.iter().for_each(|span| write!(line, " to {}", span.slice(text)).unwrap());
    if !claim.dates.is_empty() {
        write!(line, " on <{}>", words(text, &claim.dates)).unwrap();
    }
    if !claim.places.is_empty() {
        write!(line, " of {:?}", claim.places).unwrap();
    }
    write!(line, " {}", percent(claim.confidence)).unwrap();
    line
}

/// "source Ann Fen, Person, mayor of Hull, 3×"
fn source(text: &str, source: &Source) -> String {
    let mut line = format!("source {}, {:?}", source.name, source.kind);
    source.title.iter().for_each(|title| write!(line, ", {title}").unwrap());
    source.affiliation.iter().for_each(|of| write!(line, " of {of}").unwrap());
    source.unnamed_because.iter().for_each(|span| write!(line, ", unnamed {}", span.slice(text)).unwrap());
    let plural = if source.plural { ", several" } else { "" };
    write!(line, "{plural}, {}×", source.mentions.len()).unwrap();
    if !source.declined.is_empty() {
        write!(line, ", declined {}", source.declined.len()).unwrap();
    }
    line
}

fn words(text: &str, spans: &[TextSpan]) -> String {
    spans.iter().map(|span| span.slice(text)).collect::<Vec<_>>().join(" … ")
}

fn percent(confidence: f32) -> String {
    format!("{:.0}%", confidence * 100.0)
}

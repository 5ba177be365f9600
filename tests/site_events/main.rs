//! What a sentence says happened at a site: class, denial, hedge, date and claim.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod clauses;
mod parts;
mod sentences;
mod truth;
mod verbs;

use dateline_test_support as common;

use dateline::Article;
use dateline::annotations::{Outlook, PlaceMention, Reference, SiteEvent};
use dateline::{Annotations, Category};

fn annotate(text: &str) -> Annotations {
    common::annotator().annotate(&Article::from_plain_text(text.to_owned()))
}

fn sites(annotations: &Annotations) -> Vec<&PlaceMention> {
    let site = |p: &&PlaceMention| p.category == Category::Infrastructure && p.reference != Reference::Generic;
    annotations.places.iter().filter(site).collect()
}

/// The event classes of the sites, in order; "-" for none; "soon " (planned), "feared ", "asked ", "not " and "maybe " before; " + " between those of one mention.
fn classes(text: &str) -> String {
    let annotations = annotate(text);
    let class = |e: &SiteEvent| {
        let outlook = match e.outlook {
            Outlook::Happened => "",
            Outlook::Planned => "soon ",
            Outlook::Feared => "feared ",
            Outlook::Asked => "asked ",
        };
        let flags = [(!outlook.is_empty(), outlook), (e.negated, "not "), (e.hedged, "maybe ")];
        flags.iter().filter(|(flag, _)| *flag).map(|(_, word)| *word).chain([e.class.as_str()]).collect::<String>()
    };
    let all = |p: &&PlaceMention| match p.events.as_slice() {
        [] => "-".to_owned(),
        events => events.iter().map(class).collect::<Vec<_>>().join(" + "),
    };
    sites(&annotations).iter().map(all).collect::<Vec<_>>().join(", ")
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, expected, classes(text)))
        .filter(|(_, expected, found)| found != **expected)
        .map(|(text, expected, found)| format!("{text}\n  expected {expected}, found {found}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

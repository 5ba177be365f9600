//! How much of what short articles tell of infrastructure is read, and how much of what is read they tell.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::BTreeSet;

use dateline::Article;
use dateline::annotations::{Outlook, PlaceMention, SiteEvent};
use dateline_test_support::{self as common, bracketed};

/// Counts of events, each of a site once.
#[derive(Debug, Default)]
struct Read {
    right: usize,
    missed: usize,
    /// Given, and not told of that site.
    wrong: usize,
}

impl Read {
    /// Whether at least `right` events are read and at most `wrong` besides.
    fn reaches(&self, right: usize, wrong: usize) -> bool {
        self.right >= right && self.wrong <= wrong
    }
}

/// An event as the marks call it. Whether it is hedged is for other tests.
fn label(event: &SiteEvent) -> String {
    let (soon, not) = (if event.is_to_come() { "soon " } else { "" }, if event.negated { "not " } else { "" });
    format!("{soon}{not}{}", event.class)
}

/// Measures the articles of `file`: `[a shut_down+not damaged|words]` is the site a with what happened there, `[=a|words]` means it again.
fn read(file: &str, errors: bool) -> Read {
    let mut figures = Read::default();
    let lines = common::read(format!("tests/infrastructure/{file}"));
    for line in lines.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let line = line.replace(" // ", "\n\n");
        let (text, marks) = bracketed::parse(&line);
        let found = common::annotator().annotate(&Article::from_plain_text(text.clone())).places;
        let marked = |p: &PlaceMention| {
            let mark = marks.iter().find(|(_, span)| p.span.start < span.end && span.start < p.span.end);
            mark.map(|(label, _)| label.trim_start_matches('=').split(' ').next().unwrap_or("").to_owned())
        };
        // A mention that is not marked is of the site that has the same name.
        let of = |p: &PlaceMention| {
            let same = |q: &&PlaceMention| (&q.name, q.lat, q.reference) == (&p.name, p.lat, p.reference);
            marked(p).or_else(|| found.iter().filter(same).find_map(&marked)).unwrap_or_else(|| p.name.clone())
        };
        // What is asked for the marks tell of some only, and nothing of what is feared or denied in words of no class.
        let counted = |e: &SiteEvent| e.outlook != Outlook::Asked && !matches!(e.class.as_str(), "feared" | "denied");
        let labels = |wanted: &dyn Fn(&SiteEvent) -> bool| -> BTreeSet<_> {
            let events = found.iter().flat_map(|p| p.events.iter().map(move |e| (p, e)));
            events.filter(|(_, e)| wanted(e)).map(|(p, e)| (of(p), label(e))).collect()
        };
        let (given, counted) = (labels(&|_| true), labels(&counted));
        let told: BTreeSet<_> = marks
            .iter()
            .filter_map(|(label, _)| label.trim_start_matches('=').split_once(' '))
            .flat_map(|(site, events)| events.split('+').map(move |event| (site.to_owned(), event.to_owned())))
            .collect();
        figures.right += told.intersection(&given).count();
        figures.missed += told.difference(&given).count();
        figures.wrong += counted.difference(&told).count();
        if errors {
            println!("{}…", text.chars().take(50).collect::<String>());
            let of = |events: Vec<&(String, String)>| {
                events.iter().map(|(site, event)| format!("{site} {event}")).collect::<Vec<_>>()
            };
            let (missed, wrong) = (of(told.difference(&given).collect()), of(counted.difference(&told).collect()));
            println!(
                "  missed {missed:?}
  wrong {wrong:?}"
            );
        }
    }
    println!("{file}: {figures:?}");
    figures
}

#[test]
fn what_short_articles_tell_of_sites_is_read_and_little_else() {
    let tuned = read("events-articles-tuning.txt", true);
    let held = read("events-articles-held-out.txt", false);
    assert!(tuned.reaches(31, 0) && held.reaches(27, 4), "{tuned:?} {held:?}");
}

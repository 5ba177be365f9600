//! How much of what sentences tell is read, and how much of what is read they tell.

use dateline::annotations::{Outlook, PlaceMention, SiteEvent};
use dateline_test_support::{self as common, bracketed};

use crate::{annotate, sites};

/// What was read of the events of a set of sentences.
#[derive(Debug, Default)]
struct Read {
    right: usize,
    missed: usize,
    /// Given and not told, or with the date of something else.
    wrong: usize,
}

/// Measures the sentences of `file`: `[struck@in March+not shut_down|words]` is a site with what happened there, and when, `[-|words]` one where nothing
/// has. Says what is wrong if `errors`.
fn read(file: &str, errors: bool) -> Read {
    let mut figures = Read::default();
    let lines = common::read(format!("tests/infrastructure/{file}"));
    for line in lines.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let (text, marks) = bracketed::parse(line);
        let annotations = annotate(&text);
        let found = sites(&annotations);
        for (label, span) in marks {
            let site = found.iter().find(|p| p.span.start < span.end && span.start < p.span.end);
            let same = |p: &&&PlaceMention| site.is_some_and(|site| (&site.name, site.lat) == (&p.name, p.lat));
            let mut events: Vec<(String, Option<&str>)> = Vec::new();
            // Of what is to come only the later sets tell.
            let told_ahead = |event: &&SiteEvent| {
                !event.is_to_come() || !file.starts_with("events-tuning") && !file.starts_with("events-held")
            };
            // What is asked for the sets do not tell.
            let told = |event: &&SiteEvent| told_ahead(event) && event.outlook != Outlook::Asked;
            for event in found.iter().filter(same).flat_map(|p| &p.events).filter(told) {
                let (soon, not) =
                    (if event.is_to_come() { "soon " } else { "" }, if event.negated { "not " } else { "" });
                let class = format!("{soon}{not}{}", event.class);
                if !events.iter().any(|(known, _)| *known == class) {
                    events.push((class, event.date.map(|date| date.slice(&text))));
                }
            }
            let told =
                label.split('+').filter(|told| *told != "-").map(|told| told.split_once('@').unwrap_or((told, "")));
            let (mut right, mut told_all) = (0, 0);
            for (class, date) in told {
                told_all += 1;
                let dated = |given: &Option<&str>| date.is_empty() || given.is_some_and(|given| date.ends_with(given));
                right += usize::from(events.iter().any(|(given, when)| given == class && dated(when)));
            }
            figures.right += right;
            figures.missed += told_all - right;
            figures.wrong += events.len() - right;
            if errors && (right < told_all || events.len() > right) {
                println!("{events:?} for {label} of «{}» in {text}", &text[span]);
            }
        }
    }
    println!("{file}: {figures:?}");
    figures
}

#[test]
fn what_ordinary_sentences_tell_of_a_site_is_read_and_no_more() {
    let tuned = read("events-tuning.txt", true);
    assert!(tuned.right >= 39 && tuned.wrong <= 1, "{tuned:?}");
    let held = read("events-held-out.txt", false);
    assert!(held.right >= 33 && held.wrong <= 1, "{held:?}");
    let tuned = read("events-news-tuning.txt", true);
    assert!(tuned.right >= 40 && tuned.wrong == 0, "{tuned:?}");
    let held = read("events-news-held-out.txt", false);
    assert!(held.right >= 18 && held.wrong <= 2, "{held:?}");
    let tuned = read("events-daily-tuning.txt", true);
    assert!(tuned.right >= 40 && tuned.wrong == 0, "{tuned:?}");
    let held = read("events-daily-held-out.txt", false);
    assert!(held.right >= 18 && held.wrong <= 2, "{held:?}");
}

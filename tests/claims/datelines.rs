//! Datelines that end with a colon: nobody is called by them, and no claim begins in front of its words.

use dateline::Article;

/// What is claimed in `text`, as sources and contents.
fn claims(text: &str) -> Vec<(String, String)> {
    let annotations = dateline_test_support::annotator().annotate(&Article::from_plain_text(text));
    let name = |id: dateline::annotations::SourceId| annotations.sources[id.0 as usize].name.clone();
    let content = |claim: &dateline::annotations::Claim| claim.content[0].slice(text).to_owned();
    annotations.claims.iter().map(|c| (c.source_id.map(name).unwrap_or_default(), content(c))).collect()
}

#[test]
fn a_town_before_a_colon_has_not_the_word() {
    assert!(claims("Flood kills 31\n\nPESHAWAR: At least 31 people were killed in Swat on Saturday.").is_empty());
}

#[test]
fn a_claim_begins_behind_its_dateline() {
    let found = claims("Flood kills 31\n\nPESHAWAR/KARACHI: The flood killed 31 people, the army said on Saturday.");
    let contents: Vec<&str> = found.iter().map(|(_, content)| content.as_str()).collect();
    assert_eq!(contents, ["The flood killed 31 people"]);
}

#[test]
fn somebody_before_a_colon_has_the_word() {
    let found = claims("At the inquiry\n\nTEALE: I never saw the water rise at the bridge.");
    assert_eq!(found.len(), 1, "{found:?}");
}

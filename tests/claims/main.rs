//! Claims on passages of the project's own, marked up by hand (see README.md beside this file).

mod antecedents;
mod datelines;
mod entities;
mod evidence;
mod fields;
mod pages;
mod score;
mod speakers;
mod told;

use dateline::annotations::{Claim, Source};
use dateline::article::Document;
use dateline::language::Reading;
use dateline::{Article, TextSpan};

use dateline_test_support::claims::{self as passages, Passage, jaccard, words};
use score::Figures;

const DEVELOPMENT: &str = include_str!("development.txt");
const HELD_BACK: &str = include_str!("held-back.txt");
const POLITICS: &str = include_str!("politics-development.txt");
const POLITICS_HELD_BACK: &str = include_str!("politics-held-back.txt");
const ARTICLES: &str = include_str!("articles-development.txt");
const ARTICLES_HELD_BACK: &str = include_str!("articles-held-back.txt");
const HAZARDS: &str = include_str!("hazards.txt");

fn extract(text: &str) -> (Vec<Claim>, Vec<Source>) {
    let article = Article::from_plain_text(text);
    let document = Document::new(&article);
    let reading = Reading::new(&document, dateline::tables::compiled_in());
    dateline::claims::extract(&reading, &[])
}

fn figures(file: &str) -> Figures {
    let mut figures = Figures::default();
    for passage in passages::read(file) {
        let (claims, _) = extract(&passage.text);
        figures.add(&passage, &claims);
    }
    figures
}

#[test]
fn most_claims_of_the_development_passages_are_found_with_their_source() {
    let figures = figures(DEVELOPMENT);
    assert!(figures.documents >= 100, "{figures:?}");
    assert!(figures.f1() >= 0.95, "claim and source F1 {:.3}: {figures:?}", figures.f1());
}

#[test]
fn most_claims_of_the_held_back_passages_are_found_with_their_source() {
    let figures = figures(HELD_BACK);
    assert!(figures.documents >= 100, "{figures:?}");
    assert!(figures.f1() >= 0.85, "claim and source F1 {:.3}: {figures:?}", figures.f1());
}

#[test]
fn most_claims_of_political_news_are_found_with_their_source() {
    let figures = figures(POLITICS);
    assert!(figures.documents >= 44, "{figures:?}");
    assert!(figures.f1() >= 0.97, "claim and source F1 {:.3}: {figures:?}", figures.f1());
}

#[test]
fn most_claims_of_held_back_political_news_are_found_with_their_source() {
    let figures = figures(POLITICS_HELD_BACK);
    assert!(figures.documents >= 22, "{figures:?}");
    assert!(figures.f1() >= 0.94, "claim and source F1 {:.3}: {figures:?}", figures.f1());
}

/// Whole articles, with everything in them that is no claim.
#[test]
fn hardly_a_claim_of_whole_articles_is_false() {
    let figures = figures(ARTICLES);
    assert!(figures.documents >= 40, "{figures:?}");
    let found = (figures.core_precision(), figures.recall(), figures.speaker());
    assert!(found.0 >= 0.94 && found.1 >= 0.91 && found.2 >= 0.98, "{found:?} {figures:?}");
}

#[test]
fn hardly_a_claim_of_held_back_articles_is_false() {
    let figures = figures(ARTICLES_HELD_BACK);
    assert!(figures.documents >= 30, "{figures:?}");
    let found = (figures.core_precision(), figures.recall(), figures.speaker());
    assert!(found.0 >= 0.89 && found.1 >= 0.86 && found.2 >= 0.98, "{found:?} {figures:?}");
}

#[test]
fn names_and_types_of_sources_are_resolved_in_the_development_passages() {
    let (mut named, mut typed, mut all) = (0usize, 0usize, 0usize);
    for passage in passages::read(DEVELOPMENT).into_iter().chain(passages::read(POLITICS)) {
        let (claims, sources) = extract(&passage.text);
        for gold in passage.claims.iter().filter(|g| g.entity.as_deref().is_some_and(|e| e != "-")) {
            let content = words(&passage.text, &gold.content);
            let best = claims.iter().find(|c| jaccard(&content, &words(&passage.text, &c.content)) >= 0.5);
            // A claim that is not found is counted by the tests above; one whose source is not resolved is wrong here.
            let Some(claim) = best else { continue };
            all += 1;
            let Some(source) = claim.source_id.and_then(|id| sources.get(id.0 as usize)) else { continue };
            let (wanted, found) = (gold.entity.clone().unwrap_or_default().to_lowercase(), source.name.to_lowercase());
            let bare = wanted.trim_start_matches("a ").trim_start_matches("an ").trim_start_matches("the ");
            named += usize::from(found.contains(bare) || wanted.contains(&found));
            let kind = serde_json::to_value(source.kind).ok();
            typed += usize::from(kind.as_ref().and_then(|k| k.as_str()) == gold.kind.as_deref());
        }
    }
    assert!(all >= 100);
    assert!(named * 100 >= all * 85, "{named} of {all} names");
    assert!(typed * 100 >= all * 85, "{typed} of {all} types");
}

/// Every hazard exactly: the same claims, word for word in content and source.
#[test]
fn each_hazard_reads_as_marked() {
    let mut wrong = Vec::new();
    for passage in passages::read(HAZARDS) {
        let (claims, _) = extract(&passage.text);
        let found: Vec<_> = claims.iter().map(|c| render(&passage.text, &c.content, &c.source)).collect();
        let wanted: Vec<_> = passage.claims.iter().map(|c| render(&passage.text, &c.content, &c.source)).collect();
        let (mut sorted_found, mut sorted_wanted) = (found, wanted);
        sorted_found.sort();
        sorted_wanted.sort();
        if sorted_found != sorted_wanted {
            wrong.push(format!("{}\n  wanted {sorted_wanted:#?}\n  found {sorted_found:#?}", passage.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn render(text: &str, content: &[TextSpan], source: &[TextSpan]) -> String {
    let join = |spans: &[TextSpan]| {
        let words: Vec<&str> = spans.iter().flat_map(|s| s.slice(text).split(|c: char| !c.is_alphanumeric())).collect();
        words.into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
    };
    format!("{}: {}", join(source), join(content))
}

#[test]
fn spans_lie_on_characters_inside_the_text_and_ascend() {
    for file in [DEVELOPMENT, HELD_BACK, POLITICS, POLITICS_HELD_BACK, ARTICLES, ARTICLES_HELD_BACK, HAZARDS] {
        for passage in passages::read(file) {
            let (claims, sources) = extract(&passage.text);
            for claim in &claims {
                for spans in [&claim.content, &claim.cue, &claim.source] {
                    assert!(spans.iter().all(|s| s.of(&passage.text).is_some_and(|t| !t.is_empty())), "{}", passage.id);
                    assert!(spans.windows(2).all(|w| w[0].end <= w[1].start), "{}: {spans:?}", passage.id);
                }
                assert!(claim.source_id.is_none_or(|id| (id.0 as usize) < sources.len()));
                assert!((0.0..=1.0).contains(&claim.confidence));
            }
        }
    }
}

#[test]
fn a_passage_that_is_wrongly_marked_up_is_refused() {
    assert!(Passage::parse("# x1 test", "<1 Ann> {1 said} [1 so", "").is_err());
    assert!(Passage::parse("# x1 test", "<1 Ann> {1 said} so.", "").is_err());
}

/// Name, type, title and affiliation of the first source of a sentence.
#[test]
fn offices_and_affiliations_are_read_off_the_phrase() {
    let cases = [
        ("Senate Majority Leader Ann Teale said it was so.", "Ann Teale", "Senate Majority Leader", Some("Senate")),
        ("Defense Secretary Ray Orr said it was so.", "Ray Orr", "Defense Secretary", None),
        ("Mexico’s foreign minister, Luis Orr, said it was so.", "Luis Orr", "foreign minister", Some("Mexico")),
        ("Representative Ann Teale, D-N.M., said it was so.", "Ann Teale", "Representative", Some("Democrat")),
        ("Sen. Roy Orr (R-Ky.) said it was so.", "Roy Orr", "Sen.", Some("Republican")),
        ("The moderator, Luis Orr, said it was so.", "Luis Orr", "moderator", None),
        ("His wife, Carol, said it was so.", "Carol", "wife", None),
        ("Sen. Amy Crowe, the top Democrat, said it was so.", "Amy Crowe", "Sen., top Democrat", Some("Democrat")),
        ("Chloe Nance, prosecuting, said it was so.", "Chloe Nance", "prosecuting", None),
        ("Lead author Ann Teale said it was so.", "Ann Teale", "Lead author", None),
        (
            "Kenya Power managing director Joseph Mutua said it was so.",
            "Joseph Mutua",
            "Kenya Power managing director",
            Some("Kenya Power"),
        ),
        ("Warren Mayor Lori Stone said it was so.", "Lori Stone", "Warren Mayor", None),
        (
            "Chief Joan Whitebear of the Lower Nicola Band said so.",
            "Joan Whitebear",
            "Chief",
            Some("Lower Nicola Band"),
        ),
        ("The spokesman for Verrin, ASP Bonny Teale, said so.", "Bonny Teale", "spokesman for Verrin", Some("Verrin")),
        (
            "Tarsk Superintendent of Police C. Vedam Rao said so.",
            "C. Vedam Rao",
            "Tarsk Superintendent of Police",
            Some("Police"),
        ),
        ("Ann Teale, who has been mayor since 2011, said so.", "Ann Teale", "mayor since 2011", None),
        ("Dr. Ann Teale, who heads the lab at Lund, said so.", "Ann Teale", "heads the lab at Lund", Some("Lund")),
        ("The regulator FANC said it was so.", "FANC", "regulator", None),
        ("Retired teacher Ann Teale said it was so.", "Ann Teale", "Retired teacher", None),
        ("Ann Teale, a stonemason from Lund, said it was so.", "Ann Teale", "stonemason from Lund", None),
        (
            "Union Minister of State for Power Ashok Rao said it was so.",
            "Ashok Rao",
            "Union Minister of State for Power",
            None,
        ),
        (
            "Ann Teale, managing director at Orr Labs, said it was so.",
            "Ann Teale",
            "managing director at Orr Labs",
            Some("Orr Labs"),
        ),
        (
            "Ann Teale, head of risk at Lee’s broker Orr, said it was so.",
            "Ann Teale",
            "head of risk at Lee’s broker Orr",
            Some("Lee’s broker Orr"),
        ),
        (
            "Lund School of Economics professor Ann Teale said it was so.",
            "Ann Teale",
            "Lund School of Economics professor",
            Some("Lund School of Economics"),
        ),
        (
            "Ray Brand, a pollster for the Teale campaign, said it was so.",
            "Ray Brand",
            "pollster for the Teale campaign",
            Some("Teale campaign"),
        ),
    ];
    for (text, name, title, affiliation) in cases {
        let (_, sources) = extract(text);
        let found = sources.first().map(|s| (s.name.as_str(), s.title.as_deref(), s.affiliation.as_deref()));
        assert_eq!(found, Some((name, Some(title), affiliation)), "{text}");
    }
}

/// What an article says of its sources besides their claims.
#[test]
fn refusals_are_kept_with_their_source_and_are_no_claims() {
    let text = "“It held,” Ann Lee said. Ms. Lee declined to comment on the leak. The mayor said it would hold. \
                Mr. Ray could not be reached for comment.";
    let (claims, sources) = extract(text);
    assert_eq!(claims.len(), 2, "{claims:#?}");
    let declined: Vec<_> = sources[0].declined.iter().map(|s| s.slice(text)).collect();
    assert_eq!(declined, ["declined to comment"]);
    let silent: Vec<_> = sources[1..].iter().filter(|s| !s.declined.is_empty()).map(|s| s.name.as_str()).collect();
    assert_eq!(silent, ["Ray"], "he is kept although nothing else is told of him");
}

#[test]
fn who_says_nothing_is_told_in_many_ways() {
    let cases = [
        ("Verrin did not respond to a request for comment.", "Verrin", "did not respond"),
        ("The ministry did not answer repeated questions.", "ministry", "did not answer repeated questions"),
        ("The firm has not returned calls.", "firm", "has not returned calls"),
        ("Ann Lee was unavailable for comment.", "Ann Lee", "was unavailable"),
        ("The bank had no comment on the leak.", "bank", "had no comment"),
        ("There was no immediate comment from Verrin.", "Verrin", "no immediate comment"),
        ("Calls to the ministry were not returned.", "ministry", "were not returned"),
        ("A request for comment to the firm went unanswered.", "firm", "went unanswered"),
        ("The mayor refused to react.", "mayor", "refused to react"),
        ("Ann Lee declined to discuss the leak.", "Ann Lee", "declined to discuss the leak"),
        ("Ann Lee could not immediately be reached.", "Ann Lee", "could not immediately be reached"),
    ];
    for (text, name, told) in cases {
        let (claims, sources) = extract(text);
        let found = sources.first().map(|s| (s.name.as_str(), s.declined.first().map(|d| d.slice(text))));
        assert_eq!(found, Some((name, Some(told))), "{text}");
        assert!(claims.is_empty(), "{text}: {claims:?}");
    }
    for text in [
        "The firm answered every question.",
        "The bridge was not available for lorries.",
        "It did not respond.",
        "The firm failed to report the leak.",
    ] {
        assert!(extract(text).1.iter().all(|s| s.declined.is_empty()), "{text}");
    }
}

#[test]
fn the_reason_why_a_source_is_not_named_is_given_in_the_words_of_the_article() {
    let cases = [
        (
            "“It failed,” said an official, who spoke on condition of anonymity because he feared for his job.",
            Some("because he feared for his job"),
        ),
        (
            "Two diplomats said the talks had failed. They spoke on condition of anonymity because the talks are private.",
            Some("because the talks are private"),
        ),
        (
            "An engineer, who asked not to be named because the plant is secret, said the wall had cracked.",
            Some("because the plant is secret"),
        ),
        (
            "Three people who were not authorized to discuss the deal said it was dead.",
            Some("not authorized to discuss the deal"),
        ),
        (
            "An engineer, speaking on condition of anonymity as the inquiry is continuing, said the wall had cracked.",
            Some("as the inquiry is continuing"),
        ),
        (
            "An engineer, who asked not to be named for lack of authority to speak to the media, said it was so.",
            Some("for lack of authority to speak to the media"),
        ),
        ("The son, who cannot be named for legal reasons, is not accused. A neighbour said it was late.", None),
        ("“It failed,” said an official, who spoke on condition of anonymity.", None),
        ("The man, named because of his uncle, was not allowed to speak. A doctor said he was ill.", None),
    ];
    for (text, wanted) in cases {
        let (_, sources) = extract(text);
        let found = sources.iter().find_map(|s| s.unnamed_because).map(|s| s.slice(text));
        assert_eq!(found, wanted, "{text}");
    }
}

#[test]
fn a_pronoun_takes_the_gender_that_an_earlier_pronoun_gave() {
    let (claims, sources) =
        extract("The senator said it was so. He asked Ms. Teale why she had not come. “I was ill,” she said.");
    let last = claims.last().and_then(|c| c.source_id).map(|id| sources[id.0 as usize].name.as_str());
    assert_eq!(last, Some("Teale"));
}

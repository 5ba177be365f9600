use super::*;

fn kinds(blocks: &[&str]) -> Vec<BlockKind> {
    let drafts: Vec<_> =
        blocks.iter().map(|text| Draft { text, kind: BlockKind::Paragraph, linked: 0.0, asks: false }).collect();
    classify(&drafts)
}

fn kind(block: &str) -> BlockKind {
    kinds(&[block])[0]
}

#[test]
fn a_date_line_is_no_paragraph_and_a_sentence_with_a_date_is() {
    for line in [
        "Apr 02, 2024 - 18:30",
        "Published: 2 April 2024, 18:30 GMT",
        "Updated 5 hours ago",
        "02.04.2024 18:30",
        "Tuesday, April 2, 2024 • 4 min read",
        "2 квітня 2024, 18:30",
    ] {
        assert_eq!(kind(line), BlockKind::Byline, "{line}");
    }
    for line in ["On 2 April 2024 the dam gave way.", "May", "2024", "March 2024 in Odesa"] {
        assert_eq!(kind(line), BlockKind::Paragraph, "{line}");
    }
}

#[test]
fn links_under_a_heading_end_with_the_first_sentence() {
    let kinds = kinds(&[
        "The bridge was closed on Monday.",
        "Read also:",
        "Ferry to replace the fallen bridge",
        "Why the river rose so fast",
        "Repairs will take a month, the council said.",
    ]);
    use BlockKind::{Boilerplate, Paragraph};
    assert_eq!(kinds, [Paragraph, Boilerplate, Boilerplate, Boilerplate, Paragraph]);
}

#[test]
fn a_link_heading_and_its_link_may_share_a_line() {
    assert_eq!(kind("Read also: Ferry to replace the fallen bridge"), BlockKind::Boilerplate);
    assert_eq!(kind("Related: Why the river rose"), BlockKind::Boilerplate);
    assert_eq!(kind("More than forty houses were flooded: the council is counting."), BlockKind::Paragraph);
    assert_eq!(kind("Related industries in the port lost orders too"), BlockKind::Paragraph);
}

#[test]
fn an_appeal_to_readers_is_left_out() {
    for block in [
        "Good reporting costs money. Our small newsroom lives on the support of readers like you: for as little as two \
         pounds a month you keep it open to all.",
        "Support us",
        "Sign up to our morning newsletter and get the news in your inbox.",
        "If you value what we do, please donate. Your contribution pays for our reporting.",
        "Subscribe to our Telegram channel",
    ] {
        assert_eq!(kind(block), BlockKind::Boilerplate, "{block}");
    }
}

#[test]
fn appeals_that_are_news_stay() {
    for block in [
        "The mayor asked residents to donate blankets and said the town relies on every donation.",
        "“We need your support, and we rely on you. Donate today,” the minister told the crowd in Lviv.",
        "Support for the government fell to 31 percent in our latest poll, the institute said.",
        "Subscribers to the gas company will see their bills rise in May.",
    ] {
        assert_eq!(kind(block), BlockKind::Paragraph, "{block}");
    }
}

#[test]
fn a_link_that_asks_is_an_appeal_among_words_of_the_papers_own_and_news_among_others() {
    let kind = |text, linked| {
        let asks = opens_a_request(linked);
        classify(&[Draft { text, kind: BlockKind::Paragraph, linked: 0.3, asks }])[0]
    };
    let weekly = "No time to read about rivers every day? Get our weekly roundup instead, which the editor writes.";
    assert_eq!(kind(weekly, "Get our weekly roundup"), BlockKind::Boilerplate);
    assert_eq!(kind(weekly, "rivers"), BlockKind::Paragraph);
    let tests = "Residents can sign up for blood tests at the fire station, the council said.";
    assert_eq!(kind(tests, "sign up"), BlockKind::Paragraph);
}

#[test]
fn the_headline_over_again_is_left_out_whatever_its_case() {
    let title = "Flood takes the lower bridge of Halych overnight";
    let drafts = [
        Draft { text: title, kind: BlockKind::Title, linked: 0.0, asks: false },
        Draft {
            text: "FLOOD TAKES THE LOWER BRIDGE OF HALYCH OVERNIGHT",
            kind: BlockKind::Paragraph,
            linked: 0.0,
            asks: false,
        },
        Draft {
            text: "Flood takes the lower bridge of Halych overnight. Photo: Council",
            kind: BlockKind::Caption,
            linked: 0.0,
            asks: false,
        },
        Draft { text: "The lower bridge, a day before.", kind: BlockKind::Caption, linked: 0.0, asks: false },
    ];
    use BlockKind::{Boilerplate, Caption, Title};
    assert_eq!(classify(&drafts), [Title, Boilerplate, Boilerplate, Caption]);
}

#[test]
fn a_block_that_is_all_link_is_left_out() {
    let draft =
        |linked| Draft { text: "Ferry to replace the fallen bridge", kind: BlockKind::ListItem, linked, asks: false };
    assert_eq!(classify(&[draft(1.0), draft(0.3)]), [BlockKind::Boilerplate, BlockKind::ListItem]);
}

#[test]
fn notices_of_the_page_are_left_out() {
    for block in
        ["Advertisement", "© 2024 The Halych Herald", "We use cookies to improve this site.", "Share", "Реклама"]
    {
        assert_eq!(kind(block), BlockKind::Boilerplate, "{block}");
    }
    for block in
        ["Share prices fell in Frankfurt.", "Advertisement revenue fell.", "Comments by the minister drew fire."]
    {
        assert_eq!(kind(block), BlockKind::Paragraph, "{block}");
    }
}

#[test]
fn an_unclosed_quotation_mark_hides_nothing() {
    assert_eq!(kind("\" Support us and subscribe to our newsletter in your inbox"), BlockKind::Boilerplate);
}

#[test]
fn every_word_that_speaks_to_the_reader_begins_as_an_opening_does() {
    // Only words that begin as one of the openings do are compared.
    for word in TO_THE_READER {
        assert!(opens_appeal(word) && opens_appeal(&format!("{word} help")), "{word}");
    }
    assert!(!opens_appeal("youth") && !opens_appeal("donated") && opens_appeal("donate"));
}

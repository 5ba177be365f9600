use super::*;
use crate::article::html::outline;

fn read(html: &str) -> Extraction {
    let outline = outline(html, None);
    let extraction = extract(&outline).expect("an article");
    assert!(extraction.map.agrees_with(extraction.article.text(), &outline), "the map points elsewhere");
    extraction
}

fn blocks(html: &str) -> Vec<(BlockKind, String)> {
    let article = read(html).article;
    article.blocks().iter().map(|b| (b.kind, b.span.slice(article.text()).to_owned())).collect()
}

fn texts(html: &str) -> Vec<String> {
    blocks(html).into_iter().map(|(_, text)| text).collect()
}

const FIRST: &str = "The lower bridge of Halych gave way on Monday night after three days of rain, and the council closed \
                     the road on both banks.";
const SECOND: &str = "Nobody was hurt, the council said, because the bridge had been shut to traffic an hour before the \
                      middle span went.";

#[test]
fn an_article_is_read_in_order_and_by_kind() {
    let html = format!(
        r#"<html lang="en"><head><title>Bridge of Halych gives way | Herald</title></head><body>
        <header class="site-header"><a href="/">Herald</a><nav><a href="/a">World</a></nav></header>
        <main><article><header><h1>Bridge of Halych gives way</h1>
        <p class="standfirst">Three days of rain were too much for it.</p>
        <div class="meta">By <a rel="author" href="/ada">Ada Roe</a> <time datetime="2024-04-02">2 April 2024</time></div></header>
        <figure><img src="x"><figcaption>The bridge a day before. Photo: Council</figcaption></figure>
        <p>{FIRST}</p><h2>No one hurt</h2><p>{SECOND}</p>
        <blockquote><p>“It had stood for ninety years.”</p></blockquote>
        <ul><li>The ferry will carry cars from Wednesday.</li></ul>
        </article></main><footer>All about us</footer></body></html>"#
    );
    use BlockKind::*;
    let found = blocks(&html);
    let kinds: Vec<_> = found.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(
        kinds,
        [Title, Standfirst, Byline, Caption, Paragraph, Heading, Paragraph, Quote, ListItem],
        "{found:#?}"
    );
    assert_eq!(found[0].1, "Bridge of Halych gives way");
}

#[test]
fn what_stands_around_and_inside_an_article_without_being_it_is_left_out() {
    let html = format!(
        r#"<body><div class="page-with-sidebar"><div id="content"><h1>Bridge of Halych gives way</h1>
        <figure><img><figcaption>Bridge of Halych gives way</figcaption></figure>
        <div class="share-bar"><span>Share this story with your friends on any of these networks</span></div>
        <p>{FIRST}</p>
        <aside>Also today: the harvest was brought in early in all three districts of the plain.</aside>
        <p>{SECOND}</p><p><strong>Read also:</strong></p>
        <ul><li><a href="/1">Ferry to replace the fallen bridge</a></li><li><a href="/2">Why the river rose</a></li></ul>
        <div class="box"><p>You could close this window. Or you could support our work: for as little as a cup of coffee a
        month our small team stays open to readers like you.</p></div>
        <form><p>Leave your address and we will send you the news of the valley each and every morning.</p></form>
        <div id="comments"><p>{FIRST} I saw it all from the mill, and I never trusted that middle span anyway.</p></div>
        </div><div class="sidebar"><p>The weather tomorrow: rain in the hills, clearing in the plain by the evening.</p></div>
        </div><div class="cookie-banner">We use cookies to make this site better for you and for the people we sell them to.</div>
        </body>"#
    );
    assert_eq!(texts(&html), ["Bridge of Halych gives way", FIRST, SECOND]);
}

#[test]
fn a_headline_outside_the_article_element_is_found_and_a_logo_is_not() {
    let html = format!(
        r#"<head><meta property="og:title" content="Bridge of Halych gives way"></head><body>
        <h1><a href="/">The Herald of the Valley</a></h1><div class="hero"><h2>Bridge of Halych gives way</h2>
        <p>By our correspondent, who was there when it fell and wrote this line for the opening page.</p></div>
        <div itemprop="articleBody"><p>{FIRST}</p><p>{SECOND}</p></div></body>"#
    );
    let found = blocks(&html);
    assert_eq!(found[0], (BlockKind::Title, "Bridge of Halych gives way".to_owned()));
    assert_eq!(found.len(), 3, "{found:#?}");
}

#[test]
fn a_short_text_is_an_article_only_if_its_page_says_so() {
    let short = "<p>The bridge of Halych is open again.</p>";
    assert!(extract(&outline(&format!("<body><div>{short}</div></body>"), None)).is_err());
    assert_eq!(texts(&format!("<body><div itemprop=articleBody>{short}</div></body>")).len(), 1);
}

#[test]
fn paragraphs_made_of_line_breaks_are_blocks() {
    let html = format!("<body><div>{FIRST}<br><br>{SECOND}<br>Ada Roe</div></body>");
    assert_eq!(texts(&html), [FIRST.to_owned(), format!("{SECOND}\nAda Roe")]);
}

#[test]
fn white_space_is_collapsed_as_it_is_shown() {
    let html = format!(
        "<body><p>\n  The <b>lower </b> <i> bridge</i>\u{a0}of\n Ha\u{ad}lych.  </p><p>{FIRST}</p><p>{SECOND}</p></body>"
    );
    assert_eq!(texts(&html)[0], "The lower bridge\u{a0}of Halych.");
}

#[test]
fn a_name_cut_by_markup_and_soft_hyphens_maps_to_both_nodes() {
    let html =
        format!("<body><p>Flood in <b>Iva\u{ad}no</b>-Frankivsk 🙂 today.</p><p>{FIRST}</p><p>{SECOND}</p></body>");
    let Extraction { article, map, .. } = read(&html);
    let at = article.text().find("Ivano-Frankivsk").expect("joined");
    let ranges = map.node_ranges(article.text(), TextSpan::new(at, at + "Ivano-Frankivsk".len()));
    let lengths: Vec<_> = ranges.iter().map(|r| (r.start, r.end)).collect();
    assert_eq!(lengths, [(0, 6), (0, 10)]);
    assert_eq!(map.byte_at(article.text(), ranges[1].node, 0), Some(at + 5));
    let today = article.text().find("today").expect("there");
    assert_eq!(map.node_ranges(article.text(), TextSpan::new(today, today + 5))[0].start, 14);
}

#[test]
fn several_articles_on_a_page_give_the_first() {
    let one = format!("<article><h1>Bridge gives way</h1>{}</article>", format!("<p>{FIRST}</p>").repeat(5));
    let two = format!("<article><h1>Ferry sails</h1>{}</article>", format!("<p>{SECOND}</p>").repeat(5));
    let three = two.replace("Ferry", "Tug");
    let found = texts(&format!("<body>{one}{two}{three}</body>"));
    assert_eq!(found[0], "Bridge gives way");
    assert!(!found.iter().any(|t| t == SECOND));
}

#[test]
fn footnote_numbers_are_no_part_of_the_sentence_and_links_are_kept() {
    let html = format!(
        r##"<body><p>The <a href="https://example.org/dam">dam</a> held.<sup><a href="#1">[1]</a></sup></p><p>{FIRST}</p><p>{SECOND}</p></body>"##
    );
    let article = read(&html).article;
    assert!(article.text().starts_with("The dam held.\n\n"));
    assert_eq!(article.links(), [Link { span: TextSpan::new(4, 7), href: "https://example.org/dam".into() }]);
}

#[test]
fn hidden_and_editable_text_is_not_read() {
    let html = format!(
        r#"<body><p>{FIRST}</p><p hidden>{SECOND} Hidden.</p><p style="display: none">{SECOND} None.</p>
        <div contenteditable="true"><p>{SECOND} Draft.</p></div><p>{SECOND}</p></body>"#
    );
    assert_eq!(texts(&html), [FIRST, SECOND]);
}

#[test]
fn an_empty_page_and_a_page_of_links_say_what_is_missing() {
    assert_eq!(extract(&outline("", None)), Err(ExtractError::Empty));
    assert_eq!(extract(&outline("<body><script>let a = 1;</script></body>", None)), Err(ExtractError::Empty));
    let links = "<li><a href='/x'>Ferry to replace the fallen bridge of Halych this week</a></li>".repeat(40);
    let error = extract(&outline(&format!("<body><ul>{links}</ul></body>"), None)).expect_err("no article");
    assert!(matches!(error, ExtractError::NoArticle { characters: 0, .. }), "{error}");
}

#[test]
fn a_page_of_any_depth_is_read() {
    use crate::article::outline::{Element, OutlineBuilder, PageFacts};
    let mut builder = OutlineBuilder::default();
    for _ in 0..150_000 {
        builder.open(Element::new(Tag::Div, Vec::new()));
    }
    for text in [FIRST, SECOND] {
        builder.open(Element::new(Tag::P, Vec::new()));
        builder.text(text);
        builder.close();
    }
    let extraction = extract(&builder.finish(PageFacts::default())).expect("an article");
    assert_eq!(extraction.article.text(), format!("{FIRST}\n\n{SECOND}"));
}

#[test]
fn a_page_wrapped_in_a_form_is_read() {
    let html = format!("<body><form><h1>Bridge gives way</h1><p>{FIRST}</p><p>{SECOND}</p></form></body>");
    assert_eq!(texts(&html), ["Bridge gives way", FIRST, SECOND]);
}

proptest::proptest! {
    #[test]
    fn any_markup_gives_a_map_that_points_at_the_same_characters(html in "(<(p|b|br|div|li|a href=x|sup|h1)>|</(p|b|div|li|a|h1)>|[ \\n]|[a-zÀї🙂\u{a0}\u{ad}.]{1,30}){0,60}") {
        let page = outline(&format!("<body><p>{FIRST}</p><p>{SECOND}</p>{html}</body>"), None);
        let extraction = match extract(&page) {
            Ok(extraction) => extraction,
            // Five linked headlines in a row make it a front page, whatever else is on it.
            Err(ExtractError::Listing { .. }) => return Ok(()),
            Err(error) => return Err(proptest::test_runner::TestCaseError::fail(error.to_string())),
        };
        let text = extraction.article.text();
        proptest::prop_assert!(extraction.map.agrees_with(text, &page));
        for (at, c) in text.char_indices() {
            for range in extraction.map.node_ranges(text, TextSpan::new(at, at + c.len_utf8())) {
                proptest::prop_assert_eq!(extraction.map.byte_at(text, range.node, range.start), Some(at));
            }
        }
    }
}

#[test]
fn a_passage_is_read_whatever_it_stands_in_and_keeps_its_offsets() {
    // As the page is walked: what is not selected is there as characters that are never shown.
    let hidden = "\u{200B}".repeat(5);
    let html =
        format!("<body><nav><a href='/'>{hidden}Kherson held</a></nav><h2>Odesa</h2><li>So did Sumy.</li></body>");
    let outline = outline(&html, None);
    let passage = passage(&outline).expect("a passage");
    assert_eq!(passage.article.text(), "Kherson held\n\nOdesa\n\nSo did Sumy.");
    let kinds: Vec<_> = passage.article.blocks().iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [BlockKind::Paragraph, BlockKind::Heading, BlockKind::Paragraph]);
    let ranges = passage.map.node_ranges(passage.article.text(), TextSpan::new(0, 7));
    assert_eq!((ranges[0].start, ranges[0].end), (5, 12));
    assert!(extract(&outline).is_err(), "it is no article");
}

#[test]
fn a_passage_without_text_is_none() {
    assert_eq!(passage(&outline("<body><p>\u{200B} </p></body>", None)).err(), Some(ExtractError::NothingSelected));
}

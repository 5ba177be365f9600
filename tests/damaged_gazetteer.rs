//! A gazetteer is used before its checksum is taken (`Gazetteer::open_unverified`): whatever byte of it is
//! wrong, an article is annotated without a panic until the checksum tells.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use dateline_test_support as common;

use dateline::article::Article;
use dateline::gazetteer::{GazetteerError, Verification};
use dateline::{Annotator, Gazetteer};

/// How many damaged copies are tried, and the bytes that are wrong in each.
const COPIES: usize = 40;
const WRONG: usize = 40;

/// Bytes before what the checksum covers.
const HEADER: usize = 20;

/// The article that is annotated with each copy.
const ARTICLE: &str = "KYIV, Ukraine — Drones struck the Zaporizhzhia nuclear plant and a port near Odesa, officials said \
     on Tuesday.\n\n“We need help,” Mayor Jane Brown of Springfield, Illinois, told reporters in Washington. The bridge \
     at Cork was closed, according to Ireland's police.";

#[test]
fn an_article_is_annotated_by_a_damaged_gazetteer_without_a_panic_and_the_damage_is_found_afterwards() {
    let good = std::fs::read(common::root().join("build/gazetteer.bin")).expect("the gazetteer is built");
    let article = Article::from_plain_text(ARTICLE);
    // Any numbers that are spread well: those of a linear congruential generator (Knuth, MMIX).
    let mut state = 20_261_129_u64;
    let mut random = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut annotated = 0;
    for _ in 0..COPIES {
        let mut bytes = good.clone();
        for _ in 0..WRONG {
            let at = HEADER + random(bytes.len() - HEADER);
            bytes[at] ^= 1 + u8::try_from(random(255)).expect("below 255");
        }
        let Ok(gazetteer) = Gazetteer::open_unverified(bytes) else { continue };
        let checksum = gazetteer.verify(&mut Verification::default(), usize::MAX);
        assert!(matches!(checksum, Err(GazetteerError::Checksum { .. })));
        let Ok(annotator) = Annotator::new(gazetteer) else { continue };
        let annotations = annotator.annotate(&article);
        assert!(annotations.places.iter().all(|place| article.text().get(place.span.start..place.span.end).is_some()));
        annotated += 1;
    }
    assert!(annotated > COPIES / 2, "most copies open, or nothing was tried: {annotated}");
}

//! No confident error: sentences as newspapers print them (`sure/*.txt`), each of which guards one error that a reader
//! saw. Every line must hold.
//!
//! `{Rome|IT}` must be given out, in that country and, after a full stop, region, and after a colon be of that kind, and
//! after an "@" lie about there; `<Santander>` must not be pinned, as a place of its own or in a longer one, and
//! `[Devon]` only as part of a body's name. A line may begin with the address of its paper and a tab.

use dateline::annotations::{PlaceMention, Role};
use dateline::kind::{Category, Kind};
use dateline::text::TextSpan;
use dateline::{Annotator, Article};

use crate::common;

/// From this confidence a place is pinned.
const PINNED: f32 = 0.6;

/// What a line says of a name.
enum Mark {
    Lies(Lies),
    NoPin,
    Part,
}

/// Where a name lies and what it is; what is empty is not asked.
struct Lies {
    country: String,
    region: String,
    kind: String,
    /// Degrees.
    point: Option<(f64, f64)>,
}

impl Lies {
    fn read(text: &str) -> Self {
        let (text, point) = text.split_once('@').unwrap_or((text, ""));
        let (text, kind) = text.split_once(':').unwrap_or((text, ""));
        let (country, region) = text.split_once('.').unwrap_or((text, ""));
        let point = point.split_once(',').map(|(lat, lon)| (lat.parse().unwrap(), lon.parse().unwrap()));
        let [country, region, kind] = [country, region, kind].map(str::to_owned);
        Self { country, region, kind, point }
    }

    fn holds(&self, place: &PlaceMention) -> bool {
        /// Degrees within which a place lies about there.
        const ABOUT: f64 = 0.6;
        let code = place.country.map_or_else(|| "-".to_owned(), |code| code.as_str().to_owned());
        let near = |(lat, lon): (f64, f64)| {
            place.lat.is_some_and(|at| (at - lat).abs() < ABOUT) && place.lon.is_some_and(|at| (at - lon).abs() < ABOUT)
        };
        place.lat.is_some()
            && code == self.country
            && (self.region.is_empty() || place.region.as_deref() == Some(&self.region))
            && (self.kind.is_empty() || place.kind.as_str() == self.kind)
            && self.point.is_none_or(near)
    }
}

fn read(sentence: &str) -> (String, Vec<(TextSpan, Mark)>) {
    let (mut text, mut marks, mut rest) = (String::new(), Vec::new(), sentence);
    while let Some(at) = rest.find(['{', '<', '[']) {
        text.push_str(&rest[..at]);
        let closing = match rest.as_bytes()[at] {
            b'{' => '}',
            b'<' => '>',
            _ => ']',
        };
        let (inside, tail) = rest[at + 1..].split_once(closing).unwrap();
        let (name, lies) = inside.split_once('|').map_or((inside, None), |(name, lies)| (name, Some(lies)));
        let span = TextSpan::new(text.len(), text.len() + name.len());
        let none = if closing == ']' { Mark::Part } else { Mark::NoPin };
        marks.push((span, lies.map_or(none, |lies| Mark::Lies(Lies::read(lies)))));
        text.push_str(name);
        rest = tail;
    }
    text.push_str(rest);
    (text, marks)
}

fn holds(mark: &Mark, span: TextSpan, places: &[PlaceMention]) -> bool {
    let pinned = |p: &&PlaceMention| {
        p.span.overlaps(span) && p.lat.is_some() && p.confidence >= PINNED && p.kind != Kind::Demonym
    };
    match mark {
        Mark::Lies(lies) => places.iter().any(|p| p.span == span && lies.holds(p)),
        Mark::NoPin => !places.iter().any(|p| pinned(&p)),
        // What is named with its own words, a house or a works, has a point of its own.
        Mark::Part => places.iter().filter(pinned).all(|p| {
            p.role == Role::OrganisationPart || p.kind == Kind::Building || p.category == Category::Infrastructure
        }),
    }
}

/// The marks of a file, and those lines that do not hold.
fn broken(annotator: &Annotator, file: &str) -> (usize, Vec<String>) {
    let text = common::read(format!("tests/places/sure/{file}"));
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let (mut all, mut broken) = (0, Vec::new());
    for line in lines {
        let (paper, sentence) = line.split_once('\t').unwrap_or(("", line));
        let (text, marks) = read(sentence);
        let mut article = Article::from_plain_text(text.clone());
        article.metadata.url = Some(format!("https://{paper}/news/1")).filter(|_| !paper.is_empty());
        let places = annotator.annotate(&article).places;
        all += marks.len();
        for (span, _) in marks.iter().filter(|(span, mark)| !holds(mark, *span, &places)) {
            let got: Vec<_> = places
                .iter()
                .map(|p| (&text[p.span.start..p.span.end], p.kind, &p.region, p.country, p.confidence))
                .collect();
            broken.push(format!("{}: {text}\n    {got:?}", &text[span.start..span.end]));
        }
    }
    (all, broken)
}

fn check(file: &str) {
    let (_, broken) = broken(common::annotator(), file);
    assert!(broken.is_empty(), "{file}:\n{}", broken.join("\n"));
}

#[test]
fn a_name_goes_on_over_small_words_and_ends_at_a_comma() {
    check("bounds.txt");
}

#[test]
fn a_town_with_its_state_is_no_namesake_of_another_state() {
    check("stated.txt");
}

#[test]
fn the_gulf_and_the_river_are_those_of_the_article() {
    check("gulfs.txt");
}

#[test]
fn a_town_is_found_behind_its_people_a_number_or_before_a_distance() {
    check("people.txt");
}

#[test]
fn a_town_so_far_from_another_is_no_namesake_elsewhere() {
    check("measured.txt");
}

#[test]
fn what_no_gazetteer_has_is_not_pinned_at_the_articles_town() {
    check("unlisted.txt");
}

#[test]
fn fame_abroad_is_not_sure_beside_a_rival_of_the_articles_own_country_or_county() {
    check("rivals.txt");
}

#[test]
fn namesakes_are_those_of_the_article_and_of_its_paper() {
    check("namesakes.txt");
}

#[test]
fn firms_brands_and_formations_with_a_towns_name_are_no_towns() {
    check("firms.txt");
}

#[test]
fn a_weekday_an_owner_or_a_neighbour_is_no_part_of_a_name() {
    check("parts.txt");
}

#[test]
fn the_town_of_a_district_is_not_shown_in_its_place() {
    let text = "Floods hit Barpeta district in Assam. The Barpeta district magistrate fled to Barpeta.";
    let places = common::annotator().annotate(&Article::from_plain_text(text.to_owned())).places;
    let named = places.iter().filter(|p| p.name.starts_with("Barpeta"));
    let kinds: Vec<_> = named.map(|p| (p.kind, p.approximate)).collect();
    assert_eq!(kinds, [(Kind::Admin2, true), (Kind::Admin2, true), (Kind::City, false)]);
}

#[test]
fn a_division_is_not_shown_at_the_town_of_its_name() {
    check("called.txt");
}

#[test]
fn one_side_of_a_town_is_a_district_and_no_person() {
    check("sides.txt");
}

#[test]
fn what_has_the_article_for_itself_is_no_town() {
    check("articled.txt");
}

#[test]
fn a_court_and_a_short_name_are_of_the_articles_country() {
    check("courts.txt");
}

#[test]
fn no_point_is_lent_by_a_namesake_a_capital_or_a_neighbour() {
    check("lent.txt");
}

#[test]
fn a_town_is_not_lost_to_its_namesake_nor_somebody_to_theirs() {
    check("bearers.txt");
}

#[test]
fn a_village_abroad_that_the_article_has_nothing_to_do_with_is_not_pinned() {
    check("abroad.txt");
}

#[test]
fn a_club_a_county_side_and_a_college_are_no_towns() {
    check("clubs.txt");
}

#[test]
fn lenders_and_other_firms_of_a_towns_name_are_no_towns_as_subjects() {
    check("lenders.txt");
}

#[test]
fn a_row_of_regions_is_none_of_cities() {
    check("divisions.txt");
}

#[test]
fn a_province_called_like_its_capital_is_what_the_words_around_say() {
    check("twins.txt");
}

#[test]
fn what_lies_far_from_all_the_rest_is_no_sure_namesake() {
    check("elsewhere.txt");
}

#[test]
fn a_place_inside_a_bodys_name_is_part_of_it() {
    check("bodies.txt");
}

#[test]
fn the_articles_own_longer_name_and_the_world_city_come_before_a_namesake() {
    check("longer.txt");
}

#[test]
fn who_lives_beside_the_papers_town_does_not_live_in_the_city_of_the_name() {
    check("beside.txt");
}

#[test]
fn a_river_is_no_town_of_the_name() {
    check("rivers.txt");
}

#[test]
fn a_town_alone_on_a_page_of_games_is_its_club() {
    check("pages.txt");
}

#[test]
fn the_code_of_an_exchange_a_ship_and_a_street_are_no_places() {
    check("codes.txt");
}

#[test]
fn what_a_film_or_a_book_is_called_is_no_place() {
    check("titles.txt");
}

#[test]
fn clubs_bands_films_treaties_ships_firms_goods_storms_and_persons_have_frames_of_words() {
    check("contexts.txt");
}

#[test]
fn a_body_a_regions_demonym_and_an_apposition_say_which_namesake_is_meant() {
    check("spoken-of.txt");
}

#[test]
fn a_great_city_is_spoken_of_by_its_name_alone() {
    check("bare.txt");
}

#[test]
fn authors_agencies_and_churches_are_no_places() {
    check("bylines.txt");
}

#[test]
fn first_peoples_of_america_are_nobody_of_india() {
    let nations = |text: &str| {
        let places = common::annotator().annotate(&Article::from_plain_text(text.to_owned())).places;
        places.into_iter().filter(|p| p.kind == Kind::Demonym).count()
    };
    for text in [
        "\"We just got that road back,\" said Chief Raymond Moses of the Shackan Indian Band, near Merritt.",
        "The fire crossed into the Flathead Indian Reservation on Friday.",
        "The Upper Sioux Indian Community has asked for a letter.",
        "American Indian children were sent away to schools.",
    ] {
        assert!(nations(text) <= usize::from(text.starts_with("American")), "{text}");
    }
    assert_eq!(nations("Indian police and an Indian band leader met in Mumbai."), 2);
}

#[test]
fn a_village_that_another_may_be_is_shown_with_caution() {
    const SURE: f32 = 0.8;
    for (text, name) in [
        (
            "Gas comes ashore at Bacton. The sand scheme between Bacton and Walcott took a year, Norwich heard.",
            "Walcott",
        ),
        ("A fire broke out near Koko. Two plants in Lagos, Delta State and Abuja, Nigeria, were hit.", "Koko"),
    ] {
        let places = common::annotator().annotate(&Article::from_plain_text(text.to_owned())).places;
        let village = places.iter().find(|p| p.span.slice(text) == name);
        assert!(village.is_none_or(|p| p.confidence < SURE), "{text}: {village:?}");
        assert!(places.iter().any(|p| p.confidence >= SURE && p.kind.is_settlement()), "{text}: {places:?}");
    }
}

#[test]
fn both_sides_of_a_hyphen_are_places_where_no_person_is_meant() {
    check("hyphens.txt");
}

#[test]
fn passages_kept_aside_hold_nearly_as_often() {
    let (all, broken) = broken(common::annotator(), "aside.txt");
    println!("kept aside: {} of {all} do not hold", broken.len());
    assert!(all >= 100 && broken.len() * 100 <= all * 12, "{} of {all} do not hold", broken.len());
}

#[test]
fn a_small_town_is_shown_by_the_name_that_the_text_has() {
    let text = "Workers in Genkai, Japan, were sent home, and rain fell on Peking, Chinese papers said.";
    let places = common::annotator().annotate(&Article::from_plain_text(text)).places;
    let named = |name: &str| places.iter().any(|place| place.name == name);
    assert!(named("Genkai") && named("Beijing"), "{places:?}");
}

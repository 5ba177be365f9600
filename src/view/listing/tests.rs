use super::*;
use crate::annotations::PlaceMention;
use crate::article::Article;
use crate::country::CountryCode;
use crate::view::claims::tests::annotations;
use crate::view::for_tests::mention;
use crate::view::strings::EN;
use crate::view::strings::for_tests::ukrainian;

fn at(name: &str, kind: Kind, country: Option<(&str, &str)>) -> PlaceMention {
    let mut mention = mention(name, kind);
    mention.country = country.and_then(|(code, _)| CountryCode::parse(code));
    mention.country_name = country.map(|(_, name)| name.to_owned());
    mention
}

fn places() -> Sidebar {
    let (ukraine, norway) = (Some(("UA", "Ukraine")), Some(("NO", "Norway")));
    let places = vec![
        at("Oslo", Kind::Capital, norway),
        at("Sumy", Kind::City, ukraine),
        at("Ukraine", Kind::Country, ukraine),
        at("Lviv", Kind::City, ukraine),
        at("Lviv", Kind::City, ukraine),
        at("Black Sea", Kind::Sea, None),
        at("Bergen dam", Kind::Dam, norway),
        at("Sumy bridge", Kind::Bridge, ukraine),
    ];
    Sidebar::new(&Article::from_plain_text("Nobody knows."), &Annotations { places, ..Annotations::default() }, &EN)
}

fn claims() -> Sidebar {
    let (article, annotations) = annotations();
    Sidebar::new(&article, &annotations, &EN)
}

fn on(tab: Tab) -> Choices {
    Choices { tab, ..Choices::default() }
}

/// "Head: name, name" for each group.
fn shown(sidebar: &Sidebar, choices: &Choices) -> Vec<String> {
    let name = |item: &Item| {
        let speaker = sidebar.speaker(*item).map(|speaker| speaker.name.clone().unwrap_or_default());
        sidebar.entry(*item).map(|entry| entry.name.clone()).or(speaker).unwrap_or_default()
    };
    let line = |group: &Group| {
        let names: Vec<_> = group.items.iter().map(name).collect();
        format!("{}: {}", group.name.as_deref().unwrap_or("-"), names.join(", "))
    };
    sidebar.listing(choices, &EN).groups.iter().map(line).collect()
}

#[test]
fn places_stand_by_country_and_a_country_that_is_named_heads_its_own() {
    let sidebar = places();
    assert_eq!(shown(&sidebar, &on(Tab::Places)), ["Ukraine: Lviv, Sumy", "Norway: Oslo", "Elsewhere: Black Sea"]);
    let listing = sidebar.listing(&on(Tab::Places), &EN);
    assert_eq!(listing.groups[0].head.and_then(|head| sidebar.entry(head)).map(|e| e.kind), Some(Kind::Country));
    assert_eq!((listing.groups[0].count, listing.found, listing.all), (3, 5, 5));
}

#[test]
fn places_are_sorted_as_in_the_text_by_name_or_by_frequency() {
    let sidebar = places();
    let mut choices = on(Tab::Places);
    choices.set_sort(Tab::Places, Sort::Text);
    assert_eq!(shown(&sidebar, &choices), ["Norway: Oslo", "Ukraine: Sumy, Lviv", "Elsewhere: Black Sea"]);
    choices.set_sort(Tab::Places, Sort::Name);
    assert_eq!(shown(&sidebar, &choices), ["Norway: Oslo", "Ukraine: Lviv, Sumy", "Elsewhere: Black Sea"]);
}

#[test]
fn a_filter_that_the_reader_chooses_hides_what_it_does_not_let_through_and_is_taken_back() {
    let sidebar = places();
    let mut choices = on(Tab::Places);
    let offered = sidebar.choices(&choices, &EN);
    assert_eq!(offered[0].1.options, ["All countries", "Ukraine", "Norway", "Elsewhere"]);
    sidebar.choose(&mut choices, 0, 2, &EN);
    assert_eq!(shown(&sidebar, &choices), ["Norway: Oslo"]);
    assert_eq!(sidebar.choices(&choices, &EN)[0].1.chosen, 2);
    sidebar.choose(&mut choices, 0, 0, &EN);
    assert_eq!(sidebar.listing(&choices, &EN).found, 5);
    // The order is the last choice.
    sidebar.choose(&mut choices, 1, 1, &EN);
    assert_eq!(choices.sort(Tab::Places), Sort::Name);
    let mut sites = on(Tab::Sites);
    sidebar.choose(&mut sites, 0, 2, &EN);
    assert_eq!(shown(&sidebar, &sites), ["-: Sumy bridge"]);
}

#[test]
fn a_search_finds_names_statements_and_sources_whatever_their_case_and_goes_over_all_parts_in_the_summary() {
    let sidebar = claims();
    let search = |tab, words: &str| {
        let choices = Choices { search: words.to_owned(), ..on(tab) };
        shown(&sidebar, &choices)
    };
    assert_eq!(search(Tab::Claims, "KNOWS"), [format!("{}: ", EN.unattributed)], "a statement");
    assert_eq!(search(Tab::Sources, "engineer roe"), ["-: Ada Roe"], "a title and a name");
    assert_eq!(search(Tab::Sites, "dam"), ["-: the dam"]);
    assert_eq!(search(Tab::Summary, "roe"), ["Claims: Ada Roe", "Sources: Ada Roe"]);
    assert_eq!(search(Tab::Summary, "nothing of the kind"), [""; 0]);
    let choices = Choices { search: "court".into(), ..on(Tab::Links) };
    assert_eq!(sidebar.found(Tab::Links, &choices, &EN), 1, "what a link leads to");
}

#[test]
fn a_group_folds_and_shows_what_is_searched_for_all_the_same() {
    let sidebar = places();
    let mut choices = on(Tab::Places);
    choices.turn(Tab::Places, "Ukraine");
    let listing = sidebar.listing(&choices, &EN);
    assert!(listing.groups[0].folded && listing.groups[0].items.is_empty());
    assert_eq!((listing.groups[0].count, listing.found), (3, 5), "folded is not gone");
    choices.search = "lviv".into();
    assert_eq!(shown(&sidebar, &choices), ["Ukraine: Lviv"]);
}

#[test]
fn claims_stand_by_source_or_each_for_itself_in_the_order_of_the_text() {
    let sidebar = claims();
    let mut choices = on(Tab::Claims);
    assert_eq!(
        shown(&sidebar, &choices),
        ["Ada Roe: Ada Roe", &format!("{}: ", EN.unattributed)],
        "those of nobody last"
    );
    choices.set_sort(Tab::Claims, Sort::Text);
    assert_eq!(shown(&sidebar, &choices), ["-: , Ada Roe"]);
    choices.set_sort(Tab::Claims, Sort::Name);
    assert_eq!(shown(&sidebar, &choices).len(), 2);
    choices.only = Some(super::super::choices::Only { label: String::new(), claims: vec![0] });
    assert_eq!(shown(&sidebar, &choices), [format!("{}: ", EN.unattributed)], "those behind a count alone");
}

#[test]
fn claims_are_filtered_by_kind_of_source_named_or_not_and_quoted_or_reported() {
    let (article, mut annotations) = annotations();
    annotations.claims[0].kind = crate::annotations::ClaimKind::Direct;
    let sidebar = Sidebar::new(&article, &annotations, &EN);
    for (filter, value, claim) in [
        (Filter::Source, EN.source_kind(SourceKind::Person), 1),
        (Filter::Named, EN.named, 1),
        (Filter::Named, EN.unattributed, 0),
        (Filter::How, EN.direct, 0),
    ] {
        let mut choices = on(Tab::Claims);
        choices.set_filter(filter, Some(value.to_owned()));
        let listing = sidebar.listing(&choices, &EN);
        let claims: Vec<_> = listing
            .groups
            .iter()
            .flat_map(|g| &g.items)
            .filter_map(|i| sidebar.claim(*i))
            .map(|(_, r)| r.claim)
            .collect();
        assert_eq!(claims, [claim], "{value}");
    }
}

#[test]
fn claims_perhaps_are_folded_away_at_first_and_a_filter_leaves_them_out() {
    let (article, mut annotations) = annotations();
    annotations.claims[0].perhaps = true;
    let sidebar = Sidebar::new(&article, &annotations, &EN);
    let mut choices = on(Tab::Claims);
    let last = |choices: &Choices| sidebar.listing(choices, &EN).groups.pop().unwrap_or_default();
    assert!(last(&choices).folded && last(&choices).note.is_some());
    choices.turn(Tab::Claims, EN.perhaps);
    assert_eq!(last(&choices).items, [Item::Perhaps(0)]);
    choices.set_filter(Filter::Named, Some(EN.named.to_owned()));
    assert_eq!(last(&choices).name.as_deref(), Some("Ada Roe"));
}

#[test]
fn what_is_on_the_screen_is_known_by_its_words() {
    let (article, annotations) = annotations();
    let sidebar = Sidebar::new(&article, &annotations, &EN);
    let within = |item, start, end| sidebar.is_within(item, TextSpan::new(start, end), &annotations);
    assert!(within(Item::Claim(0, 0), 0, 5) && !within(Item::Claim(0, 0), 19, 40));
    assert!(within(Item::Site(0), 9, 12) && !within(Item::Site(0), 10, 12));
    assert!(within(Item::Source(0), 17, 30) && !within(Item::Source(0), 20, 30));
}

#[test]
fn a_filter_with_nothing_to_choose_is_left_out_and_every_word_is_in_the_reader_s_language() {
    let sidebar = claims();
    assert!(sidebar.choices(&on(Tab::Links), &EN).is_empty());
    let (article, annotations) = annotations();
    let sidebar = Sidebar::new(&article, &annotations, ukrainian());
    let offered = sidebar.choices(&on(Tab::Claims), ukrainian());
    let options = offered.iter().flat_map(|(_, choice)| &choice.options).map(String::as_str).collect::<Vec<_>>();
    assert!(options.contains(&"Нікому не приписано") && options.contains(&"За назвою"), "{options:?}");
    assert!(options.iter().all(|option| !option.is_ascii()), "{options:?}");
}

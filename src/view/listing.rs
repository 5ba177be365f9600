//! The rows that a part of the sidebar shows: searched, filtered, in order, in groups that fold.

use super::choices::{Choices, Filter, Sort, Tab};
use super::claims::{Row, Speaker};
use super::sentence;
use super::sidebar::{Entry, Sidebar};
use super::strings::Strings;
use crate::annotations::{Annotations, SourceKind};
use crate::kind::Kind;
use crate::sort;
use crate::text::TextSpan;

/// A row, by its indices into the [`Sidebar`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A place: its country, and which of its places.
    Place(usize, usize),
    /// A site.
    Site(usize),
    /// A claim: its source, and which of its claims.
    Claim(usize, usize),
    /// A claim perhaps.
    Perhaps(usize),
    /// A source.
    Source(usize),
    /// A page that the article links to.
    Link(usize),
}

/// Rows under one head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Its name; `None` for rows that need none.
    pub name: Option<String>,
    /// The row that is its head: a country that the article itself names.
    pub head: Option<Item>,
    /// The source that it is of: index into [`Sidebar::speakers`].
    pub speaker: Option<usize>,
    /// What its rows are.
    pub note: Option<&'static str>,
    /// How many rows it has, folded or not.
    pub count: usize,
    /// Whether its rows are hidden.
    pub folded: bool,
    /// Its rows; none while it is folded.
    pub items: Vec<Item>,
    /// Its rows while it is folded.
    pub hidden: Vec<Item>,
}

/// What a part shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// In order.
    pub groups: Vec<Group>,
    /// How many rows match.
    pub found: usize,
    /// How many there are.
    pub all: usize,
}

/// Something that the reader chooses of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is chosen.
    pub label: &'static str,
    /// What there is to choose of.
    pub options: Vec<String>,
    /// What is chosen, an index into the options.
    pub chosen: usize,
}

impl Sidebar {
    /// The place or site of a row.
    #[must_use]
    pub fn entry(&self, item: Item) -> Option<&Entry> {
        match item {
            Item::Place(country, at) => self.countries.get(country)?.entries.get(at),
            Item::Site(at) => self.infrastructure.get(at),
            _ => None,
        }
    }

    /// The claim of a row, with its source.
    #[must_use]
    pub fn claim(&self, item: Item) -> Option<(&Speaker, &Row)> {
        let Item::Claim(speaker, at) = item else { return None };
        let speaker = self.speakers.get(speaker)?;
        Some((speaker, speaker.rows.get(at)?))
    }

    /// The source of a row, with its claims.
    fn speaker(&self, item: Item) -> Option<&Speaker> {
        match item {
            Item::Claim(speaker, _) => self.speakers.get(speaker),
            Item::Source(at) => self.speakers.get(self.sources.get(at)?.speaker),
            _ => None,
        }
    }

    /// All rows of a part.
    fn items(&self, tab: Tab) -> Vec<Item> {
        match tab {
            Tab::Summary => Vec::new(),
            Tab::Places => {
                let of = |(at, country): (usize, &super::sidebar::Country)| {
                    (0..country.entries.len()).map(move |entry| Item::Place(at, entry))
                };
                self.countries.iter().enumerate().flat_map(of).collect()
            }
            Tab::Sites => (0..self.infrastructure.len()).map(Item::Site).collect(),
            Tab::Claims => {
                let of =
                    |(at, speaker): (usize, &Speaker)| (0..speaker.rows.len()).map(move |row| Item::Claim(at, row));
                let claims = self.speakers.iter().enumerate().flat_map(of);
                claims.chain((0..self.perhaps.len()).map(Item::Perhaps)).collect()
            }
            Tab::Sources => (0..self.sources.len()).map(Item::Source).collect(),
            Tab::Links => (0..self.cited.len()).map(Item::Link).collect(),
        }
    }

    /// How many rows of a part match what is chosen, without what is a claim perhaps.
    #[must_use]
    pub fn found(&self, tab: Tab, choices: &Choices, strings: &Strings) -> usize {
        self.matching(tab, choices, strings).iter().filter(|item| !matches!(item, Item::Perhaps(_))).count()
    }

    fn matching(&self, tab: Tab, choices: &Choices, strings: &Strings) -> Vec<Item> {
        let mut items = self.items(tab);
        if choices.narrows(tab) {
            let search = choices.search.to_lowercase();
            let words: Vec<_> = search.split_whitespace().collect();
            items.retain(|item| self.passes(tab, *item, choices, strings) && self.says(*item, &words, strings));
        }
        items
    }

    /// Whether a row passes the filters.
    fn passes(&self, tab: Tab, item: Item, choices: &Choices, strings: &Strings) -> bool {
        let only = choices.only.as_ref().filter(|_| tab == Tab::Claims);
        let among = only.is_none_or(|only| self.claim(item).is_some_and(|(_, row)| only.claims.contains(&row.claim)));
        let passes = |filter: &Filter| {
            choices.filter(*filter).is_none_or(|wanted| self.value(*filter, item, strings).as_deref() == Some(wanted))
        };
        among && tab.filters().iter().all(passes)
    }

    /// What a filter sees of a row.
    fn value(&self, filter: Filter, item: Item, strings: &Strings) -> Option<String> {
        let kind = || self.speaker(item).map(|speaker| speaker.kind);
        let value = match filter {
            Filter::Country => {
                let Item::Place(country, _) = item else { return None };
                return Some(
                    self.countries.get(country)?.name.clone().unwrap_or_else(|| strings.no_country.to_owned()),
                );
            }
            Filter::Kind => strings.kind(self.entry(item)?.kind),
            Filter::Source => kind()?.map_or(strings.unattributed, |kind| strings.source_kind(kind)),
            Filter::Named => match kind()? {
                None => strings.unattributed,
                Some(SourceKind::Anonymous | SourceKind::Group) => strings.unnamed,
                Some(SourceKind::Document) => strings.documents,
                Some(_) => strings.named,
            },
            Filter::How => self.claim(item)?.1.how,
        };
        Some(value.to_owned())
    }

    /// Whether each of `words`, in lower case, stands in a row.
    fn says(&self, item: Item, words: &[&str], strings: &Strings) -> bool {
        let mut all = String::new();
        let mut add = |words: &str| {
            all.push_str(words);
            all.push(' ');
        };
        if let Some(entry) = self.entry(item) {
            add(&entry.name);
            add(strings.kind(entry.kind));
            entry.also.iter().chain(&entry.place).chain(&entry.events).for_each(|words| add(words));
        }
        if let Item::Place(country, _) = item {
            self.countries.get(country).and_then(|country| country.name.as_deref()).into_iter().for_each(&mut add);
        }
        if let Some(speaker) = self.speaker(item) {
            speaker.name.iter().for_each(|name| add(name));
            speaker.known(strings).iter().for_each(|words| add(words));
        }
        if let Some((_, row)) = self.claim(item) {
            add(&sentence::plain(&row.sentence));
        }
        match item {
            Item::Perhaps(at) => self.perhaps.get(at).into_iter().for_each(|about| {
                add(&about.who);
                add(&about.text);
            }),
            Item::Link(at) => self.cited.get(at).into_iter().for_each(|cited| {
                add(&cited.href);
                add(&cited.what);
            }),
            _ => {}
        }
        let all = all.to_lowercase();
        words.iter().all(|word| all.contains(word))
    }

    /// The name that a row is sorted by, how often it comes, and where it comes first.
    fn keys(&self, item: Item) -> (String, usize, usize) {
        if let Some(entry) = self.entry(item) {
            let first = entry.mentions.first().copied().unwrap_or_default();
            return (entry.name.to_lowercase(), entry.mentions.len(), first);
        }
        // Claims of nobody come last.
        let name = self.speaker(item).and_then(|speaker| speaker.name.as_deref());
        let name = name.map_or_else(|| char::MAX.to_string(), str::to_lowercase);
        match item {
            Item::Source(at) => {
                let first = self.speaker(item).and_then(|speaker| speaker.rows.first()).map_or(0, |row| row.claim);
                (name, self.sources.get(at).map_or(0, |source| source.words), first)
            }
            Item::Claim(..) => (name, 0, self.claim(item).map_or(0, |(_, row)| row.claim)),
            Item::Perhaps(at) => (name, 0, self.perhaps.get(at).map_or(0, |about| about.claim)),
            _ => (name, 0, 0),
        }
    }

    /// What a part shows of itself; a search in the summary shows all parts.
    #[must_use]
    pub fn listing(&self, choices: &Choices, strings: &Strings) -> Listing {
        let mut listing = Listing::default();
        let tabs = if choices.tab == Tab::Summary { &Tab::ALL[1..] } else { &[choices.tab] };
        for &tab in tabs {
            let items = self.matching(tab, choices, strings);
            listing.found += items.len();
            listing.all += self.items(tab).len();
            if choices.tab == Tab::Summary {
                if !items.is_empty() {
                    listing.groups.push(Group { name: Some(tab.label(strings).to_owned()), ..group(items) });
                }
            } else {
                self.group(tab, items, choices.sort(tab), &mut listing.groups, strings);
            }
        }
        for group in &mut listing.groups {
            let turned = choices.is_turned(choices.tab, group.name.as_deref().unwrap_or_default());
            // What is searched for is not hidden.
            group.folded = turned != group.folded && !choices.narrows(choices.tab);
            if group.folded {
                group.hidden = std::mem::take(&mut group.items);
            }
        }
        listing
    }

    /// The rows of one part in its groups.
    fn group(&self, tab: Tab, mut items: Vec<Item>, sort: Sort, groups: &mut Vec<Group>, strings: &Strings) {
        let rows: Vec<(String, usize, usize)> = items.iter().map(|item| self.keys(*item)).collect();
        let mut order: Vec<usize> = (0..items.len()).collect();
        // As they stand, places, claims and sources are in the order of frequency.
        match sort {
            Sort::Text => sort::by_key(&mut order, |&at| rows[at].2),
            Sort::Name => sort::by(&mut order, |&a, &b| rows[a].0.cmp(&rows[b].0)),
            Sort::Often if tab != Tab::Claims => sort::by_key(&mut order, |&at| std::cmp::Reverse(rows[at].1)),
            Sort::Often => {}
        }
        items = order.into_iter().map(|at| items[at]).collect();
        let perhaps: Vec<_> = items.iter().copied().filter(|item| matches!(item, Item::Perhaps(_))).collect();
        items.retain(|item| !matches!(item, Item::Perhaps(_)));
        match tab {
            Tab::Places => self.by_country(&items, sort, groups, strings),
            // In the order of the text each claim stands for itself.
            Tab::Claims if sort != Sort::Text => self.by_speaker(&items, groups, strings),
            _ if items.is_empty() => {}
            _ => groups.push(group(items)),
        }
        if !perhaps.is_empty() {
            let (name, note) = (Some(strings.perhaps.to_owned()), Some(strings.perhaps_note));
            groups.push(Group { name, note, folded: true, ..group(perhaps) });
        }
    }

    fn by_country(&self, items: &[Item], sort: Sort, groups: &mut Vec<Group>, strings: &Strings) {
        let mut found: Vec<(usize, Vec<Item>)> = Vec::new();
        for &item in items {
            let Item::Place(country, _) = item else { continue };
            match found.iter_mut().find(|(known, _)| *known == country) {
                Some((_, rows)) => rows.push(item),
                None => found.push((country, vec![item])),
            }
        }
        let name = |country: usize| self.countries.get(country).and_then(|country| country.name.as_deref());
        match sort {
            Sort::Text => {}
            Sort::Name => sort::by_key(&mut found, |(at, _)| (name(*at).is_none(), name(*at).map(str::to_lowercase))),
            Sort::Often => sort::by_key(&mut found, |(at, _)| *at),
        }
        for (country, mut rows) in found {
            let count = rows.len();
            let is_country = |item: &Item| self.entry(*item).is_some_and(|entry| entry.kind == Kind::Country);
            let head = rows.iter().position(is_country).map(|at| rows.remove(at));
            let name = Some(name(country).unwrap_or(strings.no_country).to_owned());
            groups.push(Group { name, head, count, items: rows, ..Group::default() });
        }
    }

    fn by_speaker(&self, items: &[Item], groups: &mut Vec<Group>, strings: &Strings) {
        for &item in items {
            let Item::Claim(speaker, _) = item else { continue };
            match groups.iter_mut().find(|group| group.speaker == Some(speaker)) {
                Some(group) => {
                    group.items.push(item);
                    group.count += 1;
                }
                None => {
                    let of = self.speakers.get(speaker).and_then(|speaker| speaker.name.clone());
                    let name = Some(of.unwrap_or_else(|| strings.unattributed.to_owned()));
                    groups.push(Group { name, speaker: Some(speaker), ..group(vec![item]) });
                }
            }
        }
    }

    /// What the reader can choose in the part that is shown: its filters, and last its order. A filter with
    /// nothing to choose is left out.
    #[must_use]
    pub fn choices(&self, choices: &Choices, strings: &Strings) -> Vec<(Option<Filter>, Choice)> {
        let tab = choices.tab;
        let mut offered: Vec<(Option<Filter>, Choice)> = Vec::new();
        for &filter in tab.filters() {
            let mut options = vec![strings.all_of[filter as usize].to_owned()];
            for value in self.items(tab).into_iter().filter_map(|item| self.value(filter, item, strings)) {
                if !options.contains(&value) {
                    options.push(value);
                }
            }
            let wanted = choices.filter(filter);
            if options.len() > 2 || wanted.is_some() {
                let chosen = options.iter().position(|option| Some(option.as_str()) == wanted).unwrap_or(0);
                offered.push((Some(filter), Choice { label: strings.filters[filter as usize], options, chosen }));
            }
        }
        if !matches!(tab, Tab::Summary | Tab::Links) && self.items(tab).len() > 1 {
            let chosen = Sort::ALL.iter().position(|sort| *sort == choices.sort(tab)).unwrap_or(0);
            let options = strings.sorts.map(str::to_owned).into();
            offered.push((None, Choice { label: strings.sort, options, chosen }));
        }
        offered
    }

    /// The reader chooses `option` of the choice at `index`.
    pub fn choose(&self, choices: &mut Choices, index: usize, option: usize, strings: &Strings) {
        let offered = self.choices(choices, strings);
        match offered.into_iter().nth(index) {
            Some((Some(filter), choice)) => {
                choices.set_filter(filter, choice.options.into_iter().nth(option).filter(|_| option > 0));
            }
            Some((None, _)) => choices.set_sort(choices.tab, Sort::ALL[option.min(Sort::ALL.len() - 1)]),
            None => {}
        }
    }

    /// Whether what a row is of stands within `shown`, what of the text is on the screen.
    #[must_use]
    pub fn is_within(&self, item: Item, shown: TextSpan, annotations: &Annotations) -> bool {
        let inside = |span: TextSpan| span.start < shown.end && shown.start < span.end;
        let claimed = |claim: usize| {
            annotations.claims.get(claim).is_some_and(|claim| claim.content.iter().any(|span| inside(*span)))
        };
        match item {
            Item::Place(..) | Item::Site(_) => self.entry(item).is_some_and(|entry| {
                entry.mentions.iter().any(|&at| annotations.places.get(at).is_some_and(|place| inside(place.span)))
            }),
            Item::Claim(..) => self.claim(item).is_some_and(|(_, row)| claimed(row.claim)),
            Item::Source(_) => self.speaker(item).is_some_and(|of| of.rows.iter().any(|row| claimed(row.claim))),
            Item::Perhaps(at) => self.perhaps.get(at).is_some_and(|about| claimed(about.claim)),
            Item::Link(_) => false,
        }
    }

    /// How high a row will be, about, in CSS pixels.
    #[must_use]
    pub fn height(&self, item: Item) -> f64 {
        const LINE: f64 = 20.0;
        /// Characters of a line.
        const LONG: usize = 44;
        let lines = |text: usize| (text / LONG + 1) as f64 * LINE;
        match item {
            Item::Place(..) | Item::Site(_) => {
                self.entry(item).map_or(0.0, |entry| entry.events.iter().map(|event| lines(event.len())).sum())
                    + LINE
                    + 12.0
            }
            Item::Claim(..) => self
                .claim(item)
                .map_or(0.0, |(_, row)| lines(row.sentence.iter().map(|piece| piece.text.len()).sum()) + LINE + 14.0),
            Item::Perhaps(_) => 3.0 * LINE,
            Item::Source(_) => 3.0 * LINE,
            Item::Link(_) => 34.0,
        }
    }
}

/// Rows without a head.
fn group(items: Vec<Item>) -> Group {
    Group { count: items.len(), items, ..Group::default() }
}

#[cfg(test)]
mod tests;

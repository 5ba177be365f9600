//! What the reader has chosen in the sidebar: the part that is shown, what is searched for, filters, order,
//! folded groups. It outlives the lists: they are made anew when the page changes.

use super::strings::Strings;

/// A part of the sidebar, one of which is shown at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tab {
    /// What the article is about, on one screen.
    #[default]
    Summary,
    /// Places, by country.
    Places,
    /// Infrastructure.
    Sites,
    /// Who says what.
    Claims,
    /// Who speaks.
    Sources,
    /// The pages that the article links to.
    Links,
}

impl Tab {
    /// All of them, as they are shown.
    pub const ALL: [Self; 6] = [Self::Summary, Self::Places, Self::Sites, Self::Claims, Self::Sources, Self::Links];

    /// Its name.
    #[must_use]
    pub const fn label(self, strings: &Strings) -> &'static str {
        strings.tabs[self as usize]
    }

    /// The order its rows have at first.
    const fn sort(self) -> Sort {
        match self {
            Self::Places | Self::Claims | Self::Sources => Sort::Often,
            _ => Sort::Text,
        }
    }

    /// What its rows can be filtered by.
    pub(super) const fn filters(self) -> &'static [Filter] {
        match self {
            Self::Places => &[Filter::Country],
            Self::Sites => &[Filter::Kind],
            Self::Claims => &[Filter::Source, Filter::Named, Filter::How],
            Self::Sources => &[Filter::Source, Filter::Named],
            Self::Summary | Self::Links => &[],
        }
    }
}

/// What rows are filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// The country of a place.
    Country,
    /// The kind of a site.
    Kind,
    /// The kind of a source.
    Source,
    /// Whether a source is named.
    Named,
    /// Whether a claim is quoted or reported.
    How,
}

/// In which order rows stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// As in the text.
    Text,
    /// By name.
    Name,
    /// The most frequent first.
    Often,
}

impl Sort {
    /// All of them, as they are offered.
    pub const ALL: [Self; 3] = [Self::Text, Self::Name, Self::Often];
}

/// Some claims that alone are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Only {
    /// What they have in common.
    pub label: String,
    /// Indices into the annotations' claims, ascending.
    pub claims: Vec<usize>,
}

/// What the reader has chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// The part that is shown.
    pub tab: Tab,
    /// What is searched for, as it was typed.
    pub search: String,
    /// The claims that alone are shown.
    pub only: Option<Only>,
    /// The words of a value for each filter that is set.
    pub(super) filters: Vec<(Filter, String)>,
    pub(super) sorts: Vec<(Tab, Sort)>,
    /// Groups that were folded, or unfolded where they are folded at first.
    pub(super) turned: Vec<(Tab, String)>,
}

impl Choices {
    /// The value that a filter lets through, if it is set.
    #[must_use]
    pub fn filter(&self, filter: Filter) -> Option<&str> {
        self.filters.iter().find(|(set, _)| *set == filter).map(|(_, value)| value.as_str())
    }

    /// Sets a filter, or takes it back.
    pub fn set_filter(&mut self, filter: Filter, value: Option<String>) {
        self.filters.retain(|(set, _)| *set != filter);
        self.filters.extend(value.map(|value| (filter, value)));
    }

    /// The order of a part.
    #[must_use]
    pub fn sort(&self, tab: Tab) -> Sort {
        self.sorts.iter().find(|(of, _)| *of == tab).map_or(tab.sort(), |(_, sort)| *sort)
    }

    /// Sets the order of a part.
    pub fn set_sort(&mut self, tab: Tab, sort: Sort) {
        self.sorts.retain(|(of, _)| *of != tab);
        self.sorts.push((tab, sort));
    }

    /// Folds a group, or unfolds it.
    pub fn turn(&mut self, tab: Tab, group: &str) {
        let before = self.turned.len();
        self.turned.retain(|(of, name)| *of != tab || name != group);
        if self.turned.len() == before {
            self.turned.push((tab, group.to_owned()));
        }
    }

    /// Whether a group is not as it is at first.
    #[must_use]
    pub fn is_turned(&self, tab: Tab, group: &str) -> bool {
        self.turned.iter().any(|(of, name)| *of == tab && name == group)
    }

    /// Whether rows of a part may be hidden by a choice.
    #[must_use]
    pub fn narrows(&self, tab: Tab) -> bool {
        let only = tab == Tab::Claims && self.only.is_some();
        only || !self.search.trim().is_empty() || tab.filters().iter().any(|filter| self.filter(*filter).is_some())
    }

    /// Shows all rows of a part again. Order and folded groups stay.
    pub fn reset(&mut self, tab: Tab) {
        self.search.clear();
        self.filters.retain(|(set, _)| !tab.filters().contains(set));
        if tab == Tab::Claims {
            self.only = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reset_shows_all_rows_of_its_part_and_leaves_order_and_folds() {
        let mut choices = Choices { search: "dam".into(), ..Choices::default() };
        choices.set_filter(Filter::Country, Some("Ukraine".into()));
        choices.set_filter(Filter::How, Some("quoted".into()));
        choices.only = Some(Only { label: "Not named".into(), claims: vec![1] });
        choices.set_sort(Tab::Claims, Sort::Name);
        choices.turn(Tab::Claims, "Ada Roe");
        assert!(choices.narrows(Tab::Claims) && choices.narrows(Tab::Links));
        choices.reset(Tab::Claims);
        assert!(!choices.narrows(Tab::Claims) && choices.narrows(Tab::Places));
        assert_eq!((choices.sort(Tab::Claims), choices.is_turned(Tab::Claims, "Ada Roe")), (Sort::Name, true));
        choices.turn(Tab::Claims, "Ada Roe");
        assert!(!choices.is_turned(Tab::Claims, "Ada Roe"));
    }

    #[test]
    fn a_filter_that_is_set_again_holds_its_last_value() {
        let mut choices = Choices::default();
        choices.set_filter(Filter::Kind, Some("dam".into()));
        choices.set_filter(Filter::Kind, Some("bridge".into()));
        assert_eq!(choices.filter(Filter::Kind), Some("bridge"));
        choices.set_filter(Filter::Kind, None);
        assert_eq!(choices.filter(Filter::Kind), None);
    }
}

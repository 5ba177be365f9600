//! What the outbound links of an article point to, by an authored rule (`data/language/en/claims/domains.tsv`).
//!
//! A link is a primary source if it leads to a court, a government or a body of states, a journal
//! or preprint, a company's own announcement, or a data set. Links to the article's own host are
//! the outlet itself; other outlets are known by their domains. Everything else is "other": the
//! rule says what stands there, not whether it is right.

use crate::annotations::{CitedLink, LinkKind};
use crate::article::Article;
use crate::language::en::bodies;
use crate::language::{Language, Part};

/// The kinds that rules give; their place here is their number in a pack.
const KINDS: &[(&str, LinkKind)] = &[
    ("court", LinkKind::Court),
    ("data", LinkKind::Data),
    ("government", LinkKind::Government),
    ("journal", LinkKind::Journal),
    ("company", LinkKind::Company),
    ("social", LinkKind::Social),
    ("reference", LinkKind::Reference),
];

/// How a rule looks at an address. The numbers are those of a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
enum Test {
    /// The host or any subdomain of it.
    Host,
    /// The end of the host.
    Suffix,
    /// A second-level label under any country.
    Label,
    /// The first label of the host.
    Subdomain,
    /// A part of the path.
    Path,
}

impl Test {
    const ALL: [Self; 5] = [Self::Host, Self::Suffix, Self::Label, Self::Subdomain, Self::Path];

    /// The test of a rule as the table writes it, and what it looks for.
    #[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
    fn parse(rule: &str) -> (Self, &str) {
        if let Some(label) = rule.strip_prefix("sub:") {
            (Self::Subdomain, label)
        } else if let Some(path) = rule.strip_prefix("path:") {
            (Self::Path, path)
        } else if let Some(label) = rule.strip_suffix(".*") {
            (Self::Label, label)
        } else if rule.starts_with('.') {
            (Self::Suffix, rule)
        } else {
            (Self::Host, rule)
        }
    }

    fn fits(self, wanted: &str, host: &str, path: &str) -> bool {
        match self {
            Self::Host => is_under(host, wanted),
            Self::Suffix => host.ends_with(wanted),
            Self::Label => {
                let mut labels = host.rsplit('.');
                labels.next().is_some_and(|country| country.len() == 2) && labels.next() == Some(wanted)
            }
            Self::Subdomain => host.split('.').next() == Some(wanted) && host.matches('.').count() >= 2,
            Self::Path => path.contains(wanted),
        }
    }
}

/// Adds the rules to a pack: kind, test and what it looks for.
///
/// # Errors
///
/// When a row is wrong.
#[cfg(any(not(target_arch = "wasm32"), feature = "tables", test))]
pub fn compile(pack: &mut crate::language::pack::write::PackWriter) -> Result<(), crate::language::table::TableError> {
    use crate::language::pack::write::Cell;
    use crate::language::table::Table;
    const RULES: &str = include_str!("../../data/language/en/claims/domains.tsv");
    let table = Table::parse("domains.tsv", RULES, &["kind", "rules"])?;
    let mut rows = Vec::new();
    for row in table.rows() {
        let kind = row.required("kind")?;
        let number = super::lexicon::number_of(KINDS, kind);
        let number = number.ok_or_else(|| row.error(format!("{kind:?} is not a kind of link")))?;
        rows.extend(row.words("rules").map(|rule| {
            let (test, wanted) = Test::parse(rule);
            vec![Cell::Number(number), Cell::Number(test as u32), Cell::String(wanted)]
        }));
    }
    pack.rows(Part::Domains, rows);
    Ok(())
}

fn is_under(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

/// Host (lower case, without "www.", user and port) and path of an http address.
fn split(address: &str) -> Option<(String, &str)> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let host = authority.rsplit('@').next()?.split(':').next()?.to_ascii_lowercase();
    let host = host.strip_prefix("www.").map_or(host.clone(), str::to_owned);
    host.contains('.').then_some((host, path))
}

/// What stands at `host` and `path`, for an article published at host `own`.
fn kind_of(language: &Language<'_>, host: &str, path: &str, own: Option<&str>) -> LinkKind {
    if own.is_some_and(|own| is_under(host, own) || is_under(own, host)) {
        return LinkKind::Own;
    }
    let by_rule = |tests: &[Test]| {
        let fits = |row: &crate::language::pack::Row<'_>| {
            let test = Test::ALL.get(row.number(1) as usize).filter(|test| tests.contains(test));
            test.is_some_and(|test| test.fits(row.string(2), host, path))
        };
        let row = language.rows(Part::Domains).iter().find(fits)?;
        KINDS.get(row.number(0) as usize).map(|(_, kind)| *kind)
    };
    by_rule(&[Test::Host, Test::Suffix, Test::Label])
        .or_else(|| bodies::by_host(language, host).map(|_| LinkKind::Outlet))
        .or_else(|| by_rule(&[Test::Subdomain, Test::Path]))
        .unwrap_or(LinkKind::Other)
}

/// The outbound links of `article`, in order; addresses that are not http are left out.
#[must_use]
pub fn cited(article: &Article, language: &Language<'_>) -> Vec<CitedLink> {
    let own = article.metadata.url.as_deref().and_then(split).map(|(host, _)| host);
    let mut cited = Vec::new();
    for (link, target) in article.links().iter().enumerate() {
        let Some((domain, path)) = split(&target.href) else { continue };
        let kind = kind_of(language, &domain, path, own.as_deref());
        let outlet = bodies::by_host(language, &domain).map(|body| body.name.to_owned());
        cited.push(CitedLink { link, href: target.href.clone(), kind, primary: kind.is_primary(), outlet, domain });
    }
    cited
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(address: &str) -> LinkKind {
        let (host, path) = split(address).unwrap_or_default();
        kind_of(&crate::tables::compiled_in(), &host, path, Some("euromaidanpress.com"))
    }

    #[test]
    fn primary_documents_are_told_from_reports() {
        assert_eq!(kind("https://www.supremecourt.gov/opinions/23-1.pdf"), LinkKind::Court);
        assert_eq!(kind("https://mil.gov.ua/news/1"), LinkKind::Government);
        assert_eq!(kind("https://www.gov.br/planalto"), LinkKind::Government);
        assert_eq!(kind("https://doi.org/10.1000/1"), LinkKind::Journal);
        assert_eq!(kind("https://investors.acme.com/q1"), LinkKind::Company);
        assert_eq!(kind("https://ourworldindata.org/energy"), LinkKind::Data);
        assert_eq!(kind("https://www.reuters.com/world"), LinkKind::Outlet);
        assert_eq!(kind("https://euromaidanpress.com/2024"), LinkKind::Own);
        assert_eq!(kind("https://t.me/channel/1"), LinkKind::Social);
        assert_eq!(kind("https://shop.example.com/"), LinkKind::Other);
    }

    #[test]
    fn look_alikes_of_a_government_are_other() {
        assert_eq!(kind("https://notagov.example.com"), LinkKind::Other);
        assert_eq!(kind("https://whitehouse.gov.example.com"), LinkKind::Other);
        assert_eq!(kind("https://evil-doi.org/"), LinkKind::Other);
    }

    #[test]
    fn ports_users_and_case_do_not_matter() {
        assert_eq!(split("https://user@WWW.Nature.com:443/a?b").map(|(h, _)| h).as_deref(), Some("nature.com"));
        assert_eq!(split("mailto:a@b.org"), None);
    }

    #[test]
    fn every_rule_finds_an_address_that_it_is_for() {
        let language = crate::tables::compiled_in();
        let missed: Vec<&str> = language
            .rows(Part::Domains)
            .iter()
            .filter(|row| {
                let wanted = row.string(2);
                let (host, path) = match Test::ALL.get(row.number(1) as usize) {
                    Some(Test::Suffix) => (format!("ministry{wanted}"), String::new()),
                    Some(Test::Label) => (format!("ministry.{wanted}.ua"), String::new()),
                    Some(Test::Subdomain) => (format!("{wanted}.firm.example"), String::new()),
                    Some(Test::Path) => ("firm.example".to_owned(), format!("{wanted}1")),
                    _ => (wanted.to_owned(), String::new()),
                };
                let kind = KINDS.get(row.number(0) as usize).map(|(_, kind)| *kind);
                Some(kind_of(&language, &host, &path, None)) != kind
            })
            .map(|row| row.string(2))
            .collect();
        assert!(missed.is_empty(), "{missed:?}");
    }
}

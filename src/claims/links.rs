//! What the outbound links of an article point to, by an authored rule (`data/language/en/claims/domains.tsv`).
//!
//! A link is a primary source if it leads to a court, a government or a body of states, a journal
//! or preprint, a company's own announcement, or a data set. Links to the article's own host are
//! the outlet itself; other outlets are known by their domains. Everything else is "other": the
//! rule says what stands there, not whether it is right.

use std::sync::OnceLock;

use serde::Serialize;

use super::sources::bodies;
use crate::article::Article;

const RULES: &str = include_str!("../../data/language/en/claims/domains.tsv");

/// What stands at the other end of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// A court.
    Court,
    /// Statistics, measurements, registers.
    Data,
    /// A state body or a body of states.
    Government,
    /// A journal or preprint server.
    Journal,
    /// A company's announcement.
    Company,
    /// The outlet that published the article.
    Own,
    /// Another outlet.
    Outlet,
    /// A social network.
    Social,
    /// An encyclopedia or archive.
    Reference,
    /// Anything else.
    Other,
}

impl LinkKind {
    /// Whether it is a primary document rather than a report about one.
    #[must_use]
    pub const fn is_primary(self) -> bool {
        matches!(self, Self::Court | Self::Data | Self::Government | Self::Journal | Self::Company)
    }
}

/// An outbound link of the body, as a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CitedLink {
    /// Index into [`Article::links`].
    pub link: usize,
    /// The address.
    pub href: String,
    /// The host without "www.".
    pub domain: String,
    /// What stands there.
    pub kind: LinkKind,
    /// Whether it is a primary document.
    pub primary: bool,
    /// The outlet, where it is one by its domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
}

enum Rule {
    Host(&'static str),
    Suffix(&'static str),
    Label(&'static str),
    Subdomain(&'static str),
    Path(&'static str),
}

fn rules() -> &'static [(LinkKind, Vec<Rule>)] {
    static RULE_TABLE: OnceLock<Vec<(LinkKind, Vec<Rule>)>> = OnceLock::new();
    RULE_TABLE.get_or_init(|| {
        let rows = RULES.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'));
        rows.filter_map(|(kind, rules)| {
            let kind = match kind {
                "court" => LinkKind::Court,
                "data" => LinkKind::Data,
                "government" => LinkKind::Government,
                "journal" => LinkKind::Journal,
                "company" => LinkKind::Company,
                "social" => LinkKind::Social,
                "reference" => LinkKind::Reference,
                _ => return None,
            };
            Some((kind, rules.split_whitespace().map(Rule::parse).collect()))
        })
        .collect()
    })
}

impl Rule {
    fn parse(rule: &'static str) -> Self {
        if let Some(label) = rule.strip_prefix("sub:") {
            Self::Subdomain(label)
        } else if let Some(path) = rule.strip_prefix("path:") {
            Self::Path(path)
        } else if let Some(label) = rule.strip_suffix(".*") {
            Self::Label(label)
        } else if rule.starts_with('.') {
            Self::Suffix(rule)
        } else {
            Self::Host(rule)
        }
    }

    fn fits(&self, host: &str, path: &str) -> bool {
        match self {
            Self::Host(name) => is_under(host, name),
            Self::Suffix(suffix) => host.ends_with(suffix),
            Self::Label(label) => {
                let mut labels = host.rsplit('.');
                labels.next().is_some_and(|country| country.len() == 2) && labels.next() == Some(*label)
            }
            Self::Subdomain(label) => host.split('.').next() == Some(*label) && host.matches('.').count() >= 2,
            Self::Path(part) => path.contains(part),
        }
    }
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
fn kind_of(host: &str, path: &str, own: Option<&str>) -> LinkKind {
    if own.is_some_and(|own| is_under(host, own) || is_under(own, host)) {
        return LinkKind::Own;
    }
    let by_rule = |wanted: fn(&Rule) -> bool| {
        rules().iter().find(|(_, rules)| rules.iter().any(|r| wanted(r) && r.fits(host, path))).map(|(kind, _)| *kind)
    };
    by_rule(|r| matches!(r, Rule::Host(_) | Rule::Suffix(_) | Rule::Label(_)))
        .or_else(|| bodies::by_host(host).map(|_| LinkKind::Outlet))
        .or_else(|| by_rule(|r| matches!(r, Rule::Subdomain(_) | Rule::Path(_))))
        .unwrap_or(LinkKind::Other)
}

/// The outbound links of `article`, in order; addresses that are not http are left out.
#[must_use]
pub fn cited(article: &Article) -> Vec<CitedLink> {
    let own = article.metadata.url.as_deref().and_then(split).map(|(host, _)| host);
    let mut cited = Vec::new();
    for (link, target) in article.links().iter().enumerate() {
        let Some((domain, path)) = split(&target.href) else { continue };
        let kind = kind_of(&domain, path, own.as_deref());
        let outlet = bodies::by_host(&domain).map(|body| body.name.to_owned());
        cited.push(CitedLink { link, href: target.href.clone(), kind, primary: kind.is_primary(), outlet, domain });
    }
    cited
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(address: &str) -> LinkKind {
        let (host, path) = split(address).unwrap_or_default();
        kind_of(&host, path, Some("euromaidanpress.com"))
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
}
